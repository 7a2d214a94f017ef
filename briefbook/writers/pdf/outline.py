"""Ways into a document: outline, named places, page labels, links and what the file says of itself."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from briefbook.tree.nodes import Book, Numbering, Span
from briefbook.writers.pdf.boxes import Link
from briefbook.writers.pdf.file import PdfFile, date, text
from briefbook.writers.pdf.styles import HIDDEN

_SCHEMES: Final = ("http://", "https://", "mailto:")
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"


class Place(NamedTuple):
    """Where a paper begins: object number of the page, height in points above its foot, and what it is called."""

    page: int
    top: float
    title: str = ""


def plain_text(spans: Sequence[Span]) -> str:
    """The text of spans without marks and line breaks."""
    return HIDDEN.sub("", re.sub(r"\s+", " ", "".join(span.text for span in spans))).strip()


def put_outline(file: PdfFile, book: Book, places: Mapping[str, Place]) -> int:
    """Add the outline, tabs with their papers under them; returns the number of its object."""
    root = file.reserve()
    branches: list[tuple[str, Place, list[tuple[str, Place]]]] = []
    for tab in book.tabs:
        # a divider is the tab itself and no paper in it
        shown = [p for p in tab.papers if p.code in places and not p.divider]
        papers = [(plain_text(p.title), places[p.code]) for p in shown]
        if not papers:
            continue
        if tab.number:
            first = places.get(tab.papers[0].code, papers[0][1])
            branches.append((plain_text(tab.title), first, papers))
        else:
            branches += [(title, place, []) for title, place in papers]
    numbers = [file.reserve() for _ in branches]
    for n, (title, place, papers) in enumerate(branches):
        inner = [file.reserve() for _ in papers]
        for k, (name, at) in enumerate(papers):
            file.fill(inner[k], _bookmark(name, at, numbers[n], inner, k, ""))
        below = f" /First {inner[0]} 0 R /Last {inner[-1]} 0 R /Count -{len(inner)}" if inner else ""
        file.fill(numbers[n], _bookmark(title, place, root, numbers, n, below))
    ends = f" /First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}" if numbers else ""
    return file.fill(root, f"<</Type /Outlines{ends}>>")


def _bookmark(title: str, place: Place, parent: int, row: Sequence[int], n: int, below: str) -> str:
    before = f" /Prev {row[n - 1]} 0 R" if n else ""
    after = f" /Next {row[n + 1]} 0 R" if n + 1 < len(row) else ""
    return f"<</Title {text(title)} /Parent {parent} 0 R /Dest {_destination(place)}{before}{after}{below}>>"


def _destination(place: Place) -> str:
    return f"[{place.page} 0 R /XYZ 0 {place.top:.2f} null]"


def put_names(file: PdfFile, places: Mapping[str, Place], more: str = "") -> int:
    """Add the named places, one per paper and anchor, and `more` of the tree; returns the number of the name tree."""
    rows = [f"{text(code)} {_destination(places[code])}" for code in sorted(places)]
    return file.fill(file.reserve(), f"<</Dests <</Names [{' '.join(rows)}]>>{more}>>")


def led(target: str, places: Mapping[str, Place]) -> str:
    """The entries of a link's object that say where it leads; nothing for other schemes and unknown places."""
    if target.startswith("#"):
        place = place_of(target, places)
        return f"/Contents {text(place.title)} /Dest {_destination(place)}" if place else ""
    if not target.lower().startswith(_SCHEMES):
        return ""
    address = text(quote(target, safe=_SAFE))
    return f"/Contents {address} /A <</S /URI /URI {address}>>"


def annotation(link: Link, left: float, action: str) -> str:
    """The object of a link on a page whose text begins `left` points from the edge."""
    _, x, y, width, height, _ = link
    corners = f"{left + x:.2f} {y:.2f} {left + x + width:.2f} {y + height:.2f}"
    return f"<</Type /Annot /Subtype /Link /Rect [{corners}] /Border [0 0 0] /F 4 {action}>>"


def place_of(target: str, places: Mapping[str, Place]) -> Place | None:
    """The place of `#`, a paper's code and perhaps `/` and a place in it; where that is missing, the paper's."""
    code, _, _ = target[1:].partition("/")
    return places.get(target[1:]) or places.get(code)


def page_labels(book: Book, labels: Sequence[str]) -> str:
    """The number tree of page labels: the folio of each page, or plain figures throughout."""
    if book.numbering is Numbering.BOOK and not book.lang.rtl:
        return "<</Nums [0 <</S /D>>]>>"
    rows = [f"{n} <</P {text(label)}>>" for n, label in enumerate(labels)]
    return f"<</Nums [{' '.join(rows)}]>>"


def put_info(file: PdfFile, book: Book) -> int:
    """Add what the file says of itself: title, program and the moment of `made`, and no more."""
    made = date(book.made)
    return file.add(
        f"<</Title {text(book.title)} /Creator (Briefbook) /Producer (Briefbook) /CreationDate {made} /ModDate {made}>>"
    )
