"""Offices: which one is held on a day, and which one is printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.dates import Day
from briefbook.model.person import Holding, office_on

VISIT = date(2025, 2, 25)


def office(since="", until="", uid="h", seq=0):
    read = [Day.read(text) if text else None for text in (since, until)]
    return Holding(id=uid, person="p", since=read[0], until=read[1], seq=seq)


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        ("", "", True),
        ("2025-02-25", "", True),
        ("2025-02-26", "", False),
        ("2025-02", "", True),
        ("2025-03", "", False),
        ("", "2025-02-25", True),
        ("", "2025-02-24", False),
        ("", "2025-02", True),
        ("", "2025-01", False),
        ("2024", "2025", True),
        ("j1403-12", "", True),
        ("2025-03", "2026", False),
    ],
)
def test_an_office_may_be_held_from_its_first_to_its_last_possible_day(since, until, held) -> None:
    assert office(since, until).held_on(VISIT) is held


def test_the_office_taken_last_is_printed() -> None:
    early, late = office("2020", uid="early"), office("2024", uid="late")
    assert office_on([early, late], VISIT) is late
    assert office_on([late, early], VISIT) is late


def test_an_office_that_is_over_or_to_come_is_not_printed() -> None:
    now, former, future = office("2019", uid="now"), office("2020", "2024", uid="former"), office("2026", uid="future")
    assert office_on([former, now, future], VISIT) is now
    assert office_on([former, future], VISIT) is None
    assert office_on([], VISIT) is None


def test_an_office_of_unknown_beginning_gives_way_to_a_dated_one() -> None:
    dated = office("2000", uid="dated")
    assert office_on([office(uid="undated"), dated], VISIT) is dated


def test_of_offices_taken_together_the_first_listed_is_printed() -> None:
    first, second = office("2024", uid="first", seq=1), office("2024", uid="second", seq=2)
    assert office_on([second, first], VISIT) is first


@given(
    st.lists(st.tuples(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.dates(date(1950, 1, 1), date(2050, 1, 1)))),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
)
def test_what_is_printed_is_held_on_the_day_and_nothing_only_where_nothing_is_held(spans, when) -> None:
    offices = [Holding(id=str(n), person="p", since=Day.of(a), until=Day.of(b)) for n, (a, b) in enumerate(spans)]
    printed = office_on(offices, when)
    held = [a for a, b in spans if a <= when <= b]
    assert (printed.since.full if printed else None) == max(held, default=None)
