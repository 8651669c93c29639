"""The paragraphs of a text put into the order that its printed numbers give."""

from __future__ import annotations

import re
from typing import Final

from normbook.standards._items import reading_of
from normbook.standards._line import Line
from normbook.standards._marks import INLINE_COMMENTARY, Mark
from normbook.standards._model import Block
from normbook.standards._node import DIVISION_RANKS, HEADING, ITEM, LETTER, PARAGRAPH, ROMAN, UNIT, Node

_END: Final = re.compile(r"[.;:,!?。；：，،؛…”\"]\s*$")
_HEADING_WORDS: Final = 22
_ALONE_WORDS: Final = 8
_HEADING_SIGNS: Final = 150


class Tree:
    """Reads line after line; `nodes` holds what was found, in the order of the text."""

    def __init__(self, lines: list[Line], unit: str) -> None:
        self.lines = lines
        self.unit = unit
        self.nodes: list[Node] = []
        self.worded = any(line.mark and line.mark.sort == "unit" for line in lines) or any(
            line.block.kind and line.block.number for line in lines
        )
        numbered = any(line.mark and line.mark.sort == "decimal" for line in lines)
        self.numbered = self.worded or numbered
        self.open: Node | None = None
        self.in_commentary = False
        self.in_preamble = self.numbered
        self.counted: dict[int, int | None] = {}

    def read(self) -> list[Node]:
        for index, line in enumerate(self.lines):
            self._line(index, line)
            if self.open is not None and line.block.notes and line.first:
                self.open.notes.extend(line.block.notes)
        return self.nodes

    def _line(self, index: int, line: Line) -> None:
        block, mark = line.block, line.mark
        if line.first and block.kind:
            self._named(block)
            if not mark or mark.sort in ("unit", "division", "preamble"):
                return self._text(line.text)
        if mark is not None and not self._covered(mark):
            return self._marked(index, line, mark)
        if self._is_heading(index, line):
            self._heading(index, line)
        else:
            self._text(line.text)

    def _covered(self, mark: Mark) -> bool:
        """Inside a commentary items and restarted numbers belong to it."""
        if not self.in_commentary or mark.sort in ("unit", "division", "preamble", "commentary"):
            return False
        return mark.sort == "item" or not self._continues(mark)

    def _continues(self, mark: Mark) -> bool:
        open_numbers = [
            node.place for node in (self.open.chain if self.open else ()) if node.place is not None
        ]
        if len(mark.places) > 1:
            return True
        return bool(open_numbers) and mark.places[0] == self._last_unit() + 1

    def _last_unit(self) -> int:
        return self.counted.get(UNIT) or 0

    def _named(self, block: Block) -> None:
        if block.kind == "preamble":
            self._push(Node("preamble", "preamble", UNIT, row=block.row))
            return
        place = int(block.number) if block.number.isdigit() else None
        self.in_preamble = False
        self._push(Node(block.kind, "unit", UNIT, block.number, place, row=block.row))

    def _marked(self, index: int, line: Line, mark: Mark) -> None:
        match mark.sort:
            case "commentary":
                self.in_commentary = True
                if mark.rest:
                    self._text(mark.rest)
            case "preamble":
                self.in_preamble = True
                self._push(Node("preamble", "preamble", HEADING, heading=line.text, row=line.block.row))
            case "division":
                self._division(mark, line)
            case "unit":
                self._unit(index, line, mark)
            case "decimal":
                self._decimal(index, line, mark)
            case "item":
                self._item(index, line, mark)

    def _division(self, mark: Mark, line: Line) -> None:
        rank, place = DIVISION_RANKS.get(mark.kind, ROMAN), mark.places[0] if mark.places else None
        if mark.place_letter is not None:
            rank, place = self._upper(mark)
        elif mark.kind == "part" and mark.number and line.text.lstrip().startswith(mark.number):
            rank = ROMAN
        if mark.kind != "annex":
            self.in_preamble = False
        kind = mark.kind if rank != ROMAN or mark.place_letter is None else "part"
        heading = mark.rest.strip()
        self._push(Node(kind, "division", rank, mark.number, place, mark.suffix, heading, row=line.block.row))

    def _upper(self, mark: Mark) -> tuple[int, int | None]:
        """I. is a numeral unless the letter H stands before it; so for V, X, C, D, L and M."""
        if mark.place_roman is None:
            return LETTER, mark.place_letter
        before = self.counted
        if before.get(LETTER) and before.get(LETTER) == (mark.place_letter or 0) - 1:
            return LETTER, mark.place_letter
        if mark.place_roman == 1 or before.get(ROMAN) == mark.place_roman - 1:
            return ROMAN, mark.place_roman
        return LETTER, mark.place_letter

    def _unit(self, index: int, line: Line, mark: Mark) -> None:
        self.in_preamble = False
        place = mark.places[0] if mark.places else None
        node = Node(mark.kind, "unit", UNIT, mark.number, place, mark.suffix, row=line.block.row)
        self._push(node)
        self._body(index, node, mark.rest)

    def _body(self, index: int, node: Node, rest: str) -> None:
        """What stands on the line of the number: a heading where a text or sub-number follows, else text."""
        if not rest.strip():
            return
        if self._short(rest) and self._goes_on(index, node):
            node.heading = rest.strip()
        else:
            self._text(rest)

    def _goes_on(self, index: int, node: Node) -> bool:
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if after is None or after.block.kind:
            return False
        if after.mark is None:
            return not self._is_heading(index + 1, after)
        if after.mark.sort == "decimal":
            deeper = len(after.mark.places) > len(node.number.split("."))
            return deeper or (node.style == "unit" and after.mark.places[0] == 1)
        return after.mark.sort == "item" and (after.mark.place_letter == 1 or after.mark.place_roman == 1)

    def _decimal(self, index: int, line: Line, mark: Mark) -> None:
        depth = len(mark.places)
        inside = self.worded and self._in_unit() and not self._sub_number(mark)
        self.in_preamble = False
        rank = (PARAGRAPH if inside else UNIT) + depth - 1
        kind = "paragraph" if inside or (self.worded and depth == 1) else self.unit
        node = Node(kind, "decimal", rank, mark.number, mark.places[-1], mark.suffix, row=line.block.row)
        self._push(node)
        self._body(index, node, mark.rest)

    def _in_unit(self) -> bool:
        return self.open is not None and any(
            node.rank == UNIT and node.style == "unit" for node in self.open.chain
        )

    def _sub_number(self, mark: Mark) -> bool:
        """13.2 under a heading “Rule 13” is a sub-rule, not paragraph 13.2 of something."""
        chain = self.open.chain if self.open else ()
        return len(mark.places) > 1 and any(
            node.place == mark.places[0] and node.rank == UNIT for node in chain
        )

    def _item(self, index: int, line: Line, mark: Mark) -> None:
        self.in_preamble = self.in_preamble and self.open is None
        style, place, rank = reading_of(mark, self.open, begins=self._next_is_second(index))
        node = Node("item", style, rank, mark.number, place, row=line.block.row)
        self._push(node)
        if mark.rest.strip():
            self._text(mark.rest)

    def _next_is_second(self, index: int) -> bool:
        """(ii) after (i): then (i) is a numeral, whatever letter stood before."""
        after = self.lines[index + 1].mark if index + 1 < len(self.lines) else None
        return after is not None and after.sort == "item" and after.number == "ii"

    def _is_heading(self, index: int, line: Line) -> bool:
        if not self._short(line.text) or line.block.kind or not line.first:
            return False
        if line.block.style == "heading":
            return True
        if self.open is not None and self.open.style == "unit" and self._bare(self.open):
            return self._titles(index, self.open)
        for after in self.lines[index + 1 : index + 4]:
            if after.block.kind:
                return False
            if after.mark is not None:
                return after.mark.sort in ("unit", "decimal", "division", "preamble") and self._may_follow(
                    after.mark
                )
            if not self._short(after.text):
                return self._stands_alone(line)
        return False

    def _stands_alone(self, line: Line) -> bool:
        """A few words without a full stop after a sentence that is complete: “General clause”."""
        node = self.open
        if len(line.text.split()) > _ALONE_WORDS or not self.numbered:
            return False
        if node is None or node.rank < UNIT or node.kind == "preamble":
            return line.text.isupper()
        return bool(node.texts) and node.texts[-1].rstrip().endswith((".", "。"))

    def _may_follow(self, mark: Mark) -> bool:
        return mark.sort != "decimal" or not self.in_commentary or self._continues(mark)

    def _short(self, text: str) -> bool:
        text = text.strip()
        few = len(text) <= _HEADING_SIGNS and len(text.split()) <= _HEADING_WORDS
        return (
            few and not _END.search(text) and not text[:1].islower() and any(sign.isalpha() for sign in text)
        )

    def _heading(self, index: int, line: Line) -> None:
        text = line.text.strip()
        node = self.open
        if node is not None and self._bare(node) and (node.rank < HEADING or self._titles(index, node)):
            node.heading = text
        else:
            self._push(Node("section", "heading", HEADING, heading=text, row=line.block.row))

    def _bare(self, node: Node) -> bool:
        return not (node.heading or node.texts or node.commentary)

    def _titles(self, index: int, node: Node) -> bool:
        """A short line after a bare “Article 5” is its title where its text follows."""
        return node.style == "unit" and self._goes_on(index, node)

    def _text(self, text: str) -> None:
        if self.in_commentary and self.open is not None:
            self._holder().commentary.append(text)
            return
        parts = INLINE_COMMENTARY.split(text, maxsplit=1)
        if self.open is None or self.open.rank < UNIT:
            if self._preambular():
                self._push(Node("preamble", "preamble", UNIT))
            else:
                self._push(Node("paragraph", "none", UNIT))
        elif self._unnumbered_again():
            self._push(Node(self.open.kind, self.open.style, UNIT))
        node = self._target()
        if parts[0].strip():
            node.texts.append(parts[0].strip())
        if len(parts) > 1:
            node.commentary.append(parts[1].strip())

    def _preambular(self) -> bool:
        return self.in_preamble or (self.open is not None and self.open.kind == "preamble")

    def _unnumbered_again(self) -> bool:
        """Each unnumbered paragraph stands by itself: nothing says that two of them are one."""
        node = self.open
        return node is not None and node.style in ("none", "preamble") and bool(node.texts)

    def _target(self) -> Node:
        """Text after a closed list goes back to the unit; after an open item it goes on with the item."""
        assert self.open is not None
        if self.open.rank >= ITEM and self.open.texts and self.open.texts[-1].rstrip().endswith((".", "。")):
            return self._holder()
        return self.open

    def _holder(self) -> Node:
        assert self.open is not None
        chain = [node for node in self.open.chain if UNIT <= node.rank < ITEM]
        return chain[-1] if chain else self.open

    def _push(self, node: Node) -> None:
        self.in_commentary = False
        chain = self.open.chain if self.open else ()
        prefaced = node.rank == UNIT and node.kind != "preamble" and any(n.kind == "preamble" for n in chain)
        rank = HEADING if prefaced else node.rank  # a heading over a preamble is not one over the rules
        node.parent = next((above for above in reversed(chain) if above.rank < rank), None)
        self.nodes.append(node)
        self.counted[node.rank] = node.place
        self.open = node
