"""Values of records as a table and a form show them, and texts of a form as values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from briefbook.app.naming import gist, name_of
from briefbook.app.records.choices import words_of
from briefbook.app.records.fields import CHECKED, OWNER
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import TextError, counted
from briefbook.lang.clean import clean_line
from briefbook.lang.clock import read_time, read_zone
from briefbook.lang.dates import Period, say_day, say_period, say_time
from briefbook.lang.day import Day
from briefbook.lang.digits import ascii_digits, digits
from briefbook.lang.tongue import LocalText
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Column, Form
from briefbook.model.record import Record

STALE_MONTHS = 12
PERSON_STALE_MONTHS = 6


def value_of(record: Record, name: str) -> object:
    """The value of a field; CHECKED and OWNER are of the stamp."""
    if name == CHECKED:
        return record.stamp.checked_on
    own = getattr(record, name, None)
    return record.stamp.owner if name == OWNER and own is None else own


def shown(dossier: Dossier, record: Record, name: str, look: Look) -> str:
    """A field in one line, in the language of the window; empty where it is unknown."""
    match value_of(record, name):
        case LocalText() as text:
            return gist(text.best(look.lang, record.stamp.original)[0])
        case StrEnum() as choice:
            return look.say(words_of(choice))
        case Day() as day:
            return say_day(day, look.lang, short=True)
        case Period() as period:
            return say_period(period, look.lang)
        case time() as clock:
            return say_time(clock, look.lang)
        case bool() as yes:
            return look.say("Yes") if yes else ""
        case int() | Decimal() as number:
            return look.figures(number)
        case tuple() as several:
            return ", ".join(_linked(dossier, str(one), look) for one in several)
        case str() as text:
            return _linked(dossier, text, look)
        case _:
            return ""


def _linked(dossier: Dossier, text: str, look: Look) -> str:
    """The name of the record that a text is the uid of, else the text."""
    record = dossier.find(text)
    return name_of(dossier, record, look.lang) if record else text


@dataclass(frozen=True, slots=True)
class Age:
    """How long ago something was checked, in words with a tone and a sign."""

    words: str
    tone: Tone
    icon: str


def age(look: Look, checked: Day | None, on: date, months: int = STALE_MONTHS) -> Age:
    """The age of a check on the first day of the visit: fine, older than `months`, or never checked."""
    if checked is None:
        return Age(look.say("Never checked"), Tone.ERR, "circle-alert")
    past = (on.year - checked.last.year) * 12 + on.month - checked.last.month
    if past > months:
        return Age(look.say(counted("{n} month ago", "{n} months ago", past)), Tone.WARN, "clock-alert")
    return Age(say_day(checked, look.lang, short=True), Tone.OK, "circle-check")


def read_value(text: str, column: Column) -> object:
    """What a person typed into a field of one line, as the value of its column. Raises TextError with the cure."""
    written = clean_line(text)
    reader = _READERS.get(column.form)
    return reader(written) if reader else written


def written(value: object, look: Look) -> str:
    """A value as a field of one line holds it."""
    match value:
        case None:
            return ""
        case time() as clock:
            return say_time(clock, look.lang)
        case tuple() as several:
            return "\n".join(str(one) for one in several)
        case int() | Decimal() as number:
            return digits(str(number), look.lang)
        case _:
            return str(value)


def _time(text: str) -> object:
    return read_time(ascii_digits(text).replace("٫", ":")) if text else None


def _zone(text: str) -> object:
    return read_zone(text) if text else ""


def _period(text: str) -> object:
    return Period.read(ascii_digits(text)) if text else None


def _number(text: str) -> object:
    if not text:
        return None
    try:
        return Decimal(ascii_digits(text).replace(",", "").replace("٬", "").replace("٫", "."))
    except InvalidOperation as wrong:
        raise TextError('"{text}" is no number. Write figures, such as 4.1.', text=text[:60]) from wrong


def _whole(text: str) -> object:
    if not text:
        return None
    figures = ascii_digits(text)
    if not figures.isdigit() or len(figures) > 9:
        raise TextError('"{text}" is no whole number. Write figures, such as 4.', text=text[:60])
    return int(figures)


_READERS: dict[Form, Callable[[str], object]] = {
    Form.TIME: _time,
    Form.ZONE: _zone,
    Form.PERIOD: _period,
    Form.NUMBER: _number,
    Form.WHOLE: _whole,
}
