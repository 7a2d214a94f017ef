"""Words of the closed sets, as a form shows them."""

from enum import StrEnum

from briefbook.errors import Phrase, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import AgreementKind, ProvisionState, SignatureSide, StepKind
from briefbook.model.brief import Likelihood, PointKind
from briefbook.model.country import Calendar
from briefbook.model.fact import Confidence, FactKind
from briefbook.model.organisation import OrganisationKind
from briefbook.model.outline import Layout, PaperKind
from briefbook.model.person import Known, Sex
from briefbook.model.programme import Attendance, Interpreted, ItemKind, ItemState, ParticipantRole, Press
from briefbook.model.protocol import Impact
from briefbook.model.record import Audience, Clearance, Side
from briefbook.model.source import Reliability
from briefbook.model.visit import Level, ObjectiveOutcome, VisitKind, VisitStatus

LANGS: dict[Lang, Phrase] = {
    Lang.EN: phrase("English"),
    Lang.FA: phrase("Persian"),
    Lang.SR_LATN: phrase("Serbian, Latin"),
    Lang.SR_CYRL: phrase("Serbian, Cyrillic"),
}
OWN_NAMES: dict[Lang, str] = {
    Lang.EN: "English",
    Lang.FA: "فارسی",
    Lang.SR_LATN: "Srpski",
    Lang.SR_CYRL: "Српски",
}
"""Languages by their own names, which are the same in every window."""

_WORDS: tuple[tuple[StrEnum, Phrase], ...] = (
    *LANGS.items(),
    (Side.OWN, phrase("Our side")),
    (Side.HOST, phrase("Host side")),
    (Side.OTHER, phrase("Another side")),
    (Sex.F, phrase("Woman")),
    (Sex.M, phrase("Man")),
    (Known.KNOWN, phrase("Known")),
    (Known.TBC, phrase("to be confirmed")),
    (Clearance.DRAFT, phrase("Draft")),
    (Clearance.CLEARED, phrase("Cleared")),
    (Audience.NEVER, phrase("Nobody")),
    (Audience.PRINCIPAL, phrase("The principal")),
    (Audience.DELEGATION, phrase("The delegation")),
    (Audience.INTERPRETER, phrase("The interpreter")),
    (Audience.HOST, phrase("The host")),
    (Audience.PRESS, phrase("The press")),
    (OrganisationKind.GOVERNMENT, phrase("government")),
    (OrganisationKind.MINISTRY, phrase("ministry")),
    (OrganisationKind.AGENCY, phrase("agency")),
    (OrganisationKind.COMPANY, phrase("company")),
    (OrganisationKind.SITE, phrase("site")),
    (OrganisationKind.MEDIA, phrase("media")),
    (OrganisationKind.OTHER, phrase("other")),
    (ItemKind.TRAVEL, phrase("travel")),
    (ItemKind.MEETING, phrase("meeting")),
    (ItemKind.SIGNING, phrase("signing")),
    (ItemKind.SESSION, phrase("session")),
    (ItemKind.SITE, phrase("site visit")),
    (ItemKind.MEAL, phrase("meal")),
    (ItemKind.PRESS, phrase("press")),
    (ItemKind.FREE, phrase("free time")),
    (ItemKind.PRAYER, phrase("prayer")),
    (ItemKind.INSTRUCTION, phrase("instruction")),
    (ItemState.FIRM, phrase("firm")),
    (ItemState.TENTATIVE, phrase("tentative")),
    (ItemState.TBC, phrase("to be confirmed")),
    (ItemState.CANCELLED, phrase("cancelled")),
    (Press.OPEN, phrase("open to the press")),
    (Press.POOL, phrase("press pool")),
    (Press.CLOSED, phrase("closed to the press")),
    (Press.UNKNOWN, phrase("to be confirmed")),
    (Interpreted.YES, phrase("interpreted")),
    (Interpreted.NO, phrase("without interpreter")),
    (ParticipantRole.PRINCIPAL, phrase("principal")),
    (ParticipantRole.CHAIR, phrase("chair")),
    (ParticipantRole.EXPERT, phrase("expert")),
    (ParticipantRole.NOTE, phrase("note taker")),
    (ParticipantRole.INTERPRETER, phrase("interpreter")),
    (ParticipantRole.PLUS_ONE, phrase("plus one")),
    (Attendance.CONFIRMED, phrase("confirmed")),
    (Attendance.TBC, phrase("to be confirmed")),
    (FactKind.NUMBER, phrase("number")),
    (FactKind.RANK, phrase("rank")),
    (FactKind.FIRST, phrase("first of its kind")),
    (FactKind.QUOTE, phrase("quotation")),
    (FactKind.EVENT, phrase("event")),
    (FactKind.POLICY, phrase("policy")),
    (Confidence.CONFIRMED, phrase("confirmed")),
    (Confidence.REPORTED, phrase("reported")),
    (Confidence.UNCLEAR, phrase("unclear")),
    (PointKind.MAKE, phrase("to be made")),
    (PointKind.ARGUMENT, phrase("argument")),
    (PointKind.TACTICAL, phrase("tactical")),
    (PointKind.RESPOND, phrase("if raised")),
    (PointKind.AVOID, phrase("to be avoided")),
    (PointKind.QUESTION, phrase("question")),
    (PointKind.PRESS, phrase("for the press")),
    (Likelihood.CERTAIN, phrase("certain")),
    (Likelihood.POSSIBLE, phrase("possible")),
    (Likelihood.UNLIKELY, phrase("unlikely")),
    (Impact.HIGH, phrase("high")),
    (Impact.MEDIUM, phrase("medium")),
    (Impact.LOW, phrase("low")),
    (Reliability.OFFICIAL, phrase("official")),
    (Reliability.AGENCY, phrase("news agency")),
    (Reliability.PRESS, phrase("press")),
    (Reliability.OPINION, phrase("opinion")),
    (Reliability.UNKNOWN, phrase("unknown")),
    (AgreementKind.TREATY, phrase("treaty")),
    (AgreementKind.AGREEMENT, phrase("agreement")),
    (AgreementKind.MOU, phrase("memorandum of understanding")),
    (AgreementKind.PLAN, phrase("plan")),
    (AgreementKind.MINUTES, phrase("minutes")),
    (AgreementKind.LETTER, phrase("letter")),
    (AgreementKind.OTHER, phrase("document")),
    (ProvisionState.ANNOUNCED, phrase("announced")),
    (ProvisionState.PROPOSED, phrase("proposed")),
    (ProvisionState.OPEN, phrase("open")),
    (ProvisionState.AGREED, phrase("agreed")),
    (ProvisionState.CLOSED, phrase("closed")),
    (ProvisionState.REPORTED, phrase("reported")),
    (StepKind.DRAFT, phrase("draft")),
    (StepKind.INTERNAL, phrase("internal consultation")),
    (StepKind.LEGAL_REVIEW, phrase("legal review")),
    (StepKind.TRANSLATION_CHECK, phrase("check of the translations")),
    (StepKind.MFA_COORDINATION, phrase("coordination with the foreign ministry")),
    (StepKind.CABINET_CONSENT, phrase("consent of the cabinet")),
    (StepKind.INITIALLED, phrase("initialled")),
    (StepKind.PROVISIONAL, phrase("provisional application")),
    (StepKind.SIGNED, phrase("signed")),
    (StepKind.PARLIAMENT, phrase("parliament")),
    (StepKind.IN_FORCE, phrase("in force")),
    (StepKind.REPORTED, phrase("reported")),
    (SignatureSide.LEFT, phrase("left")),
    (SignatureSide.RIGHT, phrase("right")),
    (Calendar.GREGORIAN, phrase("Gregorian")),
    (Calendar.JALALI, phrase("Solar Hijri")),
    (PaperKind.COVER, phrase("Cover")),
    (PaperKind.CONTROL, phrase("Control sheet")),
    (PaperKind.CONTENTS, phrase("Contents")),
    (PaperKind.GLANCE, phrase("The visit at a glance")),
    (PaperKind.STEERING, phrase("Steering brief")),
    (PaperKind.PROGRAMME, phrase("Programme of the visit")),
    (PaperKind.DELEGATION, phrase("Delegation")),
    (PaperKind.COUNTRY, phrase("The host country")),
    (PaperKind.MEETING, phrase("Meeting")),
    (PaperKind.PROFILE, phrase("Profile")),
    (PaperKind.ACHIEVEMENTS, phrase("Achievements")),
    (PaperKind.AREAS, phrase("Common areas of cooperation")),
    (PaperKind.AGREEMENT, phrase("Document to be signed")),
    (PaperKind.SITE, phrase("Site visit")),
    (PaperKind.REMARKS, phrase("Remarks")),
    (PaperKind.PROTOCOL, phrase("Protocol")),
    (PaperKind.IFRAISED, phrase("If raised")),
    (PaperKind.CONTACTS, phrase("Contacts")),
    (PaperKind.GLOSSARY, phrase("Glossary")),
    (PaperKind.SOURCES, phrase("Sources")),
    (PaperKind.ANNEX, phrase("Annex")),
    (PaperKind.NOTES, phrase("Notes")),
    (Layout.BINDER, phrase("binder")),
    (Layout.COMPACT, phrase("compact")),
    (VisitKind.OFFICIAL, phrase("official visit")),
    (VisitKind.STATE, phrase("state visit")),
    (VisitKind.WORKING, phrase("working visit")),
    (VisitKind.OTHER, phrase("visit")),
    (Level.HIGHEST, phrase("highest level")),
    (Level.HIGH, phrase("high level")),
    (Level.WORKING, phrase("working level")),
    (VisitStatus.PLANNED, phrase("planned")),
    (VisitStatus.DONE, phrase("done")),
    (VisitStatus.CANCELLED, phrase("cancelled")),
    (ObjectiveOutcome.OPEN, phrase("open")),
    (ObjectiveOutcome.MET, phrase("met")),
    (ObjectiveOutcome.PARTLY, phrase("partly met")),
    (ObjectiveOutcome.MISSED, phrase("missed")),
)
_BY_KEY: dict[tuple[type[StrEnum], str], Phrase] = {(type(one), one.value): words for one, words in _WORDS}
"""By class and value: members of two sets with the same value are equal, so that they cannot be keys themselves."""


def words_of(choice: StrEnum | None) -> Phrase | str:
    """Words for a word of a closed set; empty for None."""
    return _BY_KEY[type(choice), choice.value] if choice is not None else ""


def entries(choices: type[StrEnum]) -> tuple[tuple[StrEnum, Phrase], ...]:
    """The words of a closed set with what a form calls them, in their order."""
    return tuple((one, _BY_KEY[choices, one.value]) for one in choices)
