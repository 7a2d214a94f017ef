"""Who travels."""

from dataclasses import dataclass

from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, line, link, whole, words
from briefbook.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate(Record):
    """A member of the delegation; without a person the role is "to be named"."""

    visit: Uid = link("visit")
    person: Uid = link("person")
    role: LocalText = words()
    precedence: int | None = whole()
    phone_abroad: str = line()
    room: str = line()
    car: str = line()
    diet: str = line()
    arrives: str = line()
    departs: str = line()
