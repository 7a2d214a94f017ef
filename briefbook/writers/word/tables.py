"""Tables of four looks, and what is laid out with tables: boxes, columns, cards and talking points."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from briefbook.tree.nodes import (
    Align,
    Block,
    Box,
    Card,
    Columns,
    Heading,
    List,
    Look,
    Panel,
    Paragraph,
    Part,
    Point,
    Points,
    Quote,
    Role,
    Row,
    Ruled,
    Shade,
    Span,
    Table,
    Tone,
)
from briefbook.writers.word.bookmarks import place_name
from briefbook.writers.word.escape import twips
from briefbook.writers.word.job import Grid, Job, Place, Spot
from briefbook.writers.word.paragraphs import anchored, draw_paragraph, gap, marked, set_paragraph
from briefbook.writers.word.ruled import draw_ruled, lines_saved
from briefbook.writers.word.runs import Ground
from briefbook.writers.word.styles import LAYOUT, LOOKS

Swaps = tuple[tuple[Role, Role], ...]

# Ground and bar of the rows and panels: colour tokens of the house.
_SHADES: Final = {
    Shade.BAND: ("deep", ""),
    Shade.MEETING: ("accent_tint", "accent"),
    Shade.SIGNING: ("gold_tint", "gold"),
    Shade.UNSURE: ("gold_tint", "amber"),
}
_PANELS: Final = {
    Panel.OUTCOME: ("deep", "gold"),
    Panel.TINT: ("tint", "accent"),
    Panel.GOLD: ("gold_tint", "gold"),
    Panel.GREEN: ("green_tint", "green"),
    Panel.RED: ("red_tint", "red"),
}
_CELL: Final = ((Role.BODY, Role.TABLE),)
_HEAD: Final = ((Role.BODY, Role.TABLE_HEAD), (Role.TABLE, Role.TABLE_HEAD), (Role.STRONG, Role.TABLE_HEAD))
_BAND: Final = ((Role.BODY, Role.BAND), (Role.TABLE, Role.BAND), (Role.STRONG, Role.BAND))
_OUTCOME: Final = (
    (Role.BODY, Role.OUTCOME),
    (Role.LABEL, Role.OUTCOME_LABEL),
    (Role.FIELD, Role.OUTCOME_LABEL),
)
_GUTTER: Final = 4.5
_CARD_GAP: Final = 8.0
_NUMERAL: Final = 11.0
_SIDES: Final = {Look.RULED: (0, 160), Look.FACTS: (0, 160), Look.GRID: (240, 0), Look.DAY: (320, 0)}
"""Twips that a look takes from its cells: as margins, and as free ends of the lines in all columns but the last."""
_TIMES: Final = 38.5
"""Millimetres of the column of times, margins included."""
_LONG: Final = 900
"""Characters of the longest cell from which a row may break over pages: about fourteen lines of a wide column."""

Where = tuple[int, int, Shade, bool]
"""Of a cell: first column, columns, shade of its row, and whether that is the head."""


def draw_table(job: Job, table: Table, place: Place) -> str:
    """A table whose first column stands at the start side of its language; its head is repeated on each page."""
    key = (place, table.look, table.lang.rtl, tuple([(column.share, column.align) for column in table.columns]))
    grid = job.grids.get(key)
    if grid is None:
        grid = job.grids[key] = _grid(table, place)
    out = [grid.opened]
    if table.head is not None:
        out.append(_row(job, table, table.head, grid, tied=True, head=True))
    last = len(table.rows)
    for number, row in enumerate(table.rows, 1):
        out.append(_row(job, table, row, grid, tied=table.whole and number < last, head=False))
    out.append("</w:tbl>")
    if table.anchor and len(out) > 2:
        out[1] = anchored(job, out[1], place_name(job.register.paper, table.anchor))
    return "".join(out)


def _grid(table: Table, place: Place) -> Grid:
    """What tables of one look and with such columns share in a place."""
    widths = _widths([column.share for column in table.columns], place.width)
    if table.look is Look.DAY:
        widths = _timed(widths)
    inner = place._replace(top=True, number=None, indent=0)
    opened = open_table(LOOKS[table.look], widths, rtl=table.lang.rtl)
    return Grid(opened, widths, inner, inner._replace(keep=True), defaultdict(dict))


def draw_box(job: Job, box: Box, place: Place) -> str:
    """Blocks on a ground: a table of one cell, which every program shades as one."""
    cell = _panel_cell(job, box, place.width, place)
    return (
        f"{open_table(LAYOUT, [place.width], rtl=box.lang.rtl)}<w:tr>{_short(_length(box.blocks))}{cell}</w:tr></w:tbl>"
    )


def draw_columns(job: Job, columns: Columns, place: Place) -> str:
    """Blocks side by side; lines for notes stand below the others, which take their width.

    Word shows no heading that stands in a table among those to navigate by, so that text stays outside of one.
    """
    notes = [part.blocks[0] for part in columns.parts if _for_notes(part)]
    if notes:
        rest = tuple(part for part in columns.parts if not _for_notes(part))
        length = max([_length(part.blocks) for part in rest], default=0)
        lines = lines_saved(length)
        text = draw_columns(job, replace(columns, parts=rest), place)
        between = gap(240) if text else ""
        return (
            text
            + between
            + "".join(draw_ruled(job, one, place, lines=lines) for one in notes if isinstance(one, Ruled))
        )
    parts = columns.parts
    if len(parts) < 2:
        return "".join(job.flow(job, part.blocks, place) for part in parts)
    gutter = twips(_GUTTER)
    widths = _widths([part.share for part in parts], place.width - gutter * (len(parts) - 1))
    grid: list[int] = []
    cells = []
    for part, width in zip(parts, widths, strict=True):
        if grid:
            grid.append(gutter)
            cells.append(draw_cell(gutter, gap(20)))
        grid.append(width)
        cells.append(_part(job, part, width, place._replace(width=width, top=True), even=columns.even))
    return f"{open_table(LAYOUT, grid, rtl=columns.lang.rtl)}<w:tr>{''.join(cells)}</w:tr></w:tbl>"


def draw_card(job: Job, card: Card, place: Place) -> str:
    """A picture at the start side and blocks beside it, in one row that no page parts."""
    if card.figure is None:
        return job.flow(job, card.blocks, place)
    picture = min(twips(card.figure.width), place.width // 2)
    space = twips(_CARD_GAP)
    grid = [picture, space, place.width - picture - space]
    left, right = (place._replace(width=width, top=True) for width in (picture, grid[2]))
    cells = (
        draw_cell(picture, _filled(job.flow(job, (card.figure,), left))),
        draw_cell(space, gap(20)),
        draw_cell(grid[2], _filled(job.flow(job, card.blocks, right))),
    )
    opened = open_table(LAYOUT, grid, rtl=card.lang.rtl)
    return f"{opened}<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr></w:tbl>"


def draw_points(job: Job, points: Points, place: Place) -> str:
    """Talking points: a large numeral, and beside it the headline, what is said and to whom."""
    if not points.items:
        return ""
    grid = [twips(_NUMERAL), place.width - twips(_NUMERAL)]
    rows = "".join(_point(job, point, grid, place) for point in points.items)
    return f"{open_table(LAYOUT, grid, rtl=points.items[0].lang.rtl)}{rows}</w:tbl>"


def _point(job: Job, point: Point, grid: list[int], place: Place) -> str:
    numeral = Paragraph((Span(point.number, point.lang),), point.lang, Role.NUMERAL)
    inner = place._replace(width=grid[1], top=True)
    blocks: tuple[Block, ...] = point.blocks
    headline = point.headline
    if point.to:
        reader = (replace(span, tone=Tone.MUTED) if span.tone is Tone.PLAIN else span for span in point.to)
        headline = (*headline, Span("\u2002", point.lang), *reader)
    if headline:
        blocks = (Paragraph(headline, point.lang, Role.STRONG, keep=True), *blocks)
    text = _filled(marked(job, job.flow(job, blocks, inner), point.ref))
    below = '<w:tcMar><w:bottom w:w="160" w:type="dxa"/></w:tcMar>'
    return (
        f"<w:tr>{_short(_length(blocks))}{draw_cell(grid[0], draw_paragraph(job, numeral, place._replace(top=True)))}"
        f"{draw_cell(grid[1], text, below)}</w:tr>"
    )


def _part(job: Job, part: Part, width: int, place: Place, *, even: bool) -> str:
    """A column; where columns are even, one that is nothing but a box lends its cell the box's ground."""
    alone = part.blocks[0] if len(part.blocks) == 1 else None
    if even and isinstance(alone, Box):
        return _panel_cell(job, alone, width, place)
    if not part.ruled:
        return draw_cell(width, _filled(job.flow(job, part.blocks, place)))
    side = twips(_GUTTER)
    line = f'<w:start w:val="single" w:sz="4" w:space="0" w:color="{job.house.colour("hairline")[1:]}"/>'
    properties = f'<w:tcBorders>{line}</w:tcBorders><w:tcMar><w:start w:w="{side}" w:type="dxa"/></w:tcMar>'
    return draw_cell(width, _filled(job.flow(job, part.blocks, place._replace(width=width - side))), properties)


def _panel_cell(job: Job, box: Box, width: int, place: Place) -> str:
    ground, bar = _PANELS[box.panel]
    side = 240 if width > twips(60) else 180
    deep = box.panel is Panel.OUTCOME
    inner = place._replace(
        width=width - 2 * side,
        top=True,
        ground=Ground(deep=True) if deep else Ground(label=bar),
        roles=_OUTCOME if deep else place.roles,
        indent=0,
        number=None,
    )
    top = f'<w:top w:val="single" w:sz="24" w:space="0" w:color="{job.house.colour(bar)[1:]}"/>' if box.bar else ""
    properties = (
        f"{f'<w:tcBorders>{top}</w:tcBorders>' if top else ''}{shading(job, ground)}"
        f'<w:tcMar><w:top w:w="180" w:type="dxa"/><w:start w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="180" w:type="dxa"/><w:end w:w="{side}" w:type="dxa"/></w:tcMar>'
    )
    return draw_cell(width, _filled(job.flow(job, box.blocks, inner)), properties)


def _row(job: Job, table: Table, row: Row, grid: Grid, *, tied: bool, head: bool) -> str:
    shade = Shade.BAND if head and table.look is Look.DAY else row.shade
    known = grid.spots[shade, tied, head]
    out: list[str] = []
    at, short = 0, True
    for cell in row.cells:
        span = cell.span
        spot = known.get((at, span))
        if spot is None:
            spot = known[at, span] = _spot(job, table, (at, span, shade, head), grid, tied=tied)
        out.append(spot.opened)
        block = cell.blocks[0] if len(cell.blocks) == 1 else None
        if type(block) is Paragraph and block.ref is None:  # most cells
            align = spot.align if block.align is Align.START else block.align
            text = set_paragraph(job, block, spot.place, spot.settings, align)
            # A text is never longer than its markup, which most often tells enough.
            short = short and (len(text) < _LONG or _length(cell.blocks) < _LONG)
        else:
            text = _filled(job.flow(job, _aligned(cell.blocks, spot.align), spot.place))
            short = short and _length(cell.blocks) < _LONG
        out += (text, "</w:tc>")
        at += span
    properties = f"{'<w:cantSplit/>' if short else ''}{'<w:tblHeader/>' if head else ''}"
    made = f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(out)}</w:tr>"
    return anchored(job, made, place_name(job.register.paper, row.anchor)) if row.anchor else made


def _spot(job: Job, table: Table, where: Where, grid: Grid, *, tied: bool) -> Spot:
    """What cells in one column, of rows of one kind, share."""
    at, span, shade, head = where
    place, widths = grid.tied if tied else grid.place, grid.widths
    ground, bar = _SHADES.get(shade, ("", ""))
    width = sum(widths[at : at + span])
    margin, far = _SIDES[table.look]
    far = far if at + span < len(widths) else 0
    roles, deeper = _manner(table, shade, at, place, head=head)
    inner = place._replace(width=width - margin - far, far=far, rtl=table.lang.rtl, roles=roles, ground=deeper)
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    line = (
        f'<w:tcBorders><w:start w:val="single" w:sz="36" w:space="0" w:color="{job.house.colour(bar)[1:]}"/>'
        "</w:tcBorders>"
        if bar and at == 0
        else ""
    )
    opened = _opened(width, spanned + line + (shading(job, ground) if ground else ""))
    return Spot(inner, opened, table.columns[at].align, job.settings[inner])


def _manner(table: Table, shade: Shade, column: int, place: Place, *, head: bool) -> tuple[Swaps, Ground]:
    """What a cell makes of the roles in it, and its ground."""
    if shade is Shade.BAND:
        return _BAND, Ground(deep=True)
    if head:
        return _HEAD, place.ground
    if table.look is Look.FACTS and column == 0 and not place.ground.deep:
        return _CELL, place.ground._replace(colour="muted", strong=True)
    return _CELL, place.ground


def _aligned(blocks: tuple[Block, ...], align: Align) -> tuple[Block, ...]:
    """The blocks of a cell, its paragraphs at the side of their column unless they name one."""
    if align is Align.START:
        return blocks
    return tuple(
        replace(block, align=align) if isinstance(block, Paragraph) and block.align is Align.START else block
        for block in blocks
    )


def _widths(shares: Sequence[float], width: int) -> list[int]:
    """Whole widths in proportion to `shares` that add up to `width`."""
    total = sum(shares) or 1.0
    edges = [round(width * sum(shares[:number]) / total) for number in range(len(shares) + 1)]
    return [b - a for a, b in pairwise(edges)]


def _timed(widths: list[int]) -> list[int]:
    """Widths of a day: the column of times takes from the widest what “to be confirmed” needs in a wider font.

    A program without our fonts puts in others; DejaVu Sans, the widest of the usual ones, needs 31 mm of text.
    """
    widest = widths.index(max(widths))
    missing = min(twips(_TIMES), sum(widths) * 3 // 10) - widths[0]
    if missing <= 0 or widest == 0:
        return widths
    return [width + missing * ((at == 0) - (at == widest)) for at, width in enumerate(widths)]


def open_table(style: str, widths: list[int], *, rtl: bool) -> str:
    """The start of a table in a style, with columns of these widths in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{"<w:bidiVisual/>" if rtl else ""}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def draw_cell(width: int, inner: str, properties: str = "") -> str:
    """A cell `width` twips wide; `inner` ends in a paragraph, `properties` follow the width in the schema's order."""
    return f"{_opened(width, properties)}{inner}</w:tc>"


def _opened(width: int, properties: str) -> str:
    # Schema order: tcW gridSpan tcBorders shd tcMar; callers give the rest in that order.
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'


def shading(job: Job, token: str) -> str:
    """The ground of a cell or a run in a colour of the house."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{job.house.colour(token)[1:]}"/>'


def _filled(xml: str) -> str:
    """`xml` ending in a paragraph, which a cell must do."""
    return xml if xml.endswith("</w:p>") else xml + gap(20)


def _short(length: int) -> str:
    return "<w:trPr><w:cantSplit/></w:trPr>" if length < _LONG else ""


def _for_notes(part: Part) -> bool:
    return len(part.blocks) == 1 and isinstance(part.blocks[0], Ruled)


def _length(blocks: Sequence[Block]) -> int:
    """Characters of text in blocks, near enough to tell a short row from one that fills a page."""
    total = 0
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                total += sum(len(span.text) for span in block.spans) + 40
            case List():
                total += sum(_length(item.blocks) for item in block.items)
            case Points():
                total += sum(_length(item.blocks) + 60 for item in block.items)
            case Quote() | Box() | Card():
                total += _length(block.blocks)
            case Columns():
                total += max((_length(part.blocks) for part in block.parts), default=0)
            case Table():
                total += sum(max((_length(cell.blocks) for cell in row.cells), default=0) for row in block.rows)
            case _:
                total += 80
    return total
