"""What stands around every page: marking, head, copy, folio, thumb index and the word DRAFT, as a stream of its own."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final, NamedTuple

from briefbook.errors import Phrase, phrase
from briefbook.lang.digits import digits
from briefbook.lang.phrases import say
from briefbook.tree.house import Page
from briefbook.tree.nodes import Book, Numbering, Paper, Role, Span, Tone
from briefbook.writers.pdf.boxes import FOOT, MM, TOP, Ground, Stroke
from briefbook.writers.pdf.boxes_text import side
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.draw import ground, stroke
from briefbook.writers.pdf.lines import Line
from briefbook.writers.pdf.numbering import Numbering as Codes
from briefbook.writers.pdf.numbering import draw_line
from briefbook.writers.pdf.pages import Leaf, left_edge
from briefbook.writers.pdf.press import Shelf
from briefbook.writers.pdf.styles import ENTRY, STYLE, Entry

_TOP, _MARKING, _HEAD, _RULE = 24.0, 11.8 * MM, 17.2 * MM, 19.4 * MM
"""The lines of the head below the edge of a page whose margin is 24 mm; they move with the margin."""
_BOTTOM, _FOOT_RULE, _FOOT = 22.0, 17.6 * MM, 13.2 * MM
_CARD_MARKING, _CARD_HEAD, _CARD_FOOT = 7.8 * MM, 12.0 * MM, 8.6 * MM
_INDEX_WIDTH, _INDEX_HEIGHT, _INDEX_STEP, _INDEX_TOP = 6.5 * MM, 18.0 * MM, 20.0 * MM, 10.0 * MM
_INDEX_EDGE: Final = 5.0 * MM
_INDEX_PLACES: Final = 12
_DRAFT_SIZE: Final = 150.0
_COVER_MARK: Final = 2.4


class Set(NamedTuple):
    """A line of furniture in its place: points from the left and the foot of the page; `turned` in degrees."""

    line: Line
    x: float
    y: float
    turned: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """The furniture of one page: grounds and strokes with their left or lower end, then lines of text."""

    shapes: tuple[str, ...]
    lines: tuple[Set, ...]

    @property
    def entries(self) -> frozenset[Entry]:
        """The words that its lines use, and their blanks."""
        tokens = [token for one in self.lines for token in one.line.tokens]
        return frozenset(map(ENTRY, tokens)) | {style.stack.blank for style in map(STYLE, tokens)}


class Margin(NamedTuple):
    """The compressed stream of some furniture, and those of its words that use codes of the second kind."""

    around: Around
    special: dict[Entry, tuple[int, ...]]
    content: bytes


class Furnisher:
    """Makes the furniture of the pages of one book; a text that comes back on many pages is set once."""

    def __init__(self, setter: Compositor, book: Book, frame: Frame) -> None:
        self._setter, self._book, self._frame = setter, book, frame
        self._page: Page = setter.case.house.page
        head, foot = self._page.top / _TOP, self._page.bottom / _BOTTOM
        self._marked, self._headed, self._ruled = _MARKING * head, _HEAD * head, _RULE * head
        self._footed, self._foot_ruled = _FOOT * foot, _FOOT_RULE * foot
        self._cards = book.numbering is Numbering.CARD
        if self._cards:
            self._marked, self._headed, self._footed = _CARD_MARKING, _CARD_HEAD, _CARD_FOOT
        self._rtl = book.lang.rtl
        self._kept: dict[tuple[int, Role], tuple[tuple[Span, ...], Line | None]] = {}
        self._markings: dict[str, tuple[Span, ...]] = {}
        self._still: dict[tuple[int, int], tuple[list[str], list[Set]]] = {}
        self._titles: dict[int, tuple[Span, ...]] = {}
        self._numbers: dict[str, Sequence[Line]] = {}
        numbered = [tab.number for tab in book.tabs if tab.number]
        self._places = {number: n for n, number in enumerate(dict.fromkeys(numbered), 1)}
        same = (id(setter.case), book.around, book.lang, book.numbering)
        shelf = setter.press.furniture
        self._shelf = shelf.get(same) or shelf.put(same, Shelf(4_000))

    def around(self, leaf: Leaf, index: int, folio: str) -> Around:
        """The furniture of a page, `index` from 0, that is called `folio`; the same object for the same words."""
        tab, paper = leaf.tab, leaf.laid.paper
        goes_on = paper.title if self._cards and leaf.number > 1 else ()
        of = (tab.title, tab.number, self._places.get(tab.number), paper.mark, paper.bare, paper.divider, goes_on)
        key = (folio, index % 2, leaf.blank, leaf.number, leaf.of, of)
        kept = self._shelf.get(key)
        if isinstance(kept, Around):
            self._setter.entries.update(kept.entries)
            return kept
        told = len(self._setter.notices)
        self._setter.press.work["furnished"] += 1
        made = self._around(leaf, index, folio)
        if len(self._setter.notices) == told:
            self._shelf.put(key, made)
        return made

    def _around(self, leaf: Leaf, index: int, folio: str) -> Around:
        shapes: list[str] = []
        lines: list[Set] = []
        left, paper = left_edge(self._page, index, rtl=self._rtl), leaf.laid.paper
        right = left + self._page.measure * MM
        high = self._page.height * MM
        if self._book.around.draft:
            lines += self._diagonal()
        if paper.mark:
            marked = (high - self._marked,) if self._cards else (high - self._marked, self._footed)
            for line in self._mark(paper, alone=paper.bare and not leaf.blank):
                lines += [Set(line, (left + right - line.width) / 2, y) for y in marked]
        if self._cards:
            return Around(tuple(shapes), (*lines, *self._card(leaf, folio, left, right)))
        if paper.bare and not leaf.blank:
            if paper.divider:
                shapes += self._index_shape(leaf, index)
                lines += self._index(leaf, index)
            return Around(tuple(shapes), tuple(lines))
        if leaf.blank:
            lines += self._blank(left, right)
        else:
            still = self._still.get((id(leaf.tab), index % 2))
            if still is None:
                drawn = [self._line(left, right, high - self._ruled), *self._index_shape(leaf, index)]
                still = drawn, [*self._head(leaf, left, right), *self._index(leaf, index)]
                self._still[id(leaf.tab), index % 2] = still
            shapes += still[0]
            lines += still[1]
        lines += self._foot(folio, left, right)
        shapes.append(self._line(left, right, self._foot_ruled))
        return Around(tuple(shapes), tuple(lines))

    def folio(self, leaf: Leaf, index: int, total: int) -> Phrase:
        """What a page is called in its foot."""
        lang = self._book.lang
        if self._book.numbering is Numbering.PAPER:
            code = digits(leaf.laid.paper.code, lang)
            if leaf.blank:
                return phrase("{code} · back", code=code)
            return phrase("{code} · p. {page} of {pages}", code=code, page=leaf.number, pages=leaf.of)
        if self._cards:
            said = phrase("card {n} of {total} · back", n=index // 2 + 1, total=total // 2)
            return said if index % 2 else phrase("card {n} of {total}", n=index // 2 + 1, total=total // 2)
        return phrase("Page {page} of {pages}", page=index + 1, pages=total)

    def _card(self, leaf: Leaf, folio: str, left: float, right: float) -> list[Set]:
        """Head and foot of one side of a card: copy and number; where the side goes on, its title and which part."""
        lines = self._blank(left, right) if leaf.blank else []
        if leaf.number > 1 and not leaf.blank:
            lang, high = self._book.lang, self._page.height * MM
            part = say(phrase("{n} of {total}", n=leaf.number, total=leaf.of), lang)
            title = tuple(_toned(span, Tone.ACCENT) for span in (*leaf.laid.paper.title, Span(f" · {part}", lang)))
            lines += self._at(title, Role.HEAD, left, right, high - self._headed, end=False)
        return [*lines, *self._foot(folio, left, right)]

    def _set(self, spans: tuple[Span, ...], role: Role) -> Line | None:
        kept = self._kept.get((id(spans), role))
        if kept is None:
            lines = self._setter.lines(spans, self._book.lang, role, self._frame, 9e9)
            # with the spans, so that no others get their id
            kept = self._kept[id(spans), role] = (spans, lines[0] if lines else None)
        return kept[1]

    def _put(self, spans: tuple[Span, ...], role: Role, left: Callable[[float], float], y: float) -> list[Set]:
        line = self._set(spans, role)
        return [Set(line, left(line.width), y)] if line else []

    def _at(self, spans: tuple[Span, ...], role: Role, left: float, right: float, y: float, *, end: bool) -> list[Set]:
        """A line at the start or the end side of the text."""
        whole = right - left
        return self._put(spans, role, lambda wide: left + side(whole - wide if end else 0.0, wide, whole, self._rtl), y)

    def _head(self, leaf: Leaf, left: float, right: float) -> list[Set]:
        y = self._page.height * MM - self._headed
        tab = self._titles.get(id(leaf.tab))
        if tab is None:
            tab = self._titles[id(leaf.tab)] = tuple(_toned(span, Tone.ACCENT) for span in leaf.tab.title)
        out = self._at(self._book.around.head, Role.HEAD, left, right, y, end=False)
        out += self._at(tab, Role.FOLIO, left, right, y, end=True)
        if self._book.around.draft:
            draft = (Span(self._book.around.draft, self._book.lang, bold=True, tone=Tone.AMBER),)
            out += self._put(draft, Role.FOLIO, lambda wide: (left + right - wide) / 2, y)
        return out

    def _foot(self, folio: str, left: float, right: float) -> list[Set]:
        lang = self._book.lang
        return [
            *self._at(self._book.around.copy, Role.HEAD, left, right, self._footed, end=False),
            *self._at((Span(folio, lang),), Role.FOLIO, left, right, self._footed, end=True),
        ]

    def _marking(self, text: str) -> tuple[Span, ...]:
        found = self._markings.get(text)
        if found is None:
            found = self._markings[text] = (Span(text, self._book.lang),)
        return found

    def _mark(self, paper: Paper, *, alone: bool) -> list[Line]:
        """The marking of a paper in one line, larger where it stands alone, as on a cover."""
        spans, lang = self._marking(paper.mark), self._book.lang
        if not alone:
            line = self._set(spans, Role.MARKING)
            return [line] if line else []
        size = self._setter.type(Role.MARKING, lang).size + _COVER_MARK
        return self._setter.broken(self._setter.text(spans, lang, Role.MARKING, self._frame, size=size), 9e9, None)

    def _blank(self, left: float, right: float) -> list[Set]:
        lang = self._book.lang
        said = (Span(say(phrase("This page is left blank."), lang), lang, tone=Tone.MUTED),)
        y = self._page.height * MM / 2
        return self._put(said, Role.SMALL, lambda wide: (left + right - wide) / 2, y)

    def _line(self, left: float, right: float, y: float) -> str:
        return stroke(Stroke(left, 0.0, right, 0.0, 0.6, self._setter.case.ink("hairline")), 0.0, y)

    def _index_place(self, leaf: Leaf, index: int) -> tuple[float, float]:
        """Left and lower edge of the tab's field on the outer edge of the page."""
        fitting = int((self._page.height * MM - _INDEX_TOP - _INDEX_HEIGHT) / _INDEX_STEP)
        place = (self._places[leaf.tab.number] - 1) % min(_INDEX_PLACES, fitting) + 1
        outer_right = (index % 2 == 0) != self._rtl
        width = self._page.width * MM
        x = width - _INDEX_EDGE - _INDEX_WIDTH if outer_right else _INDEX_EDGE
        return x, self._page.height * MM - _INDEX_TOP - _INDEX_STEP * place - _INDEX_HEIGHT

    def _index_shape(self, leaf: Leaf, index: int) -> list[str]:
        if not leaf.tab.number:
            return []
        x, y = self._index_place(leaf, index)
        tile = Ground(x, y, _INDEX_WIDTH, _INDEX_HEIGHT, self._setter.case.ink("accent"), TOP | FOOT)
        return [ground(tile, x, y)]

    def _index(self, leaf: Leaf, index: int) -> list[Set]:
        if not leaf.tab.number:
            return []
        x, y = self._index_place(leaf, index)
        return [
            Set(line, x + (_INDEX_WIDTH - line.width) / 2, y + _INDEX_HEIGHT / 2 - 0.36 * line.tokens[0][0].size)
            for line in self._index_number(leaf.tab.number)
        ]

    def _index_number(self, number: str) -> Sequence[Line]:
        """A tab's number in white."""
        found = self._numbers.get(number)
        if found is None:
            lang = self._book.lang
            spans = (Span(digits(number, lang), lang, bold=True),)
            frame = self._frame._replace(manner=self._frame.manner._replace(deep=True))
            found = self._numbers[number] = self._setter.lines(spans, lang, Role.BAND, frame, 9e9)
        return found

    def _diagonal(self) -> list[Set]:
        """The word DRAFT across the page, so light that the text, drawn after it, stays clear."""
        lang = self._book.lang
        manner = self._frame.manner._replace(colour="wash")
        spans = (Span(self._book.around.draft, lang, bold=True),)
        frame = self._frame._replace(manner=manner)
        text = self._setter.text(spans, lang, Role.BODY, frame, size=_DRAFT_SIZE)
        lines = self._setter.broken(text, 9e9, None)
        turned = 52.0
        out = []
        for line in lines:
            reach = line.width / 2
            x = self._page.width * MM / 2 - reach * cos(radians(turned)) + 0.36 * _DRAFT_SIZE * sin(radians(turned))
            y = self._page.height * MM / 2 - reach * sin(radians(turned)) - 0.36 * _DRAFT_SIZE * cos(radians(turned))
            out.append(Set(line, x, y, turned))
        return out


def _toned(span: Span, tone: Tone) -> Span:
    return Span(span.text, span.lang, bold=True, tone=tone)


def margin(around: Around, codes: Codes, left: float, shelf: Shelf[object, object], *, tagged: bool) -> bytes:
    """The furniture's compressed stream; from the shelf while its words keep their codes."""
    key = (id(around), left, tagged)
    special = codes.special_among(around.entries) if codes.special else {}
    kept = shelf.get(key)
    if isinstance(kept, Margin) and kept.special == special:
        return kept.content
    content = zlib.compress(draw_around(around, codes, left, tagged=tagged).encode("latin-1"), 1)
    shelf.put(key, Margin(around, special, content))
    return content


def draw_around(around: Around, codes: Codes, left: float, *, tagged: bool = True) -> str:
    """The stream of the furniture, in a `tagged` file an artefact; it ends by moving the origin to the text's left."""
    out = ["/Artifact <</Type /Pagination>> BDC"] * tagged
    out += [_set_line(one, codes) for one in around.lines if one.turned]
    if around.shapes:
        out += ["q", *around.shapes, "Q"]
    out += [_set_line(one, codes) for one in around.lines if not one.turned]
    out += ["EMC"] * tagged
    out.append(f"1 0 0 1 {left:.2f} 0 cm")
    return "\n".join(out)


def _set_line(one: Set, codes: Codes) -> str:
    if not one.turned:
        return f"BT {one.x:.2f} {one.y:.2f} Td {draw_line(one.line, codes, one.x)[0]} ET"
    c, s = cos(radians(one.turned)), sin(radians(one.turned))
    drawn = draw_line(one.line, codes, 0.0)[0]
    return f"q {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {one.x:.2f} {one.y:.2f} cm BT {drawn} ET Q"
