"""Wires help to the registry of commands."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from briefbook.app.commands import MENU_TITLES, Menu
from briefbook.app.help.view import FirstSteps, Keys, Shortcuts
from briefbook.app.screen import Screen
from briefbook.app.workplace import Workplace

CARD, KEYS = "card", "keys"


class HelpPanel(Screen):
    """The card of F1, or the sheet of shortcuts."""

    def __init__(self, work: Workplace, kind: str) -> None:
        super().__init__(work)
        self._view = FirstSteps(work.look) if kind == CARD else Shortcuts(work.look, groups(work))

    def view(self) -> QWidget:
        """The sheet."""
        return self._view

    def opened(self) -> None:
        """The filter gets the focus."""
        if isinstance(self._view, Shortcuts):
            self._view.filter.setFocus()


def groups(work: Workplace) -> list[tuple[str, list[Keys]]]:
    """The commands with shortcuts, by menu."""
    made: dict[Menu, list[Keys]] = {menu: [] for menu in Menu}
    for command in work.commands.all():
        action = work.commands.action(command.key)
        keys = [one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts()]
        if keys:
            made[command.menu].append((work.say(command.text), ", ".join(keys)))
    return [(work.say(MENU_TITLES[menu]), keys) for menu, keys in made.items() if keys]


def panel(work: Workplace, kind: str) -> HelpPanel:
    """Help of a kind."""
    return HelpPanel(work, kind)
