"""That the library keeps what it promises: sealed files, copies before what cannot be undone, no half new one."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefbook.actions.files import sweep, write_whole
from briefbook.errors import StoreError
from briefbook.store.header import look
from briefbook.store.library import Library


def open_sealed(path: Path) -> None:
    """Make a sealed library at `path`, close and open it. Raises StoreError where it is readable without its key."""
    passphrase = secrets.token_urlsafe(12)
    with Library.create(path, passphrase=passphrase):
        pass
    if look(path).plain:
        raise StoreError("{path} is readable without its passphrase. Install Briefbook again.", path=path)
    with Library.open(path, passphrase=passphrase):
        pass


@contextmanager
def new_library(path: Path, *, passphrase: str | None = None) -> Iterator[Library]:
    """A new library that stays only if all that is done with it succeeds. Raises StoreError where `path` is taken."""
    sweep(path.parent)
    library = Library.create(path, passphrase=passphrase)
    try:
        with library:
            yield library
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def back_up(library: Library) -> None:
    """Make a verified copy of a library file that holds something; nothing in memory.

    Raises StoreError where it is damaged, naming a record, and where the copy cannot be made.
    """
    if library.path is None or not library.visits():
        return
    see_sound(library)
    library.backups.make()


def see_sound(library: Library) -> None:
    """Raise StoreError where the library is damaged or changed by another program, naming a record."""
    broken = library.check()
    if broken:
        raise StoreError(
            "{path} is not as Briefbook wrote it: damaged, or changed by another program, in {table} {uid} and {n} "
            "more. Restore a backup, or export its visits, look at them and import them into a new library.",
            path=library.path,
            table=broken[0].table,
            uid=broken[0].uid,
            n=str(len(broken) - 1),
        )


def copy_to(library: Library, target: Path) -> Path:
    """A verified copy of an open library file in `target`, whole or not at all.

    Raises StoreError for a library in memory or a damaged one, WriteError where `target` cannot be written.
    """
    if library.path is None:
        raise StoreError("This library is in memory only. Import its folder into a library file.")
    if target.exists() and target.samefile(library.path):
        raise StoreError("{path} is the library itself. Choose another name for the copy.", path=target)
    return write_whole(target, library.backups.make().read_bytes())
