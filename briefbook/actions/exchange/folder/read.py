"""A briefing folder, or an overlay of one, to values: records, where they are filed, pictures, and every fault."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from briefbook.actions.exchange.folder import uids
from briefbook.actions.exchange.folder.annexes import check_annexes
from briefbook.actions.exchange.folder.build import Bench, build
from briefbook.actions.exchange.folder.columns import read_choice
from briefbook.actions.exchange.folder.faults import Fault, Faults, Spot, shortened
from briefbook.actions.exchange.folder.files import Layer, file_order, layers
from briefbook.actions.exchange.folder.links import COUNTRIES, Links
from briefbook.actions.exchange.folder.media import Found, Media
from briefbook.actions.exchange.folder.needs import check_names, check_needs
from briefbook.actions.exchange.folder.overlay import Files, check_alone, distinct, every, lay
from briefbook.actions.exchange.folder.typed import Typed, read_layer
from briefbook.errors import Notice, TextError, phrase
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang
from briefbook.model.country import Country
from briefbook.model.dossier import Blob, Dossier, Filed
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.kinds import KINDS, TABLE_OF
from briefbook.model.record import Record, Stamp
from briefbook.model.source import Attachment, Photo
from briefbook.model.visit import Visit

_NO_VISIT = Uid("00000000-0000-7000-8000-000000000000")
"""Stands in where a folder has no visit, so that all other faults can still be found."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder says. With faults the records are only what could be made out; nothing of them may be kept.

    `records` stand in the order of KINDS, `gone` holds the uids that overlays take away, `sha256` is that of all
    files together, `source` the name of the folder.
    """

    visit: Uid
    records: tuple[Record, ...]
    filed: tuple[Filed, ...]
    blobs: tuple[Blob, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Notice, ...] = ()
    gone: tuple[Uid, ...] = ()
    source: str = ""
    sha256: str = ""

    @property
    def dossier(self) -> Dossier:
        """The same as a dossier. Only for a reading without faults."""
        visit = next(record for record in self.records if isinstance(record, Visit))
        return Dossier(visit, self.records, self.filed, self.blobs)


def read_folder(source: Path) -> Reading:
    """The values of the folder at `source`; of `edition-2/` those of its parent with the overlays up to it.

    Never raises for what a folder holds: all faults of all files come back, sorted by file and line.
    """
    faults, notices = Faults(), list[Notice]()
    found = layers(source, faults)
    files, gone = _laid(found, faults, notices)
    visit = _visit(found, files, faults)
    _identify(files, visit, faults)
    media = Media(found, faults)
    records, takings = _build(files, visit, media, faults, notices)
    media.strangers()
    return Reading(
        visit=visit.uid if visit else NOBODY,
        records=_ordered(records),
        filed=_filed(files, takings),
        blobs=tuple({one.blob.sha256: one.blob for one in takings.values()}.values()),
        faults=faults.sorted(),
        notices=tuple(notices),
        gone=tuple(_uid_of(typed, visit) for typed in gone),
        source=found[0].shown(source.absolute().name),
        sha256=_sum(found, takings.values()),
    )


def _laid(found: list[Layer], faults: Faults, notices: list[Notice]) -> tuple[Files, list[Typed]]:
    """The records of the folder with its overlays laid on it, files by name, and those that overlays take away."""
    files: Files = {}
    gone: list[Typed] = []
    for number, layer in enumerate(found):
        typed = distinct(read_layer(layer, faults, notices), faults)
        layer.named = {record.text("file") for record in every(typed)}
        if number == 0:
            check_alone(typed, faults)
            files = typed
        else:
            files, taken = lay(files, typed, faults)
            gone += taken
    return {file: files[file] for file in sorted(files, key=file_order)}, gone


def _visit(found: list[Layer], files: Files, faults: Faults) -> Typed | None:
    """The folder's one visit, or None and a fault."""
    visits = [typed for typed in every(files) if typed.table == "visit"]
    for other in visits[1:]:
        first = visits[0].spot()
        faults.add(
            other.spot(),
            phrase(
                "a folder holds one visit; the first is in {file}:{line}. Make a folder of its own for this one.",
                file=first.file,
                line=str(first.line),
            ),
        )
    for book in [typed for typed in every(files) if typed.table == "book"][1:]:
        faults.add(book.spot(), phrase("a folder holds one book. Take this one out."))
    if not visits and not any(fault.file == "visit.md" for fault in faults.found):
        faults.add(
            Spot(found[0].shown("visit.md"), 1),
            phrase("there is no visit in visit.md. Write a head with its id, title, countries, zones and days."),
        )
    return visits[0] if visits else None


def _identify(files: Files, visit: Typed | None, faults: Faults) -> None:
    """Give every record its uid: the written one, that of the record it replaces, or one that follows from its id."""
    seen: dict[Uid, Typed] = {}
    ordered = [visit] if visit else []
    for typed in chain(ordered, (typed for typed in every(files) if typed is not visit)):
        typed.uid = _uid_of(typed, visit, faults)
        first = seen.setdefault(typed.uid, typed)
        if first is not typed:
            there = first.spot("uid")
            faults.add(
                typed.spot("uid"),
                phrase(
                    "this uid is already that of {file}:{line}. Leave the line out; a new one is made.",
                    file=there.file,
                    line=str(there.line),
                ),
            )


def _uid_of(typed: Typed, visit: Typed | None, faults: Faults | None = None) -> Uid:
    """The uid of a record; a written one that is none is a fault."""
    word = typed.text("uid")
    if uids.WRITTEN.fullmatch(word):
        return Uid(word)
    if word and faults:
        faults.add(
            typed.spot("uid"),
            phrase('"{uid}" is no UUIDv7 in small letters. Leave the line out; one is made.', uid=shortened(word)),
        )
    if typed.uid:
        return typed.uid
    if typed is visit:
        try:
            first = Day.read(typed.text("starts_on")).first
        except TextError:  # said where the key is read
            first = Day(1970).first
        return uids.visit_uid(first, typed.id)
    return uids.record_uid(visit.uid if visit else _NO_VISIT, typed.table, typed.id)


def _build(
    files: Files, visit: Typed | None, media: Media, faults: Faults, notices: list[Notice]
) -> tuple[list[Record], dict[Uid, Found]]:
    """All records with their places among their kind, and the file of each photo and attachment."""
    links = Links(visit.uid if visit else _NO_VISIT, every(files), faults)
    book = next((typed.uid for typed in every(files) if typed.table == "book"), NOBODY)
    bench = Bench(links, book, Lang.EN, faults, notices)
    bench.original = _original(visit)
    records: list[Record] = []
    takings: dict[Uid, Found] = {}
    for typed in every(files):
        if typed.table == "country" and typed.id not in COUNTRIES:
            faults.add(
                typed.spot("id"),
                phrase('"{text}" is no country. Write its two-letter ISO code, such as RS.', text=shortened(typed.id)),
            )
        made, *rows = build(typed, bench)
        check_needs(typed, made, faults)
        if isinstance(made, Photo | Attachment):
            taken = media.take(typed)
            if taken:
                takings[made.id] = taken
                made = with_file(made, taken)
        records += [made, *rows]
    check_annexes(every(files), records, takings, faults)
    check_names({typed.uid: typed for typed in every(files)}, records, faults)
    stamp = Stamp(original=bench.original)
    records += [Country(id=uid, stamp=stamp, iso=iso) for iso, uid in links.bare.items()]
    return _numbered(records), takings


def _original(visit: Typed | None) -> Lang:
    """The language that the visit is written in; a wrong one is said where the key is read."""
    try:
        return Lang(read_choice(Lang, "original", visit.text("original"))) if visit else Lang.EN
    except TextError:
        return Lang.EN


def with_file(record: Photo | Attachment, found: Found) -> Photo | Attachment:
    """The record with what follows from its file."""
    sha256, mime = found.blob.sha256, found.mime
    if isinstance(record, Photo):
        return replace(record, sha256=sha256, mime=mime, width=found.width, height=found.height)
    return replace(record, sha256=sha256, mime=mime, size=len(found.blob.content))


def _numbered(records: Iterable[Record]) -> list[Record]:
    """The records with `seq` counted from 1 within their kind, in reading order."""
    counts: defaultdict[type[Record], int] = defaultdict(int)
    out = []
    for record in records:
        counts[type(record)] += 1
        out.append(replace(record, seq=counts[type(record)]))
    return out


def _ordered(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records in the order of KINDS, within a kind by seq."""
    place = {kind.table: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(records, key=lambda record: (place[TABLE_OF[type(record)]], record.seq)))


def _filed(files: Files, takings: dict[Uid, Found]) -> tuple[Filed, ...]:
    """Where each record stands, counted from 1 in its file."""
    out = []
    for file, records in files.items():
        for seq, typed in enumerate(records, 1):
            media = takings[typed.uid].media if typed.uid in takings else ""
            out.append(Filed(typed.uid, typed.id, file, seq, media))
    return tuple(out)


def _sum(found: list[Layer], takings: Iterable[Found]) -> str:
    """SHA-256 over names and bytes of everything that was read; the same folder gives the same one anywhere."""
    whole = hashlib.sha256()
    for layer in found:
        for file, text in layer.records.items():
            whole.update(f"{layer.prefix}{file}\0{text}\0".encode())
    for sha256 in sorted(found.blob.sha256 for found in takings):
        whole.update(sha256.encode())
    return whole.hexdigest()
