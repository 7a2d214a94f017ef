"""Wires the facts of a visit to the actions."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial

from briefbook.actions import facts, records
from briefbook.actions.facts import Pasted
from briefbook.app.facts.fields import BOOK, FACTS, SOURCE, VIRTUAL
from briefbook.app.facts.pasting import read_table
from briefbook.app.facts.themes import NO_SOURCE, OUT, STALE, by_theme, fact_row, remark, themes, uses
from briefbook.app.facts.view import FactsView
from briefbook.app.records.editors import ChoiceEditor, Editor, YesEditor
from briefbook.app.records.fields import Field
from briefbook.app.records.model import Row
from briefbook.app.records.panel import RecordsPanel
from briefbook.app.records.values import value_of
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import Ref, counted, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.record import Record


class FactsPanel(RecordsPanel):
    """The facts of a visit."""

    facets = (
        (NO_SOURCE, phrase("No source")),
        (STALE, phrase("Not checked > 12 months")),
        (OUT, phrase("Left out")),
    )
    tall = True
    view_class = FactsView

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, FACTS)
        self._used: Counter[str] = Counter()
        self._view: FactsView
        self._view.book_wanted.connect(self.toggle_book)
        self._view.pasted.connect(self._on_pasted)

    def records(self, dossier: Dossier) -> Sequence[Record]:
        """The facts by theme."""
        return by_theme(dossier.of(Fact), self.work.look)

    def row(self, dossier: Dossier, record: Record) -> Row:
        """A fact as a row."""
        if not isinstance(record, Fact):
            raise TypeError(f"{type(record).__name__} is no fact")
        return fact_row(dossier, record, self.work.look, self._used[record.id], facts.in_book)

    def show_all(self) -> None:
        """Show the facts; themes and sources to choose from may have changed too."""
        dossier = self.work.session.dossier
        if dossier is not None:
            self._used = uses(dossier)
            self._view.show_themes(themes(dossier.of(Fact), self.work.look))
        super().show_all()

    def _inspected(self) -> Sequence[Field]:
        """The fields of the inspector, without what only the table shows."""
        return tuple(field for field in self.sheet.fields if field.name not in VIRTUAL)

    def _target(self, field: Field) -> str:
        if field.name == SOURCE:
            return "source"
        return "" if field.name == BOOK else super()._target(field)

    def _editor(self, dossier: Dossier, field: Field) -> Editor:
        title = self.work.say(field.label)
        if field.name == SOURCE:
            return ChoiceEditor(self.work.look, SOURCE, title, self._targets(dossier, "source"))
        if field.name == BOOK:
            return YesEditor(self.work.look, BOOK, title)
        return super()._editor(dossier, field)

    def values(self, dossier: Dossier, chosen: Sequence[Record]) -> dict[str, list[object]]:
        """The values of the fields, for each of the chosen facts."""
        plain = (field.name for field in self.sheet.fields if field.name not in VIRTUAL | {SOURCE, BOOK})
        made: dict[str, list[object]] = {name: [value_of(record, name) for record in chosen] for name in plain}
        made[SOURCE] = [record.cites[0].source if record.cites else NOBODY for record in chosen]
        made[BOOK] = [facts.in_book(record) for record in chosen]
        return made

    def give(self, uids: list[Uid], name: str, lang: Lang | None, value: object) -> None:
        """Write a value that a person gave for a field."""
        if name == SOURCE:
            self.work.session.run(partial(facts.cite, facts=uids, source=Uid(str(value))), self)
        elif name == BOOK:
            self._put(uids, shown=bool(value))
        else:
            super().give(uids, name, lang, value)

    def toggle_book(self) -> None:
        """Put the chosen facts in the book; those that are all in it are left out."""
        dossier, uids = self.work.session.dossier, self._chosen()
        found = [record for uid in uids if dossier and (record := dossier.find(uid))]
        if found:
            self._put(uids, shown=not all(facts.in_book(record) for record in found))

    def _put(self, uids: list[Uid], *, shown: bool) -> None:
        dossier = self.work.session.dossier
        if dossier is not None:
            verb = partial(facts.put_in_book, visit=dossier.visit.id, facts=uids, shown=shown)
            self.work.session.run(verb, self)

    def _on_pasted(self, text: str) -> None:
        dossier = self.work.session.dossier
        lines = read_table(text, date.today())
        if dossier is None or not lines:
            words = phrase("Nothing to paste. Copy a table with a fact in each row first.")
            self._view.notice.show_words(self.work.say(words), Tone.WARN)
            return
        rows = [Pasted(line.text, line.value, line.unit, line.source, line.as_of, line.domain) for line in lines]
        self._view.notice.hide()
        told = counted("{n} fact pasted", "{n} facts pasted", len(rows))
        verb = partial(facts.paste, visit=dossier.visit.id, rows=rows, lang=dossier.visit.stamp.original)
        self.work.session.run(verb, self, told=told)

    def show_place(self, ref: Ref) -> bool:
        """Choose a fact, whichever theme was chosen before."""
        self._view.show_every_theme()
        return super().show_place(ref)

    def _show_chosen(self) -> None:
        super()._show_chosen()
        dossier = self.work.session.dossier
        if dossier is None or not self._built:
            return
        chosen = [fact for uid in self._chosen() if (fact := dossier.get(Fact, uid))]
        words, tone = remark(dossier, chosen, self.work.look)
        if words is None:
            self._inspector.notice.show_words("", Tone.PLAIN)
            return
        say = self.work.say
        leave = (say("Leave out"), self.toggle_book)
        choose = (say("Choose a source"), partial(self._inspector.focus_field, SOURCE))
        check = (say("Checked today"), self.check_off)
        bare = tone is Tone.ERR
        printing = all(facts.in_book(fact) for fact in chosen)
        cures = ((choose, leave) if printing else (choose,)) if bare else (check,)
        self._inspector.notice.show_words(say(words), tone, *cures)

    def _add_record(self, uid: Uid, dossier: Dossier) -> None:
        """A new fact is about the host country, so that it has a page."""
        self._view.show_every_theme()
        values = {"subject_uid": dossier.visit.host_country}
        verb = partial(records.add, table="fact", uid=uid, visit=dossier.visit.id, values=values, label=self.sheet.new)
        self.work.session.run(verb, self)


def panel(work: Workplace) -> Screen:
    """The screen of the facts."""
    return FactsPanel(work)
