"""The finished book that the program brings, as a library that a person may change."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from briefbook import places
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.intake import import_folder
from briefbook.actions.safety import new_library
from briefbook.errors import StoreError
from briefbook.store.library import Library

NAME = "Belgrade 2025.briefbook"


def sample_library(folder: Path, day: date) -> Library:
    """The sample in `folder`, open for writing: the one that is there, else a new one made from the shipped folder.

    A sample that is damaged is set aside under another name and made anew. Raises StoreError where the folder cannot
    be written, and for a sample that is open elsewhere.
    """
    path = folder / NAME
    if path.exists():
        try:
            return Library.open(path)
        except StoreError as wrong:
            if "damaged" not in wrong.phrase.msgid and "only a part" not in wrong.phrase.msgid:
                raise
            with suppress(OSError):
                path.replace(path.with_suffix(".damaged"))
    make_sample(path, day)
    return Library.open(path)


def make_sample(path: Path, day: date) -> None:
    """Make the sample library in a new file. Raises StoreError where it cannot be made there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise StoreError("No library can be made in {folder}. Choose another folder.", folder=path.parent) from wrong
    reading = read_folder(places.root() / "briefings" / "belgrade-2025")
    with new_library(path) as library:
        import_folder(library, reading, day=day, who="")
        library.log.purge()  # a fresh library: there is nothing that a person did and could take back
