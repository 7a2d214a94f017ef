"""Boxes of the contents, whose numbers come last, and of ruled lines to write on."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from briefbook.errors import counted
from briefbook.lang.digits import digits
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Contents, Entry, Role, Ruled, Tone
from briefbook.writers.pdf.boxes import (
    FOOT,
    MM,
    TOP,
    Abreast,
    Box,
    Ground,
    Late,
    Link,
    Placed,
    Ruling,
    Strand,
    Stroke,
    Tag,
    height_of,
    moved,
)
from briefbook.writers.pdf.boxes_text import baseline, set_text, side
from briefbook.writers.pdf.compositor import Compositor, Frame

_TILE: Final = 18.7
_INDENT: Final = 31.0
_CODE: Final = 30.0
_WHOLE_TAB: Final = 8
_NUMBER: Final = 46.0
_STEP: Final = 8.2 * MM


def lay_contents(setter: Compositor, block: Contents, frame: Frame) -> list[Box]:
    """The boxes of the contents: titles broken beside the room for their numbers, which `filled` puts in."""
    setter.press.work["contents"] += 1
    tag = Tag("TOC", frame.tag)
    out: list[Box] = []
    entries = block.entries
    tied = _tied(entries)
    for n, entry in enumerate(entries):
        boxes = _entry(setter, entry, block.lang, frame._replace(tag=tag))
        if n in tied and boxes:
            boxes[-1] = boxes[-1]._replace(keep=True)
        out += boxes
    return out


def _tied(entries: Sequence[Entry]) -> set[int]:
    """Which entries stay with the next one: a tab with its first paper, a short tab with all its papers."""
    starts = [n for n, entry in enumerate(entries) if not entry.paper or n == 0]
    out: set[int] = set()
    for start, end in pairwise([*starts, len(entries)]):
        whole = end - start <= _WHOLE_TAB
        out.update(range(start, end - 1 if whole else min(start + 1, end - 1)))
    return out


def _entry(setter: Compositor, entry: Entry, lang: Lang, frame: Frame) -> list[Box]:
    """One line of the contents, or several where its title is long: the number stands in the last."""
    rtl = lang.rtl
    role = Role.CONTENTS_PAPER if entry.paper else Role.CONTENTS_TAB
    type_ = setter.type(role, lang)
    tag = Tag("Link", Tag("TOCI", frame.tag, lang=entry.lang.value))
    indent = _INDENT + (_CODE if entry.paper else 0.0)
    inner = frame._replace(width=frame.width - indent - _NUMBER, tag=tag)
    lines = setter.lines(entry.title, entry.lang, role, inner, inner.width)
    out = []
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        height = type_.lead + (0.0 if entry.paper else 3.0) * last
        x = side(indent, line.width, frame.width, rtl)
        placed = [Placed(line, x, baseline(type_), tag)]
        shapes: list[Ground | Stroke] = []
        if n == 0:
            more = _coded(setter, entry, lang, frame, tag) if entry.paper else _tiled(setter, entry, lang, frame, tag)
            placed += more[0]
            shapes += more[1]
        if last and not entry.paper:
            hairline = setter.case.ink("hairline")
            ends = sorted((side(_INDENT, 0.0, frame.width, rtl), side(frame.width, 0.0, frame.width, rtl)))
            shapes.append(Stroke(ends[0], height, ends[1], height, 0.6, hairline))
        taken = indent + line.width
        late = Late(entry.code, not entry.paper, lang, tag, 0.0, baseline(type_), frame.width, taken)
        link = Link(f"#{entry.code}", 0.0, 0.0, frame.width, height, tag)
        above, below = (type_.before if n == 0 else 0.0), (type_.after if last else 0.0)
        box = Box(
            height,
            tuple(placed),
            tuple(shapes),
            above=above,
            below=below,
            keep=not last,
            links=(link,),
            lates=(late,) * last,
        )
        out.append(box)
    if out and not entry.paper:
        # a tile higher than its line stays below the head of a page, which drops what is above
        drop = max(_TILE - type_.lead, 0.0) / 2
        out[0] = moved(out[0], 0.0, drop)._replace(height=out[0].height + drop, above=max(type_.before - drop, 0.0))
    return out


Drawn = tuple[list[Placed], list[Ground | Stroke]]


def _tiled(setter: Compositor, entry: Entry, lang: Lang, frame: Frame, tag: Tag) -> Drawn:
    """The number of a tab on its tile."""
    if not entry.code:
        return [], []
    type_ = setter.type(Role.CONTENTS_TAB, lang)
    x = side(0.0, _TILE, frame.width, lang.rtl)
    top = type_.lead / 2 - _TILE / 2
    tile = Ground(x, top, _TILE, _TILE, setter.case.ink("accent"), TOP | FOOT)
    manner = frame.manner._replace(deep=True)
    number = setter.words(digits(entry.code, lang), lang, Role.FOLIO, frame._replace(manner=manner), bold=True)
    if not number:
        return [], [tile]
    y = top + _TILE / 2 + 0.36 * setter.type(Role.FOLIO, lang).size
    return [Placed(number, x + (_TILE - number.width) / 2, y, tag)], [tile]


def _coded(setter: Compositor, entry: Entry, lang: Lang, frame: Frame, tag: Tag) -> Drawn:
    """The code of a paper, in its own narrow column."""
    code = setter.words(digits(entry.code, lang), lang, Role.CONTENTS_PAPER, frame, tone=Tone.ACCENT, bold=True)
    if not code:
        return [], []
    x = side(_INDENT, code.width, frame.width, lang.rtl)
    return [Placed(code, x, baseline(setter.type(Role.CONTENTS_PAPER, lang)), tag)], []


def filled(setter: Compositor, box: Box, numbers: Mapping[tuple[str, bool], int], *, sides: bool, frame: Frame) -> Box:
    """The box with the numbers of its contents lines, sides of a paper or pages of the book, and leaders to them."""
    for late in box.lates:
        number = numbers.get((late.code, late.tab), 0)
        if number and not (sides and late.tab):
            box = _numbered(setter, box, late, number, sides=sides, frame=frame)
    return box._replace(lates=())


def _numbered(setter: Compositor, box: Box, late: Late, number: int, *, sides: bool, frame: Frame) -> Box:
    lang, width = late.lang, late.width
    said = say(counted("{n} side", "{n} sides", number), lang) if sides else digits(str(number), lang)
    role = Role.CONTENTS_TAB if late.tab else Role.CONTENTS_PAPER
    line = setter.words(said, lang, role, frame, bold=late.tab)
    if line is None:
        return box
    x = late.x + side(width - line.width, line.width, width, lang.rtl)
    behind = max([n for n, placed in enumerate(box.placed, 1) if placed.tag is late.element], default=len(box.placed))
    told = Placed(line, x, late.y, late.element)
    box = box._replace(placed=(*box.placed[:behind], told, *box.placed[behind:]))
    if late.tab:
        return box
    ends = [late.x + side(at, 0.0, width, lang.rtl) for at in (late.taken + 6.0, width - line.width - 6.0)]
    leader = Stroke(min(ends), late.y, max(ends), late.y, 0.7, setter.case.ink("note"), dotted=True)
    return box._replace(shapes=(*box.shapes, leader))


def lay_ruled(setter: Compositor, block: Ruled, frame: Frame) -> list[Box]:
    """The boxes of ruled lines under their title; without a number of lines they fill the height there is."""
    boxes: list[Box] = []
    if block.title:
        tag = Tag("P", frame.tag, lang=block.lang.value)
        manner = frame.manner._replace(label="muted")
        boxes = set_text(setter, block.title, block.lang, Role.LABEL, frame._replace(manner=manner), tag=tag)
        boxes[-1] = boxes[-1]._replace(below=0.0, keep=True)
    colour = setter.case.ink("ruled")
    if block.lines:
        stroke = Stroke(0.0, _STEP, frame.width, _STEP, 0.5, colour)
        lines = [Box(_STEP, shapes=(stroke,)) for _ in range(block.lines)]
        return [*boxes, *lines[:-1], lines[-1]._replace(below=6.0)]
    fill = Ruling(frame.width, _STEP, colour)
    abreast = Abreast((Strand(0.0, tuple(boxes), fill),), frame.width)
    above = boxes[0].above if boxes else 0.0
    return [Box(height_of(boxes), abreast=abreast, above=above, start=height_of(boxes) + 2 * _STEP)]
