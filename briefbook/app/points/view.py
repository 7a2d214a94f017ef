"""The screen of a meeting: what we leave the room with, what we say, what may be raised, what lies behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from briefbook.app.points.card import PointCard
from briefbook.app.points.columns import Slot, TongueColumns
from briefbook.app.points.head import MeetingHead
from briefbook.app.points.model import BACKGROUND, OUTCOME, TITLES, Mark, Meeting
from briefbook.app.points.section import PointSection, new_words
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, label, rule
from briefbook.app.widgets.notice import Notice
from briefbook.errors import counted
from briefbook.lang.tongue import Lang
from briefbook.model.brief import PointKind


class PointsView(QWidget):
    """A meeting.

    Signals:
        brief_worded(str, object, str): column of the brief, Lang and text.
        add_wanted(object): a point of this PointKind is wanted.
        card_made(object): a PointCard that has to be wired.
        programme_wanted: there is no meeting; go where one is made.
    """

    brief_worded = Signal(str, object, str)
    add_wanted = Signal(object)
    card_made = Signal(object)
    programme_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = MeetingHead(look)
        self.notice = Notice(look, closable=True)
        self._langs: tuple[Lang, ...] = ()
        self._meeting: Meeting | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page())
        self._stack.addWidget(self._nothing())

    def _page(self) -> QWidget:
        look = self._look
        page = QWidget()
        self._box = box = QVBoxLayout(page)
        box.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[2], GAPS[4], GAPS[4])))
        box.setSpacing(look.px(GAPS[1]))
        box.addWidget(self.head)
        box.addWidget(self.notice)
        self._outcome_box = QFrame()
        self._outcome_box.setProperty("kind", "outcome")
        inner = QVBoxLayout(self._outcome_box)
        inner.setContentsMargins(*(look.px(gap) for gap in (GAPS[3], 10, GAPS[3], GAPS[2])))
        inner.setSpacing(look.px(6))
        row = QHBoxLayout()
        row.addWidget(label(look.say("We leave the room with"), "accent"), 1)
        self._outcome_words = label("", "quiet")
        row.addWidget(self._outcome_words)
        inner.addLayout(row)
        self._outcome_inner = inner
        self.outcome: TongueColumns | None = None
        self.background: TongueColumns | None = None
        box.addSpacing(look.px(GAPS[0]))
        box.addWidget(self._outcome_box)
        self.sections: dict[PointKind, PointSection] = {}
        for kind in TITLES:
            made = PointSection(look, kind)
            made.add_wanted.connect(self.add_wanted)
            made.card_made.connect(self.card_made)
            made.hide()
            self.sections[kind] = made
            box.addWidget(made)
        box.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(rule())
        self._background_box = QVBoxLayout()
        self._background_box.addWidget(label(look.say("Background"), "heading"))
        box.addLayout(self._background_box)
        box.addStretch(1)
        return page

    def _more(self) -> QWidget:
        """Adding a point of a kind that has no section yet."""
        look = self._look
        self.more = button(look, look.say("Add another kind of point"), icon="plus", kind="quiet")
        menu = QMenu(self.more)
        menu.setLayoutDirection(look.direction)
        for kind in TITLES:
            action = menu.addAction(look.say(new_words(kind)))
            action.triggered.connect(lambda _=False, kind=kind: self.add_wanted.emit(kind))
        self.more.setMenu(menu)
        return self.more

    def _nothing(self) -> QWidget:
        look = self._look
        page = QWidget()
        box = QVBoxLayout(page)
        box.addStretch(1)
        sign = label("")
        sign.setPixmap(look.pixmap("message-square-text", look.tokens.line2, 32))
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self.empty = label(look.say("No meetings yet. Add one to the programme."), "quiet", wrap=True)
        self.empty.setMinimumWidth(look.px(320))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignHCenter)
        self.to_programme = button(look, look.say("Open the programme"), icon="calendar")
        self.to_programme.clicked.connect(self.programme_wanted)
        box.addWidget(self.to_programme, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        return page

    def show_nothing(self) -> None:
        """There is no meeting."""
        self._meeting = None
        self._stack.setCurrentIndex(1)

    def show_meeting(
        self, meeting: Meeting, langs: Sequence[Lang], people: Sequence[tuple[object, str]], fit: Mark | None
    ) -> None:
        """Show a meeting, written in `langs`; fields that stay keep the caret."""
        self._stack.setCurrentIndex(0)
        if tuple(langs) != self._langs:
            self._langs = tuple(langs)
            self._build_columns()
        self._meeting = meeting
        self.head.show_meeting(meeting, fit)
        texts = dict(meeting.texts) or dict.fromkeys((OUTCOME, *(name for name, _ in BACKGROUND)), meeting.text(""))
        for columns in (self.outcome, self.background):
            if columns is not None:
                columns.show_texts(texts)
        said = meeting.text(OUTCOME).best(self._look.lang, meeting.original)[0].split()
        words = self._look.say(counted("{n} word", "{n} words", len(said))) if said else ""
        self._outcome_words.setText(words)
        sections = {section.kind: section for section in meeting.sections}
        for kind, widget in self.sections.items():
            if kind in sections:
                widget.show_section(sections[kind], langs, people)
            widget.setVisible(kind in sections)

    def _build_columns(self) -> None:
        look = self._look
        for old in (self.outcome, self.background):
            if old is not None:
                old.commit()
                old.hide()
                old.deleteLater()
        outcome = Slot(OUTCOME, look.say("What we leave the room with, in one sentence"))
        self.outcome = TongueColumns(look, (outcome,), self._langs, headed=False)
        self._outcome_inner.addWidget(self.outcome)
        slots = [Slot(name, look.say(words)) for name, words in BACKGROUND]
        self.background = TongueColumns(look, slots, self._langs, titled=True)
        self._background_box.addWidget(self.background)
        for made in (self.outcome, self.background):
            made.worded.connect(self.brief_worded)

    def cards(self) -> list[PointCard]:
        """The cards, from top to bottom."""
        meeting = self._meeting
        if meeting is None:
            return []
        shown = ((section.kind, point.uid) for section in meeting.sections for point in section.points)
        return [self.sections[kind].cards[uid] for kind, uid in shown if uid in self.sections[kind].cards]

    def card(self, uid: str) -> PointCard | None:
        """A card by the uid of its point, or None."""
        return next((card for card in self.cards() if card.uid == uid), None)

    def commit(self) -> None:
        """Give what was typed and not yet given."""
        for columns in (self.outcome, self.background):
            if columns is not None:
                columns.commit()
        for card in self.cards():
            card.commit()

    def next_language(self) -> bool:
        """Go on to the other language of the field that has the focus; whether that is one of two."""
        forms = [card.form.columns for card in self.cards() if card.form is not None]
        every = [one for one in (self.outcome, self.background, *forms) if one is not None]
        return any(one.next_language() for one in every)
