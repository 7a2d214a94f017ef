"""Achievements: the numbers large, where to use them, then each with what it is to us and what to ask."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Pair, bullets, facts, heading, joined, labelled_box, para
from briefbook.book.moments import day_or_nothing
from briefbook.book.papers.opening import opening
from briefbook.book.papers.tiles import aged, tiles
from briefbook.book.vocabulary import CONFIDENCE
from briefbook.errors import Ref, phrase
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.fact import Achievement, Fact, FactKind
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.source import Photo
from briefbook.tree.nodes import Block, Card, Panel, Role, Tone

PHOTO = (44.0, 33.0)
_CLAIMS = (FactKind.FIRST, FactKind.RANK)


def achievements(desk: Desk, paper: StoredPaper) -> Blocks:
    """The fact sheet; empty where no achievement is entered."""
    chosen = desk.dossier.of(Achievement)
    if paper.subject_uid:
        chosen = tuple(a for a in chosen if paper.subject_uid in (a.id, a.country, a.organisation))
    if not chosen:
        return ()
    uids: dict[str, None] = dict.fromkeys(uid for one in chosen for uid in one.facts)
    numbers = [fact for uid in uids if (fact := desk.dossier.get(Fact, uid))]
    return (
        *opening(desk, paper, desk.say(phrase("Fact sheet"))),
        *tiles(desk, numbers),
        *labelled_box(desk.say(phrase("Use it in the room")), _uses(desk, uids), Panel.GOLD, desk.lang),
        *(block for one in chosen for block in _achievement(desk, one)),
    )


def _achievement(desk: Desk, one: Achievement) -> Iterator[Block]:
    title = heading((*desk.line(one, "title"), *desk.cites(one)), desk.lang, 3)
    photo = desk.dossier.get(Photo, one.photo)
    inner = (*desk.prose(one, "summary"), *facts(_pairs(desk, one), desk.lang, shares=(17, 83)))
    yield from title
    if photo:
        yield Card(desk.figure(photo, *PHOTO), inner, desk.lang, Ref("achievement", one.id))
    else:
        yield from inner


def _pairs(desk: Desk, one: Achievement) -> Iterator[Pair]:
    lang = desk.lang
    owner = desk.dossier.get(Organisation, one.organisation)
    yield desk.say(phrase("Owner")), para(desk.line(owner, "name") if owner else (), lang)
    yield desk.say(phrase("Since")), para(day_or_nothing(desk, one.started), lang)
    yield desk.say(phrase("Facts")), _facts(desk, one)
    yield desk.say(phrase("How")), desk.prose(one, "how")
    yield desk.say(phrase("For us")), desk.prose(one, "relevance")
    yield desk.say(phrase("Ask")), desk.prose(one, "question")


def _facts(desk: Desk, one: Achievement) -> Blocks:
    """The facts with their age, several as a list; a claim to be the first or the largest is flagged."""
    lines: list[Blocks] = []
    for uid in one.facts:
        fact = desk.dossier.get(Fact, uid)
        if fact:
            claim = desk.say(phrase("claim"), tone=Tone.AMBER) if fact.kind in _CLAIMS else ()
            said = desk.say(CONFIDENCE[fact.confidence], tone=Tone.MUTED) if fact.confidence else ()
            line = joined((desk.line(fact, "text"), claim, said), " · ", desk.lang)
            lines.append(para((*line, *desk.cites(fact), *aged(desk, fact)), desk.lang, Role.TABLE))
    return bullets(lines, desk.lang) if len(lines) > 1 else tuple(block for line in lines for block in line)


def _uses(desk: Desk, uids: dict[str, None]) -> Blocks:
    """The points of the meetings that stand on these facts: to make, to argue, to ask."""
    lines = []
    for point in desk.dossier.of(TalkingPoint):
        if point.kind in (PointKind.MAKE, PointKind.ARGUMENT, PointKind.QUESTION) and set(point.support) & set(uids):
            lines.append(joined((desk.line(point, "headline"), desk.code(point.brief)), " · ", desk.lang))
    unique = {line[0].text: line for line in lines if line}
    return bullets((para(line, desk.lang, Role.TABLE) for line in unique.values()), desk.lang)
