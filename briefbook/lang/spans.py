"""From-to as people type it: `25-27 Feb`, `7-9 Esfand 1403`, `28 Feb to 2 Mar 2026`, in either calendar."""

import re
from dataclasses import dataclass, replace
from datetime import date

from briefbook.errors import TextError
from briefbook.lang.day import Day, Period, jalali
from briefbook.lang.digits import ascii_digits
from briefbook.lang.typed import month_of, nearest_day, read_typed_day

_WHOLE = r"j?\d{4}-\d{1,2}-\d{1,2}"
_TWO_WHOLE = re.compile(rf"({_WHOLE})\D+?({_WHOLE})", re.IGNORECASE)
_ONE_WHOLE = re.compile(_WHOLE, re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[-–—/]|\s(?:to|until|till|تا|do|до)\s)\s*", re.IGNORECASE)
_PARTED = re.compile(r"[\s.،,]+")


@dataclass(frozen=True, slots=True)
class _End:
    """A day as far as it was written; 0 = not written."""

    day: int = 0
    month: int = 0
    year: int = 0
    iranian: bool = False

    def text(self) -> str:
        """The canonical text, of a day that its month may not have."""
        return f"{'j' if self.iranian else ''}{self.year:04}-{self.month:02}-{self.day:02}"


def read_span(text: str, today: date) -> Period:
    """The days that a person wrote; without a year the next such days from `today` on.

    Raises TextError for what is no date, for a day that its month does not have, and for an end before the start.
    """
    ends = _ends(text, today)
    if ends is None:
        day = read_typed_day(text, today)
        return Period(day, day)
    return Period(Day.read(ends[0]), Day.read(ends[1]))


def nearest_span(text: str, today: date) -> Period | None:
    """What was meant by days that cannot be: both ends swapped, or the last day of a month; None where unclear."""
    days = []
    for one in _ends(text, today) or ():
        try:
            days.append(Day.read(one))
        except TextError:
            meant = nearest_day(one, today)
            if meant is None:
                return None
            days.append(meant.day)
    return Period(*sorted(days, key=lambda day: day.first)) if len(days) == 2 else None


def _ends(text: str, today: date) -> tuple[str, str] | None:
    """Both ends in canonical text, or None where no two of them, or no day with its month, are written."""
    written = ascii_digits(text).strip().strip(".")
    whole = _TWO_WHOLE.fullmatch(written)
    if whole:
        return whole[1].lower(), whole[2].lower()
    if _ONE_WHOLE.fullmatch(written):
        return written.lower(), written.lower()
    sides = [side for side in _BETWEEN.split(written, maxsplit=1) if side]
    read = [_read(side) for side in sides]
    if not 1 <= len(read) <= 2 or any(one is None for one in read):
        return None
    first, last = (one for one in (read[0], read[-1]) if one is not None)
    return _filled(first, last, today)


def _read(side: str) -> _End | None:
    """One end: day, month by name or figure, year; each may be left out but the day."""
    parts = [part for part in _PARTED.split(side) if part]
    named = [month for part in parts if (month := month_of(part))]
    figures = [int(part) for part in parts if part.isdigit()]
    small, years = [n for n in figures if n <= 99], [n for n in figures if n > 99]
    if len(figures) + len(named) != len(parts) or len(named) > 1 or len(years) > 1 or not small:
        return None
    if len(small) > (1 if named else 2):
        return None
    year = years[0] if years else 0
    if named:
        iranian, number = named[0]
        return _End(small[0], number, year, iranian)
    return _End(small[0], small[1] if len(small) > 1 else 0, year, 1300 <= year < 1500)


def _filled(first: _End, last: _End, today: date) -> tuple[str, str] | None:
    """Both ends with what was said once for both, and the next year where none was said."""
    if not last.month and first.month:  # "Feb 25-27"
        last = replace(last, month=first.month, iranian=first.iranian)
    if not last.year and first.year:
        last = replace(last, year=first.year, iranian=first.iranian)
    if not last.month or last.month > 12:
        return None
    if not last.year:
        last = _next(last, today)
    if not first.month:
        first = replace(first, month=last.month, iranian=last.iranian)
    if not first.year:
        # 30 December to 2 January: the year is that of the end, and the start lies in the one before.
        before = first.iranian == last.iranian and first.month > last.month
        first = replace(first, year=last.year - before, iranian=last.iranian)
    return (first.text(), last.text()) if first.iranian == last.iranian and first.month <= 12 else None


def _next(end: _End, today: date) -> _End:
    """The end in the year in which it comes next."""
    this = jalali(today)[0] if end.iranian else today.year
    for year in (this, this + 1):
        made = replace(end, year=year)
        try:
            if Day.read(made.text()).last >= today:
                return made
        except TextError:
            return made
    return replace(end, year=this)
