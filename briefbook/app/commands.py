"""The one registry of commands: menus, buttons, palette and the sheet of shortcuts read it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from briefbook.app.style.look import Look
from briefbook.errors import Phrase, phrase


class Menu(StrEnum):
    """The menus of the bar, in order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    VISIT = "visit"
    INSERT = "insert"
    TOOLS = "tools"
    HELP = "help"


MENU_TITLES: dict[Menu, Phrase] = {
    Menu.FILE: phrase("File"),
    Menu.EDIT: phrase("Edit"),
    Menu.VIEW: phrase("View"),
    Menu.VISIT: phrase("Visit"),
    Menu.INSERT: phrase("Insert"),
    Menu.TOOLS: phrase("Tools"),
    Menu.HELP: phrase("Help"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """What a person can ask for. `shortcut` is in Qt's portable form, several parted by "; ", or empty.

    `key` names it for good: "visit.new". `group` parts the commands of a menu by lines.
    """

    key: str
    text: Phrase
    menu: Menu
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    checkable: bool = False


class Commands(QObject):
    """The commands of one window, each as one action that is shown in its menu and works by its keys everywhere."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def add(self, command: Command, run: Callable[[], object]) -> QAction:
        """The action of a command, which calls `run`; it takes the place of one with the same key."""
        self.remove(command.key)
        action = QAction(self._look.say(command.text), self._window)
        action.setObjectName(command.key)
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcut.split("; ") if keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(self._look.icon(command.icon))
        action.triggered.connect(lambda _=False: run())
        self._window.addAction(action)
        self._commands[command.key] = command
        self._actions[command.key] = action
        return action

    def remove(self, key: str) -> None:
        """Take a command out; nothing where there is none."""
        action = self._actions.pop(key, None)
        self._commands.pop(key, None)
        if action is not None:
            self._window.removeAction(action)
            action.deleteLater()

    def action(self, key: str) -> QAction:
        """The action of a command. Raises KeyError where there is none."""
        return self._actions[key]

    def run(self, key: str) -> None:
        """Do a command as if its menu were chosen; nothing where it is not to be had now."""
        action = self._actions.get(key)
        if action is not None:
            action.trigger()

    def enable(self, key: str, enabled: bool) -> None:
        """Say whether a command is to be had now."""
        if key in self._actions:
            self._actions[key].setEnabled(enabled)

    def all(self) -> tuple[Command, ...]:
        """Every command, by menu, group and the order of adding."""
        order = list(Menu)
        return tuple(sorted(self._commands.values(), key=lambda one: (order.index(one.menu), one.group)))

    def text(self, key: str) -> str:
        """What a command is called now; labels of undo and redo change."""
        return self._actions[key].text().replace("&", "")

    def keys(self, key: str) -> str:
        """The first shortcut of a command as this computer writes it, or an empty text."""
        return self._actions[key].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def tip(self, key: str) -> str:
        """The name of a command with its shortcut, for a button without text."""
        keys = self.keys(key)
        return f"{self.text(key)} ({keys})" if keys else self.text(key)
