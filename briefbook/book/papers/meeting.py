"""Meeting brief: one side of A4 in the order in which it is read in the room."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Spans,
    bullets,
    joined,
    labelled_box,
    linked,
    para,
    quoted,
    restyled,
    row,
    ruled,
    section,
    slanted,
    strip,
    toned,
)
from briefbook.book.moments import place_line, when
from briefbook.book.papers.opening import opening
from briefbook.book.people import face, name_of, participant, people_at
from briefbook.book.vocabulary import INTERPRETED, ITEM_KINDS, LIKELIHOODS, PRESS
from briefbook.errors import Ref, counted, phrase
from briefbook.model.agreement import Agreement
from briefbook.model.brief import Brief, Likelihood, PointKind, TalkingPoint
from briefbook.model.fact import Fact
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.programme import Item, Press
from briefbook.model.record import Record, Side
from briefbook.tree.nodes import (
    Block,
    Cell,
    Columns,
    Panel,
    Part,
    Point,
    Points,
    Role,
    Row,
    Ruled,
    Space,
    Tone,
)

TEXT_SHARE, NOTES_SHARE = 72, 28
_CHANCES = (*Likelihood, None)


def meeting(desk: Desk, paper: StoredPaper) -> Blocks:
    """The brief that the paper is about; empty where it is not held or says nothing."""
    brief = desk.dossier.get(Brief, paper.subject_uid)
    item = desk.dossier.get(Item, brief.item) if brief else None
    if brief is None or item is None:
        return ()
    notes = (Ruled(0, desk.lang, desk.say(phrase("Your notes"))),)
    body = tuple(_body(desk, brief, item))
    parts = (Part(TEXT_SHARE, body), Part(NOTES_SHARE, notes, ruled=True)) if body else ()
    return (
        *opening(desk, paper, desk.say(ITEM_KINDS[item.kind])),
        *_strip(desk, brief, item),
        *_sides(desk, item),
        *labelled_box(
            desk.say(phrase("We leave the room with")), desk.prose(brief, "outcome"), Panel.OUTCOME, desk.lang
        ),
        *((Columns(parts, desk.lang),) if parts else notes),
    )


def _outcome_label(desk: Desk) -> Spans:
    return desk.say(phrase("We leave the room with"))


def _strip(desk: Desk, brief: Brief, item: Item) -> Blocks:
    """When in both zones, where, how long, interpreted, press, seating."""
    lang = desk.lang
    minutes = brief.minutes or item.minutes
    length = desk.say(counted("{n} minute", "{n} minutes", minutes)) if minutes else ()
    spoken = desk.say(INTERPRETED[item.interpreter]) if item.interpreter else ()
    press = desk.say(PRESS[item.press]) if item.press and item.press is not Press.UNKNOWN else ()
    manner = joined((length, spoken, press, desk.line(item, "setup")), " · ", lang)
    fields = (
        (34.0, desk.say(phrase("When")), para(when(desk, item), lang)),
        (30.0, desk.say(phrase("Where")), para(place_line(desk, item), lang)),
        (36.0, desk.say(phrase("How")), para(manner, lang)),
    )
    return strip(fields, lang)


def _sides(desk: Desk, item: Item) -> Blocks:
    """They and we: the first of each side with a portrait, the others by name below."""
    parts = []
    for side, title in ((Side.HOST, phrase("They")), (Side.OTHER, phrase("Others")), (Side.OWN, phrase("We"))):
        people = people_at(desk, item, side)
        if not people and side is Side.OTHER:
            continue
        label = para(desk.say(title), desk.lang, Role.FIELD, keep=True)
        blocks = (
            _side(desk, item, side, label) if people else (*label, *para(desk.unnamed(item), desk.lang, Role.VALUE))
        )
        parts.append(Part(1, blocks))
    return (Columns(tuple(parts), desk.lang), Space(2)) if parts else ()


def _side(desk: Desk, item: Item, side: Side, label: Blocks) -> Blocks:
    first, *rest = people_at(desk, item, side)
    person = desk.dossier.get(Person, first.person)
    head: Blocks
    if person:
        head = (face(desk, person, width=12.0, label=label),)
    else:
        head = (*label, *para(participant(desk, first), desk.lang, Role.VALUE))
    others = joined((participant(desk, who) for who in rest), desk.semicolon, desk.lang)
    return (*head, *para(others, desk.lang, Role.SMALL))


def _body(desk: Desk, brief: Brief, item: Item) -> Iterator[Block]:
    """All that stands beside the notes, in the order of the room."""
    lang, points = desk.lang, desk.dossier.children(TalkingPoint, brief.id)
    chosen = {kind: [point for point in points if point.kind is kind] for kind in PointKind}
    make = _make(desk, chosen[PointKind.MAKE])
    yield from section(desk.say(phrase("Points to make, in this order")), make, lang)
    yield from section(desk.say(phrase("Arguments")), _lines(desk, chosen[PointKind.ARGUMENT]), lang)
    yield from section(desk.say(phrase("Tactics")), _lines(desk, chosen[PointKind.TACTICAL]), lang)
    yield from section(desk.say(phrase("What they want, our answer")), _wants(desk, brief, item), lang)
    yield from section(desk.say(phrase("If raised")), if_raised(desk, chosen[PointKind.RESPOND]), lang)
    yield from section(desk.say(phrase("Ask")), _lines(desk, chosen[PointKind.QUESTION]), lang)
    avoid = _lines(desk, chosen[PointKind.AVOID], mark="×", tone=Tone.RED)
    yield from section(desk.say(phrase("Avoid")), avoid, lang)
    yield from section(desk.say(phrase("Deliverable")), _deliverable(desk, brief), lang)
    press = tuple(
        b for p in chosen[PointKind.PRESS] for b in para(quoted(desk.line(p, "headline"), lang), lang, Role.TABLE)
    )
    yield from section(desk.say(phrase("Press line")), press, lang)
    yield from section(desk.say(phrase("Background: may be used")), _small(desk.cited(brief, "usable")), lang)
    yield from section(desk.say(phrase("Background: not to be disclosed")), _small(desk.cited(brief, "closed")), lang)
    yield from section(desk.say(phrase("Note-taker and gift")), _closing(desk, brief), lang)


def _small(blocks: Blocks) -> Blocks:
    return restyled(blocks, Role.SMALL)


def _make(desk: Desk, points: list[TalkingPoint]) -> Blocks:
    """Numbered points; to whom is said only where they do not all go to the same people."""
    if not points:
        return ()
    spread = len({point.to for point in points}) > 1
    made = []
    for number, point in enumerate(points, start=1):
        people = [p for uid in point.to if (p := desk.dossier.get(Person, uid))]
        to = joined((name_of(desk, p, native=False) for p in people), desk.comma, desk.lang)
        headline = (*desk.line(point, "headline"), *_support(desk, point))
        made.append(
            Point(
                desk.figures(number)[0].text,
                headline,
                desk.prose(point, "text"),
                desk.lang,
                to if spread else (),
                Ref("point", point.id),
            )
        )
    return (Points(tuple(made)),)


def _support(desk: Desk, point: TalkingPoint) -> Spans:
    """The source numbers of a point: its own and those of the facts that support it."""
    supporting = [fact for uid in point.support if (fact := desk.dossier.get(Fact, uid))]
    records: list[Record] = [point, *supporting]
    return desk.cites(*records)


def _lines(desk: Desk, points: list[TalkingPoint], *, mark: str = "", tone: Tone = Tone.PLAIN) -> Blocks:
    """Points as a list: the headline, its sources, then the text."""
    lines = (
        (
            *para((*desk.line(point, "headline"), *_support(desk, point)), desk.lang, Role.TABLE),
            *restyled(desk.prose(point, "text"), Role.SMALL),
        )
        for point in points
    )
    return bullets(lines, desk.lang, mark=mark, tone=tone)


def _wants(desk: Desk, brief: Brief, item: Item) -> Blocks:
    """What the other side wants, first by person, and what we answer."""
    theirs, ours = restyled(desk.prose(brief, "theirs"), Role.TABLE), restyled(desk.prose(brief, "ours"), Role.TABLE)
    for who in people_at(desk, item, Side.HOST):
        person = desk.dossier.get(Person, who.person)
        if person and not theirs:
            theirs = restyled(desk.prose(person, "wants"), Role.TABLE)
    if not theirs and not ours:
        return ()
    return ruled(((50, ()), (50, ())), (row(Cell(theirs), Cell(ours)),), desk.lang)


def if_raised(desk: Desk, points: list[TalkingPoint], *, codes: bool = False) -> Blocks:
    """Questions in italics and answers upright: certain first, then possible, then unlikely ones."""
    rows: list[Row] = []
    for point in sorted(points, key=lambda p: _CHANCES.index(p.likelihood)):
        question = slanted(quoted(toned(desk.line(point, "headline"), Tone.MUTED), desk.lang))
        chance = desk.say(LIKELIHOODS[point.likelihood]) if point.likelihood else ()
        code = desk.code(point.brief) if codes else ()
        small = joined((toned(chance, Tone.MUTED), code), " · ", desk.lang)
        answer = restyled(desk.prose(point, "text"), Role.TABLE) or para(
            desk.unknown(point, "text"), desk.lang, Role.TABLE
        )
        cell = Cell((*para(question, desk.lang, Role.TABLE), *para(small, desk.lang, Role.SMALL)))
        rows.append(row(cell, Cell(answer), ref=Ref("point", point.id)))
    return ruled(((42, ()), (58, ())), rows, desk.lang)


def _deliverable(desk: Desk, brief: Brief) -> Blocks:
    """What is to be reached, and the paper with the provisions."""
    text = restyled(desk.prose(brief, "deliverable"), Role.TABLE)
    documents = [
        linked(joined((desk.line(d, "title"), desk.code(d.id)), " · ", desk.lang), desk.codes.get(d.id, ""))
        for d in desk.dossier.of(Agreement)
        if desk.codes.get(d.id)
    ]
    named = tuple(block for line in documents for block in para(line, desk.lang, Role.SMALL))
    return (*text, *named) if text else ()


def _closing(desk: Desk, brief: Brief) -> Blocks:
    taker = desk.dossier.get(Person, brief.note_taker)
    return para(
        joined((name_of(desk, taker) if taker else (), desk.line(brief, "gift")), " · ", desk.lang),
        desk.lang,
        Role.SMALL,
    )
