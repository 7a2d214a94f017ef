"""What the commands of every window do: libraries, copies, printing, records of the screen in front, looks."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from briefbook import places
from briefbook.app import screens
from briefbook.app.jobs import Outcome
from briefbook.app.machine import save
from briefbook.app.naming import langs_of
from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.screen import Screen
from briefbook.app.stage import OUTLINE, PREVIEW, Stage
from briefbook.app.style.tokens import ZOOMS, Theme, Tone
from briefbook.app.widgets import ask
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, InUse, PlaceError, phrase
from briefbook.lang.tongue import Lang

Cure = tuple[str, Callable[[], object]]


class Errands(QObject):
    """The verbs behind the commands of one window."""

    def __init__(self, work: Workplace, window: QWidget, stage: Stage) -> None:
        super().__init__(window)
        self._work = work
        self._window = window
        self._stage = stage
        self._sheets: dict[str, Screen] = {}
        self._asked: Path | None = None  # the library that was to be opened last
        work.ways.to_library.connect(lambda path: self.open_library(Path(path)))
        self._errands: dict[str, Callable[[], object]] = {
            "visit.new": partial(self._on_sheet, "visits", Screen.add),
            "visit.from": partial(self._on_sheet, "visits", Screen.duplicate),
            "file.bring": partial(self._on_sheet, "bringing", Screen.add),
            "file.open": self._choose_library,
            "file.save": self._save,
            "file.copy": self._copy,
            "file.close": self._close,
            "sample.open": self.open_sample,
            "sample.print": partial(self.open_sample, self._print),
            "print": self._print,
            "print.booklet": partial(self._print, booklet=True),
            "edit.add": partial(self._on_screen, Screen.add),
            "edit.duplicate": partial(self._on_screen, Screen.duplicate),
            "edit.remove": partial(self._on_screen, Screen.remove),
            "edit.check": partial(self._on_screen, Screen.check_off),
            "edit.clear": partial(self._on_screen, Screen.clear_off),
            "edit.up": partial(self._move, -1),
            "edit.down": partial(self._move, 1),
            "insert.fact": partial(self._on_screen, Screen.attach),
            "edit.filter": partial(self._on_screen, Screen.seek),
            "edit.language": partial(self._on_screen, Screen.next_language),
            "edit.rename": partial(self._on, OUTLINE, Screen.rename),
            "edit.find": partial(self._on, PREVIEW, Screen.seek),
            "settings": partial(work.ways.to_screen.emit, "settings"),
            "help.card": partial(work.ways.to_screen.emit, "help/card"),
            "help.keys": partial(work.ways.to_screen.emit, "help/keys"),
            "help.log": _open_logs,
            "zoom.in": partial(self._zoom, 1),
            "zoom.out": partial(self._zoom, -1),
            "zoom.reset": partial(self.choose_zoom, 100),
            **{f"theme.{theme}": partial(self._choose_theme, theme) for theme in Theme},
        }

    def errand(self, key: str) -> Callable[[], object]:
        """What the command with this key does; nothing for one that others bring."""
        return self._errands.get(key, _nothing)

    def open_sample(self, then: Callable[[], None] | None = None) -> None:
        """Open the sample book, made anew where it is not there, and do something then."""
        self._asked = None
        folder = places.data_dir() / "sample"
        self._work.session.open(partial(screens.sample_library, folder, date.today()), then=then)

    def open_library(self, path: Path, *, read_only: bool = False) -> None:
        """Open the library in a file."""
        self._asked = path
        visit = self._work.machine.visit if str(path) == self._work.machine.library else ""
        self._work.session.open(partial(screens.open_library, path, read_only=read_only), visit)

    def cures(self, refusal: BriefbookError) -> tuple[Cure, ...]:
        """What a person can do about a refusal, as words and what they do."""
        say, asked = self._work.say, self._asked
        if isinstance(refusal, InUse) and asked is not None:
            return (
                (say("Read only"), partial(self.open_library, asked, read_only=True)),
                (say("Work on a copy"), partial(self._work_on_copy, asked)),
                (say("Try again"), partial(self.open_library, asked)),
            )
        if isinstance(refusal, PlaceError) and self._work.session.state.path:
            return (say("Save a copy elsewhere"), self._copy), (say("Try again"), self._save)
        return ()

    def choose_lang(self, lang: Lang) -> None:
        """Have the windows in another language."""
        self._work.machine.lang = lang.value
        self._work.ways.rebuilt.emit()

    def choose_zoom(self, zoom: int) -> None:
        """Have the windows larger or smaller."""
        if zoom != self._work.machine.zoom:
            self._work.machine.zoom = zoom
            self._work.ways.rebuilt.emit()

    def own_name(self, lang: Lang) -> str:
        """A language by its own name."""
        return OWN_NAMES[lang]

    def _zoom(self, by: int) -> None:
        at = ZOOMS.index(self._work.machine.zoom) + by
        if 0 <= at < len(ZOOMS):
            self.choose_zoom(ZOOMS[at])

    def _choose_theme(self, theme: Theme) -> None:
        self._work.machine.theme = theme.value
        save(self._work.machine)
        self._work.ways.rebuilt.emit()

    def _on_screen(self, verb: Callable[[Screen], object]) -> None:
        """Let the screen in front do something, unless the focus is in another pane, whose rows it would not mean."""
        screen, focus = self._stage.screen, QApplication.focusWidget()
        outline = self._stage.find(OUTLINE)
        elsewhere = outline is not None and focus is not None and outline.view().isAncestorOf(focus)
        if screen is not None and not (elsewhere and verb is Screen.remove):
            verb_of(screen, verb)

    def _move(self, by: int) -> None:
        if self._stage.screen is not None:
            self._stage.screen.move(by)

    def _on(self, name: str, verb: Callable[[Screen], object]) -> None:
        screen = self._stage.find(name)
        if screen is not None:
            verb_of(screen, verb)

    def _on_sheet(self, name: str, verb: Callable[[Screen], object]) -> None:
        """Let a sheet that covers the window do something; it is loaded when first asked for."""
        self._stage.commit()
        if name not in self._sheets:
            self._sheets[name] = screens.load(name, self._work)
            self._sheets[name].setParent(self)
        verb_of(self._sheets[name], verb)

    def _choose_library(self) -> None:
        folder = Path(self._work.machine.library).parent if self._work.machine.library else _documents()
        kinds = f"{self._work.say('Libraries')} (*.briefbook)"
        path = ask.existing_file(self._window, self._work.say("Open a library"), folder, kinds)
        if path is not None:
            self.open_library(path)

    def _save(self) -> None:
        self._stage.commit()
        self._work.session.save()

    def _close(self) -> None:
        self._stage.commit()
        self._work.session.show("")

    def _copy(self) -> None:
        self._stage.commit()
        path = self._work.session.state.path
        suggested = _documents() / (path.name if path else "visits.briefbook")
        kinds = f"{self._work.say('Libraries')} (*.briefbook)"
        target = ask.new_file(self._window, self._work.say("Save a copy elsewhere"), suggested, kinds)
        if target is not None:
            told = phrase("Copy saved as {name}", name=target.name)
            self._work.session.ask(
                lambda library: screens.copy_library(library, target), lambda _: self._work.ways.tell(told, Tone.OK)
            )

    def _work_on_copy(self, path: Path) -> None:
        target = path.with_name(f"{path.stem} ({self._work.say('copy')}){path.suffix}")
        self._asked = target
        self._work.session.open(partial(screens.open_copy, path, target))

    def _print(self, *, booklet: bool = False) -> None:
        self._stage.commit()
        dossier = self._work.session.dossier
        if dossier is None:
            return
        lang = self._work.look.lang if self._work.look.lang in langs_of(dossier) else langs_of(dossier)[0]
        now = datetime.now().astimezone()
        self._work.ways.tell(phrase("The pages are being made"))
        pages = screens.finished_booklet if booklet else screens.finished_pages
        came = partial(self._pages_came, booklet=booklet)
        self._work.worker.start("print", partial(pages, dossier, lang, now), came)

    def _pages_came(self, outcome: Outcome, *, booklet: bool = False) -> None:
        refusal = outcome.refusal
        if refusal:
            self._work.ways.tell(refusal.phrase, Tone.ERR)
        elif isinstance(outcome.value, bytes):
            self._work.ways.to_printer.emit((outcome.value,), booklet)


def verb_of(screen: Screen, verb: Callable[[Screen], object]) -> None:
    """Call what the class of a screen has in the place of a verb of Screen."""
    getattr(screen, verb.__name__)()


def _open_logs() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(places.logs_dir())))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


def _nothing() -> None:
    """The errand of a command that a screen brings."""
