"""An item of the programme as a card of its day."""

from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from briefbook.app.points.flow import FlowLayout
from briefbook.app.programme.model import Card
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.marking import button, label, mark, named

ITEM: Final = "application/x-briefbook-item"


class ItemCard(QFrame):
    """One item.

    Signals:
        chosen: it is the current one now.
        entered: it is to be edited.
        asked(str): "before" and "after" move it by a day, "shift" lets it begin when it can.
    """

    chosen = Signal()
    entered = Signal()
    asked = Signal(str)

    def __init__(self, look: Look, card: Card) -> None:
        super().__init__()
        self._look = look
        self.uid = card.uid
        self.card: Card | None = None
        self._from: QPoint | None = None
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(gap) for gap in (GAPS[2], GAPS[1], GAPS[1], GAPS[1])))
        box.setSpacing(look.px(2))
        head = QHBoxLayout()
        head.setSpacing(look.px(6))
        self._sign = label("")
        head.addWidget(self._sign)
        self.times = label("", "accent")
        head.addWidget(self.times, 1)
        box.addLayout(head)
        self.title = label("", "strong", wrap=True)
        box.addWidget(self.title)
        self.where = label("", "quiet", wrap=True)
        box.addWidget(self.where)
        self._marks = QWidget()
        self._flow = FlowLayout(self._marks, look.px(4), rtl=look.rtl)
        box.addWidget(self._marks)
        self.clash = QFrame()
        self.clash.setProperty("kind", "notice")
        mark(self.clash, "tone", Tone.WARN.value)
        inner = QVBoxLayout(self.clash)
        inner.setContentsMargins(*(look.px(6) for _ in range(4)))
        inner.setSpacing(look.px(GAPS[0]))
        self.clash_words = label("", wrap=True)
        # Else the layout gives the label fewer lines than its words take at this width.
        self.clash_words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        inner.addWidget(self.clash_words)
        self.shift = button(look, look.say("Shift later"))
        self.shift.clicked.connect(lambda _=False: self.asked.emit("shift"))
        inner.addWidget(self.shift, 0, Qt.AlignmentFlag.AlignLeft)
        self.clash.hide()
        box.addWidget(self.clash)

    def show_card(self, card: Card) -> None:
        """Show other values."""
        if card == self.card:
            return
        self.card = card
        look = self._look
        self._sign.setPixmap(look.pixmap(card.icon, look.tokens.accent))
        self.times.setText(card.times)
        font = look.font(bold=True)
        font.setStrikeOut(card.cancelled)
        self.title.setFont(font)
        self.title.setText(card.title)
        where = " · ".join(part for part in (card.place, card.people) if part)
        self.where.setText(where)
        self.where.setVisible(bool(where))
        self._flow.clear()
        for one in card.marks:
            self._flow.addWidget(Chip(look, one.text, one.tone, one.icon))
        self._marks.setVisible(bool(card.marks))
        self.clash_words.setText(card.clash)
        self.clash.setVisible(bool(card.clash))
        named(self.shift, f"{look.say('Shift later')}: {card.title}")
        named(self, card.spoken)

    def show_current(self, current: bool) -> None:
        """Whether this is the card that commands mean."""
        mark(self, "current", "true" if current else "false")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card that gets the focus is the current one."""
        super().focusInEvent(event)
        self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the card to another day."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._from = None
            carried = QMimeData()
            carried.setData(ITEM, self.uid.encode())
            drag = QDrag(self)
            drag.setMimeData(carried)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click leads to the fields."""
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 lead to the fields; Alt with a page key moves the item by a day."""
        days = {Qt.Key.Key_PageUp: "before", Qt.Key.Key_PageDown: "after"}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in days:
            self.asked.emit(days[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What a drag does, as a menu."""
        self.setFocus()
        menu = QMenu(self)
        menu.setLayoutDirection(self._look.direction)
        say = self._look.say
        for key, words in (
            ("before", say("To the day before (Alt+Page Up)")),
            ("after", say("To the next day (Alt+Page Down)")),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, key=key: self.asked.emit(key))
        menu.popup(event.globalPos())
