"""A sheet over the window: a question, a list, a choice. Escape closes it, and the focus goes back where it was."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import icon_button, label


class Sheet(QDialog):
    """A frameless dialog in the middle of its window, `width` logical pixels wide; put the content into `body`."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None, *, width: int = 680) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._opener: QWidget | None = None
        self._width = look.px(width)
        self.setProperty("kind", "sheet")
        self.setLayoutDirection(look.direction)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        box = QVBoxLayout(self)
        edge = look.px(GAPS[4])
        box.setContentsMargins(edge, look.px(GAPS[3]), edge, edge)
        box.setSpacing(look.px(GAPS[2]))
        head = QHBoxLayout()
        head.addWidget(label(title, "dialog"), 1)
        self.close_button = icon_button(look, "x", look.say("Close"))
        self.close_button.clicked.connect(self.reject)
        head.addWidget(self.close_button)
        box.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.px(GAPS[2]))
        box.addLayout(self.body, 1)
        self.finished.connect(self._give_back)

    def open(self) -> None:
        """Show it, and remember who had the focus."""
        self._opener = QApplication.focusWidget()
        window = self.parentWidget()
        if window is not None:
            room = window.size()
            self.setMaximumSize(room.width() - 16, room.height() - 16)
            self.resize(min(self._width, room.width() - 32), min(self.sizeHint().height(), room.height() - 32))
        super().open()

    def showEvent(self, event: QShowEvent) -> None:
        """It stands in the upper middle of the window."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            x, y = (window.width() - self.width()) // 2, max(8, (window.height() - self.height()) // 3)
            self.move(window.mapToGlobal(QPoint(x, y)))

    def _give_back(self) -> None:
        if self._opener is not None:
            self._opener.setFocus()
            self._opener = None
