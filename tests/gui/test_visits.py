"""The sheets that begin a visit and bring a folder in, by key and click."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from briefbook import places
from briefbook.app.jobs import _done
from briefbook.app.style.look import Look
from briefbook.app.visits.model import hear_when, hear_where, hear_who, lang_of_name, read_people
from briefbook.app.widgets import ask
from briefbook.lang.tongue import Lang
from briefbook.model.programme import Item

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 1, 10)


def sheet(window, name="visits"):
    return window.errands._sheets[name]._sheet


def ask_anew(window, qtbot, key="visit.new"):
    window.commands.run(key)
    made = sheet(window)
    qtbot.waitUntil(made.where.edit.hasFocus)
    return made


def create(window, qtbot, made):
    with qtbot.waitSignal(window.work.session.opened):
        qtbot.keyClick(made, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(made.isHidden)
    return window.work.session.dossier


def test_four_answers_and_ctrl_enter_make_a_visit_in_one_step(opened, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_N, CTRL)
    made = sheet(opened)
    qtbot.waitUntil(made.isVisible)
    qtbot.waitUntil(made.where.edit.hasFocus)
    for question, text in ((made.where, "Vienna"), (made.when, "3-5 Mar 2027"), (made.who, "Sara Example (Minister)")):
        assert question.edit.hasFocus()
        qtbot.keyClicks(question.edit, text)
        qtbot.keyClick(question.edit, Qt.Key.Key_Tab)
    assert made.purpose.hasFocus()
    qtbot.keyClicks(made.purpose, "To talk.")
    dossier = create(opened, qtbot, made)
    assert dossier.visit.title.text(Lang.EN) == "Official visit to Vienna"
    assert (str(dossier.visit.starts_on), str(dossier.visit.ends_on)) == ("2027-03-03", "2027-03-05")
    assert dossier.visit.purpose.text(Lang.EN) == "To talk."
    assert len(opened.work.session.state.visits) == 2
    assert opened.commands.text("undo") == "Undo: New visit"
    with qtbot.waitSignal(opened.work.session.changed):
        opened.commands.run("undo")
    assert len(opened.work.session.state.visits) == 1
    assert opened.work.session.dossier.visit.code == "belgrade-2025"


def test_the_outcome_follows_the_answers(opened, qtbot):
    made = ask_anew(opened, qtbot)
    assert [tab.number for tab in made.preview.tabs()] == [""] * 8
    with qtbot.waitSignal(made.answered):
        qtbot.keyClicks(made.where.edit, "Vienna")
    assert made.preview.title.text() == "Official visit to Vienna"
    assert [tab.number for tab in made.preview.tabs()] == ["1", "2", "", "", "3", "4", "", "5"]
    assert made.preview.tabs()[2].later == "comes with the first host of a meeting"
    assert made.where.echo.text() == "Vienna, Austria"
    with qtbot.waitSignal(made.answered):
        qtbot.keyClicks(made.when.edit, "3-5 Mar 2027")
    assert made.preview.days.text().startswith("3–5 March 2027 (12–14 Esfand 1405")


def test_nothing_is_wrong_while_it_is_typed_and_the_cure_is_a_button(opened, qtbot):
    made = ask_anew(opened, qtbot)
    made.when.edit.setFocus()
    qtbot.keyClicks(made.when.edit, "5-3 Mar 2027")
    assert made.when.cure.isHidden()
    qtbot.keyClick(made.when.edit, Qt.Key.Key_Tab)
    assert made.when.cure.text() == "The visit would end before it begins. Use 3–5 March 2027?"
    assert made.when.edit.text() == "5-3 Mar 2027"  # wrong text stays
    qtbot.mouseClick(made.when.cure, Qt.MouseButton.LeftButton)
    assert made.when.cure.isHidden()
    assert made.when.echo.text().startswith("3–5 March 2027")


def test_create_goes_to_the_first_fault(opened, qtbot):
    made = ask_anew(opened, qtbot)
    qtbot.keyClicks(made.where.edit, "Atlantis")
    made.purpose.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Return, CTRL)
    assert made.isVisible()
    assert made.where.edit.hasFocus()
    assert made.where.cure.text().startswith("No country is called Atlantis. Write the country too")
    made.where.edit.clear()
    qtbot.mouseClick(made.create_button, Qt.MouseButton.LeftButton)
    assert made.where.cure.text() == "A visit needs a country. Write the city or the country."
    assert len(opened.work.session.state.visits) == 1


def test_esc_closes_and_the_focus_returns(opened, qtbot):
    opened.stage.screen.seek()
    before = opened.focusWidget()
    made = ask_anew(opened, qtbot)
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert made.isHidden()
    opened.activateWindow()
    qtbot.waitUntil(before.hasFocus)


def test_a_visit_after_an_earlier_one_keeps_its_programme(opened, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_N, CTRL | SHIFT)
    made = sheet(opened)
    qtbot.waitUntil(made.isVisible)
    assert made.earlier.isVisible()
    qtbot.keyClicks(made.where.edit, "Belgrade")
    with qtbot.waitSignal(made.answered):
        qtbot.keyClicks(made.when.edit, "3-5 Mar 2030")
    assert "must be checked anew" in made.preview.remark.text()
    assert made.preview.tabs()[2].papers == ("Dejan Ristić",)
    items = len(opened.work.session.dossier.of(Item))
    dossier = create(opened, qtbot, made)
    assert len(dossier.of(Item)) == items
    assert opened.commands.text("undo") == "Undo: New visit from an earlier one"


def test_the_first_visit_makes_a_library_and_the_sample_stays_the_sample(window, qtbot, data, tmp_path, monkeypatch):
    monkeypatch.setattr("briefbook.app.owning.documents", lambda: tmp_path / "docs")
    with qtbot.waitSignal(window.work.session.opened, timeout=20_000):
        window.commands.run("sample.open")
    made = ask_anew(window, qtbot)
    assert made.place.text() == "Kept in visits.briefbook"
    qtbot.keyClicks(made.where.edit, "Vienna")
    dossier = create(window, qtbot, made)
    assert dossier.visit.code == "vienna"
    assert window.work.session.state.path == tmp_path / "docs" / "visits.briefbook"


def test_a_library_that_cannot_be_made_is_told_and_the_answers_stay(window, qtbot, tmp_path, monkeypatch):
    (tmp_path / "docs").write_text("")
    monkeypatch.setattr("briefbook.app.owning.documents", lambda: tmp_path / "docs")
    made = ask_anew(window, qtbot)
    qtbot.keyClicks(made.where.edit, "Vienna")
    with qtbot.waitSignal(window.work.session.failed):
        qtbot.keyClick(made, Qt.Key.Key_Return, CTRL)
    assert "Choose another folder" in made.notice.words()
    assert made.where.text() == "Vienna"
    assert made.create_button.isEnabled()


def test_the_switcher_lists_the_visits_and_the_ways_to_new_ones(opened):
    texts = [action.text() for action in opened.switcher.menu().actions() if action.text()]
    assert texts[0].endswith("25–27 February 2025")
    assert texts[1:] == ["New visit…", "New visit from an earlier one…"]


def test_everything_on_the_sheet_has_a_name(opened, qtbot):
    """A9."""
    made = ask_anew(opened, qtbot, "visit.from")
    for kind in (QLineEdit, QPushButton, QToolButton):
        for widget in made.findChildren(kind):
            if widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize("size", [(960, 540), (760, 480)])
def test_the_sheet_fits_a_small_window(opened, qtbot, size):
    opened.resize(*size)
    made = ask_anew(opened, qtbot)
    assert made.width() <= size[0]
    assert made.height() <= size[1]
    assert made.create_button.visibleRegion().boundingRect().size() == made.create_button.size()


LOOK = Look()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Sara Example (Minister of Science, Health), Ali Namayesh",
            [("Sara Example", "Minister of Science, Health"), ("Ali Namayesh", "")],
        ),
        ("سارا نمونه (وزیر)، علی نمایش", [("سارا نمونه", "وزیر"), ("علی نمایش", "")]),
        (" ; ,", []),
    ],
)
def test_people_are_parted_by_commas(text, people):
    assert list(read_people(text)) == people


def test_names_have_the_language_of_their_letters():
    assert lang_of_name("سارا", Lang.EN) is Lang.FA
    assert lang_of_name("Сара", Lang.EN) is Lang.SR_CYRL
    assert lang_of_name("Sara", Lang.FA) is Lang.EN
    assert lang_of_name("Sara", Lang.SR_LATN) is Lang.SR_LATN


@pytest.mark.parametrize(
    ("heard", "fault", "cure"),
    [
        (hear_where("Serbai", LOOK), "No country is called Serbai. Use Serbia?", "Serbia"),
        (hear_when("soon", LOOK, TODAY), "Write the days as in 25–27 Feb 2025 or 7–9 Esfand 1403.", ""),
        (hear_when("28-31 Feb 2026", LOOK, TODAY), "There is no such day. Use 28 February 2026?", "2026-02-28"),
        (
            hear_when("1 Jan - 5 Jun 2026", LOOK, TODAY),
            "156 days are too many for one visit. Write its first and last day.",
            "",
        ),
        (hear_who("(), 3", LOOK), "Write names parted by commas, with the post in brackets.", ""),
    ],
)
def test_every_fault_says_the_cure(heard, fault, cure):
    assert (heard.fault, heard.cure) == (fault, cure)


class TestBringing:
    """A briefing folder comes in as one step, after it was said what would come."""

    def bring(self, window, qtbot, monkeypatch, folder):
        monkeypatch.setattr(ask, "existing_folder", lambda *_: folder)

        def start(name, work, then, progress=None):
            if name == "bring":
                then(_done(partial(work, None), then))

        monkeypatch.setattr(window.work.worker, "start", start)
        window.commands.run("file.bring")
        made = sheet(window, "bringing")
        qtbot.waitUntil(lambda: "Reading" not in made.words.text(), timeout=20_000)
        return made

    def test_a_folder_comes_into_an_own_library(self, window, qtbot, monkeypatch, tmp_path):
        monkeypatch.setattr("briefbook.app.owning.documents", lambda: tmp_path)
        made = self.bring(window, qtbot, monkeypatch, places.root() / "briefings" / "belgrade-2025")
        assert "new records" in made.words.text()
        qtbot.waitUntil(made.isActiveWindow)
        with qtbot.waitSignal(window.work.session.opened, timeout=20_000):
            qtbot.keyClick(made, Qt.Key.Key_Return, CTRL)
        assert window.work.session.dossier.visit.code == "belgrade-2025"
        assert made.isHidden()

    def test_what_is_here_already_changes_nothing(self, opened, qtbot, monkeypatch):
        made = self.bring(opened, qtbot, monkeypatch, places.root() / "briefings" / "belgrade-2025")
        qtbot.waitUntil(lambda: made.words.text() == "Everything of this folder is here already.")
        assert not made.bring_button.isEnabled()

    def test_faults_are_listed_with_their_places(self, opened, qtbot, monkeypatch, tmp_path):
        (tmp_path / "visit.md").write_text("---\nid: x\nkind: nothing\n---\n", encoding="utf-8")
        made = self.bring(opened, qtbot, monkeypatch, tmp_path)
        assert made.notice.words()
        assert "visit.md:" in made.faults.text()
        assert not made.bring_button.isEnabled()

    def test_a_folder_that_is_none_is_told(self, opened, qtbot, monkeypatch, tmp_path):
        made = self.bring(opened, qtbot, monkeypatch, tmp_path)
        assert made.faults.text()
