"""Finished pages on paper: the PDFs that were exported, drawn page by page into the printer of the system."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from briefbook.app.style.tokens import Tone
from briefbook.app.widgets import reveal
from briefbook.app.widgets.notice import Notice
from briefbook.app.widgets.progress import Progress
from briefbook.app.workplace import Workplace
from briefbook.errors import Phrase, phrase

DOTS = 300


def page_numbers(printer: QPrinter, pages: int) -> list[int]:
    """The pages that a person asked for, from 0, in order: ranges first, else from and to, else all."""
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return [number for number in range(pages) if ranges.contains(number + 1)]
    first = printer.fromPage() or 1
    last = printer.toPage() or (first if printer.fromPage() else pages)
    return [number - 1 for number in range(first, last + 1) if 1 <= number <= pages]


class Printing(QObject):
    """One print-out: a page per turn of the event loop, so that the window lives on and a person can stop it."""

    def __init__(
        self,
        content: bytes,
        printer: QPrinter,
        progress: Callable[[int, int], None],
        done: Callable[[bool], None],
        parent: QObject | None = None,
        *,
        single: bool = False,
    ) -> None:
        """`single` prints each page once, whatever the printer was asked for: a numbered copy has no second."""
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._printer = printer
        self._progress, self._done = progress, done
        copies = 1 if single or printer.supportsMultipleCopies() else max(1, printer.copyCount())
        self._pages = page_numbers(printer, self._document.pageCount()) * copies
        self._next = 0
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; `done` is called with True at the end, with False where the printer refuses or it was stopped."""
        self._printer.setFullPage(True)
        if self._pages:
            size = self._document.pagePointSize(self._pages[0])
            wide = size.width() > size.height()
            self._printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            )
        if not self._pages or not self._painter.begin(self._printer):
            self._done(False)
            return
        QTimer.singleShot(0, self._page)

    def stop(self) -> None:
        """Stop at the next page and take back what the printer has."""
        self._pages = []

    def _page(self) -> None:
        if self._next >= len(self._pages):
            stopped = not self._pages
            if stopped:
                self._printer.abort()
            self._painter.end()
            self._done(not stopped)
            return
        if self._next:
            self._printer.newPage()
        page = self._pages[self._next]
        size = self._document.pagePointSize(page)
        image = self._document.render(page, QSize(round(size.width() * DOTS / 72), round(size.height() * DOTS / 72)))
        rect = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        shown = size.scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(0, 0, shown.width(), shown.height())
        at.moveCenter(QRectF(0, 0, rect.width(), rect.height()).center())
        self._painter.drawImage(at, image)
        self._next += 1
        self._progress(self._next, len(self._pages))
        QTimer.singleShot(0, self._page)


class PrintDesk(QObject):
    """Brings finished PDFs to a printer, one after another; without a printer it says so and offers other ways."""

    def __init__(self, work: Workplace, window: QWidget, notice: Notice, progress: Progress) -> None:
        super().__init__(window)
        self._work, self._window = work, window
        self._notice, self._progress = notice, progress
        self._contents: tuple[bytes, ...] = ()
        self._waiting: list[bytes] = []
        self._printer: QPrinter | None = None
        self._running: Printing | None = None
        self._came_from: QWidget | None = None
        progress.cancelled.connect(self._stop)

    @property
    def busy(self) -> bool:
        """Whether something is being printed."""
        return self._running is not None

    def print(self, contents: tuple[bytes, ...], *, booklet: bool = False) -> None:
        """Ask for a printer and print; a booklet is turned over its short side. Nothing while something is printed."""
        if self.busy or not contents:
            return
        say = self._work.say
        self._contents = contents
        if not printers():
            words = say("This computer has no printer. Export a PDF instead.")
            reader, folder = say("Open in the PDF reader"), say("Show in folder")
            cures = ((reader, partial(self._keep, folder=False)), (folder, partial(self._keep, folder=True)))
            self._notice.show_words(words, Tone.WARN, *(cures if contents[0] else ()))
            return
        printer = ask_printer(self._window, say("Print"), booklet=booklet, single=len(contents) > 1)
        if printer is None:
            return
        self._came_from = self._window.focusWidget()
        self._printer, self._waiting = printer, list(contents)
        self._progress.begin(say("Printing"))
        self._next()

    def _next(self) -> None:
        if self._printer is None:
            return
        content, single = self._waiting.pop(0), len(self._contents) > 1
        self._running = Printing(content, self._printer, self._page, self._done, self, single=single)
        self._running.start()

    def _page(self, done: int, total: int) -> None:
        told: Phrase = phrase("Printing page {n} of {total}", n=done, total=total)
        if len(self._contents) > 1:
            n = len(self._contents) - len(self._waiting)
            copy = phrase("Copy {n} of {total}", n=n, total=len(self._contents))
            told = phrase("{one} · {other}", one=copy, other=told)
        self._progress.show_part(self._work.say(told), done, total)

    def _done(self, whole: bool) -> None:
        if self._running is not None:
            self._running.deleteLater()
        self._running = None
        if whole and self._waiting:
            self._next()
            return
        self._progress.hide()
        if self._came_from is not None:
            self._came_from.setFocus()
        self._work.ways.tell(phrase("Printed") if whole else phrase("Printing was stopped."))

    def _stop(self) -> None:
        self._waiting = []
        if self._running is not None:
            self._running.stop()

    def _keep(self, *, folder: bool) -> None:
        """Keep the pages as files where exports go, and show them, or their folder."""
        home = Path(self._work.machine.exports or reveal.documents() / "Briefbook")
        paths = []
        try:
            home.mkdir(parents=True, exist_ok=True)
            for content in self._contents:
                name = self._work.say("pages")
                path = next(p for n in range(1, 1000) if not (p := home / f"{name}-{n}.pdf").exists())
                path.write_bytes(content)
                paths.append(path)
        except OSError as wrong:
            reason = wrong.strerror or str(wrong)
            told = phrase("{path} cannot be written: {reason}. Choose another folder.", path=str(home), reason=reason)
            self._notice.show_words(self._work.say(told), Tone.ERR)
            return
        self._notice.show_words("", Tone.PLAIN)
        for path in [home] if folder else paths:
            if not reveal.reveal(path):
                self._work.ways.tell(phrase("No program on this computer opens {name}.", name=path.name), Tone.WARN)


def printers() -> tuple[str, ...]:
    """Names of the printers that the system knows; none where there is no printer."""
    return tuple(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, title: str, *, booklet: bool = False, single: bool = False) -> QPrinter | None:
    """The printer that a person chose, with ranges, copies and sides; None where they changed their mind.

    A `booklet` is turned over the short side; `single` numbered copies have no ranges, and each is printed once.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS)
    short = QPrinter.DuplexMode.DuplexShortSide
    printer.setDuplex(short if booklet else QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, not single)
    if not dialog.exec():
        return None
    if single:
        printer.setCopyCount(1)
    return printer
