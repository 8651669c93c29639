"""Whatever stands in an expression: a tree, or an error with its place and a cure. Nothing else, and soon.

F1 any text     F2 texts made of the language's own tokens     F3 mangled real expressions
F4 deep, long, odd     F5 any JSON as data
"""

from __future__ import annotations

import pytest
from case_table import table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreement import Seeded, draw_cases
from normbook.remarks import Refusal
from normbook.rules import ExpressionError, Fault, evaluate, inputs, parse, prepare, walk
from normbook.rules._tree import Binary, Call, Negative, Surface

TOKENS = (
    *"${a} ${q[r,c]} ${q[*,c]} ${prior:a} . .. / // @ * ( ) , [ ] 'x' \" '".split(),
    *"1 2.5 - + = != < >= and or div mod".split(),
    *"not( sum( if( true() selected( regex( '[' '' once( position(..) $ { } :: | jr:choice-name(".split(),
    " ",
    "\n",
)
QUIET = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
ODD = (
    *"${ ${} } ' (((( )))) , f( f(,) f(1,) / // @ a:: a::b a[ a[1 a/ .5.5 1e5 1..2 ${a[} ${a[1,2,3]}".split(),
    *"${:a} '\\' --1".split(),
    *"! = != and regex('a','(') regex('a','[') regex('a','\\\\') not()() () if(,,) 99999999999999999".split(),
    *("\0", "\ufeff", "\u202e1 + 1\u202c", "\u200b", "１ + 1", "a\u0300", "\ud800", "\x85", "‘’", "“'”", "$"),
    *("1 +", "+ 1", "1 1", "${ }", "", " ", "- - -1", "or or or", "mod mod mod", "div div div", "not not"),
    "0." + "0" * 400 + "1",
    "1" * 5000,
)


def read(text: str) -> None:
    """Parse and check a text; every fault has a place within the text and a cure."""
    faults: tuple[Fault, ...] = ()
    try:
        parse(text)
        evaluate(prepare(text, {"a": 1}))
    except ExpressionError as error:
        faults = error.faults or (Fault("no fault", -1, "", ""),)
    for fault in faults:
        assert 0 <= fault.at <= len(text), (fault, text)
        assert fault.code[0] == "R"
        assert fault.message
        assert fault.cure


def refused(text: str, data: dict[str, object], schema: dict[str, object] | None = None) -> Refusal | None:
    """The refusal of data, None where there is an answer."""
    try:
        assert evaluate(prepare(text, data, schema)).as_json()
    except Refusal as refusal:
        return refusal
    return None


@QUIET
@given(st.text(max_size=80))
def test_any_text_gives_a_tree_or_an_error_with_a_place(text: str) -> None:  # F1
    read(text)


@QUIET
@given(st.lists(st.sampled_from(TOKENS), max_size=25))
def test_any_row_of_tokens_gives_a_tree_or_an_error_with_a_place(tokens: list[str]) -> None:  # F2
    read("".join(tokens))
    read(" ".join(tokens))


def test_mangled_expressions_give_a_tree_or_an_error_with_a_place() -> None:  # F3
    choose = Seeded.of(99)
    texts = [case.expression for case in draw_cases(choose, 400, 1)] + [row.expression for row in table()]
    for text in texts:
        at = choose.below(len(text) + 1)
        read(text[:at])
        read(text[at:])
        read(text[:at] + TOKENS[choose.below(len(TOKENS))] + text[at:])
        read(text[:at] + text[at + 1 :])


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(text: str) -> None:  # F4
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "1" + ")" * 5000,
        "-" * 5000 + "1",
        "not(" * 3000 + "true()" + ")" * 3000,
        "1" + " + 1" * 4900,
        "true()" + " and true()" * 1800,
        "${a} = 1" + " or ${a} = 1" * 1500,
        "if(true(), 1, " * 1000 + "2" + ")" * 1000,
        "a[" * 3000,
        "sum(" + ", ".join(["1"] * 6000) + ")",
        "concat(" + ", ".join(["'x'"] * 3000) + ")",
        "coalesce(" + ", ".join(["${a}"] * 2000) + ")",
        "x" * 20_001,
        "'" + "x" * 19_990 + "'",
        "regex('a', '" + "(" * 3000 + "')",
        "regex('" + "a" * 3000 + "', '" + "a?" * 3000 + "')",
    ],
    ids=lambda text: f"{text[:12]}… of {len(text)}",
)
def test_deep_and_long_texts_end(text: str) -> None:  # F4
    read(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("absent value marks r c".split()), inner, max_size=3)
    ),
    max_leaves=6,
)


@QUIET
@given(
    JSON,
    st.sampled_from(
        ["${a}", "${a} = 1", "sum(${a})", "selected(${a}, 'x')", "${a} + 1", "${a[r,c]}", "concat(${a})"]
    ),
)
def test_any_data_give_an_answer_or_a_refusal(value: object, text: str) -> None:  # F5
    refusal = refused(text, {"a": value})
    assert refusal is None or (refusal.code[0] == "R" and refusal.cure)


@QUIET
@given(JSON, st.sampled_from("boolean integer decimal text date moment choice set integer[] text[]".split()))
def test_any_data_meet_a_declared_type_or_are_refused(value: object, kind: str) -> None:  # F5
    text = "absent(${a})" if "[" not in kind else "count(${a})"
    refusal = refused(text, {"a": value}, {"a": kind})
    assert refusal is None or refusal.cure


def test_places_of_a_tree_stand_in_the_text() -> None:
    for row in table():
        if row.error is None:
            assert all(0 <= node.at < len(row.expression) for node in surface(parse(row.expression)))


def test_core_trees_name_only_what_is_given() -> None:
    for case in draw_cases(Seeded.of(5), 500, 1):
        assert inputs(case.value) <= set(case.inputs)
        assert len(list(walk(case.value))) < 20_000


def surface(node: Surface) -> list[Surface]:
    match node:
        case Binary(left=left, right=right):
            return [node, *surface(left), *surface(right)]
        case Negative(operand=operand):
            return [node, *surface(operand)]
        case Call(arguments=arguments):
            return [node, *(below for argument in arguments for below in surface(argument))]
        case _:
            return [node]


def test_a_hostile_answer_does_not_keep_the_machine_busy() -> None:
    """Nested repetitions are matched in time that grows with the text alone."""
    hostile = "a" * 5_000 + "b"
    assert evaluate(prepare("regex(${q}, '(a+)+')", {"q": hostile})).value is False
    assert evaluate(prepare("regex(${q}, '(a|a)*b')", {"q": hostile})).value is True


def test_a_pattern_that_repeats_too_much_is_refused() -> None:
    with pytest.raises(ExpressionError) as refused:
        prepare("regex('a', '(?:a{500}){9}')", {})
    assert refused.value.code == "R016"
