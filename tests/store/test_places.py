"""Odd places and odd bytes: what the disk, the folder or the file refuses is told with its name, and nothing stays."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import StoreError, phrase
from briefbook.store.engine import Engine
from briefbook.store.library import Library
from briefbook.store.lock import Lock
from tests.store.scenes import filled
from tests.store.test_opening import unfinished


def made(path: Path) -> Path:
    with Library.create(path) as library:
        filled(library)
    return path


def test_what_is_no_library_gets_no_lock_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(library: Path, who: str = "") -> Lock:
        raise AssertionError("a lock was taken")

    monkeypatch.setattr(Lock, "take", locked)
    for path in (tmp_path, Path(), tmp_path / "none"):
        with pytest.raises(StoreError, match=r"is a folder|no library at"):
            Library.open(path)


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
@pytest.mark.timeout(20)
def test_a_pipe_is_no_library_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="no Briefbook library"):
        Library.open(tmp_path / "pipe", read_only=True)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_new_library_never_takes_the_place_of_a_link_to_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "x.briefbook"
    path.symlink_to(tmp_path / "stick" / "x.briefbook")
    with pytest.raises(StoreError, match="there already"):
        Library.create(path)
    assert path.is_symlink()
    assert list(tmp_path.iterdir()) == [path]


def test_a_passphrase_that_is_no_text_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not UTF-8 text"):
        Library.create(tmp_path / "x.briefbook", passphrase=os.fsdecode(b"caf\xe9"))
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_an_index_has_lost_is_damage(tmp_path: Path) -> None:
    path = made(tmp_path / "a.briefbook")
    engine = Engine(path)
    (root,) = engine.conn.execute("SELECT rootpage FROM sqlite_master WHERE name LIKE 'sqlite_autoindex_record%'")
    engine.close()
    content = path.read_bytes()
    at = 4096 * (root[0] - 1)
    page = content[at : at + 4096]
    assert page.count(b"pt2") == 1
    # The index now says "pt3"; the table still says "pt2", which nobody finds any more.
    path.write_bytes(content[:at] + page.replace(b"pt2", b"pt3") + content[at + 4096 :])
    for read_only in (True, False):
        with pytest.raises(StoreError, match="is damaged"):
            Library.open(path, read_only=read_only)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "a.briefbook: the disk is full"),
        ("attempt to write a readonly database", "a.briefbook cannot be written"),
        ("database is locked", "Another program is using .*a.briefbook"),
        ("disk I/O error", "of .*a.briefbook does not answer"),
        ("database disk image is malformed", "a.briefbook is damaged"),
    ],
)
def test_what_the_place_refuses_is_told_with_its_name(tmp_path: Path, said: str, told: str) -> None:
    with Library.open(made(tmp_path / "a.briefbook")) as library:
        with pytest.raises(StoreError, match=told), library._engine.reading():
            raise sqlite.DatabaseError(said)
        with pytest.raises(StoreError, match=told), library.transaction(phrase("Edit")):
            raise sqlite.OperationalError(said)
        with pytest.raises(sqlite.IntegrityError), library._engine.reading():
            raise sqlite.IntegrityError("UNIQUE constraint failed")


def test_the_private_copies_of_killed_readers_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for name in (f"briefbook-{dead.pid}-abc", f"briefbook-{os.getpid()}-abc", "briefbook-other"):
        (tmp_path / "tmp" / name).mkdir(parents=True)
    path = unfinished(made(tmp_path / "a.briefbook"), tmp_path / "b.briefbook")
    with Library.open(path, read_only=True):
        pass
    assert sorted(entry.name for entry in (tmp_path / "tmp").iterdir()) == [
        f"briefbook-{os.getpid()}-abc",
        "briefbook-other",
    ]
