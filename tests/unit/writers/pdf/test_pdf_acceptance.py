"""Hard lines in both directions: what is seen, by the places of characters, and what a search finds."""

import unicodedata

import pytest

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.press import Press
from tests.unit.writers.pdf.pages_of import alone, flat, para, pixels, places, streams, texts, written

# An extractor turns brackets of right-to-left text round once more, so that here only their places count.
BRACKETS = str.maketrans("()", "||")


def seen(block: n.Paragraph) -> str:
    """The paragraph's line as it is seen from left to right, without blanks and marks, every bracket as a bar."""
    line = sorted((left, ch) for ch, left, _ in places(alone(block, lang=block.lang)))
    return "".join(ch for _, ch in line if not unicodedata.combining(ch)).translate(BRACKETS)


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("تاریخ 2025-05-14 است", "2025-05-14"),
        ("تلفن +381 11 123-4567", "+38111123-4567"),
        ("مبلغ (€1,234.5M) بود", "|€1,234.5M|"),
        ("سند همکاری (AI, cloud) امضا شد", "|AI,cloud|"),
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
    assert visible in seen(para(text, Lang.FA))


def test_a_full_stop_after_a_latin_word_stands_at_the_left_end():
    assert seen(para("وزیر آمد به Belgrade.", Lang.FA)).startswith(".Belgrade")


def test_brackets_hug_persian_names_in_an_english_line():
    text = seen(para("Minister Ristić (دجان ریستیچ) met Dr. Hashemi (ستار هاشمی)."))
    assert text.startswith("MinisterRistić|")
    assert text.endswith("|.")
    assert "|metDr.Hashemi|" in text


def test_a_telephone_number_stays_on_one_line_and_whole_as_a_field():
    spans = (n.Span("تلفن ۰", Lang.FA), n.Span("021-8888 (12)", Lang.EN, fixed=True), n.Span(" است", Lang.FA))
    assert "021-8888|12|" in seen(n.Paragraph(spans, Lang.FA))


@pytest.mark.parametrize(
    "word", ["می‌خواهیم", "کتاب‌ها", "لا", "خانهٔ", "مسئول", "الإسلام", "2025-05-14", "Srbija", "گفت"]
)
def test_words_are_found_by_a_search(word):
    text = f"این {word} است"
    assert word in flat(alone(para(text, Lang.FA), lang=Lang.FA))


def test_harakat_stay_with_their_letters():
    found = texts(alone(para("مُحَمَّد", Lang.FA), lang=Lang.FA))[0]
    assert sorted("مُحَمَّد") == sorted(ch for ch in found if "\u0600" <= ch <= "\u06ff")


def test_no_control_of_direction_reaches_the_file():
    content = written(para("تاریخ 2025-05-14\u200f است \u2066x\u2069", Lang.FA), lang=Lang.FA).content
    maps = b"".join(stream for stream in streams(content) if b"beginbfchar" in stream)
    for code in (b"2066", b"2069", b"200F", b"200E"):
        assert b"<" + code + b">\n" not in maps


def test_serbian_italics_have_their_own_forms():
    """The face's forms for Serbian differ from those for Russian, and ours are the Serbian ones."""
    face = Press().face("NotoSans-Italic")
    serbian = {glyph.pair[0] for glyph in face.shape("бгдпт", False, "Cyrl", "sr").glyphs}
    russian = {glyph.pair[0] for glyph in face.shape("бгдпт", False, "Cyrl", "ru").glyphs}
    assert serbian != russian
    content = alone(n.Paragraph((n.Span("бгдпт", Lang.SR_CYRL, italic=True),), Lang.SR_CYRL), lang=Lang.SR_CYRL)
    body = next(stream for stream in streams(content) if b"NotoSansItalic" in stream)
    for glyph in serbian - russian:
        assert glyph.to_bytes(2, "big") in body.replace(b"\\", b"")


def test_a_word_with_a_bold_part_still_joins():
    spans = (n.Span("سل", Lang.FA), n.Span("ام", Lang.FA, bold=True))
    apart = written(n.Paragraph(spans, Lang.FA), lang=Lang.FA)
    found = flat(apart.content)
    assert "سلام" in found
    face = Press().face("Vazirmatn-Regular")
    whole = [glyph.pair[0] for glyph in face.shape("سلام", True, "Arab", "fa").glyphs]
    part = [glyph.pair[0] for glyph in face.shape("سل", True, "Arab", "fa", "", "ا").glyphs]
    alone = [glyph.pair[0] for glyph in face.shape("سل", True, "Arab", "fa").glyphs]
    assert part != alone
    assert set(part) & set(whole)


def test_persian_stands_at_the_right_and_english_at_the_left():
    persian = [left for _, left, _ in places(alone(para("سلام", Lang.FA), lang=Lang.FA))]
    english = [left for _, left, _ in places(alone(para("Hello")))]
    assert min(persian) > 480
    assert max(english) < 120


def test_direction_comes_from_the_language_and_not_from_the_first_letter():
    assert seen(para("AI و ابر", Lang.FA)).endswith("AI")


def test_a_note_stands_behind_what_it_notes():
    line = seen(n.Paragraph((n.Span("عدد ۴٫۱", Lang.FA, note=2),), Lang.FA))
    assert line.startswith("۲۴٫۱")


def test_small_capitals_and_tracking_are_not_for_persian():
    assert "دیدار" in flat(written(para("دیدار", Lang.FA, n.Role.KICKER), lang=Lang.FA).content)
    assert "MEETING" in flat(written(para("Meeting", Lang.EN, n.Role.KICKER)).content)


def test_ink_reaches_the_page():
    image = pixels(written(para("سلام", Lang.FA), lang=Lang.FA).content)
    assert any(min(image.getpixel((x, y))) < 90 for x in range(450, 540) for y in range(60, 110))
