"""Countries and places."""

from dataclasses import dataclass
from enum import StrEnum

from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, choice, line, lines, link, prose, words, zone
from briefbook.model.record import Record


class Calendar(StrEnum):
    """The civil calendar of a country."""

    GREGORIAN = "gregorian"
    JALALI = "jalali"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Record):
    """A country; `iso` is its ISO 3166 alpha-2 code and its id in a folder. `region` names the regions it is in."""

    iso: str = line(needed=True)
    name: LocalText = words()
    official_name: LocalText = words()
    capital: LocalText = words()
    region: LocalText = words()
    languages: tuple[str, ...] = lines()
    zone: str = zone()
    weekend: str = line()
    calendar: Calendar | None = choice(Calendar)
    scripts: tuple[str, ...] = lines()
    marking_scheme: str = line()
    flag: Uid = link("photo")
    note: LocalText = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A city, building or room."""

    country: Uid = link("country")
    name: LocalText = words(needed=True)
    kind: str = line()
    zone: str = zone()
    address: LocalText = words()
