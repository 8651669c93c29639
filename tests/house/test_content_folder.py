"""The data that ship with Normbook are found, or their absence is said plainly."""

from __future__ import annotations

import pytest

from normbook import content
from normbook.remarks import Refusal


def test_the_checkout_has_its_own(monkeypatch):
    monkeypatch.delenv(content.VARIABLE, raising=False)
    assert content.content_folder().name == "content"


def test_a_folder_named_by_hand_goes_first(monkeypatch, tmp_path):
    monkeypatch.setenv(content.VARIABLE, str(tmp_path))
    assert content.content_folder() == tmp_path


def test_an_installed_one_brings_its_own(monkeypatch, tmp_path):
    monkeypatch.delenv(content.VARIABLE, raising=False)
    (tmp_path / "_content").mkdir()
    monkeypatch.setattr(content, "__file__", str(tmp_path / "content.py"))
    assert content.content_folder() == tmp_path / "_content"


def test_a_wrong_name_is_refused_and_not_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv(content.VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(Refusal) as refused:
        content.content_folder()
    assert refused.value.code == "N001"


def test_nothing_at_all_is_refused(monkeypatch, tmp_path):
    monkeypatch.delenv(content.VARIABLE, raising=False)
    monkeypatch.setattr(content, "__file__", str(tmp_path / "a" / "b" / "content.py"))
    with pytest.raises(Refusal) as refused:
        content.content_folder()
    assert refused.value.code == "N002"


def test_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv(content.VARIABLE, str(tmp_path))
    with pytest.raises(Refusal, match=r"reference/parties\.csv is missing"):
        content.content_path("reference", "parties.csv")
