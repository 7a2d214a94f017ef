"""The card of F1 and the sheet of shortcuts, which is read from the registry of commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import SearchField, label, rule
from briefbook.app.widgets.sheet import Sheet
from briefbook.errors import Phrase, phrase
from briefbook.lang.fold import search_key

Keys = tuple[str, str]
"""What a shortcut does, and its keys as this computer writes them."""

FIRST_STEPS: tuple[tuple[str, Phrase, Phrase], ...] = (
    (
        "list",
        phrase("Find your way"),
        phrase("The steps on top lead through the visit. Nothing is locked: begin anywhere."),
    ),
    (
        "pencil",
        phrase("Just type"),
        phrase("Everything is saved as you type. Ctrl+Z takes back any step, also after a restart."),
    ),
    (
        "eye",
        phrase("Look at the page"),
        phrase("The page beside the text is the one that is printed. Click on it to get to its record."),
    ),
    (
        "languages",
        phrase("Several languages"),
        phrase("EN, FA and SR above a field change its language. A circle marks a missing text."),
    ),
    (
        "circle-check",
        phrase("Check before you print"),
        phrase("Check lists what is missing. You can print a draft at any time."),
    ),
)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner.setProperty("kind", "surface")
    area.setWidget(inner)
    return area


class FirstSteps(Sheet):
    """Five things to know."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say("How Briefbook works"), width=560)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(GAPS[3]))
        for icon, title, words in FIRST_STEPS:
            row = QHBoxLayout()
            row.setSpacing(look.px(GAPS[2]))
            sign = label("")
            sign.setPixmap(look.pixmap(icon, look.tokens.accent, 20))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            text = QVBoxLayout()
            text.setSpacing(look.px(2))
            text.addWidget(label(look.say(title), "strong"))
            text.addWidget(label(look.say(words), wrap=True))
            row.addLayout(text, 1)
            box.addLayout(row)
        box.addStretch(1)
        self.body.addWidget(_scrolled(inner))
        self.setMinimumHeight(look.px(330))


class Shortcuts(Sheet):
    """Every command that has a shortcut, by menu, with a filter."""

    def __init__(self, look: Look, groups: Sequence[tuple[str, Sequence[Keys]]]) -> None:
        super().__init__(look, look.say("Shortcuts"), width=620)
        self.filter = SearchField(look, look.say("Filter"))
        self.filter.textChanged.connect(self._narrow)
        self.body.addWidget(self.filter)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, look.px(GAPS[1]), 0)
        grid.setVerticalSpacing(look.px(GAPS[0]))
        grid.setColumnStretch(0, 1)
        self.rows: list[tuple[str, list[QWidget]]] = []
        at = 0
        for title, keys in groups:
            head = label(title, "section")
            grid.addWidget(head, at, 0, 1, 2)
            at += 1
            for name, written in keys:
                line = [label(name), label(written, "strong")]
                line[1].setAlignment(Qt.AlignmentFlag.AlignTrailing)
                grid.addWidget(line[0], at, 0)
                grid.addWidget(line[1], at, 1)
                self.rows.append((search_key(f"{title} {name} {written}"), list(line)))
                at += 1
            grid.addWidget(rule(), at, 0, 1, 2)
            at += 1
        grid.setRowStretch(at, 1)
        self.body.addWidget(_scrolled(inner))
        self.setMinimumHeight(look.px(420))

    def _narrow(self, text: str) -> None:
        words = search_key(text).split()
        for key, line in self.rows:
            for widget in line:
                widget.setVisible(all(word in key for word in words))
