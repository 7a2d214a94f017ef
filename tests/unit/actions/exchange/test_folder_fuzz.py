"""Broken folders: faults or values, never a traceback."""

import random
import shutil
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import read_folder, write_folder

SMALL = Path(__file__).parent / "small"
SAMPLE = Path(__file__).parents[4] / "briefings" / "belgrade-2025"
SCRAPS = (
    "---",
    "\n---\n",
    "# ",
    "# text.en",
    "```",
    "[",
    "]",
    "{a: b}",
    "&x ",
    "*x",
    "!!python/object:os.system ",
    "%YAML 9.9",
    "? ",
    "- ",
    ": ",
    "type: ",
    "type: visit",
    "id: ",
    "gone: yes",
    "after: i02",
    "uid: 01953a67-4000-7b54-9c1f-2f6a8e0d4c31",
    "\t",
    "\x00",
    "\x85",
    "\u2028",
    "\u202e",
    "\ufeff",
    "|\n",
    ">-\n  ",
    '"',
    "'",
    "<<: *x",
    "participants: [a b c]",
    "cites.post: [s1]",
    "stale.fa: [title]",
    "file: ../../x",
    "\ud7ff\ue000",
    "۱۲۳",
    "j1403-13-40",
    "9" * 400,
    "stale: 1",
    "name.en.variant: []",
    "~",
)


def mutate(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 6)):
        at, to = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        match chance.randrange(5):
            case 0:
                text = text[:at] + chance.choice(SCRAPS) + text[at:]
            case 1:
                text = text[:at] + text[min(to, at + chance.randint(1, 40)) :]
            case 2:
                lines = text.split("\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(SCRAPS))
                text = "\n".join(lines)
            case 3:
                lines = text.split("\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                text = "\n".join(lines)
            case _:
                text = text[:at] + chr(chance.choice((0x20, 0x3A, 0x5B, 0x7F, 0x200C, 0x10FFFF))) + text[at:]
    return text


def breaks(folder: Path, seeds: range) -> None:
    """Change one to three files per seed, read, write what could be read, and put the files back."""
    paths = sorted(folder.rglob("*.md"))
    before = {path: path.read_bytes() for path in paths}
    for seed in seeds:
        chance = random.Random(seed)
        changed = chance.sample(paths, chance.randint(1, 3))
        for path in changed:
            text = mutate(before[path].decode(), chance)
            content = text.encode(errors="surrogatepass")
            path.write_bytes(content if chance.random() < 0.9 else content[: chance.randint(0, len(content))])
        for source in (folder, folder / "edition-2"):
            if not source.exists():
                continue
            reading = read_folder(source)
            assert all(fault.line > 0 and str(fault.phrase) for fault in reading.faults), seed
            if not reading.faults:
                again = write_folder(reading.dossier)
                assert again == write_folder(reading.dossier), seed
        for path in changed:
            path.write_bytes(before[path])


def test_a_hundred_mutated_folders_give_faults_and_never_a_traceback(tmp_path: Path):
    breaks(Path(shutil.copytree(SMALL, tmp_path / "small")), range(100))


@pytest.mark.long
def test_two_thousand_mutated_folders_give_faults_and_never_a_traceback(tmp_path: Path):
    breaks(Path(shutil.copytree(SMALL, tmp_path / "small")), range(100, 2_060))
    breaks(Path(shutil.copytree(SAMPLE, tmp_path / "belgrade-2025")), range(40))


@pytest.mark.parametrize("seeds", [range(40), pytest.param(range(40, 200), marks=pytest.mark.long)])
def test_what_was_read_without_a_fault_comes_back_the_same_when_written_and_read(tmp_path: Path, seeds: range):
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    paths = sorted(folder.rglob("*.md"))
    before = {path: path.read_bytes() for path in paths}
    for seed in seeds:
        chance = random.Random(seed)
        path = chance.choice(paths)
        text = before[path].decode()
        at = chance.randint(0, len(text))
        path.write_text(
            text[:at] + chance.choice("xyz \u200c\u00a0%@,'\u2028") + text[at:], encoding="utf-8", newline="\n"
        )
        reading = read_folder(folder)
        if not reading.faults:
            for name, content in write_folder(reading.dossier).items():
                (folder / name).write_bytes(content)
            again = read_folder(folder)
            assert again.faults == (), seed
            assert again.records == reading.records, seed
            assert write_folder(again.dossier) == write_folder(reading.dossier), seed
        for old in folder.rglob("*.md"):
            if old not in before:
                old.unlink()
        for old, content in before.items():
            old.write_bytes(content)
