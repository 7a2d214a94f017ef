"""Beside the questions: the visit that comes of the answers, with the tabs of its book."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import label, named


class ComingTab(NamedTuple):
    """A tab of the book to come: its number, or an empty one while it has no papers, title, and its papers."""

    number: str
    title: str
    papers: tuple[str, ...] = ()
    later: str = ""


class OutcomePreview(QFrame):
    """Title and days of the coming visit, and its tabs; they follow every letter that is typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "notice")
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(gap) for gap in (GAPS[3], GAPS[3], GAPS[3], GAPS[3])))
        box.setSpacing(look.px(2))
        box.addWidget(label(look.say("What you get"), "section"))
        self.title = label("", "dialog", wrap=True)
        self.days = label("", "quiet", wrap=True)
        box.addWidget(self.title)
        box.addWidget(self.days)
        box.addSpacing(look.px(GAPS[1]))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.px(6))
        box.addLayout(self._rows)
        box.addSpacing(look.px(GAPS[1]))
        self.remark = label("", "quiet", wrap=True)
        box.addWidget(self.remark)
        box.addStretch(1)
        self._shown: tuple[ComingTab, ...] = ()

    def show_outcome(self, title: str, days: str, tabs: Sequence[ComingTab], remark: str = "") -> None:
        """Show the coming visit."""
        self.title.setText(title)
        self.days.setText(days)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        if tuple(tabs) != self._shown:
            self._shown = tuple(tabs)
            self._fill()
        named(self, f"{title}. {days}. " + ". ".join(f"{tab.number} {tab.title}".strip() for tab in tabs))

    def tabs(self) -> tuple[ComingTab, ...]:
        """The tabs that are shown."""
        return self._shown

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for tab in self._shown:
            self._rows.addWidget(self._row(tab))

    def _row(self, tab: ComingTab) -> QWidget:
        look, tokens = self._look, self._look.tokens
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(GAPS[1]))
        badge = QLabel(look.figures(tab.number) if tab.number else "")
        badge.setFixedSize(look.px(20), look.px(20))
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        radius, size = look.px(4), look.px(11)
        if tab.number:
            badge.setStyleSheet(
                f"background: {tokens.accent}; color: {tokens.on_accent}; border-radius: {radius}px;"
                f" font-size: {size}px; font-weight: 700;"
            )
        else:
            badge.setStyleSheet(f"border: 1px dashed {tokens.line2}; border-radius: {radius}px;")
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(tab.title, "strong" if tab.number else "quiet", wrap=True))
        below = tab.later or " · ".join(tab.papers)
        if below:
            words.addWidget(label(below, "quiet", wrap=True))
        row.addLayout(words, 1)
        return made
