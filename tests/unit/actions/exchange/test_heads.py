"""Heads that were read before are not composed again, and are told from each other by file and line all the same."""

from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import head, read_folder
from briefbook.actions.exchange.folder.faults import Faults
from briefbook.actions.exchange.folder.head import Value, read_head

SMALL = Path(__file__).parent / "small"


@pytest.fixture(autouse=True)
def nothing_read_yet():
    head._sound.cache_clear()


def test_a_folder_that_is_read_again_composes_no_head(monkeypatch):
    composed = []
    real = head._compose
    monkeypatch.setattr(head, "_compose", lambda *args: composed.append(args) or real(*args))
    first = read_folder(SMALL)
    count = len(composed)
    assert count > 5
    assert read_folder(SMALL) == first
    assert len(composed) == count


def test_the_same_head_in_another_place_has_its_own_lines_and_keys():
    faults = Faults()
    lines = ["id: a", "title.en: 'One: two'", "langs: [en, fa]"]
    one, two = (read_head("a.md", first, lines, faults) for first in (2, 40))
    assert one.keys == {"id": Value(2, "a"), "title.en": Value(3, "One: two"), "langs": Value(4, ("en", "fa"))}
    assert two.keys == {"id": Value(40, "a"), "title.en": Value(41, "One: two"), "langs": Value(42, ("en", "fa"))}
    one.keys.clear()
    assert len(read_head("a.md", 2, lines, faults).keys) == 3
    assert faults.found == []


def test_the_same_fault_in_another_place_is_told_there():
    faults = Faults()
    for file, first in (("a.md", 2), ("b.md", 7), ("b.md", 17)):
        assert read_head(file, first, ["id: a", "id: b"], faults).keys == {"id": Value(first, "a")}
    assert [str(fault)[:6] for fault in faults.found] == ["a.md:3", "b.md:8", "b.md:1"]
    assert [fault.line for fault in faults.found] == [3, 8, 18]
    assert "the first is in line 17" in str(faults.found[-1])
