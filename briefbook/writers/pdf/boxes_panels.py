"""Boxes of what stands on a ground or side by side: panels, cards, columns, pictures."""

from typing import Final

from briefbook.errors import phrase
from briefbook.lang.phrases import say
from briefbook.tree.nodes import Align, Card, Columns, Figure, Panel, Role, Span, Tone
from briefbook.tree.nodes import Box as PanelNode
from briefbook.writers.pdf.boxes import (
    FOOT,
    MM,
    TOP,
    Abreast,
    Box,
    Ground,
    Placed,
    Plate,
    Strand,
    Stroke,
    Tag,
    height_of,
    laid_flat,
    lead_of,
    moved,
    stretched,
)
from briefbook.writers.pdf.boxes_text import aligned, baseline, marks_of, set_text, side
from briefbook.writers.pdf.case import Manner
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.outline import plain_text

_DEEP: Final = Manner(
    roles=((Role.BODY, Role.OUTCOME), (Role.LABEL, Role.OUTCOME_LABEL), (Role.FIELD, Role.OUTCOME_LABEL)), deep=True
)
_GROUNDS: Final = {
    Panel.OUTCOME: ("deep", "deep"),
    Panel.TINT: ("tint", "accent"),
    Panel.GOLD: ("gold_tint", "gold"),
    Panel.GREEN: ("green_tint", "green"),
    Panel.RED: ("red_tint", "red"),
}
_BAR: Final = 3.0
_AROUND: Final = 9.0
_WHOLE: Final = 150.0
_BEGINS: Final = 0.25
"""Part of a page that columns higher than `_WHOLE` take before they go on over its foot: less looks torn off."""
_CARD_GUTTER: Final = 8.0 * MM
_GUTTER: Final = 4.5 * MM
_WIDE_GUTTER: Final = 8.0 * MM
_RULED_GUTTER: Final = 3.2 * MM
_SMALL: Final = 130.0
"""Width of the text in millimetres below which a page is small: A5 and what is cut from it."""


def lay_panel(setter: Compositor, block: PanelNode, frame: Frame) -> list[Box]:
    """The box of a panel; one higher than half a page flows on over pages with its ground."""
    ground, accent = _GROUNDS[block.panel]
    deep = block.panel is Panel.OUTCOME
    pad = 17.0 if deep and frame.width > 250 else 11.0
    manner = _DEEP if deep else frame.manner._replace(label=accent, deep=False)
    ref = block.ref or frame.ref
    inner = Frame(frame.width - 2 * pad, Tag("Div", frame.tag), ref, manner)
    boxes = setter.lay(block.blocks, inner)
    if not boxes:
        return []
    ink = setter.case.ink
    plain = Ground(0.0, 0.0, frame.width, 0.0, ink(ground), FOOT if block.bar else TOP | FOOT)
    bar = (Ground(0.0, 0.0, frame.width, _BAR, ink(accent)),) if block.bar else ()
    above = setter.white(11.0 if deep else 9.0) + (_BAR if block.bar else 0.0)
    below = setter.white(11.5 if deep else 10.0)
    strand = Strand(pad, tuple(boxes))
    abreast = Abreast((strand,), frame.width, above, below, (plain,), bar=bar)
    height = height_of(boxes) + abreast.top + abreast.foot
    around = setter.white(_AROUND)
    box = Box(height, abreast=abreast, above=around - 4.0, below=around, start=_start(boxes, abreast), grows=True)
    if height > setter.case.house.page.depth * MM / 2:
        return [box]
    flat = laid_flat(box)
    return [flat._replace(marks=(*flat.marks, *marks_of(ref, frame.width, height)))]


def _start(boxes: list[Box], abreast: Abreast) -> float:
    return lead_of(boxes) + abreast.top + abreast.foot


def lay_columns(setter: Compositor, block: Columns, frame: Frame) -> list[Box]:
    """The box of columns side by side, each of which flows on over pages; even ones stand on one if it holds them.

    Where a column is too narrow for a word, or on a small page takes more height than the whole width would, they
    stand one below another; but not beside notes, nor boxes of one height.
    """
    told, anchored = len(setter.notices), len(setter.anchors)
    out = _side_by_side(setter, block, frame) if block.parts else []
    small = setter.case.house.page.measure < _SMALL
    if not (small or len(setter.notices) > told) or block.even or any(part.ruled for part in block.parts):
        return out
    first, places = setter.notices[told:], setter.anchors[anchored:]
    del setter.notices[told:], setter.anchors[anchored:]
    inner = frame._replace(ref=block.ref or frame.ref)
    below = [box for part in block.parts for box in setter.lay(part.blocks, inner)]
    if (len(setter.notices) - told, height_of(below)) <= (len(first), height_of(out)):
        return below
    setter.notices[told:], setter.anchors[anchored:] = first, places
    return out


def _side_by_side(setter: Compositor, block: Columns, frame: Frame) -> list[Box]:
    parts = block.parts
    gutter = _WIDE_GUTTER if len(parts) == 2 and not block.even else _GUTTER
    gaps = [(2 * _RULED_GUTTER if part.ruled else gutter) if n else 0.0 for n, part in enumerate(parts)]
    total = sum(part.share for part in parts) or 1.0
    free = frame.width - sum(gaps)
    rtl = block.lang.rtl
    strands: list[Strand] = []
    uprights: list[Stroke] = []
    x = 0.0
    for part, gap in zip(parts, gaps, strict=True):
        width = free * part.share / total
        x += gap
        inner = Frame(width, Tag("Div", frame.tag), block.ref or frame.ref, frame.manner)
        boxes = setter.lay(part.blocks, inner)
        left = side(x, width, frame.width, rtl)
        strands.append(_strand(left, boxes))
        if part.ruled and gap:
            at = side(x - gap / 2, 0.0, frame.width, rtl)
            uprights.append(Stroke(at, 0.0, at, 0.0, 0.6, setter.case.ink("hairline")))
        x += width
    above = max([strand.boxes[0].above for strand in strands if strand.boxes], default=0.0)
    height = max([height_of(strand.boxes) for strand in strands])
    fits = height <= setter.case.house.page.depth * MM
    if block.even and fits:
        strands = _evened(strands)
    columns = Abreast(tuple(strands), frame.width, uprights=tuple(uprights))
    filled = any(strand.fill for strand in strands)
    least = 0.0 if filled else min(height, _BEGINS * setter.case.house.page.depth * MM)
    start = max([least, *[lead_of(strand.boxes) for strand in strands]])
    box = Box(height, abreast=columns, above=above, below=_below(strands), start=start)
    whole = block.even or height <= _WHOLE
    return [laid_flat(box)] if whole and not filled and fits else [box]


def _below(strands: list[Strand]) -> float:
    return max([strand.boxes[-1].below for strand in strands if strand.boxes], default=0.0)


def _strand(x: float, boxes: list[Box]) -> Strand:
    """A column; ruled lines that fill the height are lifted out of its last box."""
    last = boxes[-1] if boxes else None
    if (
        last
        and last.abreast
        and len(last.abreast.strands) == 1
        and last.abreast.strands[0].fill
        and not last.abreast.grounds
    ):
        inner = last.abreast.strands[0]
        return Strand(x, (*boxes[:-1], *inner.boxes), inner.fill)
    return Strand(x, tuple(boxes))


def _evened(strands: list[Strand]) -> list[Strand]:
    """Columns of one height: the last box of each takes what it lacks."""
    tall = max([height_of(strand.boxes) for strand in strands])
    out = []
    for strand in strands:
        lack = tall - height_of(strand.boxes)
        if strand.boxes and lack > 0:
            last = strand.boxes[-1]
            last = stretched(laid_flat(last) if last.abreast else last, last.height + lack)
            strand = strand._replace(boxes=(*strand.boxes[:-1], last))
        out.append(strand)
    return out


def lay_card(setter: Compositor, block: Card, frame: Frame) -> list[Box]:
    """The box of a card: picture at the start side, blocks beside it, never parted where a page can hold them."""
    inner = frame._replace(ref=block.ref or frame.ref, tag=Tag("Div", frame.tag))
    if block.figure is None:
        return setter.lay(block.blocks, inner)
    taken = min(block.figure.width * MM, frame.width / 2)
    figure = lay_figure(setter, block.figure, inner._replace(width=taken))
    x = taken + min(_CARD_GUTTER, taken / 3)
    rtl = block.lang.rtl
    text = setter.lay(block.blocks, inner._replace(width=frame.width - x))
    picture = Strand(side(0.0, taken, frame.width, rtl), tuple(figure))
    beside = Strand(0.0 if rtl else x, tuple(text))
    abreast = Abreast((picture, beside), frame.width)
    height = max(height_of(figure), height_of(text))
    box = Box(
        height,
        abreast=abreast,
        above=setter.white(5.0),
        below=setter.white(9.0),
        start=max(lead_of(figure), lead_of(text)),
    )
    return [box] if height > setter.case.house.page.depth * MM else [laid_flat(box)]


def lay_figure(setter: Compositor, block: Figure, frame: Frame) -> list[Box]:
    """The boxes of a picture, made smaller where its column is narrower, and of its caption, which stays with it."""
    width, height = block.width * MM, block.height * MM
    most_high = setter.case.house.page.depth * MM - 40.0
    scale = min(1.0, frame.width / width if width else 1.0, most_high / height if height else 1.0)
    width, height = width * scale, height * scale
    rtl = block.lang.rtl
    ref = block.ref or frame.ref
    alt = block.alt or plain_text(block.caption) or say(phrase("Picture"), block.lang)
    tag = Tag("Figure", frame.tag, alt=alt, lang=block.lang.value)
    if not block.picture:
        return [_silhouette(setter, block, frame, width, height)]
    x = side(0.0, width, frame.width, rtl)
    plate = Plate(block.picture, x, 0.0, width, height, block.focus, tag, ref)
    marks = tuple(mark._replace(x=x) for mark in marks_of(ref, width, height))
    box = Box(height, plates=(plate,), above=2.0, below=5.0, keep=bool(block.caption), marks=marks)
    if not block.caption:
        return [box]
    inner = frame._replace(width=width if width > 150 else frame.width)
    under = Tag("Caption", frame.tag, lang=block.lang.value)
    caption = set_text(setter, block.caption, block.lang, Role.CAPTION, inner, tag=under, ref=ref)
    offset = frame.width - inner.width if rtl else 0.0
    return [box, *[moved(one, offset) for one in caption]]


def _silhouette(setter: Compositor, block: Figure, frame: Frame, width: float, height: float) -> Box:
    """An empty frame in place of a picture that nobody has: the words of `alt` stand in its middle."""
    rtl, x = block.lang.rtl, side(0.0, width, frame.width, block.lang.rtl)
    frame_ink, ground = setter.case.ink("ruled"), Ground(x, 0.0, width, height, setter.case.ink("tint"), TOP | FOOT)
    span = Span(block.alt, block.lang, tone=Tone.MUTED)
    lines = setter.lines((span,), block.lang, Role.SMALL, frame, width - 8.0)
    type_ = setter.type(Role.SMALL, block.lang)
    top = (height - type_.lead * len(lines)) / 2 + baseline(type_)
    tag = Tag("P", frame.tag, lang=block.lang.value)
    placed = tuple(
        Placed(line, x + aligned(line.width, width, rtl, Align.CENTER), top + n * type_.lead, tag)
        for n, line in enumerate(lines)
    )
    corners = ((x, 0.0), (x + width, 0.0), (x + width, height), (x, height))
    strokes = (Stroke(*a, *b, 0.6, frame_ink) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))
    return Box(height, placed, (ground._replace(round=0), *strokes), above=2.0, below=5.0)
