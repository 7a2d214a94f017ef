"""What staff do with the outline of the book: leave papers out, move and rename papers and tabs.

A visit without an outline of its own prints that of an official visit; the first change stores it, in the same step.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefbook.book.outline import outlined
from briefbook.errors import StoreError, counted, phrase
from briefbook.lang.clean import clean_line
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.outline import StoredPaper, StoredTab
from briefbook.model.record import Record
from briefbook.store.library import Library

Known = dict[Uid, Uid]
"""Stored uid by the uid of the outline that was not stored yet; an outline that was stored leads to itself."""


def include(library: Library, *, visit: Uid, papers: Sequence[Uid], included: bool) -> Changes:
    """Print papers, or leave them out of the book."""
    n = len(papers)
    label = (
        counted("Print {n} paper", "Print {n} papers", n)
        if included
        else counted("Leave {n} paper out", "Leave {n} papers out", n)
    )
    with library.transaction(label) as done:
        known = _settle(library, visit)
        library.put_all(replace(_paper(library, known, uid), include=included) for uid in papers)
    return done.changes


def rename(library: Library, *, visit: Uid, uid: Uid, lang: Lang, text: str) -> Changes:
    """Give a tab or a paper another title in one language; a paper without a title is called after its subject."""
    with library.transaction(phrase("Rename in the outline"), joins=f"title {uid} {lang}") as done:
        known = _settle(library, visit)
        record = library.find(known.get(uid, uid))
        if not isinstance(record, StoredTab | StoredPaper):
            raise _gone()
        title = record.title.put(lang, clean_line(text))
        if isinstance(record, StoredPaper) or title:
            change: Callable[..., Record] = replace
            library.put(change(record, title=title))
    return done.changes


def move_paper(library: Library, *, visit: Uid, paper: Uid, tab: Uid, place: int) -> Changes:
    """Put a paper before the one that is at `place`, from 0, in a tab; papers get the addresses of their new places."""
    with library.transaction(phrase("Move a paper")) as done:
        known = _settle(library, visit)
        moved = _paper(library, known, paper)
        home, away = known.get(tab, tab), moved.tab
        others = [one for one in library.all(StoredPaper, home) if one.id != moved.id]
        before = library.all(StoredPaper, home)[:place]
        at = sum(1 for one in before if one.id != moved.id)
        others.insert(at, replace(moved, tab=home))
        _number(library, home, others)
        if away != home:
            _number(library, away, [one for one in library.all(StoredPaper, away) if one.id != moved.id])
    return done.changes


def move_tab(library: Library, *, visit: Uid, tab: Uid, place: int) -> Changes:
    """Put a tab before the one that is at `place`, from 0, among the numbered tabs; all are numbered anew."""
    with library.transaction(phrase("Move a tab")) as done:
        known = _settle(library, visit)
        moved = library.find(known.get(tab, tab))
        if not isinstance(moved, StoredTab) or not moved.number:
            raise _gone()
        tabs = [one for one in library.all(StoredTab, moved.book) if one.number]
        rest = [one for one in tabs if one.id != moved.id]
        at = sum(1 for one in tabs[:place] if one.id != moved.id)
        rest.insert(at, moved)
        for number, one in enumerate(rest, start=1):
            library.put(replace(one, number=str(number), seq=number))
            _number(library, one.id, list(library.all(StoredPaper, one.id)))
    return done.changes


def _settle(library: Library, visit: Uid) -> Known:
    """Store the outline of a visit that has none; see Known."""
    dossier = library.dossier(visit)
    if dossier.of(StoredTab):
        return {}
    whole = outlined(dossier)
    fresh = [record for record in whole.records if dossier.find(record.id) is None]
    known = {record.id: fresh_uid() for record in fresh}
    library.put_all(_stored(record, known) for record in fresh)
    return known


def _stored(record: Record, known: Known) -> Record:
    values: dict[str, object] = {"id": known[record.id]}
    match record:
        case StoredTab():
            values["book"] = known.get(record.book, record.book)
        case StoredPaper():
            values["tab"] = known.get(record.tab, record.tab)
    change: Callable[..., Record] = replace
    return change(record, **values)


def _number(library: Library, tab: Uid, papers: Sequence[StoredPaper]) -> None:
    """Store the papers of a tab in this order with the addresses that follow from it."""
    found = library.get(StoredTab, tab)
    number = found.number if found and found.number else "0"
    library.put_all(replace(paper, seq=place, code=f"{number}.{place}") for place, paper in enumerate(papers, start=1))


def _paper(library: Library, known: Known, uid: Uid) -> StoredPaper:
    found = library.get(StoredPaper, known.get(uid, uid))
    if found is None:
        raise _gone()
    return found


def _gone() -> StoreError:
    return StoreError("The record is not there any more; somebody removed it. Choose another one.")


def outline(dossier: Dossier) -> tuple[tuple[StoredTab, tuple[StoredPaper, ...]], ...]:
    """The tabs with their papers, left out ones included: the stored outline, else that of an official visit."""
    whole = outlined(dossier)
    return tuple((tab, whole.children(StoredPaper, tab.id)) for tab in whole.of(StoredTab))
