"""Which keys and texts a record type has in a folder; read from the columns that the model declares."""

import functools
from dataclasses import dataclass

from briefbook.lang.tongue import Lang
from briefbook.model.fields import Column, Form, columns
from briefbook.model.kinds import KINDS, TABLES, Kind

LANGS = tuple(lang.value for lang in Lang)
STAMP = ("original", "clearance", "audience", "marking", "owner", "checked_on")
"""Keys of what every record carries."""
STATES = ("stale", "machine", "cleared")
"""Keys that name wordings: `stale.fa: [text]`."""
LISTS = ("to", "support", "facts", "parties", "items")
"""Lists of links in the order in which they are written, after all other columns."""
ID_COLUMNS = {"country": "iso", "visit": "code", "marking": "key"}
"""Columns that a folder writes as the id."""
DEFAULTED = {("visit", "status"), ("person", "state"), ("objective", "outcome"), ("participant", "state")}
"""Choices that are not written where they are the default; any other choice always is."""
ALWAYS = {
    "visit": ("starts_on", "ends_on"),
    "photo": ("file",),
    "attachment": ("file",),
}
"""Keys that a folder needs although the library does not."""


@dataclass(frozen=True, slots=True)
class Key:
    """A column as a folder writes it: key, name of the field, what it holds."""

    key: str
    name: str
    column: Column

    @property
    def local(self) -> bool:
        """Whether the key carries a language."""
        return self.column.form in (Form.WORDS, Form.TEXT)


@functools.cache
def keys_of(table: str) -> dict[str, Key]:
    """The columns of a record type by their keys, in the order of writing. Not among them: what is never written."""
    kind = TABLES[table]
    found = {}
    for name, column in columns(kind.record):
        if column.form is Form.HIDDEN or name == ID_COLUMNS.get(table) or _unsaid_parent(kind, name, column):
            continue
        key = column.key or name
        found[key] = Key(key, name, column)
    plain = {key: found[key] for key in found if found[key].column.form is not Form.LINKS}
    return plain | {key: found[key] for key in LISTS if key in found}


def _unsaid_parent(kind: Kind, name: str, column: Column) -> bool:
    """Whether a column names the folder's one visit or book."""
    return column.form is Form.LINK and column.target in ("visit", "book") and name == column.target


def stamp_keys(table: str) -> tuple[str, ...]:
    """Keys of the stamp that the type does not use for a column of its own."""
    return tuple(key for key in STAMP if key not in keys_of(table))


@functools.cache
def all_keys(table: str) -> tuple[str, ...]:
    """Every key that a head of the type may hold, without languages."""
    extra = {"person": ("name",), "item": ("participants",), "photo": ("file",), "attachment": ("file",)}.get(table, ())
    heads = tuple(key.key for key in keys_of(table).values() if key.column.form is not Form.TEXT)
    first = ("type", "id", "uid", "gone", "after", *stamp_keys(table))
    return (*first, *extra, *heads, "cites", *STATES)


def texts_of(table: str) -> tuple[str, ...]:
    """Fields of the type that are Markdown texts."""
    return tuple(key.key for key in keys_of(table).values() if key.column.form is Form.TEXT)


MAIN = {kind.place: kind.table for kind in KINDS if kind.main}
"""The type that needs no `type` key, by file or folder."""


def place_of(file: str) -> str:
    """The place a file belongs to: `people` for `people/ristic`."""
    return file.partition("/")[0]
