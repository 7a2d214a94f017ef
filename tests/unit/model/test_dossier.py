"""A visit, whole: records by kind, by uid, by parent."""

import pytest

from briefbook.model.dossier import Blob, Dossier, Filed
from briefbook.model.fact import Fact
from briefbook.model.person import Holding, Name, Person
from briefbook.model.programme import Item, Participant
from briefbook.model.visit import Visit

VISIT = Visit(id="v")
ANA, IVO = Person(id="ana"), Person(id="ivo")
NAMES = (Name(id="n1", person="ana", value="Ana"), Name(id="n2", person="ana", value="Anna"))
OFFICE = Holding(id="h", person="ana")
ITEM = Item(id="i", visit="v")
PART = Participant(id="p", item="i", person="ana")
HELD = Dossier(
    VISIT,
    (ANA, IVO, *NAMES, OFFICE, VISIT, ITEM, PART),
    filed=(Filed("ana", "ana", "people/ana", 0),),
    blobs=(Blob("aa", b"one"), Blob("bb", b"two")),
)


def test_records_of_a_kind_come_in_their_order() -> None:
    assert HELD.of(Person) == (ANA, IVO)
    assert HELD.of(Name) == NAMES
    assert HELD.of(Fact) == ()


def test_a_record_is_found_by_its_uid_or_not_at_all() -> None:
    assert HELD.find("ana") is ANA
    assert HELD.find("withheld") is None
    assert HELD.find("") is None


def test_a_record_of_another_kind_is_not_got() -> None:
    assert HELD.get(Person, "ana") is ANA
    assert HELD.get(Item, "ana") is None
    assert HELD.get(Person, "withheld") is None


def test_children_are_those_of_the_parent_column_only() -> None:
    assert HELD.children(Participant, "i") == (PART,)
    assert HELD.children(Participant, "ana") == ()
    assert HELD.children(Item, "v") == (ITEM,)
    assert HELD.children(Person, "v") == ()


def test_names_and_offices_are_those_of_the_person() -> None:
    assert HELD.names("ana") == NAMES
    assert HELD.names("ivo") == ()
    assert HELD.holdings("ana") == (OFFICE,)


def test_bytes_are_found_by_their_hash() -> None:
    assert HELD.blob("bb") == b"two"
    assert HELD.blob("cc") is None


def test_dossiers_are_compared_by_what_they_hold() -> None:
    same = Dossier(VISIT, HELD.records, HELD.filed, HELD.blobs)
    assert same == HELD
    assert same != Dossier(VISIT, HELD.records[1:], HELD.filed, HELD.blobs)
    assert "_found" not in repr(HELD)


def test_a_record_that_is_no_kind_is_no_part_of_a_dossier() -> None:
    with pytest.raises(KeyError):
        Dossier(VISIT, ("text",))
