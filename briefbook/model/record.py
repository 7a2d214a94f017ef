"""What all records share: identity, original language, clearance, audience, marking, citations."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang
from briefbook.model.fields import NOBODY, Uid


class Clearance(StrEnum):
    """Whether a record may be printed without a remark; editing a cleared record makes it a draft again."""

    DRAFT = "draft"
    CLEARED = "cleared"


class Audience(StrEnum):
    """Who may see a record, from nobody to everybody; a reader's copy holds its own rung and those after it."""

    NEVER = "never"
    PRINCIPAL = "principal"
    DELEGATION = "delegation"
    INTERPRETER = "interpreter"
    HOST = "host"
    PRESS = "press"

    @property
    def rung(self) -> int:
        """Place on the ladder, NEVER = 0."""
        return list(Audience).index(self)


class Side(StrEnum):
    """Whose person, participant or signatory."""

    OWN = "own"
    HOST = "host"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The columns of `record`: what every record carries beside its own columns.

    `audience` None means the default of its kind; `marking` empty means the visit's; `rev` is the library's counter
    at the last write, 0 for a record that was never stored.
    """

    original: Lang = Lang.EN
    clearance: Clearance = Clearance.DRAFT
    cleared_by: str = ""
    cleared_at: datetime | None = None
    audience: Audience | None = None
    marking: Uid = NOBODY
    owner: str = ""
    checked_on: Day | None = None
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Cite:
    """One source of a record, or of one of its fields; `locator` says where in the source."""

    source: Uid
    locator: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of the library. `seq` is its place among its siblings; records of one kind print in that order."""

    id: Uid
    stamp: Stamp = Stamp()
    seq: int = 0
    cites: tuple[Cite, ...] = ()
