"""The palette: a field and its results over the window; the focus stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from briefbook.app.palette.delegate import ResultDelegate
from briefbook.app.palette.model import RESULT, Result, ResultsModel
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import label, named, rule
from briefbook.app.widgets.notice import announce

WIDTH = 680
SCRIM = 90


class QueryField(QLineEdit):
    """The field. Its keys for the list do not reach the commands of the window.

    Signals:
        stepped(int): go on by so many rows.
        taken(bool): the row is chosen; True to insert its name where the person wrote.
        left: the focus went elsewhere, or the person is done.
    """

    stepped = Signal(int)
    taken = Signal(bool)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the palette from being shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list, Enter takes, Esc leaves."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        steps |= {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays here; it moves in the list."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt calls this when the focus goes."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _is_own(self, event: QKeyEvent) -> bool:
        return event.key() in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down,
        )  # fmt: skip


class PaletteView(QWidget):
    """The palette over the whole window, which is dimmed; a click beside it closes it.

    Signals:
        asked(str): another text stands in the field.
        taken(object, bool): a result is chosen; True to insert its name.
        closed: it went.
    """

    asked = Signal(str)
    taken = Signal(object, bool)
    closed = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.model = ResultsModel(self)
        self._frame = QFrame(self)
        self._frame.setProperty("kind", "palette")
        box = QVBoxLayout(self._frame)
        edge = look.px(GAPS[1])
        box.setContentsMargins(edge, edge, edge, edge)
        box.setSpacing(look.px(GAPS[0]))
        row = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(look.pixmap("search", look.tokens.accent, 20))
        row.addSpacing(look.px(GAPS[1]))
        row.addWidget(sign)
        self.field = QueryField()
        self.field.setProperty("kind", "query")
        self.field.setPlaceholderText(look.say("Search or run a command"))
        named(self.field, look.say("Search or run a command"))
        row.addWidget(self.field, 1)
        box.addLayout(row)
        box.addWidget(rule())
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(look, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.list, look.say("Results"))
        self.list.clicked.connect(lambda index: self._take(index.data(RESULT), insert=False))
        box.addWidget(self.list, 1)
        self.empty = label("", "quiet", wrap=True)
        self.empty.setContentsMargins(look.px(GAPS[2]), look.px(GAPS[1]), look.px(GAPS[2]), look.px(GAPS[1]))
        box.addWidget(self.empty)
        box.addWidget(rule())
        self.hints = label("", "quiet", wrap=True)
        self.hints.setContentsMargins(look.px(GAPS[1]), 0, look.px(GAPS[1]), 0)
        box.addWidget(self.hints)
        self.field.textChanged.connect(self.asked)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self._on_taken)
        self.field.left.connect(self.close_it)
        window.installEventFilter(self)
        self.hide()

    def open_it(self, hints: str) -> None:
        """Show the palette with an empty field."""
        self.hints.setText(hints)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.asked.emit("")

    def close_it(self) -> None:
        """Put the palette away; a second time does nothing."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def show_results(self, rows: Sequence[Result], words: str) -> None:
        """Show results, the first one chosen; `words` stand below them, as where there are none."""
        before = self._current()
        self.model.show_rows(rows)
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self._place()
        places = [place for place, row in enumerate(rows) if row.kind]
        kept = [place for place in places if before is not None and rows[place] == before]
        if places:
            self._choose((kept or places)[0], say=False)

    def current(self) -> Result | None:
        """The chosen result, or None."""
        return self._current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the window."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the palette closes it."""
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.close_it()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        colour = QColor(0, 0, 0)
        colour.setAlpha(SCRIM)
        QPainter(self).fillRect(self.rect(), colour)

    def _current(self) -> Result | None:
        row = self.list.currentIndex().data(RESULT)
        return row if isinstance(row, Result) and row.kind else None

    def _choose(self, place: int, *, say: bool = True) -> None:
        index = self.model.index(place, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        if place == 1:
            self.list.scrollToTop()
        row = self._current()
        if row is not None and say:
            announce(self.field, row.spoken)

    def _step(self, by: int) -> None:
        places = [place for place, row in enumerate(self.model.rows()) if row.kind]
        if not places:
            return
        at = self.list.currentIndex().row()
        now = places.index(at) if at in places else -1
        to = now + by
        if abs(by) == 1:
            to %= len(places)
        self._choose(places[min(max(to, 0), len(places) - 1)])

    def _on_taken(self, insert: bool) -> None:
        self._take(self._current(), insert=insert)

    def _take(self, row: object, *, insert: bool) -> None:
        if isinstance(row, Result) and row.kind:
            self.close_it()
            self.taken.emit(row, insert)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        look = self._look
        self.setGeometry(window.rect())
        width = min(look.px(WIDTH), window.width() - look.px(32))
        rows = self.model.rowCount()
        high = sum(self.list.sizeHintForRow(row) for row in range(min(rows, 24)))
        fixed = look.px(120 if not self.empty.isHidden() else 96)
        height = min(high + fixed + look.px(8), window.height() - look.px(96))
        self._frame.setGeometry((window.width() - width) // 2, look.px(72), width, max(height, look.px(140)))
        self.list.setMinimumHeight(0)
        self.move(QPoint(0, 0))
