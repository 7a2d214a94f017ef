"""Terms of the glossary, sources, and files that records refer to."""

from dataclasses import dataclass
from enum import StrEnum

from briefbook.lang.dates import Day
from briefbook.lang.tongue import LocalText
from briefbook.model.fields import (
    Uid,
    choice,
    day,
    focus,
    hidden,
    hidden_whole,
    line,
    link,
    prose,
    words,
    yes,
)
from briefbook.model.record import Record


class Reliability(StrEnum):
    """What kind of source it is."""

    OFFICIAL = "official"
    AGENCY = "agency"
    PRESS = "press"
    OPINION = "opinion"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A term in all language forms; alone they are the interpreters' copy."""

    text: LocalText = words(needed=True)
    say_it: LocalText = words()
    definition: LocalText = prose()
    note: LocalText = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Where a fact was read; its title stays in its own language."""

    kind: str = line()
    title: str = line(needed=True)
    publisher: str = line()
    author: str = line()
    published_on: Day | None = day()
    ref: str = line()
    url: str = line()
    accessed_on: Day | None = day()
    reliability: Reliability | None = choice(Reliability)
    note: LocalText = prose()
    attachment: Uid = link("attachment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file kept with the library."""

    sha256: str = hidden()
    mime: str = hidden()
    name: str = line()
    size: int = hidden_whole()
    caption: LocalText = words()
    alt: LocalText = words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """A picture, cleaned at import; a `placeholder` is drawn and shows nobody."""

    sha256: str = hidden()
    mime: str = hidden()
    width: int = hidden_whole()
    height: int = hidden_whole()
    focus: tuple[float, float] | None = focus()
    taken_on: Day | None = day()
    placeholder: bool = yes()
    credit: str = line()
    alt: LocalText = words()
