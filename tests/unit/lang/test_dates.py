"""Dates as the four language forms say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.almanac import MonthOf, month_name, weekday_name
from briefbook.lang.dates import (
    Day,
    Period,
    jalali,
    read_moment,
    say_both,
    say_day,
    say_moment,
    say_other,
    say_period,
    say_range,
)
from briefbook.lang.digits import ascii_digits
from briefbook.lang.serbian import to_latin
from briefbook.lang.tongue import Lang

EN, FA, LATN, CYRL = Lang
TUESDAY = date(2025, 2, 25)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (EN, "Tuesday 25 February 2025 (7 Esfand 1403)"),
        (FA, "سه\u200cشنبه ۷ اسفند ۱۴۰۳ (25 February 2025)"),
        (LATN, "utorak, 25. februar 2025. (7. esfand 1403.)"),
        (CYRL, "уторак, 25. фебруар 2025. (7. есфанд 1403.)"),
    ],
)
def test_a_day_is_said_in_both_calendars(lang: Lang, said: str) -> None:
    assert say_both(TUESDAY, lang) == said
    assert say_both(Day.read("j1403-12-07"), lang) == said


@pytest.mark.parametrize(
    ("lang", "plain", "weekday", "short", "other"),
    [
        (EN, "25 February 2025", "Tuesday 25 February 2025", "Tue 25 Feb", "7 Esfand 1403"),
        (FA, "۷ اسفند ۱۴۰۳", "سه\u200cشنبه ۷ اسفند ۱۴۰۳", "سه\u200cشنبه ۷ اسفند", "25 February 2025"),
        (LATN, "25. februar 2025.", "utorak, 25. februar 2025.", "uto, 25. feb.", "7. esfand 1403."),
        (CYRL, "25. фебруар 2025.", "уторак, 25. фебруар 2025.", "уто, 25. феб.", "7. есфанд 1403."),
    ],
)
def test_a_day_has_its_forms(lang: Lang, plain: str, weekday: str, short: str, other: str) -> None:
    assert say_day(TUESDAY, lang) == plain
    assert say_day(TUESDAY, lang, weekday=True) == weekday
    assert say_day(TUESDAY, lang, weekday=True, year=False, short=True) == short
    assert say_other(TUESDAY, lang) == other


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("2025-02", EN, "February 2025 (Bahman–Esfand 1403)"),
        ("2025", EN, "2025 (Iranian years 1403–1404)"),
        ("j1403-12", EN, "Esfand 1403 (February–March 2025)"),
        ("j1403-10", EN, "Dey 1403 (December 2024 – January 2025)"),
        ("j1403", EN, "Iranian year 1403 (2024–2025)"),
        ("2025-02", FA, "فوریهٔ ۲۰۲۵ (بهمن تا اسفند ۱۴۰۳)"),
        ("2025", FA, "۲۰۲۵ میلادی (۱۴۰۳ تا ۱۴۰۴)"),
        ("j1403-12", FA, "اسفند ۱۴۰۳ (February–March 2025)"),
        ("j1403", FA, "۱۴۰۳ (2024–2025)"),
        ("2025-02", LATN, "februar 2025. (bahman–esfand 1403.)"),
        ("j1403", LATN, "iranska godina 1403. (2024–2025.)"),
        ("2025", CYRL, "2025. (иранске године 1403–1404.)"),
    ],
)
def test_a_partial_day_is_said_as_the_months_or_years_it_is(text: str, lang: Lang, said: str) -> None:
    assert say_both(Day.read(text), lang) == said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (EN, "Saturday 13 July 1878"),
        (FA, "شنبه ۱۳ ژوئیهٔ ۱۸۷۸"),
        (LATN, "subota, 13. jul 1878."),
        (CYRL, "субота, 13. јул 1878."),
    ],
)
def test_a_day_before_the_sure_span_is_said_in_the_gregorian_calendar_only(lang: Lang, said: str) -> None:
    assert say_both(date(1878, 7, 13), lang) == said
    assert say_other(Day.read("1878"), lang) == ""


@pytest.mark.parametrize(
    ("first", "last", "lang", "said"),
    [
        ("2025-02-25", "2025-02-27", EN, "25–27 February 2025"),
        ("2025-02-28", "2025-03-02", EN, "28 February – 2 March 2025"),
        ("2024-12-30", "2025-01-02", EN, "30 December 2024 – 2 January 2025"),
        ("2025-02-25", "2025-02-25", EN, "25 February 2025"),
        ("2025-02-25", "2025-02-27", FA, "۷ تا ۹ اسفند ۱۴۰۳"),
        ("2025-02-17", "2025-02-21", FA, "۲۹ بهمن تا ۳ اسفند ۱۴۰۳"),
        ("2025-03-19", "2025-03-22", FA, "۲۹ اسفند ۱۴۰۳ تا ۲ فروردین ۱۴۰۴"),
        ("1929-12-30", "1930-01-02", FA, "۳۰ دسامبر ۱۹۲۹ تا ۲ ژانویهٔ ۱۹۳۰"),
        ("2025-02-25", "2025-02-27", LATN, "25–27. februar 2025."),
        ("2025-02-28", "2025-03-02", LATN, "28. februar – 2. mart 2025."),
        ("2024-12-30", "2025-01-02", CYRL, "30. децембар 2024. – 2. јануар 2025."),
        ("2025-02", "2025-03-02", EN, "February 2025 – 2 March 2025"),
        ("2025-02", "j1404-03", EN, "February 2025 – Khordad 1404"),
    ],
)
def test_a_range_says_once_what_its_ends_share(first: str, last: str, lang: Lang, said: str) -> None:
    assert say_range(Day.read(first), Day.read(last), lang) == said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (EN, "25–27 February 2025 (7–9 Esfand 1403)"),
        (FA, "۷ تا ۹ اسفند ۱۴۰۳ (25–27 February 2025)"),
        (LATN, "25–27. februar 2025. (7–9. esfand 1403.)"),
        (CYRL, "25–27. фебруар 2025. (7–9. есфанд 1403.)"),
    ],
)
def test_a_range_is_said_in_both_calendars(lang: Lang, said: str) -> None:
    assert say_range(TUESDAY, date(2025, 2, 27), lang, both=True) == said


def test_a_range_of_two_calendars_has_no_bracket() -> None:
    said = say_range(Day.read("2025-02"), Day.read("j1404-03"), EN, both=True)
    assert said == "February 2025 – Khordad 1404"


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("2024-01/2024-09", EN, "January–September 2024"),
        ("2024-11/2025-03", EN, "November 2024 – March 2025"),
        ("2021/2024", EN, "2021–2024"),
        ("j1401/j1403", EN, "Iranian years 1401–1403"),
        ("2025-02", EN, "February 2025"),
        ("2024-01/2024-09", FA, "ژانویه تا سپتامبر ۲۰۲۴"),
        ("2021/2024", FA, "۲۰۲۱ تا ۲۰۲۴ میلادی"),
        ("j1401/j1403", FA, "۱۴۰۱ تا ۱۴۰۳"),
        ("2024-01/2024-09", LATN, "januar–septembar 2024."),
        ("2021/2024", CYRL, "2021–2024."),
        ("j1401/j1403", CYRL, "иранске године 1401–1403."),
    ],
)
def test_a_period_is_said_with_no_more_than_is_known(text: str, lang: Lang, said: str) -> None:
    assert say_period(Period.read(text), lang) == said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (EN, "25 February 2025, 12:00 (UTC+3:30)"),
        (FA, "۷ اسفند ۱۴۰۳، ۱۲:۰۰ (UTC+3:30)"),
        (LATN, "25. februar 2025. u 12:00 (UTC+3:30)"),
        (CYRL, "25. фебруар 2025. у 12:00 (UTC+3:30)"),
    ],
)
def test_a_moment_is_said_with_its_offset(lang: Lang, said: str) -> None:
    assert say_moment(read_moment("2025-02-25T12:00+03:30"), lang) == said


@given(st.dates(date(1930, 1, 1), date(2100, 12, 31)))
def test_persian_says_every_day_in_persian_figures_and_its_own_calendar(day: date) -> None:
    year, month, number = jalali(day)
    said = say_day(day, FA)
    assert not set(said) & set("0123456789")
    assert say_day(day, FA, weekday=True) == f"{weekday_name(day.weekday(), FA)} {said}"
    assert ascii_digits(said).split() == [str(number), month_name(month, FA, jalali=True), str(year)]


@given(st.dates(), st.booleans(), st.booleans(), st.booleans())
def test_the_serbian_scripts_say_the_same(day: date, weekday: bool, year: bool, short: bool) -> None:
    latin = say_day(day, LATN, weekday=weekday, year=year, short=short)
    assert to_latin(say_day(day, CYRL, weekday=weekday, year=year, short=short)) == latin


@given(st.dates(date(1930, 1, 1), date(2100, 12, 31)), st.dates(date(1930, 1, 1), date(2100, 12, 31)))
def test_a_range_names_both_ends_in_every_language(one: date, two: date) -> None:
    first, last = sorted((one, two))
    for lang in Lang:
        said = say_range(first, last, lang, both=True)
        assert say_day(last, lang) in said
        assert say_other(last, lang) in said


@pytest.mark.parametrize("lang", Lang)
def test_every_language_has_twelve_months_twice_and_seven_weekdays(lang: Lang) -> None:
    for jalali_months in (True, False):
        names = [month_name(n, lang, jalali=jalali_months) for n in range(1, 13)]
        assert len(set(names)) == 12
    assert len({weekday_name(n, lang) for n in range(7)}) == 7
    assert len({weekday_name(n, lang, short=True) for n in range(7)}) == 7
    assert len({month_name(n, lang, jalali=False, short=True) for n in range(1, 13)}) == 12


def test_a_month_of_a_year_is_said_in_each_language() -> None:
    february = MonthOf(2025, 2)
    assert [february.said(lang) for lang in Lang] == ["February 2025", "فوریهٔ ۲۰۲۵", "februar 2025.", "фебруар 2025."]
    assert str(MonthOf(1403, 12, jalali=True)) == "Esfand 1403"
