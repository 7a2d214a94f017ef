"""A finding as a card: its weight as a sign, what, the cure, where, one action, and a way to let it be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefbook.app.check.model import LEVELS, Issue
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, icon_button, label, mark, named
from briefbook.errors import phrase


class _Action(QPushButton):
    """The one action of a card; Enter does it. It tells when the focus comes.

    Signals:
        reached: the focus is here now.
    """

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt calls this when the focus comes."""
        super().focusInEvent(event)
        self.reached.emit()


class IssueCard(QFrame):
    """The card.

    Signals:
        reached: it is the current one.
        fix_wanted: go to the place.
        ignore_wanted(str): let it be, for this reason.
    """

    reached = Signal()
    fix_wanted = Signal()
    ignore_wanted = Signal(str)

    def __init__(self, look: Look, issue: Issue, *, waivable: bool) -> None:
        super().__init__()
        self._look = look
        self.issue = issue
        self.setProperty("kind", "card")
        level, tone, icon = LEVELS[issue.weight]
        box = QVBoxLayout(self)
        edge = look.px(GAPS[2])
        box.setContentsMargins(edge, edge, edge, edge)
        box.setSpacing(look.px(GAPS[1]))
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[2]))
        box.addLayout(row)
        sign = label("")
        side = look.px(30)
        sign.setFixedSize(side, side)
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign.setPixmap(look.pixmap(icon, look.tokens.ink(tone)))
        sign.setStyleSheet(f"background: {look.tokens.soft(tone)}; border-radius: {side // 2}px;")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(label(look.leading(issue.title), "strong", wrap=True))
        if issue.cure:
            words.addWidget(label(look.leading(issue.cure), wrap=True))
        if issue.where:
            words.addWidget(label(look.leading(issue.where), "quiet", wrap=True))
        row.addLayout(words, 1)
        if issue.code:
            address = label(look.figures(issue.code), "strong")
            address.setStyleSheet(f"color: {look.tokens.accent};")
            address.setToolTip(look.say(phrase("Paper {code}", code=issue.code)))
            row.addWidget(address, 0, Qt.AlignmentFlag.AlignTop)
        self.action = _Action(look.say("Fix") if issue.goal else look.say("Show the page"))
        self.action.setAutoDefault(True)
        spoken = (look.say(level), issue.title, issue.cure, issue.where, look.figures(issue.code), self.action.text())
        named(self.action, ", ".join(part for part in spoken if part))
        self.action.reached.connect(self.reached)
        self.action.clicked.connect(self.fix_wanted)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        self.ignore = icon_button(look, "eye-off", look.say("Ignore for this edition…"))
        self.ignore.clicked.connect(self._ask)
        row.addWidget(self.ignore, 0, Qt.AlignmentFlag.AlignTop)
        self.ignore.setVisible(waivable)  # after it has a parent, or it would be a window of its own
        box.addWidget(self._reason_part())

    def _reason_part(self) -> QWidget:
        look = self._look
        self._part = QWidget()
        row = QHBoxLayout(self._part)
        row.setContentsMargins(look.px(42), 0, 0, 0)
        row.setSpacing(look.px(GAPS[1]))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(look.say("Why may it stay as it is?"))
        named(self.reason, look.say("Why may it stay as it is?"))
        self.reason.returnPressed.connect(self._give)
        self.give = button(look, look.say("Ignore for this edition"))
        self.give.clicked.connect(self._give)
        self.reason.textChanged.connect(lambda text: self.give.setEnabled(bool(text.strip())))
        self.give.setEnabled(False)
        row.addWidget(self.reason, 1)
        row.addWidget(self.give)
        self._part.hide()
        return self._part

    def show_current(self, current: bool) -> None:
        """Show whether it is the current one."""
        mark(self, "current", "true" if current else "false")

    def _ask(self) -> None:
        self._part.setVisible(self._part.isHidden())
        (self.reason if not self._part.isHidden() else self.ignore).setFocus()
        self.reached.emit()

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.ignore_wanted.emit(reason)
