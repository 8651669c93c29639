"""Running text: a tuple of runs, each of one style, language and trace.

A run is the smallest piece of text with one look. It may carry the trace of a figure (an
opaque string), a link, and a footnote whose mark follows the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]


class Style(Enum):
    """The look of a run. Bold and italic are for titles and terms, not for emphasis."""

    PLAIN = "plain"
    ITALIC = "italic"
    BOLD = "bold"
    CODE = "code"
    SUPERSCRIPT = "superscript"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text.

    `figure` is the trace of the figure that the text prints, opaque here. `link` is an absolute
    address, or `#id` for a block of the same document. `language` (a BCP 47 tag) and `direction`
    stand where they differ from the document's own. A line feed in `text` is a line break.
    """

    text: str
    style: Style = Style.PLAIN
    figure: str | None = None
    link: str | None = None
    footnote: Inline | None = None
    language: str | None = None
    direction: Direction | None = None


Inline: TypeAlias = tuple[Run, ...]


def inline(*parts: str | Run) -> Inline:
    """Running text from plain strings and runs: `inline("In ", Run("44", figure="f1"), ".")`."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def plain_text(content: Inline) -> str:
    """The words of running text without style, figures and footnotes."""
    return "".join(run.text for run in content)
