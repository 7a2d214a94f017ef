"""Typed text while the library cannot be written: a small file of the same engine and key in the user's own folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefbook import places
from briefbook.errors import Ref
from briefbook.store.drafts import Draft, Drafts
from briefbook.store.engine import Engine

_TABLE = (
    "CREATE TABLE IF NOT EXISTS draft (tbl TEXT NOT NULL, uid TEXT NOT NULL, field TEXT NOT NULL, lang TEXT NOT NULL, "
    "text TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (tbl, uid, field, lang)) STRICT"
)


class Spool:
    """The spool of one library. What it holds is offered at the next start, and never applied by itself."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def path(self) -> Path:
        """The file, which need not exist. Raises RuntimeError for a library in memory."""
        return places.data_dir() / "spool" / f"{self._engine.mark()}.spool"

    def save(self, where: Ref, text: str, lang: str = "") -> None:
        """Keep the text in place of an earlier one for the same field and language."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._opened() as drafts:
            drafts.save(where, text, lang)

    def all(self) -> tuple[Draft, ...]:
        """Every text, the oldest first."""
        if not self.path.exists():
            return ()
        with self._opened() as drafts:
            return drafts.all()

    def drop(self, where: Ref, lang: str = "") -> None:
        """Forget a text; the file goes with the last one."""
        if not self.path.exists():
            return
        with self._opened() as drafts:
            drafts.drop(where, lang)
            left = drafts.all()
        if not left:
            self.path.unlink()

    @contextmanager
    def _opened(self) -> Iterator[Drafts]:
        spool = Engine(self.path, key=self._engine.key)
        try:
            with spool.write() as db:
                db.execute(_TABLE)
            yield Drafts(spool)
        finally:
            spool.close()
