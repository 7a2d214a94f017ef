"""Backups through the real command line: made, listed, put back; edits of other programs listed and accepted."""

import io
import sys
from pathlib import Path

import pytest

from briefbook.cli.main import run
from briefbook.store.engine import Engine
from briefbook.store.library import Library

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "unit" / "actions" / "exchange" / "small"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """Where backups go: nothing is there yet."""
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def library(tmp_path, capsys):
    folder = tmp_path / "desk"
    folder.mkdir()
    path = folder / "a.briefbook"
    assert run(["import", str(SMALL), str(path)]) == 0
    capsys.readouterr()
    return path


def done(capsys, *arguments, status=0):
    """What a command line says to standard output."""
    assert run([str(one) for one in arguments]) == status
    return capsys.readouterr().out


def refused(capsys, *arguments):
    """The one line that a refused command line says."""
    assert run([str(one) for one in arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.strip().splitlines()
    return line


def changed(library, name="Dejam Ristić", sealed=False):
    """Change a name in the library, past Briefbook unless `sealed`."""
    engine = Engine(library)
    engine.conn.execute("UPDATE name SET value = ? WHERE form = 'full' AND lang = 'en'", [name]).fetchall()
    engine.conn.commit()
    engine.close()
    if sealed:
        with Library.open(library) as held:
            held.seals.accept()


def found(capsys, library, words):
    return run(["search", str(library), words]) == 0 and bool(capsys.readouterr().out)


def listed(capsys, library):
    return [line.split("\t") for line in done(capsys, "backup", "list", library).splitlines()]


def test_a_backup_is_made_listed_and_put_back_and_what_was_there_is_kept(library, capsys, data):
    told = done(capsys, "backup", "make", library)
    (copy,) = data.rglob("*.briefbook")
    assert told == f"{library} is backed up to {copy}.\n"
    assert done(capsys, "backup", "make", library) == told  # nothing has changed since
    changed(library, "Somebody Else", sealed=True)
    done(capsys, "backup", "make", library)
    rows = listed(capsys, library)
    assert [row[0] for row in rows] == ["1", "2"]
    assert rows[1][2:] == [str(copy.stat().st_size), str(copy)]
    assert found(capsys, library, "Somebody")
    before = library.read_bytes()
    told = done(capsys, "backup", "restore", library, "2").splitlines()
    assert told[0] == f"{library} is now as {copy} was."
    (kept,) = [one for one in library.parent.iterdir() if one != library]
    assert told[1:] == [f"The file that was there is kept as {kept}."]
    assert kept.read_bytes() == before
    assert found(capsys, library, "Ristić")
    assert not found(capsys, library, "Somebody")


@pytest.mark.parametrize("state", ["damaged", "gone", "empty"])
def test_the_newest_backup_comes_back_for_a_library_that_does_not_open(library, capsys, state):
    done(capsys, "backup", "make", library)
    if state == "gone":
        library.unlink()
    else:
        library.write_bytes(b"nothing of it is left" if state == "damaged" else b"")
    assert len(listed(capsys, library)) == 1
    told = done(capsys, "backup", "restore", library).splitlines()
    assert len(told) == (1 if state == "gone" else 2)
    assert found(capsys, library, "Ristić")


def test_a_backup_of_another_computer_is_put_back_by_its_file(library, capsys, data, tmp_path, monkeypatch):
    done(capsys, "backup", "make", library)
    (copy,) = data.rglob("*.briefbook")
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "new"))
    other = tmp_path / "b.briefbook"
    assert "There is no backup of" in refused(capsys, "backup", "restore", other)
    assert len(done(capsys, "backup", "restore", other, copy).splitlines()) == 1
    assert found(capsys, other, "Ristić")


def test_backups_of_a_library_of_the_same_name_elsewhere_are_not_listed(library, capsys, tmp_path):
    done(capsys, "backup", "make", library)
    other = tmp_path / "a.briefbook"
    other.write_bytes(library.read_bytes())
    assert run(["backup", "list", str(other)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"There is no backup of {other} on this computer.")


def test_a_library_in_use_is_neither_backed_up_nor_replaced(library, capsys):
    done(capsys, "backup", "make", library)
    with Library.open(library, who="Ana"):
        before = library.read_bytes()
        assert "a.briefbook is in use by Ana" in refused(capsys, "backup", "make", library)
        assert "a.briefbook is in use by Ana" in refused(capsys, "backup", "restore", library)
        assert library.read_bytes() == before
    assert [one.name for one in library.parent.iterdir()] == ["a.briefbook"]


def test_what_cannot_be_put_back_is_refused_and_nothing_is_touched(library, capsys, tmp_path):
    assert "There is no backup of" in refused(capsys, "backup", "restore", library)
    done(capsys, "backup", "make", library)
    half = tmp_path / "half.briefbook"
    half.write_bytes(library.read_bytes()[:5000])
    before = library.read_bytes()
    for named, words in (
        ("2", "Write a number from 1 to 1, or the file of a backup."),
        ("0", "There is no backup 0 of"),
        (tmp_path / "none", f"There is no library at {tmp_path / 'none'}"),
        (half, f"{half} is damaged"),
        (library, f"{library} is the library itself"),
        (SMALL, f"{SMALL} is a folder"),
        (SMALL / "visit.md", "is no Briefbook library"),
    ):
        assert words in refused(capsys, "backup", "restore", library, named)
    assert "is a folder. Name the file of a library." in refused(capsys, "backup", "restore", tmp_path, half)
    assert "There is no library at" in refused(capsys, "backup", "make", tmp_path / "none.briefbook")
    assert library.read_bytes() == before
    assert [one.name for one in library.parent.iterdir()] == ["a.briefbook"]


def test_a_sealed_library_and_its_backups_have_one_passphrase_that_is_typed_once(tmp_path, capsys, monkeypatch):
    path = tmp_path / "sealed.briefbook"
    monkeypatch.setenv("BRIEFBOOK_PASSPHRASE", "رمز ۱۲۳")
    assert run(["import", str(SMALL), str(path)]) == 0
    assert run(["backup", "make", str(path)]) == 0
    monkeypatch.delenv("BRIEFBOOK_PASSPHRASE")
    path.write_bytes(b"")
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdin", io.StringIO("wrong\n"))
    assert "passphrase" in refused(capsys, "backup", "restore", path)
    assert path.read_bytes() == b""
    monkeypatch.setattr(sys, "stdin", io.StringIO("رمز ۱۲۳\n"))
    assert len(done(capsys, "backup", "restore", path).splitlines()) == 2
    assert b"Risti" not in path.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.StringIO("رمز ۱۲۳\n"))
    assert len(listed(capsys, path)) == 1


def test_edits_of_another_program_are_listed_and_accepted_only_when_that_is_said(library, capsys):
    assert done(capsys, "accept", library) == f"{library} is as Briefbook wrote it.\n"
    changed(library)
    before = library.read_bytes()
    assert "is not as Briefbook wrote it" in refused(capsys, "backup", "make", library)
    told = done(capsys, "accept", library, status=1)
    assert "is not as Briefbook wrote it" in told
    assert library.read_bytes() == before
    assert done(capsys, "accept", library, "--yes").splitlines()[-1] == "2 rows are accepted as they are now."
    assert done(capsys, "accept", library) == f"{library} is as Briefbook wrote it.\n"
    assert found(capsys, library, "Dejam")
    done(capsys, "backup", "make", library)


def test_damaged_bytes_of_a_picture_are_not_accepted(library, capsys):
    engine = Engine(library)
    engine.conn.execute("UPDATE blob SET data = x'00'").fetchall()
    engine.conn.commit()
    engine.close()
    assert run(["accept", str(library), "--yes"]) == 2
    assert "They cannot be accepted. Restore a backup." in capsys.readouterr().err
    with Library.open(library, read_only=True) as held:
        assert held.check()


def test_an_edit_of_a_library_that_somebody_has_open_is_not_accepted(library, capsys):
    changed(library)
    with Library.open(library, who="Ana"):
        assert "in use by Ana" in refused(capsys, "accept", library, "--yes")
