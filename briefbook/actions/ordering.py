"""What a person orders, in their own words: one of six outcomes, made whole, or nothing of it is left."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from briefbook.actions.export import (
    Extras,
    Receipt,
    Workbench,
    check_made,
    file_name,
    house_of,
    make_book,
    make_paper,
    plan_for,
    write_book,
)
from briefbook.actions.files import look_at, write_whole
from briefbook.actions.forms import Form, PrintOrder, export_form, form_name
from briefbook.actions.readers import for_reader, with_reader
from briefbook.actions.sources import newest_made
from briefbook.errors import Notice, Weight, WriteError, phrase
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Layout, Plan
from briefbook.model.record import Audience
from briefbook.tree.nodes import Book
from briefbook.tree.spans import Span
from briefbook.writers.written import Tick, Written, quiet

PARTS = 100
"""Ticks of one copy, whatever the number of its papers."""


class Outcome(StrEnum):
    """What is needed."""

    COPIES = "copies"
    PDF = "pdf"
    WORD = "word"
    PERSIAN = "persian"  # the PDF of the language that is asked for, in the layout of its plan
    CARDS = "cards"
    MEETING = "meeting"
    BOOKLET = "booklet"


_LAYOUTS = {Outcome.COPIES: Layout.BINDER, Outcome.PDF: Layout.COMPACT}
_FORMS = {Outcome.CARDS: Form.CARDS, Outcome.BOOKLET: Form.BOOKLET}


@dataclass(frozen=True, slots=True)
class Copy:
    """One file for one reader (by name, or empty). `number` stands on each of its pages; 0 = it is not numbered."""

    number: int = 0
    reader: str = ""
    audience: Audience = Audience.PRINCIPAL


@dataclass(frozen=True, slots=True)
class Order:
    """An outcome and the few things that are asked about it.

    `paper` is the code of the one that is wanted, for MEETING; `word` makes that a DOCX; `dividers` stand before the
    tabs of numbered copies.
    """

    outcome: Outcome
    lang: Lang
    copies: tuple[Copy, ...] = (Copy(),)
    paper: str = ""
    word: bool = False
    dividers: bool = False

    @property
    def suffix(self) -> str:
        """Suffix of the files."""
        word = self.outcome is Outcome.WORD or (self.outcome is Outcome.MEETING and self.word)
        return ".docx" if word else ".pdf"

    def as_pages(self) -> "Order":
        """The order of the same pages as a PDF, to be looked at."""
        if self.outcome is Outcome.WORD:
            return replace(self, outcome=Outcome.PERSIAN)
        return replace(self, word=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A copy that is done. `wanted` is the name that it should have: another program may hold that file open."""

    copy: Copy
    receipt: Receipt
    wanted: str
    size: int

    @property
    def renamed(self) -> bool:
        """Whether it had to get another name."""
        return self.receipt.path.name != self.wanted


@dataclass(frozen=True, slots=True)
class Proof:
    """The pages of an order as they will be, its name and what must be fixed before it is more than a draft."""

    written: Written
    name: str
    notices: tuple[Notice, ...]

    @property
    def open(self) -> tuple[Notice, ...]:
        """Remarks that make it a draft."""
        return tuple(notice for notice in self.notices if notice.weight is Weight.MUST)


def moment_of(dossier: Dossier, now: datetime | None = None) -> datetime:
    """The clock of an order: that of the newest edition, else `now`."""
    return newest_made(dossier) or now or datetime.now(UTC)


def fulfil(
    dossier: Dossier, order: Order, folder: Path, *, made: datetime, bench: Workbench, tick: Tick = quiet
) -> tuple[Delivery, ...]:
    """The files of an order in `folder`, which is made where it is not there; all of them, or none.

    They are placed when the last one is whole, so that a person who stops it finds nothing of it. Raises what `tick`
    raises, and WriteError where there is nothing to make or the folder refuses.
    """
    if not order.copies:
        raise WriteError("No copy is chosen. Tick at least one reader.")
    total = len(order.copies) * PARTS
    proofs = []
    for place, copy in enumerate(order.copies):
        tick(place * PARTS, total)
        begun = place * PARTS

        def part(done: int, whole: int, begun: int = begun) -> None:
            tick(begun + PARTS * done // max(whole, 1), total)

        proofs.append((copy, proofed(dossier, order, copy, made=made, bench=bench, tick=part)))
    tick(total, total)
    return _placed(folder, proofs)


def _placed(folder: Path, proofs: list[tuple[Copy, Proof]]) -> tuple[Delivery, ...]:
    """Write the files; where one is refused those that were new go again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise WriteError(
            "{path} cannot be a folder: {reason}. Choose another one.", path=folder, reason=wrong.strerror or wrong
        ) from wrong
    fresh: list[Path] = []
    out = []
    try:
        for copy, made in proofs:
            there = look_at(folder / made.name)
            path = write_whole(folder / made.name, made.written.content)
            if there is None or path.name != made.name:
                fresh.append(path)
            receipt = Receipt(path, made.notices, made.written.pages)
            out.append(Delivery(copy, receipt, made.name, len(made.written.content)))
    except WriteError:
        for path in fresh:
            with suppress(OSError):
                path.unlink()
        raise
    return tuple(out)


def proofed(
    dossier: Dossier, order: Order, copy: Copy, *, made: datetime, bench: Workbench, tick: Tick = quiet
) -> Proof:
    """One copy of an order, finished and proven, in memory."""
    check_made(made)
    dossier = with_reader(dossier, copy.reader)
    plan = plan_for(dossier, order.lang, layout=_LAYOUTS.get(order.outcome), audience=copy.audience)
    plan = for_reader(dossier, plan, copy.reader)
    if order.outcome in _FORMS:
        return _form(dossier, plan, _FORMS[order.outcome], made=made, bench=bench)
    extras = Extras(dividers=order.dividers and order.outcome is Outcome.COPIES)
    if order.outcome is Outcome.MEETING:
        book, notices = make_paper(dossier, plan, order.paper, made=made, bench=bench)
    else:
        book, notices = make_book(dossier, plan, made=made, bench=bench, extras=extras)
    if copy.number:
        book = numbered(book, copy.number)
    written = write_book(book, house_of(dossier, plan), order.suffix, bench=bench, tick=tick, extras=extras)
    return Proof(written, _name(dossier, plan, order, copy), (*notices, *written.notices))


def _form(dossier: Dossier, plan: Plan, form: Form, *, made: datetime, bench: Workbench) -> Proof:
    contents: list[bytes] = []

    def keep(path: Path, content: bytes) -> Path:
        contents.append(content)
        return path

    done = export_form(dossier, plan, Path(), PrintOrder(form), made=made, bench=bench, place=keep)
    return Proof(Written(contents[0], done.pages), form_name(dossier, plan, form), done.notices)


def numbered(book: Book, number: int) -> Book:
    """The book with the number of its copy at the foot of every page."""
    words = Span(say(phrase("Copy {n}", n=number), book.lang), book.lang)
    return replace(book, around=replace(book.around, copy=(words,)))


def _name(dossier: Dossier, plan: Plan, order: Order, copy: Copy) -> str:
    """The name of a file: that of the book, with what sets it apart from the others of its visit."""
    reader = f"-{copy.reader}" if copy.reader else ""
    audience = f"-{copy.audience}" if copy.audience is not Audience.PRINCIPAL else ""
    number = f"-copy-{copy.number:02}{reader}" if copy.number else ""
    one = f"-{order.paper}" if order.outcome is Outcome.MEETING else ""
    return file_name(dossier, plan, f"{one}{number}{audience}{order.suffix}")
