"""Undo and redo of the library's own log, what it says of the steps, and the way back to one of them."""

from briefbook.errors import StoreError, phrase
from briefbook.model.change import Changes
from briefbook.store.library import Library
from briefbook.store.undo import Step


def undo(library: Library) -> Changes:
    """Take back the last step; nothing where there is none. Raises StoreError where the file cannot be written."""
    return library.log.undo()


def redo(library: Library) -> Changes:
    """Do the first undone step again; nothing where there is none."""
    return library.log.redo()


def steps(library: Library, limit: int) -> tuple[Step, ...]:
    """The last `limit` steps, the newest first, the undone ones included."""
    return library.log.steps(limit)


def go_back(library: Library, *, step: int) -> Changes:
    """Make everything as it was after a step, as a step of its own, which undo takes back; nothing where it is so.

    Raises StoreError for a step that is undone or not in the log any more.
    """
    label = next((one.label for one in library.log.steps() if one.id == step and not one.undone), None)
    if label is None:
        raise StoreError("This step is not in the history any more. Choose another one.")
    with library.transaction(phrase("Go back to: {step}", step=label)) as done:
        library.log.rewind(step)
    return done.changes
