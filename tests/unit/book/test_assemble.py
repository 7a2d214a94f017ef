"""The book as a whole: filter, outline, layout, furniture."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from briefbook.errors import Ref, Weight
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Blob
from briefbook.model.outline import (
    BlockKind,
    BriefingBook,
    Layout,
    Marking,
    PaperKind,
    Reader,
    StoredBlock,
    StoredPaper,
    StoredTab,
)
from briefbook.model.record import Audience, Stamp
from briefbook.model.source import Photo
from briefbook.tree.dump import dump
from briefbook.tree.nodes import Numbering, Paragraph, Row, Span, Start, Table
from tests.unit.book.belgrade import (
    CYRILLIC,
    EN,
    FA,
    LATIN,
    MADE,
    VISIT,
    book,
    day,
    dossier,
    found,
    only,
    record,
    text,
    whole,
    words,
)

PLANS = (EN, FA, LATIN, CYRILLIC)


def codes(made):
    return [paper.code for paper in made.papers]


def test_the_book_of_the_template_holds_what_has_something_to_print() -> None:
    assert codes(book()) == [
        "0.1", "0.3", "1.1", "1.2", "2.1", "2.2", "3.1", "4.1", "5.1", "6.2", "7.1", "7.2", "7.5",
    ]  # fmt: skip


def test_an_empty_paper_is_left_out_and_said() -> None:
    made = whole()
    left_out = [str(n.phrase) for n in made.notices]
    assert 'Paper 7.4, "Glossary", has nothing to print and is left out.' in left_out
    assert {(n.rule, n.weight) for n in made.notices} == {("empty-paper", Weight.SHOULD)}


def test_nothing_leads_to_a_paper_that_is_left_out() -> None:
    """Without sources there is no list of them, and the numbers that pointed there are no links."""
    bare = dossier(without=("s1", "s2"))
    for held in (dossier(), bare):
        made = book(held)
        links = {span.link[1:] for span in found(made.tabs, Span) if span.link.startswith("#")}
        named = [(one.code, node.anchor) for one in made.papers for node in (*found(one, Table), *found(one, Row))]
        anchors = {f"{code}/{anchor}" for code, anchor in named if anchor}
        assert links <= {*codes(made), *anchors}
        assert links & anchors


def test_untranslated_texts_are_told_apart_from_empty_papers() -> None:
    made = whole(plan=LATIN)
    assert Ref("fact", "f1", "text") in {n.where for n in made.untranslated}
    assert whole(plan=EN).untranslated == ()


@pytest.mark.parametrize("plan", PLANS)
def test_a_binder_numbers_its_papers_and_starts_each_on_a_sheet(plan) -> None:
    made = book(plan=plan)
    assert made.numbering is Numbering.PAPER
    assert {paper.start for paper in made.papers} == {Start.SHEET}


def test_a_compact_book_runs_on_within_a_tab() -> None:
    made = book(plan=replace(EN, layout=Layout.COMPACT))
    assert made.numbering is Numbering.BOOK
    starts = [[paper.start for paper in tab.papers] for tab in made.tabs]
    assert starts[0] == [Start.PAGE, Start.PAGE]
    assert all(tab[0] is Start.PAGE and set(tab[1:]) <= {Start.RUN_ON} for tab in starts[1:])


def test_a_paper_may_keep_its_own_layout() -> None:
    outline = (
        BriefingBook(id="book", visit="visit"),
        StoredTab(id="tab", book="book", number="1", title=words("Overview")),
        StoredPaper(id="a", tab="tab", code="1.1", kind=PaperKind.GLANCE, seq=1),
        StoredPaper(id="b", tab="tab", code="1.2", kind=PaperKind.PROGRAMME, layout=Layout.BINDER, seq=2),
    )
    made = book(dossier(*outline), replace(EN, layout=Layout.COMPACT))
    assert [paper.start for paper in made.papers] == [Start.PAGE, Start.SHEET]


def test_the_head_names_city_and_dates() -> None:
    assert "".join(s.text for s in book().around.head) == "Belgrade\u00a0· 25–27 February 2025"
    assert "".join(s.text for s in book(plan=FA).around.head) == "بلگراد\u00a0· ۷ تا ۹ اسفند ۱۴۰۳"


def test_the_book_has_the_title_language_and_clock_of_its_plan() -> None:
    made = book(plan=FA)
    assert (made.title, made.lang, made.made) == ("سفر رسمی به بلگراد", Lang.FA, MADE)


@pytest.mark.parametrize("plan", PLANS)
def test_the_same_records_make_the_same_book(plan) -> None:
    assert book(plan=plan) == book(plan=plan)


def test_the_day_of_printing_changes_only_the_front() -> None:
    now, later = book(), book(made=MADE + timedelta(days=400))
    changed = [a.code for a, b in zip(now.papers, later.papers, strict=True) if a != b]
    assert changed == ["0.1", "0.3"]


def test_only_the_cover_is_bare() -> None:
    assert [paper.code for paper in book().papers if paper.bare] == ["0.1"]


def test_each_paper_carries_the_highest_mark_on_it_and_the_cover_the_highest_of_all() -> None:
    low = Marking(id="low", key="low", rank=1, label=words("Sample", "نمونه"))
    high = Marking(id="high", key="high", rank=2, label=words("Secret"))
    secret = replace(record("b2"), stamp=Stamp(marking="high"))
    made = book(dossier(low, high, secret, visit=replace(VISIT, stamp=Stamp(marking="low"))))
    marks = {paper.code: paper.mark for paper in made.papers}
    assert (marks["4.1"], marks["2.2"], marks["0.1"]) == ("Secret", "Sample", "Secret")


def test_a_paper_is_closed_by_its_unit_and_the_day_of_its_text() -> None:
    outline = (
        BriefingBook(id="book", visit="visit"),
        StoredTab(id="tab", book="book", number="4", title=words("Meetings")),
        StoredPaper(
            id="a",
            tab="tab",
            code="4.1",
            kind=PaperKind.MEETING,
            subject_uid="b2",
            stamp=Stamp(checked_on=day("2025-02-20")),
        ),
        StoredPaper(id="b", tab="tab", code="4.2", kind=PaperKind.PROGRAMME, owner="Protocol"),
    )
    owned = replace(record("b2"), stamp=Stamp(owner="Europe desk"))
    tails = ["".join(s.text for s in paper.tail) for paper in book(dossier(*outline, owned)).papers]
    assert tails == ["Europe desk\u00a0· checked on 20 February 2025", "Protocol"]


def test_the_readers_budget_of_sides_is_on_the_paper() -> None:
    held = dossier(Reader(id="reader", name="One side", caps=("meeting 1",)))
    caps = {paper.code: paper.cap for paper in book(held, replace(EN, reader="reader")).papers}
    assert (caps["4.1"], caps["3.1"]) == (1, 0)


def test_what_staff_add_makes_a_paper_of_an_empty_one() -> None:
    outline = (
        BriefingBook(id="book", visit="visit"),
        StoredTab(id="tab", book="book", number="1", title=words("Papers")),
        StoredPaper(id="a", tab="tab", code="1.1", kind=PaperKind.GLOSSARY),
        StoredPaper(id="b", tab="tab", code="1.2", kind=PaperKind.CONTACTS, body=words("Ask the porter.")),
        StoredPaper(id="c", tab="tab", code="1.3", kind=PaperKind.ACHIEVEMENTS),
        StoredBlock(id="k", paper="a", kind=BlockKind.TEXT, text=words("Typed by hand.")),
    )
    made = book(dossier(*outline))
    assert codes(made) == ["1.1", "1.2"]
    assert [text(paper.blocks).splitlines()[-1] for paper in made.papers] == ["Typed by hand.", "Ask the porter."]


def test_the_pictures_of_the_book_are_those_that_it_shows() -> None:
    more = (Photo(id="ph", sha256="aa", mime="image/png", width=3, height=4), Photo(id="un", sha256="bb"))
    held = replace(dossier(*more, replace(record("ristic"), photo="ph")), blobs=(Blob("aa", b"1"), Blob("bb", b"2")))
    assert [picture.sha256 for picture in book(held).pictures] == ["aa"]


def test_every_block_knows_its_record_or_says_words_of_ours() -> None:
    """A click in the preview leads to the record: text that comes from one has a source on every span."""
    stored = {w.text for one in dossier().records for w in texts(one)}
    for paragraph in found(book().tabs, Paragraph):
        for span in paragraph.spans:
            if span.text in stored:
                assert span.source is not None, span


def texts(one):
    return [w for name in one.__dataclass_fields__ for w in getattr(getattr(one, name), "values", lambda: ())()]


def test_a_host_copy_is_the_programme_and_the_delegation() -> None:
    made = book(plan=replace(EN, audience=Audience.HOST))
    assert codes(made) == ["0.1", "0.3", "2.1", "2.2"]
    out = dump(made)
    for secret in ("A shared reading", "Thank you", "No figures yet", "First visit", "bilateral", "Joint projects"):
        assert secret not in out
    assert "Copy for the host" in out


def test_an_interpreters_copy_has_the_points_but_not_the_aims() -> None:
    out = dump(book(plan=replace(EN, audience=Audience.INTERPRETER)))
    assert "Thank you" in out
    assert "A shared reading" not in out
    assert "When can it start?" not in out


def test_copies_only_ever_lose_papers_from_rung_to_rung() -> None:
    rungs = [rung for rung in Audience if rung is not Audience.NEVER]
    made = [set(codes(book(plan=replace(EN, audience=rung)))) for rung in rungs]
    assert all(after <= before for before, after in pairwise(made))


def test_a_visit_of_which_almost_nothing_is_known_makes_a_book() -> None:
    bare = replace(VISIT, purpose=words(), invited_by="", principal="", sending_org="", host_org="")
    for plan in PLANS:
        assert codes(book(only(visit=replace(bare, starts_on=None, ends_on=None)), plan)) == ["0.1"]
