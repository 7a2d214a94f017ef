"""The points of one kind below their title, kept in step with their records card by card."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefbook.app.points.card import Ghost, PointCard
from briefbook.app.points.model import TITLES, Section
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, label
from briefbook.errors import Phrase, counted, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.brief import PointKind

GHOSTS: Final[tuple[Phrase, ...]] = (
    phrase("Say what you want in one sentence"),
    phrase("Say why it matters to them"),
    phrase("Say what happens next, and who does it"),
)
_NEW: Final[dict[PointKind, Phrase]] = {
    PointKind.MAKE: phrase("Add message"),
    PointKind.ARGUMENT: phrase("Add argument"),
    PointKind.QUESTION: phrase("Add question to ask"),
    PointKind.RESPOND: phrase("Add question"),
    PointKind.TACTICAL: phrase("Add tactic"),
    PointKind.AVOID: phrase("Add what to avoid"),
    PointKind.PRESS: phrase("Add line for the press"),
}


def new_words(kind: PointKind) -> Phrase:
    """What adding a point of a kind is called."""
    return _NEW[kind]


class PointSection(QWidget):
    """One section.

    Signals:
        add_wanted(object): a point of this PointKind is to be added.
        card_made(object): a PointCard that has to be wired.
    """

    add_wanted = Signal(object)
    card_made = Signal(object)

    def __init__(self, look: Look, kind: PointKind) -> None:
        super().__init__()
        self._look = look
        self.kind = kind
        self.cards: dict[str, PointCard] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, look.px(GAPS[2]), 0, 0)
        self._box.setSpacing(look.px(GAPS[1]))
        head = QHBoxLayout()
        head.setSpacing(look.px(GAPS[1]))
        head.addWidget(label(look.say(TITLES[kind]), "heading"))
        self.hint = label("", "quiet")
        head.addWidget(self.hint, 1)
        self.new_button = button(look, look.say(_NEW[kind]), icon="plus", kind="quiet")
        self.new_button.clicked.connect(lambda _=False: self.add_wanted.emit(self.kind))
        head.addWidget(self.new_button)
        self._box.addLayout(head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.px(10))
        self._box.addLayout(self._cards)
        self.ghosts = [Ghost(look, n, look.say(words)) for n, words in enumerate(GHOSTS, start=1)]
        self.ghosts = self.ghosts if kind is PointKind.MAKE else []
        for ghost in self.ghosts:
            ghost.wanted.connect(lambda: self.add_wanted.emit(self.kind))
            self._box.addWidget(ghost)
        self._none = label(look.say("Nothing yet. Write what they may ask, and our answer."), "quiet", wrap=True)
        self._none.hide()
        self._box.addWidget(self._none)

    def show_section(self, section: Section, langs: Sequence[Lang], people: Sequence[tuple[object, str]]) -> None:
        """Show the points; a card that stays is filled anew and keeps the caret."""
        wanted = [point.uid for point in section.points]
        for uid in [uid for uid in self.cards if uid not in wanted]:
            card = self.cards.pop(uid)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, point in enumerate(section.points):
            made = self.cards.get(point.uid)
            if made is None:
                made = self.cards[point.uid] = PointCard(self._look, point)
                self.card_made.emit(made)
            if self._cards.indexOf(made) != place:
                self._cards.insertWidget(place, made)
            made.equip(langs, people)
            made.show_point(point)
        self.hint.setText(self._hint(section))
        for ghost in self.ghosts:
            ghost.setVisible(not wanted)
        self._none.setVisible(self.kind is PointKind.RESPOND and not wanted)

    def _hint(self, section: Section) -> str:
        look, n = self._look, len(section.points)
        if not n:
            return ""
        if self.kind is PointKind.MAKE:
            about = counted("about {n} min aloud", "about {n} min aloud", section.minutes)
            return " · ".join((look.figures(n), look.say("in speaking order"), look.say(about)))
        if self.kind is PointKind.RESPOND:
            return f"{look.figures(n)} · {look.say('the other side may ask')}"
        return look.figures(n)
