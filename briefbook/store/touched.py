"""What the log says of a write: which records it touched, and the seals of the rows that it left."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import Ref
from briefbook.model.kinds import TABLES
from briefbook.store.schema.tables import LINKS

_OWNERS = {link.table: link.owner for link in LINKS} | {"edition_page": "edition"}


class Entry(NamedTuple):
    """A line of the log without the row's content: table, key as JSON, the row's uid and kind where it has them."""

    table: str
    key: str
    uid: str
    kind: str


def entries_after(conn: sqlite.Connection, last: int) -> list[Entry]:
    """The log's lines with an id above `last`, in order."""
    return _entries(conn, "id > ?", last)


def entries_of(conn: sqlite.Connection, step: int) -> list[Entry]:
    """The log's lines of one step, in order."""
    return _entries(conn, "step = ?", step)


def _entries(conn: sqlite.Connection, where: str, value: int) -> list[Entry]:
    select = (
        "SELECT tbl, key, coalesce(coalesce(new, old) ->> 'uid', ''), coalesce(coalesce(new, old) ->> 'kind', '') "
        f"FROM undo_change WHERE {where} ORDER BY id"
    )
    return [Entry(*row) for row in conn.execute(select, [value])]


def touched(conn: sqlite.Connection, entries: Iterable[Entry]) -> frozenset[Ref]:
    """The records that these lines changed. A wording, citation, link or filing counts as its owner."""
    kinds: dict[str, str] = {}
    uids: dict[tuple[str, int], str] = {}
    by_uid: set[str] = set()
    by_id: set[tuple[str, int]] = set()
    refs: set[Ref] = set()
    for entry in entries:
        if entry.table in ("record", "tombstone"):
            kinds[entry.uid] = entry.kind
            by_uid.add(entry.uid)
        elif entry.table in TABLES:
            kinds[entry.uid] = entry.table
            uids[entry.table, json.loads(entry.key)[0]] = entry.uid
            by_uid.add(entry.uid)
        elif entry.table in ("wording", "citation"):
            by_uid.add(json.loads(entry.key)[0])
        elif entry.table == "filed":
            by_uid.add(json.loads(entry.key)[1])
        elif entry.table in _OWNERS:
            by_id.add((_OWNERS[entry.table], json.loads(entry.key)[0]))
        else:
            refs.add(Ref(entry.table, str(json.loads(entry.key)[0])))
    by_uid |= _uids_of(conn, by_id, uids)
    kinds |= _kinds_of(conn, by_uid - kinds.keys())
    return frozenset(refs | {Ref(kinds[uid], uid) for uid in by_uid if uid in kinds})


def _uids_of(conn: sqlite.Connection, rows: set[tuple[str, int]], known: dict[tuple[str, int], str]) -> set[str]:
    """The uids of rows given by table and row id; rows that are gone are in `known`."""
    found = {known[row] for row in rows if row in known}
    asked: defaultdict[str, list[int]] = defaultdict(list)
    for table, number in rows - known.keys():
        asked[table].append(number)
    for table, numbers in asked.items():
        select = f"SELECT uid FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        found |= {uid for (uid,) in conn.execute(select, [json.dumps(numbers)])}
    return found


def _kinds_of(conn: sqlite.Connection, uids: set[str]) -> dict[str, str]:
    """The kinds of records that are there or were removed."""
    if not uids:
        return {}
    select = (
        "WITH asked AS (SELECT value FROM json_each(?)) SELECT uid, kind FROM tombstone WHERE uid IN asked "
        "UNION ALL SELECT uid, kind FROM record WHERE uid IN asked"
    )
    return dict(conn.execute(select, [json.dumps(list(uids))]).fetchall())
