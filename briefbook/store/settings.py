"""Settings of the book, which travel with the library."""

from briefbook.store.engine import Engine


class Settings:
    """Texts by key. Writing is part of the caller's write, so that it can be undone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str) -> str:
        """The value, or an empty text."""
        found = self._engine.conn.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
        return str(found[0]) if found else ""

    def put(self, key: str, value: str) -> None:
        """Set the value; an empty one removes it. Inside `library.transaction` only."""
        conn = self._engine.conn
        if not conn.in_transaction:
            raise RuntimeError("settings are changed inside `library.transaction(...)` only")
        if value:
            conn.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value "
                "WHERE value <> excluded.value",
                [key, value],
            )
        else:
            conn.execute("DELETE FROM setting WHERE key = ?", [key])
