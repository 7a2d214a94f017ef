"""People: their names in several forms, the offices that they hold, and what a profile says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fields import Uid, choice, choice_of, day, line, link, prose, words, yes
from briefbook.model.record import Record, Side


class Sex(StrEnum):
    """Grammatical need only: forms of address."""

    F = "f"
    M = "m"


class Known(StrEnum):
    """Whether the person is certain."""

    KNOWN = "known"
    TBC = "tbc"


class NameForm(StrEnum):
    """What a stored name is for."""

    FULL = "full"
    SHORT = "short"
    FAMILY = "family"
    SORT = "sort"
    VOCATIVE = "vocative"
    WRITTEN = "written"
    SPOKEN = "spoken"
    VARIANT = "variant"


class ProfileKind(StrEnum):
    """What a line of a profile is about."""

    CAREER = "career"
    EDUCATION = "education"
    LANGUAGE = "language"
    INTEREST = "interest"
    FAMILY = "family"
    AWARD = "award"
    POSITION = "position"
    RELATION = "relation"
    DO = "do"
    AVOID = "avoid"
    PRACTICAL = "practical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A person; names are `Name` records, offices `Holding` records."""

    side: Side = choice_of(Side.OTHER, needed=True)
    sex: Sex | None = choice(Sex)
    born: Day | None = day()
    photo: Uid = link("photo")
    say_it: LocalText = words()
    what_matters: LocalText = prose()
    wants: LocalText = prose()
    sensitivity: LocalText = prose()
    state: Known = choice_of(Known.KNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Record):
    """One written form of a person's name in one language; inflected forms are typed, never computed."""

    person: Uid = link("person", needed=True)
    lang: Lang = choice_of(Lang.EN, needed=True)
    form: NameForm = choice_of(NameForm.FULL)
    value: str = line(needed=True)
    preferred: bool = yes()
    source: Uid = link("source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Record):
    """An office held by a person; the title to print is the one held on the day of the visit."""

    person: Uid = link("person", needed=True)
    organisation: Uid = link("organisation")
    post: LocalText = words(needed=True)
    since: Day | None = day()
    until: Day | None = day()
    acting: bool = yes()
    predecessor: Uid = link("person")
    source: Uid = link("source")
    as_of: Day | None = day()

    def held_on(self, when: date) -> bool:
        """Whether the office may be held on `when`; unknown ends do not exclude."""
        begun = self.since is None or self.since.first <= when
        return begun and (self.until is None or self.until.last >= when)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileItem(Record):
    """One dated line of a profile."""

    person: Uid = link("person", needed=True)
    kind: ProfileKind = choice_of(ProfileKind.CAREER, needed=True)
    text: LocalText = words(needed=True)
    since: Day | None = day()
    until: Day | None = day()
    source: Uid = link("source")


def office_on(holdings: Iterable[Holding], when: date) -> Holding | None:
    """The office to print for a person on `when`: the one held then that was taken last; None where none is known."""
    held = [h for h in holdings if h.held_on(when)]
    return max(held, key=lambda h: (h.since.first if h.since else date.min, -h.seq), default=None)
