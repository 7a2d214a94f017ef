"""The window: bars, panes and notices around the screens, always showing what the session is."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QActionGroup, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefbook.app import entries, screens
from briefbook.app.bars import StatusBar, TopBar
from briefbook.app.commands import Command, Commands, Menu
from briefbook.app.errands import Errands
from briefbook.app.jobs import Worker
from briefbook.app.machine import Machine, save
from briefbook.app.panes import Panes
from briefbook.app.screen import Screen
from briefbook.app.session import Session, standing
from briefbook.app.stage import OUTLINE, Stage
from briefbook.app.standard import COMMANDS, STEPS, THEMES
from briefbook.app.standing import Overview
from briefbook.app.steps import StepStrip
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import ZOOMS, Tone
from briefbook.app.switcher import VisitSwitcher
from briefbook.app.widgets.marking import label
from briefbook.app.widgets.notice import Notice, Toast
from briefbook.app.widgets.progress import Progress
from briefbook.app.workplace import Ways, Workplace
from briefbook.errors import BriefbookError, InUse, Phrase, PlaceError, Ref, counted, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.outline import Edition

if TYPE_CHECKING:
    from briefbook.app.printing import PrintDesk

HOME = "people"
SMALLEST = (760, 480)


class Window(QMainWindow):
    """One window on a session; theme, zoom and language are fixed for its life."""

    def __init__(self, session: Session, worker: Worker, overview: Overview, machine: Machine, look: Look) -> None:
        super().__init__()
        self.setLayoutDirection(look.direction)
        self.setMinimumSize(*SMALLEST)
        self.commands = Commands(self, look)
        self.work = Workplace(session, worker, overview, self.commands, look, machine, Ways(self))
        self.panes = Panes(look)
        self.stage = Stage(self.work, self.panes, self)
        self.errands = Errands(self.work, self, self.stage)
        self._begun = False
        self._shown_visit = ""
        self._troubled = False
        self._welcome: Screen | None = None
        self._palette: Screen | None = None
        self._add_commands()
        self._lay_out()
        self._connect()
        self._restore()
        QTimer.singleShot(0, self._begin)  # after the first paint

    def _lay_out(self) -> None:
        look = self.work.look
        self.top = TopBar(look, self.commands)
        self.top.fill_menus()
        self.top.follow_commands()
        self.switcher = VisitSwitcher(look)
        self.switcher.offer([self.commands.action(key) for key in ("visit.new", "visit.from")])
        self.strip = StepStrip(look, STEPS)
        self._row = QWidget()
        self._row.setProperty("kind", "bar")
        self._row.setFixedHeight(look.px(51))
        row = QHBoxLayout(self._row)
        row.setContentsMargins(look.px(4), 0, 0, 1)
        row.setSpacing(0)
        row.addWidget(self.switcher)
        row.addWidget(self.strip, 1)
        self.notice = Notice(look, closable=True)
        self.progress = Progress(look)
        self._body = QStackedWidget()
        self._busy = label("", "quiet")
        self._body.addWidget(self._busy)
        self._body.addWidget(self.panes)
        self.status = StatusBar(look)
        whole = QWidget()
        whole.setProperty("kind", "ground")
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.top, self._row, self.notice, self.progress, self._body, self.status):
            box.addWidget(widget, 1 if widget is self._body else 0)
        self.setCentralWidget(whole)
        self.toast = Toast(look, self, self._undo)
        self._row.hide()
        self._fill_choices()

    def _connect(self) -> None:
        session, ways = self.work.session, self.work.ways
        session.opened.connect(self._opened)
        session.changed.connect(self._changed)
        session.failed.connect(self._failed)
        session.moved.connect(self._moved)
        session.told.connect(self._did)
        ways.told.connect(self._tell)
        ways.to_printer.connect(lambda contents, booklet: self.desk.print(contents, booklet=booklet))
        self.work.overview.moved.connect(self._show_overview)
        self.strip.wanted.connect(self.show_step)
        self.stage.shown.connect(self._shown)
        self.switcher.wanted.connect(session.show)
        self.status.problems_wanted.connect(lambda: self.show_step(6))
        self.panes.rearranged.connect(lambda: self.top.fit(self._is_narrow()))

    def _add_commands(self) -> None:
        errands = self.errands
        own: dict[str, Callable[[], object]] = {
            "undo": self._undo,
            "redo": self._redo,
            "view.next": lambda: self.stage.next_pane(1),
            "view.before": lambda: self.stage.next_pane(-1),
            "view.outline": lambda: self.panes.toggle(self.panes.left),
            "view.preview": self.stage.toggle_page,
            "view.full": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
            "quit": self.close,
            "export": lambda: self.show_step(7),
            "palette": self._open_palette,
            "history": lambda: self.stage.show("history"),
            "check": lambda: self.show_step(6),
            "check.next": self._next_finding,
        }
        for command in COMMANDS:
            self.commands.add(command, own.get(command.key) or errands.errand(command.key))
        for number, (text, icon) in enumerate(STEPS, start=1):
            command = Command(f"step.{number}", text, Menu.VIEW, f"Ctrl+{number}", icon, 1)
            self.commands.add(command, partial(self.show_step, number))
        self.commands.action(f"theme.{self.work.machine.theme}").setChecked(True)

    def _fill_choices(self) -> None:
        """The choices at the end of the status bar: language, theme, zoom."""
        look, machine, status = self.work.look, self.work.machine, self.status
        langs = QMenu(status.language)
        group = QActionGroup(langs)
        for lang in Lang:
            action = group.addAction(langs.addAction(self.errands.own_name(lang)))
            action.setCheckable(True)
            action.setChecked(lang is look.lang)
            action.triggered.connect(lambda _=False, lang=lang: self.errands.choose_lang(lang))
        status.language.setMenu(langs)
        status.language.setText(self.errands.own_name(look.lang))
        status.language.setAccessibleName(self.work.say("Language of the windows"))
        themes = QMenu(status.theme)
        themes.addActions([self.commands.action(f"theme.{theme}") for theme in THEMES])
        status.theme.setMenu(themes)
        status.theme.setAccessibleName(self.work.say("Light or dark"))
        status.theme.setIcon(look.icon("moon" if not look.tokens.dark else "sun", size=14))
        zooms = QMenu(status.zoom)
        for zoom in ZOOMS:
            zooms.addAction(f"{look.figures(zoom)} %").triggered.connect(
                lambda _=False, zoom=zoom: self.errands.choose_zoom(zoom)
            )
        status.zoom.setMenu(zooms)
        status.zoom.setText(f"{look.figures(machine.zoom)}%")
        status.zoom.setAccessibleName(self.work.say("Zoom"))
        for menu in (langs, themes, zooms):
            menu.setLayoutDirection(look.direction)

    # What the session says.

    def _begin(self) -> None:
        self._begun = True
        self._opened()

    def _opened(self) -> None:
        if not self._begun:
            return
        state, machine = self.work.session.state, self.work.machine
        dossier = state.dossier
        self._shown_visit = dossier.visit.id if dossier else ""
        self._row.setVisible(dossier is not None)
        self.notice.show_words("", Tone.PLAIN)
        if dossier is None:
            self._show_welcome()
        else:
            self.switcher.show_visit(dossier, state.visits, date.today())
            self._body.setCurrentWidget(self.panes)
            self.stage.begin()
            known = entries.entry_named(self.stage.name or machine.screen)
            self.stage.show(known.name if known else HOME)
            if state.path:
                machine.remember(state.path)
            machine.visit = dossier.visit.id
            save(machine)
        if state.spooled:
            words = counted(
                "{n} text was kept beside the library.", "{n} texts were kept beside the library.", state.spooled
            )
            self.notice.show_words(self.work.say(words), Tone.WARN)
        self._moved()
        self._show_overview()

    def _changed(self) -> None:
        """Undo may have taken the visit itself away, or brought it back."""
        dossier = self.work.session.state.dossier
        if (dossier.visit.id if dossier else "") != self._shown_visit:
            self._opened()

    def _show_welcome(self) -> None:
        if self._welcome is None:
            self._welcome = screens.load("welcome", self.work)
            self._welcome.setParent(self)
            self._body.addWidget(self._welcome.view())
        self._body.setCurrentWidget(self._welcome.view())
        self._welcome.opened()

    def _failed(self, refusal: BriefbookError, initiator: object) -> None:
        if self.work.session.dossier is None and self._welcome is not None and not isinstance(refusal, InUse):
            self._welcome.show_refusal(refusal)
        elif isinstance(refusal, PlaceError | InUse) or not self.stage.refuse(refusal, initiator):
            cures = self.errands.cures(refusal)
            self.notice.show_words(self.work.say(refusal.phrase), Tone.ERR, *cures)

    def _moved(self) -> None:
        session, say = self.work.session, self.work.say
        state = session.state
        for key, plain, label_of in (("undo", phrase("Undo"), state.undo), ("redo", phrase("Redo"), state.redo)):
            action = self.commands.action(key)
            named: Phrase = phrase("{verb}: {step}", verb=plain, step=label_of) if label_of else plain
            action.setText(say(named))
            action.setEnabled(label_of is not None and not state.read_only)
        self.top.undo.setToolTip(self.commands.tip("undo"))
        self.top.redo.setToolTip(self.commands.tip("redo"))
        bad = session.trouble is not None
        tone = Tone.ERR if bad else Tone.WARN if state.read_only else Tone.OK
        self.top.show_saved(say(standing(session)) if state.dossier else "", tone)
        self.top.saved_sign.setVisible(state.dossier is not None)
        if self._troubled and not bad:
            self.notice.show_words("", Tone.PLAIN)
        self._troubled = bad
        self._enable()
        title = state.path.stem if state.path else ""
        self.setWindowTitle(f"{title} – Briefbook" if title else "Briefbook")
        if state.dossier is not None:
            self.switcher.show_visit(state.dossier, state.visits, date.today())

    def _enable(self) -> None:
        """Commands that need a visit, or one that may be written."""
        state = self.work.session.state
        there = state.dossier is not None
        for key in ("file.save", "file.copy", "file.close", "view.outline", "view.preview", "edit.find", "edit.filter"):
            self.commands.enable(key, there)
        for key in ("edit.add", "edit.duplicate", "edit.remove", "edit.check", "edit.rename", "edit.language"):
            self.commands.enable(key, there and not state.read_only)
        for key in ("print", "print.booklet", "check", "check.next", "history"):
            self.commands.enable(key, there)
        self.commands.enable("export", there and entries.entry_at(7) is not None)
        for number, made in enumerate(self.strip.buttons, start=1):
            made.setEnabled(entries.entry_at(number) is not None)
            self.commands.enable(f"step.{number}", there and entries.entry_at(number) is not None)

    def _show_overview(self) -> None:
        overview, dossier, say = self.work.overview, self.work.session.dossier, self.work.say
        self.strip.show_standings(overview.steps())
        if dossier is None:
            self.status.show_facts("", "", "")
            self.status.show_problems("")
            return
        editions = [edition.number or 0 for edition in dossier.of(Edition)]
        newest = say(phrase("Edition {n}", n=max(editions))) if editions else say("No edition yet")
        pages = say(counted("{n} page", "{n} pages", overview.pages)) if overview.pages else ""
        self.status.show_facts(newest, pages, "")
        open_ = overview.open
        words = counted("{n} to fix before printing", "{n} to fix before printing", open_)
        self.status.show_problems(say(words) if open_ else "")

    # What a person does.

    def show_step(self, number: int) -> None:
        """Show the screen of a step, from 1; nothing for one without a screen."""
        entry = entries.entry_at(number)
        if entry is not None and self.work.session.dossier is not None:
            self.stage.show(entry.name)
        self.strip.show_current(self._step())

    def _step(self) -> int:
        entry = entries.entry_named(self.stage.name)
        return entry.step if entry else 0

    def _shown(self, name: str) -> None:
        machine = self.work.machine
        machine.screen = name
        self.panes.restore(machine.panes.get(name, machine.panes.get("", [])))
        self.strip.show_current(self._step())
        outline = self.stage.find(OUTLINE)
        if outline is not None and not self._step():
            outline.show_place(Ref("", name))
        save(machine)

    def _open_palette(self) -> None:
        if self._palette is None:
            self._palette = screens.load("palette", self.work)
            self._palette.setParent(self)
        self._palette.opened()

    def _next_finding(self) -> None:
        there = self.stage.name == "check"
        self.show_step(6)
        if there and self.stage.screen is not None:
            self.stage.screen.next()

    def _undo(self) -> None:
        self.stage.commit()
        self.work.session.undo(self)

    def _redo(self) -> None:
        self.stage.commit()
        self.work.session.redo(self)

    def _did(self, what: Phrase) -> None:
        self.toast.tell(self.work.say(what), undo=True)

    def _tell(self, what: Phrase, tone: Tone, undo: bool) -> None:
        self.toast.tell(self.work.say(what), undo=undo)

    @cached_property
    def desk(self) -> "PrintDesk":
        """What brings pages to a printer; loaded when something is printed for the first time."""
        made: PrintDesk = screens.printing().PrintDesk(self.work, self, self.notice, self.progress)
        return made

    def _print(self, content: bytes) -> None:
        self.desk.print((content,))

    def _is_narrow(self) -> bool:
        return self.width() * 100 // self.work.look.zoom < 900

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words give way before buttons do."""
        super().resizeEvent(event)
        self.top.fit(self._is_narrow())

    def _restore(self) -> None:
        self.resize(1280, 800)
        if self.work.machine.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.work.machine.geometry.encode()))

    def keep(self) -> None:
        """Remember size, panes and place."""
        machine = self.work.machine
        machine.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        machine.panes[self.stage.name] = self.panes.state()
        machine.panes[""] = self.panes.state()
        save(machine)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being typed is written before the window goes."""
        self.stage.commit()
        self.keep()
        event.accept()
