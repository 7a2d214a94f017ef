"""Pocket cards of the days: what comes when, and whom to call if it does not."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.detached.contact import duty_officer
from briefbook.book.forms import (
    DOT,
    Blocks,
    Spans,
    bracketed,
    bullets,
    heading,
    joined,
    line_cell,
    para,
    plain,
    row,
    strong,
    toned,
)
from briefbook.book.moments import DayPlan, by_day, other_calendar, state_line, times, zones_line
from briefbook.errors import Ref, phrase
from briefbook.lang.dates import say_day
from briefbook.model.programme import Item
from briefbook.tree.nodes import Block, Column, Role, Table, Tone

_COLUMNS = (Column(28), Column(72))


def day_cards(desk: Desk) -> Iterator[tuple[Spans, Blocks]]:
    """Title and blocks of a card for each day on which there is something, what has no day yet last."""
    for plan in by_day(desk):
        if plan.items:
            yield _card(desk.fresh(), plan)


def _card(desk: Desk, plan: DayPlan) -> tuple[Spans, Blocks]:
    lang = desk.lang
    day = plain(say_day(plan.day, lang, weekday=True, year=False), lang) if plan.day else ()
    other = bracketed(other_calendar(desk, plan.day), lang) if plan.day else ()
    said = (*day, *other) or desk.say(phrase("day to be confirmed"))
    title = desk.say(phrase("Your day") if plan.day else phrase("During the visit"))
    blocks = (
        *para(said, lang, Role.KICKER, keep=True),
        *heading(title, lang, 1),
        *para(zones_line(desk), lang, Role.SMALL),
        *(_timed(desk, plan) if plan.day else _untimed(desk, plan)),
        *_duty(desk),
    )
    return joined((title, day), DOT, lang), blocks


def _timed(desk: Desk, plan: DayPlan) -> Blocks:
    """Times and titles in a table."""
    rows = (
        row(
            line_cell(strong(toned(times(desk, item), Tone.ACCENT)), desk.lang),
            line_cell(_told(desk, item), desk.lang),
            ref=Ref("item", item.id),
        )
        for item in plan.items
    )
    return (Table(_COLUMNS, tuple(rows), desk.lang),)


def _untimed(desk: Desk, plan: DayPlan) -> Blocks:
    """Titles as a list: that their day is not known stands above them once."""
    return bullets((para(_told(desk, item), desk.lang, Role.TABLE) for item in plan.items), desk.lang)


def _told(desk: Desk, item: Item) -> Spans:
    return joined((desk.line(item, "title"), state_line(desk, item)), DOT, desk.lang)


def _duty(desk: Desk) -> tuple[Block, ...]:
    """The duty officer's numbers; nothing where the visit has none."""
    found = duty_officer(desk)
    if found is None:
        return ()
    ref = Ref("contact", found.id, "phones")
    numbers = joined((plain(one, desk.lang, ref, fixed=True) for one in found.phones), desk.comma, desk.lang)
    label = toned(desk.line(found, "label"), Tone.MUTED)
    return para(joined((label, numbers or desk.unknown(found, "phones")), DOT, desk.lang), desk.lang, Role.SMALL)
