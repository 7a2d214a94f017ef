"""Verified copies of a library: made whole, checked on the copy, kept by a rule, put back without losing anything."""

import glob
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from briefbook import places
from briefbook.errors import StoreError
from briefbook.store.engine import FAULTS, Engine
from briefbook.store.lock import Lock
from briefbook.store.opening import open_engine
from briefbook.store.schema.tables import Table
from briefbook.store.seals import broken

Tick = Callable[[int, int], None]
"""Told what is done, of how much."""
LIMIT_SECONDS = 5.0
KEEP_ALL = timedelta(hours=48)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
MOST_BYTES = 4_000_000_000
_TRIED = 3
_CHUNK = 1 << 20
LEAST_COPIES = 5
_NAME = re.compile(r"(\d{8}T\d{6})Z-r(\d+)(?:-(\d+))?\.briefbook")


class Copy(NamedTuple):
    """A backup: its file, when it was made (UTC), the library's counter then, its size in bytes.

    The counter never goes back, so it and not the clock says which copy is newer.
    """

    path: Path
    made: datetime
    rev: int
    size: int


class Backups:
    """The backups of one library, in the user's own folder and never beside the library."""

    def __init__(self, engine: Engine, tables: dict[str, Table]) -> None:
        self._engine = engine
        self._tables = tables

    def make(
        self,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        limit: float = LIMIT_SECONDS,
        tick: Tick = lambda done, total: None,
    ) -> Path:
        """The file of a verified backup of the library as it is; an older one where nothing has changed since.

        `tick` is told how many pages of all are copied.
        Raises StoreError where the library is damaged, busy for more than `limit` seconds, or the disk is full;
        no partial file stays and no older copy is lost.
        """
        if self._engine.conn.in_transaction:
            raise RuntimeError("a backup inside a transaction would wait for itself")
        try:
            with self._engine.reading():
                return self._made(now, limit, tick)
        except OSError as fault:
            raise StoreError(
                "No backup could be written to {folder}: {reason}. Free some space there, or check your rights.",
                folder=self.folder(),
                reason=fault.strerror or fault,
            ) from fault

    def _made(self, now: Callable[[], datetime], limit: float, tick: Tick) -> Path:
        if broken(self._engine.conn, self._tables):
            raise StoreError("The library is damaged, so it was not backed up over good copies. Restore one of them.")
        folder = self.folder()
        rev = self._engine.conn.execute("SELECT rev FROM log_state").fetchone()[0]
        newest = max(copies(folder), key=_age, default=None)
        if newest and newest.rev == rev and _state_of(newest.path, self._engine.key) == _state(self._engine):
            return newest.path
        folder.mkdir(parents=True, exist_ok=True)
        made = _copy(self._engine, folder, limit, tick)
        target = _free(folder, f"{now():%Y%m%dT%H%M%SZ}-r{rev}")
        try:
            os.replace(made, target)
        finally:
            made.unlink(missing_ok=True)
        self._thin(now())
        return target

    def folder(self) -> Path:
        """The folder of this library's backups, as long as it is in this place: a copy elsewhere has its own.

        Raises RuntimeError for a library in memory.
        """
        return places.data_dir() / "backups" / self._engine.mark()

    def all(self) -> tuple[Copy, ...]:
        """The backups that there are, the newest first."""
        return tuple(sorted(copies(self.folder()), key=_age, reverse=True))

    def _thin(self, now: datetime) -> None:
        found = copies(self.folder())
        for copy in set(found) - kept(found, now):
            with suppress(OSError):
                copy.path.unlink()


def copies(folder: Path) -> list[Copy]:
    """The backups in a folder; other files are left out."""
    found = []
    for path in folder.glob("*.briefbook"):
        match = _NAME.fullmatch(path.name)
        if match:
            made = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append(Copy(path, made, int(match[2]), path.stat().st_size))
    return found


def copies_of(library: Path, asked: Callable[[Path], str | None]) -> tuple[Copy, ...]:
    """The backups of the library in this place, the newest first, also where its file is damaged or gone.

    The file need not open: each backup says itself of which library it is. `asked` gives the passphrase of a file, or
    None for a plain one. Raises StoreError where there are backups under this name and none of them opens.
    """
    found, refusal = [], None
    for folder in sorted((places.data_dir() / "backups").glob(f"{glob.escape(library.stem)}-*")):
        held = sorted(copies(folder), key=_age, reverse=True)
        for copy in held[:_TRIED]:
            try:
                if _mark_at(library, copy.path, asked(copy.path)) == folder.name:
                    found += held
            except StoreError as fault:
                refusal = fault
                continue
            break
    if refusal is not None and not found:
        raise refusal
    return tuple(sorted(found, key=_age, reverse=True))


def _mark_at(library: Path, copy: Path, passphrase: str | None) -> str:
    engine = open_engine(copy, passphrase, read_only=True)
    try:
        return engine.mark_at(library)
    finally:
        engine.close()


def _age(copy: Copy) -> tuple[int, datetime, int]:
    """What orders copies: those of one second are numbered in their names."""
    match = _NAME.fullmatch(copy.path.name)
    return copy.rev, copy.made, int(match[3] or 1) if match else 1


def kept(found: Iterable[Copy], now: datetime) -> set[Copy]:
    """The copies to keep: all of 48 hours, then 12 daily, 10 weekly, 9 monthly; always the newest and an older one.

    A copy from the future (a clock was wrong) counts as new. Above 4 GB the oldest go, down to five copies.
    """
    newest_first = sorted(found, key=_age, reverse=True)
    keep = set(newest_first[:2])
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAILY, lambda made: made.date()),
        (WEEKLY, lambda made: made.isocalendar()[:2]),
        (MONTHLY, lambda made: (made.year, made.month)),
    )
    keep |= {copy for copy in newest_first if now - copy.made < KEEP_ALL}
    older = [copy for copy in newest_first if now - copy.made >= KEEP_ALL]
    for most, span_of in spans:
        newest_of: dict[object, Copy] = {}
        for copy in older:
            newest_of.setdefault(span_of(copy.made), copy)
        keep |= set(list(newest_of.values())[:most])
    total, counted = 0, set[Copy]()
    for copy in newest_first:
        if copy in keep:
            total += copy.size
            if len(counted) < LEAST_COPIES or total <= MOST_BYTES:
                counted.add(copy)
    return counted


def _copy(source: Engine, folder: Path, limit: float, tick: Tick) -> Path:
    """A temporary file in `folder` with a checked copy of the library."""
    for cut_off in folder.glob(".~bb-*.tmp*"):  # of a process that was killed: only the lock's holder makes backups
        cut_off.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=".~bb-", suffix=".tmp", dir=folder)
    os.close(handle)
    made = Path(name)
    try:
        target = Engine(made, key=source.key)
        try:
            _fill(source, target, limit, tick)
            _verify(source, target)
        finally:
            target.close()
        with made.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return made


def _fill(source: Engine, target: Engine, limit: float, tick: Tick) -> None:
    """Copy all pages; SQLite's own backup would wait for a locked source for ever."""
    began = time.monotonic()

    def watch(status: int, remaining: int, total: int) -> None:
        if time.monotonic() - began > limit:
            raise StoreError("Another program keeps the library busy, so no backup was made. Close it there.")
        tick(total - remaining, total)

    source.conn.backup(target.conn, pages=256, progress=watch, sleep=0.05)


def _verify(source: Engine, target: Engine) -> None:
    """Raise StoreError unless the copy is sound and holds as many rows of each table as the original."""
    same = ["PRAGMA application_id", "PRAGMA user_version"]
    tables = source.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'")
    same += [f'SELECT count(*) FROM "{name}"' for (name,) in tables.fetchall()]
    sound = target.conn.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    if not sound or any(source.conn.execute(sql).fetchone() != target.conn.execute(sql).fetchone() for sql in same):
        raise StoreError("The backup was not like the library and was thrown away. Check the disk.")


def _state(engine: Engine) -> tuple[object, ...]:
    """What tells one state of a library from another: version, counter, log, and the seals of all rows."""
    summed = hashlib.blake2b()
    for row in engine.conn.execute("SELECT tbl, key, sum FROM seal ORDER BY tbl, key"):
        summed.update(repr(row).encode(errors="surrogateescape"))
    counts = "SELECT rev, library, (SELECT count(*) FROM undo_change), (SELECT max(id) FROM undo_step) FROM log_state"
    version = engine.conn.execute("PRAGMA user_version").fetchone()
    return (*version, *engine.conn.execute(counts).fetchone(), summed.hexdigest())


def _state_of(path: Path, key: str) -> tuple[object, ...]:
    """The state of a backup; nothing where it does not open."""
    try:
        engine = Engine(path, key=key, read_only=True)
    except FAULTS:
        return ()
    try:
        return _state(engine)
    except FAULTS:
        return ()
    finally:
        engine.close()


def _free(folder: Path, stem: str, suffix: str = ".briefbook") -> Path:
    """A name that no file has yet."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def restore(
    library: Path,
    copy: Path,
    passphrase: str | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    tick: Tick = lambda done, total: None,
) -> Path:
    """Put a backup in the place of a closed library. Where the file that was there, which is kept, is now.

    `tick` is told how many bytes of the backup are copied.
    Raises StoreError where somebody has the library open, the backup does not open or the disk refuses; the library
    is then as it was.
    """
    open_engine(copy, passphrase, read_only=True).close()  # a refusal names the backup, not what is made of it
    lock = Lock.take(library)
    try:
        return _restored(library, copy, passphrase, now, tick)
    finally:
        lock.release()


def _restored(library: Path, copy: Path, passphrase: str | None, now: Callable[[], datetime], tick: Tick) -> Path:
    aside = _free(library.parent, f"{library.stem}.before-{now():%Y%m%dT%H%M%SZ}", library.suffix)
    try:
        handle, name = tempfile.mkstemp(prefix=places.temporary(), suffix=".tmp", dir=library.parent)
        os.close(handle)
        fresh = Path(name)
        try:
            _stream(copy, fresh, tick)
            _count_on(fresh, library, copy, passphrase)
            if library.exists():
                shutil.copymode(library, fresh)
                _keep(library, aside)
            os.replace(fresh, library)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as fault:
        raise StoreError("The backup could not be put in place. Free some space and try again.") from fault
    return aside


def _stream(source: Path, target: Path, tick: Tick) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        total = os.fstat(read.fileno()).st_size
        while chunk := read.read(_CHUNK):
            written.write(chunk)
            tick(written.tell(), total)


def _count_on(fresh: Path, library: Path, copy: Path, passphrase: str | None) -> None:
    """Check that the copied backup opens, and raise its counter above all backups: what comes now is newer."""
    engine = open_engine(fresh, passphrase)
    try:
        own = places.data_dir() / "backups" / engine.mark_at(library)
        highest = max((other.rev for folder in (copy.parent, own) for other in copies(folder)), default=0)
        with engine.write():
            engine.conn.execute("UPDATE log_state SET rev = max(rev, ?) + 1", [highest])
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
    finally:
        engine.close()


def _keep(library: Path, aside: Path) -> None:
    """Copy a library, damaged or not, to `aside`, with its journal.

    The journal belongs to the file that goes: left behind, it would be rolled back into the one that comes.
    """
    shutil.copyfile(library, aside)
    journal = library.with_name(library.name + "-journal")
    if journal.exists():
        os.replace(journal, aside.with_name(aside.name + "-journal"))
