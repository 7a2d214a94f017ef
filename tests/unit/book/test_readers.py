"""A reader's order of sections: what is moved is moved whole, and no word is lost."""

from collections import Counter
from dataclasses import replace

import pytest

from briefbook.book.marks import nodes
from briefbook.book.readers import ReadingOrder
from briefbook.errors import Ref, Weight
from briefbook.lang.tongue import Lang
from briefbook.model.outline import Layout, PaperKind, Reader
from briefbook.tree.nodes import Contents, Span
from tests.unit.book.belgrade import EN, FA, blocks, book, dossier, lines, whole

ORDER = ("If raised", "Avoid", "We leave the room with")


def reader(**more):
    return Reader(id="r1", name="Chief", **more)


def relaid(root, lang=Lang.EN, **more):
    return ReadingOrder(reader(**more), lang).relaid(root)


def spans(root):
    return Counter(node for node in nodes(root) if isinstance(node, Span))


def test_without_wishes_nothing_is_moved() -> None:
    page = blocks(PaperKind.MEETING, subject="b2")
    assert relaid(page) == page


def test_named_sections_come_first_in_the_order_of_their_names() -> None:
    page = blocks(PaperKind.MEETING, subject="b2")
    before, after = lines(page), lines(relaid(page, section_order=("if RAISED", "Points to make, in this order")))
    assert before.index("Points to make, in this order") < before.index("If raised")
    assert after.index("If raised") < after.index("Points to make, in this order")
    assert after.index("“When can it start?”") == after.index("If raised") + 1


def test_the_opening_stays_at_the_top() -> None:
    page = blocks(PaperKind.MEETING, subject="b2")
    after = relaid(page, section_order=ORDER)
    assert lines(after)[:2] == lines(page)[:2]


def test_fields_are_moved_within_their_list() -> None:
    page = blocks(PaperKind.MEETING, subject="b2")
    assert lines(page).index("Avoid") < lines(page).index("May be used")
    after = lines(relaid(page, section_order=("May be used",)))
    assert after.index("May be used") < after.index("Avoid")


def test_a_section_is_also_named_as_the_book_says_it() -> None:
    page = blocks(PaperKind.MEETING, subject="b2", plan=FA)
    own, english = (relaid(page, Lang.FA, section_order=(name,)) for name in ("اگر مطرح شد", "If raised"))
    assert own == english != page


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_new_order_keeps_every_span(kind) -> None:
    subject = {PaperKind.MEETING: "b2", PaperKind.PROFILE: "ristic", PaperKind.AGREEMENT: "ag", PaperKind.COUNTRY: "rs"}
    page = blocks(kind, subject=subject.get(kind, ""))
    titles = tuple(dict.fromkeys(reversed(lines(page))))
    assert spans(relaid(page, section_order=titles)) == spans(page)


def test_the_book_of_a_reader_says_the_same_in_another_order() -> None:
    held = dossier(reader(section_order=ORDER))
    plain, other = book(held), book(held, replace(EN, reader="r1"))
    assert plain != other
    assert spans(plain) == spans(other)


def test_what_is_omitted_is_gone_and_nothing_else() -> None:
    page = blocks(PaperKind.MEETING, subject="b2")
    after = lines(relaid(page, omit=("Avoid", "If raised")))
    gone = {"Avoid", "No figures yet", "If raised", "“When can it start?”", "After the signature.", "certain"}
    assert [line for line in lines(page) if line not in gone] == after


def test_a_paper_is_left_out_by_kind_or_code() -> None:
    held = dossier(reader(omit=("protocol", "1.2")))
    codes = {paper.code for paper in book(held, replace(EN, reader="r1")).papers}
    assert "1.2" in {paper.code for paper in book(held).papers}
    assert "1.2" not in codes
    assert not [told for told in whole(held, replace(EN, reader="r1")).notices if told.rule == "reader_section"]


COMPACT = replace(EN, reader="r1", layout=Layout.COMPACT)


def codes(held, plan):
    return [paper.code for paper in book(held, plan).papers]


def test_a_compact_book_has_its_papers_in_the_order_of_its_reader() -> None:
    plain = codes(dossier(reader()), COMPACT)
    profile, meeting, second = (next(code for code in plain if code.startswith(start)) for start in ("3.", "4.", "1.2"))
    found = codes(dossier(reader(section_order=("meeting", second, "profile"))), COMPACT)
    front = [code for code in plain if code.startswith("0.")]
    assert found[: len(front)] == front
    assert [code for code in found if code in (meeting, "1.1", second, profile)] == [meeting, second, "1.1", profile]
    assert sorted(found) == sorted(plain)
    listed = [entry.code for entry in contents_of(dossier(reader(section_order=("meeting",)))) if entry.paper]
    assert listed[0] == meeting


def contents_of(held):
    found = next(
        node for node in nodes(book(held, COMPACT)) if isinstance(node, Contents) and not node.entries[0].paper
    )
    return found.entries


def test_a_binder_keeps_its_order_and_says_so() -> None:
    held = dossier(reader(section_order=("meeting", "If raised", "1.2")))
    plan = replace(EN, reader="r1")
    assert codes(held, plan) == codes(dossier(reader()), plan)
    (told,) = [one for one in whole(held, plan).notices if one.rule.startswith("reader")]
    assert (told.rule, dict(told.phrase.values)["papers"]) == ("reader_order", "meeting, 1.2")
    assert not [one for one in whole(held, COMPACT).notices if one.rule.startswith("reader")]


def test_a_name_that_the_book_has_not_is_told() -> None:
    held = dossier(reader(section_order=("If raised", "If razed"), omit=("glossery",)))
    told = [one for one in whole(held, replace(EN, reader="r1")).notices if one.rule == "reader_section"]
    assert [(dict(one.phrase.values)["section"], one.where, one.weight) for one in told] == [
        ("If razed", Ref("reader", "r1"), Weight.SHOULD),
        ("glossery", Ref("reader", "r1"), Weight.SHOULD),
    ]


def test_the_budget_of_a_reader_reaches_its_papers() -> None:
    held = dossier(reader(caps=("meeting 1",)))
    caps = [paper.cap for paper in book(held, replace(EN, reader="r1")).papers if paper.title[0].text.startswith("Mee")]
    assert caps == [1]
