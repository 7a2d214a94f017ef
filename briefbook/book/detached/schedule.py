"""Mini schedule: the days of the visit on a folded sheet, with the clock at home, place and lead."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.detached.side import nowhere, side
from briefbook.book.forms import (
    DOT,
    Blocks,
    Spans,
    bracketed,
    cell,
    heading,
    joined,
    para,
    row,
    strong,
    toned,
    whole,
)
from briefbook.book.moments import DayPlan, by_day, city, home_times, other_calendar, state_line, times, zones_line
from briefbook.book.people import name_of, participant, people_at
from briefbook.errors import Ref, WriteError, phrase
from briefbook.lang.dates import say_day
from briefbook.model.country import Place
from briefbook.model.person import Person
from briefbook.model.programme import Item, ItemState, Participant, ParticipantRole
from briefbook.model.record import Side
from briefbook.tree.nodes import Block, Cell, Column, Look, Paper, Role, Row, Shade, Span, Table, Tone

_COLUMNS = (Column(27), Column(73))
_LEADS = (ParticipantRole.CHAIR, ParticipantRole.PRINCIPAL)


def schedule(desk: Desk) -> tuple[Paper, ...]:
    """One paper. Raises WriteError where the programme has no item that this reader may see."""
    if not desk.dossier.of(Item):
        raise WriteError(
            "The programme has no item that this reader may see: nothing to print on a schedule. Enter an item, or "
            "choose another audience."
        )
    title = desk.say(phrase("Programme"))
    blocks = (
        *heading(title, desk.lang, 1),
        *para(zones_line(desk), desk.lang, Role.CAPTION),
        *(block for plan in by_day(desk) for block in _day(desk, plan)),
    )
    return (side(desk, "1", title, blocks),)


def _day(desk: Desk, plan: DayPlan) -> Iterator[Block]:
    rows = tuple(_row(desk, item) for item in plan.items) or (_nothing(desk),)
    head = Row((Cell(_band(desk, plan), 2),), Shade.BAND)
    yield Table(_COLUMNS, rows, desk.lang, head, Look.DAY, whole=plan.day is not None)


def _band(desk: Desk, plan: DayPlan) -> Blocks:
    """The day in both calendars."""
    lang = desk.lang
    if plan.day is None:
        said = desk.say(phrase("During the visit"))
        return para((*said, *bracketed(desk.say(phrase("day to be confirmed")), lang)), lang, Role.BAND)
    text = say_day(plan.day, lang, weekday=True, year=False)
    other = other_calendar(desk, plan.day)
    return para((Span(text[:1].upper() + text[1:], lang), *bracketed(whole(other), lang)), lang, Role.BAND)


def _nothing(desk: Desk) -> Row:
    text = desk.say(phrase("Nothing is fixed for this day yet."), tone=Tone.AMBER)
    return row(Cell(()), Cell(para(text, desk.lang, Role.TABLE)))


def _row(desk: Desk, item: Item) -> Row:
    lang = desk.lang
    home = home_times(desk, item)
    beside = joined((city(desk, home=True), home), " ", lang) if home else ()
    place = desk.dossier.get(Place, item.place)
    where = desk.line(place, "name") if place else nowhere(desk, item)
    title = (*strong(desk.line(item, "title")), *bracketed(state_line(desk, item), lang))
    unsure = item.state is not ItemState.FIRM
    return row(
        cell(*para(strong(times(desk, item)), lang, Role.TABLE), *para(beside, lang, Role.SMALL)),
        cell(
            *para(title, lang, Role.TABLE),
            *para(where, lang, Role.SMALL),
            *para(_lead(desk, item), lang, Role.SMALL),
        ),
        shade=Shade.UNSURE if unsure else Shade.NONE,
        ref=Ref("item", item.id),
    )


def _lead(desk: Desk, item: Item) -> Spans:
    """Who leads: the chair, else the principals, of the leading side where one is named."""
    sides = (item.lead_side,) if item.lead_side else (Side.HOST, Side.OWN, Side.OTHER)
    people = [who for side in sides for who in people_at(desk, item, side)]
    leads = next((found for role in _LEADS if (found := _of_role(people, role))), [])
    names = joined((_name(desk, who) for who in leads), desk.comma, desk.lang)
    return joined((toned(desk.say(phrase("Lead")), Tone.MUTED), names), DOT, desk.lang) if names else ()


def _name(desk: Desk, who: Participant) -> Spans:
    person = desk.dossier.get(Person, who.person)
    return name_of(desk, person, native=False) if person else participant(desk, who)


def _of_role(people: list[Participant], role: ParticipantRole) -> list[Participant]:
    return [who for who in people if who.role is role]
