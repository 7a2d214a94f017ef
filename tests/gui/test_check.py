"""The check screen, with real clicks and keys: cards, F7 and F8, the way to the place, letting a remark be."""

import ast
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

import briefbook
from briefbook.actions import records
from briefbook.actions.check import Finding
from briefbook.app import screens
from briefbook.app.check.model import RULES, issues, parted
from briefbook.app.goals import goal_of
from briefbook.app.naming import langs_of
from briefbook.app.style.look import Look
from briefbook.errors import Ref, Weight, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fields import Uid
from briefbook.model.outline import Waiver
from briefbook.model.person import Person
from briefbook.model.programme import Item, Participant

LOOK = Look()


def found(opened):
    """What the checks find now; the worker of these tests is idle."""
    overview, dossier = opened.work.overview, opened.work.session.dossier
    overview.findings = screens.findings(dossier, langs_of(dossier))
    overview.moved.emit()


@pytest.fixture
def screen(opened, qtbot, settle):
    """Two items more, without a time."""
    session = opened.work.session
    for name in ("Lunch", "Dinner"):
        values = {"title": LocalText.of(dict.fromkeys(Lang, name))}
        visit = session.dossier.visit.id
        session.run(
            partial(records.add, table="item", uid=Uid(name), visit=visit, values=values, label=phrase("New item"))
        )
    settle()
    qtbot.keyClick(opened, Qt.Key.Key_F7)
    assert opened.stage.name == "check"
    found(opened)
    return opened.stage.screen


def titles(screen):
    return [card.issue.title for card in screen._view.cards]


def test_a_card_says_what_the_cure_and_the_weight(screen):
    cards = screen._view.cards
    assert len(cards) == 2
    assert all(card.issue.title.endswith("has no time") for card in cards)
    assert {card.issue.cure for card in cards} == {"Write it, or have the host confirm it."}
    assert cards[0].action.accessibleName().startswith("Should fix, ")
    assert screen._view.title.text() == "Ready to print"
    assert [chip.text() for chip in screen._view.levels] == ["", "Should fix: 2", "", "Passed: 25"]


def test_f8_goes_round_and_marks_the_page_and_enter_goes_to_the_field(screen, opened, qtbot):
    pages, went = [], []
    opened.work.ways.to_page.connect(pages.append)
    opened.work.ways.to_place.connect(went.append)
    screen.opened()
    first, second = (card.issue for card in screen._view.cards)
    for expected in (second, first, second):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        assert pages[-1] == expected.ref
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert went == [Ref("item", second.ref.uid, "starts")]
    assert opened.stage.name == "programme"
    qtbot.keyClick(opened, Qt.Key.Key_F8)
    assert opened.stage.name == "check"


def test_a_remark_is_let_be_for_a_reason_and_undo_brings_it_back(screen, opened, qtbot, settle):
    before = len(opened.work.session.dossier.of(Waiver))
    card = screen._view.cards[0]
    qtbot.mouseClick(card.ignore, Qt.MouseButton.LeftButton)
    assert card.reason.hasFocus()
    assert not card.give.isEnabled()
    qtbot.keyClicks(card.reason, "Host will say")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    found(opened)
    assert len(screen._view.cards) == 1
    assert opened.toast.words() == "Ignored for this edition"
    assert len(opened.work.session.dossier.of(Waiver)) == before + 1
    with qtbot.waitSignal(opened.work.session.changed):
        opened.commands.run("undo")
    found(opened)
    assert len(screen._view.cards) == 2


def test_nothing_to_fix_says_how_many_checks_passed(opened, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_F7)
    assert opened.stage.screen._view.lead.text() == "The checks are running"
    found(opened)
    view = opened.stage.screen._view
    assert (view.title.text(), view.lead.text()) == ("Nothing to fix.", "26 checks passed.")
    assert view.export.text() == "Export"
    opened.stage.screen.next()
    assert QApplication.focusWidget() is view.export


def test_a_must_fix_keeps_the_way_to_a_draft_open(screen, opened, qtbot):
    """A14, A5."""
    overview = opened.work.overview
    must = Finding("brief", Weight.MUST, phrase("{item} has no brief. Write what to reach.", item="Talks"), "-", None)
    overview.findings = (must, *overview.findings)
    overview.moved.emit()
    view = screen._view
    assert view.title.text() == "Not the final edition yet"
    assert view.cards[0].action.text() == "Show the page"
    qtbot.mouseClick(view.export, Qt.MouseButton.LeftButton)
    assert opened.stage.name == "export"


def test_the_focus_goes_on_when_a_card_goes(screen, opened):
    screen.opened()
    overview = opened.work.overview
    second = screen._view.cards[1].issue.title
    overview.findings = overview.findings[1:]
    overview.moved.emit()
    assert QApplication.focusWidget() is screen._view.cards[0].action
    assert titles(screen) == [second]
    overview.findings = ()
    overview.moved.emit()
    assert QApplication.focusWidget() is screen._view.export


def test_of_many_cards_the_first_are_shown_and_the_others_on_demand(screen, opened, qtbot):
    one = opened.work.overview.findings[0]
    many = tuple(Finding("stale", Weight.SHOULD, phrase("Fact {n} is old.", n=n), "-", one.ref) for n in range(50))
    opened.work.overview.findings = many
    opened.work.overview.moved.emit()
    assert len(screen._view.cards) == 40
    assert screen._view.more.text() == "Show 10 more"
    screen._view.more.click()
    assert len(screen._view.cards) == 50
    assert QApplication.focusWidget() is screen._view.cards[40].action


def test_every_field_and_button_has_a_name(screen):
    """A9."""
    for kind in (QAbstractButton, QLineEdit):
        for widget in screen._view.findChildren(kind):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        (phrase("{a} has no time. Write it.", a="H.E. A. Talks"), ("H.E. A. Talks has no time", "Write it.")),
        (phrase("{a} is old; check it.", a="One"), ("One is old; check it", "")),
        (phrase("{a} is at {b}. One. Two.", a="{b}", b="X"), ("{b} is at X", "One. Two.")),
    ],
)  # fmt: skip
def test_the_first_sentence_is_what_and_the_rest_the_cure(what, parts):
    assert parted(what, LOOK) == parts


def test_the_way_goes_to_a_record_that_has_a_screen(opened):
    dossier = opened.work.session.dossier
    part = dossier.of(Participant)[0]
    assert goal_of(dossier, Ref("participant", part.id, "person")) == Ref("item", part.item)
    name = dossier.names(dossier.of(Person)[0].id)[0]
    assert goal_of(dossier, Ref("name", name.id, "value")) == Ref("person", name.person)
    assert goal_of(dossier, Ref("visit", dossier.visit.id, "title")) is None
    assert goal_of(dossier, Ref("item", "gone")) is None
    assert goal_of(dossier, None) is None


def test_the_language_of_a_finding_is_said(opened):
    dossier = opened.work.session.dossier
    item = dossier.of(Item)[0]
    one = Finding("untranslated", Weight.SHOULD, phrase("It is not translated."), "programme.md x (fa)",
                  Ref("item", item.id))  # fmt: skip
    (made,) = issues(dossier, [one], {item.id: "2.1"}, goal_of, LOOK)
    assert made.where.endswith("Persian")
    assert made.code == "2.1"


def test_every_rule_of_the_checks_is_in_the_table():
    """A new rule is told and counted here too."""
    folder = Path(briefbook.__file__).parent / "book" / "check"
    calls = [
        node
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "found"
    ]
    rules = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert rules == set(RULES)
    assert len(calls) > 20
