"""The page of a trace: what stands behind one figure, small, self-contained, without script.

A report has hundreds of them, so they are written directly and not through the
writers of documents (14 ms a page there, 0.2 ms here).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 'Noto Sans',sans-serif;max-inline-size:70rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}a{color:#0b5a6b}table{border-collapse:collapse;inline-size:100%}"
    "caption{text-align:start;font-weight:bold;padding:.5rem 0}"
    "th,td{text-align:start;padding:.25rem .75rem .25rem 0;"
    "border-block-end:1px solid #ccc;vertical-align:top}"
    "td.n{text-align:end;font-variant-numeric:tabular-nums}dt{font-weight:bold}dd{margin:0 0 .5rem}"
    ".banner{border-block:2px solid #8a4b00;padding:.25rem 0;font-weight:bold}"
    ".wide{overflow-x:auto}table{min-inline-size:44rem}td.n{white-space:nowrap}dd{overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#111}a{color:#7cc4d4}"
    "th,td{border-color:#444}}"
)
_BASES = {"replied": "in the data"}
"""Bases by a name that is also true of compiled data, of which nobody is said to have replied."""
_escaped = lru_cache(8192)(escape)
"""Names, keys and sources stand on hundreds of pages; each is escaped once."""
_HEADS = ("Respondent", "Answer", "Value", "Marks", "Source", "Place")


def trace_page(record: Mapping[str, Any], title: str, banner: str = "") -> str:
    """The HTML page of a trace, as `trace` gives it; `title` is that of the report."""
    facts = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in _facts(record) if text
    )
    rows = "".join(_row(cells) for reply in record["replies"] for cells in _rows(reply))
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    warning = f'<p class="banner">{escape(banner)}</p>' if banner else ""
    everything = (
        "<p>This figure counts respondents; it stands on all their answers.</p>"
        if record["keys"] == ["*"]
        else ""
    )
    return (
        f'<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(record['id'])} – {escape(title)}</title>"
        f"<style>{_STYLE}</style></head><body>{warning}"
        f'<p><a href="../report.html">Back to the report: {escape(title)}</a></p>'
        f"<main><h1>Trace of a figure</h1>"
        f'<dl>{facts}</dl>{everything}<div class="wide"><table>'
        f"<caption>Values behind the figure</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></main></body></html>\n"
    )


def _facts(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Address", record["address"]
    yield "Value", _shown(record["value"])
    yield "Measure", f"{record['measure']} ({record['definition']})"
    yield "Base", f"{record['base']}, n = {_shown(record['n'])}"
    sizes = {_BASES.get(base, base): size for base, size in record["sizes"].items()}
    yield "Respondents in each base", _pairs(sizes)
    yield "Without a value, by reason", _pairs(record["absences"])
    yield "Digests", _pairs(record["digests"])


def _rows(reply: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    yield from _cells(reply["name"], reply["values"])
    for part in reply.get("parts", ()):
        yield from _cells(f"– {part['name']}", part["values"])


def _cells(name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    if not values:
        yield (name, "", "", "", "", "")
    for key, answer in values.items():
        marks = ", ".join(answer.get("marks", ()))
        yield (name, key, _shown(answer["value"]), marks, answer.get("source", ""), answer.get("place", ""))


def _row(cells: tuple[str, ...]) -> str:
    first, key, value, *rest = map(_escaped, cells)
    others = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr><th scope="row">{first}</th><td>{key}</td><td class="n">{value}</td>{others}</tr>'


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("absent", ""))
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _pairs(values: Mapping[str, Any]) -> str:
    return "; ".join(f"{key}: {value}" for key, value in values.items())
