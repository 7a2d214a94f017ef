"""The screen of the talking points, with real clicks and keys."""

import random
from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from briefbook.actions import points, records
from briefbook.app.points.card import POINT
from briefbook.app.points.columns import Slot, TongueColumns
from briefbook.app.points.facts import FACT, STALE, UNUSED, FactRow, FactsFilter, FactsModel, fact_rows
from briefbook.app.points.model import Mark, meeting_of, meetings, parity
from briefbook.app.points.reading import cut
from briefbook.app.records.values import Age
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import Ref
from briefbook.lang.tongue import Lang, LocalText, Wording
from briefbook.model.brief import Brief, Likelihood, PointKind, TalkingPoint
from briefbook.model.fact import Fact
from briefbook.model.ids import fresh_uid
from briefbook.model.record import Clearance

EN, FA = Lang.EN, Lang.FA
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def panel(opened, qtbot):
    opened.stage.show("points")
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [opened]
    return opened.stage.screen


def heads(panel, kind=PointKind.MAKE):
    return [card.point.headline.text(EN) for card in panel._view.cards() if card.point.kind is kind]


def stored(panel, uid):
    return panel.work.session.dossier.get(TalkingPoint, uid)


def press(qtbot, panel, key, modifier=Qt.KeyboardModifier.NoModifier):
    """A key where the focus is, until it has changed the visit."""
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def open_card(qtbot, panel, place=0):
    card = panel._view.cards()[place]
    qtbot.mouseClick(card.text.headline, Qt.MouseButton.LeftButton)
    assert card.editing
    return card


def empty_meeting(panel):
    dossier = panel.work.session.dossier
    item = next(item for item in meetings(dossier) if not dossier.children(Brief, item.id))
    panel._show_item(item.id)
    return item


def test_a_meeting_shows_its_points_in_the_order_of_speaking(panel):
    assert heads(panel)[:2] == ["Thank you for the invitation", "Three provisions, one document"]
    assert panel._view.head.title.text() == "First meeting with Minister Ristić"
    numbers = [card._number.text() for card in panel._view.cards() if card.point.kind is PointKind.MAKE]
    assert numbers == ["1", "2", "3", "4"]
    assert panel._view.sections[PointKind.MAKE].hint.text().startswith("4 · in speaking order · about")
    assert not panel._view.sections[PointKind.TACTICAL].isVisible()
    assert panel._view.sections[PointKind.RESPOND].isVisible()


def test_what_is_surely_raised_stands_first(panel, qtbot):
    asked = [card for card in panel._view.cards() if card.point.kind is PointKind.RESPOND]
    first = asked[0]
    with qtbot.waitSignal(panel.work.session.changed):
        panel._on_given(first.uid, "likelihood", Likelihood.UNLIKELY)
    again = [card.uid for card in panel._view.cards() if card.point.kind is PointKind.RESPOND]
    assert again == [*(card.uid for card in asked[1:]), first.uid]
    assert "unlikely" in first.accessibleName()


def test_typing_in_both_languages_writes_and_undo_brings_both_back(panel, qtbot):
    card = open_card(qtbot, panel)
    before = card.point.headline
    field = card.form.columns.fields["headline", EN]
    assert field.hasFocus()
    qtbot.keyClicks(field, "New ")
    press(qtbot, panel, Qt.Key.Key_Return)
    other = card.form.columns.fields["headline", FA]
    qtbot.keyClick(field, Qt.Key.Key_L, CTRL | SHIFT)
    assert other.hasFocus()
    qtbot.keyClicks(other, "x")
    press(qtbot, panel, Qt.Key.Key_Return)
    now = stored(panel, card.uid).headline
    assert now.text(EN) == "New Thank you for the invitation" or now.text(EN) == before.text(EN) + "New "
    assert now.text(FA) != before.text(FA)
    press(qtbot, panel, Qt.Key.Key_Z, CTRL)
    press(qtbot, panel, Qt.Key.Key_Z, CTRL)
    assert stored(panel, card.uid).headline.text(EN) == before.text(EN)
    assert field.text() == before.text(EN)
    assert other.text() == before.text(FA)


def test_ctrl_enter_adds_a_point_after_this_one_ready_to_be_written(panel, qtbot):
    open_card(qtbot, panel)
    before = heads(panel)
    press(qtbot, panel, Qt.Key.Key_Return, CTRL)
    card = panel._view.card(panel._current)
    assert [one.uid for one in panel._view.cards()].index(card.uid) == 1
    assert card.editing
    assert card.form.columns.fields["headline", EN].hasFocus()
    assert panel.work.commands.text("undo") == "Undo: Add a point"
    press(qtbot, panel, Qt.Key.Key_Z, CTRL)
    assert heads(panel) == before


def test_alt_and_arrows_move_a_point(panel, qtbot):
    card = open_card(qtbot, panel)
    before = heads(panel)
    press(qtbot, panel, Qt.Key.Key_Down, ALT)
    assert heads(panel) == [before[1], before[0], *before[2:]]
    assert card._number.text() == "2"
    press(qtbot, panel, Qt.Key.Key_Up, ALT)
    assert heads(panel) == before
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, ALT)  # the first one stays where it is
    assert heads(panel) == before


def test_del_removes_a_card_and_the_toast_takes_it_back(panel, opened, qtbot):
    card = panel._view.cards()[1]
    gone, before = card.uid, heads(panel)
    card.setFocus()
    press(qtbot, panel, Qt.Key.Key_Delete)
    assert heads(panel) == [before[0], *before[2:]]
    assert opened.toast.words() == "1 point removed"
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.mouseClick(opened.toast.undo, Qt.MouseButton.LeftButton)
    assert heads(panel) == before
    assert stored(panel, gone) is not None


def test_del_in_a_field_takes_a_letter_and_no_card(panel, qtbot):
    card = open_card(qtbot, panel)
    field = card.form.columns.fields["headline", EN]
    field.setCursorPosition(0)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == "hank you for the invitation"
    assert len(heads(panel)) == 4


def test_an_edit_of_a_cleared_point_makes_it_a_draft_and_says_so(panel, opened, qtbot):
    card = open_card(qtbot, panel)
    press(qtbot, panel, Qt.Key.Key_C, CTRL | SHIFT)
    point = stored(panel, card.uid)
    assert point.stamp.clearance is Clearance.CLEARED
    assert card.form.status.text() == "Cleared"
    qtbot.keyClicks(card.form.columns.fields["headline", EN], "!")
    press(qtbot, panel, Qt.Key.Key_Return)
    assert stored(panel, card.uid).stamp.clearance is Clearance.DRAFT
    assert opened.toast.words() == "The point was cleared; changed, it is a draft again"
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.mouseClick(opened.toast.undo, Qt.MouseButton.LeftButton)
    assert stored(panel, card.uid).stamp.clearance is Clearance.CLEARED
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.mouseClick(card.form.status, Qt.MouseButton.LeftButton)
    assert stored(panel, card.uid).stamp.clearance is Clearance.DRAFT


def test_a_hash_three_letters_and_enter_attach_a_fact(panel, qtbot):
    card = open_card(qtbot, panel, 1)
    field = card.form.columns.fields["text", EN]
    field.setFocus()
    text = field.raw()
    qtbot.keyClicks(field, "#")
    finder = panel._finder
    assert finder.isVisible()
    assert finder.search.hasFocus()
    qtbot.keyClicks(finder.search, "gat")
    wanted = finder.list.currentIndex().data()
    assert "gateway" in wanted
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.keyClick(finder.search, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert field.hasFocus()
    assert field.raw() == text
    assert [proof.text for proof in card.point.evidence] == [wanted]
    chip = card.form._flow.itemAt(0).widget()
    assert chip.accessibleName() == f"Detach: {wanted}"
    with qtbot.waitSignal(panel.work.session.changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert stored(panel, card.uid).support == ()


def test_escape_puts_the_list_away_and_a_second_hash_is_a_letter(panel, qtbot):
    card = open_card(qtbot, panel)
    field = card.form.columns.fields["headline", EN]
    qtbot.keyClicks(field, "#")
    qtbot.keyClick(panel._finder.search, Qt.Key.Key_Escape)
    assert not panel._finder.isVisible()
    assert field.hasFocus()
    assert "#" not in field.text()
    qtbot.keyClicks(field, "#")
    qtbot.keyClicks(panel._finder.search, "#")
    assert field.hasFocus()
    assert "#" in field.text()


def test_ctrl_shift_f_searches_in_the_pane_and_enter_attaches(panel, qtbot):
    card = open_card(qtbot, panel, 1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CTRL | SHIFT)
    search = panel._evidence.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "gateway")
    press(qtbot, panel, Qt.Key.Key_Return)
    assert len(stored(panel, card.uid).support) == 1
    row = panel._evidence.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert row.uses


def test_ctrl_shift_f_opens_the_list_where_there_is_no_pane(panel, opened, qtbot):
    opened.resize(960, 540)
    qtbot.waitUntil(lambda: not panel._evidence.isVisible())
    open_card(qtbot, panel)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CTRL | SHIFT)
    assert panel._finder.isVisible()
    assert panel._finder.search.hasFocus()


def drop(card, kind, content, text=""):
    carried = QMimeData()
    carried.setData(kind, content.encode())
    carried.setText(text)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, carried, buttons, none)
    card.dragEnterEvent(entering)
    hint = card._drop.text()
    card.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, buttons, none))
    return hint


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")  # there is no other way to make one
def test_a_fact_that_is_dropped_on_a_card_supports_it(panel, qtbot):
    card = panel._view.cards()[2]
    fact = panel.work.session.dossier.of(Fact)[3]
    with qtbot.waitSignal(panel.work.session.changed):
        hint = drop(card, FACT, fact.id, "A fact")
    assert hint == "Drop to attach “A fact” as evidence"
    assert not card._drop.isVisible()
    assert fact.id in stored(panel, card.uid).support


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_a_card_that_is_dropped_on_another_stands_before_it(panel, qtbot):
    before, cards = heads(panel), panel._view.cards()
    with qtbot.waitSignal(panel.work.session.changed):
        drop(cards[0], POINT, cards[2].uid)
    assert heads(panel) == [before[2], before[0], before[1], *before[3:]]


def test_three_ghosts_stand_where_nothing_is_written_and_enter_begins(panel, qtbot):
    item = empty_meeting(panel)
    ghosts = panel._view.sections[PointKind.MAKE].ghosts
    assert [ghost.accessibleName() for ghost in ghosts] == [
        "Say what you want in one sentence",
        "Say why it matters to them",
        "Say what happens next, and who does it",
    ]
    assert all(ghost.isVisible() for ghost in ghosts)
    ghosts[0].setFocus()
    press(qtbot, panel, Qt.Key.Key_Return)
    dossier = panel.work.session.dossier
    (brief,) = dossier.children(Brief, item.id)
    (point,) = dossier.children(TalkingPoint, brief.id)
    assert panel._view.card(point.id).editing
    assert not ghosts[0].isVisible()
    press(qtbot, panel, Qt.Key.Key_Z, CTRL)
    assert not panel.work.session.dossier.children(Brief, item.id)


def test_the_first_word_of_an_outcome_makes_the_brief(panel, qtbot):
    item = empty_meeting(panel)
    field = panel._view.outcome.fields["outcome", EN]
    field.setFocus()
    with qtbot.waitSignal(panel.work.session.changed, timeout=3000):
        qtbot.keyClicks(field, "A date")
    (brief,) = panel.work.session.dossier.children(Brief, item.id)
    assert brief.outcome.text(EN) == "A date"
    assert field.hasFocus()


def test_an_answer_without_owner_offers_to_assign_one(panel, qtbot):
    card = next(card for card in panel._view.cards() if card.point.kind is PointKind.RESPOND)
    assert card.text.notice.words() == "No owner yet. Assign someone to clear this answer."
    qtbot.mouseClick(card.text.notice.cures()[0], Qt.MouseButton.LeftButton)
    assert card.form.owner.hasFocus()
    qtbot.keyClicks(card.form.owner, "Legal unit")
    press(qtbot, panel, Qt.Key.Key_Return)
    assert stored(panel, card.uid).stamp.owner == "Legal unit"
    assert card.text.notice.words() == ""


def test_addressees_are_chosen_from_the_people(panel, qtbot):
    card = open_card(qtbot, panel)
    heard = card.point.to
    actions = card.form._menu.actions()
    assert [action.isChecked() for action in actions].count(True) == len(heard)
    free = next(action for action in actions if not action.isChecked())
    with qtbot.waitSignal(panel.work.session.changed):
        free.trigger()
    assert set(stored(panel, card.uid).to) == {*heard, free.data()}
    assert card.form.to.accessibleName().startswith("To: ")


def test_another_language_stands_beside_the_first(panel, qtbot):
    card = open_card(qtbot, panel)
    panel._view.head.lang_wanted.emit(Lang.SR_CYRL)
    assert [lang for _, lang in card.form.columns.fields] == [EN, EN, Lang.SR_CYRL, Lang.SR_CYRL]
    assert panel._view.head.langs.text() == "English + Српски"
    panel._view.head.lang_wanted.emit(None)
    assert {lang for _, lang in card.form.columns.fields} == {EN}
    qtbot.keyClick(card, Qt.Key.Key_L, CTRL | SHIFT)
    assert {lang for _, lang in card.form.columns.fields} == {EN, FA}


def test_the_second_language_goes_below_where_it_is_narrow(qtbot):
    look = Look()
    made = TongueColumns(look, (Slot("text", "Text"),), (EN, FA))
    qtbot.addWidget(made)
    made.resize(800, 200)
    made.show()
    first, second = made.fields["text", EN], made.fields["text", FA]
    assert first.mapTo(made, QPoint()).y() == second.mapTo(made, QPoint()).y()
    made.resize(400, 300)
    qtbot.waitUntil(lambda: first.mapTo(made, QPoint()).y() < second.mapTo(made, QPoint()).y())
    assert second.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_a_missing_and_an_older_language_are_marked():
    texts = [LocalText.of({EN: "A", FA: Wording("ب", stale=True)}), LocalText()]
    marks = parity(texts, EN, Look(), (EN, FA, Lang.SR_LATN))
    assert [mark.text for mark in marks] == ["fa older than en", "sr missing"]
    assert parity([LocalText()], EN, Look(), (EN, FA)) == ()


def test_the_layout_says_whether_a_meeting_fits(panel):
    overview, dossier = panel.work.overview, panel.work.session.dossier
    meeting = meeting_of(dossier, meetings(dossier)[0], panel.work.look, (EN,))
    assert panel._fit(dossier, meeting) == Mark("Counting pages", Tone.PLAIN, "timer")
    overview.show_pages(30, {"4.1": 1})
    assert panel._fit(dossier, meeting) == Mark("Fits on 1 page", Tone.OK, "circle-check")
    overview.show_pages(31, {"4.1": 2})
    assert panel._fit(dossier, meeting).text == "2 pages, 1 planned"
    chips = [panel._view.head._flow.itemAt(n).widget().accessibleName() for n in range(panel._view.head._flow.count())]
    assert "2 pages, 1 planned" in chips


def test_a_place_leads_to_its_point_and_its_field(panel, opened, qtbot):
    dossier = panel.work.session.dossier
    brief = dossier.of(Brief)[1]
    point = dossier.children(TalkingPoint, brief.id)[0]
    opened.stage.place(Ref("point", point.id))
    assert panel._view.card(point.id).editing
    opened.stage.place(Ref("brief", dossier.of(Brief)[0].id, "usable.en"))
    assert panel._view.background.fields["usable", EN].hasFocus()


def test_a_refusal_is_told_above_the_points(panel, opened, qtbot):
    with qtbot.waitSignal(panel.work.session.failed):
        panel._attach("gone", ["gone"])
    assert panel._view.notice.words().startswith("The record is not there any more")


def test_every_card_and_field_has_a_name_of_its_own(panel, qtbot):
    card = open_card(qtbot, panel)
    names = [field.accessibleName() for field in card.form.findChildren(QLineEdit)]
    assert names == ["What we want, in one sentence, English", "What we want, in one sentence, فارسی", "Owner"]
    for made in (*card.form.buttons.values(), card.form.kind, card.form.audience, card.form.status, card.form.to):
        assert made.accessibleName()
    spoken = [one.accessibleName() for one in panel._view.cards()]
    assert len(set(spoken)) == len(spoken)
    assert spoken[0].startswith("1, Thank you for the invitation, ")
    assert spoken[0].endswith("Draft")


def test_enter_opens_and_escape_leaves_a_card(panel, qtbot):
    card = panel._view.cards()[1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.editing
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not card.editing
    assert card.hasFocus()


def row(uid, text, uses=0, domain=""):
    return FactRow(uid, "", text, "", Age("Never checked", Tone.ERR, ""), uses, "", domain, text.lower())


def test_facts_are_a_sound_model_that_never_resets(qtmodeltester, qtbot):
    model = FactsModel()
    qtmodeltester.check(model)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show([row("a", "One"), row("b", "Two", uses=1, domain="ai")])
        model.show([row("c", "Three"), row("b", "Two!"), row("a", "One")])
        assert [one.uid for one in model.rows()] == ["c", "b", "a"]
        model.show([row("b", "Two!", uses=1, domain="ai")])
    qtmodeltester.check(model)
    model.show([row("a", "One"), row("b", "Two", uses=1, domain="ai")])
    narrow = FactsFilter(model)
    for text, facet, wanted in (("", UNUSED, ["One"]), ("", "ai", ["Two"]), ("tw", STALE, ["Two"]), ("x", "", [])):
        narrow.narrow(text, facet)
        assert [narrow.index(n, 0).data() for n in range(narrow.rowCount())] == wanted
    qtmodeltester.check(narrow)


def test_facts_tell_figure_source_age_and_use(opened):
    rows = fact_rows(opened.work.session.dossier, opened.work.look)
    assert rows[0].uses >= 1
    assert rows[0].source
    assert rows[0].spoken.startswith(rows[0].text)


def test_a_long_chip_is_cut():
    assert cut("short") == "short"
    assert len(cut("x" * 90)) == 34


def test_n_edits_and_n_undos_give_the_first_state_back(opened):
    from briefbook.store.library import Library

    dossier, chance = opened.work.session.dossier, random.Random(4)
    path = opened.work.session.state.path
    assert opened.work.session.close()
    with Library.open(path) as library:
        before = library.dossier(dossier.visit.id)
        empty = next(item for item in meetings(dossier) if not dossier.children(Brief, item.id))
        fresh = points.Meeting(empty.id, fresh_uid())
        for n in range(24):
            known = library.all(TalkingPoint)
            point, other = chance.choice(known), chance.choice(known)
            fact = chance.choice(before.of(Fact))
            label = panel_label()
            verbs = (
                partial(points.add_point, meeting=fresh, uid=fresh_uid(), kind=chance.choice(list(PointKind))),
                partial(points.word_brief, meeting=fresh, column="ours", lang=FA, text=f"{n}", label=label),
                partial(points.attach, point=point.id, facts=[fact.id]),
                partial(points.detach, point=point.id, fact=fact.id),
                partial(points.move_point, point=point.id, before=other.id),
                partial(records.clear, uids=[point.id], by="A", at=datetime(2025, 2, 1, n, tzinfo=UTC)),
                partial(records.remove, uids=[point.id]),
            )
            chance.choice(verbs)(library)
        while library.log.next()[0] is not None:
            library.log.undo()
        after = library.dossier(dossier.visit.id)
        assert plain(after) == plain(before)


def panel_label():
    from briefbook.errors import phrase

    return phrase("Outcome")


def plain(dossier):
    """The records without the counter of writes."""
    from dataclasses import replace

    return [replace(record, stamp=replace(record.stamp, rev=0)) for record in dossier.records]
