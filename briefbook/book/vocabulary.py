"""Words of the closed sets, as phrases for the page."""

from briefbook.errors import Phrase, phrase
from briefbook.model.agreement import AgreementKind, ProvisionState, SignatureSide, StepKind
from briefbook.model.brief import Likelihood
from briefbook.model.country import Calendar
from briefbook.model.fact import Confidence
from briefbook.model.outline import PaperKind
from briefbook.model.programme import Interpreted, ItemKind, ParticipantRole, Press
from briefbook.model.protocol import Impact
from briefbook.model.record import Audience
from briefbook.model.source import Reliability
from briefbook.model.visit import Level, ObjectiveOutcome, VisitKind

PAPER_TITLES: dict[PaperKind, Phrase] = {
    PaperKind.COVER: phrase("Cover"),
    PaperKind.CONTROL: phrase("Control sheet"),
    PaperKind.CONTENTS: phrase("Contents"),
    PaperKind.GLANCE: phrase("The visit at a glance"),
    PaperKind.STEERING: phrase("Steering brief"),
    PaperKind.PROGRAMME: phrase("Programme of the visit"),
    PaperKind.DELEGATION: phrase("Delegation"),
    PaperKind.COUNTRY: phrase("The host country"),
    PaperKind.MEETING: phrase("Meeting"),
    PaperKind.PROFILE: phrase("Profile"),
    PaperKind.ACHIEVEMENTS: phrase("Achievements"),
    PaperKind.AREAS: phrase("Common areas of cooperation"),
    PaperKind.AGREEMENT: phrase("Document to be signed"),
    PaperKind.SITE: phrase("Site visit"),
    PaperKind.REMARKS: phrase("Remarks"),
    PaperKind.PROTOCOL: phrase("Protocol"),
    PaperKind.IFRAISED: phrase("If raised"),
    PaperKind.CONTACTS: phrase("Contacts"),
    PaperKind.GLOSSARY: phrase("Glossary"),
    PaperKind.SOURCES: phrase("Sources"),
    PaperKind.ANNEX: phrase("Annex"),
    PaperKind.NOTES: phrase("Notes"),
}
VISIT_KINDS: dict[VisitKind, Phrase] = {
    VisitKind.OFFICIAL: phrase("official visit"),
    VisitKind.STATE: phrase("state visit"),
    VisitKind.WORKING: phrase("working visit"),
    VisitKind.OTHER: phrase("visit"),
}
LEVELS: dict[Level, Phrase] = {
    Level.HIGHEST: phrase("highest level"),
    Level.HIGH: phrase("high level"),
    Level.WORKING: phrase("working level"),
}
OUTCOMES: dict[ObjectiveOutcome, Phrase] = {
    ObjectiveOutcome.OPEN: phrase("open"),
    ObjectiveOutcome.MET: phrase("met"),
    ObjectiveOutcome.PARTLY: phrase("partly met"),
    ObjectiveOutcome.MISSED: phrase("missed"),
}
ITEM_KINDS: dict[ItemKind, Phrase] = {
    ItemKind.TRAVEL: phrase("travel"),
    ItemKind.MEETING: phrase("meeting"),
    ItemKind.SIGNING: phrase("signing"),
    ItemKind.SESSION: phrase("session"),
    ItemKind.SITE: phrase("site visit"),
    ItemKind.MEAL: phrase("meal"),
    ItemKind.PRESS: phrase("press"),
    ItemKind.FREE: phrase("free time"),
    ItemKind.PRAYER: phrase("prayer"),
    ItemKind.INSTRUCTION: phrase("instruction"),
}
PRESS: dict[Press, Phrase] = {
    Press.OPEN: phrase("open to the press"),
    Press.POOL: phrase("press pool"),
    Press.CLOSED: phrase("closed to the press"),
    Press.UNKNOWN: phrase("to be confirmed"),
}
INTERPRETED: dict[Interpreted, Phrase] = {
    Interpreted.YES: phrase("interpreted"),
    Interpreted.NO: phrase("without interpreter"),
}
ROLES: dict[ParticipantRole, Phrase] = {
    ParticipantRole.PRINCIPAL: phrase("principal"),
    ParticipantRole.CHAIR: phrase("chair"),
    ParticipantRole.EXPERT: phrase("expert"),
    ParticipantRole.NOTE: phrase("note-taker"),
    ParticipantRole.INTERPRETER: phrase("interpreter"),
    ParticipantRole.PLUS_ONE: phrase("plus one"),
}
LIKELIHOODS: dict[Likelihood, Phrase] = {
    Likelihood.CERTAIN: phrase("certain"),
    Likelihood.POSSIBLE: phrase("possible"),
    Likelihood.UNLIKELY: phrase("unlikely"),
}
IMPACTS: dict[Impact, Phrase] = {
    Impact.HIGH: phrase("high impact"),
    Impact.MEDIUM: phrase("medium impact"),
    Impact.LOW: phrase("low impact"),
}
CALENDARS: dict[Calendar, Phrase] = {
    Calendar.GREGORIAN: phrase("Gregorian"),
    Calendar.JALALI: phrase("Solar Hijri"),
}
TONGUES: dict[str, Phrase] = {
    "en": phrase("English"),
    "fa": phrase("Persian"),
    "sr": phrase("Serbian"),
    "sr-Latn": phrase("Serbian, Latin script"),
    "sr-Cyrl": phrase("Serbian, Cyrillic script"),
}
CONFIDENCE: dict[Confidence, Phrase] = {
    Confidence.CONFIRMED: phrase("confirmed"),
    Confidence.REPORTED: phrase("reported"),
    Confidence.UNCLEAR: phrase("unclear"),
}
RELIABILITY: dict[Reliability, Phrase] = {
    Reliability.OFFICIAL: phrase("official source"),
    Reliability.AGENCY: phrase("news agency"),
    Reliability.PRESS: phrase("press report"),
    Reliability.OPINION: phrase("opinion"),
    Reliability.UNKNOWN: phrase("reliability unknown"),
}
AGREEMENT_KINDS: dict[AgreementKind, Phrase] = {
    AgreementKind.TREATY: phrase("treaty"),
    AgreementKind.AGREEMENT: phrase("agreement"),
    AgreementKind.MOU: phrase("memorandum of understanding"),
    AgreementKind.PLAN: phrase("plan"),
    AgreementKind.MINUTES: phrase("minutes"),
    AgreementKind.LETTER: phrase("letter"),
    AgreementKind.OTHER: phrase("document"),
}
PROVISION_STATES: dict[ProvisionState, Phrase] = {
    ProvisionState.ANNOUNCED: phrase("announced"),
    ProvisionState.PROPOSED: phrase("proposed"),
    ProvisionState.OPEN: phrase("open"),
    ProvisionState.AGREED: phrase("agreed"),
    ProvisionState.CLOSED: phrase("closed"),
    ProvisionState.REPORTED: phrase("reported"),
}
STEPS: dict[StepKind, Phrase] = {
    StepKind.DRAFT: phrase("Draft"),
    StepKind.INTERNAL: phrase("Internal consent"),
    StepKind.LEGAL_REVIEW: phrase("Legal review"),
    StepKind.TRANSLATION_CHECK: phrase("Translation check"),
    StepKind.MFA_COORDINATION: phrase("Coordination with the foreign ministry"),
    StepKind.CABINET_CONSENT: phrase("Consent of the Cabinet"),
    StepKind.INITIALLED: phrase("Initialled"),
    StepKind.PROVISIONAL: phrase("Provisionally applied"),
    StepKind.SIGNED: phrase("Signed"),
    StepKind.PARLIAMENT: phrase("Approved by parliament"),
    StepKind.IN_FORCE: phrase("In force"),
    StepKind.REPORTED: phrase("Reported as signed"),
}
SIGNATURE_SIDES: dict[SignatureSide, Phrase] = {
    SignatureSide.LEFT: phrase("our signature on the left"),
    SignatureSide.RIGHT: phrase("our signature on the right"),
}
COPIES: dict[Audience, Phrase] = {
    Audience.NEVER: phrase("Principal’s copy"),
    Audience.PRINCIPAL: phrase("Principal’s copy"),
    Audience.DELEGATION: phrase("Delegation copy"),
    Audience.INTERPRETER: phrase("Interpreters’ copy"),
    Audience.HOST: phrase("Copy for the host"),
    Audience.PRESS: phrase("Copy for the press"),
}
TOPICS: dict[str, Phrase] = {
    "address": phrase("Forms of address"),
    "precedence": phrase("Precedence"),
    "signatures": phrase("Signatures"),
    "date": phrase("Date"),
    "scripts": phrase("Scripts"),
    "level": phrase("Level"),
    "flags": phrase("Flags"),
    "seating": phrase("Seating"),
    "greeting": phrase("Greeting"),
    "dress": phrase("Dress"),
    "food": phrase("Food"),
    "prayer": phrase("Prayer times"),
    "gifts": phrase("Gifts"),
    "do": phrase("Do"),
    "avoid": phrase("Do not"),
}
UNITS: dict[str, Phrase] = {
    "EUR m": phrase("million euros"),
    "EUR bn": phrase("billion euros"),
    "USD m": phrase("million dollars"),
    "USD bn": phrase("billion dollars"),
    "m²": phrase("m²"),
}
"""Units that other languages than English write in words; any other unit is printed as it is stored."""
