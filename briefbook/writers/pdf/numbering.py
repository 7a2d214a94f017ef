"""Codes of one file's fonts, lines as content-stream operators, and the font objects themselves."""

import hashlib
import re
from collections.abc import Sequence, Set
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from briefbook.writers.pdf.faces import Face, Pair, Shaped
from briefbook.writers.pdf.lines import Element, Line, elements
from briefbook.writers.pdf.styles import BLANK, JOINED, STYLE, WIDTH, WORD, Entry, Style, pairs_of

_ESCAPE: Final = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"})


class Piece(NamedTuple):
    """A stretch of a word in one face: name of the font in the file, rise in 1/1000 em, inside of a TJ array."""

    font: str
    rise: int
    inner: str


class Bar(NamedTuple):
    """A stretch of a drawn line: from and to in points; what it links to, and whether it is struck out."""

    left: float
    right: float
    link: str
    strike: bool
    style: Style


class Numbering:
    """Codes of the glyphs of one file: they follow from the book, never from what was set before it.

    The first text of a glyph has the glyph's number as its code; further texts of the same glyph are sorted and
    numbered above the glyphs. So a new letter somewhere changes few other codes. `special` holds the words that use
    codes of the second kind: a page drawn before is right while these are the same.
    """

    def __init__(self, entries: set[Entry]) -> None:
        self._entries = entries
        used = pairs_of(entries)
        self.codes: dict[Face, dict[Pair, int]] = {}
        above: dict[Face, set[Pair]] = {}
        for face in sorted(used, key=lambda face: face.name):
            codes: dict[Pair, int] = {}
            more: list[Pair] = []
            seen: set[int] = set()
            for pair in sorted(used[face]):
                if pair[0] in seen:
                    more.append(pair)
                else:
                    seen.add(pair[0])
                    codes[pair] = pair[0]
            codes.update((pair, face.glyphs + n) for n, pair in enumerate(more))
            self.codes[face] = codes
            above[face] = set(more)
        self.names = {face: re.sub(r"\W", "", face.name) for face in self.codes}
        self.special = {entry: self._special(entry) for entry in entries if _meets(entry, above)}
        self._special_words = frozenset(self.special)
        self._strings: dict[tuple[Entry, int], list[Piece]] = {}
        self.plain = Plains(self)
        """Ready strings by style: the inside of a TJ array by entry and glue."""

    @cached_property
    def by_glyph(self) -> "Numbering":
        """The same words with nothing but glyph numbers: for telling what a page shows, not for a file."""
        other = Numbering(self._entries)
        other.codes = {face: {pair: pair[0] for pair in codes} for face, codes in self.codes.items()}
        return other

    def _special(self, entry: Entry) -> tuple[int, ...]:
        return tuple([self.codes[face][glyph.pair] for face, shaped in entry.parts for glyph in shaped.glyphs])

    def special_among(self, entries: Set[Entry]) -> dict[Entry, tuple[int, ...]]:
        """The codes of those words that use any but glyph numbers."""
        return {entry: self.special[entry] for entry in entries & self._special_words}

    def key_of(self, face: Face) -> bytes:
        """Digest of the codes of one face."""
        return hashlib.sha256(repr(sorted(self.codes[face].items())).encode()).digest()

    def encode(self, entry: Entry, reverse: int = 0) -> list[Piece]:
        """The pieces of a word in visual order; worked out once per file and word."""
        found = self._strings.get((entry, reverse))
        if found is None:
            parts = reversed(entry.parts) if reverse else entry.parts
            found = [
                Piece(self.names[face], rise, inner)
                for face, shaped in parts
                for rise, inner in self._inner(self.codes[face], shaped)
            ]
            self._strings[entry, reverse] = found
        return found

    def _inner(self, codes: dict[Pair, int], shaped: Shaped) -> list[tuple[int, str]]:
        out: list[tuple[int, list[str | int]]] = []
        for rise, kern, pair in shaped.glyphs:
            if not out or out[-1][0] != rise:
                out.append((rise, []))
            part = out[-1][1]
            if kern:
                part.append(-kern)
            code = chr(codes[pair] >> 8) + chr(codes[pair] & 255)
            last = part[-1] if part else 0
            if isinstance(last, str):
                part[-1] = last + code
            else:
                part.append(code)
        if shaped.tail and out:
            out[-1][1].append(-shaped.tail)
        return [(rise, "".join([_literal(one) for one in part])) for rise, part in out]


def _literal(one: str | int) -> str:
    return f"({one.translate(_ESCAPE)})" if isinstance(one, str) else str(one)


def _meets(entry: Entry, above: dict[Face, set[Pair]]) -> bool:
    return any(not above[face].isdisjoint(shaped.pairs) for face, shaped in entry.parts if above[face])


class Plains(dict[Style, "Plain"]):
    """Ready strings by style."""

    def __init__(self, numbering: Numbering) -> None:
        super().__init__()
        self._numbering = numbering

    def __missing__(self, style: Style) -> "Plain":
        """Those of a new style."""
        found = self[style] = Plain(self._numbering, style)
        return found


class Plain(dict[tuple[Entry, int], str]):
    """Inside of a TJ array, with its blank, by entry and glue; empty for an entry of several fonts or heights."""

    def __init__(self, numbering: Numbering, style: Style) -> None:
        super().__init__()
        self._numbering = numbering
        self._face = style.stack.blank.parts[0][0]
        self._blank = numbering.encode(style.stack.blank)[0].inner
        self.manner = f"/{numbering.names[self._face]} {style.size:g} Tf {style.colour} rg"

    def __missing__(self, key: tuple[Entry, int]) -> str:
        """The string of a new entry."""
        entry, glue = key
        found = ""
        if len(entry.parts) == 1 and entry.parts[0][0] is self._face:
            pieces = self._numbering.encode(entry)
            if not any(piece.rise for piece in pieces):
                found = _joined([self._blank if glue == BLANK else "", *[piece.inner for piece in pieces]])
        self[key] = found
        return found


Inked = tuple[str, Sequence[Bar], str]
"""A drawn line: operators for the inside of a text object that stands where the line begins, its stretches that link or
are struck out, and the manner that stays in force: that of a `Plain`, or empty where it is not known."""


def draw_line(line: Line, numbering: Numbering, x: float, tongue: str = "", manner: str = "") -> Inked:
    """A line whose left end is at `x` points; font and colour are not said again where `manner` has them.

    Words in another language than `tongue`, that of the paragraph, are marked with theirs; without one nothing is.
    """
    tokens = line.tokens
    style = tokens[0][0]
    if line.mixed:
        return _draw(elements(line), numbering, x, tongue)
    if not style.special and style.lang == (tongue or style.lang) and (line.even or len(set(map(STYLE, tokens))) == 1):
        plain = numbering.plain[style]
        inner = list(map(plain.__getitem__, map(WORD, tokens)))
        inner[0] = plain[tokens[0][1], JOINED]
        if all(inner):
            begin = "" if plain.manner == manner else plain.manner
            text = "".join(inner).replace(")(", "")  # as `_joined` does, for most lines
            return f"{begin}[{text}]TJ", (), plain.manner
    return _draw_styles(line, numbering, x, tongue, manner)


def _joined(strings: Sequence[str]) -> str:
    """Strings of a TJ array as one where nothing stands between them: a third of a page is parentheses else.

    Inside of a string every parenthesis has a backslash before it, so that two bare ones are an end and a beginning.
    """
    return "".join(strings).replace(")(", "")


def draw_stretches(line: Line, numbering: Numbering, x: float, tongue: str) -> list[tuple[str, Bar]]:
    """The line in stretches from left to right, each of them a link or none, with its operators.

    A blank beside a link is no part of it.
    """
    parts = elements(line)
    links = [part.style.link for part in parts]
    for n, part in enumerate(parts):
        if part.blank and 0 < n < len(parts) - 1 and parts[n - 1].style.link != parts[n + 1].style.link:
            links[n] = ""
    out = []
    at = x
    for link, group in groupby(zip(links, parts, strict=True), itemgetter(0)):
        own = [part for _, part in group]
        operators, bars, _ = _draw(own, numbering, at, tongue)
        wide = sum(map(_wide, own))
        struck = any(bar.strike for bar in bars)
        out.append((operators, Bar(at, at + wide, link, struck, own[0].style)))
        at += wide
    return out


def _wide(part: Element) -> float:
    tracking = 0.0 if part.level & 1 else part.style.tracking
    return part.entry.width * part.style.size / 1000 + tracking * part.entry.codes


def _draw_styles(line: Line, numbering: Numbering, x: float, tongue: str, manner: str) -> Inked:
    """A line in one direction, a string for each stretch in one style."""
    out: list[str] = []
    bars: list[Bar] = []
    at = x - (line.tokens[0][0].blank if line.tokens[0][2] == BLANK else 0.0)
    for style, group in groupby(line.tokens, STYLE):
        if style.strike or style.tracking or style.rise:
            return _draw(elements(line), numbering, x, tongue)
        tokens = list(group)
        plain = numbering.plain[style]
        inner = list(map(plain.__getitem__, map(WORD, tokens)))
        if not out:
            inner[0] = plain[tokens[0][1], JOINED]
        if not all(inner):
            return _draw(elements(line), numbering, x, tongue)
        begin = "" if plain.manner == manner else plain.manner
        manner = plain.manner
        shown = f"{begin}[{_joined(inner)}]TJ "
        out.append(f"{_in(style.lang)} {shown}EMC " if tongue and style.lang != tongue else shown)
        wide = sum(map(WIDTH, tokens))
        if style.link:
            blank = style.blank if tokens[0][2] == BLANK else 0.0
            bars.append(Bar(at + blank, at + wide, style.link, False, style))
        at += wide
    return "".join(out), bars, manner


def _in(lang: str) -> str:
    """The operator after which text is in a language."""
    return f"/Span <</Lang ({lang})>> BDC"


def _draw(parts: Sequence[Element], numbering: Numbering, x: float, tongue: str) -> Inked:
    """Words and blanks in visual order, whatever they are."""
    pen = _Pen(tongue)
    bars: list[Bar] = []
    at = x
    for part in parts:
        style, entry, level, _ = part
        tracking = 0.0 if level & 1 else style.tracking
        for piece in numbering.encode(entry, level & 1):
            pen.write(style, piece, tracking)
        wide = _wide(part)
        if style.link or style.strike:
            last = bars[-1] if bars else None
            if last and (last.link, last.strike) == (style.link, style.strike) and abs(last.right - at) < 0.1:
                bars[-1] = last._replace(right=at + wide)
            else:
                bars.append(Bar(at, at + wide, style.link, style.strike, style))
        at += wide
    return pen.finished(), bars, ""


class _Pen:
    """Writes the operators of one line and only those that change something.

    Text in another language than `tongue` is marked, if there is one.
    """

    def __init__(self, tongue: str) -> None:
        self._out: list[str] = []
        self._tongue = self._lang = tongue
        self._part: list[str] = []
        self._font: tuple[str, float] | None = None
        self._colour = ""
        self._tracking = self._rise = 0.0

    def write(self, style: Style, piece: Piece, tracking: float) -> None:
        """Add a piece of a word in a style."""
        if self._tongue and style.lang != self._lang:
            self._turn(style.lang)
        if (piece.font, style.size) != self._font:
            self._font = (piece.font, style.size)
            self._say(f"/{piece.font} {style.size:g} Tf")
        if style.colour != self._colour:
            self._colour = style.colour
            self._say(f"{style.colour} rg")
        if tracking != self._tracking:
            self._tracking = tracking
            self._say(f"{tracking:g} Tc")
        rise = style.rise + piece.rise * style.size / 1000
        if rise != self._rise:
            self._rise = rise
            self._say(f"{rise:.2f} Ts")
        self._part.append(piece.inner)

    def _turn(self, lang: str) -> None:
        """Go on in another language."""
        if self._lang != self._tongue:
            self._say("EMC")
        if lang != self._tongue:
            self._say(_in(lang))
        self._lang = lang

    def _say(self, operator: str) -> None:
        if self._part:
            self._out.append(f"[{_joined(self._part)}]TJ")
            self._part = []
        self._out.append(operator)

    def finished(self) -> str:
        """All operators; tracking and rise are put back, for they outlive a line."""
        if self._lang != self._tongue:
            self._turn(self._tongue)
        if self._tracking or self._rise:
            self._say("0 Tc 0 Ts")
        elif self._part:
            self._out.append(f"[{_joined(self._part)}]TJ")
        return " ".join(self._out)
