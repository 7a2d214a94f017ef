"""Seals: a sum per row, by which damage and edits by other programs are noticed.

Plain SQLite reads damaged text back as if it were good, and its own checks look at structure only.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import Ref
from briefbook.store.engine import Engine
from briefbook.store.schema.tables import Table
from briefbook.store.touched import Entry, touched

Tables = dict[str, Table]


def seal(row: str) -> bytes:
    """The 8-byte sum of a row written as JSON."""
    return hashlib.blake2b(row.encode(errors="surrogateescape"), digest_size=8).digest()


def seal_after(conn: sqlite.Connection, last: int) -> None:
    """Seal the rows that the log names after line `last`, by what it says of them."""
    rows: dict[tuple[str, str], str | None] = {}
    for table, key, new in conn.execute("SELECT tbl, key, new FROM undo_change WHERE id > ? ORDER BY id", [last]):
        rows[table, key] = new
    _put(conn, rows)


def seal_again(conn: sqlite.Connection, tables: Tables, keys: Iterable[tuple[str, str]]) -> None:
    """Seal rows, given by table and key as JSON, as they are now; seals of rows that are gone go too."""
    rows: dict[tuple[str, str], str | None] = {}
    for name, key in keys:
        table = tables[name]
        select = f"SELECT {table.row_json(name)} FROM {name} WHERE {table.where_key()}"
        found = conn.execute(select, json.loads(key)).fetchone()
        rows[name, key] = found[0] if found else None
    _put(conn, rows)


def _put(conn: sqlite.Connection, rows: dict[tuple[str, str], str | None]) -> None:
    conn.executemany(
        "INSERT INTO seal (tbl, key, sum) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sum = excluded.sum",
        [(*key, seal(row)) for key, row in rows.items() if row is not None],
    )
    conn.executemany("DELETE FROM seal WHERE tbl = ? AND key = ?", [key for key, row in rows.items() if row is None])


def broken(conn: sqlite.Connection, tables: Tables) -> list[tuple[str, str]]:
    """Table and key of every row that is not as it was sealed, was never sealed, or is gone.

    Blobs are their own seals: their key is the sha256 of their bytes.
    """
    seals = {(table, key): sum_ for table, key, sum_ in conn.execute("SELECT tbl, key, sum FROM seal")}
    wrong = []
    for name, key, row in _rows(conn, tables):
        if seals.pop((name, key), None) != seal(row):
            wrong.append((name, key))
    for name, content in conn.execute("SELECT sha256, data FROM blob"):
        if hashlib.sha256(content).hexdigest() != name:
            wrong.append(("blob", json.dumps([name])))
    return wrong + list(seals)


class Seals:
    """The seals of one library."""

    def __init__(self, engine: Engine, tables: Tables) -> None:
        self._engine = engine
        self._tables = tables

    def check(self) -> tuple[Ref, ...]:
        """The records that `broken` rows belong to, in a fixed order; nothing where the library is sound."""
        conn = self._engine.conn
        wrong = broken(conn, self._tables)
        return tuple(sorted(touched(conn, [_entry(conn, self._tables, table, key) for table, key in wrong])))

    def accept(self) -> int:
        """Seal every row as it is now: the edits of another program are welcome. How many rows were not as sealed."""
        with self._engine.write():
            wrong = [key for key in broken(self._engine.conn, self._tables) if key[0] in self._tables]
            seal_again(self._engine.conn, self._tables, wrong)
        return len(wrong)


def _rows(conn: sqlite.Connection, tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Table, key and content, as JSON, of every sealed row."""
    for name, table in tables.items():
        for key, row in conn.execute(f"SELECT {table.key_json(name)}, {table.row_json(name)} FROM {name}"):
            yield name, key, row


def _entry(conn: sqlite.Connection, tables: Tables, table: str, key: str) -> Entry:
    """A broken row as a line of the log, with its uid and kind where it has them."""
    names = [name for name in ("uid", "kind") if table in tables and name in tables[table].columns]
    uid = kind = ""
    if names:
        select = f"SELECT {', '.join(names)} FROM {table} WHERE {tables[table].where_key()}"
        uid, kind = (*(conn.execute(select, json.loads(key)).fetchone() or (key, table)), "")[:2]
    return Entry(table, key, uid, kind)
