"""Finished bytes to a file, whole or not at all."""

import os
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefbook.errors import ReadError, WriteError
from briefbook.places import abandoned, temporary

_RETRIES = 5


def look_at(path: Path) -> os.stat_result | None:
    """What the system says of a file or folder, links followed; None where there is none.

    Raises ReadError where it may not be asked: a closed folder above, a name that is too long, a link in a circle.
    """
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as wrong:
        raise unreachable(path, wrong) from wrong


def unreachable(path: object, wrong: OSError) -> ReadError:
    """The refusal that names a place and what the system says of it."""
    return ReadError(
        "{path} cannot be used: {reason}. Check its name, the disk and your rights there.",
        path=path,
        reason=wrong.strerror or wrong,
    )


def is_folder(path: Path) -> bool:
    """Whether there is a folder. Raises ReadError as `look_at` does."""
    found = look_at(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def write_whole(path: Path, content: bytes, *, pause: Callable[[float], None] = time.sleep) -> Path:
    """The path that now holds `content`: `path`, or "name (2).suffix" where another program holds `path` open.

    A temporary file beside it is written, synced and renamed, so an earlier file is kept until the new one is whole.
    Raises WriteError where the folder cannot be written; nothing is left behind then.
    """
    sweep(path.parent)
    try:
        handle, unfinished = tempfile.mkstemp(prefix=temporary(), suffix=".tmp", dir=path.parent)
    except OSError as wrong:
        raise _refusal(path, wrong) from wrong
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _readable(unfinished)
        placed = _replace(unfinished, path, pause)
        _sync_folder(path.parent)
    except BaseException as wrong:
        with suppress(OSError):
            os.unlink(unfinished)
        if isinstance(wrong, OSError):
            raise _refusal(path, wrong) from wrong
        raise
    return placed


def sweep(folder: Path) -> tuple[Path, ...]:
    """Temporary files of exports that died, now removed; those of living processes and of other machines stay."""
    gone = []
    with suppress(OSError):
        for entry in folder.iterdir():
            if abandoned(entry):
                with suppress(OSError):
                    entry.unlink()
                    gone.append(entry)
    return tuple(gone)


def _readable(unfinished: str) -> None:
    """Give the file the mode that a new file would have; mkstemp makes it private."""
    if os.name != "nt":
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(unfinished, 0o666 & ~mask)


def _replace(unfinished: str, path: Path, pause: Callable[[float], None]) -> Path:
    """Rename over `path`; a file that stays locked (Word, a virus scanner) leads to a second name."""
    for attempt in range(_RETRIES):
        try:
            os.replace(unfinished, path)
            return path
        except PermissionError:
            pause(0.1 * 2**attempt)
    for number in range(2, 100):
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not other.exists():
            os.replace(unfinished, other)
            return other
    raise PermissionError(f"{path.name}: in use")


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, wrong: OSError) -> WriteError:
    return WriteError(
        "{path} cannot be written: {reason}. The earlier file, if any, is unchanged. Choose another folder.",
        path=path,
        reason=wrong.strerror or wrong,
    )
