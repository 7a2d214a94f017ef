"""One question of a sheet: its words, a field, what was understood, and the cure of what was not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.visits.model import NOT_GIVEN, Heard
from briefbook.app.widgets.marking import label, mark, named
from briefbook.app.widgets.notice import announce


class Question(QWidget):
    """A question with its answer. Nothing is called wrong while it is typed, only when the field is left.

    Signals:
        typed: the answer is another one now.
        left: the person has gone on.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, words: str, hint: str, example: str) -> None:
        super().__init__()
        self.heard = NOT_GIVEN
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(example)
        named(self.edit, words)
        self.edit.textChanged.connect(lambda _: self.typed.emit())
        self.edit.editingFinished.connect(self.left)
        title = label(words, "strong")
        title.setBuddy(self.edit)
        self.echo = label("", "quiet", wrap=True)
        self.cure = QPushButton()
        self.cure.setProperty("kind", "cure")
        self.cure.setAutoDefault(False)
        self.cure.clicked.connect(self._take_cure)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        head = QHBoxLayout()
        head.setSpacing(look.px(GAPS[1]))
        head.addWidget(title)
        head.addWidget(label(hint, "quiet"), 1)
        box.addLayout(head)
        box.addWidget(self.edit)
        box.addWidget(self.echo)
        box.addWidget(self.cure)
        self.show_heard(NOT_GIVEN, strict=False)

    def text(self) -> str:
        """The answer as it was typed."""
        return self.edit.text()

    def show_heard(self, heard: Heard, *, strict: bool) -> None:
        """Say back what was understood; a fault is shown only where `strict`, and one that is gone goes at once."""
        self.heard = heard
        self.echo.setText(heard.echo)
        self.echo.setVisible(bool(heard.echo))
        fault = heard.fault if strict or self.cure.text() == heard.fault else ""
        if fault and fault != self.cure.text():
            announce(self.edit, fault)
        mark(self.edit, "fault", "true" if fault else "false")
        self.edit.setAccessibleDescription(fault or heard.echo)
        self.cure.setText(fault)
        self.cure.setToolTip(fault)
        self.cure.setEnabled(bool(heard.cure))
        self.cure.setVisible(bool(fault))

    def _take_cure(self) -> None:
        if self.heard.cure:
            self.edit.setText(self.heard.cure)
            self.edit.setFocus()
            self.left.emit()
