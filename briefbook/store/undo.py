"""Labelled steps, undo and redo: the log in the library is the only truth, and it survives restarts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import Phrase, StoreError
from briefbook.model.change import Changes
from briefbook.store.engine import Engine
from briefbook.store.schema.tables import Table
from briefbook.store.seals import seal_after, seal_again
from briefbook.store.search import Search
from briefbook.store.touched import Entry, entries_after, entries_of, touched

KEPT_STEPS = 10_000
JOIN_SECONDS = 2.0
# Rows of these change what search finds; links and filings do not.
_WRITTEN = frozenset({"wording", "record"})


class Step(NamedTuple):
    """One step of the log: its number, its label, when it was made (UTC, for display only), whether it is undone."""

    id: int
    label: Phrase
    at: datetime
    undone: bool


@dataclass(slots=True)
class Done:
    """What a transaction changed; empty until it has been left."""

    changes: Changes = field(default_factory=Changes)


class UndoLog:
    """The steps of one library."""

    def __init__(self, engine: Engine, tables: dict[str, Table], search: Search) -> None:
        self._engine = engine
        self._tables = tables
        self._search = search
        self._open_for = ("", 0, 0.0)  # what the last step joins, its number, until when

    @contextmanager
    def step(self, label: Phrase, joins: str, now: float) -> Iterator[Done]:
        """One labelled step; see `Library.transaction`. `now` is in seconds of a monotonic clock."""
        done = Done()
        joined, number, until = self._open_for
        joining = bool(joins) and joins == joined and now <= until
        with self._engine.write():
            conn = self._engine.conn
            last = conn.execute("SELECT coalesce(max(id), 0) FROM undo_change").fetchone()[0]
            if not joining:
                number = _new_step(conn, label)
            conn.execute("UPDATE log_state SET step = ?, muted = 0", [number])
            yield done
            entries = entries_after(conn, last)
            if entries:
                self._close(number, last, entries, joining=joining)
            elif not joining:
                conn.execute("DELETE FROM undo_step WHERE id = ?", [number])
            conn.execute("UPDATE log_state SET step = NULL")
            changes = Changes(touched(conn, entries))
        if entries:
            self._open_for = (joins, number, now + JOIN_SECONDS)
        done.changes = changes

    def _close(self, number: int, last: int, entries: list[Entry], *, joining: bool) -> None:
        """Seal and index what the step wrote, cut off the undone tail, drop steps beyond the kept ones."""
        conn = self._engine.conn
        seal_after(conn, last)
        self._search.refresh(_uids(entries) + _renamed(conn, number))
        rev = conn.execute("SELECT rev FROM log_state").fetchone()[0]
        conn.execute("UPDATE undo_step SET rev = ? WHERE id = ?", [rev, number])
        if joining:
            _shorten(conn, number)
        else:
            conn.execute("DELETE FROM undo_step WHERE undone OR id <= ?", [number - KEPT_STEPS])

    def undo(self) -> Changes:
        """Take back the last step that is not undone; nothing where there is none."""
        return self._replay("SELECT max(id) FROM undo_step WHERE NOT undone", back=True)

    def redo(self) -> Changes:
        """Do the first undone step again; nothing where there is none."""
        return self._replay("SELECT min(id) FROM undo_step WHERE undone", back=False)

    def steps(self, limit: int = KEPT_STEPS) -> tuple[Step, ...]:
        """The steps, the newest first, the undone ones included."""
        select = "SELECT id, msgid, args, at, undone FROM undo_step ORDER BY id DESC LIMIT ?"
        return tuple(
            Step(number, _label(msgid, args), datetime.fromisoformat(at), bool(undone))
            for number, msgid, args, at, undone in self._engine.conn.execute(select, [limit])
        )

    def next(self) -> tuple[Phrase | None, Phrase | None]:
        """Labels of the steps that `undo` and `redo` would take; None where there is none."""
        select = "SELECT msgid, args FROM undo_step WHERE id = "
        back = self._engine.conn.execute(f"{select}(SELECT max(id) FROM undo_step WHERE NOT undone)").fetchone()
        on = self._engine.conn.execute(f"{select}(SELECT min(id) FROM undo_step WHERE undone)").fetchone()
        return _label(*back) if back else None, _label(*on) if on else None

    def rewind(self, number: int) -> None:
        """Bring every row back to what it was after a step that is not undone. Inside a step, which notes it, only.

        Raises StoreError where there is no such step.
        """
        conn = self._engine.conn
        if not conn.in_transaction:
            raise RuntimeError("the log goes back inside `library.transaction(...)` only")
        if conn.execute("SELECT 1 FROM undo_step WHERE id = ? AND NOT undone", [number]).fetchone() is None:
            raise StoreError("This step is not in the history any more. Choose another one.")
        last = conn.execute("SELECT coalesce(max(id), 0) FROM undo_change").fetchone()[0]
        lines = conn.execute(
            "SELECT tbl, key, old, new FROM undo_change JOIN undo_step ON undo_step.id = step "
            "WHERE step > ? AND NOT undone ORDER BY undo_change.id DESC",
            [number],
        ).fetchall()
        conn.execute("PRAGMA defer_foreign_keys=ON")
        conn.execute("UPDATE log_state SET rev = rev + 1")
        for table, key, old, new in lines:
            _put(conn, self._tables[table], json.loads(key), new, old)
        self._renumber([ref.uid for ref in touched(conn, entries_after(conn, last))])

    def purge(self) -> None:
        """Forget all steps, and with them the old texts that they hold."""
        self._open_for = ("", 0, 0.0)
        with self._engine.write():
            self._engine.conn.execute("DELETE FROM undo_step")

    def _replay(self, which: str, *, back: bool) -> Changes:
        self._open_for = ("", 0, 0.0)
        conn = self._engine.conn
        with self._engine.write():
            number = conn.execute(which).fetchone()[0]
            if number is None:
                return Changes()
            conn.execute("PRAGMA defer_foreign_keys=ON")
            conn.execute("UPDATE log_state SET muted = 1, rev = rev + 1")
            order = "DESC" if back else "ASC"
            log = conn.execute(
                f"SELECT tbl, key, old, new FROM undo_change WHERE step = ? ORDER BY id {order}", [number]
            )
            for table, key, old, new in log.fetchall():
                _put(conn, self._tables[table], json.loads(key), *((new, old) if back else (old, new)))
            entries = entries_of(conn, number)
            refs = touched(conn, entries)
            self._renumber([ref.uid for ref in refs])
            keys = {(entry.table, entry.key) for entry in entries}
            keys |= {("record", json.dumps([ref.uid], separators=(",", ":"))) for ref in refs if ref.table != "setting"}
            seal_again(conn, self._tables, keys)
            self._search.refresh(_uids(entries) + _renamed(conn, number))
            conn.execute("UPDATE undo_step SET undone = ? WHERE id = ?", [int(back), number])
            conn.execute("UPDATE log_state SET muted = 0")
        return Changes(refs)

    def _renumber(self, uids: list[str]) -> None:
        """Give replayed records the counter of this write: undoing is a write, and order comes from the counter."""
        self._engine.conn.execute(
            "UPDATE record SET rev = (SELECT rev FROM log_state) WHERE uid IN (SELECT value FROM json_each(?))",
            [json.dumps(uids)],
        )


def _put(conn: sqlite.Connection, table: Table, key: list[object], before: str | None, after: str | None) -> None:
    """Bring one row from `before` to `after`.

    A changed row is updated, never deleted and inserted again: the delete would take along all that hangs on it.
    """
    if after is None:
        conn.execute(f"DELETE FROM {table.name} WHERE {table.where_key()}", key)
        return
    # A later schema step may have dropped a column that an old line of the log still names.
    row = {name: value for name, value in json.loads(after).items() if name in table.columns}
    if before is None:
        marks = ", ".join("?" * len(row))
        conn.execute(f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    else:
        sets = ", ".join(f"{name} = ?" for name in row)
        conn.execute(f"UPDATE {table.name} SET {sets} WHERE {table.where_key()}", [*row.values(), *key])


def _new_step(conn: sqlite.Connection, label: Phrase) -> int:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    insert = "INSERT INTO undo_step (msgid, args, rev, at) VALUES (?, ?, 0, ?) RETURNING id"
    return int(conn.execute(insert, [label.msgid, _args(label), now]).fetchone()[0])


def _shorten(conn: sqlite.Connection, number: int) -> None:
    """Keep, of rows that a joined step only updated, the first state and the last: typing grows no endless log."""
    only_updates = (
        "SELECT min(id), max(id), tbl, key FROM undo_change WHERE step = ? GROUP BY tbl, key "
        "HAVING count(*) > 1 AND count(old) = count(*) AND count(new) = count(*)"
    )
    for first, last, table, key in conn.execute(only_updates, [number]).fetchall():
        conn.execute(
            "UPDATE undo_change SET old = (SELECT old FROM undo_change WHERE id = ?) WHERE id = ?", [first, last]
        )
        conn.execute(
            "DELETE FROM undo_change WHERE step = ? AND tbl = ? AND key = ? AND id < ?", [number, table, key, last]
        )


def _uids(entries: list[Entry]) -> list[str]:
    """Records whose words the lines changed."""
    own = [entry.uid for entry in entries if entry.uid and entry.table != "tombstone"]
    return own + [json.loads(entry.key)[0] for entry in entries if entry.table in _WRITTEN]


def _renamed(conn: sqlite.Connection, number: int) -> list[str]:
    """People whose names a step changed; they are found by their names, the names that went included."""
    select = (
        "SELECT DISTINCT person.uid FROM undo_change JOIN person "
        "ON person.id IN (CAST(old ->> 'person' AS INTEGER), CAST(new ->> 'person' AS INTEGER)) "
        "WHERE undo_change.step = ? AND tbl = 'name'"
    )
    return [uid for (uid,) in conn.execute(select, [number])]


def _args(label: Phrase) -> str:
    return json.dumps([label.many, [[name, _packed(value)] for name, value in label.values]], ensure_ascii=False)


def _packed(value: object) -> object:
    """A value of a label as JSON: a phrase as a list, a number as it is, anything else as text."""
    if isinstance(value, Phrase):
        return [value.msgid, _args(value)]
    return value if isinstance(value, int | float) else str(value)


def _label(msgid: str, args: str) -> Phrase:
    many, values = json.loads(args)
    unpacked = ((name, _label(*value) if isinstance(value, list) else value) for name, value in values)
    return Phrase(msgid, tuple(unpacked), many)
