"""A talking point as a card: read at a glance, and edited in place when it is the current one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefbook.app.points.editing import PointForm
from briefbook.app.points.facts import FACT
from briefbook.app.points.model import Point
from briefbook.app.points.reading import PointText
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import label, mark, named
from briefbook.errors import phrase
from briefbook.lang.tongue import Lang

POINT: Final = "application/x-briefbook-point"


class Grip(QLabel):
    """Six dots to drag a card by; Alt with an arrow key does the same."""

    def __init__(self, look: Look, card: "PointCard") -> None:
        super().__init__()
        self._card = card
        self._from: QPoint | None = None
        self.setPixmap(look.pixmap("grip-vertical", look.tokens.muted))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(look.say("Drag to move (Alt+Up, Alt+Down)"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        self._from = event.position().toPoint()
        self._card.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the card."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._from = None
            carried = QMimeData()
            carried.setData(POINT, self._card.uid.encode())
            drag = QDrag(self._card)
            drag.setMimeData(carried)
            drag.setPixmap(self._card.grab().scaledToWidth(self._card.width() // 2))
            drag.exec(Qt.DropAction.MoveAction)


class PointCard(QFrame):
    """One point.

    Signals:
        chosen: it is the current card now.
        worded(str, object, str): column, Lang and text.
        given(str, object): a field other than a text, and its value.
        asked(str): what is asked of it: up, down, remove, duplicate, clear, fact, assign.
        detach_wanted(str): the uid of a fact.
        facts_dropped(list): uids of facts.
        point_dropped(str): the uid of the point that is to stand before this one.
    """

    chosen = Signal()
    worded = Signal(str, object, str)
    given = Signal(str, object)
    asked = Signal(str)
    detach_wanted = Signal(str)
    facts_dropped = Signal(list)
    point_dropped = Signal(str)

    def __init__(self, look: Look, point: Point) -> None:
        super().__init__()
        self._look = look
        self.uid = point.uid
        self.point = point
        self.form: PointForm | None = None
        self._shown: Point | None = None
        self._langs: tuple[Lang, ...] = ()
        self._people: tuple[tuple[object, str], ...] = ()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(gap) for gap in (10, GAPS[2], GAPS[2], 10)))
        row.setSpacing(look.px(10))
        row.addWidget(Grip(look, self), 0, Qt.AlignmentFlag.AlignTop)
        self._number = label("", "number")
        self._number.setMinimumWidth(look.px(18))
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(look.px(6))
        row.addLayout(self._body, 1)
        self.text = PointText(look)
        self.text.assign_wanted.connect(lambda: self.asked.emit("assign"))
        self.text.attach_wanted.connect(lambda: self.asked.emit("fact"))
        self._body.addWidget(self.text)
        self._drop = label("", "droplink")
        self._drop.hide()
        self._body.addWidget(self._drop)

    def equip(self, langs: Sequence[Lang], people: Sequence[tuple[object, str]]) -> None:
        """The languages to write in, and who can be told something."""
        self._people = tuple(people)
        if tuple(langs) != self._langs:
            self._langs = tuple(langs)
            if self.form is not None:
                was_open = self.editing
                self.form.commit()
                self.form.deleteLater()
                self.form = None
                if was_open:
                    self.edit(focus=False)
        elif self.form is not None:
            self.form.fill_people(self._people)

    def show_point(self, point: Point) -> None:
        """Show other values of the point."""
        if point == self._shown:
            return
        self._shown = self.point = point
        self._number.setText(self._look.figures(point.number))
        self.text.show_point(point)
        if self.form is not None:
            self.form.show_point(point)
        headline = point.headline.best(self._look.lang, point.original)[0]
        parts = (self._look.figures(point.number), headline or self._look.say("Empty point"), *self.text.spoken)
        named(self, ", ".join(part for part in parts if part))

    def show_current(self, current: bool) -> None:
        """Whether this is the card that commands mean."""
        mark(self, "current", "true" if current else "false")
        if not current:
            self.close_form()

    @property
    def editing(self) -> bool:
        """Whether the card is open to be written in."""
        return self.form is not None and not self.form.isHidden()

    def edit(self, *, focus: bool = True) -> None:
        """Open the card to be written in."""
        if self.form is None:
            self.form = form = PointForm(self._look, self.point, self._langs, self._people)
            form.worded.connect(self.worded)
            form.given.connect(self.given)
            form.asked.connect(self.asked)
            form.detach_wanted.connect(self.detach_wanted)
            for field in form.columns.fields.values():
                field.installEventFilter(self)
            self._body.insertWidget(1, form)
            form.show_point(self.point)
        self.form.show()
        self.text.hide()
        self.chosen.emit()
        if focus:
            self.form.columns.focus()
        QTimer.singleShot(0, self._show_whole)  # as high as it will be only when it is laid out

    def _show_whole(self) -> None:
        """Scroll so far that all of the card is seen."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self, 0, self._look.px(GAPS[2]))

    def close_form(self) -> None:
        """Show the card to be read; what was typed is given first."""
        if self.form is not None:
            self.form.commit()
            self.form.hide()
            self.text.show()

    def commit(self) -> None:
        """Give what was typed and not yet given."""
        if self.form is not None:
            self.form.commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card that gets the focus is the current one."""
        super().focusInEvent(event)
        self.chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the card."""
        if not self.editing and self.rect().contains(event.position().toPoint()):
            self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open the card."""
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if opens and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.edit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a field: "#" asks for a fact, Escape goes back to the card, focus makes the card the current one."""
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.text() == "#":
                self.asked.emit("fact")
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_form()
                self.setFocus()
                return True
        return False

    # Dragging.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Facts are attached, points are put before this one."""
        carried = event.mimeData()
        if carried.hasFormat(FACT):
            words = phrase("Drop to attach “{fact}” as evidence", fact=carried.text().splitlines()[0])
            self._show_drop(self._look.say(words))
            event.acceptProposedAction()
        elif carried.hasFormat(POINT) and bytes(carried.data(POINT).data()).decode() != self.uid:
            self._show_drop(self._look.say("Drop to put it before this one"))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is offered any more."""
        self._show_drop("")

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self._show_drop("")
        carried = event.mimeData()
        if carried.hasFormat(FACT):
            self.facts_dropped.emit(bytes(carried.data(FACT).data()).decode().split("\n"))
        elif carried.hasFormat(POINT):
            self.point_dropped.emit(bytes(carried.data(POINT).data()).decode())
        event.acceptProposedAction()

    def _show_drop(self, words: str) -> None:
        self._drop.setText(words)
        self._drop.setVisible(bool(words))
        mark(self, "drop", "true" if words else "false")


class Ghost(QFrame):
    """What a card could say, where none is there yet.

    Signals:
        wanted: it is to be written.
    """

    wanted = Signal()

    def __init__(self, look: Look, number: int, hint: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        mark(self, "ghost", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(gap) for gap in (36, GAPS[2], GAPS[2], GAPS[2])))
        row.setSpacing(look.px(10))
        figure: QWidget = label(look.figures(number), "number")
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(hint, "quiet", wrap=True), 1)
        named(self, hint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click begins to write."""
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar begin to write."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit()
            return
        super().keyPressEvent(event)
