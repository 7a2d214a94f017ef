"""Dictionary order; the lists are as ICU's collators order them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.names import sort_key
from briefbook.lang.tongue import Lang

ORDERED = [
    (Lang.FA, "آذر آرش ابراهیم احمد بهرام پرویز تهران ثریا چنگیز زهرا ژاله علی قاسم کامران گلناز وحید هما یاسر"),
    (
        Lang.SR_LATN,
        "Cetinje Čačak Ćuprija Dečani Džep Đakovo Lipa Lučani Ljig Nada Niš Njegoš Subotica Šabac Zrenjanin Žabalj",
    ),
    (
        Lang.SR_CYRL,
        "Дечани Ђаково Жабаљ Зрењанин Липа Лучани Љиг Нада Ниш Његош Суботица Ћуприја Цетиње Чачак Џеп Шабац",
    ),
    (Lang.SR_CYRL, "Dečani Ђаково Žabalj Зрењанин Lipa Љиг Njegoš Ћуприја Cetinje"),
    (Lang.SR_LATN, "10a 2 Ада Beograd Цетиње Čačak Завод"),
    (Lang.EN, "9a a-b Azadi Cacak Čačak Cetinje Đakovo Dana Džep injury inside Lipa Ljig Lučani Zoo"),
    (Lang.FA, "۲ ۹ احمد مؤمن موسی"),
]


@pytest.mark.parametrize(("lang", "names"), ORDERED)
def test_names_stand_in_dictionary_order(lang: Lang, names: str) -> None:
    keys = [sort_key(name, lang) for name in names.split()]
    assert all(before < after for before, after in pairwise(keys))


def test_a_word_comes_before_its_continuation_and_a_blank_before_a_letter() -> None:
    for lang in Lang:
        assert sort_key("Novi", lang) < sort_key("Novi Sad", lang) < sort_key("Novine", lang)


def test_a_soft_break_parts_two_letters_that_look_like_one() -> None:
    assert (
        sort_key("in\u00adjekcija", Lang.SR_LATN)
        < sort_key("inženjer", Lang.SR_LATN)
        < sort_key("injekcija", Lang.SR_LATN)
    )


def test_the_letters_n_and_j_in_cyrillic_are_not_nj() -> None:
    assert sort_key("инјекција", Lang.SR_CYRL) < sort_key("инокосан", Lang.SR_CYRL) < sort_key("ињекција", Lang.SR_CYRL)


def test_persian_forms_of_a_letter_differ_only_in_ties() -> None:
    assert sort_key("كتاب", Lang.FA) != sort_key("کتاب", Lang.FA)
    assert sort_key("کتاب", Lang.FA) < sort_key("كتابی", Lang.FA)
    assert sort_key("كتاب", Lang.FA) < sort_key("کتابی", Lang.FA)
    assert sort_key("مُحَمَّد", Lang.FA) == sort_key("محمد", Lang.FA)


@given(st.text(), st.sampled_from(Lang))
def test_any_text_has_a_key_that_ignores_zwnj(text: str, lang: Lang) -> None:
    key = sort_key(text, lang)
    assert key == sort_key(text + "\u200c", lang)
    assert all(isinstance(part, int) for part in key)
