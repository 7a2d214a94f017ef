"""The second step: a plan keeps whether its binder has dividers."""

from typing import TYPE_CHECKING

from briefbook.store.schema.tables import read_tables, seal

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 2


def make(db: "Database") -> None:
    """Add `plan.dividers`, 0 for every plan there is.

    A seal is of the whole row, so plans that were as sealed are sealed anew; one that was damaged stays so, and is
    found by the next check.
    """
    db.execute(f"PRAGMA user_version = {VERSION}")
    seals: dict[str, bytes] = dict(db.execute("SELECT key, sum FROM seal WHERE tbl = 'plan'"))
    sound = {key for key, row in _rows(db) if seals.get(key) == seal(row)}
    db.execute("ALTER TABLE plan ADD COLUMN dividers INTEGER NOT NULL DEFAULT 0 CHECK (dividers IN (0, 1))")
    new = [(seal(row), key) for key, row in _rows(db) if key in sound]
    db.conn.executemany("UPDATE seal SET sum = ? WHERE tbl = 'plan' AND key = ?", new)


def _rows(db: "Database") -> list[tuple[str, str]]:
    """Key and content of every plan, as JSON."""
    plans = read_tables(db.conn)["plan"]
    return list(db.execute(f"SELECT {plans.key_json('plan')}, {plans.row_json('plan')} FROM plan").fetchall())
