"""The only dialogs that stop the program: the file dialogs of the system. Tests put their own in their place."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def existing_file(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """A file that a person chose, or None. `kinds` is the filter in Qt's form."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def new_file(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """A file that a person named to be written, or None."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(name) if name else None


def existing_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A folder that a person chose, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None
