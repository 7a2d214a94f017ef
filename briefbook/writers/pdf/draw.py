"""Pages as content streams: grounds and lines first, then pictures and text in reading order, each in its element."""

import hashlib
import zlib
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Final, NamedTuple

from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Artwork, Picture
from briefbook.writers.pdf.boxes import FOOT, RADIUS, TOP, Ground, Link, Plate, Stroke, Tag
from briefbook.writers.pdf.flow import Item
from briefbook.writers.pdf.lines import Line
from briefbook.writers.pdf.numbering import Bar, Inked, Numbering, draw_line, draw_stretches
from briefbook.writers.pdf.styles import ENTRY, STYLE, Entry, Style, Token

_LEVEL = 3  # of 1 to 9: 6 takes twice as long for one part in a hundred of the file
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
    """A page's operators, and what is found on the way: elements in order, links, pictures.

    `shown` are the operators with glyph numbers for codes.
    """

    operators: bytes
    shown: bytes
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    pictures: tuple[str, ...]


class Sheet(NamedTuple):
    """What drawing needs to know about a page: height of the top of the text in points, and the book's pictures.

    `tagged` says whether the document has a structure.
    """

    top: float
    pictures: Mapping[str, Picture | Artwork]
    placeholder: str
    tagged: bool = True


def draw_page(items: Sequence[Item], numbering: Numbering, sheet: Sheet) -> Drawn:
    """A page without its furniture."""
    tokens = _tokens(items)
    styles = set(map(STYLE, tokens))
    special = _special(tokens, styles, numbering)
    scribe = _Scribe(numbering, sheet, special, {style.stack.blank for style in styles})
    scribe.shapes(_shapes(items, sheet))
    for item in items:
        scribe.take(item)
    stream = scribe.finished()
    stacks = "\n".join(sorted({style.stack.sign for style in styles}))
    digest = hashlib.sha256(stacks.encode() + stream.shown).hexdigest()
    content = zlib.compress(stream.operators, _LEVEL)
    return Drawn(content, stream.tags, stream.links, stream.pictures, items, special, digest)


def special_on(items: Sequence[Item], numbering: Numbering) -> dict[Entry, tuple[int, ...]]:
    """The codes of those words on a page that use any but glyph numbers; most books have no such word at all."""
    if not numbering.special:
        return {}
    tokens = _tokens(items)
    return _special(tokens, set(map(STYLE, tokens)), numbering)


def _special(tokens: Sequence[Token], styles: set[Style], numbering: Numbering) -> dict[Entry, tuple[int, ...]]:
    if not numbering.special:
        return {}
    return numbering.special_among({style.stack.blank for style in styles}.union(map(ENTRY, tokens)))


def _tokens(items: Sequence[Item]) -> list[Token]:
    return list(chain.from_iterable([placed.line.tokens for item in items for placed in item.box.placed]))


_NOTHING: Final = Tag("")
_RTL: Final = frozenset(lang.value for lang in Lang if lang.rtl)


class _Hundredths(dict[int, str]):
    """Hundredths of a point as the shortest number, each written once: most places come again on other pages."""

    def __missing__(self, hundredths: int) -> str:
        """The number for so many hundredths."""
        said = self[hundredths] = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
        return said


_HUNDREDTHS: Final = _Hundredths()


class _Scribe:
    """Writes the stream of one page, and finds its elements in their order, its links and its pictures.

    In a document without structure nothing is marked. A link over two lines of one paragraph is one element.
    Lines with a `special` word or blank are written a second time, for what the page shows.
    """

    def __init__(self, numbering: Numbering, sheet: Sheet, special: Container[Entry], blanks: Iterable[Entry]) -> None:
        self._special = special
        self._all_special = any(blank in special for blank in blanks)
        self._shown: dict[int, str] = {}
        self._numbering, self._sheet, self._tagged = numbering, sheet, sheet.tagged
        self._out: list[str] = []
        self._tags: list[Tag] = []
        self._links: list[Link] = []
        self._names: list[str] = []
        self._manner = ""
        self._here: Tag | None = _NOTHING
        self._going_on: tuple[Tag, str, Tag] | None = None
        self._open = False
        self._x = self._y = 0

    def shapes(self, parts: list[str]) -> None:
        """Grounds and lines, which say nothing."""
        if parts:
            self._out += ["/Artifact BMC q", *parts, "Q EMC"] if self._tagged else ["q", *parts, "Q"]

    def take(self, item: Item) -> None:
        """One box, its pictures before its text."""
        box, x, y = item
        top = self._sheet.top - y
        for plate in box.plates:
            self._begin(plate.tag)
            self._draw(_plate(plate, x, top, self._sheet))
            self._names.append(plate.picture)
        for drawing in box.drawings:
            self._begin(drawing.tag)
            self._draw("q", *_outlined(drawing.shapes, x, top), "Q")
        tagged, numbering, special = self._tagged, self._numbering, self._special
        for line, dx, dy, tag in box.placed:
            if tag is not self._here and tagged:
                self._begin(tag)
            tongue = tag.tongue if tagged and tag else ""
            left, base = x + dx, top - dy
            manner = self._manner
            inked = draw_line(line, numbering, left, tongue, manner)
            operators, bars, self._manner = inked
            shown = ""
            if special and (self._all_special or any(token[1] in special for token in line.tokens)):
                shown = draw_line(line, numbering.by_glyph, left, tongue, manner)[0]
            if bars:
                self._barred(line, left, base, tag, inked, shown)
            else:
                self._write(operators, left, base, shown)
                self._going_on = None
        for link in box.links:
            self._links.append(link._replace(x=x + link.x, y=top - link.y - link.height))

    def finished(self) -> Stream:
        """The whole stream."""
        self._end()
        operators = shown = "\n".join(self._out).encode("latin-1")
        if self._shown:
            shown = "\n".join([self._shown.get(n, one) for n, one in enumerate(self._out)]).encode("latin-1")
        return Stream(operators, shown, tuple(self._tags), tuple(self._links), tuple(dict.fromkeys(self._names)))

    def _write(self, operators: str, x: float, y: float, shown: str = "") -> None:
        """Text at (x, y), in the text object that is open: then its place is told from that of the line before.

        `shown` is the same text with glyph numbers for codes, where that is another.
        """
        at_x, at_y = round(x * 100), round(y * 100)
        if self._open:
            place = f"{_HUNDREDTHS[at_x - self._x]} {_HUNDREDTHS[at_y - self._y]} Td "
        else:
            place = f"BT {_HUNDREDTHS[at_x]} {_HUNDREDTHS[at_y]} Td "
            self._open = True
        self._x, self._y = at_x, at_y
        if shown:
            self._shown[len(self._out)] = place + shown
        self._out.append(place + operators)

    def _draw(self, *operators: str) -> None:
        """What is no text."""
        if self._open:
            self._out.append("ET")
            self._open = False
        self._out += operators

    def _begin(self, tag: Tag | None) -> None:
        """What follows belongs to an element, or to none: a head that is put again is furniture."""
        if not self._tagged:
            return
        self._end()
        self._here = tag
        if tag is None:
            self._out.append("/Artifact <</Type /Pagination>> BDC")
        else:
            self._out.append(f"/{tag.kind} <</MCID {len(self._tags)}>> BDC")
            self._tags.append(tag)

    def _end(self) -> None:
        if self._open:  # marked content holds whole text objects
            self._out.append("ET")
            self._open = False
        if self._here is not _NOTHING:
            self._out.append("EMC")
            self._here = _NOTHING

    def _barred(self, line: Line, left: float, base: float, tag: Tag | None, inked: Inked, shown: str) -> None:
        """A line with links or with words that are struck out."""
        operators, bars, _ = inked
        if self._tagged and tag is not None and any(bar.link for bar in bars):
            self._manner = ""
            other = draw_stretches(line, self._numbering.by_glyph, left, tag.tongue) if shown else ()
            again = [one for one, _ in other] or repeat("")
            stretches = draw_stretches(line, self._numbering, left, tag.tongue)
            self._linked([(*one, alike) for one, alike in zip(stretches, again, strict=False)], line, base, tag)
        else:
            self._write(operators, left, base, shown)
            self._links += [_rectangle(bar, base, None) for bar in bars if bar.link]
        struck = [_struck(bar, base) for bar in bars if bar.strike]
        if struck:
            self._draw(*struck)

    def _linked(self, stretches: Sequence[tuple[str, Bar, str]], line: Line, base: float, tag: Tag) -> None:
        """Stretches of a line, each link in an element of its own; the first may go on from the line before."""
        first, last = line.tokens[0][0].link, line.tokens[-1][0].link
        order = [n for n, (_, bar, _) in enumerate(stretches) if bar.link]
        if tag.tongue in _RTL:
            order.reverse()
        elements = {n: Tag("Link", tag) for n in order}
        before = self._going_on
        if before and order and before[:2] == (tag, first):
            elements[order[0]] = before[2]
        for n, (operators, bar, shown) in enumerate(stretches):
            element = elements.get(n, tag)
            if element is not self._here:
                self._begin(element)
            self._write(operators, bar.left, base, shown)
            if bar.link:
                self._links.append(_rectangle(bar, base, element))
        self._going_on = (tag, last, elements[order[-1]]) if last and order else None


def _rectangle(bar: Bar, base: float, tag: Tag | None) -> Link:
    """What a stretch of a line links: its rectangle round the baseline."""
    size = bar.style.size
    return Link(bar.link, bar.left, base - 0.25 * size, bar.right - bar.left, 1.1 * size, tag)


def _struck(bar: Bar, base: float) -> str:
    """The line through a stretch."""
    size, wide = bar.style.size, bar.right - bar.left
    return f"{bar.style.colour} rg {bar.left:.2f} {base + 0.24 * size:.2f} {wide:.2f} {size * 0.06:.2f} re f"


def _shapes(items: Sequence[Item], sheet: Sheet) -> list[str]:
    """Grounds and lines of a page in their order. Rows of one kind and height share theirs, which are written once."""
    known: dict[int, str] = {}
    out: list[str] = []
    for box, x, y in items:
        shapes = box.shapes
        if len(shapes) > 2:
            path = known.get(id(shapes)) or known.setdefault(id(shapes), " ".join(_outlined(shapes, 0.0, 0.0)))
            left, top = _HUNDREDTHS[round(x * 100)], _HUNDREDTHS[round((sheet.top - y) * 100)]
            out.append(f"q 1 0 0 1 {left} {top} cm {path} Q")
        elif shapes:
            out += _outlined(shapes, x, sheet.top - y)
    return out


def _outlined(shapes: Sequence[Ground | Stroke], x: float, top: float) -> list[str]:
    """Operators of a box's grounds and lines, its upper left corner at (x, top); lines of one pen are one path."""
    out: list[str] = []
    pen = ""
    for shape in shapes:
        if isinstance(shape, Stroke):
            x0, y0, x1, y1, weight, colour, dotted = shape
            wanted = _pen(weight, colour, dotted)
            if wanted != pen:
                out += _lifted(pen)
                out.append(wanted)
                pen = wanted
            a, b, c, d = x + x0, top - y0, x + x1, top - y1
            out.append(
                f"{_HUNDREDTHS[round(a * 100)]} {_HUNDREDTHS[round(b * 100)]} m "
                f"{_HUNDREDTHS[round(c * 100)]} {_HUNDREDTHS[round(d * 100)]} l"
            )
        else:
            out += _lifted(pen)
            pen = ""
            out.append(ground(shape, x + shape.x, top - shape.y - shape.height))
    return out + _lifted(pen)


def _pen(weight: float, colour: str, dotted: bool) -> str:
    """Operators that choose a line; dots are round and 2.6 points apart."""
    return f"{weight:g} w {colour} RG{' 1 J [0 2.6] 0 d' if dotted else ''}"


def _lifted(pen: str) -> list[str]:
    """Operators that draw the path of a pen and put dots back."""
    if not pen:
        return []
    return ["S 0 J [] 0 d" if pen.endswith("d") else "S"]


def ground(shape: Ground, x: float, y: float) -> str:
    """Operators of a filled rectangle whose lower left corner is at (x, y)."""
    path = rectangle(x, y, shape.width, shape.height, shape.round)
    return f"{shape.colour} rg {path} f"


def stroke(shape: Stroke, x: float, top: float) -> str:
    """Operators of one line."""
    pen = _pen(shape.weight, shape.colour, shape.dotted)
    ends = f"{x + shape.x0:.2f} {top - shape.y0:.2f} m {x + shape.x1:.2f} {top - shape.y1:.2f} l"
    return " ".join([pen, ends, *_lifted(pen)])


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
