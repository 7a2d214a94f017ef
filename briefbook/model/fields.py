"""How a column of a record is written: one declaration that the store, the folder format and the forms all read.

Each function makes the default of a dataclass field and says in its metadata what the column holds.
"""

from dataclasses import Field, dataclass, field, fields
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import NewType, TypeVar

from briefbook.lang.dates import Day, Period
from briefbook.lang.tongue import NOTHING, LocalText

Uid = NewType("Uid", str)
"""UUIDv7 of a record as text; an empty one is "unknown"."""

NOBODY = Uid("")
E = TypeVar("E", bound=StrEnum)


class Form(StrEnum):
    """What a column holds.

    WORDS is a localised line, TEXT localised Markdown; LINK points at a record of one type, OPEN at one of any type,
    LINKS at several through a link table; HIDDEN is derived from a file and never typed.
    """

    LINE = "line"
    WORDS = "words"
    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    PERIOD = "period"
    MOMENT = "moment"
    TIME = "time"
    ZONE = "zone"
    NUMBER = "number"
    WHOLE = "whole"
    YES = "yes"
    CHOICE = "choice"
    FOCUS = "focus"
    LINK = "link"
    OPEN = "open"
    LINKS = "links"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Column:
    """Form of a column; `target` is the table that a link points at; `link` the table that holds LINKS.

    `key` is the name in a briefing folder where it differs; `choice` the closed set of a CHOICE;
    `needed` says that a record without it makes no sense; `size` marks a whole number among HIDDEN ones.
    """

    form: Form
    target: str = ""
    link: str = ""
    key: str = ""
    choice: type[StrEnum] | None = None
    needed: bool = False
    whole: bool = False


def column_of(declared: "Field[object]") -> Column:
    """The column that a dataclass field declares. Raises KeyError for a field that is none (id, stamp, seq, cites)."""
    found: Column = declared.metadata["column"]
    return found


def columns(record: type) -> tuple[tuple[str, Column], ...]:
    """Names and columns of a record type in their order of declaration, which is that of the folder format."""
    return tuple((f.name, column_of(f)) for f in fields(record) if "column" in f.metadata)


def line(*, needed: bool = False) -> str:
    """A plain line; empty = unknown."""
    return field(default="", metadata={"column": Column(Form.LINE, needed=needed)})


def words(*, needed: bool = False) -> LocalText:
    """A line per language."""
    return field(default=NOTHING, metadata={"column": Column(Form.WORDS, needed=needed)})


def prose() -> LocalText:
    """Markdown per language."""
    return field(default=NOTHING, metadata={"column": Column(Form.TEXT)})


def lines() -> tuple[str, ...]:
    """Several plain lines in order."""
    return field(default=(), metadata={"column": Column(Form.LINES)})


def day() -> Day | None:
    """A date, full or partial; None = unknown."""
    return field(default=None, metadata={"column": Column(Form.DAY)})


def period() -> Period | None:
    """A date or a range of dates; None = unknown."""
    return field(default=None, metadata={"column": Column(Form.PERIOD)})


def moment() -> datetime | None:
    """A moment with its offset from UTC; None = unknown."""
    return field(default=None, metadata={"column": Column(Form.MOMENT)})


def clock() -> time | None:
    """A local wall time; None = unknown."""
    return field(default=None, metadata={"column": Column(Form.TIME)})


def zone(*, needed: bool = False) -> str:
    """An IANA zone name; empty = the default of the record."""
    return field(default="", metadata={"column": Column(Form.ZONE, needed=needed)})


def number() -> Decimal | None:
    """A decimal number; None = unknown."""
    return field(default=None, metadata={"column": Column(Form.NUMBER)})


def whole() -> int | None:
    """A whole number; None = unknown."""
    return field(default=None, metadata={"column": Column(Form.WHOLE)})


def yes(default: bool = False) -> bool:
    """Yes or no."""
    return field(default=default, metadata={"column": Column(Form.YES)})


def choice(choices: type[E]) -> E | None:
    """A word of a closed set; None = unknown."""
    return field(default=None, metadata={"column": Column(Form.CHOICE, choice=choices)})


def choice_of(default: E, *, needed: bool = False) -> E:
    """A word of a closed set with a default; `needed` ones must be written all the same."""
    return field(default=default, metadata={"column": Column(Form.CHOICE, choice=type(default), needed=needed)})


def link(target: str, *, needed: bool = False) -> Uid:
    """The record of table `target`; empty = unknown."""
    return field(default=NOBODY, metadata={"column": Column(Form.LINK, target, needed=needed)})


def open_link(key: str, *, needed: bool = False) -> Uid:
    """A record of any type; `key` is its name in a folder."""
    return field(default=NOBODY, metadata={"column": Column(Form.OPEN, key=key, needed=needed)})


def links(target: str, table: str, key: str) -> tuple[Uid, ...]:
    """Several records of table `target` in order, kept in the link table `table`."""
    return field(default=(), metadata={"column": Column(Form.LINKS, target, table, key)})


def focus() -> tuple[float, float] | None:
    """Focal point of a picture: 0..1 from the left and from the top; None = the default."""
    return field(default=None, metadata={"column": Column(Form.FOCUS)})


def hidden() -> str:
    """A text derived from a file."""
    return field(default="", metadata={"column": Column(Form.HIDDEN)})


def hidden_whole() -> int:
    """A whole number derived from a file."""
    return field(default=0, metadata={"column": Column(Form.HIDDEN, whole=True)})
