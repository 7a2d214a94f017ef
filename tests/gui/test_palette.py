"""The palette, with real keys: records in any script, pages, commands, prefixes, what is made of no match."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from briefbook.actions import records
from briefbook.app.palette import model, panel
from briefbook.app.palette.model import RESULT, Result, ResultsModel, asked, fits
from briefbook.errors import Ref, phrase
from briefbook.lang.fold import search_words
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.person import Name, Person

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(opened, qtbot):
    opened.stage.show("people")
    opened.stage.screen.opened()
    qtbot.keyClick(opened, Qt.Key.Key_K, CTRL)
    assert opened._palette is not None
    return opened._palette._view


@pytest.fixture
def ask(palette, settle):
    def type_in(text):
        palette.field.setText(text)
        settle()
        return rows(palette)

    return type_in


def rows(palette):
    return [(row.kind, row.text) for row in palette.model.rows()]


@pytest.mark.parametrize("words", ["rist", "РИСТ", "ریستیچ", "Ristić dej"])
def test_a_person_is_found_in_every_script(ask, palette, words):
    assert ("record", "Dejan Ristić") in ask(words)
    assert palette.current().kind == "record"


def test_enter_goes_to_the_record_and_its_page(ask, palette, opened, qtbot):
    pages = []
    opened.work.ways.to_page.connect(pages.append)
    palette.close_it()
    opened.stage.show("records/fact")
    qtbot.keyClick(opened, Qt.Key.Key_K, CTRL)
    ask("@ristic")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert opened.stage.name == "people"
    assert pages[-1].table == "person"
    dossier = opened.work.session.dossier
    assert next(one.value for one in dossier.names(pages[-1].uid) if one.lang is Lang.EN) == "Dejan Ristić"


def test_pages_are_found_by_title_and_address(ask, opened, palette, qtbot):
    found = [text for kind, text in ask("glossary") if kind == "page"]
    assert found == ["Glossary"]
    assert ("page", "Contacts") in ask("8.2")
    pages = []
    opened.work.ways.to_page.connect(pages.append)
    while palette.current().kind != "page":
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert pages[-1].table == "paper"


def test_commands_show_their_keys_and_run(ask, palette, opened, qtbot):
    ask(">check bef")
    row = palette.current()
    assert (row.text, row.right) == ("Check before printing", "F7")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.stage.name == "check"


def test_every_command_that_is_to_be_had_is_there(ask, opened):
    """A3."""
    there = {text for kind, text in ask(">") if kind == "command"}
    commands = opened.commands
    wanted = {commands.text(one.key) for one in commands.all() if commands.action(one.key).isEnabled()}
    assert there == wanted - {commands.text("palette")}


def test_prefixes_ask_for_people_or_facts_only(ask):
    everything = ask("serbia")
    facts = ask("#serbia")
    assert {kind for kind, _ in everything} > {"record"}
    assert {kind for kind, _ in facts} <= {"", "record"}
    assert ("record", "Dejan Ristić") not in ask("#ristic")


def test_without_a_word_the_recent_ones_come_first(ask, palette, opened, qtbot):
    assert palette.model.rows()[0].text == "Commands"
    ask("@ristic")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.keyClick(opened, Qt.Key.Key_K, CTRL)
    assert rows(palette)[:2] == [("", "Recent"), ("record", "Dejan Ristić")]
    assert palette.field.text() == ""


def test_no_match_offers_to_make_a_person_and_undo_takes_it_back(ask, palette, opened, qtbot, settle):
    assert ask("zzqx") == [("create", "Create person “zzqx”"), ("create", "Create fact “zzqx”")]
    assert palette.empty.text() == "No match."
    before = len(opened.work.session.dossier.of(Person))
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle()
    dossier = opened.work.session.dossier
    assert len(dossier.of(Person)) == before + 1
    assert "zzqx" in [name.value for name in dossier.of(Name)]
    assert opened.stage.name == "people"
    opened.commands.run("undo")
    settle()
    assert len(opened.work.session.dossier.of(Person)) == before


def test_no_match_of_a_fact_makes_a_fact(ask, palette, opened, qtbot, settle):
    assert ask("#zzqx") == [("create", "Create fact “zzqx”")]
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert "zzqx" in [fact.text.text(Lang.EN) for fact in opened.work.session.dossier.of(Fact)]


def test_no_match_of_a_command_makes_nothing(ask, palette):
    assert ask(">zzqx") == []
    assert palette.empty.text() == "No match."


def test_escape_closes_and_the_focus_comes_back(opened, qtbot):
    opened.stage.show("people")
    opened.stage.screen.opened()
    before = QApplication.focusWidget()
    qtbot.keyClick(before, Qt.Key.Key_K, CTRL)
    palette = opened._palette._view
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert QApplication.focusWidget() is before


def test_a_click_beside_closes_and_one_on_a_row_takes_it(ask, palette, opened, qtbot):
    ask(">check bef")
    at = palette.list.visualRect(palette.list.currentIndex()).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.stage.name == "check"
    qtbot.keyClick(opened, Qt.Key.Key_K, CTRL)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, opened.height() - 5))
    assert palette.isHidden()


def test_arrows_go_round_and_pass_over_headings(ask, palette, qtbot):
    ask("minister")
    choosable = [row for row in palette.model.rows() if row.kind]
    seen = [palette.current()]
    for _ in range(len(choosable)):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        seen.append(palette.current())
    assert seen == [*choosable, choosable[0]]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current() == choosable[-1]


def test_ctrl_enter_inserts_the_name_where_the_person_wrote(opened, qtbot, settle):
    field = QLineEdit(opened)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_K, CTRL)
    palette = opened._palette._view
    palette.field.setText("@ristic")
    settle()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, CTRL)
    assert field.text() == "Dejan Ristić"
    assert field.hasFocus()


def test_an_answer_that_comes_late_is_not_shown(ask, palette, opened):
    ask("glossary")
    late = model.Hit("person", opened.work.session.dossier.of(Person)[0].id, "Old", "")
    before = palette.model.rows()
    opened._palette._came(asked("before"), (late,))
    assert palette.model.rows() == before


def test_the_work_does_not_grow_with_the_records(ask, palette, opened, qtbot, settle, monkeypatch):
    """A12: of five thousand records more, no more are looked at than are shown."""
    session = opened.work.session
    visit = session.dossier.visit.id

    def many(library):
        with library.transaction(phrase("Many")) as done:
            made = [
                Fact(id=Uid(fresh_uid()), text=LocalText.of({Lang.EN: f"Broadband figure {n}"}), seq=n)
                for n in range(5000)
            ]
            library.put_all(made)
            records.file_under(library, visit, made)
        return done.changes

    session.run(many)
    qtbot.waitUntil(lambda: len(session.dossier.of(Fact)) > 5000, timeout=30000)
    ask("warm")
    named, walked = [], []
    real = model.name_of
    monkeypatch.setattr(model, "name_of", lambda *args: named.append(args) or real(*args))
    monkeypatch.setattr(panel, "addresses", lambda *args: walked.append(args) or {})
    found = ask("broadband fig")
    papers = len([row for row in session.dossier.records if type(row).__name__ == "StoredPaper"])
    assert len([kind for kind, _ in found if kind == "record"]) == model.MOST
    assert len(named) <= model.MOST + papers
    assert len(walked) <= 1


@pytest.mark.parametrize(
    ("text", "prefix", "words"),
    [("", "", ""), (" > ex", ">", "ex"), ("@", "@", ""), ("#5 g", "#", "5 g"), ("a > b", "", "a > b")],
)
def test_a_prefix_is_the_first_sign(text, prefix, words):
    assert (asked(text).prefix, asked(text).words) == (prefix, words)


def test_words_fit_by_their_beginnings():
    assert fits("Check before printing", search_words("pri che"))
    assert not fits("Check before printing", search_words("heck"))


def test_the_model_keeps_the_rules_of_models(qtmodeltester):
    made = ResultsModel()
    made.show_rows([Result("", "Heading"), Result("record", "A", "1", "user", "b", "4.1", Ref("person", "1"))])
    qtmodeltester.check(made)
    assert made.data(made.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "A, b, 4.1"
    assert made.data(made.index(1, 0), RESULT).key == "1"
    assert made.flags(made.index(0, 0)) == Qt.ItemFlag.NoItemFlags
