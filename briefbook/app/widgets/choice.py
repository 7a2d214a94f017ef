"""A choice of a closed set, with an arrow of our own: a style sheet on the frame takes away the one of the style."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle

from briefbook.app.style.look import Look


class Choice(QComboBox):
    """A list that drops down.

    Signals:
        picked(object): a person chose the entry with this key.
    """

    picked = Signal(object)

    def __init__(self, look: Look, entries: Iterable[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.fill(entries)
        self.activated.connect(lambda index: self.picked.emit(self.itemData(index)))

    def fill(self, entries: Iterable[tuple[object, str]]) -> None:
        """Have other entries, each a key and its words."""
        self.clear()
        for key, words in entries:
            self.addItem(words, key)

    def choose(self, key: object) -> None:
        """Show the entry with this key; none where there is none."""
        found = (index for index in range(self.count()) if self.itemData(index) == key)
        self.setCurrentIndex(next(found, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it does not change a value under way."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        super().paintEvent(event)
        side = self._look.px(16)
        at = QRect(self.width() - side - self._look.px(8), (self.height() - side) // 2, side, side)
        at = QStyle.visualRect(self.layoutDirection(), self.rect(), at)
        painter = QPainter(self)
        painter.drawPixmap(at.topLeft(), self._look.pixmap("chevron-down", density=self.devicePixelRatioF()))
