"""What the palette finds, as rows: commands, pages and visits by their words, records by the search of the library.

Nothing here goes through the records of a visit: the search of the library gives a few of them, whatever their number.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefbook.app.naming import name_of
from briefbook.app.style.look import Look
from briefbook.errors import Phrase, Ref, phrase
from briefbook.lang.fold import search_key, search_words
from briefbook.model.dossier import Dossier
from briefbook.model.outline import StoredPaper
from briefbook.model.visit import Visit

Index = QModelIndex | QPersistentModelIndex
RESULT = Qt.ItemDataRole.UserRole
MOST = 30
MOST_COMMANDS = 6
PREFIXES: Final = {">": "command", "@": "person", "#": "fact"}
NUMBERS: Final = ("fact", "achievement")
PEOPLE: Final = ("person",)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: a prefix, or none, and the words after it."""

    prefix: str
    words: str

    @property
    def tables(self) -> tuple[str, ...]:
        """The kinds of record that are wanted; none for all."""
        return {"@": PEOPLE, "#": NUMBERS}.get(self.prefix, ())


def asked(text: str) -> Asked:
    """What a text asks for."""
    plain = text.strip()
    if plain[:1] in PREFIXES:
        return Asked(plain[0], plain[1:].strip())
    return Asked("", plain)


@dataclass(frozen=True, slots=True)
class Result:
    """A row. `kind` is record, page, visit, command or create; `key` its command, uid or kind of record.

    A heading has no kind; it is not chosen. `right` stands at the end: an address or a shortcut.
    """

    kind: str
    text: str
    key: str = ""
    icon: str = ""
    told: str = ""
    right: str = ""
    ref: Ref | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.text, self.told, self.right) if part)


@dataclass(frozen=True, slots=True)
class Known:
    """A command as the registry has it now: key, name, shortcut and sign."""

    key: str
    text: str
    keys: str
    icon: str


class ResultsModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Result, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row, its text, or what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RESULT:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are not chosen."""
        if not index.isValid() or not self._rows[index.row()].kind:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def show_rows(self, rows: Sequence[Result]) -> None:
        """Have other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Result, ...]:
        """The rows."""
        return self._rows


def fits(text: str, words: Sequence[str]) -> bool:
    """Whether a name holds the beginnings of all the words, in any script."""
    parts = search_key(text).split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def command_rows(commands: Iterable[Known], words: str) -> tuple[Result, ...]:
    """The commands with these words in their names."""
    wanted = search_words(words)
    return tuple(
        Result("command", one.text, one.key, one.icon or "chevron-right", right=one.keys)
        for one in commands
        if not wanted or fits(one.text, wanted)
    )


def page_rows(dossier: Dossier, words: str, look: Look) -> tuple[Result, ...]:
    """The papers of the book with these words in their titles, or with this address."""
    wanted = search_words(words)
    found = []
    for paper in dossier.of(StoredPaper):
        title = name_of(dossier, paper, look.lang)
        if title and wanted and (fits(title, wanted) or paper.code.startswith(words)):
            told = look.say("left out") if not paper.include else look.say("page")
            right = look.figures(paper.code)
            found.append(Result("page", title, paper.id, "file-text", told, right, Ref("paper", paper.id)))
    return tuple(found)


def visit_rows(visits: Iterable[Visit], shown: str, words: str, look: Look) -> tuple[Result, ...]:
    """The other visits of the library with these words in their titles."""
    wanted = search_words(words)
    titles = [(one, one.title.best(look.lang, one.stamp.original)[0] or one.code) for one in visits if one.id != shown]
    return tuple(Result("visit", title, one.id, "plane") for one, title in titles if wanted and fits(title, wanted))


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that the library found: its place, its title, and words around the match."""

    table: str
    uid: str
    title: str
    snippet: str


class Shelf(Protocol):
    """The screen of a kind of record."""

    @property
    def text(self) -> Phrase:
        """What it is called."""

    @property
    def icon(self) -> str:
        """Its sign."""


Shelves = Callable[[str], Shelf | None]


def record_rows(
    dossier: Dossier, hits: Iterable[Hit], words: str, codes: Mapping[str, str], shelves: Shelves, look: Look
) -> tuple[Result, ...]:
    """The records of this visit among the hits, that have a screen; the outline's papers are pages, not records."""
    wanted, found = search_words(words), []
    for hit in hits:
        record, entry = dossier.find(hit.uid), shelves(hit.table)
        if record is None or entry is None or hit.table == "paper":
            continue
        title = name_of(dossier, record, look.lang) or hit.title
        # Words in another script say little where the name itself was found.
        told = look.say(entry.text) if fits(title, wanted) else hit.snippet or look.say(entry.text)
        right = look.figures(codes.get(hit.uid, ""))
        found.append(Result("record", title, hit.uid, entry.icon, told, right, Ref(hit.table, hit.uid)))
    return tuple(found)


def create_rows(words: str, look: Look, tables: Sequence[str] = ()) -> tuple[Result, ...]:
    """What can be made of words that nothing was found for."""
    offers: tuple[tuple[str, Phrase, str], ...] = (
        ("person", phrase("Create person “{name}”", name=words), "user-plus"),
        ("fact", phrase("Create fact “{name}”", name=words), "plus"),
    )
    return tuple(
        Result("create", look.say(text), key, icon) for key, text, icon in offers if not tables or key in tables
    )


def grouped(look: Look, *groups: tuple[Phrase, Sequence[Result]]) -> tuple[Result, ...]:
    """Rows under headings; a group without rows has none."""
    out: list[Result] = []
    for title, rows in groups:
        if rows:
            out += (Result("", look.say(title)), *rows)
    return tuple(out)
