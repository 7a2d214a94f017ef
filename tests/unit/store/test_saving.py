from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefbook.errors import StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText, Standing, Wording
from briefbook.model.brief import TalkingPoint
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.organisation import Organisation
from briefbook.model.person import Person
from briefbook.model.record import Cite, Clearance, Record, Stamp
from briefbook.store.library import Library
from tests.store.scenes import FACT, PERSON, POINT, SOURCE, filled


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory() as made:
        yield filled(made)


def put(library: Library, *records: Record) -> None:
    with library.transaction(phrase("Put")):
        library.put_all(records)


def point(library: Library) -> TalkingPoint:
    found = library.get(TalkingPoint, POINT)
    assert found is not None
    return found


def stale(text: LocalText) -> set[Lang]:
    return {lang for lang, wording in text.wordings if wording.stale}


def test_a_changed_original_makes_the_other_wordings_stale(library: Library) -> None:
    put(library, replace(point(library), text=point(library).text.put(Lang.EN, "We welcome it.")))
    assert stale(point(library).text) == {Lang.FA}
    assert stale(point(library).headline) == set()


def test_a_translation_changed_with_its_original_is_fresh(library: Library) -> None:
    text = LocalText.of({Lang.EN: "New", Lang.FA: "تازه"})
    put(library, replace(point(library), text=text))
    assert stale(point(library).text) == set()


def test_a_stale_translation_is_fresh_again_when_it_is_typed_anew_or_confirmed(library: Library) -> None:
    for fresh in ("متن تازه", "از طرح استقبال می‌کنیم."):
        put(library, replace(point(library), text=point(library).text.put(Lang.EN, f"Changed for {fresh}")))
        assert stale(point(library).text) == {Lang.FA}
        put(library, replace(point(library), text=point(library).text.put(Lang.FA, fresh)))
        assert stale(point(library).text) == set()


def test_a_stale_mark_that_is_given_is_kept(library: Library) -> None:
    text = LocalText.of({Lang.EN: "One", Lang.FA: Wording("یک", Standing.DRAFT, stale=True)})
    put(library, replace(point(library), text=text))
    assert stale(point(library).text) == {Lang.FA}
    put(library, replace(point(library), priority=1))
    assert stale(point(library).text) == {Lang.FA}


def test_an_original_that_was_missing_makes_nothing_stale(library: Library) -> None:
    put(library, replace(point(library), text=LocalText.of({Lang.FA: "اول فارسی"})))
    put(library, replace(point(library), text=point(library).text.put(Lang.EN, "Then English")))
    assert stale(point(library).text) == set()


def test_a_translation_stays_stale_when_its_original_is_taken_away(library: Library) -> None:
    put(library, replace(point(library), text=point(library).text.put(Lang.EN, "Changed")))
    put(library, replace(point(library), text=LocalText(point(library).text.wordings[1:])))
    assert stale(point(library).text) == {Lang.FA}


CLEARED = Stamp(clearance=Clearance.CLEARED, cleared_by="A", cleared_at=datetime(2025, 1, 1, tzinfo=UTC))


def test_editing_a_cleared_record_makes_it_a_draft(library: Library) -> None:
    put(library, replace(point(library), stamp=CLEARED))
    assert point(library).stamp.clearance is Clearance.CLEARED
    put(library, replace(point(library), priority=2))
    assert point(library).stamp.clearance is Clearance.DRAFT
    assert point(library).stamp.cleared_by == ""


@pytest.mark.parametrize("change", [{"seq": 9}, {"stamp": replace(CLEARED, owner="B")}])
def test_moving_or_handing_over_a_cleared_record_leaves_it_cleared(library: Library, change: dict[str, object]) -> None:
    put(library, replace(point(library), stamp=CLEARED))
    put(library, replace(point(library), **change))  # type: ignore[arg-type]
    assert point(library).stamp.clearance is Clearance.CLEARED


def test_a_record_edited_and_cleared_again_at_once_is_cleared(library: Library) -> None:
    put(library, replace(point(library), stamp=CLEARED))
    put(library, replace(point(library), priority=3, stamp=replace(CLEARED, cleared_by="B")))
    assert point(library).stamp.clearance is Clearance.CLEARED


def test_the_counter_goes_up_with_each_write_and_only_with_writes(library: Library) -> None:
    before = point(library).stamp.rev
    put(library, point(library))
    assert point(library).stamp.rev == before
    put(library, replace(point(library), priority=1))
    assert point(library).stamp.rev > before


def test_links_may_point_forwards_and_in_circles(library: Library) -> None:
    one = Organisation(id=Uid("o1"), parent=Uid("o2"))
    two = Organisation(id=Uid("o2"), parent=Uid("o1"))
    put(library, one, two)
    found = library.get(Organisation, "o1")
    assert found is not None
    assert found.parent == "o2"


@pytest.mark.parametrize(
    "record",
    [
        Person(id=Uid("x"), photo=Uid("nowhere")),
        Person(id=Uid("x"), photo=FACT),
        Fact(id=Uid("x"), subject_uid=Uid("nowhere")),
        Fact(id=Uid("x"), cites=(Cite(Uid("nowhere")),)),
        TalkingPoint(id=Uid("x"), brief=Uid("b"), to=(PERSON, Uid("nowhere"))),
        Person(id=Uid("x"), stamp=Stamp(marking=SOURCE)),
    ],
)
def test_a_link_to_nowhere_is_refused_whole(library: Library, record: Record) -> None:
    with pytest.raises(StoreError, match="points at"):
        put(library, Person(id=Uid("also new")), record)
    assert library.find("also new") is None


def test_an_id_keeps_its_kind(library: Library) -> None:
    with pytest.raises(StoreError, match="belongs to a person"):
        put(library, Fact(id=PERSON))


def test_links_and_citations_keep_their_order_and_follow_a_change(library: Library) -> None:
    people = [Person(id=Uid(f"p{number}")) for number in range(4)]
    cites = tuple(Cite(SOURCE, f"p. {number}") for number in range(4))
    put(library, *people)
    for order in ((3, 1, 0), (0, 1, 2, 3), (2,), ()):
        to = tuple(people[number].id for number in order)
        put(library, replace(point(library), to=to, cites=tuple(cites[number] for number in order)))
        assert point(library).to == to
        assert [cite.locator for cite in point(library).cites] == [f"p. {number}" for number in order]


def test_a_write_outside_a_transaction_is_a_bug(library: Library) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        library.put(point(library))
