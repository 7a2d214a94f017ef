"""The programme: items with local times and zones, and who takes part."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from briefbook.lang.dates import Day
from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, choice, choice_of, clock, day, line, link, prose, whole, words, zone
from briefbook.model.record import Record, Side


class ItemKind(StrEnum):
    """What happens."""

    TRAVEL = "travel"
    MEETING = "meeting"
    SIGNING = "signing"
    SESSION = "session"
    SITE = "site"
    MEAL = "meal"
    PRESS = "press"
    FREE = "free"
    PRAYER = "prayer"
    INSTRUCTION = "instruction"


class Press(StrEnum):
    """Who of the press is let in."""

    OPEN = "open"
    POOL = "pool"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class ItemState(StrEnum):
    """How certain an item is."""

    FIRM = "firm"
    TENTATIVE = "tentative"
    TBC = "tbc"
    CANCELLED = "cancelled"


class Interpreted(StrEnum):
    """Whether an interpreter is used."""

    YES = "yes"
    NO = "no"


class ParticipantRole(StrEnum):
    """Part in an item."""

    PRINCIPAL = "principal"
    CHAIR = "chair"
    EXPERT = "expert"
    NOTE = "note"
    INTERPRETER = "interpreter"
    PLUS_ONE = "plus_one"


class Attendance(StrEnum):
    """Whether somebody comes."""

    CONFIRMED = "confirmed"
    TBC = "tbc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """An item of the programme. Day and times may be unknown and then print "to be confirmed"; no fixed offsets."""

    visit: Uid = link("visit")
    day: Day | None = day()
    starts: time | None = clock()
    ends: time | None = clock()
    zone: str = zone()
    kind: ItemKind = choice_of(ItemKind.INSTRUCTION, needed=True)
    title: LocalText = words(needed=True)
    place: Uid = link("place")
    setup: LocalText = words()
    dress: LocalText = words()
    press: Press | None = choice(Press)
    interpreter: Interpreted | None = choice(Interpreted)
    state: ItemState = choice_of(ItemState.FIRM)
    lead_side: Side | None = choice(Side)
    group_note: LocalText = prose()
    minutes: int | None = whole()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """Somebody at an item: a person, or a label for people who have no name yet. `side` None = the person's."""

    item: Uid = link("item", needed=True)
    person: Uid = link("person")
    label: LocalText = words()
    side: Side | None = choice(Side)
    role: ParticipantRole | None = choice(ParticipantRole)
    seat: str = line()
    state: Attendance = choice_of(Attendance.CONFIRMED)
