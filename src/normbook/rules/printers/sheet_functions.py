"""Functions of texts and choices in a spreadsheet, and the table of all functions."""

from __future__ import annotations

from collections.abc import Sequence

from normbook.rules._core import TEXTUAL, Apply, Const, Core, Selected, Within, is_test, never_absent
from normbook.rules._types import Kind, Type
from normbook.rules.printers.sheet import WIDEST, Sheet, quoted
from normbook.rules.printers.sheet_calendar import CALENDAR, iso_text
from normbook.rules.printers.sheet_exact import floor, operand, whole_scale
from normbook.rules.printers.sheet_numbers import ARITHMETIC, arithmetic

_SPACES = ("CHAR(9)", "CHAR(10)", "CHAR(13)")
_DIGITS = "0123456789"


def apply(sheet: Sheet, node: Apply) -> str:
    """A function of scalars."""
    if node.name not in (*TEXTUAL, "choice-count", "choice-name") and any(map(nothing, node.items)):
        return '""'
    if node.name in ARITHMETIC:
        return arithmetic(sheet, node)
    if node.name in CALENDAR:
        return sheet.guarded(
            node.items[:1] if node.name == "format-date" else node.items, CALENDAR[node.name](sheet, node)
        )
    return _TEXTS[node.name](sheet, node)


def nothing(node: Core) -> bool:
    """Is the node the literal absence?"""
    return isinstance(node, Const) and node.value is None


def text_of(sheet: Sheet, held: str, kind: Kind) -> str:
    """The canonical writing of what a cell holds, "" where it is absent."""
    match kind:
        case Kind.BOOLEAN:
            return f'IF({held}="","",IF({held}=TRUE,"true","false"))'
        case Kind.INTEGER:
            return f'IF({held}="","",TEXT({held},"0"))'
        case Kind.DECIMAL:
            return f'IF({held}="","",{_decimal_text(sheet, held)})'
        case Kind.DATE | Kind.MOMENT:
            return f'IF({held}="","",{iso_text(sheet, held, kind)})'
        case _:
            return held


def ordered(sheet: Sheet, node: Core, wanted: Type) -> str:
    """A branch of a choice between values; a set is written again in the order of the wanted list."""
    if wanted.kind is not Kind.SET or node.type.codes in (None, wanted.codes):
        return sheet.show(node)
    return set_text(sheet, sheet.once(node), wanted.codes or tuple(sorted(node.type.codes or ())))


def set_text(sheet: Sheet, held: str, codes: Sequence[str]) -> str:
    """A set in the order of `codes`."""
    parts = [f'IF({holds(held, quoted(code))},{quoted(" " + code)},"")' for code in codes]
    return f"MID({joined(sheet, parts)},2,32767)"


def joined(sheet: Sheet, parts: Sequence[str]) -> str:
    """Texts one after the other, in cells of so many."""
    parts = [sheet.short(part) for part in parts]
    while len(parts) > WIDEST:
        groups = [parts[index : index + WIDEST] for index in range(0, len(parts), WIDEST)]
        parts = [sheet.keep("&".join(group)) for group in groups]
    return "&".join(parts) or '""'


def holds(held: str, code: str) -> str:
    """Does a text of codes between spaces hold the code?"""
    spaced = f'" "&{code}&" "' if not code.startswith('"') else f'" {code[1:-1]} "'
    return f'ISNUMBER(FIND({spaced}," "&{held}&" "))'


def selected(sheet: Sheet, node: Selected) -> str:
    if nothing(node.code) or nothing(node.item):
        return "FALSE"
    held, code = sheet.once(node.item), sheet.once(node.code)
    fixed = isinstance(node.code, Const)
    if node.item.type.kind is Kind.CHOICE and fixed:
        return f"EXACT({held},{code})"
    if fixed and " " not in str(node.code.value if isinstance(node.code, Const) else ""):
        return holds(held, code)
    return f'AND({code}<>"",ISERROR(FIND(" ",{code})),{holds(held, code)})'


def within(sheet: Sheet, node: Within) -> str:
    if nothing(node.part):
        return "TRUE"
    text, part = sheet.once(node.text), sheet.once(node.part)
    match node.name:
        case "starts-with":
            return f"EXACT(LEFT({text},LEN({part})),{part})"
        case "ends-with":
            return f"EXACT(RIGHT({text},LEN({part})),{part})"
        case _:
            found = f"ISNUMBER(FIND({part},{text}))"
            return found if never_absent(node.part) else f'OR({part}="",{found})'


def same_set(sheet: Sheet, left: Core, right: Core) -> str:
    """Two sets with the same codes; false where one is absent."""
    one, other = sheet.once(left), sheet.once(right)
    codes = left.type.codes or right.type.codes
    if left.type.codes == right.type.codes or codes is None:
        return f'AND({one}<>"",EXACT({one},{other}))'
    alike = [f"{holds(one, quoted(code))}={holds(other, quoted(code))}" for code in codes]
    size = f'{one}<>"",{_spaces(one)}={_spaces(other)},{other}<>""'
    kept = [sheet.keep(f"AND({','.join(alike[at : at + 5])})") for at in range(0, len(alike), 5)]
    return f"AND({size},{','.join(kept)})"


def _spaces(held: str) -> str:
    return f'LEN({held})-LEN(SUBSTITUTE({held}," ",""))'


def _decimal_text(sheet: Sheet, held: str) -> str:
    exact = operand(sheet, f"N({held})", Kind.DECIMAL)
    size = sheet.keep(f"ABS({exact.scaled})")
    whole = floor(sheet, size, exact.scale)
    part = sheet.keep(f"({size}-{whole}*{exact.scale})*(1E9/{exact.scale})")
    tens = "{1E1,1E2,1E3,1E4,1E5,1E6,1E7,1E8,1E9}"
    zeros = f"SUMPRODUCT(({part}-INT({part}/{tens})*{tens}=0)*1)"
    point = f'IF({part}=0,"","."&LEFT(TEXT({part},"000000000"),9-{zeros}))'
    return f'IF({held}<0,"-","")&TEXT({whole},"0")&{sheet.keep(point)}'


def _text(sheet: Sheet, node: Apply) -> str:
    item = node.items[0]
    if is_test(item):
        return f'IF({sheet.show(item)},"true","false")'
    return text_of(sheet, sheet.once(item), item.type.kind)


def _length(sheet: Sheet, node: Apply) -> str:
    return f"LEN({sheet.show(node.items[0])})"


def _concat(sheet: Sheet, node: Apply) -> str:
    return joined(sheet, [sheet.show(item) for item in node.items])


def _tidy(sheet: Sheet, node: Apply) -> str:
    text = sheet.show(node.items[0])
    for space in _SPACES:
        text = f'SUBSTITUTE({text},{space}," ")'
    return f"TRIM({text})"


def _slice(sheet: Sheet, node: Apply) -> str:
    text, bounds = sheet.once(node.items[0]), node.items[1:]
    if any(map(nothing, bounds)):
        return '""'
    size = sheet.keep(f"LEN({text})")

    def place(item: Core) -> str:
        at = f"TRUNC(N({sheet.once(item)}))"
        return sheet.keep(f"MAX(MIN({at}+IF({at}<0,{size},0),{size}),0)")

    start = place(bounds[0])
    end = place(bounds[1]) if len(bounds) > 1 else size
    return sheet.guarded(bounds, f"MID({text},{start}+1,MAX({end}-{start},0))")


def _count(sheet: Sheet, node: Apply) -> str:
    if nothing(node.items[0]):
        return "0"
    held = _codes(sheet, node.items[0])
    return f'IF({held}="",0,{_spaces(held)}+1)'


def _at(sheet: Sheet, node: Apply) -> str:
    held, index = _codes(sheet, node.items[0]), sheet.once(node.items[1])
    at = sheet.keep(f"TRUNC(N({index}))")
    start = f'IF({at}=0,1,FIND(CHAR(1),SUBSTITUTE({held}," ",CHAR(1),{at}))+1)'
    end = f'FIND(CHAR(1),SUBSTITUTE({held}&" "," ",CHAR(1),{at}+1))'
    found = f'IF(AND({at}>=0,{at}<={_spaces(held)}),MID({held},{start},{end}-({start})),"")'
    return sheet.guarded(node.items, f'IF({held}="","",{found})')


def _codes(sheet: Sheet, item: Core) -> str:
    """A cell with codes, single spaces between them."""
    held = sheet.once(item)
    return sheet.keep(f"TRIM({held})") if item.type.kind is Kind.TEXT else held


def _name(sheet: Sheet, node: Apply) -> str:
    names = [
        str(item.value) if isinstance(item, Const) and item.value is not None else ""
        for item in node.items[1:]
    ]
    if nothing(node.items[0]):
        return '""'
    held = sheet.once(node.items[0])
    parts = [
        f'IF(EXACT({held},{quoted(code)}),{quoted(label)},"")'
        for code, label in zip(names[::2], names[1::2], strict=True)
    ]
    return joined(sheet, parts)


def _number_of(sheet: Sheet, node: Apply) -> str:
    """Digits, one point, a sign; more digits than a number holds are refused."""
    text = sheet.once(node.items[0])
    for space in _SPACES:
        text = f'SUBSTITUTE({text},{space}," ")'
    text = sheet.keep(f"TRIM({text})")
    body = sheet.keep(f'IF(OR(LEFT({text},1)="-",LEFT({text},1)="+"),MID({text},2,32767),{text})')
    point = sheet.keep(f'IFERROR(FIND(".",{body}),LEN({body})+1)')
    before, after = f"LEFT({body},{point}-1)", f"MID({body},{point}+1,32767)"
    digits = sheet.keep(f"{before}&{after}")
    written = sheet.keep(f'AND({digits}<>"",{without_digits(digits)}="")')
    whole = sheet.keep(f'IF({written},VALUE("0"&{before}),0)')
    part = sheet.keep(f'IF({written},VALUE(LEFT({after}&"000000000",9)),0)')
    scale = sheet.keep(whole_scale(whole))
    step = f"(1E9/{scale})"
    held = f'{part}=INT({part}/{step})*{step},SUBSTITUTE(MID({after},10,32767),"0","")=""'
    size = f"({whole}*{scale}+{part}/{step})/{scale}"
    return f'IF(AND({written},{whole}<1E15,{held}),IF(LEFT({text},1)="-",-1,1)*{size},"")'


def without_digits(text: str) -> str:
    """What is left of a text when its digits are taken out."""
    for digit in _DIGITS:
        text = f'SUBSTITUTE({text},"{digit}","")'
    return text


_TEXTS = {
    "text": _text,
    "length": _length,
    "concat": _concat,
    "tidy": _tidy,
    "slice": _slice,
    "choice-count": _count,
    "choice-at": _at,
    "choice-name": _name,
    "number-of": _number_of,
}
