"""A provision while the text is being read: it still takes paragraphs, notes and commentary."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """One unit in the making. `style` is how it is numbered, `rank` how deep: a lower closes a higher."""

    kind: str
    style: str
    rank: int
    number: str = ""
    place: int | None = None
    suffix: str = ""
    heading: str = ""
    parent: Node | None = None
    row: int | None = None
    locator: str = ""
    texts: list[str] = field(default_factory=list)
    commentary: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def chain(self) -> tuple[Node, ...]:
        """This node and those it stands in, outermost first."""
        return (*(self.parent.chain if self.parent else ()), self)

    @property
    def body(self) -> Node | None:
        """The nearest division or region around it."""
        return next((node for node in reversed(self.chain[:-1]) if node.rank < UNIT), None)


ANNEX, PART, CHAPTER, SECTION, ROMAN, LETTER, HEADING = range(7)
UNIT = 10
PARAGRAPH = 12
ITEM = 20
DIVISION_RANKS = {"annex": ANNEX, "part": PART, "chapter": CHAPTER, "section": SECTION}
