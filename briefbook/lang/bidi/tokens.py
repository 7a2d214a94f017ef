"""Left-to-right tokens in right-to-left paragraphs: what must be isolated to stay readable.

UAX #9 alone, done right, prints `2025-05-14` as `14-05-2025` and `+381 11 123-4567` backwards inside Persian text,
and draws Persian figures after a Latin word on its wrong side. So each stretch without right-to-left characters
becomes one isolate, cut to what belongs to it. Persian figures, per cents and times stay plain: there the plain
algorithm is the convention.
"""

import itertools
import re

from briefbook.lang.bidi.brackets import CLOSING, OPENING
from briefbook.lang.bidi.classes import bidi_class

# A stretch holds no right-to-left character (Persian digits lie in the first range), tab, break or mark, and begins
# with no blank.
_OUTSIDE = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\t\n\u200e\u2028\u2029"
_STRETCH = re.compile(f"[^{_OUTSIDE}\\s][^{_OUTSIDE}]*")
# Text that holds bidi marks is its author's. The one mark that numbers bring along is U+200E before a minus.
_MARKED = re.compile("[\u200f\u061c\u202a-\u202e\u2066-\u2069]|\u200e(?!\u2212)")
_ABBREVIATION = re.compile(
    r"(?:\.\w+|(?:^|\W)(?:Inc|Ltd|Co|Corp|Dr|Mr|Mrs|Ms|Prof|St|No|vol|ed|Jr|Sr"
    r"|br|str|tzv|itd|npr|бр|стр|др|тзв|итд|нпр))$"
)
_SIGNS = "€$£#@+-\u2212"
_BEFORE_SIGNS = ' ([{«"“‘€$£+-\u2212'
_AFTER = "+#°"


def ltr_tokens(text: str) -> list[tuple[int, int]]:
    """Start and end of each stretch of one whole right-to-left paragraph that must keep its order.

    To be found over the paragraph, never per styled span: `Telekom <b>Srbija</b> a.d.` is one token, or its words
    change places. Nothing in text that holds marks of its author. A typed field (telephone, code, address) needs no
    guessing: isolate it whole.
    """
    found: list[tuple[int, int]] = []
    if _MARKED.search(text):
        return found
    for match in _STRETCH.finditer(text):
        stretch = match[0]
        partners, pieces = _pieces(stretch)
        for begin, end in pieces:
            first, last = _grown(*_trimmed(stretch, begin, end), partners)
            if first < last and not stretch[first:last].isdigit():  # figures alone keep their order
                found.append((match.start() + first, match.start() + last))
    return found


def token_marks(text: str) -> list[tuple[int, int]]:
    """Where marks go in a right-to-left paragraph: (index, 1) opens a token at the character, (index, -1) closes one.

    Both stand before the character of the index; they come in order, at one index the closing one first.
    A closing mark belongs to the character before it, an opening one to the character at it: that tells
    which styled span takes each.
    """
    marks: list[tuple[int, int]] = []
    for begin, end in ltr_tokens(text):
        marks += [(begin, 1), (end, -1)]
    return marks


def isolate(text: str, opening: str = "\u2066", closing: str = "\u2069") -> str:
    """A right-to-left paragraph with marks round each token; DOCX takes U+200F U+200E and U+200E U+200F."""
    parts: list[str] = []
    at = 0
    for begin, end in ltr_tokens(text):
        parts += [text[at:begin], opening, text[begin:end], closing]
        at = end
    return "".join(parts) + text[at:]


def _pieces(stretch: str) -> tuple[dict[int, int], list[tuple[int, int]]]:
    """The partner of each bracket that has one in the stretch, and the pieces between those that have none."""
    partners: dict[int, int] = {}
    open_at: list[int] = []
    cuts: list[int] = []
    for index, character in enumerate(stretch):
        if character in OPENING:
            open_at.append(index)
        elif character in CLOSING:
            if open_at and OPENING[stretch[open_at[-1]]] == character:
                opening = open_at.pop()
                partners[index], partners[opening] = opening, index
            else:
                cuts.append(index)
    edges = [-1, *sorted(cuts + open_at), len(stretch)]
    return partners, [(before + 1, after) for before, after in itertools.pairwise(edges)]


def _trimmed(stretch: str, begin: int, end: int) -> tuple[int, int]:
    """The piece cut to its letters and figures with what clings to them; empty if it has none."""
    core = [index for index in range(begin, end) if bidi_class(stretch[index]) in ("L", "EN")]
    if not core:
        return begin, begin
    first, last = core[0], core[-1] + 1
    while first > begin and stretch[first - 1] in _SIGNS and (first == 1 or stretch[first - 2] in _BEFORE_SIGNS):
        first -= 1
    while last < end and stretch[last] in _AFTER:
        last += 1
    if last < end and _belongs(stretch[first:last], stretch[last]):
        last += 1
    return first, last


def _belongs(token: str, sign: str) -> bool:
    """Whether the sign after a token is part of it: per cent, the slash of an address, the stop of `a.d.`"""
    match sign:
        case "%":
            return any(bidi_class(character) == "L" for character in token)
        case "/":
            return "/" in token
        case ".":
            return bool(_ABBREVIATION.search(token))
        case _:
            return False


def _grown(first: int, last: int, partners: dict[int, int]) -> tuple[int, int]:
    """The token with the partner of every bracket in it; pairs nest, so what they enclose needs no further look."""
    inside = [partners[index] for index in range(first, last) if index in partners]
    return min([first, *inside]), max([last, *(index + 1 for index in inside)])
