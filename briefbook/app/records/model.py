"""Rows of any table of records: values in, row signals out, never a reset."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from briefbook.app.style.tokens import Tone
from briefbook.lang.fold import search_key

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a line, a weaker second one, or a chip where it has a tone. `sort` orders the column."""

    text: str = ""
    sub: str = ""
    tone: Tone | None = None
    icon: str = ""
    sort: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A record in the table. `name` is what it is called, `spoken` what a screen reader says of the whole row.

    `key` is found by the filter, folded; `facets` are the quick filters that it passes; `initials` stand in for a
    portrait.
    """

    uid: str
    name: str
    cells: tuple[Cell, ...]
    spoken: str = ""
    key: str = ""
    facets: frozenset[str] = frozenset()
    initials: str = ""


class RowsModel(QAbstractTableModel):
    """The rows of one table."""

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows: kept ones stay in place and are told to have changed, others come and go one by one."""
        if rows and not self._rows:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._rows = list(rows)
            self.endInsertRows()
            return
        new = {row.uid: row for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].uid not in new:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            if place < len(self._rows) and self._rows[place].uid == row.uid:
                self._change(place, row)
                continue
            at = next((n for n in range(place, len(self._rows)) if self._rows[n].uid == row.uid), None)
            if at is None:
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
            else:
                self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), place)
                self._rows.insert(place, self._rows.pop(at))
                self.endMoveRows()
                self._change(place, row)

    def _change(self, place: int, row: Row) -> None:
        if self._rows[place] is not row and self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._headers) - 1))

    def rows(self) -> tuple[Row, ...]:
        """The rows, in the order of the records."""
        return tuple(self._rows)

    def place_of(self, uid: str) -> int:
        """The place of a record from 0, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.uid == uid), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks of a cell; nothing for an invalid one."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (row.spoken or row.name) if index.column() == 0 else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{cell.text}\n{cell.sub}".strip() or None
        if role == ROW:
            return row
        return cell if role == CELL else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._headers)
        if not across:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None


class RowsFilter(QSortFilterProxyModel):
    """The rows that pass the typed filter and the quick ones, in the order of a column."""

    def __init__(self, source: RowsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._facets: frozenset[str] = frozenset()
        self.setSourceModel(source)

    def narrow(self, text: str, facets: frozenset[str]) -> None:
        """Let pass only rows with every word of `text`, in any spelling, that pass every one of `facets`."""
        self.beginFilterChange()
        self._words = tuple(search_key(text).split())
        self._facets = facets
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row passes."""
        row = self.sourceModel().index(source_row, 0, source_parent).data(ROW)
        if not isinstance(row, Row):
            return False
        return self._facets <= row.facets and all(word in row.key for word in self._words)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        """The order of two rows by a column; empty ones come last."""
        left, right = source_left.data(CELL), source_right.data(CELL)
        if not isinstance(left, Cell) or not isinstance(right, Cell):
            return False
        return _order(left) < _order(right)


def _order(cell: Cell) -> tuple[bool, tuple[str, ...]]:
    parts = cell.sort or (search_key(cell.text),)
    return not cell.text, tuple(f"{part:>20}" if isinstance(part, int) else str(part) for part in parts)
