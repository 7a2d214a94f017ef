"""The programme as a calendar file: what RFC 5545 asks for, read back without a writer's help."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.tongue import Lang
from briefbook.tree.events import Event, Standing
from briefbook.writers.calendar import calendar, escaped, folded, unfolded

MADE = datetime.fromisoformat("2025-02-28T12:00+03:30")
DAY = date(2025, 5, 14)
MEETING = Event("one@briefbook", DAY, "Europe/Belgrade", "Meeting", Lang.EN, starts=time(10), ends=time(11, 30))


def lines(*events: Event) -> list[str]:
    return unfolded(calendar(events, MADE))


def blocks(told: list[str], kind: str) -> list[list[str]]:
    out: list[list[str]] = []
    for n, line in enumerate(told):
        if line == f"BEGIN:{kind}":
            out.append(told[n + 1 : told.index(f"END:{kind}", n)])
    return out


def test_the_frame_names_version_and_maker_and_every_line_ends_as_it_should() -> None:
    content = calendar((MEETING,), MADE)
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Briefbook//")
    assert content.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")


def test_a_timed_event_stands_in_its_zone_and_is_stamped_by_the_clock_of_the_book() -> None:
    [event] = blocks(lines(MEETING), "VEVENT")
    assert event == [
        "UID:one@briefbook",
        "DTSTAMP:20250228T083000Z",
        "DTSTART;TZID=Europe/Belgrade:20250514T100000",
        "DTEND;TZID=Europe/Belgrade:20250514T113000",
        "SUMMARY;LANGUAGE=en:Meeting",
        "STATUS:CONFIRMED",
        "CLASS:PRIVATE",
    ]


def test_an_event_without_a_time_takes_its_day_and_needs_no_zone() -> None:
    told = lines(Event("two@briefbook", date(2025, 12, 31), "Europe/Belgrade", "Arrival", Lang.EN))
    assert "DTSTART;VALUE=DATE:20251231" in told
    assert "DTEND;VALUE=DATE:20260101" in told
    assert not blocks(told, "VTIMEZONE")


def test_a_dinner_ends_after_midnight_on_the_next_day() -> None:
    told = lines(Event("x", DAY, "Asia/Tehran", "Dinner", Lang.EN, starts=time(22), ends=time(0, 30)))
    assert "DTEND;TZID=Asia/Tehran:20250515T003000" in told


def test_a_time_of_no_known_zone_floats() -> None:
    told = lines(Event("x", DAY, "", "Call", Lang.EN, starts=time(9)))
    assert "DTSTART:20250514T090000" in told
    assert not blocks(told, "VTIMEZONE")


@pytest.mark.parametrize("standing", Standing)
def test_how_certain_an_event_is_is_said(standing) -> None:
    told = lines(Event("x", DAY, "", "Call", Lang.EN, standing))
    assert f"STATUS:{standing.name}" in told


def test_a_place_is_said_in_its_language() -> None:
    told = lines(Event("x", DAY, "", "دیدار", Lang.FA, place="Palata Srbije, sala; 2", place_lang=Lang.SR_LATN))
    assert "LOCATION;LANGUAGE=sr-Latn:Palata Srbije, sala; 2" in told
    assert "SUMMARY;LANGUAGE=fa:دیدار" in told


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("Europe/Belgrade", [date(2025, 2, 25), date(2025, 2, 27)]),
        ("Europe/Belgrade", [date(2025, 3, 29), date(2025, 3, 31)]),
        ("Europe/Belgrade", [date(2025, 10, 26)]),
        ("Asia/Tehran", [date(2025, 2, 25)]),
        ("Asia/Tehran", [date(2022, 9, 20), date(2022, 9, 23)]),
        ("America/St_Johns", [date(2025, 7, 1), date(2025, 12, 1)]),
        ("Africa/Casablanca", [date(2025, 3, 1), date(2025, 4, 20)]),
        ("UTC", [date(2025, 1, 1)]),
    ],
)
def test_the_written_zone_gives_the_offset_that_the_zone_has(zone, days) -> None:
    """The offset at a moment is that of the last change before it, as RFC 5545 says for readers."""
    at = [Event(f"e{n}", day, zone, "x", Lang.EN, starts=time(12)) for n, day in enumerate(days)]
    told = lines(*at)
    [written] = blocks(told, "VTIMEZONE")
    changes = []
    for kind in ("STANDARD", "DAYLIGHT"):
        for block in blocks(written, kind):
            values = dict(line.split(":", 1) for line in block)
            assert values["TZNAME"]
            local = datetime.strptime(values["DTSTART"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            before, after = (read_offset(values[name]) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
            changes.append((local - before, after, kind == "DAYLIGHT"))
    assert changes
    for day in days:
        for hour in (0, 4, 12, 23):
            local = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone))
            moment = local.astimezone(UTC)
            offset, summer = max(change for change in changes if change[0] <= moment)[1:]
            assert offset == local.utcoffset(), (day, hour)
            assert summer is bool(local.dst())


def read_offset(text: str) -> timedelta:
    return (-1 if text[0] == "-" else 1) * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))


def test_zones_are_written_once_in_the_order_of_their_names() -> None:
    tehran = Event("x", DAY, "Asia/Tehran", "Call", Lang.EN, starts=time(9))
    told = lines(MEETING, tehran, MEETING)
    assert [line for line in told if line.startswith("TZID:")] == ["TZID:Asia/Tehran", "TZID:Europe/Belgrade"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_lines_are_short_and_whole_again_when_read(text) -> None:
    line = f"SUMMARY:{escaped(text)}"
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert unfolded(folded(line).encode()) == [f"SUMMARY:{text}".replace("\u2028", "\n")]


def test_signs_of_the_format_and_line_ends_are_escaped() -> None:
    assert escaped("a;b,c\\d\r\ne\rf\u2028g") == "a\\;b\\,c\\\\d\\ne\\nf\\ng"


def test_nothing_in_a_title_can_end_its_line() -> None:
    told = calendar((Event("x", DAY, "", "a\r\nATTACH:file:///etc\nX:1\x0b\x85", Lang.EN),), MADE)
    assert b"\r\nATTACH" not in told
    assert b"\nX:1" not in told
