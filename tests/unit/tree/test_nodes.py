"""The tree: frozen values that know their own places."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import UTC, datetime
from typing import get_args

import pytest

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes
from briefbook.tree.nodes import Block, Book, Numbering, Paper, Span, Start, Tab

MADE = datetime(2025, 2, 25, 12, tzinfo=UTC)


def paper(code):
    return Paper(code, (Span(code, Lang.EN),), Lang.EN, Start.SHEET, ())


def test_the_papers_of_a_book_come_tab_by_tab() -> None:
    tabs = (Tab("", (), (paper("0.1"),), Lang.EN), Tab("1", (), (paper("1.1"), paper("1.2")), Lang.EN))
    book = Book("Visit", Lang.EN, MADE, Numbering.PAPER, tabs)
    assert [one.code for one in book.papers] == ["0.1", "1.1", "1.2"]
    assert Book("Visit", Lang.EN, MADE, Numbering.PAPER, ()).papers == ()


@pytest.mark.parametrize("block", get_args(Block), ids=lambda block: block.__name__)
def test_a_block_is_a_frozen_slotted_value(block) -> None:
    assert is_dataclass(block)
    assert block.__dataclass_params__.frozen
    assert "__slots__" in vars(block)


def test_a_node_cannot_be_changed() -> None:
    span = Span("a", Lang.EN)
    with pytest.raises(FrozenInstanceError):
        span.text = "b"


def test_nothing_but_papers_and_spans_leads_to_a_record_without_a_reference() -> None:
    without = {block.__name__ for block in get_args(Block) if "ref" not in {field.name for field in fields(block)}}
    assert without == {"Rule", "Space", "Contents", "Ruled"}
    assert "source" in {field.name for field in fields(nodes.Span)}
