"""Plain text read strictly: scalars stay text, lines are known, traps of YAML are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normbook.plaintext import Fields, read_yaml
from normbook.remarks import Refusal, Remark


def test_scalars_stay_text_and_lines_are_known() -> None:
    root = read_yaml("code: no\nversion: 0.10\nlist: [1, b]\nempty:\nاسم: قيمة\n".encode(), "a.yaml")
    assert root.fields["code"].text == "no"
    assert root.fields["version"].text == "0.10"
    assert root.fields["list"].texts == ("1", "b")
    assert root.fields["empty"].text is None
    assert root.fields["اسم"].text == "قيمة"
    assert root.fields["version"].place.row == 2


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"a: 1\na: 2\n", "P003", 2),
        (b"a: &x 1\nb: *x\n", "P004", 1),
        (b"a: !!python/object:os.system x\n", "P004", 1),
        (b"a: [1\n", "P002", 2),
        (b"ok: 1\nb\xff: 2\n", "P001", 2),
        (b"[" * 60 + b"]" * 60, "P005", 1),
    ],
)
def test_traps_are_refused_with_their_line(data: bytes, code: str, line: int) -> None:
    with pytest.raises(Refusal) as refused:
        read_yaml(data, "a.yaml")
    assert refused.value.code == code
    assert refused.value.place is not None
    assert refused.value.place.row == line


def test_unknown_key_and_wrong_type_are_remarks_with_a_cure() -> None:
    remarks: list[Remark] = []
    root = read_yaml(b"tilte: x\nflag: perhaps\nn: 1,5\nkind: nothing\n", "a.yaml")
    fields = Fields(root, ("title", "flag", "n", "kind"), remarks)
    assert fields.flag("flag") is False
    assert fields.number("n") is None
    assert fields.one_of("kind", ("one", "several")) is None
    assert [remark.code for remark in remarks] == ["P010", "P014", "P015", "P016"]
    assert "title" in remarks[0].cure
    assert all(remark.place and remark.place.row for remark in remarks)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_tree_or_a_refusal(data: bytes) -> None:
    refused: Refusal | None = None
    try:
        read_yaml(data, "a.yaml")
    except Refusal as refusal:
        refused = refusal
    assert refused is None or refused.cure
