"""Phrases said in a language: the gettext catalogues and the values that fill them."""

import functools
import gettext
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from briefbook.errors import Phrase
from briefbook.lang.almanac import MonthOf
from briefbook.lang.dates import Day, Period, say_day, say_moment, say_period, say_time
from briefbook.lang.digits import say_number
from briefbook.lang.tongue import Lang
from briefbook.places import resource

# Plural-Forms headers of the catalogues, from CLDR: the Serbian scripts share theirs.
_SERBIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
PLURALS: dict[Lang, str] = {
    Lang.EN: "nplurals=2; plural=(n != 1);",
    Lang.FA: "nplurals=2; plural=(n > 1);",
    Lang.SR_LATN: _SERBIAN,
    Lang.SR_CYRL: _SERBIAN,
}


def say(what: Phrase | str, lang: Lang) -> str:
    """The phrase, or the plain msgid, in `lang`; English where the catalogue or its entry is missing.

    Numbers are said in the language's digits and groups, so a year is given as a Day or a text.
    """
    if isinstance(what, str):
        return catalogue(lang).gettext(what) if what else ""
    values = {name: say_value(value, lang) for name, value in what.values}
    count = dict(what.values).get("n")
    n = count if isinstance(count, int) else 0
    book = catalogue(lang)
    found = book.ngettext(what.msgid, what.many, n) if what.many else book.gettext(what.msgid)
    try:
        return found.format(**values)
    except (KeyError, IndexError, ValueError):  # a translation with a placeholder that the phrase has not
        return (what.many if what.many and n != 1 else what.msgid).format(**values)


def say_value(value: object, lang: Lang) -> str:
    """One value inside a sentence: phrases, days, periods, times and numbers in `lang`, the rest by `str`."""
    match value:
        case Phrase():
            return say(value, lang)
        case MonthOf():
            return value.said(lang)
        case Period():
            return say_period(value, lang)
        case datetime():
            return say_moment(value, lang) if value.tzinfo else str(value)
        case Day() | date():
            return say_day(value, lang)
        case time():
            return say_time(value, lang)
        case bool() | str():
            return str(value)
        case int() | Decimal():
            return say_number(value, lang)
        case _:
            return str(value)


def catalogue(lang: Lang) -> gettext.NullTranslations:
    """The catalogue of `lang`; an empty one for English and where the file is missing."""
    return _opened(resource(f"locale/{lang}/LC_MESSAGES/briefbook.mo"))


@functools.cache
def _opened(path: Path) -> gettext.NullTranslations:
    """The catalogue in the file itself: gettext.find would guess locales and find none for `sr-Latn`."""
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
