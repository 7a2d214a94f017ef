"""Contents: what to read in ten minutes, tabs and papers, and the papers in the order of the programme."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, joined, line_cell, para, row, ruled, section, strong, text_of
from briefbook.book.moments import by_day, when
from briefbook.book.outline import Section, sections
from briefbook.book.papers.cover import edition_line
from briefbook.book.papers.opening import opening, titled
from briefbook.errors import phrase
from briefbook.lang.digits import digits
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.tree.nodes import (
    Align,
    Box,
    Cell,
    Column,
    Contents,
    Entry,
    Look,
    Panel,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
)

TEN_MINUTES = (PaperKind.GLANCE, PaperKind.PROGRAMME)
LEAST_READ, MOST_READ = 2, 4
SHORT_TITLE = 16
"""Most characters of titles that stand in one line beside their codes, four across."""


def contents(desk: Desk, paper: StoredPaper) -> Blocks:
    """The contents, empty where no tab has a paper; writers fill in sides and pages."""
    outline = _outline(desk)
    entries = tuple(_entries(desk, outline))
    if not entries:
        return ()
    return (
        *opening(desk, paper, ()),
        *_ten_minutes(desk, outline),
        Contents(entries, desk.lang),
        *section(desk.say(phrase("In the order of the programme")), _by_programme(desk), desk.lang),
        *para(joined((desk.say(phrase("Edition")), edition_line(desk)), " ", desk.lang), desk.lang, Role.SMALL),
    )


def _outline(desk: Desk) -> tuple[Section, ...]:
    """The outline without papers that have nothing to print: those have no code at this desk."""
    found = (
        Section(section.tab, tuple(paper for paper in section.papers if paper.id in desk.codes))
        for section in sections(desk.dossier, desk.plan)
    )
    return tuple(section for section in found if section.papers)


def _entries(desk: Desk, outline: tuple[Section, ...]) -> Iterator[Entry]:
    for part in outline:
        if part.tab.number:
            yield Entry(part.tab.number, desk.line(part.tab, "title"), desk.lang, paper=False)
            for paper in part.papers:
                yield Entry(paper.code, titled(desk.fresh(), paper), desk.lang)


def _ten_minutes(desk: Desk, outline: tuple[Section, ...]) -> Blocks:
    """At a glance, the programme, then the first meetings, with their codes large."""
    papers = [paper for part in outline for paper in part.papers]
    read = [paper for kind in TEN_MINUTES for paper in papers if paper.kind is kind]
    read += [paper for paper in papers if paper.kind is PaperKind.MEETING]
    if len(read) < LEAST_READ:
        return ()
    shown = [(paper.code, titled(desk.fresh(), paper)) for paper in read[:MOST_READ]]
    short = max(len(text_of(title)) for _, title in shown) <= SHORT_TITLE
    across = len(shown) if short else min(2, len(shown))
    cells = [(_code(desk, code), line_cell(title, desk.lang)) for code, title in shown]
    cells += [(Cell(()), Cell(()))] * (-len(cells) % across)
    rows = tuple(
        Row(tuple(one for pair in cells[start : start + across] for one in pair))
        for start in range(0, len(cells), across)
    )
    code, title = (Column(4), Column(7)) if short else (Column(3), Column(12))
    table = Table((code, title) * across, rows, desk.lang, look=Look.FACTS)
    label = para(desk.say(phrase("Only ten minutes?")), desk.lang, Role.KICKER, keep=True)
    return (Box((*label, table), Panel.GOLD, desk.lang),)


def _code(desk: Desk, code: str) -> Cell:
    """The code of a paper to read, large."""
    return Cell((Paragraph((Span(digits(code, desk.lang), desk.lang, link=f"#{code}"),), desk.lang, Role.NUMERAL),))


def _by_programme(desk: Desk) -> Blocks:
    rows: list[Row] = []
    for plan in by_day(desk):
        for item in plan.items:
            code = desk.code(item.id)
            if code:
                cells = (when(desk, item), desk.line(item, "title"), strong(code))
                rows.append(row(*(line_cell(spans, desk.lang) for spans in cells)))
    return ruled(((38, ()), (52, ()), (10, ())), rows, desk.lang, last=Align.END)
