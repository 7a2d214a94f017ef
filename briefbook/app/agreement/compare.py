"""The provisions in two languages beside each other, so that one can be read against the other and put right."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import label, named
from briefbook.app.widgets.texts import LineField, LocalTextEdit
from briefbook.lang.tongue import Lang, LocalText


class Versions(NamedTuple):
    """A provision in all its languages: subject and text."""

    uid: str
    name: str
    subject: LocalText
    text: LocalText


class Column(NamedTuple):
    """The fields of a provision in one language."""

    lang: Lang
    subject: LineField
    text: LocalTextEdit


class ComparePage(QWidget):
    """Two columns of texts, each in a language that is chosen above it.

    Signals:
        given(str, str, Lang, str): the uid of a provision, "subject" or "text", a language, and what was typed in it.
    """

    given = Signal(str, str, object, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._langs: tuple[Lang, ...] = ()
        self._rows: dict[str, tuple[Column, Column, Chip]] = {}
        self._shown: tuple[Versions, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[1], GAPS[4], GAPS[1])))
        head.setSpacing(look.px(GAPS[3]))
        self.first, self.second = Choice(look), Choice(look)
        named(self.first, look.say("First language"))
        named(self.second, look.say("Second language"))
        for choice in (self.first, self.second):
            choice.picked.connect(lambda _: self._fill())
            head.addWidget(choice, 1)
        box.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("kind", "surface")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[0], GAPS[4], GAPS[3])))
        self._grid.setHorizontalSpacing(look.px(GAPS[3]))
        self._grid.setVerticalSpacing(look.px(GAPS[0]))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        area.setWidget(page)
        box.addWidget(area, 1)

    def show_versions(self, langs: Sequence[Lang], versions: Sequence[Versions]) -> None:
        """Show the provisions; the chosen languages stay while they are there."""
        if tuple(langs) != self._langs:
            self._langs = tuple(langs)
            entries = [(lang, OWN_NAMES[lang]) for lang in langs]
            for place, choice in enumerate((self.first, self.second)):
                choice.fill(entries)
                choice.choose(langs[min(place, len(langs) - 1)])
        same = [one.uid for one in versions] == [one.uid for one in self._shown]
        self._shown = tuple(versions)
        if same and self._rows:
            self._refresh()
        else:
            self._fill()

    def commit(self) -> None:
        """Give what was typed and not yet given."""
        for *columns, _ in self._rows.values():
            for column in columns:
                if isinstance(column, Column):
                    column.subject.typing.commit()
                    column.text.typing.commit()

    def columns(self, uid: str) -> tuple[Column, Column]:
        """The fields of a provision in both languages. Raises KeyError where it is not shown."""
        first, second, _ = self._rows[uid]
        return first, second

    def focus(self) -> None:
        """Put the caret into the first subject."""
        if self._rows:
            next(iter(self._rows.values()))[0].subject.setFocus()

    def _chosen(self) -> tuple[Lang, Lang]:
        """The two languages; Qt keeps them as plain texts."""
        return Lang(self.first.currentData()), Lang(self.second.currentData())

    def _fill(self) -> None:
        """Build the rows anew, in the languages that are chosen."""
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self._rows = {}
        for place, one in enumerate(self._shown):
            chip = Chip(self._look)
            head = QWidget()
            row = QHBoxLayout(head)
            row.setContentsMargins(0, self._look.px(GAPS[1]) if place else 0, 0, 0)
            row.addWidget(label(one.name, "strong", wrap=True), 1)
            row.addWidget(chip)
            self._grid.addWidget(head, 3 * place, 0, 1, 2)
            first, second = (self._column(one, lang) for lang in self._chosen())
            tall = max(first.text.height(), second.text.height())
            for across, column in enumerate((first, second)):
                column.text.setFixedHeight(tall)
                self._grid.addWidget(column.subject, 3 * place + 1, across)
                self._grid.addWidget(column.text, 3 * place + 2, across)
            self._rows[one.uid] = (first, second, chip)
        self._grid.setRowStretch(3 * len(self._shown), 1)
        self._refresh()

    def _column(self, one: Versions, lang: Lang) -> Column:
        say, uid = self._look.say, one.uid
        subject, text = LineField(self._look, lang), LocalTextEdit(self._look, lang, 3)
        named(subject, f"{one.name}, {say('Provision')}, {OWN_NAMES[lang]}")
        named(text, f"{one.name}, {say('Text')}, {OWN_NAMES[lang]}")
        subject.committed.connect(lambda typed: self.given.emit(uid, "subject", lang, typed))
        text.committed.connect(lambda typed: self.given.emit(uid, "text", lang, typed))
        return Column(lang, subject, text)

    def _refresh(self) -> None:
        for one in self._shown:
            first, second, chip = self._rows[one.uid]
            for column in (first, second):
                for field, stored in ((column.subject, one.subject), (column.text, one.text)):
                    if not (field.typing.dirty and field.hasFocus()):
                        field.show_text(stored.text(column.lang))
            chip.show_words(self._lacking(one), Tone.WARN, "languages")

    def _lacking(self, one: Versions) -> str:
        """Which of the two languages is missing beside the other, or older than the original; empty for neither."""
        say, found = self._look.say, []
        for lang in dict.fromkeys(self._chosen()):
            texts = [text for text in (one.subject, one.text) if text]
            if any(lang not in text for text in texts):
                found.append(f"{OWN_NAMES[lang]}: {say('missing')}")
            elif any(text[lang].stale for text in texts):
                found.append(f"{OWN_NAMES[lang]}: {say('older than the original')}")
        return " · ".join(found)
