"""What staff do with facts beside their columns: cite a source, put them in the book, paste a table of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from briefbook.actions.records import file_under, found
from briefbook.errors import StoreError, counted, phrase
from briefbook.lang.clean import clean_line
from briefbook.lang.day import Day
from briefbook.lang.fold import search_key
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.change import Changes
from briefbook.model.fact import Fact, FactKind
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.record import Audience, Cite, Record, Stamp
from briefbook.model.source import Source
from briefbook.model.visit import Visit
from briefbook.store.library import Library


class Pasted(NamedTuple):
    """A line of a table that was pasted; what it does not say is empty."""

    text: str
    value: Decimal | None = None
    unit: str = ""
    source: str = ""
    as_of: Day | None = None
    domain: str = ""


def paste(library: Library, *, visit: Uid, rows: Sequence[Pasted], lang: Lang) -> Changes:
    """Add a fact about the host country for each row; a source is found by its title, or added with it.

    Raises StoreError for a visit that is not there.
    """
    with library.transaction(counted("Paste {n} fact", "Paste {n} facts", len(rows))) as done:
        chief = _visit(library, visit)
        stamp = Stamp(original=lang)
        sources = {search_key(source.title): source.id for source in library.all(Source)}
        seq = max((fact.seq for fact in library.all(Fact)), default=0)
        fresh: list[Record] = []
        for place, row in enumerate(rows, start=1):
            key = search_key(row.source)
            if key and key not in sources:
                fresh.append(Source(id=fresh_uid(), title=clean_line(row.source), stamp=stamp, seq=len(sources) + 1))
                sources[key] = fresh[-1].id
            fresh.append(_fact(row, chief, stamp, seq + place, sources.get(key, NOBODY)))
        library.put_all(fresh)
        file_under(library, visit, fresh)
    return done.changes


def cite(library: Library, *, facts: Sequence[Uid], source: Uid) -> Changes:
    """Give records a first source; without one the first is taken away. Further ones stay."""
    with library.transaction(phrase("Edit: {field}", field=phrase("Source"))) as done:
        library.put_all(_cited(record, source) for record in found(library, facts))
    return done.changes


def put_in_book(library: Library, *, visit: Uid, facts: Sequence[Uid], shown: bool) -> Changes:
    """Print facts, or leave them out of every book; one that is about nothing becomes one about the host country."""
    n = len(facts)
    label = (
        counted("Put {n} fact in the book", "Put {n} facts in the book", n)
        if shown
        else counted("Leave {n} fact out", "Leave {n} facts out", n)
    )
    with library.transaction(label) as done:
        chief = _visit(library, visit)
        library.put_all(_shown(record, chief, shown=shown) for record in found(library, facts))
    return done.changes


def in_book(fact: Record) -> bool:
    """Whether a record prints at all."""
    return fact.stamp.audience is not Audience.NEVER


def _shown(record: Record, visit: Visit, *, shown: bool) -> Record:
    if shown is in_book(record):
        return record
    audience = None if shown else Audience.NEVER
    made = replace(record, stamp=replace(record.stamp, audience=audience))
    if isinstance(made, Fact) and shown and not made.subject_uid:
        return replace(made, subject_uid=visit.host_country)
    return made


def _cited(record: Record, source: Uid) -> Record:
    rest: Iterable[Cite] = (one for one in record.cites[1:] if one.source != source)
    first = (Cite(source),) if source else ()
    return record if record.cites[:1] == first else replace(record, cites=(*first, *rest))


def _fact(row: Pasted, visit: Visit, stamp: Stamp, seq: int, source: Uid) -> Fact:
    return Fact(
        id=fresh_uid(),
        subject_uid=visit.host_country,
        domain=clean_line(row.domain),
        text=LocalText.of({stamp.original: clean_line(row.text)}),
        kind=FactKind.NUMBER if row.value is not None else FactKind.EVENT,
        value=row.value,
        unit=clean_line(row.unit),
        as_of=row.as_of,
        cites=(Cite(source),) if source else (),
        stamp=stamp,
        seq=seq,
    )


def _visit(library: Library, uid: Uid) -> Visit:
    chief = library.get(Visit, uid)
    if chief is None:
        raise StoreError("There is no visit {uid} in the library. Choose one of its visits.", uid=uid)
    return chief
