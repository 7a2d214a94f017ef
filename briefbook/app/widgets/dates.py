"""A field for a date as people know it: a day, a month or a year, in either calendar."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.widgets.marking import mark, named
from briefbook.app.widgets.typing import Typing
from briefbook.errors import TextError, phrase
from briefbook.lang.dates import say_day
from briefbook.lang.day import Day
from briefbook.lang.typed import nearest_day, read_typed_day


class PartialDateEdit(QWidget):
    """One date. What cannot be read stays as it was typed, with the reason and a cure that is a button.

    Signals:
        committed(object): the Day is to be written, or None for an emptied field.
    """

    committed = Signal(object)

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self._known: Day | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(look.say("25 Feb 2025, Feb 2025 or 7 Esfand 1403"))
        self.cure = QPushButton()
        self.cure.setProperty("kind", "cure")
        self.cure.hide()
        self.cure.clicked.connect(self._take_cure)
        self._offer: Day | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(2))
        box.addWidget(self.edit)
        box.addWidget(self.cure)
        self.setFocusProxy(self.edit)
        # A date is read when the field is left: half a date is no fault.
        self.typing = Typing(self.edit, self.edit.text)
        self.typing.paused.connect(self._read)
        self.edit.returnPressed.connect(self.typing.commit)

    def set_name(self, name: str) -> None:
        """What screen readers call the field."""
        named(self.edit, name)

    def show_day(self, day: Day | None) -> None:
        """Show a stored date, both calendars' names understood; a fault that was shown goes."""
        self._known = day
        text = say_day(day, self._look.lang) if day else ""
        self.edit.setText(text)
        self.edit.setCursorPosition(0)
        self.typing.shown(text)
        self._fault("", None)

    def show_mixed(self, hint: str) -> None:
        """Show that several records have different dates."""
        self.show_day(None)
        self.edit.setPlaceholderText(hint)

    def commit(self) -> None:
        """Read what was typed now."""
        self.typing.commit()

    def _read(self, text: str) -> None:
        if not text.strip():
            self._fault("", None)
            self._give(None)
            return
        try:
            day = read_typed_day(text, self._today)
        except TextError as wrong:
            offer = nearest_day(text, self._today)
            if offer:
                words = phrase("{month} has {n} days. Use {day}?", month=offer.month, n=offer.days, day=offer.day)
                self._fault(self._look.say(words), offer.day)
            else:
                self._fault(self._look.say(wrong.phrase), None)
            return
        self._fault("", None)
        self._give(day)

    def _give(self, day: Day | None) -> None:
        if day != self._known:
            self._known = day
            self.committed.emit(day)

    def _take_cure(self) -> None:
        if self._offer:
            day = self._offer
            self.show_day(self._known)
            self._give(day)
            self.show_day(day)
            self.edit.setFocus()

    def _fault(self, words: str, offer: Day | None) -> None:
        self._offer = offer
        mark(self.edit, "fault", "true" if words else "false")
        self.cure.setText(words)
        self.cure.setToolTip(words)
        self.cure.setEnabled(offer is not None)
        self.cure.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)
