"""Every briefing of the repository: read without a fault, and folder to library to folder gives the same bytes."""

from datetime import date
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import read_folder, write_folder
from briefbook.actions.intake import import_folder
from briefbook.store.library import Library

BRIEFINGS = Path(__file__).resolve().parents[2] / "briefings"
FOLDERS = sorted(path.parent for path in BRIEFINGS.glob("*/visit.md"))
OVERLAYS = sorted(path.parent for path in BRIEFINGS.glob("*/edition-*/visit.md"))
DAY = date(2025, 2, 25)


def name_of(path: Path) -> str:
    return path.relative_to(BRIEFINGS).as_posix()


def records_of(folder: Path) -> dict[str, bytes]:
    """Bytes of the files that hold records and pictures."""
    files = {p.relative_to(folder): p for p in folder.rglob("*") if p.is_file()}
    kept = {at: p for at, p in files.items() if not at.parts[0].startswith("edition-") and at.name != "README.md"}
    return {at.as_posix(): p.read_bytes() for at, p in kept.items()}


def test_there_is_a_briefing_and_an_overlay():
    assert FOLDERS
    assert OVERLAYS


@pytest.mark.parametrize("folder", [*FOLDERS, *OVERLAYS], ids=name_of)
def test_a_briefing_has_no_fault(folder: Path):
    assert [str(fault) for fault in read_folder(folder).faults] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_folder_to_library_to_folder_is_byte_identical(folder: Path):
    reading = read_folder(folder)
    with Library.in_memory() as library:
        import_folder(library, reading, day=DAY, who="")
        out = write_folder(library.dossier(reading.visit))
    before = records_of(folder)
    assert sorted(out) == sorted(before)
    assert [name for name in before if out[name] != before[name]] == []


@pytest.mark.parametrize("folder", OVERLAYS, ids=name_of)
def test_an_overlay_updates_its_base_in_the_library(folder: Path):
    base, edition = read_folder(folder.parent), read_folder(folder)
    with Library.in_memory() as library:
        import_folder(library, base, day=DAY, who="")
        import_folder(library, edition, day=DAY, who="")
        assert write_folder(library.dossier(edition.visit)) == write_folder(edition.dossier)
        library.log.undo()
        assert write_folder(library.dossier(base.visit)) == records_of(folder.parent)


@pytest.mark.parametrize("folder", OVERLAYS, ids=name_of)
def test_records_of_an_overlay_are_written_in_the_canonical_form(folder: Path):
    """Each head and its texts, but for `gone` and `after`, stand in the whole folder as the overlay writes them."""
    whole = b"\n".join(
        content for name, content in write_folder(read_folder(folder).dossier).items() if name.endswith(".md")
    )
    said = whole.decode()
    for path in folder.rglob("*.md"):
        for piece in pieces(path.read_text(encoding="utf-8")):
            if "\ngone: yes\n" not in piece:
                lines = [line for line in piece.split("\n") if not line.startswith("after: ")]
                assert "\n".join(lines).strip() in said, f"{path.name}: {piece[:80]}"


def pieces(text: str) -> list[str]:
    """Records of a canonical file: from one head to the next."""
    parts = f"\n{text}".split("\n---\n")
    return [f"---\n{head}\n---\n{texts}" for head, texts in zip(parts[1::2], parts[2::2], strict=True)]
