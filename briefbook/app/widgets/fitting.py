"""A row of buttons that leaves out the last ones where there is no room: what they do is in a menu too."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS


class FittingRow(QWidget):
    """Widgets in a row, the important ones first."""

    def __init__(self, look: Look, gap: int = GAPS[1]) -> None:
        super().__init__()
        self._gap = look.px(gap)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._gap)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self._wanted: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._wanted.append(widget)
        self._row.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Room for all."""
        sizes = [widget.sizeHint() for widget in self._wanted]
        width = sum(size.width() + self._gap for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what does not fit; to be called when words change."""
        left = self.width()
        for widget in self._wanted:
            left -= widget.sizeHint().width()
            widget.setVisible(left >= 0)
            left -= self._gap
