"""Frequencies of every coded question by dense codes: one pass a column, a row group at a time.

A cell of a table is one whole number, code times groups plus group, and a table is
the count of these numbers. Sums of weights are counts too: weights are split
into whole parts so small that adding them in binary is exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from typing import TYPE_CHECKING, Any

from normbook.engines.columnar_file import BY, REASONS, Coded, CodedColumn, code_of
from normbook.measures import Frequencies, codes_of
from normbook.remarks import Refusal
from normbook.rules import Kind
from normbook.values import PLACES, Number, Reason, fit

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as arrow
    from pyarrow import parquet

    Ints = np.ndarray[Any, np.dtype[np.int64]]

Cell = int | str
"""A code, a mask, a set as text, or the negative code of a reason."""
THREADS = 2
_BACK = len(REASONS)
_WIDEST_MASK = 12
"""Codes of a set whose masks are counted directly: 4,096 cells for each group."""
_EXACT = 2**53
_LIMB = 24


@dataclass(slots=True)
class _Table:
    """One question: by cell, how often in each group, and with which weights in units of 10^-9."""

    counts: dict[Cell, list[int]]
    weights: dict[Cell, list[int]]


def tabulate(coded: Coded, attribute: str | None = None, weight: str | None = None) -> list[Frequencies]:
    """The frequencies of every coded question: the whole first, then each group in alphabetical order.

    `weight` is the key of a numeric question; replies without a weight are left out of the
    weights only. Raises Refusal C002 for an attribute or a weight that the file does not have.
    """
    columns = [each for key, each in coded.columns.items() if not key.startswith(BY) and codes_of(each.type)]
    groups = coded.attribute(attribute).codes if attribute else ("",)
    _check_weight(coded, weight)
    shared = _Shared(coded, columns, attribute, len(groups), weight)
    with ThreadPoolExecutor(THREADS) as threads:
        parts = list(threads.map(shared.part, range(coded.groups)))
    found: list[Frequencies] = []
    for place, column in enumerate(columns):
        table = _added([part[place] for part in parts])
        found.extend(_frequencies(column, table, groups, attribute, weight))
    return found


def _check_weight(coded: Coded, weight: str | None) -> None:
    known = weight is None or (
        weight in coded.columns and coded.columns[weight].type.kind in (Kind.INTEGER, Kind.DECIMAL)
    )
    if not known:
        message = f"The file of coded replies has no question “{weight}” with a number."
        raise Refusal("C002", message, "Name a question with a whole number or a decimal.")


@dataclass(frozen=True, slots=True)
class _Shared:
    """What every row group is counted by."""

    coded: Coded
    columns: list[CodedColumn]
    attribute: str | None
    groups: int
    weight: str | None

    def part(self, number: int) -> list[_Table]:
        """The tables of one row group."""
        import numpy as np

        reader = self.coded.open()
        head = [BY + self.attribute] if self.attribute else []
        head += [self.weight] if self.weight else []
        rows = reader.metadata.row_group(number).num_rows
        given = self._read(reader, number, head) if head else {}
        group = _whole(given[BY + self.attribute]) if self.attribute else np.zeros(rows, np.int64)
        limbs = _limbs(given[self.weight]) if self.weight else []
        tables: list[_Table] = []
        for start in range(0, len(self.columns), 16):
            some = self.columns[start : start + 16]
            read = self._read(reader, number, [name for each in some for name in _names(each)])
            tables += [_table(*_dense(each, read), group, self.groups, limbs) for each in some]
        return tables

    def _read(self, reader: parquet.ParquetFile, number: int, names: list[str]) -> Mapping[str, arrow.Array]:
        present = [name for name in names if name in self.coded.names]
        table = reader.read_row_group(number, columns=present, use_threads=False)
        return {name: table[name].combine_chunks() for name in present}


def _limbs(weights: arrow.Array) -> list[tuple[int, Ints]]:
    """Whole parts of the weights, each with its factor to units of 10^-9: their sums in binary are exact."""
    import numpy as np

    base, low, high = _words(weights)
    if np.array_equal(high, low >> 63):
        unit = gcd(int(np.gcd.reduce(low)), 10**PLACES) or 1
        counts = low // unit
        largest = max(int(counts.max(initial=0)), -int(counts.min(initial=0)))
        if largest * len(counts) < _EXACT:
            return [(base * unit, counts)]
    unsigned = low.view(np.uint64)
    cut = [(unsigned >> np.uint64(bits)) & np.uint64(2**_LIMB - 1) for bits in (0, _LIMB, 2 * _LIMB)]
    parts = [(2 ** (_LIMB * place), part.astype(np.int64)) for place, part in enumerate(cut)]
    return [(base * factor, part) for factor, part in (*parts, (2**64, high))]


def _words(weights: arrow.Array) -> tuple[int, Ints, Ints]:
    """The weights as whole numbers of 128 bits, their low and high words, and the worth of one in 10^-9."""
    import numpy as np

    bits = weights.buffers()[0]
    there = (
        np.ones(len(weights), np.bool_)
        if bits is None
        else np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")[weights.offset :][: len(weights)]
    )
    if str(weights.type) == "int64":
        low = np.where(there, _whole(weights), 0)
        return 10**PLACES, low, low >> 63
    words = np.frombuffer(weights.buffers()[1], np.int64).reshape(-1, 2)[weights.offset :][: len(weights)]
    return 1, np.where(there, words[:, 0], 0), np.where(there, words[:, 1], 0)


def _whole(array: arrow.Array) -> Ints:
    """The numbers of an array where they lie, nulls as they fall: to_numpy would import pandas."""
    import numpy as np

    return np.frombuffer(array.buffers()[1], str(array.type))[array.offset :][: len(array)]


def _names(column: CodedColumn) -> tuple[str, ...]:
    return (column.key, f"{column.key}@reason") if column.form == "plain" else (column.key,)


def _dense(column: CodedColumn, read: Mapping[str, arrow.Array]) -> tuple[Ints, list[Cell]]:
    """A number from 0 for each reply, and the code, mask or text that each number stands for."""
    import numpy as np

    if column.form == "plain":
        return _texts(read[column.key], read.get(f"{column.key}@reason"))
    values = _whole(read[column.key])
    if column.form == "mask" and len(column.codes) > _WIDEST_MASK:
        found, places = np.unique(values, return_inverse=True)
        return places.astype(np.int64), found.tolist()
    top = 2 ** len(column.codes) if column.form == "mask" else len(column.codes)
    return values.astype(np.int64) + _BACK, list(range(-_BACK, top))


def _texts(values: arrow.Array, reasons: arrow.Array | None) -> tuple[Ints, list[Cell]]:
    """Sets too large for a mask: each text of codes that occurs is a number."""
    import numpy as np

    found = values.dictionary_encode()
    places = found.indices.fill_null(0).to_numpy().astype(np.int64) + _BACK
    silent = code_of(Reason.NOT_ANSWERED)
    codes = np.full(len(values), silent) if reasons is None else reasons.to_numpy().astype(np.int64)
    absent = values.is_null().to_numpy(zero_copy_only=False)
    return np.where(absent, codes + _BACK, places), [*range(-_BACK, 0), *found.dictionary.to_pylist()]


def _table(
    numbers: Ints, cells: list[Cell], group: Ints, groups: int, limbs: list[tuple[int, Ints]]
) -> _Table:
    """Counts and weights of one row group; group `groups` long lists, one a cell that occurs."""
    import numpy as np

    size = len(cells) * groups
    index = numbers * groups + group
    if len(limbs) == 1 and (packed := _packed(index, limbs[0][1], size)) is not None:
        counts, sums = (each.reshape(-1, groups) for each in packed)
        every = [sums]
        factors = [limbs[0][0]]
    else:
        counts = np.bincount(index, minlength=size).reshape(-1, groups)
        every = [np.bincount(index, parts, minlength=size).reshape(-1, groups) for _, parts in limbs]
        factors = [factor for factor, _ in limbs]
    seen = np.flatnonzero(counts.any(axis=1)).tolist()
    table = _Table({cells[row]: counts[row].tolist() for row in seen}, {})
    for row in seen if limbs else ():
        totals = [0] * groups
        for factor, sums in zip(factors, every, strict=True):
            more = sums[row].tolist()
            totals = [total + factor * int(value) for total, value in zip(totals, more, strict=True)]
        table.weights[cells[row]] = totals
    return table


def _packed(index: Ints, parts: Ints, size: int) -> tuple[Ints, Ints] | None:
    """Counts and sums in one pass: a unit above every sum is added to each part. None if too large."""
    import numpy as np

    unit = 1 << (int(parts.max(initial=0)) * len(parts)).bit_length()
    if int(parts.min(initial=0)) < 0 or 2 * unit * len(parts) >= _EXACT:
        return None
    both = np.bincount(index, parts + unit, minlength=size).astype(np.int64)
    return both // unit, both % unit


def _added(tables: list[_Table]) -> _Table:
    """The tables of all row groups in one."""
    whole = _Table({}, {})
    for table in tables:
        for target, given in ((whole.counts, table.counts), (whole.weights, table.weights)):
            for cell, values in given.items():
                held = target.get(cell)
                target[cell] = values if held is None else [a + b for a, b in zip(held, values, strict=True)]
    return whole


def _frequencies(
    column: CodedColumn, table: _Table, groups: tuple[str, ...], attribute: str | None, weight: str | None
) -> Iterator[Frequencies]:
    wanted: list[tuple[str | None, list[int]]] = [(None, list(range(len(groups))))]
    if attribute:
        wanted += [(name, [place]) for place, name in enumerate(groups)]
    listed = codes_of(column.type) or ()
    for name, places in wanted:
        counts = dict.fromkeys(listed, 0)
        weights = dict.fromkeys(listed, 0)
        absences: dict[str, int] = {}
        answered = 0
        for cell, values in table.counts.items():
            count = sum(values[place] for place in places)
            if isinstance(cell, int) and cell < 0:
                absences[REASONS[-1 - cell].value] = count
                continue
            answered += count
            heavy = sum(table.weights[cell][place] for place in places) if weight else 0
            for code in _held(column, cell) if count else ():
                counts[code] = counts.get(code, 0) + count
                weights[code] = weights.get(code, 0) + heavy
        ordered = {each.value: absences[each.value] for each in REASONS if absences.get(each.value)}
        fitted = {code: _weight(total) for code, total in weights.items()} if weight else None
        yield Frequencies(column.key, name, counts, ordered, answered, fitted)


def _held(column: CodedColumn, cell: Cell) -> tuple[str, ...]:
    """The codes that a cell stands for."""
    if isinstance(cell, str):
        return tuple(cell.split(" ")) if cell else ()
    if column.form == "codes":
        return (column.codes[cell],)
    return tuple(code for bit, code in enumerate(column.codes) if cell >> bit & 1)


def _weight(grains: int) -> Number:
    return fit(Decimal(grains).scaleb(-PLACES)) or 0
