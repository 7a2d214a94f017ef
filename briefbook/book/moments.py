"""When things happen: days in both calendars, times in both zones, and the words for what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from briefbook.book.desk import Desk
from briefbook.book.forms import Spans, bracketed, joined, linked, plain, toned, whole
from briefbook.errors import Ref, counted, phrase
from briefbook.lang.dates import (
    Day,
    Period,
    offset_between,
    say_day,
    say_offset,
    say_other,
    say_period,
    say_range,
    say_times,
    shift,
)
from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang
from briefbook.model.country import Country, Place
from briefbook.model.outline import PaperKind
from briefbook.model.programme import Item, ItemState
from briefbook.tree.nodes import Tone

FULL_YEAR = 12
PEOPLE_MONTHS = 6


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The items of one day, in the order of their times; `day` is None for items that have no day yet."""

    day: Day | None
    items: tuple[Item, ...]


def visit_days(desk: Desk) -> tuple[date, ...]:
    """The days of the visit; none where its beginning or end is not fully known."""
    visit = desk.visit
    first = visit.starts_on.full if visit.starts_on else None
    last = visit.ends_on.full if visit.ends_on else first
    if first is None or last is None or last < first:
        return ()
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def by_day(desk: Desk) -> tuple[DayPlan, ...]:
    """The programme by days: each day of the visit and each other day that has items; items without a day last."""
    items = desk.dossier.of(Item)
    days = {Day.of(day): None for day in visit_days(desk)} | {i.day: None for i in items if i.day}
    order = sorted(days, key=lambda d: (d.first, d.last))
    plans = [DayPlan(day, _in_order(i for i in items if i.day == day)) for day in order]
    undated = tuple(i for i in items if i.day is None)
    return (*plans, DayPlan(None, undated)) if undated else tuple(plans)


def _in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items whose start is known by time; the others stay where they were put."""
    return tuple(sorted(items, key=lambda i: (i.starts is None, i.starts or time.min, i.seq)))


def day_line(desk: Desk, item: Item, *, short: bool = False) -> Spans:
    """The day of an item with its weekday, or "to be confirmed"."""
    if item.day is None:
        return desk.unknown(item, "day")
    said = say_day(item.day, desk.lang, weekday=True, year=not short, short=short)
    return plain(said, desk.lang, Ref("item", item.id, "day"))


def both_calendars(desk: Desk, day: Day | date, ref: Ref | None = None, *, weekday: bool = True) -> Spans:
    """The day in the book's first calendar, the other one in brackets and in its own language."""
    said = plain(say_day(day, desk.lang, weekday=weekday), desk.lang, ref)
    return (*said, *bracketed(other_calendar(desk, day), desk.lang))


def other_calendar(desk: Desk, day: Day | date) -> Spans:
    """The day in the calendar that the book does not count by; nothing where that is not known."""
    return _foreign(desk, say_other(day, desk.lang))


def _foreign(desk: Desk, said: str) -> Spans:
    # A Persian book writes the Gregorian date in English, so that it reads as one stretch from left to right.
    return plain(said, Lang.EN if desk.lang is Lang.FA else desk.lang)


def stretch(desk: Desk, first: Day | None, last: Day | None) -> tuple[Spans, Spans]:
    """From-to in the first and in the other calendar of the book; "to be confirmed" where no day is known."""
    begin, end = first or last, last or first
    if begin is None or end is None:
        return desk.unknown(desk.visit, "starts_on"), ()
    said = say_range(begin, end, desk.lang)
    whole = say_range(begin, end, desk.lang, both=True)
    other = whole[len(said) :].strip(" ()") if whole.startswith(said) else ""
    return plain(said, desk.lang, Ref("visit", desk.visit.id, "starts_on")), _foreign(desk, other)


def period_line(desk: Desk, period: Period | None) -> Spans:
    """A period, or nothing."""
    return plain(say_period(period, desk.lang), desk.lang) if period else ()


def day_or_nothing(desk: Desk, day: Day | None) -> Spans:
    """A day without its weekday, or nothing."""
    return plain(say_day(day, desk.lang), desk.lang) if day else ()


def times(desk: Desk, item: Item) -> Spans:
    """From-to in the item's own zone, or "to be confirmed"."""
    said = say_times(item.starts, item.ends, desk.lang)
    return plain(said, desk.lang, Ref("item", item.id, "starts")) if said else desk.unknown(item, "starts")


def home_times(desk: Desk, item: Item) -> Spans:
    """The same from-to by the clock at home, with the day where it is another one; nothing where it is not known."""
    zone, home = item.zone or desk.visit.zone_host, desk.visit.zone_home
    if item.day is None or item.day.full is None or not (item.starts or item.ends) or zone == home:
        return ()
    moved = [shift(item.day, at, zone, home) if at else None for at in (item.starts, item.ends)]
    start, end = (at.time() if at else None for at in moved)
    said = say_times(start, end, desk.lang)
    other = next((at.date() for at in moved if at and at.date() != item.day.full), None)
    day = whole(plain(say_day(other, desk.lang, year=False), desk.lang)) if other else ()
    return joined((day, plain(said, desk.lang)), " ", desk.lang)


def when(desk: Desk, item: Item, *, tied: bool = False) -> Spans:
    """Day, time and the time at home in one line; one "to be confirmed" where neither day nor time is known.

    The city stays with what follows it; where the line is `tied`, all of the time at home stays on one line.
    """
    if item.day is None and item.starts is None and item.ends is None:
        return desk.unknown(item, "day")
    comma = desk.comma
    line = joined((day_line(desk, item, short=True), times(desk, item)), comma, desk.lang)
    home = home_times(desk, item)
    beside = joined((city(desk, home=True), home), "\u00a0", desk.lang) if home else ()
    return (*line, *bracketed(whole(beside) if tied else beside, desk.lang))


def when_linked(desk: Desk, item: Item, *, tied: bool = False) -> Spans:
    """The same line, leading to the day in the programme; a link only for the eye of the screen, so in plain ink."""
    return to_day(desk, item, toned(when(desk, item, tied=tied), Tone.INK))


def to_day(desk: Desk, item: Item, spans: Spans) -> Spans:
    """The spans as a link to the item's day in the programme; unchanged in a book without one."""
    programme = desk.kinds.get(PaperKind.PROGRAMME, "")
    return linked(spans, f"{programme}/{item.day}" if programme and item.day else programme)


def city(desk: Desk, *, home: bool = False) -> Spans:
    """The capital of the host country, or of ours; the country's name where no capital is stored."""
    uid = desk.visit.home_country if home else desk.visit.host_country
    country = desk.dossier.get(Country, uid)
    return (desk.line(country, "capital") or desk.line(country, "name")) if country else ()


def zones_line(desk: Desk) -> Spans:
    """Both cities with their offsets on the first day, and how far the clock at home is ahead."""
    noon = time(12)
    host, home = desk.visit.zone_host, desk.visit.zone_home
    there, here = shift(desk.first_day, noon, host, host), shift(desk.first_day, noon, home, home)
    local = joined((city(desk), plain(say_offset(there), Lang.EN, fixed=True)), "\u00a0", desk.lang)
    if say_offset(there) == say_offset(here):
        return local
    ahead = plain(_hours(offset_between(desk.first_day, host, home), desk.lang), desk.lang, fixed=True)
    other = joined((city(desk, home=True), plain(say_offset(here), Lang.EN, fixed=True)), "\u00a0", desk.lang)
    return joined((local, (*other, *bracketed(ahead, desk.lang))), " · ", desk.lang)


def _hours(ahead: timedelta, lang: Lang) -> str:
    """A difference of clocks with its sign: `+2:30`, `−1`."""
    minutes = round(ahead / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    said = digits(str(hours) + (f":{rest:02}" if rest else ""), lang)
    sign = "+" if minutes >= 0 else "\u2212"
    return sign + said


def duration(desk: Desk) -> Spans:
    """How long the visit is: "three-day visit"; nothing where its days are not known."""
    count = len(visit_days(desk))
    named = {1: phrase("one-day visit"), 2: phrase("two-day visit"), 3: phrase("three-day visit")}
    named |= {4: phrase("four-day visit"), 5: phrase("five-day visit")}
    if not count:
        return ()
    return desk.say(named.get(count, counted("{n}-day visit", "{n}-day visit", count)))


def place_line(desk: Desk, item: Item) -> Spans:
    """The place of an item with its address, or "to be confirmed"."""
    place = desk.dossier.get(Place, item.place)
    if place is None:
        return desk.unknown(item, "place")
    return joined((desk.line(place, "name"), desk.line(place, "address")), desk.comma, desk.lang)


def state_line(desk: Desk, item: Item) -> Spans:
    """What is not firm about an item, in amber: tentative, to be confirmed, cancelled."""
    match item.state:
        case ItemState.TENTATIVE:
            return desk.say("tentative", tone=Tone.AMBER)
        case ItemState.TBC:
            return desk.say("to be confirmed", tone=Tone.AMBER)
        case ItemState.CANCELLED:
            return desk.say("cancelled", tone=Tone.RED)
        case _:
            return ()


def months_before(day: date, months: int) -> date:
    """The same day some months earlier; the last of its month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(year, month + 1, 1)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def stale(as_of: Day | None, review_by: Day | None, on: date, *, months: int = FULL_YEAR) -> bool:
    """Whether something was to be looked at again before `on`: past `review_by`, else older than `months`."""
    if review_by is not None:
        return review_by.last < on
    return as_of is not None and as_of.last < months_before(on, months)
