"""What has changed since the edition before: what prints otherwise for the same reader, and nothing else."""

from dataclasses import replace

from briefbook.book.assemble import assembled
from briefbook.book.prose import Prose
from briefbook.book.since import changes, told
from briefbook.lang.tongue import Lang
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.outline import Edition, Layout
from briefbook.model.person import Person
from briefbook.model.programme import Participant
from briefbook.model.record import Audience, Side
from briefbook.tree.nodes import Box, Contents
from tests.unit.book.belgrade import EN, FA, MADE, book, dossier, found, lines, named, record, words

SECRET = replace(record("p3"), headline=words("Other advice"))
THANKS = replace(record("p1"), text=words("This is the second visit."))
GUEST = (
    Person(id="vucic", side=Side.HOST),
    *named("vucic", en="Aleksandar Vučić", fa="الکساندر ووچیچ"),
    Participant(id="i2-9", item="i2", person="vucic", seq=9),
)


def codes(found_):
    return [[paper.code for paper in part] for part in (found_.changed, found_.new, found_.gone)]


def strip(before, now, number=1):
    """Lines of the strip in the contents."""
    made = told(now, changes(before, now), number)
    contents = next(paper for paper in made.papers if paper.code == "0.3")
    return [lines(box) for box in found(contents.blocks, Box) if "hanged" in lines(box)[0] or "تغییر" in lines(box)[0]]


def test_the_same_book_has_not_changed_and_says_nothing() -> None:
    assert codes(changes(book(), book())) == [[], [], []]
    assert told(book(), changes(book(), book()), 1) == book()


def test_a_changed_point_changes_its_meeting_alone() -> None:
    assert codes(changes(book(), book(dossier(THANKS)))) == [["4.1"], [], []]


def test_front_papers_do_not_count_though_they_print_another_moment() -> None:
    assert codes(changes(book(), book(made=MADE.replace(year=2026)))) == [[], [], []]


def test_a_new_paper_is_named_with_its_title_and_one_that_is_gone_too() -> None:
    more = book(dossier(*GUEST))
    found_ = changes(book(), more)
    assert [paper.code for paper in found_.new] == ["3.2"]
    (said,) = strip(book(), more)
    assert said[0] == "Changed since edition 1"
    assert "New: 3.2 Aleksandar Vučić" in said
    (said,) = strip(more, book())
    assert "Taken out: 3.2 Aleksandar Vučić" in said


def test_the_strip_is_a_reader_s_own_and_tells_nothing_of_what_he_may_not_see() -> None:
    host = replace(EN, audience=Audience.HOST)
    delegation = replace(EN, audience=Audience.DELEGATION)
    for plan in (host, delegation):
        assert codes(changes(book(plan=plan), book(dossier(SECRET), plan))) == [[], [], []]
    assert codes(changes(book(), book(dossier(SECRET)))) == [
        ["1.2", "4.1", "7.2"],
        [],
        [],
    ]  # 7.2 gathers what may be raised


def test_only_the_contents_gets_the_strip_and_its_last_line_stays_last() -> None:
    before, now = book(), book(dossier(THANKS))
    made = told(now, changes(before, now), 2)
    other = [paper.code for paper, old in zip(made.papers, now.papers, strict=True) if paper != old]
    assert other == ["0.3"]
    contents, plain = (next(p for p in one.papers if p.code == "0.3") for one in (made, now))
    assert contents.blocks[-1] == plain.blocks[-1]
    assert [b for b in contents.blocks if b not in plain.blocks] == [contents.blocks[-2]]
    assert found(contents.blocks, Contents)


EDITIONS = (
    Edition(id="e1", number=1, made=MADE.replace(year=2024), reason=words("First")),
    Edition(id="e2", number=2, made=MADE, reason=words("Second")),
)


def editions(made_) -> dict[str, str]:
    """The edition that the control sheet names beside each paper."""
    control = next(p for p in made_.papers if p.code == "0.2")
    return {
        entry.code: "".join(s.text for s in entry.title if s.source and s.source.table == "edition")
        for block in found(control.blocks, Contents)
        for entry in block.entries
    }


def test_the_control_sheet_gives_the_newest_edition_to_what_changed_alone() -> None:
    before, now = book(dossier(EDITIONS[0])), book(dossier(*EDITIONS, THANKS, *GUEST))
    assert set(editions(now).values()) == {"ed.\u00a02"}
    made = told(now, changes(before, now), 1)
    changed = [code for code, edition in editions(made).items() if edition == "ed.\u00a02"]
    by_hand = changes(before, now)
    assert changed == [code for code in editions(now) if code.startswith("0.") or code in by_hand.how or code == "3.2"]
    assert editions(made)["3.1"] == "ed.\u00a01"
    assert editions(told(now, by_hand, None)) == editions(now)
    same = told(now, changes(now, now), 1)
    assert [code for code, edition in editions(same).items() if edition == "ed.\u00a02"] == ["0.1", "0.2", "0.3"]


def test_the_strip_says_in_few_words_what_changed() -> None:
    (said,) = strip(book(), book(dossier(THANKS)))
    assert "Changed: 4.1 (1 changed)" in said
    more = TalkingPoint(id="p9", brief="b2", kind=PointKind.MAKE, headline=words("One more"), seq=9)
    (said,) = strip(book(), book(dossier(more)))
    assert any(one.endswith("4.1 (1 added, 1 changed)") for one in said)  # the brief says how long its points take
    (said,) = strip(book(dossier(more)), book())
    assert any(one.endswith("4.1 (1 removed, 1 changed)") for one in said)


def test_codes_are_links_and_the_words_those_of_the_book() -> None:
    (said,) = strip(book(plan=FA), book(dossier(THANKS), FA))
    assert said == ["تغییرات پس از ویرایش ۱", "تغییریافته: ۴.۱ (۱ تغییریافته)"]
    (said,) = strip(book(), book(dossier(THANKS)), None)
    assert said[0] == "Changed since the last edition"
    made = told(book(dossier(THANKS)), changes(book(), book(dossier(THANKS))), 1)
    spans = [span for box in found(made.tabs[0].papers[-1].blocks, Box) for span in found(box, type(box.blocks[0]))]
    assert any(span.link == "#4.1" for one in spans for span in one.spans)


def test_dividers_are_no_papers_that_change() -> None:
    with_dividers = assembled(dossier(), replace(EN, dividers=True), MADE, Prose()).book
    assert codes(changes(book(), with_dividers)) == [[], [], []]
    assert codes(changes(with_dividers, book())) == [[], [], []]


def test_a_binder_with_dividers_has_one_before_each_numbered_tab() -> None:
    made = assembled(dossier(), replace(EN, dividers=True), MADE, Prose()).book
    for tab in made.tabs:
        marked = [paper.code for paper in tab.papers if paper.divider]
        assert marked == ([tab.number] if tab.number else [])
        assert not tab.number or tab.papers[0].divider
    first = next(paper for paper in made.papers if paper.divider)
    assert lines(first.blocks)[0].startswith("Belgrade · 25–27 February 2025")
    assert lines(first.blocks)[1:3] == ["1", "Overview"]
    plain = assembled(dossier(), EN, MADE, Prose()).book
    assert [p for p in made.papers if not p.divider] == list(plain.papers)


def test_a_compact_book_has_no_dividers() -> None:
    plan = replace(EN, layout=Layout.COMPACT)
    assert (
        assembled(dossier(), replace(plan, dividers=True), MADE, Prose()).book
        == assembled(dossier(), plan, MADE, Prose()).book
    )


def test_a_divider_names_three_papers_and_says_how_many_more() -> None:
    guests = [one for n in range(4) for one in guest(n)]
    made = assembled(dossier(*guests), replace(EN, dividers=True), MADE, Prose()).book
    behind = [lines(p.blocks)[3:] for p in made.papers if p.divider]
    assert [len(one) <= 3 for one in behind] == [True] * len(behind)
    people = next(lines(p.blocks)[3:] for p in made.papers if p.code == "3")
    assert people == ["3.1\u2002Dejan Ristić (Дејан Ристић)", "3.2\u2002Guest 0", "and 3 more papers, to 3.5"]
    persian = assembled(dossier(*guests), replace(FA, dividers=True), MADE, Prose()).book
    assert next(lines(p.blocks)[-1] for p in persian.papers if p.code == "3") == "و ۳ برگه دیگر تا ۳.۵"
    assert persian.lang is Lang.FA


def guest(number):
    uid = f"g{number}"
    return (
        Person(id=uid, side=Side.HOST, seq=10 + number),
        *named(uid, en=f"Guest {number}", fa=f"مهمان {number}"),
        Participant(id=f"i2-{uid}", item="i2", person=uid, seq=10 + number),
    )
