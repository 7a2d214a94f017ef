"""Which page stands where on which side of a sheet: plain arithmetic, in millimetres from the lower left corner.

Every side is laid out as it is read when it faces the reader. Its back is what is seen after the sheet is turned round
its upright axis, as a printer turns it on the long edge of an upright sheet and on the short edge of a lying one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

A4: Final = (210.0, 297.0)
_TICK: Final = 6.0
"""Length of a cut mark at the edge of the sheet; printers leave about four millimetres of it white."""


class Slot(NamedTuple):
    """A page, by its index from 0, whose lower left corner stands at (x, y), at `scale` times its size."""

    page: int
    x: float
    y: float
    scale: float = 1.0


class Cut(NamedTuple):
    """A line to cut or, `fold`, to fold along."""

    x0: float
    y0: float
    x1: float
    y1: float
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet."""

    slots: tuple[Slot, ...]
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Imposition:
    """Sides of sheets in the order in which a printer takes them: front, back, front; and how it turns the sheet."""

    width: float
    height: float
    sides: tuple[Side, ...]
    long_edge: bool = True


def saddle(pages: int, *, rtl: bool) -> tuple[tuple[int | None, int | None], ...]:
    """Left and right page of each side of a stitched booklet, by index from 0; None is a blank page.

    The sheets lie in each other, the outermost first; each has two sides. A right-to-left booklet is bound at the
    right, so that its first page stands at the left of the first side.
    """
    whole = -(-pages // 4) * 4
    out: list[tuple[int | None, int | None]] = []
    for sheet in range(whole // 4):
        outer = (whole - 1 - 2 * sheet, 2 * sheet)
        inner = (2 * sheet + 1, whole - 2 - 2 * sheet)
        for left, right in (outer, inner):
            pair = (right, left) if rtl else (left, right)
            out.append((_there(pair[0], pages), _there(pair[1], pages)))
    return tuple(out)


def _there(page: int, pages: int) -> int | None:
    return page if page < pages else None


def booklet(pages: int, size: tuple[float, float], *, rtl: bool, creep: float = 0.0) -> Imposition:
    """A saddle-stitched booklet on lying A4. `size` is that of a page; `creep` the thickness of a sheet, or 0.

    With `creep` the pages of inner sheets stand nearer to the fold, for they stick out at the front when folded.
    """
    height, width = A4
    scale = min(1.0, width / 2 / size[0], height / size[1])
    fold = width / 2
    sides = []
    for n, (left, right) in enumerate(saddle(pages, rtl=rtl)):
        inwards = creep * (n // 2)
        y = (height - size[1] * scale) / 2
        slots = []
        if left is not None:
            slots.append(Slot(left, fold - size[0] * scale + inwards, y, scale))
        if right is not None:
            slots.append(Slot(right, fold - inwards, y, scale))
        sides.append(Side(tuple(slots)))
    return Imposition(width, height, tuple(sides), long_edge=False)


def cards(pages: int, size: tuple[float, float], *, rtl: bool, copies: int = 1, backs: bool = True) -> Imposition:
    """Cards four to an upright A4, fronts and backs in turn: the back sheet is the front one seen in a mirror.

    `pages` counts fronts and backs, so it is even. The first card stands where reading begins. `copies` repeats each;
    without `backs` only fronts are printed.
    """
    order = [card for card in range(pages // 2) for _ in range(copies)]
    sides = []
    for start in range(0, len(order), 4):
        four = order[start : start + 4]
        front = _quarters([2 * card for card in four], size, mirrored=rtl)
        back = _quarters([2 * card + 1 for card in four], size, mirrored=not rtl)
        sides += [Side(front, _cross()), Side(back)] if backs else [Side(front, _cross())]
    return Imposition(*A4, tuple(sides))


def _quarters(pages: Sequence[int], size: tuple[float, float], *, mirrored: bool) -> tuple[Slot, ...]:
    """Up to four pages in quarters of the sheet, row by row from the left, or from the right."""
    middle, half = A4[0] / 2, A4[1] / 2
    out = []
    for n, page in enumerate(pages):
        at_left = (n % 2 == 0) != mirrored
        x = middle - size[0] if at_left else middle
        y = half if n < 2 else half - size[1]
        out.append(Slot(page, x, y))
    return tuple(out)


def _cross() -> tuple[Cut, ...]:
    """The two lines that part four cards."""
    width, height = A4
    return Cut(0.0, height / 2, width, height / 2), Cut(width / 2, 0.0, width / 2, height)


def folders(pages: int, size: tuple[float, float], *, rtl: bool) -> Imposition:
    """Two copies of a folded or stitched folder on an upright A4, one above the other: cut across, then fold."""
    width, height = A4
    fold = width / 2
    sides = []
    for n, (left, right) in enumerate(saddle(pages, rtl=rtl)):
        slots = []
        for foot in (height / 2, height / 2 - size[1]):
            slots += [Slot(left, fold - size[0], foot)] if left is not None else []
            slots += [Slot(right, fold, foot)] if right is not None else []
        across = Cut(0.0, height / 2, width, height / 2)
        ticks = tuple(Cut(fold, y, fold, y + _TICK, fold=True) for y in (0.0, height / 2 - _TICK / 2, height - _TICK))
        sides.append(Side(tuple(slots), () if n % 2 else (across, *ticks)))
    return Imposition(width, height, tuple(sides))


def strips(sizes: Sequence[tuple[float, float]]) -> Imposition:
    """Labels of these sizes below each other on an upright A4, each with its outline to cut along."""
    width, height = A4
    slots, cuts = [], []
    y = height - 20.0
    for n, (wide, high) in enumerate(sizes):
        x = (width - wide) / 2
        y -= high
        slots.append(Slot(n, x, y))
        corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
        cuts += [Cut(*a, *b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)]
        y -= 15.0
    return Imposition(width, height, (Side(tuple(slots), tuple(cuts)),))
