"""The files that came of an export, each with the ways on from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, label, named
from briefbook.app.widgets.notice import announce

MOST = 8


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that is done: its path, its name, and what is told of it."""

    path: str
    name: str
    told: str


class Finished(QFrame):
    """The files.

    Signals:
        open_wanted(str): a file is to be opened in the program of the system.
        folder_wanted: the folder is to be shown.
        print_wanted: the files are to be printed.
    """

    open_wanted = Signal(str)
    folder_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "card")
        self._box = QVBoxLayout(self)
        edge = look.px(GAPS[2])
        self._box.setContentsMargins(edge, edge, edge, edge)
        self._box.setSpacing(look.px(GAPS[1]))
        head = QHBoxLayout()
        sign = label("")
        sign.setPixmap(look.pixmap("circle-check", look.tokens.ok, 20))
        self._title = label("", "strong", wrap=True)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._box.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.px(GAPS[0]))
        self._box.addLayout(self._rows)
        foot = QHBoxLayout()
        self.folder = button(look, look.say("Show in folder"), icon="folder-open")
        self.print = button(look, look.say("Print"), icon="printer")
        self.folder.clicked.connect(self.folder_wanted)
        self.print.clicked.connect(self.print_wanted)
        foot.addWidget(self.folder)
        foot.addWidget(self.print)
        foot.addStretch(1)
        self._box.addLayout(foot)
        self.opens: list[QPushButton] = []
        self._shown: list[QWidget] = []
        self.hide()

    def show_files(self, title: str, files: Sequence[FileRow], *, printable: bool) -> None:
        """Show the files; without any the part goes. Of many only the first are listed, the folder holds all."""
        for old in self._shown:
            self._rows.removeWidget(old)
            old.deleteLater()
        self._shown, self.opens = [], []
        self._title.setText(title)
        for one in files[:MOST]:
            self._add(one)
        self.print.setVisible(printable)
        self.setVisible(bool(files))
        if files:
            announce(self, title)
            self.opens[0].setFocus()

    def words(self) -> str:
        """The title that is shown, or an empty text."""
        return self._title.text() if not self.isHidden() else ""

    def _add(self, one: FileRow) -> None:
        look = self._look
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(GAPS[1]))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = label(one.name, "strong", wrap=True)
        name.setToolTip(one.path)
        words.addWidget(name)
        words.addWidget(label(one.told, "quiet", wrap=True))
        line.addLayout(words, 1)
        made = button(look, look.say("Open"), icon="external-link")
        named(made, f"{look.say('Open')} {one.name}")
        made.setAutoDefault(True)
        made.clicked.connect(lambda _=False: self.open_wanted.emit(one.path))
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(row)
        self._shown.append(row)
        self.opens.append(made)
