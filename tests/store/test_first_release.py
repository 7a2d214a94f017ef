"""The library that the first release wrote, as every release must read it."""

import shutil
from pathlib import Path

import pytest

from briefbook.model.dossier import Filed
from briefbook.store.library import Library
from tests.store.examples import without_rev
from tools import first_library

FIRST = Path(__file__).parent / "data" / "first-release.briefbook"


@pytest.fixture(params=[False, True], ids=["to write", "to read"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    path = Path(shutil.copyfile(FIRST, tmp_path / "a.briefbook"))
    return Library.open(path, read_only=request.param)


def test_nothing_of_the_first_release_is_lost(library: Library) -> None:
    with library:
        wanted = list(first_library.records())
        assert [without_rev(found) for record in wanted if (found := library.find(record.id))] == wanted
        assert library.check() == ()
        visit = library.visits()[0]
        assert len(library.dossier(visit.id).filed) == 1
        assert [filed.id for filed in library.filed(visit.id)] == ["f1"]
        assert isinstance(library.filed(visit.id)[0], Filed)
        assert library.settings.get("house") == "briefbook"
        assert library.imported("0" * 64)
        assert library.search.find("jedan red")
        assert library.blobs.sweep() == 1 if not library._engine.read_only else True


def test_its_steps_can_still_be_undone_and_redone(tmp_path: Path) -> None:
    with Library.open(Path(shutil.copyfile(FIRST, tmp_path / "a.briefbook"))) as library:
        assert [(str(step.label), step.undone) for step in library.log.steps()] == [
            ("Remove the risk", True),
            (f"Put {len(list(first_library.records()))} records", False),
        ]
        assert library.log.redo()
        assert library.log.undo()
        assert library.log.undo()
        assert library.visits() == ()
        assert library.log.redo()
        assert len(library.visits()) == 1
        assert library.check() == ()


def test_its_file_is_not_written_again_by_accident() -> None:
    assert FIRST.stat().st_size < 600_000
