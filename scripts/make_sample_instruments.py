"""Write test instruments for the published indices among the samples, from the headings of their files.

Only ids and codes are taken over, no text. Run: python scripts/make_sample_instruments.py SAMPLES
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "tests" / "instruments_data"
HEAD = "# Written by scripts/make_sample_instruments.py"
GRADES = ("a", "b", "c", "d")
LISTS = {"grade": GRADES, "answer": ("yes", "no", "unsure")}


def header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def write(
    name: str, title: str, questions: list[str], kind: str, choices: str = "", absences: str = ""
) -> None:
    lines = [HEAD, f"id: {name}", "edition: 1.0", "original: en"]
    if choices:
        lines += ["choices:", f"  {choices}: [{', '.join(repr(code) for code in LISTS[choices])}]"]
    lines += ["sections:", "- id: all", "  questions:"]
    rest = (f", choices: {choices}" if choices else "") + (f", absences: [{absences}]" if absences else "")
    lines += [f"  - {{id: {each}, kind: {kind}{rest}}}" for each in questions]
    texts = [HEAD, f"title: {title}", "sections: {all: {title: All}}"]
    if choices:
        texts += ["choices:", f"  {choices}: {{{', '.join(f'{code!r}: {code}' for code in LISTS[choices])}}}"]
    texts += ["questions:", *(f"  {each}: {{text: {each}}}" for each in questions)]
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instrument.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "en.yaml").write_text("\n".join(texts) + "\n", encoding="utf-8")


def main(samples: Path) -> None:
    budget = header(samples / "01-open-budget-survey" / "obs2015_replies.csv")
    scores = [name for name in budget if re.fullmatch(r"q\d+[bc]?|t3[a-z]+(?<!l)", name)]
    write("open-budget", "Open Budget Survey 2015", scores, "one", "grade", "not-applicable")
    data = "exists digital public online free machinereadable bulk openlicense uptodate".split()
    write("open-data", "Open Data Index", data, "one", "answer")
    law = header(samples / "04-women-business-law" / "wbl_1971_2020_replies_and_scores.csv")
    asked = [name for name in law if re.fullmatch(r"[A-Z]{3}\d", name)]
    write("women-law", "Women, Business and the Law", asked, "yes-no")
    rule = header(samples / "05-wjp-rule-of-law" / "wjp_2017-2018.csv")
    parts = [f"s{match[1]}.{match[2]}" for name in rule if (match := re.match(r"(\d)\.(\d)", name))]
    factors = [f"factor{match[1]}" for name in rule if (match := re.match(r"Factor (\d)", name))]
    write("rule-of-law", "Rule of Law Index", ["overall", *factors, *parts], "decimal")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
