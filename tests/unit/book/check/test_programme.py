"""Checks of times, briefs, points, and of people in two places."""

from datetime import time

import pytest

from briefbook.errors import Weight
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.programme import Item, ItemKind, ItemState, Participant
from tests.unit.book.check.made import day, dossier, en, person, remarks, said

NINE = {"day": day("2025-02-26"), "starts": time(9)}


def item(uid, **more):
    return Item(id=uid, visit="v", title=en(f"Item {uid}"), **{"kind": ItemKind.SESSION, **NINE, **more})


def point(number, **more):
    return TalkingPoint(id=f"p{number}", brief="b", headline=en(f"Point {number}"), **{"to": ("ana",), **more})


def test_an_item_without_a_time_is_remarked() -> None:
    held = dossier(item("i", starts=None))
    assert remarks(held) == [("time", "item", "i", "starts", Weight.SHOULD)]
    assert said("time", held) == ["Item i has no time. Write it, or have the host confirm it."]


def test_a_time_of_an_unknown_day_is_remarked() -> None:
    held = dossier(item("i", day=None))
    assert remarks(held) == [("time", "item", "i", "day", Weight.SHOULD)]
    assert said("time", held) == ["Item i has a time but no day. Write the day."]


def test_timed_and_cancelled_items_are_not_remarked() -> None:
    cancelled = ItemState.CANCELLED
    held = dossier(item("i"), item("j", starts=None, state=cancelled), item("k", day=None, state=cancelled))
    assert remarks(held) == []


def test_a_meeting_without_a_brief_must_be_mended() -> None:
    held = dossier(item("i", kind=ItemKind.MEETING))
    assert remarks(held) == [("brief", "item", "i", "", Weight.MUST)]
    assert said("brief", held) == ["Item i has no brief. Write what to reach."]


@pytest.mark.parametrize("state", [ItemState.CANCELLED, ItemState.TENTATIVE])
def test_a_meeting_that_may_not_be_held_needs_no_brief(state) -> None:
    assert remarks(dossier(item("i", kind=ItemKind.MEETING, state=state))) == []


def test_a_meeting_with_a_brief_and_a_session_without_are_not_remarked() -> None:
    assert remarks(dossier(item("i", kind=ItemKind.MEETING), Brief(id="b", item="i"), item("j"))) == []


def test_a_seventh_point_to_make_is_one_too_many() -> None:
    held = dossier(item("i"), Brief(id="b", item="i"), *(point(n) for n in range(7)))
    assert remarks(held) == [("points", "brief", "b", "points_cap", Weight.SHOULD)]
    assert said("points", held) == [
        "Item i has 7 points to make; at most 6 are said. Move the last ones to the arguments."
    ]


def test_six_points_to_make_and_any_number_of_others_are_not_remarked() -> None:
    points = (point(n, kind=PointKind.MAKE if n < 6 else PointKind.ARGUMENT) for n in range(12))
    assert remarks(dossier(item("i"), Brief(id="b", item="i"), *points)) == []


def test_a_brief_may_set_its_own_cap_of_points() -> None:
    points = [point(n) for n in range(4)]
    assert remarks(dossier(Brief(id="b", item="i", points_cap=4), *points)) == []
    assert [r[0] for r in remarks(dossier(Brief(id="b", item="i", points_cap=3), *points))] == ["points"]


def test_a_point_to_make_addressed_to_nobody_is_remarked() -> None:
    held = dossier(point(1, to=()))
    assert remarks(held) == [("addressee", "point", "p1", "to", Weight.SHOULD)]
    assert said("addressee", held) == ["The point Point 1 is addressed to nobody. Name who hears it."]


def test_an_addressed_point_and_an_argument_to_nobody_are_not_remarked() -> None:
    assert remarks(dossier(point(1), point(2, to=(), kind=PointKind.RESPOND))) == []


def twice(first, second, *, other="ana", **visit):
    """Ana at two items, or Ana and somebody else at one each."""
    return dossier(
        *person("ana", "Ana Anić"),
        *person("ivo", "Ivo Ivić"),
        item("i", **first),
        item("j", **second),
        Participant(id="at-i", item="i", person="ana"),
        Participant(id="at-i-label", item="i", label=en("Host"), person="gone"),
        Participant(id="at-j", item="j", person=other),
        Participant(id="at-j-label", item="j", label=en("Host"), person="gone"),
        **visit,
    )


HOUR = {"starts": time(9), "ends": time(10)}
LATER = {"starts": time(9, 59), "ends": time(11)}


def test_a_person_at_two_items_at_one_time_must_be_mended() -> None:
    held = twice(HOUR, LATER)
    assert remarks(held) == [("two-places", "participant", "at-j", "person", Weight.MUST)]
    assert said("two-places", held) == [
        "Ana Anić is at Item i and at Item j at the same time. Change one of them.",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (HOUR, {"starts": time(9), "minutes": 5}),
        ({"starts": time(23), "ends": time(1)}, {"day": day("2025-02-27"), "starts": time(0, 30), "minutes": 10}),
        ({"starts": time(23), "ends": time(1)}, {"starts": time(23, 59), "minutes": 1}),
        (HOUR, {"starts": time(12), "ends": time(13), "zone": "Asia/Tehran"}),
        (HOUR, {"starts": time(9, 30), "ends": time(9, 30)}),
    ],
    ids=["minutes", "over midnight", "before midnight", "another zone", "one moment"],
)
def test_items_overlap_by_the_clock_of_the_world(first, second) -> None:
    assert [r[0] for r in remarks(twice(first, second))] == ["two-places"]
    assert [r[0] for r in remarks(twice(second, first))] == ["two-places"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (HOUR, {"starts": time(10), "ends": time(11)}),
        (HOUR, {"starts": time(9, 30), "ends": time(10), "zone": "Asia/Tehran"}),
        (HOUR, {**LATER, "day": day("2025-02-27")}),
        (HOUR, {**LATER, "state": ItemState.CANCELLED}),
        (HOUR, {"starts": time(9, 30)}),
        (HOUR, {**LATER, "day": day("2025-02")}),
        (HOUR, {"starts": time(10), "ends": time(10)}),
        (HOUR, {"starts": time(8), "ends": time(8)}),
        ({"starts": time(23), "ends": time(1)}, {"day": day("2025-02-27"), "starts": time(1), "minutes": 10}),
    ],
    ids=[
        "one after the other",
        "another zone",
        "another day",
        "cancelled",
        "no end",
        "no day",
        "a moment after",
        "a moment before",
        "midnight",
    ],
)
def test_items_that_do_not_overlap_are_not_remarked(first, second) -> None:
    assert remarks(twice(first, second)) == []
    assert remarks(twice(second, first)) == []


def test_items_with_unknown_parts_never_overlap() -> None:
    held = twice(HOUR, {"starts": None, "ends": time(10)})
    assert [r[0] for r in remarks(held)] == ["time"]


def test_a_night_on_which_the_clock_is_put_forward_is_an_hour_shorter() -> None:
    night = {"day": day("2025-03-29"), "starts": time(23), "ends": time(4)}
    assert remarks(twice(night, {"day": day("2025-03-30"), "starts": time(4), "minutes": 30})) == []
    assert said("two-places", twice(night, {"day": day("2025-03-30"), "starts": time(3, 59), "minutes": 30}))


def test_different_people_may_be_at_two_items_at_one_time() -> None:
    assert remarks(twice(HOUR, LATER, other="ivo")) == []


def test_a_visit_without_a_zone_is_compared_on_one_clock() -> None:
    assert [r[0] for r in remarks(twice(HOUR, LATER, zone_host=""))] == ["two-places"]
