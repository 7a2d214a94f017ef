"""Wires the check screen to the checks, which run in the Worker, and to the waivers."""

from functools import partial

from PySide6.QtWidgets import QWidget

from briefbook.actions.check import addresses
from briefbook.actions.waiving import waive
from briefbook.app.check.model import Issue, issues
from briefbook.app.check.view import CheckView
from briefbook.app.goals import goal_of
from briefbook.app.naming import langs_of
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, phrase
from briefbook.model.change import Changes
from briefbook.model.ids import fresh_uid


class CheckPanel(Screen):
    """The check screen of a window; the page of the book stands beside it with the place marked."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._view = view = CheckView(work.look)
        view.reached.connect(self._on_reached)
        view.fix_wanted.connect(self._on_fix)
        view.ignore_wanted.connect(self._on_ignore)
        view.again_wanted.connect(self._on_again)
        view.export_wanted.connect(lambda: work.ways.to_screen.emit("export"))
        work.overview.moved.connect(self.show_all)

    def view(self) -> QWidget:
        """The cards."""
        return self._view

    def show_all(self) -> None:
        """Show what the checks found last."""
        dossier, found = self.work.session.dossier, self.work.overview.findings
        if dossier is None or found is None:
            self._view.show_busy()
            return
        langs = langs_of(dossier)
        lang = self.work.look.lang if self.work.look.lang in langs else langs[0]
        cards = issues(dossier, found, addresses(dossier, lang), goal_of, self.work.look)
        self._view.show_issues(cards, waivable=not self.work.session.state.read_only)

    def show_changes(self, changes: Changes, initiator: object) -> None:
        """The checks run after a pause; until then the cards of before stand."""
        self._view.show_busy()

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say why an issue could not be let be."""
        self._view.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        return True

    def opened(self) -> None:
        """The first card, or the way on where there is none."""
        if self._view.cards:
            self._view.cards[0].action.setFocus()
        else:
            self._view.export.setFocus()

    def next(self) -> None:
        """Go on to the next card."""
        self._view.next()

    def _on_again(self) -> None:
        self._view.show_busy()
        self.work.overview.run()

    def _on_reached(self, issue: Issue) -> None:
        if issue.ref is not None:
            self.work.ways.to_page.emit(issue.ref)

    def _on_fix(self, issue: Issue) -> None:
        if issue.goal is not None:
            self.work.ways.open(issue.goal)
        elif issue.ref is not None:
            self.work.ways.to_page.emit(issue.ref)
        else:
            self.work.ways.to_screen.emit("records/paper")

    def _on_ignore(self, issue: Issue, reason: str) -> None:
        dossier = self.work.session.dossier
        if dossier is None or issue.ref is None:
            return
        verb = partial(
            waive,
            uid=fresh_uid(),
            visit=dossier.visit.id,
            rule=issue.rule,
            where=issue.ref,
            lang=self.work.look.lang,
            reason=reason,
        )
        self.work.session.run(verb, self, told=phrase("Ignored for this edition"))


def panel(work: Workplace) -> CheckPanel:
    """The check screen."""
    return CheckPanel(work)
