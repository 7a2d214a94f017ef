"""How far a piece of work is, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, label, named
from briefbook.app.widgets.notice import announce


class Progress(QWidget):
    """Words, a bar, a button; hidden while nothing goes on.

    Signals:
        cancelled: the person stops the work.
    """

    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(GAPS[2]))
        self._words = label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(look.px(6))
        self.bar.setMinimumWidth(look.px(80))
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {look.tokens.sunken}; border: 0; border-radius: {look.px(3)}px; }}"
            f"QProgressBar::chunk {{ background: {look.tokens.accent}; border-radius: {look.px(3)}px; }}"
        )
        self.stop = button(look, look.say("Cancel"))
        self.stop.setAutoDefault(True)
        self.stop.clicked.connect(self.cancelled)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def begin(self, words: str) -> None:
        """Show that work begins; the focus goes to the button that stops it."""
        self.show()
        self.show_part(words, 0, 1)
        announce(self, words)
        self.stop.setFocus()

    def show_part(self, words: str, done: int, total: int) -> None:
        """Show how much is done of all."""
        self._words.setText(words)
        named(self.bar, words)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def words(self) -> str:
        """The words that are shown, or an empty text."""
        return self._words.text() if not self.isHidden() else ""
