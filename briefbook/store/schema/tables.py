"""The tables that are logged and sealed, as the file has them."""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from briefbook.model.fields import Form, columns
from briefbook.model.kinds import KINDS


class Link(NamedTuple):
    """A link table: the table of its owner, the owner's column in the model, the table that it points at.

    In the link table the two columns are named after the two tables.
    """

    table: str
    owner: str
    column: str
    target: str


LINKS: tuple[Link, ...] = tuple(
    Link(column.link, kind.table, name, column.target)
    for kind in KINDS
    for name, column in columns(kind.record)
    if column.form is Form.LINKS
)

# Order of replay does not depend on it; the log has its own.
LOGGED: tuple[str, ...] = (
    "record",
    "tombstone",
    "setting",
    *(kind.table for kind in KINDS),
    "wording",
    *(link.table for link in LINKS),
    "citation",
    "filed",
    "intake",
    "edition_page",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A logged table: its columns in order and those of its primary key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def key_json(self, row: str) -> str:
        """The SQL expression of a row's key as a JSON array; `row` is NEW, OLD or the table."""
        return f"json_array({', '.join(f'{row}.{column}' for column in self.key)})"

    def row_json(self, row: str) -> str:
        """The SQL expression of a whole row as a JSON object; `row` is NEW, OLD or the table."""
        pairs = ", ".join(f"'{column}', {row}.{column}" for column in self.columns)
        return f"json_object({pairs})"

    def where_key(self) -> str:
        """The SQL condition that finds a row by its key, with a `?` per key column."""
        return " AND ".join(f"{column} = ?" for column in self.key)


def seal(row: str) -> bytes:
    """The 8-byte sum of a row written as JSON."""
    return hashlib.blake2b(row.encode(errors="surrogateescape"), digest_size=8).digest()


def read_tables(conn: sqlite.Connection) -> dict[str, Table]:
    """The logged tables by name; one that the file lacks is left out."""
    found = {}
    for name in LOGGED:
        info = conn.execute(f"PRAGMA table_info({name})").fetchall()
        if info:
            key = tuple(row[1] for row in sorted((row for row in info if row[5]), key=lambda row: row[5]))
            found[name] = Table(name, tuple(row[1] for row in info), key)
    return found
