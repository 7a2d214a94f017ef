"""The sheet that says what a briefing folder would bring, before anything is written."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.marking import button, label
from briefbook.app.widgets.overlay import Sheet
from briefbook.errors import counted, phrase

_MOST = 8


class Coming(NamedTuple):
    """What an import would do: the name of the folder, and how many records are new, changed, gone and the same."""

    folder: str
    new: int
    changed: int
    gone: int
    same: int


class BringSheet(Sheet):
    """What comes in, or what is wrong with the folder.

    Signals:
        other_wanted: another folder is to be chosen.
    """

    other_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say("Bring in what you have"), width=620, height=420)
        box = QVBoxLayout(self.body)
        box.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[0], GAPS[4], GAPS[3])))
        box.setSpacing(look.px(GAPS[1]))
        self.folder = label("", "dialog", wrap=True)
        self.words = label("", wrap=True)
        self.faults = label("", "fault", wrap=True)
        self.other = button(look, look.say("Choose another folder…"), icon="folder-open")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self.other_wanted)
        for widget in (self.folder, self.words, self.faults):
            box.addWidget(widget)
        box.addWidget(self.other)
        box.addStretch(1)
        self.bring_button = self.add_buttons(look.say("Bring in"), "file-up")

    def show_coming(self, coming: Coming) -> None:
        """Say what would come in."""
        say = self._look.say
        self.folder.setText(coming.folder)
        parts = (
            counted("{n} new record", "{n} new records", coming.new),
            counted("{n} changed record", "{n} changed records", coming.changed),
            counted("{n} record taken out", "{n} records taken out", coming.gone),
            counted("{n} record as it was", "{n} records as they were", coming.same),
        )
        told = [say(part) for part in parts if dict(part.values)["n"]]
        written = coming.new + coming.changed + coming.gone
        self.words.setText("\n".join(told) if written else say("Everything of this folder is here already."))
        self.faults.hide()
        self.notice.hide()
        self.bring_button.setEnabled(bool(written))
        self.bring_button.setText(say(counted("Bring in {n} record", "Bring in {n} records", written)))

    def show_busy(self, folder: str) -> None:
        """Say that the folder is being read."""
        self.folder.setText(folder)
        self.words.setText(self._look.say("Reading the folder…"))
        self.faults.hide()
        self.notice.hide()
        self.bring_button.setEnabled(False)

    def show_faults(self, folder: str, faults: Sequence[str]) -> None:
        """Say what is wrong with a folder, place by place; nothing is brought in."""
        say = self._look.say
        self.folder.setText(folder)
        self.words.setText("")
        wrong = counted("{n} place in the folder is wrong.", "{n} places in the folder are wrong.", len(faults))
        self.notice.show_words(say(wrong), Tone.ERR)
        more = [say(phrase("… and {n} more", n=self._look.figures(len(faults) - _MOST)))] if len(faults) > _MOST else []
        self.faults.setText("\n".join([*faults[:_MOST], *more]))
        self.faults.show()
        self.bring_button.setEnabled(False)
