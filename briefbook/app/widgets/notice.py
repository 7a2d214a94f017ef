"""A bar in the layout that says what is wrong and offers the cure, and a toast that says what was done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.marking import icon_button, label, mark

_ICONS = {
    Tone.PLAIN: "info",
    Tone.ACCENT: "info",
    Tone.OK: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.ERR: "circle-alert",
}
TOAST_MS = 8000
_NARROW = 460


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that was only shown."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Notice(QFrame):
    """A bar with a sign, words and buttons; hidden until it has words."""

    def __init__(self, look: Look, *, closable: bool = False) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "notice")
        self._sign = QLabel()
        self._words = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(gap) for gap in (GAPS[2], GAPS[1], GAPS[2], GAPS[1])))
        row.setSpacing(look.px(GAPS[1]))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column.setSpacing(look.px(GAPS[1]))
        self._column.addWidget(self._words, 1)
        self._cures = QHBoxLayout()
        self._column.addLayout(self._cures)
        row.addLayout(self._column, 1)
        self._buttons: list[QPushButton] = []
        if closable:
            close = icon_button(look, "x", look.say("Close"))
            close.clicked.connect(self.hide)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_words(self, words: str, tone: Tone, *cures: tuple[str, Callable[[], object]]) -> None:
        """Show words with a button for each cure; without words the bar goes."""
        if not words and self.isHidden():
            return
        if words == self.words() and self.property("tone") == tone.value and not cures and not self._buttons:
            return
        for old in self._buttons:
            self._cures.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        self._words.setText(words)
        self.setAccessibleName(words)
        mark(self, "tone", tone.value)
        for child in (self._words, self._sign):
            child.style().unpolish(child)
            child.style().polish(child)
        self._sign.setPixmap(self._look.pixmap(_ICONS[tone], self._look.tokens.ink(tone)))
        for text, run in cures:
            made = QPushButton(text)
            made.clicked.connect(lambda _=False, run=run: run())
            self._cures.addWidget(made)
            self._buttons.append(made)
        self._fit()
        self.setVisible(bool(words))
        if words:
            announce(self, words)

    def words(self) -> str:
        """The words that are shown, or an empty text."""
        return self._words.text() if not self.isHidden() else ""

    def cures(self) -> tuple[QPushButton, ...]:
        """The buttons."""
        return tuple(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons go below the words where these would be pressed into a narrow column beside them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = bool(self._buttons) and self.width() < self._look.px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._column.setDirection(down if narrow else across)


class Toast(QFrame):
    """Says what was done, over the foot of the window, for eight seconds; what it offers is in a menu too."""

    def __init__(self, look: Look, window: QWidget, undo: Callable[[], object]) -> None:
        super().__init__(window)
        self._look = look
        self.setProperty("kind", "toast")
        self._words = label("")
        self.undo = QPushButton(look.say("Undo"))
        self.undo.clicked.connect(self.hide)
        self.undo.clicked.connect(lambda _=False: undo())
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(gap) for gap in (GAPS[3], GAPS[1], GAPS[1], GAPS[1])))
        row.setSpacing(look.px(GAPS[3]))
        row.addWidget(self._words)
        row.addWidget(self.undo)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(TOAST_MS)
        self._clock.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def tell(self, words: str, *, undo: bool) -> None:
        """Show words, with a button that takes the step back."""
        self._words.setText(words)
        self.undo.setVisible(undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        announce(self, words)

    def words(self) -> str:
        """The words that are shown, or an empty text."""
        return self._words.text() if not self.isHidden() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            x = (window.width() - self.width()) // 2
            self.move(max(0, x), window.height() - self.height() - self._look.px(44))
