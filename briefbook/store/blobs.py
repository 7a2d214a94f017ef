"""Bytes of pictures and files, kept once under their sha256; they are not undone."""

import hashlib
import json
from collections.abc import Iterable

from briefbook.model.dossier import Blob
from briefbook.store.engine import Engine


class Blobs:
    """The bytes that one library keeps. Those of the last dossier stay at hand: they never change under their name."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._at_hand: dict[str, Blob] = {}

    def keep(self, content: bytes) -> str:
        """The sha256 of the bytes, which are now in the library. Part of the caller's write."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._engine.conn.execute(
            "INSERT INTO blob (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", [sha256, content]
        )
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """The bytes, or None where the library does not hold them."""
        found = self._engine.conn.execute("SELECT data FROM blob WHERE sha256 = ?", [sha256]).fetchone()
        return bytes(found[0]) if found else None

    def several(self, names: Iterable[str]) -> tuple[Blob, ...]:
        """Those of the named ones that the library holds, in their order."""
        held: dict[str, Blob] = {}
        for sha256 in names:
            content = None if sha256 in self._at_hand else self.read(sha256)
            if sha256 in self._at_hand:
                held[sha256] = self._at_hand[sha256]
            elif content is not None:
                held[sha256] = Blob(sha256, content)
        self._at_hand = held
        return tuple(held.values())

    def sweep(self) -> int:
        """Drop bytes that no record and no step of the log names; how many there were."""
        tables = json.dumps(["photo", "attachment"])
        delete = (
            "DELETE FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM photo) "
            "AND sha256 NOT IN (SELECT sha256 FROM attachment) AND NOT EXISTS (SELECT 1 FROM undo_change "
            "WHERE tbl IN (SELECT value FROM json_each(?)) AND blob.sha256 IN (old ->> 'sha256', new ->> 'sha256'))"
        )
        with self._engine.write():
            return int(self._engine.conn.execute(delete, [tables]).rowcount)
