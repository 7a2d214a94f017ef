"""Boxes into pages: one pass over heights that keeps together what belongs together."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefbook.writers.pdf.boxes import Abreast, Box, Stroke, framed, ruled
from briefbook.writers.pdf.tuples import new

_LITTLE: Final = 0.01


class Item(NamedTuple):
    """A box on a page: points from the left and from the top of the text area."""

    box: Box
    x: float
    y: float


class Flow:
    """Boxes that are still to be placed, and how far the columns side by side have come."""

    __slots__ = ("_at", "_boxes", "_columns", "_loose", "_sure")

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._boxes = boxes
        self._at = 0
        self._columns: list[Flow] | None = None
        self._sure = 0
        self._loose = 0

    @property
    def done(self) -> bool:
        """Whether every box has been placed."""
        return self._at >= len(self._boxes)

    def fill(self, page: list[Item], x: float, top: float, room: float, full: float, *, fresh: bool) -> float:
        """Place boxes on the page from `top` down, at most `room` points; returns the height taken.

        `full` is the room of an empty page. On a `fresh` page at least one box is placed, whatever its height.
        """
        boxes = self._boxes
        y = used = 0.0
        empty = True
        self._sure = self._at
        if self._at < len(boxes) and (self._at or self._columns):
            head = boxes[self._at].head
            if head and head.height + self._due() <= room + _LITTLE:
                page.append(Item(head, x, top))
                y = used = head.height
        while self._at < len(boxes):
            box = boxes[self._at]
            begin = y if empty else y + box.above
            if not self._fits(begin, room, full, must=fresh and empty):
                return used
            if box.abreast:
                used = begin + self._abreast(box, page, x, top + begin, room - begin, full, fresh=fresh and empty)
                if self._columns is not None:
                    return used
            elif box.height or not empty:
                page.append(new(Item, (box, x, top + begin)))
                used = begin + box.height
            else:
                self._at += 1
                continue
            empty = False
            y = used + box.below
            self._at += 1
        return used

    def _due(self) -> float:
        """Height that what comes next needs to begin, or to go on."""
        if self.done:
            return 0.0
        box = self._boxes[self._at]
        if self._columns is None or box.abreast is None:
            return _first(box)
        return box.abreast.top + box.abreast.foot + max([column._due() for column in self._columns])

    def _fits(self, begin: float, room: float, full: float, *, must: bool) -> bool:
        """Whether the next box and all it is tied to may begin here; what was found to fit is not measured again."""
        at = self._at
        if must or self._columns is not None or at < self._sure:
            if must:
                self._secure(at, begin, room, full)
            return True
        return self._secure(at, begin, room, full)

    def _secure(self, at: int, begin: float, room: float, full: float) -> bool:
        """Measure the chain of boxes that starts here; in one longer than a page only neighbours stay tied."""
        boxes = self._boxes
        box = boxes[at]
        need = _first(box)
        end = at
        while boxes[end].keep and _tied(boxes, end) and (end == at or at >= self._loose):
            need += boxes[end].below + boxes[end + 1].above + _first(boxes[end + 1])
            end += 1
        if need > full + _LITTLE and end > at:
            self._loose = max(self._loose, end)
            need = _first(box) + box.below + boxes[at + 1].above + _first(boxes[at + 1])
            end = at
        if begin + need > room + _LITTLE:
            return False
        if at >= self._loose:
            self._sure = max(self._sure, end + 1)
        return True

    def _abreast(
        self, box: Box, page: list[Item], x: float, top: float, room: float, full: float, *, fresh: bool
    ) -> float:
        """Place columns side by side as far as the page goes; returns the height taken."""
        abreast = box.abreast
        if abreast is None:
            return 0.0
        begins = self._columns is None
        columns = self._columns or [Flow(strand.boxes) for strand in abreast.strands]
        self._columns = columns
        inner = room - abreast.top - abreast.foot
        index = len(page)
        heights = []
        for strand, column in zip(abreast.strands, columns, strict=True):
            at = (page, x + strand.x, top + abreast.top, inner)
            heights.append(0.0 if column.done else column.fill(*at, full - abreast.top - abreast.foot, fresh=fresh))
        ends = all(column.done for column in columns)
        tall = max(heights) if ends else inner
        if ends and any(strand.fill for strand in abreast.strands):
            tall = max(tall, inner - self._after())
        height = abreast.top + tall + abreast.foot
        shapes = (*framed(abreast, height, begins=begins, ends=ends), *_written(abreast, heights, tall))
        page.insert(index, Item(Box(height, shapes=shapes), x, top))
        if ends:
            self._columns = None
        return height

    def _after(self) -> float:
        """Height of the boxes that follow, which ruled lines leave room for."""
        here = self._boxes[self._at]
        rest = self._boxes[self._at + 1 :]
        return here.below * bool(rest) + sum(box.above + box.height + box.below for box in rest)


def _tied(boxes: Sequence[Box], at: int) -> bool:
    """Whether a box that asks for it can be tied to the next; columns that may go on over pages end anywhere."""
    return at + 1 < len(boxes) and not boxes[at].abreast


def _first(box: Box) -> float:
    """Height that a box needs to begin."""
    return box.start if box.abreast else box.height


def _written(abreast: Abreast, heights: Sequence[float], tall: float) -> list[Stroke]:
    """The lines to write on in columns that have them, below what stands there already."""
    return [
        stroke
        for strand, height in zip(abreast.strands, heights, strict=True)
        if strand.fill
        for stroke in ruled(strand.fill, strand.x, abreast.top + height, abreast.top + tall)
    ]


def flow(boxes: Sequence[Box], depth: float, start: float, *, sink: bool) -> list[list[Item]]:
    """The boxes of a paper on pages of a depth, from `start` points below the top of the first.

    Where nothing fits under `start` the first page stays empty. With `sink` the closing boxes go to the foot of the
    last page.
    """
    rest = Flow(boxes)
    pages: list[list[Item]] = []
    top = start
    while not rest.done or not pages:
        page: list[Item] = []
        rest.fill(page, 0.0, top, depth - top, depth, fresh=top == 0.0)
        pages.append(page)
        top = 0.0
    return sunk(pages, depth) if sink else pages


def sunk(pages: list[list[Item]], depth: float) -> list[list[Item]]:
    """The pages with the closing boxes at the foot of the last."""
    page = pages[-1]
    first = next((n for n, item in enumerate(page) if item.box.sink), None)
    if first is None:
        return pages
    foot = max([item.y + item.box.height for item in page[first:]])  # the last may stand in a shorter column
    return [*pages[:-1], [*page[:first], *(item._replace(y=item.y + depth - foot) for item in page[first:])]]
