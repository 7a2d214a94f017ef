"""The field of an item that says who takes part."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QMenu

from briefbook.app.records.editors import Editor
from briefbook.app.style.look import Look
from briefbook.app.widgets.marking import button, named
from briefbook.errors import counted

PARTICIPANTS: Final = "participants"


class PeopleEditor(Editor):
    """People with a tick each, in a menu; of several items at once the field is not to be had."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, PARTICIPANTS, look.say("Participants"))
        self.button = button(look, "", icon="users")
        self.menu = QMenu(self.button)
        self.menu.setLayoutDirection(look.direction)
        self.button.setMenu(self.menu)
        self._title.setBuddy(self.button)
        self._box.addWidget(self.button)
        self._people: tuple[tuple[str, str], ...] = ()

    def fill(self, people: Sequence[tuple[str, str]]) -> None:
        """Have others to choose from: uids and names."""
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        self.menu.clear()
        for uid, name in people:
            action = self.menu.addAction(name)
            action.setCheckable(True)
            action.setData(uid)
            action.triggered.connect(lambda _=False: self._give())

    def show_values(self, values: Sequence[object]) -> None:
        """Show who takes part in the one item that is chosen."""
        only = values[0] if len(values) == 1 else ()
        uids = only if isinstance(only, tuple) else ()
        names = []
        for action in self.menu.actions():
            action.setChecked(action.data() in uids)
            if action.isChecked():
                names.append(action.text())
        self.button.setEnabled(len(values) == 1)
        words = self._look.say(counted("{n} person", "{n} people", len(names)))
        self.button.setText(names[0] if len(names) == 1 else words)
        self.button.setToolTip("\n".join(names))
        named(self.button, f"{self._title.text()}: {', '.join(names) or words}")

    def focus(self, lang: object = None) -> None:
        """Put the focus on the field."""
        self.button.setFocus()

    def _give(self) -> None:
        uids = tuple(action.data() for action in self.menu.actions() if action.isChecked())
        self.given.emit(self.name, None, uids)
