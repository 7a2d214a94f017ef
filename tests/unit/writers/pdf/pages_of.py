"""Small books for tests of the PDF writer, and what a reader finds in the files."""

import re
import zlib
from datetime import UTC, datetime
from functools import cache

import pypdfium2

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.places import resource
from briefbook.tree import nodes as n
from briefbook.tree.house import House, read_house
from briefbook.writers.pdf.write import write
from briefbook.writers.written import Written

MADE = datetime(2025, 2, 24, 18, 40, tzinfo=UTC)


@cache
def house() -> House:
    """The house style that is shipped."""
    return read_house(resource("house/briefbook.toml").read_text(encoding="utf-8"))


def para(text: str, lang: Lang = Lang.EN, role: n.Role = n.Role.BODY, **more) -> n.Paragraph:
    """A paragraph of one span."""
    return n.Paragraph((n.Span(text, lang, **more),), lang, role)


def paper(*blocks: n.Block, code: str = "1.1", lang: Lang = Lang.EN, start: n.Start = n.Start.SHEET, **more) -> n.Paper:
    """A paper of these blocks."""
    return n.Paper(code, (n.Span(f"Paper {code}", Lang.EN),), lang, start, blocks, ref=Ref("paper", code), **more)


def book(
    *papers: n.Paper,
    lang: Lang = Lang.EN,
    numbering: n.Numbering = n.Numbering.PAPER,
    pictures: tuple[n.Picture, ...] = (),
    around: n.Around | None = None,
) -> n.Book:
    """A book of one numbered tab."""
    tab = n.Tab("1", (n.Span("Tab one", lang),), papers, lang)
    return n.Book("A title", lang, MADE, numbering, (tab,), around or n.Around(), pictures)


def written(*blocks: n.Block, lang: Lang = Lang.EN, **more) -> Written:
    """A book of one paper of these blocks, written."""
    return write(book(paper(*blocks, lang=lang), lang=lang, **more), house())


def alone(*blocks: n.Block, lang: Lang = Lang.EN) -> bytes:
    """A file of these blocks without furniture on their page."""
    return write(book(paper(*blocks, lang=lang, bare=True), lang=lang), house()).content


def texts(content: bytes) -> list[str]:
    """The text of each page as pdfium extracts it."""
    document = pypdfium2.PdfDocument(content)
    try:
        out = []
        for page in document:
            text = page.get_textpage()
            out.append(text.get_text_bounded())
            text.close()
            page.close()
        return out
    finally:
        document.close()


def flat(content: bytes) -> str:
    """All text of a file on one line, blanks made even."""
    return re.sub(r"\s+", " ", " ".join(texts(content)).replace("\ufffe", "").replace("\u00a0", " "))


def places(content: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Every character of a page that is no blank, with the left and lower edge of its box in points."""
    document = pypdfium2.PdfDocument(content)
    try:
        opened = document[page]
        text = opened.get_textpage()
        out = []
        for k in range(text.count_chars()):
            ch = text.get_text_range(k, 1)
            if ch.strip():
                left, bottom, _, _ = text.get_charbox(k, loose=True)
                out.append((ch, left, bottom))
        text.close()
        opened.close()
        return out
    finally:
        document.close()


def streams(content: bytes) -> list[bytes]:
    """All deflated streams of a file, inflated."""
    out = []
    for match in re.finditer(rb"stream\n(.*?)\nendstream", content, re.S):
        try:
            out.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return out


def inside(content: bytes) -> bytes:
    """The bytes of a file with all that is packed in its streams."""
    return b"\n".join([content, *streams(content)])


def pixels(content: bytes, page: int = 0, scale: float = 1.0):
    """A page as a picture with RGB pixels."""
    document = pypdfium2.PdfDocument(content)
    try:
        opened = document[page]
        image = opened.render(scale=scale).to_pil().convert("RGB")
        opened.close()
        return image
    finally:
        document.close()
