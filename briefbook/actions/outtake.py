"""A visit of the library written out as a briefing folder, whole or not at all."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from briefbook.actions.exchange.folder import read_folder, write_folder
from briefbook.actions.exchange.folder.files import lies_outside
from briefbook.actions.exchange.folder.keys import MAIN
from briefbook.errors import WriteError
from briefbook.model.fields import NOBODY, Uid
from briefbook.places import abandoned, temporary
from briefbook.store.library import Library

_OUR_OWN = re.compile(r"README\.md|edition-.*|\..*")
"""Entries beside the records of a folder that an export leaves as they are."""
_ASIDE = "-old"


def export_folder(library: Library, visit: Uid, target: Path) -> int:
    """How many files were written to the folder `target`, which is new, empty or holds this same visit.

    Raises WriteError otherwise; an earlier folder is then unchanged.
    """
    files = write_folder(library.dossier(visit))
    place_folder(files, target, visit)
    return len(files)


def place_folder(files: Mapping[str, bytes], target: Path, visit: Uid = NOBODY) -> None:
    """Put the files into the folder `target`, whole or not at all: built beside it, then renamed.

    An earlier folder of `visit` is replaced; its README.md, overlays and hidden entries stay. Raises WriteError for
    any other folder that is not empty, and where the disk refuses.
    """
    try:
        _recover(target)
        kept = _kept(target, visit)
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=temporary(target.name), dir=target.parent))
    except OSError as wrong:
        raise _refusal(target, wrong) from wrong
    try:
        _fill(made, files)
        for entry in kept:
            _copy(target / entry, made / entry)
        made.chmod(0o755)
        _swap(made, target)
    except OSError as wrong:
        raise _refusal(target, wrong) from wrong
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _recover(target: Path) -> None:
    """Clear what exports that were killed left beside `target`; an earlier folder that was aside comes back first."""
    for entry in sorted(target.parent.iterdir()) if target.parent.is_dir() else ():
        if not abandoned(entry, target.name, f"({_ASIDE})?"):
            continue
        if entry.name.endswith(_ASIDE) and not target.exists():
            entry.rename(target)
        else:
            shutil.rmtree(entry, ignore_errors=True)


def _kept(target: Path, visit: Uid) -> list[str]:
    """Entries of an earlier folder that stay. Raises WriteError where the folder is not ours to replace."""
    if not target.exists():
        return []
    if not target.is_dir():
        raise WriteError("{path} is a file. Name a new folder.", path=target)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    entries = sorted(entry.name for entry in target.iterdir())
    if not entries:
        return []
    strangers = [name for name in entries if not _OUR_OWN.fullmatch(name) and name.removesuffix(".md") not in MAIN]
    if strangers:
        raise WriteError(
            "{path} holds other files ({name}). Name a new folder, or an earlier one of this visit.",
            path=target,
            name=strangers[0],
        )
    if not visit or read_folder(target).visit != visit:
        raise WriteError("{path} holds another visit. Name a new folder, or an earlier one of this visit.", path=target)
    return [name for name in entries if _OUR_OWN.fullmatch(name)]


def _fill(made: Path, files: Mapping[str, bytes]) -> None:
    """Write the files below `made` and see them on the disk."""
    for name, content in files.items():
        if lies_outside(name):
            raise WriteError("{name} lies outside the folder. Nothing was written.", name=name)
        path = made / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _copy(entry: Path, to: Path) -> None:
    """Copy a file or folder with its times; links stay links."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, to, symlinks=True)
    else:
        shutil.copy2(entry, to, follow_symlinks=False)


def _swap(made: Path, target: Path) -> None:
    """Put `made` in the place of `target`; an earlier folder is back in its place where that fails."""
    if not target.exists():
        made.rename(target)
        return
    aside = made.with_name(f"{made.name}{_ASIDE}")
    target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _refusal(target: Path, wrong: OSError) -> WriteError:
    return WriteError(
        "{path} cannot be written: {reason}. The earlier folder, if any, is unchanged. Choose another place.",
        path=target,
        reason=wrong.strerror or wrong,
    )
