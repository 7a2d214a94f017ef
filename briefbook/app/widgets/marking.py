"""Small steps that many widgets share: properties that the style sheet reads, names, rules and buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import ICON


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet reads, and have it read."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def named(widget: QWidget, name: str) -> None:
    """Give a widget its name for screen readers: a field with a placeholder and a button with an icon have none."""
    widget.setAccessibleName(name)


def label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    """A text of a kind of the style sheet; plain, whatever it holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def rule() -> QFrame:
    """A line between parts."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


def button(look: Look, text: str, *, icon: str = "", kind: str = "", colour: str = "") -> QPushButton:
    """A button with words."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if icon:
        colour = colour or (look.tokens.on_accent if kind == "primary" else look.tokens.text)
        gap = 6 if text else 0
        made.setIcon(look.icon(icon, colour, gap=gap))
        made.setIconSize(QSize(look.px(ICON) + look.px(gap), look.px(ICON)))
    return made


class SearchField(QLineEdit):
    """A line with the sign of searching at its beginning; an action's icon would not stand in the middle."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(True)
        named(self, name)
        room = look.px(ICON + 6)
        self.setTextMargins(0 if look.rtl else room, 0, room if look.rtl else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        super().paintEvent(event)
        side = self._look.px(ICON)
        x = self._look.px(9)
        x = self.width() - x - side if self._look.rtl else x
        drawn = self._look.pixmap("search", density=self.devicePixelRatioF())
        QPainter(self).drawPixmap(x, (self.height() - side) // 2, drawn)


def icon_button(look: Look, icon: str, name: str, *, colour: str = "", size: int = ICON) -> QToolButton:
    """A button without words: its name is told to screen readers and shown as a tip."""
    made = QToolButton()
    made.setProperty("kind", "icon")
    made.setIcon(look.icon(icon, colour, size))
    made.setIconSize(QSize(look.px(size), look.px(size)))
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    named(made, name)
    return made


def follow(made: QPushButton | QToolButton, action: QAction) -> None:
    """Let a button do an action, and be to be had when that is; its own words and icon stay."""
    made.clicked.connect(lambda _=False: action.trigger())
    made.setEnabled(action.isEnabled())
    action.enabledChanged.connect(made.setEnabled)
