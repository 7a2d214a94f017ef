"""Checks of the document to be signed."""

import pytest

from briefbook.errors import Weight
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import (
    Agreement,
    AgreementText,
    Provision,
    ProvisionState,
    Signatory,
    SignatureSide,
    Step,
    StepKind,
)
from briefbook.model.country import Country
from briefbook.model.organisation import Organisation
from briefbook.model.person import Holding
from briefbook.model.record import Side
from tests.unit.book.check.made import day, dossier, en, person, remarks, said

DONE = tuple(
    Step(id=kind.value, agreement="a", kind=kind, done_on=day("2025-02-01"))
    for kind in (StepKind.LEGAL_REVIEW, StepKind.TRANSLATION_CHECK, StepKind.MFA_COORDINATION)
)
OURS = Signatory(id="own", agreement="a", side=Side.OWN, post=en("Minister"))
THEIRS = Signatory(id="host", agreement="a", side=Side.HOST, post=en("Minister"))
IRAN = (
    Country(id="ir", iso="IR"),
    Country(id="rs", iso="RS"),
    Organisation(id="gov-ir", name=en("Tehran"), country="ir"),
    Organisation(id="gov-rs", name=en("Belgrade"), country="rs"),
    Organisation(id="gov", name=en("Somewhere")),
)


def agreement(**more):
    return Agreement(id="a", visit="v", title=en("Plan"), **{"prevailing_lang": Lang.EN, "place": "bg", **more})


def complete(*others, steps=DONE, signing=(OURS, THEIRS), home="", **more):
    """A document to which nothing lacks, and what is wrong with it besides."""
    return dossier(*IRAN, agreement(**more), *steps, *signing, *others, home_country=home)


def test_a_complete_document_is_not_remarked() -> None:
    assert remarks(complete()) == []


def test_a_document_with_a_step_undone_is_remarked() -> None:
    due = Step(id="due", agreement="a", kind=StepKind.LEGAL_REVIEW, due=day("2025-02-01"))
    held = complete(steps=(due, DONE[1]))
    assert remarks(held) == [("step", "agreement", "a", "step", Weight.SHOULD)]
    assert said("step", held) == [
        "Plan: 2 of the steps legal review, translation check and foreign ministry are not done."
    ]


def test_a_document_that_does_not_say_which_text_prevails_is_remarked() -> None:
    held = complete(prevailing_lang=None)
    assert remarks(held) == [("prevailing", "agreement", "a", "prevailing_lang", Weight.SHOULD)]
    assert said("prevailing", held) == ["Plan does not say which language prevails. Write it."]


def test_a_provision_without_a_status_must_be_fixed() -> None:
    open_ = Provision(id="p1", agreement="a", number=1, subject=en("Cloud"))
    said_ = Provision(id="p2", agreement="a", number=2, subject=en("AI"), state=ProvisionState.OPEN)
    held = complete(open_, said_)
    assert remarks(held) == [("provision-state", "provision", "p1", "state", Weight.MUST)]
    assert said("provision-state", held) == ["No status yet for Cloud. Say where it stands."]


def test_a_document_without_a_city_is_remarked() -> None:
    held = complete(place="")
    assert remarks(held) == [("city", "agreement", "a", "place", Weight.SHOULD)]
    assert said("city", held) == ["The city where Plan is signed is not known. Write it."]


@pytest.mark.parametrize(
    "signing",
    [
        (),
        (OURS,),
        (THEIRS,),
        (OURS, Signatory(id="w", agreement="a", side=Side.HOST, witness=True)),
        (OURS, Signatory(id="o", agreement="a", side=Side.OTHER, post=en("Minister"))),
    ],
    ids=["nobody", "ours", "theirs", "a witness", "another side"],
)
def test_a_document_without_a_signatory_of_each_side_must_be_mended(signing) -> None:
    held = complete(signing=signing)
    assert remarks(held) == [("signatory", "agreement", "a", "signatory", Weight.MUST)]
    assert said("signatory", held) == ["Plan has no signatory for each side. Name them."]


def test_a_signatory_without_a_post_must_be_mended() -> None:
    held = complete(signing=(OURS, Signatory(id="host", agreement="a", side=Side.HOST)))
    assert remarks(held) == [("signatory", "signatory", "host", "post", Weight.MUST)]
    assert said("signatory", held) == ["A signatory of Plan has no post. Write it."]


def signed_by_ana(*records, **visit):
    one = Signatory(id="host", agreement="a", side=Side.HOST, person="ana")
    return dossier(*records, agreement(), *DONE, OURS, one, **visit)


def test_the_office_of_a_signatory_counts_as_the_post() -> None:
    ana = person("ana", "Ana Anić")
    assert remarks(signed_by_ana(*ana)) == []
    assert remarks(signed_by_ana(*ana, starts_on=None)) == []


def test_an_office_that_ended_is_no_post() -> None:
    former = Holding(id="h", person="ana", post=en("Minister"), until=day("2024"))
    assert [r[:3] for r in remarks(signed_by_ana(former))] == [("signatory", "signatory", "host")]
    assert [r[:3] for r in remarks(signed_by_ana(starts_on=None))] == [("signatory", "signatory", "host")]


def text(uid, lang=Lang.EN, **more):
    return AgreementText(id=uid, agreement="a", lang=lang, **more)


def test_texts_with_unequal_numbers_of_articles_must_be_mended() -> None:
    held = complete(text("t1", articles=9), text("t2", articles=10))
    assert remarks(held) == [("articles", "agreement", "a", "agreement_text", Weight.MUST)]
    assert said("articles", held) == ["The texts of Plan do not have the same number of articles. Compare them."]


def test_texts_with_equal_or_unknown_numbers_of_articles_are_not_remarked() -> None:
    assert remarks(complete(text("t1", articles=9), text("t2", articles=9), text("t3"))) == []


LEFT, RIGHT = SignatureSide.LEFT, SignatureSide.RIGHT


@pytest.mark.parametrize(("lang", "wrong"), [(Lang.FA, LEFT), (Lang.EN, RIGHT), (Lang.SR_CYRL, RIGHT)])
def test_irans_signature_on_the_wrong_side_must_be_mended(lang, wrong) -> None:
    held = complete(text("t", lang, our_signature_side=wrong), home="ir")
    assert remarks(held) == [("signature-side", "agreement_text", "t", "our_signature_side", Weight.MUST)]
    assert said("signature-side", held) == ["Our signature stands on the wrong side of a text of Plan."]


@pytest.mark.parametrize(("lang", "side"), [(Lang.FA, RIGHT), (Lang.EN, LEFT), (Lang.FA, None)])
def test_irans_signature_on_its_side_or_unknown_is_not_remarked(lang, side) -> None:
    assert remarks(complete(text("t", lang, our_signature_side=side), home="ir")) == []


def test_irans_persian_text_that_names_another_party_first_must_be_mended() -> None:
    held = complete(text("t", Lang.FA, party_first="gov-rs"), home="ir")
    assert remarks(held) == [("party-order", "agreement_text", "t", "party_first", Weight.MUST)]
    assert said("party-order", held) == ["Our side is not named first in our copy of Plan."]


def test_parties_with_another_country_first_must_be_mended() -> None:
    held = complete(parties=("gov-rs", "gov-ir"), home="ir")
    assert remarks(held) == [("party-order", "agreement", "a", "parties", Weight.MUST)]


@pytest.mark.parametrize("first", ["gov-ir", "gov", "", "gone"])
def test_our_side_first_or_an_unknown_one_is_not_remarked(first) -> None:
    assert remarks(complete(text("t", Lang.FA, party_first=first), parties=(first, "gov-rs"), home="ir")) == []


def test_a_foreign_text_may_name_the_host_first() -> None:
    assert remarks(complete(text("t", Lang.SR_CYRL, party_first="gov-rs"), home="ir")) == []


@pytest.mark.parametrize("home", ["rs", ""])
def test_the_rules_of_iran_bind_iran_only(home) -> None:
    wrong = text("t", Lang.FA, party_first="gov-ir", our_signature_side=LEFT)
    assert remarks(complete(wrong, parties=("gov-ir", "gov-rs"), home=home)) == []
