"""Checks of the programme and the meetings."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations

from briefbook.book.check.finding import found, label
from briefbook.errors import Notice, Weight, phrase
from briefbook.lang.clock import shift
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Plan
from briefbook.model.programme import Item, ItemKind, ItemState, Participant

MOST_POINTS = 6


def times(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Items that will take place without a time, or at a time of an unknown day."""
    for item in dossier.of(Item):
        if item.starts is None and item.state is not ItemState.CANCELLED:
            what = phrase(
                "{item} has no time. Write it, or have the host confirm it.", item=label(dossier, item, plan.lang)
            )
            yield found("time", item, "starts", what)
        elif item.day is None and item.state is not ItemState.CANCELLED:
            what = phrase("{item} has a time but no day. Write the day.", item=label(dossier, item, plan.lang))
            yield found("time", item, "day", what)


def meetings(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Meetings that nobody has written a brief for."""
    for item in dossier.of(Item):
        due = item.kind is ItemKind.MEETING and item.state in (ItemState.FIRM, ItemState.TBC)
        if due and not dossier.children(Brief, item.id):
            what = phrase("{item} has no brief. Write what to reach.", item=label(dossier, item, plan.lang))
            yield found("brief", item, "", what, Weight.MUST)


def points(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Briefs with more points to make than anybody says."""
    for brief in dossier.of(Brief):
        made = [p for p in dossier.children(TalkingPoint, brief.id) if p.kind is PointKind.MAKE]
        cap = brief.points_cap or MOST_POINTS
        if len(made) > cap:
            what = phrase(
                "{brief} has {n} points to make; at most {cap} are said. Move the last ones to the arguments.",
                brief=label(dossier, brief, plan.lang),
                n=len(made),
                cap=cap,
            )
            yield found("points", brief, "points_cap", what)


def addressees(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Points to make that are addressed to nobody."""
    for point in dossier.of(TalkingPoint):
        if point.kind is PointKind.MAKE and not point.to:
            what = phrase(
                "The point {point} is addressed to nobody. Name who hears it.", point=label(dossier, point, plan.lang)
            )
            yield found("addressee", point, "to", what)


def two_places(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """People who are at two items at one time."""
    held = [item for item in dossier.of(Item) if item.state is not ItemState.CANCELLED]
    timed = [(item, span) for item in held if (span := _span(item, dossier))]
    for (one, first), (other, second) in combinations(timed, 2):
        if first[0] >= second[1] or second[0] >= first[1]:
            continue
        at = {p.person for p in dossier.children(Participant, one.id) if p.person}
        for part in dossier.children(Participant, other.id):
            person = dossier.find(part.person) if part.person in at else None
            if person:
                what = phrase(
                    "{person} is at {one} and at {other} at the same time. Change one of them.",
                    person=label(dossier, person, plan.lang),
                    one=label(dossier, one, plan.lang),
                    other=label(dossier, other, plan.lang),
                )
                yield found("two-places", part, "person", what, Weight.MUST)


def _span(item: Item, dossier: Dossier) -> tuple[datetime, datetime] | None:
    """Begin and end of an item in UTC; an end before the begin is on the next day.

    None where day, begin or end is unknown.
    """
    day = item.day.full if item.day else None
    if day is None or item.starts is None:
        return None
    zone = item.zone or dossier.visit.zone_host or "UTC"
    begin = shift(day, item.starts, zone, "UTC")
    if item.ends is not None:
        return begin, shift(day + timedelta(days=item.ends < item.starts), item.ends, zone, "UTC")
    return (begin, begin + timedelta(minutes=item.minutes)) if item.minutes else None
