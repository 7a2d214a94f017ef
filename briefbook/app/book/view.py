"""The outline pane: one tree with the book above and the library below."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QVBoxLayout, QWidget

from briefbook.app.book.delegate import OutlineDelegate
from briefbook.app.book.model import PAPER, SHELF, TAB, Node, OutlineModel
from briefbook.app.style.look import Look
from briefbook.app.widgets.marking import named


class OutlineTree(QTreeView):
    """The tree and its keys.

    Signals:
        chosen(str, str): kind and key of the row that is current now.
        eye_wanted(list): papers and tabs that are to be left out, or printed again.
        move_wanted(str, int): a row is to go up (-1) or down (1).
        tab_wanted(str, int): a paper is to go to the tab before (-1) or after (1) its own.
    """

    chosen = Signal(str, str)
    eye_wanted = Signal(list)
    move_wanted = Signal(str, int)
    tab_wanted = Signal(str, int)

    def __init__(self, look: Look, model: OutlineModel) -> None:
        super().__init__()
        self._look = look
        self.outline = model
        self.setModel(model)
        self.delegate = OutlineDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self.delegate.eye_clicked.connect(lambda key: self.eye_wanted.emit([key]))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.selectionModel().currentChanged.connect(self._current)
        self._quiet = False
        self._shown: tuple[Node, ...] = ()
        self._rows_come = 0
        model.rowsInserted.connect(self._came)

    def _came(self) -> None:
        self._rows_come += 1

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these rows; where the current one goes, the next one is current without leading anywhere."""
        if tuple(nodes) == self._shown:
            return
        self._shown, before = tuple(nodes), self._rows_come
        self._quiet = True
        self.outline.show(nodes)
        if self._rows_come != before:
            self.expandAll()
        self._quiet = False

    def choose(self, key: str) -> bool:
        """Make a row current without telling; whether it is there."""
        index = self.outline.find(key)
        self._quiet = True
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._quiet = False
        return index.isValid()

    def rename(self) -> None:
        """Edit the title of the current row."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def current_key(self) -> str:
        """The key of the current tab or paper, or an empty text."""
        node = self.outline.node(self.currentIndex())
        return node.key if node.kind in (TAB, PAPER) else ""

    def _current(self, index: QModelIndex, before: QModelIndex) -> None:
        node = self.outline.node(index)
        if not self._quiet and node.kind in (TAB, PAPER, SHELF):
            self.chosen.emit(node.kind, node.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space leaves out, Alt+Shift with an arrow moves."""
        key, modifiers = event.key(), event.modifiers()
        moving = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        current = self.current_key()
        if key == Qt.Key.Key_Space and not modifiers and current:
            self.eye_wanted.emit([current])
        elif modifiers & moving == moving and current and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(current, -1 if key == Qt.Key.Key_Up else 1)
        elif modifiers & moving == moving and current and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            back = (key == Qt.Key.Key_Left) != self._look.rtl
            self.tab_wanted.emit(current, -1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _menu(self, at: QPoint) -> None:
        node = self.outline.node(self.indexAt(at))
        if node.kind not in (TAB, PAPER):
            return
        say = self._look.say
        menu = QMenu(self)
        menu.setLayoutDirection(self._look.direction)
        words = say("Leave out of the book") if node.included else say("Print in the book")
        menu.addAction(words).triggered.connect(lambda: self.eye_wanted.emit([node.key]))
        menu.addAction(say("Rename")).triggered.connect(self.rename)
        menu.addSeparator()
        menu.addAction(say("Move up")).triggered.connect(lambda: self.move_wanted.emit(node.key, -1))
        menu.addAction(say("Move down")).triggered.connect(lambda: self.move_wanted.emit(node.key, 1))
        menu.popup(self.viewport().mapToGlobal(at))


class OutlinePane(QWidget):
    """The pane."""

    def __init__(self, look: Look, model: OutlineModel) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.tree = OutlineTree(look, model)
        named(self.tree, look.say("Outline and library"))
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(4), look.px(4), look.px(4), 0)
        box.addWidget(self.tree)
