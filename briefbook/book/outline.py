"""The outline of the book: the stored one, or that of the template "Official visit"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefbook.errors import Phrase, phrase
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.agreement import Agreement
from briefbook.model.brief import Brief
from briefbook.model.dossier import Dossier
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.kinds import KINDS
from briefbook.model.outline import BriefingBook, Layout, PaperKind, Plan, Reader, StoredPaper, StoredTab
from briefbook.model.person import Person
from briefbook.model.programme import Participant
from briefbook.model.record import Record, Side, Stamp
from briefbook.model.site import Site

_ORDER = {kind.record: place for place, kind in enumerate(KINDS)}


TABS: tuple[Phrase, ...] = (
    phrase("Overview"),
    phrase("Programme and delegation"),
    phrase("People you will meet"),
    phrase("Meetings"),
    phrase("The host country"),
    phrase("Cooperation and agreement"),
    phrase("Sites"),
    phrase("Reference"),
)
"""The tabs of "Official visit"; one without papers is left out, and the others are numbered in this order."""


@dataclass(frozen=True, slots=True)
class Section:
    """A tab and its papers in their order."""

    tab: StoredTab
    papers: tuple[StoredPaper, ...]


def outlined(dossier: Dossier) -> Dossier:
    """The dossier itself where it holds tabs, else one with the outline of "Official visit" added.

    A stored book without tabs is the book of that outline, which so follows the records until somebody changes it.
    """
    if dossier.of(StoredTab):
        return dossier
    records = sorted((*dossier.records, *_official(dossier)), key=lambda r: (_ORDER[type(r)], r.seq))
    return replace(dossier, records=tuple(records))


def sections(dossier: Dossier, plan: Plan) -> tuple[Section, ...]:
    """The tabs that have papers to print: included ones that the reader's profile does not omit.

    A compact book has them in the reader's order; in a binder they are filed by their codes.
    """
    books = dossier.of(BriefingBook)
    book = plan.book or (books[0].id if books else NOBODY)
    reader = dossier.get(Reader, plan.reader)
    omitted = set(reader.omit) if reader else set()
    found = (
        Section(
            tab,
            tuple(
                paper
                for paper in dossier.children(StoredPaper, tab.id)
                if paper.include and not omitted & {paper.kind.value, paper.code}
            ),
        )
        for tab in dossier.of(StoredTab)
        if tab.book == book or not tab.book
    )
    kept = tuple(section for section in found if section.papers)
    return _read_in(kept, reader.section_order) if reader and plan.layout is Layout.COMPACT else kept


def _read_in(found: tuple[Section, ...], order: tuple[str, ...]) -> tuple[Section, ...]:
    """Papers of each tab by the place of their kind or code in a reader's order, the tabs by their first paper.

    What the order does not name comes after what it names; the front papers stay in front.
    """
    place = {name: n for n, name in reversed(tuple(enumerate(order)))}

    def placed(paper: StoredPaper) -> int:
        return min(place.get(paper.kind.value, len(order)), place.get(paper.code, len(order)))

    def first(section: Section) -> int:
        return placed(section.papers[0]) if section.tab.number else -1

    sorted_in = (
        replace(section, papers=tuple(sorted(section.papers, key=placed))) if section.tab.number else section
        for section in found
    )
    return tuple(sorted(sorted_in, key=first))


def cap_of(dossier: Dossier, plan: Plan, paper: StoredPaper) -> int:
    """Budget of sides of a paper: its own, else that of its kind in the reader's profile (`meeting 2`), else 0."""
    if paper.cap_sides:
        return paper.cap_sides
    reader = dossier.get(Reader, plan.reader)
    for line in reader.caps if reader else ():
        kind, _, sides = line.rpartition(" ")
        if kind == paper.kind.value and sides.isascii() and sides.isdigit():
            return int(sides)
    return 0


def _official(dossier: Dossier) -> Iterator[Record]:
    """Records of the outline, with uids that no library can hold."""
    visit, stored = dossier.visit, dossier.of(BriefingBook)
    book = stored[0].id if stored else Uid("outline")
    if not stored:
        yield BriefingBook(id=book, visit=visit.id, template="Official visit", stamp=_stamp(visit))
    front = (PaperKind.COVER, NOBODY), (PaperKind.CONTROL, NOBODY), (PaperKind.CONTENTS, NOBODY)
    yield from _tab(visit, book, "", phrase("Front papers"), front)
    number = 0
    for title, papers in _tabs(dossier):
        if papers:
            number += 1
            yield from _tab(visit, book, str(number), title, papers)


def _tabs(dossier: Dossier) -> Iterator[tuple[Phrase, tuple[tuple[PaperKind, Uid], ...]]]:
    met = {p.person for p in dossier.of(Participant)} | {dossier.visit.invited_by}
    hosts = (p.id for p in dossier.of(Person) if p.side is not Side.OWN and p.id in met)
    country = (PaperKind.COUNTRY, dossier.visit.host_country)
    reference = (PaperKind.PROTOCOL, PaperKind.IFRAISED, PaperKind.CONTACTS, PaperKind.GLOSSARY, PaperKind.SOURCES)
    papers = (
        ((PaperKind.GLANCE, NOBODY), (PaperKind.STEERING, NOBODY)),
        ((PaperKind.PROGRAMME, NOBODY), (PaperKind.DELEGATION, NOBODY)),
        _each(PaperKind.PROFILE, hosts),
        _each(PaperKind.MEETING, (b.id for b in dossier.of(Brief))),
        (country, (PaperKind.ACHIEVEMENTS, NOBODY)),
        ((PaperKind.AREAS, NOBODY), *_each(PaperKind.AGREEMENT, (a.id for a in dossier.of(Agreement)))),
        _each(PaperKind.SITE, (s.id for s in dossier.of(Site))),
        tuple((kind, NOBODY) for kind in reference),
    )
    yield from zip(TABS, papers, strict=True)


def _each(kind: PaperKind, subjects: Iterable[Uid]) -> tuple[tuple[PaperKind, Uid], ...]:
    return tuple((kind, subject) for subject in subjects)


def _tab(
    visit: Record, book: Uid, number: str, title: Phrase, papers: tuple[tuple[PaperKind, Uid], ...]
) -> Iterator[Record]:
    uid = Uid(f"outline-{number or 0}")
    words = LocalText.of({lang: say(title, lang) for lang in Lang})
    stamp = _stamp(visit)
    yield StoredTab(id=uid, book=book, number=number, title=words, seq=int(number or 0), stamp=stamp)
    for place, (kind, subject) in enumerate(papers, start=1):
        code = f"{number or 0}.{place}"
        made = Uid(f"outline-{code}")
        yield StoredPaper(id=made, tab=uid, code=code, kind=kind, subject_uid=subject, seq=place, stamp=stamp)


def _stamp(visit: Record) -> Stamp:
    return Stamp(original=visit.stamp.original)
