"""Dates and periods as people give them: full or partial, Gregorian or Jalali."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from persiantools.jdatetime import JalaliDate

from briefbook.errors import TextError
from briefbook.lang.almanac import MonthOf
from briefbook.lang.digits import ascii_digits

# On all days of this span persiantools, jdatetime and ICU agree; beyond it leap years are a matter of dispute.
FIRST_JALALI = date(1930, 1, 1)
LAST_JALALI = date(2100, 12, 31)
_WRITTEN = re.compile(r"([jJ]?)([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def jalali(day: date) -> tuple[int, int, int]:
    """Year, month and day of `day` in the Solar Hijri calendar; months and days count from 1.

    Raises TextError outside 1930-2100. Source: persiantools; equal to ICU on every day of that span.
    """
    if not FIRST_JALALI <= date(day.year, day.month, day.day) <= LAST_JALALI:
        raise TextError("{day} has no sure Iranian date; those are known from 1930 to 2100.", day=str(day))
    made = JalaliDate(day)  # type: ignore[no-untyped-call]  # persiantools annotates only methods
    return made.year, made.month, made.day


def gregorian(year: int, month: int, day: int) -> date:
    """The date of a day of the Solar Hijri calendar. Raises TextError for no such day and outside 1930-2100."""
    if not 1308 <= year <= 1479:
        raise TextError("The Iranian year {year} is out of reach. Use 1309 to 1478.", year=str(year))
    if not 1 <= month <= 12:
        raise _no_date(f"j{year}-{month:02}-{day:02}")
    longest = days_in(year, month, jalali=True)
    if not 1 <= day <= longest:
        raise _no_day(f"j{year}-{month:02}-{day:02}", year, month, jalali=True)
    made: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    if not FIRST_JALALI <= made <= LAST_JALALI:
        raise TextError("The Iranian year {year} is out of reach. Use 1309 to 1478.", year=str(year))
    return made


def days_in(year: int, month: int, *, jalali: bool) -> int:
    """How many days the month has: 28 to 31 in the Gregorian, 29 to 31 in the Jalali calendar."""
    if not jalali:
        return calendar.monthrange(year, month)[1]
    return int(JalaliDate.days_in_month(month, year))


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it was given. `month` and `day` are 0 where unknown; a full one is always Gregorian.

    Raises TextError when made of figures that are no date.
    """

    year: int
    month: int = 0
    day: int = 0
    jalali: bool = False

    def __post_init__(self) -> None:
        """Refuses what no calendar has, a full Jalali date (read turns it) and a day without its month."""
        if not 1 <= self.year <= 9999 or not 0 <= self.month <= 12 or (self.day and not self.month):
            raise _no_date(str(self))
        if self.day and (self.jalali or not 1 <= self.day <= days_in(self.year, self.month, jalali=False)):
            raise _no_day(str(self), self.year, self.month, jalali=self.jalali)
        if self.jalali:
            _edge(self, last=False)
            _edge(self, last=True)

    @classmethod
    def read(cls, text: str) -> "Day":
        """The day that `text` writes: `2025-02-25`, `2025-02`, `2025`, `j1403-12-07`, `j1403-12`, `j1403`.

        Persian and Arabic digits are read too. A full Jalali day becomes Gregorian. Raises TextError.
        """
        found = _WRITTEN.fullmatch(ascii_digits(text).strip())
        if not found:
            raise _no_date(text)
        year, month, day = (int(figures or 0) for figures in found.groups()[1:])
        if 0 in (year, *(int(figures) for figures in found.groups()[2:] if figures)) or month > 12:
            raise _no_date(text)
        iranian = bool(found[1])
        if not day:
            return cls(year, month, 0, iranian)
        if iranian:
            return cls.of(gregorian(year, month, day))
        if day > days_in(year, month, jalali=False):
            raise _no_day(text, year, month, jalali=False)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> "Day":
        """The full day of a date; the time of a datetime is left out."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        """The canonical text, which `read` reads: `2025-02-25`, `j1403-12`."""
        text = f"j{self.year:04}" if self.jalali else f"{self.year:04}"
        return text + "".join(f"-{part:02}" for part in (self.month, self.day) if part)

    @property
    def full(self) -> date | None:
        """The date, or None when only a month or a year is known."""
        return date(self.year, self.month, self.day) if self.day else None

    @property
    def first(self) -> date:
        """The first date it can mean."""
        return _edge(self, last=False)

    @property
    def last(self) -> date:
        """The last date it can mean."""
        return _edge(self, last=True)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time from `first` to `last`, which are the same for a single day, month or year."""

    first: Day
    last: Day

    def __post_init__(self) -> None:
        """Refuses an end before the beginning."""
        if self.last.last < self.first.first:
            raise TextError('"{text}" ends before it begins. Swap the two dates.', text=str(self))

    @classmethod
    def read(cls, text: str) -> "Period":
        """The period that `text` writes: a day as in `Day.read`, or two, `2024-01/2024-09`. Raises TextError."""
        first, slash, last = text.partition("/")
        begin = Day.read(first)
        return cls(begin, Day.read(last) if slash else begin)

    def __str__(self) -> str:
        """The canonical text, which `read` reads."""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


def _edge(day: Day, *, last: bool) -> date:
    """The first or last date that `day` can mean."""
    month = day.month or (12 if last else 1)
    number = day.day or (days_in(day.year, month, jalali=day.jalali) if last else 1)
    return gregorian(day.year, month, number) if day.jalali else date(day.year, month, number)


def _no_date(text: str) -> TextError:
    return TextError('"{text}" is no date. Write 2025-02-25, 2025-02, 2025 or j1403-12-07.', text=text[:60])


def _no_day(text: str, year: int, month: int, *, jalali: bool) -> TextError:
    """The refusal of a day that its month does not have, with the nearest things to write."""
    count = days_in(year, month, jalali=jalali)
    start = f"j{year:04}-{month:02}" if jalali else f"{year:04}-{month:02}"
    return TextError(
        '"{text}" is no date; {month} has {n} days. Write {a}, {b} or {c}.',
        text=text[:60],
        month=MonthOf(year, month, jalali),
        n=count,
        a=f"{start}-{count:02}",
        b=start,
        c="2025-02" if jalali else "j1403-12",
    )
