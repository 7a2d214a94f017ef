"""Pocket cards: for each meeting what to say, and on the back what may be raised; then the days and the numbers."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.detached.day_card import day_cards
from briefbook.book.detached.number_card import number_card
from briefbook.book.detached.side import meetings, nowhere, side
from briefbook.book.forms import (
    DOT,
    Blocks,
    Spans,
    heading,
    joined,
    labelled_box,
    para,
    plain,
    quoted,
    restyled,
    slanted,
    text_of,
    toned,
)
from briefbook.book.moments import city, home_times, state_line, times
from briefbook.book.people import called, name_of, participant, people_at, post_of
from briefbook.errors import Notice, Ref, Weight, WriteError, counted, phrase
from briefbook.lang.dates import say_day
from briefbook.model.brief import Brief, Likelihood, PointKind, TalkingPoint
from briefbook.model.country import Place
from briefbook.model.person import Person
from briefbook.model.programme import Item
from briefbook.model.record import Side
from briefbook.tree.nodes import Block, Panel, Paper, Point, Points, Role, Rule, Start, Tone

POINTS = 6
"""Points to make on one card; the others stay in the book."""
_CHANCES = (*Likelihood, None)
_ON_CARDS = (PointKind.MAKE, PointKind.RESPOND, PointKind.AVOID)


def cards(desk: Desk) -> tuple[Paper, ...]:
    """The meetings' cards in the order of the programme, with their backs, then a card for each day, then the numbers.

    Raises WriteError where no meeting has a point.
    """
    found = meetings(desk, (brief for brief in desk.dossier.of(Brief) if _points(desk, brief, *_ON_CARDS)))
    if not found:
        raise WriteError(
            "No meeting has a point that this reader may see: nothing to print on cards. Write a point in the brief of "
            "a meeting, or choose another audience."
        )
    papers = [paper for n, (brief, item) in enumerate(found, 1) for paper in _card(desk.fresh(), n, brief, item)]
    numbers = number_card(desk.fresh())
    more = (*day_cards(desk), *((numbers,) if numbers else ()))
    papers += [side(desk, f"{n}", title, blocks, cap=1) for n, (title, blocks) in enumerate(more, len(found) + 1)]
    return tuple(papers)


def _points(desk: Desk, brief: Brief, *kinds: PointKind) -> list[TalkingPoint]:
    return [point for point in desk.dossier.children(TalkingPoint, brief.id) if point.kind in kinds]


def _card(desk: Desk, number: int, brief: Brief, item: Item) -> Iterator[Paper]:
    """The front and, where there is something for it, the back."""
    meeting = desk.say(phrase("Meeting {n}", n=number))
    ref = Ref("brief", brief.id)
    person = _met(desk, item)
    name = name_of(desk, person, native=False) if person else called(desk, item)
    title = joined((meeting, name), DOT, desk.lang)
    yield side(desk, f"{number}", title, _front(desk, meeting, name, brief, item), cap=1, ref=ref)
    back = _back(desk, meeting, brief)
    if back:
        behind = joined((title, desk.say(phrase("back"))), DOT, desk.lang)
        yield side(desk, f"{number}b", behind, back, start=Start.BACK, cap=1, ref=ref)


def _met(desk: Desk, item: Item) -> Person | None:
    """The first of the hosts who is known by name."""
    people = (desk.dossier.get(Person, who.person) for who in people_at(desk, item, Side.HOST))
    return next((person for person in people if person), None)


def _front(desk: Desk, meeting: Spans, name: Spans, brief: Brief, item: Item) -> Blocks:
    lang = desk.lang
    person = _met(desk, item)
    known = joined((desk.line(person, "say_it"), post_of(desk, person)), DOT, lang) if person else ()
    place = desk.dossier.get(Place, item.place)
    where = desk.line(place, "name") if place else nowhere(desk, item)
    about = joined((called(desk, item) if person else (), where), DOT, lang)
    label = desk.say(phrase("Leave with"))
    return (
        *para(joined((meeting, _when(desk, item)), DOT, lang), lang, Role.KICKER, keep=True),
        *heading(name, lang, 1),
        *para(toned(known, Tone.MUTED), lang, Role.SMALL),
        *para(joined((about, state_line(desk, item)), DOT, lang), lang, Role.SMALL),
        *para(_others(desk, item, person), lang, Role.SMALL),
        *labelled_box(label, restyled(desk.prose(brief, "outcome"), Role.OUTCOME), Panel.OUTCOME, lang),
        *_make(desk, brief, name),
    )


def _when(desk: Desk, item: Item) -> Spans:
    """Day and times with the time at home, or "to be confirmed" once."""
    if item.day is None and item.starts is None:
        return desk.unknown(item, "day")
    if item.day:
        day = plain(say_day(item.day, desk.lang, weekday=True, year=False, short=True), desk.lang)
    else:
        day = desk.unknown(item, "day")
    home = home_times(desk, item)
    beside = joined((city(desk, home=True), home), " ", desk.lang) if home else ()
    return joined((day, times(desk, item), beside), DOT, desk.lang)


def _others(desk: Desk, item: Item, met: Person | None) -> Spans:
    """The other hosts, by name or by the words that stand for them."""
    others = [who for who in people_at(desk, item, Side.HOST) if met is None or who.person != met.id]
    if not others:
        return ()
    names = joined((participant(desk, who) for who in others), desk.comma, desk.lang)
    return joined((toned(desk.say(phrase("With")), Tone.MUTED), names), " ", desk.lang)


def _make(desk: Desk, brief: Brief, name: Spans) -> Blocks:
    """The points to make by their headlines; what is more than six is told and stays in the book."""
    points = _points(desk, brief, PointKind.MAKE)
    rest = points[POINTS:]
    if rest:
        left = desk.semicolon.join(text_of(desk.line(point, "headline")) for point in rest)
        words = counted(
            "The card of {name} takes six points to make; {n} stays in the book: {left}.",
            "The card of {name} takes six points to make; {n} stay in the book: {left}.",
            len(rest),
            name=text_of(name),
            left=left,
        )
        desk.notices.append(Notice("card_points", words, Ref("brief", brief.id), Weight.SHOULD))
    made = tuple(
        Point(desk.figures(n)[0].text, desk.line(point, "headline"), (), desk.lang, ref=Ref("point", point.id))
        for n, point in enumerate(points[:POINTS], 1)
    )
    return (Points(made),) if made else ()


def _back(desk: Desk, meeting: Spans, brief: Brief) -> Blocks:
    """Questions with their answers, the likely ones first, then what to avoid; empty where there is neither."""
    lang = desk.lang
    asked = sorted(_points(desk, brief, PointKind.RESPOND), key=lambda point: _CHANCES.index(point.likelihood))
    avoid = _points(desk, brief, PointKind.AVOID)
    if not asked and not avoid:
        return ()
    label = para(desk.say(phrase("Avoid"), tone=Tone.RED), lang, Role.FIELD, keep=True)
    lines = tuple(block for point in avoid for block in para(desk.line(point, "headline"), lang, Role.STRONG))
    kicker = joined((meeting, desk.say(phrase("If raised") if asked else phrase("Avoid"))), DOT, lang)
    return (
        *para(kicker, lang, Role.KICKER, keep=True),
        *heading(desk.say(phrase("If they ask") if asked else phrase("What to avoid")), lang, 1),
        *(block for point in asked for block in _asked(desk, point)),
        *((*(label if asked else ()), *lines) if lines else ()),
    )


def _asked(desk: Desk, point: TalkingPoint) -> Iterator[Block]:
    """A question in italics with its answer upright, and a line below them."""
    question = slanted(toned(quoted(desk.line(point, "headline"), desk.lang), Tone.MUTED))
    answer = desk.prose(point, "text") or para(desk.unknown(point, "text"), desk.lang)
    yield from para(question, desk.lang, Role.TABLE, keep=True)
    yield from restyled(answer, Role.STRONG)
    yield Rule()
