"""PDF files of others: what is taken of them, how their pages stand, and that no damage gets through or hangs."""

import random
import re
import sys
import zlib
from datetime import UTC, datetime

import pypdfium2
import pytest

from briefbook.actions.enclosing import opener
from briefbook.actions.exchange.supplied.effort import TooMuch, granted
from briefbook.actions.exchange.supplied.leaf import onto_square
from briefbook.actions.exchange.supplied.pdf import read_pdf
from briefbook.actions.exchange.supplied.values import NotPrintable
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Book, Facsimile, Numbering, Paper, Span, Start, Tab
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.write import write
from briefbook.writers.proof import proof
from tests.unit.actions.exchange.supplied import made
from tests.unit.writers.word import books

HOUSE = books.house()
TEXT = made.text_pdf(made.A4, made.A5)


def book(pages):
    title = (Span("Annex", Lang.EN),)
    blocks = tuple(Facsimile(page.sha256, page.width / 3, page.height / 3, "a page", Lang.EN) for page in pages)
    paper = Paper("1.1", title, Lang.EN, Start.SHEET, blocks)
    made_on = datetime(2025, 2, 25, tzinfo=UTC)
    return Book("Annexes", Lang.EN, made_on, Numbering.PAPER, (Tab("1", title, (paper,), Lang.EN),), pictures=pages)


def enclosed(content):
    return opener({})("0" * 64, "application/pdf", content)


@pytest.mark.parametrize(
    ("turned", "corner", "seen"),
    [
        (0, (10, 20), (0, 0)),
        (1, (10, 20), (0, 1)),
        (2, (10, 20), (1, 1)),
        (3, (10, 20), (1, 0)),
        (1, (110, 20), (0, 0)),
    ],
)
def test_a_corner_of_a_turned_page_comes_to_stand_where_it_is_seen(turned, corner, seen):
    a, b, c, d, e, f = map(float, onto_square(10, 20, 100, 200, turned).split())
    x, y = corner
    assert (round(a * x + c * y + e, 6), round(b * x + d * y + f, 6)) == seen


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (made.text_pdf(made.LANDSCAPE), (841.89, 595.28)),
        (made.turned(made.text_pdf(made.LANDSCAPE), 90), (595.28, 841.89)),
        (made.turned(made.text_pdf(made.A4), -90), (841.89, 595.28)),
        (made.cropped(made.text_pdf(made.A4), (100, 100, 300, 2000)), (200, 741.89)),
        (made.cropped(made.text_pdf(made.A4), (5000, 5000, 6000, 6000)), (595.28, 841.89)),
    ],
)
def test_a_page_measures_what_is_seen_of_it(content, size):
    (page,) = read_pdf(content).pages
    assert (page.width, page.height) == pytest.approx(size, abs=0.02)


def test_what_is_not_drawing_stays_behind_and_is_counted():
    found = read_pdf(made.laden(TEXT))
    told = "".join(piece for part in found.parts for piece in part.head if isinstance(piece, str))
    for word in ("SecretKey", "PieceInfo", "JavaScript", "Annot", "Metadata", "AA", "Parent", b"SECRET".hex()):
        assert word not in told
    assert found.unprinted == 1
    assert read_pdf(TEXT).unprinted == 0


def test_parts_that_pages_share_are_put_in_once():
    twice = read_pdf(made.text_pdf(made.A4, made.A4))
    once = read_pdf(made.text_pdf(made.A4))
    assert len(twice.parts) - len(once.parts) < len(once.parts)
    content = write(book(enclosed(made.text_pdf(made.A4, made.A4)).pages), HOUSE).content
    assert content.count(b"/BaseFont /Times-Roman") == 1


def test_a_page_of_a_layer_that_is_on_is_shown_and_its_name_is_gone():
    found = enclosed(made.layered(TEXT, off=False))
    content = write(book(found.pages), HOUSE).content
    assert b"OCG" not in content
    assert "As supplied" in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()


def test_a_warm_press_gives_the_bytes_of_a_cold_one():
    pages = enclosed(TEXT).pages
    press = Press()
    first = write(book(pages), HOUSE, press=press).content
    assert write(book(pages), HOUSE, press=press).content == first == write(book(pages), HOUSE).content


def test_a_supplied_page_never_stands_larger_than_it_is():
    (page,) = enclosed(made.text_pdf((100, 80))).pages
    title = (Span("Annex", Lang.EN),)
    block = Facsimile(page.sha256, 100 * 25.4 / 72, 80 * 25.4 / 72, "a card", Lang.EN)
    paper = Paper("1.1", title, Lang.EN, Start.SHEET, (block,))
    whole = Book(
        "A", Lang.EN, datetime(2025, 1, 1), Numbering.PAPER, (Tab("1", title, (paper,), Lang.EN),), pictures=(page,)
    )
    shown = b"".join(
        zlib.decompress(one)
        for one in re.findall(rb"Decode /Length \d+>>\nstream\n(x.*?)\nendstream", write(whole, HOUSE).content, re.S)
    )
    assert b" 100.00 0 0 80.00 " in shown


def test_work_is_bounded_by_what_is_done_and_leaves_the_measuring_as_it_was():
    before = sys.getprofile()

    def endless():
        while True:
            len("")

    with granted(1000), pytest.raises(TooMuch):
        endless()
    assert sys.getprofile() is before


def test_the_proof_finds_a_damaged_part_of_a_supplied_page():
    content = write(book(enclosed(made.scanned(1, (300, 400))).pages), HOUSE).content
    assert proof(content, ".pdf") == 2
    with pytest.raises(Exception, match="not whole"):
        proof(content.replace(b"/Filter /DCTDecode", b"/Filter /XXXDecode"), ".pdf")


def mutated(chance, content):
    """The file with some bytes changed, lost, doubled, or a word of the format put in their place."""
    words = (b"/Type", b"/Kids", b"/Count", b"/Length", b"/Contents", b" 0 R", b"endobj", b"stream", b"<<", b"[", b"(")
    words += (b"/Filter", b"/Prev", b"/Resources", b"-1", b"99999999999", b"1e400", b"/MediaBox", b"/Rotate", b"null")
    out = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.choice((1, 5, 300))]
                out += b" "
            case 2:
                found = out.find(chance.choice(words), at)
                if found >= 0:
                    out[found : found + 4] = chance.choice(words)
            case 3:
                out[at:at] = out[: chance.choice((5, 50, 500))]
            case _:
                out[at:at] = chance.choice(words)
    return bytes(out)


def survives(number):
    """Whether a mutated file was printed; every other one was refused in our words, and none raised anything."""
    chance = random.Random(number)
    seeds = (TEXT, made.parted(TEXT), made.laden(TEXT), made.layered(TEXT, off=False), made.scanned(1, (60, 80)))
    found = enclosed(mutated(chance, chance.choice(seeds)))
    if found.refusal:
        assert not found.pages
        return False
    content = write(book(found.pages), HOUSE).content
    proof(content, ".pdf")
    for page in pypdfium2.PdfDocument(content):
        page.render(scale=0.1)
    return True


def test_what_is_said_to_unpack_to_so_many_blanks_does():
    assert zlib.decompress(made.packed_blanks(3_000_000)) == b" " * 3_000_000


def test_a_broken_file_is_refused_or_printed_never_more():
    outcomes = [survives(number) for number in range(40)]
    assert 0 < sum(outcomes) < len(outcomes)


@pytest.mark.long
def test_five_hundred_broken_files_are_refused_or_printed():
    outcomes = [survives(number) for number in range(100, 600)]
    assert 0 < sum(outcomes) < len(outcomes)


def test_a_packing_of_text_that_is_damaged_is_refused():
    content = bytearray(TEXT)
    at = content.index(b"stream\r\n" if b"stream\r\n" in content else b"stream\n") + 60
    content[at : at + 20] = bytes(20)
    with pytest.raises(NotPrintable, match="damaged"):
        read_pdf(bytes(content))
