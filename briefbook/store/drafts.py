"""Text that was typed but cannot be a value yet, such as a date that nobody can read."""

from datetime import UTC, datetime
from typing import NamedTuple

from briefbook.errors import Ref
from briefbook.store.engine import Engine


class Draft(NamedTuple):
    """A typed text, the field it is for, its language or an empty text, and when it was typed (UTC, for display)."""

    where: Ref
    lang: str
    text: str
    at: datetime


class Drafts:
    """The drafts of one library or of its spool. Each call is a write of its own; none is logged for undo."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(self, where: Ref, text: str, lang: str = "") -> None:
        """Keep the text in place of an earlier draft for the same field and language."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._engine.write():
            self._engine.conn.execute(
                "INSERT OR REPLACE INTO draft (tbl, uid, field, lang, text, at) VALUES (?, ?, ?, ?, ?, ?)",
                [*where, lang, text, now],
            )

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the oldest first."""
        select = "SELECT tbl, uid, field, lang, text, at FROM draft ORDER BY at, tbl, uid, field, lang"
        return tuple(
            Draft(Ref(table, uid, name), lang, text, datetime.fromisoformat(at))
            for table, uid, name, lang, text, at in self._engine.conn.execute(select)
        )

    def drop(self, where: Ref, lang: str = "") -> None:
        """Forget a draft; nothing where there is none."""
        with self._engine.write():
            self._engine.conn.execute(
                "DELETE FROM draft WHERE tbl = ? AND uid = ? AND field = ? AND lang = ?", [*where, lang]
            )
