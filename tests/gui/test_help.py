"""Help, shortcuts and settings: sheets over the window that give the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefbook.app.machine import load

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help/card"),
        (Qt.Key.Key_Slash, CTRL, "help/keys"),
        (Qt.Key.Key_Comma, CTRL, "settings"),
    ],
)
def test_a_sheet_opens_by_its_key_and_escape_gives_the_focus_back(opened, qtbot, key, modifiers, name):
    """A4."""
    opened.stage.show("people")
    opened.stage.screen.opened()
    before = QApplication.focusWidget()
    qtbot.keyClick(opened, key, modifiers)
    sheet = opened.stage.find(name).view()
    assert sheet.isVisible()
    assert opened.stage.name == "people"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is before)


def test_the_shortcuts_are_those_of_the_registry_and_can_be_filtered(opened):
    opened.commands.run("help.keys")
    sheet = opened.stage.find("help/keys").view()
    shown = {line[1].text() for _, line in sheet.rows}
    assert {"Ctrl+K", "F6", "F9", "Ctrl+1", "Ctrl+Y, Ctrl+Shift+Z"} <= shown
    sheet.filter.setText("undo")
    assert [line[0].text() for _, line in sheet.rows if line[0].isVisibleTo(sheet)] == ["Undo"]
    sheet.reject()


def test_a_setting_is_kept_and_makes_the_window_anew(opened, program, qtbot):
    opened.commands.run("settings")
    sheet = opened.stage.find("settings").view()
    choice = sheet.choices["zoom"]
    at = next(n for n in range(choice.count()) if choice.itemData(n) == 125)
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    qtbot.waitUntil(lambda: program.window is not opened)
    assert program.window.work.look.zoom == 125
    assert load().zoom == 125


def test_the_first_screen_has_help_too(window, qtbot):
    qtbot.waitUntil(lambda: window._welcome is not None)
    window.commands.run("help.card")
    sheet = window.stage.find("help/card").view()
    assert sheet.isVisible()
    sheet.reject()
