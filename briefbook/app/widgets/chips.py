"""A chip: a few words on a soft ground, with a sign that says the same without the colour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import SMALL, Tone

_SIGN = 14


def chip_width(look: Look, text: str, icon: str = "") -> int:
    """Logical pixels that a chip is wide."""
    words = look.font(SMALL, medium=True)
    sign = look.px(_SIGN + 4) if icon else 0
    return sign + _advance(words, text) + look.px(18)


def chip_height(look: Look) -> int:
    """Logical pixels that a chip is high."""
    return look.px(22)


def draw_chip(painter: QPainter, look: Look, box: QRect, text: str, tone: Tone, icon: str = "") -> None:
    """Paint a chip into `box`, which is as wide as `chip_width` says."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.tokens.soft(tone)))
    radius = box.height() / 2
    painter.drawRoundedRect(QRectF(box), radius, radius)
    ink = look.tokens.ink(tone)
    inner = box.adjusted(look.px(9), 0, -look.px(9), 0)
    if icon:
        side = look.px(_SIGN)
        x = inner.right() - side + 1 if look.rtl else inner.left()
        drawn = look.pixmap(icon, ink, _SIGN, density=painter.device().devicePixelRatioF())
        painter.drawPixmap(x, box.center().y() - side // 2, drawn)
        shift = side + look.px(4)
        inner.adjust(0 if look.rtl else shift, 0, -shift if look.rtl else 0, 0)
    painter.setFont(look.font(SMALL, medium=True))
    painter.setPen(QColor(ink))
    # AlignLeft means the leading side: Qt turns it round by itself.
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class Chip(QWidget):
    """A chip as a widget; its words are its name."""

    def __init__(self, look: Look, text: str = "", tone: Tone = Tone.PLAIN, icon: str = "") -> None:
        super().__init__()
        self._look = look
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_words(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show other words."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words that are shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(chip_width(self._look, self._text, self._icon), chip_height(self._look))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        draw_chip(QPainter(self), self._look, self.rect(), self._text, self._tone, self._icon)


def _advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
