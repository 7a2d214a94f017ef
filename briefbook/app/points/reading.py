"""The inside of a card that is read: the words of the point, its evidence, and what is still missing."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefbook.app.points.flow import FlowLayout
from briefbook.app.points.model import Mark, Point
from briefbook.app.records.choices import words_of
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.marking import button, label
from briefbook.app.widgets.notice import Notice
from briefbook.app.widgets.texts import direction
from briefbook.errors import phrase
from briefbook.lang.tongue import Lang
from briefbook.model.brief import Likelihood, PointKind
from briefbook.model.record import Audience

_CUT = 34
_BULLET = re.compile(r"^[-*+] +", re.MULTILINE)
_CHANCES = {Likelihood.CERTAIN: Tone.ERR, Likelihood.POSSIBLE: Tone.WARN, Likelihood.UNLIKELY: Tone.PLAIN}


def cut(text: str) -> str:
    """A text short enough for a chip."""
    return text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + "…"


def standing(look: Look, point: Point) -> Mark:
    """Whether a point may be printed without a remark; an answer that may not says so aloud."""
    if point.cleared:
        return Mark(look.say("Cleared"), Tone.OK, "circle-check")
    if point.kind is PointKind.RESPOND:
        return Mark(look.say("Not cleared"), Tone.WARN, "circle-alert")
    return Mark(look.say("Draft"), Tone.PLAIN, "pencil")


class PointText(QWidget):
    """The words and marks of a point.

    Signals:
        attach_wanted: evidence is to be attached.
        assign_wanted: somebody is to be named who clears the answer.
    """

    attach_wanted = Signal()
    assign_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.spoken: tuple[str, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(GAPS[1]))
        self._words = QHBoxLayout()
        self._words.setSpacing(look.px(GAPS[3]))
        self._left = QVBoxLayout()
        self._left.setSpacing(look.px(2))
        self.headline = label("", "heading", wrap=True)
        self.body = label("", wrap=True)
        for one in (self.headline, self.body):
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            one.setMinimumWidth(look.px(60))
        self._left.addWidget(self.headline)
        self._left.addWidget(self.body)
        self._words.addLayout(self._left, 1)
        box.addLayout(self._words)
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips, look.px(6), rtl=look.rtl)
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[1]))
        row.addWidget(self.chips, 1)
        self.status = Chip(look)
        row.addWidget(self.status, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(row)
        self.notice = Notice(look)
        box.addWidget(self.notice)

    def show_point(self, point: Point) -> None:
        """Show a point."""
        look = self._look
        quote = point.kind is PointKind.RESPOND
        headline, lang = point.headline.best(look.lang, point.original)
        headline = _quoted(headline, lang) if quote and headline else headline
        _say(self.headline, look, headline or look.say("Empty point"), lang if headline else look.lang, bold=True)
        text, lang = point.text.best(look.lang, point.original)
        _say(self.body, look, unmarked(text), lang)
        self.body.setVisible(bool(self.body.text()))
        self._show_chips(point)
        if quote and not point.cleared and not point.owner:
            words = look.say("No owner yet. Assign someone to clear this answer.")
            if self.notice.words() != words:
                self.notice.show_words(words, Tone.WARN, (look.say("Assign"), self.assign_wanted.emit))
        else:
            self.notice.show_words("", Tone.PLAIN)

    def _show_chips(self, point: Point) -> None:
        look = self._look
        self._flow.clear()
        for proof in point.evidence:
            sign = "clock-alert" if proof.stale else "link"
            self._add(Mark(cut(proof.text), Tone.WARN if proof.stale else Tone.PLAIN, sign), proof.text)
        if not point.evidence and point.kind in (PointKind.MAKE, PointKind.ARGUMENT, PointKind.RESPOND):
            attach = button(look, look.say("Attach evidence"), icon="link", kind="link", colour=look.tokens.accent)
            attach.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # "#" and Ctrl+Shift+F are its keys
            attach.clicked.connect(self.attach_wanted)
            self._flow.addWidget(attach)
        marks = [*point.marks]
        if point.heard:
            marks.insert(0, Mark(cut(point.heard), Tone.PLAIN, "user"))
        elif point.kind is PointKind.MAKE:
            marks.insert(0, Mark(look.say("Addressed to nobody"), Tone.WARN, "user"))
        if point.likelihood is not None:
            tone = _CHANCES[point.likelihood]
            marks.insert(0, Mark(look.say(words_of(point.likelihood)), tone, "message-square-text"))
        if point.audience is not None and point.audience in (Audience.NEVER, Audience.PRINCIPAL):
            seen = phrase("Seen by: {who}", who=words_of(point.audience))
            marks.append(Mark(look.say(seen), Tone.PLAIN, "eye"))
        state = standing(look, point)
        for one in marks:
            self._add(one)
        self.status.show_words(state.text, state.tone, state.icon)
        self.spoken = (*(one.text for one in marks), state.text)

    def _add(self, one: Mark, tip: str = "") -> None:
        chip = Chip(self._look, one.text, one.tone, one.icon)
        chip.setToolTip(tip)
        self._flow.addWidget(chip)


def unmarked(text: str) -> str:
    """A Markdown text as it is read at a glance: without marks of emphasis, with dots before items of a list."""
    return _BULLET.sub("• ", text.replace("**", ""))


def _say(shown: QLabel, look: Look, text: str, lang: Lang, *, bold: bool = False) -> None:
    """Show a text in its own direction and script."""
    shown.setLayoutDirection(direction(lang))
    shown.setFont(look.font(14 if bold else 13, bold=bold, lang=lang))
    shown.setText(text.strip())


def _quoted(text: str, lang: Lang) -> str:
    left, right = {Lang.FA: ("«", "»"), Lang.EN: ("“", "”")}.get(lang, ("„", "”"))
    return text if text.startswith((left, '"')) else f"{left}{text}{right}"
