"""Taking what came in: preview, then one transaction, one undo step; the second time nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from briefbook.actions.exchange.folder import FolderFaults, Reading
from briefbook.actions.exchange.folder.keys import stamp_keys
from briefbook.actions.exchange.folder.lines import name_key
from briefbook.actions.exchange.folder.uids import row_uid
from briefbook.actions.safety import back_up
from briefbook.errors import Notice, Ref, phrase
from briefbook.lang.dates import Day
from briefbook.model.change import Changes
from briefbook.model.country import Country
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.fields import Form, Uid, columns
from briefbook.model.kinds import KINDS, TABLE_OF
from briefbook.model.person import Name, NameForm
from briefbook.model.programme import Participant
from briefbook.model.record import Clearance, Record
from briefbook.store.library import Library

NOTHING = Changes()


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import did, or would do: records new, changed, taken out and left as they were."""

    visit: Uid
    new: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0
    changes: Changes = NOTHING
    notices: tuple[Notice, ...] = ()

    @property
    def written(self) -> int:
        """How many records differ afterwards."""
        return self.new + self.changed + self.gone


@dataclass(frozen=True, slots=True)
class _Sorted:
    """An import before it is written: the records to put, those to take out, and the counts."""

    records: tuple[Record, ...]
    out: tuple[Uid, ...]
    outcome: Intake


def preview_folder(library: Library, reading: Reading) -> Intake:
    """What importing the folder would do; nothing is written. Raises FolderFaults for a folder with faults."""
    if reading.faults:
        raise FolderFaults(reading.faults)
    return _sort(library, reading).outcome


def import_folder(library: Library, reading: Reading, *, day: date, who: str) -> Intake:
    """Take the folder in as one step that can be undone; files that were imported before change nothing.

    A library file is backed up first. Raises FolderFaults for a folder with faults, StoreError where the library
    refuses or is damaged; then nothing is written.
    """
    if reading.faults:
        raise FolderFaults(reading.faults)
    if library.imported(reading.sha256):
        return Intake(reading.visit, same=len(reading.records), notices=reading.notices)
    found = _sort(library, reading)
    if found.outcome.written:
        back_up(library)
    with library.transaction(phrase("Import {folder}", folder=reading.source)) as done:
        for blob in reading.blobs:
            library.keep_blob(blob.content)
        library.put_all(found.records)
        library.file(reading.visit, reading.filed)
        for uid in found.out:
            library.remove(uid)
        library.intake(reading.source, reading.sha256, Day.of(day), who)
    return replace(found.outcome, changes=done.changes)


def _sort(library: Library, reading: Reading) -> _Sorted:
    """Compare a folder with what the library holds of its visit."""
    held = library.dossier(reading.visit) if library.find(reading.visit) else None
    records = _known_countries(library, reading)
    kept = [_kept(record, _held(library, held, record)) for record in records]
    earlier = {record.id: _held(library, held, record) for record in kept}
    new = sum(1 for record in kept if earlier[record.id] is None)
    changed = sum(1 for record in kept if earlier[record.id] and not _equal(earlier[record.id], record))
    out, notices = _out(library, held, reading)
    outcome = Intake(
        reading.visit, new, changed, len(out), len(kept) - new - changed, notices=(*reading.notices, *notices)
    )
    return _Sorted(tuple(kept), out, outcome)


def _held(library: Library, held: Dossier | None, record: Record) -> Record | None:
    """The record as the library holds it, or None."""
    found = held.find(record.id) if held else None
    return found or library.find(record.id)


def _equal(old: Record | None, new: Record) -> bool:
    """Whether two records say the same; the library's own counter does not matter."""
    return old is not None and replace(old, stamp=replace(old.stamp, rev=0)) == new


def _kept(record: Record, old: Record | None) -> Record:
    """The record with what a folder cannot say of it: who cleared it, and keys that a column of its own covers."""
    if old is None:
        return record
    values: dict[str, object] = {}
    if record.stamp.clearance is Clearance.CLEARED and old.stamp.clearance is Clearance.CLEARED:
        values |= {"cleared_by": old.stamp.cleared_by, "cleared_at": old.stamp.cleared_at}
    said = stamp_keys(table_of(record))
    for key in ("audience", "owner"):
        if key not in said:
            values[key] = getattr(old.stamp, key)
    change: Callable[..., Record] = replace
    stamp: Callable[..., object] = replace
    return change(record, stamp=stamp(record.stamp, **values)) if values else record


def _known_countries(library: Library, reading: Reading) -> tuple[Record, ...]:
    """The records, with countries that are only named taken from the library where it has them."""
    filed = {one.record for one in reading.filed}
    bare = [r for r in reading.records if isinstance(r, Country) and r.id not in filed]
    have = {country.iso: country.id for country in library.all(Country)} if bare else {}
    known = {country.id: have[country.iso] for country in bare if country.iso in have}
    return tuple(rewired(record, known) for record in reading.records if record.id not in known)


def rewired(record: Record, uids: Mapping[Uid, Uid]) -> Record:
    """The record with its links led to other records, as `uids` says; the same record where none changes."""
    values: dict[str, object] = {}
    for name, column in columns(type(record)):
        value: object = getattr(record, name)
        if column.form in (Form.LINK, Form.OPEN) and isinstance(value, str) and value in uids:
            values[name] = uids[Uid(value)]
        elif column.form is Form.LINKS and isinstance(value, tuple) and any(uid in uids for uid in value):
            values[name] = tuple(uids.get(uid, uid) for uid in value)
    change: Callable[..., Record] = replace
    return change(record, **values) if values else record


def _out(library: Library, held: Dossier | None, reading: Reading) -> tuple[tuple[Uid, ...], list[Notice]]:
    """Records to take out, owned ones first, and remarks on those that others still need."""
    if held is None:
        return (), []
    out = list(_unlisted(held, reading))
    notices = []
    coming = {record.id for record in reading.records}
    place = {kind.table: number for number, kind in enumerate(KINDS)}
    gone = [record for record in held.records if record.id in reading.gone and record.id not in coming]
    for record in sorted(gone, key=lambda record: -place[TABLE_OF[type(record)]]):
        table = table_of(record)
        if table in ("person", "organisation", "source") and _used_elsewhere(library, record, held):
            said = phrase("{table} {uid} is used by another visit and stays.", table=table, uid=record.id)
            notices.append(Notice("stays", said, Ref(table, record.id)))
        else:
            out.append(record.id)
    return tuple(out), notices


def _used_elsewhere(library: Library, record: Record, held: Dossier) -> bool:
    """Whether a record outside this visit points at the record."""
    return any(held.find(ref.uid) is None for ref in library.uses(record.id))


def _unlisted(held: Dossier, reading: Reading) -> Iterable[Uid]:
    """Names and participants that a head or a list made earlier and does not name any more."""
    ids = {filed.record: filed.id for filed in (*held.filed, *reading.filed)}
    coming = {record.id for record in reading.records}
    filed = {one.record for one in held.filed}
    for name in held.of(Name):
        value = name.value if name.form is NameForm.VARIANT else ""
        listed = name.id == row_uid(name.person, name_key(name), value)
        if listed and name.person in coming and name.id not in coming | filed:
            yield name.id
    for row in held.of(Participant):
        listed = row.id == row_uid(row.item, "participants", ids.get(row.person, ""))
        if listed and row.item in coming and row.id not in coming | filed:
            yield row.id
