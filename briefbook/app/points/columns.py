"""A text of a record in the languages that are shown: side by side, or one below the other where it is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import CONTROL, GAPS
from briefbook.app.widgets.marking import label, named
from briefbook.app.widgets.texts import LineField, LocalTextEdit
from briefbook.lang.tongue import Lang, LocalText

NARROW = 520
"""Below so many pixels the second language stands under the first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A text to be written: its column, what it is called, how many lines it has at least; 0 = one line for good."""

    column: str
    title: str
    lines: int = 2


class GrowingText(LocalTextEdit):
    """Several lines, as high as its text."""

    def __init__(self, look: Look, lang: Lang, lines: int) -> None:
        super().__init__(look, lang, lines)
        self._least = self.height()
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _grow(self) -> None:
        wanted = round(self.document().size().height()) + self._look.px(12)
        if wanted != self.height():
            self.setFixedHeight(max(self._least, wanted))


class TongueColumns(QWidget):
    """Texts of one record, a column for each language.

    Signals:
        worded(str, object, str): column, Lang and text that is to be written.
    """

    worded = Signal(str, object, str)

    def __init__(
        self, look: Look, slots: Sequence[Slot], langs: Sequence[Lang], *, headed: bool = True, titled: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._slots = tuple(slots)
        self._titled = titled
        self.fields: dict[tuple[str, Lang], LineField | GrowingText] = {}
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(GAPS[1]) + 2)
        for lang in langs:
            self._box.addWidget(self._column(lang, headed=headed and len(langs) > 1), 1)
        self.langs = tuple(langs)

    def _column(self, lang: Lang, *, headed: bool) -> QWidget:
        look = self._look
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(6))
        if headed:
            head = label(OWN_NAMES[lang], "label")
            head.setFont(look.font(12, lang=lang))
            head.setFixedHeight(look.row(18))
            box.addWidget(head)
        for slot in self._slots:
            field = GrowingText(look, lang, slot.lines) if slot.lines else LineField(look, lang)
            if not slot.lines:
                field.setFont(look.font(13, bold=True, lang=lang))
                field.setFixedHeight(look.px(CONTROL + 2))
            named(field, f"{slot.title}, {OWN_NAMES[lang]}")
            if self._titled:
                title = label(slot.title, "label")
                title.setFixedHeight(look.row(18))
                box.addWidget(title)
            else:
                field.setPlaceholderText(slot.title)
            field.committed.connect(lambda text, slot=slot: self.worded.emit(slot.column, lang, text))
            self.fields[slot.column, lang] = field
            box.addWidget(field)
        box.addStretch(1)
        return column

    def show_texts(self, texts: dict[str, LocalText]) -> None:
        """Show stored texts by column; a field that is being typed into is left alone."""
        for (column, lang), field in self.fields.items():
            if column in texts and not (field.typing.dirty and field.hasFocus()):
                field.show_text(texts[column].text(lang))

    def commit(self) -> None:
        """Give what was typed and not yet given."""
        for field in self.fields.values():
            field.typing.commit()

    def focus(self, column: str = "", lang: Lang | None = None) -> None:
        """Put the caret into a field, by default the first one of the first language."""
        found = self.fields.get((column or self._slots[0].column, lang or self.langs[0]))
        (found or next(iter(self.fields.values()))).setFocus()

    def next_language(self) -> bool:
        """Go on to the same field of the other language; whether the focus was in here."""
        focus = QApplication.focusWidget()
        place = next((key for key, field in self.fields.items() if field is focus), None)
        if place is None:
            return False
        at = self.langs.index(place[1])
        self.focus(place[0], self.langs[(at + 1) % len(self.langs)])
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where two are too narrow to write in."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for one column, whatever stands side by side now."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._look.px(180)), hint.height())
