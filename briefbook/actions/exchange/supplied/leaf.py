"""The frame of a page of a PDF: what of it is seen, how it is turned, and what lies on it that is no drawing."""

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, NullObject

from briefbook.actions.exchange.supplied.packing import damaged

_SMALLEST, _LARGEST = 1.0, 14_400.0
"""Points on a side; ISO 32000 allows at most 200 inches."""
_HIDDEN = 2 | 32
_NO_CONTENT = ("/Link", "/Popup")


def visible(page: PageObject) -> tuple[float, float, float, float]:
    """Left, foot, right and top of what is seen of a page: its crop box as far as it lies in the media box.

    Raises NotPrintable where that is nothing, or larger than a page may be.
    """
    outer, inner = _corners(page.mediabox), _corners(page.cropbox)
    left, foot = max(outer[0], inner[0]), max(outer[1], inner[1])
    right, top = min(outer[2], inner[2]), min(outer[3], inner[3])
    if right - left < _SMALLEST or top - foot < _SMALLEST:
        left, foot, right, top = outer  # a crop box that misses the page is not followed by viewers either
    for side in (right - left, top - foot):
        if not _SMALLEST <= side <= _LARGEST:
            raise damaged()
    return left, foot, right, top


def _corners(box: ArrayObject) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(one.get_object()) for one in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def quarters(page: PageObject) -> int:
    """Quarters of a turn, clockwise, by which a page is shown turned: 0 to 3."""
    value = page.get("/Rotate", NullObject()).get_object()
    return int(value) // 90 % 4 if isinstance(value, int | float) and value == value else 0


def unit(page: PageObject) -> float:
    """Points in a unit of a page: 1, or more on a sheet that is larger than numbers were once allowed to be."""
    value = page.get("/UserUnit", NullObject()).get_object()
    return float(value) if isinstance(value, int | float) and 0.01 <= value <= 1000 else 1.0


def onto_square(left: float, foot: float, across: float, up: float, turned: int) -> str:
    """The six numbers of the matrix that puts the rectangle, shown turned, onto the square from 0 to 1."""
    x, y = (1 / across, -left / across), (1 / up, -foot / up)
    back_x, back_y = (-x[0], 1 - x[1]), (-y[0], 1 - y[1])
    matrix = {
        0: (x[0], 0.0, 0.0, y[0], x[1], y[1]),
        1: (0.0, back_x[0], y[0], 0.0, y[1], back_x[1]),
        2: (back_x[0], 0.0, 0.0, back_y[0], back_x[1], back_y[1]),
        3: (0.0, x[0], back_y[0], 0.0, back_y[1], x[1]),
    }[turned]
    return " ".join(f"{one:.10f}".rstrip("0").rstrip(".") for one in matrix)


def notes_on(page: PageObject) -> int:
    """How many notes, stamps and filled fields are seen on a page; a book has none of them."""
    value = page.get("/Annots", NullObject()).get_object()
    return sum(_seen(one.get_object()) for one in value) if isinstance(value, ArrayObject) else 0


def _seen(note: object) -> bool:
    if not isinstance(note, DictionaryObject) or note.get("/Subtype") in _NO_CONTENT:
        return False
    flags = note.get("/F", 0)
    return "/AP" in note and not (isinstance(flags, int) and flags & _HIDDEN)
