"""Times of day, time zones and moments."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.errors import TextError
from briefbook.lang.clock import (
    offset_between,
    read_moment,
    read_time,
    read_zone,
    say_offset,
    say_time,
    say_times,
    shift,
    write_moment,
)
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang

BELGRADE, TEHRAN = "Europe/Belgrade", "Asia/Tehran"
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("text", "at"), [("09:30", time(9, 30)), ("9:30", time(9, 30)), ("۹:۳۰", time(9, 30)), (" ٢٣:٥٩ ", time(23, 59))]
)
def test_a_time_is_read_in_any_figures(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["24:00", "12:60", "9.30", "930", "", "9:3", "09:30:00", "noon", "-1:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(TextError, match=r"is no time\. Write hours and minutes, such as 09:30"):
        read_time(text)


def test_a_time_is_said_on_the_24_hour_clock() -> None:
    assert [say_time(time(9, 30), lang) for lang in Lang] == ["09:30", "۹:۳۰", "09:30", "09:30"]
    assert [say_time(time(14, 5), lang) for lang in Lang] == ["14:05", "۱۴:۰۵", "14:05", "14:05"]


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.sampled_from(Lang))
def test_a_time_is_read_as_it_is_said(at: time, lang: Lang) -> None:
    assert read_time(say_time(at, lang)) == at


def test_times_from_and_to_are_joined_by_a_dash_as_far_as_known() -> None:
    assert say_times(time(9, 30), time(11), Lang.EN) == "09:30–11:00"
    assert say_times(time(9, 30), time(11), Lang.FA) == "۹:۳۰–۱۱:۰۰"
    assert say_times(time(0, 0), None, Lang.EN) == "00:00"
    assert say_times(None, time(0, 0), Lang.EN) == "–00:00"
    assert say_times(None, None, Lang.EN) == ""


@pytest.mark.parametrize("name", [BELGRADE, TEHRAN, "UTC", " Asia/Tehran "])
def test_a_zone_of_the_database_is_read(name: str) -> None:
    assert read_zone(name) == name.strip()


@pytest.mark.parametrize(
    ("name", "likely"),
    [("belgrade", BELGRADE), ("europe/belgrade", BELGRADE), ("Asia/Teheran", TEHRAN), ("New York", "America/New_York")],
)
def test_a_zone_written_otherwise_is_refused_with_the_likely_one(name: str, likely: str) -> None:
    with pytest.raises(TextError, match=f"Did you mean {likely}"):
        read_zone(name)


@pytest.mark.parametrize("name", ["", "x", "../etc/passwd", "\x00", "/Asia/Tehran/", "🕰" * 90])
def test_what_resembles_no_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(TextError, match="is no time zone"):
        read_zone(name)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2025, 2, 25), 2.5), (date(2025, 7, 1), 1.5), (date(2022, 7, 1), 2.5), (date(2022, 1, 1), 2.5)],
)
def test_tehran_is_ahead_of_belgrade_by_the_season_and_the_year(day: date, hours: float) -> None:
    assert offset_between(day, BELGRADE, TEHRAN) == timedelta(hours=hours)
    assert offset_between(day, TEHRAN, BELGRADE) == -timedelta(hours=hours)


def test_a_time_moves_to_another_zone_and_may_change_its_day() -> None:
    assert shift(date(2025, 5, 14), time(14, 30), BELGRADE, TEHRAN).isoformat() == "2025-05-14T16:00:00+03:30"
    late = shift(Day.read("2025-02-25"), time(23, 0), BELGRADE, TEHRAN)
    assert (late.date(), late.time()) == (date(2025, 2, 26), time(1, 30))


def test_only_a_full_day_can_move() -> None:
    with pytest.raises(TextError, match="2025-02 is not a full date"):
        shift(Day.read("2025-02"), time(9), BELGRADE, TEHRAN)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025-02-25T12:00+03:30", "2025-02-25T12:00+03:30"),
        ("2025-02-25 12:00:00+03:30", "2025-02-25T12:00+03:30"),
        ("2025-02-25T08:30Z", "2025-02-25T08:30+00:00"),
        ("2025-02-25t08:30:15z", "2025-02-25T08:30:15+00:00"),
        ("2025-02-25T08:30:15.25-05:00", "2025-02-25T08:30:15.250000-05:00"),
        ("۲۰۲۵-۰۲-۲۵T۱۲:۰۰+۰۳:۳۰", "2025-02-25T12:00+03:30"),
    ],
)
def test_a_moment_is_read_and_written_in_one_way(text: str, written: str) -> None:
    assert write_moment(read_moment(text)) == written
    assert read_moment(written) == read_moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-25T12:00",
        "2025-02-25",
        "",
        "2025-02-30T12:00+03:30",
        "2025-02-25T25:00+03:30",
        "2025-02-25T12:00+99:00",
        "2025-W09-2T12:00Z",
        "20250225T1200Z",
        "2025-02-25T12+03:30",
        "now",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(TextError, match=r"is no moment\. Write 2025-02-25T12:00\+03:30"):
        read_moment(text)


def test_a_moment_without_offset_is_not_written() -> None:
    with pytest.raises(TextError, match="lacks its offset"):
        write_moment(datetime(2025, 2, 25, 12))


@given(st.datetimes(timezones=OFFSETS))
def test_any_moment_survives_its_text(moment: datetime) -> None:
    assert read_moment(write_moment(moment)) == moment
    assert read_moment(write_moment(moment)).utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(("minutes", "said"), [(210, "UTC+3:30"), (-300, "UTC−5"), (0, "UTC"), (60, "UTC+1")])
def test_an_offset_is_said_short(minutes: int, said: str) -> None:
    assert say_offset(datetime(2025, 2, 25, tzinfo=timezone(timedelta(minutes=minutes)))) == said
    assert say_offset(datetime(2025, 2, 25, tzinfo=UTC)) == "UTC"
