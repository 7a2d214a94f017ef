"""Where a briefing folder writes each record of a visit, and which files were imported."""

from collections.abc import Iterable

from briefbook.errors import StoreError
from briefbook.lang.dates import Day
from briefbook.model.dossier import Filed
from briefbook.model.fields import Uid
from briefbook.store.engine import Engine


class Filing:
    """The filings and imports of one library. Writing is part of the caller's write."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def file(self, visit: str, filed: Iterable[Filed]) -> None:
        """File records under a visit, or move them there. Raises StoreError for a record that is not there."""
        conn = self._engine.conn
        found = conn.execute("SELECT id FROM visit WHERE uid = ?", [visit]).fetchone()
        if not found:
            raise StoreError("There is no visit {uid} in the library. Choose one of its visits.", uid=visit)
        for one in filed:
            if not conn.execute("SELECT 1 FROM record WHERE uid = ?", [one.record]).fetchone():
                raise StoreError("{id} cannot be filed: the library holds no record {uid}.", id=one.id, uid=one.record)
            conn.execute(
                "INSERT INTO filed (visit, record_uid, id, file, seq, media) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE "
                "SET id = excluded.id, file = excluded.file, seq = excluded.seq, media = excluded.media "
                "WHERE id <> excluded.id OR file <> excluded.file OR seq <> excluded.seq OR media <> excluded.media",
                [found[0], one.record, one.id, one.file, one.seq, one.media],
            )

    def filed(self, visit: str) -> tuple[Filed, ...]:
        """What is filed under a visit, by file and place."""
        select = (
            "SELECT record_uid, filed.id, file, filed.seq, media FROM filed JOIN visit ON visit.id = filed.visit "
            "WHERE visit.uid = ? ORDER BY file, filed.seq, filed.id"
        )
        rows = self._engine.conn.execute(select, [visit])
        return tuple(Filed(Uid(uid), name, file, seq, media) for uid, name, file, seq, media in rows)

    def intake(self, file: str, sha256: str, day: Day | None, who: str) -> None:
        """Note that a file was imported."""
        self._engine.conn.execute(
            "INSERT INTO intake (file, sha256, day, who) VALUES (?, ?, ?, ?)",
            [file, sha256, str(day) if day else None, who],
        )

    def imported(self, sha256: str) -> bool:
        """Whether a file with these bytes was imported, and the import not undone."""
        found = self._engine.conn.execute("SELECT 1 FROM intake WHERE sha256 = ? LIMIT 1", [sha256]).fetchone()
        return found is not None
