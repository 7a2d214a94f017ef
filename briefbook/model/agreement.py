"""The document to be signed: texts, provisions, steps, signatories."""

from dataclasses import dataclass
from enum import StrEnum

from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fields import Uid, choice, choice_of, day, line, link, links, prose, whole, words, yes
from briefbook.model.record import Record, Side


class AgreementKind(StrEnum):
    """What is signed."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    MOU = "mou"
    PLAN = "plan"
    MINUTES = "minutes"
    LETTER = "letter"
    OTHER = "other"


class ProvisionState(StrEnum):
    """Where a provision stands."""

    ANNOUNCED = "announced"
    PROPOSED = "proposed"
    OPEN = "open"
    AGREED = "agreed"
    CLOSED = "closed"
    REPORTED = "reported"


class StepKind(StrEnum):
    """A step on the way of the document."""

    DRAFT = "draft"
    INTERNAL = "internal"
    LEGAL_REVIEW = "legal_review"
    TRANSLATION_CHECK = "translation_check"
    MFA_COORDINATION = "mfa_coordination"
    CABINET_CONSENT = "cabinet_consent"
    INITIALLED = "initialled"
    PROVISIONAL = "provisional"
    SIGNED = "signed"
    PARLIAMENT = "parliament"
    IN_FORCE = "in_force"
    REPORTED = "reported"


class SignatureSide(StrEnum):
    """Where our signature stands on a text."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """The document itself; `parties` are organisations in the order of our copy.

    `decision` is the one thing that the principal is asked to decide about it.
    """

    visit: Uid = link("visit")
    title: LocalText = words(needed=True)
    kind: AgreementKind = choice_of(AgreementKind.OTHER, needed=True)
    prevailing_lang: Lang | None = choice(Lang)
    originals: int | None = whole()
    item: Uid = link("item")
    place: Uid = link("place")
    signed_on: Day | None = day()
    state: str = line()
    authority: LocalText = words()
    decision: LocalText = prose()
    parties: tuple[Uid, ...] = links("organisation", "party", "parties")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementText(Record):
    """The document in one language."""

    agreement: Uid = link("agreement", needed=True)
    lang: Lang = choice_of(Lang.EN, needed=True)
    party_first: Uid = link("organisation")
    our_signature_side: SignatureSide | None = choice(SignatureSide)
    articles: int | None = whole()
    attachment: Uid = link("attachment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Record):
    """One provision with our line and our fallback."""

    agreement: Uid = link("agreement", needed=True)
    number: int | None = whole()
    subject: LocalText = words(needed=True)
    text: LocalText = prose()
    ours: LocalText = prose()
    fallback: LocalText = prose()
    theirs: LocalText = prose()
    state: ProvisionState | None = choice(ProvisionState)
    red_line: LocalText = prose()
    area: Uid = link("area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """A step done or due."""

    agreement: Uid = link("agreement", needed=True)
    kind: StepKind = choice_of(StepKind.DRAFT, needed=True)
    by: LocalText = words()
    due: Day | None = day()
    done_on: Day | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(Record):
    """Who signs for a side, or the post that will."""

    agreement: Uid = link("agreement", needed=True)
    side: Side = choice_of(Side.OWN, needed=True)
    person: Uid = link("person")
    post: LocalText = words()
    witness: bool = yes()
