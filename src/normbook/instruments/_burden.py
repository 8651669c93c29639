"""How much an instrument asks of the one who answers: questions, words, expected minutes.

Minutes are an index for comparing two editions and not a measured time: reading the words, and
answering. Looking figures up in registers is not in them. Reading: 238 words a minute, most adults
between 175 and 300 (Brysbaert 2019, silent reading of English). Answering: a closed question is one
point, and 85 points take 15 minutes (Pew Research Center; checkable rule S2); that a short text is two points
and a long text five, and that the points may take half as much more or less time, is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument, Question

MOST_QUESTIONS = 30
"""Source: checkable rule S1 (chairs of treaty bodies: 25 to 30)."""
MOST_CELLS = 150
MOST_MINUTES = 45
MOST_OPEN = Decimal(20)
"""Per cent of the questions; source: checkable rule S6."""

_POINTS_A_MINUTE = Decimal(85) / 15
_WORDS_A_MINUTE = (Decimal(300), Decimal(238), Decimal(175))
_PACE = (Decimal("0.5"), Decimal(1), Decimal("1.5"))
_POINTS = {
    Kind.NOTE: 0,
    Kind.SHORT_TEXT: 2,
    Kind.LONG_TEXT: 5,
    Kind.DOCUMENT: 2,
    Kind.LEGAL_REFERENCE: 2,
    Kind.CONTACT: 2,
}
_OPEN = (Kind.LONG_TEXT,)


@dataclass(frozen=True, slots=True)
class Minutes:
    """Expected minutes with their interval, rounded to whole minutes."""

    low: int
    expected: int
    high: int


def question_count(instrument: Instrument) -> int:
    """Questions that ask for something; a table or a roster is one."""
    return sum(1 for question in instrument.questions if question.keys or question.roster)


def open_questions(instrument: Instrument) -> list[Question]:
    """Questions answered in free words of any length."""
    return [question for question in instrument.questions if question.kind in _OPEN]


def open_share(instrument: Instrument) -> Decimal | None:
    """Open questions per cent of all, to one place; None where nothing is asked."""
    count = question_count(instrument)
    if count == 0:
        return None
    return (Decimal(100 * len(open_questions(instrument))) / count).quantize(Decimal("0.1"), ROUND_HALF_UP)


def words(text: str, language: str) -> int:
    """Words as they are printed; in Chinese, which has no spaces, characters."""
    if language == "zh":
        return sum(1 for letter in text if "\u4e00" <= letter <= "\u9fff")
    return len(text.split())


def question_words(instrument: Instrument, question: Question, language: str) -> int:
    """Words printed at a question: wording, help, rows and columns, and the choices offered."""
    texts = instrument.texts.get(language, {})
    inner = (each.id for each in question.roster)
    own = tuple(f"questions.{each}." for each in (question.id, *inner))
    lists = {each.choices for each in (question, *question.roster)}
    if question.table is not None:
        lists |= {question.table.row_list, question.table.column_list}
    listed = tuple(f"choices.{name}." for name in lists if name)
    return sum(words(text, language) for path, text in texts.items() if path.startswith((*own, *listed)))


def frame_words(instrument: Instrument, language: str) -> int:
    """Words that everybody reads: title, opening, headings, glossary."""
    texts = instrument.texts.get(language, {})
    frame = ("title", "introduction", "sections.", "glossary.")
    return sum(words(text, language) for path, text in texts.items() if path.startswith(frame))


def minutes(instrument: Instrument) -> Minutes:
    """Minutes for the whole instrument in its original language, tables of years counted for one year."""
    language = instrument.original
    read = frame_words(instrument, language) + sum(
        question_words(instrument, question, language) for question in instrument.questions
    )
    points = sum(_points(instrument, question) for question in instrument.questions)
    low, expected, high = (
        int((read / speed + points / _POINTS_A_MINUTE * pace).quantize(Decimal(1), ROUND_HALF_UP))
        for speed, pace in zip(_WORDS_A_MINUTE, _PACE, strict=True)
    )
    return Minutes(low, expected, high)


def _points(instrument: Instrument, question: Question) -> int:
    if question.calculation is not None:
        return 0
    if question.roster:
        return sum(_points(instrument, each) for each in question.roster)
    if question.table is not None:
        kinds = question.table.columns[:1] if question.table.years else question.table.columns
        return len(question.table.rows) * sum(_POINTS.get(question.table.kinds[each], 1) for each in kinds)
    return _POINTS.get(question.kind, 1)
