"""Achievements: the numbers large, where to use them, then each with what it is to us and what to ask."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Pair,
    abreast,
    bullets,
    facts,
    heading,
    joined,
    labelled_box,
    para,
    quoted,
    section,
    slanted,
    strong,
    text_of,
)
from briefbook.book.marks import nodes
from briefbook.book.moments import day_or_nothing
from briefbook.book.papers.figures import chart
from briefbook.book.papers.opening import opening
from briefbook.book.papers.tiles import aged, standing, tiled, tiles
from briefbook.errors import Ref, phrase
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.fact import Achievement, Fact
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.source import Photo
from briefbook.tree.nodes import Block, Card, Columns, Panel, Part, Role, Span, Tone

PHOTO = (44.0, 33.0)
SHORT = 420
"""Most characters of an achievement that stands beside another."""
BREATH = 30
"""Most words of a sentence for one breath: some twelve seconds at 150 words a minute."""


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
        *_drawn_and_used(desk, numbers, uids),
        *labelled_box(desk.say(phrase("Say it in one breath")), _breath(desk, uids), Panel.GOLD, desk.lang),
        *_each(desk, chosen, frozenset(fact.id for fact in tiled(numbers))),
    )


def _each(desk: Desk, chosen: tuple[Achievement, ...], shown: frozenset[str]) -> Iterator[Block]:
    """The achievements one by one: short ones two abreast, one with a photo or much text over the full width.

    Facts that are `shown` on a tile are not told again.
    """
    waiting: Blocks = ()
    for one in chosen:
        made = tuple(_achievement(desk, one, shown))
        if one.photo or sum(len(node.text) for node in nodes(made) if isinstance(node, Span)) > SHORT:
            yield from _halves(desk, waiting)
            yield from made
            waiting = ()
        elif waiting:
            yield from _halves(desk, waiting, made)
            waiting = ()
        else:
            waiting = made
    yield from _halves(desk, waiting)


def _halves(desk: Desk, one: Blocks, other: Blocks = ()) -> Blocks:
    """Two achievements side by side; one alone keeps to its half, as those above it do."""
    return (Columns((Part(1, one), Part(1, other)), desk.lang),) if one else ()


def _achievement(desk: Desk, one: Achievement, shown: frozenset[str]) -> Iterator[Block]:
    title = heading((*desk.line(one, "title"), *desk.cites(one)), desk.lang, 3)
    photo = desk.dossier.get(Photo, one.photo)
    shares = (17, 83) if photo else (28, 72)
    inner = (*desk.prose(one, "summary"), *facts(_pairs(desk, one, shown), desk.lang, shares=shares))
    yield from title
    if photo:
        yield Card(desk.figure(photo, *PHOTO), inner, desk.lang, Ref("achievement", one.id))
    else:
        yield from inner


def _pairs(desk: Desk, one: Achievement, shown: frozenset[str]) -> Iterator[Pair]:
    lang = desk.lang
    owner = desk.dossier.get(Organisation, one.organisation)
    yield desk.say(phrase("Owner")), para(desk.line(owner, "name") if owner else (), lang)
    yield desk.say(phrase("Since")), para(day_or_nothing(desk, one.started), lang)
    yield desk.say(phrase("Facts")), _facts(desk, one, shown)
    yield desk.say(phrase("How")), desk.prose(one, "how")
    yield desk.say(phrase("For us")), desk.prose(one, "relevance")
    yield desk.say(phrase("Ask")), desk.prose(one, "question")


def _facts(desk: Desk, one: Achievement, shown: frozenset[str]) -> Blocks:
    """The facts that no tile shows, with their age, several as a list; a claim to be the first is flagged."""
    lines: list[Blocks] = []
    for uid in one.facts:
        fact = desk.dossier.get(Fact, uid)
        if fact and uid not in shown:
            line = joined((desk.line(fact, "text"), standing(desk, fact)), " · ", desk.lang)
            lines.append(para((*line, *desk.cites(fact), *aged(desk, fact)), desk.lang, Role.TABLE))
    return bullets(lines, desk.lang) if len(lines) > 1 else tuple(block for line in lines for block in line)


def _drawn_and_used(desk: Desk, numbers: list[Fact], uids: dict[str, None]) -> Blocks:
    """The chart, where there is one, beside the points that stand on these facts."""
    drawn = chart(desk, numbers)
    used = section(desk.say(phrase("Use it in the room")), _uses(desk, uids), desk.lang)
    return abreast(drawn, used, desk.lang)


def _supported(desk: Desk, uids: dict[str, None], kinds: tuple[PointKind, ...]) -> Iterator[TalkingPoint]:
    """Points of these kinds that stand on one of the facts, in the order of the meetings."""
    for point in desk.dossier.of(TalkingPoint):
        if point.kind in kinds and set(point.support) & set(uids):
            yield point


def _uses(desk: Desk, uids: dict[str, None]) -> Blocks:
    """The points of the meetings that stand on these facts: to make, to argue, to ask."""
    lines: dict[str, Blocks] = {}
    for point in _supported(desk, uids, (PointKind.MAKE, PointKind.ARGUMENT, PointKind.QUESTION)):
        headline = desk.line(point, "headline")
        if headline:
            line = joined((strong(desk.code(point.brief)), headline), " · ", desk.lang)
            lines.setdefault(headline[0].text, para(line, desk.lang, Role.TABLE))
    return bullets(lines.values(), desk.lang, mark="‹" if desk.lang.rtl else "›", tone=Tone.ACCENT)


def _breath(desk: Desk, uids: dict[str, None]) -> Blocks:
    """A sentence on these facts that can be said at once: that of the first point to make which is short enough."""
    for point in _supported(desk, uids, (PointKind.MAKE,)):
        said = desk.inline(point, "text")
        if said and len(text_of(said).split()) <= BREATH:
            return para((*quoted(slanted(said), desk.lang),), desk.lang, Role.LEAD)
    return ()
