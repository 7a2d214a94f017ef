"""One finished PDF with the thread that draws its pages; it goes only when that thread has done its last page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer


class Loaded(QObject):
    """The document, its bytes and its renderer.

    Signals:
        drawn(int, QImage): a page, from 0, that was asked for.
    """

    drawn = Signal(int, QImage)

    def __init__(self, content: bytes, parent: QObject) -> None:
        super().__init__(parent)
        # Children go in the order in which they came: the renderer, whose end waits for its thread, before the document
        # that the thread reads, and that before its bytes.
        self._renderer = QPdfPageRenderer(self)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._renderer.setDocument(self.document)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._came)
        self._asked = 0
        self._retired = False

    def draw(self, page: int, size: QSize) -> None:
        """Have a page drawn in `size` pixels of the screen; `drawn` tells when it is."""
        self._asked += 1
        self._renderer.requestPage(page, size, QPdfDocumentRenderOptions())

    def retire(self) -> None:
        """Go as soon as nothing is being drawn."""
        self._retired = True
        if not self._asked:
            self.deleteLater()

    def _came(self, page: int, size: QSize, image: QImage) -> None:
        self._asked -= 1
        if not self._retired:
            self.drawn.emit(page, image)
        elif not self._asked:
            self.deleteLater()
