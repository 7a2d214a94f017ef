"""Two windows, two processes, two machines: one writes, the others are told who."""

import json
import os
import signal
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.errors import StoreError, phrase
from briefbook.model.fields import Uid
from briefbook.model.person import Person
from briefbook.store.engine import Engine
from briefbook.store.library import Library
from briefbook.store.lock import STALE_SECONDS, Holder, Lock, Watch, lock_path, read_holder
from tests.store.forks import finish, kill_after, needs_fork, start


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.briefbook"
    Library.create(made).close()
    return made


def elsewhere(path: Path, **changes: object) -> Holder:
    """A lock of another machine beside the library."""
    holder = Holder("Mira", "desk-7", 4242, "1", "other boot", "0.1.0", "2025-02-24 09:00", 5, "token")
    holder = replace(holder, **changes)  # type: ignore[arg-type]
    lock_path(path).write_text(json.dumps({name: getattr(holder, name) for name in holder.__slots__}))
    return holder


def test_the_second_is_told_who_where_and_since_when(path: Path) -> None:
    with Library.open(path, who="Ana"):
        holder = read_holder(lock_path(path))
        assert holder is not None
        with pytest.raises(StoreError) as refused:
            Library.open(path, who="Mira")
        assert f"in use by Ana on {holder.host} since {holder.since}" in str(refused.value)
        with Library.open(path, read_only=True) as reader:
            assert reader.visits() == ()
    with Library.open(path, who="Mira"):
        pass
    assert not lock_path(path).exists()


def test_a_lock_of_another_machine_is_respected(path: Path) -> None:
    elsewhere(path)
    with pytest.raises(StoreError, match="Mira on desk-7 since 2025-02-24 09:00"):
        Library.open(path)
    assert lock_path(path).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"pid": "x"}', "\x00\xff" * 40])
def test_a_lock_that_cannot_be_understood_is_respected(path: Path, text: str) -> None:
    lock_path(path).write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="in use by"):
        Library.open(path)


@needs_fork
def test_the_lock_of_a_process_that_was_killed_is_taken_over_at_once(path: Path) -> None:
    def hold(pipe: int) -> None:
        Library.open(path, who="killed")
        os.write(pipe, b"ready\n")
        time.sleep(60)

    kill_after(hold, 0)
    assert lock_path(path).exists()
    with Library.open(path, who="next"):
        holder = read_holder(lock_path(path))
        assert holder is not None
        assert holder.user == "next"
    assert list(path.parent.iterdir()) == [path]


def test_a_number_that_another_process_has_now_does_not_keep_a_lock(path: Path) -> None:
    with closing_lock(path):
        ours = read_holder(lock_path(path))
    assert ours is not None
    elsewhere(path, host=ours.host, boot=ours.boot, pid=ours.pid, start="1")
    with Library.open(path):
        pass


def closing_lock(path: Path) -> "closing[LockLike]":
    return closing(LockLike(Lock.take(path)))


class LockLike:
    def __init__(self, lock: Lock) -> None:
        self.lock = lock

    def close(self) -> None:
        self.lock.release()


def test_a_lock_whose_counter_stands_still_for_two_minutes_is_stale(path: Path) -> None:
    holder = elsewhere(path)
    watch = Watch(path)
    assert watch.stale(1000.0) is None
    assert watch.stale(1000.0 + STALE_SECONDS - 1) is None
    elsewhere(path, counter=6)
    assert watch.stale(1000.0 + STALE_SECONDS) is None
    assert watch.stale(1001.0 + STALE_SECONDS * 2) == replace(holder, counter=6)


def test_a_stale_lock_is_taken_over_and_its_old_holder_finds_out(path: Path) -> None:
    with Library.open(path, who="first") as first:
        stale = read_holder(lock_path(path))
        assert stale is not None
        waited: list[float] = []
        lock = Lock.take_over(path, stale, "second", waited.append)
        assert waited == [1.0]
        assert first._lock is not None
        first._lock.beat()
        with pytest.raises(StoreError, match="taken over"), first.transaction(phrase("Edit")):
            pass
        lock.check()
        lock.release()
    assert not lock_path(path).exists()


def test_a_take_over_that_another_was_quicker_with_is_refused(path: Path) -> None:
    stale = elsewhere(path)
    with pytest.raises(StoreError, match="Zora"):
        Lock.take_over(path, stale, "second", lambda _: elsewhere(path, user="Zora", token="other") and None)
    elsewhere(path, user="Zora", token="other")
    with pytest.raises(StoreError, match="Zora"):
        Lock.take_over(path, stale, "second", lambda _: None)
    holder = read_holder(lock_path(path))
    assert holder is not None
    assert holder.user == "Zora"


def test_a_beat_raises_the_counter_and_keeps_the_rest(path: Path) -> None:
    lock = Lock.take(path, "Ana")
    before = read_holder(lock_path(path))
    assert before is not None
    lock.beat()
    assert read_holder(lock_path(path)) == replace(before, counter=1)
    lock.check()
    lock.release()
    lock.release()


@needs_fork
def test_two_processes_that_count_at_once_lose_no_count(path: Path) -> None:
    engine = Engine(path)
    with engine.write():
        engine.conn.execute("INSERT INTO setting VALUES ('count', '0')")
    engine.close()

    def count(pipe: int) -> None:
        own = Engine(path)
        own.conn.execute("PRAGMA busy_timeout=60000").fetchall()
        for _ in range(300):
            with own.write():
                (value,) = own.conn.execute("SELECT value FROM setting WHERE key = 'count'").fetchone()
                own.conn.execute("UPDATE setting SET value = ? WHERE key = 'count'", [str(int(value) + 1)])
        own.close()

    children = [start(count) for _ in range(2)]
    assert [finish(child) for child, _ in children] == [0, 0]
    for _, pipe in children:
        os.close(pipe)
    engine = Engine(path)
    assert engine.conn.execute("SELECT value FROM setting WHERE key = 'count'").fetchone()[0] == "600"
    engine.close()


@needs_fork
def test_of_many_who_open_at_once_exactly_one_writes(path: Path) -> None:
    def open_and_hold(pipe: int) -> None:
        try:
            library = Library.open(path, who=str(os.getpid()))
        except StoreError:
            os.write(pipe, b"refused\n")
            return
        os.write(pipe, b"open\n")
        time.sleep(1.5)
        with library.transaction(phrase("Put")):
            library.put(Person(id=Uid(str(os.getpid()))))
        library.close()

    children = [start(open_and_hold) for _ in range(6)]
    said = []
    for child, pipe in children:
        with os.fdopen(pipe) as file:
            said += file.read().split()
        finish(child)
    assert sorted(said) == ["open"] + ["refused"] * 5
    with Library.open(path) as library:
        assert len(library.all(Person)) == 1


def test_a_library_is_opened_once_per_process(path: Path) -> None:
    with Library.open(path), pytest.raises(StoreError, match="in use"):
        Library.open(path)


@needs_fork
def test_a_kill_while_a_lock_is_taken_never_locks_everybody_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*arguments: object, **more: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def take(pipe: int) -> None:
        monkeypatch.setattr(json, "dump", die)
        Lock.take(path)

    child, pipe = start(take)
    finish(child)
    os.close(pipe)
    Lock.take(path).release()


def test_a_place_without_hard_links_is_locked_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **more: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    lock = Lock.take(path)
    with pytest.raises(StoreError, match="is in use by"):
        Lock.take(path)
    lock.release()
    assert not lock_path(path).exists()
    assert sorted(path.parent.glob("*.lock.*")) == []
