"""One visit, whole: every record that its book may need, without a database."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeVar

from briefbook.model.fields import Uid
from briefbook.model.kinds import KINDS, TABLE_OF
from briefbook.model.person import Holding, Name
from briefbook.model.record import Record
from briefbook.model.visit import Visit

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a briefing folder writes a record: its id there, its file without ".md", its place in the file.

    `media` is the path of the picture or attachment itself, `media/x.png`; empty for every other record.
    """

    record: Uid
    id: str
    file: str
    seq: int
    media: str = ""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes of a photo or attachment, by their sha256."""

    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Dossier:
    """A visit and all records that belong to it or that those point at; safe in any thread.

    `records` stand in the order of KINDS, within a kind by `seq`. Being filed under a visit is what makes a shared
    record (a term, a source, a fact) part of it.
    """

    visit: Visit
    records: tuple[Record, ...]
    filed: tuple[Filed, ...] = ()
    blobs: tuple[Blob, ...] = ()
    _found: dict[str, Record] = field(init=False, repr=False, compare=False)
    _sorted: dict[type[Record], tuple[Record, ...]] = field(init=False, repr=False, compare=False)
    _owned: dict[tuple[type[Record], str], tuple[Record, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the records once."""
        parents = {kind.record: kind.parent for kind in KINDS}
        kinds: defaultdict[type[Record], list[Record]] = defaultdict(list)
        owned: defaultdict[tuple[type[Record], str], list[Record]] = defaultdict(list)
        for record in self.records:
            kinds[type(record)].append(record)
            if parents[type(record)]:
                owned[type(record), getattr(record, parents[type(record)])].append(record)
        object.__setattr__(self, "_found", {record.id: record for record in self.records})
        object.__setattr__(self, "_sorted", {kind: tuple(found) for kind, found in kinds.items()})
        object.__setattr__(self, "_owned", {key: tuple(found) for key, found in owned.items()})

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind, in order."""
        return tuple(record for record in self._sorted.get(kind, ()) if isinstance(record, kind))

    def find(self, uid: str) -> Record | None:
        """The record with this uid, or None where the dossier does not hold it (withheld, unknown, empty)."""
        return self._found.get(uid)

    def get(self, kind: type[R], uid: str) -> R | None:
        """The record of one kind with this uid, or None."""
        found = self._found.get(uid)
        return found if isinstance(found, kind) else None

    def children(self, kind: type[R], parent: str) -> tuple[R, ...]:
        """Records of one kind whose parent is `parent`, in order."""
        return tuple(record for record in self._owned.get((kind, parent), ()) if isinstance(record, kind))

    def names(self, person: str) -> tuple[Name, ...]:
        """Stored names of a person."""
        return self.children(Name, person)

    def holdings(self, person: str) -> tuple[Holding, ...]:
        """Offices of a person."""
        return self.children(Holding, person)

    def blob(self, sha256: str) -> bytes | None:
        """Bytes of a file, or None where the dossier does not hold them."""
        return next((blob.content for blob in self.blobs if blob.sha256 == sha256), None)


def table_of(record: Record) -> str:
    """Name of the table, and folder type, of a record."""
    return TABLE_OF[type(record)]
