"""What the checker knows of a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normbook.rules._checker import Checker
    from normbook.rules._core import Core
    from normbook.rules._tree import Call


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its name, how it is written, what it means, how many arguments, how it is lowered."""

    name: str
    usage: str
    meaning: str
    least: int
    most: int | None
    build: Callable[[Checker, Call], Core]
