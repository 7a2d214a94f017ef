"""Wires the settings of this machine; another look makes the window anew."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefbook import places
from briefbook.app.machine import save
from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.screen import Screen
from briefbook.app.settings.view import SettingsView
from briefbook.app.standard import THEMES
from briefbook.app.style.tokens import ZOOMS
from briefbook.app.workplace import Workplace
from briefbook.errors import phrase


class SettingsPanel(Screen):
    """The settings."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._view = SettingsView(work.look)
        machine, look = work.machine, work.look
        langs = [("", work.say("That of the computer")), *((lang.value, name) for lang, name in OWN_NAMES.items())]
        themes = [(theme.value, work.say(words)) for theme, words in THEMES.items()]
        zooms = [(zoom, f"{look.figures(zoom)} %") for zoom in ZOOMS]
        self._view.build(
            (
                ("lang", work.say("Language of the windows"), langs, machine.lang),
                ("theme", work.say("Light or dark"), themes, machine.theme),
                ("zoom", work.say("Zoom"), zooms, machine.zoom),
            ),
            work.say(
                phrase("Copies of each library are made before what cannot be undone and kept in your own folder.")
            ),
        )
        self._view.dim.setChecked(machine.dim_paper)
        self._view.given.connect(self._on_given)
        self._view.folder_wanted.connect(self._on_folder)

    def view(self) -> QWidget:
        """The sheet."""
        return self._view

    def _on_given(self, name: str, value: object) -> None:
        setattr(self.work.machine, name, value)
        save(self.work.machine)
        self._view.accept()
        self.work.ways.rebuilt.emit()

    def _on_folder(self) -> None:
        folder = places.data_dir() / "backups"
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else places.data_dir())))


def panel(work: Workplace) -> SettingsPanel:
    """The settings."""
    return SettingsPanel(work)
