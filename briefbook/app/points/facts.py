"""Facts as rows to be attached: the figure, what it says, where it is from, how old it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from briefbook.app.naming import gist, name_of
from briefbook.app.records.values import Age, age
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import counted
from briefbook.lang.digits import say_number
from briefbook.lang.fold import search_key
from briefbook.model.brief import TalkingPoint
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact

Index = QModelIndex | QPersistentModelIndex
FACT: Final = "application/x-briefbook-fact"
ROW = Qt.ItemDataRole.UserRole
ALL, UNUSED, STALE = "", "unused", "stale"
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact. `uses` counts the points that it supports; `key` is found by the search, folded."""

    uid: str
    figure: str
    text: str
    source: str
    checked: Age
    uses: int
    used_words: str
    domain: str
    key: str
    written: tuple[int, ...] = ()

    @property
    def facets(self) -> frozenset[str]:
        """The quick filters that it passes."""
        made = {self.domain} if self.domain else set()
        made |= {UNUSED} if not self.uses else set()
        return frozenset(made | ({STALE} if self.checked.tone is not Tone.OK else set()))

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row."""
        parts = (self.figure, self.text, self.source, self.checked.words, self.used_words)
        return ", ".join(part for part in parts if part)


def fact_rows(dossier: Dossier, look: Look, known: Sequence[FactRow] = ()) -> tuple[FactRow, ...]:
    """The facts of a visit; of `known` rows those are kept whose facts and sources have not been written since."""
    kept = {row.uid: row for row in known}
    uses: dict[str, int] = {}
    for point in dossier.of(TalkingPoint):
        for uid in point.support:
            uses[uid] = uses.get(uid, 0) + 1
    made = []
    for fact in dossier.of(Fact):
        row, n = kept.get(fact.id), uses.get(fact.id, 0)
        if row is None or (row.uses, row.written) != (n, _written(dossier, fact)):
            row = _row(dossier, fact, n, look)
        made.append(row)
    return tuple(made)


def _written(dossier: Dossier, fact: Fact) -> tuple[int, ...]:
    """The counters of the writes that a row follows from."""
    sources = (dossier.find(cite.source) for cite in fact.cites[:1])
    return (fact.stamp.rev, dossier.visit.stamp.rev, *(source.stamp.rev for source in sources if source))


def _row(dossier: Dossier, fact: Fact, uses: int, look: Look) -> FactRow:
    text = gist(fact.text.best(look.lang, fact.stamp.original)[0])
    figure = say_number(fact.value, look.lang) if fact.value is not None else ""
    figure = f"{figure} {fact.unit}".strip() if figure else ""
    cite = next(iter(fact.cites), None)
    source = name_of(dossier, dossier.find(cite.source), look.lang) if cite else ""
    starts = dossier.visit.starts_on
    told = age(look, fact.stamp.checked_on, starts.first) if starts else Age("", Tone.PLAIN, "")
    used = look.say(counted("supports {n} point", "supports {n} points", uses)) if uses else ""
    every = " ".join(fact.text.text(lang) for lang in fact.text)
    key = search_key(f"{every} {figure} {source}")
    return FactRow(fact.id, figure, text, source, told, uses, used, fact.domain, key, _written(dossier, fact))


class FactsModel(QAbstractListModel):
    """The facts; rows come, go and change one by one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FactRow] = []

    def show(self, rows: Sequence[FactRow]) -> None:
        """Show these facts."""
        new = {row.uid: row for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].uid not in new:
                self.beginRemoveRows(_TOP, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            at = next((n for n in range(place, len(self._rows)) if self._rows[n].uid == row.uid), None)
            if at is None:
                self.beginInsertRows(_TOP, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
                continue
            if at != place:
                self.beginMoveRows(_TOP, at, at, _TOP, place)
                self._rows.insert(place, self._rows.pop(at))
                self.endMoveRows()
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def rows(self) -> tuple[FactRow, ...]:
        """The facts that are shown."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many facts there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What Qt asks of a row; nothing for an invalid one."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.figure} {row.text}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.text
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row can be dragged onto a point."""
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else base

    def mimeTypes(self) -> list[str]:
        """What a dragged fact is."""
        return [FACT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The uids of dragged facts, and their words for other programs."""
        carried = QMimeData()
        rows = [self._rows[index.row()] for index in indexes if index.isValid()]
        carried.setData(FACT, "\n".join(row.uid for row in rows).encode())
        carried.setText("\n".join(row.text for row in rows))
        return carried


class FactsFilter(QSortFilterProxyModel):
    """The facts that pass the search and one quick filter."""

    def __init__(self, source: FactsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._facet = ALL
        self.setSourceModel(source)

    def narrow(self, text: str, facet: str = ALL) -> None:
        """Let pass only rows with every word of `text`, in any spelling, that pass `facet`."""
        self.beginFilterChange()
        self._words, self._facet = tuple(search_key(text).split()), facet
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a fact passes."""
        row = self.sourceModel().index(source_row, 0, source_parent).data(ROW)
        if not isinstance(row, FactRow):
            return False
        return (not self._facet or self._facet in row.facets) and all(word in row.key for word in self._words)
