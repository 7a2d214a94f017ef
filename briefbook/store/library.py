"""The library: one file with everything, opened whole, changed in labelled steps."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from briefbook.errors import Phrase, Ref, StoreError
from briefbook.lang.dates import Day
from briefbook.model.dossier import Dossier, Filed
from briefbook.model.kinds import TABLE_OF
from briefbook.model.record import Record
from briefbook.model.visit import Visit
from briefbook.store import opening
from briefbook.store.backup import Backups
from briefbook.store.blobs import Blobs
from briefbook.store.drafts import Drafts
from briefbook.store.editions import Editions
from briefbook.store.engine import Engine
from briefbook.store.filing import Filing
from briefbook.store.gathering import gather, hashes
from briefbook.store.header import look
from briefbook.store.lock import Lock
from briefbook.store.removing import children_of, remove, uses
from briefbook.store.rows import read, to_record, to_row
from briefbook.store.saving import kind_of, save
from briefbook.store.schema.tables import read_tables
from briefbook.store.seals import Seals
from briefbook.store.search import Search
from briefbook.store.settings import Settings
from briefbook.store.spool import Spool
from briefbook.store.undo import Done, UndoLog

R = TypeVar("R", bound=Record)


class Library:
    """An open library, used by one thread; `path` is None in memory, `read_only` says that nothing may be written.

    Shelves: `log` (undo), `search`, `blobs`, `drafts`, `spool`, `settings`, `editions`, `seals`, `backups`. Records
    change in a `transaction` only.
    """

    def __init__(self, engine: Engine, lock: Lock | None = None) -> None:
        self.path = engine.path
        self.read_only = engine.read_only
        self._engine = engine
        self._lock = lock
        with engine.reading():
            self._tables = read_tables(engine.conn)
        self._filing = Filing(engine)
        self.search = Search(engine)
        self.log = UndoLog(engine, self._tables, self.search)
        self.blobs = Blobs(engine)
        self.drafts = Drafts(engine)
        self.spool = Spool(engine)
        self.settings = Settings(engine)
        self.editions = Editions(engine)
        self.seals = Seals(engine, self._tables, self.search)
        self.backups = Backups(engine, self._tables)

    @classmethod
    def open(cls, path: Path, *, passphrase: str | None = None, read_only: bool = False, who: str = "") -> "Library":
        """The library in the file `path`, locked for others unless it is only read.

        `who` is the name that others are shown. A library of an older release is brought up to date, after a
        backup. Raises StoreError with the cure for what is no library, too new, locked, damaged or in use.
        """
        if read_only:
            return cls(opening.open_engine(path, passphrase, read_only=True))
        look(path)  # what is no library gets no lock beside it either
        lock = Lock.take(path, who)
        try:
            engine = opening.open_engine(path, passphrase)
            try:
                if opening.is_behind(engine):
                    Backups(engine, read_tables(engine.conn)).make()
                mended = opening.settle(engine)
                library = cls(engine, lock)
                if mended:
                    with engine.write():
                        library.search.rebuild()
            except BaseException:
                engine.close()
                raise
        except BaseException:
            lock.release()
            raise
        return library

    @classmethod
    def create(cls, path: Path, *, passphrase: str | None = None, who: str = "") -> "Library":
        """A new, empty library in the file `path`. Raises StoreError where a file of that name is there."""
        opening.make(path, passphrase)
        return cls.open(path, passphrase=passphrase, who=who)

    @classmethod
    def in_memory(cls) -> "Library":
        """A new, empty library that goes when it is closed."""
        engine = Engine(None)
        opening.settle(engine)
        return cls(engine)

    def close(self) -> None:
        """Close the file and release its lock; a second time does nothing."""
        self._engine.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(
        self, label: Phrase, joins: str = "", monotonic: Callable[[], float] = time.monotonic
    ) -> Iterator[Done]:
        """One labelled, undoable step, kept whole or not at all; `.changes` of what it gives is filled when it ends.

        A step with the same `joins` within 2 seconds of the last one grows it; a step that changes nothing leaves
        no trace; any other cuts off what was undone. Raises StoreError where the file cannot be written.
        """
        if self._lock:
            self._lock.check()
        with self.log.step(label, joins, monotonic()) as done:
            yield done

    def put(self, record: Record) -> None:
        """Insert the record, or update the one with its id; the same values write nothing.

        Where the text of the original changes, translations that were not changed with it become stale; a cleared
        record whose content changes becomes a draft. Raises StoreError for a link to a record that is not there.
        """
        self.put_all((record,))

    def put_all(self, records: Iterable[Record]) -> int:
        """As `put`, for many, in any order: links may point forwards. How many were written."""
        self._in_step()
        return save(self._engine.conn, [to_row(record) for record in records])

    def remove(self, uid: str) -> None:
        """Remove a record with all that it owns; nothing where it is not there.

        Raises StoreError while others use it, if it is or owns a person, organisation or source.
        """
        self._in_step()
        kind = kind_of(self._engine.conn, uid)
        if kind:
            remove(self._engine.conn, kind, uid)

    def get(self, kind: type[R], uid: str) -> R | None:
        """The record of one kind with this id, or None."""
        found = self.find(uid)
        return found if isinstance(found, kind) else None

    def find(self, uid: str) -> Record | None:
        """The record with this id, or None."""
        with self._engine.reading():
            row = read(self._engine.conn, [uid]).get(uid)
        return to_record(row) if row else None

    def all(self, kind: type[R], parent: str = "") -> tuple[R, ...]:
        """Every record of one kind, or those of one parent, by `seq`, then in the order in which they came."""
        select = f"SELECT uid FROM {TABLE_OF[kind]} ORDER BY seq, id"
        with self._engine.reading():
            if parent:
                uids = children_of(self._engine.conn, kind_of(self._engine.conn, parent), [parent])
                rows = read(self._engine.conn, [ref.uid for ref in uids if ref.table == TABLE_OF[kind]])
            else:
                rows = read(self._engine.conn, [uid for (uid,) in self._engine.conn.execute(select)])
        records = (to_record(row) for row in rows.values())
        return tuple(record for record in records if isinstance(record, kind))

    def visits(self) -> tuple[Visit, ...]:
        """Every visit, in order."""
        return self.all(Visit)

    def uses(self, uid: str) -> tuple[Ref, ...]:
        """Where other records point at this one."""
        with self._engine.reading():
            kind = kind_of(self._engine.conn, uid)
            return uses(self._engine.conn, kind, uid) if kind else ()

    def dossier(self, visit: str) -> Dossier:
        """A visit, whole: what is filed under it, what those own, what they point at, and the files of its pictures.

        Raises StoreError where there is no such visit.
        """
        with self._engine.reading():
            rows = gather(self._engine.conn, visit)
            filed, blobs = self._filing.filed(visit), self.blobs.several(hashes(rows))
        records = tuple(to_record(row) for row in rows)
        chief = next((record for record in records if isinstance(record, Visit) and record.id == visit), None)
        if chief is None:
            raise StoreError("There is no visit {uid} in the library. Choose one of its visits.", uid=visit)
        return Dossier(chief, records, filed, blobs)

    def file(self, visit: str, filed: Iterable[Filed]) -> None:
        """File records under a visit, or move those that are filed there already."""
        self._in_step()
        self._filing.file(visit, filed)

    def filed(self, visit: str) -> tuple[Filed, ...]:
        """What is filed under a visit, by file and place."""
        with self._engine.reading():
            return self._filing.filed(visit)

    def keep_blob(self, content: bytes) -> str:
        """Keep the bytes of a picture or file; their sha256, which records name."""
        self._in_step()
        return self.blobs.keep(content)

    def intake(self, file: str, sha256: str, day: Day | None, who: str) -> None:
        """Note that a file was imported."""
        self._in_step()
        self._filing.intake(file, sha256, day, who)

    def imported(self, sha256: str) -> bool:
        """Whether a file with these bytes was imported, and the import not undone."""
        with self._engine.reading():
            return self._filing.imported(sha256)

    def check(self) -> tuple[Ref, ...]:
        """The records that are not as they were written: damaged, or changed by another program."""
        with self._engine.reading():
            return self.seals.check()

    def _in_step(self) -> None:
        if not self._engine.conn.in_transaction:
            raise RuntimeError("records are changed inside `library.transaction(...)` only")
