"""A small list of facts over the window, asked for by "#": three letters and Enter attach one."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from briefbook.app.points.evidence import FactList
from briefbook.app.points.facts import FactsFilter, FactsModel
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import SearchField, named

_WIDTH, _HEIGHT = 420, 300


class FactFinder(QFrame):
    """Search and list. Escape, or a click elsewhere, puts it away; the caret is then where it was.

    Signals:
        taken(str): the uid of a fact.
        literal: "#" itself was wanted: it was typed again.
    """

    taken = Signal(str)
    literal = Signal()

    def __init__(self, look: Look, facts: FactsModel, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.setProperty("kind", "popup")
        self.opener: QWidget | None = None
        self._filter = FactsFilter(facts, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(GAPS[1]) for _ in range(4)))
        self.search = SearchField(look, look.say("Search facts, numbers, sources"))
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        box.addWidget(self.search)
        self.list = FactList(look, self._filter)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self.list, look.say("Evidence"))
        self.list.taken.connect(self._take)
        self.search.returnPressed.connect(self.list.take)
        box.addWidget(self.list, 1)
        self.hide()

    def open(self, beside: QWidget) -> None:
        """Show it below a widget, or above where there is no room, and take the caret."""
        self.opener = QApplication.focusWidget()
        window = self.parentWidget()
        if window is None:
            return
        width = min(self._look.px(_WIDTH), window.width() - self._look.px(GAPS[3]))
        height = min(self._look.px(_HEIGHT), window.height() - self._look.px(GAPS[3]))
        self.resize(width, height)
        corner = beside.mapTo(window, QPoint(0, beside.height() + self._look.px(2)))
        if corner.y() + height > window.height():
            corner.setY(max(0, window.height() - height - self._look.px(GAPS[1])))
        x = corner.x() + beside.width() - width if self._look.rtl else corner.x()
        self.move(max(0, min(x, window.width() - width)), corner.y())
        self.search.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.search.setFocus()

    def put_away(self) -> None:
        """Hide it and give the caret back."""
        self.hide()
        if self.opener is not None:
            self.opener.setFocus()
        self.opener = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the search: arrows choose, Escape puts away, a second "#" is meant as such."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.opener = None
            self.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}
        if event.key() in steps:
            self.list.step(steps[Qt.Key(event.key())])
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        if event.text() == "#" and not self.search.text():
            self.put_away()
            self.literal.emit()
            return True
        return False

    def _narrow(self, text: str) -> None:
        self._filter.narrow(text)
        self.list.choose_first()

    def _take(self, uid: str) -> None:
        self.put_away()
        self.taken.emit(uid)
