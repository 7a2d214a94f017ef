"""The program: builds its objects, shows the first window, and ends cleanly."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from briefbook import places
from briefbook.app import instance, screens
from briefbook.app.crash import log
from briefbook.app.crash.view import CrashPage
from briefbook.app.jobs import Worker
from briefbook.app.lasting import keep_constants
from briefbook.app.machine import Machine, load, save
from briefbook.app.session import Session
from briefbook.app.standing import Overview
from briefbook.app.style import fonts
from briefbook.app.style.look import Look
from briefbook.app.style.palette import palette
from briefbook.app.style.sheet import sheet
from briefbook.app.style.tokens import Theme
from briefbook.app.widgets.undoing import GiveUpUndo
from briefbook.app.window import Window


class Program:
    """The objects that outlive a window: session, worker, settings. A window is made anew for another look."""

    def __init__(self, app: QApplication, machine: Machine) -> None:
        self.app = app
        self.machine = machine
        self.session = Session()
        self.worker = Worker()
        self.overview = Overview(self.session, self.worker, screens.findings)
        self.window: Window | None = None
        self._crash: CrashPage | None = None
        self._give_up = GiveUpUndo(app)
        app.styleHints().colorSchemeChanged.connect(lambda _: self._scheme_changed())

    def look(self) -> Look:
        """The look that the settings ask for."""
        theme = Theme(self.machine.theme)
        dark = theme is Theme.DARK or (
            theme is Theme.SYSTEM and self.app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        return Look.of(dark=dark, zoom=self.machine.zoom, lang=self.machine.language(QLocale.system().name()))

    def show(self) -> Window:
        """Make the window and show it; the one before goes."""
        before, look = self.window, self.look()
        self.app.setLayoutDirection(look.direction)
        self.app.setPalette(palette(look.tokens))
        self.app.setFont(look.font())
        self.app.setStyleSheet(sheet(look))
        self.app.setWindowIcon(QIcon(look.pixmap("book-marked", look.tokens.accent, 64)))
        if before is not None:
            before.stage.commit()
            before.keep()
        self.window = window = Window(self.session, self.worker, self.overview, self.machine, look)
        window.work.ways.rebuilt.connect(self._rebuild)
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()  # its screens go with it, and with them what they hear
        return window

    def open(self, path: str) -> None:
        """Open the library in a file, or without one come to the front."""
        if self.window is None:
            return
        if path:
            self.window.errands.open_library(Path(path))
        self.window.raise_()
        self.window.activateWindow()

    def begin(self, path: str) -> None:
        """Open what was asked for, else what was open last, else show the first screen."""
        last = self.machine.library
        if path:
            self.open(path)
        elif last and self.machine.visit and Path(last).is_file():
            self.open(last)

    def crashed(self, details: str) -> None:
        """Show the crash page, once at a time."""
        if self._crash is None and self.window is not None:
            self._crash = CrashPage(self.look(), details, places.logs_dir(), self.window)
            self._crash.finished.connect(self._crash_closed)
            self._crash.open()

    def close(self) -> bool:
        """End both threads and write the settings; whether all that was typed is written."""
        if self.window is not None:
            self.window.stage.commit()
        stopped = self.worker.close()
        written = self.session.close()
        save(self.machine)
        return stopped and written

    def _rebuild(self) -> None:
        save(self.machine)
        QTimer.singleShot(0, self.show)  # the window that asks is still busy with the click

    def _scheme_changed(self) -> None:
        if self.machine.theme == Theme.SYSTEM and self.window is not None:
            self.show()

    def _crash_closed(self) -> None:
        self._crash = None


def run(arguments: Sequence[str]) -> int:
    """Run the program with at most one file to open; its exit status."""
    keep_constants()
    path = next((str(Path(one).absolute()) for one in arguments if not one.startswith("-")), "")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Briefbook")
    app.setStyle("Fusion")
    if instance.hand_over(path):
        return 0
    log.start(places.logs_dir())
    fonts.register()
    door = instance.Door()
    door.open()
    program = Program(app, load())
    log.install(program.crashed)
    door.knocked.connect(program.open)
    program.show()
    program.begin(path)
    status = app.exec()
    door.close()
    return status if program.close() else 1
