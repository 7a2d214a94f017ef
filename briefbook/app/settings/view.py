"""What a person chooses for this machine: language, colours, size, paper, and where copies are kept."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import button, label, named, rule
from briefbook.app.widgets.sheet import Sheet
from briefbook.app.widgets.tick import Tick


class SettingsView(Sheet):
    """The settings.

    Signals:
        given(str, object): the name of a setting and its new value.
        folder_wanted: the folder of the backups is to be opened.
    """

    given = Signal(str, object)
    folder_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say("Settings"), width=520)
        self._look = look
        self.choices: dict[str, Choice] = {}
        self.dim = Tick(look, look.say("Dim the paper in dark windows"))
        self.dim.clicked.connect(lambda yes: self.given.emit("dim_paper", bool(yes)))

    def build(self, choices: Iterable[tuple[str, str, Iterable[tuple[object, str]], object]], backups: str) -> None:
        """Have these choices: name, title, entries, and the one that is chosen."""
        look = self._look
        for name, title, entries, chosen in choices:
            made = Choice(look, entries)
            made.choose(chosen)
            named(made, title)
            made.picked.connect(lambda key, name=name: self.given.emit(name, key))
            words = label(title, "label")
            words.setBuddy(made)
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(made, 1)
            self.body.addLayout(row)
            self.choices[name] = made
        self.body.addWidget(self.dim)
        self.body.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[1]))
        row.addWidget(label(backups, "quiet", wrap=True), 1)
        folder = button(look, look.say("Open folder"), icon="folder-open")
        folder.clicked.connect(self.folder_wanted)
        row.addWidget(folder)
        self.body.addLayout(row)
        self.body.addStretch(1)
