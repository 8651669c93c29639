"""Rules in words: routes, checks and calculations as people read them.

P1 every kind of node and every function has one phrase, and a route reads as people speak
P2 two different trees never read the same
P3 a language without phrases is refused
"""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import pytest
from agreement_words import Words

from agreement import Seeded, draw_schema
from normbook.remarks import Refusal
from normbook.rules import prepare
from normbook.rules.printers.plain import Names, sentence, words
from normbook.rules.printers.plain_english import ENGLISH
from normbook.values import to_text

SCHEMA = {
    "q3": {"type": "choice", "choices": ["yes", "no", "part"]},
    "q4": {"type": "set", "choices": ["law", "none"]},
    "q5": {"type": "integer"},
    "q6": {"type": "decimal"},
    "q7": {"type": "date"},
    "q8": {"type": "boolean"},
    "q9": {"type": "text"},
    "r": {"type": "integer[]"},
}
LABELS = {"yes": "Yes", "no": "No", "part": "In part", "law": "By law", "none": "None of these"}
NAMES = Names(lambda key: f"question {key.removeprefix('q')}", lambda key, code: LABELS.get(code, code))

READ = [
    (
        "${q3} = 'yes' and not(selected(${q4}, 'none'))",
        "question 3 is “Yes” and question 4 does not include “None of these”",
    ),
    ("${q3} = 'yes' or ${q3} = 'part'", "question 3 is “Yes” or question 3 is “In part”"),
    ("${q3} != 'no'", "question 3 is not “No”"),
    ("'no' = ${q3}", "question 3 is “No”"),
    ("${q4} = 'none law'", "question 4 is exactly these 2: “By law”; “None of these”"),
    ("${q9} = ''", "question 9 is not answered"),
    ("${q9} != ''", "question 9 is answered"),
    ("${q8}", "question 8"),
    ("not(${q8})", "question 8 is not yes"),
    ("${q5} > 5", "question 5 is more than 5"),
    ("5 >= ${q5}", "question 5 is at most 5"),
    ("${q5} < ${q6}", "question 5 is less than question 6"),
    ("${q7} <= today()", "question 7 is on or before the date of today"),
    ("${q7} > '2004-03-19'", "question 7 is after 19 March 2004"),
    ("reason(${q5}) = 'not-available'", "the reason stated for question 5 is “not available”"),
    ("marked(${q5}, 'estimated')", "question 5 is marked as “estimated”"),
    (
        "(${q8} or ${q9} = 'a') and ${q5} = 1",
        "either question 8 is yes or question 9 is “a”, and question 5 is 1",
    ),
    (
        "${q8} or (${q9} = 'a' and ${q5} = 1)",
        "question 8 is yes, or both question 9 is “a” and question 5 is 1",
    ),
    (
        "not((${q8} or ${q9} = 'a') and ${q5} = 1)",
        "it is not so that both either question 8 is yes or question 9 is “a” and question 5 is 1",
    ),
    (
        "${q5} + ${q6} = 1 and ${q8} and ${q9} = ''",
        "the sum of question 5 and question 6 is 1, and question 8 is yes, and question 9 is not answered",
    ),
    ("${q5} - ${q6} * 2", "the difference of question 5 minus the product of question 6 and 2"),
    ("(${q5} - ${q6}) * 2", "the product of the difference of question 5 minus question 6 and 2"),
    (
        "complete-sum(${q5}, ${q6})",
        "the sum, where all are there or not applicable, of these 2: question 5; question 6",
    ),
    ("sum(${r})", "the sum of those answered of these 1: the rows of question r"),
    ("contains(${q9}, 'so ”it” goes')", "question 9 contains “so ””it”” goes”"),
    ("regex(${q9}, '[a-z]+')", "question 9 has the form “[a-z]+”"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "read"), READ)
def test_it_reads(expression: str, read: str) -> None:
    assert words(prepare(expression, {}, SCHEMA).value, NAMES) == read


def test_it_stands_in_a_sentence_for_each_use() -> None:
    node = prepare("${q3} = 'yes' and not(selected(${q4}, 'none'))", {}, SCHEMA).value
    told = "question 3 is “Yes” and question 4 does not include “None of these”"
    assert sentence(node, NAMES, "route") == f"Answer only if {told}."
    assert sentence(node, NAMES, "check") == f"This should hold: {told}."


def test_different_trees_never_read_the_same() -> None:
    """P2, over one scope, so that equal words cannot come from unlike lists of choices."""
    choose = Seeded(Random(11))
    schema = draw_schema(choose)
    own = Names(lambda key: f"<{key}>", lambda key, code: f"[{code}]")
    told: dict[str, tuple[str, str]] = {}
    for turn in range(6000):
        expression = Words(choose, schema, wild=False).any(turn % 5)
        node = prepare(expression, {}, schema).value
        shape, read = _untyped(repr(node)), words(node, own)
        first = told.setdefault(read, (shape, expression))
        assert first[0] == shape, f"{first[1]}\n{expression}\nboth read: {read}"
    assert len(told) > 3000


def test_a_phrase_says_how_many_parts_follow() -> None:
    lists = [phrase for phrase in ENGLISH.values() if "{list}" in phrase]
    assert lists
    assert all("{n}" in phrase for phrase in lists)


def test_a_language_without_phrases_is_refused() -> None:
    node = prepare("${q5} > 5", {}, SCHEMA).value
    with pytest.raises(Refusal, match="R120") as refused:
        words(node, NAMES, "ar")
    assert refused.value.cure


def _untyped(shown: str) -> str:
    """A tree without the types of its nodes: the words of a value are the same whatever its type."""
    shown = re.sub(r"Decimal\('([^']*)'\)", lambda match: to_text(Decimal(match[1])), shown)
    return re.sub(r"Type\(kind=<[^>]*>, codes=(None|\([^)]*\)), many=(True|False)\)", "", shown)
