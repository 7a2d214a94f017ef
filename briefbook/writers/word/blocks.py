"""Blocks of a paper -> the text of document.xml."""

from collections.abc import Sequence
from typing import Final, assert_never

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import (
    Block,
    Box,
    Card,
    Chart,
    Columns,
    Contents,
    Facsimile,
    Figure,
    Heading,
    Item,
    Legend,
    List,
    Look,
    Meter,
    Paragraph,
    Points,
    Quote,
    Role,
    Rule,
    Ruled,
    Space,
    Table,
    Tone,
)
from briefbook.writers.word.contents import draw_contents
from briefbook.writers.word.drawn import draw_chart, draw_legend, draw_meter
from briefbook.writers.word.escape import twips
from briefbook.writers.word.job import Job, Place
from briefbook.writers.word.numbering import BULLET, DEEPEST, STEP
from briefbook.writers.word.paragraphs import (
    TABLE_GAP,
    draw_heading,
    draw_paragraph,
    draw_rule,
    draw_space,
    gap,
    marked,
)
from briefbook.writers.word.pictures import draw_facsimile, draw_figure
from briefbook.writers.word.register import Kind
from briefbook.writers.word.ruled import draw_ruled
from briefbook.writers.word.tables import draw_box, draw_card, draw_columns, draw_points, draw_table

_TABLE_END: Final = "</w:tbl>"
_QUOTED: Final = ((Role.BODY, Role.QUOTE),)
_ABOVE: Final = 100
"""Twips between a paragraph and a ground below it."""


def flow(job: Job, blocks: Sequence[Block], place: Place) -> str:
    """The blocks below each other. Neighbours of one field share a bookmark; a gap follows each table."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and _field(blocks[0]) is None:
        return draw_paragraph(job, blocks[0], place)  # most items of lists
    return "".join(pieces(job, blocks, place))


def pieces(job: Job, blocks: Sequence[Block], place: Place) -> list[str]:
    """The texts that `flow` puts together: of a block, of a gap, or of the blocks of one field."""
    out: list[str] = []
    spot = place
    first, field = 0, None
    for block in blocks:
        ref = _field(block)
        if ref != field:
            _close(job, out, first, field)
            first, field = len(out), ref
        text = draw(job, block, spot)
        if not text:
            continue
        if out:
            before = out[-1]
            space = ""
            if before.endswith(_TABLE_END):
                space = _after_table(job, block)
            elif before.endswith("</w:p>") and _grounded(block):
                space = gap(_ABOVE)
            if space:
                first += len(out) == first  # what parts two fields belongs to neither
                out.append(space)
        else:
            spot = place._replace(top=False, number=None) if place.top or place.number else place
        out.append(text)
    _close(job, out, first, field)
    return out


def _close(job: Job, out: list[str], first: int, field: Ref | None) -> None:
    """Put a bookmark round the texts from `first` on, where they are those of a field."""
    if field is not None and first < len(out):
        out[first:] = [marked(job, "".join(out[first:]), field)]


def draw(job: Job, block: Block, place: Place) -> str:
    """One block."""
    match block:
        case Paragraph():
            return draw_paragraph(job, block, place)
        case Heading():
            return draw_heading(job, block, place)
        case List():
            return _list(job, block, place)
        case Quote():
            inner = place._replace(roles=(*_QUOTED, *place.roles), indent=place.indent + twips(6))
            return flow(job, block.blocks, inner)
        case Rule():
            return draw_rule(block)
        case Space():
            return draw_space(block)
        case Ruled():
            return draw_ruled(job, block, place)
        case Meter():
            return draw_meter(job, block, place)
        case Chart():
            return draw_chart(job, block, place)
        case Legend():
            return draw_legend(job, block, place)
        case _:
            return _framed(job, block, place)


def _framed(
    job: Job, block: Points | Table | Figure | Facsimile | Card | Box | Columns | Contents, place: Place
) -> str:
    match block:
        case Points():
            return draw_points(job, block, place)
        case Table():
            return draw_table(job, block, place)
        case Figure():
            return draw_figure(job, block, place)
        case Facsimile():
            return draw_facsimile(job, block, place)
        case Card():
            return draw_card(job, block, place)
        case Box():
            return draw_box(job, block, place)
        case Columns():
            return draw_columns(job, block, place)
        case Contents():
            return draw_contents(job, block, place)
    assert_never(block)


def _list(job: Job, block: List, place: Place) -> str:
    shared = 0 if not block.ordered else job.register.list(Kind("", _tone(block), block.lang.rtl), block.start)
    level = min(place.depth, DEEPEST)
    inner = place._replace(depth=place.depth + 1, indent=STEP * (level + 1))
    known: dict[tuple[str, Tone], Place] = {}
    out = []
    for item in block.items:
        spot = known.get((item.mark, item.tone))
        if spot is None:
            number = shared
            if item.mark or not block.ordered:
                number = job.register.list(Kind(item.mark or BULLET, item.tone, block.lang.rtl))
            spot = known[item.mark, item.tone] = inner._replace(number=(number, level))
        out.append(_item(job, item, block.lang, spot))
    return "".join(out)


def _item(job: Job, item: Item, lang: Lang, place: Place) -> str:
    """An item; its first paragraph carries the mark, what follows stands under its text."""
    blocks = item.blocks
    if not blocks or not isinstance(blocks[0], Paragraph):
        blocks = (Paragraph((), lang, keep=True), *blocks)
    return marked(job, flow(job, blocks, place), item.ref)


def _tone(block: List) -> Tone:
    return block.items[0].tone if block.items else Tone.PLAIN


def _field(block: Block) -> Ref | None:
    ref = getattr(block, "ref", None)
    return ref if isinstance(ref, Ref) and ref.field else None


def _grounded(block: Block) -> bool:
    return isinstance(block, Box) or (isinstance(block, Table) and block.look is Look.DAY)


def _after_table(job: Job, block: Block) -> str:
    """The gap between a table and `block`, as far as the block brings no space of its own."""
    if isinstance(block, Space):
        return ""
    role = block.role if isinstance(block, Paragraph) else Role.LABEL if isinstance(block, Heading) else Role.TABLE
    return gap(max(20, TABLE_GAP - job.above[role]))
