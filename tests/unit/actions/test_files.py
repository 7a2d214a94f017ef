"""Whole or not at all."""

import os
import platform
import subprocess
import sys

import pytest

from briefbook.actions.files import is_folder, look_at, sweep, write_whole
from briefbook.errors import ReadError, WriteError
from briefbook.places import abandoned


def no_pause(seconds):
    """Wait for nobody."""


def test_the_bytes_are_there_and_nothing_else(tmp_path):
    assert write_whole(tmp_path / "a.pdf", b"new") == tmp_path / "a.pdf"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("call", ["fsync", "replace", "fdopen"])
def test_a_failing_step_leaves_the_earlier_file_and_no_temporary_one(tmp_path, monkeypatch, call):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(*args, **more):
        if call == "fdopen":
            os.close(args[0])
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteError, match=r"a\.pdf cannot be written: Input/output error"):
        write_whole(target, b"new", pause=no_pause)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_an_interrupt_leaves_the_earlier_file(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def interrupt(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]
    assert target.read_bytes() == b"old"


def test_a_file_in_use_is_kept_and_the_new_one_gets_a_second_name(tmp_path, monkeypatch):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    replace = os.replace

    def locked(source, to):
        if str(to) == str(target):
            raise PermissionError(13, "in use")
        replace(source, to)

    monkeypatch.setattr(os, "replace", locked)
    assert write_whole(target, b"new", pause=no_pause) == tmp_path / "a (2).docx"
    assert (tmp_path / "a (2).docx").read_bytes() == b"new"
    assert target.read_bytes() == b"old"


def test_a_missing_folder_is_refused_with_the_cure(tmp_path):
    with pytest.raises(WriteError, match="Choose another folder"):
        write_whole(tmp_path / "none" / "a.pdf", b"x")


def dead():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def desk(monkeypatch):
    """This machine has a name."""
    monkeypatch.setattr(platform, "node", lambda: "desk-7.example")
    return "desk_7_example"


def test_files_of_dead_exports_are_swept_and_those_of_living_ones_stay(tmp_path, desk):
    orphan = tmp_path / f".~bb-{desk}-{dead()}-x.tmp"
    alive = tmp_path / f".~bb-{desk}-{os.getpid()}-y.tmp"
    other = tmp_path / "other.tmp"
    for path in (orphan, alive, other):
        path.write_bytes(b"")
    assert sweep(tmp_path) == (orphan,)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([alive.name, other.name])


def test_files_of_other_machines_on_a_share_stay_until_they_are_a_week_old(tmp_path, desk):
    pid = dead()
    theirs = [tmp_path / f".~bb-{name}-{pid}-x.tmp" for name in ("desk_8", "desk_7_example_org", "_")]
    for path in theirs:
        path.write_bytes(b"")
    assert sweep(tmp_path) == ()
    made = theirs[0].stat().st_mtime
    week = 7 * 24 * 3600
    assert [abandoned(path, now=made + week - 60) for path in theirs] == [False] * 3
    assert [abandoned(path, now=made + week + 60) for path in theirs] == [True] * 3


def test_what_an_export_writes_is_named_after_machine_and_process(tmp_path, desk, monkeypatch):
    seen = []
    monkeypatch.setattr(os, "fsync", lambda handle: seen.extend(p.name for p in tmp_path.iterdir()))
    write_whole(tmp_path / "a.pdf", b"new")
    assert seen[0].startswith(f".~bb-{desk}-{os.getpid()}-")


def test_a_place_is_looked_at_without_a_traceback(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    assert look_at(tmp_path / "none") is None
    assert look_at(tmp_path / "a" / "b") is None
    assert look_at(tmp_path / "a") is not None
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "a")
    with pytest.raises(ReadError, match=r"cannot be used: .+ Check its name"):
        look_at(tmp_path / ("x" * 300))


def test_the_journal_of_a_library_that_was_being_made_is_swept_too(tmp_path, desk):
    pid = dead()
    ours = f".~bb-{desk}-{os.getpid()}-b.tmp-journal"
    for name in (f".~bb-{desk}-{pid}-a.tmp", f".~bb-{desk}-{pid}-a.tmp-journal", ours):
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [ours]
