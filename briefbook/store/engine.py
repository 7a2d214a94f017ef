"""The database engine: its shim under sqlite-utils, the key, the pragmas, the one way to write."""

import hashlib
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import PlaceError, StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

# DELETE, never WAL: a WAL file does not open on read-only media and needs shared memory that a share lacks.
PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "cell_size_check=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "mmap_size=0",
    "busy_timeout=2000",
)
SALT = 16
# The engine's own message may quote damaged bytes, and then it is the message that cannot be decoded.
FAULTS = (sqlite.DatabaseError, UnicodeDecodeError)


class Engine:
    """One connection to one library, used by one thread.

    `path` is None in memory; `sealed` says that it is encrypted; `read_only` that nothing may be written.
    """

    def __init__(self, path: Path | None, *, key: str = "", read_only: bool = False) -> None:
        self.path = path
        self.key = key
        self.read_only = read_only
        self.folder: Path | None = None  # of a private copy, which goes with the engine
        self.conn = _connect(path, key, read_only=read_only)
        self.db: Database = _database(self.conn)

    @property
    def sealed(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self.key)

    @contextmanager
    def write(self) -> Iterator["Database"]:
        """One transaction: all of it is kept or nothing. Not nested; raises StoreError where the place refuses.

        sqlite-utils writes and `atomic()` inside become part of it. BEGIN IMMEDIATE, because a deferred one that
        reads and then writes fails at once with SQLITE_BUSY, whatever the timeout.
        """
        if self.conn.in_transaction:
            raise RuntimeError("write() is not nested")
        if self.read_only:
            raise PlaceError("The library is open for reading only. Open it for writing, or work on a copy.")
        try:
            self.conn.execute("BEGIN IMMEDIATE")
            yield self.db
            self.conn.execute("COMMIT")
        except FAULTS as fault:
            self._roll_back()
            raise_refusal(fault, self.path)
            raise
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Makes a StoreError of what meets a reader: a stick pulled out, another program's lock, a damaged page."""
        try:
            yield
        except FAULTS as fault:
            raise_refusal(fault, self.path)
            raise

    def mark(self) -> str:
        """A name for this library in this place: a copy elsewhere has another. Raises RuntimeError in memory."""
        if self.path is None:
            raise RuntimeError("a library in memory has no place")
        return self.mark_at(self.path)

    def mark_at(self, path: Path) -> str:
        """The name that this library has, or had, at `path`."""
        ident = self.conn.execute("SELECT library FROM log_state").fetchone()[0]
        place = f"{ident} {path.resolve()}"
        return f"{path.stem}-{hashlib.blake2b(place.encode(errors='surrogateescape'), digest_size=4).hexdigest()}"

    def _roll_back(self) -> None:
        # A full disk or an I/O error may have rolled back already.
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection and remove its private copy; a second time does nothing."""
        self.conn.close()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def raw_key(passphrase: str, salt: bytes) -> bytes:
    """The 32-byte key of `passphrase` by Argon2id (64 MiB, 3 passes); composed and decomposed letters are the same.

    Raises StoreError for bytes that a terminal or a file handed over and that are no text.
    """
    from argon2.low_level import Type, hash_secret_raw

    try:
        secret = unicodedata.normalize("NFKC", passphrase).encode()
    except UnicodeEncodeError as fault:
        raise StoreError("The passphrase is not UTF-8 text. Type it again, or save its file as UTF-8.") from fault
    return hash_secret_raw(secret, salt, time_cost=3, memory_cost=65536, parallelism=4, hash_len=32, type=Type.ID)


def cipher_key(passphrase: str, salt: bytes = b"") -> str:
    """The key pragma's value for a file that begins, or will begin, with `salt`; a fresh salt where none is given."""
    salt = salt or os.urandom(SALT)
    return raw_key(passphrase, salt).hex() + salt.hex()


def raise_refusal(fault: sqlite.DatabaseError | UnicodeDecodeError, path: Path | None) -> None:
    """Raise the StoreError that tells of a full, locked, absent or read-only place, or of damage there.

    Returns for any other fault: that is a bug, which the caller lets through.
    """
    told = _told("malformed" if isinstance(fault, UnicodeDecodeError) else str(fault), path or Path("-"))
    if told:
        raise told from fault


def _told(said: str, path: Path) -> StoreError | None:
    """What we say of the engine's own words; None where they tell of neither the place nor damage."""
    if "disk is full" in said:
        return PlaceError("{path}: the disk is full, so nothing was written. Free some space and try again.", path=path)
    if "readonly database" in said:
        return PlaceError("{path} cannot be written. Copy it to a folder that you may write to.", path=path)
    if "database is locked" in said:
        return PlaceError("Another program is using {path}. Close it there and try again.", path=path)
    if "disk I/O error" in said or "unable to open" in said:
        return PlaceError("The disk or folder of {path} does not answer. Check it and your rights there.", path=path)
    if any(word in said for word in ("malformed", "corrupt", "not a database", "decode to UTF-8")):
        return StoreError("{path} is damaged. Restore a backup; the damaged file is kept.", path=path)
    return None


def migrations(name: str) -> "Migrations":
    """An empty list of schema steps of sqlite-utils."""
    _shim()
    from sqlite_utils import Migrations

    return Migrations(name)


def _connect(path: Path | None, key: str, *, read_only: bool) -> sqlite.Connection:
    """A connection with the key and pragmas set. Raises the engine's DatabaseError for a wrong key or damage."""
    if path is None:
        conn = sqlite.connect(":memory:")
    elif read_only:
        conn = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    else:
        conn = sqlite.connect(str(path))
    try:
        # Else a damaged encrypted file writes some 24,000 lines to stderr.
        conn.execute("PRAGMA cipher_log_level=NONE").fetchall()
        if key:
            conn.execute(f"PRAGMA key=\"x'{key}'\"").fetchall()
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            conn.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        conn.close()
        raise
    return conn


def _shim() -> None:
    """Put our engine in the place where sqlite-utils looks first; it must run before sqlite-utils is imported.

    Without it sqlite-utils would catch the errors of another engine than the one that raises them.
    """
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlite)


def _database(conn: sqlite.Connection) -> "Database":
    """The connection as sqlite-utils sees it, without the plugins that may be installed on the machine."""
    _shim()
    from sqlite_utils import Database

    return Database(conn, execute_plugins=False)
