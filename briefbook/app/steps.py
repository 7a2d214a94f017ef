"""The strip of steps on top of the window: where one is, how far each step is, and the way there."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from briefbook.app.standing import Standing, StepState
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import BODY, SMALL
from briefbook.app.widgets.marking import label, named
from briefbook.errors import Phrase, phrase

_SIGNS = {
    StepState.COMPLETE: "circle-check",
    StepState.PARTLY: "circle-dashed",
    StepState.ATTENTION: "circle-alert",
    StepState.NONE: "circle",
}
_SAID = {
    StepState.COMPLETE: phrase("complete"),
    StepState.PARTLY: phrase("partly done"),
    StepState.ATTENTION: phrase("needs attention"),
    StepState.NONE: phrase("not started"),
}


class StepButton(QAbstractButton):
    """One step: its sign, its name and a number. The current one is a filled pill."""

    def __init__(self, look: Look, text: str, icon: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._standing = Standing()
        self.narrow = False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_standing(Standing())

    def show_standing(self, standing: Standing) -> None:
        """Show how far the step is."""
        self._standing = standing
        self._words = self._look.say(standing.words)
        state = self._look.say(_SAID[standing.state])
        spoken = ", ".join(part for part in (self.text(), self._words, state) if part)
        named(self, spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words, or as the sign alone where there is no room."""
        look = self._look
        if self.narrow:
            return QSize(look.px(44), look.px(50))
        name = QFontMetrics(look.font(BODY, bold=True)).horizontalAdvance(self.text())
        number = QFontMetrics(look.font(SMALL)).horizontalAdvance(self._words)
        return QSize(look.px(20 + 18 + 9) + max(name, number), look.px(50))

    def minimumSizeHint(self) -> QSize:
        """It is never narrower than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        look, tokens = self._look, self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.isChecked()
        if current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if current else tokens.sunken))
            painter.drawRoundedRect(self.rect().adjusted(0, 1, 0, 0), look.px(6), look.px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 2, -1, -1), look.px(6), look.px(6))
        colours = {
            StepState.COMPLETE: tokens.ok,
            StepState.PARTLY: tokens.accent,
            StepState.ATTENTION: tokens.warn,
            StepState.NONE: tokens.line2,
        }
        state = self._standing.state
        if self.narrow:
            self._paint_narrow(painter, colours[state], current=current)
            return
        plain = current and state is StepState.NONE
        sign, colour = (self._icon, tokens.accent) if plain else (_SIGNS[state], colours[state])
        side = look.px(20)
        x = self.width() - look.px(9) - side if look.rtl else look.px(9)
        painter.drawPixmap(x, (self.height() - side) // 2, look.pixmap(sign, colour, 20))
        inner = self.rect().adjusted(look.px(36), look.px(7), -look.px(9), -look.px(7))
        if look.rtl:
            inner = self.rect().adjusted(look.px(9), look.px(7), -look.px(36), -look.px(7))
        above = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        below = QRect(inner.left(), inner.top() + inner.height() // 2, inner.width(), inner.height() // 2)
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(BODY, bold=True))
        painter.setPen(QColor(tokens.accent if current else tokens.text if self.isEnabled() else tokens.faint))
        painter.drawText(above if self._words else inner, leading, self.text())
        painter.setFont(look.font(SMALL))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(below, leading, self._words)

    def _paint_narrow(self, painter: QPainter, colour: str, *, current: bool) -> None:
        """Without words: the sign of the step, and in its corner how far it is."""
        look, tokens = self._look, self._look.tokens
        side, small = look.px(20), look.px(12)
        x, y = (self.width() - side) // 2, (self.height() - side) // 2
        ink = tokens.accent if current else tokens.text if self.isEnabled() else tokens.faint
        painter.drawPixmap(x, y, look.pixmap(self._icon, ink, 20))
        if self._standing.state is not StepState.NONE:
            corner = x - small // 2 if look.rtl else x + side - small // 2
            ground = tokens.accent_soft if current else tokens.surface
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawEllipse(corner - 1, y + side - small // 2 - 1, small + 2, small + 2)
            drawn = look.pixmap(_SIGNS[self._standing.state], colour, 12)
            painter.drawPixmap(corner, y + side - small // 2, drawn)


class StepStrip(QWidget):
    """All steps in a row.

    Signals:
        wanted(int): a step was chosen, counted from 1.
    """

    wanted = Signal(int)

    def __init__(self, look: Look, steps: Sequence[tuple[Phrase, str]]) -> None:
        super().__init__()
        self._look = look
        named(self, look.say("Steps"))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(8), 0, look.px(8), 0)
        row.setSpacing(look.px(2))
        row.addStretch(1)
        self.buttons: list[StepButton] = []
        self._arrows: list[QWidget] = []
        for number, (text, icon) in enumerate(steps, start=1):
            made = StepButton(look, look.say(text), icon)
            made.clicked.connect(lambda _=False, number=number: self.wanted.emit(number))
            if number > 1:
                arrow = label("")
                arrow.setPixmap(look.pixmap("chevron-right", look.tokens.line2, 14))
                row.addWidget(arrow)
                self._arrows.append(arrow)
            row.addWidget(made)
            self.buttons.append(made)
        row.addStretch(1)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show how far the steps are."""
        for made, standing in zip(self.buttons, standings, strict=True):
            made.show_standing(standing)
        self._fit()

    def show_current(self, step: int) -> None:
        """Mark a step as the one that is shown; 0 marks none."""
        for number, made in enumerate(self.buttons, start=1):
            made.setChecked(number == step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Steps are signs only where there is no room for words."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the signs."""
        return QSize(self._look.px(46 * len(self.buttons)), self._look.px(50))

    def _fit(self) -> None:
        for made in self.buttons:
            made.narrow = False
        whole = sum(made.sizeHint().width() for made in self.buttons) + len(self._arrows) * self._look.px(20)
        narrow = whole + self._look.px(20) > self.width()
        for made in self.buttons:
            made.narrow = narrow
            made.updateGeometry()
            made.update()
        for arrow in self._arrows:
            arrow.setVisible(not narrow)
