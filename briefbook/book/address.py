"""Addresses: the paper of a record, the number of a source, the sides and pages in the contents."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefbook.model.agreement import Agreement, Provision
from briefbook.model.brief import Brief
from briefbook.model.dossier import Dossier
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.model.record import Record
from briefbook.model.site import Site
from briefbook.model.source import Source
from briefbook.tree.nodes import Block, Book, Box, Columns, Contents, Entry, Paper

_REFERENCE = (PaperKind.NOTES, PaperKind.ANNEX)


def codes(papers: Iterable[StoredPaper], dossier: Dossier) -> dict[str, str]:
    """Paper code by uid: of each paper, of its subject, and of the items and provisions that it treats.

    Where several papers treat a record, the first one that is no note sheet or annex counts.
    """
    made: dict[str, str] = {}
    given = tuple(papers)
    for paper in (*(p for p in given if p.kind not in _REFERENCE), *(p for p in given if p.kind in _REFERENCE)):
        made.setdefault(paper.id, paper.code)
        subject = dossier.find(paper.subject_uid)
        if subject is None:
            continue
        made.setdefault(subject.id, paper.code)
        for uid in _treated(subject, dossier):
            made.setdefault(uid, paper.code)
    return made


def _treated(subject: Record, dossier: Dossier) -> tuple[str, ...]:
    match subject:
        case Brief():
            return (subject.item,) if subject.item else ()
        case Agreement():
            provisions = (p.id for p in dossier.children(Provision, subject.id))
            return (*((subject.item,) if subject.item else ()), *provisions)
        case Site():
            return subject.items
        case _:
            return ()


def kinds(papers: Iterable[StoredPaper]) -> dict[PaperKind, str]:
    """Code of the first paper of each kind."""
    made: dict[PaperKind, str] = {}
    for paper in papers:
        made.setdefault(paper.kind, paper.code)
    return made


def numbers(dossier: Dossier) -> dict[str, int]:
    """Printed number of each source, from 1, in the order in which they are kept: a later one is appended."""
    return {source.id: number for number, source in enumerate(dossier.of(Source), start=1)}


def source_anchor(number: int) -> str:
    """The name of a source's place in the list of sources."""
    return f"s{number}"


def paged(book: Book, pages: Mapping[str, tuple[int, int]]) -> Book:
    """The book with sides and first page of each paper, by code, in every contents, and its sides in each paper.

    A tab counts the sides of its papers and begins where the first of them begins; what is not in `pages` stays 0.
    """
    known = dict(pages)
    for tab in book.tabs:
        own = [pages[paper.code] for paper in tab.papers if paper.code in pages]
        if tab.number and own:
            known[f"tab {tab.number}"] = (sum(sides for sides, _ in own), own[0][1])
    tabs = tuple(replace(tab, papers=tuple(_paged_paper(paper, known) for paper in tab.papers)) for tab in book.tabs)
    return replace(book, tabs=tabs)


def _paged_paper(paper: Paper, pages: Mapping[str, tuple[int, int]]) -> Paper:
    blocks = tuple(_paged_block(block, pages) for block in paper.blocks)
    sides, _ = pages.get(paper.code, (paper.sides, 0))
    return replace(paper, blocks=blocks, sides=sides)


def _paged_block(block: Block, pages: Mapping[str, tuple[int, int]]) -> Block:
    match block:
        case Contents():
            return replace(block, entries=tuple(_paged_entry(entry, pages) for entry in block.entries))
        case Box():
            return replace(block, blocks=tuple(_paged_block(inner, pages) for inner in block.blocks))
        case Columns():
            parts = tuple(
                replace(part, blocks=tuple(_paged_block(inner, pages) for inner in part.blocks)) for part in block.parts
            )
            return replace(block, parts=parts)
        case _:
            return block


def _paged_entry(entry: Entry, pages: Mapping[str, tuple[int, int]]) -> Entry:
    sides, page = pages.get(entry.code if entry.paper else f"tab {entry.code}", (entry.sides, entry.page))
    return replace(entry, sides=sides, page=page)
