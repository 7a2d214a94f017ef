"""What the window expects of a screen: one class in `briefbook/app/<name>/panel.py`, made by its function `panel`."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, Ref
from briefbook.model.change import Changes


class Screen(QObject):
    """A screen, wired to the session. A subclass makes its widgets in `__init__` and says what it does not have.

    The window calls, always in its own thread: `show_all` when another visit is opened and when the screen is shown for
    the first time; `show_changes` after every write, whoever made it; `show_refusal` for a verb that the screen ran.
    """

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work

    def view(self) -> QWidget:
        """The widget of the editor pane, or a dialog that covers the window."""
        raise TypeError(f"{type(self).__name__} has no view")

    def inspector(self) -> QWidget | None:
        """The widget that takes the place of the live page while this screen is shown, or None to leave the page."""
        return None

    def show_all(self) -> None:
        """Read the session anew."""

    def show_changes(self, changes: Changes, initiator: object) -> None:
        """Bring the touched rows up to date; by default everything is read anew."""
        self.show_all()

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Whether the screen itself shows why its verb was refused; else the window does."""
        return False

    def show_place(self, ref: Ref) -> bool:
        """Choose a record, and its field where the reference names one; whether it is shown here."""
        return False

    def commit(self) -> None:
        """Write what stands in the focused field; before undo, before leaving, before the end."""

    def opened(self) -> None:
        """Called whenever the screen comes to the front; the focus goes where work goes on."""

    # Commands of the window that mean the screen in front.

    def add(self) -> None:
        """Add a record."""

    def duplicate(self) -> None:
        """Copy what is chosen."""

    def remove(self) -> None:
        """Remove what is chosen."""

    def check_off(self) -> None:
        """Mark what is chosen as checked today."""

    def rename(self) -> None:
        """Edit the name of what is chosen in place."""

    def move(self, by: int) -> None:
        """Move what is chosen down among its siblings, or by -1 up."""

    def clear_off(self) -> None:
        """Clear what is chosen for printing, or make it a draft again."""

    def attach(self) -> None:
        """Choose a fact that supports what is chosen."""

    def seek(self) -> None:
        """Put the caret into the field that finds or filters."""

    def next(self) -> None:
        """Go on to the next thing that wants attention."""

    def next_language(self) -> None:
        """Go on to the other language of the field that has the focus."""
