"""Ways through a finished file and what it carries: links both ways, places in papers, the programme for calendars."""

from dataclasses import replace
from datetime import date, time
from functools import cache

import pypdfium2
import pytest

from briefbook.lang.tongue import Lang
from briefbook.model.outline import Layout
from briefbook.tree import nodes as n
from briefbook.tree.events import Event
from briefbook.writers.calendar import calendar
from briefbook.writers.pdf.write import write
from tests.unit.writers.pdf.pages_of import MADE, book, house, paper, para
from tests.unit.writers.pdf.test_pdf_stress import sample
from tests.unit.writers.pdf.walker import Walk, text_of

EN, FA = Lang.EN, Lang.FA
EVENT = Event("x@briefbook", date(2025, 2, 25), "Europe/Belgrade", "Arrival; all", EN, starts=time(9))


@cache
def walk(lang: Lang, layout: Layout) -> tuple[Walk, list[str]]:
    """The sample and the paper of each of its pages."""
    result = write(sample(2, lang, layout), house())
    return Walk(result.content), [mark.paper for mark in result.pages]


def leads(walked: Walk, papers: list[str]) -> set[tuple[str, str]]:
    """Which paper leads to which, by the pages that links stand on and lead to."""
    at = dict(zip(walked.pages, papers, strict=True))
    return {(at[page], at[link["Dest"][0].number]) for page, _, link in walked.links() if "Dest" in link}


@pytest.mark.parametrize("lang", [EN, FA])
def test_programme_and_papers_lead_to_each_other(lang) -> None:
    found = leads(*walk(lang, Layout.BINDER))
    tree = sample(2, lang, Layout.BINDER)
    codes = {one.ref.uid: one.code for one in tree.papers}
    assert codes
    programme = next(one.code for one in tree.papers if any(getattr(block, "anchor", "") for block in one.blocks))
    there = {to for at, to in found if at == programme}
    back = {at for at, to in found if to == programme}
    assert len(there & back) >= 3
    assert {at for at, to in found if to.startswith("8.")}, "sources are led to"


def test_the_line_of_a_meeting_leads_to_its_day_and_not_only_to_the_programme() -> None:
    walked, _ = walk(EN, Layout.BINDER)
    names = walked[walked.root["Names"]]["Dests"]["Names"]
    places = dict(zip(map(text_of, names[::2]), names[1::2], strict=True))
    days = {name: place for name, place in places.items() if "/2025-02-" in name}
    assert list(days) == ["2.1/2025-02-25", "2.1/2025-02-26", "2.1/2025-02-27"]
    tops = [place[3] for place in days.values()]
    assert tops == sorted(tops, reverse=True)
    assert len({*tops, places["2.1"][3]}) == 4
    assert days["2.1/2025-02-27"] in [link["Dest"] for _, _, link in walked.links() if "Dest" in link]


def test_the_number_of_a_source_leads_to_its_line_of_the_list() -> None:
    walked, _ = walk(FA, Layout.BINDER)
    names = walked[walked.root["Names"]]["Dests"]["Names"]
    places = dict(zip(map(text_of, names[::2]), names[1::2], strict=True))
    listed = {name: place for name, place in places.items() if name.startswith("8.4/s")}
    assert len(listed) > 5
    used = {name for name, place in listed.items() if place in [link.get("Dest") for _, _, link in walked.links()]}
    assert {"8.4/s1", "8.4/s2", "8.4/s3"} <= used


def table(name: str, rows: int = 1) -> n.Table:
    return n.Table((n.Column(1),), (n.Row((n.Cell((para(name),)),)),) * rows, EN, anchor=name)


@pytest.mark.parametrize("numbering", n.Numbering)
def test_a_place_is_found_on_its_page_and_an_unknown_one_is_that_of_the_paper(numbering) -> None:
    links = [n.Span(f"to {target} ", EN, link=target) for target in ("#1.1/far", "#1.2/far", "#1.2/gone", "#7.7/far")]
    first = paper(n.Paragraph(tuple(links), EN), table("near"), table("long", 70), table("far"))
    start = n.Start.SHEET if numbering is n.Numbering.PAPER else n.Start.RUN_ON
    tree = book(first, paper(table("far"), code="1.2", start=start), numbering=numbering)
    result = write(tree, house())
    walked = Walk(result.content)
    found = [(walked.pages.index(link["Dest"][0].number), link["Dest"][3]) for _, _, link in walked.links()]
    assert len(found) == 3
    last = max(k for k, mark in enumerate(result.pages) if mark.paper == "1.1" and not mark.blank)
    begins = next(k for k, mark in enumerate(result.pages) if "1.2" in mark.starts)
    assert found[0][0] == last > 1
    assert [page for page, _ in found[1:]] == [begins, begins]
    assert found[0] != found[1] or numbering is n.Numbering.BOOK


def attached(content: bytes) -> list[tuple[str, bytes]]:
    """Name and bytes of what another engine finds attached."""
    document = pypdfium2.PdfDocument(content)
    try:
        files = [document.get_attachment(k) for k in range(document.count_attachments())]
        return [(one.get_name(), bytes(one.get_data())) for one in files]
    finally:
        document.close()


def test_the_programme_is_attached_as_a_calendar_and_said_to_belong_to_the_document() -> None:
    tree = replace(book(paper(para("x"))), events=(EVENT,))
    content = write(tree, house()).content
    assert attached(content) == [("programme.ics", calendar((EVENT,), MADE))]
    walked = Walk(content)
    [one] = walked.root["AF"]
    assert walked[one]["AFRelationship"] == "Supplement"
    assert walked[walked.root["Names"]]["EmbeddedFiles"]["Names"] == [b"programme.ics", one]
    stream = walked.thing(walked[one]["EF"]["F"])
    assert b"/Subtype /text#2Fcalendar" in stream.head


def test_a_book_without_events_carries_nothing() -> None:
    content = write(book(paper(para("x"))), house()).content
    assert attached(content) == []
    assert "AF" not in Walk(content).root


def test_the_file_says_of_itself_only_what_is_allowed() -> None:
    content = write(sample(2, EN, Layout.BINDER), house()).content
    walked = Walk(content)
    assert "Metadata" not in walked.root
    assert text_of(walked.root["Lang"]) == "en"
    titles = [head for number in walked.things if b"/Creator" in (head := walked.things[number].head)]
    [info] = titles
    assert sorted(part.split()[0].decode() for part in info.replace(b"<<", b"").split(b"/")[1:] if part.strip()) == [
        "CreationDate",
        "Creator",
        "ModDate",
        "Producer",
        "Title",
    ]
