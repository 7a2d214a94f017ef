"""A paper of the book: its code beside the title, its blocks, its notes and the line that closes it."""

from dataclasses import replace
from typing import Final

from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import (
    Block,
    Card,
    Note,
    Paper,
    Paragraph,
    Role,
    Rule,
    Space,
    Span,
    Tab,
)
from briefbook.writers.word.blocks import pieces
from briefbook.writers.word.bookmarks import paper_name
from briefbook.writers.word.escape import twips
from briefbook.writers.word.job import Job, Place
from briefbook.writers.word.paragraphs import anchored, gap

_NOTED: Final = ((Role.BODY, Role.NOTE), (Role.TABLE, Role.NOTE), (Role.SMALL, Role.NOTE))


def draw_paper(job: Job, tab: Tab, paper: Paper) -> list[str]:
    """The paper as pieces of document.xml, with the bookmark that links and contents aim at."""
    job.register.paper = paper.code
    place = Place(twips(job.house.page.measure))
    out = pieces(job, _opened(tab, paper), place)
    if paper.notes:
        out += pieces(job, (Space(4.0), Rule()), place)
        for note in paper.notes:
            out += pieces(job, _note(note, paper), place._replace(roles=_NOTED))
    if paper.tail:
        out += pieces(job, (Space(2.0), Paragraph(paper.tail, paper.lang, Role.NOTE)), place)
    if not out:
        out.append(gap(20))
    out[0] = anchored(job, out[0], paper_name(paper.code))
    return out


def _opened(tab: Tab, paper: Paper) -> tuple[Block, ...]:
    """Blocks of the paper, its code printed above the title: references name papers by code."""
    if paper.bare or not tab.number:
        return paper.blocks
    return _coded(paper.blocks, digits(paper.code, paper.lang), paper.lang)


def _coded(blocks: tuple[Block, ...], code: str, lang: Lang) -> tuple[Block, ...]:
    """`blocks` with `code` before the words of the kicker that opens them, or in a kicker of its own."""
    first = blocks[0] if blocks else None
    match first:
        case Paragraph(role=Role.KICKER):
            if "".join(span.text for span in first.spans).startswith(code):
                return blocks
            return replace(first, spans=(Span(f"{code} · ", first.lang), *first.spans)), *blocks[1:]
        case Card():
            return replace(first, blocks=_coded(first.blocks, code, first.lang)), *blocks[1:]
    return Paragraph((Span(code, lang),), lang, Role.KICKER, keep=True), *blocks


def _note(note: Note, paper: Paper) -> tuple[Block, ...]:
    """Blocks of a note, its number raised before the first words."""
    number = Span("", paper.lang, note=note.number)
    first = note.blocks[0] if note.blocks else None
    if isinstance(first, Paragraph):
        return replace(first, spans=(number, Span(" ", first.lang), *first.spans)), *note.blocks[1:]
    return Paragraph((number,), paper.lang, keep=True), *note.blocks
