"""Wires the sheet that brings a briefing folder in to the actions."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from briefbook.actions.exchange.folder import FolderFaults, Reading
from briefbook.actions.intake import Intake, import_folder, preview_folder
from briefbook.actions.safety import new_library
from briefbook.actions.sources import read_source
from briefbook.app.bringing.view import BringSheet, Coming
from briefbook.app.jobs import Outcome
from briefbook.app.owning import own_library
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.widgets import ask
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, counted
from briefbook.model.change import Changes
from briefbook.store.library import Library


class BringPanel(Screen):
    """The sheet; `add` asks for a folder and says what is in it."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._sheet = BringSheet(work.look)
        self._reading: Reading | None = None
        self._bringing = False
        self._sheet.other_wanted.connect(self.add)
        self._sheet.wanted.connect(self._bring)
        work.session.changed.connect(self._on_changed)
        work.session.opened.connect(self._on_opened)
        work.session.failed.connect(self._on_failed)

    def view(self) -> QWidget:
        """The sheet."""
        return self._sheet

    def add(self) -> None:
        """Ask for a folder."""
        folder = ask.existing_folder(self._window(), self.work.say("Choose a briefing folder"), Path.home())
        if folder is not None:
            self.look_into(folder)

    def look_into(self, folder: Path) -> None:
        """Say what a folder would bring."""
        self._reading, self._bringing = None, False
        self._sheet.show_busy(folder.name)
        if not self._sheet.isVisible():
            self._sheet.open_over(self._window())
        self.work.worker.start("bring", lambda _: read_source(folder), partial(self._was_read, folder))

    def _was_read(self, folder: Path, outcome: Outcome) -> None:
        refusal, reading = outcome.refusal, outcome.value
        if isinstance(refusal, FolderFaults):
            self._sheet.show_faults(folder.name, [fault.said(self.work.look.lang) for fault in refusal.faults])
        elif refusal:
            self._sheet.show_faults(folder.name, [self.work.say(refusal.phrase)])
        elif isinstance(reading, Reading):
            self._reading = reading
            if own_library(self.work) is None:
                self.work.session.ask(lambda library: preview_folder(library, reading), self._foreseen, self._sheet)
                return
            with Library.in_memory() as nothing:
                self._foreseen(preview_folder(nothing, reading))

    def _foreseen(self, intake: Intake) -> None:
        if self._reading is not None:
            coming = Coming(self._reading.source, intake.new, intake.changed, intake.gone, intake.same)
            self._sheet.show_coming(coming)
            self._sheet.bring_button.setFocus()

    def _bring(self) -> None:
        reading, session = self._reading, self.work.session
        if reading is None or self._bringing:
            return
        self._bringing = True
        path = own_library(self.work)
        if path is not None:
            session.open(partial(_begin, path, reading), reading.visit)
            return
        told = counted("{n} record brought in", "{n} records brought in", len(reading.records))
        session.run(partial(_taken_in, reading=reading), self, told=told)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self and self._reading is not None:
            self.work.session.show(self._reading.visit)

    def _on_opened(self) -> None:
        dossier = self.work.session.dossier
        if self._bringing and self._reading and dossier is not None and dossier.visit.id == self._reading.visit:
            self._bringing = False
            self._sheet.accept()

    def _on_failed(self, refusal: BriefbookError, initiator: object) -> None:
        if self._bringing and initiator in (self, None):
            self.show_refusal(refusal)

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say on the sheet why nothing was brought in."""
        self._bringing = False
        self._sheet.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        return True

    def _window(self) -> QWidget:
        window = self.work.commands.parent()
        if not isinstance(window, QWidget):
            raise TypeError("commands have no window")
        return window


def _taken_in(library: Library, reading: Reading) -> Changes:
    return import_folder(library, reading, day=date.today(), who="").changes


def _begin(path: Path, reading: Reading) -> Library:
    """The library in a file, made where there is none, with the folder in it."""
    if path.exists():
        library = Library.open(path)
        try:
            _taken_in(library, reading)
        except BaseException:
            library.close()
            raise
        return library
    path.parent.mkdir(parents=True, exist_ok=True)
    with new_library(path) as made:
        _taken_in(made, reading)
    return Library.open(path)


def panel(work: Workplace) -> BringPanel:
    """The sheet that brings a folder in."""
    return BringPanel(work)
