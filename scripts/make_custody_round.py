"""Trim the published figures to what the custody instrument asks: data of content/rounds/custody.

    python scripts/make_custody_round.py SAMPLES

reads the two prison files of the United Nations crime trends survey and the status of
the Optional Protocol to the Convention against Torture under SAMPLES, and writes
content/rounds/custody/data/*.csv. No value is changed; rows of rates, of crimes and
of years that the instrument does not ask are left out.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from python_calamine import CalamineWorkbook

FILES = ("data_cts_prisons_and_prisoners.xlsx", "data_cts_prisons_and_prisoners_part2.xlsx")
KEPT = ("Iso3_code", "Country", "Indicator", "Dimension", "Category", "Sex", "Age", "Year", "VALUE", "Source")
DIMENSIONS = ("Total", "by status", "by citizenship", "by length of detention", "by type of death")
LEFT_OUT = ("Persons held under other types of supervision",)
YEARS = range(2003, 2023)
TARGET = Path(__file__).resolve().parents[1] / "content" / "rounds" / "custody" / "data"


def main(samples: Path) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    rows = [row for name in FILES for row in prison_rows(samples / "10-un-cts" / name)]
    rows.sort(key=lambda row: tuple(row[:8]))
    write(TARGET / "prisons.csv", KEPT, rows)
    source = (samples / "13-treaty-ratification" / "hr_status_opcat.csv").read_text(encoding="utf-8-sig")
    treaty = list(csv.DictReader(io.StringIO(source)))
    columns = ("iso2", "member", "year ratification or accession", "status")
    write(TARGET / "opcat.csv", columns, [[row[column] for column in columns] for row in treaty])


def prison_rows(path: Path) -> list[list[str]]:
    """The rows of one file that the instrument asks for; order within a key is that of the file."""
    cells = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    head = [str(cell) for cell in cells[2]]
    place = {name: head.index(name) for name in (*KEPT, "Unit of measurement")}
    found = []
    for row in cells[3:]:
        year = int(float(str(row[place["Year"]])))
        asked = row[place["Dimension"]] in DIMENSIONS and row[place["Indicator"]] not in LEFT_OUT
        if row[place["Unit of measurement"]] == "Counts" and asked and (year in YEARS or year < 1900):
            found.append([written(row[place[name]]) for name in KEPT])
    return found


def written(cell: object) -> str:
    """A cell as text; whole numbers without the point that a workbook gives them."""
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell)


def write(path: Path, columns: tuple[str, ...], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
