"""Finished pages on paper: the PDF that was exported, drawn page by page into the printer of the system."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

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
    ) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._printer = printer
        self._progress, self._done = progress, done
        copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
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


def printers() -> tuple[str, ...]:
    """Names of the printers that the system knows; none where there is no printer."""
    return tuple(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The printer that a person chose, with ranges, copies and sides; None where they changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() else None
