"""Days in both calendars, times in both zones, age of facts."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book import moments
from briefbook.lang.dates import Day
from briefbook.model.programme import ItemState
from briefbook.tree.nodes import Tone
from tests.unit.book.belgrade import EN, FA, LATIN, VISIT, day, desk, dossier, only, record, said, words


def test_the_time_at_home_can_be_kept_on_one_line() -> None:
    spans = moments.when(desk(), record("i2"), tied=True)
    assert "".join(span.text for span in spans).endswith(" (Tehran\u00a012:30–14:00)")


def test_the_city_and_the_other_day_at_home_stay_with_what_follows_them() -> None:
    item = replace(record("i2"), starts=time(23, 0), ends=None)
    spans = moments.when(desk(), item)
    assert "".join(span.text for span in spans).endswith(" (Tehran\u00a027\u00a0February 01:30)")
    assert "Tehran\u00a0UTC+3:30" in "".join(span.text for span in moments.zones_line(desk()))


def test_host_time_stands_first_and_the_time_at_home_beside_it() -> None:
    assert said(moments.when(desk(), record("i2"))) == "Wed 26 Feb, 10:00–11:30 (Tehran 12:30–14:00)"


def test_the_zones_follow_the_season() -> None:
    item = replace(record("i2"), day=day("2025-07-02"))
    assert said(moments.home_times(desk(), item)) == "11:30–13:00"


def test_a_time_that_is_another_day_at_home_says_which() -> None:
    item = replace(record("i2"), starts=time(23, 0), ends=None)
    assert said(moments.home_times(desk(), item)) == "27 February 01:30"


@pytest.mark.parametrize(
    "changes",
    [{"day": None}, {"day": Day(2025, 2)}, {"starts": None, "ends": None}, {"zone": "Asia/Tehran"}],
)
def test_no_time_at_home_is_said_where_it_is_not_known_or_the_same(changes) -> None:
    assert moments.home_times(desk(), replace(record("i2"), **changes)) == ()


def test_an_item_without_day_and_time_is_to_be_confirmed_once() -> None:
    assert said(moments.when(desk(), record("i3"))) == "to be confirmed"


def test_an_item_with_a_day_only_says_what_is_missing() -> None:
    assert said(moments.when(desk(), record("i1"))) == "Tue 25 Feb, to be confirmed"
    assert said(moments.when(desk(), replace(record("i2"), day=None))).startswith("to be confirmed, 10:00")


def test_both_calendars_in_the_order_of_the_language() -> None:
    assert said(moments.both_calendars(desk(), day("2025-02-25"))) == "Tuesday 25 February 2025 (7 Esfand 1403)"
    spans = moments.both_calendars(desk(plan=FA), day("2025-02-25"))
    assert said(spans) == "سه‌شنبه ۷ اسفند ۱۴۰۳ (25 February 2025)"
    assert [span.lang.value for span in spans] == ["fa", "fa", "en", "fa"]


def test_a_stretch_collapses_in_both_calendars() -> None:
    first, other = moments.stretch(desk(), VISIT.starts_on, VISIT.ends_on)
    assert (said(first), said(other)) == ("25–27 February 2025", "7–9 Esfand 1403")
    assert said(moments.stretch(desk(plan=FA), VISIT.starts_on, VISIT.ends_on)[1]) == "25–27 February 2025"


def test_a_stretch_with_one_end_is_that_day_and_without_any_to_be_confirmed() -> None:
    assert said(moments.stretch(desk(), None, VISIT.ends_on)[0]) == "27 February 2025"
    first, other = moments.stretch(desk(), None, None)
    assert (said(first), other) == ("to be confirmed", ())


def test_the_programme_is_in_days_and_what_has_no_day_comes_last() -> None:
    plans = moments.by_day(desk())
    assert [(str(plan.day), [i.id for i in plan.items]) for plan in plans] == [
        ("2025-02-25", ["i1"]),
        ("2025-02-26", ["i2"]),
        ("2025-02-27", []),
        ("None", ["i3"]),
    ]


def test_items_of_a_day_stand_by_time_and_those_without_one_after_them() -> None:
    late = replace(record("i1"), id="i9", day=day("2025-02-26"), starts=time(8, 0))
    loose = replace(record("i1"), id="i8", day=day("2025-02-26"))
    plan = moments.by_day(desk(dossier(late, loose)))[1]
    assert [i.id for i in plan.items] == ["i9", "i2", "i8"]


def test_a_visit_without_full_days_has_none() -> None:
    assert moments.visit_days(desk(only(visit=replace(VISIT, starts_on=Day(2025, 2))))) == ()
    assert moments.visit_days(desk(only(visit=replace(VISIT, ends_on=day("2025-02-24"))))) == ()
    assert moments.visit_days(desk(only(visit=replace(VISIT, ends_on=None)))) == (date(2025, 2, 25),)


@pytest.mark.parametrize(("last", "printed"), [("2025-02-25", "one-day visit"), ("2025-03-03", "7-day visit")])
def test_the_length_of_the_visit_is_counted(last, printed) -> None:
    assert said(moments.duration(desk(only(visit=replace(VISIT, ends_on=day(last)))))) == printed


def test_the_length_of_an_undated_visit_is_not_said() -> None:
    assert moments.duration(desk(only(visit=replace(VISIT, starts_on=None, ends_on=None)))) == ()


def test_one_line_names_both_zones() -> None:
    assert said(moments.zones_line(desk())) == "Belgrade UTC+1 · Tehran UTC+3:30 (+2:30)"
    assert said(moments.zones_line(desk(plan=FA))) == "بلگراد UTC+1 · تهران UTC+3:30 (+۲:۳۰)"


def test_a_visit_within_one_zone_names_it_once() -> None:
    held = dossier(visit=replace(VISIT, zone_host="Asia/Tehran"))
    assert said(moments.zones_line(desk(held))) == "Belgrade UTC+3:30"


def test_a_host_in_the_east_is_behind_at_home() -> None:
    held = dossier(visit=replace(VISIT, zone_host="Asia/Tokyo"))
    assert said(moments.zones_line(desk(held))).endswith("(−5:30)")


def test_the_city_is_the_capital_else_the_country_else_nothing() -> None:
    assert said(moments.city(desk(plan=LATIN))) == "Beograd"
    held = dossier(replace(record("rs"), capital=words()))
    assert said(moments.city(desk(held))) == "Serbia"
    assert moments.city(desk(only())) == ()


def test_a_place_has_its_address_and_an_unknown_one_says_so() -> None:
    held = dossier(replace(record("belgrade"), address=words("Nemanjina 11")))
    assert said(moments.place_line(desk(held), record("i2"))) == "Belgrade, Nemanjina 11"
    assert said(moments.place_line(desk(), record("i3"))) == "to be confirmed"


@pytest.mark.parametrize(
    ("state", "printed", "tone"),
    [
        (ItemState.TENTATIVE, "tentative", Tone.AMBER),
        (ItemState.TBC, "to be confirmed", Tone.AMBER),
        (ItemState.CANCELLED, "cancelled", Tone.RED),
    ],
)
def test_what_is_not_firm_is_said(state, printed, tone) -> None:
    (span,) = moments.state_line(desk(), replace(record("i2"), state=state))
    assert (span.text, span.tone) == (printed, tone)


def test_a_firm_item_needs_no_word() -> None:
    assert moments.state_line(desk(), record("i2")) == ()


@pytest.mark.parametrize(
    ("as_of", "review_by", "old"),
    [
        (None, None, False),
        ("2024-02-25", None, False),
        ("2024-02-24", None, True),
        ("2024", None, False),
        ("2023", None, True),
        ("2020", "2025-12-31", False),
        ("2025-02", "2025-02-24", True),
        (None, "2025-02-25", False),
    ],
)
def test_a_fact_is_old_past_its_review_else_after_a_year(as_of, review_by, old) -> None:
    days = [day(text) if text else None for text in (as_of, review_by)]
    assert moments.stale(*days, date(2025, 2, 25)) is old


def test_months_are_counted_back_to_the_last_day_of_a_shorter_one() -> None:
    assert moments.months_before(date(2025, 8, 31), 6) == date(2025, 2, 28)
    assert moments.months_before(date(2025, 1, 15), 12) == date(2024, 1, 15)
    assert moments.months_before(date(2025, 12, 31), 12) == date(2024, 12, 31)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 240))
def test_months_back_never_lead_forward_nor_past_the_month(at, months) -> None:
    back = moments.months_before(at, months)
    assert (at.year - back.year) * 12 + at.month - back.month == months
    assert back.day <= at.day


def test_a_period_and_a_day_are_said_or_left_out() -> None:
    assert moments.period_line(desk(plan=EN), None) == ()
    assert moments.day_or_nothing(desk(), None) == ()
    assert said(moments.day_or_nothing(desk(), day("2024-12"))) == "December 2024"
