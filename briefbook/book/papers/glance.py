"""The visit at a glance: purpose, objectives, what is signed, what to say, what may go wrong, faces and days."""

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Spans,
    bullets,
    grid,
    joined,
    labelled_box,
    line_cell,
    linked,
    para,
    row,
    ruled,
    section,
    strong,
    toned,
)
from briefbook.book.moments import DayPlan, by_day, duration, state_line, stretch
from briefbook.book.papers.cover import CARDS_ACROSS, MOST_CARDS, day_card
from briefbook.book.papers.opening import opening
from briefbook.book.people import face
from briefbook.book.vocabulary import LEVELS, VISIT_KINDS
from briefbook.errors import Ref, phrase
from briefbook.model.agreement import Agreement, Provision
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.fact import Fact, FactKind
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.programme import Item, ItemState, Participant
from briefbook.model.protocol import Risk
from briefbook.model.record import Side
from briefbook.model.visit import Objective
from briefbook.tree.nodes import Columns, Key, Legend, Panel, Part, Role, Space, Tone

MOST_MESSAGES, MOST_RISKS, MOST_FACES = 5, 3, 3
STATES = {
    ItemState.FIRM: Tone.GREEN,
    ItemState.TENTATIVE: Tone.MUTED,
    ItemState.TBC: Tone.AMBER,
    ItemState.CANCELLED: Tone.RED,
}
"""Colours of the states of an item; the word stands behind its title, for a house without colour."""


def glance(desk: Desk, paper: StoredPaper) -> Blocks:
    """One page; empty where neither purpose nor objectives are known."""
    purpose = desk.prose(desk.visit, "purpose")
    aims = objectives(desk)
    if not purpose and not aims:
        return ()
    left = (
        *section(desk.say(phrase("Objectives")), aims, desk.lang),
        *section(desk.say(phrase("Risks")), _risks(desk), desk.lang),
    )
    right = (
        *section(desk.say(phrase("Deliverables")), _deliverables(desk), desk.lang),
        *section(desk.say(phrase("Messages")), _messages(desk), desk.lang),
    )
    both = (Part(58, left), Part(42, right)) if left and right else (Part(1, left or right),)
    return (
        *opening(desk, paper, _kicker(desk)),
        *labelled_box(desk.say(phrase("Purpose")), purpose, Panel.OUTCOME, desk.lang),
        *first_claims(desk),
        Columns(both, desk.lang),
        *section(desk.say(phrase("Faces")), _faces(desk), desk.lang),
        *_days(desk),
    )


def _days(desk: Desk) -> Blocks:
    """A card for each day, its items with the colour of their state and, where they are not firm, its word."""
    plans = [plan for plan in by_day(desk) if plan.day][:MOST_CARDS]
    return grid((day_card(desk, plan, _day(desk, plan)) for plan in plans), desk.lang, across=CARDS_ACROSS)


def _day(desk: Desk, plan: DayPlan) -> Blocks:
    lines = tuple(
        Legend((_key(desk, item, title),), desk.lang, Role.SMALL, Ref("item", item.id))
        for item in plan.items
        if (title := desk.line(item, "title"))
    )
    return lines or para(desk.say(phrase("to be confirmed"), tone=Tone.AMBER), desk.lang, Role.TABLE)


def _key(desk: Desk, item: Item, title: Spans) -> Key:
    return Key(STATES[item.state], joined((toned(title, Tone.INK), state_line(desk, item)), " · ", desk.lang))


def _kicker(desk: Desk) -> Spans:
    visit = desk.visit
    first, _ = stretch(desk, visit.starts_on, visit.ends_on)
    level = desk.say(LEVELS[visit.level]) if visit.level else ()
    return joined((desk.say(VISIT_KINDS[visit.kind]), level, duration(desk), first), " · ", desk.lang)


def objectives(desk: Desk) -> Blocks:
    """The objectives with how one will know, numbered in their order."""
    rows = []
    for number, aim in enumerate(sorted(desk.dossier.of(Objective), key=lambda o: (o.priority or 99, o.seq)), start=1):
        measure = toned(desk.line(aim, "measure"), Tone.MUTED)
        text = joined((desk.line(aim, "text"), measure), " · ", desk.lang)
        rows.append(
            row(
                line_cell(strong(toned(desk.figures(number), Tone.ACCENT)), desk.lang),
                line_cell(text, desk.lang),
                ref=Ref("objective", aim.id),
            )
        )
    return ruled(((5, ()), (95, ())), rows, desk.lang)


def first_claims(desk: Desk) -> Blocks:
    """What is said to be the first of its kind about the visit, with its sources."""
    lines = (
        (*desk.line(fact, "text"), *desk.cites(fact))
        for fact in desk.dossier.of(Fact)
        if fact.subject_uid == desk.visit.id and fact.kind is FactKind.FIRST
    )
    return tuple(block for spans in lines for block in para(spans, desk.lang, Role.LEAD))


def _deliverables(desk: Desk) -> Blocks:
    """Each document with its provisions."""
    out: list[Blocks] = []
    for document in desk.dossier.of(Agreement):
        title = linked(desk.line(document, "title"), desk.codes.get(document.id, ""))
        subjects = [desk.line(p, "subject") for p in desk.dossier.children(Provision, document.id)]
        inner = bullets((para(s, desk.lang, Role.TABLE) for s in subjects), desk.lang)
        out.append((*para(strong(title), desk.lang, Role.TABLE), Space(1), *inner))
    return tuple(block for part in out for block in part)


def _messages(desk: Desk) -> Blocks:
    """The first points to make of the meetings, in turn, with the paper that holds them."""
    made = []
    for brief in desk.dossier.of(Brief):
        points = [p for p in desk.dossier.children(TalkingPoint, brief.id) if p.kind is PointKind.MAKE]
        made.append([(point, desk.code(brief.id)) for point in points])
    turns = [
        pair for turn in range(max((len(p) for p in made), default=0)) for p in made for pair in p[turn : turn + 1]
    ]
    lines = (joined((desk.line(point, "headline"), code), " · ", desk.lang) for point, code in turns[:MOST_MESSAGES])
    return bullets((para(line, desk.lang, Role.TABLE) for line in lines), desk.lang)


def _risks(desk: Desk) -> Blocks:
    lines = (risk_lines(desk, risk) for risk in desk.dossier.of(Risk)[:MOST_RISKS])
    return bullets(lines, desk.lang, mark="!", tone=Tone.RED)


def risk_lines(desk: Desk, risk: Risk) -> Blocks:
    """A risk, and below it the line to take."""
    return (
        *para((*desk.line(risk, "title"), *desk.cites(risk)), desk.lang, Role.TABLE),
        *para(toned(desk.line(risk, "line"), Tone.MUTED), desk.lang, Role.SMALL),
    )


def _faces(desk: Desk) -> Blocks:
    """The people of the other side whom the programme names."""
    met = {p.person for p in desk.dossier.of(Participant)}
    people = [p for p in desk.dossier.of(Person) if p.id in met and p.side is not Side.OWN][:MOST_FACES]
    if not people:
        return ()
    empty = (Part(1, ()),) if len(people) == 1 else ()
    return (Columns((*(Part(1, (face(desk, person, width=12.0),)) for person in people), *empty), desk.lang),)
