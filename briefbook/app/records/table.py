"""The table itself: rows are ticked or chosen, moved through and opened by keys."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView

from briefbook.app.records.delegate import BOX, RecordDelegate
from briefbook.app.records.model import ROW, Row, RowsFilter, RowsModel
from briefbook.app.style.look import Look


class RecordTable(QTableView):
    """A table of records.

    Signals:
        picked(list): the uids of the chosen rows, in the order of the table.
        entered: the person wants to edit the chosen rows.
    """

    picked = Signal(list)
    entered = Signal()

    def __init__(self, look: Look, rows: RowsModel, widths: tuple[int, ...], *, tall: bool) -> None:
        super().__init__()
        self._look = look
        self._widths = widths
        self.filter = RowsFilter(rows, self)
        self.setModel(self.filter)
        delegate = RecordDelegate(look, self, tall=tall)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.row_height())
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(look.px(56))
        header.setSortIndicatorShown(False)
        header.setSortIndicatorClearable(True)
        header.sectionClicked.connect(self._sort)
        header.setSectionsClickable(True)
        self.selectionModel().selectionChanged.connect(self._tell)

    def chosen(self) -> list[str]:
        """Uids of the chosen rows, in the order of the table."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        found = (index.data(ROW) for index in rows)
        return [row.uid for row in found if isinstance(row, Row)]

    def choose(self, uids: list[str]) -> bool:
        """Choose these rows and no others; whether any of them is shown."""
        picking = self.selectionModel()
        wanted = set(uids)
        found = [place for place in range(self.filter.rowCount()) if self._uid(place) in wanted]
        if [self._uid(place) for place in found] == self.chosen():
            return bool(found)
        picking.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in found:
            picking.select(self.filter.index(place, 0), flags)
        if found:
            picking.setCurrentIndex(self.filter.index(found[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(self.filter.index(found[0], 0))
        return bool(found)

    def choose_first(self) -> None:
        """Choose the first row, where there is one."""
        self.choose([self._uid(0)] if self.filter.rowCount() else [])

    def _uid(self, place: int) -> str:
        row = self.filter.index(place, 0).data(ROW)
        return row.uid if isinstance(row, Row) else ""

    def _tell(self) -> None:
        self.picked.emit(self.chosen())

    def _sort(self, column: int) -> None:
        """Up, down, and then the order of the book again."""
        header = self.horizontalHeader()
        if not header.isSortIndicatorShown() or self.filter.sortColumn() != column:
            self.filter.sort(column, Qt.SortOrder.AscendingOrder)
        elif self.filter.sortOrder() is Qt.SortOrder.AscendingOrder:
            self.filter.sort(column, Qt.SortOrder.DescendingOrder)
        else:
            self.filter.sort(-1)
        header.setSortIndicatorShown(self.filter.sortColumn() >= 0)
        if self.filter.sortColumn() >= 0:
            header.setSortIndicator(column, self.filter.sortOrder())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks the row beside the others; anywhere else it chooses this row alone."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._on_box(index, event.position().toPoint()):
            flags = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(index, flags)
            self.setFocus()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click goes on to the inspector."""
        super().mouseDoubleClickEvent(event)
        self.entered.emit()

    def _on_box(self, index: QModelIndex, at: QPoint) -> bool:
        cell = self.visualRect(index)
        zone = QRect(cell.left(), cell.top(), self._look.px(BOX), cell.height())
        return index.column() == 0 and QStyle.visualRect(self.layoutDirection(), cell, zone).contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the chosen rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Share the width among the columns; the last ones go where there is too little, the first one never."""
        px, room = self._look.px, self.viewport().width()
        least = [px(190), *(px(min(150, 46 + 32 * width)) for width in self._widths[1:])]
        seen = next((n for n in range(len(least), 0, -1) if sum(least[:n]) <= room), 1)
        whole, spare = sum(self._widths[:seen]), max(0, room - sum(least[:seen]))
        for column, width in enumerate(self._widths):
            self.setColumnHidden(column, column >= seen)
            if column < seen:
                self.setColumnWidth(column, least[column] + spare * width // whole)
