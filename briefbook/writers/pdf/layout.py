"""A paper laid out: the boxes of all its blocks, its notes and its closing line, with what was noted on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import assert_never

from briefbook.errors import Notice
from briefbook.lang.digits import digits
from briefbook.tree.nodes import (
    Block,
    Card,
    Chart,
    Columns,
    Contents,
    Facsimile,
    Figure,
    Heading,
    Legend,
    List,
    Meter,
    Note,
    Paper,
    Paragraph,
    Points,
    Quote,
    Role,
    Rule,
    Ruled,
    Space,
    Table,
)
from briefbook.tree.nodes import (
    Box as PanelNode,
)
from briefbook.writers.pdf import boxes_contents, boxes_drawn, boxes_panels, boxes_table, boxes_text
from briefbook.writers.pdf.boxes import MM, Box, Placed, Stroke, Tag, height_of, moved
from briefbook.writers.pdf.boxes_facsimile import lay_facsimile
from briefbook.writers.pdf.boxes_text import baseline, set_text, side
from briefbook.writers.pdf.case import Case, Manner
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.flow import Item, flow, sunk
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.styles import Entry

_NOTED = Manner(roles=((Role.BODY, Role.NOTE), (Role.TABLE, Role.NOTE), (Role.SMALL, Role.NOTE)))
_NOTE_INDENT = 12.0


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A paper in boxes, the element of the structure that holds it, the words used and what was noted.

    `anchors` are the elements that links can lead to, by name; `white` is the height in points of the paddings in
    its boxes, which may be set closer.
    """

    paper: Paper
    boxes: tuple[Box, ...]
    tag: Tag
    frame: Frame
    entries: frozenset[Entry]
    notices: tuple[Notice, ...]
    anchors: tuple[tuple[str, Tag], ...] = ()
    white: float = 0.0
    late: dict[tuple[int, tuple[int, ...], bool], tuple[Box, set[Entry]]] = field(default_factory=dict)
    measured: dict[str, object] = field(default_factory=dict)
    _flowed: dict[tuple[float, float, bool], list[list[Item]]] = field(default_factory=dict)

    def flowed(self, depth: float, start: float, *, sink: bool) -> list[list[Item]]:
        """The boxes on pages; kept, for most papers begin where they began before."""
        key = (depth, start, sink)
        if key not in self._flowed:
            if len(self._flowed) > 3:
                self._flowed.clear()
            plain = (depth, start, False)
            if sink and plain in self._flowed:
                self._flowed[key] = sunk(self._flowed[plain], depth)
            else:
                self._flowed[key] = flow(self.boxes, depth, start, sink=sink)
        return self._flowed[key]


def lay(press: Press, case: Case, paper: Paper) -> Laid:
    """The paper laid out anew."""
    tag = Tag("Sect", lang=paper.lang.value)
    setter = Compositor(press, case, lay_blocks, paper.ref)
    frame = Frame(case.house.page.measure * MM, tag, paper.ref)
    boxes = [*lay_blocks(setter, paper.blocks, frame), *_closing(setter, paper, frame)]
    told = tuple(setter.notices), tuple(setter.anchors), setter.placed_white
    return Laid(paper, tuple(boxes), tag, frame, frozenset(setter.entries), *told)


def lay_blocks(setter: Compositor, blocks: Sequence[Block], frame: Frame) -> list[Box]:
    """The boxes of blocks one below the other."""
    out: list[Box] = []
    setter.press.work["laid"] += len(blocks)
    for block in blocks:
        out += _lay(setter, block, frame, out)
    return out


def _above(boxes: Sequence[Box]) -> float:
    """Height that stands above the first supplied page of a paper; the others have pages to themselves."""
    if not boxes or any(plate.whole for box in boxes for plate in box.plates):
        return 0.0
    return height_of(boxes) + boxes[-1].below


def _lay(setter: Compositor, block: Block, frame: Frame, before: Sequence[Box]) -> list[Box]:
    match block:
        case Paragraph():
            return boxes_text.lay_paragraph(setter, block, frame)
        case Heading():
            return boxes_text.lay_heading(setter, block, frame)
        case List():
            return boxes_text.lay_list(setter, block, frame)
        case Points():
            return boxes_text.lay_points(setter, block, frame)
        case Quote():
            return boxes_text.lay_quote(setter, block, frame)
        case Rule():
            return boxes_text.lay_rule(setter, block, frame)
        case Space():
            return boxes_text.lay_space(setter, block, frame)
        case Table():
            return boxes_table.lay_table(setter, block, frame)
        case PanelNode():
            return boxes_panels.lay_panel(setter, block, frame)
        case Columns():
            return boxes_panels.lay_columns(setter, block, frame)
        case Card():
            return boxes_panels.lay_card(setter, block, frame)
        case Figure():
            return boxes_panels.lay_figure(setter, block, frame)
        case Facsimile():
            return lay_facsimile(setter, block, frame, _above(before))
        case Contents():
            return boxes_contents.lay_contents(setter, block, frame)
        case Ruled():
            return boxes_contents.lay_ruled(setter, block, frame)
        case Meter():
            return boxes_drawn.lay_meter(setter, block, frame)
        case Chart():
            return boxes_drawn.lay_chart(setter, block, frame)
        case Legend():
            return boxes_drawn.lay_legend(setter, block, frame)
        case _:
            assert_never(block)


def _closing(setter: Compositor, paper: Paper, frame: Frame) -> list[Box]:
    """Notes after a short rule, and the closing line; all at the foot of the last page where a paper ends its page."""
    out: list[Box] = []
    if paper.notes:
        rtl = paper.lang.rtl
        width = 40.0 * MM
        x = side(0.0, width, frame.width, rtl)
        stroke = Stroke(x, 0.3, x + width, 0.3, 0.6, setter.case.ink("hairline"))
        out.append(Box(0.6, shapes=(stroke,), above=setter.white(12.0), below=4.0, keep=True))
        for note in paper.notes:
            out += _note(setter, note, paper, frame)
    if paper.tail:
        tag = Tag("P", frame.tag, lang=paper.lang.value)
        tail = set_text(setter, paper.tail, paper.lang, Role.NOTE, frame, tag=tag)
        if tail and not paper.notes:
            tail[0] = tail[0]._replace(above=setter.white(10.0))
        out += tail
    if out:
        out[0] = out[0]._replace(sink=True)
    return out


def _note(setter: Compositor, note: Note, paper: Paper, frame: Frame) -> list[Box]:
    rtl = paper.lang.rtl
    tag = Tag("Note", frame.tag)
    inner = Frame(frame.width - _NOTE_INDENT, tag, frame.ref, _NOTED)
    boxes = [moved(box, 0.0 if rtl else _NOTE_INDENT) for box in lay_blocks(setter, note.blocks, inner)]
    number = setter.words(digits(str(note.number), paper.lang), paper.lang, Role.NOTE, frame)
    if boxes and number:
        y = boxes[0].placed[0].y if boxes[0].placed else baseline(setter.type(Role.NOTE, paper.lang))
        placed = Placed(number, side(0.0, number.width, frame.width, rtl), y, Tag("Lbl", tag))
        boxes[0] = boxes[0]._replace(placed=(placed, *boxes[0].placed))
    return boxes
