"""The screen of the facts: the table of records with a choice of themes, Space for the book, and pasting."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from briefbook.app.records.view import RecordsView
from briefbook.app.style.look import Look
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import button, named


class FactsView(RecordsView):
    """Facts.

    Signals:
        book_wanted: the chosen facts are to print, or not to print any more.
        pasted(str): a table is to become facts.
    """

    book_wanted = Signal()
    pasted = Signal(str)

    def __init__(self, look: Look, **words: object) -> None:
        super().__init__(look, **words)  # type: ignore[arg-type]  # passed on as they came
        self.table.installEventFilter(self)

    def _head(self, title: str, new: str, icon: str) -> QHBoxLayout:
        row = super()._head(title, new, icon)
        self.paste_button = button(self._look, self._look.say("Paste a table"), icon="copy")
        self.paste_button.setToolTip(QKeySequence(QKeySequence.StandardKey.Paste).toString())
        self.paste_button.clicked.connect(self._paste)
        row.insertWidget(row.count() - 1, self.paste_button)
        return row

    def _filters(self, facets: Sequence[tuple[str, str]]) -> QHBoxLayout:
        row = super()._filters(facets)
        self.themes = Choice(self._look)
        named(self.themes, self._look.say("Theme"))
        self.themes.picked.connect(lambda _: self._narrow())
        row.insertWidget(1, self.themes)
        return row

    def _bulk_bar(self, *, checkable: bool) -> QWidget:
        bar = super()._bulk_bar(checkable=checkable)
        self.book_button = self._bulk_button()
        self.duplicate_button.hide()  # the bar is as wide as the pane; Ctrl+D copies
        layout = bar.layout()
        item = layout.itemAt(1) if layout else None
        row = item.layout() if item else None
        if isinstance(row, QHBoxLayout):
            row.insertWidget(2, self.book_button)
        return bar

    def _bulk_button(self) -> QPushButton:
        made = button(self._look, self._look.say("In the book"), icon="book-open")
        keys = QKeySequence("Space").toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{self._look.say('Put in the book, or leave out')} ({keys})")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(self.book_wanted)
        return made

    def show_themes(self, themes: Sequence[tuple[object, str]]) -> None:
        """Have these themes to choose from; the chosen one stays while it is there."""
        chosen = self.themes.currentData()
        self.themes.fill(themes)
        self.themes.choose(chosen if any(key == chosen for key, _ in themes) else "")
        self.themes.setVisible(len(themes) > 2)
        self._narrow()

    def show_every_theme(self) -> None:
        """Take every filter off."""
        self.themes.choose("")
        self._narrow()

    def _narrow(self) -> None:
        chosen = {key for key, made in self.facets.items() if made.isChecked()}
        theme = str(self.themes.currentData() or "")
        self.table.filter.narrow(self.filter_field.text(), frozenset(chosen | ({theme} if theme else set())))
        self._count()

    def _paste(self) -> None:
        self.pasted.emit(QApplication.clipboard().text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space puts facts in the book or leaves them out; Ctrl+V pastes a table. Qt calls this before the table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and not event.modifiers():
                self.book_wanted.emit()
                return True
            if event.matches(QKeySequence.StandardKey.Paste):
                self._paste()
                return True
        return super().eventFilter(watched, event)
