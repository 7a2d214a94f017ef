"""The history, with real clicks and keys: the steps of the log, and the way back to one, which is a step."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from briefbook.actions import people
from briefbook.app.history.model import Done, edition_words, step_rows
from briefbook.app.history.panel import PAGE
from briefbook.app.style.look import Look
from briefbook.errors import phrase
from briefbook.lang.tongue import Lang
from briefbook.model.ids import fresh_uid
from briefbook.model.person import Name
from briefbook.model.record import Side

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LOOK = Look()


@pytest.fixture
def history(opened, qtbot, settle):
    """Three people more, and the screen."""
    session = opened.work.session
    for name in ("One", "Two", "Three"):
        visit = session.dossier.visit.id
        session.run(partial(people.add, uid=fresh_uid(), visit=visit, name=name, lang=Lang.EN, side=Side.HOST))
    settle()
    qtbot.keyClick(opened, Qt.Key.Key_H, CTRL | SHIFT)
    assert opened.stage.name == "history"
    settle()
    return opened.stage.screen


def told(screen):
    return [(row.kind, row.text, row.told) for row in screen._view.model.rows()][:4]


def added(opened):
    return {name.value for name in opened.work.session.dossier.of(Name)} & {"One", "Two", "Three"}


def test_the_steps_stand_newest_first_under_their_day(history):
    assert told(history) == [
        ("", "Today", ""),
        ("step", "Add a person", "the visit stands here"),
        ("step", "Add a person", ""),
        ("step", "Add a person", ""),
    ]


def test_enter_goes_back_as_a_step_that_undo_takes_back(history, opened, qtbot, settle):
    view = history._view
    assert QApplication.focusWidget() is view.list
    assert not view.back.isEnabled()
    for _ in range(2):
        qtbot.keyClick(view.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    settle()
    assert added(opened) == {"One"}
    assert told(history)[1] == ("step", "Go back to: Add a person", "the visit stands here")
    assert opened.toast.words() == "The visit is as it was after that step"
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(view.list, Qt.Key.Key_Z, CTRL)
    settle()
    assert added(opened) == {"One", "Two", "Three"}
    assert told(history)[1][0::2] == ("undone", "undone; Redo brings it back")


def test_the_button_goes_back_and_an_undone_step_has_none(history, opened, qtbot, settle):
    view = history._view
    opened.commands.run("undo")
    settle()
    view.choose(view.model.rows()[1].key)
    assert not view.back.isEnabled()
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    settle()
    assert added(opened) == {"One", "Two"}
    view.choose(view.model.rows()[3].key)
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert added(opened) == {"One"}


def test_a_step_that_has_gone_is_told(history, qtbot, settle):
    history._on_back(10_000)
    settle()
    assert "not in the history any more" in history._view.notice.words()


def test_more_steps_are_shown_on_demand(history, settle, monkeypatch):
    assert history._view.more.isHidden()
    monkeypatch.setattr(history, "_limit", 2)
    history.show_all()
    settle()
    assert not history._view.more.isHidden()
    assert len([row for row in history._view.model.rows() if row.kind]) == 2
    history._view.more.click()
    settle()
    assert history._limit == PAGE + 2
    assert len([row for row in history._view.model.rows() if row.kind]) >= 3


def test_without_a_step_it_says_so(opened, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_H, CTRL | SHIFT)
    view = opened.stage.screen._view
    view.show_steps((), more=False, writable=True)
    assert view.empty.text() == "Nothing was changed yet."
    assert not view.back.isEnabled()


def test_editions_are_told_with_their_reasons(opened):
    words = edition_words(opened.work.session.dossier, LOOK)
    assert words.startswith("Edition 1, 25 February 2025, 12:00")
    assert words.endswith("As announced")


def test_days_part_the_steps():
    now = datetime(2026, 3, 5, 12, tzinfo=UTC)
    steps = [Done(n, phrase("Undo"), now - timedelta(days=3 - n), undone=False) for n in (3, 2, 1)]
    rows = step_rows(steps, LOOK, date(2026, 3, 5))
    assert [row.text for row in rows if not row.kind] == ["Today", "4 March 2026", "3 March 2026"]


def test_rows_and_buttons_have_names(history):
    """A9."""
    model = history._view.model
    assert all(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount()))
    assert history._view.list.accessibleName() == "Steps"
    assert all(one.accessibleName() or one.text() for one in history._view.findChildren(QAbstractButton))
