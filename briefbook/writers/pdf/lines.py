"""Lines: tokens broken at a width by one bisection per line over the running sum of their widths."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

from briefbook.lang.bidi.order import visual_order
from briefbook.writers.pdf.faces import script_of
from briefbook.writers.pdf.styles import BLANK, BREAK, JOINED, LAST, OPEN, SOFT, Entry, Style, Token
from briefbook.writers.pdf.tokens import Text
from briefbook.writers.pdf.tuples import new

_WIDTH: Final[Callable[[Token], float]] = itemgetter(5)


class Line(NamedTuple):
    """A broken line: tokens in logical order (the blank before the first is not drawn) and its width in points.

    `mixed` lines need reordering; all words of an `even` one are in one style.
    """

    tokens: Sequence[Token]
    width: float
    mixed: bool
    even: bool = False


class Element(NamedTuple):
    """A word or a blank of a line in visual order; `level` odd = right to left."""

    style: Style
    entry: Entry
    level: int
    blank: bool


class Broken(NamedTuple):
    """The lines of a paragraph, the words that were wider than its measure, and whether breaking made new tokens."""

    lines: list[Line]
    wide: tuple[str, ...]
    made: bool = False


def break_lines(text: Text, width: float) -> Broken:
    """The text as lines of at most `width` points, filled greedily; an empty paragraph has no line.

    A Latin or Cyrillic word wider than the line is divided with a hyphen, one in Arabic script sticks out; both are
    told. An address breaks behind its signs only where nothing else fits.
    """
    tokens, mixed, forced, even = text
    if not forced and tokens:
        whole = natural(tokens)
        if whole <= width:
            return new(Broken, ([new(Line, (tokens, whole, mixed, even))], (), False))
    return _break(text, width + 0.01)


def natural(tokens: Sequence[Token]) -> float:
    """Width in points of tokens in one line; the blank before the first is not drawn."""
    whole = sum(map(_WIDTH, tokens))
    return whole - tokens[0][0].blank if tokens and tokens[0][2] == BLANK else whole


def _blank_before(token: Token) -> float:
    return token[0].blank if token[2] == BLANK else 0.0


def _break(text: Text, room: float) -> Broken:
    tokens, mixed, breaks, even = text
    lines: list[Line] = []
    wide: list[str] = []
    made = False
    while tokens:
        ends = list(accumulate(map(_WIDTH, tokens)))
        forced = [n for n, token in enumerate(tokens) if token[2] == BREAK and n] if breaks else []
        start, done, count = 0, 0.0, len(tokens)
        while start < count:
            token = tokens[start]
            if token[2] == BLANK:
                done += token[0].blank
            stop = next((n for n in forced if n > start), count) if forced else count
            k = max(bisect_right(ends, done + room, start), start + 1)
            k = min(_cut(tokens, ends, start, k, done + room) if k < stop else k, stop)
            part = tokens[start:k]
            if ends[k - 1] - done > room:
                wide.append("".join([token[1].text for token in part]))
                divided = _divide(part, room)
                if divided:
                    made = True
                    lines.append(_line(divided[0], mixed, even))
                    tokens = divided[1] + tokens[k:]
                    break
            soft = k < stop and tokens[k][2] == SOFT
            made = made or soft
            drawn = ends[k - 1] - done
            line = _line([*part, _hyphen(part[-1])], mixed, even) if soft else _kept(part, drawn, mixed, even)
            if line.width > room >= drawn:
                wide.append(part[-1][1].text)
            lines.append(line)
            start, done = k, ends[k - 1]
        else:
            tokens = []
    return new(Broken, (lines, tuple(wide), made))


def _kept(part: Sequence[Token], width: float, mixed: bool, even: bool) -> Line:
    return new(Line, (part, width, mixed and any(token[3] or token[4] for token in part), even))


def _line(part: Sequence[Token], mixed: bool, even: bool) -> Line:
    return _kept(part, sum(token[5] for token in part) - _blank_before(part[0]), mixed, even)


def _hyphen(token: Token) -> Token:
    return token[0].token(token[0].stack.hyphen, JOINED, token[3], token[3])


def _cut(tokens: Sequence[Token], ends: Sequence[float], start: int, k: int, limit: float) -> int:
    """The last place at or before token k where a line may start; behind it when there is none (a word too wide)."""
    for allowed in ((BLANK, OPEN, SOFT, BREAK), (LAST,)):
        for cut in range(k, start, -1):
            glue = tokens[cut][2]
            if glue in allowed and (glue != SOFT or ends[cut - 1] + _hyphen(tokens[cut])[5] <= limit):
                return cut
    count = len(tokens)
    while k < count and tokens[k][2] == JOINED:
        k += 1
    return k


def _divide(word: Sequence[Token], room: float) -> tuple[list[Token], list[Token]] | None:
    """A word too wide for its line as the tokens before the hyphen, with it, and those after.

    None for Arabic script, and where not even one letter and the hyphen fit.
    """
    done = 0.0
    for n, token in enumerate(word):
        style, entry, glue, level, blank, width = token
        if level & 1 or any(script_of(ch) == "Arab" for ch in entry.text):
            return None
        drawn = width - (_blank_before(token) if n == 0 else 0.0)
        spare = room - done - _hyphen(token)[5]
        if drawn <= spare:
            done += drawn
            continue
        text, stack = entry.text, style.stack
        fits = [c for c in range(1, len(text)) if style.token(stack.entry(text[:c], 0), JOINED)[5] <= spare]
        if not fits and n == 0:
            return None
        cut = fits[-1] if fits else 0
        head = [style.token(stack.entry(text[:cut], 0), glue if n == 0 else JOINED, level, blank)] if cut else []
        rest = style.token(stack.entry(text[cut:], 0), OPEN, level, level)
        return [*word[:n], *head, _hyphen(token)], [rest, *word[n + 1 :]]
    return None


def elements(line: Line) -> list[Element]:
    """The words and blanks of a line from left to right. Blanks at the line's ends were left out, which is rule L1."""
    flat: list[Element] = []
    for n, (style, entry, glue, level, blank, _) in enumerate(line.tokens):
        if n and glue == BLANK:
            flat.append(Element(style, style.stack.blank, blank, True))
        flat.append(Element(style, entry, level, False))
    if not line.mixed:
        return flat
    return [flat[k] for k in visual_order([element.level for element in flat])]
