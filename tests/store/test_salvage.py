"""What can be saved of a library with lost pages."""

import random
from pathlib import Path

import pytest

from briefbook.errors import StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.store.library import Library
from briefbook.store.salvage import salvage
from tests.store.scenes import PERSON, filled

FACTS = 2000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.briefbook"
    with Library.create(made) as library:
        filled(library)
        library.log.purge()
        with library.transaction(phrase("Fill")):
            library.put_all(
                Fact(id=Uid(f"fact {number}"), text=LocalText.of({Lang.EN: f"fibre {number} " * 8}), subject_uid=PERSON)
                for number in range(FACTS)
            )
    return made


def test_nine_of_ten_records_are_saved_when_ten_pages_are_lost(path: Path, tmp_path: Path) -> None:
    chance = random.Random(4)
    damaged = bytearray(path.read_bytes())
    # Past the tables' first pages, where the list of tables and each table's root lie.
    for page in chance.sample(range(400, len(damaged) // 4096), 10):
        damaged[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(damaged)
    with pytest.raises(StoreError):
        Library.open(path)
    saved = salvage(path, tmp_path / "b.briefbook")
    assert saved.rows > FACTS
    assert path.read_bytes() == damaged
    with Library.open(tmp_path / "b.briefbook") as library:
        facts = library.all(Fact)
        assert len([fact for fact in facts if fact.text.text(Lang.EN)]) >= 0.9 * FACTS
        assert library.search.find("fibre", 5)
        with library.transaction(phrase("Go on")):
            library.put(Fact(id=Uid("new")))


def test_a_sound_library_is_saved_whole(path: Path, tmp_path: Path) -> None:
    saved = salvage(path, tmp_path / "b.briefbook")
    assert saved.dropped == 0
    with Library.open(path) as one, Library.open(tmp_path / "b.briefbook") as two:
        assert one.all(Fact) == two.all(Fact)
        assert one.dossier("v") == two.dossier("v")
        assert two.check() == ()


def test_a_file_without_a_readable_list_of_tables_is_refused(path: Path, tmp_path: Path) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[100:4096] = bytes(3996)
    path.write_bytes(damaged)
    with pytest.raises(StoreError, match="Restore a backup"):
        salvage(path, tmp_path / "b.briefbook")
    assert not (tmp_path / "b.briefbook").exists()
