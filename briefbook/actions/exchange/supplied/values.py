"""What is taken from a file of somebody else's: its pages, and the numbered parts that draw them."""

from dataclasses import dataclass
from typing import NamedTuple

from briefbook.errors import Phrase, ReadError

Head = tuple[str | int, ...]
"""Text of a PDF object in pieces; a number in it stands for a reference to the part of that place."""


class Part(NamedTuple):
    """A PDF object that holds nothing but drawing: its dictionary or value, and its packed bytes if it is a stream."""

    head: Head
    stream: bytes | None = None


class SuppliedPage(NamedTuple):
    """A page: the part that draws it onto a square of side 1, and its size in points as it is seen."""

    form: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Supplied:
    """A file opened: all its pages, the parts that they share, and how many notes and filled fields are left out."""

    pages: tuple[SuppliedPage, ...]
    parts: tuple[Part, ...]
    unprinted: int = 0


class NotPrintable(ReadError):
    """A file that no book can print; the phrase says why and what to do, without the name of the file."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.msgid, **dict(why.values))


def not_printable(why: Phrase) -> NotPrintable:
    """The refusal that says `why`."""
    return NotPrintable(why)
