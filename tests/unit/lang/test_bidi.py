"""Levels, order and left-to-right tokens, as a reader sees them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.bidi.brackets import CLOSING, OPENING
from briefbook.lang.bidi.classes import ISOLATE_STARTS, REMOVED, bidi_class
from briefbook.lang.bidi.order import levels, line_levels, visual_order
from briefbook.lang.bidi.tokens import isolate, ltr_tokens, token_marks

MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
NOT_DRAWN = REMOVED | ISOLATE_STARTS | {"PDI"}
HARD = st.text(
    alphabet="ابپ یک۱۲۳ abcDEF 123 .,:-+/%()[]{}\u200c\u0650€\u200e\u200f\u2066\u2067\u2069\u202b\u202c\u2028\n"
)
ANY = HARD | st.text()

SEEN = [  # base, logical text, what the reader must see from left to right
    (1, "تاریخ 2025-05-14 است", "تسا 2025-05-14 خیرات"),
    (1, "تلفن +381 11 123-4567", "+381 11 123-4567 نفلت"),
    (1, "مبلغ (€1,234.5M) بود", "دوب (€1,234.5M) غلبم"),
    (1, "سند همکاری (AI, cloud) امضا شد", "دش اضما (AI, cloud) یراکمه دنس"),
    (1, "شرکت Telekom Srbija a.d. گفت", "تفگ Telekom Srbija a.d. تکرش"),
    (1, "می\u200cخواهیم؛ کتاب\u200cها", "اه\u200cباتک ؛میهاوخ\u200cیم"),
    (1, "خانهٔ بزرگ؛ مسئول", "لوئسم ؛گرزب \u0654هناخ"),
    (1, "ساعت ۹:۳۰–۱۱:۰۰، رشد ۱۲٪، سال ۲۰۲۵", "۲۰۲۵ لاس ،٪۱۲ دشر ،۱۱:۰۰–۹:۳۰ تعاس"),
    (
        0,
        "Minister Ristić (دجان ریستیچ) met Dr. Hashemi (ستار هاشمی).",
        "Minister Ristić (چیتسیر ناجد) met Dr. Hashemi (یمشاه راتس).",
    ),
    (1, "AI در سند آمده است.", ".تسا هدمآ دنس رد AI"),
    (1, "دیدار در Belgrade.", ".Belgrade رد رادید"),
    (1, "پهنای باند 5 Gbps و C++ و A/B", "A/B و C++ و 5 Gbps دناب یانهپ"),
    (1, "شهرها: Beograd، Niš و Novi Sad", "Novi Sad و Niš ،Beograd :اهرهش"),
    (1, "طرح AI ۲۰۲۵ و (AI) and (ML) است", "تسا (AI) and (ML) و ۲۰۲۵ AI حرط"),
    (
        1,
        "نشانی https://www.mit.gov.rs/en/ و (info@mit.gov.rs).",
        ".(info@mit.gov.rs) و https://www.mit.gov.rs/en/ یناشن",
    ),
    (1, "بودجه -5 تا 9:30-11:00 (Telekom در بلگراد)", "(دارگلب رد Telekom) 9:30-11:00 ات -5 هجدوب"),
    (1, "دجان ریستیچ (Dejan Ristić, ministar; 12%)", "(Dejan Ristić, ministar; 12%) چیتسیر ناجد"),
    (1, "سه‌شنبه ۷ اسفند ۱۴۰۳ (25 February 2025)", "(25 February 2025) ۱۴۰۳ دنفسا ۷ هبنش‌هس"),
    (1, "زیان \u200e\u2212۵ در Belgrade", "Belgrade رد \u2212۵ نایز"),
]


def picture(text: str, base: int) -> str:
    """The paragraph as drawn, left to right."""
    found = levels(text, base)
    kept = [
        index
        for index, character in enumerate(text)
        if bidi_class(character) not in NOT_DRAWN - {"BN"} and character not in "\u200e\u200f\u061c"
    ]
    order = visual_order([found[index] for index in kept])
    return "".join(text[kept[k]].translate(MIRRORED) if found[kept[k]] & 1 else text[kept[k]] for k in order)


@pytest.mark.parametrize(("base", "text", "seen"), SEEN)
def test_the_reader_sees_the_acceptance_strings_right(base: int, text: str, seen: str) -> None:
    assert picture(isolate(text) if base else text, base) == seen


@pytest.mark.parametrize(("text", "seen"), [(text, seen) for base, text, seen in SEEN if base])
def test_the_marks_of_docx_give_the_same_picture(text: str, seen: str) -> None:
    assert picture(isolate(text, "\u200f\u200e", "\u200e\u200f"), 1) == seen


def test_without_isolation_an_iso_date_is_drawn_backwards() -> None:
    assert "14-05-2025" in picture("تاریخ 2025-05-14 است", 1)


@given(ANY, st.sampled_from([0, 1, None]))
def test_every_character_has_a_level_not_below_its_base(text: str, base: int | None) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert all((base or 0) <= level <= 126 for level in found)


@given(ANY, st.sampled_from([0, 1]))
def test_the_visual_order_is_a_permutation_that_keeps_even_lines(text: str, base: int) -> None:
    found = levels(text, base)
    order = visual_order(found)
    assert sorted(order) == list(range(len(text)))
    if all(level == 0 for level in found):
        assert order == list(range(len(text)))


@given(st.text(alphabet=st.characters(codec="latin-1", exclude_categories=["Cc"])))
def test_latin_text_is_level_zero_and_the_short_way_agrees_with_the_long_one(text: str) -> None:
    assert levels(text, 0) == [0] * len(text)
    assert levels(text + "\u2067\u2069", 0)[: len(text)] == [0] * len(text)


@given(ANY, st.sampled_from([0, 1]))
def test_the_whole_paragraph_as_one_line_keeps_its_levels(text: str, base: int) -> None:
    found = levels(text, base)
    assert line_levels(text, found, base, 0, len(text)) == found


def test_blanks_at_the_end_of_a_line_take_the_base_level() -> None:
    text = "سلام Hello world سلام"
    found = levels(text, 1)
    cut = text.index("world")
    assert found[cut - 1] == 2
    assert line_levels(text, found, 1, 0, cut)[-1] == 1


def test_the_deepest_level_goes_first_in_the_visual_order() -> None:
    assert visual_order([0, 1, 2, 2, 1, 0]) == [0, 4, 2, 3, 1, 5]


def test_an_empty_paragraph_has_no_levels() -> None:
    assert levels("", 1) == []
    assert visual_order([]) == []


def test_more_than_63_open_brackets_pair_none() -> None:
    assert levels("א" + "(" * 62 + "a" + ")" * 62 + "ב", 1)[1] == 1
    few, many = "א(a)" * 2, "(" * 64 + "א(a)" * 2
    assert levels(few, 1)[1] == 1
    assert len(levels(many, 1)) == len(many)


def test_isolates_beyond_the_deepest_level_keep_the_level_of_their_surroundings() -> None:
    found = levels("\u2067" * 200 + "a" + "\u2069" * 200 + "b", 0)
    assert max(found) <= 126
    assert found[-1] == 0


def test_embeddings_beyond_the_deepest_level_close_again() -> None:
    found = levels("\u202b\u202a" * 100 + "a" + "\u202c" * 200 + "b", 0)
    assert max(found) <= 126
    assert found[-1] == 0


def test_an_embedding_is_not_closed_inside_an_isolate_that_was_lost() -> None:
    deepest = "\u202b\u202a" * 62 + "\u202b"
    assert levels(deepest + "\u2067\u202ca", 0)[-1] == 126
    assert levels(deepest + "\u202ca", 0)[-1] == 124


@pytest.mark.parametrize(
    ("point", "name"),
    [
        (0x41, "L"),
        (0x06F1, "EN"),
        (0x0661, "AN"),
        (0x1FFFF, "BN"),
        (0x05FF, "R"),
        (0x1EEFE, "AL"),
        (0x20CF, "ET"),
        (0xE0FFE, "BN"),
        (0xFDD0, "BN"),
        (0x0378, "L"),
        (0x2065, "BN"),
        (0x1EC80, "AL"),
        (0x085F, "R"),
        (0x07BF, "AL"),
    ],
)
def test_a_code_point_has_its_class_assigned_or_not(point: int, name: str) -> None:
    assert bidi_class(chr(point)) == name


def test_the_bracket_table_is_whole() -> None:
    assert len(OPENING) == len(CLOSING) == 64
    assert OPENING["\u2329"] == "\u232a"
    assert OPENING["\u3008"] == "\u3009"
    assert OPENING["\u298d"] == "\u2990"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("شرکت Telekom Srbija a.d. گفت", ["Telekom Srbija a.d."]),
        ("دیدار در Belgrade.", ["Belgrade"]),
        ("(Telekom در بلگراد)", ["Telekom"]),
        ("سال 2025 بود", []),
        ("زبان C++ و +381 11", ["C++", "+381 11"]),
        ("نشانی https://a.rs/en/ است", ["https://a.rs/en/"]),
        ("رشد GDP 12% بود", ["GDP 12%"]),
        ("رشد 12% بود", []),
        ("ساعت ۹:۳۰–۱۱:۰۰", []),
        ("f(x) و [a(b)c] است", ["f(x)", "a(b)c"]),
        ("فقط فارسی", []),
    ],
)
def test_a_token_is_cut_to_what_belongs_to_it(text: str, tokens: list[str]) -> None:
    assert [text[begin:end] for begin, end in ltr_tokens(text)] == tokens


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u2066", "\u2069", "\u202a", "\u061c"])
def test_text_with_marks_of_its_author_is_left_alone(mark: str) -> None:
    assert ltr_tokens(f"تاریخ {mark}2025-05-14 است") == []


def test_the_mark_of_a_negative_number_does_not_switch_tokens_off() -> None:
    assert isolate("زیان \u200e\u2212۵ در 2025-05-14") == "زیان \u200e\u2212۵ در \u20662025-05-14\u2069"


@given(HARD)
def test_tokens_lie_apart_and_in_order_and_isolation_only_adds_marks(text: str) -> None:
    found = ltr_tokens(text)
    edges = [edge for token in found for edge in token]
    assert edges == sorted(edges)
    assert all(begin < end for begin, end in found)
    marked = isolate(text, "<o>", "<c>")
    assert marked.replace("<o>", "").replace("<c>", "") == text


@given(HARD)
def test_marks_set_one_by_one_give_the_isolated_text(text: str) -> None:
    parts, at = [], 0
    for index, step in token_marks(text):
        parts += [text[at:index], "\u2066" if step > 0 else "\u2069"]
        at = index
    assert "".join(parts) + text[at:] == isolate(text)


def test_a_word_is_resolved_as_one_item_with_the_levels_of_its_letters() -> None:
    chance = random.Random(9)
    for _ in range(300):
        text = "".join(chance.choice("ابج abc 12 ۱۲.,-()") for _ in range(24))
        apart = levels("".join(c + "\u00ad" for c in text), 1)[::2]  # a removed character parts all neighbours
        assert levels(text + "\u00ad", 1)[:-1] == apart
