"""Boxes: things of known height that pages are filled with. Points; y runs down from the top of the box."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.writers.pdf.lines import Line
from briefbook.writers.pdf.tuples import new

MM: Final = 72 / 25.4
RADIUS: Final = 1.4 * MM
TOP, FOOT = 1, 2
"""Rounded corners of a ground: those at its top, those at its foot."""


class Tag:
    """An element of the document's structure; its children are those that name it as parent. Compared by identity.

    `tongue` is its language, its own or that of what is around it. A cell covers `span` columns, a header cell heads
    its `scope`. `cells` are those of a row, which stand in the structure even where nothing is in them.
    """

    __slots__ = ("alt", "cells", "kind", "lang", "parent", "scope", "span", "tongue")

    def __init__(
        self, kind: str, parent: "Tag | None" = None, *, lang: str = "", alt: str = "", scope: str = "", span: int = 1
    ) -> None:
        self.kind, self.parent, self.lang, self.alt, self.scope, self.span = kind, parent, lang, alt, scope, span
        self.tongue: str = lang or (parent.tongue if parent is not None else "")
        self.cells: tuple[Tag, ...] = ()


class Placed(NamedTuple):
    """A line, its left end and baseline, and the element that it belongs to (None: furniture)."""

    line: Line
    x: float
    y: float
    tag: Tag | None


class Ground(NamedTuple):
    """A filled rectangle; `round` says which corners are."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    round: int = 0


class Stroke(NamedTuple):
    """A straight line; a `dotted` one leads the eye through a contents list."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    colour: str
    dotted: bool = False


class Plate(NamedTuple):
    """A picture cropped to a rectangle round its focus; a `whole` one fills it as it is, `turned` its head to a side.

    `turned` counts quarters of a turn, anticlockwise.
    """

    picture: str
    x: float
    y: float
    width: float
    height: float
    focus: tuple[float, float]
    tag: Tag | None
    ref: Ref | None
    whole: bool = False
    turned: int = 0


class Drawing(NamedTuple):
    """Grounds and lines that show something: the element says in words what."""

    shapes: tuple[Ground | Stroke, ...]
    tag: Tag


class Mark(NamedTuple):
    """Where a record stands in a box."""

    ref: Ref
    x: float
    y: float
    width: float
    height: float


class Link(NamedTuple):
    """A rectangle that leads to `target`, a URL or `#` and a code, and the element of what it lies on."""

    target: str
    x: float
    y: float
    width: float
    height: float
    tag: Tag | None = None


class Ruling(NamedTuple):
    """Lines to write on, that fill whatever height there is."""

    width: float
    step: float
    colour: str


class Strand(NamedTuple):
    """One of several columns that flow on side by side."""

    x: float
    boxes: tuple["Box", ...]
    fill: Ruling | None = None


class Abreast(NamedTuple):
    """Columns side by side on a common ground, that go on together on the next page.

    `top` and `foot` are paddings; `uprights` are strokes as high as the columns; `bar` is one at the very top, `sill`
    one at the very end.
    """

    strands: tuple[Strand, ...]
    width: float
    top: float = 0.0
    foot: float = 0.0
    grounds: tuple[Ground, ...] = ()
    uprights: tuple[Stroke, ...] = ()
    bar: tuple[Ground | Stroke, ...] = ()
    sill: tuple[Stroke, ...] = ()


class Late(NamedTuple):
    """Room for a number that is known when pages are: of the paper or tab `code`, at a contents line.

    The line begins at `x`, is `width` wide and runs as `lang` does; its title ends `taken` from its start side.
    """

    code: str
    tab: bool
    lang: Lang
    element: Tag
    x: float
    y: float
    width: float
    taken: float


class Box(NamedTuple):
    """A thing that is never split, but for `abreast` ones.

    `above` is dropped at the top of a page, `below` may hang over its foot. `keep` ties it to the next box; `start` is
    the height that an abreast box needs to begin. `head` is put again on top of a page that starts here. `grows` says
    that the first shape is a ground that may be stretched; `sink` that this and what follows goes to the page's foot.
    """

    height: float
    placed: tuple[Placed, ...] = ()
    shapes: tuple[Ground | Stroke, ...] = ()
    plates: tuple[Plate, ...] = ()
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    start: float = 0.0
    head: "Box | None" = None
    abreast: Abreast | None = None
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    grows: bool = False
    sink: bool = False
    lates: tuple[Late, ...] = ()
    drawings: tuple[Drawing, ...] = ()


def moved(box: Box, dx: float, dy: float = 0.0) -> Box:
    """The box with all that it draws shifted right and down; its height stays."""
    if not dx and not dy:
        return box
    placed = tuple([new(Placed, (line, x + dx, y + dy, tag)) for line, x, y, tag in box.placed])
    marks = tuple([Mark(ref, x + dx, y + dy, width, height) for ref, x, y, width, height in box.marks])
    if not (box.shapes or box.plates or box.head or box.abreast or box.links or box.lates or box.drawings):
        return Box(
            box.height,
            placed,
            above=box.above,
            below=box.below,
            keep=box.keep,
            marks=marks,
            grows=box.grows,
            sink=box.sink,
        )
    return box._replace(
        placed=placed,
        shapes=tuple([shift(shape, dx, dy) for shape in box.shapes]),
        plates=tuple([plate._replace(x=plate.x + dx, y=plate.y + dy) for plate in box.plates]),
        marks=marks,
        links=tuple([link._replace(x=link.x + dx, y=link.y + dy) for link in box.links]),
        head=moved(box.head, dx) if box.head else None,
        abreast=_moved_columns(box.abreast, dx) if box.abreast else None,
        lates=tuple([late._replace(x=late.x + dx, y=late.y + dy) for late in box.lates]),
        drawings=tuple([_drawn_at(drawing, dx, dy) for drawing in box.drawings]),
    )


def _drawn_at(drawing: Drawing, dx: float, dy: float) -> Drawing:
    return Drawing(tuple([shift(shape, dx, dy) for shape in drawing.shapes]), drawing.tag)


def _moved_columns(abreast: Abreast, dx: float) -> Abreast:
    return abreast._replace(
        strands=tuple([strand._replace(x=strand.x + dx) for strand in abreast.strands]),
        grounds=tuple([ground._replace(x=ground.x + dx) for ground in abreast.grounds]),
        uprights=tuple([_shifted(stroke, dx, 0.0) for stroke in abreast.uprights]),
        bar=tuple([shift(shape, dx, 0.0) for shape in abreast.bar]),
        sill=tuple([_shifted(stroke, dx, 0.0) for stroke in abreast.sill]),
    )


def shift(shape: Ground | Stroke, dx: float, dy: float) -> Ground | Stroke:
    """The shape shifted right and down."""
    if isinstance(shape, Stroke):
        return _shifted(shape, dx, dy)
    x, y, width, height, colour, rounding = shape
    return Ground(x + dx, y + dy, width, height, colour, rounding)


def _shifted(stroke: Stroke, dx: float, dy: float) -> Stroke:
    x0, y0, x1, y1, weight, colour, dotted = stroke
    return Stroke(x0 + dx, y0 + dy, x1 + dx, y1 + dy, weight, colour, dotted)


def height_of(boxes: Sequence[Box]) -> float:
    """Height of boxes one below the other, without the space above the first and below the last."""
    if not boxes:
        return 0.0
    inner = sum([box.above + box.height + box.below for box in boxes])
    return inner - boxes[0].above - boxes[-1].below


def lead_of(boxes: Sequence[Box]) -> float:
    """Height that boxes need to begin: the first and all that it is tied to."""
    need = 0.0
    for n, box in enumerate(boxes):
        need += (box.above if n else 0.0) + (box.start if box.abreast else box.height)
        if not box.keep or box.abreast:
            break
        need += box.below
    return need


class Gathered:
    """Everything that boxes draw, each thing shifted to where it belongs in a whole."""

    __slots__ = ("drawings", "lates", "links", "marks", "placed", "plates", "shapes")

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.shapes: list[Ground | Stroke] = []
        self.plates: list[Plate] = []
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.lates: list[Late] = []
        self.drawings: list[Drawing] = []

    def stack(self, boxes: Sequence[Box], dx: float, dy: float) -> float:
        """Take boxes one below the other, the first at (dx, dy); returns their height."""
        y = dy
        last = 0.0
        for n, box in enumerate(boxes):
            y += box.above if n else 0.0
            self.take(box, dx, y)
            y += box.height + box.below
            last = box.below
        return y - last - dy

    def take(self, box: Box, dx: float, dy: float) -> None:
        """Take one box at (dx, dy)."""
        if box.abreast:
            self.columns(box.abreast, dx, dy)
        self.placed += [new(Placed, (line, x + dx, y + dy, tag)) for line, x, y, tag in box.placed]
        if box.marks:
            self.marks += [Mark(ref, x + dx, y + dy, width, height) for ref, x, y, width, height in box.marks]
        if box.shapes:
            self.shapes += [shift(shape, dx, dy) for shape in box.shapes]
        if box.plates:
            self.plates += [plate._replace(x=plate.x + dx, y=plate.y + dy) for plate in box.plates]
        if box.lates:
            self.lates += [late._replace(x=late.x + dx, y=late.y + dy) for late in box.lates]
        if box.drawings:
            self.drawings += [_drawn_at(drawing, dx, dy) for drawing in box.drawings]
        if box.links:
            self.links += [link._replace(x=link.x + dx, y=link.y + dy) for link in box.links]

    def columns(self, abreast: Abreast, dx: float, dy: float) -> float:
        """Take columns side by side as high as the highest of them; returns the height with their paddings."""
        at = len(self.shapes)
        top = dy + abreast.top
        heights = [self.stack(strand.boxes, dx + strand.x, top) for strand in abreast.strands]
        inner = max(heights, default=0.0)
        height = abreast.top + inner + abreast.foot
        frame = framed(abreast, height, begins=True, ends=True)
        if dx or dy:
            frame = tuple([shift(shape, dx, dy) for shape in frame])
        self.shapes[at:at] = frame
        for strand, taken in zip(abreast.strands, heights, strict=True):
            if strand.fill:
                self.shapes += ruled(strand.fill, dx + strand.x, top + taken, top + inner)
        return height

    def box(self, height: float) -> Box:
        """One box of this height that draws all of it."""
        return Box(
            height,
            tuple(self.placed),
            tuple(self.shapes),
            tuple(self.plates),
            marks=tuple(self.marks),
            links=tuple(self.links),
            lates=tuple(self.lates),
            drawings=tuple(self.drawings),
        )


def laid_flat(box: Box) -> Box:
    """An abreast box as one that is never split, as high as its highest column."""
    if not box.abreast:
        return box
    gathered = Gathered()
    height = gathered.columns(box.abreast, 0.0, 0.0)
    flat = gathered.box(height)
    return flat._replace(above=box.above, below=box.below, keep=box.keep, head=box.head, grows=box.grows)


def framed(abreast: Abreast, height: float, *, begins: bool, ends: bool) -> tuple[Ground | Stroke, ...]:
    """Grounds, uprights, bar and sill of columns, or of the part of them that stands on one page."""
    rounding = TOP * begins | FOOT * ends
    grounds = [
        Ground(x, y, width, height, colour, corners & rounding) for x, y, width, _, colour, corners in abreast.grounds
    ]
    uprights = [Stroke(x0, 0.0, x1, height, weight, colour) for x0, _, x1, _, weight, colour, _ in abreast.uprights]
    bar = abreast.bar if begins else ()
    sill = [
        # wholly inside: the ground of the next row would cover the half of it that stood below
        Stroke(x0, height - weight / 2, x1, height - weight / 2, weight, colour)
        for x0, _, x1, _, weight, colour, _ in abreast.sill * ends
    ]
    return (*grounds, *uprights, *bar, *sill)


def ruled(fill: Ruling, x: float, top: float, foot: float) -> list[Stroke]:
    """Lines to write on between two heights, the last not below `foot`."""
    count = int((foot - top + 0.01) / fill.step)
    heights = [top + fill.step * (n + 1) for n in range(count)]
    return [Stroke(x, y, x + fill.width, y, 0.5, fill.colour) for y in heights]


def stretched(box: Box, height: float) -> Box:
    """A box with a ground made higher; any other box only takes more room."""
    first = box.shapes[0] if box.grows and box.shapes else None
    if isinstance(first, Ground):
        first = first._replace(height=first.height + height - box.height)
        return box._replace(height=height, shapes=(first, *box.shapes[1:]))
    return box._replace(height=height)
