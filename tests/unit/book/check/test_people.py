"""Checks of people: placeholders, offices, photos, names."""

import pytest

from briefbook.errors import Weight
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.delegation import Delegate
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.model.person import Holding, Name, NameForm, Person
from briefbook.model.programme import Participant
from briefbook.model.protocol import Contact, Risk
from briefbook.model.record import Stamp
from briefbook.model.site import Site
from briefbook.model.source import Photo, Term
from tests.unit.book.check.made import EN, FA, LATIN, day, dossier, en, person, remarks, said

ANA = person("ana", "Ana Anić")
PROFILE = StoredPaper(id="3.1", tab="t", code="3.1", kind=PaperKind.PROFILE, subject_uid="ana")


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (Delegate(id="x", role=en("Expert")), "person", "Nobody is named yet for Expert. Name the person."),
        (Participant(id="x", item="i", label=en("Host")), "person", "Nobody is named yet for Host. Name the person."),
        (Contact(id="x", label=en("Embassy")), "phones", "Embassy has no telephone number. Enter it."),
        (Site(id="x", name=en("Site")), "organisation", "The host of Site is not known. Name the organisation."),
        (
            Photo(id="x", placeholder=True, alt=en("Portrait")),
            "placeholder",
            "Portrait is a drawn placeholder. Put the portrait in its place.",
        ),
    ],
    ids=["delegate", "participant", "contact", "site", "photo"],
)
def test_a_record_whose_main_thing_is_still_to_come_is_remarked(record, field, words) -> None:
    held = dossier(record)
    table = type(record).__name__.lower()
    assert remarks(held) == [("placeholder", table, "x", field, Weight.SHOULD)]
    assert said("placeholder", held) == [words]


def test_records_that_have_their_main_thing_are_not_remarked() -> None:
    held = dossier(
        *ANA,
        Delegate(id="d", person="ana"),
        Participant(id="p", item="i", person="ana"),
        Contact(id="c", label=en("Embassy"), phones=("112",)),
        Site(id="s", name=en("Site"), organisation="o"),
        Photo(id="f"),
    )
    assert remarks(held) == []


@pytest.mark.parametrize(
    "part", [Delegate(id="x", person="ana"), Participant(id="x", item="i", person="ana")], ids=["travels", "is met"]
)
def test_somebody_taking_part_without_an_office_on_the_day_must_be_mended(part) -> None:
    former = Holding(id="h", person="ana", post=en("Minister"), until=day("2025-02-24"))
    held = dossier(*ANA[:2], former, part)
    assert remarks(held) == [("office", "person", "ana", "", Weight.MUST)]
    assert said("office", held) == ["No office of Ana Anić is known for the visit. Enter it with its dates."]


def test_offices_are_not_asked_of_others_nor_without_a_first_day() -> None:
    assert remarks(dossier(*ANA[:2])) == []
    assert remarks(dossier(*ANA[:2], Delegate(id="x", person="ana"), starts_on=None)) == []


def test_a_profile_without_a_photo_is_remarked() -> None:
    held = dossier(*ANA, PROFILE)
    assert said("photo", held) == ["Ana Anić has no photo. Add one, or a drawn placeholder."]
    assert remarks(held) == [("photo", "person", "ana", "photo", Weight.SHOULD)]


@pytest.mark.parametrize(
    "paper",
    [
        StoredPaper(id="x", tab="t", code="1", kind=PaperKind.PROFILE, subject_uid="ana", include=False),
        StoredPaper(id="x", tab="t", code="1", kind=PaperKind.NOTES, subject_uid="ana"),
    ],
    ids=["left out", "no profile"],
)
def test_people_without_a_profile_in_the_book_need_no_photo(paper) -> None:
    assert remarks(dossier(*ANA, paper)) == []


def pictured(taken, **visit):
    photo = Photo(id="f", taken_on=taken)
    return dossier(*person("ana", "Ana Anić", photo="f"), photo, PROFILE, **visit)


def test_a_photo_older_than_five_years_is_remarked() -> None:
    held = pictured(day("2020-02-24"))
    assert remarks(held) == [("photo", "person", "ana", "photo", Weight.SHOULD)]
    assert said("photo", held) == ["The photo of Ana Anić is older than five years. Ask for a newer one."]


def test_a_photo_of_five_years_or_of_unknown_age_is_not_remarked() -> None:
    assert remarks(pictured(day("2020-02-25"))) == []
    assert remarks(pictured(day("2020"))) == []
    assert remarks(pictured(None)) == []
    assert remarks(pictured(day("1990"), starts_on=None)) == []


def checked(on, **visit):
    return dossier(*person("ana", "Ana Anić", stamp=Stamp(checked_on=on)), **visit)


def test_a_person_checked_more_than_six_months_before_is_remarked() -> None:
    held = checked(day("2024-08-24"))
    assert remarks(held) == [("unchecked", "person", "ana", "checked_on", Weight.SHOULD)]
    assert said("unchecked", held) == [
        "Ana Anić was last checked more than six months before the visit. Check again.",
    ]


def test_a_person_checked_within_six_months_or_never_is_not_remarked() -> None:
    assert remarks(checked(day("2024-08-25"))) == []
    assert remarks(checked(None)) == []
    assert remarks(checked(day("2000"), starts_on=None)) == []


def variant(value, uid="v1", **more):
    return Name(id=uid, person="ana", form=NameForm.VARIANT, value=value, **more)


def text(words, lang=Lang.EN):
    return Risk(id="r", title=LocalText.of({lang: words}), stamp=Stamp(original=lang))


def test_a_text_with_a_spelling_kept_only_to_be_found_by_must_be_mended() -> None:
    held = dossier(*ANA, variant("Ana Anic"), text("Ask Ana Anic’s office"))
    assert remarks(held) == [("name", "risk", "r", "title.en", Weight.MUST)]
    assert said("name", held) == ["The name is written Ana Anic here. Write Ana Anić."]


def test_each_wrong_spelling_of_a_text_is_remarked_once() -> None:
    held = dossier(*ANA, variant("Ana Anic"), variant("Anna Anic", "v2"), text("Anna Anic, Ana Anic, Anna Anic"))
    assert said("name", held) == [
        "The name is written Anna Anic here. Write Ana Anić.",
        "The name is written Ana Anic here. Write Ana Anić.",
    ]


@pytest.mark.parametrize("words", ["Ask Ana Anić", "Anamaria Anicic", "Ana Anicem", "Diana Anic", "ana anic"])
def test_right_names_and_parts_of_longer_words_are_not_remarked(words) -> None:
    assert remarks(dossier(*ANA, variant("Ana Anic"), text(words))) == []


def test_a_variant_inside_a_right_name_is_right_there_and_wrong_alone() -> None:
    full = person("ana", "Seyed Sattar Hashemi")
    found = dossier(*full, variant("Sattar Hashemi"), text("Met Seyed Sattar Hashemi."))
    assert remarks(found) == []
    alone = dossier(*full, variant("Sattar Hashemi"), text("Met Sattar Hashemi, not Seyed Sattar Hashemi."))
    assert said("name", alone) == ["The name is written Sattar Hashemi here. Write Seyed Sattar Hashemi."]


def test_a_right_name_inside_a_longer_variant_does_not_hide_it() -> None:
    short = Name(id="s", person="ana", form=NameForm.SHORT, value="Ana")
    assert said("name", dossier(*ANA, short, variant("Ana Anic"), text("Ask Ana Anic, or Ana.")))


def test_a_variant_that_is_a_right_name_of_somebody_is_right() -> None:
    assert remarks(dossier(*ANA, variant("Ana Anić"), text("Ask Ana Anić."))) == []
    assert remarks(dossier(*ANA, variant("ana anić"), text("Ask Ana Anić."))) == []


def test_an_inflected_form_is_found_where_it_is_stored() -> None:
    held = dossier(*ANA, variant("Anom Anic", lang=Lang.SR_LATN), text("sa Anom Anic", Lang.SR_LATN))
    assert said("name", held, LATIN) == ["The name is written Anom Anic here. Write Ana Anić."]


def test_a_persian_spelling_is_found_before_a_suffix() -> None:
    held = dossier(*ANA, variant("آنا آنیچ", lang=Lang.FA), text("آنا آنیچ\u200cها", Lang.FA))
    assert [r[:4] for r in remarks(held, FA) if r[0] == "name"] == [("name", "risk", "r", "title.fa")]


def test_names_are_checked_where_the_book_prints_them_only() -> None:
    both = LocalText.of({Lang.EN: "Ana Anić", Lang.SR_LATN: "Ana Anic"})
    held = dossier(*ANA, variant("Ana Anic"), Risk(id="r", title=both))
    assert said("name", held, EN) == []
    assert said("name", held, LATIN)
    assert said("name", dossier(*ANA, variant("Ana Anic"), Term(id="t", text=both)), EN)


def test_an_empty_variant_and_one_of_nobody_are_passed_over() -> None:
    assert remarks(dossier(*ANA, variant(""), text("Words"))) == []
    assert remarks(dossier(variant("Ana Anic"), text("Ana Anic"))) == []


def test_a_name_that_the_language_of_the_book_lacks_is_untranslated() -> None:
    held = dossier(*ANA)
    assert ("untranslated", "name", "ana-name", "value", Weight.SHOULD) in remarks(held, FA)
    assert "Ana Anić has no name in the language of the book. Enter it." in said("untranslated", held, FA)
    assert said("untranslated", held, EN) == []


def test_a_person_without_a_full_name_has_no_untranslated_one() -> None:
    assert remarks(dossier(Person(id="p"), variant("Ana Anic")), FA) == []
