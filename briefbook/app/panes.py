"""The three panes: outline, editor, page or inspector. Side panes collapse, keep their width and come back."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefbook.app.style.look import Look

WIDE, MEDIUM = 1280, 1024
EDITOR = 480
LEFT, RIGHT = 270, 440
INSPECTOR = 330


class Room(StrEnum):
    """How much room the window has: for three panes, for two, or for one with a drawer."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


class Panes(QWidget):
    """The panes and who of them is seen. Widths are those of 100 % zoom.

    Signals:
        rearranged: another pane is seen or not.
    """

    rearranged = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.left, self.editor, self.right = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for pane, kind in ((self.left, "side"), (self.editor, "surface"), (self.right, "side")):
            pane.setProperty("kind", kind)
            pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.split.addWidget(pane)
        for place, stretch in enumerate((0, 1, 0)):
            self.split.setStretchFactor(place, stretch)
        self.left.setMinimumWidth(look.px(210))
        self.right.setMinimumWidth(look.px(280))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.split.splitterMoved.connect(self._moved)
        self._widths = [LEFT, RIGHT]
        self._wanted = {Room.WIDE: [True, True], Room.MEDIUM: [True, False], Room.NARROW: [False, False]}
        self._inspecting = False
        self._arrange()

    @property
    def room(self) -> Room:
        """How much room there is, at this zoom."""
        width = self.width() * 100 // self._look.zoom
        return Room.WIDE if width >= WIDE else Room.MEDIUM if width >= MEDIUM else Room.NARROW

    def open(self, side: QStackedWidget) -> bool:
        """Whether a side pane is seen."""
        return not side.isHidden()

    def toggle(self, side: QStackedWidget, *, shown: bool | None = None) -> None:
        """Show a side pane or put it away."""
        place = 0 if side is self.left else 1
        wanted = self._wanted[self.room]
        wanted[place] = (not wanted[place]) if shown is None else shown
        if self.room is Room.NARROW and wanted[place]:
            wanted[1 - place] = False
        self._arrange()

    def inspect(self, inspecting: bool) -> None:
        """Say whether the right pane holds an inspector, which is narrower than a page and needed to work."""
        self._inspecting = inspecting
        self._arrange()

    def state(self) -> list[int]:
        """Widths of the side panes, and whether each is wanted in each room, as numbers to be kept."""
        return [*self._widths, *(int(one) for room in Room for one in self._wanted[room])]

    def restore(self, state: list[int]) -> None:
        """Take over what `state` gave; anything else is left alone."""
        if len(state) == 2 + 2 * len(Room) and all(0 < width < 4000 for width in state[:2]):
            self._widths = state[:2]
            flags = iter(state[2:])
            self._wanted = {room: [bool(next(flags)), bool(next(flags))] for room in Room}
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer panes where there is less room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left, right = self._wanted[self.room]
        if self._inspecting and self.room is not Room.NARROW:
            right = True
        px = self._look.px
        widths = [px(self._widths[0]), px(self._widths[1])]
        if self._inspecting:
            widths[1] = min(widths[1], px(INSPECTOR))
        if right and left and self.width() - widths[0] - widths[1] < px(EDITOR) and self.room is not Room.WIDE:
            left = self._inspecting and self.width() - px(210) - widths[1] >= px(EDITOR)
            widths[0] = px(210) if left else widths[0]
        alone = right and self.room is Room.NARROW and self.width() - widths[1] < px(EDITOR)
        before = (self.left.isHidden(), self.editor.isHidden(), self.right.isHidden())
        self.left.setVisible(left)
        self.right.setVisible(right)
        self.editor.setVisible(not alone)
        taken = (widths[0] if left else 0, widths[1] if right else 0)
        self.split.setSizes([taken[0], max(1, self.width() - sum(taken)), taken[1]])
        if before != (self.left.isHidden(), self.editor.isHidden(), self.right.isHidden()):
            self.rearranged.emit()

    def _moved(self) -> None:
        left, _, right = self.split.sizes()
        if left and not self.left.isHidden():
            self._widths[0] = left * 100 // self._look.zoom
        if right and not self.right.isHidden() and not self._inspecting:
            self._widths[1] = right * 100 // self._look.zoom
