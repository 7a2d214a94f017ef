"""Programme: a summary by days, then each item with times in both zones, people and arrangements."""

from collections.abc import Iterator
from dataclasses import replace

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Pair,
    Spans,
    bracketed,
    facts,
    heading,
    joined,
    line_cell,
    para,
    row,
    section,
    strong,
    toned,
    whole,
)
from briefbook.book.moments import (
    DayPlan,
    by_day,
    city,
    day_line,
    duration,
    home_times,
    other_calendar,
    place_line,
    state_line,
    times,
    zones_line,
)
from briefbook.book.papers.glance import risk_lines
from briefbook.book.papers.opening import opening
from briefbook.book.people import participant, people_at
from briefbook.book.vocabulary import INTERPRETED, ITEM_KINDS, PRESS, ROLES
from briefbook.errors import Ref, phrase
from briefbook.lang.dates import say_day
from briefbook.model.country import Place
from briefbook.model.outline import StoredPaper
from briefbook.model.programme import Item, ItemKind, ItemState, Participant, ParticipantRole, Press
from briefbook.model.protocol import Risk
from briefbook.model.record import Side
from briefbook.tree.nodes import (
    Align,
    Block,
    Cell,
    Column,
    Columns,
    Look,
    Paragraph,
    Part,
    Role,
    Row,
    Shade,
    Span,
    Table,
    Tone,
)

_DAY_COLUMNS = (Column(19), Column(50.5), Column(21.5), Column(9, Align.END))
_TALKS = (ItemKind.MEETING, ItemKind.SESSION)


def programme(desk: Desk, paper: StoredPaper) -> Blocks:
    """The summary and the detail; empty where there is no item."""
    if not desk.dossier.of(Item):
        return ()
    plans = by_day(desk)
    kicker = joined((desk.say(phrase("Programme")), duration(desk)), " · ", desk.lang)
    detail = tuple(block for plan in plans for item in plan.items for block in _detail(desk, item))
    return (
        *opening(desk, paper, kicker),
        *para((*_clocks(desk), Span("\u2028", desk.lang), *_legend(desk)), desk.lang, Role.CAPTION),
        *(_day(desk, plan) for plan in plans),
        *section(desk.say(phrase("In detail")), detail, desk.lang),
    )


def _clocks(desk: Desk) -> Spans:
    return joined((desk.say(phrase("All times are local.")), zones_line(desk)), " ", desk.lang)


def _legend(desk: Desk) -> Spans:
    return (
        *desk.say(phrase("Tinted with a bar: meetings and sessions; gold: signing.")),
        Span(" ", desk.lang),
        *desk.say(phrase("Amber: not yet confirmed."), tone=Tone.AMBER),
    )


def _day(desk: Desk, plan: DayPlan) -> Table:
    """One day as a table; items without a day stand in one of their own."""
    rows = tuple(_row(desk, item) for item in plan.items) or (_empty(desk),)
    whole, anchor = plan.day is not None, str(plan.day) if plan.day else ""
    return Table(_DAY_COLUMNS, rows, desk.lang, _band(desk, plan), Look.DAY, whole=whole, anchor=anchor)


def _band(desk: Desk, plan: DayPlan) -> Row:
    """The head of a day: the day in the first calendar, the other at the end side."""
    if plan.day is None:
        title = desk.say(phrase("During the visit"))
        other = desk.say(phrase("day to be confirmed"))
    else:
        title = (Span(_capitalised(say_day(plan.day, desk.lang, weekday=True)), desk.lang),)
        other = other_calendar(desk, plan.day)
    band = Cell(para(title, desk.lang, Role.BAND), 2)
    return Row((band, Cell(_at_end(desk, toned(other, Tone.MUTED)), 2)), Shade.BAND)


def _capitalised(text: str) -> str:
    """The text with a capital first letter: Serbian names of days have a small one within a line."""
    return text[:1].upper() + text[1:]


def _at_end(desk: Desk, spans: Spans) -> Blocks:
    """A line at the end side of the page, whatever the direction of its own language."""
    return (Paragraph(spans, desk.lang, Role.BAND, Align.END),) if spans else ()


def _empty(desk: Desk) -> Row:
    text = desk.say(phrase("Nothing is fixed for this day yet."), tone=Tone.AMBER)
    return row(Cell(()), Cell(para(text, desk.lang, Role.TABLE), 3))


def _row(desk: Desk, item: Item) -> Row:
    title = desk.line(item, "title")
    known = desk.dossier.get(Place, item.place)
    place = desk.line(known, "name") if known else desk.unknown(item, "place")
    shown = strong(title) if item.kind in (*_TALKS, ItemKind.SIGNING) else title
    clock = strong(times(desk, item)) if item.starts else times(desk, item)
    at_home = home_times(desk, item)
    beside = joined((city(desk, home=True), at_home), " ", desk.lang) if at_home else ()
    home = para(toned(beside, Tone.MUTED), desk.lang, Role.SMALL)
    return row(
        Cell((*para(clock, desk.lang, Role.TABLE), *home)),
        line_cell((*shown, *bracketed(state_line(desk, item), desk.lang)), desk.lang),
        line_cell(place, desk.lang),
        line_cell(strong(desk.code(item.id)), desk.lang),
        shade=_shade(item),
        ref=Ref("item", item.id),
    )


def _shade(item: Item) -> Shade:
    if item.state is not ItemState.FIRM:
        return Shade.UNSURE
    if item.kind is ItemKind.SIGNING:
        return Shade.SIGNING
    return Shade.MEETING if item.kind in _TALKS else Shade.NONE


def _detail(desk: Desk, item: Item) -> Iterator[Block]:
    """One item: its title with the code of its paper, then what is known and what must be known."""
    code = desk.code(item.id)
    title = (*desk.line(item, "title"), *desk.cites(item))
    yield from heading(joined((title, code), " · ", desk.lang), desk.lang, 3)
    shares = (30, 70)
    halves = (
        facts(_arrangements(desk, item), desk.lang, shares=shares),
        facts(_people(desk, item), desk.lang, shares=shares),
    )
    yield Columns(tuple(Part(1, half) for half in halves), desk.lang, ref=Ref("item", item.id))
    yield from desk.prose(item, "group_note")


def _arrangements(desk: Desk, item: Item) -> Iterator[Pair]:
    lang = desk.lang
    yield (
        desk.say(phrase("Kind")),
        para(joined((desk.say(ITEM_KINDS[item.kind]), state_line(desk, item)), " · ", lang), lang),
    )
    yield desk.say(phrase("When")), para(detailed_time(desk, item), lang)
    if item.kind is not ItemKind.TRAVEL or item.place:
        yield desk.say(phrase("Where")), para(place_line(desk, item), lang)
    yield desk.say(phrase("Seating")), para(desk.line(item, "setup"), lang)
    yield desk.say(phrase("Dress")), para(desk.line(item, "dress"), lang)


def _people(desk: Desk, item: Item) -> Iterator[Pair]:
    lang = desk.lang
    for side, title in ((Side.HOST, phrase("They")), (Side.OWN, phrase("We")), (Side.OTHER, phrase("Others"))):
        yield desk.say(title), para(present(desk, item, side), lang)
    yield desk.say(phrase("Interpreter")), para(interpreter(desk, item), lang)
    yield desk.say(phrase("Press")), para(press(desk, item), lang)
    yield desk.say(phrase("Risk")), risks_at(desk, item)


def press(desk: Desk, item: Item) -> Spans:
    """Who of the press is let in; "to be confirmed" for talks and signings where nobody has said so."""
    if item.press and item.press is not Press.UNKNOWN:
        return desk.say(PRESS[item.press])
    return desk.unknown(item, "press") if item.kind in (*_TALKS, ItemKind.SIGNING) or item.press else ()


def detailed_time(desk: Desk, item: Item) -> Spans:
    """Day and time with the time at home beside it."""
    day = day_line(desk, item) if item.day or item.starts else ()
    line = joined((_before_comma(day), whole(times(desk, item))), desk.comma, desk.lang)
    home = home_times(desk, item)
    beside = joined((city(desk, home=True), home), " ", desk.lang) if home else ()
    return (*line, *bracketed(beside, desk.lang))


def _before_comma(day: Spans) -> Spans:
    """The day without the stop after its year: Serbian orthography drops that before another mark."""
    return tuple(replace(span, text=span.text.removesuffix(".")) for span in day)


def present(desk: Desk, item: Item, side: Side) -> Spans:
    """Who of one side takes part, in their order, with their part in brackets where it is not that of principal."""
    usual = (None, ParticipantRole.PRINCIPAL)
    people: list[Spans] = []
    for who in people_at(desk, item, side):
        role = desk.say(ROLES[who.role]) if who.role and who.role not in usual else ()
        people.append((*participant(desk, who), *bracketed(role, desk.lang)))
    return joined(people, desk.semicolon, desk.lang)


def interpreter(desk: Desk, item: Item) -> Spans:
    """Who interprets, whether anybody does, or that it is to be confirmed; nothing for items without talks."""
    named = [p for p in desk.dossier.children(Participant, item.id) if p.role is ParticipantRole.INTERPRETER]
    if named:
        return joined((participant(desk, who) for who in named), ", ", desk.lang)
    if item.interpreter:
        return desk.say(INTERPRETED[item.interpreter])
    return desk.unknown(item, "interpreter") if item.kind in (*_TALKS, ItemKind.SIGNING) else ()


def risks_at(desk: Desk, item: Item) -> Blocks:
    """Risks of one item with the line to take."""
    found = (risk_lines(desk, risk) for risk in desk.dossier.of(Risk) if risk.item == item.id)
    return tuple(block for lines in found for block in lines)
