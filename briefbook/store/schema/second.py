"""The second step: a plan keeps whether its binder has dividers."""

from typing import TYPE_CHECKING

from briefbook.store.schema.tables import Table, read_tables
from briefbook.store.seals import seal, seal_again

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 2


def make(db: "Database") -> None:
    """Add `plan.dividers`, 0 for every plan there is. Plans that were as sealed are sealed anew, for a seal is of the
    whole row; one that was damaged stays so, and is found by the next check.
    """
    db.execute(f"PRAGMA user_version = {VERSION}")
    sound = _sound(db, read_tables(db.conn)["plan"])
    db.execute("ALTER TABLE plan ADD COLUMN dividers INTEGER NOT NULL DEFAULT 0 CHECK (dividers IN (0, 1))")
    seal_again(db.conn, read_tables(db.conn), [("plan", key) for key in sound])


def _sound(db: "Database", plans: Table) -> list[str]:
    """Keys of the rows that are as they were sealed."""
    seals: dict[str, bytes] = dict(db.execute("SELECT key, sum FROM seal WHERE tbl = 'plan'"))
    rows = db.execute(f"SELECT {plans.key_json('plan')}, {plans.row_json('plan')} FROM plan")
    return [key for key, row in rows.fetchall() if seals.get(key) == seal(row)]
