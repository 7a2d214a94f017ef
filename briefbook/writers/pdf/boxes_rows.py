"""Rows of plain cells: one paragraph of text in each, as in most rows. No box is made for a line of theirs."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefbook.errors import Ref
from briefbook.tree.nodes import Align, Block, Legend, List, Paragraph
from briefbook.writers.pdf.boxes import MM, Abreast, Box, Ground, Mark, Placed, Strand, Stroke, framed
from briefbook.writers.pdf.boxes_drawn import KEY_INDENT
from briefbook.writers.pdf.boxes_text import (
    INDENT,
    LARGE,
    Setting,
    aligned,
    baseline,
    line_boxes,
    marks_of,
    set_paragraph,
    widest,
)
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.tuples import new

LONG_ROW: Final = 14
"""Lines of a cell above which its row may go on over pages."""


class Place(NamedTuple):
    """Where a cell stands in its row, in points from the left, and what it holds."""

    x: float
    frame: Frame
    blocks: tuple[Block, ...]


class Dress:
    """The ground, bar and lines of rows of one kind, as empty columns; those of one height are drawn alike."""

    __slots__ = ("_framed", "columns")

    def __init__(self, columns: Abreast) -> None:
        self.columns = columns
        self._framed: dict[float, tuple[Ground | Stroke, ...]] = {}

    def framed(self, height: float) -> tuple[Ground | Stroke, ...]:
        """What is drawn of a row of this height in points; the same object for the same height."""
        found = self._framed.get(height)
        if found is None:
            found = self._framed[height] = framed(self.columns, height, begins=True, ends=True)
        return found


def is_plain(blocks: tuple[Block, ...]) -> bool:
    """Whether a cell holds one paragraph of text and nothing else."""
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].role not in LARGE


def lay_plain(
    setter: Compositor, cells: list[Place], dress: Dress, ref: Ref | None, apart: float
) -> Box | list[Strand]:
    """A row of plain cells as one box, or as columns where it is long, or where a cell is empty.

    First lines stand on one baseline where they are at most `apart` points from each other.
    """
    setter.press.work["laid"] += len(cells)
    lines = [
        (x, frame, set_paragraph(setter, block, frame))
        for x, frame, blocks in cells
        for block in blocks
        if isinstance(block, Paragraph)
    ]
    counts = [len(one.lines) for _, _, one in lines]
    if counts and 0 < min(counts) <= max(counts) <= LONG_ROW:
        flat = _plain_row(lines, dress, ref, apart)
        if flat.height <= setter.case.house.page.depth * MM / 2:
            return flat
    return [Strand(x, tuple(line_boxes(one, frame))) for x, frame, one in lines]


def _plain_row(cells: list[tuple[float, Frame, Setting]], dress: Dress, ref: Ref | None, apart: float) -> Box:
    """A row of plain cells, put together at once: as one of boxes of lines would be."""
    top, foot = dress.columns.top, dress.columns.foot
    firsts = [baseline(one.type) for _, _, one in cells]
    deepest = max(firsts)
    level = 0.05 < deepest - min(firsts) <= apart
    placed: list[Placed] = []
    marks: list[Mark] = []
    inner = 0.0
    for x, frame, (lines, type_, tag, rtl, align, _, own) in cells:
        lead, width = type_.lead, frame.width
        first = baseline(type_)
        lower = deepest - first if level else 0.0
        y = top + first + lower
        if own:
            # the space that the first line was lowered by is its own
            marks.append(Mark(own, x, top + lower, width, lead * len(lines)))
        for line in lines:
            at = x if align is Align.START and not rtl else x + aligned(line.width, width, rtl, align)
            placed.append(new(Placed, (line, at, y, tag)))
            y += lead
        inner = max(inner, lower + lead * len(lines))
    height = top + inner + foot
    marks += marks_of(ref, dress.columns.width, height)
    return Box(height, tuple(placed), dress.framed(height), marks=tuple(marks))


def longest_word(setter: Compositor, blocks: Sequence[Block], frame: Frame) -> float:
    """Width of the longest word of paragraphs, lists and legends; other blocks fit themselves to their column."""
    longest = 0.0
    for block in blocks:
        match block:
            case Paragraph():
                longest = max(longest, widest(setter.text(block.spans, block.lang, block.role, frame)))
            case List():
                inner = max([longest_word(setter, item.blocks, frame) for item in block.items], default=0.0)
                longest = max(longest, INDENT * (2 if block.ordered else 1) + inner)
            case Legend():
                words = (widest(setter.text(key.spans, block.lang, block.role, frame)) for key in block.keys)
                longest = max(longest, KEY_INDENT + max(words, default=0.0))
            case _:
                pass
    return longest
