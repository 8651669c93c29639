"""A mapping read strictly: known keys with their types; everything else a remark."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches

from normbook.plaintext._entry import Entry
from normbook.remarks import Remark, Weight
from normbook.values import from_text

_BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}


class Fields:
    """The fields of one mapping; remarks go to the list it was made with."""

    def __init__(self, entry: Entry, known: Iterable[str], remarks: list[Remark], address: str = "") -> None:
        self.entry, self.remarks, self.address = entry, remarks, address
        self.known = tuple(known)
        if entry.value is not None and not entry.fields:
            self.remark("P011", "A mapping is expected here.", "Write “key: value” lines.", entry)
        for name, value in entry.fields.items():
            if name not in self.known:
                near = get_close_matches(name, self.known, n=1)
                cure = f"Did you mean “{near[0]}”?" if near else f"Known keys are: {', '.join(self.known)}."
                self.remark("P010", f"The key “{name}” is not known here.", cure, value)

    def remark(self, code: str, message: str, cure: str, entry: Entry | None = None) -> None:
        place = (entry or self.entry).place
        self.remarks.append(Remark(code, Weight.ERROR, message, cure, self.address, place))

    def entry_of(self, name: str) -> Entry | None:
        return self.entry.fields.get(name)

    def text(self, name: str, default: str | None = None) -> str | None:
        entry = self.entry_of(name)
        if entry is None or entry.value is None:
            return default
        if entry.text is None:
            self.remark("P012", f"“{name}” is not a text.", "Write one value behind the colon.", entry)
            return default
        return entry.text

    def needed(self, name: str) -> str:
        """A text that must be there; "" with a remark where it is not."""
        text = self.text(name)
        if not text:
            self.remark("P013", f"“{name}” is missing.", f"Add “{name}: …”.", self.entry_of(name))
        return text or ""

    def texts(self, name: str) -> tuple[str, ...]:
        entry = self.entry_of(name)
        return entry.texts if entry else ()

    def flag(self, name: str, *, default: bool = False) -> bool:
        text = self.text(name)
        if text is None:
            return default
        if text.lower() not in _BOOLEANS:
            self.remark(
                "P014", f"“{name}” is neither true nor false.", "Write true or false.", self.entry_of(name)
            )
            return default
        return _BOOLEANS[text.lower()]

    def number(self, name: str) -> Decimal | None:
        text = self.text(name)
        if text is None:
            return None
        per_cent = text.endswith("%")
        found = from_text(text.removesuffix("%"))
        if found is None:
            self.remark(
                "P015", f"“{name}” is not a number.", "Write digits, with a point.", self.entry_of(name)
            )
            return None
        return Decimal(found) / 100 if per_cent else Decimal(found)

    def whole(self, name: str) -> int | None:
        number = self.number(name)
        if number is None:
            return None
        if number != int(number):
            self.remark("P015", f"“{name}” is not a whole number.", "Write digits.", self.entry_of(name))
        return int(number)

    def one_of(self, name: str, known: Iterable[str], default: str | None = None) -> str | None:
        text = self.text(name, default)
        listed = tuple(known)
        if text is not None and text not in listed:
            near = get_close_matches(text, listed, n=1)
            cure = f"Did you mean “{near[0]}”?" if near else f"Use one of: {', '.join(listed)}."
            self.remark("P016", f"“{text}” is not a {name} that is known.", cure, self.entry_of(name))
            return default
        return text
