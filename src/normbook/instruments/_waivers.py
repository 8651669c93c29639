"""What is not asked and why: paragraphs merged into a question or waived, each with reason and approver.

An optional file `waivers.yaml` beside the instrument, outside its digests: it says nothing to a State.
Source: checkable rule C1 (each unit of the standard is asked, merged, or waived with a reason).

    merged:
      - {provision: "norm:tokyo-rules/6.2", into: law_last_resort, reason: …, by: …}
    waived:
      - {provision: "norm:tokyo-rules/1.1", reason: …, by: …}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from normbook import addresses
from normbook.addresses import Address
from normbook.plaintext import Entry, read_yaml
from normbook.remarks import Refusal, Remark, Weight

FILE = "waivers.yaml"
_KEYS = {"merged": ("provision", "into", "reason", "by"), "waived": ("provision", "reason", "by")}


@dataclass(frozen=True, slots=True)
class Waiver:
    """A paragraph that no question names: `into` is the question it is merged into; None where waived."""

    provision: Address
    reason: str
    by: str
    into: str | None = None


def read_waivers(
    files: Mapping[str, bytes], questions: frozenset[str]
) -> tuple[tuple[Waiver, ...], tuple[Remark, ...]]:
    """The waivers among the files of an instrument; an entry that lacks something is a remark."""
    if FILE not in files:
        return (), ()
    root = read_yaml(files[FILE], FILE)
    found: list[Waiver] = []
    remarks: list[Remark] = []
    for kind, entry in root.fields.items():
        if kind not in _KEYS:
            remarks.append(
                _remark(f"The key “{kind}” is not known here.", "Known keys are: merged, waived.", entry)
            )
            continue
        for item in entry.items:
            read = _waiver(kind, item, questions)
            if isinstance(read, Waiver):
                found.append(read)
            else:
                remarks.append(read)
    return tuple(found), tuple(remarks)


def _waiver(kind: str, item: Entry, questions: frozenset[str]) -> Waiver | Remark:
    texts = {key: each.text or "" for key, each in item.fields.items()}
    missing = [key for key in _KEYS[kind] if not texts.get(key, "").strip()]
    if missing:
        message = f"An entry of {kind} does not say: {', '.join(missing)}."
        return _remark(
            message, "A paragraph that is not asked about needs a reason and who approved it.", item
        )
    if kind == "merged" and texts["into"] not in questions:
        message = f"{texts['provision']} is merged into {texts['into']}, which is no question."
        return _remark(message, "Name a question of this instrument.", item)
    try:
        provision = addresses.parse(texts["provision"])
    except Refusal as refusal:
        return _remark(refusal.message, refusal.cure, item)
    if provision.kind != "norm" or len(provision.path) < 2:
        return _remark(
            f"{provision} is no paragraph of a standard.", "Write it as norm:standard/paragraph.", item
        )
    return Waiver(provision, texts["reason"], texts["by"], texts.get("into"))


def _remark(message: str, cure: str, entry: Entry) -> Remark:
    return Remark("I079", Weight.ERROR, message, cure, "", entry.place)
