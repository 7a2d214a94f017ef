"""The pages of issued editions, by which the next one knows what has changed."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from briefbook.store.engine import Engine


class IssuedPage(NamedTuple):
    """A page as it was issued: paper code, number in its paper, hash of its content, the edition number since which
    it stands so (None = unknown), and the change bars beside it, from-to in points from the top.
    """

    paper: str
    number: int
    content_hash: str
    since: int | None = None
    bars: tuple[tuple[float, float], ...] = ()


class Editions:
    """The issued pages of one library."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, edition: str, plan: str, pages: Iterable[IssuedPage]) -> None:
        """Keep the pages of an edition as printed by a plan. Inside `library.transaction` only."""
        conn = self._engine.conn
        if not conn.in_transaction:
            raise RuntimeError("editions are recorded inside `library.transaction(...)` only")
        conn.executemany(
            "INSERT INTO edition_page (edition, plan, paper_code, page, content_hash, since_edition, bars) VALUES "
            "((SELECT id FROM edition WHERE uid = ?), (SELECT id FROM plan WHERE uid = ?), ?, ?, ?, ?, ?)",
            [
                (edition, plan, page.paper, page.number, page.content_hash, page.since, json.dumps(page.bars))
                for page in pages
            ],
        )

    def pages(self, edition: str, plan: str) -> tuple[IssuedPage, ...]:
        """The pages of an edition as printed by a plan, in the order of recording."""
        select = (
            "SELECT paper_code, page, content_hash, since_edition, bars FROM edition_page "
            "JOIN edition ON edition.id = edition JOIN plan ON plan.id = plan "
            "WHERE edition.uid = ? AND plan.uid = ? ORDER BY edition_page.rowid"
        )
        return tuple(
            IssuedPage(paper, number, content_hash, since, tuple((top, end) for top, end in json.loads(bars)))
            for paper, number, content_hash, since, bars in self._engine.conn.execute(select, [edition, plan])
        )
