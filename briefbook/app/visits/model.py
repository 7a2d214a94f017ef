"""The four answers as they are typed: what is understood of each, or what is wrong with it and the cure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from briefbook.app.style.look import Look
from briefbook.errors import Phrase, TextError, counted, phrase
from briefbook.lang.clean import clean_line
from briefbook.lang.dates import Period, say_range
from briefbook.lang.names import sort_key
from briefbook.lang.spans import nearest_span, read_span
from briefbook.lang.territories import Territory, Whereabouts, nearest, read_where
from briefbook.lang.tongue import Lang

LONGEST_DAYS = 60
_BETWEEN = re.compile(r"[,،;؛\n]+(?![^()]*\))")
_POST = re.compile(r"^(?P<name>[^()]+?)\s*(?:\((?P<post>[^()]*)\))?$")


@dataclass(frozen=True, slots=True)
class Heard:
    """What is understood of an answer: `echo` says it back; `fault` what is wrong, `cure` what to write instead.

    All three are empty for an answer that is not given. `value` is None where nothing is understood.
    """

    value: object = None
    echo: str = ""
    fault: str = ""
    cure: str = ""


NOT_GIVEN = Heard()


def hear_where(text: str, look: Look) -> Heard:
    """The country and city of an answer."""
    if not text.strip():
        return NOT_GIVEN
    found = read_where(text, look.lang)
    if found:
        return Heard(found, place_words(found, look.lang))
    close = nearest(text)
    if close:
        name = close[0].name.text(look.lang)
        words = phrase("No country is called {text}. Use {name}?", text=text.strip(), name=name)
        return Heard(fault=look.say(words), cure=name)
    words = phrase("No country is called {text}. Write the country too, such as Novi Sad, Serbia.", text=text.strip())
    return Heard(fault=look.say(words))


def hear_when(text: str, look: Look, today: date) -> Heard:
    """The days of an answer."""
    if not text.strip():
        return NOT_GIVEN
    try:
        days = read_span(text, today)
    except TextError as wrong:
        return _meant(text, look, today, wrong.phrase)
    n = (days.last.last - days.first.first).days + 1
    if n > LONGEST_DAYS:
        words = phrase("{n} days are too many for one visit. Write its first and last day.", n=look.figures(n))
        return Heard(fault=look.say(words))
    said = say_range(days.first, days.last, look.lang, both=True)
    return Heard(days, f"{said} · {look.say(counted('{n} day', '{n} days', n))}")


def _meant(text: str, look: Look, today: date, why: Phrase) -> Heard:
    """What is wrong with days, and the days that were meant."""
    meant = nearest_span(text, today)
    if meant is None:
        plain = phrase("Write the days as in 25–27 Feb 2025 or 7–9 Esfand 1403.")
        return Heard(fault=look.say(plain if "is no date" in why.msgid else why))
    days = say_range(meant.first, meant.last, look.lang)
    before = phrase("The visit would end before it begins. Use {days}?", days=days)
    no_day = phrase("There is no such day. Use {days}?", days=days)
    return Heard(fault=look.say(before if "ends before" in why.msgid else no_day), cure=days_as_typed(meant))


def days_as_typed(days: Period) -> str:
    """Days as a field of ours can read them again."""
    return str(days)


def hear_who(text: str, look: Look) -> Heard:
    """The people of an answer: pairs of name and post."""
    found = tuple(read_people(text))
    if not found:
        return NOT_GIVEN
    if any(not any(c.isalpha() for c in name) for name, _ in found):
        return Heard(fault=look.say("Write names parted by commas, with the post in brackets."))
    first = found[0][0]
    rest = len(found) - 1
    echo = look.say(phrase("{name} leads the delegation", name=first))
    more = look.say(counted("{n} more travels along", "{n} more travel along", rest)) if rest else ""
    return Heard(found, " · ".join(part for part in (echo, more) if part))


def read_people(text: str) -> Iterable[tuple[str, str]]:
    """Name and post of everybody who is named: `Sara Example (Minister), Ali Namayesh`."""
    for part in _BETWEEN.split(text):
        found = _POST.match(part.strip())
        if found and clean_line(found["name"]):
            yield clean_line(found["name"]), clean_line(found["post"] or "")
        elif part.strip():
            yield clean_line(part), ""


def lang_of_name(name: str, window: Lang) -> Lang:
    """The language in which a name is written, by its letters; Latin ones are those of the window, else English."""
    if any("\u0600" <= c <= "\u06ff" for c in name):
        return Lang.FA
    if any("\u0400" <= c <= "\u04ff" for c in name):
        return Lang.SR_CYRL
    return window if window in (Lang.EN, Lang.SR_LATN) else Lang.EN


def place_words(where: Whereabouts, lang: Lang) -> str:
    """A place as the window says it: `Belgrade, Serbia`."""
    comma = "، " if lang is Lang.FA else ", "
    city = where.city.best(lang, Lang.EN)[0]
    return comma.join(part for part in (city, where.territory.name.text(lang)) if part)


def home_entries(all_: Iterable[Territory], lang: Lang) -> list[tuple[object, str]]:
    """The countries that a visit can start from, by name."""
    named = [(one.iso, one.name.text(lang)) for one in all_]
    return [(iso, name) for iso, name in sorted(named, key=lambda pair: sort_key(pair[1], lang))]
