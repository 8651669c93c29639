"""Where the data that ship with Normbook stand: standards, instruments, reference lists, rounds, fonts.

Looked for in this order: the folder named by NORMBOOK_CONTENT, the folder packed
into an installed Normbook, the folder `content` of a checkout. What is set by hand
is never passed over in silence: a wrong NORMBOOK_CONTENT is refused.
"""

from __future__ import annotations

import os
from pathlib import Path

from normbook.remarks import Place, Refusal

VARIABLE = "NORMBOOK_CONTENT"


def content_folder() -> Path:
    """The folder of shipped data. Raises Refusal N001 or N002 where there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        folder = Path(named)
        if folder.is_dir():
            return folder
        raise Refusal(
            "N001",
            f"{VARIABLE} names a folder that is not there.",
            "Set it to the folder that holds reference/ and instruments/, or remove it.",
            Place(file=named),
        )
    for folder in (_packaged(), _of_the_checkout()):
        if folder.is_dir():
            return folder
    raise Refusal(
        "N002",
        "The data that ship with Normbook were not found.",
        f"Install Normbook again, or set {VARIABLE} to the folder `content` of its source.",
    )


def content_path(*parts: str) -> Path:
    """A file or folder in the shipped data, as content_path("reference", "parties.csv").

    Raises Refusal N003 where it is missing, so that a caller can open it at once.
    """
    path = content_folder().joinpath(*parts)
    if path.exists():
        return path
    raise Refusal(
        "N003",
        f"{'/'.join(parts)} is missing from the data that ship with Normbook.",
        f"Install Normbook again; where {VARIABLE} is set, look whether its folder is complete.",
        Place(file=str(path)),
    )


def _packaged() -> Path:
    return Path(__file__).parent / "_content"


def _of_the_checkout() -> Path:
    return Path(__file__).parents[2] / "content"
