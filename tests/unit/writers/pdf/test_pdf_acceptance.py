"""Hard lines in both directions: what is seen, by the places of characters, and what a search finds."""

import unicodedata

import pytest

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from tests.unit.writers.pdf.pages_of import flat, para, pixels, places, streams, written

NNBSP = "\u00a0"


def seen(text: str, lang: Lang = Lang.FA, **more) -> str:
    """The first line of a paragraph as it is seen from left to right, without blanks."""
    content = written(para(text, lang, **more), lang=lang).content
    found = places(content)
    top = max(bottom for _, _, bottom in found if 300 < bottom < 790)
    line = sorted((left, ch) for ch, left, bottom in found if abs(bottom - top) < 9)
    return unicodedata.normalize("NFKC", "".join(ch for _, ch in line if not unicodedata.combining(ch)))


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("تاریخ 2025-05-14 است", "2025-05-14"),
        ("تلفن +381 11 123-4567", "+38111123-4567"),
        ("مبلغ (€1,234.5M) بود", "(€1,234.5M)"),
        ("سند همکاری (AI, cloud) امضا شد", "(AI,cloud)"),
        ("شرکت Telekom Srbija a.d. گفت", "TelekomSrbijaa.d."),
        ("ساعت ۹:۳۰–۱۱:۰۰ آمد", "۱۱:۰۰–۹:۳۰"),
        ("رشد ۱۲٪ بود", "٪۱۲"),
        ("سال ۲۰۲۵ بود", "۲۰۲۵"),
        ("AI در سال آینده", "AI"),
        ("طرح AI ۲۰۲۵ بود", "۲۰۲۵AI"),
        ("زبان C++ و A/B و 5 Gbps", "C++"),
        ("نشانی 5 Gbps بود", "5Gbps"),
    ],
)
def test_what_a_reader_of_persian_sees(text, visible):
    assert visible in seen(text)


def test_a_full_stop_after_a_latin_word_stands_at_the_left_end():
    assert seen("وزیر آمد به Belgrade.").startswith(".Belgrade")


def test_brackets_hug_persian_names_in_an_english_line():
    text = seen("Minister Ristić (دجان ریستیچ) met Dr. Hashemi (ستار هاشمی).", Lang.EN)
    assert text.startswith("MinisterRistić(")
    assert text.endswith(").")
    assert ")metDr.Hashemi(" in text


def test_a_telephone_number_stays_on_one_line_and_whole_as_a_field():
    spans = (n.Span("تلفن ۰", Lang.FA), n.Span("021-8888 (12)", Lang.EN, fixed=True), n.Span(" است", Lang.FA))
    content = written(n.Paragraph(spans, Lang.FA), lang=Lang.FA).content
    line = "".join(ch for _, ch in sorted((left, ch) for ch, left, bottom in places(content) if 300 < bottom < 790))
    assert "021-8888(12)" in line


@pytest.mark.parametrize(
    "word", ["می‌خواهیم", "کتاب‌ها", "لا", "خانهٔ", "مسئول", "الإسلام", "2025-05-14", "Srbija", "۱۲٪", "گفت"]
)
def test_words_are_found_by_a_search(word):
    text = f"این {word} است"
    assert word in flat(written(para(text, Lang.FA), lang=Lang.FA).content)


def test_harakat_stay_with_their_letters():
    found = flat(written(para("مُحَمَّد", Lang.FA), lang=Lang.FA).content)
    assert sorted(unicodedata.normalize("NFC", "مُحَمَّد")) == sorted(
        "".join(ch for ch in found if "\u0600" <= ch <= "\u06ff")
    )


def test_no_control_of_direction_reaches_the_file():
    content = written(para("تاریخ 2025-05-14\u200f است \u2066x\u2069", Lang.FA), lang=Lang.FA).content
    maps = b"".join(stream for stream in streams(content) if b"beginbfchar" in stream)
    for code in (b"2066", b"2069", b"200F", b"200E"):
        assert b"<" + code + b">\n" not in maps


def test_serbian_italics_have_their_own_forms():
    def glyphs(lang: Lang) -> bytes:
        text = n.Span("бгдпт", lang, italic=True)
        content = written(n.Paragraph((text,), Lang.EN)).content
        return next(stream for stream in streams(content) if b" Tm " in stream and b"/P <<" in stream)

    # The face's `locl` forms for Serbian differ from those that its character map gives.
    assert len(glyphs(Lang.SR_CYRL)) > 0
    from briefbook.writers.pdf.press import Press

    face = Press().face("NotoSans-Italic")
    serbian = [glyph.pair[0] for glyph in face.shape("бгдпт", False, "Cyrl", "sr").glyphs]
    russian = [glyph.pair[0] for glyph in face.shape("бгдпт", False, "Cyrl", "ru").glyphs]
    assert serbian != russian


def test_a_word_with_a_bold_part_still_joins():
    spans = (n.Span("سل", Lang.FA), n.Span("ام", Lang.FA, bold=True))
    apart = written(n.Paragraph(spans, Lang.FA), lang=Lang.FA)
    found = flat(apart.content)
    assert "سلام" in found
    from briefbook.writers.pdf.press import Press

    face = Press().face("Vazirmatn-Regular")
    whole = [glyph.pair[0] for glyph in face.shape("سلام", True, "Arab", "fa").glyphs]
    part = [glyph.pair[0] for glyph in face.shape("سل", True, "Arab", "fa", "", "ا").glyphs]
    alone = [glyph.pair[0] for glyph in face.shape("سل", True, "Arab", "fa").glyphs]
    assert part != alone
    assert set(part) & set(whole)


def test_persian_stands_at_the_right_and_english_at_the_left():
    persian, english = (
        [left for _, left, bottom in places(written(para(text, lang), lang=lang).content) if 300 < bottom < 790]
        for text, lang in (("سلام", Lang.FA), ("Hello", Lang.EN))
    )
    assert min(persian) > 450
    assert max(english) < 120


def test_direction_comes_from_the_language_and_not_from_the_first_letter():
    content = written(para("AI و ابر", Lang.FA), lang=Lang.FA).content
    line = sorted((left, ch) for ch, left, bottom in places(content) if 300 < bottom < 790)
    assert "".join(ch for _, ch in line).endswith("AI")


def test_small_capitals_and_tracking_are_not_for_persian():
    assert "دیدار" in flat(written(para("دیدار", Lang.FA, n.Role.KICKER), lang=Lang.FA).content)
    assert "MEETING" in flat(written(para("Meeting", Lang.EN, n.Role.KICKER)).content)


def test_ink_reaches_the_page():
    image = pixels(written(para("سلام", Lang.FA), lang=Lang.FA).content)
    assert any(min(image.getpixel((x, y))) < 90 for x in range(450, 540) for y in range(60, 110))
