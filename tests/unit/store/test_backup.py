import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.store.backup import Copy, kept

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)


def copy(made: datetime, rev: int, size: int = 1000) -> Copy:
    return Copy(Path(f"{rev}.briefbook"), made, rev, size)


def daily(count: int) -> list[Copy]:
    return [copy(NOW - timedelta(days=count - number), number) for number in range(count)]


def test_everything_of_two_days_stays() -> None:
    found = [copy(NOW - timedelta(minutes=30 * number), 1000 - number) for number in range(96)]
    assert kept(found, NOW) == set(found)


def test_a_year_of_daily_copies_thins_to_days_weeks_and_months() -> None:
    ages = sorted((NOW - kept_copy.made).days for kept_copy in kept(daily(400), NOW))
    assert ages[:13] == list(range(1, 14))
    assert len(ages) <= 2 + 12 + 10 + 9
    assert 210 < ages[-1] < 280
    assert all(later - earlier <= 31 for earlier, later in itertools.pairwise(ages))


@pytest.mark.parametrize("years", [-2, 2])
def test_a_wrong_clock_leaves_the_newest_and_an_older_good_copy(years: int) -> None:
    found = daily(400)
    newest = copy(NOW + timedelta(days=365 * years), 1000)
    for now in (NOW, NOW + timedelta(days=365 * years)):
        survivors = kept([*found, newest], now)
        assert newest in survivors
        assert found[-1] in survivors


def test_the_oldest_go_first_above_four_gigabytes_down_to_five() -> None:
    found = [copy(NOW - timedelta(hours=number), 100 - number, 900_000_000) for number in range(20)]
    assert kept(found, NOW) == set(found[:5])
    small = [copy(NOW - timedelta(hours=number), 100 - number, 300_000_000) for number in range(20)]
    assert kept(small, NOW) == set(small[:13])


def test_thinning_day_by_day_keeps_old_copies_too() -> None:
    found: set[Copy] = set()
    for day in range(400):
        now = NOW + timedelta(days=day)
        found = kept([*found, copy(now, day)], now)
    ages = sorted((NOW + timedelta(days=399) - survivor.made).days for survivor in found)
    assert ages[-1] > 200
    assert len(ages) < 40


COPIES = st.lists(
    st.tuples(st.datetimes(datetime(2023, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), st.integers(0, 99)),
    max_size=60,
    unique_by=lambda pair: pair[1],
)


@given(COPIES)
def test_the_two_newest_always_stay_and_nothing_is_invented(pairs: list[tuple[datetime, int]]) -> None:
    found = [copy(made, rev) for made, rev in pairs]
    survivors = kept(found, NOW)
    assert survivors <= set(found)
    assert set(sorted(found, key=lambda one: one.rev)[-2:]) <= survivors
