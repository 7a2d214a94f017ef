"""Shares, charts and legends of a DOCX: shaded cells in proportion, words beside them, mirrored in Persian."""

import pytest
from lxml import etree

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes
from briefbook.tree.nodes import Bar, Chart, Key, Legend, Meter, Share, Span, Tone
from tests.unit.writers.word.test_write import HOUSE, NS, body

EN = Lang.EN


def fill(token: str) -> str:
    return HOUSE.colour(token)[1:]


def shaded(xml: str, token: str) -> list[int]:
    """Widths in twips of the cells in a colour."""
    tree = etree.fromstring(xml.encode())
    cells = tree.xpath(f"//w:tc[w:tcPr/w:shd/@w:fill='{fill(token)}']", namespaces=NS)
    return [int(cell.xpath("string(w:tcPr/w:tcW/@w:w)", namespaces=NS)) for cell in cells]


def meter(*sizes: float, lang: Lang = EN) -> Meter:
    tones = (Tone.GREEN, Tone.AMBER, Tone.RED, Tone.ACCENT)
    return Meter(
        tuple(Share(size, (Span(str(size), lang),), (Span("agreed", lang),), tones[k]) for k, size in enumerate(sizes)),
        lang,
        "what it shows",
    )


def chart(*bars: tuple[float, str], lang: Lang = EN, strong: int = -1) -> Chart:
    made = (Bar(s, (Span(label, lang),), (Span(str(s), lang),), k == strong) for k, (s, label) in enumerate(bars))
    return Chart(tuple(made), lang, "what it shows")


@pytest.mark.parametrize("sizes", [(2, 1), (2, 1, 1, 4)])
def test_shares_are_cells_as_wide_as_their_sizes(sizes) -> None:
    xml = body(meter(*sizes))
    (green,), (amber,) = shaded(xml, "green"), shaded(xml, "amber")
    assert green / amber == pytest.approx(2, rel=0.01)


def test_a_share_of_nothing_has_no_cell() -> None:
    assert shaded(body(meter(2, 0)), "amber") == []
    assert shaded(body(meter(0, 0)), "green") == []


def test_bars_are_cells_as_long_as_their_numbers() -> None:
    xml = body(chart((4, "2024"), (2, "2023"), (0, "2022")))
    long, short = shaded(xml, "accent")
    assert long / short == pytest.approx(2, rel=0.01)
    grid = etree.fromstring(xml.encode()).xpath("//w:tbl[1]/w:tblGrid/w:gridCol/@w:w", namespaces=NS)
    rows = etree.fromstring(xml.encode()).xpath("//w:tbl[1]/w:tr", namespaces=NS)
    for row in rows:
        spans = [int(span) for span in row.xpath("w:tc/w:tcPr/w:gridSpan/@w:val", namespaces=NS)]
        single = len(row.xpath("w:tc[not(w:tcPr/w:gridSpan)]", namespaces=NS))
        assert sum(spans) + single == len(grid)
        widths = [int(width) for width in row.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=NS)]
        assert sum(widths) == sum(map(int, grid))


def test_a_strong_bar_stands_out() -> None:
    xml = body(chart((4, "2024"), (2, "2023"), strong=0))
    assert len(shaded(xml, "accent")) == len(shaded(xml, "ruled")) == 1


def test_long_labels_have_a_row_of_their_own() -> None:
    tree = etree.fromstring(body(chart((4, "A label that says what is counted"), (2, "b"))).encode())
    texts = ["".join(row.xpath(".//w:t/text()", namespaces=NS)) for row in tree.xpath("//w:tr", namespaces=NS)]
    assert [text for text in texts if text] == ["A label that says what is counted", "\u20024", "b", "\u20022"]


@pytest.mark.parametrize("block", [meter(2, 1, lang=Lang.FA), chart((4, "2024"), (2, "2023"), lang=Lang.FA)])
def test_a_drawing_of_a_persian_book_runs_from_right_to_left(block) -> None:
    tree = etree.fromstring(body(block, lang=Lang.FA).encode())
    tables = tree.xpath("//w:tbl", namespaces=NS)
    assert tables
    assert all(table.xpath("w:tblPr/w:bidiVisual", namespaces=NS) for table in tables)


def test_a_legend_is_one_paragraph_with_a_shaded_blank_before_each_word() -> None:
    keys = (Key(Tone.GREEN, (Span("firm", EN),)), Key(Tone.AMBER, (Span("to be confirmed", EN),)))
    tree = etree.fromstring(body(Legend(keys, EN)).encode())
    (found,) = tree.xpath("//w:p[w:pPr/w:pStyle/@w:val='BBCaption']", namespaces=NS)
    fills = found.xpath("w:r[w:rPr/w:shd]/w:rPr/w:shd/@w:fill", namespaces=NS)
    assert fills == [fill("green"), fill("amber")]
    assert "".join(found.xpath(".//w:t/text()", namespaces=NS)).split() == ["firm", "to", "be", "confirmed"]


def test_nothing_to_draw_leaves_no_trace() -> None:
    plain = body(nodes.Paragraph((), EN))
    for block in (Meter((), EN, ""), Chart((), EN, ""), Legend((), EN)):
        assert "w:tbl" not in body(nodes.Paragraph((), EN), block)
    assert "w:tbl" not in plain
