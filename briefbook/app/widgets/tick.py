"""A box to tick with words, drawn from the tokens: the one of the style cannot be seen in the dark."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import BODY


class Tick(QCheckBox):
    """Yes, no, or half a tick where records differ."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words)
        self._look = look

    def sizeHint(self) -> QSize:
        """Room for the box and the words."""
        words = QFontMetrics(self._look.font(BODY)).horizontalAdvance(self.text())
        return QSize(words + self._look.px(30), self._look.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        """The words are a part of it."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        look, tokens = self._look, self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(16)
        x = self.width() - side - 2 if look.rtl else 2
        box = QRect(x, (self.height() - side) // 2, side, side)
        state = self.checkState()
        full = state is Qt.CheckState.Checked
        enabled = self.isEnabled()
        frame = tokens.accent if full and enabled else tokens.line2
        painter.setPen(QPen(QColor(frame), 2 if self.hasFocus() else 1.2))
        painter.setBrush(QColor(tokens.accent if full and enabled else tokens.surface))
        painter.drawRoundedRect(QRectF(box), 3, 3)
        if full:
            painter.drawPixmap(box, look.pixmap("check", tokens.on_accent if enabled else tokens.faint))
        elif state is Qt.CheckState.PartiallyChecked:
            painter.fillRect(box.adjusted(side // 4, side // 2 - 1, -side // 4, -side // 2 + 1), QColor(tokens.accent))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 5, 5)
        words = self.rect().adjusted(
            0 if look.rtl else side + look.px(9), 0, -(side + look.px(9)) if look.rtl else 0, 0
        )
        painter.setFont(look.font(BODY))
        painter.setPen(QColor(tokens.text if enabled else tokens.faint))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
