"""The screen of the programme, with real clicks, keys and drops."""

from datetime import time
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from briefbook.actions import programme
from briefbook.app.points.reading import unmarked
from briefbook.app.programme.item_card import ITEM
from briefbook.app.programme.model import read_entry
from briefbook.app.programme.people import PARTICIPANTS
from briefbook.errors import Ref, TextError, phrase
from briefbook.lang.day import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.ids import fresh_uid
from briefbook.model.programme import Item, ItemKind, ItemState, Participant

EN, FA = Lang.EN, Lang.FA
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WEDNESDAY = Day.read("2025-02-26")


@pytest.fixture
def panel(opened, qtbot):
    opened.stage.show("programme")
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [opened]
    return opened.stage.screen


def days(panel):
    """Titles of the cards, by the title of their day."""
    return {
        column.column.title: [(card.times, card.title) for card in column.column.cards]
        for column in panel._days.columns
    }


def type_line(qtbot, panel, line, day=1):
    panel._days.day.setCurrentIndex(day)
    panel._days.entry.setFocus()
    panel._days.entry.clear()
    qtbot.keyClicks(panel._days.entry, line)
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.keyClick(panel._days.entry, Qt.Key.Key_Return)


def item(panel, title):
    return next(one for one in panel.work.session.dossier.of(Item) if one.title.text(EN) == title)


def card(panel, title):
    return panel._days.card(item(panel, title).id)


def test_days_stand_side_by_side_with_both_calendars(panel):
    assert list(days(panel)) == [
        "Tuesday 25 February",
        "Wednesday 26 February",
        "Thursday 27 February",
        "Day to be confirmed",
    ]
    assert [column.other.text() for column in panel._days.columns[:3]] == [
        "7 Esfand 1403",
        "8 Esfand 1403",
        "9 Esfand 1403",
    ]
    assert days(panel)["Tuesday 25 February"] == [("time open", "Tehran to Belgrade")]
    home = card(panel, "Belgrade to Tehran")
    assert home.accessibleName() == "time open, Belgrade to Tehran, Seyed Sattar Hashemi, to be confirmed"
    assert panel._days.day.currentText() == "Tuesday 25 February"


def test_a_typed_line_makes_an_item_and_the_caret_stays(panel, qtbot):
    type_line(qtbot, panel, "09:30-11:00 meeting with the ministry")
    assert days(panel)["Wednesday 26 February"] == [("09:30–11:00", "Meeting with the ministry")]
    made = item(panel, "Meeting with the ministry")
    assert (made.kind, made.state, made.day) == (ItemKind.MEETING, ItemState.TBC, WEDNESDAY)
    assert panel._days.entry.hasFocus()
    assert panel._days.entry.text() == ""
    assert panel._chosen() == [made.id]
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.keyClick(panel._days.entry, Qt.Key.Key_Z, CTRL)
    assert days(panel)["Wednesday 26 February"] == []


def test_a_line_without_a_time_stays_with_its_cure(panel, qtbot):
    entry = panel._days.entry
    entry.setFocus()
    qtbot.keyClicks(entry, "meeting")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert panel._days.fault.text() == "Type a time first, such as 09:30 meeting."
    assert entry.text() == "meeting"
    qtbot.keyClicks(entry, "s")
    assert not panel._days.fault.isVisible()


@pytest.mark.parametrize(
    ("line", "lang", "wanted"),
    [
        ("9.30 lunch", EN, (time(9, 30), None, ItemKind.MEAL, "Lunch")),
        ("9:30 – 10:15 Talks with all", EN, (time(9, 30), time(10, 15), ItemKind.MEETING, "Talks with all")),
        ("۹:۳۰ تا ۱۰:۱۵ دیدار نخست", FA, (time(9, 30), time(10, 15), ItemKind.MEETING, "دیدار نخست")),
        ("23:00 Fireworks", EN, (time(23, 0), None, ItemKind.INSTRUCTION, "Fireworks")),
    ],
)
def test_a_line_is_read_in_either_language(line, lang, wanted):
    entry = read_entry(line, lang)
    assert (entry.starts, entry.ends, entry.kind, entry.title) == wanted


@pytest.mark.parametrize("line", ["25:00 meeting", "09:30", "at nine", "09:75 x", ""])
def test_a_bad_line_says_how_to_write_it(line):
    with pytest.raises(TextError, match="09:30"):
        read_entry(line, EN)


def test_an_overlap_is_told_and_shifting_later_cures_it_and_what_follows(panel, qtbot):
    for line in ("09:30-11:00 Meeting", "10:30-11:30 Lunch", "11:15-12:00 Walk"):
        type_line(qtbot, panel, line)
    lunch = card(panel, "Lunch")
    assert lunch.clash_words.text() == "overlaps 09:30 Meeting"
    assert lunch.clash.isVisible()
    assert card(panel, "Meeting").clash_words.text() == ""
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.mouseClick(lunch.shift, Qt.MouseButton.LeftButton)
    assert days(panel)["Wednesday 26 February"] == [
        ("09:30–11:00", "Meeting"),
        ("11:00–12:00", "Lunch"),
        ("12:00–12:45", "Walk"),
    ]
    assert not lunch.clash.isVisible()
    with qtbot.waitSignal(panel.work.session.changed):
        panel.work.commands.run("undo")
    assert days(panel)["Wednesday 26 February"][1] == ("10:30–11:30", "Lunch")


def test_a_day_that_is_too_short_is_refused_above_the_days(panel, qtbot):
    type_line(qtbot, panel, "22:00-23:30 Dinner")
    type_line(qtbot, panel, "23:00-23:45 Walk")
    walk = card(panel, "Walk")
    with qtbot.waitSignal(panel.work.session.changed):
        panel.give([walk.uid], "starts", None, time(22, 30))
    with qtbot.waitSignal(panel.work.session.changed):
        panel.give([item(panel, "Dinner").id], "ends", None, time(0, 30))
    with qtbot.waitSignal(panel.work.session.failed):
        qtbot.mouseClick(walk.shift, Qt.MouseButton.LeftButton)
    assert panel._days.notice.words() == "The day is too short for that. Move an item to another day."


def test_alt_with_arrows_and_page_keys_moves_by_time_and_by_day(panel, qtbot):
    type_line(qtbot, panel, "09:30-11:00 Meeting")
    made = card(panel, "Meeting")
    made.setFocus()
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.keyClick(made, Qt.Key.Key_Down, ALT)
    assert days(panel)["Wednesday 26 February"] == [("09:45–11:15", "Meeting")]
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.keyClick(made, Qt.Key.Key_PageDown, ALT)
    assert ("09:45–11:15", "Meeting") in days(panel)["Thursday 27 February"]
    assert card(panel, "Meeting").hasFocus()


def test_a_card_is_dropped_on_another_day(panel, qtbot):
    home = item(panel, "Belgrade to Tehran")
    carried = QMimeData()
    carried.setData(ITEM, home.id.encode())
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.MoveAction, carried, buttons, none)
    with qtbot.waitSignal(panel.work.session.changed):
        panel._days.columns[1].dropEvent(event)
    assert item(panel, "Belgrade to Tehran").day == WEDNESDAY
    assert panel.work.commands.text("undo") == "Undo: Move an item"


def test_enter_leads_to_the_fields_and_a_state_is_told_in_words(panel, qtbot):
    made = card(panel, "Tehran to Belgrade")
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert panel._inspector.editor("title").field(EN).hasFocus()
    with qtbot.waitSignal(panel.work.session.changed):
        panel._on_given("state", None, ItemState.CANCELLED)
    assert made.accessibleName().endswith("cancelled")
    assert made.title.font().strikeOut()


def test_del_removes_the_card_and_the_next_takes_the_focus(panel, opened, qtbot):
    made = card(panel, "Tehran to Belgrade")
    made.setFocus()
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.keyClick(made, Qt.Key.Key_Delete)
    assert days(panel)["Tuesday 25 February"] == []
    assert opened.toast.words() == "1 record removed"
    assert card(panel, "Belgrade to Tehran").hasFocus()
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.mouseClick(opened.toast.undo, Qt.MouseButton.LeftButton)
    assert days(panel)["Tuesday 25 February"] == [("time open", "Tehran to Belgrade")]


def test_people_are_invited_from_a_menu_and_labels_stay(panel, qtbot):
    target = item(panel, "Specialised session: achievements")
    opened_at = panel.show_place(Ref("item", target.id))
    assert opened_at
    editor = panel._inspector.editor(PARTICIPANTS)
    assert editor.button.text() == "Seyed Sattar Hashemi"
    other = next(action for action in editor.menu.actions() if action.text() == "Dejan Ristić")
    with qtbot.waitSignal(panel.work.session.changed):
        other.trigger()
    parts = panel.work.session.dossier.children(Participant, target.id)
    assert [bool(part.person) for part in parts].count(True) == 2
    assert any(part.label for part in parts)
    assert editor.button.text() == "2 people"


def test_an_empty_programme_offers_a_template_of_one_step(panel, qtbot):
    uids = [one.id for one in panel.work.session.dossier.of(Item)]
    with qtbot.waitSignal(panel.work.session.changed):
        panel.work.session.run(partial(_clear, uids=uids))
    assert panel._days._stack.currentIndex() == 2
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.mouseClick(panel._days.template, Qt.MouseButton.LeftButton)
    assert [len(cards) for cards in days(panel).values()] == [3, 3, 4]
    assert all(one.state is ItemState.TBC and one.starts is None for one in panel.work.session.dossier.of(Item))
    assert item(panel, "Talks").title.text(FA)
    assert card(panel, "Arrival").hasFocus()
    with qtbot.waitSignal(panel.work.session.changed):
        panel.work.commands.run("undo")
    assert panel._days._stack.currentIndex() == 2


def _clear(library, uids):
    with library.transaction(phrase("Clear")) as done:
        for uid in uids:
            for part in library.all(Participant, uid):
                library.remove(part.id)
            library.remove(uid)
    return done.changes


def test_the_list_is_a_table_that_filters(panel, qtbot):
    qtbot.mouseClick(panel._days.as_list, Qt.MouseButton.LeftButton)
    assert panel._view.isVisible()
    qtbot.keyClick(panel._view.table, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(panel._view.filter_field, "tehran")
    assert panel._view.table.filter.rowCount() == 2
    qtbot.mouseClick(panel._days.as_days, Qt.MouseButton.LeftButton)
    assert panel._days.columns[0].isVisible()


def test_no_way_to_get_there_is_told(panel, qtbot):
    from briefbook.app.programme.model import _hurried

    one = Item(id=fresh_uid(), title=LocalText(), starts=time(9), ends=time(10), place="a")
    other = Item(id=fresh_uid(), title=LocalText(), starts=time(10), place="b")
    assert _hurried(other, [one])
    assert not _hurried(Item(id=other.id, title=LocalText(), starts=time(10, 5), place="b"), [one])
    assert not _hurried(Item(id=other.id, title=LocalText(), starts=time(10), place="a"), [one])


def test_n_edits_and_n_undos_give_the_first_state_back(opened):
    from briefbook.store.library import Library

    dossier, path = opened.work.session.dossier, opened.work.session.state.path
    assert opened.work.session.close()
    with Library.open(path) as library:
        visit = dossier.visit.id
        before = [(one.id, one.day, one.starts, one.seq) for one in library.all(Item)]
        parts = len(library.all(Participant))
        first = programme.Draft(fresh_uid(), LocalText.of({EN: "A"}), day=WEDNESDAY, starts=time(9), ends=time(10))
        second = programme.Draft(fresh_uid(), LocalText.of({EN: "B"}), day=WEDNESDAY, starts=time(9, 30))
        programme.add_items(library, visit=visit, drafts=[first, second])
        programme.shift_later(library, item=second.uid)
        assert library.get(Item, second.uid).starts == time(10)
        programme.shift(library, item=first.uid, minutes=-45)
        programme.move_to_day(library, items=[first.uid, before[0][0]], day=None)
        programme.set_people(library, item=first.uid, people=[dossier.visit.principal])
        assert not programme.set_people(library, item=first.uid, people=[dossier.visit.principal])
        while library.log.next()[0] is not None:
            library.log.undo()
        assert [(one.id, one.day, one.starts, one.seq) for one in library.all(Item)] == before
        assert len(library.all(Participant)) == parts


def test_a_card_shows_a_text_without_its_marks():
    assert unmarked("A **hub**:\n- one\n* two") == "A hub:\n• one\n• two"
