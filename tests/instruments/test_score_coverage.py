"""Coverage reads both ways and names its gaps (issue 3, B3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from normbook.instruments import Coverage, Facet, Instrument, coverage

Make = Callable[..., Instrument]
HEAD = "standards: [x, y]\n"
FORM = """
- id: s
  questions:
  - {id: a, kind: yes-no, facet: law, provisions: ['norm:x/10', 'norm:x/2']}
  - {id: b, kind: yes-no, facet: practice, provisions: ['norm:x/2']}
  - {id: c, kind: yes-no, facet: practice}
  - {id: d, kind: short-text, facet: respondent}
  - {id: e, kind: note}
  - id: f
    kind: yes-no
    facet: law
    provisions: ['norm:x/1', 'norm:x/2', 'norm:x/3', 'norm:x/4', 'norm:x/5.1', 'norm:x/6']
"""


@pytest.fixture
def found(made: Make) -> Coverage:
    return coverage(made(FORM, HEAD), (), {"x": [str(number) for number in range(1, 13)]})


def test_from_paragraph_to_questions(found: Coverage) -> None:
    asked = {str(each.provision): (each.questions, each.facets) for each in found.standards[0].asked}
    assert asked["norm:x/2"] == (("a", "b", "f"), (Facet.LAW, Facet.PRACTICE))
    assert list(asked) == [f"norm:x/{number}" for number in ("1", "2", "3", "4", "5.1", "6", "10")]


def test_from_question_to_paragraphs(found: Coverage) -> None:
    assert [str(each) for each in found.questions["a"]] == ["norm:x/10", "norm:x/2"]
    assert found.questions["c"] == ()
    assert "e" not in found.questions


def test_gaps(found: Coverage) -> None:
    assert found.unasked == ("y",)
    assert found.untraced == ("c",)
    assert found.overfull == ("f",)
    assert Facet.DIFFICULTY in found.facets
    assert Facet.LAW not in found.facets
    assert found.standards[0].left == ("7", "8", "9", "11", "12")
    assert found.standards[0].facets == {Facet.LAW: 2, Facet.PRACTICE: 1}


def test_an_unknown_standard_claims_nothing(found: Coverage) -> None:
    assert (found.standards[1].units, found.standards[1].left) == (None, None)
