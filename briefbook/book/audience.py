"""What a reader may see: records are taken out before any page exists, with all that would tell of them."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from briefbook.model.agreement import Agreement, Provision, Signatory
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.country import Country, Place
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact
from briefbook.model.fields import NOBODY, Form, columns
from briefbook.model.kinds import KINDS
from briefbook.model.organisation import Organisation
from briefbook.model.outline import (
    BriefingBook,
    Edition,
    Marking,
    PaperKind,
    Plan,
    Reader,
    StoredBlock,
    StoredPaper,
    StoredTab,
    Waiver,
)
from briefbook.model.person import Holding, Known, Name, NameForm, Person
from briefbook.model.programme import Attendance, Item, ItemState, Participant
from briefbook.model.protocol import ProtocolNote, Risk
from briefbook.model.record import Audience, Record
from briefbook.model.source import Attachment, Photo, Source, Term
from briefbook.model.visit import Visit

R = TypeVar("R", bound=Record)

# The frame of every book; what it says beside names stands in FIELDS.
FRAME: frozenset[type[Record]] = frozenset({BriefingBook, StoredTab, Plan, Reader, Marking, Edition, Country, Visit})
OPEN: frozenset[type[Record]] = frozenset({Organisation, Place, Holding, Delegate})
POINTS: dict[PointKind, Audience] = {PointKind.MAKE: Audience.INTERPRETER, PointKind.AVOID: Audience.PRINCIPAL}
PAPERS: dict[PaperKind, Audience] = {
    PaperKind.COVER: Audience.PRESS,
    PaperKind.CONTENTS: Audience.PRESS,
    PaperKind.PROGRAMME: Audience.HOST,
    PaperKind.DELEGATION: Audience.HOST,
    PaperKind.MEETING: Audience.INTERPRETER,
    PaperKind.GLOSSARY: Audience.INTERPRETER,
    PaperKind.NOTES: Audience.INTERPRETER,
}
_DELEGATION = Audience.DELEGATION
# Rungs of single fields; they hold also where somebody opens the whole record to more readers.
FIELDS: dict[type[Record], dict[str, Audience]] = {
    Agreement: {"decision": Audience.PRINCIPAL},
    Provision: {"ours": _DELEGATION, "fallback": _DELEGATION, "red_line": _DELEGATION, "theirs": _DELEGATION},
    Person: {
        "say_it": Audience.INTERPRETER,
        "born": _DELEGATION,
        "what_matters": _DELEGATION,
        "wants": _DELEGATION,
        "sensitivity": Audience.PRINCIPAL,
    },
    Brief: {
        "outcome": _DELEGATION,
        "ours": _DELEGATION,
        "theirs": _DELEGATION,
        "deliverable": _DELEGATION,
        "usable": _DELEGATION,
        "closed": _DELEGATION,
        "gift": _DELEGATION,
    },
    Item: {"group_note": _DELEGATION},
    Delegate: {
        "phone_abroad": _DELEGATION,
        "room": _DELEGATION,
        "car": _DELEGATION,
        "diet": _DELEGATION,
        "arrives": _DELEGATION,
        "departs": _DELEGATION,
    },
    Country: {"note": _DELEGATION},
    Visit: {"purpose": _DELEGATION},
    Edition: {"reason": _DELEGATION},
    StoredPaper: {"body": _DELEGATION, "owner": _DELEGATION},
    Term: {"note": _DELEGATION},
}
# Records that say something else, or something false, once what they point at is taken out.
LEANING: dict[type[Record], tuple[str, ...]] = {
    Participant: ("person",),
    Delegate: ("person",),
    Signatory: ("person",),
    Fact: ("subject_uid",),
    ProtocolNote: ("country", "person", "item"),
    Risk: ("item",),
    StoredPaper: ("subject_uid",),
    StoredBlock: ("ref_uid",),
    Waiver: ("target_uid",),
}
# Kept only as long as a record that the reader may see points at them, where any record does.
SHARED: tuple[type[Record], ...] = (Photo, Attachment, Source)
_PARENTS: dict[type[Record], str] = {kind.record: kind.parent for kind in KINDS}


def keep(dossier: Dossier, rung: Audience) -> Dossier:
    """The dossier without what a reader on `rung` may not see; nothing in it points at what is gone.

    Withheld records go with their children, with records that only make sense beside them, and with pictures, files
    and sources that nobody else names; the fields of FIELDS are emptied. NEVER is read as PRINCIPAL.
    """
    reader = max(rung.rung, Audience.PRINCIPAL.rung)
    emblems: set[str] = {r.logo for r in dossier.of(Organisation)} | {r.flag for r in dossier.of(Country)}
    lost: set[str] = {
        record.id
        for record in dossier.records
        if not isinstance(record, Visit) and _audience(record, emblems).rung < reader
    }
    lost |= _dragged(dossier.records, lost)
    seen = [_trimmed(record, reader, lost) for record in dossier.records if record.id not in lost]
    orphans = _orphans(dossier.records, seen)
    seen = [_without(record, orphans) for record in seen if record.id not in orphans]
    have = {record.id for record in seen}
    files = {record.sha256 for record in seen if isinstance(record, Photo | Attachment)}
    return Dossier(
        _without(_trimmed(dossier.visit, reader, lost), orphans),
        tuple(seen),
        tuple(filed for filed in dossier.filed if filed.record in have or filed.record == dossier.visit.id),
        tuple(blob for blob in dossier.blobs if blob.sha256 in files),
    )


def audience_of(record: Record) -> Audience:
    """The rung of a record: its own, else the default of its kind."""
    return record.stamp.audience or _default(record)


def _audience(record: Record, emblems: set[str]) -> Audience:
    if record.stamp.audience is None and record.id in emblems:
        return Audience.PRESS
    return audience_of(record)


def _default(record: Record) -> Audience:
    match record:
        case TalkingPoint():
            return POINTS.get(record.kind, Audience.DELEGATION)
        case StoredPaper():
            return PAPERS.get(record.kind, Audience.DELEGATION)
        case Item():
            return Audience.HOST if record.state is ItemState.FIRM else Audience.DELEGATION
        case Participant():
            return Audience.HOST if record.state is Attendance.CONFIRMED else Audience.DELEGATION
        case Person():
            return Audience.HOST if record.state is Known.KNOWN else Audience.DELEGATION
        case Name():
            return Audience.DELEGATION if record.form is NameForm.VARIANT else Audience.HOST
        case Brief() | Term():
            return Audience.INTERPRETER
        case _:
            if type(record) in FRAME:
                return Audience.PRESS
            return Audience.HOST if type(record) in OPEN else Audience.DELEGATION


def _dragged(records: Iterable[Record], lost: set[str]) -> set[str]:
    """Records that go because their parent, or what they lean on, is gone."""
    rest = [r for r in records if r.id not in lost and not isinstance(r, Visit)]
    gone = set(lost)
    while True:
        more = {r.id for r in rest if r.id not in gone and any(getattr(r, name) in gone for name in _stands_on(r))}
        if not more:
            return gone - lost
        gone |= more


def _stands_on(record: Record) -> tuple[str, ...]:
    parent = _PARENTS.get(type(record), "")
    return (*((parent,) if parent else ()), *LEANING.get(type(record), ()))


def _trimmed(record: R, reader: int, lost: set[str]) -> R:
    """The record without the fields that the reader may not see and without links to what is gone."""
    hidden = {name for name, rung in FIELDS.get(type(record), {}).items() if rung.rung < reader}
    if isinstance(record, Visit) and audience_of(record).rung < reader:
        hidden |= {name for name, column in columns(Visit) if column.form in (Form.WORDS, Form.TEXT, Form.LINE)}
    return _without(_changed(record, {f.name: f.default for f in fields(record) if f.name in hidden}), lost)


def _without(record: R, gone: set[str]) -> R:
    """The record without links and citations to `gone`."""
    changes: dict[str, object] = {}
    for name, column in columns(type(record)):
        value = getattr(record, name)
        if column.form in (Form.LINK, Form.OPEN) and value in gone:
            changes[name] = NOBODY
        elif column.form is Form.LINKS and any(uid in gone for uid in value):
            changes[name] = tuple(uid for uid in value if uid not in gone)
    if any(cite.source in gone for cite in record.cites):
        changes["cites"] = tuple(cite for cite in record.cites if cite.source not in gone)
    if record.stamp.marking in gone:
        changes["stamp"] = replace(record.stamp, marking=NOBODY)
    return _changed(record, changes)


def _changed(record: R, values: Mapping[str, object]) -> R:
    """A copy with some fields set; `dataclasses.replace` cannot be typed for names known only at run time."""
    if not values:
        return record
    made = copy.copy(record)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def _orphans(all_records: Iterable[Record], seen: Iterable[Record]) -> set[str]:
    """Pictures, files and sources that only withheld records name."""
    before, after = _named(all_records), _named(seen)
    return {record.id for record in seen if isinstance(record, SHARED) and record.id in before - after}


def _named(records: Iterable[Record]) -> set[str]:
    """The uids that records point at or cite."""
    found: set[str] = set()
    for record in records:
        found |= {cite.source for cite in record.cites}
        for name, column in columns(type(record)):
            value = getattr(record, name)
            if column.form in (Form.LINK, Form.OPEN):
                found.add(value)
            elif column.form is Form.LINKS:
                found |= set(value)
    return found
