"""The check screen: how the book stands, the cards by weight, and what is checked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefbook.app.check.issue_card import IssueCard
from briefbook.app.check.model import LEVELS, RULES, Issue
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.marking import button, label, rule
from briefbook.app.widgets.notice import Notice, announce
from briefbook.errors import Phrase, Ref, Weight, counted, phrase

MOST = 40


class CheckView(QScrollArea):
    """The screen.

    Signals:
        reached(object): an issue is the current one now.
        fix_wanted(object): go to the place of an issue.
        ignore_wanted(object, str): let an issue be, for a reason.
        again_wanted, export_wanted: what the person asks for.
    """

    reached = Signal(object)
    fix_wanted = Signal(object)
    ignore_wanted = Signal(object, str)
    again_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "surface")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: list[IssueCard] = []
        self._current: tuple[str, Ref | None, str] | None = None
        self._all: tuple[Issue, ...] = ()
        self._waivable = True
        self._limit = MOST
        inner = QWidget()
        inner.setProperty("kind", "surface")
        self.setWidget(inner)
        box = QVBoxLayout(inner)
        edge = look.px(GAPS[4])
        box.setContentsMargins(edge, look.px(GAPS[3]), edge, edge)
        box.setSpacing(look.px(GAPS[2]))
        box.addLayout(self._head())
        self.notice = Notice(look, closable=True)
        box.addWidget(self.notice)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.px(GAPS[1]))
        box.addLayout(self._cards)
        self.more = button(look, "", kind="link")
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(rule())
        box.addWidget(label(look.say("What is checked"), "section"))
        self._rules = QGridLayout()
        self._rules.setHorizontalSpacing(look.px(GAPS[3]))
        self._rules.setVerticalSpacing(look.px(GAPS[0]))
        self._rule_signs: dict[str, QLabel] = {}
        self._fill_rules()
        box.addLayout(self._rules)
        box.addStretch(1)

    def _head(self) -> QVBoxLayout:
        look = self._look
        head = QVBoxLayout()
        head.setSpacing(look.px(GAPS[1]))
        row = QHBoxLayout()
        self.title = label("", "page", wrap=True)
        self.again = button(look, look.say("Check again"), icon="rotate-cw")
        self.export = button(look, look.say("Export"), icon="file-down")
        self.again.clicked.connect(self.again_wanted)
        self.export.clicked.connect(self.export_wanted)
        row.addWidget(self.title, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(row)
        self.lead = label("", "quiet", wrap=True)
        head.addWidget(self.lead)
        levels = QHBoxLayout()
        levels.setSpacing(look.px(GAPS[1]))
        self.levels = [Chip(look) for _ in (*LEVELS, "passed")]
        for chip in self.levels:
            levels.addWidget(chip)
        levels.addStretch(1)
        head.addLayout(levels)
        return head

    def _fill_rules(self) -> None:
        look = self._look
        for place, (name, words) in enumerate(RULES.items()):
            row = QHBoxLayout()
            row.setSpacing(look.px(GAPS[1]))
            sign = QLabel()
            self._rule_signs[name] = sign
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(look.say(words), "quiet", wrap=True), 1)
            self._rules.addLayout(row, place // 2, place % 2)

    def show_busy(self) -> None:
        """Say that the checks run."""
        self.lead.setText(self._look.say("The checks are running"))
        self.again.setEnabled(False)

    def show_issues(self, issues: Sequence[Issue], *, waivable: bool) -> None:
        """Show the cards; the current one stays current, and keeps the focus if it had it, while it is there."""
        focused = next((card for card in self.cards if card.action.hasFocus()), None)
        place = self.cards.index(focused) if focused else -1
        self._all, self._waivable = tuple(issues), waivable
        self._fill()
        self._show_state()
        if place >= 0 and self.cards:
            keys = [card.issue.key for card in self.cards]
            again = keys.index(self._current) if self._current in keys else min(place, len(keys) - 1)
            self.cards[again].action.setFocus()
        elif place >= 0:
            self.export.setFocus()
        self.again.setEnabled(True)

    def next(self) -> None:
        """Go on to the next card, round and round; with none say that nothing is to be fixed."""
        if not self.cards:
            announce(self, self.title.text())
            self.export.setFocus()
            return
        keys = [card.issue.key for card in self.cards]
        at = keys.index(self._current) + 1 if self._current in keys else 0
        card = self.cards[at % len(keys)]
        card.action.setFocus()
        self._reach(card)  # also where another program has the focus

    def _show_more(self) -> None:
        first = len(self.cards)
        self._limit = len(self._all)
        self._fill()
        if first < len(self.cards):
            self.cards[first].action.setFocus()

    def _fill(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.cards = []
        before: Weight | None = None
        for issue in self._all[: self._limit]:
            if issue.weight is not before:
                before = issue.weight
                words, tone, _ = LEVELS[before]
                title = label(self._look.say(words), "strong")
                title.setStyleSheet(f"color: {self._look.tokens.ink(tone)};")
                self._cards.addWidget(title)
            self._add(issue)
        left = len(self._all) - len(self.cards)
        self.more.setVisible(left > 0)
        self.more.setText(self._look.say(counted("Show {n} more", "Show {n} more", left)))

    def _add(self, issue: Issue) -> None:
        card = IssueCard(self._look, issue, waivable=self._waivable)
        card.show_current(issue.key == self._current)
        card.reached.connect(lambda: self._reach(card))
        card.fix_wanted.connect(lambda: self.fix_wanted.emit(issue))
        card.ignore_wanted.connect(lambda reason: self.ignore_wanted.emit(issue, reason))
        self._cards.addWidget(card)
        self.cards.append(card)

    def _reach(self, card: IssueCard) -> None:
        self._current = card.issue.key
        for other in self.cards:
            other.show_current(other is card)
        self.ensureWidgetVisible(card)
        self.reached.emit(card.issue)

    def _show_state(self) -> None:
        look, say = self._look, self._look.say
        numbers = {weight: sum(1 for one in self._all if one.weight is weight) for weight in LEVELS}
        failed = {one.rule for one in self._all}
        passed = sum(1 for name in RULES if name not in failed)
        for chip, (weight, (words, tone, icon)) in zip(self.levels, LEVELS.items(), strict=False):
            told = phrase("{what}: {n}", what=words, n=numbers[weight])
            chip.show_words(say(told) if numbers[weight] else "", tone, icon)
        told = phrase("{what}: {n}", what=phrase("Passed"), n=passed)
        self.levels[-1].show_words(say(told), Tone.OK, "circle-check")
        title, lead = _state(numbers, passed)
        before = self.title.text()
        self.title.setText(say(title))
        self.lead.setText(say(lead))
        self.export.setText(say("Export a draft") if numbers[Weight.MUST] else say("Export"))
        for name, sign in self._rule_signs.items():
            bad = name in failed
            colour = look.tokens.warn if bad else look.tokens.ok
            sign.setPixmap(look.pixmap("triangle-alert" if bad else "check", colour, 14))
            sign.setAccessibleName(say("to be looked at") if bad else say("passed"))
        if self.isVisible() and say(title) != before:
            announce(self, say(title))


def _state(numbers: dict[Weight, int], passed: int) -> tuple[Phrase, Phrase]:
    """How the book stands, in a title and a sentence."""
    must, should = numbers[Weight.MUST], numbers[Weight.SHOULD]
    if must:
        lead = counted(
            "{n} item keeps this from being the final edition. A marked draft can be exported at any time.",
            "{n} items keep this from being the final edition. A marked draft can be exported at any time.",
            must,
        )
        return phrase("Not the final edition yet"), lead
    if should:
        return phrase("Ready to print"), counted("{n} item should be fixed.", "{n} items should be fixed.", should)
    return phrase("Nothing to fix."), counted("{n} check passed.", "{n} checks passed.", passed)
