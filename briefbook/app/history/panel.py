"""Wires the history to the log of the library."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from briefbook.actions import undo
from briefbook.app.history.model import Done, edition_words, step_rows
from briefbook.app.history.view import HistoryView
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, phrase
from briefbook.model.change import Changes
from briefbook.store.library import Library

PAGE = 200


class HistoryPanel(Screen):
    """The history of a library."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._view = HistoryView(work.look)
        self._limit = PAGE
        self._view.back_wanted.connect(self._on_back)
        self._view.more_wanted.connect(self._on_more)

    def view(self) -> QWidget:
        """The screen."""
        return self._view

    def show_all(self) -> None:
        """Read the steps anew."""
        dossier = self.work.session.dossier
        if dossier is None:
            return
        self._view.editions.setText(edition_words(dossier, self.work.look))
        if not self._view.model.rows():
            self._view.show_busy()
        self.work.session.ask(partial(_steps, self._limit + 1), self._came, self._view)

    def show_changes(self, changes: Changes, initiator: object) -> None:
        """One step more, or one undone."""
        self.show_all()

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say why the way back was refused."""
        self._view.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        self.show_all()
        return True

    def opened(self) -> None:
        """The steps get the focus."""
        self._view.focus_list()

    def _came(self, steps: tuple[Done, ...]) -> None:
        rows = step_rows(steps[: self._limit], self.work.look, date.today())
        writable = not self.work.session.state.read_only
        self._view.show_steps(rows, more=len(steps) > self._limit, writable=writable)

    def _on_back(self, step: int) -> None:
        self._view.notice.show_words("", Tone.PLAIN)
        told = phrase("The visit is as it was after that step")
        self.work.session.run(partial(undo.go_back, step=step), self, told=told)

    def _on_more(self) -> None:
        self._limit += PAGE
        self.show_all()


def _steps(limit: int, library: Library) -> tuple[Done, ...]:
    """The last steps, on the Keeper."""
    return tuple(Done(*step) for step in undo.steps(library, limit))


def panel(work: Workplace) -> HistoryPanel:
    """The history."""
    return HistoryPanel(work)
