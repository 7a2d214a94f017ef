"""Wires the table and inspector of a kind of record to the actions."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from briefbook.actions import records
from briefbook.app.naming import UNNAMED, home_of, langs_of, name_of
from briefbook.app.records.choices import entries
from briefbook.app.records.editors import ChoiceEditor, DayEditor, Editor, LocalEditor, PlainEditor, YesEditor
from briefbook.app.records.fields import BY_TABLE, CHECKED, OWNER, Field, Sheet
from briefbook.app.records.inspector import Inspector
from briefbook.app.records.model import Cell, Row
from briefbook.app.records.values import age, shown, value_of
from briefbook.app.records.view import RecordsView
from briefbook.app.screen import Screen
from briefbook.app.session import Typed
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, Phrase, Ref, counted, phrase
from briefbook.lang.day import Day
from briefbook.lang.fold import search_key
from briefbook.lang.names import sort_key
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.fields import NOBODY, Form, Uid, columns
from briefbook.model.ids import fresh_uid
from briefbook.model.kinds import KINDS, TABLES
from briefbook.model.record import Record

Facets = tuple[tuple[str, Phrase], ...]


class RecordsPanel(Screen):
    """One kind of record. A kind with more to it takes the steps that differ in a class of its own."""

    facets: Facets = ()
    tall = False
    view_class: type[RecordsView] = RecordsView

    def __init__(self, work: Workplace, sheet: Sheet) -> None:
        super().__init__(work)
        self.sheet = sheet
        look = work.look
        self._view = self.view_class(
            look,
            title=look.say(sheet.title),
            new=look.say(sheet.new),
            empty=look.say(sheet.empty),
            icon=sheet.icon,
            columns=[(look.say(field.label), field.width) for field in sheet.shown],
            facets=[(key, look.say(words)) for key, words in self.facets],
            tall=self.tall,
            checkable=any(field.name == CHECKED for field in sheet.fields),
        )
        self._inspector = Inspector(look)
        self._built = False
        self._kept: dict[Uid, Row] = {}
        self._pruned = False  # what is kept has just lost all that was touched
        self._visit = NOBODY
        self._wanted: list[Uid] = []  # to be chosen as soon as they are there
        view = self._view
        view.picked.connect(self._on_picked)
        view.entered.connect(self._on_entered)
        view.add_wanted.connect(self.add)
        view.duplicate_wanted.connect(self.duplicate)
        view.remove_wanted.connect(self.remove)
        view.check_wanted.connect(self.check_off)
        self._inspector.given.connect(self._on_given)
        self._inspector.left.connect(self._on_left)
        self._inspector.place_wanted.connect(lambda ref: work.ways.to_place.emit(ref))

    # What a kind may have of its own.

    def records(self, dossier: Dossier) -> Sequence[Record]:
        """The records of the table, in order."""
        return dossier.of(TABLES[self.sheet.table].record)

    def row(self, dossier: Dossier, record: Record) -> Row:
        """A record as a row."""
        look = self.work.look
        name = name_of(dossier, record, look.lang) or look.say(UNNAMED)
        cells = tuple(self._cell(dossier, record, field) for field in self.sheet.shown)
        cells = (Cell(name, sort=sort_key(name, look.lang)), *cells[1:]) if not cells[0].text else cells
        key = " ".join(search_key(f"{cell.text} {cell.sub}") for cell in cells)
        spoken = ", ".join(cell.text for cell in cells if cell.text)
        return Row(record.id, name, cells, spoken, key)

    def _cell(self, dossier: Dossier, record: Record, field: Field) -> Cell:
        """A field as a cell."""
        look = self.work.look
        if field.name == CHECKED:
            return self._age_cell(dossier, record)
        text = shown(dossier, record, field.name, look)
        value = value_of(record, field.name)
        if isinstance(value, Day):
            return Cell(text, sort=(str(value.first),))
        return Cell(text, sort=sort_key(text, look.lang))

    def _age_cell(self, dossier: Dossier, record: Record, months: int = 12) -> Cell:
        """When a record was checked, as a chip."""
        starts = dossier.visit.starts_on
        on = starts.first if starts else date.today()
        found = age(self.work.look, record.stamp.checked_on, on, months)
        checked = record.stamp.checked_on
        return Cell(found.words, tone=found.tone, icon=found.icon, sort=(str(checked.first) if checked else "",))

    def editors(self, dossier: Dossier) -> list[Editor]:
        """The fields of the inspector."""
        return [self._editor(dossier, field) for field in self._inspected()]

    def _inspected(self) -> Sequence[Field]:
        """The fields that the inspector shows; the others are in the table alone."""
        return self.sheet.fields

    def _editor(self, dossier: Dossier, field: Field) -> Editor:
        """A field of the inspector."""
        look, name, title = self.work.look, field.name, self.work.say(field.label)
        column = self.sheet.column(name)
        match column.form:
            case Form.WORDS:
                return LocalEditor(look, name, title, langs_of(dossier))
            case Form.TEXT:
                return LocalEditor(look, name, title, langs_of(dossier), lines=field.lines)
            case Form.DAY:
                return DayEditor(look, name, title, date.today())
            case Form.CHOICE if column.choice:
                empty = () if column.needed else ((None, phrase("unknown")),)
                return ChoiceEditor(look, name, title, (*empty, *entries(column.choice)))
            case Form.LINK:
                return ChoiceEditor(look, name, title, self._targets(dossier, column.target))
            case Form.YES:
                return YesEditor(look, name, title)
            case _:
                return PlainEditor(look, name, title, column)

    def _targets(self, dossier: Dossier, table: str) -> list[tuple[object, Phrase | str]]:
        """The records that a link can point at, by name."""
        lang = self.work.look.lang
        named = [(r.id, name_of(dossier, r, lang)) for r in dossier.of(TABLES[table].record)]
        return [(NOBODY, "—"), *sorted(named, key=lambda pair: sort_key(pair[1], lang))]

    def values(self, dossier: Dossier, chosen: Sequence[Record]) -> dict[str, list[object]]:
        """The values of the fields, for each of the chosen records."""
        return {field.name: [value_of(r, field.name) for r in chosen] for field in self.sheet.fields}

    def give(self, uids: list[Uid], name: str, lang: Lang | None, value: object) -> None:
        """Write a value that a person gave for a field."""
        label = next(field.label for field in self.sheet.fields if field.name == name)
        run = self.work.session.run
        if name in (CHECKED, OWNER) and name not in dict(columns(TABLES[self.sheet.table].record)):
            run(partial(records.restamp, uids=uids, name=name, value=value, label=label), self)
        elif lang is not None and isinstance(value, str):
            typed = Typed(Ref(self.sheet.table, uids[0], name), value, lang)
            run(partial(records.reword, uids=uids, column=name, lang=lang, text=value, label=label), self, typed=typed)
        else:
            run(partial(records.revise, uids=uids, column=name, value=value, label=label), self)

    def notice(self, dossier: Dossier, chosen: Sequence[Record]) -> tuple[str, Tone]:
        """What is to be said of the chosen records below their fields, and how; empty for nothing."""
        return "", Tone.PLAIN

    # What the window and the person ask for.

    def view(self) -> QWidget:
        """The table."""
        return self._view

    def inspector(self) -> QWidget | None:
        """The fields of what is chosen."""
        return self._inspector

    def show_changes(self, changes: Changes, initiator: object) -> None:
        """Bring rows up to date: those that were touched, or all where others show what was touched."""
        dossier = self.work.session.dossier
        own = _family(self.sheet.table)
        whole = dossier is None or any(ref.table not in own or not dossier.find(ref.uid) for ref in changes.rows)
        if whole or dossier is None:
            self._kept = {}
        else:
            for ref in changes.rows:
                self._kept.pop(Uid(ref.uid), None)
                self._kept.pop(_owner(dossier, ref), None)
        self._pruned = True
        self.show_all()

    def show_all(self) -> None:
        """Show the records of the visit."""
        if not self._pruned:
            self._kept = {}
        self._pruned = False
        dossier = self.work.session.dossier
        if dossier is None:
            self._view.show_rows(())
            return
        if not self._built:
            self._inspector.build(self.editors(dossier))
            self._built = True
        self._fill_links(dossier)
        rows = {r.id: self._kept.get(r.id) or self.row(dossier, r) for r in self.records(dossier)}
        self._kept = rows
        self._view.show_rows(list(rows.values()))
        if dossier.visit.id != self._visit:
            self._visit = dossier.visit.id
            self._view.table.choose_first()
        wanted = [uid for uid in self._wanted if self._view.rows.place_of(uid) >= 0]
        if wanted:
            self._wanted = []
            self._view.table.choose(list(wanted))
            self._on_entered()
        self._show_chosen()

    def _fill_links(self, dossier: Dossier) -> None:
        """Let links lead to what is there now."""
        for field in self._inspected():
            editor = self._inspector.editor_of(field.name)
            if isinstance(editor, ChoiceEditor) and (target := self._target(field)):
                editor.fill(self._targets(dossier, target))

    def _target(self, field: Field) -> str:
        """The kind of record that a field leads to, or an empty text."""
        column = dict(columns(TABLES[self.sheet.table].record)).get(field.name)
        return column.target if column and column.form is Form.LINK else ""

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say above the table why something was refused."""
        self._view.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        return True

    def show_place(self, ref: Ref) -> bool:
        """Choose a record and put the caret into the field."""
        self.commit()
        if self._view.rows.place_of(ref.uid) < 0:
            return False
        if not self._view.table.choose([ref.uid]):
            self._view.filter_field.clear()
            for made in self._view.facets.values():
                made.setChecked(False)
            self._view.table.choose([ref.uid])
        if ref.field:
            self._inspector.focus_field(ref.field.partition(".")[0])
        return True

    def commit(self) -> None:
        """Write what was typed."""
        self._inspector.commit()

    def opened(self) -> None:
        """The table gets the focus."""
        self._view.focus_table()

    def add(self) -> None:
        """Add a record and go to its first field."""
        dossier = self.work.session.dossier
        if dossier is None:
            return
        uid = fresh_uid()
        self._wanted = [uid]
        self._view.filter_field.clear()
        self._add_record(uid, dossier)

    def _add_record(self, uid: Uid, dossier: Dossier) -> None:
        """Have a record added; links that it must have lead to the first record that they can."""
        kind = TABLES[self.sheet.table]
        values: dict[str, object] = {}
        if kind.parent and kind.parent != "visit":
            column = self.sheet.column(kind.parent)
            parents = dossier.of(TABLES[column.target].record)
            if not parents:
                words = self.work.say(phrase("Nothing that it could belong to is there yet. Add that first."))
                self._view.notice.show_words(words, Tone.WARN)
                return
            values[kind.parent] = parents[0].id
        label, visit = self.sheet.new, dossier.visit.id
        verb = partial(records.add, table=kind.table, uid=uid, visit=visit, values=values, label=label)
        self.work.session.run(verb, self)

    def duplicate(self) -> None:
        """Copy the chosen records."""
        dossier, uids = self.work.session.dossier, self._chosen()
        if dossier and uids:
            copies = {uid: fresh_uid() for uid in uids}
            self._wanted = list(copies.values())
            verb = partial(records.duplicate, copies=copies, visit=dossier.visit.id, fresh=fresh_uid)
            self.work.session.run(verb, self)

    def remove(self) -> None:
        """Remove the chosen records; a toast offers to take that back."""
        uids = self._chosen()
        if uids:
            told = counted("{n} record removed", "{n} records removed", len(uids))
            self.work.session.run(partial(records.remove, uids=uids), self, told=told)

    def check_off(self) -> None:
        """Mark the chosen records as checked today."""
        uids = self._chosen()
        if uids:
            self.work.session.run(partial(records.check_off, uids=uids, day=Day.of(date.today())), self)

    def seek(self) -> None:
        """Filter the rows."""
        self._view.filter_field.setFocus()

    def next_language(self) -> None:
        """Go on to the other language of the field that has the focus."""
        self._inspector.next_language()

    def _chosen(self) -> list[Uid]:
        """Uids of the chosen records."""
        return [Uid(uid) for uid in self._view.table.chosen()]

    def _on_entered(self) -> None:
        self.work.ways.inspecting.emit(True)
        self._inspector.focus_first()

    def _on_left(self) -> None:
        self.work.ways.inspecting.emit(False)
        self._view.focus_table()

    def _on_picked(self, uids: list[str]) -> None:
        self._show_chosen()
        if len(uids) == 1:
            self.work.ways.chosen.emit(Ref(self.sheet.table, uids[0]))

    def _show_chosen(self) -> None:
        dossier = self.work.session.dossier
        if dossier is None or not self._built:
            return
        chosen = [record for uid in self._chosen() if (record := dossier.find(uid))]
        rows = {row.uid: row for row in self._view.rows.rows()}
        shown_rows = [rows[record.id] for record in chosen if record.id in rows]
        letters = [row.initials for row in shown_rows if row.initials]
        self._inspector.show_records([row.name for row in shown_rows], letters, self.values(dossier, chosen))
        words, tone = self.notice(dossier, chosen)
        self._inspector.notice.show_words(words, tone)
        if len(chosen) == 1:
            then = partial(self._show_uses, chosen[0].id)
            self.work.session.ask(lambda library: library.uses(chosen[0].id), then, self._view)
        else:
            self._inspector.show_uses(())

    def _show_uses(self, uid: Uid, refs: tuple[Ref, ...]) -> None:
        dossier = self.work.session.dossier
        if dossier is None or self._chosen() != [uid]:
            return
        lang = self.work.look.lang
        homes = [home_of(dossier, record) for ref in refs if (record := dossier.find(ref.uid))]
        seen = {home.id: home for home in homes if home and home.id != uid}
        named = [(Ref(table_of(home), home.id), name_of(dossier, home, lang)) for home in seen.values()]
        self._inspector.show_uses([(ref, name, "") for ref, name in named if name][:8])

    def _on_given(self, name: str, lang: Lang | None, value: object) -> None:
        uids = self._chosen()
        if uids:
            self.give(uids, name, lang, value)


def _family(table: str) -> set[str]:
    """A kind whose records do not name each other, and the kinds that it owns; none for one whose records do."""
    named = columns(TABLES[table].record)
    if any(column.target == table for _, column in named):
        return set()
    owned = {k.table for k in KINDS if k.parent and dict(columns(k.record))[k.parent].target == table}
    return {table} | owned


def _owner(dossier: Dossier, ref: Ref) -> Uid:
    """Uid of the record that owns a touched one, such as the person of a name, or an empty text."""
    record = dossier.find(ref.uid)
    parent = TABLES[ref.table].parent if ref.table in TABLES else ""
    return Uid(getattr(record, parent, "")) if record and parent else NOBODY


def panel(work: Workplace, kind: str) -> Screen:
    """The screen of a declared kind of record."""
    return RecordsPanel(work, BY_TABLE[kind])
