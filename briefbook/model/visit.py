"""The visit and its objectives."""

from dataclasses import dataclass
from enum import StrEnum

from briefbook.lang.dates import Day
from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, choice, choice_of, day, line, link, prose, whole, words, zone
from briefbook.model.record import Record


class VisitKind(StrEnum):
    """Protocol rank of a visit."""

    OFFICIAL = "official"
    STATE = "state"
    WORKING = "working"
    OTHER = "other"


class Level(StrEnum):
    """Level at which the visit is made."""

    HIGHEST = "highest"
    HIGH = "high"
    WORKING = "working"


class VisitStatus(StrEnum):
    """Where the visit stands."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class ObjectiveOutcome(StrEnum):
    """What became of an objective."""

    OPEN = "open"
    MET = "met"
    PARTLY = "partly"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """An official visit; `code` names its files."""

    code: str = line()
    title: LocalText = words(needed=True)
    kind: VisitKind = choice_of(VisitKind.OFFICIAL, needed=True)
    level: Level | None = choice(Level)
    home_country: Uid = link("country", needed=True)
    host_country: Uid = link("country", needed=True)
    sending_org: Uid = link("organisation")
    host_org: Uid = link("organisation")
    invited_by: Uid = link("person")
    invited_on: Day | None = day()
    purpose: LocalText = prose()
    starts_on: Day | None = day()
    ends_on: Day | None = day()
    zone_home: str = zone(needed=True)
    zone_host: str = zone(needed=True)
    status: VisitStatus = choice_of(VisitStatus.PLANNED)
    principal: Uid = link("person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Record):
    """What the visit is to reach, and how one will know."""

    visit: Uid = link("visit")
    text: LocalText = words(needed=True)
    measure: LocalText = words()
    priority: int | None = whole()
    outcome: ObjectiveOutcome = choice_of(ObjectiveOutcome.OPEN)
    outcome_note: LocalText = prose()
