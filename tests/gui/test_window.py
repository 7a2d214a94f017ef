"""The window: steps, panes, notices, language and theme, and the ways between screens."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QTextEdit

from briefbook.app import entries
from briefbook.app.panes import Room
from briefbook.app.standard import STEPS
from briefbook.app.standing import StepState
from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.person import Person
from briefbook.store.library import Library

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_steps_show_where_one_is_and_how_much_there_is(opened, qtbot):
    assert [made.text() for made in opened.strip.buttons] == [str(text) for text, _ in STEPS]
    assert opened.strip.buttons[0]._words == "10 items"
    qtbot.keyClick(opened, Qt.Key.Key_3, CTRL)
    assert opened.stage.name == entries.entry_at(3).name
    assert [made.isChecked() for made in opened.strip.buttons] == [False, False, True, False, False, False, False]
    qtbot.mouseClick(opened.strip.buttons[1], Qt.MouseButton.LeftButton)
    assert opened.stage.name == "people"
    assert "People, 1 host, complete" in opened.strip.buttons[1].accessibleName()


def test_a_step_says_its_state_without_colour(opened):
    states = [standing.state for standing in opened.work.overview.steps()]
    assert states[0] is StepState.PARTLY
    assert "partly done" in opened.strip.buttons[0].accessibleName()


def test_every_command_is_in_a_menu_and_has_a_name(opened):
    """A3."""
    commands = opened.commands.all()
    in_menus = {a.objectName() for menu in opened.top.menus.actions() for a in menu.menu().actions()}
    assert {command.key for command in commands} == in_menus - {""}
    assert all(opened.commands.text(command.key) for command in commands)


def test_no_two_commands_share_a_shortcut(opened):
    keys = [
        shortcut.toString()
        for command in opened.commands.all()
        for shortcut in opened.commands.action(command.key).shortcuts()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("width", "room", "left", "right"),
    [(1366, Room.WIDE, True, True), (1100, Room.MEDIUM, True, False), (960, Room.NARROW, False, False)],
)
def test_panes_give_way_to_the_editor(opened, qtbot, width, room, left, right):
    opened.stage._page_first.add("records/paper")
    opened.stage.show("records/paper")
    opened.resize(width, 620)
    qtbot.waitUntil(lambda: opened.panes.width() == width)
    assert opened.panes.room is room
    assert (opened.panes.open(opened.panes.left), opened.panes.open(opened.panes.right)) == (left, right)
    assert not opened.panes.editor.isHidden()


def test_the_preview_comes_and_goes_by_f9_and_f6_goes_round(opened, qtbot):
    """A15, A10."""
    opened.stage.show("people")
    panes = opened.panes
    assert panes.right.currentWidget() is opened.stage.screen.inspector()
    qtbot.keyClick(opened, Qt.Key.Key_F9)
    assert panes.right.currentWidget() is opened.stage.find("preview").view()
    qtbot.keyClick(opened, Qt.Key.Key_F9)
    assert panes.right.currentWidget() is opened.stage.screen.inspector()
    opened.stage.screen.opened()
    seen = []
    for _ in range(3):
        qtbot.keyClick(opened, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(next(pane for pane in (panes.left, panes.editor, panes.right) if pane.isAncestorOf(focus)))
    assert seen == [panes.right, panes.left, panes.editor]


def test_widths_are_kept_for_the_next_window(opened, program, qtbot):
    opened.panes._widths = [300, 500]
    opened.keep()
    again = program.show()
    qtbot.waitUntil(lambda: again._begun and again.stage.name != "")
    assert again.panes._widths == [300, 500]


def test_a_narrow_window_has_signs_for_steps_and_export_keeps_its_words(opened, qtbot):
    """A7, widths."""
    opened.resize(960, 540)
    qtbot.waitUntil(lambda: opened.width() == 960)
    assert all(made.narrow for made in opened.strip.buttons)
    assert opened.top.export.text() == "Export"
    assert opened.minimumSizeHint().width() <= 900


def test_persian_turns_the_whole_window_round(opened, program, qtbot):
    """A8: the outline stands on the right, digits are Persian, the place is kept."""
    opened.stage.show("people")
    opened.errands.choose_lang(Lang.FA)
    qtbot.waitUntil(lambda: program.window is not opened)
    fa = program.window
    qtbot.waitUntil(lambda: fa._begun and fa.stage.name == "people")
    assert fa.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = fa.panes.left.mapTo(fa, QPoint(0, 0)).x()
    assert left > fa.width() / 2
    assert fa.strip.buttons[0].mapTo(fa, QPoint(0, 0)).x() > fa.strip.buttons[6].mapTo(fa, QPoint(0, 0)).x()
    assert fa.strip.buttons[0]._words == "۱۰ بند"
    assert fa.windowTitle() == "visit – Briefbook"
    assert len(fa.top.menus.actions()) >= 4
    assert fa.top.menus.width() >= fa.top.menus.sizeHint().width()


def test_another_theme_and_zoom_keep_the_visit(opened, program, qtbot):
    opened.commands.run("theme.dark")
    qtbot.waitUntil(lambda: program.window is not opened)
    dark = program.window
    assert dark.work.look.tokens.dark
    qtbot.waitUntil(lambda: dark._begun)
    dark.commands.run("zoom.in")
    qtbot.waitUntil(lambda: program.window is not dark)
    assert program.window.work.look.zoom == 110
    assert program.session.dossier is not None


def test_a_library_that_others_have_open_offers_three_ways(window, qtbot, library_path):
    with Library.open(library_path, who="Somebody"):
        with qtbot.waitSignal(window.work.session.failed):
            window.errands.open_library(library_path)
        assert "in use by Somebody" in window.notice.words()
        assert [cure.text() for cure in window.notice.cures()] == ["Read only", "Work on a copy", "Try again"]
        with qtbot.waitSignal(window.work.session.opened):
            window.notice.cures()[0].click()
        assert window.work.session.state.read_only
        assert window.top.saved.text() == "Read only"
        assert not window.commands.action("edit.add").isEnabled()


def test_what_is_no_library_is_told_on_the_first_screen(window, qtbot, tmp_path):
    path = tmp_path / "notes.briefbook"
    path.write_text("not a library")
    with qtbot.waitSignal(window.work.session.failed):
        window.errands.open_library(path)
    assert "is no Briefbook library" in window._welcome._view.notice.words()


def test_a_record_is_found_from_anywhere(opened):
    person = opened.work.session.dossier.of(Person)[1]
    opened.stage.show("records/item")
    opened.work.ways.to_place.emit(Ref("person", person.id, "what_matters"))
    assert opened.stage.name == "people"
    assert opened.stage.screen._chosen() == [person.id]


def test_every_screen_of_the_table_shows_the_visit_and_all_in_it_has_a_name(opened):
    """A9: every focusable widget says what it is."""
    for entry in entries.SCREENS:
        opened.stage.show(entry.name)
        view = opened.stage.find(entry.name).view()
        assert view.isVisible(), entry.name
        silent = [
            widget
            for kind in (QAbstractButton, QLineEdit, QTextEdit, QComboBox)
            for widget in opened.findChildren(kind)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (widget.accessibleName() or getattr(widget, "text", str)())
            and not _buddy(opened, widget)
        ]
        assert silent == [], entry.name
        if isinstance(view, QDialog):
            view.reject()


def _buddy(window, widget):
    """Whether a label gives the widget its name, or it is a part of another widget."""
    labels = [one for one in window.findChildren(type(window.top.saved)) if one.buddy() is widget]
    return bool(labels) or widget.objectName().startswith("qt_")


def test_leaving_a_screen_writes_what_is_typed(opened, qtbot):
    opened.stage.show("people")
    panel = opened.stage.screen
    field = panel._inspector.editor("names").field(Lang.EN)
    field.setFocus()
    field.setText("Typed")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(opened, Qt.Key.Key_1, CTRL)
    assert opened.work.session.dossier.names(panel._chosen()[0])[0].value == "Typed"
