"""The outline and the library as one tree: nodes in, row signals out, never a reset."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefbook.app.style.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole
MIME = "application/x-briefbook-outline"
HEAD, TAB, PAPER, SHELF = "head", "tab", "paper", "shelf"


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the tree. `kind` is HEAD (a title), TAB, PAPER or SHELF (a kind of record in the library).

    `key` is the uid of a tab or paper, or the name of a screen; `number` that of a tab; `address` what stands at the
    end of the row; `included` says whether it is printed; `mark` is a sign with its tone and what it says.
    """

    kind: str
    key: str
    text: str
    icon: str = ""
    number: str = ""
    address: str = ""
    included: bool = True
    mark: str = ""
    tone: Tone = Tone.PLAIN
    told: str = ""
    children: tuple["Node", ...] = field(default=())

    @property
    def bare(self) -> "Node":
        """The row alone."""
        return replace(self, children=())


class _Item:
    """A node in its place."""

    def __init__(self, node: Node, parent: "_Item | None") -> None:
        self.node = node.bare
        self.parent = parent
        self.children: list[_Item] = []


class OutlineModel(QAbstractItemModel):
    """The tree of the outline.

    Signals:
        renamed(str, str): key and new title of a row.
        dropped(str, str, int): key of what was dragged, key of the tab, place in it from 0; a tab has an empty one.
    """

    renamed = Signal(str, str)
    dropped = Signal(str, str, int)

    def __init__(self, spoken: Callable[[Node], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._root = _Item(Node(HEAD, "", ""), None)

    def show(self, nodes: Sequence[Node]) -> None:
        """Show these nodes: kept ones stay, open or closed, and are told to have changed."""
        self._show(self._root, QModelIndex(), nodes)

    def _show(self, item: _Item, index: QModelIndex, nodes: Sequence[Node]) -> None:
        new = {node.key for node in nodes}
        for place in reversed(range(len(item.children))):
            if item.children[place].node.key not in new:
                self.beginRemoveRows(index, place, place)
                del item.children[place]
                self.endRemoveRows()
        for place, node in enumerate(nodes):
            keys = [child.node.key for child in item.children]
            at = keys.index(node.key) if node.key in keys else -1
            if at < 0:
                self.beginInsertRows(index, place, place)
                item.children.insert(place, _Item(node, item))
                self.endInsertRows()
            elif at != place:
                self.beginMoveRows(index, at, at, index, place)
                item.children.insert(place, item.children.pop(at))
                self.endMoveRows()
            child = item.children[place]
            here = self.index(place, 0, index)
            if child.node != node.bare:
                child.node = node.bare
                self.dataChanged.emit(here, here)
            self._show(child, here, node.children)

    def find(self, key: str) -> QModelIndex:
        """The index of a row by its key; an invalid one where there is none."""
        return self._find(key, QModelIndex())

    def _find(self, key: str, parent: QModelIndex) -> QModelIndex:
        for place in range(self.rowCount(parent)):
            here = self.index(place, 0, parent)
            if self.node(here).key == key:
                return here
            below = self._find(key, here)
            if below.isValid():
                return below
        return QModelIndex()

    def node(self, index: Index) -> Node:
        """The node of a row; a title without words for an invalid index."""
        return self._item(index).node

    def _item(self, index: Index) -> _Item:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Item) else self._root

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a place."""
        item = self._item(parent)
        if column != 0 or not 0 <= row < len(item.children):
            return QModelIndex()
        return self.createIndex(row, 0, item.children[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt has a second one without argument
        """The row above."""
        above = self._item(child).parent if child.isValid() else None
        if above is None or above is self._root or above.parent is None:
            return QModelIndex()
        return self.createIndex(above.parent.children.index(above), 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows are below."""
        return len(self._item(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks of a row; nothing for an invalid index."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return node.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{node.text}\n{node.told}".strip()
        return node if role == NODE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A typed title is sent on; the row changes when it is written."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self.node(index).text:
            self.renamed.emit(self.node(index).key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles are there to be read; tabs and papers can be renamed and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        kind = self.node(index).kind
        flag = Qt.ItemFlag
        if kind == HEAD:
            return flag.ItemIsEnabled
        made = flag.ItemIsEnabled | flag.ItemIsSelectable
        if kind == SHELF:
            return made
        made |= flag.ItemIsEditable | flag.ItemIsDragEnabled
        return made | flag.ItemIsDropEnabled if kind == TAB else made

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only rows of this tree are taken."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The key of the row that is dragged."""
        made = QMimeData()
        made.setData(MIME, "\n".join(self.node(index).key for index in indexes).encode())
        return made

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """What was dropped is sent on; the rows move when it is written, so that Qt itself is to take out nothing."""
        key = bytes(data.data(MIME).data()).decode().partition("\n")[0]
        dragged, onto = self.find(key), self.node(parent)
        if not dragged.isValid():
            return False
        kind = self.node(dragged).kind
        if kind == PAPER and onto.kind == TAB:
            self.dropped.emit(key, onto.key, row if row >= 0 else self.rowCount(parent))
        elif kind == TAB and onto.kind == HEAD and row >= 0:
            fronts = sum(1 for place in range(row) if self.node(self.index(place, 0, parent)).kind != TAB)
            self.dropped.emit(key, "", row - fronts)
        return False
