"""The pane beside a table: the fields of the chosen record, or of several at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from briefbook.app.records.editors import Editor, LocalEditor, spacing
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, SMALL
from briefbook.app.widgets.marking import button, icon_button, label, named, rule
from briefbook.app.widgets.notice import Notice
from briefbook.errors import counted


class Portraits(QWidget):
    """Letters in circles, one for each chosen record, three at most."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._letters: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_letters(self, letters: Sequence[str]) -> None:
        """Show these letters."""
        self._letters = tuple(letters[:3])
        self.setVisible(bool(self._letters))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the circles."""
        side = self._look.px(36)
        return QSize(max(1, len(self._letters)) * (side + self._look.px(6)), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt calls this to paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._look.px(36)
        painter.setFont(self._look.font(SMALL, bold=True))
        for place, letters in enumerate(self._letters):
            left = place * (side + self._look.px(6))
            x = self.width() - left - side if self._look.rtl else left
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.tokens.accent_soft))
            painter.drawEllipse(x, 0, side, side)
            painter.setPen(QColor(self._look.tokens.accent))
            painter.drawText(QRect(x, 0, side, side), Qt.AlignmentFlag.AlignCenter, letters)


class Inspector(QWidget):
    """The fields of what is chosen.

    Signals:
        given(str, object, object): a field's name, its language or None, and the value for all chosen records.
        place_wanted(object): a place of use was chosen, by its key.
        closed: the pane is to be put away.
        left: Escape was pressed; work goes on in the table.
    """

    given = Signal(str, object, object)
    place_wanted = Signal(object)
    closed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "side")
        self._editors: dict[str, Editor] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        edge = look.px(GAPS[3])
        head = QHBoxLayout()
        head.setContentsMargins(edge, look.px(GAPS[2]), edge, look.px(GAPS[1]))
        self._title = label("", "dialog", wrap=True)
        head.addWidget(self._title, 1)
        self.close_button = icon_button(look, "panel-right", look.say("Show the page instead"))
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        self._portraits = Portraits(look)
        self._names = label("", "strong", wrap=True)
        self._hint = label("", "quiet", wrap=True)
        who = QHBoxLayout()
        who.setContentsMargins(edge, 0, edge, look.px(GAPS[2]))
        who.setSpacing(look.px(GAPS[1]))
        who.addWidget(self._portraits)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._names)
        words.addWidget(self._hint)
        who.addLayout(words, 1)
        box.addLayout(who)
        box.addWidget(rule())
        self.notice = Notice(look)
        self._form = QWidget()
        self._form.setProperty("kind", "side")
        self._fields = QVBoxLayout(self._form)
        self._fields.setContentsMargins(edge, edge, edge, edge)
        self._fields.setSpacing(spacing(look))
        self._uses = QVBoxLayout()
        self._uses.setSpacing(look.px(2))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._form)
        box.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(edge, 0, edge, edge)
        foot.addWidget(self.notice)
        box.addLayout(foot)

    def build(self, editors: Sequence[Editor]) -> None:
        """Have these fields, in this order."""
        for editor in editors:
            self._editors[editor.name] = editor
            editor.given.connect(self.given)
            self._fields.addWidget(editor)
        self._fields.addWidget(rule())
        self._fields.addLayout(self._uses)
        self._fields.addStretch(1)

    def editor(self, name: str) -> Editor:
        """A field by its name. Raises KeyError where there is none."""
        return self._editors[name]

    def editor_of(self, name: str) -> Editor | None:
        """A field by its name, or None where the form has a part of its own for it."""
        return self._editors.get(name)

    def show_records(
        self, names: Sequence[str], letters: Sequence[str], values: Mapping[str, Sequence[object]]
    ) -> None:
        """Show the values of the chosen records: by field, one for each of them."""
        say = self._look.say
        n = len(names)
        self._form.setEnabled(n > 0)
        self._portraits.show_letters(letters if n else ())
        if n > 1:
            self._title.setText(say(counted("Editing {n} record", "Editing {n} records", n)))
            self._names.setText("، ".join(names[:4]) if self._look.rtl else ", ".join(names[:4]))
            self._hint.setText(say("Changes apply to all; one undo reverts"))
        else:
            self._title.setText(names[0] if n else say("Nothing chosen"))
            self._names.setText("")
            self._hint.setText("" if n else say("Choose a row to edit it."))
        self._names.setVisible(n > 1)
        self._hint.setVisible(n != 1)
        for name, editor in self._editors.items():
            editor.show_values(values.get(name, ()))

    def show_uses(self, uses: Sequence[tuple[object, str, str]]) -> None:
        """Show where the record is used: key, name, address."""
        while (item := self._uses.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        if not uses:
            return
        self._uses.addWidget(label(self._look.say("Used in"), "label"))
        for key, name, address in uses:
            self._uses.addWidget(self._use(key, name, address))

    def _use(self, key: object, name: str, address: str) -> QPushButton:
        words = f"{name}  ·  {address}" if address else name
        made = button(self._look, words, icon="link", kind="link", colour=self._look.tokens.accent)
        made.setToolTip(words)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _=False: self.place_wanted.emit(key))
        named(made, words)
        return made

    def commit(self) -> None:
        """Give what was typed and not yet given."""
        for editor in self._editors.values():
            editor.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def next_language(self) -> None:
        """Go on to the other language of the field that has the focus."""
        focus = QApplication.focusWidget()
        for editor in self._editors.values():
            if isinstance(editor, LocalEditor) and focus is not None and editor.isAncestorOf(focus):
                editor.next_lang()
                return

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            first.focus()

    def focus_field(self, name: str) -> bool:
        """Put the caret into a field; whether there is one of that name."""
        editor = self._editors.get(name)
        if editor is None:
            return False
        editor.focus()
        self._scroll.ensureWidgetVisible(editor)
        return True
