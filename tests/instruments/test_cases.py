"""What is claimed of a route by trying every answer holds for any reply (checks/_cases)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normbook.instruments import Instrument, compile_rules
from normbook.instruments.checks._cases import always, cases, never
from normbook.rules import check_test, prepare

Make = Callable[..., Instrument]

SECTIONS = """\
- id: s
  questions:
  - {id: a, kind: yes-no}
  - {id: c, kind: one, choices: few}
  - {id: m, kind: several, choices: few}
  - {id: l, kind: several, choices: many}
  - {id: n, kind: whole, absences: [unknown]}
  - {id: d, kind: decimal}
  - {id: t, kind: short-text}
  - {id: day, kind: date}
  - {id: behind, kind: yes-no, route: "${a}"}
"""
HEADER = "choices: {few: [x, y], many: [a, b, c, d, e, f, g, h, i, j]}\n"


@pytest.fixture(scope="module")
def judged(made: Make) -> Callable[[str], str]:
    """What is claimed of a route: "never", "always", "sometimes", or "nothing" where it cannot be tried."""
    compiled = compile_rules(made(SECTIONS, HEADER))

    def judge(text: str) -> str:
        tree = check_test(text, compiled.scope)
        if cases(tree, compiled) is None:
            assert not never(tree, compiled)
            assert not always(tree, None, compiled)
            return "nothing"
        if never(tree, compiled):
            return "never"
        return "always" if always(tree, None, compiled) else "sometimes"

    return judge


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("${a}", "sometimes"),
        ("${a} and not(${a})", "never"),
        ("${a} = 'yes' or ${a} = 'no'", "sometimes"),  # an absence is neither
        ("${a} or not(${a})", "always"),
        ("${c} = 'x' and ${c} = 'y'", "never"),
        ("${c} != 'x' or ${c} != 'y'", "always"),
        ("${c} = 'x' or ${c} = 'y' or ${c} = ''", "always"),
        ("selected(${m}, 'x') and selected(${m}, 'y')", "sometimes"),
        ("count-selected(${m}) > 2", "never"),
        ("count-selected(${m}) >= 0", "always"),
        ("selected(${l}, 'a') and not(selected(${l}, 'a'))", "never"),
        ("count-selected(${l}) > 10", "nothing"),
        ("${n} > 3 and ${n} < 4", "never"),
        ("${d} > 3 and ${d} < 4", "sometimes"),
        ("${d} > 3 and ${d} < 3", "never"),
        ("${n} < 5 or ${n} >= 5", "sometimes"),
        ("${n} < 5 or ${n} >= 5 or ${n} = ''", "always"),
        ("${n} > 3.5 and ${n} < 3.9", "never"),
        ("${n} > 3 and ${n} < ${d}", "nothing"),
        ("${n} * 2 = 7", "nothing"),
        ("reason(${n}) = 'unknown' and ${n} > 0", "never"),
        ("reason(${n}) = 'unknown'", "sometimes"),
        ("${t} = 'p' and ${t} = 'q'", "never"),
        ("${t} = 'p'", "sometimes"),
        ("string-length(${t}) > 3", "nothing"),
        ("${day} > date('2024-01-01') and ${day} < date('2024-01-02')", "never"),
        ("${day} > date('2024-01-01') and ${day} < date('2024-01-03')", "sometimes"),
        ("not(${a}) and ${behind}", "never"),
        ("reason(${behind}) = 'not-asked' or ${a}", "always"),
        ("${prior:a} and ${a}", "sometimes"),
    ],
)
def test_what_is_claimed(judged: Callable[[str], str], text: str, claim: str) -> None:
    assert judged(text) == claim


ATOMS = st.sampled_from(
    ["${a}", "${c} = 'x'", "${c} = ''", "selected(${m}, 'y')", "count-selected(${m}) = 2", "absent(${n})"]
    + [f"${{n}} {sign} {number}" for sign in ("<", ">=", "=", "!=") for number in (-1, 0, 2, 2.5)]
    + [f"${{d}} {sign} {number}" for sign in ("<", ">=", "=") for number in (0.5, 2)]
)
ROUTES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(lambda text: f"not({text})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda three: f"({' '.join(three)})"),
    ),
    max_leaves=5,
)
TYPES = {
    "a": {"type": "boolean"},
    "c": {"type": "choice", "choices": ["x", "y"]},
    "m": {"type": "set", "choices": ["x", "y"]},
    "n": {"type": "integer"},
    "d": {"type": "decimal"},
}
REPLIES = st.fixed_dictionaries(
    {
        "a": st.sampled_from([None, True, False]),
        "c": st.sampled_from([None, "x", "y"]),
        "m": st.sampled_from([None, ["x"], ["y"], ["x", "y"]]),
        "n": st.none() | st.integers(-4, 5),
        "d": st.none() | st.decimals(-1, 4, places=3).map(str),
    }
)


@settings(max_examples=250)
@given(ROUTES, st.lists(REPLIES, min_size=8, max_size=8))
def test_no_reply_contradicts_a_claim(
    judged: Callable[[str], str], text: str, replies: list[dict[str, object]]
) -> None:
    from normbook.rules import evaluate

    claim = judged(text)
    held = {evaluate(prepare(text, reply, TYPES, {})).value for reply in replies}
    assert not (claim == "never" and True in held)
    assert not (claim == "always" and False in held)
