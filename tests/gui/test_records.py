"""Tables and inspectors of every declared kind: the declaration is sound, values are read and written."""

import pytest

from briefbook.app.records.fields import CHECKED, OWNER, SHEETS
from briefbook.app.records.values import age, read_value, shown, value_of
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.app.widgets.typing import difference
from briefbook.errors import TextError
from briefbook.lang.day import Day
from briefbook.lang.tongue import Lang
from briefbook.model.fields import Column, Form, columns
from briefbook.model.kinds import TABLES


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table)
def test_a_form_names_columns_of_its_kind_and_all_that_are_needed(sheet):
    own = dict(columns(TABLES[sheet.table].record))
    names = {field.name for field in sheet.fields} - {CHECKED, OWNER}
    assert names <= own.keys()
    needed = {name for name, column in own.items() if column.needed}
    assert needed <= names
    assert sheet.shown


def test_every_kind_can_be_added_and_removed_and_all_be_taken_back(opened, qtbot):
    """A11, for each kind."""
    for sheet in SHEETS:
        if sheet.table in ("photo", "delegate"):
            continue
        opened.stage.show(f"records/{sheet.table}")
        panel = opened.stage.screen
        before = panel._view.rows.rows()
        with qtbot.waitSignal(opened.work.session.changed):
            panel.add()
        assert panel._view.rows.rowCount() == len(before) + 1, sheet.table
        assert len(panel._chosen()) == 1, sheet.table
        with qtbot.waitSignal(opened.work.session.changed):
            panel.remove()
        for _ in range(2):
            with qtbot.waitSignal(opened.work.session.changed):
                opened.commands.run("undo")
        assert panel._view.rows.rows() == before, sheet.table


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table)
def test_every_field_is_shown_in_every_language(dossier, sheet):
    for record in dossier.of(TABLES[sheet.table].record)[:3]:
        for lang in Lang:
            for field in sheet.fields:
                text = shown(dossier, record, field.name, Look(lang=lang))
                assert isinstance(text, str)
                if field.name not in (CHECKED, OWNER):
                    assert text or not value_of(record, field.name), field.name


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Form.WHOLE, "12", 12),
        (Form.WHOLE, "۱۲", 12),
        (Form.WHOLE, "", None),
        (Form.NUMBER, "4.1", "4.1"),
        (Form.NUMBER, "۴٫۱", "4.1"),
        (Form.TIME, "9:30", "09:30:00"),
        (Form.PERIOD, "2024-01/2024-09", "2024-01/2024-09"),
        (Form.ZONE, "Europe/Belgrade", "Europe/Belgrade"),
        (Form.LINE, " two words ", "two words"),
    ],
)
def test_typed_text_becomes_a_value(form, text, value):
    found = read_value(text, Column(form))
    assert found == value or str(found) == value


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form.WHOLE, "many"),
        (Form.NUMBER, "4,1,x"),
        (Form.TIME, "25:99"),
        (Form.ZONE, "Mars/Base"),
        (Form.PERIOD, "soon"),
    ],
)
def test_text_that_is_no_value_is_refused_with_the_cure(form, text):
    with pytest.raises(TextError, match=r"Write|Use|such as"):
        read_value(text, Column(form))


@pytest.mark.parametrize(
    ("checked", "words", "tone"),
    [
        (None, "Never checked", Tone.ERR),
        (Day(2025, 2, 24), "24 Feb 2025", Tone.OK),
        (Day(2024, 8, 25), "24", Tone.OK),
        (Day(2024, 7, 1), "7 months ago", Tone.WARN),
    ],
)
def test_age_is_told_on_the_first_day_of_the_visit(checked, words, tone):
    found = age(Look(), checked, Day(2025, 2, 25).first, months=6)
    assert words in found.words
    assert found.tone is tone


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [("", "a", (0, 0, "a")), ("abc", "abXc", (2, 2, "X")), ("aaa", "aa", (2, 3, "")), ("abc", "abc", (3, 3, ""))],
)
def test_only_what_differs_is_replaced(old, new, found):
    begin, end, text = difference(old, new)
    assert (begin, end, text) == found
    assert old[:begin] + text + old[end:] == new


def test_plain_text_keeps_every_character(qapp):
    """NBSP, line separators and joints: `toPlainText` would lose some."""
    from briefbook.app.widgets.texts import LocalTextEdit

    field = LocalTextEdit(Look(), Lang.FA)
    text = "می\u200cشود\u00a0۳\u202fدرصد\nسطر دوم **مهم**"
    field.show_text(text)
    assert field.raw() == text
    assert not field.typing.dirty
    field.show_text("😀" + text)
    assert field.raw() == "😀" + text
