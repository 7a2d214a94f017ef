"""The outline: the stored one, or that of the template."""

from dataclasses import replace

from briefbook.book.outline import cap_of, outlined, sections
from briefbook.lang.tongue import Lang
from briefbook.model.outline import BriefingBook, PaperKind, Reader, StoredPaper, StoredTab
from briefbook.model.site import Site
from tests.unit.book.belgrade import EN, VISIT, dossier, only, paper, words

BOOK = BriefingBook(id="book", visit="visit")
TAB = StoredTab(id="tab", book="book", number="1", title=words("Overview"))
PAGE = StoredPaper(id="page", tab="tab", code="1.1", kind=PaperKind.GLANCE)


def printed(held, plan=EN):
    return [(s.tab.number, [(p.code, p.kind.value, p.subject_uid) for p in s.papers]) for s in sections(held, plan)]


def test_a_dossier_with_a_book_is_left_as_it_is() -> None:
    held = dossier(BOOK, TAB, PAGE)
    assert outlined(held) is held
    assert printed(held) == [("1", [("1.1", "glance", "")])]


def test_without_a_book_the_template_gives_every_subject_its_paper() -> None:
    made = printed(outlined(dossier(Site(id="site", name=words("Site")))))
    assert made == [
        ("", [("0.1", "cover", ""), ("0.2", "control", ""), ("0.3", "contents", "")]),
        ("1", [("1.1", "glance", ""), ("1.2", "steering", "")]),
        ("2", [("2.1", "programme", ""), ("2.2", "delegation", "")]),
        ("3", [("3.1", "profile", "ristic")]),
        ("4", [("4.1", "meeting", "b2")]),
        ("5", [("5.1", "country", "rs"), ("5.2", "achievements", "")]),
        ("6", [("6.1", "areas", ""), ("6.2", "agreement", "ag")]),
        ("7", [("7.1", "site", "site")]),
        ("8", [(f"8.{n}", kind, "") for n, kind in enumerate(
            ("protocol", "ifraised", "contacts", "glossary", "sources"), 1
        )]),
    ]  # fmt: skip


def test_tabs_without_papers_are_not_numbered() -> None:
    assert [number for number, _ in printed(outlined(only(visit=VISIT)))] == ["", "1", "2", "3", "4", "5"]


def test_the_template_is_titled_in_all_languages() -> None:
    tab = outlined(dossier()).of(StoredTab)[1]
    assert set(tab.title) == set(Lang)


def test_excluded_and_omitted_papers_are_left_out() -> None:
    more = (
        replace(PAGE, id="a", code="1.2", include=False),
        replace(PAGE, id="b", code="1.3", kind=PaperKind.STEERING),
        replace(PAGE, id="c", code="1.4", kind=PaperKind.NOTES),
        Reader(id="reader", name="One side", omit=("steering", "1.4")),
    )
    held = dossier(BOOK, TAB, PAGE, *more)
    assert printed(held, replace(EN, reader="reader")) == [("1", [("1.1", "glance", "")])]


def test_a_tab_without_papers_vanishes_and_another_book_is_not_printed() -> None:
    other = StoredTab(id="other", book="book-2", number="9", title=words("Other"))
    held = dossier(BOOK, TAB, other, replace(PAGE, id="x", tab="other"))
    assert printed(held) == []
    assert printed(held, replace(EN, book="book-2")) == [("9", [("1.1", "glance", "")])]


def test_the_budget_of_sides_is_the_papers_else_that_of_the_reader() -> None:
    held = dossier(Reader(id="reader", name="R", caps=("meeting 1", "site two", "profile")))
    plan = replace(EN, reader="reader")
    assert cap_of(held, plan, paper(PaperKind.MEETING, cap_sides=2)) == 2
    assert cap_of(held, plan, paper(PaperKind.MEETING)) == 1
    assert cap_of(held, plan, paper(PaperKind.SITE)) == 0
    assert cap_of(held, EN, paper(PaperKind.MEETING)) == 0
