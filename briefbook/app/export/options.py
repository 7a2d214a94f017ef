"""What is asked of the outcome that is chosen: language, readers, copies, folder. Fields that do not concern it go."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefbook.app.export.model import CARDS, COPIES, MEETING, PDF, PERSIAN, WORD, Choices, Wish
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import button, label, named, rule
from briefbook.errors import phrase
from briefbook.lang.tongue import Lang
from briefbook.model.record import Audience


class Options(QWidget):
    """The fields.

    Signals:
        changed: a person changed one of them.
        folder_wanted: a folder is to be chosen.
    """

    changed = Signal()
    folder_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._offer = COPIES
        self.ticks: list[QCheckBox] = []
        self._numbers: list[QLabel] = []
        box = QVBoxLayout(self)
        edge = look.px(GAPS[4])
        box.setContentsMargins(edge, look.px(GAPS[2]), edge, look.px(GAPS[2]))
        box.setSpacing(look.px(GAPS[2]))
        self.lang, self.audience, self.meeting, self.format = (Choice(look) for _ in range(4))
        self.format.fill(((False, "PDF"), (True, "DOCX")))
        self._fields = {
            "meeting": self._field("Meeting", self.meeting),
            "lang": self._field("Language", self.lang),
            "audience": self._field("For whom", self.audience),
            "format": self._field("Format", self.format),
        }
        box.addWidget(self._fields["meeting"])
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[2]))
        for key in ("lang", "audience", "format"):
            row.addWidget(self._fields[key], 1)
        box.addLayout(row)
        self.edition = label("", "quiet", wrap=True)
        box.addWidget(self.edition)
        box.addWidget(self._copies_part())
        box.addWidget(rule())
        box.addWidget(self._folder_part())
        box.addStretch(1)
        for field in (self.lang, self.audience, self.meeting, self.format):
            field.picked.connect(lambda _: self.changed.emit())

    def _field(self, name: str, editor: QWidget) -> QWidget:
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._look.px(GAPS[0]))
        title = label(self._look.say(name), "label")
        title.setBuddy(editor)
        named(editor, self._look.say(name))
        box.addWidget(title)
        box.addWidget(editor)
        return whole

    def _copies_part(self) -> QWidget:
        look = self._look
        self._copies = QWidget()
        box = QVBoxLayout(self._copies)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(GAPS[0]))
        box.addWidget(rule())
        head = QHBoxLayout()
        head.addWidget(label(look.say("Copies"), "strong"))
        self.counted = label("", "quiet")
        head.addWidget(self.counted)
        head.addStretch(1)
        box.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.px(2))
        box.addLayout(self._rows)
        self.dividers = QCheckBox(look.say("A divider before each tab"))
        self.dividers.toggled.connect(lambda _: self.changed.emit())
        box.addWidget(rule())
        box.addWidget(self.dividers)
        return self._copies

    def _folder_part(self) -> QWidget:
        look = self._look
        self.folder = QLineEdit()
        self.folder.editingFinished.connect(self.changed)
        self.choose = button(look, look.say("Choose a folder…"), icon="folder-open")
        self.choose.clicked.connect(self.folder_wanted)
        whole = self._field("Save to", self.folder)
        layout = whole.layout()
        if layout is not None:
            layout.addWidget(self.choose)
            layout.setAlignment(self.choose, Qt.AlignmentFlag.AlignLeft)
        return whole

    def show_choices(self, known: Choices) -> None:
        """Have other languages, readers and meetings to choose from."""
        self.lang.fill(known.langs)
        self.audience.fill(known.audiences)
        self.meeting.fill(known.meetings)
        self.edition.setText(known.edition)
        for old in self.ticks:
            row = old.parentWidget()
            if row is not None:
                self._rows.removeWidget(row)
                row.deleteLater()
        self.ticks, self._numbers = [], []
        for one in known.copies:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._look.px(GAPS[1]))
            number, tick = label("", "strong"), QCheckBox(one.text)
            number.setFixedWidth(self._look.px(24))
            number.setStyleSheet(f"color: {self._look.tokens.accent};")
            named(tick, f"{one.text}, {one.told}")
            tick.toggled.connect(lambda _: self.changed.emit())
            line.addWidget(number)
            line.addWidget(tick)
            line.addStretch(1)
            line.addWidget(label(one.told, "quiet"))
            self._rows.addWidget(row)
            self.ticks.append(tick)
            self._numbers.append(number)

    def show_wish(self, wish: Wish) -> None:
        """Show what is chosen; nothing is emitted."""
        self.blockSignals(True)
        self._offer = wish.offer
        self.lang.choose(wish.lang)
        self.audience.choose(wish.audience)
        self.meeting.choose(wish.paper)
        self.format.choose(wish.word)
        self.dividers.setChecked(wish.dividers)
        self.folder.setText(wish.folder)
        self.folder.setCursorPosition(0)
        for place, tick in enumerate(self.ticks):
            tick.setChecked(place in wish.ticked)
        shown = {
            "meeting": wish.offer == MEETING,
            "lang": wish.offer != PERSIAN,
            "audience": wish.offer in (PDF, WORD, PERSIAN, MEETING, CARDS),
            "format": wish.offer == MEETING,
        }
        for key, visible in shown.items():
            self._fields[key].setVisible(visible)
        self._copies.setVisible(wish.offer == COPIES)
        numbers = {place: number for number, place in enumerate(wish.ticked, start=1)}
        for place, told in enumerate(self._numbers):
            told.setText(self._look.figures(f"{numbers[place]:02}") if place in numbers else "")
        said = phrase("{n} chosen; each page carries its copy number", n=len(wish.ticked))
        self.counted.setText(self._look.say(said))
        self.blockSignals(False)

    def wish(self) -> Wish:
        """What is chosen."""
        lang, audience = self.lang.currentData(), self.audience.currentData()
        return Wish(
            offer=self._offer,
            lang=Lang(lang) if lang else Lang.EN,
            audience=Audience(audience) if audience else Audience.PRINCIPAL,
            paper=str(self.meeting.currentData() or ""),
            word=bool(self.format.currentData()),
            dividers=self.dividers.isChecked(),
            ticked=tuple(place for place, tick in enumerate(self.ticks) if tick.isChecked()),
            folder=self.folder.text().strip(),
        )
