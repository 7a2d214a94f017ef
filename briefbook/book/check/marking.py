"""Checks of markings: how secret a record is, and how the page that prints it is marked."""

from collections.abc import Iterator, Mapping

from briefbook.book.check.finding import found, label, on_pages
from briefbook.errors import Notice, Weight, phrase
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.kinds import TABLES
from briefbook.model.outline import Marking, Plan, StoredPaper
from briefbook.model.record import Record
from briefbook.model.visit import Visit


def marks(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Records that are marked more secret than the paper about them, or than the visit where no paper is.

    A paper without a marking has the visit's. Markings of different schemes, or without a rank, are not compared.
    """
    papers: dict[str, StoredPaper] = {
        paper.subject_uid: paper for paper in dossier.of(StoredPaper) if paper.include and paper.subject_uid
    }
    for record in on_pages(dossier):
        own = dossier.get(Marking, record.stamp.marking)
        if own is None or isinstance(record, (Visit, StoredPaper)):
            continue
        paper = _paper(dossier, papers, record)
        around = dossier.get(Marking, (paper.stamp.marking if paper else "") or dossier.visit.stamp.marking)
        if _above(own, around):
            what = phrase(
                "{record} is marked more secret than the paper that it stands in. Mark the paper, or leave it out.",
                record=label(dossier, record, plan.lang),
            )
            yield found("mark", record, "marking", what, Weight.MUST)


def _paper(dossier: Dossier, papers: Mapping[str, StoredPaper], record: Record) -> StoredPaper | None:
    """The paper about a record, or about the record that it belongs to."""
    at: Record | None = record
    while at is not None:
        if isinstance(at, StoredPaper):
            return at
        if at.id in papers:
            return papers[at.id]
        parent = TABLES[table_of(at)].parent
        at = dossier.find(getattr(at, parent)) if parent else None
    return None


def _above(own: Marking, around: Marking | None) -> bool:
    if own.rank is None:
        return False
    if around is None:
        return True
    return own.scheme == around.scheme and around.rank is not None and own.rank > around.rank
