"""Files that are opened, and files that are refused with their bytes unchanged."""

import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook import places
from briefbook.errors import Ref, StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.source import Photo
from briefbook.model.visit import Visit
from briefbook.store import opening
from briefbook.store.engine import Engine, cipher_key
from briefbook.store.library import Library
from briefbook.store.lock import lock_path
from briefbook.store.schema.steps import VERSION
from tests.store.forks import finish, heard, kill_after, needs_fork, start
from tests.store.scenes import FACT, VISIT, dump, filled, visit_records

if sys.platform != "win32":
    import resource

PASSPHRASE = "Škola ۱۲ گذرواژه"


def made(path: Path, passphrase: str | None = None) -> Path:
    with Library.create(path, passphrase=passphrase) as library:
        filled(library)
    return path


def test_a_library_holds_after_closing_what_was_put(tmp_path: Path) -> None:
    path = made(tmp_path / "a.briefbook")
    with Library.open(path) as library:
        assert [visit.id for visit in library.visits()] == [VISIT]
        assert len(library.dossier(VISIT).records) == len(visit_records())
        assert library.log.undo()
        assert library.visits() == ()
        assert library.log.redo()
    assert sorted(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_new_library_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    assert made(tmp_path / "a.briefbook").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_plain_library_is_an_ordinary_database_with_our_mark(tmp_path: Path) -> None:
    head = made(tmp_path / "a.briefbook").read_bytes()[:100]
    assert head.startswith(b"SQLite format 3\0")
    assert head[68:72] == b"BRFB"
    assert head[18:20] == b"\x01\x01"  # the rollback journal, not WAL


def newer(path: Path) -> None:
    head = bytearray(made(path).read_bytes())
    head[60:64] = (VERSION + 1).to_bytes(4, "big")
    path.write_bytes(head)


def foreign(path: Path) -> None:
    conn = sqlite.connect(str(path))
    conn.execute("CREATE TABLE visit (id)")
    conn.close()


def damaged(path: Path) -> None:
    head = bytearray(made(path).read_bytes())
    head[100:2000] = bytes(1900)
    path.write_bytes(head)


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer": (newer, "newer Briefbook"),
    "another program": (foreign, "another program"),
    "damaged": (damaged, "is damaged"),
    "text": (lambda path: path.write_text("# A visit\n"), "no Briefbook library"),
    "long text": (lambda path: path.write_text("# A visit\n" * 50), "no Briefbook library"),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 32), "locked with a passphrase, or is no library"),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)), "no Briefbook library"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "absent": (lambda path: None, "no library at"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_library_of_ours_is_refused_unchanged(tmp_path: Path, name: str, read_only: bool) -> None:
    make, words = REFUSED[name]
    path = tmp_path / "x.briefbook"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=words):
        Library.open(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(tmp_path.iterdir()) == ([path] if path.exists() else [])


def test_a_new_library_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.briefbook"
    path.write_text("mine")
    with pytest.raises(StoreError, match="there already"):
        Library.create(path)
    assert path.read_text() == "mine"
    with pytest.raises(StoreError, match="No library can be made"):
        Library.create(tmp_path / "nowhere" / "x.briefbook")


def test_a_reader_writes_nothing_and_needs_no_lock(tmp_path: Path) -> None:
    path = made(tmp_path / "a.briefbook")
    before = path.read_bytes()
    with Library.open(path, read_only=True) as one, Library.open(path, read_only=True) as two:
        assert one.visits() == two.visits()
        with pytest.raises(StoreError, match="reading only"), one.transaction(phrase("Edit")):
            pass
        assert sorted(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before


def unfinished(path: Path, target: Path) -> Path:
    """A copy of the library in the middle of a transaction, with its journal."""
    engine = Engine(path)
    engine.conn.execute("PRAGMA cache_size=4").fetchall()
    engine.conn.execute("BEGIN IMMEDIATE")
    engine.conn.execute("UPDATE wording SET value = 'half a change'")
    for number in range(300):
        engine.conn.execute("INSERT INTO setting VALUES (?, ?)", [f"k{number}", "x" * 3000])
    target.mkdir()
    for name in (path.name, path.name + "-journal"):
        shutil.copyfile(path.with_name(name), target / name)
    engine.conn.execute("ROLLBACK")
    engine.close()
    return target / path.name


@pytest.mark.parametrize("read_only", [False, True])
def test_an_unfinished_transaction_is_never_shown(tmp_path: Path, read_only: bool) -> None:
    path = made(tmp_path / "a.briefbook")
    hot = unfinished(path, tmp_path / "stick")
    before = {file.name: file.read_bytes() for file in hot.parent.iterdir()}
    assert b"half a change" in before["a.briefbook"]
    with Library.open(path) as sound, Library.open(hot, read_only=read_only) as library:
        assert dump(library) == dump(sound)
        folder = library._engine.folder
        assert (folder is not None) is read_only
    if read_only:
        assert {file.name: file.read_bytes() for file in hot.parent.iterdir()} == before
        assert folder is not None
        assert not folder.exists()


def test_the_passphrase_opens_in_any_normal_form(tmp_path: Path) -> None:
    path = made(tmp_path / "a.briefbook", "Škola é")
    for words in ("Škola é", "S\u030ckola e\u0301"):
        with Library.open(path, passphrase=words) as library:
            assert library.visits()


def test_a_wrong_passphrase_is_told_from_damage_once_the_right_one_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    path = made(tmp_path / "a.briefbook", PASSPHRASE)
    with pytest.raises(StoreError, match="locked with a passphrase"):
        Library.open(path)
    with pytest.raises(StoreError, match=r"The passphrase of .* is wrong"):
        Library.open(path, passphrase="Škola 12 گذرواژه")
    broken = bytearray(path.read_bytes())
    broken[5000] ^= 1
    broken[100] ^= 1
    path.write_bytes(broken)
    with pytest.raises(StoreError, match="is damaged"):
        Library.open(path, passphrase=PASSPHRASE)
    (places.data_dir() / "verifiers.json").unlink()
    with pytest.raises(StoreError, match="wrong, or the file is damaged"):
        Library.open(path, passphrase=PASSPHRASE)
    assert path.read_bytes() == broken
    assert not lock_path(path).exists()


CANARIES = [f"canary{number:02}kanarinac" for number in range(20)]


def sing(path: Path, pipe: int) -> None:
    """Write canaries wherever words can go, and stop in the middle of a transaction."""
    words = iter(CANARIES)
    with Library.create(path, passphrase=PASSPHRASE) as library:
        with library.transaction(phrase("Put {what}", what=next(words)), next(words)):
            library.put(
                Visit(id=VISIT, title=LocalText.of({Lang.EN: next(words), Lang.FA: next(words)}), code=next(words))
            )
            library.put(Photo(id=Uid("ph"), sha256=library.keep_blob(next(words).encode() * 200), credit=next(words)))
            library.settings.put(next(words), next(words))
            library.intake(next(words), "0", None, next(words))
        library.drafts.save(Ref("visit", VISIT, next(words)), next(words))
        library.spool.save(Ref("visit", VISIT, "title"), next(words))
        library.backups.make()
        with library.transaction(phrase("Remove")):
            library.remove("ph")
        library._engine.conn.execute("PRAGMA cache_size=4").fetchall()
        with library.transaction(phrase("Put")):
            for number in range(400):
                text = " ".join([*words] or CANARIES) * 20
                library.put(Fact(id=Uid(f"f{number}"), text=LocalText.of({Lang.EN: text})))
            os.write(pipe, b"ready\n")
            while True:
                pass


@needs_fork
def test_with_a_passphrase_nothing_readable_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert kill_after(lambda pipe: sing(tmp_path / "a.briefbook", pipe), 0)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    names = {file.suffix for file in files}
    assert {".briefbook", ".briefbook-journal", ".spool"} <= names
    assert len([file for file in files if "backups" in file.parts]) == 1
    for file in files:
        data = file.read_bytes()
        for canary in CANARIES:
            assert canary.encode() not in data, file
            assert canary.encode("utf-16-le") not in data, file
    with Library.open(tmp_path / "a.briefbook", passphrase=PASSPHRASE) as library:
        assert library.get(Photo, "ph") is None
        assert library.search.find(CANARIES[2])
        assert library.spool.all()


def flips(path: Path, count: int, seed: int) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    return [(chance.randrange(path.stat().st_size), 1 << chance.randrange(8)) for _ in range(count)]


def state_of(path: Path, key: str) -> dict[str, list[tuple[object, ...]]] | None:
    """All rows, or None where the library is refused or says that it is not sound."""
    try:
        engine = opening._connected(path, path, key, read_only=True)
    except StoreError:
        return None
    try:
        library = Library(engine)
        return None if library.check() else dump(library)
    except (sqlite.DatabaseError, StoreError, UnicodeDecodeError):
        return None
    finally:
        engine.close()


def flip(path: Path, count: int, key: str) -> int:
    """How many of the flips were noticed; one that is not must leave every row as it was."""
    sound = path.read_bytes()
    before = state_of(path, key)
    assert before is not None
    noticed = 0
    for place, bit in flips(path, count, 5):
        broken = bytearray(sound)
        broken[place] ^= bit
        path.write_bytes(broken)
        state = state_of(path, key)
        noticed += state is None
        if state is not None:
            assert {name: rows for name, rows in state.items() if name != "search"} == {
                name: rows for name, rows in before.items() if name != "search"
            }, (place, bit)
    return noticed


def dense(path: Path, passphrase: str | None = None) -> Path:
    """A library whose pages are mostly text."""
    with Library.create(path, passphrase=passphrase) as library, library.transaction(phrase("Fill")):
        library.put_all(
            Fact(id=Uid(f"fact {number}"), text=LocalText.of({Lang.EN: f"{number} fibre and satellites " * 40}))
            for number in range(300)
        )
    return path


@pytest.mark.parametrize("count", [20, pytest.param(500, marks=pytest.mark.long)])
def test_a_flipped_bit_in_a_plain_library_is_noticed_if_it_changes_a_row(tmp_path: Path, count: int) -> None:
    assert flip(dense(tmp_path / "a.briefbook"), count, "") > 0


@pytest.mark.parametrize("count", [20, pytest.param(500, marks=pytest.mark.long)])
def test_a_flipped_bit_in_an_encrypted_library_is_noticed_on_every_used_page(tmp_path: Path, count: int) -> None:
    path = dense(tmp_path / "a.briefbook", PASSPHRASE)
    key = cipher_key(PASSPHRASE, path.read_bytes()[:16])
    assert flip(path, count, key) >= 0.9 * count


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_cut_library_is_refused(tmp_path: Path, passphrase: str | None) -> None:
    path = dense(tmp_path / "a.briefbook", passphrase)
    key = cipher_key(passphrase, path.read_bytes()[:16]) if passphrase else ""
    sound = path.read_bytes()
    chance = random.Random(2)
    for _ in range(20):
        path.write_bytes(sound[: chance.randrange(4096, len(sound) - 4096)])
        assert state_of(path, key) is None


def test_edits_of_another_program_are_found_and_its_lost_triggers_made_again(tmp_path: Path) -> None:
    path = made(tmp_path / "a.briefbook")
    conn = sqlite.connect(str(path))
    conn.execute("DROP TRIGGER log_fact_update")
    conn.execute("UPDATE wording SET value = 'edited elsewhere' WHERE record_uid = ?", [FACT])
    conn.commit()
    conn.close()
    with Library.open(path) as library:
        assert library.check() == (Ref("fact", FACT),)
        assert library.search.find("elsewhere")
        assert library.seals.accept() == 1
        assert library.check() == ()


@needs_fork
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "a.briefbook")

    def fill(pipe: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Library.open(path) as library:
            limit = path.stat().st_size + 300_000
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            number = 0
            try:
                while True:
                    with library.transaction(phrase("Put")):
                        library.put(Fact(id=Uid(f"full {number}"), domain="x" * 20_000))
                    number += 1
            except StoreError as fault:
                os.write(pipe, f"{number}\n{type(fault).__name__}\n".encode())
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            with library.transaction(phrase("Put")):
                library.put(Fact(id=Uid("freed")))
            os.write(pipe, b"freed\n")

    child, pipe = start(fill)
    number, fault, freed = heard(pipe)
    assert finish(child) == 0
    assert (fault, freed) == ("PlaceError", "freed")
    with Library.open(path) as library:
        assert int(number) > 0
        assert len([fact for fact in library.all(Fact) if fact.id.startswith("full")]) == int(number)
        assert library.find("freed")
        assert library.check() == ()
