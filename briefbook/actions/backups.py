"""Copies of a library, made and put back by name, and edits of other programs that are welcome."""

from pathlib import Path

from briefbook.actions.files import is_folder, look_at
from briefbook.actions.safety import see_sound
from briefbook.actions.sources import Asked
from briefbook.errors import ReadError, StoreError
from briefbook.store.backup import Tick, copies_of, restore
from briefbook.store.library import Library


def backed_up(path: Path, *, passphrase: Asked, tick: Tick) -> Path:
    """The file of a verified copy of the library at `path`, an older one where nothing has changed since.

    Raises StoreError where the library is damaged or in use, and where the copy cannot be made.
    """
    with Library.open(path, passphrase=passphrase(path)) as library:
        see_sound(library)
        return library.backups.make(tick=tick)


def backup_named(library: Path, named: str, *, passphrase: Asked) -> Path:
    """The backup of a library by its number, from 1 for the newest, or by its path; the newest where none is named.

    Raises ReadError where there is none.
    """
    if named and not named.isdecimal():
        return Path(named)
    found = copies_of(library, passphrase)
    if not found:
        raise ReadError("There is no backup of {path} on this computer. Name the file of one.", path=library)
    number = int(named or "1")
    if not 1 <= number <= len(found):
        raise ReadError(
            "There is no backup {n} of {path}. Write a number from 1 to {most}, or the file of a backup.",
            n=number,
            path=library,
            most=len(found),
        )
    return found[number - 1].path


def put_back(library: Path, copy: Path, *, passphrase: Asked, tick: Tick) -> Path | None:
    """Put a backup in the place of a library. Where what was there is kept; None where nothing was.

    Raises ReadError for a folder and for the library itself, StoreError where it is in use, the backup does not open or
    the disk refuses; the library is then as it was.
    """
    if is_folder(library):
        raise ReadError("{path} is a folder. Name the file of a library.", path=library)
    there = look_at(library)
    if there is not None and look_at(copy) is not None and library.samefile(copy):
        raise ReadError("{path} is the library itself. Name a backup of it.", path=copy)
    aside = restore(library, copy, passphrase(copy), tick=tick)
    return aside if there is not None else None


def accept_edits(library: Library) -> int:
    """Take all rows that another program has changed as they are now; how many there were.

    Raises StoreError where the bytes of a picture or file are damaged: no program changes those.
    """
    count = library.seals.accept()
    if library.check():
        raise StoreError(
            "The bytes of a picture or file in {path} are damaged. They cannot be accepted. Restore a backup.",
            path=library.path,
        )
    return count
