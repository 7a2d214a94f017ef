"""Checks of the document to be signed."""

from collections.abc import Iterator

from briefbook.book.check.finding import first_day, found, label
from briefbook.errors import Notice, Weight, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import (
    Agreement,
    AgreementText,
    Provision,
    Signatory,
    SignatureSide,
    Step,
    StepKind,
)
from briefbook.model.country import Country
from briefbook.model.dossier import Dossier
from briefbook.model.organisation import Organisation
from briefbook.model.outline import Plan
from briefbook.model.person import office_on
from briefbook.model.record import Side

NEEDED_STEPS = (StepKind.LEGAL_REVIEW, StepKind.TRANSLATION_CHECK, StepKind.MFA_COORDINATION)


def steps(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Documents of which legal review, translation check or the foreign ministry's part is not done."""
    for agreement in dossier.of(Agreement):
        done = {step.kind for step in dossier.children(Step, agreement.id) if step.done_on}
        lacking = [kind for kind in NEEDED_STEPS if kind not in done]
        if lacking:
            what = phrase(
                "{title}: {n} of the steps legal review, translation check and foreign ministry are not done.",
                title=label(dossier, agreement, plan.lang),
                n=len(lacking),
            )
            yield found("step", agreement, "step", what)


def prevailing(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Documents that do not say which text prevails."""
    for agreement in dossier.of(Agreement):
        if agreement.prevailing_lang is None:
            what = phrase(
                "{title} does not say which language prevails. Write it.", title=label(dossier, agreement, plan.lang)
            )
            yield found("prevailing", agreement, "prevailing_lang", what)


def signatories(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Documents without somebody who signs for each side, and signatories without a post on the day of the visit."""
    day = first_day(dossier)
    for agreement in dossier.of(Agreement):
        signing = [one for one in dossier.children(Signatory, agreement.id) if not one.witness]
        if not {Side.OWN, Side.HOST} <= {one.side for one in signing}:
            what = phrase(
                "{title} has no signatory for each side. Name them.", title=label(dossier, agreement, plan.lang)
            )
            yield found("signatory", agreement, "signatory", what, Weight.MUST)
        for one in signing:
            offices = dossier.holdings(one.person)
            held = office_on(offices, day) if day else offices
            if not one.post and not held:
                what = phrase(
                    "A signatory of {title} has no post. Write it.", title=label(dossier, agreement, plan.lang)
                )
                yield found("signatory", one, "post", what, Weight.MUST)


def states(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Provisions of which nobody has said where they stand."""
    for provision in dossier.of(Provision):
        if provision.state is None:
            what = phrase(
                "No status yet for {provision}. Say where it stands.",
                provision=label(dossier, provision, plan.lang),
            )
            yield found("provision-state", provision, "state", what, Weight.MUST)


def cities(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Documents of which the city of signing is not known."""
    for agreement in dossier.of(Agreement):
        if not agreement.place:
            what = phrase(
                "The city where {title} is signed is not known. Write it.", title=label(dossier, agreement, plan.lang)
            )
            yield found("city", agreement, "place", what)


def texts(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Documents whose texts do not have the same number of articles."""
    for agreement in dossier.of(Agreement):
        made = dossier.children(AgreementText, agreement.id)
        if len({text.articles for text in made if text.articles}) > 1:
            title = label(dossier, agreement, plan.lang)
            what = phrase("The texts of {title} do not have the same number of articles. Compare them.", title=title)
            yield found("articles", agreement, "agreement_text", what, Weight.MUST)


def precedence(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Our side not first in our copy, our signature on the wrong side.

    Iran's rules: first party in its own copy; its signature right on the Persian and left on the foreign text
    (Cabinet instruction 2418 of 1390/09/21, regulation of 1371).
    """
    for agreement in dossier.of(Agreement) if _iranian(dossier, dossier.visit.home_country) else ():
        title = label(dossier, agreement, plan.lang)
        order = phrase("Our side is not named first in our copy of {title}.", title=title)
        if agreement.parties and _foreign(dossier, agreement.parties[0]):
            yield found("party-order", agreement, "parties", order, Weight.MUST)
        for text in dossier.children(AgreementText, agreement.id):
            side = SignatureSide.RIGHT if text.lang is Lang.FA else SignatureSide.LEFT
            if text.our_signature_side not in (None, side):
                what = phrase("Our signature stands on the wrong side of a text of {title}.", title=title)
                yield found("signature-side", text, "our_signature_side", what, Weight.MUST)
            if text.lang is Lang.FA and _foreign(dossier, text.party_first):
                yield found("party-order", text, "party_first", order, Weight.MUST)


def _foreign(dossier: Dossier, uid: str) -> bool:
    """Whether an organisation is known to be of another country than ours."""
    party = dossier.get(Organisation, uid)
    return bool(party and party.country and party.country != dossier.visit.home_country)


def _iranian(dossier: Dossier, uid: str) -> bool:
    country = dossier.get(Country, uid)
    return bool(country and country.iso == "IR")
