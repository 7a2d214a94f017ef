"""Countries as people write them: by name or by city, in any of our languages and spellings."""

import difflib
import functools
from dataclasses import dataclass
from typing import NamedTuple

from briefbook import places
from briefbook.lang.fold import search_key
from briefbook.lang.tongue import Lang, LocalText

_CELLS = 1 + len(Lang)
_SIGNS = ",،;/()"


class City(NamedTuple):
    """A city that a time zone is named after."""

    name: LocalText
    zone: str


@dataclass(frozen=True, slots=True)
class Territory:
    """A country: ISO 3166 code, names, and the cities of its time zones, that of the capital's zone first."""

    iso: str
    name: LocalText
    cities: tuple[City, ...]

    @property
    def zone(self) -> str:
        """The zone of the capital; empty where none is known."""
        return self.cities[0].zone if self.cities else ""


class Whereabouts(NamedTuple):
    """A country, with a city where one was named."""

    territory: Territory
    city: LocalText
    zone: str


@functools.cache
def territories() -> tuple[Territory, ...]:
    """Every country, by code."""
    text = places.resource("territories/territories.tsv").read_text(encoding="utf-8")
    return tuple(_read(line.split("\t")) for line in text.splitlines())


def territory(iso: str) -> Territory | None:
    """The country with a code, or None."""
    return next((one for one in territories() if one.iso == iso), None)


def read_where(text: str, lang: Lang) -> Whereabouts | None:
    """The country, and the city if any, that a person wrote: `Serbia`, `Belgrade`, `Novi Sad, Serbia`.

    A city that is not known keeps the spelling it was given, in `lang`. None where no country is meant.
    """
    parts = [part.strip() for part in text.translate(str.maketrans(_SIGNS, "," * len(_SIGNS))).split(",")]
    parts = [part for part in parts if part]
    countries, cities = _named()
    for at, part in enumerate(parts):
        found = countries.get(search_key(part))
        if found:
            rest = " ".join(parts[:at] + parts[at + 1 :])
            return _within(found, rest, lang)
    if len(parts) == 1 and search_key(parts[0]) in cities:
        found, city = cities[search_key(parts[0])]
        return Whereabouts(found, city.name, city.zone)
    return None


def nearest(text: str) -> tuple[Territory, ...]:
    """At most three countries whose name is written almost so; none where nothing is near."""
    countries, cities = _named()
    key = search_key(text.replace("،", ",").rpartition(",")[2])
    known = {**{name: found for name, (found, _) in cities.items()}, **countries}
    begun = [name for name in countries if len(key) > 1 and name.startswith(key)]
    # Names of cities are many: only a slip of the hand counts there.
    close = begun or [
        *difflib.get_close_matches(key, countries, n=3, cutoff=0.72),
        *difflib.get_close_matches(key, cities, n=1, cutoff=0.85),
    ]
    return tuple(dict.fromkeys(known[name] for name in close))[:3]


def _within(found: Territory, city: str, lang: Lang) -> Whereabouts:
    """A city of a country by what was written; no city for an empty text."""
    if not city:
        return Whereabouts(found, LocalText(), found.zone)
    key = search_key(city)
    for one in found.cities:
        if key in {search_key(wording.text) for wording in one.name.values()}:
            return Whereabouts(found, one.name, one.zone)
    return Whereabouts(found, LocalText.of({lang: city}), found.zone)


@functools.cache
def _named() -> tuple[dict[str, Territory], dict[str, tuple[Territory, City]]]:
    """Countries by the keys of their names and codes, and cities with their countries by those of theirs."""
    countries: dict[str, Territory] = {}
    cities: dict[str, tuple[Territory, City]] = {}
    for one in territories():
        for wording in one.name.values():
            countries.setdefault(search_key(wording.text), one)
        for city in one.cities:
            for wording in city.name.values():
                cities.setdefault(search_key(wording.text), (one, city))
    for one in territories():
        countries.setdefault(search_key(one.iso), one)
    return countries, cities


def _read(cells: list[str]) -> Territory:
    name = LocalText.of(dict(zip(Lang, cells[1:_CELLS], strict=True)))
    cities = tuple(
        City(LocalText.of(dict(zip(Lang, names, strict=True))), zone) for zone, *names in _groups(cells[_CELLS:])
    )
    return Territory(cells[0], name, cities)


def _groups(cells: list[str]) -> list[list[str]]:
    return [cells[at : at + _CELLS] for at in range(0, len(cells), _CELLS)]
