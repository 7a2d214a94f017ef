"""Dividers: a right-hand page before the papers of a tab, with its number large and what lies behind it."""

from briefbook.book.desk import Desk
from briefbook.book.forms import DOT, Blocks, Spans, heading, joined, linked, para, plain, strong, toned
from briefbook.book.marks import marking
from briefbook.book.moments import city, stretch
from briefbook.book.outline import Section
from briefbook.book.papers.opening import titled
from briefbook.errors import Ref, counted
from briefbook.lang.digits import digits
from briefbook.model.outline import StoredPaper
from briefbook.tree.nodes import Align, Paper, Paragraph, Role, Rule, Space, Start, Tone

LINES = 3


def divider(desk: Desk, section: Section) -> Paper:
    """The divider of a numbered tab. Its code is the number of the tab, which no paper has."""
    tab = section.tab
    title = desk.line(tab, "title")
    number = plain(digits(tab.number, desk.lang), desk.lang, Ref("tab", tab.id, "number"))
    first, _ = stretch(desk, desk.visit.starts_on, desk.visit.ends_on)
    blocks = (
        *para(joined((city(desk), first), DOT, desk.lang), desk.lang, Role.KICKER),
        Space(58),
        Paragraph(number, desk.lang, Role.DIVIDER, Align.START, keep=True),
        Rule(firm=True),
        Space(4),
        *heading(title, desk.lang, 1),
        Space(3),
        *_behind(desk, section.papers),
    )
    shown = (tab.id, *(paper.id for paper in section.papers))
    return Paper(
        code=code_of(desk, tab.number),
        title=title,
        lang=desk.lang,
        start=Start.SHEET,
        blocks=blocks,
        mark=marking(desk.dossier, shown, desk.lang),
        bare=True,
        divider=True,
        ref=Ref("tab", tab.id),
    )


def code_of(desk: Desk, number: str) -> str:
    """The code of the divider of a tab: its number, lengthened where a paper is called so."""
    taken = set(desk.codes.values())
    while number in taken:
        number += ".0"
    return number


def _behind(desk: Desk, papers: tuple[StoredPaper, ...]) -> Blocks:
    """The papers of the tab in three lines; where there are more, the last line says how many."""
    named = papers if len(papers) <= LINES else papers[: LINES - 1]
    lines = [_named(desk, paper) for paper in named]
    rest = papers[len(named) :]
    if rest:
        last = digits(rest[-1].code, desk.lang)
        more = counted("and {n} more paper, to {code}", "and {n} more papers, to {code}", len(rest), code=last)
        lines.append(toned(desk.say(more), Tone.MUTED))
    return tuple(block for line in lines for block in para(line, desk.lang, Role.LEAD))


def _named(desk: Desk, paper: StoredPaper) -> Spans:
    code = strong(toned(desk.figures(paper.code), Tone.ACCENT))
    return linked(joined((code, titled(desk.fresh(), paper)), "\u2002", desk.lang), paper.code)
