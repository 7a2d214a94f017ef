"""The DOCX of the sample says what its tree says, in the same order; LibreOffice reads and writes it without loss."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from briefbook.actions import export, sources
from briefbook.lang.tongue import Lang
from briefbook.model.outline import Layout
from briefbook.tree import nodes
from briefbook.writers.word.bookmarks import field_name
from tests.covering import covering

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefings" / "belgrade-2025"
MADE = datetime(2025, 2, 25, 12, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANK = re.compile("[\\s\u00a0\u200e\u200f\u2066-\u2069]+")
BETWEEN = re.compile(r"[\d۰-۹.·]*")
"""What a DOCX may print beside the text of the tree: codes of papers above titles, numbers of notes and lists."""


@pytest.fixture(scope="module")
def dossiers():
    found = {}
    for source in (SAMPLE, SAMPLE / "edition-2"):
        with sources.opened(source, passphrase=lambda path: None) as library:
            found[source.name] = sources.dossier_of(library, "")
    return found


def bare(text: str) -> str:
    return BLANK.sub("", text)


def spans(*lines: tuple[nodes.Span, ...]) -> str:
    return bare("".join(span.text for line in lines for span in line))


def said(block: nodes.Block) -> Iterator[str]:
    """Texts of a block in reading order; in a DOCX the column with lines to write on stands below the others."""
    match block:
        case nodes.Paragraph() | nodes.Heading():
            yield spans(block.spans)
        case nodes.List():
            for item in block.items:
                yield from within(item.blocks)
        case nodes.Points():
            for point in block.items:
                yield bare(point.number)
                yield spans(point.headline, point.to)
                yield from within(point.blocks)
        case nodes.Table():
            for row in (*((block.head,) if block.head else ()), *block.rows):
                for cell in row.cells:
                    yield from within(cell.blocks)
        case nodes.Figure():
            yield spans(block.caption)
        case nodes.Card() | nodes.Box() | nodes.Quote():
            yield from within(block.blocks)
        case nodes.Columns():
            for part in sorted(block.parts, key=lambda part: any(isinstance(one, nodes.Ruled) for one in part.blocks)):
                yield from within(part.blocks)
        case nodes.Ruled():
            yield spans(block.title)
        case nodes.Contents():
            for entry in block.entries:
                yield spans(entry.title)
        case nodes.Legend():
            yield spans(*(key.spans for key in block.keys))
        case nodes.Meter():
            for share in block.shares:
                yield spans(share.number)
                yield spans(share.word)
        case nodes.Chart():
            for bar in block.bars:
                yield spans(bar.label)
                yield spans(bar.number)


def within(blocks: tuple[nodes.Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from said(block)


def printed(book: nodes.Book) -> Iterator[str]:
    for paper in book.papers:
        yield from within(paper.blocks)
        for note in paper.notes:
            yield from within(note.blocks)
        yield spans(paper.tail)


def document(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def written(dossier, lang, layout):
    plan = export.plan_for(dossier, lang, layout=layout)
    bench = export.Workbench()
    book, _ = export.make_book(dossier, plan, made=MADE, bench=bench)
    return book, export.write_book(book, export.house_for(plan), ".docx", bench=bench).content


@pytest.mark.parametrize(("lang", "edition"), covering([list(Lang)], [("belgrade-2025", "edition-2")]))
def test_the_text_of_the_tree_stands_in_the_docx_in_order(dossiers, edition, lang):
    book, content = written(dossiers[edition], lang, Layout.COMPACT if edition == "edition-2" else Layout.BINDER)
    text = bare("".join(document(content).itertext(f"{W}t")))
    at = 0
    for wanted in filter(None, printed(book)):
        found = text.find(wanted, at)
        assert found >= 0, wanted
        between = text[at:found]
        # Lines of the contents end in sides or a folio, in words of the language.
        assert BETWEEN.fullmatch(between) or re.fullmatch(r"[\d۰-۹]+\w{2,10}[\d۰-۹.]*", between), (between, wanted)
        at = found + len(wanted)
    assert len(text) - at < 20


def fields(node: object) -> Iterator[nodes.Ref]:
    """Each field of a record that a part of the tree prints."""
    if isinstance(node, tuple) and not hasattr(node, "_fields"):
        for one in node:
            yield from fields(one)
    elif hasattr(node, "__dataclass_fields__") and not isinstance(node, nodes.Ruled):
        for name in node.__dataclass_fields__:
            value = getattr(node, name)
            if name in ("ref", "source"):
                if value is not None and value.field and getattr(node, "text", "x"):
                    yield value
            else:
                yield from fields(value)


@pytest.mark.parametrize(
    "lang", [Lang.EN, Lang.FA, *(pytest.param(one, marks=pytest.mark.long) for one in (Lang.SR_LATN, Lang.SR_CYRL))]
)
def test_each_field_that_is_printed_has_a_bookmark(dossiers, lang):
    book, content = written(dossiers["edition-2"], lang, Layout.BINDER)
    names = {one.get(f"{W}name") for one in document(content).iter(f"{W}bookmarkStart")}
    wanted = {field_name(ref): ref for ref in fields(tuple((paper.blocks, paper.notes) for paper in book.papers))}
    assert len(wanted) > 20
    assert [ref for name, ref in wanted.items() if name not in names] == []


SOFFICE = shutil.which("soffice")


@pytest.mark.long
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not here. Debian: apt-get install -y libreoffice-writer")
@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_libreoffice_writes_headings_bookmarks_tables_and_lists_back(dossiers, tmp_path, lang):
    _, content = written(dossiers["belgrade-2025"], lang, Layout.BINDER)
    (tmp_path / "in.docx").write_bytes(content)
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "in.docx")], check=True, timeout=200)
    ours, back = document(content), document((tmp_path / "out" / "in.docx").read_bytes())

    def headings(tree):
        styled = [
            p for p in tree.iter(f"{W}p") if str(p.xpath("string(*/*[local-name()='pStyle']/@*)")).startswith("Heading")
        ]
        return [bare("".join(p.itertext(f"{W}t"))) for p in styled]

    def names(tree):
        return {str(one.get(f"{W}name")) for one in tree.iter(f"{W}bookmarkStart")}

    assert headings(back) == headings(ours) != []
    assert names(ours) <= names(back)
    for tag in ("tbl", "tblHeader", "numPr", "drawing"):
        assert len(list(back.iter(f"{W}{tag}"))) >= len(list(ours.iter(f"{W}{tag}"))) > 0, tag
    assert bare("".join(back.itertext(f"{W}t"))) == bare("".join(ours.itertext(f"{W}t")))
