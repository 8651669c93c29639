"""Several values at once in a spreadsheet: sums, counts, extremes, means, joined texts, rows of a roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normbook.rules._core import Aggregate, Core, Item, Var, never_absent
from normbook.rules._types import Kind
from normbook.rules.printers.sheet import WIDEST, Sheet
from normbook.rules.printers.sheet_exact import bounded, operand, scale_at, settled, total
from normbook.rules.printers.sheet_functions import joined, nothing, set_text, text_of

FEW = 9
"""So many whole numbers add up exactly below 2^53 whatever they are."""
_CHOICES = 30
"""LibreOffice's CHOOSE takes no more than thirty-one."""
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class _Part:
    """One value among several: its cell or constant, its kind, its codes, whether it is always there."""

    text: str
    kind: Kind
    codes: tuple[str, ...] | None
    present: bool


def aggregate(sheet: Sheet, node: Aggregate) -> str:
    """sum, complete, min, max, mean, count, rows, join."""
    if node.name == "rows":
        return _rows(sheet, node.items)
    if node.name == "join":
        return _join(sheet, node.items)
    parts = _parts(sheet, node.items)
    if node.name == "count":
        return _count(sheet, parts)
    if not parts:
        return '""'
    present = _added(sheet, parts, "COUNT")
    if node.name in ("min", "max"):
        return f'IF({present}=0,"",{_extreme(sheet, parts, node.name.upper())})'
    if node.name == "mean":
        return _mean(sheet, parts, sheet.keep(present))
    return f'IF({present}=0,"",{_sum(sheet, parts)})'


def item(sheet: Sheet, node: Item) -> str:
    """The n-th row of a roster column."""
    column, index = sheet.cells.column(node.column.key), sheet.once(node.index)
    if not column.cells or nothing(node.index):
        return '""'
    at = sheet.keep(f"TRUNC(N({index}))")
    found = '""'
    for start in reversed(range(0, len(column.cells), _CHOICES)):
        chosen = f"CHOOSE({at}-{start},{','.join(column.cells[start : start + _CHOICES])})"
        found = (
            chosen if found == '""' else f"IF({at}<={start + _CHOICES},{chosen},{sheet.keep(_calm(found))})"
        )
    inside = f"AND({at}>=1,{at}<={column.rows},{at}<={len(column.cells)})"
    return sheet.guarded((node.index,), f'IF({inside},{found},"")')


def _calm(text: str) -> str:
    """A part of a choice that is read only where it has a value."""
    return f'IFERROR({text},"")'


def _parts(sheet: Sheet, items: Sequence[Core]) -> list[_Part]:
    found: list[_Part] = []
    for each in items:
        type_ = each.type.one
        if isinstance(each, Var) and each.type.many:
            found += [
                _Part(cell, type_.kind, type_.codes, False) for cell in sheet.cells.column(each.key).cells
            ]
        elif not nothing(each):
            found.append(_Part(sheet.once(each), type_.kind, type_.codes, never_absent(each)))
    return found


def _rows(sheet: Sheet, items: Sequence[Core]) -> str:
    columns = [
        sheet.cells.column(each.key).rows for each in items if isinstance(each, Var) and each.type.many
    ]
    scalars = len(items) - len(columns)
    return "+".join([str(scalars), *columns])


def _count(sheet: Sheet, parts: Sequence[_Part]) -> str:
    fixed = sum(part.present for part in parts)
    tests = [f'({part.text}<>"")' for part in parts if not part.present]
    while len(tests) > WIDEST:
        tests = [sheet.keep("0+" + "+".join(tests[at : at + WIDEST])) for at in range(0, len(tests), WIDEST)]
    return "+".join([str(fixed), *tests])


def _added(sheet: Sheet, parts: Sequence[_Part], function: str) -> str:
    """COUNT or SUM over all parts, which pass over texts in cells."""
    groups = [parts[at : at + 2 * WIDEST] for at in range(0, len(parts), 2 * WIDEST)]
    return "+".join(sheet.short(f"{function}({','.join(part.text for part in group)})") for group in groups)


def _extreme(sheet: Sheet, parts: Sequence[_Part], function: str) -> str:
    texts = [part.text for part in parts]
    while len(texts) > 2 * WIDEST:
        groups = [texts[at : at + 2 * WIDEST] for at in range(0, len(texts), 2 * WIDEST)]
        texts = [_kept_extreme(sheet, group, function) for group in groups]
    return f"{function}({','.join(texts)})"


def _kept_extreme(sheet: Sheet, texts: Sequence[str], function: str) -> str:
    listed = ",".join(texts)
    return sheet.keep(f'IF(COUNT({listed})=0,"",{function}({listed}))')


def _sum(sheet: Sheet, parts: Sequence[_Part]) -> str:
    if len(parts) <= FEW and all(part.kind is Kind.INTEGER for part in parts):
        return bounded(sheet.keep(_added(sheet, parts, "SUM")))
    return settled(sheet, *_exact(sheet, parts))


def _exact(sheet: Sheet, parts: Sequence[_Part]) -> tuple[str, str]:
    """The exact sum of any number of parts, in hundred thousands and 1E-9ths."""
    from normbook.rules.printers.sheet_exact import carried

    numbers = [
        operand(sheet, part.text if part.text[0].isdigit() else f"N({part.text})", part.kind)
        for part in parts
    ]
    sums = [total(sheet, numbers[at : at + _CHUNK]) for at in range(0, len(numbers), _CHUNK)]
    if len(sums) == 1:
        return sums[0]
    return carried(sheet, "+".join(high for high, _ in sums), "+".join(low for _, low in sums))


def _mean(sheet: Sheet, parts: Sequence[_Part], present: str) -> str:
    """The exact sum divided by how many there are, in long division, rounded once."""
    high, low = _exact(sheet, parts)
    count = sheet.keep(f"MAX({present},1)")
    above = sheet.keep(f"INT({high}/{count})")
    first = sheet.keep(f"({high}-{above}*{count})*1E7+INT({low}/1E7)")
    one = sheet.keep(f"INT({first}/{count})")
    second = sheet.keep(f"({first}-{one}*{count})*1E7+({low}-INT({low}/1E7)*1E7)")
    other = sheet.keep(f"INT({second}/{count})")
    rest = sheet.keep(f"{second}-{other}*{count}")
    size = sheet.keep(f"{one}*1E7+{other}")
    rough = sheet.keep(f"{above}*1E5+({size}+{rest}/{count})/1E9")
    scale = sheet.keep(scale_at(rough))
    unit = sheet.keep(f"1E9/{scale}")
    twice = sheet.keep(f"2*({size}-INT({size}/{unit})*{unit})*{count}+2*{rest}")
    up = f"IF(OR({twice}>{unit}*{count},AND({rough}>=0,{twice}={unit}*{count})),1,0)"
    whole = sheet.keep(f"MAX(MIN({above}*1E5*{scale}+INT({size}/{unit})+{up},1E15),-1E15)/{scale}")
    return f'IF({present}=0,"",{bounded(whole)})'


def _join(sheet: Sheet, items: Sequence[Core]) -> str:
    """The texts that are there with the separator between them."""
    parts = _parts(sheet, items[1:])
    separator = '""' if nothing(items[0]) else sheet.once(items[0])
    texts: list[str] = []
    for part in parts:
        held = part.text
        if part.kind is Kind.SET and part.codes is not None:
            held = sheet.keep(set_text(sheet, held, part.codes))
        elif part.kind not in (Kind.TEXT, Kind.CHOICE, Kind.SET, Kind.ANY):
            held = sheet.keep(text_of(sheet, held, part.kind))
        texts.append(f"{separator}&{held}" if part.present else f'IF({held}="","",{separator}&{held})')
    if not texts:
        return '""'
    return f"MID({joined(sheet, texts)},LEN({separator})+1,32767)"
