"""Records made from what was typed: every key read by the form of its column."""

from collections.abc import Callable
from dataclasses import dataclass, field

from briefbook.actions.exchange.folder.columns import read_choice, read_plain
from briefbook.actions.exchange.folder.faults import Faults, Spot, nearest, one_of, shortened
from briefbook.actions.exchange.folder.keys import (
    DEFAULTED,
    ID_COLUMNS,
    LANGS,
    STAMP,
    STATES,
    Key,
    all_keys,
    keys_of,
    stamp_keys,
)
from briefbook.actions.exchange.folder.links import Links
from briefbook.actions.exchange.folder.locals import local_texts
from briefbook.actions.exchange.folder.rows import cites_of, names_of, participants_of
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.errors import Notice, TextError, phrase
from briefbook.lang.clean import clean_line
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang
from briefbook.model.fields import NOBODY, Form, Uid
from briefbook.model.kinds import TABLES
from briefbook.model.programme import ItemState
from briefbook.model.record import Audience, Clearance, Record, Stamp

_SINGLE = frozenset({"type", "id", "uid", "gone", "after", "file", *STAMP})
UNKNOWN = {("item", "state"): ItemState.TBC}
"""What a choice is when nothing is written, where the library's own default would claim more than is known."""


@dataclass(slots=True)
class Bench:
    """What building one folder needs: its links, the language of its visit, and where remarks go."""

    links: Links
    book: Uid
    original: Lang
    faults: Faults
    notices: list[Notice] = field(default_factory=list)


def build(typed: Typed, bench: Bench) -> list[Record]:
    """The record of a head and its texts, first, then the rows made from its names and lists."""
    check_keys(typed, bench.faults)
    values: dict[str, object] = dict(local_texts(typed, bench.faults, bench.notices))
    for key, column in keys_of(typed.table).items():
        if not column.local and key in typed.keys and not typed.keys[key].empty:
            value = _value(column, typed, bench)
            if value is not None:
                values[column.name] = value
        elif (typed.table, column.name) in UNKNOWN:
            values[column.name] = UNKNOWN[typed.table, column.name]
    if typed.table in ID_COLUMNS:
        values[ID_COLUMNS[typed.table]] = typed.id
    values |= _unsaid_parents(typed, bench)
    stamp = read_stamp(typed, bench)
    make: Callable[..., Record] = TABLES[typed.table].record
    record = make(id=typed.uid, stamp=stamp, cites=cites_of(typed, bench.links, bench.faults), **values)
    rows = Stamp(original=bench.original)
    if typed.table == "person":
        return [record, *names_of(typed, rows, bench.faults)]
    if typed.table == "item":
        return [record, *participants_of(typed, rows, bench.links, bench.faults)]
    return [record]


def _unsaid_parents(typed: Typed, bench: Bench) -> dict[str, object]:
    """The folder's one visit and book, which no head names."""
    parent = TABLES[typed.table].parent
    return {parent: bench.links.visit if parent == "visit" else bench.book} if parent in ("visit", "book") else {}


def _value(key: Key, typed: Typed, bench: Bench) -> object | None:
    """The value of one plain key or list, or None and a fault."""
    spot = typed.spot(key.key)
    column, links = key.column, bench.links
    several = typed.keys[key.key].several
    if column.form is Form.LINKS:
        return _several_links(column.target, several, spot, bench)
    if column.form is Form.LINES:
        found = [_checked(key, word, spot, bench) for word in several]
        return tuple(line for line in found if isinstance(line, str) and line)
    if isinstance(typed.keys[key.key].text, tuple):
        bench.faults.add(spot, phrase('"{key}" takes one value, not a list.', key=key.key))
        return None
    if column.form is Form.LINK:
        return links.one(column.target, several[0], spot)
    if column.form is Form.OPEN:
        return links.any(several[0], spot)
    return _checked(key, several[0], spot, bench)


def _checked(key: Key, text: str, spot: Spot, bench: Bench) -> object | None:
    """The value of one text, or None and a fault."""
    try:
        return read_plain(key.column, key.key, text)
    except TextError as wrong:
        bench.faults.add(spot, wrong.phrase)
        return None


def _several_links(table: str, words: tuple[str, ...], spot: Spot, bench: Bench) -> tuple[Uid, ...]:
    """The records of a list, each once."""
    found: list[Uid] = []
    for word in words:
        uid = bench.links.one(table, word, spot)
        if uid and uid in found:
            bench.faults.add(spot, phrase('"{word}" is named twice. Name it once.', word=shortened(word)))
        elif uid:
            found.append(uid)
    return tuple(found)


def read_stamp(typed: Typed, bench: Bench) -> Stamp:
    """What the head says about the record itself; a type's own column of the same name is not looked at."""
    said = {key: typed.text(key) for key in stamp_keys(typed.table)}
    values: dict[str, object] = {"original": bench.original}
    choices = {"original": Lang, "clearance": Clearance, "audience": Audience}
    for key, word in said.items():
        spot = typed.spot(key)
        try:
            if not word:
                continue
            if key in choices:
                values[key] = read_choice(choices[key], key, word)
            elif key == "checked_on":
                values[key] = Day.read(word)
            elif key == "marking":
                values[key] = bench.links.one("marking", word, spot)
            else:
                values[key] = clean_line(word)
        except TextError as wrong:
            bench.faults.add(spot, wrong.phrase)
    make: Callable[..., Stamp] = Stamp
    return make(**values)


def check_keys(typed: Typed, faults: Faults) -> None:
    """Faults for keys that the type does not have or that are not written so."""
    columns = keys_of(typed.table)
    known = all_keys(typed.table)
    for key, value in typed.keys.items():
        base, dot, _ = key.partition(".")
        spot = Spot(typed.shown, value.line)
        column = columns.get(base)
        if column and column.local:
            if not dot and column.column.form is Form.TEXT:
                faults.add(
                    spot, phrase('"{key}" is a text. Write it below the head, under a line "# {key}.en".', key=base)
                )
            elif not dot:
                _one_form(base, typed.table, spot, faults)
        elif (base == "name" and typed.table == "person") or base in STATES:
            if not dot:
                _one_form(base, typed.table, spot, faults)
        elif base not in known:
            unknown_key(key, typed, spot, faults)
        elif isinstance(value.text, tuple) and base in _SINGLE:
            faults.add(spot, phrase('"{key}" takes one value, not a list.', key=base))
        elif dot and base != "cites":
            faults.add(spot, phrase('"{key}" of {table} has one form. Write {key}:', key=base, table=typed.table))


def _one_form(base: str, table: str, spot: Spot, faults: Faults) -> None:
    """A localised key without its language."""
    faults.add(
        spot,
        phrase(
            '"{key}" of {table} is written by language. Write {keys}.',
            key=base,
            table=table,
            keys=one_of(f"{base}.{lang}" for lang in LANGS),
        ),
    )


def unknown_key(key: str, typed: Typed, spot: Spot, faults: Faults) -> None:
    """A key that the type does not have, with the likeliest one: alike, else the best with the same first letter."""
    base, dot, tag = key.partition(".")
    known = all_keys(typed.table)
    alike = [other for other in known if other[:1] == base[:1]]
    near = nearest(base, known) or nearest(base, alike, cutoff=0.0)
    if near:
        meant = f"{near}.{tag}" if dot and tag in LANGS and near in keys_of(typed.table) else near
        faults.add(
            spot,
            phrase(
                '"{key}" is not a key of {table}. Did you mean "{near}"?',
                key=shortened(key),
                table=typed.table,
                near=meant,
            ),
        )
    else:
        faults.add(
            spot,
            phrase(
                '"{key}" is not a key of {table}. Write one of {keys}.',
                key=shortened(key),
                table=typed.table,
                keys=", ".join(known),
            ),
        )


def is_default(table: str, name: str, value: object) -> bool:
    """Whether a choice is left out when written, because it is the default."""
    if (table, name) not in DEFAULTED:
        return False
    fresh: object = getattr(TABLES[table].record(id=NOBODY), name)
    return value == fresh
