"""The table of screens, and the one place of the application that loads the workshops late: after the first paint."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from briefbook.app.jobs import Tick
from briefbook.app.screen import Screen
from briefbook.app.workplace import Workplace
from briefbook.errors import Phrase, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier

if TYPE_CHECKING:
    from briefbook.actions.check import Finding
    from briefbook.store.library import Library


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen of the table. `name` is its folder in `briefbook/app`, or `records/<table>` for a declared kind.

    `step` is its place on the step strip from 1, 0 for a screen that is no step; `tables` are the kinds of record that
    lead here.
    """

    name: str
    text: Phrase
    icon: str
    step: int = 0
    tables: tuple[str, ...] = ()


SCREENS: tuple[Entry, ...] = (
    Entry("programme", phrase("Programme"), "calendar", 1, ("item", "participant")),
    Entry("people", phrase("People"), "users", 2, ("person", "name", "holding", "profile_item", "delegate")),
    Entry("facts", phrase("Facts"), "chart-column", 3, ("fact",)),
    Entry("points", phrase("Talking points"), "message-square-text", 4, ("point", "brief")),
    Entry("records/paper", phrase("Book"), "book-open", 5, ("book", "tab", "paper", "block", "plan", "reader")),
    Entry("check", phrase("Check"), "circle-check", 6),
    Entry("export", phrase("Export"), "file-down", 7),
    Entry("records/organisation", phrase("Organisations"), "building-2", 0, ("organisation",)),
    Entry("records/achievement", phrase("Achievements"), "star", 0, ("achievement",)),
    Entry("agreement", phrase("Agreements"), "file-pen", 0, ("agreement", "provision", "agreement_text", "signatory")),
    Entry("records/area", phrase("Areas of cooperation"), "handshake", 0, ("area",)),
    Entry("records/site", phrase("Sites"), "map-pin", 0, ("site",)),
    Entry("records/place", phrase("Places"), "landmark", 0, ("place",)),
    Entry("records/protocol_note", phrase("Protocol"), "flag", 0, ("protocol_note",)),
    Entry("records/risk", phrase("Risks"), "shield-alert", 0, ("risk",)),
    Entry("records/contact", phrase("Contacts"), "phone", 0, ("contact",)),
    Entry("records/term", phrase("Glossary"), "book-a", 0, ("term",)),
    Entry("records/objective", phrase("Objectives"), "lightbulb", 0, ("objective",)),
    Entry("records/source", phrase("Sources"), "bookmark", 0, ("source",)),
)
"""A screen is its folder and its line here."""


def entry_of(table: str) -> Entry | None:
    """The screen that a kind of record is edited in, or None."""
    return next((entry for entry in SCREENS if table in entry.tables), None)


def entry_named(name: str) -> Entry | None:
    """The screen of a name, or None."""
    return next((entry for entry in SCREENS if entry.name == name), None)


def entry_at(step: int) -> Entry | None:
    """The screen of a step, or None."""
    return next((entry for entry in SCREENS if entry.step == step), None)


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
