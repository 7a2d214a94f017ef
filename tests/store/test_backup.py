"""Copies that are whole, checked, kept by rule and put back."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefbook import places
from briefbook.errors import StoreError, phrase
from briefbook.model.fields import Uid
from briefbook.model.person import Person
from briefbook.store.backup import restore
from briefbook.store.engine import Engine
from briefbook.store.library import Library
from tests.store.scenes import FACT, dump, filled

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))


@pytest.fixture(params=[None, "passphrase"], ids=["plain", "encrypted"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    return filled(Library.create(tmp_path / "a.briefbook", passphrase=request.param))


def add(library: Library, uid: str) -> None:
    with library.transaction(phrase("Add")):
        library.put(Person(id=Uid(uid)))


def passphrase_of(library: Library) -> str | None:
    return "passphrase" if library._engine.sealed else None


def test_a_backup_is_a_whole_library_with_the_same_key_away_from_it(library: Library) -> None:
    copy = library.backups.make(lambda: NOW)
    assert copy.is_relative_to(places.data_dir() / "backups")
    assert copy.name.startswith("20250301T120000Z-r")
    with library, Library.open(copy, passphrase=passphrase_of(library), read_only=True) as opened:
        assert dump(opened) == dump(library)
        assert opened.log.steps() == library.log.steps()


def test_an_unchanged_library_is_not_copied_again(library: Library) -> None:
    with library:
        first = library.backups.make(lambda: NOW)
        assert library.backups.make(lambda: NOW + timedelta(hours=1)) == first
        add(library, "new")
        second = library.backups.make(lambda: NOW + timedelta(hours=2))
        assert [copy.path for copy in library.backups.all()] == [second, first]


def test_a_busy_library_gives_up_in_time_and_leaves_no_partial_file(library: Library) -> None:
    with library:
        library.backups.make(lambda: NOW)
        add(library, "new")
        before = sorted(library.backups.folder().iterdir())
        other = Engine(library.path, key=library._engine.key)
        other.conn.execute("BEGIN EXCLUSIVE")
        library._engine.conn.execute("PRAGMA busy_timeout=100").fetchall()
        began = time.monotonic()
        with pytest.raises(StoreError, match=r"is using|busy"):
            library.backups.make(lambda: NOW, limit=0.5)
        assert time.monotonic() - began < 60
        other.conn.execute("ROLLBACK")
        other.close()
        assert sorted(library.backups.folder().iterdir()) == before


def test_a_damaged_library_is_not_copied_over_good_copies(library: Library) -> None:
    with library:
        good = library.backups.make(lambda: NOW)
        with library._engine.write():
            library._engine.conn.execute("UPDATE wording SET value = 'damaged' WHERE record_uid = ?", [FACT])
        with pytest.raises(StoreError, match="is damaged"):
            library.backups.make(lambda: NOW)
        assert [copy.path for copy in library.backups.all()] == [good]


def test_a_backup_inside_a_transaction_is_a_bug(library: Library) -> None:
    with library, library.transaction(phrase("Edit")), pytest.raises(RuntimeError, match="inside a transaction"):
        library.backups.make()


def test_a_restored_backup_is_newer_than_all_copies_and_the_old_file_is_kept(library: Library) -> None:
    passphrase, path = passphrase_of(library), library.path
    assert path is not None
    with library:
        copy = library.backups.make(lambda: NOW)
        state = dump(library)
        for number in range(5):
            add(library, f"late {number}")
        late = library.backups.make(lambda: NOW + timedelta(hours=1))
    aside = restore(path, copy, passphrase, lambda: NOW)
    with Library.open(aside, passphrase=passphrase, read_only=True) as old:
        assert old.find("late 4")
    with Library.open(path, passphrase=passphrase) as restored:
        assert dump(restored) == state
        assert restored.check() == ()
        newest = restored.backups.make(lambda: NOW - timedelta(days=900))
        assert [found.path for found in restored.backups.all()] == [newest, late, copy]
    assert sorted(path.parent.glob("*")) == sorted([aside, path, path.parent / "data"])


def test_a_damaged_library_is_kept_when_a_backup_takes_its_place(library: Library) -> None:
    passphrase, path = passphrase_of(library), library.path
    assert path is not None
    with library:
        copy = library.backups.make(lambda: NOW)
    path.write_bytes(b"nothing of it is left")
    path.with_name(path.name + "-journal").write_bytes(b"of another file")
    aside = restore(path, copy, passphrase, lambda: NOW)
    assert aside.read_bytes() == b"nothing of it is left"
    with Library.open(path, passphrase=passphrase) as restored:
        assert restored.find(FACT)


def test_a_backup_that_does_not_open_leaves_the_library_as_it_is(library: Library, tmp_path: Path) -> None:
    path = library.path
    assert path is not None
    library.close()
    before = path.read_bytes()
    bad = tmp_path / "bad.briefbook"
    bad.write_bytes(before[:5000])
    with pytest.raises(StoreError):
        restore(path, bad, passphrase_of(library), lambda: NOW)
    assert path.read_bytes() == before
    assert sorted(path.parent.glob("*.tmp")) == []


def test_what_a_killed_backup_left_is_swept_by_the_next(library: Library) -> None:
    folder = library.backups.folder()
    folder.mkdir(parents=True)
    for name in (".~bb-x.tmp", ".~bb-x.tmp-journal"):
        (folder / name).write_bytes(b"half")
    made = library.backups.make()
    assert list(folder.iterdir()) == [made]
