"""The structure of finished files, walked through: nothing lost, nothing twice, every rule of its kinds kept."""

import ctypes
import re
from collections import Counter
from functools import cache

import pypdfium2
import pytest

from briefbook.lang.tongue import Lang
from briefbook.model.outline import Layout
from briefbook.tree import nodes as n
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.write import write
from briefbook.writers.proof import proof
from tests.unit.writers.pdf.pages_of import alone, flat, house, inside, para, written
from tests.unit.writers.pdf.test_pdf_stress import sample, stress
from tests.unit.writers.pdf.walker import Element, Ref, Walk, text_of
from tests.unit.writers.specimen import specimen

BOOKS = {
    "specimen": lambda lang: specimen(lang),
    "compact": lambda lang: specimen(lang, compact=True),
    "sample": lambda lang: sample(2, lang, Layout.BINDER),
    "stress": lambda lang: stress(lang, compact=True),
}
CASES = [("specimen", lang) for lang in Lang]
CASES += [("sample", Lang.EN), ("sample", Lang.FA), ("compact", Lang.FA), ("stress", Lang.FA)]
LATER = [("sample", Lang.SR_LATN), ("sample", Lang.SR_CYRL), ("compact", Lang.EN), ("stress", Lang.EN)]
HEADING = re.compile("H([1-6])")
EN, FA = Lang.EN, Lang.FA


@cache
def walk(name: str, lang: Lang) -> Walk:
    return Walk(write(BOOKS[name](lang), house()).content)


@pytest.fixture(
    params=[*CASES, *(pytest.param(case, marks=pytest.mark.long) for case in LATER)],
    ids=lambda case: f"{case[0]}-{case[1]}",
)
def walked(request) -> Walk:
    return walk(*request.param)


def one_page(*blocks: n.Block, lang: Lang = EN) -> Walk:
    return Walk(written(*blocks, lang=lang).content)


def elements(walked: Walk, kind: str) -> list[Element]:
    return [one for one in walked.structure if one.kind == kind]


def marked(element: Element) -> list[tuple[int, int]]:
    return [kid for kid in element.kids if isinstance(kid, tuple) and not isinstance(kid, Element | Ref)]


def test_every_content_is_in_one_element_and_every_element_in_the_parent_tree(walked) -> None:
    held = Counter(kid for one in walked.structure for kid in marked(one))
    shown = Counter((page, one.number) for page in walked.pages for one in walked.contents(page))
    assert held == shown
    assert set(shown.values()) == {1}
    tree, owners = (
        walked.parent_tree(),
        {kid: one.entries["self"] for one in walked.structure for kid in marked(one)},
    )
    for page in walked.pages:
        entries = walked[page]
        assert entries["Tabs"] == "S"
        named = tree[entries["StructParents"]]
        assert named == [owners[page, k] for k in range(len(named))]


def test_the_stream_names_contents_as_their_elements(walked) -> None:
    kinds = {kid: one.kind for one in walked.structure for kid in marked(one)}
    for page in walked.pages:
        for one in walked.contents(page):
            assert one.kind == kinds[page, one.number] or (one.kind, kinds[page, one.number]) == ("Link", "Span")


def test_every_link_has_an_element_words_and_somewhere_to_go(walked) -> None:
    tree = walked.parent_tree()
    held = {kid: one for one in walked.structure for kid in one.kids if isinstance(kid, Ref)}
    found = list(walked.links())
    assert [ref for _, ref, _ in found]
    assert set(held) == {ref for _, ref, _ in found}
    for _, ref, entries in found:
        element = held[ref]
        assert element.kind == "Link"
        assert tree[entries["StructParent"]] == element.entries["self"]
        assert text_of(entries["Contents"])
        if "Dest" in entries:
            page, kind, _, top, _ = entries["Dest"]
            assert page.number in walked.pages
            assert kind == "XYZ"
            assert 0 < top <= walked[page]["MediaBox"][3]
        else:
            assert entries["A"]["S"] == "URI"
    assert all(marked(one) for one in elements(walked, "Link"))


def test_every_place_of_the_outline_and_of_the_names_is_there(walked) -> None:
    tops = [
        walked[number].get("Dest") for number in walked.things if walked.thing(Ref(number)).head.startswith(b"<</Title")
    ]
    names = walked[walked.root["Names"]]["Dests"]["Names"]
    places = [place for place in (*tops, *names[1::2]) if place]
    assert places
    assert all(place[0].number in walked.pages for place in places)
    assert names[::2] == sorted(names[::2])


def test_headings_begin_at_one_and_never_skip_a_level(walked) -> None:
    for section in elements(walked, "Sect"):
        levels = [int(found[1]) for one in section.all() if (found := HEADING.fullmatch(one.kind))]
        for before, level in zip([0, *levels], levels, strict=False):
            assert level <= before + 1


def test_tables_are_regular_and_their_headers_have_a_scope(walked) -> None:
    assert elements(walked, "TH")
    for cell in elements(walked, "TH"):
        assert cell.entries["A"]["Scope"] in ("Column", "Row")
    for table in elements(walked, "Table"):
        widths = set()
        for row in table.kids:
            assert row.kind == "TR"
            assert {cell.kind for cell in row.kids} <= {"TH", "TD"}
            widths.add(sum(cell.entries.get("A", {}).get("ColSpan", 1) for cell in row.kids))
        assert len(widths) == 1


def test_lists_have_items_with_a_label_and_a_body(walked) -> None:
    assert elements(walked, "L")
    for one in elements(walked, "L"):
        assert {kid.kind for kid in one.kids} == {"LI"}
        for item in one.kids:
            assert [kid.kind for kid in item.kids] == ["Lbl", "LBody"]


def test_figures_say_what_they_show(walked) -> None:
    for one in elements(walked, "Figure"):
        assert text_of(one.entries["Alt"])


def test_contents_lead_to_papers(walked) -> None:
    for one in elements(walked, "TOCI"):
        assert [kid.kind for kid in one.kids] == ["Link"]


def test_no_two_languages_in_a_row_are_the_same(walked) -> None:
    def check(element: Element, around: str) -> None:
        own = element.entries.get("Lang", b"").decode()
        assert own != around
        for kid in element.kids:
            if isinstance(kid, Element):
                check(kid, own or around)

    check(walked.structure[0], text_of(walked.root["Lang"]))


def test_another_engine_reads_the_same_structure() -> None:
    content = written(para("Before"), n.Heading((n.Span("Head", EN),), 1, EN), para("سلام", FA)).content
    document = pypdfium2.PdfDocument(content)
    try:
        raw = pypdfium2.raw
        page = document[0]
        tree = raw.FPDF_StructTree_GetForPage(page)
        found = []

        def go(element) -> None:
            buffer = ctypes.create_string_buffer(64)
            raw.FPDF_StructElement_GetType(element, buffer, 64)
            found.append(buffer.raw.decode("utf-16-le").split("\0")[0])
            for k in range(raw.FPDF_StructElement_CountChildren(element)):
                child = raw.FPDF_StructElement_GetChildAtIndex(element, k)
                if child:
                    go(child)

        for k in range(raw.FPDF_StructTree_CountChildren(tree)):
            go(raw.FPDF_StructTree_GetChildAtIndex(tree, k))
        raw.FPDF_StructTree_Close(tree)
        page.close()
    finally:
        document.close()
    assert found == ["Document", "Sect", "P", "H1", "P"]


def test_words_round_a_link_and_the_link_are_read_in_their_order() -> None:
    spans = (n.Span("See ", EN), n.Span("the paper", EN, link="#1.1"), n.Span(" and more.", EN))
    walked = one_page(n.Paragraph(spans, EN))
    [paragraph] = [one for one in elements(walked, "P") if len(one.kids) > 1]
    kinds = [kid.kind if isinstance(kid, Element) else "words" for kid in paragraph.kids]
    assert kinds == ["words", "Link", "words"]
    [link] = elements(walked, "Link")
    assert [type(kid) for kid in link.kids] == [tuple, Ref]


@pytest.mark.parametrize(("lang", "word"), [(EN, "word "), (FA, "کلمه ")])
def test_a_link_over_two_lines_is_one_element_with_two_rectangles(lang, word) -> None:
    spans = (n.Span(word * 14, lang), n.Span(word * 12, lang, link="https://example.org"))
    walked = one_page(n.Paragraph(spans, lang), lang=lang)
    [link] = elements(walked, "Link")
    assert len(marked(link)) == 2
    assert sum(isinstance(kid, Ref) for kid in link.kids) == 2


def test_two_links_to_one_place_are_two_elements() -> None:
    one = n.Span("one", EN, link="#1.1")
    walked = one_page(n.Paragraph((one, n.Span(" and ", EN), one, n.Span(" end", EN)), EN))
    assert len(elements(walked, "Link")) == 2


def test_a_link_that_leads_nowhere_is_no_link() -> None:
    walked = one_page(n.Paragraph((n.Span("gone", EN, link="#9.9"), n.Span(" end", EN)), EN))
    assert not elements(walked, "Link")
    assert elements(walked, "Span")


def test_a_heading_too_deep_is_brought_up() -> None:
    heads = [n.Heading((n.Span(f"Head {level}", EN),), level, EN) for level in (1, 3, 4, 2, 4)]
    walked = one_page(*heads)
    assert [one.kind for one in walked.structure if HEADING.fullmatch(one.kind)] == [
        "H1",
        "H2",
        "H3",
        "H2",
        "H3",
    ]


def test_empty_cells_stand_in_the_structure_in_their_place() -> None:
    row = n.Row((n.Cell(()), n.Cell((para("full"),)), n.Cell(())))
    walked = one_page(n.Table((n.Column(1), n.Column(1), n.Column(1)), (row,), EN))
    [told] = elements(walked, "TR")
    assert [len(cell.kids) for cell in told.kids] == [0, 1, 0]


def test_a_cell_over_columns_says_so() -> None:
    table = n.Table((n.Column(1), n.Column(1)), (n.Row((n.Cell((para("wide"),), 2),)),), EN)
    assert elements(one_page(table), "TD")[0].entries["A"]["ColSpan"] == 2


def test_a_head_that_is_put_again_is_furniture() -> None:
    head = n.Row((n.Cell((para("Head of all"),)),))
    rows = tuple(n.Row((n.Cell((para(f"row {k}"),)),)) for k in range(70))
    result = written(n.Table((n.Column(1),), rows, EN, head))
    assert flat(result.content).count("HEAD OF ALL") == 3
    [told] = elements(Walk(result.content), "TH")
    assert len(marked(told)) == 1


def test_a_picture_without_words_says_at_least_that_it_is_one() -> None:
    walked = one_page(n.Figure("0" * 64, 20, 20, "", FA))
    assert text_of(elements(walked, "Figure")[0].entries["Alt"]) == "تصویر"


@pytest.mark.parametrize("mixed", [False, True], ids=["one direction", "two directions"])
def test_words_of_another_language_say_which(mixed) -> None:
    other = n.Span("سلام", FA) if mixed else n.Span("Dobar dan", Lang.SR_LATN)
    content = alone(n.Paragraph((n.Span("He said ", EN), other, n.Span(" to all.", EN)), EN))
    lang = b"fa" if mixed else b"sr-Latn"
    shown = inside(content)
    assert shown.count(b"/Span <</Lang (" + lang + b")>> BDC") == 1
    assert shown.count(b"/Span <</Lang") == 1


def test_without_a_structure_nothing_is_marked_and_the_pages_look_and_read_the_same() -> None:
    tree, press = specimen(FA), Press()
    tagged, plain = write(tree, house(), press=press), write(tree, house(), press=press, tagged=False)
    shown = inside(plain.content)
    for sign in (b"BDC", b"BMC", b"EMC", b"StructTreeRoot", b"StructParent", b"MarkInfo", b"/Tabs"):
        assert sign not in shown, sign
    assert flat(plain.content) == flat(tagged.content)
    assert len(plain.content) < 0.9 * len(tagged.content)
    assert proof(plain.content, ".pdf") == len(plain.pages)
    assert write(tree, house(), press=press).content == tagged.content
    assert plain.content.count(b"/Subtype /Link") == tagged.content.count(b"/Subtype /Link")
