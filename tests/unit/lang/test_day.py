"""Full and partial days and periods, in both calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from briefbook.errors import TextError
from briefbook.lang.day import Day, Period, days_in, gregorian, jalali

SPAN = st.dates(date(1930, 1, 1), date(2100, 12, 31))


@given(SPAN)
def test_a_date_survives_the_way_to_the_iranian_calendar_and_back(day: date) -> None:
    assert gregorian(*jalali(day)) == day
    there = JalaliDate(day)
    assert jalali(day) == (there.year, there.month, there.day)


@given(SPAN.filter(lambda day: day < date(2100, 12, 31)))
def test_the_next_day_is_the_next_iranian_day(day: date) -> None:
    today, tomorrow = jalali(day), jalali(day + timedelta(days=1))
    assert tomorrow > today
    assert tomorrow[2] in (today[2] + 1, 1)


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2025, 2, 25), (1403, 12, 7)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(1930, 1, 1), (1308, 10, 11)),
        (date(2100, 12, 31), (1479, 10, 10)),
    ],
)
def test_known_dates_have_their_iranian_day(day: date, there: tuple[int, int, int]) -> None:
    assert jalali(day) == there


@pytest.mark.parametrize("day", [date(1929, 12, 31), date(2101, 1, 1), date(1389, 6, 15)])
def test_outside_the_sure_span_a_date_has_no_iranian_day(day: date) -> None:
    with pytest.raises(TextError, match="1930 to 2100"):
        jalali(day)


@pytest.mark.parametrize(
    "there", [(1403, 12, 31), (1404, 12, 30), (1403, 13, 1), (1403, 0, 1), (1403, 1, 0), (1308, 10, 10), (1479, 10, 11)]
)
def test_no_date_comes_of_figures_outside_the_iranian_calendar(there: tuple[int, int, int]) -> None:
    with pytest.raises(TextError):
        gregorian(*there)


@pytest.mark.parametrize("year", [1307, 1480, 0, 9999])
def test_an_iranian_year_out_of_reach_is_named(year: int) -> None:
    with pytest.raises(TextError, match=f"year {year} is out of reach"):
        gregorian(year, 1, 1)


@pytest.mark.parametrize(
    ("text", "canonical", "first", "last"),
    [
        ("2025-02-25", "2025-02-25", date(2025, 2, 25), date(2025, 2, 25)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", "2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("j1403-12-07", "2025-02-25", date(2025, 2, 25), date(2025, 2, 25)),
        ("j1403-12", "j1403-12", date(2025, 2, 19), date(2025, 3, 20)),
        ("J1403", "j1403", date(2024, 3, 20), date(2025, 3, 20)),
        (" ۲۰۲۵-۰۲-۲۵ ", "2025-02-25", date(2025, 2, 25), date(2025, 2, 25)),
        ("j١٤٠٣-١٢", "j1403-12", date(2025, 2, 19), date(2025, 3, 20)),
        ("2025-2-5", "2025-02-05", date(2025, 2, 5), date(2025, 2, 5)),
        ("1389", "1389", date(1389, 1, 1), date(1389, 12, 31)),
    ],
)
def test_a_day_is_read_and_written_in_one_way(text: str, canonical: str, first: date, last: date) -> None:
    day = Day.read(text)
    assert str(day) == canonical
    assert (day.first, day.last) == (first, last)
    assert day.full == (first if first == last else None)
    assert Day.read(canonical) == day


def test_a_partial_day_tells_its_calendar_and_leaves_the_rest_at_zero() -> None:
    assert Day.read("j1403-12") == Day(1403, 12, 0, True)
    assert Day.read("2025") == Day(2025)
    assert not Day.read("j1403-12-07").jalali


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "25.2.2025",
        "2025/02/25",
        "2025-13",
        "2025-00",
        "2025-02-00",
        "0000",
        "2025-02-25x",
        "25-02-25",
        "j1403-13",
        "2025-13-05",
        "j1403-13-05",
        "2025-",
        "j",
        "2025-02-25-01",
        "٣",
        "2025-1-",
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_to_write(text: str) -> None:
    with pytest.raises(TextError) as caught:
        Day.read(text)
    assert str(caught.value) == f'"{text}" is no date. Write 2025-02-25, 2025-02, 2025 or j1403-12-07.'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-02-30", "February 2025 has 28 days. Write 2025-02-28, 2025-02 or j1403-12."),
        ("2024-04-31", "April 2024 has 30 days. Write 2024-04-30, 2024-04 or j1403-12."),
        ("j1404-12-30", "Esfand 1404 has 29 days. Write j1404-12-29, j1404-12 or 2025-02."),
    ],
)
def test_a_day_that_its_month_lacks_is_refused_with_the_length_of_the_month(text: str, words: str) -> None:
    with pytest.raises(TextError) as caught:
        Day.read(text)
    assert str(caught.value) == f'"{text}" is no date; {words}'


@pytest.mark.parametrize(
    "figures",
    [
        (2025, 13),
        (2025, 2, 29),
        (0,),
        (2025, 0, 5),
        (10_000,),
        (2025, -1),
        (1403, 12, 7, True),
        (1307, 0, 0, True),
        (1308, 1, 0, True),
        (1480, 1, 0, True),
    ],
)
def test_a_day_cannot_be_made_of_figures_that_are_no_date(figures: tuple[int, ...]) -> None:
    with pytest.raises(TextError):
        Day(*figures)


@given(st.dates())
def test_any_full_day_survives_its_text(day: date) -> None:
    assert Day.read(str(Day.of(day))).full == day


@given(st.integers(1309, 1478), st.integers(0, 12))
def test_any_partial_iranian_day_survives_its_text_and_has_whole_months(year: int, month: int) -> None:
    day = Day(year, month, 0, True)
    assert Day.read(str(day)) == day
    assert jalali(day.first)[2] == 1
    assert jalali(day.last)[:2] == (year, month or 12)
    if day.last < date(2100, 12, 31):
        assert jalali(day.last + timedelta(days=1))[2] == 1


@given(st.text(alphabet="0123456789۰۱۲j-/ "))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = Period.read(text)
    except TextError:
        return
    assert Period.read(str(period)) == period


@pytest.mark.parametrize(
    "text", ["2024-01/2024-09", "2025", "2025-02-25/2025-02-27", "j1403-01/j1403-06", "2024/2024-06"]
)
def test_a_period_survives_its_text(text: str) -> None:
    assert str(Period.read(text)) == text


def test_a_period_of_one_day_is_written_once() -> None:
    assert str(Period.read("2025-02-25/j1403-12-07")) == "2025-02-25"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(TextError, match='"2024-09/2024-01" ends before it begins'):
        Period.read("2024-09/2024-01")


@pytest.mark.parametrize("text", ["2024-01/", "/2024", "2024/2025/2026", "2024-01 2024-09"])
def test_half_a_period_is_refused(text: str) -> None:
    with pytest.raises(TextError):
        Period.read(text)


def test_months_have_their_lengths() -> None:
    assert [days_in(1403, month, jalali=True) for month in (1, 6, 7, 11, 12)] == [31, 31, 30, 30, 30]
    assert days_in(1404, 12, jalali=True) == 29
    assert [days_in(2024, month, jalali=False) for month in (1, 2, 4)] == [31, 29, 30]
