"""SIGKILL at any moment: what was acknowledged is there, nothing is there by half."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.errors import phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.brief import TalkingPoint
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.store.engine import Engine
from briefbook.store.library import Library
from briefbook.store.opening import make
from briefbook.store.schema.steps import STEPS, VERSION, pending, upgrade
from briefbook.store.schema.triggers import triggers_are_right
from tests.store.forks import kill_after, needs_fork
from tests.store.scenes import POINT, filled

pytestmark = needs_fork


def text(number: int) -> LocalText:
    return LocalText.of({Lang.EN: f"edit {number}", Lang.FA: f"ویرایش {number}"})


def edit_for_ever(path: Path, begin: int) -> None:
    def edit(pipe: int) -> None:
        with Library.open(path, who="child") as library:
            os.write(pipe, b"ready\n")
            number = begin
            while True:
                number += 1
                point = library.get(TalkingPoint, POINT)
                assert point is not None
                with library.transaction(phrase("Edit")):
                    library.put(replace(point, text=text(number), priority=number))
                    library.put(Fact(id=Uid(f"fact {number}"), text=text(number)))
                os.write(pipe, f"{number}\n".encode())

    return edit  # type: ignore[return-value]


def kill_editing(path: Path, kills: int) -> int:
    chance = random.Random(7)
    Library.create(path).close()
    with Library.open(path) as library:
        filled(library)
    reached = 0
    for number in range(kills):
        # the first line says that it is ready, each other that an edit is written: a busy machine may take long to one
        edits = number % 3
        lines = kill_after(edit_for_ever(path, reached), chance.uniform(0, 0.12), lines=1 + edits)  # type: ignore[arg-type]
        acknowledged = max((int(line) for line in lines[1:]), default=reached)
        with Library.open(path) as library:
            point = library.get(TalkingPoint, POINT)
            assert point is not None
            stored = point.priority or 0
            assert stored in (acknowledged, acknowledged + 1)
            if stored:
                assert point.text == text(stored)
            assert len(library.all(Fact)) == 1 + stored
            assert library.check() == ()
        reached = stored
    return reached


def test_ten_kills_while_editing_lose_nothing(tmp_path: Path) -> None:
    assert kill_editing(tmp_path / "a.briefbook", 10) > 0


@pytest.mark.long
def test_two_hundred_kills_while_editing_lose_nothing(tmp_path: Path) -> None:
    assert kill_editing(tmp_path / "a.briefbook", 200) > 200


def five_more():  # type: ignore[no-untyped-def]
    def step(number: int):  # type: ignore[no-untyped-def]
        def take(db) -> None:  # type: ignore[no-untyped-def]
            db.execute(f"PRAGMA user_version = {number}")
            db.execute(f"CREATE TABLE extra{number} (id INTEGER PRIMARY KEY, text TEXT) STRICT")
            db.table(f"extra{number}").insert_all({"text": f"row {row}"} for row in range(200))
            db.table("holding").transform(
                rename={"acting" if number % 2 == 0 else "acts": "acts" if number % 2 == 0 else "acting"}
            )

        return take

    return (*STEPS, *((f"step {number}", step(number)) for number in range(VERSION + 1, VERSION + 6)))


def kill_migration(path: Path, kills: int) -> set[int]:
    chance = random.Random(11)
    seen = set()
    for number in range(kills):
        library = path.with_name(f"{number}.briefbook")
        make(library)

        def migrate(pipe: int, library: Path = library) -> None:
            engine = Engine(library)
            os.write(pipe, b"ready\n")
            upgrade(engine, five_more())

        kill_after(migrate, chance.uniform(0, 0.15))
        engine = Engine(library)
        version = engine.conn.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in engine.conn.execute("SELECT name FROM sqlite_master WHERE name LIKE 'extra%'")}
        assert tables == {f"extra{done}" for done in range(VERSION + 1, version + 1)}
        for table in tables:
            assert engine.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 200
        assert len(pending(engine, five_more())) == VERSION + 5 - version
        assert triggers_are_right(engine.conn)
        assert engine.conn.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        upgrade(engine, five_more())
        assert engine.conn.execute("PRAGMA user_version").fetchone()[0] == VERSION + 5
        engine.close()
        library.unlink()
        seen.add(version)
    return seen


def test_three_kills_in_a_migration_leave_whole_steps(tmp_path: Path) -> None:
    assert kill_migration(tmp_path / "x", 3) <= set(range(VERSION, VERSION + 6))


@pytest.mark.long
def test_a_hundred_kills_in_a_migration_leave_whole_steps(tmp_path: Path) -> None:
    assert len(kill_migration(tmp_path / "x", 100)) > 2


def test_a_kill_while_a_library_is_made_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(10):
        path = tmp_path / f"{number}.briefbook"

        def begin(pipe: int, path: Path = path) -> None:
            os.write(pipe, b"ready\n")
            make(path)

        kill_after(begin, chance.uniform(0, 0.05))
        if path.exists():
            with Library.open(path) as library:
                assert library.visits() == ()
