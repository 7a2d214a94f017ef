"""Addresses: paper codes, source numbers, sides and pages in the contents."""

from dataclasses import replace

from briefbook.book import address
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.model.site import Site
from briefbook.model.source import Source
from briefbook.tree.nodes import Box, Columns, Contents, Entry, Panel, Part
from tests.unit.book.belgrade import EN, book, dossier, found, words


def outline(*papers):
    return tuple(
        StoredPaper(id=f"page-{code}", tab="t", code=code, kind=kind, subject_uid=subject)
        for code, kind, subject in papers
    )


def test_a_record_is_addressed_by_the_paper_about_it() -> None:
    made = address.codes(outline(("3.1", PaperKind.PROFILE, "ristic")), dossier())
    assert made["ristic"] == "3.1"
    assert made["page-3.1"] == "3.1"


def test_an_item_is_addressed_by_the_paper_about_its_brief_document_or_site() -> None:
    held = dossier(Site(id="site", name=words("Site"), items=("i1",)))
    papers = outline(
        ("4.1", PaperKind.MEETING, "b2"), ("6.2", PaperKind.AGREEMENT, "ag"), ("7.1", PaperKind.SITE, "site")
    )
    made = address.codes(papers, held)
    assert (made["i2"], made["i3"], made["ag-1"], made["i1"]) == ("4.1", "6.2", "6.2", "7.1")


def test_a_note_sheet_is_no_address_where_a_paper_treats_the_record() -> None:
    papers = outline(("4.1", PaperKind.NOTES, "b2"), ("4.2", PaperKind.MEETING, "b2"))
    assert address.codes(papers, dossier())["b2"] == "4.2"


def test_a_subject_that_is_not_held_has_no_address() -> None:
    assert set(address.codes(outline(("3.1", PaperKind.PROFILE, "nobody")), dossier())) == {"page-3.1"}


def test_a_document_without_an_item_has_an_address_all_the_same() -> None:
    held = dossier(replace(dossier().find("ag"), item=""), replace(dossier().find("b2"), item=""))
    papers = outline(("6.2", PaperKind.AGREEMENT, "ag"), ("4.1", PaperKind.MEETING, "b2"))
    assert address.codes(papers, held)["ag"] == "6.2"
    assert "" not in address.codes(papers, held)


def test_the_first_paper_of_a_kind_stands_for_the_kind() -> None:
    papers = outline(("4.1", PaperKind.MEETING, "b2"), ("4.2", PaperKind.MEETING, "b3"))
    assert address.kinds(papers) == {PaperKind.MEETING: "4.1"}


def test_sources_are_numbered_in_their_order_and_a_new_one_is_appended() -> None:
    before = address.numbers(dossier())
    after = address.numbers(dossier(Source(id="s3", title="New", seq=3)))
    assert before == {"s1": 1, "s2": 2}
    assert after == {**before, "s3": 3}


def entries(made):
    return [(e.code, e.paper, e.sides, e.page) for c in found(made.tabs, Contents) for e in c.entries]


def test_sides_and_pages_come_into_the_contents() -> None:
    made = book()
    codes = [paper.code for paper in made.papers]
    pages = {code: (2, 2 * place + 1) for place, code in enumerate(codes)}
    filled = entries(address.paged(made, pages))
    assert [line[2:] for line in filled if line[1]] == [pages[line[0]] for line in filled if line[1]]
    first = next(line for line in filled if not line[1])
    own = [line for line in filled if line[1] and line[0].startswith(f"{first[0]}.")]
    assert first[2:] == (sum(line[2] for line in own), own[0][3])


def test_papers_without_pages_keep_their_zeros() -> None:
    made = book()
    assert address.paged(made, {}) == made


def test_contents_are_found_inside_boxes_and_columns() -> None:
    made = book()
    inner = Contents((Entry("4.1", (), EN.lang),), EN.lang)
    paper = replace(made.papers[0], blocks=(Box((Columns((Part(1, (inner,)),), EN.lang),), Panel.TINT, EN.lang),))
    tabs = (replace(made.tabs[0], papers=(paper,)),)
    assert entries(address.paged(replace(made, tabs=tabs), {"4.1": (2, 7)})) == [("4.1", True, 2, 7)]
