"""Fields give up Ctrl+Z: the log of the library is the one undo, also while a field has the focus."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class GiveUpUndo(QObject):
    """Follows the focus of the program and leaves the keys of undo and redo to the window.

    With a text field focused the window's own action would never fire, and switching off the field's undo alone
    swallows the key; spin boxes and editable combo boxes swallow it too.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self.follow)

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch the field that has the focus now, and no other."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt calls this before the field sees an event."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        mine = any(event.matches(key) for key in _KEYS)
        if mine:
            event.ignore()
        return mine
