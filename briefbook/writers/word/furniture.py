"""What stands around the pages: headers, footers and the sections that carry them."""

import re
from dataclasses import dataclass
from typing import Final

from briefbook.errors import phrase
from briefbook.lang.catalogue import say_dateless
from briefbook.lang.digits import digits
from briefbook.tree.nodes import Book, Numbering, Paper, Role, Span, Start, Tab, Tone
from briefbook.writers.word.escape import HEAD, NAMESPACES, twips
from briefbook.writers.word.job import Job
from briefbook.writers.word.paragraphs import gap
from briefbook.writers.word.runs import TAB
from briefbook.writers.word.styles import STYLES

_PAGE: Final = "\ue000"
_PAGES: Final = "\ue001"
_FIELDS: Final = re.compile(f"([{_PAGE}{_PAGES}])")
_EDGE: Final = 8.0
"""Millimetres from the edge of the page to header and footer."""

_RULED: Final = 80
"""Twips that the hairline of head and folio takes, with its distance."""

TYPES: Final = {Start.SHEET: "oddPage", Start.PAGE: "nextPage", Start.RUN_ON: "continuous"}


@dataclass(frozen=True, slots=True)
class Section:
    """What one section of the document needs: the paper that opens it, and its tab."""

    paper: Paper
    tab: Tab


def opens_section(book: Book, last: Section, new: Section) -> bool:
    """Whether a paper cannot stand in the section of the one before it."""
    if book.numbering is Numbering.PAPER or new.paper.start is not Start.RUN_ON:
        return True
    had, has = last.paper, new.paper
    return (had.mark, had.bare, last.tab.title) != (has.mark, has.bare, new.tab.title)


def section(job: Job, book: Book, one: Section) -> str:
    """The properties of a section, its furniture made: children in the order of the schema."""
    page, paper = job.house.page, one.paper
    header = job.register.furniture("header", _part("hdr", _header(job, book, one)))
    footer = job.register.furniture("footer", _part("ftr", _footer(job, book, one)))
    # With mirrored margins the gutter is the difference of inner and outer, on the right where the book binds right.
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="{TYPES[paper.start]}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.outer)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.outer)}" w:header="{twips(_EDGE)}" w:footer="{twips(_EDGE)}" '
        f'w:gutter="{twips(page.inner - page.outer)}"/>'
        f"{section_end(book)}"
    )


def section_end(book: Book, *, titled: bool = False) -> str:
    """What closes the properties of each section: numbers of pages, columns, a first page of its own, direction."""
    restart = ' w:start="1"' if book.numbering is Numbering.PAPER else ""
    turned = "<w:bidi/><w:rtlGutter/>" if book.lang.rtl else ""
    first = "<w:titlePg/>" if titled else ""
    return f'<w:pgNumType w:fmt="decimal"{restart}/><w:cols w:space="708"/>{first}{turned}</w:sectPr>'


def _part(name: str, body: str) -> str:
    return f"{HEAD}<w:{name} {NAMESPACES}>{body}</w:{name}>"


def paragraph(role: Role, inner: str = "") -> str:
    """A paragraph of head or foot in the style of its role."""
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[role]}"/></w:pPr>{inner}</w:p>'


def _header(job: Job, book: Book, one: Section) -> str:
    marking = paragraph(Role.MARKING, _marking(job, one.paper))
    if one.paper.bare:
        return marking + _distance(job, job.house.page.top, Role.MARKING)
    line = job.runs.spans(book.around.head, book.lang, Role.HEAD) + TAB
    if book.around.draft:
        line += job.runs.spans((Span(book.around.draft, book.lang, bold=True, tone=Tone.AMBER),), book.lang, Role.HEAD)
    line += TAB + job.runs.spans(_strong(one.tab.title), book.lang, Role.HEAD)
    return marking + paragraph(Role.HEAD, line) + _distance(job, job.house.page.top, Role.MARKING, Role.HEAD)


def _footer(job: Job, book: Book, one: Section) -> str:
    if one.paper.bare:
        distance = _distance(job, job.house.page.bottom, Role.MARKING)
        return distance + paragraph(Role.MARKING, _marking(job, one.paper))
    line = job.runs.spans(book.around.copy, book.lang, Role.FOLIO) + TAB
    line += job.runs.mark(one.paper.mark) if one.paper.mark else ""
    distance = _distance(job, job.house.page.bottom, Role.FOLIO)
    return distance + paragraph(Role.FOLIO, line + TAB + folio(job, book, one))


def _distance(job: Job, margin: float, *roles: Role) -> str:
    """The height that `roles` leave free between the edge distance and a margin in millimetres.

    LibreOffice 7.4 forgets the margin above and below the text of a section that starts an odd page.
    """
    lines = sum(round(20 * job.house.type(role, job.lang).lead) for role in roles)
    ruled = _RULED if roles[-1] is not Role.MARKING else 0
    return gap(max(20, twips(margin - _EDGE) - lines - ruled))


def _marking(job: Job, paper: Paper) -> str:
    return job.runs.spans((Span(paper.mark, job.lang),), job.lang, Role.MARKING) if paper.mark else ""


def _strong(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(Span(span.text, span.lang, bold=True, tone=Tone.ACCENT) for span in spans)


def folio(job: Job, book: Book, one: Section) -> str:
    """Page and pages with live fields; the count kept is ours, and LibreOffice shows what is kept."""
    if book.numbering is Numbering.PAPER:
        code = digits(one.paper.code, book.lang)
        said = phrase("{code} · p. {page} of {pages}", code=code, page=_PAGE, pages=_PAGES)
        field, count = "SECTIONPAGES", one.paper.sides or 1
    else:
        said = phrase("Page {page} of {pages}", page=_PAGE, pages=_PAGES)
        field, count = "NUMPAGES", 1
    out = []
    for piece in _FIELDS.split(say_dateless(said, book.lang)):
        if piece == _PAGE:
            out.append(job.runs.field("PAGE", "1", Role.FOLIO))
        elif piece == _PAGES:
            out.append(job.runs.field(field, str(count), Role.FOLIO))
        elif piece:
            out.append(job.runs.spans((Span(piece, book.lang),), book.lang, Role.FOLIO))
    return "".join(out)
