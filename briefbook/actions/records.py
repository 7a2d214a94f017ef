"""What staff do with records of any kind: add, change one field of one or several, duplicate, remove, move, check.

Each verb is one labelled step that undo takes back, and returns what it changed. None writes where nothing differs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefbook.errors import Phrase, StoreError, counted, phrase
from briefbook.lang.clean import clean_text
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.change import Changes
from briefbook.model.dossier import Dossier, Filed, table_of
from briefbook.model.fields import Form, Uid, columns
from briefbook.model.kinds import KINDS, TABLES
from briefbook.model.record import Clearance, Record, Stamp
from briefbook.store.gathering import OF_VISITS
from briefbook.store.library import Library

_PARENT = {kind.record: kind.parent for kind in KINDS}


def revise(library: Library, *, uids: Sequence[Uid], column: str, value: object, label: Phrase) -> Changes:
    """Set one column of records to a value; `label` is the column's name for the undo menu.

    Raises StoreError for a record or column that is not there.
    """
    joins = f"{column} {' '.join(uids)}"
    with library.transaction(phrase("Edit: {field}", field=label), joins=joins) as done:
        library.put_all(_with(record, {column: value}) for record in found(library, uids))
    return done.changes


def reword(library: Library, *, uids: Sequence[Uid], column: str, lang: Lang, text: str, label: Phrase) -> Changes:
    """Set the wording of one language in a localised column; an empty text removes it."""
    joins = f"{column} {lang} {' '.join(uids)}"
    with library.transaction(phrase("Edit: {field}", field=label), joins=joins) as done:
        library.put_all(_reworded(record, column, lang, text) for record in found(library, uids))
    return done.changes


def add(library: Library, *, table: str, uid: Uid, visit: Uid, values: Mapping[str, object], label: Phrase) -> Changes:
    """Add a record of a kind to a visit, last of its kind, with the values of some columns.

    A kind that belongs to visits gets this one as its parent unless `values` name another; a shared kind is filed
    under the visit.
    """
    kind = TABLES[table]
    given = dict(values)
    if kind.parent == "visit":
        given.setdefault("visit", visit)
    with library.transaction(label) as done:
        chief = library.find(visit)
        original = chief.stamp.original if chief else Lang.EN
        make: Callable[..., Record] = kind.record
        record = make(id=uid, stamp=Stamp(original=original), seq=_last(library, kind.record) + 1, **given)
        library.put(record)
        if chief:
            file_under(library, visit, [record])
    return done.changes


def duplicate(library: Library, *, copies: Mapping[Uid, Uid], visit: Uid, fresh: Callable[[], Uid]) -> Changes:
    """Copy records with all that they own; `copies` gives the new uid of each, `fresh` those of what they own."""
    label = counted("Duplicate {n} record", "Duplicate {n} records", len(copies))
    with library.transaction(label) as done:
        dossier = library.dossier(visit)
        new = dict(copies)
        whole = [record for uid in copies for record in _owned(dossier, uid)]
        for record in whole:
            new.setdefault(record.id, fresh())
        made = [copied(record, new) for record in whole]
        for record in made:
            if record.id in copies.values():
                made[made.index(record)] = replace(record, seq=_last(library, type(record)) + 1)
        library.put_all(made)
        file_under(library, visit, (record for record in made if record.id in copies.values()))
    return done.changes


def remove(library: Library, *, uids: Sequence[Uid]) -> Changes:
    """Remove records with all that they own. Raises StoreError while others use one of them; then all stay."""
    with library.transaction(counted("Remove {n} record", "Remove {n} records", len(uids))) as done:
        for uid in uids:
            library.remove(uid)
    return done.changes


def check_off(library: Library, *, uids: Sequence[Uid], day: Day) -> Changes:
    """Note that the content of records was checked on a day."""
    label = counted("Mark {n} record as checked", "Mark {n} records as checked", len(uids))
    return _stamped(library, uids, label, lambda stamp: replace(stamp, checked_on=day))


def clear(library: Library, *, uids: Sequence[Uid], by: str, at: datetime) -> Changes:
    """Clear records for printing without a remark; `by` is who vouches for them."""
    label = counted("Clear {n} record", "Clear {n} records", len(uids))
    state = Clearance.CLEARED
    return _stamped(library, uids, label, lambda stamp: replace(stamp, clearance=state, cleared_by=by, cleared_at=at))


def unclear(library: Library, *, uids: Sequence[Uid]) -> Changes:
    """Make cleared records drafts again."""
    label = counted("Make {n} record a draft", "Make {n} records drafts", len(uids))
    plain = {"clearance": Clearance.DRAFT, "cleared_by": "", "cleared_at": None}
    return _stamped(library, uids, label, lambda stamp: _restamped(stamp, plain))


def restamp(library: Library, *, uids: Sequence[Uid], name: str, value: object, label: Phrase) -> Changes:
    """Set what every record carries beside its columns: owner, audience, marking, checked_on."""
    joins = f"stamp {name} {' '.join(uids)}"
    title = phrase("Edit: {field}", field=label)
    return _stamped(library, uids, title, lambda stamp: _restamped(stamp, {name: value}), joins)


def move(library: Library, *, uid: Uid, siblings: Sequence[Uid], label: Phrase) -> Changes:
    """Put records of one kind into this order; `siblings` are all of them, `uid` the one that was moved."""
    with library.transaction(label) as done:
        library.put_all(replace(record, seq=place) for place, record in enumerate(found(library, siblings), start=1))
    return done.changes


def found(library: Library, uids: Iterable[Uid]) -> list[Record]:
    """The records with these uids, in order. Raises StoreError where one is not there."""
    records = []
    for uid in uids:
        record = library.find(uid)
        if record is None:
            raise StoreError("The record is not there any more; somebody removed it. Choose another one.")
        records.append(record)
    return records


def file_under(library: Library, visit: Uid, records: Iterable[Record]) -> None:
    """Make shared records part of a visit; those that have an owner are part of it already.

    They get no name in a folder: one is made from their words when the folder is written.
    """
    mine = [record for record in records if table_of(record) not in OF_VISITS and not _PARENT[type(record)]]
    library.file(visit, (Filed(record.id, "", "", 0) for record in mine))


def _with(record: Record, values: Mapping[str, object]) -> Record:
    own = dict(columns(type(record)))
    for name in values:
        if name not in own:
            raise StoreError("A record of the kind {kind} has no field {name}.", kind=table_of(record), name=name)
    change: Callable[..., Record] = replace
    return change(record, **values)


def _reworded(record: Record, column: str, lang: Lang, text: str) -> Record:
    before = getattr(record, column, None)
    if not isinstance(before, LocalText):
        raise StoreError("A record of the kind {kind} has no field {name}.", kind=table_of(record), name=column)
    clean = clean_text(text).strip("\n")
    if before.text(lang) == clean:
        return record
    return _with(record, {column: before.put(lang, clean)})


def _restamped(stamp: Stamp, values: Mapping[str, object]) -> Stamp:
    change: Callable[..., Stamp] = replace
    return change(stamp, **values)


def _stamped(
    library: Library, uids: Sequence[Uid], label: Phrase, change: Callable[[Stamp], Stamp], joins: str = ""
) -> Changes:
    with library.transaction(label, joins=joins) as done:
        library.put_all(replace(record, stamp=change(record.stamp)) for record in found(library, uids))
    return done.changes


def _last(library: Library, kind: type[Record]) -> int:
    return max((record.seq for record in library.all(kind)), default=0)


def _owned(dossier: Dossier, uid: Uid) -> list[Record]:
    """A record and what it owns, owners first."""
    record = dossier.find(uid)
    if record is None:
        raise StoreError("The record is not there any more; somebody removed it. Choose another one.")
    out = [record]
    for owner in out:
        for kind in KINDS:
            if kind.parent and _parent_table(kind.record, kind.parent) == table_of(owner):
                out += dossier.children(kind.record, owner.id)
    return out


def _parent_table(record: type[Record], parent: str) -> str:
    return next(column.target for name, column in columns(record) if name == parent)


def copied(record: Record, new: Mapping[Uid, Uid]) -> Record:
    """The record as a draft of its own; its links lead to the copies where there are such."""
    values: dict[str, object] = {"id": new[record.id]}
    for name, column in columns(type(record)):
        value = getattr(record, name)
        if column.form in (Form.LINK, Form.OPEN):
            values[name] = new.get(value, value)
        elif column.form is Form.LINKS:
            values[name] = tuple(new.get(uid, uid) for uid in value)
    values["stamp"] = replace(record.stamp, clearance=Clearance.DRAFT, cleared_by="", cleared_at=None, rev=0)
    change: Callable[..., Record] = replace
    return change(record, **values)
