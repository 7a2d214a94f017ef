"""The programme for calendars: what this copy may see, by the records' own times."""

from dataclasses import replace
from datetime import date, time

from briefbook.model.outline import BriefingBook, PaperKind, StoredPaper, StoredTab
from briefbook.model.programme import Item, ItemState
from briefbook.model.record import Audience
from briefbook.tree.events import Standing
from tests.unit.book.belgrade import ALL, CYRILLIC, EN, FA, book, day, dossier, words

SPARE = Item(id="spare", day=day("2025-02-26"), title=words("Spare hour", "ساعت آزاد"), starts=time(15), minutes=50)


def made(plan=EN, *more):
    return book(dossier(*more), plan).events


def by_title(plan=EN, *more):
    return {event.title: event for event in made(plan, *more)}


def test_an_item_has_its_local_time_zone_place_and_standing() -> None:
    items = [item for item in ALL if isinstance(item, Item) and item.day and item.day.full]
    events = made()
    assert len(events) == len(items) > 0
    for event, item in zip(events, items, strict=True):
        assert (event.day, event.starts) == (item.day.full, item.starts)
        assert event.zone == item.zone or event.zone == "Europe/Belgrade"


def test_an_end_follows_from_the_minutes_where_none_is_given() -> None:
    event = by_title(EN, SPARE)["Spare hour"]
    assert (event.starts, event.ends, event.day) == (time(15), time(15, 50), date(2025, 2, 26))


def test_an_item_of_unknown_day_is_no_event() -> None:
    undated = replace(SPARE, day=None)
    half_known = replace(SPARE, day=day("2025-02"))
    assert "Spare hour" not in by_title(EN, undated)
    assert "Spare hour" not in by_title(EN, half_known)


def test_states_become_standings() -> None:
    told = {state: by_title(EN, replace(SPARE, state=state))["Spare hour"].standing for state in ItemState}
    assert told == {
        ItemState.FIRM: Standing.CONFIRMED,
        ItemState.TENTATIVE: Standing.TENTATIVE,
        ItemState.TBC: Standing.TENTATIVE,
        ItemState.CANCELLED: Standing.CANCELLED,
    }


def test_titles_are_those_of_the_book_and_the_identity_is_not() -> None:
    at = [event.title for event in made(EN, SPARE)].index("Spare hour")
    english, persian, serbian = (made(plan, SPARE) for plan in (EN, FA, CYRILLIC))
    assert persian[at].title == "ساعت آزاد"
    assert [one.uid for one in english] == [one.uid for one in persian] == [one.uid for one in serbian]


def test_the_identity_stays_when_the_item_changes_and_tells_nothing() -> None:
    first = by_title(EN, SPARE)["Spare hour"]
    later = by_title(EN, replace(SPARE, starts=time(16), state=ItemState.TENTATIVE))["Spare hour"]
    assert first.uid == later.uid
    assert "spare" not in first.uid
    assert len({event.uid for event in made(EN, SPARE)}) == len(made(EN, SPARE))


def test_a_copy_holds_only_what_its_reader_may_see() -> None:
    secret = replace(SPARE, title=words("Secret hour"), stamp=replace(SPARE.stamp, audience=Audience.PRINCIPAL))
    open_ = replace(SPARE, id="open", stamp=replace(SPARE.stamp, audience=Audience.HOST))
    host = replace(EN, audience=Audience.HOST)
    assert {"Secret hour", "Spare hour"} <= set(by_title(EN, secret, open_))
    told = by_title(host, secret, open_)
    assert "Spare hour" in told
    assert "Secret hour" not in told


def test_a_book_without_a_programme_has_no_events() -> None:
    assert book(dossier()).events
    outline = [StoredTab(id="t", book="b", number="1", title=words("All")), BriefingBook(id="b", visit="visit")]
    glossary = StoredPaper(id="p", tab="t", code="1.1", kind=PaperKind.SITE)
    assert not book(dossier(*outline, glossary)).events
