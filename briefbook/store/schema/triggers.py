"""The triggers that write the undo log and keep the search index, generated from the tables."""

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.schema.tables import Table, read_tables

_LOG = (
    "INSERT INTO undo_change (step, tbl, key, old, new) SELECT step, '{table}', {key}, {old}, {new} "
    "FROM log_state WHERE step IS NOT NULL AND NOT muted;"
)
_INDEX = "INSERT INTO search_fts (rowid, title_key, folded) VALUES (NEW.id, NEW.title_key, NEW.folded);"
_UNINDEX = (
    "INSERT INTO search_fts (search_fts, rowid, title_key, folded) "
    "VALUES ('delete', OLD.id, OLD.title_key, OLD.folded);"
)
# The words are folded already, so the tokenizer has no marks to remove; prefixes serve search while typing.
_FTS = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(title_key, folded, content='search', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')"
)


def trigger_set(conn: sqlite.Connection) -> dict[str, str]:
    """Every trigger that the tables of the file should have: its SQL by its name."""
    wanted = {
        "search_insert": f"CREATE TRIGGER search_insert AFTER INSERT ON search BEGIN {_INDEX} END",
        "search_update": f"CREATE TRIGGER search_update AFTER UPDATE ON search BEGIN {_UNINDEX} {_INDEX} END",
        "search_delete": f"CREATE TRIGGER search_delete AFTER DELETE ON search BEGIN {_UNINDEX} END",
    }
    for table in read_tables(conn).values():
        wanted.update(_log_triggers(table))
    return wanted


def triggers_of(conn: sqlite.Connection) -> dict[str, str]:
    """The triggers that the file has: their SQL by name."""
    return dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())


def triggers_are_right(conn: sqlite.Connection) -> bool:
    """Whether the file has exactly the triggers that it should have, and the search index they feed."""
    indexed = conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_fts' AND sql = ?", [_FTS]).fetchone()
    return bool(indexed) and triggers_of(conn) == trigger_set(conn)


def remake_triggers(conn: sqlite.Connection) -> None:
    """Make all triggers and the search index again, inside the caller's transaction.

    sqlite-utils' `transform()` and `add_foreign_key` drop a table's triggers; search would then miss new rows and
    undo would stop logging, both in silence.
    """
    for name in triggers_of(conn):
        conn.execute(f'DROP TRIGGER "{name}"')
    conn.execute("DROP TABLE IF EXISTS search_fts")
    conn.execute(_FTS)
    # Else a deleted word stays readable in the index.
    conn.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('secure-delete', 1)")
    conn.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
    for sql in trigger_set(conn).values():
        conn.execute(sql)


def _log_triggers(table: Table) -> dict[str, str]:
    """The three log triggers of a table: their SQL by name."""
    made = {}
    for event, key_of in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
        old = "NULL" if event == "insert" else table.row_json("OLD")
        new = "NULL" if event == "delete" else table.row_json("NEW")
        body = _LOG.format(table=table.name, key=table.key_json(key_of), old=old, new=new)
        name = f"log_{table.name}_{event}"
        made[name] = f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table.name} BEGIN {body} END"
    return made
