"""The history: the editions, the steps, and the way back to one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from briefbook.app.history.model import STEP
from briefbook.app.palette.delegate import ResultDelegate
from briefbook.app.palette.model import RESULT, Result, ResultsModel
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, label, named, rule
from briefbook.app.widgets.notice import Notice


class StepList(QListView):
    """The steps; Enter goes back to the chosen one.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt calls this for every key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HistoryView(QWidget):
    """The screen.

    Signals:
        back_wanted(int): go back to the step with this number.
        more_wanted: more steps are to be shown.
    """

    back_wanted = Signal(int)
    more_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._writable = True
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        edge = look.px(GAPS[4])
        box.setContentsMargins(edge, look.px(GAPS[3]), edge, look.px(GAPS[2]))
        box.setSpacing(look.px(GAPS[2]))
        head = QHBoxLayout()
        head.addWidget(label(look.say("History"), "page"), 1)
        self.back = button(look, look.say("Go back to this step"), icon="undo-2")
        self.back.clicked.connect(self._go_back)
        head.addWidget(self.back)
        box.addLayout(head)
        box.addWidget(label(look.say("Going back is a step of its own, which Undo takes back."), "quiet", wrap=True))
        self.notice = Notice(look, closable=True)
        box.addWidget(self.notice)
        box.addWidget(label(look.say("Editions"), "section"))
        self.editions = label("", wrap=True)
        box.addWidget(self.editions)
        box.addWidget(rule())
        box.addWidget(label(look.say("Steps"), "section"))
        self.model = ResultsModel(self)
        self.list = StepList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(look, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(look.px(120))
        named(self.list, look.say("Steps"))
        self.list.entered.connect(self._go_back)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_button())
        box.addWidget(self.list, 1)
        self.empty = label("", "quiet", wrap=True)
        box.addWidget(self.empty)
        self.more = button(look, look.say("Show earlier steps"), kind="link")
        self.more.clicked.connect(self.more_wanted)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_busy(self) -> None:
        """Say that the steps are being read."""
        self.empty.setText(self._look.say("The steps are being read"))
        self.empty.show()

    def show_steps(self, rows: Sequence[Result], *, more: bool, writable: bool) -> None:
        """Show the steps; the chosen one stays chosen while it is there."""
        before = self._current()
        self._writable = writable
        self.model.show_rows(rows)
        self.empty.setText(self._look.say("Nothing was changed yet."))
        self.empty.setVisible(not rows)
        self.more.setVisible(more)
        places = [place for place, row in enumerate(rows) if row.kind]
        kept = [place for place in places if before is not None and rows[place].key == before.key]
        if places:
            self.list.setCurrentIndex(self.model.index((kept or places)[0], 0))
        self._show_button()

    def focus_list(self) -> None:
        """The list gets the focus."""
        self.list.setFocus()

    def choose(self, key: str) -> None:
        """Choose the step with this number; nothing where it is not shown."""
        place = next((n for n, row in enumerate(self.model.rows()) if row.kind and row.key == key), -1)
        if place >= 0:
            self.list.setCurrentIndex(self.model.index(place, 0))

    def _current(self) -> Result | None:
        row = self.list.currentIndex().data(RESULT)
        return row if isinstance(row, Result) and row.kind else None

    def _newest(self) -> Result | None:
        return next((row for row in self.model.rows() if row.kind == STEP), None)

    def _can(self) -> bool:
        row = self._current()
        return self._writable and row is not None and row.kind == STEP and row != self._newest()

    def _show_button(self) -> None:
        self.back.setEnabled(self._can())

    def _go_back(self) -> None:
        row = self._current()
        if row is not None and self._can():
            self.back_wanted.emit(int(row.key))
