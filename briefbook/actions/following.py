"""A visit that follows an earlier one: structure kept, what happened left behind, people and library shared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from briefbook.actions.records import copied
from briefbook.actions.visits import Answers, Known, Outline, known_in, last_seq, made, outline_of
from briefbook.errors import phrase
from briefbook.lang.day import Day
from briefbook.model.area import Area
from briefbook.model.brief import Brief, TalkingPoint
from briefbook.model.change import Changes
from briefbook.model.country import Country
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier, Filed, table_of
from briefbook.model.fact import Fact
from briefbook.model.fields import NOBODY, Form, Uid, columns
from briefbook.model.ids import fresh_uid
from briefbook.model.kinds import TABLES
from briefbook.model.organisation import Organisation
from briefbook.model.outline import BriefingBook, Marking, Plan, StoredBlock, StoredPaper, StoredTab
from briefbook.model.person import Person
from briefbook.model.programme import Attendance, Item, ItemState, Participant
from briefbook.model.protocol import Contact, Risk
from briefbook.model.record import Record, Side
from briefbook.model.source import Term
from briefbook.model.visit import Objective, ObjectiveOutcome, Visit
from briefbook.store.gathering import OF_VISITS
from briefbook.store.library import Library

STALE_MONTHS = 12
_FRAME: tuple[type[Record], ...] = (BriefingBook, StoredTab, StoredPaper, StoredBlock, Plan, Objective, Delegate)
_SAME_HOST: tuple[type[Record], ...] = (Item, Participant, Brief, TalkingPoint, Area, Risk, Contact)
"""What is carried over only where the same country is visited again."""


def follow(library: Library, *, earlier: Uid, answers: Answers) -> Changes:
    """Make a visit after an earlier one: its outline, plans, delegation and objectives, and to the same country also
    programme, briefs, areas, risks and contacts, moved to the new days and to be confirmed again.

    Shared records stay one: they are filed under both visits. Agreements, editions and waivers stay behind. Travellers
    that are named take the place of the delegation. Raises StoreError where the earlier visit is not there any more.
    """
    with library.transaction(phrase("New visit from an earlier one")) as done:
        dossier = library.dossier(earlier)
        known = known_in(library)
        plain = made(answers, known, last_seq(library))
        framed = bool(dossier.of(BriefingBook))
        own = [record for record in plain if not (framed and isinstance(record, BriefingBook | Plan))]
        visit = next(record for record in own if isinstance(record, Visit))
        again = dossier.visit.host_country == visit.host_country
        whole = _after(dossier.visit, visit, again=again, named=bool(answers.travellers))
        carried = _carried(dossier, whole, again=again, named=bool(answers.travellers))
        library.put_all((*(record for record in own if record.id != visit.id), whole, *carried))
        fresh = [record for record in own if table_of(record) not in OF_VISITS and not TABLES[table_of(record)].parent]
        library.file(answers.visit, (Filed(record.id, "", "", 0) for record in fresh))
        library.file(answers.visit, _shared(dossier, again=again))
    return done.changes


def planned(dossier: Dossier, answers: Answers) -> Outline:
    """The tabs and papers that a visit after `dossier` will have, without a library."""
    known = Known({country.iso: country.id for country in dossier.of(Country)}, {}, frozenset())
    plain = made(answers, known, 0)
    own = [record for record in plain if not isinstance(record, BriefingBook | Plan)]
    visit = next(record for record in own if isinstance(record, Visit))
    again = dossier.visit.host_country == visit.host_country
    shared = (record for record in dossier.records if table_of(record) not in OF_VISITS)
    return outline_of((*own, *shared, *_carried(dossier, visit, again=again, named=bool(answers.travellers))))


def out_of_date(dossier: Dossier, on: date) -> tuple[Fact, ...]:
    """Facts that must be looked at again for a visit that begins on a day: past their review date, or a year old."""
    limit = on.replace(year=on.year - STALE_MONTHS // 12, day=min(on.day, 28))
    return tuple(
        fact
        for fact in dossier.of(Fact)
        if (fact.review_by.last < on if fact.review_by else bool(fact.as_of and fact.as_of.last < limit))
    )


def _after(old: Visit, new: Visit, *, again: bool, named: bool) -> Visit:
    """The new visit with what it has in common with the earlier one."""
    kept = replace(new, kind=old.kind, level=old.level, sending_org=old.sending_org)
    kept = replace(kept, stamp=replace(kept.stamp, marking=old.stamp.marking))
    if old.home_country == new.home_country:
        kept = replace(kept, zone_home=old.zone_home)
    if again:
        kept = replace(kept, host_org=old.host_org, zone_host=old.zone_host)
    return kept if named else replace(kept, principal=old.principal)


def _carried(dossier: Dossier, visit: Visit, *, again: bool, named: bool) -> tuple[Record, ...]:
    """The records of the earlier visit as those of the new one."""
    kinds = _FRAME + (_SAME_HOST if again else ())
    taken = [
        record
        for kind in kinds
        for record in dossier.of(kind)
        if not (named and kind is Delegate) and _of_visit(dossier, record)
    ]
    new: dict[Uid, Uid] = {record.id: fresh_uid() for record in taken}
    new[dossier.visit.id] = visit.id
    if not again:
        new[dossier.visit.host_country] = visit.host_country
    gone = {record.id for record in dossier.records if _left_behind(record, new, again=again)}
    kept = _standing(taken, gone)
    shift = _shift(dossier.visit, visit)
    return tuple(_fresh(_loose(copied(record, new), gone), shift) for record in kept)


def _of_visit(dossier: Dossier, record: Record) -> bool:
    """Whether a record is part of this visit, and not only reached from it."""
    visit = getattr(record, "visit", None)
    return visit is None or visit == dossier.visit.id


def _left_behind(record: Record, new: Mapping[Uid, Uid], *, again: bool) -> bool:
    """Whether the new visit does not have a record: it belonged to the earlier one, or to its host."""
    if table_of(record) in OF_VISITS:
        return record.id not in new
    if again:
        return False
    return isinstance(record, Person) and record.side is not Side.OWN


def _standing(taken: Iterable[Record], gone: set[Uid]) -> list[Record]:
    """The records without papers about what is gone, and without what these own."""
    lost = set(gone)
    kept = []
    for record in taken:  # owners before what they own
        parent = TABLES[table_of(record)].parent
        about = getattr(record, "subject_uid", NOBODY) or getattr(record, "ref_uid", NOBODY)
        if about in lost or (parent and getattr(record, parent) in lost):
            lost.add(record.id)
        else:
            kept.append(record)
    return kept


def _loose(record: Record, gone: set[Uid]) -> Record:
    """The record without links to what is gone."""
    values: dict[str, object] = {}
    for name, column in columns(type(record)):
        value = getattr(record, name)
        if column.form in (Form.LINK, Form.OPEN) and value in gone:
            values[name] = NOBODY
        elif column.form is Form.LINKS and gone & set(value):
            values[name] = tuple(uid for uid in value if uid not in gone)
    change: Callable[..., Record] = replace
    return change(record, **values) if values else record


def _fresh(record: Record, shift: timedelta | None) -> Record:
    """The record as that of a visit that is still to come."""
    match record:
        case Item():
            day = record.day.full if record.day else None
            moved = Day.of(day + shift) if day and shift is not None else None
            state = ItemState.CANCELLED if record.state is ItemState.CANCELLED else ItemState.TBC
            return replace(record, day=moved, state=state)
        case Participant():
            return replace(record, state=Attendance.TBC, seat="")
        case Objective():
            return replace(record, outcome=ObjectiveOutcome.OPEN, outcome_note=type(record.outcome_note)())
        case Delegate():
            return replace(record, room="", car="", arrives="", departs="")
        case TalkingPoint():
            return replace(record, outcome="")
        case StoredPaper():
            return replace(record, due=None)
    return record


def _shift(old: Visit, new: Visit) -> timedelta | None:
    """How many days later the new visit begins; None where one of the days is not known."""
    if old.starts_on is None or new.starts_on is None or not (old.starts_on.full and new.starts_on.full):
        return None
    return new.starts_on.full - old.starts_on.full


def _shared(dossier: Dossier, *, again: bool) -> Iterable[Filed]:
    """What is filed under the earlier visit and belongs to no visit: everything, or what is not about the host."""
    for one in dossier.filed:
        record = dossier.find(one.record)
        if record is None or table_of(record) in OF_VISITS:
            continue
        ours = isinstance(record, Term | Marking) or (isinstance(record, Person) and record.side is Side.OWN)
        ours = ours or (isinstance(record, Organisation) and record.country == dossier.visit.home_country)
        if again or ours:
            yield one
