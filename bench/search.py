"""Search over sixty texts of a hundred provisions in six languages, beside SQLite's full-text index."""

from __future__ import annotations

import sqlite3

from bench._clock import timed
from bench._table import Row
from normbook.languages import LanguageCode
from normbook.standards import Finder, LibraryProvision, LibraryText, compendium

SOON = 0.05
"""Seconds in which a query is answered, over all texts."""
WORDS: dict[LanguageCode, str] = {
    "en": "every prisoner is given drinking water and sees the physician of the prison without delay",
    "fr": "tout détenu reçoit de l'eau potable et voit sans retard le médecin de la prison",
    "es": "todo recluso recibe agua potable y ve sin demora al médico de la prisión",
    "ru": "каждый заключенный получает питьевую воду и без промедления видит врача тюрьмы",
    "ar": "يحصل كل سجين على ماء الشرب ويرى طبيب السجن دون تأخير",
    "zh": "每名囚犯都能得到饮用水并及时见到监狱医生",
}
QUERIES = ("prisoners physician water", "médecin détenus", "врач заключенных", "طبيب السجناء", "囚犯饮用水")


def run(*, quick: bool) -> list[Row]:
    """The rows of this benchmark."""
    texts = _texts(100 if not quick else 20)
    finder, table = Finder(compendium(), texts), _indexed(texts)
    rows = []
    for query in QUERIES:
        finder.find(query)
        runs = 3 if quick else 15
        ours = timed(lambda query=query: finder.find(query).total, runs)  # type: ignore[misc]
        peer = timed(lambda query=query: _sqlite(table, query), runs)  # type: ignore[misc]
        task = f"Search: {query}"
        rows.append(
            Row(
                task,
                "Normbook",
                1,
                "query",
                ours.wall,
                ours=True,
                note=f"{ours.given:,} found",
                floor=1 / SOON,
            )
        )
        rows.append(
            Row(task, "SQLite FTS5", 1, "query", peer.wall, note=f"{peer.given:,} found, words as written")
        )
    return rows


def _texts(provisions: int) -> list[LibraryText]:
    """Invented texts: one sentence a provision, with a word of its own."""
    found = []
    for language, words in WORDS.items():
        for id_ in list(compendium().standards)[:60]:
            made = tuple(
                LibraryProvision(f"norm:{id_}/{n}", str(n), "rule", f"{words} {id_[:4]}{n}")
                for n in range(1, provisions + 1)
            )
            found.append(LibraryText(id_, language, "rule", made))
    return found


def _indexed(texts: list[LibraryText]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table provision using fts5(address, text, tokenize = 'unicode61')")
    rows = [(each.address, each.text) for text in texts for each in text.provisions]
    connection.executemany("insert into provision values (?, ?)", rows)
    return connection


def _sqlite(connection: sqlite3.Connection, query: str) -> int:
    """All hits ranked, twenty with their passages, as ours are."""
    match = " OR ".join(f'"{word}"' for word in query.split())
    total = connection.execute("select count(*) from provision where provision match ?", (match,)).fetchone()[
        0
    ]
    connection.execute(
        "select address, snippet(provision, 1, '*', '*', '…', 30) from provision where provision match ? "
        "order by bm25(provision) limit 20",
        (match,),
    ).fetchall()
    return int(total)
