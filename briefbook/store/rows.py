"""Rows and records: reading any set of records with a fixed number of queries per table, and turning both ways."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import StoreError, TextError
from briefbook.lang.dates import Day, Period
from briefbook.lang.tongue import Lang, LocalText, Standing, Wording
from briefbook.model.fields import Column, Form, Uid, columns
from briefbook.model.kinds import KINDS, TABLE_OF, TABLES, Kind
from briefbook.model.record import Audience, Cite, Clearance, Record, Stamp
from briefbook.store.schema.tables import LINKS, Link

STAMP = ("rev", "lang", "state", "cleared_by", "cleared_at", "audience", "marking", "owner", "checked_on")
_LANGS = {lang.value: lang for lang in Lang}
_STANDINGS = {standing.value: standing for standing in Standing}


@dataclass(slots=True)
class Row:
    """A record as the tables hold it, with uids in the place of row ids.

    `columns` are its own ones and `seq`, `stamp` those of `record`; `words` maps field and language to text,
    standing and of_rev; `links` maps a link table to the uids in order; `cites` are field, source uid and locator.
    """

    kind: Kind
    uid: str
    columns: dict[str, Any]
    stamp: dict[str, Any]
    words: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cites: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind lies in the tables: plain columns and how their values are read, those that point at a record,
    localised fields, link tables, and the SELECT of its own table.
    """

    plain: tuple[tuple[str, Column], ...]
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]
    pointing: tuple[str, ...]
    words: tuple[str, ...]
    links: tuple[Link, ...]
    select: str


def _focus(stored: str) -> tuple[float, float]:
    left, top = stored.split()
    return float(left), float(top)


_FROM: dict[Form, Callable[[Any], Any]] = {
    Form.LINES: lambda stored: tuple(json.loads(stored)),
    Form.DAY: Day.read,
    Form.PERIOD: Period.read,
    Form.MOMENT: datetime.fromisoformat,
    Form.TIME: time.fromisoformat,
    Form.NUMBER: Decimal,
    Form.YES: bool,
    Form.FOCUS: _focus,
}
_AS_STORED = (Form.LINE, Form.ZONE, Form.WHOLE, Form.HIDDEN)


def _reader(column: Column) -> Callable[[Any], Any]:
    """The function from a stored value of this column to the model's."""
    if column.choice:
        choices = {choice.value: choice for choice in column.choice}
        return lambda stored: None if stored is None else choices[stored]
    if column.form in (Form.LINK, Form.OPEN):
        return lambda stored: stored or ""
    read_one = _FROM[column.form]
    return lambda stored: None if stored is None else read_one(stored)


def _shape(kind: Kind) -> Shape:
    declared = columns(kind.record)
    plain = tuple((name, column) for name, column in declared if column.form not in (Form.WORDS, Form.TEXT, Form.LINKS))
    chosen = [
        f"(SELECT far.uid FROM {column.target} AS far WHERE far.id = {kind.table}.{name})"
        if column.form is Form.LINK
        else f"{kind.table}.{name}"
        for name, column in plain
    ]
    return Shape(
        plain,
        tuple((name, _reader(column)) for name, column in plain if column.form not in _AS_STORED),
        tuple(name for name, column in plain if column.form in (Form.LINK, Form.OPEN)),
        tuple(name for name, column in declared if column.form in (Form.WORDS, Form.TEXT)),
        tuple(link for link in LINKS if link.owner == kind.table),
        f"SELECT {', '.join((f'{kind.table}.uid', f'{kind.table}.seq', *chosen))} FROM {kind.table}",
    )


SHAPES: dict[str, Shape] = {kind.table: _shape(kind) for kind in KINDS}


def read(conn: sqlite.Connection, uids: Iterable[str]) -> dict[str, Row]:
    """The rows of those records that exist, by uid, in the order of `uids`."""
    wanted = list(dict.fromkeys(uids))
    asked = json.dumps(wanted)
    found: dict[str, Row] = {}
    by_kind: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    select = f"SELECT uid, kind, {', '.join(STAMP)} FROM record WHERE uid IN (SELECT value FROM json_each(?))"
    for uid, kind, *stamp in conn.execute(select, [asked]):
        by_kind[kind][uid] = dict(zip(STAMP, stamp, strict=True))
    for kind, stamps in by_kind.items():
        _read_own(conn, TABLES[kind], stamps, found)
    if found:
        _read_words(conn, asked, found)
        _read_cites(conn, asked, found)
    return {uid: found[uid] for uid in wanted if uid in found}


def _read_own(conn: sqlite.Connection, kind: Kind, stamps: dict[str, dict[str, Any]], found: dict[str, Row]) -> None:
    """Read the own columns and links of the records of one kind into `found`."""
    shape = SHAPES[kind.table]
    asked = json.dumps(list(stamps))
    names = ("seq", *(name for name, _ in shape.plain))
    where = f"{shape.select} WHERE {kind.table}.uid IN (SELECT value FROM json_each(?))"
    for uid, *values in conn.execute(where, [asked]):
        links: dict[str, tuple[str, ...]] = {link.table: () for link in shape.links}
        found[uid] = Row(kind, uid, dict(zip(names, values, strict=True)), stamps[uid], links=links)
    for link in shape.links:
        targets: defaultdict[str, list[str]] = defaultdict(list)
        for uid, target in conn.execute(
            f"SELECT own.uid, far.uid FROM {link.table} AS l JOIN {link.owner} AS own ON own.id = l.{link.owner} "
            f"JOIN {link.target} AS far ON far.id = l.{link.target} "
            f"WHERE own.uid IN (SELECT value FROM json_each(?)) ORDER BY l.{link.owner}, l.seq",
            [asked],
        ):
            targets[uid].append(target)
        for uid, several in targets.items():
            found[uid].links[link.table] = tuple(several)


def _read_words(conn: sqlite.Connection, asked: str, found: dict[str, Row]) -> None:
    select = (
        "SELECT record_uid, field, lang, value, state, of_rev FROM wording "
        "WHERE record_uid IN (SELECT value FROM json_each(?))"
    )
    for uid, name, lang, *wording in conn.execute(select, [asked]):
        if uid in found:
            found[uid].words[name, lang] = (wording[0], wording[1], wording[2])


def _read_cites(conn: sqlite.Connection, asked: str, found: dict[str, Row]) -> None:
    cites: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    select = (
        "SELECT target_uid, field, source.uid, locator FROM citation JOIN source ON source.id = citation.source "
        "WHERE target_uid IN (SELECT value FROM json_each(?)) ORDER BY target_uid, citation.seq"
    )
    for uid, name, source, locator in conn.execute(select, [asked]):
        cites[uid].append((name, source, locator))
    for uid, several in cites.items():
        if uid in found:
            found[uid].cites = tuple(several)


def freshness(row: Row, name: str) -> int:
    """The least of_rev that a translation of field `name` must have to be no older than the original."""
    original = row.words.get((name, row.stamp["lang"]))
    return original[2] if original else 1


def to_row(record: Record) -> Row:
    """The record as a row; of_rev is 1 for a wording and 0 for a stale one, until it is settled against the file."""
    kind = TABLES[TABLE_OF[type(record)]]
    shape = SHAPES[kind.table]
    own: dict[str, Any] = {"seq": record.seq}
    for name, column in shape.plain:
        value = getattr(record, name)
        own[name] = None if value is None else _INTO[column.form](value)
    words = {
        (name, lang.value): (wording.text, wording.standing.value, int(not wording.stale))
        for name in shape.words
        for lang, wording in getattr(record, name).wordings
        if wording.text
    }
    links = {link.table: tuple(dict.fromkeys(getattr(record, link.column))) for link in shape.links}
    cites = tuple(dict.fromkeys((cite.field, cite.source, cite.locator) for cite in record.cites))
    return Row(kind, record.id, own, _stamp_row(record.stamp), words, links, cites)


def _stamp_row(stamp: Stamp) -> dict[str, Any]:
    return {
        "rev": stamp.rev,
        "lang": stamp.original.value,
        "state": stamp.clearance.value,
        "cleared_by": stamp.cleared_by,
        "cleared_at": stamp.cleared_at.isoformat() if stamp.cleared_at else None,
        "audience": stamp.audience.value if stamp.audience else None,
        "marking": stamp.marking or None,
        "owner": stamp.owner,
        "checked_on": str(stamp.checked_on) if stamp.checked_on else None,
    }


def to_record(row: Row) -> Record:
    """The row as a record of the model.

    Raises StoreError where a value is none of its kind: the file is damaged or another program wrote it.
    """
    shape = SHAPES[row.kind.table]
    try:
        values = dict(row.columns)
        for name, reader in shape.readers:
            values[name] = reader(values[name])
        for name in shape.words:
            values[name] = _local_text(row, name)
        for link in shape.links:
            values[link.column] = tuple(Uid(uid) for uid in row.links.get(link.table, ()))
        cites = tuple(Cite(Uid(source), locator, name) for name, source, locator in row.cites)
        stamp = _stamp(row.stamp)
        return row.kind.record(id=Uid(row.uid), stamp=stamp, cites=cites, **values)
    except (ValueError, TypeError, KeyError, ArithmeticError, TextError) as fault:
        raise StoreError(
            "The {kind} {uid} holds a value that it cannot have: the library is damaged, or another program changed "
            "it. Restore a backup.",
            kind=row.kind.table,
            uid=row.uid,
        ) from fault


def _local_text(row: Row, name: str) -> LocalText:
    base = freshness(row, name)
    made = []
    for tag, lang in _LANGS.items():
        wording = row.words.get((name, tag))
        if wording:
            stale = wording[2] < base and tag != row.stamp["lang"]
            made.append((lang, Wording(wording[0], _STANDINGS[wording[1]], stale)))
    return LocalText(tuple(made))


def _stamp(stamp: dict[str, Any]) -> Stamp:
    cleared_at, checked_on, audience = stamp["cleared_at"], stamp["checked_on"], stamp["audience"]
    return Stamp(
        original=_LANGS[stamp["lang"]],
        clearance=Clearance(stamp["state"]),
        cleared_by=stamp["cleared_by"],
        cleared_at=datetime.fromisoformat(cleared_at) if cleared_at else None,
        audience=Audience(audience) if audience else None,
        marking=Uid(stamp["marking"] or ""),
        owner=stamp["owner"],
        checked_on=Day.read(checked_on) if checked_on else None,
        rev=stamp["rev"],
    )


def _same(value: Any) -> Any:
    return value


_INTO: dict[Form, Callable[[Any], Any]] = {
    Form.LINE: _same,
    Form.LINES: lambda lines: json.dumps(list(lines), ensure_ascii=False),
    Form.DAY: str,
    Form.PERIOD: str,
    Form.MOMENT: lambda moment: moment.isoformat(),
    Form.TIME: lambda at: at.isoformat() if at.second or at.microsecond else f"{at:%H:%M}",
    Form.ZONE: _same,
    Form.NUMBER: str,
    Form.WHOLE: _same,
    Form.YES: int,
    Form.CHOICE: lambda choice: choice.value,
    Form.FOCUS: lambda focus: f"{focus[0]!r} {focus[1]!r}",
    Form.LINK: lambda uid: uid or None,
    Form.OPEN: lambda uid: uid or None,
    Form.HIDDEN: _same,
}
