"""`python -m tools.territories`: names of countries, their time zones and the cities these are named after.

They are those of Unicode CLDR as Babel brings them, in our four languages. Countries only: a code that ISO 3166 does
not give to a territory with inhabitants of its own is left out, and so is what CLDR has no name for.
"""

from pathlib import Path

from babel import Locale
from babel.core import get_global

from briefbook.lang.tongue import Lang

TARGET = Path(__file__).resolve().parent.parent / "resources" / "territories" / "territories.tsv"
# The zone of the capital, for countries with several: CLDR lists zones by no order that a person could use.
_FIRST = frozenset(
    {
        "America/New_York",
        "Europe/Moscow",
        "America/Toronto",
        "Australia/Sydney",
        "America/Sao_Paulo",
        "America/Mexico_City",
        "Asia/Almaty",
        "Asia/Jakarta",
        "America/Buenos_Aires",
        "Europe/Madrid",
        "Europe/Lisbon",
        "Asia/Shanghai",
        "America/Santiago",
        "Pacific/Auckland",
        "Europe/Kiev",
        "Asia/Tashkent",
        "Africa/Kinshasa",
        "Europe/Berlin",
        "Asia/Nicosia",
        "America/Guayaquil",
        "Asia/Kuala_Lumpur",
        "Asia/Ulaanbaatar",
        "Asia/Saigon",
        "Pacific/Port_Moresby",
    }
)
_LOCALES = {lang: Locale.parse(lang.value.replace("-", "_")) for lang in Lang}


def lines() -> list[str]:
    """A line per country: code, its names in the order of Lang, then zone and its city's names for each zone."""
    zones = get_global("territory_zones")
    made = []
    for iso in sorted(zones):
        names = [str(_LOCALES[lang].territories.get(iso, "")) for lang in Lang]
        if len(iso) == 2 and iso.isalpha() and iso not in ("AQ", "ZZ") and all(names):
            order = sorted(zones[iso], key=lambda zone: zone not in _FIRST)
            cells = (cell for zone in order for cell in (zone, *_cities(zone)))
            made.append("\t".join((iso, *names, *cells)))
    return made


def _cities(zone: str) -> list[str]:
    """The city that a zone is named after, in the order of Lang."""
    plain = zone.rpartition("/")[2].replace("_", " ")
    found = (_LOCALES[lang].time_zones.get(zone, {}).get("city", "") for lang in Lang)
    return [str(city) or (plain if lang is Lang.EN else "") for lang, city in zip(Lang, found, strict=True)]


if __name__ == "__main__":
    TARGET.write_text("\n".join(lines()) + "\n", encoding="utf-8", newline="\n")
