"""The whole page: head with a policy that allows nothing from outside, masthead, text, footnotes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from normbook.documents._document import Document
from normbook.documents._legible import one_line
from normbook.documents._words import WORDS
from normbook.documents.html._blocks import block_html
from normbook.documents.html._inline import TraceLink, Writing, attributes, escaped, joined
from normbook.documents.html._style import style


def write_html(document: Document, trace_link: TraceLink | None = None) -> str:
    """The document as one HTML file, accessible and without any request to elsewhere.

    `trace_link` gives the address of the page that explains a figure, by its trace. The style is
    allowed by its digest, so the page may be served under a strict content security policy.
    """
    writing = Writing(document, trace_link)
    body = joined(block_html(block, place, writing) for place, block in enumerate(document.blocks))
    words = WORDS[document.language]
    return joined(
        (
            "<!doctype html>",
            f'<html lang="{document.language}" dir="{document.direction}">',
            _head(document),
            "<body>",
            f'<a class="skip" href="#text">{escaped(words.skip)}</a>',
            _banner(document),
            _masthead(document),
            f'<main id="text">\n<h1>{escaped(document.title)}</h1>',
            *(f'<p class="subtitle">{escaped(line)}</p>' for line in document.subtitle),
            body,
            _footnotes(writing),
            "</main>",
            _footer(document),
            "</body>\n</html>\n",
        )
    )


def _head(document: Document) -> str:
    digest = b64encode(sha256(style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    metadata = document.metadata
    named = (
        ("identifier", metadata.identifier),
        ("author", metadata.author),
        ("description", metadata.subject),
        ("keywords", ", ".join(metadata.keywords)),
        ("version", metadata.version),
        ("date", metadata.created.isoformat() if metadata.created else ""),
    )
    return joined(
        (
            '<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escaped(one_line(document.title))}</title>",
            *(f"<meta{attributes(name=name, content=one_line(text))}>" for name, text in named if text),
            f"<style>{style()}</style>\n</head>",
        )
    )


def _banner(document: Document) -> str:
    return f'<p class="banner" role="note">{escaped(document.banner)}</p>' if document.banner else ""


def _masthead(document: Document) -> str:
    masthead = document.masthead
    facts = (masthead.distribution, masthead.date, masthead.original)
    parts = (
        f'<p class="issuer">{escaped(masthead.issuer)}</p>' if masthead.issuer else "",
        f'<p class="symbol">{escaped(masthead.symbol)}</p>' if masthead.symbol else "",
        _lines("facts", tuple(fact for fact in facts if fact)),
        _lines("lines", masthead.lines),
    )
    return joined(('<header class="masthead">', *parts, "</header>")) if any(parts) else ""


def _lines(name: str, lines: tuple[str, ...]) -> str:
    return f'<p class="{name}">{"<br>".join(escaped(line) for line in lines)}</p>' if lines else ""


def _footnotes(writing: Writing) -> str:
    if not writing.footnotes:
        return ""
    title = WORDS[writing.document.language].footnotes
    lines = (
        f'<li id="footnote-{number}">{text} <a class="back" href="#mark-{number}" '
        f'role="doc-backlink" aria-label="{number}">↩\ufe0e</a></li>'
        for number, text in enumerate(writing.footnotes, start=1)
    )
    head = f'<section class="footnotes" role="doc-endnotes"><h2>{escaped(title)}</h2>\n<ol>'
    return joined((head, *lines, "</ol></section>"))


def _footer(document: Document) -> str:
    metadata = document.metadata
    facts = tuple(fact for fact in (document.masthead.symbol, metadata.identifier, metadata.version) if fact)
    return f"<footer>{' · '.join(f'<bdi>{escaped(fact)}</bdi>' for fact in dict.fromkeys(facts))}</footer>"
