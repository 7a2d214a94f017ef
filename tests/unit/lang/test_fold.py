"""Search keys: spellings that must meet, and those that must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.fold import joined_key, search_key, search_words

LETTERS = st.text(alphabet=st.characters() | st.sampled_from("đdj ђДЈأآۀةيى\u200c\u00ad\u064fĐǅŉſßй"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ђорђевић", "Djordjevic"),
        ("Đorđević", "ђорђевић"),
        ("Dorđevic", "Ђорђевић"),
        ("كتاب\u200cها", "کتاب ها"),
        ("Ристић", "Ristic"),
        ("۱۴۰۴", "1404"),
        ("١٤٠٤", "1404"),
        ("مُحَمَّد", "محمد"),
        ("علي", "علی"),
        ("خانهٔ", "خانه"),
        ("خانۀ", "خانه"),
        ("مسئول", "مسیول"),
        ("آذر", "اذر"),
        ("می\u200cشود", "می شود"),
        ("veštačka", "VESTACKA"),
        ("مصنوعی", "مصنوعي"),
        ("Њ", "nj"),
        ("Џеп", "džep"),
        ("ﷲ", "الله"),
        ("co\u00adoperation", "cooperation"),
        ("a \u00a0\n b", "a b"),
        ("ســلام", "سلام"),
    ],
)
def test_spellings_meet(one: str, two: str) -> None:
    assert search_key(one) == search_key(two)


@pytest.mark.parametrize(("one", "two"), [("کتاب", "کتب"), ("Niš", "Njegoš"), ("14", "41"), ("می\u200cشود", "میشود")])
def test_other_words_stay_apart(one: str, two: str) -> None:
    assert search_key(one) != search_key(two)


def test_the_joined_key_finds_words_written_without_zwnj() -> None:
    assert joined_key("تفاهم\u200cنامه") == joined_key("تفاهمنامه") == search_key("تفاهمنامه")


@given(LETTERS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
    assert joined_key(joined_key(text)) == joined_key(text)


@given(LETTERS.filter(lambda text: "\u200c" not in text))
def test_both_keys_are_equal_without_zwnj(text: str) -> None:
    assert joined_key(text) == search_key(text)


def test_a_query_becomes_its_words() -> None:
    assert search_words("  Ристић, AI \x00 -- ristić,  ۱۴۰۴ ") == ("ristic,", "ai", "1404")
    assert search_words('"') == ()
    assert search_words("") == ()


def test_a_query_has_at_most_32_words() -> None:
    assert len(search_words(" ".join(f"w{n}" for n in range(100)))) == 32
