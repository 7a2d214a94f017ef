"""The gettext catalogues, and phrases that hold no date: what a writer says, without loading calendars and clocks."""

import functools
import gettext
from collections.abc import Callable
from pathlib import Path

from briefbook.errors import Phrase
from briefbook.lang.digits import say_number
from briefbook.lang.tongue import Lang
from briefbook.places import root

# Plural-Forms headers of the catalogues, from CLDR: the Serbian scripts share theirs.
_SERBIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
PLURALS: dict[Lang, str] = {
    Lang.EN: "nplurals=2; plural=(n != 1);",
    Lang.FA: "nplurals=2; plural=(n > 1);",
    Lang.SR_LATN: _SERBIAN,
    Lang.SR_CYRL: _SERBIAN,
}


def say_dateless(what: Phrase | str, lang: Lang) -> str:
    """As `phrases.say`, for a phrase whose values are texts, whole numbers and such phrases.

    Raises TypeError for any other value.
    """
    return filled(what, lang, _said)


def filled(what: Phrase | str, lang: Lang, said: Callable[[object, Lang], str]) -> str:
    """The phrase, or the plain msgid, in `lang`, its values as `said` says them; English where an entry is missing."""
    if isinstance(what, str):
        return catalogue(lang).gettext(what) if what else ""
    values = {name: said(value, lang) for name, value in what.values}
    count = dict(what.values).get("n")
    n = count if isinstance(count, int) else 0
    book = catalogue(lang)
    found = book.ngettext(what.msgid, what.many, n) if what.many else book.gettext(what.msgid)
    try:
        return found.format(**values)
    except (KeyError, IndexError, ValueError):  # a translation with a placeholder that the phrase has not
        return (what.many if what.many and n != 1 else what.msgid).format(**values)


def _said(value: object, lang: Lang) -> str:
    match value:
        case Phrase():
            return say_dateless(value, lang)
        case bool() | str():
            return str(value)
        case int():
            return say_number(value, lang)
        case _:
            raise TypeError(f"{type(value).__name__} is no text, number or phrase")


def catalogue(lang: Lang) -> gettext.NullTranslations:
    """The catalogue of `lang`; an empty one for English and where the file is missing."""
    return _opened(root(), lang)


@functools.cache
def _opened(place: Path, lang: Lang) -> gettext.NullTranslations:
    """The catalogue in the file itself: gettext.find would guess locales and find none for `sr-Latn`."""
    path = place / "resources" / "locale" / lang / "LC_MESSAGES" / "briefbook.mo"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
