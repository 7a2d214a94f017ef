"""Steps that fail and processes that die while a library is made, copied or put back: the earlier state is whole."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbook import places
from briefbook.errors import StoreError, phrase
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.store import backup, opening
from briefbook.store.backup import restore
from briefbook.store.engine import PRAGMAS, Engine
from briefbook.store.library import Library
from tests.store.forks import finish, heard, kill_after, needs_fork, start
from tests.store.scenes import FACT, VISIT, dump, filled

if sys.platform != "win32":
    import resource


@pytest.fixture(autouse=True)
def own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Library.create(tmp_path / "a.briefbook") as library:
        filled(library)
    return tmp_path / "a.briefbook"


def add(library: Library, uid: str, text: str = "") -> None:
    with library.transaction(phrase("Add")):
        library.put(Fact(id=Uid(uid), domain=text))


def failing(monkeypatch: pytest.MonkeyPatch, module: object, step: str) -> None:
    """Let a step of the system refuse as a full or read-only disk does."""

    def fail(*arguments: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, step, fail)


@pytest.mark.parametrize(
    ("module", "step"), [(backup.os, "fsync"), (backup.os, "replace"), (backup.tempfile, "mkstemp")]
)
def test_a_backup_that_fails_leaves_the_older_ones_and_nothing_half(
    path: Path, monkeypatch: pytest.MonkeyPatch, module: object, step: str
) -> None:
    with Library.open(path) as library:
        good = library.backups.make()
        add(library, "new")
        with monkeypatch.context() as patch:
            failing(patch, module, step)
            with pytest.raises(StoreError, match="No backup could be written"):
                library.backups.make()
        assert list(library.backups.folder().iterdir()) == [good]
        assert len([library.backups.make(), good]) == len(library.backups.all())


@pytest.mark.parametrize(
    ("module", "step"),
    [(backup.os, "fsync"), (backup.os, "replace"), (backup.tempfile, "mkstemp"), (backup.shutil, "copyfile")],
)
def test_a_restore_that_fails_leaves_the_library_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, module: object, step: str
) -> None:
    with Library.open(path) as library:
        copy = library.backups.make()
        add(library, "late")
    before = path.read_bytes()
    failing(monkeypatch, module, step)
    with pytest.raises(StoreError, match="could not be put in place"):
        restore(path, copy)
    assert path.read_bytes() == before
    assert not [entry for entry in path.parent.iterdir() if entry.suffix in (".tmp", ".lock")]


def test_a_library_that_somebody_has_open_is_not_put_back(path: Path) -> None:
    with Library.open(path) as library:
        copy = library.backups.make()
        with pytest.raises(StoreError, match="is in use by"):
            restore(path, copy)
        add(library, "later")
        assert library.find("later")


def test_a_new_library_that_cannot_be_put_in_its_place_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, opening.os, "replace")
    with pytest.raises(StoreError, match="No library can be made"):
        Library.create(tmp_path / "new.briefbook")
    assert list(tmp_path.iterdir()) == []


def test_a_library_in_a_place_that_is_read_only_is_read_and_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def read_only(name: os.PathLike[str], flags: int, *more: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(30, "Read-only file system")
        return real(name, flags, *more)

    before = path.read_bytes()
    monkeypatch.setattr("briefbook.store.lock.os.open", read_only)
    with pytest.raises(StoreError, match=r"cannot be written\. Open the library for reading only"):
        Library.open(path)
    with Library.open(path, read_only=True) as library:
        assert [visit.id for visit in library.visits()] == [VISIT]
    assert path.read_bytes() == before


@needs_fork
def test_a_disk_that_is_full_for_a_backup_is_told_and_leaves_nothing(path: Path) -> None:
    def fill(pipe: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Library.open(path) as library:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
            try:
                library.backups.make()
            except StoreError as fault:
                os.write(pipe, f"{fault}\n".encode())

    child, pipe = start(fill)
    (told,) = heard(pipe)
    assert finish(child) == 0
    assert "disk" in told
    assert [entry for entry in (places.data_dir() / "backups").rglob("*") if entry.is_file()] == []


def kill_backups(path: Path, kills: int, chance: random.Random) -> None:
    """Every backup that is there after a kill is whole; the library is untouched."""
    for number in range(kills):

        def make(pipe: int, number: int = number) -> None:
            with Library.open(path) as library:
                add(library, f"k{number}", "x" * 50_000)
                os.write(pipe, b"ready\n")
                library.backups.make()

        kill_after(make, chance.uniform(0, 0.06))
        with Library.open(path) as library:
            assert library.find(f"k{number}")
            assert library.check() == ()
            for copy in library.backups.all():
                with Library.open(copy.path, read_only=True) as whole:
                    assert whole.find(FACT)
                    assert whole.check() == ()


def kill_restores(path: Path, kills: int, chance: random.Random) -> None:
    """The library is the earlier or the restored one, whole."""
    with Library.open(path) as library:
        copy = library.backups.make()
        states = [dump(library)]
        add(library, "late", "x" * 50_000)
        states.append(dump(library))
    for _ in range(kills):

        def put_back(pipe: int) -> None:
            os.write(pipe, b"ready\n")
            restore(path, copy)

        kill_after(put_back, chance.uniform(0, 0.06))
        with Library.open(path) as library:
            assert dump(library) in states
            assert library.check() == ()


@needs_fork
@pytest.mark.parametrize("kill", [kill_backups, kill_restores])
def test_a_few_kills_of_backup_and_restore_leave_whole_files(path: Path, kill: Callable[..., None]) -> None:
    kill(path, 5, random.Random(20250225))


@needs_fork
@pytest.mark.long
@pytest.mark.parametrize("kill", [kill_backups, kill_restores])
def test_fifty_kills_of_backup_and_restore_leave_whole_files(path: Path, kill: Callable[..., None]) -> None:
    kill(path, 50, random.Random(20250227))


@pytest.mark.parametrize("first", ["import sqlite3", "from briefbook.store import engine"])
def test_the_engine_is_under_sqlite_utils_whatever_was_imported_first(first: str) -> None:
    code = (
        f"{first}\nfrom briefbook.store.engine import Engine\nEngine(None)\n"
        "import sqlcipher3.dbapi2 as ours, sqlite_utils.db as theirs\n"
        "assert theirs.OperationalError is ours.OperationalError\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_a_connection_keeps_its_promises(path: Path) -> None:
    engine = Engine(path)
    asked = dict(pragma.split("=") for pragma in PRAGMAS)
    got = {name: str(engine.conn.execute(f"PRAGMA {name}").fetchone()[0]) for name in asked}
    engine.close()
    assert got == {
        "journal_mode": "delete",
        "synchronous": "3",
        "foreign_keys": "1",
        "cell_size_check": "1",
        "secure_delete": "1",
        "trusted_schema": "0",
        "temp_store": "2",
        "mmap_size": "0",
        "busy_timeout": "2000",
    }
