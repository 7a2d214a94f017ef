"""Figures and numbers in the four language forms."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.errors import TextError
from briefbook.lang.digits import ascii_digits, digits, persian_digits, read_number, read_whole, say_number
from briefbook.lang.tongue import Lang


def test_digits_change_and_nothing_else_does() -> None:
    assert ascii_digits("۱۴۰۳ و ١٤٠٣ و 12٪") == "1403 و 1403 و 12٪"
    assert persian_digits("5.2 · 10%") == "۵.۲ · ۱۰%"
    assert [digits("12", lang) for lang in Lang] == ["12", "۱۲", "12", "12"]


@given(st.text())
def test_persian_digits_come_back_as_ascii(text: str) -> None:
    assert ascii_digits(persian_digits(text)) == ascii_digits(text)
    assert len(persian_digits(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.96", "2.96"),
        ("-3", "-3"),
        (" +7 ", "7"),
        ("۲٫۹۶", "2.96"),
        ("\u200e\u2212۵", "-5"),
        ("2.50", "2.50"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_with_its_places(text: str, number: str) -> None:
    assert str(read_number(text)) == number


@pytest.mark.parametrize(
    "text", ["", "1,234", "1.234,5", "1e5", "NaN", "Infinity", ".5", "5.", "--3", "²", "९", "1 000"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(TextError, match="is no number"):
        read_number(text)


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("-3", -3), ("۱۲", 12), ("٠", 0), ("9" * 18, 10**18 - 1)])
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize("text", ["", "1.5", "x", "1_000", "9" * 19])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(TextError, match="is no whole number"):
        read_whole(text)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("1234.5"), ["1,234.5", "۱٬۲۳۴٫۵", "1.234,5", "1.234,5"]),
        (Decimal("2.50"), ["2.50", "۲٫۵۰", "2,50", "2,50"]),
        (Decimal("1E+3"), ["1,000", "۱٬۰۰۰", "1.000", "1.000"]),
        (1234567, ["1,234,567", "۱٬۲۳۴٬۵۶۷", "1.234.567", "1.234.567"]),
        (-5, ["\u22125", "\u200e\u2212۵", "\u22125", "\u22125"]),
        (0, ["0", "۰", "0", "0"]),
    ],
)
def test_a_number_is_said_with_the_marks_of_its_language(value: Decimal | int, said: list[str]) -> None:
    assert [say_number(value, lang) for lang in Lang] == said


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_persian_number_without_groups_is_read_as_it_was(value: Decimal) -> None:
    assert read_number(say_number(value, Lang.FA).replace("٬", "")) == value
