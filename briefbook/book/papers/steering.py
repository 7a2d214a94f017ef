"""Steering brief: why now, who invited, what is claimed and by whom, what both sides want, what to watch."""

from collections.abc import Iterable

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Spans,
    abreast,
    bullets,
    facts,
    joined,
    line_cell,
    linked,
    para,
    quoted,
    row,
    ruled,
    section,
    toned,
)
from briefbook.book.moments import day_or_nothing, duration, period_line
from briefbook.book.papers.glance import objectives
from briefbook.book.papers.opening import opening
from briefbook.book.people import called, name_and_post, name_of
from briefbook.book.vocabulary import CONFIDENCE, IMPACTS, LEVELS, LIKELIHOODS, VISIT_KINDS
from briefbook.errors import Ref, phrase
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.fact import Fact, FactKind
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.protocol import Risk
from briefbook.model.record import Side
from briefbook.tree.nodes import Role, Tone

QUOTED = (FactKind.QUOTE,)
_WHY = (FactKind.FIRST, FactKind.POLICY)


def steering(desk: Desk, paper: StoredPaper) -> Blocks:
    """Two to four pages; empty where the visit has no facts, risks or objectives that this reader may see."""
    about = [fact for fact in desk.dossier.of(Fact) if fact.subject_uid == desk.visit.id]
    # In the order of the page: the first mention of a person carries the native name.
    why = section(desk.say(phrase("Why now")), fact_list(desk, (f for f in about if f.kind in _WHY)), desk.lang)
    invitation = section(desk.say(phrase("Invitation and host")), _invitation(desk), desk.lang)
    events = fact_list(desk, (fact for fact in about if fact.kind is FactKind.EVENT))
    rest = (
        section(desk.say(phrase("What has happened")), events, desk.lang),
        section(desk.say(phrase("Claims and who makes them")), _claims(desk), desk.lang),
        section(desk.say(phrase("What they want")), _their_aims(desk), desk.lang),
        section(desk.say(phrase("What we want, and how we shall know")), objectives(desk), desk.lang),
        section(desk.say(phrase("Watch out")), _risks(desk), desk.lang),
        abreast(
            section(desk.say(phrase("Avoid")), avoid_lines(desk), desk.lang),
            section(desk.say(phrase("Press line")), press_lines(desk), desk.lang),
            desk.lang,
        ),
    )
    if not why and not any(rest):
        return ()
    purpose = para(desk.inline(desk.visit, "purpose"), desk.lang, Role.LEAD)
    head = opening(desk, paper, desk.say(phrase("Purpose and line")))
    return (*head, *purpose, *why, *invitation, *(block for part in rest for block in part))


def fact_list(desk: Desk, chosen: Iterable[Fact]) -> Blocks:
    """Facts as a list, each with period, confidence and source numbers."""
    return bullets((para(fact_line(desk, fact), desk.lang) for fact in chosen), desk.lang)


def fact_line(desk: Desk, fact: Fact) -> Spans:
    """What a fact states, who said it, and where it was read."""
    text = desk.line(fact, "text")
    said_by = desk.line(fact, "quoted_from")
    confidence = desk.say(CONFIDENCE[fact.confidence], tone=Tone.MUTED) if fact.confidence else ()
    line = quoted(text, desk.lang) if fact.kind in QUOTED else text
    return (*joined((line, toned(said_by, Tone.MUTED), confidence), " · ", desk.lang), *desk.cites(fact))


def _invitation(desk: Desk) -> Blocks:
    visit = desk.visit
    host = desk.dossier.get(Person, visit.invited_by)
    org = desk.dossier.get(Organisation, visit.host_org)
    level = desk.say(LEVELS[visit.level]) if visit.level else ()
    kind = joined((desk.say(VISIT_KINDS[visit.kind]), duration(desk), level), " · ", desk.lang)
    invited = day_or_nothing(desk, visit.invited_on)
    return facts(
        (
            (desk.say(phrase("Official invitation")), para(name_and_post(desk, host) if host else (), desk.lang)),
            (desk.say(phrase("Invited on")), para(invited or desk.unknown(visit, "invited_on"), desk.lang)),
            (desk.say(phrase("Host")), para(desk.line(org, "name") if org else (), desk.lang)),
            (desk.say(phrase("Kind")), para(kind, desk.lang)),
        ),
        desk.lang,
    )


def _claims(desk: Desk) -> Blocks:
    """Quoted facts in a table: what is said and where it was read, by whom or about whom."""
    rows = []
    for fact in desk.dossier.of(Fact):
        if fact.kind not in QUOTED:
            continue
        by = desk.line(fact, "quoted_from") or called(desk, desk.dossier.get(Person, fact.subject_uid))
        rows.append(
            row(
                line_cell((*quoted(desk.line(fact, "text"), desk.lang), *desk.cites(fact)), desk.lang),
                line_cell(joined((by, period_line(desk, fact.period)), " · ", desk.lang), desk.lang),
                ref=Ref("fact", fact.id),
            )
        )
    heads = (desk.say(phrase("Claim")), desk.say(phrase("Said by")))
    return ruled(zip((78, 22), heads, strict=True), rows, desk.lang)


def _their_aims(desk: Desk) -> Blocks:
    """What the people of the other side want, by name."""
    pairs = []
    for person in desk.dossier.of(Person):
        wants = desk.prose(person, "wants")
        if person.side is not Side.OWN and wants:
            pairs.append((linked(name_of(desk, person), desk.codes.get(person.id, "")), wants))
    return facts(pairs, desk.lang)


def _risks(desk: Desk) -> Blocks:
    rows = []
    for risk in desk.dossier.of(Risk):
        weight = (
            desk.say(LIKELIHOODS[risk.likelihood]) if risk.likelihood else (),
            desk.say(IMPACTS[risk.impact]) if risk.impact else (),
        )
        title = (*desk.line(risk, "title"), *desk.cites(risk))
        small = para(toned(joined(weight, " · ", desk.lang), Tone.MUTED), desk.lang, Role.SMALL)
        cells = line_cell(title, desk.lang)
        rows.append(
            row(
                type(cells)((*cells.blocks, *small)),
                line_cell(desk.line(risk, "line") or desk.unknown(risk, "line"), desk.lang),
                ref=Ref("risk", risk.id),
            )
        )
    heads = (desk.say(phrase("Risk")), desk.say(phrase("Our line")))
    return ruled(zip((56, 44), heads, strict=True), rows, desk.lang)


def _points(desk: Desk, kind: PointKind) -> list[tuple[Spans, Spans]]:
    """Headlines of one kind over all meetings, each text once, with the papers that hold it."""
    found: dict[str, tuple[Spans, list[Spans]]] = {}
    for point in desk.dossier.of(TalkingPoint):
        if point.kind is kind:
            line = desk.line(point, "headline")
            if line:
                _, codes = found.setdefault(line[0].text, (line, []))
                codes.append(desk.code(point.brief))
    comma = desk.comma.replace(" ", "\u00a0")
    return [(line, joined(codes, comma, desk.lang)) for line, codes in found.values()]


def avoid_lines(desk: Desk) -> Blocks:
    """What is not to be said in any meeting, each once, with the papers that say so."""
    lines = (joined(pair, " · ", desk.lang) for pair in _points(desk, PointKind.AVOID))
    return bullets((para(line, desk.lang) for line in lines), desk.lang, mark="×", tone=Tone.RED)


def press_lines(desk: Desk) -> Blocks:
    """The press lines of all meetings, each once."""
    lines = (
        joined((quoted(line, desk.lang), codes), " · ", desk.lang) for line, codes in _points(desk, PointKind.PRESS)
    )
    return tuple(block for line in lines for block in para(line, desk.lang))
