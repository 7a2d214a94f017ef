"""What every screen is given: the session, the worker, the commands, the look, and the ways to other places."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from briefbook.app.commands import Commands
from briefbook.app.jobs import Worker
from briefbook.app.machine import Machine
from briefbook.app.session import Session
from briefbook.app.standing import Overview
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import Phrase, Ref


class Ways(QObject):
    """Where a screen asks the window to go, and what it asks it to show. The window listens.

    Signals:
        to_screen(name): show a screen.
        to_place(Ref): show the screen of a record with the record chosen.
        to_page(Ref): show the page on which a record stands; the editor stays.
        chosen(Ref): a record was chosen in a screen; the outline and the preview follow.
        inspecting(bool): the inspector is to be seen, or no more, where there is room for one pane only.
        told(Phrase, Tone, undo): show a toast; `undo` says that it offers to take the last step back. What a verb did
            is told by `Session.run(…, told=…)`.
        to_library(str): open the library in a file.
        to_printer(tuple, booklet): print finished PDFs, each as bytes, one after another; `booklet` says that they are
            turned over their short side.
        rebuilt: theme, zoom or language changed; the window is made anew.
    """

    to_screen = Signal(str)
    to_place = Signal(object)
    to_page = Signal(object)
    chosen = Signal(object)
    inspecting = Signal(bool)
    told = Signal(object, object, bool)
    to_library = Signal(str)
    to_printer = Signal(object, bool)
    rebuilt = Signal()

    def tell(self, what: Phrase, tone: Tone = Tone.PLAIN, *, undo: bool = False) -> None:
        """Show a toast."""
        self.told.emit(what, tone, undo)

    def open(self, ref: Ref) -> None:
        """Go to a record."""
        self.to_place.emit(ref)


@dataclass(frozen=True, slots=True)
class Workplace:
    """The objects of one window, passed to each of its screens."""

    session: Session
    worker: Worker
    overview: Overview
    commands: Commands
    look: Look
    machine: Machine
    ways: Ways

    def say(self, what: Phrase | str) -> str:
        """The phrase, or the plain msgid, in the language of the window."""
        return self.look.say(what)
