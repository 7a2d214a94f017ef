"""The screen of the people, with real clicks and keys: it is the pattern for the screens of records."""

from PySide6.QtCore import QPoint, Qt

from briefbook.app.people.fields import NAME, ORGANISATION, POST
from briefbook.app.records.model import ROW, Row
from briefbook.lang.tongue import Lang
from briefbook.model.person import Name, Person

EN, FA = Lang.EN, Lang.FA


def people(window):
    window.stage.show("people")
    return window.stage.screen


def names(panel):
    return [panel._view.table.filter.index(n, 0).data() for n in range(panel._view.table.filter.rowCount())]


def click_row(qtbot, panel, name, *, box=False):
    table = panel._view.table
    place = names(panel).index(name)
    cell = table.visualRect(table.filter.index(place, 0))
    at = QPoint(cell.left() + (16 if box else 90), cell.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_people_show_their_name_office_and_age(opened):
    panel = people(opened)
    assert names(panel) == ["Seyed Sattar Hashemi", "Dejan Ristić"]
    row = panel._view.table.filter.index(1, 0).data(ROW)
    assert isinstance(row, Row)
    assert [cell.text for cell in row.cells][1:4] == [
        "Minister of Information and Telecommunications",
        "Ministry of Information and Telecommunications",
        "Host side",
    ]
    assert row.cells[0].sub == "دیان ریستیچ · Дејан Ристић"
    assert row.spoken == (
        "Dejan Ristić, Minister of Information and Telecommunications, "
        "Ministry of Information and Telecommunications, 25 Feb 2025"
    )


def test_typing_a_name_writes_it_and_undo_brings_the_old_one_back(opened, qtbot, settle):
    panel = people(opened)
    click_row(qtbot, panel, "Dejan Ristić")
    field = panel._inspector.editor(NAME).field(EN)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "D. Ristic")  # Qt types ASCII only
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(panel)[1] == "D. Ristic"
    assert opened.commands.text("undo") == "Undo: Edit: Name"
    assert opened.top.saved.text().startswith("Saved ")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(panel)[1] == "Dejan Ristić"
    assert field.text() == "Dejan Ristić"
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "D. Ristic"


def test_a_pause_in_typing_is_enough(opened, qtbot):
    panel = people(opened)
    click_row(qtbot, panel, "Dejan Ristić")
    field = panel._inspector.editor(POST).field(EN)
    field.setFocus()
    with qtbot.waitSignal(opened.work.session.changed, timeout=3000):
        qtbot.keyClicks(field, "!")
    assert field.hasFocus()
    assert field.text().startswith("!")


def test_two_people_are_edited_at_once_in_one_step(opened, qtbot, settle):
    panel = people(opened)
    click_row(qtbot, panel, "Seyed Sattar Hashemi")
    click_row(qtbot, panel, "Dejan Ristić", box=True)
    assert panel._inspector._title.text() == "Editing 2 records"
    post = panel._inspector.editor(POST).field(EN)
    assert post.text() == ""
    assert post.placeholderText() == "Mixed: 2 different values"
    organisation = panel._inspector.editor(ORGANISATION).choice
    assert organisation.currentIndex() == -1
    target = next(n for n in range(organisation.count()) if organisation.itemText(n) == "ICT Ministry")
    organisation.setFocus()
    organisation.setCurrentIndex(target)
    with qtbot.waitSignal(opened.work.session.changed):
        organisation.activated.emit(target)
    cells = [panel._view.table.filter.index(n, 2).data() for n in range(2)]
    assert cells == ["ICT Ministry", "ICT Ministry"]
    with qtbot.waitSignal(opened.work.session.changed):
        opened.commands.run("undo")
    assert panel._view.table.filter.index(1, 2).data() == "Ministry of Information and Telecommunications"


def test_a_day_that_is_none_stays_with_its_cure(opened, qtbot):
    panel = people(opened)
    click_row(qtbot, panel, "Dejan Ristić")
    date = panel._inspector.editor("checked_on").date
    date.edit.setFocus()
    date.edit.selectAll()
    qtbot.keyClicks(date.edit, "30 Feb 2025")
    qtbot.keyClick(date.edit, Qt.Key.Key_Return)
    assert date.edit.text() == "30 Feb 2025"
    assert date.cure.isVisible()
    assert date.cure.text() == "February 2025 has 28 days. Use 28 February 2025?"
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.mouseClick(date.cure, Qt.MouseButton.LeftButton)
    assert date.edit.text() == "28 February 2025"
    assert not date.cure.isVisible()


def test_a_new_person_is_there_chosen_and_ready_to_be_named(opened, qtbot, settle):
    panel = people(opened)
    before = len(names(panel))
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.mouseClick(panel._view.new_button, Qt.MouseButton.LeftButton)
    assert len(names(panel)) == before + 1
    assert names(panel)[-1] == "Without a name"
    field = panel._inspector.editor(NAME).field(EN)
    assert panel._inspector._title.text() == "Without a name"
    with qtbot.waitSignal(opened.work.session.changed, timeout=3000):
        qtbot.keyClicks(field, "Jelena Uzorak")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(panel)[-1] == "Jelena Uzorak"
    person = opened.work.session.dossier.of(Person)[-1]
    assert [name.value for name in opened.work.session.dossier.names(person.id)] == ["Jelena Uzorak"]


def test_a_person_that_is_not_used_goes_with_a_toast_that_brings_them_back(opened, qtbot, settle):
    panel = people(opened)
    with qtbot.waitSignal(opened.work.session.changed):
        panel.add()
    panel._view.table.setFocus()
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(panel._view.table, Qt.Key.Key_Delete)
    assert len(names(panel)) == 2
    assert opened.toast.words() == "1 record removed"
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.mouseClick(opened.toast.undo, Qt.MouseButton.LeftButton)
    assert len(names(panel)) == 3
    assert not opened.toast.isVisible()


def test_a_person_that_others_use_stays_and_the_screen_says_why(opened, qtbot):
    panel = people(opened)
    click_row(qtbot, panel, "Dejan Ristić")
    with qtbot.waitSignal(opened.work.session.failed):
        qtbot.mouseClick(panel._view.remove_button, Qt.MouseButton.LeftButton)
    assert len(names(panel)) == 2
    assert "still use this person" in panel._view.notice.words()


def test_a_copy_of_a_person_has_its_own_names(opened, qtbot, settle):
    panel = people(opened)
    click_row(qtbot, panel, "Dejan Ristić")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(panel._view.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert names(panel).count("Dejan Ristić") == 2
    dossier = opened.work.session.dossier
    first, second = [p.id for p in dossier.of(Person) if dossier.names(p.id)[0].value == "Dejan Ristić"]
    assert not {name.id for name in dossier.names(first)} & {name.id for name in dossier.names(second)}
    assert [n.value for n in dossier.children(Name, first)] == [n.value for n in dossier.children(Name, second)]


def test_the_filter_finds_a_name_in_any_script(opened, qtbot):
    panel = people(opened)
    for typed in ("ристић", "ristic", "ریستیچ", "telecommunications"):
        panel._view.filter_field.setText(typed)
        assert names(panel) == ["Dejan Ristić"], typed
    panel._view.filter_field.setText("nobody")
    assert panel._view._stack.currentIndex() == 1
    assert panel._view._empty.text() == "Nothing fits the filter. Change it, or clear it."
    panel._view.filter_field.clear()
    panel._view.facets["host"].click()
    assert names(panel) == ["Dejan Ristić"]


def test_checked_today_marks_all_that_are_chosen(opened, qtbot, settle):
    panel = people(opened)
    panel._view.table.selectAll()
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.mouseClick(panel._view.check_button, Qt.MouseButton.LeftButton)
    assert all(person.stamp.checked_on for person in opened.work.session.dossier.of(Person))


def test_enter_goes_to_the_first_field_and_a_click_on_a_use_to_its_record(opened, qtbot, settle):
    panel = people(opened)
    click_row(qtbot, panel, "Dejan Ristić")
    qtbot.keyClick(panel._view.table, Qt.Key.Key_Return)
    assert panel._inspector.editor(NAME).field(EN).hasFocus()
    settle()
    qtbot.waitUntil(lambda: panel._inspector._uses.count() > 1)
    uses = [panel._inspector._uses.itemAt(n).widget() for n in range(1, panel._inspector._uses.count())]
    meeting = next(use for use in uses if "meeting" in use.text().lower())
    qtbot.mouseClick(meeting, Qt.MouseButton.LeftButton)
    assert opened.stage.name != "people"


def test_the_model_is_a_sound_model(opened, qtmodeltester):
    panel = people(opened)
    qtmodeltester.check(panel._view.rows)
    qtmodeltester.check(panel._view.table.filter)


def test_ctrl_shift_l_goes_to_the_other_language(opened, qtbot):
    panel = people(opened)
    click_row(qtbot, panel, "Dejan Ristić")
    editor = panel._inspector.editor(NAME)
    editor.focus(EN)
    qtbot.keyClick(
        editor.field(EN), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert editor.lang is FA
    assert editor.field(FA).layoutDirection() == Qt.LayoutDirection.RightToLeft
