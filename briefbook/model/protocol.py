"""Protocol notes, risks and contacts."""

from dataclasses import dataclass
from enum import StrEnum

from briefbook.lang.tongue import LocalText
from briefbook.model.brief import Likelihood
from briefbook.model.fields import Uid, choice, line, lines, link, prose, words
from briefbook.model.record import Record


class Impact(StrEnum):
    """How much a risk would harm."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolNote(Record):
    """What is done and not done, for a country, a person or an item; without any of them for the whole visit."""

    country: Uid = link("country")
    person: Uid = link("person")
    item: Uid = link("item")
    topic: str = line()
    text: LocalText = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Record):
    """What may go wrong and the line to take."""

    visit: Uid = link("visit")
    item: Uid = link("item")
    title: LocalText = words(needed=True)
    likelihood: Likelihood | None = choice(Likelihood)
    impact: Impact | None = choice(Impact)
    line: LocalText = words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """Whom to call; numbers are typed fields and never reordered."""

    visit: Uid = link("visit")
    label: LocalText = words(needed=True)
    person: Uid = link("person")
    organisation: Uid = link("organisation")
    phones: tuple[str, ...] = lines()
    hours: LocalText = words()
