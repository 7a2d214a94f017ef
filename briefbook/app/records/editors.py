"""The fields of a form, one widget for each way in which a column is written; all of them speak alike."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.records.values import read_value, written
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.dates import PartialDateEdit
from briefbook.app.widgets.marking import button, label, mark, named
from briefbook.app.widgets.texts import LineField, LocalTextEdit
from briefbook.app.widgets.tick import Tick
from briefbook.app.widgets.typing import Typing
from briefbook.errors import Phrase, TextError, phrase
from briefbook.lang.day import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fields import Column, Form


class Editor(QWidget):
    """A field with its label. `name` is the field's in its form.

    Signals:
        given(str, object, object): name, language or None, and the value that a person gave.
    """

    given = Signal(str, object, object)

    def __init__(self, look: Look, name: str, title: str) -> None:
        super().__init__()
        self.name = name
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(4))
        self._head = QHBoxLayout()
        self._head.setSpacing(look.px(2))
        self._title = label(title, "label")
        self._head.addWidget(self._title, 1)
        self._box.addLayout(self._head)
        self._fault = label("", "fault", wrap=True)
        self._fault.hide()

    def show_values(self, values: Sequence[object]) -> None:
        """Show the value that all records have, or that they differ; without records the field is empty."""

    def commit(self) -> None:
        """Give what was typed and not yet given."""

    def focus(self, lang: Lang | None = None) -> None:
        """Put the caret into the field, that of a language where it has several."""

    def _show_fault(self, field: QWidget, words: str) -> None:
        mark(field, "fault", "true" if words else "false")
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        field.setAccessibleDescription(words)

    def _mixed(self, values: Sequence[object]) -> str:
        """The hint for values that differ, or an empty text."""
        several = len({str(value) for value in values})
        return self._look.say(phrase("Mixed: {n} different values", n=several)) if several > 1 else ""


class LocalEditor(Editor):
    """A text in several languages, one of them seen at a time; a language without a text is marked."""

    def __init__(self, look: Look, name: str, title: str, langs: Sequence[Lang], *, lines: int = 0) -> None:
        super().__init__(look, name, title)
        self._fields: dict[Lang, LineField | LocalTextEdit] = {}
        self._tabs = {}
        for lang in langs:
            tab = button(look, _short(lang), kind="quiet")
            tab.setCheckable(True)
            tab.setToolTip(OWN_NAMES[lang])
            named(tab, f"{title}, {OWN_NAMES[lang]}")
            tab.clicked.connect(lambda _=False, lang=lang: self.focus(lang))
            self._tabs[lang] = tab
            if len(langs) > 1:
                self._head.addWidget(tab)
            field = LocalTextEdit(look, lang, lines) if lines else LineField(look, lang)
            named(field, f"{title}, {OWN_NAMES[lang]}")
            field.committed.connect(lambda text, lang=lang: self.given.emit(self.name, lang, text))
            self._fields[lang] = field
            self._box.addWidget(field)
        self._show_lang(look.lang if look.lang in langs else langs[0])

    def show_values(self, values: Sequence[object]) -> None:
        """Show the texts of every language."""
        texts = [value if isinstance(value, LocalText) else LocalText() for value in values]
        for lang, field in self._fields.items():
            own = [text.text(lang) for text in texts]
            mixed = self._mixed(own)
            field.setPlaceholderText(mixed)
            if not (field.typing.dirty and field.hasFocus()):
                field.show_text("" if mixed or not own else own[0])
            missing = not any(own) and any(texts)
            tab = self._tabs[lang]
            tab.setText(_short(lang) + (" ○" if missing else ""))
            missing_words = self._look.say("missing") if missing else ""
            tab.setAccessibleDescription(missing_words)

    def commit(self) -> None:
        """Give what was typed in any language."""
        for field in self._fields.values():
            field.typing.commit()

    def focus(self, lang: Lang | None = None) -> None:
        """Show a language and put the caret there."""
        shown = lang if lang in self._fields else self.lang
        self._show_lang(shown)
        self._fields[shown].setFocus()

    @property
    def lang(self) -> Lang:
        """The language that is seen."""
        return next(lang for lang, field in self._fields.items() if not field.isHidden())

    def field(self, lang: Lang) -> LineField | LocalTextEdit:
        """The field of a language. Raises KeyError where there is none."""
        return self._fields[lang]

    def next_lang(self) -> None:
        """Go on to the next language."""
        langs = list(self._fields)
        self.focus(langs[(langs.index(self.lang) + 1) % len(langs)])

    def _show_lang(self, lang: Lang) -> None:
        for other, field in self._fields.items():
            field.setVisible(other is lang)
            self._tabs[other].setChecked(other is lang)
            if other is lang:
                self._title.setBuddy(field)


class PlainEditor(Editor):
    """A line, number, time, zone or list of lines: read when the field is left, kept as typed where it cannot be."""

    def __init__(self, look: Look, name: str, title: str, column: Column) -> None:
        super().__init__(look, name, title)
        self._column = column
        self._several = column.form is Form.LINES
        self._edit: LocalTextEdit | QLineEdit
        if self._several:
            self._edit = area = LocalTextEdit(look, look.lang, 3)
            self._typing = area.typing
            area.committed.connect(self._read)
        else:
            self._edit = QLineEdit()
            self._typing = Typing(self._edit, self._edit.text)
            self._typing.paused.connect(self._read)
            self._edit.returnPressed.connect(self._typing.commit)
            if column.form is Form.LINE:
                self._edit.textEdited.connect(lambda _: self._typing.touched())
        named(self._edit, title)
        self._title.setBuddy(self._edit)
        self._box.addWidget(self._edit)
        self._box.addWidget(self._fault)

    def show_values(self, values: Sequence[object]) -> None:
        """Show the value."""
        mixed = self._mixed(values)
        self._edit.setPlaceholderText(mixed)
        if self._typing.dirty and self._edit.hasFocus():
            return
        text = "" if mixed or not values else written(values[0], self._look)
        if isinstance(self._edit, LocalTextEdit):
            self._edit.show_text(text)
        elif text != self._edit.text():
            self._edit.setText(text)
            self._edit.setCursorPosition(0)
        self._typing.shown(text)
        self._show_fault(self._edit, "")

    def commit(self) -> None:
        """Read what was typed now."""
        self._typing.commit()

    def focus(self, lang: Lang | None = None) -> None:
        """Put the caret into the field."""
        self._edit.setFocus()

    def _read(self, text: str) -> None:
        if self._several:
            lines = tuple(line.strip() for line in text.splitlines() if line.strip())
            self.given.emit(self.name, None, lines)
            return
        try:
            value = read_value(text, self._column)
        except TextError as wrong:
            self._show_fault(self._edit, self._look.say(wrong.phrase))
            return
        self._show_fault(self._edit, "")
        self.given.emit(self.name, None, value)


class DayEditor(Editor):
    """A date in either calendar."""

    def __init__(self, look: Look, name: str, title: str, today: date) -> None:
        super().__init__(look, name, title)
        self.date = PartialDateEdit(look, today)
        self.date.set_name(title)
        self.date.committed.connect(lambda day: self.given.emit(self.name, None, day))
        self._title.setBuddy(self.date.edit)
        self._box.addWidget(self.date)

    def show_values(self, values: Sequence[object]) -> None:
        """Show the date."""
        mixed = self._mixed(values)
        if self.date.typing.dirty and self.date.edit.hasFocus():
            return
        if mixed:
            self.date.show_mixed(mixed)
        else:
            day = values[0] if values else None
            self.date.show_day(day if isinstance(day, Day) else None)

    def commit(self) -> None:
        """Read what was typed now."""
        self.date.commit()

    def focus(self, lang: Lang | None = None) -> None:
        """Put the caret into the field."""
        self.date.edit.setFocus()


class ChoiceEditor(Editor):
    """One of a closed set, or a record that a link points at."""

    def __init__(self, look: Look, name: str, title: str, entries: Iterable[tuple[object, Phrase | str]]) -> None:
        super().__init__(look, name, title)
        self.choice = Choice(look)
        named(self.choice, title)
        self.fill(entries)
        self.choice.picked.connect(lambda key: self.given.emit(self.name, None, key))
        self._title.setBuddy(self.choice)
        self._box.addWidget(self.choice)

    def fill(self, entries: Iterable[tuple[object, Phrase | str]]) -> None:
        """Have other entries; what is chosen stays, if it is among them."""
        made = [(key, self._look.say(words) if isinstance(words, Phrase) else words) for key, words in entries]
        if made != [(self.choice.itemData(n), self.choice.itemText(n)) for n in range(self.choice.count())]:
            before = self.choice.currentData()
            self.choice.fill(made)
            self.choice.choose(before)

    def show_values(self, values: Sequence[object]) -> None:
        """Show the choice."""
        mixed = self._mixed(values)
        self.choice.setPlaceholderText(mixed)
        self.choice.choose(values[0] if values and not mixed else _NO_KEY)

    def focus(self, lang: Lang | None = None) -> None:
        """Put the focus on the field."""
        self.choice.setFocus()


class YesEditor(Editor):
    """Yes or no; a half tick where records differ."""

    def __init__(self, look: Look, name: str, title: str) -> None:
        super().__init__(look, name, title)
        self._title.hide()
        self.box = Tick(look, title)
        self.box.clicked.connect(lambda yes: self.given.emit(self.name, None, bool(yes)))
        self._box.addWidget(self.box)

    def show_values(self, values: Sequence[object]) -> None:
        """Show the tick."""
        mixed = bool(self._mixed(values))
        self.box.setTristate(mixed)
        yes = Qt.CheckState.Checked if values and values[0] else Qt.CheckState.Unchecked
        self.box.setCheckState(Qt.CheckState.PartiallyChecked if mixed else yes)

    def focus(self, lang: Lang | None = None) -> None:
        """Put the focus on the box."""
        self.box.setFocus()


_NO_KEY = object()


def _short(lang: Lang) -> str:
    return {Lang.EN: "EN", Lang.FA: "FA", Lang.SR_LATN: "SR", Lang.SR_CYRL: "СР"}[lang]


def spacing(look: Look) -> int:
    """Logical pixels between the fields of a form."""
    return look.px(GAPS[2])
