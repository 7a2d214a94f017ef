"""The table of record kinds: name, class, parent, and where a briefing folder writes them. Order = order of storing."""

from dataclasses import dataclass

from briefbook.model.agreement import Agreement, AgreementText, Provision, Signatory, Step
from briefbook.model.area import Area
from briefbook.model.brief import Brief, TalkingPoint
from briefbook.model.country import Country, Place
from briefbook.model.delegation import Delegate
from briefbook.model.fact import Achievement, Fact
from briefbook.model.organisation import Organisation
from briefbook.model.outline import (
    BriefingBook,
    Edition,
    Marking,
    Plan,
    Reader,
    StoredBlock,
    StoredPaper,
    StoredTab,
    Waiver,
)
from briefbook.model.person import Holding, Name, Person, ProfileItem
from briefbook.model.programme import Item, Participant
from briefbook.model.protocol import Contact, ProtocolNote, Risk
from briefbook.model.record import Record
from briefbook.model.site import Site
from briefbook.model.source import Attachment, Photo, Source, Term
from briefbook.model.visit import Objective, Visit


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, its class, the column of its parent (or empty), its place in a folder.

    `place` is the file or folder name without ".md"; `main` says that the kind needs no `type` key there;
    `many` that the place is by habit a folder with a file per record.
    """

    table: str
    record: type[Record]
    place: str
    parent: str = ""
    main: bool = False
    many: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("marking", Marking, "book"),
    Kind("photo", Photo, "media", main=True),
    Kind("attachment", Attachment, "media"),
    Kind("source", Source, "sources", main=True),
    Kind("country", Country, "places", main=True),
    Kind("place", Place, "places"),
    Kind("organisation", Organisation, "organisations", main=True),
    Kind("person", Person, "people", main=True, many=True),
    Kind("name", Name, "people", "person"),
    Kind("holding", Holding, "people", "person"),
    Kind("profile_item", ProfileItem, "people", "person"),
    Kind("visit", Visit, "visit", main=True),
    Kind("objective", Objective, "visit", "visit"),
    Kind("delegate", Delegate, "visit", "visit"),
    Kind("item", Item, "programme", "visit", main=True),
    Kind("participant", Participant, "programme", "item"),
    Kind("brief", Brief, "meetings", "item", main=True, many=True),
    Kind("fact", Fact, "facts", main=True),
    Kind("point", TalkingPoint, "points", "brief", main=True, many=True),
    Kind("achievement", Achievement, "achievements", main=True, many=True),
    Kind("area", Area, "areas", "visit", main=True),
    Kind("agreement", Agreement, "agreements", "visit", main=True, many=True),
    Kind("agreement_text", AgreementText, "agreements", "agreement"),
    Kind("provision", Provision, "agreements", "agreement"),
    Kind("step", Step, "agreements", "agreement"),
    Kind("signatory", Signatory, "agreements", "agreement"),
    Kind("site", Site, "sites", main=True),
    Kind("protocol_note", ProtocolNote, "protocol", main=True),
    Kind("risk", Risk, "risks", "visit", main=True),
    Kind("contact", Contact, "contacts", "visit", main=True),
    Kind("term", Term, "glossary", main=True),
    Kind("book", BriefingBook, "book", "visit", main=True),
    Kind("edition", Edition, "book", "book"),
    Kind("tab", StoredTab, "book", "book"),
    Kind("paper", StoredPaper, "book", "tab"),
    Kind("block", StoredBlock, "book", "paper"),
    Kind("reader", Reader, "book"),
    Kind("plan", Plan, "book", "book"),
    Kind("waiver", Waiver, "book", "book"),
)
"""Every kind of record, parents and link targets before what points at them (but for person ↔ photo ↔ source loops)."""

TABLES: dict[str, Kind] = {kind.table: kind for kind in KINDS}
TABLE_OF: dict[type[Record], str] = {kind.record: kind.table for kind in KINDS}
