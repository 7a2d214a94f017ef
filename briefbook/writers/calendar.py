"""A calendar file (iCalendar, RFC 5545) of the programme: events with their time zones, as any calendar program reads.

Of our own: a package for it would be one more to trust for what are six properties of an event and the folding of
lines. Zones are written out with the changes of the clock that the events need, so that no reader has to know them.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from briefbook.tree.events import Event

_LONGEST: Final = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""
_LOOKED_BACK: Final = 400
"""Days before the first event in which the last change of its clock is looked for: a year and some."""
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\u2028": "\\n"})


class Change(NamedTuple):
    """A change of a zone's clock: the moment in UTC, offset before and after, name after, whether summer time."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def calendar(events: Sequence[Event], made: datetime) -> bytes:
    """The events as a calendar file in UTF-8; `made` (aware) is its only clock."""
    stamp = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Briefbook//Briefbook//EN", "CALSCALE:GREGORIAN"]
    timed = [event for event in events if event.starts and event.zone]
    for zone in sorted({event.zone for event in timed}):
        days = [event.day for event in timed if event.zone == zone]
        lines += _zone(zone, min(days), max(days))
    for event in events:
        lines += _event(event, stamp)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _event(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    if event.starts is None:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    else:
        zone = f";TZID={event.zone}" if event.zone else ""
        yield f"DTSTART{zone}:{_local(event.day, event.starts)}"
        if event.ends:
            last = event.day + timedelta(days=event.ends < event.starts)
            yield f"DTEND{zone}:{_local(last, event.ends)}"
    yield f"SUMMARY;LANGUAGE={event.lang}:{escaped(event.title)}"
    if event.place:
        yield f"LOCATION;LANGUAGE={event.place_lang}:{escaped(event.place)}"
    yield f"STATUS:{event.standing.upper()}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _local(day: date, at: time) -> str:
    return f"{day:%Y%m%d}T{at:%H%M%S}"


def escaped(text: str) -> str:
    """The text as the value of a property."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPES)


def folded(line: str) -> str:
    """The line cut into pieces of at most 75 octets, never inside a character; each further one begins with a blank."""
    out, room = "", _LONGEST
    for ch in line:
        size = len(ch.encode("utf-8", "replace"))
        if size > room:
            out += "\r\n "
            room = _LONGEST - 1
        out += ch
        room -= size
    return out


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar file, put together again and without escapes: for reading what it says."""
    text = content.decode("utf-8", "replace").replace("\r\n ", "").replace("\r\n\t", "")
    out = []
    for line in text.split("\r\n"):
        parts = line.split("\\\\")
        plain = [part.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") for part in parts]
        out.append("\\".join(plain))
    return out


def _zone(name: str, first: date, last: date) -> Iterator[str]:
    """The zone from its last change before the first day to the day after the last."""
    start, end = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (first, last))
    zone = ZoneInfo(name)
    changes = _changes(zone, start - timedelta(days=_LOOKED_BACK), end + timedelta(days=2))
    early = [change for change in changes if change.at <= start - timedelta(days=1)]
    shown = [*(early[-1:] or [_unchanged(zone, start)]), *changes[len(early) :]]
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    for change in shown:
        kind = "DAYLIGHT" if change.summer else "STANDARD"
        yield f"BEGIN:{kind}"
        yield f"DTSTART:{change.at + change.before:%Y%m%dT%H%M%S}"
        yield f"TZOFFSETFROM:{_offset(change.before)}"
        yield f"TZOFFSETTO:{_offset(change.after)}"
        yield f"TZNAME:{escaped(change.name)}"
        yield f"END:{kind}"
    yield "END:VTIMEZONE"


def _unchanged(zone: tzinfo, at: datetime) -> Change:
    """For a clock that has not changed for long: the same offset from a day that no event comes before."""
    offset, summer, name = _clock(zone, at)
    return Change(datetime(1970, 1, 1, tzinfo=UTC), offset, offset, name, summer)


def _changes(zone: tzinfo, start: datetime, end: datetime) -> list[Change]:
    """The changes of a zone's clock between two moments, to the minute."""
    out: list[Change] = []
    at = start
    while at < end:
        later = min(at + timedelta(days=1), end)
        before, after = _clock(zone, at), _clock(zone, later)
        if before != after:
            low, high = at, later
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // 2
                middle = middle.replace(second=0, microsecond=0)
                low, high = (middle, high) if _clock(zone, middle) == before else (low, middle)
            out.append(Change(high, before[0], after[0], after[2], after[1]))
        at = later
    return out


def _clock(zone: tzinfo, at: datetime) -> tuple[timedelta, bool, str]:
    """Offset, whether it is summer time, and name of a zone's clock at a moment."""
    local = at.astimezone(zone)
    return local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or ""


def _offset(offset: timedelta) -> str:
    """`+0330`, with seconds where there are some."""
    seconds = abs(round(offset.total_seconds()))
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{hours:02}{minutes:02}" + (f"{rest:02}" if rest else "")
