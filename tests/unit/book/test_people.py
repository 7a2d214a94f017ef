"""People: stored names, offices on the day, portraits, forms of address."""

from dataclasses import replace

import pytest

from briefbook.book import people
from briefbook.lang.tongue import Lang
from briefbook.model.country import Country
from briefbook.model.person import Holding, Name, NameForm, Person
from briefbook.model.programme import Attendance, Participant
from briefbook.model.record import Side
from briefbook.model.source import Photo
from briefbook.tree.nodes import Tone
from tests.unit.book.belgrade import (
    CYRILLIC,
    EN,
    FA,
    LATIN,
    VISIT,
    day,
    desk,
    dossier,
    named,
    only,
    record,
    said,
    text,
    words,
)


@pytest.mark.parametrize(
    ("plan", "printed"),
    [
        (EN, "Dejan Ristić (Дејан Ристић)"),
        (FA, "دیان ریستیچ (Дејан Ристић)"),
        (LATIN, "Dejan Ristić"),
        (CYRILLIC, "Дејан Ристић"),
    ],
)
def test_a_name_is_the_stored_one_with_the_native_script_beside_it(plan, printed) -> None:
    assert said(people.name_of(desk(plan=plan), record("ristic"))) == printed


def test_the_native_script_stands_once_in_a_paper() -> None:
    at = desk()
    first, second = people.name_of(at, record("ristic")), people.name_of(at, record("ristic"))
    assert (said(first), said(second)) == ("Dejan Ristić (Дејан Ристић)", "Dejan Ristić")
    assert said(people.name_of(at.fresh(), record("ristic"))) == said(first)


def test_our_people_have_their_native_name_in_our_language() -> None:
    assert said(people.name_of(desk(), record("hashemi"))) == "Seyed Sattar Hashemi (سید ستار هاشمی)"
    assert said(people.name_of(desk(plan=FA), record("hashemi"))) == "سید ستار هاشمی"


def test_a_native_name_in_brackets_is_never_parted() -> None:
    (*_, native, _) = people.name_of(desk(), record("hashemi"))
    assert native.text == "سید\u00a0ستار\u00a0هاشمی"


def test_a_name_that_the_language_lacks_is_printed_in_the_original_and_remarked() -> None:
    at = desk(plan=CYRILLIC)
    (first, *_) = people.name_of(at, record("hashemi"))
    assert (first.text, first.lang) == ("Seyed Sattar Hashemi", Lang.EN)
    assert [n.where.table for n in at.notices] == ["name"]


def test_of_two_full_names_the_preferred_one_is_printed() -> None:
    better = Name(id="n", person="ristic", lang=Lang.EN, value="D. Ristić", preferred=True)
    assert said(people.name_of(desk(dossier(better)), record("ristic"), native=False)) == "D. Ristić"


def test_a_person_without_a_name_is_to_be_named() -> None:
    nobody = Person(id="x", side=Side.HOST)
    assert said(people.name_of(desk(dossier(nobody)), nobody)) == "to be named"


def test_the_other_names_are_those_of_the_own_side_first() -> None:
    spans = people.other_names(desk(), record("ristic"))
    assert [span.text for span in spans] == ["Дејан Ристић", "دیان ریستیچ"]
    spans = people.other_names(desk(plan=FA), record("hashemi"))
    assert [span.text for span in spans] == ["Sejed Satar Hašemi", "Seyed Sattar Hashemi"]


def test_a_country_writes_its_scripts_first_and_only_those_that_books_have() -> None:
    made = Country(id="c", iso="XX", scripts=("sr-Cyrl", "Grek"), languages=("sr", "en"))
    assert people.tongues(made) == (Lang.SR_CYRL, Lang.SR_LATN, Lang.EN)
    assert people.tongues(None) == ()


def test_the_post_is_the_one_held_on_the_first_day_of_the_visit() -> None:
    later = Holding(id="h", person="ristic", post=words("Prime Minister"), since=day("2025-03-01"))
    assert said(people.post_of(desk(dossier(later)), record("ristic"))) == "Minister of Telecommunications"
    earlier = replace(later, since=day("2025-01-01"))
    assert said(people.post_of(desk(dossier(earlier)), record("ristic"))) == "Prime Minister"


def test_a_person_without_office_is_named_alone() -> None:
    held = dossier(without=("hashemi-1",))
    assert said(people.name_and_post(desk(held), record("hashemi"), native=False)) == "Seyed Sattar Hashemi"


def test_a_face_has_the_native_name_below_the_first_time_only() -> None:
    at = desk()
    assert text(people.face(at, record("ristic"))).splitlines()[1] == "Дејан Ристић"
    assert "Дејан" not in text(people.face(at, record("ristic")))


def test_a_portrait_keeps_the_proportion_of_three_to_four() -> None:
    held = dossier(Photo(id="ph", sha256="ab", focus=(0.4, 0.2)), replace(record("ristic"), photo="ph"))
    at = desk(held)
    figure = people.portrait(at, at.dossier.find("ristic"), 36)
    assert (figure.width, figure.height, figure.focus) == (36, 48, (0.4, 0.2))
    assert people.portrait(at, record("hashemi"), 36) is None


def test_a_participant_is_a_person_or_a_label_or_to_be_named() -> None:
    at = desk()
    open_label = Participant(id="x", item="i2", label=words("senior officials"), state=Attendance.TBC)
    (span,) = people.participant(at, open_label)
    assert (span.text, span.tone) == ("senior officials", Tone.AMBER)
    assert people.participant(at, replace(open_label, state=Attendance.CONFIRMED))[0].tone is Tone.PLAIN
    assert said(people.participant(at, Participant(id="x", item="i2"))) == "to be named"
    assert said(people.participant(at, record("i2-2"))).startswith("Dejan Ristić")


def test_the_side_of_a_participant_is_its_own_else_the_persons() -> None:
    at = desk()
    assert people.side_of(at, record("i2-2")) is Side.HOST
    assert people.side_of(at, replace(record("i2-2"), side=Side.OWN)) is Side.OWN
    assert people.side_of(at, Participant(id="x", item="i2")) is Side.OTHER


def test_forms_of_address_stand_in_the_books_language_first_and_none_twice() -> None:
    more = named("ristic", NameForm.WRITTEN, fa="جناب آقای وزیر", cyrillic="Поштовани господине министре")
    same = named("ristic", NameForm.SPOKEN, fa="جناب آقای وزیر")
    at = desk(dossier(*more, *same), plan=FA)
    spans = people.addresses(at, record("ristic"), NameForm.WRITTEN, NameForm.SPOKEN)
    assert [span.text for span in spans] == [
        "جناب آقای وزیر",
        "Поштовани господине министре",
        "Poštovani gospodine ministre",
    ]


@pytest.mark.parametrize(
    ("uid", "printed"),
    [
        ("hashemi", "Seyed Sattar Hashemi (سید ستار هاشمی)"),
        ("rs", "Serbia"),
        ("i3", "Signing"),
        ("b2", "Meeting with Minister Ristić"),
        ("p1", ""),
    ],
)
def test_a_record_is_called_by_what_names_it(uid, printed) -> None:
    assert said(people.called(desk(), record(uid))) == printed


def test_without_countries_no_script_is_native() -> None:
    held = only(record("ristic"), *named("ristic", en="Dejan Ristić", cyrillic="Дејан Ристић"), visit=VISIT)
    assert said(people.name_of(desk(held), record("ristic"))) == "Dejan Ristić"
