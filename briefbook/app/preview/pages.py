"""Pages as they are printed, one below the other, drawn in threads of their own and kept until they change.

Not QPdfView: it forgets what it drew when other bytes come, so that the page would flash at every pause in typing, and
it cannot say which place of a page was clicked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfSelection
from PySide6.QtWidgets import QAbstractScrollArea

from briefbook.app.preview.loaded import Loaded
from briefbook.app.style.look import Look

_KEPT = 48
GAP = 12


@dataclass(frozen=True, slots=True)
class PageName:
    """A page: code of its paper, number in the paper from 1, pages of the paper, what it shows as a digest."""

    paper: str
    number: int
    of: int
    content: str


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page: page from 0, points from the left and from the top."""

    page: int
    box: QRectF


class PagesView(QAbstractScrollArea):
    """The pages of one document.

    Signals:
        clicked(int, QPointF): page from 0 and the point on it, in points from the left and from the top.
        moved(int): another page, from 0, is the one that is seen most.
        drawn: the page that is seen most stands as it will be printed.
    """

    clicked = Signal(int, QPointF)
    moved = Signal(int)
    drawn = Signal()

    def __init__(self, look: Look, *, dim: bool) -> None:
        super().__init__()
        self._look = look
        self._dim = dim
        self._loaded: Loaded | None = None
        self._names: tuple[PageName, ...] = ()
        self._sizes: list[QSizeF] = []
        self._boxes: list[QRect] = []
        self._images: dict[PageName, QImage] = {}
        self._stale: dict[tuple[str, int], QImage] = {}
        self._asked: dict[int, PageName] = {}
        self._marked: tuple[Place, ...] = ()
        self._found: tuple[Place, ...] = ()
        self._selection: tuple[int, QPdfSelection] | None = None
        self._pressed: tuple[int, QPointF] | None = None
        self._current = -1
        self.zoom = 100  # per cent of the width of the pane
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(look.say("Pages of the book"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pages(self, loaded: Loaded, names: Sequence[PageName]) -> None:
        """Show other pages; those that are the same stay as they were drawn, and so does the place."""
        keep = self.place()
        for name, image in self._images.items():
            self._stale[name.paper, name.number] = image
        if self._loaded is not None:
            self._loaded.retire()
        self._loaded = loaded
        loaded.drawn.connect(self._came)
        document = loaded.document
        self._asked = {}
        self._names = tuple(names)
        self._sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
        self._marked, self._found, self._selection = (), (), None
        known = set(self._names)
        self._images = {name: image for name, image in self._images.items() if name in known}
        self._lay_out()
        self._current = -1
        if keep:
            self._go(*keep)
        self._scrolled()
        self.viewport().update()

    @property
    def names(self) -> tuple[PageName, ...]:
        """The pages that are shown."""
        return self._names

    def place(self) -> tuple[str, int, float] | None:
        """Paper, page in it and the part of that page that is scrolled away; None without pages."""
        page = self.page
        if not 0 <= page < len(self._names):
            return None
        box = self._boxes[page]
        part = (self.verticalScrollBar().value() - box.top()) / max(1, box.height())
        return self._names[page].paper, self._names[page].number, part

    def _go(self, paper: str, number: int, part: float) -> None:
        found = [n for n, name in enumerate(self._names) if name.paper == paper]
        if not found:
            return
        page = found[min(number, len(found)) - 1]
        box = self._boxes[page]
        self.verticalScrollBar().setValue(round(box.top() + part * box.height()))

    @property
    def page(self) -> int:
        """The page, from 0, that is seen most; -1 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return next((n for n, box in enumerate(self._boxes) if middle <= box.bottom() + GAP), len(self._boxes) - 1)

    def height_of(self, page: int) -> float:
        """Points that a page, from 0, is high; 0 where there is no such page."""
        return self._sizes[page].height() if 0 <= page < len(self._sizes) else 0.0

    def show_page(self, page: int) -> None:
        """Scroll to the top of a page, from 0; out of range does nothing."""
        if 0 <= page < len(self._boxes):
            self.verticalScrollBar().setValue(self._boxes[page].top() - self._look.px(GAP))

    def show_places(self, places: Sequence[Place]) -> None:
        """Mark places, and scroll to the first one where it is not seen."""
        self._marked = tuple(places)
        self._reveal(self._marked)
        self.viewport().update()

    def show_found(self, places: Sequence[Place], current: int) -> None:
        """Mark what a search has found, and scroll to one of them."""
        self._found = tuple(places)
        self._reveal(self._found[current : current + 1])
        self.viewport().update()

    def set_zoom(self, zoom: int) -> None:
        """Per cent of the width of the pane, 50 to 400."""
        keep = self.place()
        self.zoom = max(50, min(400, zoom))
        self._lay_out()
        if keep:
            self._go(*keep)
        self.viewport().update()

    def selected_text(self) -> str:
        """The text that was marked with the mouse, or an empty one."""
        return self._selection[1].text() if self._selection else ""

    def _reveal(self, places: Sequence[Place]) -> None:
        if not places or not 0 <= places[0].page < len(self._boxes):
            return
        box = self._on_view(places[0])
        if not self.viewport().rect().contains(box.center().toPoint()):
            top = box.top() + self.verticalScrollBar().value()
            self.verticalScrollBar().setValue(round(top - self.viewport().height() / 3))

    def _lay_out(self) -> None:
        gap, room = self._look.px(GAP), self.viewport().width()
        self._boxes = []
        y, widest = gap, 0
        for size in self._sizes:
            width = max(40, (room - 2 * gap) * self.zoom // 100)
            height = round(width * size.height() / max(1.0, size.width()))
            self._boxes.append(QRect(max(gap, (room - width) // 2), y, width, height))
            y += height + gap
            widest = max(widest, width + 2 * gap)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, y - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(self._look.px(40))
        across.setRange(0, max(0, widest - room))
        across.setPageStep(room)

    def _scrolled(self) -> None:
        page = self.page
        if page != self._current and page >= 0:
            self._current = page
            self.moved.emit(page)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as the pane."""
        super().resizeEvent(event)
        keep = self.place()
        self._lay_out()
        if keep:
            self._go(*keep)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint what is seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._look.tokens.canvas))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, box in enumerate(self._boxes):
            at = box.translated(-self._offset())
            if at.bottom() < 0 or at.top() > self.viewport().height():
                continue
            painter.fillRect(at.translated(0, 2).adjusted(-1, 0, 1, 2), QColor(0, 0, 0, 40))
            painter.fillRect(at, QColor("white"))
            image = self._image(page)
            if image is not None:
                painter.drawImage(at, image)
            if self._dim:
                painter.fillRect(at, QColor(0, 0, 0, 31))
        self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        accent = QColor(self._look.tokens.accent)
        for place in self._marked:
            if place.page < len(self._boxes):
                painter.setPen(accent)
                soft = QColor(accent)
                soft.setAlpha(28)
                painter.setBrush(soft)
                painter.drawRoundedRect(self._on_view(place).adjusted(-4, -3, 4, 3), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 200, 0, 90))
        for place in self._found:
            if place.page < len(self._boxes):
                painter.drawRect(self._on_view(place))
        if self._selection:
            page, selection = self._selection
            painter.setBrush(QColor(accent.red(), accent.green(), accent.blue(), 70))
            for polygon in selection.bounds():
                painter.drawRect(self._on_view(Place(page, polygon.boundingRect())))

    def _on_view(self, place: Place) -> QRectF:
        """A box of a page as it stands on the widget."""
        page = self._boxes[place.page].translated(-self._offset())
        scale = page.width() / max(1.0, self._sizes[place.page].width())
        box = place.box
        x, y = page.left() + box.left() * scale, page.top() + box.top() * scale
        return QRectF(x, y, box.width() * scale, box.height() * scale)

    def _image(self, page: int) -> QImage | None:
        """The page as it was drawn; until that is done, as it was before."""
        name, density = self._names[page], self.devicePixelRatioF()
        size = QSize(round(self._boxes[page].width() * density), round(self._boxes[page].height() * density))
        image = self._images.get(name)
        if image is None or image.size() != size:
            if self._asked.get(page) != name or (image is not None and image.size() != size):
                self._asked[page] = name
                if self._loaded is not None:
                    self._loaded.draw(page, size)
            return image or self._stale.get((name.paper, name.number))
        return image

    def _came(self, page: int, image: QImage) -> None:
        if page >= len(self._names) or self._asked.get(page) != self._names[page]:
            return
        del self._asked[page]
        self._images[self._names[page]] = image
        self._stale[self._names[page].paper, self._names[page].number] = image
        while len(self._images) > _KEPT:
            del self._images[next(iter(self._images))]
        while len(self._stale) > _KEPT:
            del self._stale[next(iter(self._stale))]
        self.viewport().update()
        if page == self._current:
            self.drawn.emit()

    def _at(self, where: QPointF) -> tuple[int, QPointF] | None:
        """Page and point of a place of the widget."""
        point = where.toPoint() + self._offset()
        for page, box in enumerate(self._boxes):
            if box.contains(point):
                scale = self._sizes[page].width() / max(1, box.width())
                return page, QPointF((point.x() - box.left()) * scale, (point.y() - box.top()) * scale)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press begins a click or a selection."""
        self._pressed = self._at(event.position())
        self._selection = None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """With the button held the text between is marked."""
        here = self._at(event.position())
        if self._pressed and here and self._loaded and here[0] == self._pressed[0]:
            made = self._loaded.document.getSelection(here[0], self._pressed[1], here[1])
            self._selection = (here[0], made) if made.isValid() and made.text() else None
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a move leads to what stands there."""
        here = self._at(event.position())
        pressed, self._pressed = self._pressed, None
        if here and pressed and here[0] == pressed[0] and (here[1] - pressed[1]).manhattanLength() < 3:
            self.clicked.emit(*here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is marked; move from page to page."""
        if event.matches(QKeySequence.StandardKey.Copy) and self._selection:
            QGuiApplication.clipboard().setText(self.selected_text())
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.show_page(self.page + (1 if event.key() == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes the pages larger or smaller."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + (10 if event.angleDelta().y() > 0 else -10))
        else:
            super().wheelEvent(event)
