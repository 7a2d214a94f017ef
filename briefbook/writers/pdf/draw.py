"""Pages as content streams: grounds and lines first, then pictures and text in reading order, each in its element."""

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from briefbook.tree.nodes import Artwork, Picture
from briefbook.writers.pdf.boxes import FOOT, RADIUS, TOP, Ground, Link, Plate, Stroke, Tag
from briefbook.writers.pdf.flow import Item
from briefbook.writers.pdf.numbering import Bar, Numbering, draw_line
from briefbook.writers.pdf.styles import ENTRY, STYLE, Entry, Token

_LEVEL = 4  # of 1 to 9: 6 takes half as long again for one part in a hundred of the file
_FRESH = "0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts"
"""What a page begins with (ISO 32000-1, 8.4.1 and 9.3.1): a form takes over what stands where it is drawn."""
_CURVE = 0.5523  # control points of a cubic curve that comes nearest to a quarter of a circle


class Drawn(NamedTuple):
    """A page's own stream, compressed; the elements of its marked contents in order; links; pictures by hash.

    `digest` is a hexadecimal digest of what the page shows: of its stream with glyph numbers in place of codes, and
    of the fonts, so that it stays the same when codes move because another page changed.
    It stays right while the same boxes stand in the same places and `special`, the codes of those of its words that
    use any but glyph numbers, are the same.
    Measures from the left edge of the text and from the foot of the page.
    """

    content: bytes
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    pictures: tuple[str, ...]
    items: Sequence[Item]
    special: dict[Entry, tuple[int, ...]]
    digest: str


class Stream(NamedTuple):
    """A page's operators, and what is found on the way: elements in order, links, pictures."""

    operators: bytes
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    pictures: tuple[str, ...]


class Sheet(NamedTuple):
    """What drawing needs to know about a page: height of the top of the text in points, and the book's pictures."""

    top: float
    pictures: Mapping[str, Picture | Artwork]
    placeholder: str


def draw_page(items: Sequence[Item], numbering: Numbering, sheet: Sheet) -> Drawn:
    """A page without its furniture."""
    special = special_on(items, numbering)
    stream = _stream(items, numbering, sheet)
    shown = _stream(items, numbering.by_glyph, sheet).operators if special else stream.operators
    stacks = {style.stack.sign for style in set(map(STYLE, _tokens(items)))}
    digest = hashlib.sha256("\n".join(sorted(stacks)).encode() + shown).hexdigest()
    content = zlib.compress(stream.operators, _LEVEL)
    return Drawn(content, stream.tags, stream.links, stream.pictures, items, special, digest)


def special_on(items: Sequence[Item], numbering: Numbering) -> dict[Entry, tuple[int, ...]]:
    """The codes of those words on a page that use any but glyph numbers; most books have no such word at all."""
    if not numbering.special:
        return {}
    styles = set(map(STYLE, _tokens(items)))
    blanks = {style.stack.blank for style in styles}
    return numbering.special_among(frozenset(blanks.union(map(ENTRY, _tokens(items)))))


def _tokens(items: Sequence[Item]) -> Iterator[Token]:
    return chain.from_iterable([placed.line.tokens for item in items for placed in item.box.placed])


def _stream(items: Sequence[Item], numbering: Numbering, sheet: Sheet) -> Stream:
    out: list[str] = []
    shapes = [part for item in items for part in _shapes(item, sheet)]
    if shapes:
        out += ["/Artifact BMC q", *shapes, "Q EMC"]
    tags: list[Tag] = []
    links: list[Link] = []
    names: list[str] = []
    last: Tag | None = None
    for box, x, y in items:
        top = sheet.top - y
        for plate in box.plates:
            out += ["EMC"] * (last is not None)
            last = None
            out.append(f"/Figure <</MCID {len(tags)}>> BDC\n{_plate(plate, x, top, sheet)}\nEMC")
            tags.append(plate.tag)
            names.append(plate.picture)
        for placed in box.placed:
            if placed.tag is not last:
                out += ["EMC"] * (last is not None)
                last = placed.tag
                if last is not None:
                    out.append(f"/{last.kind} <</MCID {len(tags)}>> BDC")
                    tags.append(last)
            operators, bars = draw_line(placed.line, numbering, x + placed.x, top - placed.y)
            out.append(operators)
            if bars:
                out += _barred(bars, top - placed.y, links)
        for link in box.links:
            links.append(link._replace(x=x + link.x, y=top - link.y - link.height))
    out += ["EMC"] * (last is not None)
    return Stream("\n".join(out).encode("latin-1"), tuple(tags), tuple(links), tuple(dict.fromkeys(names)))


def _barred(bars: Sequence[Bar], base: float, links: list[Link]) -> Iterator[str]:
    """Lines through what is struck out; rectangles of what links are added to `links`."""
    for bar in bars:
        size = bar.style.size
        if bar.link:
            links.append(Link(bar.link, bar.left, base - 0.25 * size, bar.right - bar.left, 1.1 * size))
        if bar.strike:
            wide = bar.right - bar.left
            yield f"{bar.style.colour} rg {bar.left:.2f} {base + 0.24 * size:.2f} {wide:.2f} {size * 0.06:.2f} re f"


def _shapes(item: Item, sheet: Sheet) -> Iterator[str]:
    top = sheet.top - item.y
    for shape in item.box.shapes:
        if isinstance(shape, Ground):
            yield ground(shape, item.x + shape.x, top - shape.y - shape.height)
        else:
            yield stroke(shape, item.x, top)


def ground(shape: Ground, x: float, y: float) -> str:
    """Operators of a filled rectangle whose lower left corner is at (x, y)."""
    path = rectangle(x, y, shape.width, shape.height, shape.round)
    return f"{shape.colour} rg {path} f"


def stroke(shape: Stroke, x: float, top: float) -> str:
    """Operators of a line; dots are round and 2.6 points apart."""
    ends = f"{x + shape.x0:.2f} {top - shape.y0:.2f} m {x + shape.x1:.2f} {top - shape.y1:.2f} l S"
    dots = f"1 J [0 2.6] 0 d {ends} 0 J [] 0 d" if shape.dotted else ends
    return f"{shape.weight:g} w {shape.colour} RG {dots}"


def rectangle(x: float, y: float, width: float, height: float, rounding: int) -> str:
    """Operators of a rectangle's path, with rounded corners where asked."""
    r = min(RADIUS, width / 2, height / 2)
    if not rounding or r <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    upper, lower = (r if rounding & TOP else 0.0), (r if rounding & FOOT else 0.0)
    right, above = x + width, y + height
    parts = [f"{x + lower:.2f} {y:.2f} m {right - lower:.2f} {y:.2f} l"]
    c = 1 - _CURVE
    if lower:
        parts.append(_curve(right - lower * c, y, right, y + lower * c, right, y + lower))
    parts.append(f"{right:.2f} {above - upper:.2f} l")
    if upper:
        parts.append(_curve(right, above - upper * c, right - upper * c, above, right - upper, above))
    parts.append(f"{x + upper:.2f} {above:.2f} l")
    if upper:
        parts.append(_curve(x + upper * c, above, x, above - upper * c, x, above - upper))
    parts.append(f"{x:.2f} {y + lower:.2f} l")
    if lower:
        parts.append(_curve(x, y + lower * c, x + lower * c, y, x + lower, y))
    return " ".join([*parts, "h"])


def _curve(*points: float) -> str:
    return " ".join([f"{point:.2f}" for point in points]) + " c"


def picture_name(sha: str) -> str:
    """Name of a picture in the resources of pages."""
    return f"I{sha[:16]}"


def _plate(plate: Plate, x: float, top: float, sheet: Sheet) -> str:
    """A picture in its clipped rectangle, or a plain ground in its place where the book has not got it."""
    left, foot = x + plate.x, top - plate.y - plate.height
    path = rectangle(left, foot, plate.width, plate.height, TOP | FOOT)
    picture = sheet.pictures.get(plate.picture)
    if picture is None:
        return f"{sheet.placeholder} rg {path} f"
    if plate.whole:
        return _whole(plate, left, foot)
    scale = max(plate.width / picture.width, plate.height / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    at_x = left - (wide - plate.width) * plate.focus[0]
    at_y = foot - (high - plate.height) * (1 - plate.focus[1])
    matrix = f"{wide:.2f} 0 0 {high:.2f} {at_x:.2f} {at_y:.2f} cm"
    return f"q {path} W n {matrix} /{picture_name(plate.picture)} Do Q"


def _whole(plate: Plate, left: float, foot: float) -> str:
    """A picture that fills its rectangle; the page's own colours, lines and text settings do not reach into it."""
    wide, high = plate.width, plate.height
    matrix = {
        0: f"{wide:.2f} 0 0 {high:.2f} {left:.2f} {foot:.2f}",
        1: f"0 {high:.2f} {-wide:.2f} 0 {left + wide:.2f} {foot:.2f}",
        3: f"0 {-high:.2f} {wide:.2f} 0 {left:.2f} {foot + high:.2f}",
    }[plate.turned]
    return f"q {_FRESH} {matrix} cm /{picture_name(plate.picture)} Do Q"
