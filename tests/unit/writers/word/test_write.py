"""The finished DOCX: a valid package, what python-docx reads back, the same bytes twice."""

import io
import re
import subprocess
import sys
import typing
import uuid
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import uharfbuzz as hb
from docx import Document
from lxml import etree

from briefbook.errors import Cancelled, Ref
from briefbook.lang.tongue import Lang
from briefbook.places import resource
from briefbook.tree import nodes
from briefbook.tree.nodes import Block, Numbering, Role, Span, Start
from briefbook.writers.proof import proof
from briefbook.writers.word import paragraphs, runs, tables, typefaces
from briefbook.writers.word.bookmarks import field_name, paper_name
from briefbook.writers.word.embedding import embedded
from briefbook.writers.word.escape import R, W
from briefbook.writers.word.runs import AFTER, BEFORE
from briefbook.writers.word.write import write
from tests.unit.writers.specimen import specimen
from tests.unit.writers.word import books

PPR = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RPR = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
)
TBLPR = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
)
TCPR = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
SECTPR = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
)
LVL = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr"
STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr "
    "tblPr trPr tcPr"
)
FONT = "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic"
SIDES = "top start bottom end insideH insideV"
MORE = (
    ("style", STYLE),
    ("font", FONT),
    *((name, SIDES) for name in ("tblBorders", "tcBorders", "tblCellMar", "tcMar")),
)
ORDERS = {
    name: order.split(" ")
    for name, order in (
        ("pPr", PPR),
        ("rPr", RPR),
        ("tblPr", TBLPR),
        ("tcPr", TCPR),
        ("sectPr", SECTPR),
        ("lvl", LVL),
        *MORE,
    )
}
NS = {"w": W, "r": R}

HOUSE = books.house()
BOOKS = [
    pytest.param(lang, numbering, id=f"{lang}-{numbering}")
    for lang, numbering in (
        (Lang.EN, Numbering.PAPER),
        (Lang.FA, Numbering.PAPER),
        (Lang.EN, Numbering.BOOK),
        (Lang.FA, Numbering.BOOK),
    )
]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(*blocks: Block, lang: Lang = Lang.EN, **how: object) -> str:
    book = books.book(books.paper(*blocks, lang=lang), lang=lang, **how)
    return parts(write(book, HOUSE).content)["word/document.xml"].decode()


def shown(xml: str) -> str:
    return "".join(etree.fromstring(xml.encode()).xpath("//w:t/text()", namespaces=NS))


@pytest.mark.parametrize(("lang", "numbering"), BOOKS)
def test_every_part_is_xml_in_the_order_of_the_schema(lang: Lang, numbering: Numbering) -> None:
    content = write(books.specimen(lang, numbering), HOUSE).content
    for name, data in parts(content).items():
        if not name.endswith((".xml", ".rels")):
            continue
        tree = etree.fromstring(data)
        for element in tree.iter():
            order = ORDERS.get(etree.QName(element).localname)
            if order:
                children = [etree.QName(child).localname for child in element]
                assert children == sorted(children, key=order.index), (name, children)


# What no style can carry. Of a paragraph: ties, lists and places that only the tree knows; its direction where the
# language is not the book's; the side of its column. Of a run: what its script and language ask for.
DIRECT = {
    "pPr": {"pStyle", "keepNext", "numPr", "bidi", "spacing", "ind", "jc", "sectPr"},
    "rPr": {"rStyle", "spacing", "rtl", "cs", "lang"},
    "tblPr": {"tblStyle", "bidiVisual", "tblW", "tblLayout"},
    "tcPr": {"tcW", "gridSpan", "tcBorders", "shd", "tcMar"},
    "trPr": {"cantSplit", "tblHeader", "trHeight"},
}


@pytest.mark.parametrize("lang", Lang)
def test_paragraphs_and_runs_are_formatted_by_named_styles(lang: Lang) -> None:
    made = parts(write(specimen(lang), HOUSE).content)
    for name, data in made.items():
        if not re.match(r"word/(document|header|footer)", name):
            continue
        tree = etree.fromstring(data)
        for tag, allowed in DIRECT.items():
            found = {etree.QName(child).localname for child in tree.iterfind(f".//{{{W}}}{tag}/*")}
            assert found <= allowed, name
        assert not tree.xpath("//w:p[not(w:pPr/w:pStyle)] | //w:tbl[not(w:tblPr/w:tblStyle)]", namespaces=NS)
        spaced = tree.xpath("//w:pPr[w:pStyle/@w:val != 'BBGap']/w:spacing", namespaces=NS)
        assert {tuple(one.attrib.items()) for one in spaced} <= {((f"{{{W}}}before", "0"),)}


def test_every_style_of_the_body_is_ours_or_a_heading() -> None:
    made = parts(write(specimen(EN), HOUSE).content)
    styles = etree.fromstring(made["word/styles.xml"])
    names = {
        one.get(f"{{{W}}}styleId"): one.find(f"{{{W}}}name").get(f"{{{W}}}val") for one in styles.iter(f"{{{W}}}style")
    }
    used = etree.fromstring(made["word/document.xml"]).xpath(
        "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NS
    )
    assert {names[one] for one in used if not names[one].startswith("BB ")} <= {f"heading {n}" for n in (1, 2, 3, 4)}


@pytest.mark.parametrize(("lang", "numbering"), BOOKS)
def test_references_lead_somewhere_and_ids_are_given_once(lang: Lang, numbering: Numbering) -> None:
    made = parts(write(books.specimen(lang, numbering), HOUSE).content)
    tree = etree.fromstring(made["word/document.xml"])
    known = {relation.get("Id") for relation in etree.fromstring(made["word/_rels/document.xml.rels"])}
    assert set(tree.xpath("//@r:id | //@r:embed", namespaces=NS)) <= known
    names = tree.xpath("//w:bookmarkStart/@w:name", namespaces=NS)
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    anchors = tree.xpath("//@w:anchor", namespaces=NS)
    assert anchors
    assert set(anchors) <= set(names)
    for path in ("//w:bookmarkStart/@w:id", "//*[local-name()='docPr']/@id"):
        ids = tree.xpath(path, namespaces=NS)
        assert len(ids) == len(set(ids))
        assert ids
    starts = tree.xpath("//w:bookmarkStart/@w:id", namespaces=NS)
    assert sorted(starts) == sorted(tree.xpath("//w:bookmarkEnd/@w:id", namespaces=NS))


@pytest.mark.parametrize(("lang", "numbering"), BOOKS)
def test_every_style_and_list_that_is_named_exists(lang: Lang, numbering: Numbering) -> None:
    made = parts(write(books.specimen(lang, numbering), HOUSE).content)
    styles = set(etree.fromstring(made["word/styles.xml"]).xpath("//w:style/@w:styleId", namespaces=NS))
    lists = set(etree.fromstring(made["word/numbering.xml"]).xpath("//w:num/@w:numId", namespaces=NS))
    for name, data in made.items():
        if name.startswith("word/") and name.endswith(".xml"):
            tree = etree.fromstring(data)
            used = tree.xpath(
                "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val | //w:basedOn/@w:val", namespaces=NS
            )
            assert set(used) <= styles
            assert set(tree.xpath("//w:numPr/w:numId/@w:val", namespaces=NS)) <= lists


@pytest.mark.parametrize("lang", Lang)
def test_the_specimen_of_all_writers_passes_the_proof(lang: Lang) -> None:
    for compact in (False, True):
        assert proof(write(specimen(lang, compact=compact), HOUSE).content, ".docx") is None


def test_python_docx_reads_back_headings_tables_and_text() -> None:
    book = books.specimen(Lang.EN)
    document = Document(io.BytesIO(write(book, HOUSE).content))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        "Contents",
        books.EN["talks"],
        *(books.EN[k] for k in ("headline", "question", "tab", "tab")),
        books.EN["day"],
    ]
    levels = [p.style.name[-1] for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels == ["1", "1", "2", "2", "3", "4", "1"]
    programme = [table for table in document.tables if table.style.name == "BB Table Day"]
    assert [len(table.rows) for table in programme] == [5, 5]
    assert programme[0].cell(1, 1).text == books.EN["talks"]
    assert document.core_properties.title == book.title
    assert document.core_properties.language == "en"


def test_the_same_book_gives_the_same_bytes() -> None:
    book = books.specimen(Lang.FA)
    assert write(book, HOUSE).content == write(books.specimen(Lang.FA), HOUSE).content
    later = replace(book, made=book.made + timedelta(hours=1))
    assert write(later, HOUSE).content != write(book, HOUSE).content


def test_every_entry_of_the_zip_bears_the_date_of_the_book() -> None:
    book = books.specimen(Lang.EN)
    with zipfile.ZipFile(io.BytesIO(write(book, HOUSE).content)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(2025, 2, 24, 18, 40, 0)}
        stored = {entry.filename for entry in archive.infolist() if entry.compress_type == zipfile.ZIP_STORED}
        assert stored == {"word/media/picture1.png"}


def test_the_package_holds_no_residue() -> None:
    made = parts(write(books.specimen(Lang.EN), HOUSE).content)
    assert [name for name in made if name.startswith("docProps")] == ["docProps/core.xml"]
    core = etree.fromstring(made["docProps/core.xml"])
    filled = {etree.QName(child).localname: child.text for child in core if child.text}
    assert filled == {
        "title": "Visit to Belgrade",
        "language": "en",
        "created": "2025-02-24T17:40:00Z",
        "modified": "2025-02-24T17:40:00Z",
    }
    everything = b"".join(data for name, data in made.items() if name.endswith(".xml"))
    for residue in (b"rsid", b"thumbnail", b"customXml", b"python-docx", b"AppVersion"):
        assert residue not in everything


def test_a_title_is_escaped_and_kept_to_one_line() -> None:
    title = 'Talks & <dc:title/> "one"\ntwo ' + "x" * 300
    content = write(replace(books.specimen(Lang.EN), title=title), HOUSE).content
    properties = Document(io.BytesIO(content)).core_properties
    assert properties.title == title.replace("\n", " ")[:255]
    assert (properties.language, properties.author, properties.revision) == ("en", "", 0)


def test_nothing_is_loaded_that_a_book_does_not_need() -> None:
    """Start-up is half of a short book; python-docx alone took as long as 100 pages."""
    code = (
        "import sys\n"
        "from briefbook.lang.tongue import Lang\n"
        "from tests.unit.writers.word import books\n"
        "loaded = set(sys.modules)\n"
        "from briefbook.writers.table import writer_for\n"
        "writer_for('.docx')(books.specimen(Lang.EN), books.house())\n"
        "unwanted = {'docx', 'lxml', 'reportlab', 'uharfbuzz', 'PIL', 'persiantools', 'uuid', 'briefbook.lang.dates'}\n"
        "print(sorted(unwanted & (set(sys.modules) - loaded)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_one_media_part_for_a_picture_that_is_shown_twice() -> None:
    made = parts(write(books.specimen(Lang.EN), HOUSE).content)
    assert [name for name in made if name.startswith("word/media/")] == ["word/media/picture1.png"]
    assert made["word/document.xml"].count(b"<w:drawing>") == 2


# A form of every block with a text that must be found again; None: a DOCX has no form for it.
EN = Lang.EN
PICTURE = books.png()
FORMS: dict[type, tuple[Callable[[], Block], str | None]] = {
    nodes.Heading: (lambda: nodes.Heading((Span("canary", EN),), 2, EN), "canary"),
    nodes.Paragraph: (lambda: books.par("canary", EN), "canary"),
    nodes.List: (lambda: nodes.List((nodes.Item((books.par("canary", EN),)),), EN, ordered=True), "canary"),
    nodes.Points: (
        lambda: nodes.Points((nodes.Point("7", (Span("can", EN),), (books.par("ary", EN),), EN),)),
        "7canary",
    ),
    nodes.Quote: (lambda: nodes.Quote((books.par("canary", EN),)), "canary"),
    nodes.Table: (
        lambda: nodes.Table((nodes.Column(1),), (nodes.Row((nodes.Cell((books.par("canary", EN),)),)),), EN),
        "canary",
    ),
    nodes.Figure: (
        lambda: nodes.Figure(PICTURE.sha256, 40, 40, "a silhouette", EN, (Span("canary", EN),)),
        "canary",
    ),
    nodes.Facsimile: (
        lambda: nodes.Facsimile(PICTURE.sha256, 200, 300, "a page", EN, (Span("canary", EN),)),
        "canary",
    ),
    nodes.Card: (
        lambda: nodes.Card(nodes.Figure(PICTURE.sha256, 20, 20, "x", EN), (books.par("canary", EN),), EN),
        "canary",
    ),
    nodes.Box: (lambda: nodes.Box((books.par("canary", EN),), nodes.Panel.TINT, EN), "canary"),
    nodes.Columns: (
        lambda: nodes.Columns((nodes.Part(1, (books.par("can", EN),)), nodes.Part(1, (books.par("ary", EN),))), EN),
        "canary",
    ),
    nodes.Rule: (lambda: nodes.Rule(strong=True), ""),
    nodes.Space: (lambda: nodes.Space(7), ""),
    nodes.Contents: (lambda: nodes.Contents((nodes.Entry("1.1", (Span("canary", EN),), EN),), EN), "1.1canary"),
    nodes.Ruled: (lambda: nodes.Ruled(3, EN, (Span("canary", EN),)), "canary"),
    nodes.Meter: (
        lambda: nodes.Meter((nodes.Share(1, (Span("7", EN),), (Span("canary", EN),), nodes.Tone.RED),), EN, "7"),
        "7canary",
    ),
    nodes.Chart: (
        lambda: nodes.Chart((nodes.Bar(1, (Span("canary", EN),), (Span("7", EN),)),), EN, "7"),
        "canary\u20027",
    ),
    nodes.Legend: (lambda: nodes.Legend((nodes.Key(nodes.Tone.RED, (Span("canary", EN),)),), EN), "canary"),
}


def test_every_block_has_a_form() -> None:
    assert set(FORMS) == set(typing.get_args(Block))


@pytest.mark.parametrize("kind", typing.get_args(Block), ids=lambda kind: kind.__name__)
def test_every_writer_draws_every_block(kind: type) -> None:
    make, text = FORMS[kind]
    drawn = body(make(), pictures=(PICTURE,))
    empty = body(books.par("", EN), pictures=(PICTURE,))
    if text:
        assert text in shown(drawn)
    else:
        assert drawn != empty
        assert ("BBRuleStrong" if kind is nodes.Rule else 'w:line="397"') in drawn


# Section 9 of the typesetting chapter: Persian paragraphs and what must stay together in them, left to right.
TOKENS = [
    ("تاریخ 2025-05-14 است", "2025-05-14"),
    ("تلفن +381 11 123-4567", "+381 11 123-4567"),
    ("مبلغ (€1,234.5M) بود", "€1,234.5M"),
    ("سند همکاری (AI, cloud) امضا شد", "AI, cloud"),
    ("شرکت Telekom Srbija a.d. گفت", "Telekom Srbija a.d."),
]


@pytest.mark.parametrize(("text", "token"), TOKENS)
def test_left_to_right_tokens_stand_in_runs_of_their_own_between_marks(text: str, token: str) -> None:
    tree = etree.fromstring(body(books.par(text, Lang.FA), lang=Lang.FA).encode())
    runs = tree.xpath("//w:p[w:pPr/w:pStyle/@w:val='BBBody']/w:r", namespaces=NS)
    pieces = [
        ("".join(run.xpath("w:t/text()", namespaces=NS)), bool(run.xpath("w:rPr/w:rtl", namespaces=NS))) for run in runs
    ]
    marked = [piece for piece, rtl in pieces if not rtl]
    assert len(marked) == 1
    assert marked[0].startswith(BEFORE)
    assert marked[0].endswith(AFTER)
    assert token in marked[0]
    assert "".join(piece for piece, _ in pieces).replace(BEFORE, "").replace(AFTER, "") == text


@pytest.mark.parametrize(
    "text",
    ["می‌خواهیم؛ کتاب‌ها؛ نمی‌خواهد", "مُحَمَّد؛ اللّٰه؛ لا؛ الإسلام؛ خانهٔ بزرگ؛ مسئول", "ساعت ۹:۳۰–۱۱:۰۰، رشد ۱۲٪، سال ۲۰۲۵"],
)
def test_persian_text_without_latin_is_one_run_unchanged(text: str) -> None:
    xml = body(books.par(text, Lang.FA), lang=Lang.FA)
    assert f'<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' in xml


def test_a_persian_name_in_english_is_a_right_to_left_run_without_its_brackets() -> None:
    xml = body(books.par("Minister Ristić (دجان ریستیچ) met Dr. Hashemi (ستار هاشمی).", EN))
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">دجان ریستیچ</w:t>' in xml
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">ستار هاشمی</w:t>' in xml
    assert BEFORE not in xml


def test_serbian_says_its_script_so_that_the_font_takes_its_forms() -> None:
    xml = body(nodes.Paragraph((Span("бгдпт", Lang.SR_CYRL, italic=True), Span("šđ", Lang.SR_LATN)), EN))
    assert '<w:rStyle w:val="BBTextItalic"/><w:lang w:val="sr-Cyrl-RS"/>' in xml
    assert '<w:lang w:val="sr-Latn-RS"/>' in xml


def test_papers_of_a_binder_are_sections_on_odd_pages_that_count_from_one() -> None:
    tree = etree.fromstring(parts(write(books.specimen(Lang.FA), HOUSE).content)["word/document.xml"])
    sections = tree.xpath("//w:sectPr", namespaces=NS)
    assert len(sections) == len(books.specimen(Lang.FA).papers)
    for section in sections:
        assert section.xpath("w:type/@w:val", namespaces=NS) == ["oddPage"]
        assert section.xpath("w:pgNumType/@w:start", namespaces=NS) == ["1"]
        assert section.xpath("w:bidi", namespaces=NS)
        assert section.xpath("w:rtlGutter", namespaces=NS)
    assert tree.xpath("local-name(/w:document/w:body/*[last()])", namespaces=NS) == "sectPr"


def test_papers_that_run_on_share_a_section_until_the_furniture_changes() -> None:
    lines = (books.par("text", EN),)
    first = books.paper(*lines, code="1.1", start=Start.PAGE)
    same = books.paper(*lines, code="1.2", start=Start.RUN_ON)
    marked = books.paper(*lines, code="1.3", start=Start.RUN_ON, mark="Restricted")
    page = books.paper(*lines, code="1.4", start=Start.PAGE, mark="Restricted")
    made = parts(write(books.book(first, same, marked, page, numbering=Numbering.BOOK), HOUSE).content)
    tree = etree.fromstring(made["word/document.xml"])
    assert tree.xpath("//w:sectPr/w:type/@w:val", namespaces=NS) == ["nextPage", "continuous", "nextPage"]
    assert not tree.xpath("//w:pgNumType/@w:start", namespaces=NS)


def test_the_folio_counts_live_and_keeps_our_count() -> None:
    made = parts(write(books.specimen(Lang.FA), HOUSE).content)
    feet = [data.decode() for name, data in made.items() if name.startswith("word/footer")]
    talks = next(foot for foot in feet if "۴.۱" in foot)
    assert " PAGE " in talks
    count = re.search(r"SECTIONPAGES .*?fldCharType=\"separate\".*?<w:t[^>]*>(\d+)</w:t>", talks, re.S)
    assert count is not None
    assert count[1] == "2"
    assert '<w:rStyle w:val="BBFigures"/>' in talks
    assert 'w:styleId="BBFigures"><w:name w:val="BB Figures"/><w:qFormat/><w:rPr><w:rFonts w:ascii="Vazirmatn FD"' in (
        made["word/styles.xml"].decode()
    )


def test_contents_list_codes_and_sides_or_folios_with_links() -> None:
    binder = parts(write(books.specimen(Lang.EN), HOUSE).content)["word/document.xml"].decode()
    assert "2 sides" in shown(binder)
    assert f'w:anchor="{paper_name("4.1")}"' in binder
    assert "PAGEREF" not in binder
    compact = parts(write(books.specimen(Lang.EN, Numbering.BOOK), HOUSE).content)["word/document.xml"].decode()
    assert f"PAGEREF {paper_name('4.2')} \\h" in compact
    assert "sides" not in shown(compact)


def test_a_field_of_a_record_is_bookmarked_over_all_its_paragraphs() -> None:
    ref = Ref("fact", books.UID, "text.en")
    one = nodes.Paragraph((Span("first", EN),), EN, ref=ref)
    two = nodes.Paragraph((Span("second", EN),), EN, ref=ref)
    tree = etree.fromstring(body(one, two, books.par("third", EN)).encode())
    start = tree.xpath(f"//w:bookmarkStart[@w:name='{field_name(ref)}']", namespaces=NS)
    assert len(start) == 1
    number = start[0].get(f"{{{W}}}id")
    inside = tree.xpath(
        f"//w:t[preceding::w:bookmarkStart[@w:id='{number}'] and following::w:bookmarkEnd[@w:id='{number}']]/text()",
        namespaces=NS,
    )
    assert inside == ["first", "second"]


def test_a_field_printed_twice_gets_two_names() -> None:
    ref = Ref("fact", books.UID, "text.en")
    same = nodes.Paragraph((Span("first", EN),), EN, ref=ref)
    xml = body(same, nodes.Rule(), same)
    assert f'w:name="{field_name(ref)}"' in xml
    assert f'w:name="{field_name(ref)[:36]}_2"' in xml


def test_what_xml_forbids_is_replaced_and_markup_is_text() -> None:
    xml = body(books.par("a\x01b\ufffe<b>&amp;\ud800", EN))
    assert "a\ufffdb\ufffd<b>&amp;\ufffd" in shown(xml)


def test_forced_breaks_and_tabs_become_elements() -> None:
    xml = body(books.par("one\u2028two\tthree", EN))
    assert '<w:br/><w:t xml:space="preserve">two</w:t><w:tab/>' in xml


def test_links_lead_only_to_addresses_that_a_book_may_name() -> None:
    spans = tuple(
        Span(f"link{k}", EN, link=url)
        for k, url in enumerate(("https://example.org/?a=1&b=2", "file:///x", "#9.9", "#1.1"))
    )
    made = parts(write(books.book(books.paper(nodes.Paragraph(spans, EN))), HOUSE).content)
    xml, relations = made["word/document.xml"].decode(), made["word/_rels/document.xml.rels"].decode()
    assert xml.count("<w:hyperlink") == 2
    assert "https://example.org/?a=1&amp;b=2" in relations
    assert "file:" not in relations
    assert all(f"link{k}" in shown(xml) for k in range(4))


def test_lists_are_numbered_by_the_program_and_begin_where_they_should() -> None:
    items = (nodes.Item((books.par("یک", Lang.FA),)), nodes.Item((books.par("دو", Lang.FA),)))
    book = books.book(books.paper(nodes.List(items, Lang.FA, ordered=True, start=3), lang=Lang.FA), lang=Lang.FA)
    made = parts(write(book, HOUSE).content)
    numbering = made["word/numbering.xml"].decode()
    assert '<w:startOverride w:val="3"/>' in numbering
    assert 'w:cs="Vazirmatn FD"' in numbering
    assert made["word/document.xml"].decode().count('<w:numId w:val="1"/>') == 2


def test_lines_for_notes_stand_below_a_text_that_takes_their_width() -> None:
    main = nodes.Part(3, (nodes.Box((books.par("main", EN),), nodes.Panel.TINT, EN),))
    hand = nodes.Part(1, (nodes.Ruled(0, EN, (Span("canary", EN),)),), ruled=True)
    xml = body(nodes.Columns((main, hand), EN))
    full = round(HOUSE.page.measure * 1440 / 25.4)
    assert re.findall(r'<w:tblW w:w="(\d+)"', xml) == [str(full)] * 2
    assert xml.index("main") < xml.index("canary")
    assert xml.count("<w:trHeight") == 2


def test_a_longer_text_beside_notes_leaves_room_for_more_lines_below_it() -> None:
    def lines(words: int) -> int:
        main = nodes.Part(72, (books.par("word " * words, EN),))
        return body(nodes.Columns((main, nodes.Part(28, (nodes.Ruled(0, EN),), ruled=True)), EN)).count("<w:trHeight")

    assert lines(10) == 2
    assert 5 < lines(500) < lines(900)


@pytest.mark.parametrize(("asked", "drawn"), [(3, 3), (0, 16)])
def test_lines_to_write_on_are_rows_with_a_line_below(asked: int, drawn: int) -> None:
    xml = body(nodes.Ruled(asked, Lang.FA), lang=Lang.FA)
    assert xml.count('<w:trHeight w:val="464" w:hRule="exact"/>') == xml.count("<w:bottom w:val=") == drawn
    assert "<w:bidiVisual/>" in xml


def test_tables_of_a_persian_book_start_at_the_right() -> None:
    xml = body(books.programme(Lang.FA), lang=Lang.FA)
    assert "<w:bidiVisual/>" in xml
    assert "<w:tblHeader/>" in xml
    assert "<w:keepNext/>" in xml
    assert "<w:bidiVisual/>" not in body(books.programme(EN))


def test_a_paragraph_in_the_other_direction_says_so() -> None:
    assert '<w:bidi w:val="0"/>' in body(books.par("English", EN), lang=Lang.FA)
    assert "<w:bidi/>" in body(books.par("فارسی", Lang.FA))


def test_cells_keep_a_free_end_in_both_directions() -> None:
    cells = tuple(
        nodes.Cell((books.par(text, lang),)) for text, lang in (("left", EN), ("راست", Lang.FA), ("last", EN))
    )
    for lang in (EN, Lang.FA):
        xml = body(nodes.Table((nodes.Column(1),) * 3, (nodes.Row(cells),), lang), lang=lang)
        first, second = ("end", "start") if lang is EN else ("start", "end")
        assert re.findall(r'<w:ind w:(\w+)="160"/>', xml) == [first, second]


def test_a_picture_is_cropped_round_its_focus() -> None:
    xml = body(nodes.Figure(PICTURE.sha256, 30, 30, "x & y", EN, focus=(0.5, 0.0)), pictures=(PICTURE,))
    assert '<a:srcRect t="0" b="25000"/>' in xml
    middle = body(nodes.Figure(PICTURE.sha256, 30, 30, "x", EN, focus=(0.5, 0.5)), pictures=(PICTURE,))
    assert '<a:srcRect t="12500" b="12500"/>' in middle
    assert 'descr="x &amp; y"' in xml


def test_a_missing_picture_and_a_coarse_one_are_noticed() -> None:
    missing = nodes.Figure("0" * 64, 30, 30, "x", EN)
    coarse = nodes.Figure(PICTURE.sha256, 60, 80, "x", EN)
    book = books.book(books.paper(missing, coarse), pictures=(PICTURE,))
    assert [notice.rule for notice in write(book, HOUSE).notices] == ["no_picture", "coarse_picture"]


def test_fonts_are_embedded_only_on_request() -> None:
    lines = (books.par("متن", Lang.FA), books.par("text", EN, Role.VALUE), books.par("title", EN, Role.TITLE))
    book = books.book(books.paper(*lines, lang=Lang.FA), lang=Lang.FA)
    content = write(book, HOUSE, embed=embedded).content
    assert proof(content, ".docx") is None
    plain, full = parts(write(book, HOUSE).content), parts(content)
    assert not [name for name in plain if name.endswith(".odttf")]
    table = full["word/fontTable.xml"].decode()
    names = [name for name in full if name.endswith(".odttf")]
    assert len(names) == len(re.findall("<w:embed", table)) > 5
    key = re.search(r'"Vazirmatn FD".*?r:id="(\w+)" w:fontKey="\{([0-9A-F-]+)\}"', table)
    assert key is not None
    target = re.search(f'Id="{key[1]}"[^>]*Target="([^"]+)"', full["word/_rels/fontTable.xml.rels"].decode())
    assert target is not None
    data = full[f"word/{target[1]}"]
    mask = bytes.fromhex(key[2].replace("-", ""))[::-1]
    clear = bytes(byte ^ mask[place % 16] for place, byte in enumerate(data[:32]))
    assert clear.startswith(b"\0\1\0\0")
    assert "embedTrueTypeFonts" in full["word/settings.xml"].decode()


def faces(*blocks: Block, lang: Lang = EN) -> dict[str, bytes]:
    """Embedded fonts of a book by their full names, as they are without the mask."""
    made = parts(write(books.book(books.paper(*blocks, lang=lang), lang=lang), HOUSE, embed=embedded).content)
    targets = {one.get("Id"): one.get("Target") for one in etree.fromstring(made["word/_rels/fontTable.xml.rels"])}
    found = {}
    for one in etree.fromstring(made["word/fontTable.xml"]).xpath("//*[@w:fontKey]", namespaces=NS):
        data = made[f"word/{targets[one.get(f'{{{R}}}id')]}"]
        mask = bytes.fromhex(one.get(f"{{{W}}}fontKey").strip("{}").replace("-", ""))[::-1]
        font = bytes(byte ^ mask[place % 16] for place, byte in enumerate(data[:32])) + data[32:]
        face = hb.Face(font)
        found[f"{face.get_name(hb.OTNameIdPredefined.FONT_FAMILY)} {etree.QName(one).localname[5:]}"] = font
    return found


def test_only_the_faces_of_the_book_are_embedded_with_the_letters_of_four_languages() -> None:
    plain = faces(books.par("text", EN))
    assert "Noto Sans Regular" in plain
    assert "Noto Sans Italic" not in plain
    assert not any(name.startswith("Vazirmatn") for name in plain)
    slanted = faces(nodes.Paragraph((Span("text", EN, italic=True),), EN), books.par("متن", Lang.FA))
    assert {"Noto Sans Italic", "Vazirmatn Regular"} <= set(slanted)
    assert {ord(letter) for letter in "azŠđЋџ€–"} <= set(hb.Face(slanted["Noto Sans Regular"]).unicodes)
    assert {ord(letter) for letter in "پچژگی‌۴"} <= set(hb.Face(slanted["Vazirmatn Regular"]).unicodes)
    assert max(map(len, slanted.values())) < 150_000


def test_embedded_persian_still_joins_its_letters() -> None:
    font = hb.Font(hb.Face(faces(books.par("متن", Lang.FA), lang=Lang.FA)["Vazirmatn Regular"]))
    shapes = []
    for text in ("ببب", "ب"):
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        shapes.append([info.codepoint for info in buffer.glyph_infos])
    assert 0 not in shapes[0]
    assert len(set(shapes[0])) == 3
    assert shapes[1][0] not in shapes[0]


@pytest.mark.parametrize("path", sorted(resource("fonts").glob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_that_is_shipped_may_be_embedded(path: Path) -> None:
    table = hb.Face(path.read_bytes()).reference_table("OS/2").data
    assert int.from_bytes(table[8:10], "big") == 0  # fsType: installable


def test_fonts_in_the_file_are_the_same_bytes_each_time() -> None:
    book = books.specimen(Lang.FA)
    assert write(book, HOUSE, embed=embedded).content == write(book, HOUSE, embed=embedded).content


def test_work_on_styles_grows_with_the_styles_and_not_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefbook.writers.word import runs

    calls: list[object] = []
    compose = runs._compose

    def counted(manner: runs.Manner, house: object, book: Lang) -> object:
        calls.append(manner)
        return compose(manner, house, book)  # type: ignore[arg-type]

    monkeypatch.setattr(runs, "_compose", counted)
    paragraphs = [books.par(f"text {n}", EN) for n in range(200)] + [
        books.par(f"text {n}", EN, Role.LEAD) for n in range(200)
    ]
    write(books.book(books.paper(*paragraphs)), HOUSE)
    assert len(calls) == len(set(calls))
    assert len(calls) < 20


def test_a_person_can_stop_between_papers() -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(books.specimen(EN), HOUSE, tick=stop)
    assert seen == [(1, 5), (2, 5)]


def test_the_code_of_a_paper_stands_in_its_kicker_once() -> None:
    kicker = books.par("Meeting", EN, Role.KICKER)
    assert "1.1 · Meeting" in shown(body(kicker))
    assert shown(body(books.par("1.1 · Meeting", EN, Role.KICKER))).count("1.1") == 1
    assert "1.1" in shown(body(books.par("text", EN)))


@pytest.mark.parametrize("stem", ["NotoSans-Bold", "Vazirmatn-FD-Regular"])
def test_the_guid_of_a_font_comes_from_its_name(stem: str) -> None:
    assert typefaces.guid(stem) == str(uuid.uuid5(uuid.NAMESPACE_URL, stem)).upper()


def test_what_a_style_asks_for_is_found_out_once_however_long_the_book(monkeypatch) -> None:
    found: list[str] = []
    for module, name in ((runs, "_compose"), (paragraphs, "opening"), (tables, "_spot")):
        real = getattr(module, name)

        def counted(*given: object, real=real, name=name, **more: object) -> object:
            found.append(name)
            return real(*given, **more)

        monkeypatch.setattr(module, name, counted)
    spent = []
    for rows in (2, 200):
        row = nodes.Row((nodes.Cell((books.par("a", EN),)), nodes.Cell((books.par("b متن", EN),))))
        table = nodes.Table((nodes.Column(1), nodes.Column(2)), (row,) * rows, EN, head=row)
        listed = nodes.List((nodes.Item((books.par("c", EN),)),) * rows, EN)
        found.clear()
        body(*[table, books.par("d", EN), listed] * rows)
        spent.append(Counter(found))
    assert spent[0] == spent[1]
    assert set(spent[0]) == {"_compose", "opening", "_spot"}
