"""The screen of the agreements: provisions, signing and two languages, by key and click."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.app.agreement.panel import lang_of_text
from briefbook.app.agreement.provisions import paragraphs
from briefbook.app.records.model import ROW
from briefbook.errors import Ref, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import Agreement, AgreementText, Provision, ProvisionState, Signatory
from briefbook.model.outline import StoredPaper
from briefbook.model.record import Side

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(opened, qtbot):
    opened.stage.show("agreement")
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened.stage.screen


def rows(panel):
    shown = panel._view.table.filter
    return [shown.index(n, 0).data(ROW) for n in range(shown.rowCount())]


def choose(panel, place):
    panel._view.table.choose([rows(panel)[place].uid])
    panel._view.table.setFocus()
    return rows(panel)[place].uid


def changed(qtbot, opened):
    return qtbot.waitSignal(opened.work.session.changed)


def of(opened, kind):
    return opened.work.session.dossier.of(kind)


def test_the_rows_say_number_and_status(panel):
    assert [row.cells[0].text for row in rows(panel)] == [
        "1. Joint projects in artificial intelligence",
        "2. Launching and developing cloud infrastructure",
        "3. Exchange of technical knowledge in new technologies",
    ]
    assert rows(panel)[0].spoken == "1. Joint projects in artificial intelligence, announced, no line of ours"
    assert panel._whole.title.text().startswith("Joint cooperation document")


def test_pasted_paragraphs_are_rows_without_a_status(panel, opened, qtbot):
    QApplication.clipboard().setText("Article 4. Cyber security: warnings.\n\nArticle 5. A working\ngroup meets")
    panel._view.table.setFocus()
    with changed(qtbot, opened):
        qtbot.keyClick(panel._view.table, Qt.Key.Key_V, CTRL)
    assert [row.cells[0].text for row in rows(panel)][3:] == ["4. Cyber security", "5. A working group meets"]
    assert [row.cells[1].text for row in rows(panel)][3:] == ["No status yet"] * 2
    assert opened.toast.words() == "2 provisions pasted"
    choose(panel, 3)
    assert panel._inspector.notice.words() == (
        "1 provision has no status yet. Say where it stands; until then the book is a draft."
    )
    action = next(one for one in panel._view.state_button.menu().actions() if one.text() == "agreed")
    with changed(qtbot, opened):
        action.trigger()
    assert rows(panel)[3].cells[1].text == "agreed"
    assert panel._inspector.notice.words() == ""


def test_alt_and_an_arrow_move_a_provision(panel, opened, qtbot):
    uid = choose(panel, 2)
    with changed(qtbot, opened):
        qtbot.keyClick(panel._view.table, Qt.Key.Key_Up, ALT)
    assert [row.uid for row in rows(panel)].index(uid) == 1
    assert rows(panel)[1].cells[0].text.startswith("2. Exchange")
    assert panel._chosen() == [uid]
    with changed(qtbot, opened):
        opened.commands.run("undo")
    assert [row.uid for row in rows(panel)].index(uid) == 2


def test_who_signs_in_which_languages_is_one_step_each(panel, opened, qtbot):
    qtbot.mouseClick(panel._whole.tabs[1], Qt.MouseButton.LeftButton)
    signing = panel._whole.signing
    own = signing.signers[Side.OWN]
    assert own.hasFocus()
    assert own.property("fault") == "true"
    with changed(qtbot, opened):
        qtbot.keyClick(own, Qt.Key.Key_Down)
    (signatory,) = of(opened, Signatory)
    assert signatory.side is Side.OWN
    assert own.property("fault") == "false"
    assert own.currentText() == "Seyed Sattar Hashemi"
    with changed(qtbot, opened):
        qtbot.mouseClick(signing.texts[Lang.FA], Qt.MouseButton.LeftButton)
    assert [text.lang for text in of(opened, AgreementText)] == [Lang.FA]
    place = signing.editor("originals")
    place.focus()
    qtbot.keyClicks(place._edit, "2")
    with changed(qtbot, opened):
        qtbot.keyClick(place._edit, Qt.Key.Key_Return)
    assert of(opened, Agreement)[0].originals == 2
    for _ in range(3):
        with changed(qtbot, opened):
            opened.commands.run("undo")
    assert of(opened, Signatory) == of(opened, AgreementText) == ()


def test_two_languages_stand_beside_each_other_and_are_edited_there(panel, opened, qtbot):
    panel._whole.turn_to(2)
    uid = rows(panel)[0].uid
    first, second = panel._whole.compare.columns(uid)
    assert (first.lang, second.lang) == (Lang.EN, Lang.FA)
    assert first.subject.text() == "Joint projects in artificial intelligence"
    assert second.subject.layoutDirection() is Qt.LayoutDirection.RightToLeft
    first.text.setFocus()
    qtbot.keyClicks(first.text, "Two projects.")
    with changed(qtbot, opened):
        panel.commit()
    assert opened.work.session.dossier.get(Provision, uid).text.text(Lang.EN) == "Two projects."
    chip = panel._whole.compare._rows[uid][2]
    assert chip.text() == "فارسی: missing"
    panel._whole.compare.second.setFocus()
    qtbot.keyClick(panel._whole.compare.second, Qt.Key.Key_Down)
    assert panel._whole.compare.columns(uid)[1].lang is Lang.SR_LATN


def test_a_finding_leads_to_its_place(panel, opened):
    document = of(opened, Agreement)[0]
    assert panel.show_place(Ref("agreement", document.id, "prevailing_lang"))
    assert panel._whole.page == 1
    uid = rows(panel)[1].uid
    assert panel.show_place(Ref("provision", uid, "state"))
    assert panel._whole.page == 0
    assert panel._chosen() == [uid]
    assert not panel.show_place(Ref("provision", "gone"))


def test_without_a_document_pasting_makes_one(panel, opened, qtbot):
    document = of(opened, Agreement)[0]
    paper = next(one for one in of(opened, StoredPaper) if one.subject_uid == document.id)
    with changed(qtbot, opened):
        opened.work.session.run(lambda library: _gone(library, paper.id, document.id))
    assert panel._whole.title.text() == "No agreement yet"
    assert not panel._whole.tabs[1].isEnabled()
    QApplication.clipboard().setText("ماده ۱. ابر")
    with changed(qtbot, opened):
        panel._view.paste()
    (provision,) = of(opened, Provision)
    assert provision.subject.text(Lang.FA) == "ابر"
    assert panel._whole.tabs[1].isEnabled()


def _gone(library, *uids):
    with library.transaction(phrase("x")) as done:
        for uid in uids:
            library.remove(uid)
    return done.changes


def test_nothing_to_paste_is_told(panel):
    QApplication.clipboard().setText("")
    panel._view.paste()
    assert panel._view.notice.words() == "Nothing to paste. Copy the text of the provisions first."


def test_any_edits_and_as_many_undos_are_the_first_state(panel, opened, qtbot, settle):
    """A11."""
    session, chance = opened.work.session, random.Random(7)

    def content():
        kinds = (Agreement, Provision, Signatory, AgreementText)
        return [replace(r, stamp=replace(r.stamp, rev=0)) for kind in kinds for r in session.dossier.of(kind)]

    before, steps = content(), 0
    for _ in range(8):
        choose(panel, chance.randrange(len(rows(panel))))
        verb = chance.choice(
            (
                panel.add,
                panel.remove,
                lambda: panel._on_pasted("a\nb"),
                lambda: panel._on_signer(Side.HOST, chance.choice(people(session))),
                lambda: panel._on_given("state", None, chance.choice(list(ProvisionState))),
            )
        )
        known = session.state.undo
        verb()
        settle()
        steps += session.state.undo is not known
    for _ in range(steps):
        opened.commands.run("undo")
        settle()
    assert content() == before


def people(session):
    return [one.id for one in session.dossier.records if type(one).__name__ == "Person"]


def test_everything_has_a_name(panel):
    """A9."""
    for page in range(3):
        panel._whole.turn_to(page)
        for widget in panel._whole.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                words = getattr(widget, "text", str)
                assert widget.accessibleName() or words(), widget


def test_the_model_is_a_model(panel, qtmodeltester):
    qtmodeltester.check(panel._view.rows)


@pytest.mark.parametrize(
    ("text", "found"),
    [("", []), ("a\nb\n", ["a", "b"]), ("a\nb\n\nc", ["a b", "c"]), ("a\u00a0b\r\nc", ["a\u00a0b", "c"])],
)
def test_paragraphs(text, found):
    assert paragraphs(text) == found


def test_the_language_of_a_text():
    assert lang_of_text("ماده ۱ AI", Lang.EN) is Lang.FA
    assert lang_of_text("Члан 1", Lang.EN) is Lang.SR_CYRL
    assert lang_of_text("Article", Lang.FA) is Lang.EN
