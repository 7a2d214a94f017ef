"""Folders out of a library: whole or not at all, never over somebody else's files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.intake import import_folder
from briefbook.actions.outtake import export_folder, place_folder
from briefbook.errors import WriteError
from briefbook.model.fields import Uid
from briefbook.places import temporary
from briefbook.store.library import Library

SMALL = Path(__file__).parent / "exchange" / "small"
VISIT = Uid("01953a67-4000-7b54-9c1f-2f6a8e0d4c31")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory() as held:
        import_folder(held, read_folder(SMALL), day=date(2025, 2, 25), who="")
        yield held


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_visit_is_written_to_a_new_folder(library: Library, tmp_path: Path):
    count = export_folder(library, VISIT, tmp_path / "out" / "new")
    assert files_of(tmp_path / "out" / "new") == files_of(SMALL)
    assert count == len(files_of(SMALL))
    assert [entry.name for entry in (tmp_path / "out").iterdir()] == ["new"]


def test_an_empty_folder_is_filled(library: Library, tmp_path: Path):
    (tmp_path / "new").mkdir()
    export_folder(library, VISIT, tmp_path / "new")
    assert files_of(tmp_path / "new") == files_of(SMALL)


def test_an_earlier_folder_of_the_visit_is_replaced_and_its_own_files_stay(library: Library, tmp_path: Path):
    target = Path(shutil.copytree(SMALL, tmp_path / "earlier"))
    (target / "README.md").write_text("About")
    (target / "edition-2").mkdir()
    (target / "edition-2/visit.md").write_text("kept")
    (target / ".git").mkdir()
    (target / ".git/HEAD").write_text("kept")
    (target / "facts.md").unlink()
    (target / "risks.md").write_text("---\nid: r1\ntitle.en: old\n---\n")
    export_folder(library, VISIT, target)
    kept = {"README.md": b"About", "edition-2/visit.md": b"kept", ".git/HEAD": b"kept"}
    assert files_of(target) == files_of(SMALL) | kept
    assert [entry.name for entry in tmp_path.iterdir()] == ["earlier"]


def test_a_folder_with_other_files_is_refused_and_left_as_it_was(library: Library, tmp_path: Path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/a.txt").write_text("mine")
    with pytest.raises(WriteError, match=r"holds other files \(a\.txt\)\. Name a new folder"):
        export_folder(library, VISIT, tmp_path / "letters")
    assert files_of(tmp_path) == {"letters/a.txt": b"mine"}


def test_the_folder_of_another_visit_is_refused_and_left_as_it_was(library: Library, tmp_path: Path):
    target = Path(shutil.copytree(SMALL, tmp_path / "other"))
    visit = (target / "visit.md").read_text(encoding="utf-8")
    (target / "visit.md").write_text(visit.replace("7b54", "7b55"), encoding="utf-8")
    before = files_of(target)
    with pytest.raises(WriteError, match="holds another visit"):
        export_folder(library, VISIT, target)
    assert files_of(target) == before


def test_a_file_in_the_place_of_the_folder_is_refused(library: Library, tmp_path: Path):
    (tmp_path / "book").write_text("mine")
    with pytest.raises(WriteError, match="is a file"):
        export_folder(library, VISIT, tmp_path / "book")
    assert (tmp_path / "book").read_text() == "mine"


@pytest.mark.parametrize("name", ["../x.md", "/x.md", "C:/x.md", "a\\b.md"])
def test_no_file_is_written_outside_the_folder(tmp_path: Path, name: str):
    with pytest.raises(WriteError, match="outside"):
        place_folder({"visit.md": b"", name: b"x"}, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", range(3))
def test_a_disk_that_fails_leaves_the_earlier_folder_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int):
    target = Path(shutil.copytree(SMALL, tmp_path / "earlier"))
    before = files_of(target)
    calls = iter(range(100))

    def failing(handle: int) -> None:
        if next(calls) == call:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(WriteError, match=r"No space left on device\. The earlier folder, if any, is unchanged"):
        place_folder({"visit.md": b"1", "facts.md": b"2", "risks.md": b"3"}, target, VISIT)
    assert files_of(tmp_path / "earlier") == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["earlier"]


@pytest.mark.parametrize("fails", [1, 2])
def test_a_rename_that_fails_puts_the_earlier_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int):
    target = Path(shutil.copytree(SMALL, tmp_path / "earlier"))
    before = files_of(target)
    calls = iter(range(1, 100))
    real = Path.rename

    def failing(path: Path, to: Path) -> Path:
        if next(calls) == fails:
            raise PermissionError(13, "in use")
        return real(path, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(WriteError, match="in use"):
        place_folder({"visit.md": b"1"}, target, VISIT)
    assert files_of(target) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["earlier"]


def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_killed_exports_left_is_cleared_and_that_of_living_ones_stays(library: Library, tmp_path: Path):
    here, pid = temporary("new"), dead()
    gone = here.replace(str(os.getpid()), str(pid)) + "abc"
    stay = [f"{here}abc", gone.replace("new", "newer"), f".~new-5{gone[5:]}", f".~new-elsewhere-{pid}-abc", ".~new-x"]
    for name in (gone, *stay):
        (tmp_path / name / "media").mkdir(parents=True)
    export_folder(library, VISIT, tmp_path / "new")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([*stay, "new"])


def test_an_earlier_folder_that_a_killed_export_had_put_aside_comes_back(library: Library, tmp_path: Path):
    export_folder(library, VISIT, tmp_path / "new")
    (tmp_path / "new" / "README.md").write_text("mine")
    left = temporary("new").replace(str(os.getpid()), str(dead())) + "abc"
    (tmp_path / "new").rename(tmp_path / f"{left}-old")
    (tmp_path / left).mkdir()
    export_folder(library, VISIT, tmp_path / "new")
    assert (tmp_path / "new" / "README.md").read_text() == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["new"]


def test_a_folder_that_somebody_closed_for_writing_is_not_replaced(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    export_folder(library, VISIT, tmp_path / "new")
    (tmp_path / "new" / "README.md").write_text("mine")
    before = files_of(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(WriteError, match="new cannot be written"):
        export_folder(library, VISIT, tmp_path / "new")
    assert files_of(tmp_path) == before
