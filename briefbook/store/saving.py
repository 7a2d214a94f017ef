"""Putting records into the file: only what differs is written, links are resolved, clearance and age kept true."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import StoreError
from briefbook.model.fields import Form
from briefbook.model.kinds import KINDS, TABLES
from briefbook.store.rows import SHAPES, STAMP, Row, freshness, read

Ids = dict[str, dict[str, int]]
_CLEARING = ("state", "cleared_by", "cleared_at")
# Who answers for a record, its place and its number say nothing about its content.
_HANDLING = ("rev", "owner", "checked_on", *_CLEARING)


def save(conn: sqlite.Connection, rows: Iterable[Row]) -> int:
    """Insert or update the rows by uid; how many were written. Rows that equal the stored ones are left alone.

    The order of the rows does not matter: links may point forwards. Raises StoreError where a link points at a
    record that neither the file nor `rows` hold.
    """
    new = {row.uid: row for row in rows}
    old = read(conn, new)
    rev = conn.execute("SELECT rev FROM log_state").fetchone()[0] + 1
    written = [row for row in new.values() if _settle(row, old.get(row.uid), rev)]
    if not written:
        return 0
    conn.execute("UPDATE log_state SET rev = ?", [rev])
    ids = _ids(conn, written, old)
    # Links point forwards inside a batch; `_ids` has made sure that they all lead somewhere.
    conn.execute("PRAGMA defer_foreign_keys=ON")
    _save_shared(conn, written, old)
    for kind in KINDS:
        _save_own(conn, kind.table, [row for row in written if row.kind is kind], old, ids)
    _save_words(conn, written, old)
    _save_links(conn, written, old, ids)
    _save_cites(conn, written, old, ids)
    conn.execute("PRAGMA defer_foreign_keys=OFF")
    return len(written)


def _settle(row: Row, old: Row | None, rev: int) -> bool:
    """Fill in what follows from the stored row: of_rev, clearance, rev. Whether the row differs from it."""
    if old and old.kind is not row.kind:
        raise StoreError(
            "The id {uid} belongs to a {old}; a {new} needs one of its own.",
            uid=row.uid,
            old=old.kind.table,
            new=row.kind.table,
        )
    for name in SHAPES[row.kind.table].words:
        _settle_words(row, old, name, rev)
    if old is None:
        row.stamp["rev"] = rev
        return True
    recleared = any(row.stamp[name] != old.stamp[name] for name in _CLEARING)
    if old.stamp["state"] == "cleared" and not recleared and _content(row) != _content(old):
        row.stamp |= {"state": "draft", "cleared_by": "", "cleared_at": None}
    row.stamp["rev"] = old.stamp["rev"]
    if row == old:
        return False
    row.stamp["rev"] = rev
    return True


def _content(row: Row) -> tuple[object, ...]:
    """What a clearance vouches for."""
    own = {name: value for name, value in row.columns.items() if name != "seq"}
    stamp = {name: value for name, value in row.stamp.items() if name not in _HANDLING}
    words = {key: wording[:2] for key, wording in row.words.items()}
    return own, stamp, words, row.links, row.cites


def _settle_words(row: Row, old: Row | None, name: str, rev: int) -> None:
    """Turn the stale marks of one field into of_rev: a translation made before the original's last change is stale."""
    original = (name, row.stamp["lang"])
    stored = old.words if old else {}
    if original in row.words:
        text, state, _ = row.words[original]
        before = stored.get(original)
        same = before is not None and before[0] == text and before[2] > 0
        row.words[original] = (text, state, before[2] if before and same else rev)
    base = freshness(row, name)
    old_base = freshness(old, name) if old else 1
    for key, (text, state, fresh) in row.words.items():
        if key[0] != name or key == original:
            continue
        before = stored.get(key)
        of_rev = base if fresh else 0
        # Text and standing as before: nobody looked at it, so it is as old as it was; unless it was stale and is
        # now said to be fresh, or there was no original that could have changed.
        if before and before[:2] == (text, state):
            was_stale = before[2] < old_base
            if was_stale != bool(fresh) and (was_stale or original in stored):
                of_rev = before[2] if fresh or before[2] < base else 0
        row.words[key] = (text, state, of_rev)


def _ids(conn: sqlite.Connection, written: list[Row], old: dict[str, Row]) -> Ids:
    """Row ids by table and uid: of the written rows, given in advance where they are new, and of all link targets."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    anywhere: set[str] = set()
    for row in written:
        wanted[row.kind.table].add(row.uid)
        for table, uid in _targets(row):
            (wanted[table] if table else anywhere).add(uid)
    ids: Ids = {}
    for table, uids in wanted.items():
        select = f"SELECT uid, id FROM {table} WHERE uid IN (SELECT value FROM json_each(?))"
        ids[table] = dict(conn.execute(select, [json.dumps(list(uids))]).fetchall())
        free = conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0]
        fresh = (row.uid for row in written if row.kind.table == table and row.uid not in old)
        ids[table] |= {uid: free + count for count, uid in enumerate(fresh)}
    select = "SELECT uid FROM record WHERE uid IN (SELECT value FROM json_each(?))"
    known = {uid for (uid,) in conn.execute(select, [json.dumps(list(anywhere))])} | {row.uid for row in written}
    for row in written:
        for table, uid in _targets(row):
            if uid not in (ids[table] if table else known):
                raise StoreError(
                    "The {kind} {uid} points at {target}, which is no {wanted} of this library.",
                    kind=row.kind.table,
                    uid=row.uid,
                    target=uid,
                    wanted=table or "record",
                )
    return ids


def _targets(row: Row) -> Iterator[tuple[str, str]]:
    """Table, or "" for any, and uid of every record that the row points at."""
    for name, column in SHAPES[row.kind.table].plain:
        uid = row.columns[name]
        if uid and column.form in (Form.LINK, Form.OPEN):
            yield (column.target if column.form is Form.LINK else ""), uid
    for link in SHAPES[row.kind.table].links:
        yield from ((link.target, uid) for uid in row.links[link.table])
    yield from (("source", source) for _, source, _ in row.cites)
    if row.stamp["marking"]:
        yield "marking", row.stamp["marking"]


def _save_shared(conn: sqlite.Connection, written: list[Row], old: dict[str, Row]) -> None:
    fresh = [row for row in written if row.uid not in old]
    marks = ", ".join("?" * (len(STAMP) + 2))
    conn.executemany(
        f"INSERT INTO record (uid, kind, {', '.join(STAMP)}) VALUES ({marks})",
        [(row.uid, row.kind.table, *row.stamp.values()) for row in fresh],
    )
    conn.executemany("DELETE FROM tombstone WHERE uid = ?", [(row.uid,) for row in fresh])
    conn.executemany(
        f"UPDATE record SET {', '.join(f'{name} = ?' for name in STAMP)} WHERE uid = ?",
        [(*row.stamp.values(), row.uid) for row in written if row.uid in old],
    )


def _save_own(conn: sqlite.Connection, table: str, rows: list[Row], old: dict[str, Row], ids: Ids) -> None:
    """Write the own columns of rows of one kind, those that differ from the stored ones."""
    if not rows:
        return
    plain = SHAPES[table].plain
    names = ("seq", *(name for name, _ in plain))
    links = {name: column.target for name, column in plain if column.form is Form.LINK}

    def values(row: Row) -> list[object]:
        own = dict(row.columns)
        for name, target in links.items():
            own[name] = ids[target][own[name]] if own[name] else None
        return [own[name] for name in names]

    marks = ", ".join("?" * (len(names) + 2))
    conn.executemany(
        f"INSERT INTO {table} (id, uid, {', '.join(names)}) VALUES ({marks})",
        [(ids[table][row.uid], row.uid, *values(row)) for row in rows if row.uid not in old],
    )
    conn.executemany(
        f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE uid = ?",
        [(*values(row), row.uid) for row in rows if row.uid in old and row.columns != old[row.uid].columns],
    )


def _save_words(conn: sqlite.Connection, written: list[Row], old: dict[str, Row]) -> None:
    put: list[tuple[object, ...]] = []
    gone: list[tuple[object, ...]] = []
    for row in written:
        stored = old[row.uid].words if row.uid in old else {}
        put += ((row.uid, *key, *wording) for key, wording in row.words.items() if stored.get(key) != wording)
        gone += ((row.uid, *key) for key in stored if key not in row.words)
    conn.executemany("DELETE FROM wording WHERE record_uid = ? AND field = ? AND lang = ?", gone)
    conn.executemany(
        "INSERT INTO wording (record_uid, field, lang, value, state, of_rev) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value, state = excluded.state, of_rev = excluded.of_rev",
        put,
    )


def _save_links(conn: sqlite.Connection, written: list[Row], old: dict[str, Row], ids: Ids) -> None:
    for row in written:
        for link in SHAPES[row.kind.table].links:
            stored = old[row.uid].links[link.table] if row.uid in old else ()
            uids = row.links[link.table]
            if uids == stored:
                continue
            owner, far = ids[row.kind.table][row.uid], ids.get(link.target, {})
            gone = [uid for uid in stored if uid not in uids]
            conn.executemany(
                f"DELETE FROM {link.table} WHERE {link.owner} = ? "
                f"AND {link.target} = (SELECT id FROM {link.target} WHERE uid = ?)",
                [(owner, uid) for uid in gone],
            )
            conn.executemany(
                f"INSERT INTO {link.table} ({link.owner}, {link.target}, seq) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET seq = excluded.seq WHERE seq <> excluded.seq",
                [(owner, far[uid], seq) for seq, uid in enumerate(uids)],
            )


def _save_cites(conn: sqlite.Connection, written: list[Row], old: dict[str, Row], ids: Ids) -> None:
    for row in written:
        stored = old[row.uid].cites if row.uid in old else ()
        if row.cites == stored:
            continue
        conn.executemany(
            "DELETE FROM citation WHERE target_uid = ? AND field = ? "
            "AND source = (SELECT id FROM source WHERE uid = ?) AND locator = ?",
            [(row.uid, *cite) for cite in stored if cite not in row.cites],
        )
        conn.executemany(
            "INSERT INTO citation (target_uid, field, source, locator, seq) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET seq = excluded.seq WHERE seq <> excluded.seq",
            [
                (row.uid, name, ids["source"][source], locator, seq)
                for seq, (name, source, locator) in enumerate(row.cites)
            ],
        )


def kind_of(conn: sqlite.Connection, uid: str) -> str:
    """The table of the record with this uid, or an empty text."""
    found = conn.execute("SELECT kind FROM record WHERE uid = ?", [uid]).fetchone()
    return str(found[0]) if found and found[0] in TABLES else ""
