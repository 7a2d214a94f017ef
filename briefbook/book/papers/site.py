"""Site visit: why it was chosen, who receives, how to get there, what to see, what to ask."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Pair, bullets, facts, joined, labelled_box, para, section
from briefbook.book.moments import when_linked
from briefbook.book.papers.opening import opening
from briefbook.book.papers.programme import present
from briefbook.book.papers.steering import fact_list
from briefbook.errors import phrase
from briefbook.model.country import Place
from briefbook.model.fact import Achievement, Fact
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.programme import Item
from briefbook.model.record import Side
from briefbook.model.site import Site
from briefbook.tree.nodes import Panel, Ruled

NOTE_LINES = 8


def site(desk: Desk, paper: StoredPaper) -> Blocks:
    """The site of the paper; empty where it is not held."""
    found = desk.dossier.get(Site, paper.subject_uid)
    if found is None:
        return ()
    about = [f for f in desk.dossier.of(Fact) if f.subject_uid in (found.id, found.organisation) and f.subject_uid]
    return (
        *opening(desk, paper, desk.say(phrase("Site visit"))),
        *facts(_arrangements(desk, found), desk.lang),
        *section(desk.say(phrase("Why this site")), desk.cited(found, "why"), desk.lang),
        *section(desk.say(phrase("What you will see")), desk.prose(found, "see"), desk.lang),
        *section(desk.say(phrase("Facts")), fact_list(desk, about), desk.lang),
        *labelled_box(desk.say(phrase("Safety and pictures")), desk.prose(found, "rules"), Panel.RED, desk.lang),
        *section(desk.say(phrase("Questions to ask")), _questions(desk, found), desk.lang),
        Ruled(NOTE_LINES, desk.lang, desk.say(phrase("Your notes"))),
    )


def _arrangements(desk: Desk, found: Site) -> Iterator[Pair]:
    lang = desk.lang
    items = [item for uid in found.items if (item := desk.dossier.get(Item, uid))]
    hosts = desk.dossier.get(Organisation, found.organisation)
    place = desk.dossier.get(Place, found.place)
    seen = tuple(block for item in items for block in para(when_linked(desk, item), lang))
    yield desk.say(phrase("When")), seen or para(desk.unknown(found, "items"), lang)
    where = joined((desk.line(place, "name"), desk.line(place, "address")), desk.comma, lang) if place else ()
    yield desk.say(phrase("Where")), para(where or desk.unknown(found, "place"), lang)
    yield (
        desk.say(phrase("Hosts")),
        para(desk.line(hosts, "name") if hosts else desk.unknown(found, "organisation"), lang),
    )
    for item in items:
        yield desk.say(phrase("They")), para(present(desk, item, Side.HOST), lang)
        yield desk.say(phrase("We")), para(present(desk, item, Side.OWN), lang)
    yield desk.say(phrase("Route")), para(desk.line(found, "route") or desk.unknown(found, "route"), lang)
    yield desk.say(phrase("Minutes on the way")), para(desk.line(found, "minutes_from"), lang)


def _questions(desk: Desk, found: Site) -> Blocks:
    """Questions about the achievements of the organisation that receives."""
    asked = (
        desk.inline(one, "question")
        for one in desk.dossier.of(Achievement)
        if found.organisation and one.organisation == found.organisation
    )
    return bullets((para(spans, desk.lang) for spans in asked), desk.lang)
