"""What the first bytes of a file tell, before any engine touches it."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from briefbook.errors import StoreError
from briefbook.store.schema.steps import APPLICATION_ID, VERSION

MAGIC = b"SQLite format 3\0"
PAGE = 4096
"""Bytes of a page of an encrypted library; its file is a whole number of them."""
_READ = 100


class Header(NamedTuple):
    """Whether the file is a plain database; an encrypted one shows random bytes. `salt` is its first 16 bytes."""

    plain: bool
    salt: bytes


def look(path: Path) -> Header:
    """The header of a library that this program can open. Raises StoreError for anything else; the file is only read.

    An encrypted file cannot be told from noise here: only its key can.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise StoreError("{path} is a folder. Choose a .briefbook file, or import the folder.", path=path)
        if not stat.S_ISREG(found.st_mode):  # a pipe would keep us waiting
            raise _no_library(path)
        with path.open("rb") as file:
            head = file.read(_READ)
            size = os.fstat(file.fileno()).st_size
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise StoreError("There is no library at {path}. Check the name, or make a new one.", path=path) from fault
    except OSError as fault:
        raise StoreError("{path} cannot be read. Check your rights and the disk.", path=path) from fault
    if not head:
        raise StoreError("{path} is empty. Restore a backup, or make a new library under another name.", path=path)
    if not head.startswith(MAGIC):
        if len(head) < _READ or size % PAGE:
            raise _no_library(path)
        return Header(False, head[:16])
    check_version(path, int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big"))
    return Header(True, head[:16])


def _no_library(path: Path) -> StoreError:
    return StoreError("{path} is no Briefbook library, or only a part of one. Choose a .briefbook file.", path=path)


def check_version(path: Path, application_id: int, version: int) -> None:
    """Raise StoreError where the file belongs to another program or to a newer Briefbook."""
    if application_id != APPLICATION_ID:
        raise StoreError("{path} belongs to another program. Choose a .briefbook file.", path=path)
    if version > VERSION:
        raise StoreError(
            "{path} was written by a newer Briefbook: it has format {found}, this one reads up to {ours}. "
            "Install the newer version.",
            path=path,
            found=version,
            ours=VERSION,
        )
