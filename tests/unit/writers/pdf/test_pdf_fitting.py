"""Papers fitted to their sides: few lines take no side of their own, and what is over a budget is named."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.outline import BriefingBook, PaperKind, StoredPaper, StoredTab
from briefbook.tree import nodes as n
from briefbook.tree.house import House
from briefbook.writers.pdf import flow
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.setting import set_book
from briefbook.writers.pdf.write import paginate, write
from briefbook.writers.written import quiet
from tests.covering import examples
from tests.unit.book import belgrade
from tests.unit.writers.pdf.pages_of import book, house, paper, para
from tests.unit.writers.pdf.probe import faults, loners


@cache
def press() -> Press:
    return Press()


def notices(made, rule: str, style: House | None = None):
    found = set_book(made, style or house(), press(), quiet).notices
    return [notice for notice in found if notice.rule == rule]


def sides(made, style: House | None = None) -> int:
    return sum(not mark.blank for mark in paginate(made, style or house(), press=press()))


# ---- over a budget


def meeting(*points, cap=1, without=(), plan=belgrade.EN, brief=None):
    """A book of one meeting of these points."""
    base = [uid for uid in ("p1", "p2", "p3") if uid not in {p.id for p in points}]
    outline = (
        BriefingBook(id="book", visit="visit"),
        StoredTab(id="tab", book="book", number="1", title=belgrade.words("Meetings")),
        StoredPaper(id="m", tab="tab", code="1.1", kind=PaperKind.MEETING, subject_uid="b2", cap_sides=cap),
    )
    held = belgrade.dossier(*outline, *([brief] if brief else []), *points, without=(*base, *without))
    return belgrade.book(held, plan)


def point(number, words=26, **more):
    text = belgrade.words(" ".join(["word"] * words) + ".")
    return TalkingPoint(
        id=f"x{number:02}", brief="b2", kind=PointKind.MAKE, headline=belgrade.words(f"Message {number}"), text=text,
        priority=number, seq=number, **more,
    )  # fmt: skip


TWELVE = tuple(point(number) for number in range(1, 13))
BACKGROUND = Ref("brief", "b2", "usable")


def test_a_meeting_of_twelve_points_names_background_and_the_last_points_and_no_more():
    made = meeting(*TWELVE)
    moves = [notice.where for notice in notices(made, "over_cap_move")]
    count = len(moves)
    assert moves == [BACKGROUND, *(Ref("point", f"x{12 - n:02}") for n in range(count - 1))]
    assert 2 < count < 12
    gone = {ref.uid for ref in moves[1:]}
    short = replace(belgrade.record("b2"), usable=belgrade.words())
    left = [one for one in TWELVE if one.id not in gone]
    assert sides(meeting(*left, brief=short)) == 1
    fewer = [one for one in TWELVE if one.id not in gone - {moves[-1].uid}]
    assert sides(meeting(*fewer, brief=short)) == 2


def test_what_would_have_to_move_is_told_in_its_first_words():
    first, second, *_ = notices(meeting(*TWELVE), "over_cap_move")
    assert str(first.phrase).startswith("“May be used” would have to move for ")
    assert str(second.phrase).startswith("“Message 12” would have to move for Meeting with Minister Ristić")


def test_nothing_is_cut_from_a_paper_over_its_budget():
    made = meeting(*TWELVE)
    assert not faults(set_book(made, house(), press(), quiet))


@pytest.mark.parametrize("plan", [belgrade.EN, belgrade.FA, belgrade.CYRILLIC])
def test_a_meeting_that_keeps_its_budget_names_nothing(plan):
    made = meeting(*TWELVE[:3], plan=plan)
    assert not [notice for notice in set_book(made, house(), press(), quiet).notices if "cap" in notice.rule]


@settings(max_examples=examples(3), deadline=None)
@given(
    lengths=st.lists(st.integers(min_value=3, max_value=60), min_size=6, max_size=14),
    ranks=st.permutations(range(1, 15)),
)
def test_without_the_named_records_the_paper_keeps_its_budget(lengths, ranks):
    points = [replace(point(k + 1, words), priority=ranks[k]) for k, words in enumerate(lengths)]
    moves = {notice.where for notice in notices(meeting(*points), "over_cap_move")}
    brief = belgrade.record("b2")
    if BACKGROUND in moves:
        brief = replace(brief, usable=belgrade.words())
    left = [one for one in points if Ref("point", one.id) not in moves]
    assert sides(meeting(*left, brief=brief)) == 1
    ranked = sorted((one for one in points if one not in left), key=lambda one: one.priority)
    assert all(one.priority < ranked[0].priority for one in left) if ranked else True


def test_a_paper_that_is_too_long_without_all_that_may_move_says_so():
    title = n.Heading((n.Span("A title", Lang.EN),), 1, Lang.EN)
    long = n.Paragraph((n.Span("word " * 1500, Lang.EN),), Lang.EN)
    made = book(paper(title, long, replace(para("light"), ref=Ref("fact", "f")), cap=1))
    assert [notice.where for notice in notices(made, "over_cap_move")] == [Ref("fact", "f")]
    (rest,) = notices(made, "over_cap_rest")
    assert str(rest.phrase) == "Paper 1.1 is over its budget even without all that may move. Raise the budget."


def test_a_paper_without_an_order_gives_up_its_end():
    facts = [replace(para("word " * 40), ref=Ref("fact", str(k))) for k in range(20)]
    moves = [notice.where.uid for notice in notices(book(paper(*facts, cap=1)), "over_cap_move")]
    assert moves == [str(k) for k in range(19, 19 - len(moves), -1)]
    assert sides(book(paper(*facts[: 20 - len(moves)], cap=1))) == 1


def test_a_budget_is_counted_from_the_head_of_a_page_where_papers_run_on():
    short = paper(*[para("word " * 60) for _ in range(6)], start=n.Start.RUN_ON)
    second = replace(short, code="1.2", cap=1)
    made = book(short, second, numbering=n.Numbering.BOOK)
    assert sides(made) == 2
    assert not notices(made, "over_cap")


# ---- few lines on a side


def long_enough(count: int, *, start=n.Start.SHEET, more=0):
    """A paper of paragraphs whose last ones stand on a second side."""
    made = [para("Three lines of text stand here. " * 9) for _ in range(count)]
    return paper(*made, *[para("A line more.") for _ in range(more)], start=start)


def test_few_lines_are_taken_in_by_setting_the_paper_closer():
    made = book(long_enough(14, more=1))
    loose = replace(house(), closest=1.0)
    assert (sides(made, loose), sides(made)) == (2, 1)
    assert not faults(set_book(made, house(), press(), quiet))


def test_the_type_keeps_its_size_and_its_lead():
    made = book(long_enough(14, more=1))

    def types(style):
        found = set_book(made, style, press(), quiet).laid
        return {
            (token[0].size, box.height)
            for one in found
            for box in one.boxes
            for p in box.placed
            for token in p.line.tokens
        }

    assert types(house()) == types(replace(house(), closest=1.0))


def test_a_side_that_is_well_filled_stays_as_it_is():
    made = book(long_enough(22))
    setting = set_book(made, house(), press(), quiet)
    loose = set_book(made, replace(house(), closest=1.0), press(), quiet)
    assert [box.below for box in setting.laid[0].boxes] == [box.below for box in loose.laid[0].boxes]


def test_a_paper_that_runs_on_is_never_set_closer():
    made = book(long_enough(14, more=1, start=n.Start.PAGE), numbering=n.Numbering.BOOK)
    assert sides(made) == 2


def test_a_closer_paper_is_the_same_from_a_warm_press():
    made = book(long_enough(14, more=1), long_enough(3))
    kept = Press()
    write(book(long_enough(5)), house(), press=kept)
    write(made, house(), press=kept)
    assert write(made, house(), press=kept).content == write(made, house()).content


# ---- what stays together


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_no_heading_and_no_line_stands_alone_and_the_probe_sees_those_that_would(lang, monkeypatch):
    def seen():
        title = n.Heading((n.Span("A section", lang),), 2, lang)
        text = [para("A line of text that goes on for a while. " * k, lang) for k in (7, 13, 23, 9, 31, 17, 5)] * 6
        body = [block for one in text for block in (title, one)]
        starts = [[para("One line more.", lang)] * first for first in range(5)]
        books = [book(paper(*start, *body, lang=lang), lang=lang) for start in starts]
        return [one for made in books for one in loners(set_book(made, house(), Press(), quiet))]

    assert seen() == []
    monkeypatch.setattr(flow, "_tied", lambda boxes, at: False)
    told = seen()
    assert [one for one in told if "alone at the foot" in one]
    assert [one for one in told if "is parted as" in one]
