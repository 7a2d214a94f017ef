"""Undo and redo of the library's own log, and what it says of the steps."""

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
