"""A day of the programme: its date in both calendars, its items, and the place where they are dropped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from briefbook.app.programme.item_card import ITEM, ItemCard
from briefbook.app.programme.model import Column
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import label, mark, named


class DayColumn(QFrame):
    """One day.

    Signals:
        card_made(object): an ItemCard that has to be wired.
        dropped(str): the uid of an item that is to be on this day.
    """

    card_made = Signal(object)
    dropped = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.column: Column | None = None
        self.cards: dict[str, ItemCard] = {}
        self.setProperty("kind", "day")
        self.setAcceptDrops(True)
        self.setMinimumWidth(look.px(156))
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(GAPS[1]) for _ in range(4)))
        box.setSpacing(look.px(GAPS[1]))
        self.title = label("", "heading", wrap=True)
        self.other = label("", "quiet", wrap=True)
        box.addWidget(self.title)
        box.addWidget(self.other)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.px(GAPS[1]))
        box.addLayout(self._cards)
        self._free = label(look.say("Nothing yet"), "quiet")
        box.addWidget(self._free)
        box.addStretch(1)

    def show_column(self, column: Column) -> None:
        """Show a day; cards that stay keep the focus."""
        self.column = column
        self.title.setText(column.title)
        self.other.setText(column.other)
        self.other.setVisible(bool(column.other))
        named(self, column.title)
        wanted = [card.uid for card in column.cards]
        for uid in [uid for uid in self.cards if uid not in wanted]:
            old = self.cards.pop(uid)
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, card in enumerate(column.cards):
            made = self.cards.get(card.uid)
            if made is None:
                made = self.cards[card.uid] = ItemCard(self._look, card)
                self.card_made.emit(made)
            if self._cards.indexOf(made) != place:
                self._cards.insertWidget(place, made)
            made.show_card(card)
        self._free.setVisible(not wanted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Items can be dropped here."""
        if event.mimeData().hasFormat(ITEM):
            mark(self, "drop", "true")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is offered any more."""
        mark(self, "drop", "false")

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        mark(self, "drop", "false")
        self.dropped.emit(bytes(event.mimeData().data(ITEM).data()).decode())
        event.acceptProposedAction()
