"""Boxes of running text: headings, paragraphs, lists, quotes, talking points, rules and spaces."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefbook.errors import Ref
from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang
from briefbook.tree.house import Type
from briefbook.tree.nodes import (
    Align,
    Block,
    Heading,
    List,
    Paragraph,
    Point,
    Points,
    Quote,
    Role,
    Rule,
    Space,
    Span,
    Tone,
)
from briefbook.writers.pdf.boxes import MM, Box, Mark, Placed, Stroke, Tag, height_of, moved
from briefbook.writers.pdf.case import Manner
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.lines import Line, natural
from briefbook.writers.pdf.styles import BLANK, BREAK, OPEN
from briefbook.writers.pdf.tokens import Text
from briefbook.writers.pdf.tuples import new

HEADINGS: Final = {1: Role.TITLE, 2: Role.LABEL, 3: Role.SUBHEAD, 4: Role.MINOR}
_TIED: Final = frozenset(
    {Role.KICKER, Role.LABEL, Role.SUBHEAD, Role.MINOR, Role.OUTCOME_LABEL, Role.FIELD, Role.TITLE}
)
_QUOTED: Final = ((Role.BODY, Role.QUOTE),)
LARGE: Final = {
    Role.COVER_TITLE: 40 / 66,
    Role.DIVIDER: 0.5,
    Role.FIGURE: 0.7,
    Role.NUMERAL: 1.0,
    Role.CARD_TITLE: 1.0,
}
"""The least part of its size at which large type is set in one line; where that is too wide, it is broken."""
_TITLE_LEAST: Final = 0.88
_BULLET: Final = "–"
INDENT: Final = 14.0
_NUMERALS: Final = 28.0
_WHOLE_POINT: Final = 7
_PLAIN_REST: Final = Box(0.0)[11:]
_HIGH: Final = 279.0
"""Height in millimetres of the lowest page whose empty heights are as the tree asks; A4 and Letter are higher."""


def baseline(type_: Type) -> float:
    """How far below the top of its line a baseline stands: capitals are centred in the line."""
    return type_.lead / 2 + 0.345 * type_.size


def side(x: float, width: float, whole: float, rtl: bool) -> float:
    """Left end of something that stands `x` from the start side of a whole."""
    return whole - x - width if rtl else x


def aligned(width: float, whole: float, rtl: bool, align: Align) -> float:
    """Left end of a line in its measure."""
    spare = whole - width
    if align is Align.CENTER:
        return spare / 2
    return spare if rtl == (align is Align.START) else 0.0


def marks_of(ref: Ref | None, width: float, height: float) -> tuple[Mark, ...]:
    """The place of a record over a whole box, if there is one."""
    return (Mark(ref, 0.0, 0.0, width, height),) if ref else ()


class Setting(NamedTuple):
    """A paragraph broken into lines: their type, element, direction and side, whether it is tied, and its record."""

    lines: Sequence[Line]
    type: Type
    tag: Tag
    rtl: bool
    align: Align
    keep: bool
    ref: Ref | None


def line_boxes(one: Setting, frame: Frame) -> list[Box]:
    """A box per line. Two lines stay together at the top and at the end of a paragraph, three stay whole."""
    lines, type_, tag, rtl, align, keep, ref = one
    last = len(lines) - 1
    y, lead, left, width = baseline(type_), type_.lead, frame.x, frame.width
    marks = (Mark(ref, left, 0.0, width, lead),) if ref else ()
    flush = align is Align.START and not rtl
    out = []
    for n, line in enumerate(lines):
        x = left if flush else left + aligned(line.width, width, rtl, align)
        above = type_.before if n == 0 else 0.0
        below = type_.after if n == last else 0.0
        tied = keep or (last > 0 and (n == 0 or n == last - 1))
        placed = (new(Placed, (line, x, y, tag)),)
        out.append(new(Box, (lead, placed, (), (), above, below, tied, 0.0, None, None, marks, *_PLAIN_REST)))
    return out


def set_lines(
    setter: Compositor,
    spans: Sequence[Span],
    lang: Lang,
    role: Role,
    frame: Frame,
    *,
    tag: Tag | None = None,
    align: Align = Align.START,
    keep: bool = False,
    ref: Ref | None = None,
) -> Setting:
    """One paragraph in lines; its record is its own, that of its spans, or that of its surroundings."""
    type_ = setter.type(role, lang, frame.manner)
    source = ref
    if source is None:
        for span in spans:
            source = source or span.source
        source = source or frame.ref
    lines = setter.lines(spans, lang, role, frame, frame.width, source)
    element = tag or (frame.tag if frame.lone else Tag("P", frame.tag, lang=lang.value))
    return new(Setting, (lines, type_, element, lang.rtl, align, keep or role in _TIED, source))


def set_paragraph(setter: Compositor, block: Paragraph, frame: Frame) -> Setting:
    """A paragraph of the tree in lines."""
    return set_lines(
        setter, block.spans, block.lang, block.role, frame, keep=block.keep, align=block.align, ref=block.ref
    )


def set_text(
    setter: Compositor,
    spans: Sequence[Span],
    lang: Lang,
    role: Role,
    frame: Frame,
    *,
    tag: Tag | None = None,
    align: Align = Align.START,
    keep: bool = False,
    ref: Ref | None = None,
) -> list[Box]:
    """The boxes of one paragraph."""
    return line_boxes(set_lines(setter, spans, lang, role, frame, tag=tag, align=align, keep=keep, ref=ref), frame)


def lay_paragraph(setter: Compositor, block: Paragraph, frame: Frame) -> list[Box]:
    """The boxes of a paragraph; one in large type is set smaller where its line or a word of it is too wide."""
    if block.role in LARGE:
        type_ = setter.type(block.role, block.lang)
        cover = block.role is Role.COVER_TITLE
        kind = setter.heading(1) if cover else "P"
        tag = frame.tag if frame.lone and not cover else Tag(kind, frame.tag, lang=block.lang.value)
        least = LARGE[block.role] * type_.size
        return _fitted(setter, block, type_, frame, least, tag, align=block.align, keep=cover or block.keep)
    return line_boxes(set_paragraph(setter, block, frame), frame)


def _fitted(
    setter: Compositor,
    block: Paragraph | Heading,
    type_: Type,
    frame: Frame,
    least: float,
    tag: Tag,
    *,
    align: Align = Align.START,
    keep: bool = True,
) -> list[Box]:
    """Large type in one line where a size of at least `least` points allows it, else broken: on a cover at that size.

    It is never so large that a word must be broken, down to half of its size.
    """
    role = block.role if isinstance(block, Paragraph) else Role.TITLE
    ref = block.ref or next(filter(None, [span.source for span in block.spans]), None) or frame.ref
    inner = frame._replace(ref=ref)
    text = setter.text(block.spans, block.lang, role, inner)
    wide = natural(text.tokens)
    size = type_.size
    if wide > frame.width:
        fitting = int(size * frame.width / wide * 10) / 10
        size = fitting if fitting >= least else least if role is Role.COVER_TITLE else size
        size = min(size, max(int(type_.size * frame.width / widest(text) * 10) / 10, type_.size / 2))
        text = setter.text(block.spans, block.lang, role, inner, size=size)
    lines = setter.broken(text, frame.width, ref)
    if role is Role.FIGURE and len(lines) == 1:
        # numbers of several tiles in a row stand on one line, whatever their size
        return line_boxes(Setting(lines, type_, tag, block.lang.rtl, align, keep, ref), frame)
    fitted = Type(type_.family, size, type_.lead * size / type_.size, before=type_.before, after=type_.after)
    return line_boxes(Setting(lines, fitted, tag, block.lang.rtl, align, keep, ref), frame)


def widest(text: Text) -> float:
    """Width of the widest word, or of the widest part of one that may be broken without a hyphen."""
    widest = width = 0.0
    for style, _, glue, _, _, wide in text.tokens:
        width = wide - style.blank if glue == BLANK else wide if glue in (OPEN, BREAK) else width + wide
        widest = max(widest, width)
    return widest


def lay_heading(setter: Compositor, block: Heading, frame: Frame) -> list[Box]:
    """The boxes of a heading, tied to what follows; a title a little too long for its line is set smaller."""
    if block.level == 1:
        title = setter.type(Role.TITLE, block.lang)
        tag = Tag(setter.heading(1), frame.tag, lang=block.lang.value)
        return _fitted(setter, block, title, frame, _TITLE_LEAST * title.size, tag)
    tag = Tag(setter.heading(block.level), frame.tag, lang=block.lang.value)
    role = HEADINGS.get(block.level, Role.MINOR)
    return set_text(setter, block.spans, block.lang, role, frame, tag=tag, keep=True, ref=block.ref)


def lay_quote(setter: Compositor, block: Quote, frame: Frame) -> list[Box]:
    """The boxes of a quotation, set in from both sides."""
    manner = frame.manner._replace(roles=_QUOTED + frame.manner.roles)
    tag = Tag("BlockQuote", frame.tag)
    inner = Frame(frame.width - 2 * INDENT, tag, block.ref or frame.ref, manner)
    return [moved(box, INDENT) for box in setter.lay(block.blocks, inner)]


def lay_list(setter: Compositor, block: List, frame: Frame) -> list[Box]:
    """The boxes of a list: marks hang at the start side."""
    rtl = block.lang.rtl
    role = frame.manner.role(Role.BODY)
    tag = Tag("L", frame.tag, scope="Decimal" if block.ordered else "")
    marks = _list_marks(setter, block, role, frame)
    indent = max([INDENT, *(line.width + 5.0 for line in marks if line)])
    out: list[Box] = []
    for item, mark in zip(block.items, marks, strict=True):
        element = Tag("LI", tag)
        label, body = Tag("Lbl", element), Tag("LBody", element)
        ref = item.ref or block.ref or frame.ref
        x = frame.x if rtl else frame.x + indent
        inner = new(Frame, (frame.width - indent, body, ref, frame.manner, lone_paragraph(item.blocks), x))
        boxes = _indented(setter, item.blocks, inner)
        if not boxes:
            continue
        if mark:
            boxes[0] = _hung(boxes[0], mark, label, frame, rtl, setter.type(role, block.lang))
        boxes[-1] = _followed(boxes[-1], max(boxes[-1].below * 0.6, setter.white(2.4)))
        out += boxes
    if out:
        out[-1] = _followed(out[-1], max(out[-1].below, setter.white(4.0)))
    return out


def _list_marks(setter: Compositor, block: List, role: Role, frame: Frame) -> list[Line | None]:
    """The marks of the items of a list; bullets of one tone are one line."""
    inner = frame._replace(manner=frame.manner._replace(roles=()))
    bold, lang = not block.ordered, block.lang
    made: dict[tuple[str, Tone], Line | None] = {}
    out = []
    for n, item in enumerate(block.items):
        text = item.mark or (digits(f"{block.start + n}.", lang) if block.ordered else _BULLET)
        key = (text, _mark_tone(item.tone, block.ordered, frame.manner))
        if key not in made:
            made[key] = setter.words(text, lang, role, inner, tone=key[1], bold=bold)
        out.append(made[key])
    return out


def _indented(setter: Compositor, blocks: Sequence[Block], frame: Frame) -> list[Box]:
    """The boxes of blocks that stand `x` of the frame to the right; text is set there, anything else is moved."""
    if all(_is_text(block) for block in blocks):
        return setter.lay(blocks, frame)
    return [moved(box, frame.x) for box in setter.lay(blocks, frame._replace(x=0.0))]


def _is_text(block: Block) -> bool:
    """Whether a block is set where its frame stands: text and lists of it."""
    return isinstance(block, List) or (isinstance(block, Paragraph) and block.role not in LARGE)


def _followed(box: Box, below: float) -> Box:
    """The box with another space below it; by position, for it is asked for every item."""
    return new(Box, (*box[:5], below, *box[6:]))


def lone_paragraph(blocks: Sequence[Block]) -> bool:
    """Whether there is one paragraph and nothing else."""
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph)


def _mark_tone(tone: Tone, ordered: bool, manner: Manner) -> Tone:
    if tone is not Tone.PLAIN or ordered or manner.deep:
        return tone
    return Tone.ACCENT


def _hung(box: Box, mark: Line, tag: Tag, frame: Frame, rtl: bool, type_: Type) -> Box:
    """The first box of an item with its mark, on the baseline of its first line."""
    y = box.placed[0].y if box.placed else baseline(type_)
    placed = new(Placed, (mark, frame.x + side(0.0, mark.width, frame.width, rtl), y, tag))
    return new(Box, (box[0], (placed, *box.placed), *box[2:]))


def lay_points(setter: Compositor, block: Points, frame: Frame) -> list[Box]:
    """The boxes of talking points: a large numeral beside each; a short point is never split."""
    tag = Tag("L", frame.tag, scope="Decimal")
    out: list[Box] = []
    for point in block.items:
        out += _point(setter, point, frame._replace(tag=tag, ref=point.ref or block.ref or frame.ref))
    return out


def _point(setter: Compositor, point: Point, frame: Frame) -> list[Box]:
    lang, rtl = point.lang, point.lang.rtl
    item = Tag("LI", frame.tag, lang=lang.value)
    label, body = Tag("Lbl", item), Tag("LBody", item)
    inner = frame._replace(width=frame.width - _NUMERALS, tag=body)
    strong = setter.type(Role.STRONG, lang)
    to = [(Span("\u2002", lang), Role.STRONG), *[(span, Role.SMALL) for span in point.to]] if point.to else []
    text = setter.text(point.headline, lang, Role.STRONG, inner, behind=to)
    lines = setter.broken(text, inner.width, inner.ref)
    element = Tag("P", body, lang=lang.value)
    boxes = line_boxes(Setting(lines, strong, element, rtl, Align.START, bool(point.blocks), inner.ref), inner)
    boxes += setter.lay(point.blocks, inner)
    boxes = [moved(box, 0.0 if rtl else _NUMERALS) for box in boxes]
    if not boxes:
        return []
    numeral = setter.words(point.number, lang, Role.NUMERAL, frame)
    if numeral:
        type_ = setter.type(Role.NUMERAL, lang)
        y = baseline(strong) + 0.714 * (type_.size - strong.size)
        x = side(0.0, numeral.width, frame.width, rtl)
        boxes[0] = boxes[0]._replace(placed=(Placed(numeral, x, y, label), *boxes[0].placed))
    if len(boxes) <= _WHOLE_POINT:
        boxes[:-1] = [box._replace(keep=True) for box in boxes[:-1]]
    short = setter.type(Role.NUMERAL, lang).lead - height_of(boxes)
    boxes[-1] = boxes[-1]._replace(below=max(boxes[-1].below, setter.white(7.5)) + max(short, 0.0))
    return boxes


def lay_rule(setter: Compositor, block: Rule, frame: Frame) -> list[Box]:
    """The box of a line over the full width."""
    colour, weight = ("deep", 3.0) if block.strong else ("rule", 1.1) if block.firm else ("hairline", 0.6)
    stroke = Stroke(0.0, weight / 2, frame.width, weight / 2, weight, setter.case.ink(colour))
    return [Box(weight, shapes=(stroke,), above=setter.white(4.0), below=setter.white(6.0))]


def lay_space(setter: Compositor, block: Space, frame: Frame) -> list[Box]:
    """The box of an empty height, less on a small page; it vanishes at the top and at the foot of a page."""
    high = setter.case.house.page.height
    return [Box(0.0, above=setter.white(block.height * MM * min(1.0, high / _HIGH)))]
