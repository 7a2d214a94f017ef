"""Finished files read back: what is whole passes, what is damaged, chatty or forbidden is refused."""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefbook.errors import WriteError
from briefbook.lang.tongue import Lang
from briefbook.tree.events import Event
from briefbook.tree.nodes import Book, Figure, Heading, Paragraph, Span
from briefbook.writers.pdf.write import write as write_pdf
from briefbook.writers.proof import proof
from briefbook.writers.word.write import write as write_docx
from tests.unit.writers.word import books

HOUSE = books.house()


@pytest.fixture(scope="module")
def docx() -> bytes:
    return write_docx(books.specimen(Lang.EN), HOUSE).content


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return write_pdf(books.specimen(Lang.EN), HOUSE).content


def repacked(content: bytes, edit: Callable[[dict[str, bytes]], None]) -> bytes:
    """The zip file after an edit of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def swapped(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def edit(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return edit


def test_a_whole_docx_passes_and_has_no_pages(docx: bytes) -> None:
    assert proof(docx, ".docx") is None


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_a_whole_pdf_passes_and_tells_its_pages(lang: Lang) -> None:
    written = write_pdf(books.specimen(lang), HOUSE)
    assert proof(written.content, ".pdf") == len(written.pages)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(WriteError, match="cannot be proofed"):
        proof(b"", ".odt")


FAULTS = {
    "no XML": (swapped("word/document.xml", b"<w:body>", b"<w:body>\x01"), "no XML, word/document.xml"),
    "doctype": (swapped("word/document.xml", b"<w:document", b"<!DOCTYPE x><w:document"), "a document type"),
    "link": (swapped("word/document.xml", b'r:embed="', b'r:embed="x'), "without its relationship"),
    "target": (swapped("word/_rels/document.xml.rels", b'"media/', b'"nowhere/'), "a part that is missing"),
    "author": (
        swapped("docProps/core.xml", b"<dc:title>", b"<dc:creator>Somebody</dc:creator><dc:title>"),
        "should not hold, creator",
    ),
    "type": (swapped("[Content_Types].xml", b'Extension="png"', b'Extension="gif"'), "without a type"),
    "thumbnail": (lambda parts: parts.update({"docProps/thumbnail.jpeg": b"x"}), "docProps/thumbnail.jpeg"),
    "comments": (
        swapped("[Content_Types].xml", b"fontTable+xml", b"comments+xml"),
        "it should not hold, /word/fontTable",
    ),
    "macro": (lambda parts: parts.update({"word/vbaProject.bin": b"x"}), "word/vbaProject.bin"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_docx_is_refused_by_name(docx: bytes, fault: str) -> None:
    edit, told = FAULTS[fault]
    with pytest.raises(WriteError, match=told.replace("[", r"\[")):
        proof(repacked(docx, edit), ".docx")


def test_a_cut_docx_is_refused(docx: bytes) -> None:
    with pytest.raises(WriteError, match="no whole zip"):
        proof(docx[:-40], ".docx")


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    assert len(old) == len(new)

    def edit(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return edit


def spoiled(content: bytes) -> bytes:
    """The PDF with one byte of a packed page changed; lengths and places stay as they are."""
    at = content.rindex(b"stream\n", 0, content.rindex(b"endstream")) + 20
    return content[:at] + bytes((content[at] ^ 255,)) + content[at + 1 :]


BREAKS = {
    "tail": (lambda content: content[:-6], "first or last line"),
    "head": (replaced(b"%PDF-1.", b"%PPF-1."), "first or last line"),
    "moved": (lambda content: content.replace(b"%PDF-1.7\n", b"%PDF-1.7\n\n", 1), "cross references"),
    "stream": (spoiled, "stream of object"),
    "count": (replaced(b"/Type /Page /", b"/Type /Pagf /"), "pages that it counts"),
    "author": (replaced(b"/Producer", b"/Keywords"), "property Keywords"),
    "script": (replaced(b"/PageMode", b"/Launch  "), "Launch"),
    "file": (replaced(b"/PageMode /UseOutlines", b"/EmbeddedFile 1       "), "EmbeddedFile"),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_faulty_pdf_is_refused_by_name(pdf: bytes, fault: str) -> None:
    edit, told = BREAKS[fault]
    with pytest.raises(WriteError, match=told):
        proof(edit(pdf), ".pdf")


def planted(where: str, lang: Lang, word: str) -> Book:
    """A book with one word where a reader, a search or a screen reader would meet it."""
    picture = books.png(300, 400)
    cut = (Span(word[:3], lang, bold=True), Span(word[3:], lang)) if where == "runs" else (Span("x", lang),)
    blocks = (
        Heading((Span(word if where == "heading" else "x", lang),), 1, lang),
        books.par(f"x {word} y" if where == "text" else "x", lang),
        Figure(picture.sha256, 30, 40, word if where == "alt" else "x", lang),
        Paragraph(cut, lang),
    )
    paper = books.paper(*blocks, lang=lang, mark=word if where == "marking" else "")
    made = books.book(paper, lang=lang, pictures=(picture,))
    return replace(made, title=word) if where == "title" else made


PLACES = ("text", "alt", "heading", "runs", "marking", "title")


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    ("lang", "word"), [(Lang.EN, "Kanarienvogel"), (Lang.FA, "قناری‌زرد"), (Lang.SR_CYRL, "канаринац")]
)
def test_a_forbidden_word_is_found_wherever_it_stands(where: str, lang: Lang, word: str) -> None:
    book = planted(where, lang, word)
    clean = planted("nowhere", lang, word)
    for write, suffix in ((write_docx, ".docx"), (write_pdf, ".pdf")):
        with pytest.raises(WriteError, match="may not see"):
            proof(write(book, HOUSE).content, suffix, forbidden=["something else", word])
        proof(write(clean, HOUSE).content, suffix, forbidden=["something else", word])


def test_a_forbidden_sentence_is_found_over_lines_in_both_directions() -> None:
    for lang, words in ((Lang.EN, "one two three four five six seven "), (Lang.FA, "یک دو سه چهار پنج شش هفت ")):
        sentence = (words * 8).strip()
        book = books.book(books.paper(books.par(sentence, lang), lang=lang), lang=lang)
        for write, suffix in ((write_docx, ".docx"), (write_pdf, ".pdf")):
            with pytest.raises(WriteError, match="may not see"):
                proof(write(book, HOUSE).content, suffix, forbidden=[sentence])


def test_a_forbidden_word_is_found_in_the_calendar_over_folds_and_escapes() -> None:
    word = "word; " * 30 + "end"
    clean = books.book(books.paper(books.par("x", Lang.EN), lang=Lang.EN), lang=Lang.EN)
    event = Event("x", clean.made.date(), "", word, Lang.EN)
    content = write_pdf(replace(clean, events=(event,)), HOUSE).content
    with pytest.raises(WriteError, match="may not see"):
        proof(content, ".pdf", forbidden=[word])
    assert proof(content, ".pdf", forbidden=["word; end; word"]) == 2


def test_only_a_calendar_may_be_embedded() -> None:
    clean = books.book(books.paper(books.par("x", Lang.EN), lang=Lang.EN), lang=Lang.EN)
    content = write_pdf(replace(clean, events=(Event("x", clean.made.date(), "", "x", Lang.EN),)), HOUSE).content
    for other in (b"text#2Fcalendaq", b"image#2Fpicture"):
        with pytest.raises(WriteError, match="EmbeddedFile"):
            proof(content.replace(b"text#2Fcalendar", other, 1), ".pdf")


def test_the_streams_are_really_packed(pdf: bytes) -> None:
    body = pdf.split(b"stream\n", 1)[1]
    assert zlib.decompressobj().decompress(body)


def plain_pdf(info: bytes) -> bytes:
    """A PDF of one page with a table of cross references, as other programs write it."""
    objects = (
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        b"<</Type /Page /Parent 2 0 R>>",
        info,
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer\n<</Size 5 /Root 1 0 R /Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def test_a_table_of_cross_references_is_read_too() -> None:
    assert proof(plain_pdf(b"<</Title (x) /Author ()>>"), ".pdf") == 1
    with pytest.raises(WriteError, match="property Author"):
        proof(plain_pdf(b"<</Title (x) /Author (somebody)>>"), ".pdf")
    with pytest.raises(WriteError, match="object 9 is missing"):
        proof(plain_pdf(b"<</Title (x)>> 9 0 R"), ".pdf")
