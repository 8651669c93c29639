"""The demo report from data to documents, its writers beside usual libraries, the start of the command."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from bench._clock import timed
from bench._table import Row
from normbook.documents import Document, Heading, NumberedParagraph, Paragraph, Table, plain_text

WHOLE = 5.0
"""Seconds that the demo report may take from data to all documents, warm."""
START = 0.3
"""Seconds in which `normbook --help` answers."""


def run(*, quick: bool) -> list[Row]:
    """The rows of this benchmark."""
    runs = 1 if quick else 5
    return [*_start(runs), *_whole(runs), *_writers(runs)]


def _start(runs: int) -> list[Row]:
    task = "The command line answers: normbook --help"
    ours = timed(lambda: _call("-m", "normbook", "--help"), runs)
    bare = timed(lambda: _call("-c", "pass"), runs)
    return [
        Row(task, "normbook --help", 1, "call", ours.wall, ours=True, floor=1 / START),
        Row(
            task,
            "Python alone, doing nothing",
            1,
            "call",
            bare.wall,
            note="what no Python program can go below",
        ),
    ]


def _whole(runs: int) -> list[Row]:
    task = "The report on persons in custody, from data files to DOCX, PDF, HTML, XLSX and traces"
    with tempfile.TemporaryDirectory() as folder:
        made = timed(lambda: _call("-m", "normbook", "demo", "--once", "-o", folder), runs)
    return [Row(task, "normbook demo --once", 1, "report", made.wall, ours=True, floor=1 / WHOLE)]


def _writers(runs: int) -> list[Row]:
    """Our writers and the usual libraries on the same text and tables (pictures left out of both)."""
    from normbook.documents import write_docx, write_xlsx

    document = _document()
    cells = str(sum(len(row) for table in _tables(document) for row in (*table.heads, *table.rows)))
    docx = timed(lambda: write_docx(document), runs)
    usual = timed(lambda: _python_docx(document), runs)
    xlsx = timed(lambda: write_xlsx(document), runs)
    other = timed(lambda: _openpyxl(document), runs)
    plain = "text and tables without footnotes, bookmarks, languages"
    return [
        Row("A report as DOCX", "Normbook", 1, "document", docx.wall, cells, ours=True, cores=docx.cores),
        Row(
            "A report as DOCX",
            "python-docx",
            1,
            "document",
            usual.wall,
            usual.given,
            note=plain,
            cores=usual.cores,
        ),
        Row("Its tables as XLSX", "Normbook", 1, "workbook", xlsx.wall, cells, ours=True, cores=xlsx.cores),
        Row("Its tables as XLSX", "openpyxl", 1, "workbook", other.wall, other.given, cores=other.cores),
    ]


def _document() -> Document:
    """The demo report without its pictures."""
    from normbook.cli.reports import make
    from normbook.content import content_path

    whole = make(content_path("rounds") / "custody")[0].document
    kept = tuple(
        block for block in whole.blocks if isinstance(block, Heading | Paragraph | NumberedParagraph | Table)
    )
    return Document(whole.title, whole.language, whole.metadata, kept, whole.masthead, whole.banner)


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def _python_docx(document: Document) -> str:
    """The same with python-docx; gives the number of cells written."""
    import docx

    made, count = docx.Document(), 0
    for block in document.blocks:
        if isinstance(block, Heading):
            made.add_heading(plain_text(block.content), block.level)
        elif isinstance(block, Table):
            lines = (*block.heads, *block.rows)
            table = made.add_table(len(lines), block.width)
            for number, line in enumerate(lines):
                cells = table.rows[number].cells
                for place, cell in enumerate(line):
                    cells[place].text = plain_text(cell.content)
                    count += 1
        elif isinstance(block, Paragraph | NumberedParagraph):
            made.add_paragraph(plain_text(block.content))
    made.save(io.BytesIO())
    return str(count)


def _openpyxl(document: Document) -> str:
    """The same tables with openpyxl; gives the number of cells written."""
    from openpyxl import Workbook

    book, count = Workbook(), 0
    for table in _tables(document):
        sheet = book.create_sheet()
        for line in (*table.heads, *table.rows):
            sheet.append(
                [cell.value if cell.value is not None else plain_text(cell.content) for cell in line]
            )
            count += len(line)
    book.save(io.BytesIO())
    return str(count)


def _call(*arguments: str) -> None:
    source = str(Path(__file__).resolve().parents[1] / "src")
    subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, env={"PYTHONPATH": source, "PATH": ""}
    )
