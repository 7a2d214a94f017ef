"""Country: what it is called, how it lives by the clock and the calendar, who leads, what the figures say."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    DOT,
    WIDE_DOT,
    Blocks,
    Pair,
    Spans,
    abreast,
    bullets,
    facts,
    joined,
    para,
    plain,
    restyled,
    section,
    toned,
)
from briefbook.book.moments import zones_line
from briefbook.book.papers.figures import chart
from briefbook.book.papers.opening import opening
from briefbook.book.papers.steering import fact_list
from briefbook.book.papers.tiles import age_line, aged
from briefbook.book.people import name_and_post, tongues
from briefbook.book.vocabulary import CALENDARS, TONGUES
from briefbook.errors import Ref, phrase
from briefbook.model.country import Country
from briefbook.model.fact import Achievement, Fact, FactKind
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.protocol import ProtocolNote
from briefbook.tree.nodes import Paragraph, Role, Span, Tone

_FIGURES = (FactKind.NUMBER, FactKind.RANK)
FLAG = (45.0, 30.0)


def country(desk: Desk, paper: StoredPaper) -> Blocks:
    """The country of the paper, else the host country; empty where it is not known."""
    uid = paper.subject_uid or desk.visit.host_country
    found = desk.dossier.get(Country, uid)
    if found is None:
        return ()
    about = [fact for fact in desk.dossier.of(Fact) if fact.subject_uid == found.id]
    said = [fact for fact in about if fact.kind not in _FIGURES]
    return (
        *opening(desk, paper, desk.say(phrase("Country"))),
        *_names(desk, found),
        *_halved(desk, tuple(pair for pair in _traits(desk, found) if pair[1])),
        *abreast(
            section(desk.say(phrase("People in office")), restyled(_leaders(desk, found), Role.TABLE), desk.lang),
            section(desk.say(phrase("Customs")), restyled(_customs(desk, found), Role.TABLE), desk.lang),
            desk.lang,
            shares=(3, 2),
        ),
        *section(desk.say(phrase("What is said, and by whom")), restyled(fact_list(desk, said), Role.TABLE), desk.lang),
        *section(desk.say(phrase("Figures")), _figures(desk, about), desk.lang),
        *chart(desk, _not_told(desk, about)),
        *section(desk.say(phrase("Remarks")), desk.cited(found, "note"), desk.lang),
    )


def _names(desk: Desk, found: Country) -> Blocks:
    """The name in the country's own scripts."""
    shown = {found.name.text(desk.lang)}
    spans: list[Spans] = []
    for lang in tongues(found):
        text = found.name.text(lang)
        if text and text not in shown and lang is not desk.lang:
            shown.add(text)
            spans.append((Span(text, lang, source=Ref("country", found.id, "name")),))
    line = joined(spans, WIDE_DOT, desk.lang)
    return (Paragraph(line, desk.lang, Role.NATIVE),) if line else ()


def _halved(desk: Desk, pairs: tuple[Pair, ...]) -> Blocks:
    """Fields and values in two columns, the first one filled first."""
    half = -(-len(pairs) // 2)
    one, other = (facts(part, desk.lang, shares=(36, 64)) for part in (pairs[:half], pairs[half:]))
    return abreast(one, other, desk.lang)


def _traits(desk: Desk, found: Country) -> Iterator[Pair]:
    lang = desk.lang
    for name, title in (
        ("official_name", phrase("Official name")),
        ("capital", phrase("Capital")),
        ("region", phrase("Region")),
    ):
        yield desk.say(title), para(desk.line(found, name), lang)
    for values, between, title in (
        (found.languages, desk.comma, phrase("Languages")),
        (found.scripts, desk.semicolon, phrase("Scripts")),
    ):
        named = (desk.say(TONGUES[v]) if v in TONGUES else plain(v, found.stamp.original) for v in values)
        yield desk.say(title), para(joined(named, between, lang), lang)
    calendar = desk.say(CALENDARS[found.calendar]) if found.calendar else ()
    yield desk.say(phrase("Calendar")), para(calendar, lang)
    if found.id == desk.visit.host_country:
        yield desk.say(phrase("Clocks")), para(zones_line(desk), lang)
    yield desk.say(phrase("Weekend")), para(desk.line(found, "weekend"), lang)


def _leaders(desk: Desk, found: Country) -> Blocks:
    """People who hold an office in the country on the first day of the visit."""
    lines = []
    for person in desk.dossier.of(Person):
        offices = (h.organisation for h in desk.dossier.holdings(person.id) if h.held_on(desk.first_day))
        orgs = (desk.dossier.get(Organisation, uid) for uid in offices)
        if any(org and org.country == found.id for org in orgs):
            lines.append(para(name_and_post(desk, person), desk.lang))
    return tuple(block for line in lines for block in line)


def _figures(desk: Desk, about: list[Fact]) -> Blocks:
    """The numbers and ranks as a list, each with its period and age: as a table they took a second side."""
    lines: list[Blocks] = []
    for fact in about:
        if fact.kind in _FIGURES:
            age = toned(age_line(desk, fact), Tone.MUTED)
            line = joined((desk.line(fact, "text"), age), DOT, desk.lang)
            lines.append(para((*line, *aged(desk, fact), *desk.cites(fact)), desk.lang, Role.TABLE))
    return bullets(lines, desk.lang)


def _not_told(desk: Desk, about: list[Fact]) -> list[Fact]:
    """The facts that no achievement has: these are drawn on its fact sheet."""
    told = {uid for one in desk.dossier.of(Achievement) for uid in one.facts}
    return [fact for fact in about if fact.id not in told]


def _customs(desk: Desk, found: Country) -> Blocks:
    notes = (desk.cited(n, "text") for n in desk.dossier.of(ProtocolNote) if n.country == found.id)
    return tuple(block for note in notes for block in note)
