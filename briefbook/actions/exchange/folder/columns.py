"""Values of plain columns: text as typed to value, and value to text as written. One pair per Form."""

from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum

from briefbook.actions.exchange.folder.faults import one_of, shortened
from briefbook.errors import TextError
from briefbook.lang.clean import clean_line
from briefbook.lang.dates import Day, Period, read_moment, read_time, read_zone, write_moment
from briefbook.lang.digits import ascii_digits, read_number, read_whole
from briefbook.model.fields import Column, Form

Plain = str | Day | Period | datetime | time | Decimal | int | bool | StrEnum | tuple[str, ...] | tuple[float, float]


def read_plain(column: Column, key: str, text: str) -> Plain:
    """The value of one typed text; not for links, lists and localised columns. Raises TextError with what to write."""
    match column.form:
        case Form.DAY:
            return Day.read(text)
        case Form.PERIOD:
            return Period.read(text)
        case Form.MOMENT:
            return read_moment(text)
        case Form.TIME:
            return read_time(text)
        case Form.ZONE:
            return read_zone(text)
        case Form.NUMBER:
            return read_number(text)
        case Form.WHOLE:
            return read_whole(text)
        case Form.YES:
            return _yes(text)
        case Form.FOCUS:
            return _focus(text)
        case Form.CHOICE if column.choice:
            return read_choice(column.choice, key, text)
        case _:
            return clean_line(text)


def read_choice(choices: type[StrEnum], key: str, text: str) -> StrEnum:
    """The word of a closed set. Raises TextError with the whole set."""
    word = text.strip()
    for member in choices:
        if member.value == word:
            return member
    raise TextError(
        '"{text}" is no {key}. Write {words}.',
        text=shortened(text),
        key=key,
        words=one_of(member.value for member in choices),
    )


def _yes(text: str) -> bool:
    word = text.strip().casefold()
    if word not in ("yes", "no"):
        raise TextError('"{text}" is neither yes nor no. Write yes or no.', text=shortened(text))
    return word == "yes"


def _focus(text: str) -> tuple[float, float]:
    """Two numbers from 0 to 1, kept to four places."""
    parts = ascii_digits(text).split()
    try:
        across, down = (round(float(read_number(part)), 4) for part in parts)
    except (TextError, ValueError):
        across = down = -1.0
    if not (0 <= across <= 1 and 0 <= down <= 1):
        raise TextError('"{text}" is no focus. Write two numbers from 0 to 1, such as 0.5 0.3.', text=shortened(text))
    return across, down


def write_plain(value: object) -> str:
    """The text that `read_plain` reads back; an empty one for an unknown value."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return value.value
        case datetime():
            return write_moment(value)
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return f"{value:f}"
        case (float() | int() as across, float() | int() as down):
            return f"{across:g} {down:g}"
        case _:
            return str(value)
