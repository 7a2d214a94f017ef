"""The inside of a card that is written in: two languages, whom it is for, what it may be used for, its evidence."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefbook.app.points.columns import Slot, TongueColumns
from briefbook.app.points.flow import FlowLayout
from briefbook.app.points.model import Point, length
from briefbook.app.points.reading import cut, standing
from briefbook.app.records.choices import entries, words_of
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import button, icon_button, label, named
from briefbook.app.widgets.typing import Typing
from briefbook.errors import Phrase, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.brief import Likelihood, PointKind
from briefbook.model.record import Audience

_ANSWER = (PointKind.RESPOND,)
_CHANCED = (PointKind.RESPOND, PointKind.AVOID, PointKind.PRESS, PointKind.QUESTION)


class PointForm(QWidget):
    """The fields of one point.

    Signals:
        worded(str, object, str): column, Lang and text.
        given(str, object): another field and its value.
        asked(str): up, down, remove, duplicate, clear or fact.
        detach_wanted(str): the uid of a fact.
    """

    worded = Signal(str, object, str)
    given = Signal(str, object)
    asked = Signal(str)
    detach_wanted = Signal(str)

    def __init__(self, look: Look, point: Point, langs: Sequence[Lang], people: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._look = look
        self._point = point
        self._people: tuple[tuple[object, str], ...] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(GAPS[1]))
        box.addLayout(self._head())
        answer = point.kind in _ANSWER
        head = look.say("What they may ask") if answer else look.say("What we want, in one sentence")
        text = look.say("Our answer") if answer else look.say("How it is said")
        self.columns = TongueColumns(look, (Slot("headline", head, 0), Slot("text", text, 2)), langs)
        self.columns.worded.connect(self.worded)
        box.addWidget(self.columns)
        box.addWidget(self._rules(people))
        self._proofs = QWidget()
        self._flow = FlowLayout(self._proofs, look.px(6), rtl=look.rtl)
        box.addWidget(self._proofs)
        box.addLayout(self._foot())
        self._shown: tuple[object, ...] = ()

    def _head(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.px(2))
        row.addWidget(label(look.say("Editing"), "accent"))
        row.addStretch(1)
        self.kind = Choice(look, [(kind, look.say(words)) for kind, words in entries(PointKind)])
        named(self.kind, look.say("Kind"))
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.kind.setMinimumWidth(self.kind.sizeHint().width() + look.px(10))
        self.kind.picked.connect(lambda kind: self.given.emit("kind", kind))
        row.addWidget(self.kind)
        asked = (
            ("up", "arrow-up", look.say("Move up (Alt+Up)")),
            ("down", "arrow-down", look.say("Move down (Alt+Down)")),
            ("duplicate", "copy", look.say("Duplicate")),
            ("remove", "trash-2", look.say("Remove")),
        )
        self.buttons: dict[str, QToolButton] = {}
        for key, icon, words in asked:
            made = icon_button(look, icon, words)
            made.clicked.connect(lambda _=False, key=key: self.asked.emit(key))
            row.addWidget(made)
            self.buttons[key] = made
        return row

    def _rules(self, people: Sequence[tuple[object, str]]) -> QWidget:
        """Who hears it, how likely it comes up, who may see it, who answers for it."""
        look = self._look
        bar = QWidget()
        row = FlowLayout(bar, look.px(GAPS[1]), rtl=look.rtl)
        self.to = button(look, "", icon="user")
        self._menu = QMenu(self.to)
        self._menu.setLayoutDirection(look.direction)
        self.to.setMenu(self._menu)
        row.addWidget(self.to)
        chances: list[tuple[object, str]] = [(None, look.say("Likelihood unknown"))]
        chances += [(one, look.say(words)) for one, words in entries(Likelihood)]
        self.likelihood = Choice(look, chances)
        named(self.likelihood, look.say("Likelihood"))
        self.likelihood.picked.connect(lambda one: self.given.emit("likelihood", one))
        row.addWidget(self.likelihood)
        seen: list[tuple[object, str]] = [(None, look.say("Seen as usual"))]
        seen += [(one, look.say(phrase("Seen by: {who}", who=words_of(one)))) for one in Audience]
        self.audience = Choice(look, seen)
        named(self.audience, look.say("Who may see it"))
        self.audience.picked.connect(lambda one: self.given.emit("audience", one))
        row.addWidget(self.audience)
        for made in (self.likelihood, self.audience):
            made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            made.setMinimumWidth(made.sizeHint().width() + look.px(10))
        self.owner = QLineEdit()
        self.owner.setPlaceholderText(look.say("Owner"))
        self.owner.setFixedWidth(look.px(150))
        named(self.owner, look.say("Owner"))
        self._owning = Typing(self.owner, self.owner.text)
        self._owning.paused.connect(lambda text: self.given.emit("owner", text))
        self.owner.returnPressed.connect(self._owning.commit)
        row.addWidget(self.owner)
        self.fill_people(people)
        return bar

    def _foot(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[1]))
        self.attach = button(look, look.say("Attach evidence"), icon="link", kind="link", colour=look.tokens.accent)
        self.attach.setToolTip(look.say("Type # in the text"))
        self.attach.clicked.connect(lambda _=False: self.asked.emit("fact"))
        row.addWidget(self.attach)
        row.addStretch(1)
        self.meter = label("", "quiet")
        row.addWidget(self.meter)
        self.status = QPushButton()
        self.status.setProperty("kind", "quiet")
        self.status.setToolTip(QKeySequence("Ctrl+Shift+C").toString(QKeySequence.SequenceFormat.NativeText))
        self.status.clicked.connect(lambda _=False: self.asked.emit("clear"))
        row.addWidget(self.status)
        return row

    def fill_people(self, people: Sequence[tuple[object, str]]) -> None:
        """Have others who can be told something."""
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        self._menu.clear()
        for uid, name in people:
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setData(uid)
            action.triggered.connect(lambda _=False: self._tell_to())
        self._show_to()

    def show_point(self, point: Point) -> None:
        """Show other values."""
        self._point = point
        look = self._look
        self.columns.show_texts({"headline": point.headline, "text": point.text})
        self.kind.choose(point.kind)
        self.likelihood.choose(point.likelihood)
        self.likelihood.setVisible(point.kind in _CHANCED)
        self.audience.choose(point.audience)
        if not (self._owning.dirty and self.owner.hasFocus()):
            self.owner.setText(point.owner)
            self._owning.shown(point.owner)
        self._show_to()
        seconds = phrase("{n} s", n=point.seconds)
        self.meter.setText(f"{look.say(length(point))} · {look.say(seconds)}")
        state = standing(look, point)
        self.status.setText(state.text)
        self.status.setIcon(look.icon(state.icon, look.tokens.ink(state.tone), gap=6))
        by = point.cleared_by
        words: Phrase = phrase("Cleared by {who}. Press to make it a draft", who=by) if by else phrase("Clear it")
        named(self.status, f"{state.text}. {look.say(words)}" if point.cleared else state.text)
        self._show_proofs()

    def _show_proofs(self) -> None:
        if self._shown == self._point.evidence:
            return
        self._shown = self._point.evidence
        look = self._look
        self._flow.clear()
        for proof in self._point.evidence:
            made = button(look, cut(proof.text), icon="x", kind="proof")
            made.setToolTip(proof.text)
            named(made, look.say(phrase("Detach: {fact}", fact=proof.text)))
            made.clicked.connect(lambda _=False, uid=proof.uid: self.detach_wanted.emit(uid))
            self._flow.addWidget(made)
        self._proofs.setVisible(bool(self._point.evidence))

    def _show_to(self) -> None:
        point, look = self._point, self._look
        for action in self._menu.actions():
            action.setChecked(action.data() in point.to)
        words = phrase("To: {who}", who=point.heard) if point.heard else phrase("To whom?")
        self.to.setText(cut(look.say(words)))
        named(self.to, look.say(words))

    def _tell_to(self) -> None:
        self.given.emit("to", tuple(action.data() for action in self._menu.actions() if action.isChecked()))

    def commit(self) -> None:
        """Give what was typed and not yet given."""
        self.columns.commit()
        self._owning.commit()

    def focus_owner(self) -> None:
        """Put the caret where the owner is named."""
        self.owner.setFocus(Qt.FocusReason.OtherFocusReason)
