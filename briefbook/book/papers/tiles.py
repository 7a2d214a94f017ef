"""Figures large: tiles of numbers with what they count, when it was true, and whether that is too long ago."""

from collections.abc import Iterable

from briefbook.book.desk import Desk
from briefbook.book.forms import DOT, Blocks, Spans, grid, joined, para, plain, text_of, toned
from briefbook.book.moments import period_line, stale
from briefbook.book.vocabulary import CONFIDENCE, UNITS
from briefbook.errors import Ref, phrase
from briefbook.lang.digits import say_number
from briefbook.lang.tongue import Lang
from briefbook.model.fact import Fact, FactKind
from briefbook.tree.nodes import Block, Box, Panel, Role, Span, Tone

MOST, ACROSS = 6, 3
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
"""Signs of money that stand before a number in English; other languages have words for the unit."""
SHORT_UNIT = 3
_CLAIMS = (FactKind.FIRST, FactKind.RANK)


def tiles(desk: Desk, chosen: Iterable[Fact]) -> Blocks:
    """Up to six facts that have a value, three to a line."""
    return grid((_tile(desk, fact) for fact in tiled(chosen)), desk.lang, across=ACROSS)


def tiled(chosen: Iterable[Fact]) -> list[Fact]:
    """The facts that stand on tiles: the first six that have a value."""
    return [fact for fact in chosen if fact.value is not None][:MOST]


def standing(desk: Desk, fact: Fact) -> Spans:
    """How far a fact can be relied on: whether it claims to be the first or the largest, and how well it is known."""
    claim = desk.say(phrase("claim"), tone=Tone.AMBER) if fact.kind in _CLAIMS else ()
    said = desk.say(CONFIDENCE[fact.confidence], tone=Tone.MUTED) if fact.confidence else ()
    return joined((claim, said), DOT, desk.lang)


def _tile(desk: Desk, fact: Fact) -> Block:
    old = is_stale(desk, fact)
    number, unit = measured(desk, fact)
    lines = (
        *para(toned(number, Tone.AMBER) if old else number, desk.lang, Role.FIGURE, keep=True),
        *para(unit, desk.lang, Role.VALUE),
        *para(desk.line(fact, "text"), desk.lang, Role.TABLE),
        *para(_small_line(desk, fact), desk.lang, Role.SMALL),
        *para(aged(desk, fact)[1:], desk.lang, Role.SMALL),
    )
    return Box(lines, Panel.GOLD if old else Panel.TINT, desk.lang, bar=True, ref=Ref("fact", fact.id))


def _small_line(desk: Desk, fact: Fact) -> Spans:
    """When the number was true, how far it can be relied on, where it was read."""
    return (*joined((age_line(desk, fact), standing(desk, fact)), DOT, desk.lang), *desk.cites(fact))


def measured(desk: Desk, fact: Fact) -> tuple[Spans, Spans]:
    """The large number with a short unit or sign of money, and the words of a longer unit."""
    number, unit = value_of(desk, fact), unit_of(desk, fact)
    currency, blank, scale = fact.unit.partition(" ")
    ref = Ref("fact", fact.id, "value")
    if desk.lang is Lang.EN and blank and currency in SIGNS:
        return plain(f"{SIGNS[currency]}{text_of(number)} {scale}", desk.lang, ref), ()
    if unit and len(text_of(unit)) <= SHORT_UNIT:
        return plain(f"{text_of(number)} {text_of(unit)}", desk.lang, ref), ()
    return number, unit


def value_of(desk: Desk, fact: Fact) -> Spans:
    """The number of a fact as the book's language writes it, without its unit; nothing where it has none."""
    if fact.value is None:
        return ()
    return plain(say_number(fact.value, desk.lang), desk.lang, Ref("fact", fact.id, "value"))


def unit_of(desk: Desk, fact: Fact) -> Spans:
    """The unit of a fact's number in the words of the book's language, where that has its own."""
    known = None if desk.lang is Lang.EN else UNITS.get(fact.unit)
    return desk.say(known, ref=Ref("fact", fact.id, "unit")) if known else desk.line(fact, "unit")


def age_line(desk: Desk, fact: Fact) -> Spans:
    """The period of a fact and the day as of which it was true."""
    as_of = desk.say(phrase("as of {day}", day=fact.as_of)) if fact.as_of else ()
    return joined((period_line(desk, fact.period), as_of), " · ", desk.lang)


def is_stale(desk: Desk, fact: Fact) -> bool:
    """Whether the fact was to be looked at again before the visit begins."""
    return stale(fact.as_of, fact.review_by, desk.first_day)


def aged(desk: Desk, fact: Fact) -> Spans:
    """A blank and the words for a fact that is too old, in amber; nothing for a fresh one."""
    if not is_stale(desk, fact):
        return ()
    if fact.review_by:
        words = desk.say(phrase("to be reviewed by {day}", day=fact.review_by), tone=Tone.AMBER)
    else:
        words = desk.say(phrase("older than 12 months"), tone=Tone.AMBER)
    return (Span(" ", desk.lang), *words)
