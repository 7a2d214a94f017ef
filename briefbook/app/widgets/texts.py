"""Fields for text of one language: its direction is that of the language, not of the window."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit

from briefbook.app.style.look import Look
from briefbook.app.widgets.typing import Typing, difference
from briefbook.errors import phrase
from briefbook.lang.tongue import Lang

ZWNJ, RLM, LRM = "\u200c", "\u200f", "\u200e"
MARKS = (
    (phrase("Zero-width non-joiner"), ZWNJ),
    (phrase("Right-to-left mark"), RLM),
    (phrase("Left-to-right mark"), LRM),
)


def direction(lang: Lang) -> Qt.LayoutDirection:
    """The direction of lines of a language."""
    return Qt.LayoutDirection.RightToLeft if lang.rtl else Qt.LayoutDirection.LeftToRight


class LineField(QLineEdit):
    """One line in one language.

    Signals:
        committed(str): the text is to be written.
    """

    committed = Signal(str)

    def __init__(self, look: Look, lang: Lang) -> None:
        super().__init__()
        self._look = look
        self.setFont(look.font(lang=lang))
        self.setLayoutDirection(direction(lang))
        self.typing = Typing(self, self.text)
        self.typing.paused.connect(self.committed)
        self.textEdited.connect(lambda _: self.typing.touched())
        self.returnPressed.connect(self.typing.commit)

    def show_text(self, text: str) -> None:
        """Show a stored text; the caret stays where it can."""
        if text != self.text():
            old, at = self.text(), self.cursorPosition()
            begin, _, _ = difference(old, text)
            self.setText(text)
            at = at if at <= begin else max(begin, at + len(text) - len(old))
            self.setCursorPosition(at if self.hasFocus() else 0)
        self.typing.shown(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the field without its own undo, with marks that no keyboard has."""
        menu = self.createStandardContextMenu()
        _own_menu(menu, self._look, self.insert)
        menu.exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Space is the joint that Persian words need."""
        if _is_joint(event):
            self.insert(ZWNJ)
            self.typing.touched()
            return
        super().keyPressEvent(event)


class LocalTextEdit(QTextEdit):
    """Several lines of plain text in one language. It is read raw: `toPlainText` would lose no-break spaces.

    Signals:
        committed(str): the text is to be written.
    """

    committed = Signal(str)

    def __init__(self, look: Look, lang: Lang, lines: int = 4) -> None:
        super().__init__()
        self._look = look
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(look.font(lang=lang))
        self.setLayoutDirection(direction(lang))
        option = QTextOption()
        # By the language of the record: by its letters a line that begins with a Latin word would turn round.
        option.setTextDirection(direction(lang))
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(look.px(4))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + look.px(20))
        self.typing = Typing(self, self.raw)
        self.typing.paused.connect(self.committed)
        self.textChanged.connect(self.typing.touched)

    def raw(self) -> str:
        """The text as it was typed, lines parted by newlines."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a stored text; only what differs is replaced, so that caret and place stay."""
        old = self.raw()
        if text != old:
            begin, end, new = difference(old, text)
            with QSignalBlocker(self):
                cursor = QTextCursor(self.document())
                cursor.setPosition(_units(old[:begin]))
                cursor.setPosition(_units(old[:end]), QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(new)
        self.typing.shown(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the field without its own undo, with marks that no keyboard has."""
        menu = self.createStandardContextMenu()
        _own_menu(menu, self._look, self.insertPlainText)
        menu.exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Space is the joint that Persian words need."""
        if _is_joint(event):
            self.insertPlainText(ZWNJ)
            return
        super().keyPressEvent(event)


def _units(text: str) -> int:
    """Length as Qt counts it: UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _is_joint(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier


def _own_menu(menu: QMenu, look: Look, insert: Callable[[str], object]) -> None:
    """Take undo and redo out of a field's menu and add the marks."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    menu.addSeparator()
    for name, mark in MARKS:
        action = menu.addAction(look.say(name))
        action.triggered.connect(lambda _=False, mark=mark: insert(mark))
