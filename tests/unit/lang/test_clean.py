"""Hostile text, file names and stray marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.errors import TextError
from briefbook.lang.clean import clean_file_name, clean_line, clean_text, stray_marks

# Everything, lone surrogates too, and more of what hurts.
HOSTILE = st.text(
    alphabet=st.characters(exclude_categories=[])
    | st.sampled_from("\x00\r\n\t\x1f\ufffe\uffff\ud800\udfff\u200c\u202e\u2066\u2069\u0301a /\\.:")
)


@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_file_name(clean_file_name(text)) == clean_file_name(text)


@given(HOSTILE)
def test_clean_text_can_be_kept_in_any_document(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert all(character in "\t\n" or ord(character) >= 32 for character in cleaned)
    assert not set(cleaned) & set("\ufffe\uffff")
    assert not set(clean_line(text)) & set("\t\n\u2028\u2029\u202e\u2066\u2069")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("e\u0301", "é"),
        ("e\x00\u0301", "é"),
        ("\r\x00\n", "\n"),
        ("می\u200cشود \u2066AI\u2069", "می\u200cشود \u2066AI\u2069"),
        ("a\x0b\ud83d\ufffeb", "ab"),
    ],
)
def test_a_text_loses_only_what_hurts(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Novi\tSad\r\n", "Novi Sad"),
        ("می\u200cشود\u202e \u2066AI\u2069", "می\u200cشود AI"),
        ("a\u2028\u2029b", "a b"),
        ("\u200f", ""),
    ],
)
def test_a_line_loses_breaks_and_bidi_controls_and_keeps_zwnj(text: str, cleaned: str) -> None:
    assert clean_line(text) == cleaned


def test_a_long_text_is_refused_with_both_lengths() -> None:
    assert clean_line("a" * 255)
    assert clean_text("a" * 50_000)
    with pytest.raises(TextError, match=r"has 256 characters, at most 255 fit\. Shorten it"):
        clean_line("a" * 256)
    with pytest.raises(TextError, match="at most 50000 fit"):
        clean_text("a" * 50_001)
    assert clean_line("a" * 300, limit=300)


def test_stray_marks_are_embeddings_and_isolates_without_a_partner_in_their_line() -> None:
    assert stray_marks("a\u2066b\u2069 \u202ec\u202c") == [5, 7]
    assert stray_marks("\u2069a\u2067\nb\u2069\u2068") == [0, 2, 5, 6]
    assert stray_marks("a\u200c\u200eb") == []


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Visit: Belgrade 25/2.pdf", "Visit- Belgrade 25-2.pdf"),
        ("تفاهم\u200cنامه\u202e.docx", "تفاهم\u200cنامه.docx"),
        ("CON", "_CON"),
        ("aux.tar.gz", "_aux.tar.gz"),
        ("com¹.txt", "_com¹.txt"),
        ("CONIN$", "_CONIN$"),
        ("LPT9 .txt", "_LPT9 .txt"),
        ("console.txt", "console.txt"),
        ("name. . ", "name"),
        ("name\u2004.", "name"),
        ("...", "_"),
        ("", "_"),
        ("\x00", "_"),
        ("e\u0301.pdf", "é.pdf"),
        ("\ufb2c" * 3, "\u05e9\u05bc\u05c1" * 3),  # NFC makes it longer
    ],
)
def test_a_file_name_suits_every_system(name: str, cleaned: str) -> None:
    assert clean_file_name(name) == cleaned


@given(HOSTILE.map(lambda text: text * 12))
def test_any_text_becomes_a_file_name_that_fits(text: str) -> None:
    name = clean_file_name(text)
    assert name
    assert name == name.rstrip(". ")
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name.encode("utf-16-le")) <= 240
    assert len(name.encode()) <= 255


@pytest.mark.parametrize("letter", ["x", "ی", "𝒙"])
def test_long_names_keep_their_suffix_and_stay_apart(letter: str) -> None:
    one, two = clean_file_name(letter * 200 + ".docx"), clean_file_name(letter * 201 + ".docx")
    assert one != two
    assert one.endswith(".docx")
    assert two.endswith(".docx")


def test_a_long_name_without_a_short_suffix_is_cut_at_its_end() -> None:
    assert clean_file_name("x" * 130 + "." + "y" * 20).startswith("x" * 100)
    assert "." not in clean_file_name("x" * 200)
