"""Pages on sheets: folded and cut as a person would, they must come out in the order of reading."""

import random
import re
import zlib

import pypdfium2
import pytest

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf import imposition
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.sheets import imposed
from briefbook.writers.pdf.write import write
from briefbook.writers.proof import proof
from tests.unit.writers.pdf.pages_of import book, house, inside, paper, para, pixels
from tests.unit.writers.specimen import picture

A5, A6 = (148.0, 210.0), (105.0, 148.5)


def folded(sides, *, rtl):
    """What is read in a stack of sheets, printed on both sides and folded in the middle, from the first page on.

    Of a sheet that is turned round its upright axis the left half of the back lies behind the right half of the front.
    """
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    down, up = [], []
    for (front_left, front_right), (back_left, back_right) in sheets:
        right_leaf, left_leaf = [front_right, back_left], [back_right, front_left]
        if rtl:
            right_leaf, left_leaf = left_leaf[::-1], right_leaf[::-1]
        down += right_leaf
        up[:0] = left_leaf
    return [*down, *up]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 33, 120])
def test_a_stitched_booklet_is_read_in_order_with_blanks_at_the_end(count, rtl) -> None:
    blanks = -count % 4
    assert folded(imposition.saddle(count, rtl=rtl), rtl=rtl) == [*range(count), *[None] * blanks]


def test_a_booklet_folded_for_the_wrong_binding_is_not_read_in_order() -> None:
    assert folded(imposition.saddle(8, rtl=False), rtl=True) != list(range(8))


def numbered(count, lang):
    """A file of small pages that say nothing but their number, and the tree that it was written from."""
    papers = [paper(para(f"={k}=", lang), code=f"{k}", lang=lang, start=n.Start.PAGE, bare=True) for k in range(count)]
    made = book(*papers, lang=lang, numbering=n.Numbering.BOOK)
    return write(made, house().trimmed("booklet")), made


def halves(content):
    """The numbers on the left and the right half of each page of a file, None on an empty half."""
    with pypdfium2.PdfDocument(content) as document:
        out = []
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            found = []
            for left in (0, width / 2):
                said = text.get_text_bounded(left=left, right=left + width / 2, bottom=0, top=height)
                number = re.search(r"=(\d+)=", said)
                found.append(int(number[1]) if number else None)
            out.append(tuple(found))
        return out


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_a_booklet_of_120_pages_folds_right_as_a_file(lang) -> None:
    written, made = numbered(120, lang)
    sheets = imposed((written,), made, imposition.booklet(120, A5, rtl=lang.rtl))
    assert proof(sheets.content, ".pdf") == len(sheets.pages) == 60
    assert folded(halves(sheets.content), rtl=lang.rtl) == list(range(120))
    assert b"/Duplex /DuplexFlipShortEdge" in sheets.content


def test_a_page_on_a_sheet_looks_as_it_did_alone() -> None:
    rows = tuple(n.Row((n.Cell((para(f"cell {k}"),)),), n.Shade.MEETING) for k in range(3))
    made = book(paper(para("Some text"), n.Table((n.Column(1),), rows, Lang.EN)), numbering=n.Numbering.BOOK)
    written = write(made, house().trimmed("booklet"))
    sheets = imposed((written,), made, imposition.booklet(1, (148.5, 210.0), rtl=False))
    alone, sheet = pixels(written.content, scale=2.0), pixels(sheets.content, scale=2.0)
    half = sheet.crop((sheet.width - alone.width, 0, sheet.width, sheet.height)).resize(alone.size)
    dark = [sum(1 for value in image.convert("L").tobytes() if value < 160) for image in (alone, half)]
    assert dark[0] > 1000
    assert abs(dark[0] - dark[1]) < dark[0] * 0.1


def test_a_picture_goes_onto_a_sheet_as_it_was() -> None:
    rows = b"".join(b"\0" + random.Random(row).randbytes(3 * 40) for row in range(30))
    noise = picture(40, 30, 2, rows)
    shown = n.Figure(noise.sha256, 40.0, 30.0, "", Lang.EN)
    made = book(paper(shown), numbering=n.Numbering.BOOK, pictures=(noise,))
    written = write(made, house().trimmed("booklet"))
    sheets = imposed((written,), made, imposition.booklet(1, A5, rtl=False))
    (alone,), (moved,) = (drawn(one.content) for one in (written, sheets))
    assert alone == moved
    assert zlib.decompress(alone) == rows


def drawn(content):
    """The packed streams of the pictures of a file."""
    return re.findall(rb"/Subtype /Image .*?stream\n(.*?)\nendstream", content, re.S)


def test_sheets_share_their_fonts_and_hold_no_structure() -> None:
    written, made = numbered(12, Lang.EN)
    sheets = imposed((written,), made, imposition.booklet(12, A5, rtl=False))
    assert sheets.content.count(b"/FontFile2") == written.content.count(b"/FontFile2") > 0
    assert b"MCID" in inside(written.content)
    assert b"MCID" not in inside(sheets.content)
    assert b"/StructTreeRoot" not in sheets.content


def test_the_bytes_of_sheets_follow_from_the_book_alone() -> None:
    press = Press()
    written, made = numbered(6, Lang.EN)
    write(made, house().trimmed("booklet"), press=press)
    again = write(made, house().trimmed("booklet"), press=press)
    laid = imposition.booklet(6, A5, rtl=False)
    assert imposed((written,), made, laid).content == imposed((again,), made, laid).content


def test_creep_moves_the_pages_of_inner_sheets_towards_the_fold() -> None:
    plain = imposition.booklet(12, A5, rtl=False)
    crept = imposition.booklet(12, A5, rtl=False, creep=0.1)
    fold = plain.width / 2
    moves = [
        round(abs(a.x + A5[0] / 2 - fold) - abs(b.x + A5[0] / 2 - fold), 6)
        for one, other in zip(plain.sides, crept.sides, strict=True)
        for a, b in zip(one.slots, other.slots, strict=True)
    ]
    assert moves == [0.0] * 4 + [0.1] * 4 + [0.2] * 4


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9])
def test_the_back_of_a_card_lies_behind_its_front(count, rtl) -> None:
    laid = imposition.cards(2 * count, A6, rtl=rtl)
    seen = []
    for front, back in zip(laid.sides[::2], laid.sides[1::2], strict=True):
        behind = {(round(laid.width - slot.x - A6[0], 3), slot.y): slot.page for slot in back.slots}
        for slot in front.slots:
            assert behind[round(slot.x, 3), slot.y] == slot.page + 1
            seen.append(slot.page)
    assert seen == [2 * card for card in range(count)]


@pytest.mark.parametrize(("rtl", "columns"), [(False, [0.0, 105.0]), (True, [105.0, 0.0])])
def test_cards_stand_in_the_order_of_reading(rtl, columns) -> None:
    front = imposition.cards(8, A6, rtl=rtl).sides[0]
    assert [slot.x for slot in front.slots] == columns * 2
    assert [slot.y for slot in front.slots] == [148.5, 148.5, 0.0, 0.0]
    assert {(cut.x0, cut.y0, cut.x1, cut.y1) for cut in front.cuts} == {(0, 148.5, 210, 148.5), (105, 0, 105, 297)}


def test_cards_without_backs_are_printed_on_one_side() -> None:
    laid = imposition.cards(2, A6, rtl=False, copies=4, backs=False)
    assert [[slot.page for slot in side.slots] for side in laid.sides] == [[0, 0, 0, 0]]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("count", [1, 3, 4, 7])
def test_both_copies_of_a_folder_fold_right(count, rtl) -> None:
    laid = imposition.folders(count, A6, rtl=rtl)
    for foot in (148.5, 0.0):
        sides = []
        for side in laid.sides:
            at = {slot.x: slot.page for slot in side.slots if slot.y == foot}
            sides.append((at.get(0.0), at.get(105.0)))
        assert folded(sides, rtl=rtl) == [*range(count), *[None] * (-count % 4)]


def test_everything_stands_on_the_sheet() -> None:
    laid = [imposition.booklet(9, A5, rtl=True, creep=0.1), imposition.cards(10, A6, rtl=True)]
    for one, size in zip(laid, (A5, A6), strict=True):
        for side in one.sides:
            for slot in side.slots:
                assert 0 <= slot.x <= one.width - size[0] + 0.01
                assert 0 <= slot.y <= one.height - size[1] + 0.01
    strips = imposition.strips([(190.0, 12.5), (190.0, 30.0)]).sides[0]
    assert [(slot.x, slot.y) for slot in strips.slots] == [(10.0, 264.5), (10.0, 219.5)]
