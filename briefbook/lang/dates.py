"""Dates, times and periods: read, converted and said. The door to `almanac`, `day` and `clock`."""

from datetime import date, datetime
from typing import NamedTuple

from briefbook.lang.almanac import month_name, name_calendar, say_year, weekday_name
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
from briefbook.lang.day import FIRST_JALALI, LAST_JALALI, Day, Period, gregorian, jalali
from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang

__all__ = [
    "Day",
    "Period",
    "gregorian",
    "jalali",
    "offset_between",
    "read_moment",
    "read_time",
    "read_zone",
    "say_both",
    "say_day",
    "say_moment",
    "say_offset",
    "say_other",
    "say_period",
    "say_range",
    "say_time",
    "say_times",
    "shift",
    "write_moment",
]

_SERBIAN = (Lang.SR_LATN, Lang.SR_CYRL)


class Counted(NamedTuple):
    """A day, month or year as one calendar counts it; 0 where it is not to be said."""

    jalali: bool
    year: int
    month: int
    day: int


def say_day(day: Day | date, lang: Lang, *, weekday: bool = False, year: bool = True, short: bool = False) -> str:
    """The day in the first calendar of `lang`: `25 February 2025`, `۷ اسفند ۱۴۰۳`, `25. februar 2025.`

    A partial day keeps its calendar and is said as the month or year it is. Persian falls back to the
    Gregorian calendar outside 1930-2100. `short` shortens names, where the language has short ones.
    """
    given = _day(day)
    said = _write(_counted(given, lang), lang, year=year, short=short)
    if not weekday or given.full is None:
        return said
    comma = "," if lang in _SERBIAN else ""
    return f"{weekday_name(given.full.weekday(), lang, short=short)}{comma} {said}"


def say_other(day: Day | date, lang: Lang) -> str:
    """The day in the calendar that `say_day` did not use; a partial one as the months or years it touches.

    In Persian the Gregorian one is English, `25 February 2025`. Empty outside 1930-2100.
    """
    given = _day(day)
    own = _counted(given, lang).jalali
    return _other_range(given, given, lang, jalali=not own)


def say_both(day: Day | date, lang: Lang, *, weekday: bool = True) -> str:
    """The day in both calendars: `Tuesday 25 February 2025 (7 Esfand 1403)`; the first alone where no other is."""
    return _bracketed(say_day(day, lang, weekday=weekday), say_other(day, lang))


def say_range(first: Day | date, last: Day | date, lang: Lang, *, both: bool = False) -> str:
    """From-to with what is shared said once: `25–27 February 2025`, `۷ تا ۹ اسفند ۱۴۰۳`, `25–27. februar 2025.`

    `both` adds the other calendar in brackets. Ends of different calendars or precision are said whole.
    """
    begin, end = _day(first), _day(last)
    a, b = _counted(begin, lang), _counted(end, lang)
    if a.jalali != b.jalali and begin.full and end.full:  # one end is outside the Jalali span
        a, b = _gregorian(begin), _gregorian(end)
    said = _write_range(a, b, lang)
    if not both or a.jalali != b.jalali:
        return said
    return _bracketed(said, _other_range(begin, end, lang, jalali=not a.jalali))


def say_period(period: Period, lang: Lang) -> str:
    """The period as `say_range` says it; a single day, month or year once."""
    return say_range(period.first, period.last, lang)


def say_moment(moment: datetime, lang: Lang) -> str:
    """Date, time and offset of an aware moment, in its own zone: `25 February 2025, 12:00 (UTC+3:30)`."""
    between = {Lang.EN: ", ", Lang.FA: "، ", Lang.SR_LATN: " u ", Lang.SR_CYRL: " у "}[lang]
    return f"{say_day(moment, lang)}{between}{say_time(moment.timetz(), lang)} ({say_offset(moment)})"


def _day(day: Day | date) -> Day:
    return day if isinstance(day, Day) else Day.of(day)


def _bracketed(said: str, other: str) -> str:
    return f"{said} ({other})" if other else said


def _in_span(day: Day) -> bool:
    return day.first >= FIRST_JALALI and day.last <= LAST_JALALI


def _gregorian(day: Day) -> Counted:
    return Counted(False, day.year, day.month, day.day)


def _counted(day: Day, lang: Lang) -> Counted:
    """The day in the first calendar of `lang`, if it can be said there without inventing anything."""
    if day.full and lang is Lang.FA and _in_span(day):
        return Counted(True, *jalali(day.full))
    return Counted(day.jalali, day.year, day.month, day.day)


def _touched(day: Day, *, last: bool, iranian: bool) -> Counted:
    """The day, month or year of the asked calendar in which `day` begins or ends, no finer than `day`."""
    edge = day.last if last else day.first
    year, month, number = jalali(edge) if iranian else (edge.year, edge.month, edge.day)
    return Counted(iranian, year, month if day.month else 0, number if day.day else 0)


def _other_range(first: Day, last: Day, lang: Lang, *, jalali: bool) -> str:
    """The stretch in the asked calendar, or nothing where that is not known."""
    if not (_in_span(first) and _in_span(last)):
        return ""
    words = Lang.EN if lang is Lang.FA and not jalali else lang
    begin = _touched(first, last=False, iranian=jalali)
    return _write_range(begin, _touched(last, last=True, iranian=jalali), words)


def _write(at: Counted, lang: Lang, *, year: bool = True, short: bool = False) -> str:
    """One day, month or year. The year is left out only where something remains."""
    if not at.month:
        return name_calendar(say_year(at.year, lang), lang, jalali=at.jalali)
    stop = "." if lang in _SERBIAN else ""
    parts = [digits(str(at.day), lang) + stop] if at.day else []
    parts.append(month_name(at.month, lang, jalali=at.jalali, short=short, before_year=year))
    if year:
        parts.append(say_year(at.year, lang))
    return " ".join(parts)


def _write_range(a: Counted, b: Counted, lang: Lang) -> str:
    """From `a` to `b`; what they share is said once, at the end."""
    near, far = (" تا ", " تا ") if lang is Lang.FA else ("–", " – ")
    alike = a.jalali == b.jalali and bool(a.month) == bool(b.month) and bool(a.day) == bool(b.day)
    if a == b:
        return _write(a, lang)
    if not alike:
        return _write(a, lang) + far + _write(b, lang)
    if not a.month:
        years = digits(str(a.year), lang) + near + say_year(b.year, lang)
        return name_calendar(years, lang, jalali=a.jalali, several=True)
    if a.year != b.year:
        return _write(a, lang) + far + _write(b, lang)
    if not a.day:
        return month_name(a.month, lang, jalali=a.jalali) + near + _write(b, lang)
    if a.month != b.month:
        return _write(a, lang, year=False) + far + _write(b, lang)
    return digits(str(a.day), lang) + near + _write(b, lang)
