"""Seals: a sum per row, by which damage and edits by other programs are noticed.

Plain SQLite reads damaged text back as if it were good, and its own checks look at structure only.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Final

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import Ref
from briefbook.store.engine import Engine
from briefbook.store.schema.tables import Table, seal
from briefbook.store.search import Search
from briefbook.store.touched import Entry, touched

Tables = dict[str, Table]

_BLOB: Final = "blob"


def seal_after(conn: sqlite.Connection, last: int) -> None:
    """Seal the rows that the log names after line `last`, by what it says of them."""
    rows: dict[tuple[str, str], str | None] = {}
    for table, key, new in conn.execute("SELECT tbl, key, new FROM undo_change WHERE id > ? ORDER BY id", [last]):
        rows[table, key] = new
    _put(conn, rows)


def seal_again(conn: sqlite.Connection, tables: Tables, keys: Iterable[tuple[str, str]]) -> None:
    """Seal rows, given by table and key as JSON, as they are now; seals that stand for no row go too."""
    rows: dict[tuple[str, str], str | None] = {}
    for name, key in keys:
        values = _values(tables, name, key)
        found = None
        if values is not None:
            table = tables[name]
            select = f"SELECT {table.row_json(name)} FROM {name} WHERE {table.where_key()}"
            found = conn.execute(select, values).fetchone()
        rows[name, key] = found[0] if found else None
    _put(conn, rows)


def _values(tables: Tables, table: str, key: str) -> list[str | int] | None:
    """The values of a key, or None where they cannot be those of a row: a seal may be what is damaged."""
    if table not in tables:
        return None
    try:
        found: object = json.loads(key)
    except ValueError:
        return None
    values = [value for value in found if isinstance(value, str | int)] if isinstance(found, list) else []
    return values if values == found and len(values) == tables[table].where_key().count("?") else None


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
            wrong.append((_BLOB, json.dumps([name])))
    return wrong + list(seals)


class Seals:
    """The seals of one library."""

    def __init__(self, engine: Engine, tables: Tables, search: Search) -> None:
        self._engine = engine
        self._tables = tables
        self._search = search

    def check(self) -> tuple[Ref, ...]:
        """The records that `broken` rows belong to, in a fixed order; nothing where the library is sound.

        A damaged seal that stands for no row is named itself, in the table "seal".
        """
        conn = self._engine.conn
        wrong = broken(conn, self._tables)
        rows = [row for row in wrong if row[0] == _BLOB or _values(self._tables, *row) is not None]
        damaged = {Ref("seal", key) for table, key in wrong if (table, key) not in rows}
        return tuple(sorted(damaged | touched(conn, [_entry(conn, self._tables, table, key) for table, key in rows])))

    def accept(self) -> int:
        """Seal every row as it is now and find it by its words: the edits of another program are welcome.

        How many rows were not as sealed. Bytes of pictures and files are never welcome in another form.
        """
        with self._engine.write():
            wrong = [key for key in broken(self._engine.conn, self._tables) if key[0] != _BLOB]
            seal_again(self._engine.conn, self._tables, wrong)
            if wrong:
                self._search.rebuild()
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
