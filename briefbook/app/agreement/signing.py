"""Signing: who signs for each side, where, in which languages, and what the document itself is."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.records.editors import Editor
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import label, mark, named
from briefbook.lang.tongue import Lang
from briefbook.model.record import Side


class SigningPage(QScrollArea):
    """The form of the signing.

    Signals:
        signed_by(object, object): the side and the uid of the person who signs for it.
        text_wanted(object, bool): a language, and whether the document is signed in it.
        given(str, object, object): a field of the document, its language or None, and the value.
    """

    signed_by = Signal(object, object)
    text_wanted = Signal(object, bool)
    given = Signal(str, object, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._editors: dict[str, Editor] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("kind", "surface")
        self._box = QVBoxLayout(page)
        self._box.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[2], GAPS[4], GAPS[3])))
        self._box.setSpacing(look.px(GAPS[3]))
        self._box.addWidget(label(look.say("At the table"), "dialog"))
        self.signers: dict[Side, Choice] = {}
        self._faults: dict[Side, QWidget] = {}
        table = QGridLayout()
        table.setHorizontalSpacing(look.px(GAPS[3]))
        table.setVerticalSpacing(look.px(4))
        sides = ((Side.OWN, look.say("Signs for us")), (Side.HOST, look.say("Signs for the host")))
        for column, (side, words) in enumerate(sides):
            self._add_signer(table, column, side, words)
            table.setColumnStretch(column, 1)
        self._box.addLayout(table)
        self._box.addWidget(label(look.say("Languages of the document"), "label"))
        self._languages = QHBoxLayout()
        self._languages.setSpacing(look.px(GAPS[3]))
        self.texts: dict[Lang, QCheckBox] = {}
        for lang in Lang:
            box = QCheckBox(OWN_NAMES[lang])
            box.setFont(look.font(lang=lang))
            box.clicked.connect(lambda yes, lang=lang: self.text_wanted.emit(lang, bool(yes)))
            self._languages.addWidget(box)
            self.texts[lang] = box
        self._languages.addStretch(1)
        self._box.addLayout(self._languages)
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(look.px(GAPS[3]))
        self._form.setVerticalSpacing(look.px(GAPS[2]))
        self._form.setColumnStretch(0, 1)
        self._form.setColumnStretch(1, 1)
        self._box.addSpacing(look.px(GAPS[1]))
        self._box.addWidget(label(look.say("The document"), "dialog"))
        self._box.addLayout(self._form)
        self._box.addStretch(1)
        self.setWidget(page)

    def _add_signer(self, table: QGridLayout, column: int, side: Side, words: str) -> None:
        title = label(words, "label")
        choice = Choice(self._look)
        named(choice, words)
        title.setBuddy(choice)
        choice.picked.connect(lambda uid, side=side: self.signed_by.emit(side, uid))
        lacking = self._look.say("Nobody yet. Choose who signs; until both are named the book is a draft.")
        fault = label(lacking, "fault", wrap=True)
        table.addWidget(title, 0, column)
        table.addWidget(choice, 1, column)
        table.addWidget(fault, 2, column, Qt.AlignmentFlag.AlignTop)
        self.signers[side], self._faults[side] = choice, fault

    def build(self, editors: Sequence[Editor]) -> None:
        """Have these fields of the document, two in a row; the first and the last have a row of their own."""
        row = column = 0
        for place, editor in enumerate(editors):
            self._editors[editor.name] = editor
            editor.given.connect(self.given)
            whole = place in (0, len(editors) - 1)
            if whole and column:
                row, column = row + 1, 0
            self._form.addWidget(editor, row, column, 1, 2 if whole else 1, Qt.AlignmentFlag.AlignTop)
            row, column = (row + 1, 0) if whole or column else (row, 1)

    @property
    def built(self) -> bool:
        """Whether the fields of the document are there."""
        return bool(self._editors)

    def editor(self, name: str) -> Editor:
        """A field of the document. Raises KeyError where there is none."""
        return self._editors[name]

    def show_document(
        self,
        people: Mapping[Side, Iterable[tuple[object, str]]],
        signing: Mapping[Side, object],
        texts: Iterable[Lang],
        values: Mapping[str, Sequence[object]],
    ) -> None:
        """Show who may sign and who does, the languages, and the fields of the document."""
        for side, choice in self.signers.items():
            choice.fill(people.get(side, ()))
            choice.choose(signing.get(side, ""))
            lacking = not signing.get(side)
            mark(choice, "fault", "true" if lacking else "false")
            self._faults[side].setVisible(lacking)
        there = set(texts)
        for lang, box in self.texts.items():
            box.setChecked(lang in there)
        for name, editor in self._editors.items():
            editor.show_values(values.get(name, ()))

    def commit(self) -> None:
        """Give what was typed and not yet given."""
        for editor in self._editors.values():
            editor.commit()

    def focus(self) -> None:
        """Put the focus on who signs for us."""
        self.signers[Side.OWN].setFocus()
