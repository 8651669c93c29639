"""One invented instrument of a hundred questions, and random replies to it: the same for every engine.

A region, yes/no/don't-know questions, sets, whole numbers and decimals in turn.
Every second question from the seventh on has a route over earlier questions,
every number has a check, every third question is required. Its shape is that of
the survey instruments read for this work, its content is nothing.

Conditions are a neutral little tree, so that each engine is given its own
writing of the same thing. What is asked of all: a comparison with an absence is
false, "is not" of an absence is true, and a question that is not asked counts
as absent for everything after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

QUESTIONS, REGIONS = 100, 20
CHOICES, MEMBERS = ("1", "0", "98"), tuple("abcdef")
_ABSENT = 0.12


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of one question: `is`, `is not`, `has` a code; `<`, `<=`, `>`, `>=` a number."""

    question: str
    says: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Both:
    """Two conditions joined by `and` or `or`."""

    word: str
    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Contrary:
    """A condition that does not hold."""

    item: Condition


Condition = Fact | Both | Contrary


@dataclass(frozen=True, slots=True)
class Question:
    """kind: choice, set, integer or decimal. `check` holds where the answer is in order."""

    name: str
    kind: str
    codes: tuple[str, ...] = ()
    route: Condition | None = None
    check: Condition | None = None
    required: bool = False


def instrument(seed: int = 7) -> list[Question]:
    """The hundred questions."""
    random = Random(seed)
    plain = [Question("region", "choice", tuple(f"r{number}" for number in range(REGIONS)))]
    plain += [_plain(number) for number in range(1, QUESTIONS)]
    routes = {
        number: _condition(random, plain, number, 2) for number in range(6, QUESTIONS) if number % 2 == 0
    }
    found = [plain[0]]
    for number, question in enumerate(plain[1:], 1):
        numeric = question.kind in ("integer", "decimal")
        check = _check(random, plain, number) if numeric else None
        route, required = routes.get(number), number % 3 == 0
        found.append(Question(question.name, question.kind, question.codes, route, check, required))
    return found


def _plain(number: int) -> Question:
    name = f"q{number:03d}"
    match number % 5:
        case 0 | 1:
            return Question(name, "choice", CHOICES)
        case 2:
            return Question(name, "set", MEMBERS)
        case 3:
            return Question(name, "integer")
        case _:
            return Question(name, "decimal")


def _fact(random: Random, questions: list[Question], before: int) -> Fact:
    about = random.choice(questions[max(1, before - 25) : before])
    match about.kind:
        case "choice":
            return Fact(about.name, random.choice(("is", "is", "is not")), random.choice(CHOICES))
        case "set":
            return Fact(about.name, "has", random.choice(MEMBERS))
        case _:
            return Fact(about.name, random.choice((">", ">=", "<", "<=")), random.randrange(5, 95))


def _condition(random: Random, questions: list[Question], before: int, depth: int) -> Condition:
    form = random.choice(("and", "or", "not", "fact")) if depth else "fact"
    match form:
        case "fact":
            return _fact(random, questions, before)
        case "not":
            return Contrary(_condition(random, questions, before, depth - 1))
        case word:
            left = _condition(random, questions, before, depth - 1)
            return Both(word, left, _condition(random, questions, before, depth - 1))


def _check(random: Random, questions: list[Question], number: int) -> Condition:
    name = questions[number].name
    low, high = random.randrange(0, 10), random.randrange(85, 100)
    within: Condition = Both("and", Fact(name, ">=", low), Fact(name, "<=", high))
    if number <= 10:
        return within
    other = Contrary(_fact(random, questions, number))
    return Both("and", within, Both("or", other, Fact(name, ">", low + 1)))


Answer = str | int | Decimal | frozenset[str]


def replies(questions: list[Question], count: int, seed: int = 99) -> Iterator[dict[str, Answer]]:
    """Random replies: each answer absent in about one of eight, the region never."""
    random = Random(seed)
    for _ in range(count):
        yield {
            question.name: _answer(random, question)
            for question in questions
            if not (random.random() < _ABSENT and question.name != "region")
        }


def _answer(random: Random, question: Question) -> Answer:
    match question.kind:
        case "choice":
            return random.choice(question.codes)
        case "set":
            return frozenset(random.sample(question.codes, random.randrange(1, 4)))
        case "integer":
            return random.randrange(0, 100)
        case _:
            return Decimal(round(random.random() * 1000)) / 10
