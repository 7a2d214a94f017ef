"""The brief of a meeting and its talking points."""

from dataclasses import dataclass
from enum import StrEnum

from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, choice, choice_of, line, link, links, prose, whole, words
from briefbook.model.record import Record


class PointKind(StrEnum):
    """What a talking point is for."""

    MAKE = "make"
    ARGUMENT = "argument"
    TACTICAL = "tactical"
    RESPOND = "respond"
    AVOID = "avoid"
    QUESTION = "question"
    PRESS = "press"


class Likelihood(StrEnum):
    """How likely something is raised or happens."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Record):
    """What to reach in one meeting. `usable` background may be said, `closed` background may not be disclosed."""

    item: Uid = link("item", needed=True)
    outcome: LocalText = prose()
    ours: LocalText = prose()
    theirs: LocalText = prose()
    deliverable: LocalText = prose()
    usable: LocalText = prose()
    closed: LocalText = prose()
    minutes: int | None = whole()
    points_cap: int | None = whole()
    gift: LocalText = words()
    note_taker: Uid = link("person")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkingPoint(Record):
    """One thing to say, to answer or to avoid, to whom, and the facts that support it."""

    brief: Uid = link("brief", needed=True)
    kind: PointKind = choice_of(PointKind.MAKE, needed=True)
    headline: LocalText = words(needed=True)
    text: LocalText = prose()
    likelihood: Likelihood | None = choice(Likelihood)
    priority: int | None = whole()
    outcome: str = line()
    to: tuple[Uid, ...] = links("person", "point_to", "to")
    support: tuple[Uid, ...] = links("fact", "support", "support")
