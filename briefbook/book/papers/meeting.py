"""Meeting brief: one side of A4 in the order in which it is read in the room."""

from collections.abc import Iterator

from briefbook.book.contact import came_of, contacts_with
from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Pair,
    Spans,
    facts,
    joined,
    labelled_box,
    line_cell,
    mapped,
    para,
    quoted,
    restyled,
    row,
    ruled,
    section,
    slanted,
    text_of,
    toned,
    with_end,
)
from briefbook.book.moments import place_line, to_day, when_linked
from briefbook.book.papers.opening import opening
from briefbook.book.people import face, name_of, participant, people_at
from briefbook.book.speaking import speaking_time
from briefbook.book.vocabulary import INTERPRETED, ITEM_KINDS, LIKELIHOODS, PRESS
from briefbook.errors import Phrase, Ref, counted, phrase
from briefbook.model.agreement import Agreement
from briefbook.model.brief import Brief, Likelihood, PointKind, TalkingPoint
from briefbook.model.fact import Fact
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.programme import Item, Participant, Press
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
    Span,
    Tone,
)

TEXT_SHARE, NOTES_SHARE = 72, 28
_ROWS = (21, 79)
# Above so many characters a brief is set closer, to stay on one side of A4. Not words: Serbian ones are longer.
CLOSE = 740
CHANCES = (*Likelihood, None)


def meeting(desk: Desk, paper: StoredPaper) -> Blocks:
    """The brief that the paper is about; empty where it or its item is not held."""
    brief = desk.dossier.get(Brief, paper.subject_uid)
    item = desk.dossier.get(Item, brief.item) if brief else None
    if brief is None or item is None:
        return ()
    # In the order of the page: the first mention of a person carries the native name.
    head = opening(desk, paper, desk.say(ITEM_KINDS[item.kind]))
    strip = _strip(desk, brief, item)
    label = desk.say(phrase("We leave the room with"))
    outcome = labelled_box(label, desk.prose(brief, "outcome"), Panel.OUTCOME, desk.lang)
    notes = (Ruled(0, desk.lang, desk.say(phrase("Your notes"))),)
    body = tuple(_body(desk, brief, item))
    parts = (Part(TEXT_SHARE, body), Part(NOTES_SHARE, notes, ruled=True))
    return (*head, *strip, *outcome, *((Columns(parts, desk.lang),) if body else notes))


def _strip(desk: Desk, brief: Brief, item: Item) -> Blocks:
    """When in both zones, where and how in a line, then they and we with portraits; all in one where all is open."""
    ref, lang = Ref("item", item.id), desk.lang
    manner = _manner(desk, brief, item)
    if item.day is None and item.starts is None and not item.place:
        left = (
            *_field(desk, phrase("When and where"), to_day(desk, item, desk.unknown(item, "day"))),
            *_field(desk, phrase("How"), manner),
        )
        return (Columns((Part(28, left), *_sides(desk, item)), lang, ref=ref),)
    # In the order of the page: the first mention of a person carries the native name.
    shares = (44, 28, 28) if manner else (50, 50)
    found = (
        _field(desk, phrase("When"), when_linked(desk, item, tied=True)),
        _field(desk, phrase("Where"), place_line(desk, item)),
        _field(desk, phrase("How"), manner),
    )
    fields = tuple(map(Part, shares, found))
    return (Columns(fields, lang, ref=ref), Columns(tuple(_sides(desk, item)), lang, ref=ref))


def _field(desk: Desk, title: Phrase, value: Spans) -> Blocks:
    if not value:
        return ()
    return (*para(desk.say(title), desk.lang, Role.FIELD, keep=True), *para(value, desk.lang, Role.VALUE))


def _manner(desk: Desk, brief: Brief, item: Item) -> Spans:
    """How long, interpreted, press, seating, as far as they are known; how long our points take to be said."""
    minutes = brief.minutes or item.minutes
    length = desk.say(counted("{n} minute", "{n} minutes", minutes)) if minutes else ()
    spoken = desk.say(INTERPRETED[item.interpreter]) if item.interpreter else ()
    press = desk.say(PRESS[item.press]) if item.press and item.press is not Press.UNKNOWN else ()
    parts = (length, spoken, press, desk.line(item, "setup"), speaking_time(desk, brief, item))
    return joined(parts, " · ", desk.lang)


def _sides(desk: Desk, item: Item) -> Iterator[Part]:
    """They and we: the first of each side with a portrait, the others by name below."""
    for side, title in ((Side.HOST, phrase("They")), (Side.OTHER, phrase("Others")), (Side.OWN, phrase("We"))):
        people = people_at(desk, item, side)
        label = para(desk.say(title), desk.lang, Role.FIELD, keep=True)
        if people:
            yield Part(40, _side(desk, people, label))
        elif side is not Side.OTHER:
            yield Part(40, (*label, *para(desk.unnamed(item), desk.lang, Role.VALUE)))


def _side(desk: Desk, people: tuple[Participant, ...], label: Blocks) -> Blocks:
    first, *rest = people
    person = desk.dossier.get(Person, first.person)
    head: Blocks
    if person:
        head = (face(desk, person, width=11.0, label=label),)
    else:
        head = (*label, *para(participant(desk, first), desk.lang, Role.VALUE))
    others = joined((participant(desk, who) for who in rest), desk.semicolon, desk.lang)
    return (*head, *para(others, desk.lang, Role.SMALL))


def _body(desk: Desk, brief: Brief, item: Item) -> Iterator[Block]:
    """All that stands beside the notes, in the order of the room."""
    lang, points = desk.lang, desk.dossier.children(TalkingPoint, brief.id)
    chosen = {kind: [point for point in points if point.kind is kind] for kind in PointKind}
    said, rest = (Role.TABLE, Role.SMALL) if _close(desk, brief) else (Role.BODY, Role.TABLE)
    make = _make(desk, chosen[PointKind.MAKE], said)
    arguments = (
        (desk.say(phrase("Arguments")), _lines(desk, chosen[PointKind.ARGUMENT])),
        (desk.say(phrase("Tactics")), _lines(desk, chosen[PointKind.TACTICAL])),
    )
    yield from section(desk.say(phrase("Points to make, in this order")), make, lang)
    yield from facts(arguments, lang, shares=_ROWS, role=rest)
    yield from section(desk.say(phrase("What they want, our answer")), _wants(desk, brief, item), lang)
    yield from section(desk.say(phrase("If raised")), if_raised(desk, chosen[PointKind.RESPOND]), lang)
    yield from facts(_last(desk, brief, item, chosen), lang, shares=_ROWS, role=rest)


def _last(desk: Desk, brief: Brief, item: Item, chosen: dict[PointKind, list[TalkingPoint]]) -> Iterator[Pair]:
    """What follows the questions, a line each: background stands last, so that it is what runs over."""
    yield desk.say(phrase("Ask")), _lines(desk, chosen[PointKind.QUESTION])
    avoid = mapped(_lines(desk, chosen[PointKind.AVOID]), lambda spans: toned(spans, Tone.INK))
    yield desk.say(phrase("Avoid"), tone=Tone.RED), avoid
    yield desk.say(phrase("Deliverable")), _deliverable(desk, brief)
    lines = (quoted(desk.line(point, "headline"), desk.lang) for point in chosen[PointKind.PRESS])
    yield desk.say(phrase("Press line")), tuple(block for line in lines for block in para(line, desk.lang))
    yield desk.say(phrase("May be used")), _small(desk.cited(brief, "usable"))
    yield desk.say(phrase("Not to be disclosed"), tone=Tone.RED), _small(desk.cited(brief, "closed"))
    taker = desk.dossier.get(Person, brief.note_taker)
    yield desk.say(phrase("Last met")), _last_met(desk, item)
    yield desk.say(phrase("Note-taker")), para(name_of(desk, taker) if taker else (), desk.lang)
    yield desk.say(phrase("Gift")), para(desk.line(brief, "gift"), desk.lang)


def _last_met(desk: Desk, item: Item) -> Blocks:
    """The last contact with each person of the other side, and what came of earlier points to them."""
    people = (desk.dossier.get(Person, who.person) for who in people_at(desk, item, Side.HOST))
    last = (
        contact for person in people if person for contact in (*contacts_with(desk, person)[:1], *came_of(desk, person))
    )
    lines = (joined(contact, desk.comma, desk.lang) for contact in last)
    return _small(tuple(block for line in lines for block in para(line, desk.lang)))


def _small(blocks: Blocks) -> Blocks:
    return restyled(blocks, Role.SMALL)


def _close(desk: Desk, brief: Brief) -> bool:
    """Whether the brief has so much text in the book's language that it must be set closer."""
    fields = [desk.inline(brief, name) for name in ("outcome", "ours", "theirs", "deliverable", "usable", "closed")]
    for point in desk.dossier.children(TalkingPoint, brief.id):
        fields += [desk.line(point, "headline"), desk.inline(point, "text")]
    return sum(len(text_of(spans)) for spans in fields) > CLOSE


def _make(desk: Desk, points: list[TalkingPoint], role: Role) -> Blocks:
    """Numbered points, their texts in a role; to whom is said only where they do not all go to the same people."""
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
                restyled(desk.prose(point, "text"), role),
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


def _lines(desk: Desk, points: list[TalkingPoint]) -> Blocks:
    """Points one after the other: the headline with its sources, then the text, smaller."""
    lines = (
        (*para((*desk.line(point, "headline"), *_support(desk, point)), desk.lang), *_small(desk.prose(point, "text")))
        for point in points
    )
    return tuple(block for line in lines for block in line)


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


def if_raised(desk: Desk, points: list[TalkingPoint]) -> Blocks:
    """Questions in italics and answers upright: certain first, then possible, then unlikely ones."""
    ordered = sorted(points, key=lambda point: CHANCES.index(point.likelihood))
    rows = [asked(desk, point) for point in ordered]
    return ruled(((38, ()), (46, ()), (16, ())), rows, desk.lang)


def asked(desk: Desk, point: TalkingPoint, codes: Spans = ()) -> Row:
    """A question, what we answer, how likely it is, and the codes of the papers that hold it."""
    question = slanted(toned(quoted(desk.line(point, "headline"), desk.lang), Tone.MUTED))
    chance = desk.say(LIKELIHOODS[point.likelihood], tone=Tone.MUTED) if point.likelihood else ()
    answer = desk.prose(point, "text") or para(desk.unknown(point, "text"), desk.lang)
    return row(
        line_cell(question, desk.lang),
        Cell(restyled(answer, Role.TABLE)),
        line_cell(joined((chance, codes), " · ", desk.lang), desk.lang, Role.SMALL),
        ref=Ref("point", point.id),
    )


def _deliverable(desk: Desk, brief: Brief) -> Blocks:
    """What is to be reached, with the codes of the papers about documents."""
    codes = joined((desk.code(document.id) for document in desk.dossier.of(Agreement)), desk.comma, desk.lang)
    end = (Span(" · ", desk.lang), *codes) if codes else ()
    return with_end(desk.prose(brief, "deliverable"), end)
