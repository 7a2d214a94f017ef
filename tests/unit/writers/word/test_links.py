"""Where links of a DOCX lead: to a paper, to a day or source in it, and never to nowhere."""

import io
import re
import zipfile

import pytest
from lxml import etree

from briefbook.lang.tongue import Lang
from briefbook.model.outline import Layout
from briefbook.tree.nodes import Cell, Column, Look, Paragraph, Row, Span, Table
from briefbook.writers.word.bookmarks import paper_name, place_name
from briefbook.writers.word.escape import W
from briefbook.writers.word.write import write
from tests.unit.writers.pdf.pages_of import book, paper
from tests.unit.writers.pdf.test_pdf_stress import sample
from tests.unit.writers.word import books

EN = Lang.EN
HOUSE = books.house()


def line(text, link=""):
    return Paragraph((Span(text, EN, link=link),), EN)


def table(*rows, anchor="", head=None, look=Look.RULED):
    return Table((Column(1),), rows, EN, head, look=look, anchor=anchor)


def row(text, anchor=""):
    return Row((Cell((line(text),)),), anchor=anchor)


def document(made):
    with zipfile.ZipFile(io.BytesIO(write(made, HOUSE).content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def led(tree):
    """Of each link inside, its words and those of the paragraph at its bookmark; None where there is no such one."""
    at = {}
    for mark in tree.iter(f"{{{W}}}bookmarkStart"):
        paragraph = next(mark.iterancestors(f"{{{W}}}p"))
        at[mark.get(f"{{{W}}}name")] = "".join(paragraph.itertext(f"{{{W}}}t"))
    links = [link for link in tree.iter(f"{{{W}}}hyperlink") if link.get(f"{{{W}}}anchor")]
    return [("".join(link.itertext(f"{{{W}}}t")), at.get(link.get(f"{{{W}}}anchor"))) for link in links]


def test_a_link_leads_to_the_row_and_the_table_that_it_names_before_and_behind_it():
    day = table(row("09:00"), anchor="2025-02-26", head=row("Wednesday"), look=Look.DAY)
    sources = table(row("one", "s1"), row("two", "s2"))
    first = paper(line("to two", "#8.4/s2"), line("to the day", "#8.4/2025-02-26"), line("whole", "#8.4"))
    last = paper(line("List"), day, sources, line("here", "#8.4/s1"), code="8.4")
    found = led(document(book(first, last)))
    assert found == [("to two", "two"), ("to the day", "Wednesday"), ("whole", "8.4"), ("here", "one")]


def test_the_same_name_in_two_papers_is_two_places():
    papers = [paper(line(code), table(row(f"in {code}", "s1")), code=code) for code in ("8.4", "8.5")]
    ways = paper(line("a", "#8.5/s1"), line("b", "#8.4/s1"), code="1.1")
    assert led(document(book(ways, *papers))) == [("a", "in 8.5"), ("b", "in 8.4")]


def test_a_link_to_what_its_paper_has_not_leads_to_the_paper_and_one_to_no_paper_is_none():
    empty = table(anchor="2025-02-27")
    ways = paper(line("gone", "#8.4/s9"), line("empty", "#8.4/2025-02-27"), line("nowhere", "#9.9/s1"))
    found = led(document(book(ways, paper(line("List"), empty, table(row("one", "s1")), code="8.4"))))
    assert found == [("gone", "8.4"), ("empty", "8.4")]


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_the_lines_of_meetings_lead_to_their_day_and_numbers_of_sources_to_their_source(lang):
    tree = document(sample(2, lang, Layout.BINDER))
    anchors = set(tree.xpath("//w:hyperlink/@w:anchor", namespaces={"w": W}))
    names = tree.xpath("//w:bookmarkStart/@w:name", namespaces={"w": W})
    assert len(names) == len(set(names))
    assert anchors <= set(names)
    assert {place_name("8.4", f"s{number}") for number in (1, 2, 3)} <= anchors
    assert place_name("2.1", "2025-02-27") in anchors
    assert all(there is not None for _, there in led(tree))


def test_a_name_of_a_place_is_one_that_word_takes_and_never_that_of_a_paper():
    named = [place_name("5.2a", "s1"), place_name("5", "2a__s1"), place_name("1.10", "x" * 60), place_name("۵", "s1")]
    assert len({*named, paper_name("5.2a"), paper_name("5.2a__s1")}) == len(named) + 2
    assert all(re.fullmatch(r"_bb_\w{1,36}", name, re.ASCII) for name in named)
    assert named[0] == "_bb_at_5_2a__s1"
