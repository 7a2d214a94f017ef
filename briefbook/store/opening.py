"""Opening and making library files: every check in its order, nothing written before all of them have passed."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

from sqlcipher3 import dbapi2 as sqlite

from briefbook import places
from briefbook.errors import StoreError
from briefbook.store.engine import FAULTS, Engine, cipher_key, raise_refusal
from briefbook.store.header import check_version, look
from briefbook.store.schema.steps import mend_triggers, pending, upgrade
from briefbook.store.schema.tables import LOGGED, read_tables

_VERIFIERS = "verifiers.json"
_COPY = "briefbook-"


def open_engine(path: Path, passphrase: str | None = None, *, read_only: bool = False) -> Engine:
    """The engine of an existing library, checked; its schema may still be behind, see `is_behind`.

    A reader gets a private copy, brought up to date, where the file has an unfinished transaction beside it or is
    behind, because neither can be put right in place. Raises StoreError and leaves the file's bytes as they were.
    """
    header = look(path)
    if not header.plain and passphrase is None:
        raise StoreError("{path} is locked with a passphrase, or is no library. Enter its passphrase.", path=path)
    key = "" if header.plain else cipher_key(passphrase or "", header.salt)
    if read_only:
        return _open_to_read(path, key)
    return _connected(path, path, key, read_only=False)


def make(path: Path, passphrase: str | None = None) -> None:
    """Make an empty library. Raises StoreError where a file of that name is there.

    It is made whole under another name first, so that a crash leaves no half library.
    """
    if os.path.lexists(path):  # a link that leads nowhere is somebody's too
        raise StoreError("{path} is there already. Open it, or choose another name.", path=path)
    # Not by `tempfile`, whose files nobody else on a share could read.
    made = path.with_name(f"{places.temporary()}{uuid4().hex}.tmp")
    try:
        made.touch(exist_ok=False)
    except OSError as fault:
        raise StoreError("No library can be made in {folder}. Choose another folder.", folder=path.parent) from fault
    try:
        engine = Engine(made, key=cipher_key(passphrase) if passphrase is not None else "")
        try:
            upgrade(engine)
        finally:
            engine.close()
        os.replace(made, path)
    except FAULTS as fault:
        raise_refusal(fault, path)
        raise
    except OSError as fault:
        raise StoreError("No library can be made in {folder}. Choose another folder.", folder=path.parent) from fault
    finally:
        made.unlink(missing_ok=True)


def is_behind(engine: Engine) -> bool:
    """Whether the file was made by an older release."""
    with engine.reading():
        return bool(pending(engine))


def settle(engine: Engine) -> bool:
    """Bring the schema up to date and its triggers back; whether triggers had to be made again.

    Raises StoreError where a table is missing or not ours.
    """
    try:
        upgrade(engine)
        mended = mend_triggers(engine)
    except FAULTS as fault:
        raise_refusal(fault, engine.path)
        raise
    missing = set(LOGGED) - read_tables(engine.conn).keys()
    if missing:
        raise StoreError("The library lacks the table {table}. Restore a backup.", table=min(missing))
    return mended


def _open_to_read(path: Path, key: str) -> Engine:
    if not _has_journal(path):
        engine = _connected(path, path, key, read_only=True)
        behind = True
        try:
            behind = is_behind(engine)
        finally:
            if behind:
                engine.close()
        if not behind:
            return engine
    return _private_copy(path, key)


def _has_journal(path: Path) -> bool:
    """Whether a transaction is unfinished: being written now, or cut off by a crash."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _private_copy(path: Path, key: str) -> Engine:
    """A copy of the library with its journal, rolled back and up to date; it goes when the engine is closed.

    Opening with `immutable=1` instead would show the rows of the unfinished transaction.
    """
    _sweep_copies()
    folder = Path(tempfile.mkdtemp(prefix=f"{_COPY}{os.getpid()}-"))
    copy = folder / path.name
    try:
        for source in (path, path.with_name(path.name + "-journal")):
            if source.exists():
                shutil.copyfile(source, folder / source.name)
        engine = _connected(path, copy, key, read_only=False)
        settle(engine)
        engine.close()
        engine = _connected(path, copy, key, read_only=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    engine.folder = folder
    return engine


def _sweep_copies() -> None:
    """Remove the private copies of processes that were killed; what cannot be removed is another user's."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_COPY}*-*"):
        pid = folder.name.removeprefix(_COPY).partition("-")[0]
        if pid.isdigit() and not places.alive(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)


def _connected(shown: Path, path: Path, key: str, *, read_only: bool) -> Engine:
    """The engine on `path`; refusals name `shown`."""
    try:
        engine = Engine(path, key=key, read_only=read_only)
    except sqlite.OperationalError as fault:
        raise_refusal(fault, shown)
        raise
    except FAULTS as fault:
        raise _unreadable(shown, key) from fault
    try:
        conn = engine.conn
        if key:
            found = (conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
            check_version(shown, *found)
        # Not quick_check: it leaves indexes alone, and a record that an index has lost is missing from the book.
        if conn.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise _damaged(shown)
    except FAULTS as fault:
        engine.close()
        if isinstance(fault, sqlite.OperationalError):
            raise_refusal(fault, shown)
        raise _damaged(shown) from fault
    except BaseException:
        engine.close()
        raise
    _remember(key)
    return engine


def _damaged(path: Path) -> StoreError:
    return StoreError("{path} is damaged. Restore a backup; the damaged file is kept.", path=path)


def _unreadable(path: Path, key: str) -> StoreError:
    """A wrong key and damage give the same error; a verifier of the last good key tells them apart."""
    if not key:
        return _damaged(path)
    known = _verifiers().get(key[-32:])
    if known is None:
        return StoreError("{path} does not open: the passphrase is wrong, or the file is damaged.", path=path)
    if known == _verifier(key):
        return _damaged(path)
    return StoreError("The passphrase of {path} is wrong. Try again; capital letters count.", path=path)


def _verifier(key: str) -> str:
    """16 bytes that follow from the key and do not lead back to it, as hex."""
    return hashlib.blake2b(bytes.fromhex(key), digest_size=16, person=b"briefbook key").hexdigest()


def _verifiers() -> dict[str, str]:
    """Verifiers of this machine by the salt of the library."""
    try:
        found = json.loads((places.data_dir() / _VERIFIERS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(salt): str(verifier) for salt, verifier in found.items()} if isinstance(found, dict) else {}


def _remember(key: str) -> None:
    """Keep the verifier of a key that opened its file. It only words refusals, so no fault here may stop anything."""
    known = _verifiers()
    if not key or known.get(key[-32:]) == _verifier(key):
        return
    with contextlib.suppress(OSError):
        places.data_dir().mkdir(parents=True, exist_ok=True)
        text = json.dumps({**known, key[-32:]: _verifier(key)}, indent=1, sort_keys=True)
        (places.data_dir() / _VERIFIERS).write_text(text, encoding="utf-8")
