"""What records are called in remarks, which of their words reach a page, and ages in months."""

from datetime import date

import pytest

from briefbook.book.check import finding
from briefbook.lang.tongue import NOTHING, Lang, LocalText, Wording
from briefbook.model.agreement import AgreementText
from briefbook.model.brief import Brief
from briefbook.model.country import Country
from briefbook.model.delegation import Delegate
from briefbook.model.fact import Fact
from briefbook.model.outline import Edition, Plan, Reader, StoredBlock, StoredPaper, Waiver
from briefbook.model.person import Name, NameForm, Person
from briefbook.model.programme import Item, Participant
from briefbook.model.record import Audience, Stamp
from briefbook.model.source import Source, Term
from tests.unit.book.check.made import dossier, en, person

BOTH = LocalText.of({Lang.EN: "Visit", Lang.FA: "سفر"})


def name(uid, lang, value, form=NameForm.FULL, **more):
    return Name(id=uid, person="p", lang=lang, value=value, form=form, **more)


def called(record, *others, lang=Lang.EN):
    return finding.label(dossier(record, *others), record, lang)


def test_a_person_goes_by_the_full_name_in_the_language_of_the_book() -> None:
    names = (name("n1", Lang.FA, "دیان ریستیچ"), name("n2", Lang.EN, "Dejan Ristić"))
    assert called(Person(id="p"), *names) == "Dejan Ristić"
    assert called(Person(id="p"), *names, lang=Lang.FA) == "دیان ریستیچ"


def test_a_person_without_a_name_in_the_language_goes_by_the_original_then_by_any() -> None:
    names = (name("n1", Lang.FA, "دیان ریستیچ"), name("n2", Lang.SR_CYRL, "Дејан Ристић"))
    assert called(Person(id="p", stamp=Stamp(original=Lang.SR_CYRL)), *names) == "Дејан Ристић"
    assert called(Person(id="p"), *names) == "دیان ریستیچ"


def test_of_two_full_names_the_preferred_one_counts_and_other_forms_never() -> None:
    names = (
        name("n0", Lang.EN, "Ristic", NameForm.VARIANT, preferred=True),
        name("n1", Lang.EN, "D. Ristić"),
        name("n2", Lang.EN, "Dejan Ristić", preferred=True),
    )
    assert called(Person(id="p"), *names) == "Dejan Ristić"


def test_a_person_without_any_name_is_not_called_by_what_the_profile_says() -> None:
    assert called(Person(id="p", what_matters=en("Fast projects"))) == "person"


def test_a_brief_goes_by_its_item_and_without_one_by_its_words() -> None:
    brief = Brief(id="b", item="i", outcome=en("Signed"))
    assert called(brief, Item(id="i", title=en("First meeting"))) == "First meeting"
    assert called(brief) == "Signed"


def test_a_participant_or_delegate_goes_by_own_words_else_by_the_person() -> None:
    ana = person("ana", "Ana Anić")
    assert called(Participant(id="x", item="i", person="ana"), *ana) == "Ana Anić"
    assert called(Participant(id="x", item="i", person="ana", label=en("Chair")), *ana) == "Chair"
    assert called(Delegate(id="x", person="ana"), *ana) == "Ana Anić"
    assert called(Delegate(id="x", person="ana", role=en("Head")), *ana) == "Head"
    assert called(Participant(id="x", item="i")) == "participant"


def test_a_source_goes_by_its_title_not_by_a_note() -> None:
    assert called(Source(id="s", title="Agency report", note=en("Read in print"))) == "Agency report"


def test_other_records_go_by_a_wording_then_a_code_then_their_kind() -> None:
    assert called(Fact(id="f", text=BOTH), lang=Lang.FA) == "سفر"
    assert called(Country(id="c", iso="RS")) == "RS"
    assert called(StoredPaper(id="p", tab="t", code="4.1")) == "4.1"
    assert called(AgreementText(id="t", agreement="a")) == "agreement_text"


def test_a_label_is_one_short_line() -> None:
    assert called(Fact(id="f", text=en("\n  First line  \nsecond"))) == "First line"
    assert finding.shortened("x" * 60) == "x" * 60
    assert finding.shortened("x" * 61) == "x" * 59 + "…"
    assert finding.shortened(" \n ") == ""


def test_wordings_are_the_localised_columns_that_hold_anything() -> None:
    source = Source(id="s", title="Plain", note=BOTH)
    assert list(finding.wordings(source)) == [("note", BOTH)]
    assert list(finding.wordings(Source(id="s", title="Plain", note=NOTHING))) == []


def test_settings_left_out_papers_and_withheld_records_do_not_reach_a_page() -> None:
    kept = (
        StoredPaper(id="in", tab="t", code="1.1"),
        StoredBlock(id="b-in", paper="in"),
        Fact(id="f", stamp=Stamp(audience=Audience.PRINCIPAL)),
    )
    gone = (
        StoredPaper(id="out", tab="t", code="1.2", include=False),
        StoredBlock(id="b-out", paper="out"),
        Fact(id="g", stamp=Stamp(audience=Audience.NEVER)),
        Waiver(id="w", rule="time"),
        Edition(id="e"),
        Reader(id="r", name="Standard"),
        Plan(id="p", name="English"),
    )
    assert tuple(finding.on_pages(dossier(*kept, *gone))) == kept


@pytest.mark.parametrize(
    ("lang", "original", "expected"),
    [(Lang.FA, Lang.EN, Lang.FA), (Lang.SR_LATN, Lang.FA, Lang.FA), (Lang.SR_LATN, Lang.SR_CYRL, Lang.EN)],
)
def test_a_text_prints_in_the_language_of_the_book_else_in_its_original_else_in_any(lang, original, expected) -> None:
    fact = Fact(id="f", text=BOTH, stamp=Stamp(original=original))
    assert list(finding.printed(fact, lang)) == [("text", expected, BOTH[expected])]


def test_a_term_prints_in_every_language() -> None:
    assert list(finding.printed(Term(id="t", text=BOTH), Lang.SR_LATN)) == [
        ("text", Lang.EN, Wording("Visit")),
        ("text", Lang.FA, Wording("سفر")),
    ]


def test_the_first_day_is_that_of_the_visit_or_unknown() -> None:
    assert finding.first_day(dossier()) == date(2025, 2, 25)
    assert finding.first_day(dossier(starts_on=None)) is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 2, 25), 12, date(2024, 2, 25)),
        (date(2025, 2, 25), 2, date(2024, 12, 25)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 2, 29), 60, date(2019, 2, 28)),
        (date(2025, 3, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 31), 6, date(2025, 6, 30)),
        (date(2025, 1, 31), 0, date(2025, 1, 31)),
    ],
)
def test_months_are_counted_back_to_the_same_day_or_the_last_of_the_month(day, months, expected) -> None:
    assert finding.months_before(day, months) == expected


def test_a_full_name_is_none_without_a_stored_one() -> None:
    assert finding.full_name(dossier(Person(id="p")), Person(id="p"), Lang.EN) is None
