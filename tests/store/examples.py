"""Records for the tests of the store: one of each kind that hang together, and any record of any kind."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from briefbook.lang.dates import Day, Period
from briefbook.lang.tongue import Lang, LocalText, Standing, Wording
from briefbook.model.fields import Column, Form, Uid, column_of, columns
from briefbook.model.kinds import KINDS, TABLES, Kind
from briefbook.model.record import Audience, Cite, Clearance, Record, Stamp

OPEN_TARGETS = ("person", "visit", "country", "organisation")

# What `clean` lets through: no surrogates, no control characters but tab and line feed.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t\u200c"),
    max_size=40,
)


def anchor(table: str) -> Uid:
    return Uid(f"{table}-1")


def anchors() -> list[Record]:
    """One record of each kind; every link that a kind can have leads to the anchor of its target."""
    made: list[Record] = []
    for kind in KINDS:
        values: dict[str, object] = {}
        for name, column in columns(kind.record):
            if column.form is Form.LINK and (name == kind.parent or column.target != kind.table):
                values[name] = anchor(column.target)
            elif column.form is Form.OPEN:
                values[name] = anchor("person")
            elif column.form is Form.LINKS:
                values[name] = (anchor(column.target),)
            elif column.form is Form.WORDS and column.needed:
                values[name] = LocalText.of({Lang.EN: f"{kind.table} in words", Lang.FA: "به فارسی"})
            elif column.form is Form.LINE and column.needed:
                values[name] = f"{kind.table} line"
        made.append(kind.record(id=anchor(kind.table), **values))  # type: ignore[arg-type]
    return made


def without_rev(record: Record) -> Record:
    return replace(record, stamp=replace(record.stamp, rev=0))


@st.composite
def days(draw: st.DrawFn) -> Day:
    full = draw(st.dates(date(1931, 1, 1), date(2099, 12, 31)))
    form = draw(st.sampled_from(["full", "month", "year", "jalali month", "jalali year"]))
    if form.startswith("jalali"):
        return Day(1310 + full.year % 160, full.month if form == "jalali month" else 0, jalali=True)
    if form == "full":
        return Day.of(full)
    return Day(full.year, full.month if form == "month" else 0)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(days()), draw(days())), key=lambda day: day.first)
    return Period(first, last) if last.last >= first.first else Period(first, first)


def local_texts(original: Lang) -> st.SearchStrategy[LocalText]:
    """Any LocalText; an original is never stale, since stale means older than the original."""

    def wording(lang: Lang) -> st.SearchStrategy[Wording]:
        stale = st.just(False) if lang is original else st.booleans()
        return st.builds(Wording, TEXTS.filter(bool), st.sampled_from(Standing), stale)

    return st.lists(st.sampled_from(Lang), unique=True).flatmap(
        lambda langs: st.fixed_dictionaries({lang: wording(lang) for lang in langs}).map(LocalText.of)
    )


def values(column: Column, original: Lang) -> st.SearchStrategy[object]:
    """Any value of a column."""
    maybe = st.none()
    match column.form:
        case Form.LINE | Form.ZONE:
            return TEXTS
        case Form.HIDDEN:
            return st.integers(0, 2**40) if column.whole else TEXTS
        case Form.WORDS | Form.TEXT:
            return local_texts(original)
        case Form.LINES:
            return st.lists(TEXTS, max_size=3).map(tuple)
        case Form.DAY:
            return maybe | days()
        case Form.PERIOD:
            return maybe | periods()
        case Form.MOMENT:
            zones = st.sampled_from([UTC, timezone(timedelta(hours=3, minutes=30)), timezone(timedelta(hours=-5))])
            return maybe | st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=zones)
        case Form.TIME:
            return maybe | st.times().map(lambda at: time(at.hour, at.minute))
        case Form.NUMBER:
            return maybe | st.decimals(allow_nan=False, allow_infinity=False).map(lambda n: Decimal(str(n)))
        case Form.WHOLE:
            return maybe | st.integers(-(2**63), 2**63 - 1)
        case Form.YES:
            return st.booleans()
        case Form.CHOICE:
            return st.sampled_from(list(column.choice or ()))
        case Form.FOCUS:
            return maybe | st.tuples(st.floats(0, 1), st.floats(0, 1))
        case Form.LINK:
            return st.sampled_from([Uid(""), anchor(column.target)])
        case Form.OPEN:
            return st.sampled_from([Uid(""), *(anchor(table) for table in OPEN_TARGETS)])
        case Form.LINKS:
            return st.sampled_from([(), (anchor(column.target),)])


def stamps() -> st.SearchStrategy[Stamp]:
    return st.builds(
        Stamp,
        original=st.sampled_from(Lang),
        clearance=st.sampled_from(Clearance),
        cleared_by=TEXTS,
        cleared_at=st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
        audience=st.none() | st.sampled_from(Audience),
        marking=st.sampled_from([Uid(""), anchor("marking")]),
        owner=TEXTS,
        checked_on=st.none() | days(),
    )


@st.composite
def records(draw: st.DrawFn, kind: Kind, uid: str = "any") -> Record:
    """Any record of a kind; its links lead to anchors, or nowhere where that is allowed."""
    stamp = draw(stamps())
    own = {name: draw(values(column, stamp.original)) for name, column in columns(kind.record)}
    defaults = {field.name: field.default for field in fields(kind.record)}
    for name, column in columns(kind.record):
        if name == kind.parent and column.needed:
            own[name] = anchor(column.target)
        if column.form is Form.CHOICE and defaults[name] is None and draw(st.booleans()):
            own[name] = None
    cites = st.builds(Cite, st.just(anchor("source")), TEXTS, st.sampled_from(["", "text"]))
    return kind.record(
        id=Uid(uid),
        stamp=stamp,
        seq=draw(st.integers(0, 1000)),
        cites=tuple(draw(st.lists(cites, max_size=3, unique=True))),
        **own,  # type: ignore[arg-type]
    )


def any_record(uid: str = "any") -> st.SearchStrategy[Record]:
    return st.sampled_from(KINDS).flatmap(lambda kind: records(kind, uid))


def needed_parent(table: str) -> bool:
    kind = TABLES[table]
    declared = {field.name: field for field in fields(kind.record)}
    return bool(kind.parent) and column_of(declared[kind.parent]).needed
