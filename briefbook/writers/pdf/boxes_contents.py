"""Boxes of the contents, whose numbers come last, and of ruled lines to write on."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

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
    laid_flat,
    moved,
)
from briefbook.writers.pdf.boxes_text import baseline, set_text, side
from briefbook.writers.pdf.compositor import Compositor, Frame

_TILE: Final = 18.7
_WHOLE_TAB: Final = 8
_STEP: Final = 8.2 * MM
_FEW, _MANY = 20, 80
"""Lines up to which a list has one column, and from which it has one again: two would not fit on a page."""
_GUTTER, _NARROWEST = 20.0, 200.0
"""Points between two columns of a list, and the least width of one."""
_MOST_DEEP: Final = 0.8
"""The part of a page up to which two columns are high: below them on the next page nobody would read on upwards."""
_PAPER, _TAB = 2, 4
"""Heights of a paper and a tab in the list, in proportion."""


class _Places(NamedTuple):
    """Points that a line of the contents keeps: before a tab's title, for a code, for numbers of papers and tabs."""

    indent: float
    code: float
    number: float
    tab: float

    @classmethod
    def on(cls, width: float, *, tabs: bool) -> "_Places":
        """The places of a line of a width; a narrow one leaves less white, and a list without tabs has no tiles."""
        found = cls(31.0, 30.0, 46.0, 46.0) if width > 300 else cls(25.0, 25.0, 40.0, 26.0)
        return found if tabs else found._replace(indent=0.0)


def lay_contents(setter: Compositor, block: Contents, frame: Frame) -> list[Box]:
    """The boxes of the contents: titles broken beside the room for their numbers, which `filled` puts in.

    A long list stands in two columns where the page is wide and they fit on it, so that it can be seen at once.
    """
    setter.press.work["contents"] += 1
    inner = frame._replace(tag=Tag("TOC", frame.tag))
    entries = block.entries
    tabs = any(not entry.paper for entry in entries)
    width = (frame.width - _GUTTER) / 2
    if _FEW < len(entries) <= _MANY and width >= _NARROWEST:
        narrow, told = inner._replace(width=width), len(setter.notices)
        halves = [_listed(setter, part, block.lang, narrow, tabs=tabs) for part in _halved(entries, tabs=tabs)]
        rtl = block.lang.rtl
        strands = [
            Strand(side(x, width, frame.width, rtl), tuple(boxes))
            for x, boxes in zip((0.0, width + _GUTTER), halves, strict=True)
        ]
        high = max(height_of(boxes) for boxes in halves)
        if halves[1] and high <= setter.case.house.page.depth * MM * _MOST_DEEP:
            return [laid_flat(Box(high, abreast=Abreast(tuple(strands), frame.width), below=setter.white(8.0)))]
        del setter.notices[told:]
    return _listed(setter, entries, block.lang, inner, tabs=tabs)


def _halved(entries: Sequence[Entry], *, tabs: bool) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """The entries in two columns of about one height: the second begins with a tab, if there are tabs."""
    heights = [_PAPER if entry.paper else _TAB for entry in entries]
    cuts = [n for n in range(1, len(entries)) if not (tabs and entries[n].paper)] or [len(entries)]
    cut = min(cuts, key=lambda n: (max(sum(heights[:n]), sum(heights[n:])), n))
    return entries[:cut], entries[cut:]


def _listed(setter: Compositor, entries: Sequence[Entry], lang: Lang, frame: Frame, *, tabs: bool) -> list[Box]:
    """The boxes of entries, one below another."""
    out: list[Box] = []
    tied = _tied(entries)
    places = _Places.on(frame.width, tabs=tabs)
    for n, entry in enumerate(entries):
        boxes = _entry(setter, entry, lang, frame, places)
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


def _entry(setter: Compositor, entry: Entry, lang: Lang, frame: Frame, places: _Places) -> list[Box]:
    """One line of the contents, or several where its title is long: the number stands in the last."""
    rtl = lang.rtl
    role = Role.CONTENTS_PAPER if entry.paper else Role.CONTENTS_TAB
    type_ = setter.type(role, lang)
    tag = Tag("Link", Tag("TOCI", frame.tag, lang=entry.lang.value))
    indent = places.indent + (places.code if entry.paper else 0.0)
    number = places.number if entry.paper else places.tab
    inner = frame._replace(width=frame.width - indent - number, tag=tag)
    lines = setter.lines(entry.title, entry.lang, role, inner, inner.width)
    out = []
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        height = type_.lead + (0.0 if entry.paper else 3.0) * last
        x = side(indent, line.width, frame.width, rtl)
        placed = [Placed(line, x, baseline(type_), tag)]
        shapes: list[Ground | Stroke] = []
        if n == 0:
            more = (_coded if entry.paper else _tiled)(setter, entry, lang, frame, tag, places)
            placed += more[0]
            shapes += more[1]
        if last and not entry.paper:
            hairline = setter.case.ink("hairline")
            ends = sorted((side(places.indent, 0.0, frame.width, rtl), side(frame.width, 0.0, frame.width, rtl)))
            shapes.append(Stroke(ends[0], height, ends[1], height, 0.6, hairline))
        taken = indent + line.width
        late = Late(entry.code, not entry.paper, lang, tag, 0.0, baseline(type_), frame.width, taken)
        link = Link(f"#{entry.code}", 0.0, 0.0, frame.width, height, tag)
        above, below = (setter.white(type_.before) if n == 0 else 0.0), (setter.white(type_.after) if last else 0.0)
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
        out[0] = moved(out[0], 0.0, drop)._replace(height=out[0].height + drop, above=max(out[0].above - drop, 0.0))
    return out


Drawn = tuple[list[Placed], list[Ground | Stroke]]


def _tiled(setter: Compositor, entry: Entry, lang: Lang, frame: Frame, tag: Tag, _: _Places) -> Drawn:
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


def _coded(setter: Compositor, entry: Entry, lang: Lang, frame: Frame, tag: Tag, places: _Places) -> Drawn:
    """The code of a paper, in its own narrow column."""
    code = setter.words(digits(entry.code, lang), lang, Role.CONTENTS_PAPER, frame, tone=Tone.ACCENT, bold=True)
    if not code:
        return [], []
    x = side(places.indent, code.width, frame.width, lang.rtl)
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
