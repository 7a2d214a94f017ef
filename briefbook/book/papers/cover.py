"""Cover: the city large, in the scripts of both sides, the days, for whom the book is."""

from briefbook.book.desk import Desk
from briefbook.book.forms import WIDE_DOT, Blocks, Spans, grid, joined, para, plain, strip
from briefbook.book.moments import DayPlan, by_day, city, stretch
from briefbook.book.people import home_tongues, host_tongues, name_of, post_of
from briefbook.book.vocabulary import COPIES
from briefbook.errors import Ref, phrase
from briefbook.lang.dates import say_day, say_moment
from briefbook.lang.digits import digits
from briefbook.model.country import Country
from briefbook.model.organisation import Organisation
from briefbook.model.outline import Edition, StoredPaper
from briefbook.model.person import Person
from briefbook.model.programme import ItemKind
from briefbook.model.record import Audience
from briefbook.model.source import Photo
from briefbook.tree.nodes import Block, Box, Card, Panel, Paragraph, Role, Rule, Space, Span, Tone

CARDS_ACROSS = 3
MOST_CARDS = 6
LOGO = 22.0
# Copies for the host and the press are given away.
KEPT = (Audience.NEVER, Audience.PRINCIPAL, Audience.DELEGATION, Audience.INTERPRETER)
RETURN_LINE = phrase("Keep this copy with you or locked away. Return it to the office that issued it.")


def cover(desk: Desk, _: StoredPaper) -> Blocks:
    """The cover page."""
    visit = desk.visit
    first, other = stretch(desk, visit.starts_on, visit.ends_on)
    dates = joined((first, tuple(_muted(span) for span in other)), "\u2003", desk.lang)
    return (
        *_unit(desk),
        Space(12),
        Rule(strong=True),
        Space(8),
        *para(desk.say(phrase("Briefing book")), desk.lang, Role.KICKER),
        *para(city(desk), desk.lang, Role.COVER_TITLE),
        *_scripts(desk),
        *para(desk.line(visit, "title"), desk.lang, Role.COVER_LINE),
        Paragraph(dates, desk.lang, Role.COVER_DATE),
        Space(5),
        *_day_cards(desk),
        Space(6),
        Rule(firm=True),
        Space(2),
        *_holder(desk),
        Rule(),
        *para(desk.say(RETURN_LINE) if desk.plan.audience in KEPT else (), desk.lang, Role.SMALL),
    )


def _muted(span: Span) -> Span:
    return Span(span.text, span.lang, tone=Tone.MUTED, source=span.source)


def _unit(desk: Desk) -> Blocks:
    """The sending organisation, beside its emblem where one is stored."""
    unit = desk.dossier.get(Organisation, desk.visit.sending_org)
    if unit is None:
        return ()
    country = desk.dossier.get(Country, unit.country)
    lines = (
        *para(desk.line(unit, "name"), desk.lang, Role.STRONG),
        *para(desk.line(country, "official_name") if country else (), desk.lang, Role.SMALL),
    )
    logo = desk.dossier.get(Photo, unit.logo)
    figure = desk.figure(logo, LOGO, LOGO) if logo else None
    return (Card(figure, lines, desk.lang, Ref("organisation", unit.id)),)


def _scripts(desk: Desk) -> Blocks:
    """The city in every script of the host and in our language, without that of the title."""
    country = desk.dossier.get(Country, desk.visit.host_country)
    if country is None:
        return ()
    named = country.capital or country.name
    shown = {named.text(desk.lang)}
    names: list[Spans] = []
    for lang in dict.fromkeys((*host_tongues(desk), *home_tongues(desk)[:1])):
        text = named.text(lang)
        if text and lang is not desk.lang and text not in shown:
            shown.add(text)
            names.append((Span(text, lang, source=Ref("country", country.id, "capital")),))
    spans = joined(names, WIDE_DOT, desk.lang)
    return (Paragraph(spans, desk.lang, Role.COVER_NAME),) if spans else ()


def _day_cards(desk: Desk) -> Blocks:
    """A card for each day with what is fixed for it; what has no day yet stands in a line below."""
    plans = by_day(desk)
    dated = [plan for plan in plans if plan.day][:MOST_CARDS]
    cards = grid((_card(desk, plan) for plan in dated), desk.lang, across=CARDS_ACROSS)
    titles = [desk.line(item, "title") for plan in plans if plan.day is None for item in plan.items]
    if not titles:
        return cards
    between = desk.semicolon
    said = (*desk.say(phrase("Day to be confirmed:"), tone=Tone.AMBER), Span(" ", desk.lang))
    return (*cards, Space(2), *para((*said, *joined(titles, between, desk.lang)), desk.lang, Role.SMALL))


def _card(desk: Desk, plan: DayPlan) -> Block:
    titles = [desk.line(item, "title") for item in plan.items]
    rest = joined(titles[1:], desk.semicolon, desk.lang)
    unknown = desk.say(phrase("to be confirmed"), tone=Tone.AMBER)
    lines = (
        *para(titles[0] if titles else unknown, desk.lang, Role.CARD_TITLE),
        *para(rest, desk.lang, Role.SMALL),
    )
    return day_card(desk, plan, lines)


def day_card(desk: Desk, plan: DayPlan, lines: Blocks) -> Block:
    """What is said of a day, under its date; gold where something is signed."""
    day = plan.day
    label = say_day(day, desk.lang, weekday=True, year=False, short=True) if day else ""
    signing = any(item.kind is ItemKind.SIGNING for item in plan.items)
    head = para((Span(label, desk.lang),), desk.lang, Role.FIELD, keep=True)
    return Box((*head, *lines), Panel.GOLD if signing else Panel.TINT, desk.lang, bar=True)


def _holder(desk: Desk) -> Blocks:
    """For whom, by whom invited, which edition, which copy."""
    visit = desk.visit
    principal = desk.dossier.get(Person, visit.principal)
    host = desk.dossier.get(Person, visit.invited_by)
    org = desk.dossier.get(Organisation, visit.host_org)
    held = _named(desk, principal) if principal else ()
    inviting = _named(desk, host) if host else desk.line(org, "name") if org else ()
    copy = desk.say(COPIES[desk.plan.audience])
    return (
        *strip(
            (
                (42, desk.say("Prepared for"), para(held, desk.lang)),
                (58, desk.say("Host"), para(inviting, desk.lang)),
            ),
            desk.lang,
        ),
        Space(3),
        *strip(
            (
                (42, desk.say("Edition"), para(edition_line(desk), desk.lang)),
                (58, desk.say("Copy"), para(copy, desk.lang)),
            ),
            desk.lang,
        ),
    )


def _named(desk: Desk, person: Person) -> Spans:
    """Name and post; not linked, as a cover has one colour."""
    return joined((name_of(desk, person, native=False), post_of(desk, person)), desk.comma, desk.lang)


def edition_line(desk: Desk) -> Spans:
    """Number of the newest edition that is not younger than the book, and when the book was made."""
    issued = [e for e in desk.dossier.of(Edition) if e.number is not None and e.made and e.made <= desk.made]
    newest = max(issued, key=lambda e: e.number or 0, default=None)
    number = digits(str(newest.number), desk.lang) if newest else ""
    made = plain(say_moment(desk.made, desk.lang), desk.lang)
    return joined(((Span(number, desk.lang),) if number else (), made), " · ", desk.lang)
