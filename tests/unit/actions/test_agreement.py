"""The document to be signed: pasted provisions, their order, signatories and languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefbook.actions import agreement
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.intake import import_folder
from briefbook.errors import StoreError
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import Agreement, AgreementText, Provision, Signatory
from briefbook.model.fields import NOBODY
from briefbook.model.ids import fresh_uid
from briefbook.model.person import Person
from briefbook.model.record import Side
from briefbook.store.library import Library

SAMPLE = Path(__file__).parents[3] / "briefings" / "belgrade-2025"


@pytest.fixture
def library():
    with Library.in_memory() as made:
        import_folder(made, read_folder(SAMPLE), day=date(2025, 2, 24), who="")
        made.log.purge()
        yield made


@pytest.fixture
def document(library):
    return library.all(Agreement)[0].id


def plain(library):
    kinds = (Agreement, Provision, Signatory, AgreementText)
    return [replace(r, stamp=replace(r.stamp, rev=0)) for kind in kinds for r in library.all(kind)]


def paste(library, document, *paragraphs, lang=Lang.EN, uid=NOBODY):
    visit = library.visits()[0].id
    return agreement.paste(library, visit=visit, agreement=document, paragraphs=paragraphs, lang=lang, uid=uid)


def test_each_paragraph_is_a_provision_in_one_step(library, document):
    before = plain(library)
    paste(library, document, "4. Cyber security: warnings within a day.", "  ", "Working group")
    made = library.all(Provision, document)
    assert [(p.number, p.subject.text(Lang.EN), p.text.text(Lang.EN)) for p in made[3:]] == [
        (4, "Cyber security", "warnings within a day."),
        (5, "Working group", ""),
    ]
    assert {p.state for p in made[3:]} == {None}
    library.log.undo()
    assert plain(library) == before


def test_without_a_document_one_is_made_with_them(library, document):
    with library.transaction(agreement.phrase("x")):
        library.remove(document)
    uid = fresh_uid()
    paste(library, NOBODY, "One", "Two", uid=uid)
    made = library.get(Agreement, uid)
    assert made.title.text(Lang.EN) == "Document to be signed"
    assert made.title.text(Lang.FA)
    assert [p.number for p in library.all(Provision, uid)] == [1, 2]
    library.log.undo()
    assert library.all(Agreement) == ()


@pytest.mark.parametrize(
    ("paragraph", "subject", "text"),
    [
        ("Cloud", "Cloud", ""),
        ("1. Cloud", "Cloud", ""),
        ("2) Cloud", "Cloud", ""),
        ("Article 3. Cloud: rules", "Cloud", "rules"),
        ("ماده ۳. ابر: قواعد", "ابر", "قواعد"),
        ("Члан 4. Облак", "Облак", ""),
        ("84 percent of users", "84 percent of users", ""),
        ("Short. " + "long " * 30, "Short", ("Short. " + "long " * 30).strip()),
        ("word " * 40, ("word " * 18).strip() + "…", ("word " * 40).strip()),
    ],
)
def test_a_paragraph_is_parted_into_subject_and_text(paragraph, subject, text):
    assert agreement.parted(paragraph) == (subject, text)


def test_an_order_numbers_anew(library, document):
    uids = [p.id for p in library.all(Provision, document)]
    agreement.arrange(library, provisions=[uids[2], uids[0], uids[1]])
    assert [(p.id, p.number) for p in library.all(Provision, document)] == [(uids[2], 1), (uids[0], 2), (uids[1], 3)]
    library.log.undo()
    assert [p.id for p in library.all(Provision, document)] == uids


def test_who_signs_is_set_changed_and_taken_away(library, document):
    first, second = (person.id for person in library.all(Person)[:2])
    for person in (first, second):
        agreement.sign_for(library, agreement=document, side=Side.OWN, person=person)
        assert [(s.side, s.person) for s in library.all(Signatory, document)] == [(Side.OWN, person)]
    agreement.sign_for(library, agreement=document, side=Side.OWN, person=NOBODY)
    assert library.all(Signatory, document) == ()
    assert not agreement.sign_for(library, agreement=document, side=Side.OWN, person=NOBODY)


def test_languages_come_and_go(library, document):
    agreement.set_text(library, agreement=document, lang=Lang.FA, there=True)
    assert not agreement.set_text(library, agreement=document, lang=Lang.FA, there=True)
    assert [text.lang for text in library.all(AgreementText, document)] == [Lang.FA]
    agreement.set_text(library, agreement=document, lang=Lang.FA, there=False)
    assert library.all(AgreementText, document) == ()


def test_what_is_gone_is_refused(library, document):
    gone = fresh_uid()
    before = plain(library)
    for verb in (
        lambda: agreement.add_provision(library, agreement=gone, uid=fresh_uid()),
        lambda: agreement.sign_for(library, agreement=gone, side=Side.OWN, person=NOBODY),
        lambda: agreement.set_text(library, agreement=gone, lang=Lang.FA, there=True),
        lambda: agreement.begin(library, visit=gone, uid=fresh_uid()),
        lambda: paste(library, gone, "x"),
    ):
        with pytest.raises(StoreError):
            verb()
    assert plain(library) == before
