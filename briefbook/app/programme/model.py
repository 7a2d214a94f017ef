"""The programme as values: days, their items, what is wrong with them; and lines such as "09:30 meeting"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Final

from briefbook.app.naming import UNNAMED, name_of
from briefbook.app.points.model import Mark
from briefbook.app.records.choices import entries, words_of
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import Phrase, TextError, phrase
from briefbook.lang.clock import read_time
from briefbook.lang.dates import say_day, say_other, say_times
from briefbook.lang.day import Day
from briefbook.lang.digits import ascii_digits
from briefbook.lang.fold import search_key
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.programme import Item, ItemKind, ItemState, Participant

_MOST_DAYS = 21
_TIME = r"(\d{1,2}[:.]\d{2})"
_ENTRY = re.compile(rf"\s*{_TIME}(?:\s*(?:[-–—]|تا|to|do|до)\s*{_TIME})?\s*(.*)", re.DOTALL)
ICONS: Final[dict[ItemKind, str]] = {
    ItemKind.TRAVEL: "plane",
    ItemKind.MEETING: "message-square-text",
    ItemKind.SIGNING: "file-pen",
    ItemKind.SESSION: "users",
    ItemKind.SITE: "map-pin",
    ItemKind.PRESS: "quote",
    ItemKind.INSTRUCTION: "info",
}
_UNCERTAIN: Final[dict[ItemState, Mark]] = {
    ItemState.TENTATIVE: Mark("", Tone.WARN, "circle-dashed"),
    ItemState.TBC: Mark("", Tone.WARN, "circle-alert"),
    ItemState.CANCELLED: Mark("", Tone.PLAIN, "x"),
}
_ALSO: Final[dict[ItemKind, Phrase]] = {
    ItemKind.MEAL: phrase("lunch; dinner; breakfast; reception"),
    ItemKind.TRAVEL: phrase("flight; arrival; departure; drive"),
    ItemKind.MEETING: phrase("talks; call on"),
}
"""Other words that tell a kind, parted by semicolons, in Persian by its own."""
TEMPLATE: Final[tuple[tuple[int, ItemKind, Phrase], ...]] = (
    (0, ItemKind.TRAVEL, phrase("Arrival")),
    (0, ItemKind.MEETING, phrase("First meeting")),
    (0, ItemKind.MEAL, phrase("Dinner")),
    (1, ItemKind.MEETING, phrase("Talks")),
    (1, ItemKind.MEAL, phrase("Working lunch")),
    (1, ItemKind.SESSION, phrase("Specialised session")),
    (2, ItemKind.SIGNING, phrase("Signing of the document")),
    (2, ItemKind.PRESS, phrase("Statement to the press")),
    (2, ItemKind.SITE, phrase("Site visit")),
    (2, ItemKind.TRAVEL, phrase("Departure")),
)
"""Three days from the first one: day from 0, kind, title. Nothing in it has a time: nobody knows that yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a typed line says."""

    starts: time
    ends: time | None
    kind: ItemKind
    title: str


@dataclass(frozen=True, slots=True)
class Card:
    """An item as its card shows it. `clash` says what it overlaps, and is empty where it does not."""

    uid: str
    times: str
    title: str
    place: str
    people: str
    icon: str
    cancelled: bool = False
    marks: tuple[Mark, ...] = ()
    clash: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says of the card."""
        parts = (self.times, self.title, self.place, self.people, *(mark.text for mark in self.marks), self.clash)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Column:
    """A day; None holds what has no day yet."""

    day: Day | None
    title: str
    other: str
    cards: tuple[Card, ...]


def read_entry(text: str, lang: Lang) -> Entry:
    """What a line such as "09:30 meeting" or "9.30-10:15 Lunch" says. Raises TextError with the cure.

    The first word tells the kind, in the language of the window or in English; alone it is the title, too.
    """
    found = _ENTRY.fullmatch(ascii_digits(text).replace("٫", "."))
    if found is None:
        raise TextError("Type a time first, such as 09:30 meeting.")
    starts = read_time(found[1].replace(".", ":"))
    ends = read_time(found[2].replace(".", ":")) if found[2] else None
    title = text[found.start(3) :].strip()
    if not title:
        raise TextError("Type what happens after the time, such as 09:30 meeting.")
    kind = next((kind for words, kind in _kinds(lang) if search_key(title).startswith(words)), ItemKind.INSTRUCTION)
    return Entry(starts, ends, kind, title[:1].upper() + title[1:])


def _kinds(lang: Lang) -> list[tuple[str, ItemKind]]:
    """The words that tell a kind, the longest first."""
    words = {(search_key(say(told, one)), kind) for kind, told in entries(ItemKind) for one in (Lang.EN, lang)}
    for kind, told in _ALSO.items():
        words |= {(search_key(word), kind) for one in (Lang.EN, lang) for word in re.split("[;؛]", say(told, one))}
    found = [(word.strip(), ItemKind(kind)) for word, kind in words if word.strip()]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))


def columns_of(dossier: Dossier, look: Look) -> tuple[Column, ...]:
    """The days of the visit and those of its items, in order; at last what has no day."""
    items = dossier.of(Item)
    known = {item.day for item in items if item.day is not None} | set(days_of(dossier))
    made = []
    for day in sorted(known, key=lambda one: (one.first, one.last)):
        title = say_day(day, look.lang, weekday=True, year=False)
        made.append(Column(day, title, say_other(day, look.lang), _cards(dossier, items, day, look)))
    loose = _cards(dossier, items, None, look)
    if loose or not made:
        made.append(Column(None, look.say("Day to be confirmed"), "", loose))
    return tuple(made)


def days_of(dossier: Dossier) -> tuple[Day, ...]:
    """The days from the first to the last of a visit; none where the first is not fully known."""
    begin = dossier.visit.starts_on.full if dossier.visit.starts_on else None
    if begin is None:
        return ()
    end = dossier.visit.ends_on.full if dossier.visit.ends_on else None
    count = min(_MOST_DAYS, max(0, (end - begin).days if end else 0) + 1)
    return tuple(Day.of(begin + timedelta(days=n)) for n in range(count))


def _cards(dossier: Dossier, items: Sequence[Item], day: Day | None, look: Look) -> tuple[Card, ...]:
    own = [item for item in items if item.day == day]
    own.sort(key=lambda item: (item.starts is None, item.starts or time(), item.seq))
    return tuple(_card(dossier, item, own[:n], look) for n, item in enumerate(own))


def _card(dossier: Dossier, item: Item, before: Sequence[Item], look: Look) -> Card:
    lang = look.lang
    parts = dossier.children(Participant, item.id)
    names = [name for part in parts if (name := name_of(dossier, part, lang))]
    marks = []
    if item.state in _UNCERTAIN:
        marks.append(replace(_UNCERTAIN[item.state], text=look.say(words_of(item.state))))
    if _hurried(item, before):
        marks.append(Mark(look.say("No time to get there"), Tone.WARN, "clock-alert"))
    clash = overlap(item, before)
    told = phrase("overlaps {time} {item}", time=clash.starts, item=name_of(dossier, clash, lang)) if clash else ""
    return Card(
        item.id,
        say_times(item.starts, item.ends, lang) or look.say("time open"),
        name_of(dossier, item, lang) or look.say(UNNAMED),
        name_of(dossier, dossier.find(item.place), lang),
        f"{names[0]} + {look.figures(len(names) - 1)}" if len(names) > 1 else "".join(names),
        ICONS.get(item.kind, "clock"),
        item.state is ItemState.CANCELLED,
        tuple(marks),
        look.say(told),
    )


def overlap(item: Item, before: Sequence[Item]) -> Item | None:
    """An item of the same day that has begun and not ended when this one begins, or None."""
    if item.starts is None or item.state is ItemState.CANCELLED:
        return None
    for other in before:
        if other.starts is None or other.state is ItemState.CANCELLED:
            continue
        if other.starts == item.starts or _minutes(item.starts) < _end(other):
            return other
    return None


def _hurried(item: Item, before: Sequence[Item]) -> bool:
    """Whether an item begins at another place at the minute at which the one before ends."""
    last = next((other for other in reversed(before) if other.starts and other.state is not ItemState.CANCELLED), None)
    if last is None or item.starts is None or not item.place or not last.place or item.place == last.place:
        return False
    return last.ends is not None and _minutes(item.starts) == _end(last)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _end(item: Item) -> int:
    """The minute of the day at which an item ends; past midnight it is more than a day has."""
    begin = _minutes(item.starts or time())
    if item.ends is None:
        return begin + (item.minutes or 0)
    return _minutes(item.ends) + (24 * 60 if item.ends < (item.starts or time()) else 0)
