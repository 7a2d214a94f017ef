"""A PDF of somebody else's opened by pypdf: refused with the cure, or its pages as drawings and nothing else."""

import io
import logging
from collections.abc import Iterator
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, PdfObject, StreamObject

from briefbook.actions.exchange.supplied.drawing import Drawings
from briefbook.actions.exchange.supplied.effort import TooMuch, granted
from briefbook.actions.exchange.supplied.layers import hides, hides_here
from briefbook.actions.exchange.supplied.leaf import notes_on, onto_square, quarters, unit, visible
from briefbook.actions.exchange.supplied.packing import Packer, damaged
from briefbook.actions.exchange.supplied.values import Head, NotPrintable, Supplied, SuppliedPage, not_printable
from briefbook.errors import phrase

MOST_PAGES: Final = 500
_START: Final = 1024
"""Readers look for the first line of a PDF in so many bytes."""
_ROOM: Final = 1_000_000_000
_STEPS: Final = 20_000_000
"""Of functions called or left; 40 pages of a book of ours take 0.6 million."""
# What pypdf raises for broken files beyond its own errors, found by mutation.
_BROKEN: Final = (
    PyPdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    MemoryError,
    RuntimeError,
    OSError,
)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # our refusal says it; a terminal has no use for both


def read_pdf(content: bytes) -> Supplied:
    """The pages of a PDF and what draws them, without notes, fields, scripts, layers, metadata and attached files.

    Raises NotPrintable for a file that is no PDF, is locked, damaged, empty, too long or keeps something hidden.
    """
    if b"%PDF-" not in content[:_START]:
        raise not_printable(phrase("it is named so but is no PDF. Replace the file."))
    try:
        with granted(_STEPS):
            return _Reading(content).supplied()
    except NotPrintable:
        raise
    except TooMuch as wrong:
        raise not_printable(phrase("it is too involved to be read. Print it to a new PDF and take that.")) from wrong
    except _BROKEN as wrong:
        raise damaged() from wrong


class _Reading:
    """One file being read."""

    def __init__(self, content: bytes) -> None:
        self._reader = PdfReader(io.BytesIO(content), strict=False)
        if self._reader.is_encrypted:
            raise not_printable(
                phrase("it is locked by a password or by restrictions. Ask for a copy without, and take that.")
            )
        self._packer = Packer(_ROOM)
        self._drawings = Drawings(self._packer)

    def supplied(self) -> Supplied:
        """All pages. Raises NotPrintable."""
        pages = self._reader.pages
        count = len(pages)
        if not count:
            raise not_printable(phrase("it has no pages. Replace the file."))
        if count > MOST_PAGES:
            raise not_printable(
                phrase("it has {n} pages; at most {most} fit. Divide it.", n=str(count), most=str(MOST_PAGES))
            )
        if hides(self._reader.root_object):
            raise _hidden()
        found = [pages[n] for n in range(count)]
        made = tuple(self._page(page) for page in found)
        return Supplied(made, self._drawings.parts, sum(map(notes_on, found)))

    def _page(self, page: PageObject) -> SuppliedPage:
        left, foot, right, top = visible(page)
        if hides_here(page):
            raise _hidden()
        packed = self._packer.joined(list(_streams(page.get("/Contents"))))
        packing: Head = ("/Filter /FlateDecode",)
        if packed.as_was:
            packing = self._drawings.packing(next(_streams(page.get("/Contents"))))
        box = " ".join(f"{one:.4f}" for one in (left, foot, right, top))
        turned = quarters(page)
        matrix = onto_square(left, foot, right - left, top - foot, turned)
        form = self._drawings.form(f"/BBox [{box}] /Matrix [{matrix}]", page, packed.content, packing)
        sides = (right - left, top - foot)
        width, height = (round(side * unit(page), 2) for side in (sides[::-1] if turned % 2 else sides))
        return SuppliedPage(form, width, height)


def _hidden() -> Exception:
    return not_printable(
        phrase("some of its layers are switched off. Print it to a new PDF as it should be seen, and take that.")
    )


def _streams(value: PdfObject | None) -> Iterator[StreamObject]:
    """The streams that draw a page, in order."""
    found = value.get_object() if value is not None else None
    if isinstance(found, StreamObject):
        yield found
    elif isinstance(found, ArrayObject):
        yield from (one for part in found if isinstance(one := part.get_object(), StreamObject))
