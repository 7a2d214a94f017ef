"""The box of a page as somebody else supplied it: as large as the page allows, in a fine frame."""

from typing import Final

from briefbook.tree.nodes import Align, Facsimile, Role
from briefbook.writers.pdf.boxes import MM, Box, Mark, Plate, Stroke, Tag
from briefbook.writers.pdf.boxes_text import set_text
from briefbook.writers.pdf.compositor import Compositor, Frame

_LINE: Final = 0.5
_SHARED: Final = 0.4
"""Part of a page that what stands above a facsimile may take and still have it below."""
_FOOT: Final = 26.0
"""Points kept free below: the line that closes a paper stands there."""
_SMALL, _GAIN = 0.7, 1.25
"""A page that would come out smaller than this is turned if it then comes out so much larger."""


def lay_facsimile(setter: Compositor, block: Facsimile, frame: Frame, above: float) -> list[Box]:
    """The boxes of a supplied page and of its caption; `above` is the height of what stands before it, in points.

    A broad page that would be hard to read is turned: its head to the left, in a right-to-left book to the right.
    """
    depth = setter.case.house.page.depth * MM
    tag = Tag("Figure", frame.tag, alt=block.alt, lang=block.lang.value)
    under = Tag("Caption", frame.tag)
    caption = set_text(
        setter, block.caption, block.lang, Role.CAPTION, frame, tag=under, align=Align.CENTER, ref=block.ref
    )
    taken = sum(box.above + box.height + box.below for box in caption) + _FOOT
    shared = above if above <= depth * _SHARED else 0.0
    room = (frame.width - 2 * _LINE, depth - taken - 2 * _LINE)
    turned = _better_turned(block, room)
    width, height = _fitted(block, (room[0], room[1] - shared), turned=turned)
    x = (frame.width - width) / 2
    quarters = (3 if block.lang.rtl else 1) if turned else 0
    plate = Plate(block.picture, x, _LINE, width, height, (0.5, 0.5), tag, block.ref, whole=True, turned=quarters)
    marks = (Mark(block.ref, x, 0.0, width, height + 2 * _LINE),) if block.ref else ()
    box = Box(
        height + 2 * _LINE,
        shapes=_frame(x, width, height, setter.case.ink("hairline")),
        plates=(plate,),
        above=6.0,
        below=4.0,
        keep=bool(caption),
        marks=marks,
    )
    return [box, *caption]


def _better_turned(block: Facsimile, room: tuple[float, float]) -> bool:
    """Whether a page is turned; it follows from a whole page of room, so that pages of one size lie the same way."""
    upright = _fitted(block, room, turned=False)[1] / _size(block)[1]
    lying = _fitted(block, room, turned=True)[0] / _size(block)[1]
    return upright < _SMALL and lying > upright * _GAIN


def _fitted(block: Facsimile, room: tuple[float, float], *, turned: bool) -> tuple[float, float]:
    """Width and height in points as the page stands in our page; never larger than it is."""
    width, height = _size(block)[::-1] if turned else _size(block)
    scale = min(1.0, room[0] / width, room[1] / height)
    return width * scale, height * scale


def _size(block: Facsimile) -> tuple[float, float]:
    return max(block.width * MM, 1.0), max(block.height * MM, 1.0)


def _frame(x: float, width: float, height: float, ink: str) -> tuple[Stroke, ...]:
    """Four lines just outside the page, which would cover the half of a line on its edge."""
    out = _LINE / 2
    left, right, top, foot = x - out, x + width + out, out, height + _LINE + out
    return (
        Stroke(left - out, top, right + out, top, _LINE, ink),
        Stroke(left - out, foot, right + out, foot, _LINE, ink),
        Stroke(left, top, left, foot, _LINE, ink),
        Stroke(right, top, right, foot, _LINE, ink),
    )
