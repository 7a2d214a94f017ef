"""The printed forms of a book: the book itself, a booklet, and what leaves it for a pocket, a wall or a binder."""

import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from briefbook import places
from briefbook.actions.export import Receipt, Workbench, check_made, file_name, house_of, make_book, make_form
from briefbook.actions.files import write_whole
from briefbook.actions.sheets import paperwork
from briefbook.errors import Notice, ReadError, WriteError
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Layout, Plan
from briefbook.tree.house import House, Page
from briefbook.tree.nodes import Book, Role
from briefbook.writers.pdf import imposition
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.sheets import imposed
from briefbook.writers.pdf.write import write
from briefbook.writers.proof import proof
from briefbook.writers.written import Written

CARD_POINTS = 10.0
"""The smallest type on a pocket card: it is read standing, at arm's length."""
COPIES = 4
"""Contact cards on a sheet: all the same, for four people."""
LABEL = 190.0
"""Length of a spine label in millimetres: it fits the pocket of an ordinary binder for A4."""
LEAST_SPINE = 5.0
MILLIMETRE = 25.4 / 72
"""Millimetres of a point."""
_AROUND = frozenset({Role.MARKING, Role.HEAD, Role.FOLIO})
_SPINE_TYPE = (20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0)


class Form(StrEnum):
    """What the records of a visit are printed as."""

    BOOK = "book"
    BOOKLET = "booklet"
    CARDS = "cards"
    SCHEDULE = "schedule"
    FACES = "faces"
    CONTACT = "contact"
    SPINE = "spine"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is printed, laid out for which reader (by name, or empty), and on what.

    Paper in g/m²; width of a binder's spine in millimetres, 0 = the ordinary one. With `creep` the pages of a booklet's
    inner sheets stand nearer to its fold.
    """

    form: Form = Form.BOOK
    reader: str = ""
    weight: int = 80
    binder: float = 0.0
    creep: bool = False


def thickness(weight: int) -> float:
    """Millimetres of a sheet of office paper of this weight. Raises ReadError for one that is not in the table."""
    table = _paper()["thickness"]
    if str(weight) not in table:
        raise ReadError(
            "There is no thickness for paper of {weight} grams. Write one of: {have}.",
            weight=str(weight),
            have=", ".join(sorted(table, key=int)),
        )
    return table[str(weight)]


def _paper() -> dict[str, dict[str, float]]:
    raw = tomllib.loads(places.resource("paper.toml").read_text(encoding="utf-8"))
    return {name: {key: float(value) for key, value in rows.items()} for name, rows in raw.items()}


def check_form(form: Form, suffixes: tuple[str, ...]) -> None:
    """Raise WriteError for a form that is to be a DOCX: only the book can be one."""
    if form is not Form.BOOK and ".docx" in suffixes:
        raise WriteError(
            "The form {form} is for printing and is made as a PDF only. Leave --format docx away.", form=form.value
        )


def form_name(dossier: Dossier, plan: Plan, form: Form) -> str:
    """Name of the file of a form: that of the book with the form behind it."""
    return file_name(dossier, plan, f"-{form}.pdf")


def export_form(
    dossier: Dossier,
    plan: Plan,
    folder: Path,
    order: PrintOrder,
    *,
    made: datetime,
    bench: Workbench,
    known: tuple[Notice, ...] = (),
    place: Callable[[Path, bytes], Path] = write_whole,
) -> Receipt:
    """A form of the book written to `folder`; raises a refusal and leaves an earlier file as it was.

    `known` are remarks that the dossier cannot show.
    """
    check_made(made)
    job = _Job(dossier, plan, made, bench, known, order, house_of(dossier, plan))
    written, notices = _FORMS[order.form](job, order.form)
    proof(written.content, ".pdf")
    path = place(folder / form_name(dossier, plan, order.form), written.content)
    return Receipt(path, (*notices, *written.notices), written.pages)


@dataclass(frozen=True, slots=True)
class _Job:
    """One form in the making."""

    dossier: Dossier
    plan: Plan
    made: datetime
    bench: Workbench
    known: tuple[Notice, ...]
    order: PrintOrder
    house: House

    @property
    def press(self) -> Press:
        return self.bench.press

    def tree(self, form: Form) -> tuple[Book, tuple[Notice, ...]]:
        """The tree of a detached form with all remarks on it."""
        return make_form(self.dossier, self.plan, form.value, made=self.made, bench=self.bench, known=self.known)


_Made = tuple[Written, tuple[Notice, ...]]


def _booklet(job: _Job, form: Form) -> _Made:
    """The Compact book on A5, two pages on each side of a lying A4."""
    plan = replace(job.plan, layout=Layout.COMPACT)
    book, notices = make_book(job.dossier, plan, made=job.made, bench=job.bench, known=job.known)
    house = job.house.trimmed("booklet")
    written = write(book, house, press=job.press)
    creep = thickness(job.order.weight) if job.order.creep else 0.0
    laid = imposition.booklet(len(written.pages), _size(house), rtl=book.lang.rtl, creep=creep)
    return imposed((written,), book, laid), notices


def _cards(job: _Job, form: Form) -> _Made:
    house = job.house.trimmed("card")
    _check_cards(house)
    book, notices = job.tree(form)
    written = write(book, house, press=job.press)
    copies = COPIES if form is Form.CONTACT else 1
    backs = not all(page.blank for page in written.pages[1::2])
    laid = imposition.cards(len(written.pages), _size(house), rtl=book.lang.rtl, copies=copies, backs=backs)
    return imposed((written,), book, laid), notices


def _check_cards(house: House) -> None:
    """Raise WriteError where the house sets anything on a card smaller than it may be."""
    small = [(role, type_.size) for role, type_ in house.roles if role not in _AROUND and type_.size < CARD_POINTS]
    if small:
        role, size = min(small, key=lambda one: one[1])
        raise WriteError(
            "The house style {name} sets “{role}” on cards in {size} points; {least} is the least that is read in a "
            "room. Mend [trims.card] in its file.",
            name=house.name,
            role=role.value,
            size=f"{size:g}",
            least=f"{CARD_POINTS:g}",
        )


def _schedule(job: _Job, form: Form) -> _Made:
    house = job.house.trimmed("folder")
    book, notices = job.tree(form)
    written = write(book, house, press=job.press)
    laid = imposition.folders(len(written.pages), _size(house), rtl=book.lang.rtl)
    return imposed((written,), book, laid), notices


def _faces(job: _Job, form: Form) -> _Made:
    book, notices = job.tree(form)
    return write(book, job.house, press=job.press), notices


def _spine(job: _Job, form: Form) -> _Made:
    """Two labels: as wide as the sheets of the book are thick, and for a ring binder."""
    book, notices = job.tree(form)
    counted = paperwork(job.dossier, job.plan, made=job.made, bench=job.bench)
    sheets = next(each.sheets for each in counted if each.layout is job.plan.layout)
    thick = math.ceil(sheets * thickness(job.order.weight) * 10) / 10
    binder = job.order.binder or _paper()["binder"]["spine"]
    widths = [width for width in (thick, binder) if width >= LEAST_SPINE]
    if not widths:
        raise WriteError(
            "The spine is {width} mm wide; a label needs {least}. Give a wider binder.",
            width=f"{max(thick, binder):g}",
            least=f"{LEAST_SPINE:g}",
        )
    made = [(width, label) for width in widths if (label := _label(job, book, width))]
    if not made:
        raise WriteError(
            "The title is too long for a spine of {width} mm. Shorten it or give a wider binder.",
            width=f"{max(widths):g}",
        )
    laid = imposition.strips([(LABEL, width) for width, _ in made])
    return imposed([label for _, label in made], book, laid), notices


def _label(job: _Job, book: Book, width: float) -> Written | None:
    """One label, its title as large as its width allows; None where not even the smallest fits."""
    for size in _SPINE_TYPE:
        house = _label_house(job.house, size)
        for lines in (1, 2):
            high = lines * house.type(Role.CARD_TITLE, book.lang).lead * MILLIMETRE
            if high > width - 1.0:
                break
            edge = (width - high) / 2
            page = Page(LABEL, width, 6.0, 6.0, edge, edge - 0.01)
            written = write(_bare(book), replace(house, page=page), press=job.press)
            if len(written.pages) == 1 and not any(told.rule == "tall_box" for told in written.notices):
                return written
    return None


def _label_house(house: House, size: float) -> House:
    """The house with the title of a label in this size and its dates not larger than that."""
    sizes = {Role.CARD_TITLE: size, Role.CAPTION: min(size, 9.0)}
    roles = tuple(
        (role, replace(kind, size=sizes[role], lead=sizes[role] * 1.2, after=0.0) if role in sizes else kind)
        for role, kind in house.roles
    )
    return replace(house, roles=roles)


def _bare(book: Book) -> Book:
    """The book without furniture."""
    tabs = tuple(replace(tab, papers=tuple(replace(p, bare=True, mark="") for p in tab.papers)) for tab in book.tabs)
    return replace(book, tabs=tabs, around=replace(book.around, draft=""))


def _size(house: House) -> tuple[float, float]:
    return house.page.width, house.page.height


_FORMS: dict[Form, Callable[[_Job, Form], _Made]] = {
    Form.BOOKLET: _booklet,
    Form.CARDS: _cards,
    Form.SCHEDULE: _schedule,
    Form.FACES: _faces,
    Form.CONTACT: _cards,
    Form.SPINE: _spine,
}
