"""What we have had to do with a person before: generated from lines of the profile, events and points."""

from collections.abc import Iterator
from datetime import date

from briefbook.book.desk import Desk
from briefbook.book.forms import Spans, plain
from briefbook.errors import phrase
from briefbook.lang.dates import Day, say_day
from briefbook.model.brief import TalkingPoint
from briefbook.model.fact import Fact, FactKind
from briefbook.model.person import Person, ProfileItem, ProfileKind
from briefbook.tree.nodes import Tone

Contact = tuple[Spans, Spans]
"""When, and what it was; the day is empty where nobody has noted it."""


def contacts_with(desk: Desk, person: Person) -> tuple[Contact, ...]:
    """Contacts with a person, the newest first and those without a day last."""
    found = sorted(_contacts(desk, person), key=lambda one: one[0].last if one[0] else date.min, reverse=True)
    return tuple(
        (plain(say_day(day, desk.lang), desk.lang, tone=Tone.MUTED) if day else (), text) for day, text in found
    )


def _contacts(desk: Desk, person: Person) -> Iterator[tuple[Day | None, Spans]]:
    visit = desk.visit
    if visit.invited_by == person.id and visit.invited_on:
        yield visit.invited_on, desk.say(phrase("Invitation to this visit"))
    for line in desk.dossier.children(ProfileItem, person.id):
        if line.kind is ProfileKind.RELATION:
            sources = desk.source_numbers(line.source, *(cite.source for cite in line.cites))
            yield line.until or line.since, (*desk.line(line, "text"), *sources)
    for fact in desk.dossier.of(Fact):
        if fact.subject_uid == person.id and fact.kind is FactKind.EVENT:
            yield fact.as_of, (*desk.line(fact, "text"), *desk.cites(fact))


def came_of(desk: Desk, person: Person) -> tuple[Contact, ...]:
    """What came of points that were made to a person: agreed, promised, still open; with the paper of the meeting."""
    points = [p for p in desk.dossier.of(TalkingPoint) if p.outcome and person.id in p.to]
    return tuple((desk.code(point.brief), desk.line(point, "outcome")) for point in points)
