"""The conditions of the invented instrument in the writing of each engine."""

from __future__ import annotations

from bench._instrument import Both, Condition, Contrary, Fact, Question
from normbook.rules import Kind, Program, Rule, Scope, Step, Symbol, Type, check_test, program


def surface(condition: Condition) -> str:
    """As an author of an XLSForm writes it: what Normbook reads."""
    match condition:
        case Both(word=word, left=left, right=right):
            return f"({surface(left)} {word} {surface(right)})"
        case Contrary(item=item):
            return f"not({surface(item)})"
        case Fact(question=name, says="has", value=value):
            return f"selected(${{{name}}}, '{value}')"
        case Fact(question=name, says="is" | "is not" as says, value=value):
            return f"${{{name}}} {'=' if says == 'is' else '!='} '{value}'"
        case Fact(question=name, says=says, value=value):
            return f"${{{name}}} {says} {value}"


def xpath(condition: Condition) -> str:
    """XPath 1.0 over /data: number('') is NaN, and every comparison with NaN is false."""
    match condition:
        case Both(word=word, left=left, right=right):
            return f"({xpath(left)} {word} {xpath(right)})"
        case Contrary(item=item):
            return f"not({xpath(item)})"
        case Fact(question=name, says="has", value=value):
            return f"contains(concat(' ', /data/{name}, ' '), ' {value} ')"
        case Fact(question=name, says="is" | "is not" as says, value=value):
            return f"/data/{name} {'=' if says == 'is' else '!='} '{value}'"
        case Fact(question=name, says=says, value=value):
            return f"number(/data/{name}) {says} {value}"


def python(condition: Condition) -> str:
    """The least Python that says it, over local variables; a set is a text with spaces."""
    match condition:
        case Both(word=word, left=left, right=right):
            return f"({python(left)} {word} {python(right)})"
        case Contrary(item=item):
            return f"(not {python(item)})"
        case Fact(question=name, says="has", value=value):
            return f"({name} is not None and {value!r} in {name}.split())"
        case Fact(question=name, says="is" | "is not" as says, value=value):
            return f"({name} {'==' if says == 'is' else '!='} {value!r})"
        case Fact(question=name, says=says, value=value):
            return f"({name} is not None and {name} {says} {value})"


def sql(condition: Condition) -> str:
    """The least SQL that says it."""
    match condition:
        case Both(word=word, left=left, right=right):
            return f"({sql(left)} {word} {sql(right)})"
        case Contrary(item=item):
            return f"(not {sql(item)})"
        case Fact(question=name, says="has", value=value):
            return f"coalesce(contains(' ' || {name} || ' ', ' {value} '), false)"
        case Fact(question=name, says="is" | "is not" as says, value=value):
            operator, absent = ("=", "false") if says == "is" else ("<>", "true")
            return f"coalesce({name} {operator} '{value}', {absent})"
        case Fact(question=name, says=says, value=value):
            return f"coalesce({name} {says} {value}, false)"


def normbook(questions: list[Question]) -> Program:
    """The instrument as a program. Its checks run where the question has a value, as an XForm's."""
    types = {each.name: Type(Kind(each.kind), each.codes or None) for each in questions}
    scope = Scope({name: Symbol(name, type_) for name, type_ in types.items()})
    return program([_step(each, types[each.name], scope) for each in questions])


def _step(question: Question, type_: Type, scope: Scope) -> Step:
    name = question.name
    route = check_test(surface(question.route), scope) if question.route else None
    rules: tuple[Rule, ...] = ()
    if question.check:
        violated = check_test(f"${{{name}}} != '' and not({surface(question.check)})", scope)
        rules = (Rule(f"{name}-1", violated),)
    return Step(name, {name: type_}, route, None, rules, (name,) if question.required else ())
