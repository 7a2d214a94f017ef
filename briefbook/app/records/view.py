"""The screen of a kind of record: title, filter, quick filters, table, and a bar for what is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefbook.app.records.model import Row, RowsModel
from briefbook.app.records.table import RecordTable
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.marking import SearchField, button, label, named, rule
from briefbook.app.widgets.notice import Notice
from briefbook.errors import counted


class RecordsView(QWidget):
    """Table with everything around it.

    Signals:
        picked(list): the uids of the chosen rows.
        entered: the chosen rows are to be edited.
        add_wanted, duplicate_wanted, remove_wanted, check_wanted: what the person asks for.
    """

    picked = Signal(list)
    entered = Signal()
    add_wanted = Signal()
    duplicate_wanted = Signal()
    remove_wanted = Signal()
    check_wanted = Signal()

    def __init__(
        self,
        look: Look,
        *,
        title: str,
        new: str,
        empty: str,
        icon: str,
        columns: Sequence[tuple[str, int]],
        facets: Sequence[tuple[str, str]] = (),
        tall: bool = False,
        checkable: bool = True,
    ) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = RowsModel([name for name, _ in columns], self)
        self.table = RecordTable(look, self.rows, tuple(width for _, width in columns), tall=tall)
        named(self.table, title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head(title, new, icon))
        self.notice = Notice(look, closable=True)
        box.addLayout(self._inset(self.notice))
        box.addLayout(self._filters(facets))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing(empty, new, icon))
        box.addWidget(self._stack, 1)
        self._bulk = self._bulk_bar(checkable=checkable)
        box.addWidget(self._bulk)
        self.table.picked.connect(self._picked)
        self.table.entered.connect(self.entered)
        self._picked([])

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows of the table."""
        self.rows.show(rows)
        self._count()

    def _head(self, title: str, new: str, icon: str) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[2], GAPS[3], GAPS[0])))
        row.setSpacing(look.px(GAPS[1]))
        self.title = label(title, "page")
        row.addWidget(self.title)
        self._number = label("", "quiet")
        row.addWidget(self._number, 1)
        self.new_button = button(look, new, icon="plus", kind="primary")
        self.new_button.clicked.connect(self.add_wanted)
        row.addWidget(self.new_button)
        return row

    def _filters(self, facets: Sequence[tuple[str, str]]) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[0], GAPS[3], GAPS[1])))
        row.setSpacing(look.px(GAPS[0]))
        self.filter_field = SearchField(look, look.say("Filter"))
        self.filter_field.setMaximumWidth(look.px(320))
        self.filter_field.textChanged.connect(lambda _: self._narrow())
        row.addWidget(self.filter_field, 1)
        self.facets: dict[str, QPushButton] = {}
        for key, words in facets:
            made = button(look, words, kind="quiet")
            made.setCheckable(True)
            made.toggled.connect(lambda _: self._narrow())
            row.addWidget(made)
            self.facets[key] = made
        row.addStretch(0)
        return row

    def _inset(self, widget: QWidget) -> QVBoxLayout:
        box = QVBoxLayout()
        edge = self._look.px(GAPS[3])
        box.setContentsMargins(edge, 0, edge, 0)
        box.addWidget(widget)
        return box

    def _nothing(self, empty: str, new: str, icon: str) -> QWidget:
        look = self._look
        page = QWidget()
        page.setProperty("kind", "surface")
        box = QVBoxLayout(page)
        box.addStretch(1)
        sign = label("")
        sign.setPixmap(look.pixmap(icon, look.tokens.line2, 32))
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._empty = label(empty, "quiet", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setMinimumWidth(look.px(320))
        self._empty_words = empty
        box.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignHCenter)
        self._empty_new = button(look, new, icon="plus")
        self._empty_new.clicked.connect(self.add_wanted)
        box.addWidget(self._empty_new, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        return page

    def _bulk_bar(self, *, checkable: bool) -> QWidget:
        look = self._look
        bar = QWidget()
        bar.setProperty("kind", "surface")
        whole = QVBoxLayout(bar)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(*(look.px(gap) for gap in (GAPS[3], GAPS[1], GAPS[3], GAPS[1])))
        row.setSpacing(look.px(GAPS[1]))
        self.selected = Chip(look, "", Tone.ACCENT, "check")
        row.addWidget(self.selected)
        self.check_button = button(look, look.say("Mark checked today"), icon="calendar-check")
        self.check_button.clicked.connect(self.check_wanted)
        self.check_button.setVisible(checkable)
        row.addWidget(self.check_button)
        self.duplicate_button = button(look, look.say("Duplicate"), icon="copy")
        self.duplicate_button.clicked.connect(self.duplicate_wanted)
        row.addWidget(self.duplicate_button)
        self.remove_button = button(look, look.say("Remove"), icon="trash-2")
        self.remove_button.clicked.connect(self.remove_wanted)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        self.clear_button = button(look, look.say("Clear choice"), icon="x", kind="quiet")
        self.clear_button.clicked.connect(self.table.clearSelection)
        row.addWidget(self.clear_button)
        for made in (self.check_button, self.duplicate_button, self.remove_button, self.clear_button):
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole.addLayout(row)
        return bar

    def _narrow(self) -> None:
        chosen = frozenset(key for key, made in self.facets.items() if made.isChecked())
        self.table.filter.narrow(self.filter_field.text(), chosen)
        self._count()

    def _count(self) -> None:
        there, seen = self.rows.rowCount(), self.table.filter.rowCount()
        say = self._look.say
        words = say(counted("{n} in this visit", "{n} in this visit", there)) if there else ""
        if seen != there:
            words += " · " + say(counted("{n} shown", "{n} shown", seen))
        self._number.setText(words)
        self._stack.setCurrentIndex(0 if seen else 1)
        filtered = there > 0 and not seen
        self._empty.setText(say("Nothing fits the filter. Change it, or clear it.") if filtered else self._empty_words)
        self._empty_new.setVisible(not filtered)

    def _picked(self, uids: list[str]) -> None:
        n = len(uids)
        self._bulk.setVisible(n > 0)
        if n:
            words = self._look.say(counted("{n} selected", "{n} selected", n))
            self.selected.show_words(words, Tone.ACCENT, "check")
        self.picked.emit(uids)

    def focus_table(self) -> None:
        """Put the focus on the table."""
        self.table.setFocus()
