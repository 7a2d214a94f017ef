"""What a calendar can take from a book: the programme's items, as far as their day is known."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from briefbook.lang.tongue import Lang


class Standing(StrEnum):
    """How certain an event is."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """An item of the programme with a full day; without `starts` it takes the whole day.

    `uid` is the same in every edition and copy, so that a calendar renews the event; it tells no identity of a
    library. Times are local ones of the IANA `zone`, of no known one where it is empty; an end before the start is on
    the next day. `title` and `place` are plain text in `lang` and `place_lang`; an unknown place is empty.
    """

    uid: str
    day: date
    zone: str
    title: str
    lang: Lang
    standing: Standing = Standing.CONFIRMED
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    place_lang: Lang = Lang.EN
