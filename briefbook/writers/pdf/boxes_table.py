"""Boxes of tables: a row each; a long row flows on over pages; heads are put again on each page."""

from typing import Final, NamedTuple

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Align, Block, Cell, Column, Look, Paragraph, Role, Row, Shade, Table
from briefbook.writers.pdf.boxes import (
    MM,
    TOP,
    Abreast,
    Box,
    Gathered,
    Ground,
    Strand,
    Stroke,
    Tag,
    height_of,
    laid_flat,
    lead_of,
    moved,
)
from briefbook.writers.pdf.boxes_rows import LONG_ROW, Dress, Place, is_plain, lay_plain, longest_word
from briefbook.writers.pdf.boxes_text import lone_paragraph, marks_of, side
from briefbook.writers.pdf.case import Manner
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.tuples import new

_BELOW: Final = {Look.FACTS: 4.0, Look.DAY: 11.0}
_LEVEL: Final = {Look.FACTS: 13.0}
"""How far apart in points first lines of a row may be that are set on one baseline; 4 in most looks."""
_GUTTER: Final = 10.0
_BAR: Final = 3.9
_GRID_PAD: Final = 5.0
_FIELD, _MOST_FIELD = 8.42, 0.45
"""Least width of the names of fields in sizes of their type, and the most of the table that they take for it."""
_KEPT: Final = 0.6
"""The part of its width that a column keeps where another has a longer word."""
_CELL: Final = ((Role.BODY, Role.TABLE),)
_HEAD: Final = ((Role.BODY, Role.TABLE_HEAD), (Role.TABLE, Role.TABLE_HEAD), (Role.STRONG, Role.TABLE_HEAD))
_BAND: Final = ((Role.BODY, Role.BAND), (Role.TABLE, Role.BAND), (Role.STRONG, Role.BAND))
_GROUNDS: Final = {
    Shade.BAND: "deep",
    Shade.MEETING: "accent_tint",
    Shade.SIGNING: "gold_tint",
    Shade.UNSURE: "tint",
}
_BARS: Final = {Shade.MEETING: "accent", Shade.SIGNING: "gold", Shade.UNSURE: "amber"}


class Measures(NamedTuple):
    """Paddings of a look in points: above and below a row, at its outer sides, and the hairline below it."""

    above: float
    below: float
    outer: float
    line: bool


_MEASURES: Final = {
    Look.RULED: Measures(6.0, 6.0, 0.0, True),
    Look.FACTS: Measures(2.4, 2.4, 0.0, False),
    Look.GRID: Measures(4.5, 4.5, _GRID_PAD, True),
    Look.DAY: Measures(7.6, 7.6, 11.5, True),
}


class Grid(NamedTuple):
    """The columns of a table: how far each is from the start side, and how wide, in points; and the gutter."""

    starts: tuple[float, ...]
    widths: tuple[float, ...]
    gutter: float

    def width(self, first: int, span: int) -> float:
        """Width of a cell that begins in a column and covers `span` of them."""
        return sum(self.widths[first : first + span]) + self.gutter * (span - 1)


def _grid(columns: tuple[Column, ...], width: float, measures: Measures, least: float) -> Grid:
    """Columns share the width, with gutters between them and padding at the outer sides.

    The names of fields keep the room for a long one, `least` points, as far as the values can spare it.
    """
    total = sum(column.share for column in columns) or 1.0
    gutter = 2 * measures.outer if measures.outer == _GRID_PAD else _GUTTER
    free = width - 2 * measures.outer - gutter * (len(columns) - 1)
    widths = [free * column.share / total for column in columns]
    if len(widths) == 2 and widths[0] < least:
        widths[0] = min(least, free * _MOST_FIELD)
        widths[1] = free - widths[0]
    starts = [measures.outer + sum(widths[:n]) + gutter * n for n in range(len(columns))]
    return Grid(tuple(starts), tuple(widths), gutter)


def lay_table(setter: Compositor, block: Table, frame: Frame) -> list[Box]:
    """The boxes of a table: rows that are not split unless they have more than fourteen lines or half a page."""
    tag = Tag("Table", frame.tag)
    if block.anchor:
        setter.anchors.append((block.anchor, tag))
    inner = frame._replace(tag=tag, ref=block.ref or frame.ref)
    least = _FIELD * setter.case.house.type(Role.FIELD, Lang.EN).size if block.look is Look.FACTS else 0.0
    grid = _grid(block.columns, frame.width, _MEASURES[block.look], least)
    told, anchored = len(setter.notices), len(setter.anchors)
    setting = _Rows(setter, block, inner, grid)
    rows = [setting.row(row) for row in block.rows]
    top = setting.row(block.head, head=True) if block.head else None
    if len(setter.notices) > told:
        del setter.notices[told:], setter.anchors[anchored:]
        setting = _Rows(setter, block, inner, _shared(setter, block, inner, grid))
        rows = [setting.row(row) for row in block.rows]
        top = setting.row(block.head, head=True) if block.head else None
    out: list[Box] = []
    depth = setter.case.house.page.depth * MM
    if top:
        head = _head(top, depth)
        out.append(head._replace(keep=True))
        again = _again(head)
        rows = rows if head.abreast else [row._replace(head=again) for row in rows]
    elif block.rows and block.rows[0].shade is Shade.BAND and rows:
        rows[0] = _head(rows[0], depth)._replace(keep=len(rows) > 1)
        if not rows[0].abreast:
            again = _again(rows[0]._replace(keep=False))
            rows[1:] = [row._replace(head=again) for row in rows[1:]]
    out += _paired(rows)
    if not out:
        return []
    if block.look is Look.RULED:
        out[0] = _topped(setter, out[0], frame.width)
    if block.whole and height_of(out) <= depth:
        out = [*[laid_flat(row)._replace(keep=True) for row in out[:-1]], laid_flat(out[-1])]
    out[0] = out[0]._replace(above=setter.white(6.0 if block.look is Look.DAY else 2.0))
    out[-1] = out[-1]._replace(below=setter.white(_BELOW.get(block.look, 8.0)))
    return out


def _shared(setter: Compositor, block: Table, frame: Frame, grid: Grid) -> Grid:
    """The grid with room in each column for its longest word, taken from columns that can spare it.

    No column gives more than a part of its width: where that is not enough, words are broken as before. Only a narrow
    page or column needs it; it costs a second setting there and nothing elsewhere.
    """
    needs = _needs(setter, block, frame, grid)
    lacks = [max(need - wide, 0.0) for need, wide in zip(needs, grid.widths, strict=True)]
    spares = [max(wide - max(need, _KEPT * wide), 0.0) for need, wide in zip(needs, grid.widths, strict=True)]
    given = min(sum(lacks), sum(spares))
    if not given:
        return grid
    widths = [
        wide + given * (lack / sum(lacks) - spare / sum(spares))
        for wide, lack, spare in zip(grid.widths, lacks, spares, strict=True)
    ]
    starts = [grid.starts[0] + sum(widths[:n]) + grid.gutter * n for n in range(len(widths))]
    return Grid(tuple(starts), tuple(widths), grid.gutter)


def _needs(setter: Compositor, block: Table, frame: Frame, grid: Grid) -> list[float]:
    """The width of the longest word of each column; cells over several columns have room enough."""
    needs = [1.0] * len(grid.widths)
    for row in (*((block.head,) if block.head else ()), *block.rows):
        column = 0
        for cell in row.cells:
            if cell.span == 1 and column < len(needs):
                manner = _manner(block.look, row.shade, column == 0, frame.manner, row is block.head)
                inner = frame._replace(width=grid.widths[column], manner=manner)
                needs[column] = max(needs[column], longest_word(setter, cell.blocks, inner) + 0.5)
            column += cell.span
    return needs


def _head(row: Box, depth: float) -> Box:
    """The row as one that may be put again on each page; one higher than a third of it flows on like any other."""
    return row if row.height > depth / 3 else laid_flat(row)


def _again(head: Box) -> Box:
    """The head as it is put again on a later page: furniture, for the structure of the table has it already."""
    placed = tuple([one._replace(tag=None) for one in head.placed])
    plates = tuple([plate._replace(tag=None) for plate in head.plates])
    drawn = [shape for drawing in head.drawings for shape in drawing.shapes]
    return head._replace(placed=placed, plates=plates, links=(), shapes=(*head.shapes, *drawn), drawings=())


def _paired(rows: list[Box]) -> list[Box]:
    """The rows, the first two and the last two kept together, so that no row stands alone on a page."""
    tied = {0, len(rows) - 2} if len(rows) > 2 else set()
    return [row._replace(keep=True) if n in tied and not row.abreast else row for n, row in enumerate(rows)]


def _topped(setter: Compositor, box: Box, width: float) -> Box:
    """The first row of a ruled table with the strong line on top."""
    strong = Stroke(0.0, 0.0, width, 0.0, 1.1, setter.case.ink("rule"))
    if box.abreast:
        return box._replace(abreast=box.abreast._replace(bar=(*box.abreast.bar, strong)))
    return box._replace(shapes=(*box.shapes, strong))


class Slot(NamedTuple):
    """Where cells of a column stand, in points from the left, how text stands in them, and what elements they are."""

    x: float
    width: float
    manner: Manner
    kind: str
    scope: str
    span: int


class _Rows:
    """Sets the rows of one table; what rows of one shade have in common is made once."""

    def __init__(self, setter: Compositor, block: Table, frame: Frame, grid: Grid) -> None:
        self._setter, self._block, self._frame, self._grid = setter, block, frame, grid
        self._dresses: dict[tuple[Shade, bool], Dress] = {}
        self._slots: dict[tuple[int, int, Shade, bool], Slot] = {}

    def row(self, row: Row, *, head: bool = False) -> Box:
        """One row: a box, or columns that flow on if it has more than fourteen lines or is higher than half a page."""
        setter, block, frame = self._setter, self._block, self._frame
        tag = Tag("TR", frame.tag)
        if row.anchor:
            setter.anchors.append((row.anchor, tag))
        ref = row.ref or frame.ref
        plain = all(is_plain(cell.blocks) for cell in row.cells)
        cells: list[Place] = []
        column, count = 0, len(block.columns)
        for cell in row.cells:
            if column >= count:
                break
            slot = self._slot(column, min(cell.span, count - column), row.shade, head=head)
            element = Tag(slot.kind, tag, scope=slot.scope, span=slot.span)
            inner = new(Frame, (slot.width, element, ref, slot.manner, plain or lone_paragraph(cell.blocks), 0.0))
            cells.append(new(Place, (slot.x, inner, _turned(cell, block.columns[column]))))
            column += cell.span
        dress = self._dress(row.shade, head=head)
        apart = _LEVEL.get(block.look, 4.0)
        found = lay_plain(setter, cells, dress, ref, apart) if plain else _lay_cells(setter, cells)
        if isinstance(found, Box):
            return found
        if not all(strand.boxes for strand in found):
            tag.cells = tuple([place.frame.tag for place in cells])
        if found and not any(strand.boxes for strand in found):
            # a row to be filled in by hand: as high as one with a line
            found[0] = found[0]._replace(boxes=(Box(setter.type(Role.TABLE, block.lang).lead),))
        return _strung(setter, dress.columns._replace(strands=tuple(_level(found, apart))), ref)

    def _slot(self, column: int, span: int, shade: Shade, *, head: bool) -> Slot:
        """What cells that begin in this column and cover `span` of them have in common."""
        key = (column, span, shade, head)
        found = self._slots.get(key)
        if found is None:
            block, frame, grid = self._block, self._frame, self._grid
            width = grid.width(column, span)
            x = side(grid.starts[column], width, frame.width, block.lang.rtl)
            manner = _manner(block.look, shade, column == 0, frame.manner, head)
            found = self._slots[key] = Slot(x, width, manner, *_cell(block, shade, column, head=head), span)
        return found

    def _dress(self, shade: Shade, *, head: bool) -> Dress:
        found = self._dresses.get((shade, head))
        if found is None:
            block, setter = self._block, self._setter
            measures = _measured(setter, block.look, head=head)
            made = _dressed(setter, block, shade, self._frame.width, self._grid, measures, head=head)
            found = self._dresses[shade, head] = Dress(made)
        return found


def _lay_cells(setter: Compositor, cells: list[Place]) -> Box | list[Strand]:
    """The cells of a row as columns, whatever they hold."""
    return [Strand(x, tuple(setter.lay(blocks, frame))) for x, frame, blocks in cells]


def _strung(setter: Compositor, row: Abreast, ref: Ref | None) -> Box:
    """A row of columns as one box where it is short enough, else as columns that flow on."""
    lines = max([len(strand.boxes) for strand in row.strands], default=0)
    if lines <= LONG_ROW:
        flat = _flat(row, ref)
        if flat.height <= setter.case.house.page.depth * MM / 2:
            return flat
    padding = row.top + row.foot
    start = max([lead_of(strand.boxes) for strand in row.strands]) + padding
    height = max([height_of(strand.boxes) for strand in row.strands]) + padding
    return Box(height, abreast=row, start=start)


def _cell(block: Table, shade: Shade, column: int, *, head: bool) -> tuple[str, str]:
    """Kind and scope of a cell: those of a head or a band head their columns, the fields of facts head their row."""
    if head or shade is Shade.BAND:
        return "TH", "Column"
    if block.look is Look.FACTS and column == 0 and len(block.columns) > 1:
        return "TH", "Row"
    return "TD", ""


def _flat(abreast: Abreast, ref: Ref | None) -> Box:
    gathered = Gathered()
    height = gathered.columns(abreast, 0.0, 0.0)
    gathered.marks += marks_of(ref, abreast.width, height)
    return gathered.box(height)


def _manner(look: Look, shade: Shade, first: bool, outer: Manner, head: bool) -> Manner:
    """How text stands in a cell; `first` is the first column."""
    if shade is Shade.BAND:
        return Manner(roles=_BAND, deep=True)
    if head:
        return Manner(roles=_HEAD)
    if look is Look.FACTS and first and not outer.deep:
        return outer._replace(roles=_CELL, colour="muted", bold=True)
    return outer._replace(roles=_CELL)


def _turned(cell: Cell, column: Column) -> tuple[Block, ...]:
    """The blocks of a cell, on the side that its column asks for where they do not say it themselves."""
    if column.align is Align.START:
        return cell.blocks
    return tuple(_aligned(block, column.align) for block in cell.blocks)


def _aligned(block: Block, align: Align) -> Block:
    if isinstance(block, Paragraph) and block.align is Align.START:
        return Paragraph(block.spans, block.lang, block.role, align, block.keep, block.ref)
    return block


def _level(cells: list[Strand], most: float) -> list[Strand]:
    """Cells whose first lines share one baseline where they are at most `most` points apart."""
    firsts = [cell.boxes[0].placed[0].y for cell in cells if cell.boxes and cell.boxes[0].placed]
    if not firsts or not 0.05 < max(firsts) - min(firsts) <= most:
        return cells
    deepest = max(firsts)
    return [Strand(cell.x, _lowered(cell.boxes, deepest), cell.fill) for cell in cells]


def _lowered(boxes: tuple[Box, ...], deepest: float) -> tuple[Box, ...]:
    """Boxes whose first line stands as low as the deepest."""
    if not boxes or not boxes[0].placed:
        return boxes
    by = deepest - boxes[0].placed[0].y
    return (moved(boxes[0], 0.0, by)._replace(height=boxes[0].height + by), *boxes[1:])


def _dressed(
    setter: Compositor,
    block: Table,
    shade: Shade,
    width: float,
    grid: Grid,
    measures: Measures,
    *,
    head: bool,
) -> Abreast:
    """The ground, bar and lines of a row, still without its cells."""
    ink, rtl = setter.case.ink, block.lang.rtl
    grounds: list[Ground] = []
    uprights: list[Stroke] = []
    if shade in _GROUNDS:
        rounding = TOP if shade is Shade.BAND and block.look is Look.DAY else 0
        grounds.append(Ground(0.0, 0.0, width, 0.0, ink(_GROUNDS[shade]), rounding))
    if shade in _BARS:
        grounds.append(Ground(side(0.0, _BAR, width, rtl), 0.0, _BAR, 0.0, ink(_BARS[shade])))
    hairline = ink("hairline")
    sill = (
        [Stroke(0.0, 0.0, width, 0.0, 0.9 if head else 0.6, hairline)]
        if measures.line and shade is not Shade.BAND
        else []
    )
    if block.look is Look.GRID:
        uprights = [Stroke(x, 0.0, x, 0.0, 0.6, hairline) for x in _edges(grid, width, measures, rtl)]
        # on the line below the row before, so that two of them are one
        top: tuple[Stroke, ...] = (Stroke(0.0, -0.3, width, -0.3, 0.6, hairline),)
    else:
        top = ()
    return Abreast((), width, measures.above, measures.below, tuple(grounds), tuple(uprights), top, tuple(sill))


def _edges(grid: Grid, width: float, measures: Measures, rtl: bool) -> list[float]:
    edges = [0.0, *[start + wide + measures.outer for start, wide in zip(grid.starts, grid.widths, strict=True)]]
    return [width - x if rtl else x for x in edges]


def _measured(setter: Compositor, look: Look, *, head: bool) -> Measures:
    found = _MEASURES[look]
    above, below = (5.0, 4.5) if head and look is not Look.GRID else (found.above, found.below)
    return found._replace(above=setter.white(above), below=setter.white(below))
