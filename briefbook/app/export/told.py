"""What the export screen says of an order and of the files that came of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from briefbook.app.export.model import COPIES, PDF, WORD, Wish
from briefbook.errors import Phrase, counted, phrase

_KILO = 1024


class _Receipt(Protocol):
    @property
    def pages(self) -> Sequence[object]: ...

    @property
    def open(self) -> Sequence[object]: ...


class Done(Protocol):
    """A file that is done: its pages and what is open, its size, whether it had to get another name."""

    @property
    def receipt(self) -> _Receipt:
        """Its pages and what is open."""

    @property
    def wanted(self) -> str:
        """The name that it should have."""

    @property
    def renamed(self) -> bool:
        """Whether it has another one."""

    @property
    def size(self) -> int:
        """Bytes."""


def action(wish: Wish, *, draft: bool) -> Phrase:
    """What the button does: verb and number."""
    if wish.offer != COPIES:
        return phrase("Export as DRAFT") if draft else phrase("Export")
    if draft:
        return counted("Export {n} as DRAFT", "Export {n} as DRAFT", wish.count)
    return counted("Export {n} copy", "Export {n} copies", wish.count)


def summary(wish: Wish, pages: int, size: int) -> Phrase | str:
    """How much comes of it: pages, sheets of paper where it is printed on both sides, size of a file."""
    told = counted("{n} page", "{n} pages", pages)
    if wish.offer in (COPIES, PDF):
        sheets = counted("{n} sheet", "{n} sheets", -(-pages // 2))
        told = phrase("{one} · {other}", one=told, other=sheets)
    if wish.offer == WORD or wish.word:
        return told
    return phrase("{one} · {other}", one=told, other=weight(size))


def weight(size: int) -> Phrase:
    """The size of a file as people say it."""
    if size < _KILO * _KILO:
        return phrase("{n} KB", n=max(1, round(size / _KILO)))
    return phrase("{n} MB", n=(Decimal(size) / (_KILO * _KILO)).quantize(Decimal("0.1")))


def title_of(done: Sequence[Done]) -> Phrase:
    """What was made."""
    made = counted("{n} file is made", "{n} files are made", len(done))
    return phrase("{one} · {other}", one=made, other=phrase("DRAFT")) if any(d.receipt.open for d in done) else made


def file_told(one: Done) -> Phrase:
    """Pages and size of a file; where another program holds its name, that it has another one."""
    told = weight(one.size)
    if one.receipt.pages:
        told = phrase("{one} · {other}", one=counted("{n} page", "{n} pages", len(one.receipt.pages)), other=told)
    if one.renamed:
        why = phrase("Another program has {name} open, so this is a second file.", name=one.wanted)
        told = phrase("{one} · {other}", one=told, other=why)
    return told
