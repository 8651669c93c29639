"""Dates in a spreadsheet, from year 1 to 9999, by serial numbers.

The calendar functions of Excel begin on 1 March 1900 (serial 61); earlier days
are looked at 2000 years later, where the Gregorian calendar is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from normbook.rules._core import Apply, Const
from normbook.rules._types import Kind
from normbook.rules.printers.sheet import Sheet, quoted, serial
from normbook.rules.printers.sheet_exact import whole_scale
from normbook.rules.printers.sheet_numbers import down

_SHIFT_YEARS = 2000
_SHIFT_DAYS = 730_485
_FIRST, _LAST = serial(date.min), serial(date.max)
_EPOCH = serial(date(1970, 1, 1))
_SAFE = 61
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def iso_text(sheet: Sheet, held: str, kind: Kind) -> str:
    """A date or moment as ISO 8601 text."""
    form = "%Y-%m-%d" if kind is Kind.DATE else "%Y-%m-%dT%H:%M:%S"
    return formatted(sheet, held, kind, form)


def formatted(sheet: Sheet, held: str, kind: Kind, form: str) -> str:
    """A date or moment by the signs of ODK's format-date."""
    seconds = f"ROUND(N({held})*86400,0)"
    day = sheet.keep(f"INT({seconds}/86400)" if kind is Kind.MOMENT else f"N({held})")
    safe = sheet.keep(f"{day}+IF({day}<{_SAFE},{_SHIFT_DAYS},0)")
    year = f'TEXT(YEAR({safe})-IF({day}<{_SAFE},{_SHIFT_YEARS},0),"0000")'
    time = sheet.keep(f"{seconds}-{day}*86400") if kind is Kind.MOMENT else "0"
    hour, minute, second = (
        f"INT({time}/3600)",
        f"(INT({time}/60)-INT({time}/3600)*60)",
        f"({time}-INT({time}/60)*60)",
    )
    signs = {
        "Y": year,
        "y": f"RIGHT({year},2)",
        "m": f'TEXT(MONTH({safe}),"00")',
        "n": f'TEXT(MONTH({safe}),"0")',
        "b": f"CHOOSE(MONTH({safe}),{','.join(map(quoted, _MONTHS))})",
        "d": f'TEXT(DAY({safe}),"00")',
        "e": f'TEXT(DAY({safe}),"0")',
        "a": f"CHOOSE(WEEKDAY({safe},2),{','.join(map(quoted, _DAYS))})",
        "H": f'TEXT({hour},"00")',
        "h": f'TEXT({hour},"0")',
        "M": f'TEXT({minute},"00")',
        "S": f'TEXT({second},"00")',
        "3": '"000"',
        "%": '"%"',
    }
    return "&".join(_parts(form, signs)) or '""'


def _parts(form: str, signs: dict[str, str]) -> list[str]:
    parts: list[str] = []
    plain, characters = "", iter(form)
    for character in characters:
        if character != "%":
            plain += character
            continue
        sign = next(characters, "")
        parts += [quoted(plain)] if plain else []
        plain = ""
        parts.append(signs[sign])
    return [*parts, quoted(plain)] if plain else parts


def _format_date(sheet: Sheet, node: Apply) -> str:
    form = node.items[1]
    written = form.value if isinstance(form, Const) and isinstance(form.value, str) else ""
    return formatted(sheet, sheet.once(node.items[0]), node.items[0].type.kind, written)


def _date_of(sheet: Sheet, node: Apply) -> str:
    item = node.items[0]
    held = sheet.once(item)
    if item.type.kind is Kind.DATE:
        return held
    if item.type.kind is Kind.MOMENT:
        return f"INT(ROUND(N({held})*86400,0)/86400)"
    if item.type.numeric:
        return _inside(sheet.keep(f"{down(sheet, item)}+{_EPOCH}"))
    return _read(sheet, held)


def _read(sheet: Sheet, held: str) -> str:
    """A date from an ISO text, with a time behind a T or without."""
    from normbook.rules.printers.sheet_functions import without_digits

    digits = sheet.keep(f"LEFT({held},4)&MID({held},6,2)&MID({held},9,2)")
    ends = f'OR(LEN({held})=10,EXACT(MID({held},11,1),"T"))'
    shape = f'LEN({digits})=8,MID({held},5,1)="-",MID({held},8,1)="-",{ends}'
    written = sheet.keep(f'AND({shape},{without_digits(digits)}="")')
    number = sheet.keep(f"IF({written},VALUE({digits}),0)")
    year = sheet.keep(f"INT({number}/10000)")
    month = sheet.keep(f"INT({number}/100)-{year}*100")
    day = sheet.keep(f"{number}-INT({number}/100)*100")
    early = f"{year}<1901"
    safe = sheet.keep(f"IF({year}>0,DATE({year}+IF({early},{_SHIFT_YEARS},0),{month},{day}),0)")
    real = f"AND({year}>0,MONTH({safe})={month},DAY({safe})={day})"
    return f'IF({real},{safe}-IF({early},{_SHIFT_DAYS},0),"")'


def _inside(cell: str) -> str:
    return f'IF(AND({cell}>={_FIRST},{cell}<={_LAST}),{cell},"")'


def _moment_of(sheet: Sheet, node: Apply) -> str:
    return sheet.once(node.items[0])


def _plus_days(sheet: Sheet, node: Apply) -> str:
    day, amount = (sheet.once(item) for item in node.items)
    return _inside(sheet.keep(f"N({day})+TRUNC(N({amount}))"))


def _days_between(sheet: Sheet, node: Apply) -> str:
    later, earlier = node.items
    kinds = {item.type.kind for item in node.items}
    return _span(sheet, f"N({sheet.once(later)})", f"N({sheet.once(earlier)})", kinds)


def _days_of(sheet: Sheet, node: Apply) -> str:
    item = node.items[0]
    return _span(sheet, f"N({sheet.once(item)})", str(_EPOCH), {item.type.kind})


def _span(sheet: Sheet, later: str, earlier: str, kinds: set[Kind]) -> str:
    """Days, of moments with the seconds as 1E-9ths of a day; a 27th is never a tie."""
    if Kind.MOMENT not in kinds:
        return f"{later}-{earlier}"
    seconds = sheet.keep(f"ROUND({later}*86400,0)-ROUND({earlier}*86400,0)")
    days = sheet.keep(f"INT(ABS({seconds})/86400)")
    scale = sheet.keep(whole_scale(days))
    rest = f"ROUND((ABS({seconds})-{days}*86400)*{scale}/86400,0)"
    return f"SIGN({seconds})*({days}*{scale}+{rest})/{scale}"


CALENDAR: dict[str, Callable[[Sheet, Apply], str]] = {
    "date-of": _date_of,
    "moment-of": _moment_of,
    "plus-days": _plus_days,
    "days-between": _days_between,
    "days-of": _days_of,
    "format-date": _format_date,
}
