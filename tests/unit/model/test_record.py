"""What all records share, the ladder of readers, and what a write touched."""

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.fact import Fact
from briefbook.model.record import Audience, Clearance, Record, Stamp


def test_the_ladder_of_readers_goes_from_nobody_to_everybody() -> None:
    ladder = ["never", "principal", "delegation", "interpreter", "host", "press"]
    assert [(str(audience), audience.rung) for audience in Audience] == [(name, n) for n, name in enumerate(ladder)]


def test_a_new_record_is_an_unsaved_draft_with_the_audience_and_marking_of_its_kind() -> None:
    record = Record(id="x")
    assert record.stamp == Stamp(original=Lang.EN, clearance=Clearance.DRAFT, audience=None, marking="", rev=0)
    assert (record.seq, record.cites) == (0, ())


def test_records_of_two_kinds_are_never_equal() -> None:
    assert Fact(id="x") != Record(id="x")


def test_a_write_that_touched_nothing_is_false() -> None:
    assert not Changes()
    assert Changes(frozenset({Ref("fact", "x")}))
