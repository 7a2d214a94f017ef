"""A new visit from four answers, and one that follows an earlier visit."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from briefbook.actions import book, following, visits
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.export import Workbench
from briefbook.actions.intake import import_folder
from briefbook.actions.preview import draw_book
from briefbook.actions.visits import Answers, Traveller
from briefbook.errors import StoreError
from briefbook.lang.spans import read_span
from briefbook.lang.territories import read_where, territory
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import Agreement
from briefbook.model.country import Country, Place
from briefbook.model.delegation import Delegate
from briefbook.model.fact import Fact
from briefbook.model.ids import fresh_uid
from briefbook.model.outline import Edition, Plan, StoredPaper, StoredTab
from briefbook.model.person import Person
from briefbook.model.programme import Item, ItemState
from briefbook.model.record import Side
from briefbook.model.visit import Objective, Visit
from briefbook.store.library import Library

SAMPLE = Path(__file__).parents[3] / "briefings" / "belgrade-2025"
TODAY = date(2026, 1, 10)


def answers(where="Vienna", days="3-5 Mar 2026", travellers=(), purpose="", lang=Lang.EN):
    found, home = read_where(where, lang), territory("IR")
    assert found
    assert home
    span = read_span(days, TODAY) if days else None
    return Answers(fresh_uid(), found, home, lang, span, tuple(travellers), purpose)


@pytest.fixture
def library():
    with Library.in_memory() as made:
        yield made


@pytest.fixture
def sample(library):
    reading = read_folder(SAMPLE)
    import_folder(library, reading, day=date(2025, 2, 24), who="")
    library.log.purge()
    return reading.visit


def test_a_visit_is_one_step_and_its_book_has_the_standard_tabs(library):
    asked = answers(travellers=[Traveller("Sara Example", Lang.EN, "Minister")], purpose="To talk.")
    assert visits.create(library, answers=asked)
    dossier = library.dossier(asked.visit)
    visit = dossier.visit
    assert visit.title.text(Lang.EN) == "Official visit to Vienna"
    assert visit.code == "vienna-2026"
    assert (str(visit.starts_on), str(visit.ends_on)) == ("2026-03-03", "2026-03-05")
    assert (visit.zone_home, visit.zone_host) == ("Asia/Tehran", "Europe/Vienna")
    assert {country.iso for country in dossier.of(Country)} == {"IR", "AT"}
    assert [place.name.text(Lang.FA) for place in dossier.of(Place)] == ["وین"]
    assert visit.principal == dossier.of(Person)[0].id == dossier.of(Delegate)[0].person
    assert {plan.lang for plan in dossier.of(Plan)} == {Lang.EN, Lang.FA}
    titles = [tab.title.text(Lang.EN) for tab, _ in book.outline(dossier)]
    assert titles == [
        "Front papers",
        "Overview",
        "Programme and delegation",
        "The host country",
        "Cooperation and agreement",
        "Reference",
    ]
    library.log.undo()
    assert library.visits() == ()
    assert library.all(Person) == library.all(Country) == ()


def test_the_coming_outline_is_that_of_the_visit(library):
    asked = answers()
    visits.create(library, answers=asked)
    stored = book.outline(library.dossier(asked.visit))
    coming = visits.planned(asked)
    assert [[paper.kind for paper in papers] for _, papers in coming] == [
        [paper.kind for paper in papers] for _, papers in stored
    ]


def test_the_first_visit_makes_its_library_and_the_next_one_joins_it(tmp_path):
    path = tmp_path / "deep" / "visits.briefbook"
    for number in (1, 2):
        with visits.begin_library(path, answers=answers()) as made:
            assert len(made.visits()) == number


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "deep").write_text("")
    with pytest.raises(StoreError, match="Choose another folder"):
        visits.begin_library(tmp_path / "deep" / "visits.briefbook", answers=answers())


def test_the_outline_grows_with_the_records_until_somebody_changes_it(library):
    asked = answers()
    visits.create(library, answers=asked)
    papers = [paper for _, several in book.outline(library.dossier(asked.visit)) for paper in several]
    book.include(library, visit=asked.visit, papers=[papers[1].id], included=False)
    dossier = library.dossier(asked.visit)
    assert len(dossier.of(StoredTab)) == 6
    assert [paper.include for paper in dossier.of(StoredPaper)].count(False) == 1
    library.log.undo()
    assert library.dossier(asked.visit).of(StoredTab) == ()


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_the_book_of_a_new_visit_is_drawn(library, lang):
    asked = answers(days="", lang=lang)
    visits.create(library, answers=asked)
    written = draw_book(
        library.dossier(asked.visit), lang, now=datetime(2026, 1, 1, 12).astimezone(), bench=Workbench(), tick=tick
    )
    assert {mark.paper for mark in written.pages} >= {"0.1", "0.3", "3.1"}


def content(library):
    """All records of some kinds without the library's own counter."""
    kinds = (Visit, Item, Person, StoredPaper, Country)
    return {kind: [replace(r, stamp=replace(r.stamp, rev=0)) for r in library.all(kind)] for kind in kinds}


def tick(done, total):
    pass


def test_people_and_countries_that_the_library_has_are_not_made_again(library, sample):
    people, countries = len(library.all(Person)), len(library.all(Country))
    asked = answers(
        where="Novi Sad, Serbia",
        travellers=[Traveller("seyed sattar hashemi", Lang.EN), Traveller("نرگس نمونه", Lang.FA, "کارشناس")],
    )
    visits.create(library, answers=asked)
    assert len(library.all(Person)) == people + 1
    assert len(library.all(Country)) == countries
    dossier = library.dossier(asked.visit)
    assert len(dossier.of(Delegate)) == 2
    assert dossier.visit.principal == library.dossier(sample).visit.principal


def test_codes_of_visits_do_not_meet(library):
    for _ in range(3):
        visits.create(library, answers=answers())
    assert [visit.code for visit in library.visits()] == ["vienna-2026", "vienna-2026-2", "vienna-2026-3"]


def test_a_visit_to_the_same_country_keeps_the_structure_and_moves_the_days(library, sample):
    asked = answers(where="Belgrade", days="3-5 Mar 2026")
    following.follow(library, earlier=sample, answers=asked)
    old, new = library.dossier(sample), library.dossier(asked.visit)
    assert [paper.code for paper in new.of(StoredPaper)] == [
        paper.code for paper in old.of(StoredPaper) if not isinstance(old.find(paper.subject_uid), Agreement)
    ]
    assert len(new.of(Objective)) == len(old.of(Objective))
    assert new.of(Agreement) == new.of(Edition) == ()
    coming = following.planned(old, asked)
    assert [paper.code for _, papers in coming for paper in papers] == [paper.code for paper in new.of(StoredPaper)]
    assert {one.id for one in new.of(Person)} == {one.id for one in old.of(Person)}
    assert {one.id for one in new.of(Fact)} == {one.id for one in old.of(Fact)}
    moved = dict(zip([i.title for i in old.of(Item)], [i.day for i in old.of(Item)], strict=True))
    for item in new.of(Item):
        before = moved[item.title]
        assert (item.day and item.day.full) == (before and before.full + timedelta(days=371))
        assert item.state in (ItemState.TBC, ItemState.CANCELLED)
    assert {item.visit for item in new.of(Item)} == {asked.visit}
    assert {one.id for one in old.of(Item)}.isdisjoint(one.id for one in new.of(Item))


def test_a_visit_to_another_country_keeps_outline_and_delegation_only(library, sample):
    asked = answers(where="Vienna")
    following.follow(library, earlier=sample, answers=asked)
    new = library.dossier(asked.visit)
    assert new.of(Item) == new.of(Fact) == ()
    assert all(person.side is Side.OWN for person in new.of(Person))
    assert [one.person for one in new.of(Delegate)] == [one.person for one in library.dossier(sample).of(Delegate)]
    kinds = {paper.kind.value for paper in new.of(StoredPaper)}
    assert "programme" in kinds
    assert "profile" not in kinds
    country = next(paper for paper in new.of(StoredPaper) if paper.kind.value == "country")
    assert country.subject_uid == new.visit.host_country


@pytest.mark.parametrize("where", ["Belgrade", "Vienna"])
def test_following_is_one_step_and_is_drawn(library, sample, where):
    before = content(library)
    asked = answers(where=where)
    following.follow(library, earlier=sample, answers=asked)
    written = draw_book(
        library.dossier(asked.visit), Lang.EN, now=datetime(2026, 1, 1, 12).astimezone(), bench=Workbench(), tick=tick
    )
    assert written.pages
    library.log.undo()
    assert content(library) == before


def test_facts_out_of_date_on_the_first_day_are_told(library, sample):
    dossier = library.dossier(sample)
    assert following.out_of_date(dossier, date(2025, 2, 25)) == ()
    assert set(following.out_of_date(dossier, date(2030, 1, 1))) <= set(dossier.of(Fact))
    assert following.out_of_date(dossier, date(2030, 1, 1))


def test_an_earlier_visit_that_is_gone_is_refused(library):
    with pytest.raises(StoreError, match="no visit"):
        following.follow(library, earlier=fresh_uid(), answers=answers())
    assert library.visits() == ()
