"""The sheet of a new visit: four questions, and beside them what comes of the answers."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.visits.model import Heard, hear_when, hear_where, hear_who
from briefbook.app.visits.outcome_preview import OutcomePreview
from briefbook.app.visits.question import Question
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import label, named
from briefbook.app.widgets.overlay import Sheet
from briefbook.app.widgets.texts import LocalTextEdit

PAUSE_MS = 120
_NARROW = 700


class NewVisitSheet(Sheet):
    """The four questions.

    Signals:
        answered: an answer is another one now, a moment after the last letter.
        earlier_chosen(object): the uid of the visit to follow.
    """

    answered = Signal()
    earlier_chosen = Signal(object)

    def __init__(self, look: Look, homes: Sequence[tuple[object, str]], today: date) -> None:
        super().__init__(look, look.say("New visit"), width=900, height=640)
        self._today = today
        say = look.say
        self.where = Question(look, say("Where"), say("City or country"), say("Belgrade, or Novi Sad, Serbia"))
        self.when = Question(look, say("When"), say("In either calendar"), say("25–27 Feb, or 7–9 Esfand 1403"))
        self.who = Question(
            look, say("Who"), say("The principal first, posts in brackets"), say("Name (post), name, name")
        )
        self.questions = (self.where, self.when, self.who)
        self.purpose = LocalTextEdit(look, look.lang, 3)
        named(self.purpose, say("Why"))
        self.purpose.setPlaceholderText(say("The purpose of the visit in a sentence"))
        self.home = Choice(look, homes)
        named(self.home, say("Travelling from"))
        self.earlier = Choice(look)
        named(self.earlier, say("After the visit"))
        self.preview = OutcomePreview(look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.answered)
        self._lay_out()
        self.create_button = self.add_buttons(say("Create visit"), "plane")
        for question in self.questions:
            question.typed.connect(self._on_typed)
            question.left.connect(lambda question=question: self._hear(question, strict=bool(question.text())))
            question.edit.returnPressed.connect(self.focusNextChild)
        self.purpose.textChanged.connect(self._pause.start)
        self.home.picked.connect(lambda _: self.answered.emit())
        self.earlier.picked.connect(self.earlier_chosen)

    def _lay_out(self) -> None:
        look = self._look
        self._columns = QHBoxLayout(self.body)
        self._columns.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[1], GAPS[4], GAPS[3])))
        self._columns.setSpacing(look.px(GAPS[4]))
        form = QVBoxLayout()
        form.setSpacing(look.px(GAPS[3]))
        self._after = self._labelled(look.say("After the visit"), self.earlier)
        form.addWidget(self._after)
        for question in self.questions:
            form.addWidget(question)
        form.addWidget(self._labelled(look.say("Why"), self.purpose))
        form.addWidget(self._labelled(look.say("Travelling from"), self.home, quiet=True))
        form.addStretch(1)
        self._columns.addLayout(form, 11)
        self._columns.addWidget(self.preview, 9)

    def _labelled(self, words: str, field: QWidget, *, quiet: bool = False) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._look.px(4))
        title = label(words, "label" if quiet else "strong")
        title.setBuddy(field)
        box.addWidget(title)
        box.addWidget(field)
        return made

    def begin(self, home: object, earlier: Sequence[tuple[object, str]], chosen: object) -> None:
        """Ask anew; with `earlier` visits to choose from, of which one is chosen, the new one follows that."""
        say = self._look.say
        self.setWindowTitle(say("New visit from an earlier one") if earlier else say("New visit"))
        self.title.setText(self.windowTitle())
        named(self, self.windowTitle())
        self._after.setVisible(bool(earlier))
        self.earlier.fill(earlier)
        self.earlier.choose(chosen)
        self.home.choose(home)
        self.purpose.show_text("")
        self.notice.hide()
        for question in self.questions:
            question.edit.clear()
            self._hear(question, strict=False)
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Say that the visit is being made; it cannot be asked for twice."""
        self.create_button.setEnabled(not busy)
        self.create_button.setText(self._look.say("Creating…") if busy else self._look.say("Create visit"))

    def first_fault(self) -> Question | None:
        """The first question whose answer is wrong, or that must have one and has none; its fault is shown."""
        for question in self.questions:
            self._hear(question, strict=True)
        if not self.where.text().strip():
            words = self._look.say("A visit needs a country. Write the city or the country.")
            self.where.show_heard(Heard(fault=words), strict=True)
            return self.where
        return next((question for question in self.questions if question.heard.fault), None)

    def hear(self) -> None:
        """Understand every answer as far as it is typed."""
        for question in self.questions:
            self._hear(question, strict=False)

    def _hear(self, question: Question, *, strict: bool) -> None:
        text = question.text()
        if question is self.where:
            heard = hear_where(text, self._look)
        elif question is self.when:
            heard = hear_when(text, self._look, self._today)
        else:
            heard = hear_who(text, self._look)
        question.show_heard(heard, strict=strict)

    def _on_typed(self) -> None:
        self.hear()
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The outcome goes below the questions where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
