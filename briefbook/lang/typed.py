"""Dates as people type them: with names of months in any of our languages, in either calendar."""

import functools
import re
from datetime import date
from typing import NamedTuple

from briefbook.errors import TextError
from briefbook.lang.almanac import MonthOf, month_name
from briefbook.lang.day import Day, days_in
from briefbook.lang.digits import ascii_digits
from briefbook.lang.fold import search_key
from briefbook.lang.tongue import Lang

_PARTED = re.compile(r"[\s./،,-]+")


def read_typed_day(text: str, today: date) -> Day:
    """The day that a person wrote: canonical, `25 Feb 2025`, `7 Esfand 1403`, `25.2.2025`, `today`.

    A year from 1300 to 1499 is one of the Solar Hijri calendar. Raises TextError for what is no date.
    """
    written = ascii_digits(text).strip().strip(".")
    if search_key(written) in {search_key(one) for one in _today_words()}:
        return Day.of(today)
    try:
        return Day.read(written)
    except TextError:
        parts = [part for part in _PARTED.split(written) if part]
        made = _of_parts(parts, today)
        if made is None:
            raise
        return Day.read(made)


class Nearest(NamedTuple):
    """The last day of the month that was meant, that month, and how many days it has."""

    day: Day
    month: MonthOf
    days: int


def nearest_day(text: str, today: date) -> Nearest | None:
    """What was meant by a day that its month does not have, such as 30 February; None where nobody can say."""
    written = ascii_digits(text).strip().strip(".")
    made = written if re.fullmatch(r"j?\d{4}-\d{1,2}-\d{1,2}", written) else None
    made = made or _of_parts([part for part in _PARTED.split(written) if part], today)
    found = re.fullmatch(r"(j?)(\d{4})-(\d{1,2})-(\d{1,2})", made or "")
    if not found or not 1 <= int(found[3]) <= 12 or not 29 <= int(found[4]) <= 31:
        return None
    iranian, year, month = bool(found[1]), int(found[2]), int(found[3])
    if iranian and not 1309 <= year <= 1478:
        return None
    last = days_in(year, month, jalali=iranian)
    return Nearest(Day.read(f"{found[1]}{year}-{month}-{last}"), MonthOf(year, month, iranian), last)


def month_of(word: str) -> tuple[bool, int] | None:
    """Whether a month name is Iranian, and its number from 1; None for what is no name of a month."""
    return _months().get(search_key(word).strip("."))


def _today_words() -> tuple[str, ...]:
    return ("today", "امروز", "danas", "данас")


def _of_parts(parts: list[str], today: date) -> str | None:
    """The canonical text of `day month year`, `month year` or `year month day`, or None."""
    months = _months()
    words = [months.get(search_key(part)) for part in parts]
    named_month = next((word for word in words if word), None)
    figures = [int(part) for part in parts if part.isdigit()]
    if len(figures) != len(parts) - (1 if named_month else 0) or len(parts) > 3 or not figures:
        return None
    years = [figure for figure in figures if figure > 99]
    rest = [figure for figure in figures if figure <= 99]
    year = years[0] if years else today.year
    iranian = 1300 <= year < 1500
    if named_month:
        by_jalali, month = named_month
        if not years and by_jalali:
            return None
        iranian = by_jalali
        return _canonical(year, month, rest[0] if rest else 0, iranian)
    if len(years) != 1:
        return None
    if len(rest) == 2:
        day, month = rest if parts[-1].isdigit() and int(parts[-1]) > 99 else rest[::-1]
        return _canonical(year, month, day, iranian)
    return _canonical(year, rest[0] if rest else 0, 0, iranian)


def _canonical(year: int, month: int, day: int, iranian: bool) -> str:
    text = f"{'j' if iranian else ''}{year:04}"
    return text + "".join(f"-{part:02}" for part in (month, day) if part)


@functools.cache
def _months() -> dict[str, tuple[bool, int]]:
    """Calendar and number of every month name that we write, long and short, folded."""
    found: dict[str, tuple[bool, int]] = {}
    for lang in Lang:
        for iranian in (False, True):
            for number in range(1, 13):
                for short, before in ((False, False), (True, False), (False, True)):
                    name = month_name(number, lang, jalali=iranian, short=short, before_year=before)
                    found.setdefault(search_key(name).strip("."), (iranian, number))
    return found
