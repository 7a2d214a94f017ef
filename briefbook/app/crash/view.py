"""The page that is shown when something broke: what was saved, what happened, and how to go on."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS
from briefbook.app.widgets.marking import button, label, named


class CrashPage(QDialog):
    """Over the window; closing it goes on working."""

    def __init__(self, look: Look, details: str, folder: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sheet")
        self.setLayoutDirection(look.direction)
        self.setWindowTitle(look.say("Something broke"))
        self.setModal(True)
        self.setMinimumWidth(look.px(560))
        box = QVBoxLayout(self)
        edge = look.px(GAPS[4])
        box.setContentsMargins(edge, edge, edge, edge)
        box.setSpacing(look.px(GAPS[2]))
        box.addWidget(label(look.say("Something broke"), "dialog"))
        words = look.say(
            "What was saved is safe: everything up to the last pause in typing. You can go on; if it happens again, "
            "quit and open the library anew."
        )
        box.addWidget(label(words, wrap=True))
        box.addWidget(
            label(
                look.say("These details hold no text of yours. Send them to whoever looks after Briefbook."),
                "quiet",
                wrap=True,
            )
        )
        self.details = QTextEdit()
        self.details.setPlainText(details)
        self.details.setReadOnly(True)
        self.details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.details.setMinimumHeight(look.px(140))
        named(self.details, look.say("Details"))
        box.addWidget(self.details)
        row = QHBoxLayout()
        self.copy = button(look, look.say("Copy details"), icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.folder = button(look, look.say("Open folder"), icon="folder-open")
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self.go_on = button(look, look.say("Go on"), kind="primary")
        self.go_on.clicked.connect(self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.go_on)
        box.addLayout(row)
        self.go_on.setDefault(True)
