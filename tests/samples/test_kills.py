"""A process killed at a random moment of import, edit and build loses no commit and leaves no half-written file."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefbook.actions.files import sweep
from briefbook.cli.main import run
from briefbook.lang.tongue import Lang
from briefbook.model.record import Record
from briefbook.model.visit import Objective
from briefbook.store.library import Library

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefings" / "belgrade-2025"

IMPORT = """
import sys
from datetime import date
from pathlib import Path
from briefbook.actions.intake import import_folder
from briefbook.actions.sources import read_source
from briefbook.store.library import Library
reading = read_source(Path(sys.argv[2]))
print("go", flush=True)
with Library.create(Path(sys.argv[1])) as library:
    import_folder(library, reading, day=date(2025, 2, 25), who="")
print("done", flush=True)
"""
EDIT = """
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from briefbook.errors import phrase
from briefbook.lang.tongue import Lang
from briefbook.model.visit import Objective
from briefbook.store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    first = library.all(Objective)[0]
    print("go", flush=True)
    for n in count(int(sys.argv[2])):
        with library.transaction(phrase("Edit")):
            library.put(replace(first, measure=first.measure.put(Lang.EN, str(n)), priority=n))
        print(n, flush=True)
"""
BUILD = """
import sys
from briefbook.cli.main import run
print("go", flush=True)
sys.exit(run(["build", sys.argv[2], "--lang", "en", "--out", sys.argv[1]]))
"""


def killed(code: str, arguments: list[object], least: float, most: float, rng: random.Random) -> list[str]:
    """What a process said before it was killed, some seconds after it said "go"."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    time.sleep(rng.uniform(least, most))
    process.send_signal(signal.SIGKILL)
    said = process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    return said


def sound(path: Path) -> tuple[Record, ...]:
    """The objectives of a library that must open, hold its seals and have no lock left in the way."""
    with Library.open(path) as library:
        assert library.check() == ()
        return library.all(Objective)


def killed_imports(folder: Path, times: int, rng: random.Random) -> None:
    """Each leaves no library, an empty one or the whole visit."""
    for n in range(times):
        path = folder / f"{n}.briefbook"
        said = killed(IMPORT, [path, SAMPLE], 0, 0.6, rng)
        if path.exists():
            objectives = sound(path)
            assert len(objectives) in (0, 5)
            assert "done" not in said or len(objectives) == 5


def killed_edits(folder: Path, times: int, rng: random.Random) -> None:
    """No acknowledged commit is lost, and at most the one after it is there."""
    path = folder / "edits.briefbook"
    assert run(["import", str(SAMPLE), str(path)]) == 0
    last = 1000  # above the priorities of the sample
    for _ in range(times):
        said = killed(EDIT, [path, last + 1], 0, 0.12, rng)
        last = int(said[-1]) if said else last
        first = sound(path)[0]
        assert isinstance(first, Objective)
        now = max(first.priority or 0, 1000)
        assert last <= now <= last + 1
        assert now == 1000 or first.measure.text(Lang.EN) == str(now)
        last = now


def killed_builds(folder: Path, times: int, rng: random.Random) -> None:
    """Each file is the earlier or the new one, whole; what is left beside it is swept by the next export."""
    assert run(["build", str(SAMPLE), "--lang", "en", "--out", str(folder / "new")]) == 0
    names = ("belgrade-2025-en.pdf", "belgrade-2025-en.docx")
    wanted = {name: (folder / "new" / name).read_bytes() for name in names}
    out = folder / "out"
    out.mkdir()
    for name in names:
        (out / name).write_bytes(b"earlier")
    for _ in range(times):
        killed(BUILD, [out, SAMPLE], 0, 2.0, rng)
        for name in names:
            assert (out / name).read_bytes() in (b"earlier", wanted[name])
            if rng.random() < 0.5:
                (out / name).write_bytes(b"earlier")
    sweep(out)
    assert sorted(path.name for path in out.iterdir()) == sorted(names)


def test_a_few_kills_lose_nothing(tmp_path):
    rng = random.Random(20250225)
    killed_imports(tmp_path, 2, rng)
    killed_edits(tmp_path, 3, rng)


@pytest.mark.long
@pytest.mark.timeout(1500)
def test_two_hundred_kills_lose_nothing(tmp_path):
    rng = random.Random(20250227)
    killed_imports(tmp_path, 60, rng)
    killed_edits(tmp_path, 90, rng)
    killed_builds(tmp_path, 50, rng)
