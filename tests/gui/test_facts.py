"""The screen of the facts: themes, sources, ages, the book and pasted tables, by key and click."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from briefbook.app.facts.fields import SOURCE
from briefbook.app.facts.pasting import read_table
from briefbook.app.records.model import ROW
from briefbook.lang.day import Day
from briefbook.model.fact import Fact
from briefbook.model.fields import NOBODY

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TABLE = (
    "Internet users\t84\t%\tStatistical office\t2023\nInstitute opened\nExports\t4,1\tbn EUR\tNational bank\tDec 2024\n"
)


@pytest.fixture
def panel(opened, qtbot):
    opened.commands.run("step.3")
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened.stage.screen


def rows(panel):
    shown = panel._view.table.filter
    return [shown.index(n, 0).data(ROW) for n in range(shown.rowCount())]


def choose(panel, *places):
    panel._view.table.choose([rows(panel)[n].uid for n in places])
    panel._view.table.setFocus()


def stored(opened, uid):
    return opened.work.session.dossier.get(Fact, uid)


def paste(panel, opened, qtbot, text=TABLE):
    QApplication.clipboard().setText(text)
    panel._view.table.setFocus()
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(panel._view.table, Qt.Key.Key_V, CTRL)


def test_a_row_says_number_source_age_and_use(panel):
    row = next(row for row in rows(panel) if row.cells[1].text == "2.96")
    assert row.cells[1].sub == "EUR bn"
    assert row.cells[2].sub == "CorD"
    assert row.cells[3].text == "Never checked"
    assert row.spoken.startswith(row.name)
    assert "2.96 EUR bn" in row.spoken


def test_space_leaves_a_fact_out_and_puts_it_back(panel, opened, qtbot):
    choose(panel, 0)
    uid = rows(panel)[0].uid
    for shown in (False, True):
        with qtbot.waitSignal(opened.work.session.changed):
            qtbot.keyClick(panel._view.table, Qt.Key.Key_Space)
        assert (rows(panel)[0].cells[5].text == "Yes") is shown
        assert rows(panel)[0].uid == uid
        assert panel._chosen() == [uid]
    assert opened.commands.text("undo") == "Undo: Put 1 fact in the book"


def test_a_pasted_table_becomes_facts_and_one_undo_takes_them_back(panel, opened, qtbot):
    before = len(rows(panel))
    paste(panel, opened, qtbot)
    made = {row.name: row for row in rows(panel)}
    assert len(made) == before + 3
    assert (made["Exports"].cells[1].text, made["Exports"].cells[1].sub) == ("4.1", "bn EUR")
    assert made["Exports"].cells[2].text == "National bank"
    assert made["Institute opened"].cells[2].text == "No source"
    assert opened.toast.words() == "3 facts pasted"
    with qtbot.waitSignal(opened.work.session.changed):
        opened.commands.run("undo")
    assert len(rows(panel)) == before


def test_nothing_to_paste_is_told(panel, qtbot):
    QApplication.clipboard().setText(" \n")
    qtbot.mouseClick(panel._view.paste_button, Qt.MouseButton.LeftButton)
    assert panel._view.notice.words() == "Nothing to paste. Copy a table with a fact in each row first."


def test_no_source_is_told_with_its_cure(panel, opened, qtbot):
    paste(panel, opened, qtbot, "Institute opened")
    uid = next(row.uid for row in rows(panel) if row.name == "Institute opened")
    panel._view.table.choose([uid])
    notice = panel._inspector.notice
    assert notice.words() == "1 fact has no source. Choose one, or leave the fact out."
    assert [cure.text() for cure in notice.cures()] == ["Choose a source", "Leave out"]
    qtbot.mouseClick(notice.cures()[0], Qt.MouseButton.LeftButton)
    choice = panel._inspector.editor(SOURCE).choice
    assert choice.hasFocus()
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert stored(opened, uid).cites[0].source != NOBODY
    assert "has no source" not in notice.words()


def test_ctrl_shift_t_checks_and_the_colour_follows(panel, opened, qtbot):
    choose(panel, 0)
    assert rows(panel)[0].cells[3].tone.value == "err"
    assert panel._inspector.notice.words().startswith("1 fact was not checked for 12 months")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(opened, Qt.Key.Key_T, CTRL | SHIFT)
    assert rows(panel)[0].cells[3].tone.value == "ok"
    assert stored(opened, rows(panel)[0].uid).stamp.checked_on == Day.of(date.today())
    assert panel._inspector.notice.words() == ""


def test_quick_filters_and_themes_narrow_the_rows(panel, opened, qtbot):
    paste(panel, opened, qtbot, "Fact\tTheme\nAlpha\tAI\nBeta\tCloud\nGamma\tAI")
    assert [row.name for row in rows(panel)][:3] == ["Alpha", "Gamma", "Beta"]  # by theme
    view = panel._view
    assert [view.themes.itemText(n) for n in range(4)] == [
        "All themes (17)",
        "AI (2)",
        "Cloud (1)",
        "Without a theme (14)",
    ]
    view.themes.setFocus()
    qtbot.keyClick(view.themes, Qt.Key.Key_Down)
    assert [row.name for row in rows(panel)] == ["Alpha", "Gamma"]
    qtbot.mouseClick(view.facets["no-source"], Qt.MouseButton.LeftButton)
    assert [row.name for row in rows(panel)] == ["Alpha", "Gamma"]
    view.themes.choose("")
    view._narrow()
    assert [row.name for row in rows(panel)] == ["Alpha", "Gamma", "Beta"]


def test_a_new_fact_is_about_the_host_and_the_caret_stands_in_it(panel, opened, qtbot):
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(opened, Qt.Key.Key_Return, CTRL)
    (uid,) = panel._chosen()
    assert stored(opened, uid).subject_uid == opened.work.session.dossier.visit.host_country
    assert panel._inspector.isAncestorOf(QApplication.focusWidget())


def test_a_click_on_a_row_shows_where_it_is_used(panel, opened, qtbot):
    table = panel._view.table
    place = next(n for n, row in enumerate(rows(panel)) if row.cells[4].text != "—")
    at = table.visualRect(table.filter.index(place, 0)).center() + QPoint(20, 0)
    table.scrollTo(table.filter.index(place, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: panel._inspector._uses.count() > 0)
    assert panel._view.table.chosen() == [rows(panel)[place].uid]


def test_any_edits_and_as_many_undos_are_the_first_state(panel, opened, qtbot, settle):
    """A11."""
    session, chance = opened.work.session, random.Random(4)

    def content():
        return [replace(fact, stamp=replace(fact.stamp, rev=0)) for fact in session.dossier.of(Fact)]

    before, steps = content(), 0
    for _ in range(6):
        choose(panel, *chance.sample(range(len(rows(panel))), 2))
        verb = chance.choice((panel.toggle_book, panel.check_off, panel.duplicate, panel.remove))
        with qtbot.waitSignal(session.changed):
            verb()
        settle()
        steps += 1
    for _ in range(steps):
        with qtbot.waitSignal(session.changed):
            opened.commands.run("undo")
    assert content() == before


def test_the_model_is_a_model(panel, qtmodeltester):
    qtmodeltester.check(panel._view.rows)


TODAY = date(2025, 2, 1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n\t\n", []),
        ("One fact", [("One fact", None, "", "", None, "")]),
        (
            "Number\tFact\tUnit\tAs of\tSource\tTheme\n4,100\tPeople\tpersons\t2023\tCensus\tSociety\n\tNothing",
            [
                ("People", Decimal(4100), "persons", "Census", Day(2023), "Society"),
                ("Nothing", None, "", "", None, ""),
            ],
        ),
        ("داده\tمقدار\tواحد\nکاربران\t۸۴٫۱\tدرصد", [("کاربران", Decimal("84.1"), "درصد", "", None, "")]),
        ('"A fact\twith a tab"\t3\tm', [("A fact with a tab", Decimal(3), "m", "", None, "")]),
        ("Exports\t4,1\tbn\tBank\t2024", [("Exports", Decimal("4.1"), "bn", "Bank", Day(2024), "")]),
    ],
)
def test_tables_are_read_by_title_or_by_content(text, lines):
    made = [
        (line.text, line.value, line.unit, line.source, line.as_of, line.domain) for line in read_table(text, TODAY)
    ]
    assert made == lines
