"""Wires the programme to the actions: days with cards over the table and the fields of its items."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from briefbook.actions import programme
from briefbook.app.naming import langs_of, name_of
from briefbook.app.programme.item_card import ItemCard
from briefbook.app.programme.model import TEMPLATE, columns_of, days_of, read_entry
from briefbook.app.programme.people import PARTICIPANTS, PeopleEditor
from briefbook.app.programme.view import ProgrammeView
from briefbook.app.records.editors import Editor
from briefbook.app.records.fields import BY_TABLE
from briefbook.app.records.panel import RecordsPanel
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, Ref, TextError
from briefbook.lang.day import Day
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.person import Person
from briefbook.model.programme import Participant
from briefbook.model.record import Record

STEP_MINUTES = 15


class ProgrammePanel(RecordsPanel):
    """The programme of a visit."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, BY_TABLE["item"])
        self._view.title.hide()
        self._days = days = ProgrammeView(work.look, self._view)
        self._added = ""  # an item that is chosen as soon as it is there; the line keeps the caret
        self._focused = ""  # a card that takes the focus as soon as it is there
        days.typed.connect(self._on_typed)
        days.template_wanted.connect(self._use_template)
        days.card_made.connect(self._wire)
        days.dropped.connect(self._on_dropped)
        self._view.picked.connect(days.show_current)

    def view(self) -> QWidget:
        """The days."""
        return self._days

    def editors(self, dossier: Dossier) -> list[Editor]:
        """The fields of an item, and who takes part."""
        made = super().editors(dossier)
        made.insert(4, PeopleEditor(self.work.look))
        return made

    def values(self, dossier: Dossier, chosen: Sequence[Record]) -> dict[str, list[object]]:
        """The values of the fields, for each of the chosen items."""
        parts = [tuple(p.person for p in dossier.children(Participant, item.id) if p.person) for item in chosen]
        return super().values(dossier, chosen) | {PARTICIPANTS: list[object](parts)}

    def give(self, uids: list[Uid], name: str, lang: Lang | None, value: object) -> None:
        """Write a value that a person gave for a field."""
        if name != PARTICIPANTS:
            super().give(uids, name, lang, value)
        elif len(uids) == 1 and isinstance(value, tuple):
            people = [Uid(str(uid)) for uid in value]
            self.work.session.run(partial(programme.set_people, item=uids[0], people=people), self)

    def show_all(self) -> None:
        """Show the days and the table."""
        dossier, look = self.work.session.dossier, self.work.look
        if dossier is not None:
            self._days.show_columns(columns_of(dossier, look))
        super().show_all()
        if dossier is None:
            return
        editor = self._inspector.editor(PARTICIPANTS)
        if isinstance(editor, PeopleEditor):
            editor.fill([(one.id, name_of(dossier, one, look.lang)) for one in dossier.of(Person)])
            self._show_chosen()
        if self._view.rows.place_of(self._added) >= 0:
            added, self._added = self._added, ""
            self._choose(added)
        self._days.show_current(self._chosen())
        card = self._days.card(self._focused)
        if card is not None:
            self._focused = ""
            card.setFocus()
            self._days.reveal(card)

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say above the days why something was refused."""
        self._days.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        return True

    def show_place(self, ref: Ref) -> bool:
        """Choose an item and show its card."""
        dossier = self.work.session.dossier
        record = dossier.find(ref.uid) if dossier else None
        target = Ref("item", record.item, PARTICIPANTS) if isinstance(record, Participant) else ref
        there = super().show_place(target)
        card = self._days.card(target.uid)
        if card is not None:
            self._days.reveal(card)
        return there

    def opened(self) -> None:
        """The current card gets the focus, else the line to type into."""
        chosen = self._chosen()
        card = self._days.card(chosen[0]) if chosen else None
        if self._days.listed:
            self._view.focus_table()
        elif card is not None:
            card.setFocus()
        else:
            self._days.entry.setFocus()

    def add(self) -> None:
        """Go to the line in which items are typed."""
        self._days.entry.setFocus()

    def remove(self) -> None:
        """Remove the chosen items; the card beside them takes the focus."""
        chosen, cards = self._chosen(), [card.uid for card in self._days.cards()]
        focus = QApplication.focusWidget()
        if isinstance(focus, ItemCard) and focus.uid in cards:
            at = cards.index(focus.uid)
            rest = [uid for uid in (*cards[at + 1 :], *reversed(cards[:at])) if uid not in chosen]
            self._focused = next(iter(rest), "")
        super().remove()

    def seek(self) -> None:
        """Filter the list."""
        self._days.as_list.setChecked(True)
        super().seek()

    def move(self, by: int) -> None:
        """Let the chosen item begin a quarter of an hour later, or by -1 earlier."""
        chosen = self._chosen()
        if len(chosen) == 1:
            self._run_shift(chosen[0], by * STEP_MINUTES)

    def _run_shift(self, uid: Uid, minutes: int) -> None:
        self.commit()
        self.work.session.run(partial(programme.shift, item=uid, minutes=minutes), self)

    def _wire(self, card: ItemCard) -> None:
        uid = card.uid
        card.chosen.connect(partial(self._choose, uid))
        card.entered.connect(self._inspector.focus_first)
        card.asked.connect(partial(self._on_asked, uid))

    def _choose(self, uid: str) -> None:
        if self._chosen() != [uid]:
            super().show_place(Ref("item", uid))

    def _on_asked(self, uid: str, what: str) -> None:
        if what == "shift":
            self.work.session.run(partial(programme.shift_later, item=Uid(uid)), self)
            return
        at = next((n for n, one in enumerate(self._days.columns) if uid in one.cards), -1)
        to = at + (1 if what == "after" else -1)
        if at >= 0 and 0 <= to < len(self._days.columns):
            column = self._days.columns[to].column
            self._on_dropped(column.day if column else None, uid)

    def _on_dropped(self, day: Day | None, uid: str) -> None:
        self.commit()
        self._focused = uid
        self.work.session.run(partial(programme.move_to_day, items=[Uid(uid)], day=day), self)

    def _on_typed(self, line: str, day: Day | None) -> None:
        dossier, look = self.work.session.dossier, self.work.look
        if dossier is None or not line.strip():
            return
        try:
            entry = read_entry(line, look.lang)
        except TextError as wrong:
            self._days.show_fault(look.say(wrong.phrase))
            return
        lang = look.lang if look.lang in langs_of(dossier) else langs_of(dossier)[0]
        title = LocalText.of({lang: entry.title})
        draft = programme.Draft(fresh_uid(), title, entry.kind, day, entry.starts, entry.ends)
        self._added = draft.uid
        self._days.entry.clear()
        self.work.session.run(partial(programme.add_items, visit=dossier.visit.id, drafts=[draft]), self)

    def _use_template(self) -> None:
        dossier = self.work.session.dossier
        if dossier is None:
            return
        days = days_of(dossier)
        drafts = []
        for number, kind, words in TEMPLATE:
            title = LocalText.of({lang: say(words, lang) for lang in langs_of(dossier)})
            day = days[number] if number < len(days) else None
            drafts.append(programme.Draft(fresh_uid(), title, kind, day))
        self._focused = drafts[0].uid
        self.work.session.run(partial(programme.add_items, visit=dossier.visit.id, drafts=drafts), self)


def panel(work: Workplace) -> Screen:
    """The screen of the programme."""
    return ProgrammePanel(work)
