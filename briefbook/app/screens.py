"""Screens made by their names; the one place of the windows that loads the workshops late: after the first paint."""

from collections.abc import Iterable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from briefbook.app.jobs import Tick
from briefbook.app.screen import Screen
from briefbook.app.workplace import Workplace
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier

if TYPE_CHECKING:
    from briefbook.actions.check import Finding
    from briefbook.store.library import Library


def load(name: str, work: Workplace) -> Screen:
    """A screen of the table, made for a window: `panel(work)` of its module, `panel(work, kind)` of a declared kind."""
    folder, _, kind = name.partition("/")
    module = import_module(f"briefbook.app.{folder}.panel")
    made = module.panel(work, kind) if kind else module.panel(work)
    if not isinstance(made, Screen):
        raise TypeError(f"{name} makes no screen")
    return made


def findings(dossier: Dossier, langs: Iterable[Lang]) -> "tuple[Finding, ...]":
    """What the checks find in a visit, heaviest first; in the Worker."""
    from briefbook.actions.check import findings as found

    return found(dossier, langs)


def open_library(path: Path, *, passphrase: str | None = None, read_only: bool = False) -> "Library":
    """The library in a file; on the Keeper."""
    from briefbook.store.library import Library

    return Library.open(path, passphrase=passphrase, read_only=read_only)


def sample_library(folder: Path, day: date) -> "Library":
    """The sample as a library of the user's own, made where it is not there or does not open; on the Keeper."""
    from briefbook.actions.sample import sample_library as made

    return made(folder, day)


def copy_library(library: "Library", target: Path) -> Path:
    """A copy of an open library in another file; on the Keeper."""
    from briefbook.actions.safety import copy_to

    return copy_to(library, target)


def open_copy(path: Path, target: Path) -> "Library":
    """A copy of a library that others have open, opened for writing; on the Keeper."""
    from briefbook.actions.safety import copy_to
    from briefbook.store.library import Library

    with Library.open(path, read_only=True) as library:
        copy_to(library, target)
    return Library.open(target)


def printing() -> ModuleType:
    """The module that prints; it loads QtPdf."""
    from briefbook.app import printing as module

    return module


def finished_pages(dossier: Dossier, lang: Lang, now: datetime, tick: Tick) -> bytes:
    """The PDF of a visit as it is exported; in the Worker."""
    from briefbook.actions.export import Workbench
    from briefbook.actions.preview import draw_book

    return draw_book(dossier, lang, now=now, bench=Workbench(), tick=tick).content


def finished_booklet(dossier: Dossier, lang: Lang, now: datetime, tick: Tick) -> bytes:
    """The PDF of a visit as a booklet, two pages on each side of a sheet; in the Worker."""
    from briefbook.actions.export import Workbench
    from briefbook.actions.ordering import Copy, Order, Outcome, moment_of, proofed

    order = Order(Outcome.BOOKLET, lang)
    proof = proofed(dossier, order, Copy(), made=moment_of(dossier, now), bench=Workbench(), tick=tick)
    return proof.written.content
