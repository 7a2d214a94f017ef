"""A sheet over the window: title, body that scrolls where the window is low, buttons. Esc closes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, icon_button, label, named, rule
from briefbook.app.widgets.notice import Notice


class Sheet(QDialog):
    """A sheet. The one primary button is also Ctrl+Enter; the focus goes back to where it was.

    Signals:
        wanted: the person asks for what the sheet is for.
    """

    wanted = Signal()

    def __init__(self, look: Look, title: str, *, width: int, height: int) -> None:
        super().__init__()
        self._look = look
        self._size = (width, height)
        self._before: QWidget | None = None
        self.setProperty("kind", "sheet")
        self.setModal(True)
        self.setWindowTitle(title)
        named(self, title)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[3], GAPS[3], GAPS[1])))
        self.title = label(title, "page")
        head.addWidget(self.title, 1)
        close = icon_button(look, "x", look.say("Close"))
        close.clicked.connect(self.reject)
        close.setAutoRaise(True)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        self.notice = Notice(look)
        inset = QVBoxLayout()
        inset.setContentsMargins(look.px(GAPS[4]), 0, look.px(GAPS[4]), look.px(GAPS[1]))
        inset.addWidget(self.notice)
        box.addLayout(inset)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setProperty("kind", "surface")
        self.body = QWidget()
        self.body.setProperty("kind", "surface")
        area.setWidget(self.body)
        box.addWidget(area, 1)
        box.addWidget(rule())
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[2], GAPS[4], GAPS[2])))
        self._foot.setSpacing(look.px(GAPS[1]))
        self.place = label("", "quiet", wrap=True)
        self._foot.addWidget(self.place, 1)
        box.addLayout(self._foot)

    def add_buttons(self, words: str, icon: str) -> QPushButton:
        """Cancel, and the button that does what the sheet is for, which is returned."""
        look = self._look
        cancel = button(look, look.say("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        made = button(look, words, icon=icon, kind="primary")
        made.setAutoDefault(False)
        made.clicked.connect(self.wanted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(made.click)
        made.setToolTip(f"{words} ({QKeySequence('Ctrl+Return').toString(QKeySequence.SequenceFormat.NativeText)})")
        self._foot.addWidget(cancel)
        self._foot.addWidget(made)
        return made

    def open_over(self, window: QWidget) -> None:
        """Show the sheet over a window, no larger than that."""
        self._before = QApplication.focusWidget()
        if self.parentWidget() is not window:
            self.setParent(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setLayoutDirection(self._look.direction)
        room, edge = window.size(), self._look.px(GAPS[4])
        width = min(self._look.px(self._size[0]), room.width() - 2 * edge)
        height = min(self._look.px(self._size[1]), room.height() - 2 * edge)
        self.resize(width, height)
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())
        self.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt calls this when the sheet is shown."""
        super().showEvent(event)
        self.raise_()

    def done(self, result: int) -> None:
        """Close, and give the focus back."""
        super().done(result)
        if self._before is not None:
            self._before.setFocus()
            self._before = None
