"""Times of day, time zones and moments."""

import difflib
import functools
import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from briefbook.errors import TextError
from briefbook.lang.day import Day
from briefbook.lang.digits import ascii_digits, digits
from briefbook.lang.tongue import Lang

_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:[zZ]|[+-][0-9]{2}:[0-9]{2})"
)


def read_time(text: str) -> time:
    """The time of day that `text` writes, 0:00 to 23:59, in any of the three kinds of digits. Raises TextError."""
    found = _TIME.fullmatch(ascii_digits(text).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise TextError('"{text}" is no time. Write hours and minutes, such as 09:30.', text=text[:60])
    return time(int(found[1]), int(found[2]))


def say_time(at: time, lang: Lang) -> str:
    """The time on the 24-hour clock: `09:30`; in Persian without the leading zero, `۹:۳۰`."""
    return digits(f"{at.hour}:{at.minute:02}", lang) if lang is Lang.FA else f"{at:%H:%M}"


def say_times(start: time | None, end: time | None, lang: Lang) -> str:
    """From-to with an en dash: `09:30–11:00`; one time where only the start is known, `–11:00` without it.

    Empty when neither is known: the caller prints that as "to be confirmed".
    """
    first = say_time(start, lang) if start else ""
    return f"{first}–{say_time(end, lang)}" if end else first


@functools.cache
def _zones() -> frozenset[str]:
    """The names in the time zone data that Python finds: the system's or that of the package tzdata."""
    return frozenset(available_timezones())


def read_zone(name: str) -> str:
    """`name`, an IANA time zone such as `Europe/Belgrade`, in exactly its case.

    Raises TextError with the nearest names otherwise.
    """
    wanted = name.strip()
    if wanted in _zones():
        return wanted
    plain = wanted.casefold().replace(" ", "_")
    by_plain = {zone.casefold(): zone for zone in sorted(_zones())}
    near = [zone for key, zone in by_plain.items() if plain and plain in (key, key.rpartition("/")[2])]
    near += [by_plain[key] for key in difflib.get_close_matches(plain[:60], by_plain, n=3, cutoff=0.7)]
    if not near:
        raise TextError(
            '"{text}" is no time zone. Write an IANA name, such as Europe/Belgrade or Asia/Tehran.', text=name[:60]
        )
    likely = ", ".join(dict.fromkeys(near[:3]))
    raise TextError('"{text}" is no time zone. Did you mean {likely}?', text=name[:60], likely=likely)


def shift(day: Day | date, at: time, from_zone: str, to_zone: str) -> datetime:
    """The moment `day` `at` of one zone as the aware date and time of another; the date may change.

    An hour that summer time skips counts as after the change, a doubled one as its first occurrence.
    Raises TextError when the day is not fully known.
    """
    full = day.full if isinstance(day, Day) else day
    if full is None:
        raise TextError("{day} is not a full date. Write the day too.", day=day)
    local = datetime.combine(full, at, ZoneInfo(read_zone(from_zone)))
    return local.astimezone(ZoneInfo(read_zone(to_zone)))


def offset_between(day: date, a: str, b: str) -> timedelta:
    """How far the clocks of zone `b` are ahead of those of `a` at noon of `day` in `a`; negative if behind."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(read_zone(a)))
    return _offset(noon.astimezone(ZoneInfo(read_zone(b)))) - _offset(noon)


def read_moment(text: str) -> datetime:
    """The aware date and time that ISO 8601 text with an offset writes, `2025-02-25T12:00+03:30`. Raises TextError."""
    plain = ascii_digits(text).strip()
    try:
        if _MOMENT.fullmatch(plain):
            return datetime.fromisoformat(plain.upper())
    except ValueError:  # an hour, day or month out of range: refused in the same words
        pass
    raise TextError('"{text}" is no moment. Write 2025-02-25T12:00+03:30.', text=text[:60])


def write_moment(moment: datetime) -> str:
    """The text that `read_moment` reads, with seconds only where there are some. Raises TextError without an offset."""
    if moment.utcoffset() is None:
        raise TextError("{moment} lacks its offset from UTC.", moment=moment.isoformat())
    parts = "microseconds" if moment.microsecond else "seconds" if moment.second else "minutes"
    return moment.isoformat(timespec=parts)


def say_offset(moment: datetime) -> str:
    """The offset of an aware moment: `UTC+3:30`, `UTC−5`, `UTC`; always in ASCII figures."""
    minutes = round(_offset(moment) / timedelta(minutes=1))
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
