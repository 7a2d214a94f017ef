"""Gathering a visit: everything filed under it, everything that those own, and everything they point at."""

from collections import defaultdict

from sqlcipher3 import dbapi2 as sqlite

from briefbook.model.kinds import KINDS
from briefbook.store.removing import PARENT_TABLE, children_of
from briefbook.store.rows import SHAPES, Row, read


def _of_visits() -> frozenset[str]:
    """Kinds that belong to exactly one visit: their parents, parents' parents and so on end there."""
    found = {"visit"}
    for kind in KINDS:  # parents stand before their children
        if PARENT_TABLE.get(kind.table) in found:
            found.add(kind.table)
    return frozenset(found)


OF_VISITS = _of_visits()
_PLACES = {kind.table: place for place, kind in enumerate(KINDS)}


def gather(conn: sqlite.Connection, visit: str) -> list[Row]:
    """The rows of a visit in the order of kinds, within a kind by `seq`.

    A link never leads into another visit: a site that two visits share brings its own text, not the other programme.
    """
    filed = conn.execute(
        "SELECT record_uid FROM filed JOIN visit ON visit.id = filed.visit WHERE visit.uid = ?", [visit]
    )
    rows: dict[str, Row] = {}
    linked: set[str] = set()
    wanted = {visit} | {uid for (uid,) in filed}
    while wanted:
        fresh = read(conn, wanted)
        for uid in linked & fresh.keys():
            if _of_other_visit(fresh[uid]):
                del fresh[uid]
        rows |= fresh
        owned = _owned(conn, fresh) - rows.keys()
        linked = {uid for row in fresh.values() for uid in _pointed(row)} - rows.keys() - owned
        wanted = owned | linked
    return sorted(rows.values(), key=lambda row: (_PLACES[row.kind.table], row.columns["seq"], row.uid))


def _of_other_visit(row: Row) -> bool:
    """Whether a record that a link leads to is another visit or part of one; our own parts come from their parents."""
    if row.kind.table == "visit":
        return True
    return row.kind.table in OF_VISITS and bool(row.columns[row.kind.parent])


def _owned(conn: sqlite.Connection, rows: dict[str, Row]) -> set[str]:
    by_table: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows.values():
        by_table[row.kind.table].append(row.uid)
    return {ref.uid for table, uids in by_table.items() for ref in children_of(conn, table, uids)}


def _pointed(row: Row) -> set[str]:
    """The uids that a row points at."""
    shape = SHAPES[row.kind.table]
    found = {row.columns[name] for name in shape.pointing}
    for uids in row.links.values():
        found.update(uids)
    found.update(source for _, source, _ in row.cites)
    found.add(row.stamp["marking"])
    return {uid for uid in found if uid}


def hashes(rows: list[Row]) -> list[str]:
    """The sha256 of every file that the rows name, each once."""
    named = (str(row.columns["sha256"]) for row in rows if row.kind.table in ("photo", "attachment"))
    return list(dict.fromkeys(sha256 for sha256 in named if sha256))
