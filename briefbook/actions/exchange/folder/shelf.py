"""Which record stands where in a folder: filed ones in their place, new ones beside their parents, with ids."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from pathlib import PurePosixPath

from briefbook.actions.exchange.folder import uids
from briefbook.actions.exchange.folder.files import lies_outside
from briefbook.actions.exchange.folder.keys import ID_COLUMNS, MAIN, place_of
from briefbook.actions.exchange.folder.lines import name_key
from briefbook.actions.exchange.folder.links import COUNTRIES
from briefbook.actions.exchange.folder.typed import is_id
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.country import Country
from briefbook.model.dossier import Dossier, Filed, table_of
from briefbook.model.fields import NOBODY, Form, Uid, columns
from briefbook.model.kinds import KINDS, TABLES
from briefbook.model.person import Name, NameForm, Person
from briefbook.model.programme import Participant
from briefbook.model.record import Record, Stamp
from briefbook.model.visit import Visit

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "application/pdf": ".pdf", "text/plain": ".txt"}
_FILE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_.-]+)?")
_TELLING = ("title", "name", "headline", "subject", "label", "text", "topic", "rule")
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_LETTERS = str.maketrans({"đ": "dj", "Đ": "dj", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae"})


class Shelf:
    """The places of the records of one dossier.

    `places` holds a Filed for each record that is written as such, by uid; `ids` type and id of all that links can
    name; `rows` the names and participants that stand in the head of their parent, by its uid.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.places: dict[Uid, Filed] = {}
        self.ids: dict[str, tuple[str, str]] = {}
        self.rows: defaultdict[Uid, list[Record]] = defaultdict(list)
        self._taken: defaultdict[str, set[str]] = defaultdict(set)
        self._plain = Stamp(original=dossier.visit.stamp.original)
        self._named = _open_targets(dossier)
        self._given = {filed.record: filed for filed in dossier.filed}
        kept = [record for record in dossier.records if not isinstance(record, Visit) or record.id == dossier.visit.id]
        for record in kept:
            self._take_given(record)
        for record in kept:
            if record.id not in self.places:
                self._take_new(record)

    def file_order(self) -> dict[str, list[Record]]:
        """The records of each file in the order in which they are written."""
        slots: defaultdict[str, list[Record]] = defaultdict(list)
        for record in sorted(self.dossier.records, key=lambda r: self._slot(r)):
            if record.id in self._given and record.id in self.places:
                slots[self.places[record.id].file].append(record)
        for record in self.dossier.records:
            if record.id in self.places and record.id not in self._given:
                self._join(slots[self.places[record.id].file], record)
        return {file: _by_seq(records) for file, records in slots.items()}

    def _slot(self, record: Record) -> int:
        filed = self._given.get(record.id)
        return filed.seq if filed else 0

    def _join(self, records: list[Record], record: Record) -> None:
        """Put a new record after its parent and what belongs to that, else at the end."""
        parent = _parent(record)
        at = next((n for n, other in enumerate(records) if parent and other.id == parent), None)
        if at is None:
            records.append(record)
            return
        at += 1
        while at < len(records) and _parent(records[at]) == parent:
            at += 1
        records.insert(at, record)

    def _take_given(self, record: Record) -> None:
        """Keep the place that a folder gave, as far as it can be written."""
        filed = self._given.get(record.id)
        if not filed:
            return
        table = table_of(record)
        wanted = _own_id(record) or filed.id
        fits = is_id(wanted) or (isinstance(record, Country) and wanted in COUNTRIES)
        lies = _FILE.fullmatch(filed.file) and place_of(filed.file) in MAIN
        if not fits or not lies or wanted in self._taken[table]:
            del self._given[record.id]
            return
        media = "" if lies_outside(filed.media) else filed.media
        self._keep(record, replace(filed, id=wanted, media=media))

    def _take_new(self, record: Record) -> None:
        """Give a record without a place one, unless its parent's head or its code says it all."""
        if isinstance(record, Country) and record == _bare(record):
            self.ids[record.id] = ("country", record.iso)
        elif isinstance(record, Name) and self._is_plain_name(record):
            self.rows[record.person].append(record)
        elif isinstance(record, Participant) and self._is_plain_participant(record):
            self.rows[record.item].append(record)
        else:
            made = self._made_id(record)
            self._keep(record, Filed(record.id, made, self._file(record, made), 0))

    def _keep(self, record: Record, filed: Filed) -> None:
        table = table_of(record)
        self.places[record.id] = filed
        self.ids[record.id] = (table, filed.id)
        self._taken[table].add(filed.id)

    def _is_plain_name(self, name: Name) -> bool:
        """Whether a name is wholly said by a key of its person."""
        value = name.value if name.form is NameForm.VARIANT else ""
        expected = uids.row_uid(name.person, name_key(name), value)
        more = name.source or name.preferred
        return name.person in self.places and name.id == expected and not more and self._is_plain(name)

    def _is_plain_participant(self, row: Participant) -> bool:
        """Whether a participant is wholly said by an entry in the list of its item."""
        person = self.ids.get(row.person)
        if not person or row.item not in self.places:
            return False
        more = row.label or row.side or row.seat
        return row.id == uids.row_uid(row.item, "participants", person[1]) and not more and self._is_plain(row)

    def _is_plain(self, row: Record) -> bool:
        """Whether a row has nothing of its own beside its values, and nothing points at it."""
        stamp = replace(row.stamp, rev=0)
        return stamp == self._plain and not row.cites and row.id not in self._named

    def _made_id(self, record: Record) -> str:
        """A free id: what the record is called, for a child the id of its parent and a number."""
        table = table_of(record)
        own = _own_id(record)
        if own and own not in self._taken[table]:
            return own
        parent = self.ids.get(_parent(record))
        if parent and parent[0] not in ("visit", "book"):
            return self._free(table, parent[1][:34], 1)
        called = _slug(self._called(record))
        if called and called not in self._taken[table] and not _DEVICES.fullmatch(called):
            return called
        return self._free(table, called or table.replace("_", "-"), 2 if called else 1)

    def _free(self, table: str, stem: str, number: int) -> str:
        while f"{stem}-{number}" in self._taken[table]:
            number += 1
        return f"{stem}-{number}"

    def _called(self, record: Record) -> str:
        """The words that a person would look for, in Latin letters where there are some."""
        if isinstance(record, Person):
            names = {name.lang: name.value for name in self.dossier.names(record.id) if name.form is NameForm.FULL}
            return names.get(Lang.EN) or names.get(Lang.SR_LATN) or ""
        for field in _TELLING:
            value = getattr(record, field, "")
            if isinstance(value, LocalText):
                value = value.text(Lang.EN) or value.text(Lang.SR_LATN)
            if value:
                return str(value)
        return ""

    def _file(self, record: Record, made: str) -> str:
        """The file that a new record joins."""
        kind = TABLES[table_of(record)]
        parent = self.places.get(_parent(record))
        if parent and place_of(parent.file) == kind.place:
            return parent.file
        files = {filed.file for filed in self.places.values() if place_of(filed.file) == kind.place}
        if kind.place in files:
            return kind.place
        if kind.table == "point" and parent:
            return f"{kind.place}/{parent.id}"
        return f"{kind.place}/{made}" if kind.many or files else kind.place


def media_name(filed: Filed, mime: str, used: set[str]) -> str:
    """A free path for the picture or attachment of a record that has none."""
    suffix = SUFFIXES.get(mime, "") or PurePosixPath(filed.media).suffix or ".bin"
    name = f"media/{filed.id}{suffix}"
    number = 2
    while name.casefold() in used:
        name = f"media/{filed.id}-{number}{suffix}"
        number += 1
    return name


def _parent(record: Record) -> Uid:
    """Uid of the record that a record belongs to, or nobody."""
    column = TABLES[table_of(record)].parent
    return Uid(str(getattr(record, column))) if column else NOBODY


def _own_id(record: Record) -> str:
    """The id that a column of the record gives, where it can be one."""
    column = ID_COLUMNS.get(table_of(record))
    own = str(getattr(record, column)) if column else ""
    return own if is_id(own) or (isinstance(record, Country) and own in COUNTRIES) else ""


def _bare(country: Country) -> Country:
    """The country as a folder makes it that only names its code."""
    return Country(id=country.id, iso=country.iso, stamp=country.stamp, seq=country.seq)


def _open_targets(dossier: Dossier) -> set[str]:
    """Uids that links of open type name: these records need an id of their own."""
    found = set()
    for kind in KINDS:
        names = [name for name, column in columns(kind.record) if column.form is Form.OPEN]
        for record in dossier.of(kind.record) if names else ():
            found |= {str(getattr(record, name)) for name in names}
    return found


def _slug(text: str) -> str:
    """Words as an id: small Latin letters and digits, joined by dashes, at most 30 of them."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).lower()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:30].strip("-")


def _by_seq(records: list[Record]) -> list[Record]:
    """The records with each kind in the order of its `seq`, kinds in the slots that they have."""
    kinds: defaultdict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        kinds[type(record)].append(record)
    queues = {kind: iter(sorted(found, key=lambda record: record.seq)) for kind, found in kinds.items()}
    return [next(queues[type(record)]) for record in records]
