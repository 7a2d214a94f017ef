"""The head of a meeting: which one it is, when and where, the languages that are written in, whether it fits."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from briefbook.app.points.flow import FlowLayout
from briefbook.app.points.model import Mark, Meeting
from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import button, icon_button, label, named
from briefbook.errors import phrase
from briefbook.lang.tongue import Lang


class MeetingHead(QWidget):
    """The head.

    Signals:
        meeting_wanted(str): the uid of the item of another meeting.
        lang_wanted(object): the second Lang to write in, or None for one language alone.
        evidence_wanted: the facts are to be seen.
    """

    meeting_wanted = Signal(str)
    lang_wanted = Signal(object)
    evidence_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._items: tuple[str, ...] = ()
        self._at = 0
        self._langs_shown: tuple[tuple[Lang, ...], tuple[Lang, ...]] = ((), ())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(GAPS[0]))
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[0]))
        self.eyebrow = label("", "eyebrow")
        row.addWidget(self.eyebrow)
        self.before = icon_button(look, "chevron-left", look.say("Meeting before"))
        self.after = icon_button(look, "chevron-right", look.say("Next meeting"))
        self.before.clicked.connect(lambda _=False: self._step(-1))
        self.after.clicked.connect(lambda _=False: self._step(1))
        self.choice = Choice(look)
        self.choice.setMaximumWidth(look.px(260))
        self.choice.setSizePolicy(self.choice.sizePolicy().Policy.Expanding, self.choice.sizePolicy().Policy.Fixed)
        named(self.choice, look.say("Meeting"))
        self.choice.picked.connect(lambda uid: self.meeting_wanted.emit(str(uid)))
        for widget in (self.before, self.after):
            row.addWidget(widget)
        row.addWidget(self.choice, 1)
        row.addStretch(0)
        self.langs = button(look, "", icon="languages", kind="soft", colour=look.tokens.accent)
        self._menu = QMenu(self.langs)
        self._menu.setLayoutDirection(look.direction)
        self.langs.setMenu(self._menu)
        row.addWidget(self.langs)
        self.evidence = icon_button(look, "chart-column", look.say("Evidence (Ctrl+Shift+F)"))
        self.evidence.clicked.connect(self.evidence_wanted)
        row.addWidget(self.evidence)
        box.addLayout(row)
        self.title = label("", "page", wrap=True)
        box.addWidget(self.title)
        self._facts = QWidget()
        self._flow = FlowLayout(self._facts, look.px(GAPS[2]), rtl=look.rtl)
        box.addWidget(self._facts)
        self._facts_shown: tuple[object, ...] = ()

    def show_meetings(self, meetings: Sequence[tuple[object, str]]) -> None:
        """The meetings to choose from, each its item and what it is called."""
        self._items = tuple(str(uid) for uid, _ in meetings)
        known = [(self.choice.itemData(n), self.choice.itemText(n)) for n in range(self.choice.count())]
        if known != list(meetings):
            self.choice.fill(meetings)

    def show_meeting(self, meeting: Meeting, fit: Mark | None) -> None:
        """Show a meeting, and whether its page is full."""
        look = self._look
        number = phrase("Meeting {n} of {total}", n=meeting.place, total=meeting.of)
        self.eyebrow.setText(look.say(number).upper() if look.lang is Lang.EN else look.say(number))
        self.choice.choose(meeting.item)
        self._at = self._items.index(meeting.item) if meeting.item in self._items else 0
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self._items) - 1)
        self.title.setText(meeting.title)
        shown = (meeting.when, meeting.where, meeting.who, fit)
        if shown == self._facts_shown:
            return
        self._facts_shown = shown
        self._flow.clear()
        for icon, text in (("calendar", meeting.when), ("map-pin", meeting.where), ("users", meeting.who)):
            if text:
                self._flow.addWidget(_fact(look, icon, text))
        if fit is not None:
            self._flow.addWidget(Chip(look, fit.text, fit.tone, fit.icon))

    def show_langs(self, langs: Sequence[Lang], shown: Sequence[Lang]) -> None:
        """The languages of the records, and those that are written in now."""
        if (tuple(langs), tuple(shown)) == self._langs_shown:
            return
        self._langs_shown = (tuple(langs), tuple(shown))
        names = [OWN_NAMES[lang] for lang in shown]
        self.langs.setText(" + ".join(names))
        named(self.langs, self._look.say(phrase("Languages: {langs}", langs=", ".join(names))))
        self._menu.clear()
        group = QActionGroup(self._menu)
        second = shown[1] if len(shown) > 1 else None
        others: list[Lang | None] = [lang for lang in langs if lang is not shown[0]]
        for lang in [*others, None]:
            words = f"{OWN_NAMES[shown[0]]} + {OWN_NAMES[lang]}" if lang else OWN_NAMES[shown[0]]
            action = QAction(words, self._menu)
            action.setCheckable(True)
            action.setChecked(lang is second)
            action.triggered.connect(lambda _=False, lang=lang: self.lang_wanted.emit(lang))
            group.addAction(action)
            self._menu.addAction(action)

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._items):
            self.meeting_wanted.emit(self._items[self._at + by])


def _fact(look: Look, icon: str, text: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(6))
    sign = label("")
    sign.setPixmap(look.pixmap(icon, look.tokens.muted))
    sign.setFixedSize(QSize(look.px(16), look.px(16)))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(text, "quiet"))
    return made
