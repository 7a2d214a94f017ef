"""The command line in bad hands: every refusal is one line with place and cure, and nothing half-written stays."""

import errno
import io
import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from briefbook.actions import export as exporting
from briefbook.cli import commands
from briefbook.cli.main import run
from briefbook.store.engine import Engine

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefings" / "belgrade-2025"
SMALL = ROOT / "tests" / "unit" / "actions" / "exchange" / "small"
needs_pipes = pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")


@pytest.fixture
def library(tmp_path, capsys):
    """A plain library that holds the small visit."""
    path = tmp_path / "a.briefbook"
    assert run(["import", str(SMALL), str(path)]) == 0
    capsys.readouterr()
    return path


@pytest.fixture
def small(tmp_path):
    return Path(shutil.copytree(SMALL, tmp_path / "belgrade-2025"))


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def refused(capsys, *arguments):
    """The one line that a refused command line says."""
    assert run([str(argument) for argument in arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    return told.err.strip()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", ""], "a path is empty"),
        (["import", str(SMALL), ""], "a path is empty"),
        (["build", "x" * 300], "cannot be used"),
        (["search", "x" * 300, "a"], "cannot be used"),
        (["import", str(SMALL), "x" * 300], "cannot be used"),
        (["import", str(SMALL), "nowhere/x.briefbook"], "No library can be made in nowhere"),
        (["import", str(SMALL), "."], "is a folder"),
        (["build", str(SMALL / "visit.md")], "Name the folder that holds visit.md"),
        (["build", str(SMALL / "media" / "ristic.png")], "is no Briefbook library"),
        (["build", str(SMALL), "--made", ""], "is no moment"),
        (["build", str(SMALL), "--made", "0001-01-01T00:00+12:00"], "from 1981 to 2106"),
        (["build", str(SMALL), "--made", "2300-01-01T00:00Z"], "from 1981 to 2106"),
        (["build", str(SMALL), "--lang", "xx"], "'sr-Cyrl'. See briefbook build --help."),
        (["build"], "See briefbook build --help."),
        (["frobnicate"], "See briefbook --help."),
    ],
)
def test_an_odd_command_line_is_refused_in_one_line(capsys, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    assert words in refused(capsys, *arguments)
    assert names(tmp_path) == []


@needs_pipes
def test_a_link_in_a_circle_and_one_to_nowhere_are_refused_and_stay(capsys, tmp_path):
    loop, nowhere = tmp_path / "loop", tmp_path / "nowhere"
    loop.symlink_to(loop)
    nowhere.symlink_to(tmp_path / "gone")
    assert "loop cannot be used" in refused(capsys, "build", loop)
    assert "loop cannot be used" in refused(capsys, "import", SMALL, loop)
    assert "nowhere is there already" in refused(capsys, "import", SMALL, nowhere)
    assert nowhere.is_symlink()
    assert names(tmp_path) == ["loop", "nowhere"]


@needs_pipes
@pytest.mark.timeout(20)
def test_a_pipe_keeps_nobody_waiting(capsys, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "is no Briefbook library" in refused(capsys, "build", pipe)
    assert "is no Briefbook library" in refused(capsys, "import", SMALL, pipe)
    assert names(tmp_path) == ["pipe"]


def test_nothing_is_written_into_the_folder_that_is_read(capsys, small, monkeypatch):
    monkeypatch.chdir(small)
    before = names(small)
    assert "lies inside the briefing folder" in refused(capsys, "build", ".")
    assert "lies inside the briefing folder" in refused(capsys, "build", small, "--out", small / "a" / "b")
    assert "lies inside the briefing folder" in refused(capsys, "import", ".", "visit.briefbook")
    assert "lies inside the briefing folder" in refused(capsys, "export", ".", "belgrade-2025", "media/new")
    assert names(small) == before


def test_an_import_that_fails_leaves_no_new_library(capsys, tmp_path, monkeypatch):
    def fail(*arguments, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(commands, "import_folder", fail)
    assert "No space left on device" in refused(capsys, "import", SMALL, tmp_path / "new.briefbook")
    assert names(tmp_path) == []


def test_an_interrupt_leaves_what_was_there(capsys, library, monkeypatch, tmp_path):
    def interrupted(*arguments, **more):
        raise KeyboardInterrupt

    before = library.read_bytes()
    monkeypatch.setattr(commands, "import_folder", interrupted)
    monkeypatch.setattr(exporting, "write_book", interrupted)
    for arguments in (
        ["import", SAMPLE, library],
        ["import", SAMPLE, tmp_path / "b"],
        ["build", SMALL, "--out", tmp_path],
    ):
        assert "No file was left half written" in refused(capsys, *arguments)
    assert library.read_bytes() == before
    assert names(tmp_path) == ["a.briefbook"]


def test_output_that_cannot_be_printed_is_told(capsys, library, monkeypatch):
    class Full(io.StringIO):
        def write(self, text):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    assert run(["search", str(library), "Ristic"]) == 2
    assert "The output cannot be used: No space left on device" in capsys.readouterr().err


def test_a_passphrase_that_is_no_text_is_refused(capsys, library, tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFBOOK_PASSPHRASE", os.fsdecode(b"caf\xe9"))
    assert "is not UTF-8 text" in refused(capsys, "import", SMALL, tmp_path / "sealed.briefbook")
    assert names(tmp_path) == ["a.briefbook"]


def test_without_a_terminal_and_without_input_a_sealed_library_stays_closed(capsys, tmp_path, monkeypatch):
    path = tmp_path / "sealed.briefbook"
    monkeypatch.setenv("BRIEFBOOK_PASSPHRASE", "geheim")
    assert run(["import", str(SMALL), str(path)]) == 0
    monkeypatch.delenv("BRIEFBOOK_PASSPHRASE")
    capsys.readouterr()
    for stream in (None, io.StringIO("")):
        monkeypatch.setattr(sys, "stdin", stream)
        assert "Set BRIEFBOOK_PASSPHRASE or run in a terminal" in refused(capsys, "search", path, "ristic")
    monkeypatch.setattr(sys, "stdin", io.StringIO("geheim\r\n"))
    assert run(["search", str(path), "ristic"]) == 0


def edited(library):
    """A word of the library changed past Briefbook, as another program or a bad disk does it."""
    engine = Engine(library)
    engine.conn.execute("UPDATE name SET value = 'Dejam Ristić' WHERE value = 'Dejan Ristić'").fetchall()
    engine.conn.commit()
    engine.close()


def test_an_import_into_a_library_keeps_a_copy_of_it_first(library, tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    assert run(["import", str(SAMPLE), str(library)]) == 0
    (copy,) = (tmp_path / "data").rglob("*.briefbook")
    assert run(["export", str(copy), "belgrade-2025", str(tmp_path / "earlier")]) == 0
    assert (tmp_path / "earlier" / "visit.md").read_bytes() == (SMALL / "visit.md").read_bytes()
    assert run(["import", str(SAMPLE), str(library)]) == 0  # nothing to write, nothing to copy
    assert len([*(tmp_path / "data").rglob("*.briefbook")]) == 1


def test_a_library_changed_by_another_program_is_told_by_every_command(library, tmp_path, capsys):
    edited(library)
    before = library.read_bytes()
    assert "is not as Briefbook wrote it" in refused(capsys, "import", SAMPLE, library)
    assert library.read_bytes() == before
    assert run(["search", str(library), "Ristic"]) == 0
    assert "is not as Briefbook wrote it" in capsys.readouterr().err
    assert run(["check", str(library)]) == 1
    assert "[seal]" in capsys.readouterr().out
    assert run(["build", str(library), "--format", "docx", "--out", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert "is not as Briefbook wrote it" in told.err
    assert "draft" in told.out
    # The way out that the refusal names.
    assert run(["export", str(library), "belgrade-2025", str(tmp_path / "looked-at")]) == 0
    assert run(["import", str(tmp_path / "looked-at"), str(tmp_path / "fresh.briefbook")]) == 0
    capsys.readouterr()
    assert run(["import", str(SAMPLE), str(tmp_path / "fresh.briefbook")]) == 0
    assert capsys.readouterr().err == ""


def damage(path, tmp_path, times, chance):
    """Every command on a library with damaged bytes; none may end otherwise than by a status."""
    good = path.read_bytes()
    words = (b"Dejan", b"firm", b"host", b"2025", b"make", b"en", b"wording", b"person", b"search", b'"')
    seen = set()
    for number in range(times):
        spoilt = bytearray(good)
        for _ in range(chance.choice((1, 1, 3, 20))):
            at = chance.randrange(100, len(good) - 8)
            word = chance.choice(words)
            found = good.find(word, at)
            if number % 3 == 0:
                spoilt[at] ^= 1 << chance.randrange(8)
            elif number % 3 == 1 or found < 0:
                spoilt[at : at + 8] = chance.randbytes(8)
            else:
                spoilt[found : found + len(word)] = chance.randbytes(len(word))
        copy = tmp_path / "spoilt.briefbook"
        copy.write_bytes(spoilt)
        for arguments in (["search", copy, "ristic"], ["check", copy], ["import", SAMPLE, copy]):
            seen.add((arguments[0], run([str(argument) for argument in arguments])))
    return seen


def test_no_damage_to_a_library_is_more_than_a_refusal(library, tmp_path):
    seen = damage(library, tmp_path, 6, random.Random(20250225))
    assert {("search", 2), ("import", 2), ("check", 1)} <= seen


@pytest.mark.long
@pytest.mark.timeout(1500)
def test_no_damage_of_many_kinds_to_a_library_is_more_than_a_refusal(library, tmp_path):
    assert {status for _, status in damage(library, tmp_path, 150, random.Random(20250227))} == {0, 1, 2}


@pytest.mark.parametrize("house", ["/etc/office.toml", "../office.toml", "//host/share/office.toml"])
def test_a_plan_of_a_folder_cannot_have_a_file_of_the_machine_opened(capsys, small, tmp_path, house):
    plan = f'---\ntype: plan\nid: en\nname: en\nlang: en\nhouse: "{house}"\n---\n'
    (small / "book.md").write_text(f"---\nid: book\n---\n\n{plan}", encoding="utf-8")
    assert f"names a file as its house style, {house}" in refused(capsys, "build", small, "--out", tmp_path / "out")


def test_a_house_style_that_cannot_be_used_is_named(capsys, tmp_path):
    house = tmp_path / "odd.toml"
    house.write_text("x = [", encoding="utf-8")
    told = refused(capsys, "build", SMALL, "--out", tmp_path / "out", "--house", house)
    assert told.startswith(f"{house}: The house style cannot be read")
    assert names(tmp_path) == ["odd.toml"]
