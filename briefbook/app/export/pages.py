"""Four pages of what would come out, as it would come out."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.marking import icon_button, label, named
from briefbook.app.widgets.notice import Notice
from briefbook.errors import phrase

SEEN = 4


class Sheets(QWidget):
    """Paints up to four pages, two in a row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._document: QPdfDocument | None = None
        self._drawn: dict[tuple[int, int], QImage] = {}
        self.first = 0
        self.setMinimumSize(look.px(160), look.px(200))

    def show_pages(self, document: QPdfDocument | None, first: int) -> None:
        """Show other pages, from `first`, counted from 0."""
        if document is not self._document:
            self._drawn = {}
        self._document, self.first = document, first
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        document, look = self._document, self._look
        if document is None or not document.pageCount():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        gap = look.px(GAPS[2])
        shape = document.pagePointSize(self.first)
        width = (self.width() - gap) // 2
        height = round(width * shape.height() / max(shape.width(), 1))
        if 2 * height + gap > self.height():
            height = (self.height() - gap) // 2
            width = round(height * shape.width() / max(shape.height(), 1))
        left = (self.width() - 2 * width - gap) // 2
        for place, page in enumerate(range(self.first, min(self.first + SEEN, document.pageCount()))):
            column = 1 - place % 2 if look.rtl else place % 2
            at = QRect(left + column * (width + gap), (place // 2) * (height + gap), width, height)
            painter.fillRect(at.translated(0, 1), QColor(look.tokens.line2))
            painter.fillRect(at, QColor("white"))
            painter.drawImage(at, self._image(page, width, height))

    def _image(self, page: int, width: int, height: int) -> QImage:
        key = (page, width)
        if key not in self._drawn and self._document is not None:
            ratio = self.devicePixelRatioF()
            self._drawn[key] = self._document.render(page, QSize(round(width * ratio), round(height * ratio)))
        return self._drawn[key]


class ExportPages(QWidget):
    """The pane with the pages, how many there are, and the ways through them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        box = QVBoxLayout(self)
        edge = look.px(GAPS[3])
        box.setContentsMargins(edge, look.px(GAPS[2]), edge, look.px(GAPS[2]))
        box.setSpacing(look.px(GAPS[1]))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(look.say("Preview"), "strong"))
        self.summary = label("", "quiet", wrap=True)
        head.addWidget(self.summary)
        box.addLayout(head)
        self.notice = Notice(look)
        box.addWidget(self.notice)
        self.sheets = Sheets(look)
        box.addWidget(self.sheets, 1)
        foot = QHBoxLayout()
        self.back = icon_button(look, "chevron-left", look.say("Four pages before"))
        self.on = icon_button(look, "chevron-right", look.say("Next four pages"))
        self.number = label("", "quiet")
        foot.addStretch(1)
        for widget in (self.back, self.number, self.on):
            foot.addWidget(widget)
        foot.addStretch(1)
        box.addLayout(foot)
        self.back.clicked.connect(lambda: self._turn(-SEEN))
        self.on.clicked.connect(lambda: self._turn(SEEN))
        self._turn(0)

    def show_content(self, content: bytes, summary: str) -> None:
        """Show the pages of a PDF; without content there are none."""
        first = self.sheets.first
        before, buffer = self._document, self._buffer
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.sheets.show_pages(self._document, 0)
        for old in (before, buffer):
            if old is not None:
                old.deleteLater()
        self.summary.setText(summary)
        self.notice.show_words("", Tone.PLAIN)
        self._turn(first if first < self._document.pageCount() else 0)

    def show_busy(self) -> None:
        """Say that other pages are being made."""
        self.summary.setText(self._look.say("The pages are being made"))

    def show_fault(self, words: str) -> None:
        """Say why there are no pages."""
        self.show_content(b"", "")
        self.notice.show_words(words, Tone.WARN)

    def _turn(self, by: int) -> None:
        total = self._document.pageCount() if self._document else 0
        first = max(0, self.sheets.first + by)
        first = first if first < total else self.sheets.first if by else 0
        self.sheets.show_pages(self._document, first)
        last = min(first + SEEN, total)
        words = phrase("{first} to {last} of {total}", first=first + 1, last=last, total=total)
        self.number.setText(self._look.say(words) if total else "")
        named(self.sheets, self.number.text() or self._look.say("No pages"))
        self.back.setEnabled(first > 0)
        self.on.setEnabled(last < total)
