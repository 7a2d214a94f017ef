"""Whole files: what they show, say of themselves and lead to."""

import gc
import re
import subprocess
import sys
import typing
from dataclasses import replace

import pypdfium2
import pytest

from briefbook.errors import Cancelled
from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.write import paginate, write
from briefbook.writers.proof import proof
from briefbook.writers.table import writer_for
from tests.unit.writers.pdf.pages_of import MADE, book, flat, house, inside, paper, para, streams, texts, written
from tests.unit.writers.specimen import portrait, specimen

W = (n.Span("word", Lang.EN),)
BLOCKS: dict[type, tuple[n.Block, str]] = {
    n.Heading: (n.Heading((n.Span("Heading seen", Lang.EN),), 2, Lang.EN), "HEADING SEEN"),
    n.Paragraph: (para("Paragraph seen"), "Paragraph seen"),
    n.List: (n.List((n.Item((para("Item seen"),)),), Lang.EN, ordered=True, start=7), "7. Item seen"),
    n.Points: (
        n.Points((n.Point("4", W, (para("Point seen"),), Lang.EN, (n.Span("to her", Lang.EN),)),)),
        "Point seen",
    ),
    n.Quote: (n.Quote((para("Quote seen"),)), "Quote seen"),
    n.Table: (n.Table((n.Column(1),), (n.Row((n.Cell((para("Cell seen"),)),)),), Lang.EN), "Cell seen"),
    n.Figure: (
        n.Figure(portrait().sha256, 20, 20, "Alt seen", Lang.EN, (n.Span("Caption seen", Lang.EN),)),
        "Caption seen",
    ),
    n.Facsimile: (
        n.Facsimile(portrait().sha256, 200, 300, "Alt seen", Lang.EN, (n.Span("Page seen", Lang.EN),)),
        "Page seen",
    ),
    n.Card: (n.Card(None, (para("Card seen"),), Lang.EN), "Card seen"),
    n.Box: (n.Box((para("Box seen"),), n.Panel.GREEN, Lang.EN, bar=True), "Box seen"),
    n.Columns: (n.Columns((n.Part(1, (para("Left seen"),)), n.Part(1, (para("Right seen"),))), Lang.EN), "Right seen"),
    n.Rule: (n.Rule(strong=True), ""),
    n.Space: (n.Space(4), ""),
    n.Contents: (n.Contents((n.Entry("1.1", (n.Span("Entry seen", Lang.EN),), Lang.EN),), Lang.EN), "Entry seen"),
    n.Ruled: (n.Ruled(2, Lang.EN, (n.Span("Ruled seen", Lang.EN),)), "RULED SEEN"),
    n.Meter: (n.Meter((n.Share(2, W, (n.Span("Share seen", Lang.EN),)),), Lang.EN, "2"), "Share seen"),
    n.Chart: (n.Chart((n.Bar(2, (n.Span("Bar seen", Lang.EN),), W),), Lang.EN, "2"), "Bar seen"),
    n.Legend: (n.Legend((n.Key(n.Tone.RED, (n.Span("Key seen", Lang.EN),)),), Lang.EN), "Key seen"),
}


@pytest.fixture(scope="module", params=[(lang, compact) for lang in Lang for compact in (False, True)], ids=str)
def made(request):
    lang, compact = request.param
    tree = specimen(lang, compact=compact)
    return tree, write(tree, house())


@pytest.mark.parametrize("kind", typing.get_args(n.Block))
def test_every_writer_draws_every_block(kind):
    block, seen = BLOCKS[kind]
    found = flat(written(para("Before."), block, para("After."), pictures=(portrait(),)).content)
    assert "Before." in found
    assert seen in found
    assert "After." in found


def drawn_lines(content):
    """How many straight lines the pages of a file draw; lines of one pen are one path."""
    return len(re.findall(rb" l\s", b"".join(streams(content))))


def test_rules_and_ruled_lines_are_drawn():
    plain = drawn_lines(written(para("a"), para("b")).content)
    more = drawn_lines(written(para("a"), n.Rule(), n.Ruled(3, Lang.EN), para("b")).content)
    assert more == plain + 4


def test_the_table_of_writers_gives_this_one_for_pdf():
    assert writer_for(".PDF") is write


def test_the_specimen_opens_in_every_language_and_layout(made):
    _, result = made
    document = pypdfium2.PdfDocument(result.content)
    assert len(document) == len(result.pages)
    document.close()
    assert proof(result.content, ".pdf") == len(result.pages)
    assert not [
        notice for notice in result.notices if notice.rule in ("no_glyph", "no_picture", "over_cap", "tall_box")
    ]


def test_the_same_book_gives_the_same_bytes(made):
    tree, result = made
    assert write(tree, house()).content == result.content


def test_pages_are_the_same_with_and_without_a_file(made):
    tree, result = made
    assert all(len(mark.content_hash) == 64 for mark in result.pages)
    assert paginate(tree, house()) == tuple(replace(mark, content_hash="") for mark in result.pages)


def test_the_file_says_of_itself_only_what_it_may(made):
    tree, result = made
    info = re.search(rb"/Title [^\n]*?/ModDate \([^)]*\)>>", result.content)
    assert info is not None
    assert re.findall(rb"/(\w+) [(<]", info[0]) == [b"Title", b"Creator", b"Producer", b"CreationDate", b"ModDate"]
    assert f"(D:{MADE:%Y%m%d%H%M%S}+00'00')".encode() in info[0]
    assert b"Helvetica" not in result.content
    assert f"/Lang ({tree.lang.value})".encode() in result.content


def test_a_right_to_left_book_is_read_from_the_right(made):
    tree, result = made
    assert (b"/Direction /R2L" in result.content) == tree.lang.rtl


def test_outline_holds_tabs_with_their_papers():
    document = pypdfium2.PdfDocument(write(specimen(Lang.EN), house()).content)
    rows = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert rows[:4] == [(0, "Briefing book"), (0, "Contents"), (0, "Programme"), (1, "Three days at a glance")]


def test_page_labels_are_folios_in_a_binder_and_figures_in_a_compact_book():
    binder = pypdfium2.PdfDocument(write(specimen(Lang.EN), house()).content)
    assert [binder.get_page_label(k) for k in (4, 5)] == ["1.1 · p. 1 of 1", "1.1 · back"]
    binder.close()
    compact = pypdfium2.PdfDocument(write(specimen(Lang.EN, compact=True), house()).content)
    assert compact.get_page_label(4) == "5"
    compact.close()


def test_links_lead_to_addresses_and_papers_and_nowhere_else():
    spans = (
        n.Span("web ", Lang.EN, link="https://example.org/č?a=(b)"),
        n.Span("mail ", Lang.EN, link="mailto:a@example.org"),
        n.Span("paper ", Lang.EN, link="#2.1"),
        n.Span("script ", Lang.EN, link="javascript:alert(1)"),
        n.Span("gone ", Lang.EN, link="#9.9"),
    )
    tree = book(paper(n.Paragraph(spans, Lang.EN)), paper(para("x"), code="2.1"))
    content = write(tree, house()).content
    assert re.findall(rb"/URI \((.*)\)>>", content) == [rb"https://example.org/%C4%8D?a=\(b\)", b"mailto:a@example.org"]
    assert content.count(b"/Subtype /Link") == 3
    assert b"javascript" not in content


def test_a_link_over_two_lines_has_a_rectangle_on_each():
    filler = n.Span("word " * 14, Lang.EN)
    link = n.Span("a link over the end of the line, bold and long", Lang.EN, bold=True, link="https://example.org")
    content = written(n.Paragraph((filler, link), Lang.EN)).content
    assert content.count(b"/Subtype /Link") == 2


def test_the_structure_has_blocks_and_furniture_is_an_artefact():
    result = write(specimen(Lang.EN), house())
    shown = inside(result.content)
    for kind in (
        "H1",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Figure",
        "TOC",
        "BlockQuote",
        "Note",
    ):
        assert f"<</S/{kind}/P".encode() in shown, kind
    assert rb"/Alt (Head and shoulders \(specimen\))" in shown
    assert shown.count(b"/Artifact <</Type /Pagination>> BDC") == len(result.pages)
    assert shown.count(b"BDC") + shown.count(b"BMC") == len(re.findall(rb"\bEMC\b", shown))


def test_a_paragraph_over_two_pages_is_one_element_with_two_contents():
    content = inside(written(para("word " * 1200)).content)
    assert len(re.findall(rb"<</S/P/P \d+ 0 R/K \[0 <</Type/MCR", content)) == 1


def test_another_language_is_told_to_the_reader():
    content = inside(written(para("Добар дан", Lang.SR_CYRL)).content)
    assert b"/Lang (sr-Cyrl)" in content


def test_cancelling_between_papers_writes_nothing_and_turns_the_collector_on_again():

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(specimen(Lang.EN), house(), tick=stop)
    assert gc.isenabled()


def test_progress_is_told_once_per_paper():
    told = []
    tree = specimen(Lang.EN)
    write(tree, house(), tick=lambda done, total: told.append((done, total)))
    count = len(tree.papers)
    assert told == [(k + 1, count) for k in range(count)]


def test_an_export_imports_no_layout_or_font_library():
    """Pillow is there all the same: ReportLab's own utilities import it."""
    code = (
        "import sys\n"
        "from briefbook.lang.tongue import Lang\n"
        "from tests.unit.writers.specimen import specimen\n"
        "from briefbook.places import resource\n"
        "from briefbook.tree.house import read_house\n"
        "from briefbook.writers.table import writer_for\n"
        "house = read_house(resource('house/briefbook.toml').read_text(encoding='utf-8'))\n"
        "writer_for('.pdf')(specimen(Lang.FA), house)\n"
        "unwanted = ('fontTools', 'reportlab.platypus', 'PySide6', 'docx', 'lxml')\n"
        "print([name for name in unwanted if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_marking_stands_at_head_and_foot_of_every_page_and_on_the_cover():
    result = write(specimen(Lang.EN), house())
    assert [page.count("OFFICIAL – SENSITIVE") for page in texts(result.content)] == [2] * len(result.pages)


def test_a_draft_says_so_on_every_page_with_furniture():
    around = n.Around(draft="DRAFT")
    content = write(book(paper(para("Text")), around=around), house(), press=Press()).content
    assert texts(content)[0].count("DRAFT") == 2


def test_text_is_escaped_wherever_it_goes():
    odd = r"(a\b) <<>> %&"
    tree = n.Book(
        odd, Lang.EN, MADE, n.Numbering.PAPER, (n.Tab("1", (n.Span(odd, Lang.EN),), (paper(para(odd)),), Lang.EN),)
    )
    content = write(tree, house()).content
    assert odd in flat(content)
    document = pypdfium2.PdfDocument(content)
    assert document.get_metadata_value("Title") == odd
    document.close()
