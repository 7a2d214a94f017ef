"""Facts with sources and age, and the achievements that they add up to."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from briefbook.lang.dates import Day, Period
from briefbook.lang.tongue import LocalText
from briefbook.model.fields import (
    Uid,
    choice,
    choice_of,
    day,
    line,
    link,
    links,
    number,
    open_link,
    period,
    prose,
    words,
)
from briefbook.model.record import Record


class FactKind(StrEnum):
    """What a fact states."""

    NUMBER = "number"
    RANK = "rank"
    FIRST = "first"
    QUOTE = "quote"
    EVENT = "event"
    POLICY = "policy"


class Confidence(StrEnum):
    """How well a fact is established."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """A statement about `subject_uid`, with the day it was true and the day it must be looked at again."""

    subject_uid: Uid = open_link("about")
    domain: str = line()
    text: LocalText = words(needed=True)
    kind: FactKind = choice_of(FactKind.EVENT, needed=True)
    value: Decimal | None = number()
    unit: str = line()
    period: Period | None = period()
    as_of: Day | None = day()
    review_by: Day | None = day()
    confidence: Confidence | None = choice(Confidence)
    quoted_from: LocalText = words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement(Record):
    """What a country is proud of, why it matters to us, and the question to ask."""

    country: Uid = link("country")
    organisation: Uid = link("organisation")
    domain: str = line()
    title: LocalText = words(needed=True)
    summary: LocalText = prose()
    started: Day | None = day()
    how: LocalText = prose()
    relevance: LocalText = prose()
    question: LocalText = prose()
    photo: Uid = link("photo")
    facts: tuple[Uid, ...] = links("fact", "achievement_fact", "facts")
