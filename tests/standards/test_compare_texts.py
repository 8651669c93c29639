"""Two texts compared: kept, reworded, split, merged, new, dropped."""

from __future__ import annotations

from normbook.standards.compare import Change, Fate, compare_texts
from normbook.standards.read import read_text

EARLIER = """Rules for wells

1. Every well shall be covered at night by its keeper or by the village.

2. Water shall be drawn with clean buckets and with ropes that hold.

3. Keepers shall be paid every month and shall receive oil for their lamps in winter.

4. The village council shall inspect all wells in spring.

5. Broken walls shall be repaired before the rains begin.

6. Donkeys shall not drink from wells of the first class.
"""
LATER = """Rules for wells

1. Every well shall be covered at night by its keeper or by the village.

2. Water shall be drawn only with clean buckets and with strong ropes that hold.

3. Keepers shall be paid every month.

4. Keepers shall receive oil for their lamps in winter.

5. The village council shall inspect all wells in spring. Broken walls shall be repaired
before the rains begin.

6. Records of each inspection are published on the door of the school.
"""


def changes(earlier: str, later: str) -> tuple[Change, ...]:
    first = read_text(earlier.encode(), "a.txt", identity="wells-1", language="en")
    second = read_text(later.encode(), "b.txt", identity="wells-2", language="en")
    return compare_texts(first, second)


def fates(found: tuple[Change, ...]) -> list[tuple[str, list[str], list[str]]]:
    return [
        (change.fate.value, [p.number for p in change.before], [p.number for p in change.after])
        for change in found
    ]


def test_each_provision_has_its_fate() -> None:
    assert fates(changes(EARLIER, LATER)) == [
        ("kept", ["1"], ["1"]),
        ("reworded", ["2"], ["2"]),
        ("split", ["3"], ["3", "4"]),
        ("merged", ["4", "5"], ["5"]),
        ("new", [], ["6"]),
        ("dropped", ["6"], []),
    ]


def test_a_text_against_itself_is_kept_whole() -> None:
    assert {change.fate for change in changes(EARLIER, EARLIER)} == {Fate.KEPT}


def test_the_same_words_under_another_number_are_kept_and_renumbered() -> None:
    later = EARLIER.replace("1. Every", "9. Every").replace("2. Water", "10. Water")
    found = [change for change in changes(EARLIER, later) if change.renumbered]
    assert [(change.fate, change.after[0].number) for change in found] == [
        (Fate.KEPT, "9"),
        (Fate.KEPT, "10"),
    ]


def test_chinese_is_compared_by_characters() -> None:
    earlier = "规则\n\n1. 每口井夜间均应由看守人加盖。\n\n2. 应使用清洁的水桶打水。\n"
    later = "规则\n\n1. 每口井夜间均应由村庄加盖。\n\n2. 应使用清洁的水桶打水。\n"
    assert fates(changes(earlier, later)) == [("reworded", ["1"], ["1"]), ("kept", ["2"], ["2"])]
