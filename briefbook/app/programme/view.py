"""The screen of the programme: a line to type into, and the days as columns or as a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefbook.app.programme.day_column import DayColumn
from briefbook.app.programme.item_card import ItemCard
from briefbook.app.programme.model import Column
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import button, label, mark, named
from briefbook.app.widgets.notice import Notice
from briefbook.errors import counted

DAY_WIDTH = 156


class ProgrammeView(QWidget):
    """The programme.

    Signals:
        typed(str, object): a line and the Day that it is for, or None.
        template_wanted: three days are to be filled.
        card_made(object): an ItemCard that has to be wired.
        dropped(object, str): a Day or None, and the uid of the item that is to be there.
    """

    typed = Signal(str, object)
    template_wanted = Signal()
    card_made = Signal(object)
    dropped = Signal(object, str)

    def __init__(self, look: Look, table: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.columns: list[DayColumn] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[2], GAPS[3], GAPS[1])))
        head.setSpacing(look.px(GAPS[1]))
        head.addLayout(self._title())
        head.addLayout(self._entry())
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        head.addWidget(self.fault)
        self.notice = Notice(look, closable=True)
        head.addWidget(self.notice)
        box.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._days())
        self._stack.addWidget(table)
        self._stack.addWidget(self._nothing())
        box.addWidget(self._stack, 1)

    def _title(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[0]))
        row.addWidget(label(look.say("Programme"), "page"))
        self._number = label("", "quiet")
        row.addWidget(self._number, 1)
        self._group = QButtonGroup(self)
        self.as_days = button(look, look.say("Days"), icon="layout-grid", kind="quiet")
        self.as_list = button(look, look.say("List"), icon="list", kind="quiet")
        for made in (self.as_days, self.as_list):
            made.setCheckable(True)
            self._group.addButton(made)
            row.addWidget(made)
        self.as_days.setChecked(True)
        self._group.buttonToggled.connect(lambda *_: self._turn())
        return row

    def _entry(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[1]))
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(look.say("Type a time and what happens: 09:30 meeting"))
        named(self.entry, look.say("New item"))
        self.entry.textEdited.connect(lambda _: self.show_fault(""))
        row.addWidget(self.entry, 1)
        self.day = Choice(look)
        self.day.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.day.setMinimumWidth(look.px(150))
        named(self.day, look.say("Day"))
        self.entry.returnPressed.connect(lambda: self.typed.emit(self.entry.text(), self.day.currentData()))
        row.addWidget(self.day)
        return row

    def _days(self) -> QWidget:
        look = self._look
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("kind", "surface")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._row.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[0], GAPS[3], GAPS[2])))
        self._row.setSpacing(look.px(GAPS[1]))
        self._area.setWidget(page)
        return self._area

    def _nothing(self) -> QWidget:
        look = self._look
        page = QWidget()
        box = QVBoxLayout(page)
        box.addStretch(1)
        sign = label("")
        sign.setPixmap(look.pixmap("calendar", look.tokens.line2, 32))
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(
            label(look.say("No items. Type a time to add the first."), "quiet"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        self.template = button(look, look.say("Use 3-day template"), icon="layers")
        self.template.clicked.connect(self.template_wanted)
        box.addWidget(self.template, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        return page

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the days; a day that stays keeps its cards."""
        while len(self.columns) > len(columns):
            old = self.columns.pop()
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self.columns) < len(columns):
            made = DayColumn(self._look)
            made.card_made.connect(self.card_made)
            made.dropped.connect(lambda uid, made=made: self.dropped.emit(made.column.day, uid))
            self.columns.append(made)
            self._row.addWidget(made, 1)
        for widget, column in zip(self.columns, columns, strict=True):
            widget.show_column(column)
        days = [(column.day, column.title) for column in columns]
        if days != [(self.day.itemData(n), self.day.itemText(n)) for n in range(self.day.count())]:
            before = self.day.currentData()
            self.day.fill(days)
            self.day.choose(before)
            self.day.setCurrentIndex(max(0, self.day.currentIndex()))
        n = sum(len(column.cards) for column in columns)
        self._number.setText(self._look.say(counted("{n} item", "{n} items", n)) if n else "")
        self._empty = not n
        self._turn()
        self._arrange()

    _empty = True

    def cards(self) -> list[ItemCard]:
        """The cards, day by day."""
        shown = ((widget, card.uid) for widget in self.columns if widget.column for card in widget.column.cards)
        return [widget.cards[uid] for widget, uid in shown]

    def card(self, uid: str) -> ItemCard | None:
        """A card by the uid of its item, or None."""
        return next((card for card in self.cards() if card.uid == uid), None)

    def show_current(self, uids: Sequence[str]) -> None:
        """Mark the chosen cards."""
        for card in self.cards():
            card.show_current(card.uid in uids)

    def reveal(self, card: ItemCard) -> None:
        """Scroll so far that a card is seen."""
        self._area.ensureWidgetVisible(card, self._look.px(GAPS[1]), self._look.px(GAPS[1]))

    def show_fault(self, words: str) -> None:
        """Say below the line what is wrong with it; the line stays as it was typed."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.entry.setAccessibleDescription(words)
        mark(self.entry, "fault", "true" if words else "false")

    @property
    def listed(self) -> bool:
        """Whether the items are shown as a list."""
        return self.as_list.isChecked()

    def _turn(self) -> None:
        self._stack.setCurrentIndex(2 if self._empty else 1 if self.listed else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Days stand below one another where they have no room side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - self._look.px(GAPS[4] + GAPS[3])
        narrow = room < len(self.columns) * self._look.px(DAY_WIDTH + GAPS[1]) and len(self.columns) < 4
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
