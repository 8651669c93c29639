"""Lists: one definition a kind, one instance a list, so that every list begins anew."""

from __future__ import annotations

from normbook.documents._blocks import ListKind
from normbook.documents._words import WORDS
from normbook.documents.docx._inline import Writing

_DEPTHS = 4
_STEP = 454  # twentieths of a point: 0.8 cm a level
_KINDS = tuple(kind.value for kind in ListKind)


def numbering_xml(writing: Writing) -> str:
    """The inside of the numbering part for the lists that were written."""
    definitions = "".join(_definition(place, kind, writing) for place, kind in enumerate(_KINDS))
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_KINDS.index(kind)}"/>{_anew()}</w:num>'
        for number, kind in enumerate(writing.lists, start=1)
    )
    return definitions + instances


def _definition(place: int, kind: str, writing: Writing) -> str:
    levels = "".join(_level(depth, kind, writing) for depth in range(_DEPTHS))
    kind_of_levels = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{place}">{kind_of_levels}{levels}</w:abstractNum>'


def _level(depth: int, kind: str, writing: Writing) -> str:
    language = writing.document.language
    letters = "arabicAbjad" if language == "ar" else "lowerLetter"
    form = {"bullet": "bullet", "letter": letters, "roman": "lowerRoman"}[kind]
    text = "•" if kind == "bullet" else WORDS[language].mark.format(f"%{depth + 1}")
    indent = f'<w:ind w:left="{_STEP * (depth + 1) + 113}" w:hanging="{_STEP}"/>'
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )


def _anew() -> str:
    return "".join(
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for depth in range(_DEPTHS)
    )
