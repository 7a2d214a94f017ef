"""From the dossier to the book: filter, outline, papers, furniture. The layout of the plan is decided here, once."""

from dataclasses import dataclass, replace
from datetime import datetime

from briefbook.book import address, marks
from briefbook.book.audience import keep
from briefbook.book.desk import Desk
from briefbook.book.enclosed import Opener, only_named
from briefbook.book.events import events
from briefbook.book.forms import DOT, Blocks, Spans, joined, plain, text_of
from briefbook.book.moments import city, stretch
from briefbook.book.outline import Section, cap_of, outlined, sections
from briefbook.book.papers.added import added
from briefbook.book.papers.divider import divider
from briefbook.book.papers.opening import opening, titled
from briefbook.book.papers.table import PAPERS
from briefbook.book.prose import Prose
from briefbook.book.readers import ReadingOrder
from briefbook.book.yielding import yields
from briefbook.errors import Notice, Ref, Weight, phrase
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Layout, PaperKind, Plan, Reader, StoredPaper
from briefbook.tree.nodes import Around, Book, Numbering, Paper, Start, Tab


@dataclass(frozen=True, slots=True)
class Assembled:
    """A book, remarks on papers left out and files of others, and the texts printed in another language than its own.

    The checks report untranslated texts too, with the waivers that stand for them.
    """

    book: Book
    notices: tuple[Notice, ...]
    untranslated: tuple[Notice, ...]


def assemble(dossier: Dossier, plan: Plan, made: datetime, prose: Prose, opener: Opener = only_named) -> Book:
    """The book of a plan. `made` is its only clock; nothing that the plan's reader may not see goes into it."""
    return assembled(dossier, plan, made, prose, opener).book


def assembled(dossier: Dossier, plan: Plan, made: datetime, prose: Prose, opener: Opener = only_named) -> Assembled:
    """The book with its notices; in a binder with a divider before each tab, if its plan has them.

    `opener` opens the files whose pages it prints, after the filter.
    """
    seen = keep(outlined(dossier), plan.audience)
    outline = sections(seen, plan)
    dropped: list[Notice] = []
    reader = seen.get(Reader, plan.reader)
    order = ReadingOrder(reader, plan.lang) if reader else None
    while True:
        papers = [paper for section in outline for paper in section.papers]
        desk = desk_for(seen, plan, made, prose, papers, opener)
        written = _written(desk, papers, order)
        empty = {paper.id for paper in papers if not written[paper.id]}
        if not empty:
            told = order.notices(outlined(dossier), plan.layout) if order else ()
            book = _book(desk, outline, written)
            return Assembled(book, (*dropped, *desk.told, *told), tuple(desk.notices))
        # Their codes are no addresses any more, so the others are written again without them.
        dropped += [_left_out(desk, paper) for paper in papers if paper.id in empty]
        outline = tuple(
            Section(section.tab, rest)
            for section in outline
            if (rest := tuple(paper for paper in section.papers if paper.id not in empty))
        )


def assembled_paper(
    dossier: Dossier, plan: Plan, made: datetime, prose: Prose, code: str, opener: Opener = only_named
) -> Book | None:
    """A book of one paper, as `assembled` prints it among the others; None where that prints no such paper.

    Its addresses hold for papers that print nothing too: to know those, all the others would have to be written.
    """
    seen = keep(outlined(dossier), plan.audience)
    outline = sections(seen, plan)
    papers = [paper for section in outline for paper in section.papers]
    reader = seen.get(Reader, plan.reader)
    order = ReadingOrder(reader, plan.lang) if reader else None
    desk = desk_for(seen, replace(plan, dividers=False), made, prose, papers, opener)
    section = next((section for section in outline if any(paper.code == code for paper in section.papers)), None)
    if section is None:
        return None
    alone = Section(section.tab, tuple(paper for paper in section.papers if paper.code == code))
    written = _written(desk, list(alone.papers), order)
    if not all(written.values()):
        return None
    return _book(desk, (alone,), written)


def desk_for(
    seen: Dossier, plan: Plan, made: datetime, prose: Prose, papers: list[StoredPaper], opener: Opener = only_named
) -> Desk:
    """The desk for a dossier that its reader may see, with the addresses of these papers of the outline."""
    return Desk(
        dossier=seen,
        plan=plan,
        made=made,
        text=prose,
        codes=address.codes(papers, seen),
        kinds=address.kinds(papers),
        numbers=address.numbers(seen),
        open=opener,
    )


def _written(desk: Desk, papers: list[StoredPaper], order: ReadingOrder | None) -> dict[str, Blocks]:
    """Blocks by paper; none for a paper that has nothing to say."""
    made: dict[str, Blocks] = {}
    for paper in papers:
        fresh = desk.fresh()
        blocks = PAPERS[paper.kind](fresh, paper)
        more = added(fresh, paper)
        if not blocks and (paper.body or more):
            blocks = opening(fresh, paper, desk.say(phrase("Paper")))
        whole = (*blocks, *more)
        made[paper.id] = order.relaid(whole) if order else whole
    return made


def _left_out(desk: Desk, paper: StoredPaper) -> Notice:
    title = text_of(titled(desk.fresh(), paper))
    words = phrase('Paper {code}, "{title}", has nothing to print and is left out.', code=paper.code, title=title)
    return Notice("empty-paper", words, Ref("paper", paper.id), Weight.SHOULD)


def _book(desk: Desk, outline: tuple[Section, ...], written: dict[str, Blocks]) -> Book:
    compact = desk.plan.layout is Layout.COMPACT
    tabs = tuple(_tab(desk, section, written) for section in outline)
    if desk.plan.dividers and not compact:
        tabs = tuple(_divided(desk, tab, section) for tab, section in zip(tabs, outline, strict=True))
    blocks = tuple(block for section in outline for paper in section.papers for block in written[paper.id])
    return Book(
        title=text_of(desk.line(desk.visit, "title")),
        lang=desk.lang,
        made=desk.made,
        numbering=Numbering.BOOK if compact else Numbering.PAPER,
        tabs=tabs,
        around=Around(head=head_of(desk)),
        pictures=marks.pictures(desk.dossier, blocks, desk.pages),
        events=events(desk),
    )


def _tab(desk: Desk, section: Section, written: dict[str, Blocks]) -> Tab:
    papers = tuple(_paper(desk, paper, written, first=place == 0) for place, paper in enumerate(section.papers))
    return Tab(section.tab.number, desk.line(section.tab, "title"), papers, desk.lang)


def _divided(desk: Desk, tab: Tab, section: Section) -> Tab:
    return replace(tab, papers=(divider(desk, section), *tab.papers)) if tab.number else tab


def _paper(desk: Desk, paper: StoredPaper, written: dict[str, Blocks], *, first: bool) -> Paper:
    cover = paper.kind is PaperKind.COVER
    # The cover shows the highest mark in the book, any other paper the highest on itself.
    shown = {uid for one in (written if cover else (paper.id,)) for uid in (one, *marks.shown(written[one]))}
    return Paper(
        code=paper.code,
        title=titled(desk.fresh(), paper),
        lang=desk.lang,
        start=_start(desk, paper, first),
        blocks=written[paper.id],
        mark=marks.marking(desk.dossier, shown, desk.lang),
        tail=_tail(desk, paper),
        cap=cap_of(desk.dossier, desk.plan, paper),
        bare=cover,
        ref=Ref("paper", paper.id),
        yields=yields(desk, paper),
    )


def _start(desk: Desk, paper: StoredPaper, first: bool) -> Start:
    """A paper may keep its own layout in a book of the other one, such as a map in a compact book."""
    if (paper.layout or desk.plan.layout) is Layout.BINDER:
        return Start.SHEET
    return Start.PAGE if first or paper.kind in (PaperKind.COVER, PaperKind.CONTENTS) else Start.RUN_ON


def _tail(desk: Desk, paper: StoredPaper) -> Spans:
    """Unit and date of the text, as far as they are stored with the paper; the unit also with its subject."""
    subject = desk.dossier.find(paper.subject_uid)
    owner = paper.owner or paper.stamp.owner or (subject.stamp.owner if subject else "")
    checked = paper.stamp.checked_on
    day = desk.say(phrase("checked on {day}", day=checked)) if checked else ()
    return joined((plain(owner, desk.lang), day), DOT, desk.lang)


def head_of(desk: Desk) -> Spans:
    """City and dates of the visit, as they stand in the head of every page."""
    first, _ = stretch(desk, desk.visit.starts_on, desk.visit.ends_on)
    return joined((city(desk), first), DOT, desk.lang)
