"""Taking records out: with all that they own, each leaving a tombstone, and never from under those that use them."""

import json
from collections import defaultdict

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import Ref, StoreError
from briefbook.model.fields import Form, columns
from briefbook.model.kinds import KINDS, TABLES, Kind
from briefbook.store.schema.tables import LINKS

# Without these, a record that names them says nothing true; other links become empty.
HELD = frozenset({"person", "organisation", "source"})


def _parent_table(kind: Kind) -> str:
    return next(column.target for name, column in columns(kind.record) if name == kind.parent)


def _children() -> dict[str, list[Kind]]:
    found: defaultdict[str, list[Kind]] = defaultdict(list)
    for kind in KINDS:
        if kind.parent:
            found[_parent_table(kind)].append(kind)
    return dict(found)


CHILDREN: dict[str, list[Kind]] = _children()
PARENT_TABLE: dict[str, str] = {kind.table: _parent_table(kind) for kind in KINDS if kind.parent}


def children_of(conn: sqlite.Connection, table: str, uids: list[str]) -> list[Ref]:
    """The records that records of one table own directly, in the order of kinds and `seq`."""
    asked = json.dumps(uids)
    return [
        Ref(kind.table, uid)
        for kind in CHILDREN.get(table, ())
        for (uid,) in conn.execute(
            f"SELECT own.uid FROM {kind.table} AS own JOIN {table} AS parent ON parent.id = own.{kind.parent} "
            "WHERE parent.uid IN (SELECT value FROM json_each(?)) ORDER BY own.seq, own.id",
            [asked],
        )
    ]


def owned(conn: sqlite.Connection, table: str, uid: str) -> list[Ref]:
    """The record and everything it owns, owners before what they own."""
    found = [Ref(table, uid)]
    for ref in found:
        found += children_of(conn, ref.table, [ref.uid])
    return found


def uses(conn: sqlite.Connection, table: str, uid: str) -> tuple[Ref, ...]:
    """Where other records point at this one: their place and the field, in the order of kinds."""
    found: list[Ref] = []
    for kind in KINDS:
        for name, column in columns(kind.record):
            if column.form is Form.OPEN:
                where = f"own.{name} = ?"
            elif column.form is Form.LINK and column.target == table and name != kind.parent:
                where = f"own.{name} = (SELECT id FROM {table} WHERE uid = ?)"
            else:
                continue
            rows = conn.execute(f"SELECT own.uid FROM {kind.table} AS own WHERE {where} ORDER BY own.id", [uid])
            found += (Ref(kind.table, owner, name) for (owner,) in rows)
    for link in LINKS:
        if link.target == table:
            rows = conn.execute(
                f"SELECT own.uid FROM {link.table} AS l JOIN {link.owner} AS own ON own.id = l.{link.owner} "
                f"WHERE l.{link.target} = (SELECT id FROM {table} WHERE uid = ?) ORDER BY own.id",
                [uid],
            )
            found += (Ref(link.owner, owner, link.column) for (owner,) in rows)
    if table == "source":
        rows = conn.execute(
            "SELECT record.kind, record.uid, citation.field FROM citation JOIN record ON record.uid = target_uid "
            "WHERE source = (SELECT id FROM source WHERE uid = ?) ORDER BY record.rowid",
            [uid],
        )
        found += (Ref(kind, owner, f"cites.{name}" if name else "cites") for kind, owner, name in rows)
    if table == "marking":
        rows = conn.execute("SELECT kind, uid FROM record WHERE marking = ? ORDER BY rowid", [uid])
        found += (Ref(kind, owner, "marking") for kind, owner in rows)
    return tuple(found)


def remove(conn: sqlite.Connection, table: str, uid: str) -> None:
    """Take out the record and all it owns. Raises StoreError while others use it or something that it owns.

    Owned records go first, each with its tombstone: a cascade between their rows would leave their `record` behind.
    """
    going = owned(conn, table, uid)
    leaving = {ref.uid for ref in going}
    for ref in going:
        if ref.table in HELD:
            users = [user for user in uses(conn, ref.table, ref.uid) if user.uid not in leaving and _holds(user)]
            if users:
                raise StoreError(
                    "{n} records still use this {kind}, the first is a {user}. Change them first.",
                    n=len(users),
                    kind=ref.table,
                    user=users[0].table,
                )
    rev = conn.execute("UPDATE log_state SET rev = rev + 1 RETURNING rev").fetchone()[0]
    for ref in reversed(going):
        conn.execute("INSERT INTO tombstone (uid, kind, rev) VALUES (?, ?, ?)", [ref.uid, ref.table, rev])
        conn.execute("DELETE FROM record WHERE uid = ?", [ref.uid])


def _holds(user: Ref) -> bool:
    """Whether the use keeps the record in place; a link to a record of any type does not."""
    declared = dict(columns(TABLES[user.table].record)).get(user.field)
    return declared is None or declared.form is not Form.OPEN
