import re
from dataclasses import fields

import pytest

from briefbook.errors import StoreError
from briefbook.model.fields import Form, column_of, columns
from briefbook.model.kinds import KINDS, Kind
from briefbook.store.engine import Engine
from briefbook.store.schema import first
from briefbook.store.schema.steps import STEPS, VERSION, mend_triggers, pending, upgrade
from briefbook.store.schema.tables import LINKS, LOGGED, read_tables
from briefbook.store.schema.triggers import trigger_set, triggers_of
from briefbook.store.seals import broken, seal_again


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = Engine(None)
    upgrade(made)
    return made


def sql_of(engine: Engine, table: str) -> str:
    return str(engine.conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()[0])


@pytest.mark.parametrize("kind", KINDS, ids=[kind.table for kind in KINDS])
def test_every_column_of_the_model_has_its_column(engine: Engine, kind: Kind) -> None:
    info = {row[1]: row for row in engine.conn.execute(f"PRAGMA table_info({kind.table})")}
    stored = {name for name, column in columns(kind.record) if column.form not in (Form.WORDS, Form.TEXT, Form.LINKS)}
    assert info.keys() == stored | {"id", "uid", "seq"}
    whole = {"id", "seq"} | {
        name
        for name, column in columns(kind.record)
        if column.form in (Form.WHOLE, Form.YES, Form.LINK) or column.whole
    }
    assert {name for name, row in info.items() if row[2] == "INTEGER"} == whole & info.keys()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.table for kind in KINDS])
def test_every_closed_set_is_a_check_with_the_default_of_the_model(engine: Engine, kind: Kind) -> None:
    sql = " ".join(sql_of(engine, kind.table).split())
    defaults = {row[1]: row[4] for row in engine.conn.execute(f"PRAGMA table_info({kind.table})")}
    for field in fields(kind.record):
        if "column" not in field.metadata or not (choices := column_of(field).choice):
            continue
        found = re.search(rf"CHECK \({field.name} IN \(([^)]*)\)\)", sql)
        assert found, f"{kind.table}.{field.name}"
        assert [word.strip(" '") for word in found[1].split(",")] == [choice.value for choice in choices]
        default = field.default
        assert defaults[field.name] == (None if default is None else f"'{default}'")  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.table for kind in KINDS])
def test_links_are_held_cleared_or_taken_along_by_rule(engine: Engine, kind: Kind) -> None:
    rules = {row[3]: (row[2], row[6]) for row in engine.conn.execute(f"PRAGMA foreign_key_list({kind.table})")}
    for name, column in columns(kind.record):
        if column.form is Form.OPEN:
            assert rules[name] == ("record", "SET NULL")
        elif column.form is Form.LINK:
            held = column.target in ("person", "organisation", "source")
            rule = "CASCADE" if name == kind.parent else "NO ACTION" if held else "SET NULL"
            assert rules[name] == (column.target, rule)
    assert rules["uid"] == ("record", "CASCADE")


def test_every_link_table_is_named_after_what_it_joins(engine: Engine) -> None:
    for link in LINKS:
        assert read_tables(engine.conn)[link.table].key == (link.owner, link.target)


def test_every_table_is_strict(engine: Engine) -> None:
    tables = engine.conn.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    loose = {name for name, strict in tables if not strict}
    assert loose == {"_sqlite_migrations", "sqlite_schema"}


def test_every_logged_table_is_there_with_its_three_triggers(engine: Engine) -> None:
    assert read_tables(engine.conn).keys() == set(LOGGED)
    names = triggers_of(engine.conn).keys()
    assert {name for name in names if name.startswith("log_")} == {
        f"log_{table}_{event}" for table in LOGGED for event in ("insert", "update", "delete")
    }


@pytest.mark.parametrize("view", ["v_people", "v_programme", "v_points"])
def test_the_views_can_be_read(engine: Engine, view: str) -> None:
    assert engine.conn.execute(f"SELECT * FROM {view}").fetchall() == []


def test_a_trigger_that_another_program_dropped_is_made_again() -> None:
    engine = Engine(None)
    upgrade(engine)
    assert not mend_triggers(engine)
    with engine.write():
        engine.conn.execute("DROP TRIGGER log_point_update")
    assert mend_triggers(engine)
    assert triggers_of(engine.conn) == trigger_set(engine.conn)


def test_a_trigger_that_is_not_ours_is_taken_away() -> None:
    engine = Engine(None)
    upgrade(engine)
    with engine.write():
        engine.conn.execute("CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM visit; END")
    assert mend_triggers(engine)
    assert "evil" not in triggers_of(engine.conn)


def test_the_version_is_that_of_the_last_step(engine: Engine) -> None:
    assert engine.conn.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert engine.conn.execute("PRAGMA application_id").fetchone()[0] == first.APPLICATION_ID
    assert pending(engine) == ()


@pytest.mark.parametrize("damaged", [False, True])
def test_plans_get_no_dividers_and_a_damaged_one_is_not_sealed_anew(damaged: bool) -> None:
    engine = Engine(None)
    upgrade(engine, STEPS[:1])
    with engine.write():
        engine.conn.execute("INSERT INTO record (uid, kind, rev, lang) VALUES ('p', 'plan', 1, 'en')")
        engine.conn.execute("INSERT INTO plan (uid, name, house) VALUES ('p', 'Copy', 'office')")
        seal_again(engine.conn, read_tables(engine.conn), [("plan", "[1]"), ("record", '["p"]')])
        if damaged:
            engine.conn.execute("UPDATE plan SET house = 'offico'")
    upgrade(engine)
    assert engine.conn.execute("SELECT name, dividers FROM plan").fetchone() == ("Copy", 0)
    assert broken(engine.conn, read_tables(engine.conn)) == ([("plan", "[1]")] if damaged else [])


def test_a_step_that_leaves_a_link_to_nowhere_is_rolled_back() -> None:
    engine = Engine(None)

    def broken(db) -> None:  # type: ignore[no-untyped-def]
        db.execute("PRAGMA user_version = 2")
        db.execute("INSERT INTO record (uid, kind, rev, lang) VALUES ('x', 'name', 1, 'en')")
        db.execute("INSERT INTO name (uid, person) VALUES ('x', 77)")

    steps = (("first", first.make), ("second", broken))
    with pytest.raises(StoreError, match="1 links lead nowhere"):
        upgrade(engine, steps)
    assert engine.conn.execute("PRAGMA user_version").fetchone()[0] == 1
    assert engine.conn.execute("SELECT count(*) FROM record").fetchone()[0] == 0
    assert engine.conn.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert pending(engine, steps) == ("second",)
