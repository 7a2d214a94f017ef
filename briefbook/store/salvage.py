"""Taking what can still be read out of a damaged library, row by row, into a fresh one."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import StoreError
from briefbook.store import opening
from briefbook.store.engine import FAULTS, Engine, cipher_key
from briefbook.store.header import look
from briefbook.store.library import Library
from briefbook.store.schema.tables import Table, read_tables

# Beyond the highest row that can be read, so many ids are tried one by one: the page that names it may be lost.
_BEYOND = 1_000
_KEPT = ("blob", "seal")


class Salvaged(NamedTuple):
    """How many rows were saved, and how many of those were dropped again because what they hang on is lost."""

    rows: int
    dropped: int


def salvage(damaged: Path, target: Path, passphrase: str | None = None) -> Salvaged:
    """Make the library `target` of all rows of `damaged` that can be read; `damaged` is only read.

    Records that are not as they were sealed are named by `Library.check` of the new one. Raises StoreError where
    not even the list of tables can be read.
    """
    header = look(damaged)
    key = "" if header.plain else cipher_key(passphrase or "", header.salt)
    try:
        source = Engine(damaged, key=key, read_only=True)
    except FAULTS as fault:
        raise StoreError("Nothing of {path} can be read. Restore a backup.", path=damaged) from fault
    try:
        opening.make(target, passphrase)
        fresh = Engine(target, key=cipher_key(passphrase, look(target).salt) if passphrase is not None else "")
        try:
            return _filled(source, fresh)
        finally:
            fresh.close()
    finally:
        source.close()


def _filled(source: Engine, fresh: Engine) -> Salvaged:
    """Copy the rows and drop those whose links lead nowhere, then index what is left."""
    fresh.conn.execute("PRAGMA foreign_keys=OFF")
    saved = 0
    with fresh.write():
        # The log is not copied, and the rows bring their seals along: so nothing may be logged or sealed here.
        fresh.conn.execute("UPDATE log_state SET muted = 1")
        tables = read_tables(fresh.conn)
        for name in _KEPT:
            names = fresh.conn.execute(f"SELECT name FROM pragma_table_info('{name}')")
            key = ("tbl", "key") if name == "seal" else ("sha256",)
            tables[name] = Table(name, tuple(column for (column,) in names), key)
        for table in tables.values():
            saved += sum(_put(fresh.conn, table, row) for row in _rows(source.conn, table))
        dropped = _drop_loose(fresh.conn)
        highest = fresh.conn.execute("SELECT coalesce(max(rev), 0) FROM record").fetchone()[0]
        fresh.conn.execute("UPDATE log_state SET muted = 0, rev = ?", [highest + 1])
        Library(fresh).search.rebuild()
    fresh.conn.execute("PRAGMA foreign_keys=ON")
    return Salvaged(saved, dropped)


def _put(conn: sqlite.Connection, table: Table, row: tuple[object, ...]) -> bool:
    """Whether the row could be kept; damaged values that break a rule of the table cannot."""
    marks = ", ".join("?" * len(table.columns))
    try:
        found = conn.execute(f"INSERT OR IGNORE INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})", row)
    except (sqlite.IntegrityError, sqlite.OperationalError):
        return False
    return bool(found.rowcount)


def _rows(conn: sqlite.Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """Every row that can be read: from the front, from the back, and by its number in between.

    A scan ends at the first lost page; asking for each number goes around it.
    """
    select = f"SELECT {', '.join(table.columns)} FROM {table.name}"
    order = ", ".join(f"{column} DESC" for column in table.key)
    yield from _until_damage(conn, f"{select} NOT INDEXED")
    yield from _until_damage(conn, f"{select} ORDER BY {order}")
    for number in _numbers(conn, table.name):
        try:
            yield from conn.execute(f"{select} WHERE rowid = ?", [number]).fetchall()
        except (sqlite.DatabaseError, UnicodeDecodeError):
            continue


def _until_damage(conn: sqlite.Connection, select: str) -> Iterator[tuple[object, ...]]:
    """The rows of a scan up to the first one that cannot be read."""
    try:
        yield from conn.execute(select)
    except (sqlite.DatabaseError, UnicodeDecodeError):
        return


def _numbers(conn: sqlite.Connection, table: str) -> range:
    """The row numbers to ask for; none in a table without them."""
    highest = 0
    for select in (f"SELECT max(rowid) FROM {table}", f"SELECT rowid FROM {table}"):
        try:
            for (number,) in conn.execute(select):
                highest = max(highest, number or 0)
        except FAULTS as fault:
            if "no such column" in str(fault):
                return range(0)
    return range(1, highest + _BEYOND)


def _drop_loose(conn: sqlite.Connection) -> int:
    """Drop rows that hang on lost ones, and empty links that lead to lost ones; how many rows were dropped."""
    dropped = 0
    while True:
        loose = conn.execute("PRAGMA foreign_key_check").fetchall()
        if not loose:
            return dropped
        for table, number, _, link in loose:
            rules = conn.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            column, action = next((rule[3], rule[6]) for rule in rules if rule[0] == link)
            if number is None:  # a link table: its rows are found by what they lack
                parent = next(rule[2] for rule in rules if rule[0] == link)
                to = "uid" if parent == "record" else "id"
                conn.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT {to} FROM {parent})")
            elif action == "CASCADE" or table in ("citation", "wording"):
                dropped += conn.execute(f"DELETE FROM {table} WHERE rowid = ?", [number]).rowcount
            else:
                conn.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", [number])
