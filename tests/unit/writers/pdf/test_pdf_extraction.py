"""What two other engines read out of a page of hard lines: its words, and its headings in their order."""

import os
import re
import shutil
import subprocess
from functools import cache

import pytest

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.write import write
from tests.unit.writers.pdf.pages_of import book, house, para, texts
from tests.unit.writers.pdf.pages_of import paper as paper_of
from tests.unit.writers.specimen import specimen

EN, FA, LATIN, CYRILLIC = Lang.EN, Lang.FA, Lang.SR_LATN, Lang.SR_CYRL
LEAST = 60
"""Of the 71 words of the hard page; the writers of other programs reach 51 to 59."""
LINES = (
    ("تاریخ 2025-05-14 است", FA),
    ("تلفن +381 11 123-4567", FA),
    ("مبلغ (€1,234.5M) بود", FA),
    ("سند همکاری (AI, cloud) امضا شد", FA),
    ("شرکت Telekom Srbija a.d. گفت", FA),
    ("ساعت ۹:۳۰–۱۱:۰۰، رشد ۱۲٪، سال ۲۰۲۵", FA),
    ("Minister Ristić (دجان ریستیچ) met Dr. Hashemi (ستار هاشمی).", EN),
    ("AI در سند آمده است.", FA),
    ("دیدار در Belgrade.", FA),
    ("پهنای باند 5 Gbps و C++ و A/B", FA),
    ("شهرها: Beograd، Niš و Novi Sad", FA),
    ("طرح AI ۲۰۲۵ و (AI) and (ML) است", FA),
    ("نشانی https://www.mit.gov.rs/en/ و (info@mit.gov.rs).", FA),
    ("بودجه -5 تا 9:30-11:00 (Telekom در بلگراد)", FA),
    ("دجان ریستیچ (Dejan Ristić, ministar; 12%)", FA),
    ("می‌خواهیم؛ کتاب‌ها؛ نمی‌خواهد", FA),
    ("مُحَمَّد؛ اللّٰه؛ لا؛ الإسلام؛ خانهٔ بزرگ؛ مسئول؛ رؤیا", FA),
    ("Ђорђе, бгдпт", CYRILLIC),
    ("Čačak, Đakovo, Njegoš", LATIN),
)
HEADS = ("رشته‌های پذیرش", "گام نخست", "دیدار با وزیر", "گام دوم")
_AROUND = "؛،.,:()—;"
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f]")


def words(text: str) -> set[str]:
    """The distinct words of a text that hold a letter, without the signs around them."""
    bare = {word.strip(_AROUND) for word in _CONTROLS.sub("", text).replace("\u00a0", " ").split()}
    return {word for word in bare if re.search(r"[^\W\d_]", word)}


def has(text: str, word: str) -> bool:
    """Whether a search for whole words finds one. Marks of direction, which poppler adds, part words like blanks."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.replace("\u00a0", " ")) is not None


WORDS = words(" ".join(text for text, _ in LINES))


@cache
def page() -> bytes:
    """A Persian paper of the hard lines, with headings of two levels between them."""
    title, first, second, third = (n.Span(text, FA) for text in HEADS)
    blocks = [para(text, lang) for text, lang in LINES]
    parts = (
        n.Heading((title,), 1, FA),
        *blocks[:6],
        n.Heading((first,), 2, FA),
        *blocks[6:10],
        n.Heading((second,), 3, FA),
        *blocks[10:14],
        n.Heading((third,), 2, FA),
        *blocks[14:],
    )
    return write(book(paper_of(*parts, lang=FA, bare=True), lang=FA), house()).content


def poppler(content: bytes) -> str:
    """The text as poppler reads it; the test is skipped where it is not installed, but not on the build machine."""
    if shutil.which("pdftotext") is None:
        if os.environ.get("BRIEFBOOK_CI"):
            pytest.fail("pdftotext is missing. Debian: apt-get install -y poppler-utils")
        pytest.skip("pdftotext is not installed. Debian: apt-get install -y poppler-utils")
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def pdfium(content: bytes) -> str:
    return "\n".join(texts(content)).replace("\ufffe", "-")


ENGINES = pytest.mark.parametrize("engine", [poppler, pdfium], ids=["poppler", "pdfium"])


def test_the_hard_page_has_its_words() -> None:
    assert len(WORDS) == 71


@ENGINES
def test_an_engine_reads_the_words_of_the_hard_page(engine) -> None:
    text = engine(page())
    found = {word for word in WORDS if has(text, word)}
    assert len(found) >= LEAST, sorted(WORDS - found)


@ENGINES
def test_headings_are_read_in_their_order_between_their_lines(engine) -> None:
    text = " ".join(_CONTROLS.sub("", engine(page())).split())
    order = [
        "رشته‌های پذیرش",
        "رشد",
        "گام نخست",
        "Minister",
        "دیدار با وزیر",
        "Beograd",
        "گام دوم",
        "ministar",
        "Njegoš",
    ]
    places = [text.find(one) for one in order]
    assert -1 not in places, [one for one, at in zip(order, places, strict=True) if at < 0]
    assert places == sorted(places)


@ENGINES
@pytest.mark.parametrize("lang", [EN, FA])
def test_headings_of_a_whole_book_are_read_in_their_order(engine, lang) -> None:
    tree = specimen(lang)
    text = "".join(_CONTROLS.sub("", engine(write(tree, house()).content)).split()).casefold()
    at, missed = 0, []
    heads = [block for one in tree.papers for block in one.blocks if isinstance(block, n.Heading)]
    assert len(heads) >= 9
    for head in heads:
        wanted = "".join("".join(span.text for span in head.spans).split()).casefold()
        found = text.find(wanted, at)
        missed += [wanted] * (found < 0)
        at = max(at, found)
    assert len(missed) <= len(heads) // 10, missed


@ENGINES
@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (LINES[0][0], ["2025-05-14"]),
        (LINES[1][0], ["+381", "123-4567"]),
        (LINES[2][0], ["مبلغ", "بود"]),
        (LINES[3][0], ["AI", "cloud", "همکاری"]),
        (LINES[4][0], ["Telekom", "Srbija", "گفت"]),
        (LINES[15][0], ["می‌خواهیم", "کتاب‌ها", "نمی‌خواهد"]),
        (LINES[16][0], ["لا", "الإسلام", "خانهٔ", "بزرگ", "مسئول", "رؤیا"]),
        (LINES[5][0], ["۲۰۲۵", "رشد", "ساعت"]),
        (LINES[6][0], ["Minister", "Ristić", "Hashemi", "ستار"]),
        (LINES[17][0], ["Ђорђе", "бгдпт"]),
    ],
    ids=range(1, 11),
)
def test_what_of_an_acceptance_line_a_search_must_find(engine, text, whole) -> None:
    lang = dict(LINES)[text]
    content = write(book(paper_of(para(text, lang), lang=lang, bare=True), lang=lang), house()).content
    found = engine(content)
    assert [one for one in whole if not has(found, one)] == []


def test_signs_inside_of_left_to_right_words_are_kept_by_poppler() -> None:
    """pdfium turns the signs of a right-to-left line round by itself: `)M€1,234.5`, `.d.a`."""
    found = poppler(page())
    assert [
        one for one in ("€1,234.5M", "a.d", "C++", "A/B", "https://www.mit.gov.rs/en/") if not has(found, one)
    ] == []
