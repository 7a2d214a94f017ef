"""Bringing a file to the shape of this release: the steps in order, each all or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefbook.errors import StoreError
from briefbook.store.engine import Engine, migrations
from briefbook.store.schema import first, second
from briefbook.store.schema.triggers import remake_triggers, triggers_are_right

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

VERSION = second.VERSION
APPLICATION_ID = first.APPLICATION_ID
SchemaStep = Callable[["Database"], None]
# Append only. A step's version is its place here; it sets `user_version` before anything else.
STEPS: tuple[tuple[str, SchemaStep], ...] = (
    ("0001 first release", first.make),
    ("0002 dividers of a plan", second.make),
)


def pending(engine: Engine, steps: tuple[tuple[str, SchemaStep], ...] = STEPS) -> tuple[str, ...]:
    """Names of the steps that the file has still to take, in order."""
    return tuple(step.name for step in _listed(steps).pending(engine.db))


def upgrade(engine: Engine, steps: tuple[tuple[str, SchemaStep], ...] = STEPS) -> None:
    """Take every pending step. Each one, its record, the triggers and the check of all links share one transaction.

    Foreign keys are off meanwhile: `transform()` of a table that others point at fails with them, and the pragma
    is ignored inside a transaction.
    """
    engine.conn.execute("PRAGMA foreign_keys=OFF")
    try:
        _listed(steps).apply(engine.db)
    finally:
        engine.conn.execute("PRAGMA foreign_keys=ON")


def mend_triggers(engine: Engine) -> bool:
    """Make the triggers again where another program dropped or changed them; whether that was needed."""
    if triggers_are_right(engine.conn):
        return False
    with engine.write():
        remake_triggers(engine.conn)
    return True


def _listed(steps: tuple[tuple[str, SchemaStep], ...]) -> "Migrations":
    """The steps as sqlite-utils takes them."""
    made = migrations("briefbook")
    for name, step in steps:
        made(name=name)(_whole(step))
    return made


def _whole(step: SchemaStep) -> SchemaStep:
    """The step with what must follow it in the same transaction."""

    def taken(db: "Database") -> None:
        """Take the step. Raises StoreError where links lead nowhere after it."""
        step(db)
        remake_triggers(db.conn)
        broken = db.conn.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StoreError(
                "The library could not be brought to this version: {n} links lead nowhere. Restore a backup.",
                n=len(broken),
            )

    return taken
