"""How two states of a paper differ, by the records that they print."""

from dataclasses import replace

import pytest

from briefbook.book.differing import Difference, difference
from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n


def line(uid: str, text: str = "") -> n.Row:
    """A row that comes from a record; its text is the uid if no other is given."""
    said = n.Paragraph((n.Span(text or uid, Lang.EN),), Lang.EN)
    return n.Row((n.Cell((said,)),), ref=Ref("item", uid))


def paper(*rows: n.Row, more: tuple[n.Block, ...] = ()) -> n.Paper:
    table = n.Table((n.Column(1),), rows, Lang.EN)
    return n.Paper("2.1", (), Lang.EN, n.Start.SHEET, (table, *more), ref=Ref("paper", "p"))


A, B, C, D = (line(uid) for uid in "abcd")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((A, B), (A, B), Difference()),
        ((A, B), (A, C, B), Difference(added=1)),
        ((A, B, C), (A,), Difference(removed=2)),
        ((A, B, C, D), (D, A, B, C), Difference(moved=1)),
        ((A, B, C), (C, B, A), Difference(moved=2)),
        ((A, B), (A, line("b", "other")), Difference(changed=1)),
        ((A, B, C), (C, line("a", "other"), D), Difference(1, 1, 1, 1)),
        ((A, B), (C, D), Difference()),  # nothing in common: another library may have given them other uids
    ],
)
def test_records_are_added_removed_moved_and_changed(before, after, told) -> None:
    assert difference(paper(*before), paper(*after)) == told


def test_a_value_counts_for_the_record_that_it_comes_from_and_not_for_the_row_round_it() -> None:
    def row(name: str) -> n.Row:
        span = n.Span(name, Lang.EN, source=Ref("person", "q", "name"))
        own = n.Paragraph((n.Span("Meeting with ", Lang.EN), span), Lang.EN)
        return n.Row((n.Cell((own,)),), ref=Ref("item", "a"))

    twice = replace(row("Old"), cells=(*row("Old").cells, *row("Old").cells))
    assert difference(paper(row("Old"), B), paper(row("New"), B)) == Difference(changed=1)
    assert difference(paper(row("Old")), paper(twice)) == Difference(changed=2)


def test_words_of_the_page_that_come_from_no_record_are_not_counted() -> None:
    said = n.Paragraph((n.Span("A heading", Lang.EN),), Lang.EN)
    assert difference(paper(A), paper(A, more=(said,))) == Difference()
