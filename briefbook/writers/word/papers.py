"""A paper of the book: its code beside the title, its blocks, its notes and the line that closes it."""

from collections.abc import Sequence
from dataclasses import replace

from briefbook.lang.digits import digits
from briefbook.tree.nodes import (
    Block,
    Box,
    Card,
    Columns,
    Heading,
    Note,
    Paper,
    Paragraph,
    Role,
    Rule,
    Space,
    Span,
    Tab,
)
from briefbook.writers.word.bookmarks import paper_name
from briefbook.writers.word.escape import twips
from briefbook.writers.word.job import Job, Place
from briefbook.writers.word.paragraphs import anchored, gap


def draw_paper(job: Job, tab: Tab, paper: Paper) -> str:
    """The paper as text of document.xml, with the bookmark that links and contents aim at."""
    blocks: list[Block] = list(_opened(tab, paper))
    if paper.notes:
        blocks += [Space(4.0), Rule()]
        for note in paper.notes:
            blocks += _note(note, paper)
    if paper.tail:
        blocks += [Space(2.0), Paragraph(paper.tail, paper.lang, Role.NOTE)]
    text = job.flow(job, blocks, Place(twips(job.house.page.measure)))
    return anchored(job, text or gap(20), paper_name(paper.code))


def _opened(tab: Tab, paper: Paper) -> tuple[Block, ...]:
    """Blocks of the paper with what its top must show: the code in the kicker, and a title as a real heading."""
    blocks = paper.blocks
    if paper.bare:
        return blocks
    if not _has_title(blocks):
        title = Heading(paper.title, 1, paper.lang)
        kicked = bool(blocks) and _kicker(blocks[0])
        blocks = (blocks[0], title, *blocks[1:]) if kicked else (title, *blocks)
    return _coded(blocks, digits(paper.code, paper.lang), paper) if tab.number else blocks


def _coded(blocks: tuple[Block, ...], code: str, paper: Paper) -> tuple[Block, ...]:
    first = blocks[0]
    if isinstance(first, Paragraph) and _kicker(first):
        spans = (Span(f"{code} · ", first.lang), *first.spans)
        return replace(first, spans=spans), *blocks[1:]
    return Paragraph((Span(code, paper.lang),), paper.lang, Role.KICKER, keep=True), *blocks


def _kicker(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.KICKER


def _has_title(blocks: Sequence[Block]) -> bool:
    for block in blocks:
        match block:
            case Heading(level=1) | Paragraph(role=Role.TITLE):
                return True
            case Card() | Box() if _has_title(block.blocks):
                return True
            case Columns() if any(_has_title(part.blocks) for part in block.parts):
                return True
    return False


def _note(note: Note, paper: Paper) -> list[Block]:
    """Blocks of a note: its number raised before the first words, all in the type of notes."""
    number = Span("", paper.lang, note=note.number)
    blocks: list[Block] = [
        replace(block, role=Role.NOTE) if isinstance(block, Paragraph) and block.role is Role.BODY else block
        for block in note.blocks
    ]
    if blocks and isinstance(blocks[0], Paragraph):
        first = blocks[0]
        return [replace(first, spans=(number, Span(" ", first.lang), *first.spans)), *blocks[1:]]
    return [Paragraph((number,), paper.lang, Role.NOTE, keep=True), *blocks]
