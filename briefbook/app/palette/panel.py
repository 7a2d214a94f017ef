"""Wires the palette to the search of the library, the registry of commands and the ways to other places."""

from functools import partial

from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from briefbook.actions import people, records
from briefbook.actions.check import addresses
from briefbook.app.entries import entry_of
from briefbook.app.goals import goal_of
from briefbook.app.naming import code_of, langs_of
from briefbook.app.palette.model import (
    MOST,
    MOST_COMMANDS,
    Asked,
    Hit,
    Known,
    Result,
    asked,
    command_rows,
    create_rows,
    grouped,
    page_rows,
    record_rows,
    visit_rows,
)
from briefbook.app.palette.view import PaletteView
from briefbook.app.screen import Screen
from briefbook.app.workplace import Workplace
from briefbook.errors import Ref, phrase
from briefbook.lang.tongue import LocalText
from briefbook.model.dossier import Dossier
from briefbook.model.ids import fresh_uid
from briefbook.model.record import Side
from briefbook.store.library import Library

RECENT = 8
_FIRST = ("check", "export", "print", "history", "edit.add", "file.open")
_ITSELF = "palette"


class PalettePanel(Screen):
    """The palette of a window: `opened` shows it over everything."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        window = work.commands.parent()
        if not isinstance(window, QWidget):
            raise TypeError("the commands belong to no window")
        self._view = PaletteView(work.look, window)
        self._recent: list[Result] = []
        self._opener: QWidget | None = None
        self._codes: dict[str, str] = {}
        self._codes_of: Dossier | None = None
        self._asked = asked("")
        self._view.asked.connect(self._on_asked)
        self._view.taken.connect(self._on_taken)
        self._view.closed.connect(self._on_closed)

    def view(self) -> QWidget:
        """The palette."""
        return self._view

    def opened(self) -> None:
        """Show the palette, or put it away where it is shown."""
        if not self._view.isHidden():
            self._view.close_it()
            return
        self._opener = QApplication.focusWidget()
        say, rtl = self.work.say, self.work.look.rtl
        keys = [
            phrase("Enter opens"),
            phrase("Ctrl+Enter inserts the name"),
            phrase("> commands"),
            phrase("@ people"),
            phrase("# facts"),
            phrase("Esc back"),
        ]
        self._view.open_it("   ".join(f"\u2067{say(one)}\u2069" if rtl else say(one) for one in keys))

    def _on_asked(self, text: str) -> None:
        query = self._asked = asked(text)
        if not query.words and query.prefix != ">":
            self._show_recent(query)
            return
        if query.prefix == ">" or self.work.session.dossier is None:
            self._show(query, ())
            return
        self.work.session.ask(partial(_found, query), partial(self._came, query), self._view)

    def _came(self, query: Asked, hits: tuple[Hit, ...]) -> None:
        """The library has answered; what was typed since then has its own answer."""
        if query == self._asked and not self._view.isHidden():
            self._show(query, hits)

    def _show(self, query: Asked, hits: tuple[Hit, ...]) -> None:
        work, look = self.work, self.work.look
        dossier, words, plain = work.session.dossier, query.words, not query.prefix
        commands = command_rows(self._commands(), words) if query.prefix in ("", ">") else ()
        commands = commands if query.prefix else commands[:MOST_COMMANDS]
        pages = page_rows(dossier, words, look) if dossier and plain else ()
        visits = visit_rows(work.session.state.visits, dossier.visit.id, words, look) if dossier and plain else ()
        found = record_rows(dossier, hits, words, self._addresses(dossier, hits), entry_of, look) if dossier else ()
        rows = grouped(
            look,
            (phrase("In this visit"), found),
            (phrase("Pages"), pages),
            (phrase("Commands"), commands),
            (phrase("Other visits"), visits),
        )
        told = ""
        if not rows:
            told = look.say("No match.")
            can = dossier is not None and query.prefix != ">" and not work.session.state.read_only
            rows = create_rows(words, look, query.tables) if can else ()
        self._view.show_results(rows, told)

    def _show_recent(self, query: Asked) -> None:
        """What was opened last, then what is often wanted."""
        look = self.work.look
        commands = {one.key: one for one in self._commands()}
        often = command_rows([commands[key] for key in _FIRST if key in commands], "")
        recent = [row for row in self._recent if row.kind != "command" or row.key in commands]
        if query.prefix:
            wanted = query.tables
            recent = [row for row in recent if row.ref is not None and row.ref.table in wanted]
            often = ()
        fresh = [row for row in often if row not in recent]
        rows = grouped(look, (phrase("Recent"), recent), (phrase("Commands"), fresh))
        told = {"@": look.say("Type the name of a person, in any script."), "#": look.say("Type a word of a fact.")}
        self._view.show_results(rows, told.get(query.prefix, "") if not rows else "")

    def _commands(self) -> list[Known]:
        """The commands that are to be had now."""
        commands = self.work.commands
        return [
            Known(one.key, commands.text(one.key), commands.keys(one.key), one.icon)
            for one in commands.all()
            if commands.action(one.key).isEnabled() and one.key != _ITSELF
        ]

    def _addresses(self, dossier: Dossier, hits: tuple[Hit, ...]) -> dict[str, str]:
        """Code of the paper of each record that was found; the outline is read once for each state of the visit."""
        if self._codes_of is not dossier:
            langs = langs_of(dossier)
            lang = self.work.look.lang if self.work.look.lang in langs else langs[0]
            self._codes_of, self._codes = dossier, addresses(dossier, lang)
        return {hit.uid: code_of(dossier, dossier.find(hit.uid), self._codes) for hit in hits}

    def _on_taken(self, row: Result, insert: bool) -> None:
        if row.kind != "create":
            self._recent = [row, *(one for one in self._recent if one != row)][:RECENT]
        if insert and row.kind in ("record", "page") and self._insert(row.text):
            return
        dossier, ways = self.work.session.dossier, self.work.ways
        if row.kind == "command":
            self.work.commands.run(row.key)
        elif row.kind == "visit":
            self.work.session.show(row.key)
        elif row.kind == "page":
            ways.to_page.emit(row.ref)
            ways.chosen.emit(row.ref)
        elif row.kind == "record" and dossier is not None and row.ref is not None:
            goal = goal_of(dossier, row.ref) or row.ref
            ways.open(goal)
            ways.to_page.emit(row.ref)
        elif row.kind == "create" and dossier is not None:
            self._create(row.key, self._asked.words, dossier)

    def _create(self, table: str, words: str, dossier: Dossier) -> None:
        """Make a record of the words and go there."""
        uid, lang = fresh_uid(), self.work.look.lang
        if table == "person":
            verb = partial(people.add, uid=uid, visit=dossier.visit.id, name=words, lang=lang, side=Side.HOST)
        else:
            values = {"text": LocalText.of({lang: words})}
            label = phrase("New fact")
            verb = partial(records.add, table=table, uid=uid, visit=dossier.visit.id, values=values, label=label)
        self.work.session.run(verb, self)
        self.work.session.ask(lambda _: uid, lambda made: self.work.ways.open(Ref(table, made)))

    def _insert(self, text: str) -> bool:
        """Write a name where the person was writing; whether there was such a place."""
        field = self._opener
        if isinstance(field, QTextEdit) and not field.isReadOnly():
            field.insertPlainText(text)
        elif isinstance(field, QLineEdit) and not field.isReadOnly():
            field.insert(text)
        else:
            return False
        return True

    def _on_closed(self) -> None:
        if self._opener is not None:
            self._opener.setFocus()


def _found(query: Asked, library: Library) -> tuple[Hit, ...]:
    """What the library finds, on the Keeper; with a prefix more is asked for, because others drop out."""
    limit = MOST * 4 if query.prefix else MOST
    hits = (Hit(*hit) for hit in library.search.find(query.words, limit))
    wanted = query.tables
    return tuple(hit for hit in hits if not wanted or hit.table in wanted)[:MOST]


def panel(work: Workplace) -> PalettePanel:
    """The palette."""
    return PalettePanel(work)
