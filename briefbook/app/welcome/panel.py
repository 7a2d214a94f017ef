"""Wires the first screen: the sample opens, or is printed, with one click."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from briefbook import places
from briefbook.actions import preview
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.export import Workbench
from briefbook.actions.intake import import_folder
from briefbook.app.jobs import Outcome, Tick
from briefbook.app.naming import langs_of
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.welcome.view import COVER, WelcomeView
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, counted, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.brief import Brief
from briefbook.store.library import Library
from briefbook.writers.written import Written


class WelcomePanel(Screen):
    """The first screen."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        ways = [
            ("visit.new", "plane", phrase("New visit"), phrase("Four questions: where, when, who, why")),
            ("visit.from", "copy", phrase("From an earlier visit"), phrase("Keeps people, facts and layout")),
            ("file.bring", "file-up", phrase("Bring in what you have"), phrase("Briefing folders and contact cards")),
            ("file.open", "folder-open", phrase("Open a library"), phrase("A .briefbook file")),
        ]
        known = {command.key for command in work.commands.all()}
        made = [
            (key, icon, work.say(title), work.say(words), work.commands.keys(key))
            for key, icon, title, words in ways
            if key in known
        ]
        recent = [(path, Path(path).stem) for path in work.machine.recent if Path(path).is_file()]
        self._view = WelcomeView(work.look, made, recent)
        self._drawn = False
        self._view.sample_wanted.connect(partial(work.commands.run, "sample.open"))
        self._view.print_wanted.connect(partial(work.commands.run, "sample.print"))
        self._view.wanted.connect(work.commands.run)
        self._view.lang_wanted.connect(self._on_lang)
        self._view.recent_wanted.connect(work.ways.to_library.emit)

    def view(self) -> QWidget:
        """The screen."""
        return self._view

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say why something did not open."""
        self._view.show_busy(False)
        self._view.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        return True

    def opened(self) -> None:
        """The cover is drawn once, after the screen is seen."""
        self._view.open_button.setFocus()
        if not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self._draw)

    def _draw(self) -> None:
        self.work.worker.start("cover", partial(_sample_pages, self.work.look.lang), self._came)

    def _came(self, outcome: Outcome) -> None:
        if outcome.refusal or not isinstance(outcome.value, tuple):
            return
        written, meetings, langs = outcome.value
        document, buffer = QPdfDocument(self), QBuffer(self)
        buffer.setData(QByteArray(written.content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        look = self.work.look
        self._view.show_cover(document.render(0, QSize(look.px(COVER[0]) * 2, look.px(COVER[1]) * 2)))
        facts = (
            counted("{n} page", "{n} pages", len(written.pages)),
            counted("{n} meeting", "{n} meetings", meetings),
            counted("{n} language", "{n} languages", langs),
        )
        self._view.facts.setText(" · ".join(look.say(fact) for fact in facts))

    def _on_lang(self, lang: str) -> None:
        self.work.machine.lang = lang
        self.work.ways.rebuilt.emit()


def _sample_pages(lang: Lang, tick: Tick) -> tuple[Written, int, int]:
    """The pages of the shipped sample, drawn from a library in memory, its meetings and its languages."""
    reading = read_folder(places.root() / "briefings" / "belgrade-2025")
    now = datetime.now().astimezone()
    with Library.in_memory() as library:
        import_folder(library, reading, day=now.date(), who="")
        dossier = library.dossier(reading.visit)
    written = preview.draw_book(dossier, lang, now=now, bench=Workbench(), tick=tick)
    return written, len(dossier.of(Brief)), len(langs_of(dossier))


def panel(work: Workplace) -> WelcomePanel:
    """The first screen."""
    return WelcomePanel(work)
