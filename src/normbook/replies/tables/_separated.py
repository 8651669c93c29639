"""Separated text (CSV, TSV and their kin): RFC 4180 with any delimiter and any line ending."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator
from typing import NoReturn

from normbook.remarks import Weight
from normbook.replies.tables._codes import Code
from normbook.replies.tables._delimiter import delimiter_of, separator_hint
from normbook.replies.tables._encoding import encoding_of, lines_of
from normbook.replies.tables._sheet import Cell, Format, Row, Sheet, Tables
from normbook.replies.tables._source import Source


def read_separated(source: Source) -> Tables:
    """Every record as a row of texts; an empty field is None.

    Refuses with W004 to W008 and W013: encoding, zero bytes, delimiter, quotes, length, size.
    """
    encoding = encoding_of(source)
    delimiter = delimiter_of(source, encoding)
    rows: list[Row] = []
    lines = array("L")
    kept: dict[str, Cell] = {"": None}  # long tables repeat their texts: each is held once
    cells = text = 0
    for line, record in _records(source, encoding, delimiter):
        cells += len(record)
        text += sum(map(len, record))
        _bound(source, line, len(record), cells, text)
        row = tuple([kept.setdefault(field, field) for field in record])
        _note_formulas(source, row, line)
        rows.append(row)
        lines.append(line)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        source.refuse(
            Code.EMPTY, "The file holds no text.", "Export the table again; it should have a header and rows."
        )
    sheet = Sheet(source.name, None, tuple(rows), lines=lines[: len(rows)])
    return Tables(source.name, Format.SEPARATED, (sheet,), source.tally.remarks())


def _records(source: Source, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line at which it begins."""
    reader = csv.reader(_lines(source, encoding), delimiter=delimiter, strict=True)
    begun = 1
    try:
        for record in reader:
            if not (begun == 1 and separator_hint(delimiter.join(record))):
                yield begun, record
            begun = reader.line_num + 1
    except csv.Error as fault:
        _refuse(source, fault, begun, reader.line_num)


def _lines(source: Source, encoding: str) -> Iterator[str]:
    limit = source.limits.line_characters
    stream = lines_of(source, encoding)
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            source.refuse(
                Code.LONG_LINE,
                f"The line is longer than {limit:,} characters, which no table needs.",
                "Check that the file is a table with one record a line, and export it again.",
                source.place(row=number),
            )
        yield line


def _refuse(source: Source, fault: csv.Error, begun: int, line: int) -> NoReturn:
    message = str(fault)
    if "field limit" in message:
        source.refuse(
            Code.LONG_LINE,
            f"A field of the record that begins here is longer than {csv.field_size_limit():,} characters.",
            "Look for a quotation mark that is opened and not closed; otherwise shorten the text.",
            source.place(row=begun),
        )
    if "unexpected end" in message:
        source.refuse(
            Code.QUOTE,
            "A quotation mark is opened in the record that begins here and never closed.",
            'Close it, or write a quotation mark inside a quoted field twice ("").',
            source.place(row=begun),
        )
    source.refuse(
        Code.QUOTE,
        f"Text follows a closing quotation mark where the next field should begin (line {line}).",
        'Write a quotation mark inside a quoted field twice (""), or say the right delimiter in the mapping.',
        source.place(row=begun),
    )


def _bound(source: Source, line: int, width: int, cells: int, text: int) -> None:
    limits = source.limits
    if width > limits.columns or cells > limits.cells or text > limits.text_characters:
        source.refuse(
            Code.USED_AREA,
            f"The table is larger than {limits.columns:,} columns, {limits.cells:,} cells or "
            f"{limits.text_characters:,} characters by this line.",
            "Divide it into several files, and name them all in the mapping.",
            source.place(row=line),
        )


def _note_formulas(source: Source, row: Row, line: int) -> None:
    for number, cell in enumerate(row, start=1):
        if type(cell) is str and cell[0] == "=":
            source.tally.add(
                Code.FORMULA_TEXT,
                Weight.NOTE,
                f"The cell begins with an equals sign ({cell[:40]}): it is kept as text and not calculated.",
                "Put the value in place of the formula if a value was meant.",
                source.place(row=line, column=number),
            )
