"""Paragraphs as tokens: runs of styled text cut into words, each with its level in the bidirectional algorithm."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, cast

from briefbook.lang.bidi.order import levels
from briefbook.lang.bidi.tokens import ltr_tokens
from briefbook.lang.digits import latin_figures
from briefbook.writers.pdf.faces import script_of
from briefbook.writers.pdf.styles import BLANK, BREAK, JOINED, Style, Token, pieces_of, shown
from briefbook.writers.pdf.tuples import new

LINE: Final = "\u2028"
_RTL: Final = (
    "\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RTL_POSSIBLE: Final = re.compile(f"[{_RTL}]")
_UNUSUAL: Final = re.compile(f"[\r\n\v\f\x85\u2028\u2029{_RTL}]")
_TWO_FIGURES: Final = re.compile("[0-9] [0-9]")
_FIGURES: Final = re.compile(r"(?<=[0-9]) (?=[0-9])")
_BREAKS: Final = re.compile("[\r\n\v\f\x85\u2029]+")
_START, _END = "\u2066", "\u2069"


Run = tuple[str, Style, bool]
"""Text, its style, and whether it is kept in left-to-right order as a whole: a typed field."""


class Text(NamedTuple):
    """The tokens of a paragraph in logical order; `mixed` ones need reordering, `forced` ones hold a forced break.

    All of an `even` one are in one style.
    """

    tokens: list[Token]
    mixed: bool = False
    forced: bool = False
    even: bool = False


def set_runs(runs: Sequence[Run], rtl: bool, *, latin: bool = False) -> Text:
    """The tokens of a paragraph. `rtl` is its direction, from its language, never from a letter.

    U+2028 forces a new line. A blank between ASCII figures does not break, so that a telephone number stays whole.
    With `latin` Persian figures are drawn as 0-9, where they would have stood themselves.
    """
    text = runs[0][0] if len(runs) == 1 else "".join([run[0] for run in runs])
    if not rtl and _is_plain(text):
        return new(Text, (_plain(runs), False, False, len(runs) == 1))
    if _BREAKS.search(text):
        runs = [(_BREAKS.sub(LINE, one), style, fixed) for one, style, fixed in runs]
        text = LINE
    if _FIGURES.search(text):
        runs = [(_FIGURES.sub("\u00a0", one), style, fixed) for one, style, fixed in runs]
    if rtl or LINE in text or _RTL_POSSIBLE.search(text):
        tokens = _mixed(_isolated(runs, rtl), int(rtl), latin=latin)
        return Text(tokens, any(token[3] or token[4] for token in tokens), LINE in text, len(runs) == 1)
    return Text(_plain(runs), even=len(runs) == 1)


def _is_plain(text: str) -> bool:
    """Whether text is words and blanks from left to right; asked of every paragraph, in the cheapest order."""
    # one class and one pair of searches: an alternation of them took four times as long
    usual = text.isprintable() if text.isascii() else not _UNUSUAL.search(text)
    return usual and not _TWO_FIGURES.search(text)


def _plain(runs: Sequence[Run]) -> list[Token]:
    """Left-to-right text only: every word comes ready from the words of its style."""
    out: list[Token] = []
    glue = JOINED
    for text, style, _ in runs:
        words = text.split(" ")
        found = list(map(style.words.__getitem__, words))
        tokens = cast("list[Token]", found) if all(found) else _cut(words, found, style)
        if not tokens:
            glue = BLANK if text else glue
            continue
        if words[0] and glue == JOINED and out:  # a blank before the first word of all is not drawn anyway
            tokens[0] = style.token(tokens[0][1], JOINED)
        if out:
            out += tokens
        else:
            out = tokens
        glue = JOINED if words[-1] else BLANK
    return out


def _cut(words: Sequence[str], found: Sequence[Token | None], style: Style) -> list[Token]:
    out: list[Token] = []
    for word, token in zip(words, found, strict=True):
        if token:
            out.append(token)
        elif word:
            out += [style.token(entry, inner or BLANK) for entry, inner in style.cut[word]]
    return out


def _isolated(runs: Sequence[Run], rtl: bool) -> list[Run]:
    """The runs with isolates round fixed runs and, right to left, round left-to-right tokens of the whole paragraph.

    Run by run would not do: 'Telekom **Srbija** a.d.' is one token, or its words change places.
    """
    whole = "".join(["\ufffc" * len(text) if fixed else text for text, _, fixed in runs])
    starts, ends = set(), set()
    for a, b in ltr_tokens(whole) if rtl else ():
        starts.add(a)
        ends.add(b)
    at = 0
    out = []
    for text, style, fixed in runs:
        stop = at + len(text)
        if fixed:
            text = f"{_START}{text}{_END}"
        elif any(at <= a < stop for a in starts) or any(at < b <= stop for b in ends):
            marked = [
                (_START if at + n in starts else "") + c + (_END if at + n + 1 in ends else "")
                for n, c in enumerate(text)
            ]
            text = "".join(marked)
        out.append((text, style, False))
        at = stop
    return out


def _marked(ch: str, starts: bool, ends: bool) -> str:
    return f"{_START if starts else ''}{ch}{_END if ends else ''}"


def _mixed(runs: Sequence[Run], base: int, *, latin: bool) -> list[Token]:
    """Any text: words are cut where the level or the style changes, and shaped with the letters that they join."""
    text = "".join([run[0] for run in runs])
    level = levels(text, base)
    out: list[Token] = []
    glue, blank, between, start = JOINED, base, base, 0
    for run_text, style, _ in runs:
        at = start
        for n, word in enumerate(re.split("([ \u2028])", run_text)):
            if n & 1:
                glue, blank = (BREAK if word == LINE or glue == BREAK else BLANK), level[at]
                at += 1
                continue
            for piece, inner in pieces_of(word):
                glue = glue or inner
                for a, b in _even(level, at, at + len(piece)):
                    visible = shown(latin_figures(text[a:b]) if latin else text[a:b])
                    if not visible:
                        between = level[a]
                        continue
                    if glue == JOINED and out and out[-1][3] == level[a] > between:
                        # The mark between them is not drawn, but two numbers stay two numbers in the order of the line.
                        out.append(style.token(style.stack.entry("", between & 1), JOINED, between, blank))
                    joins = _joins(text, a, b, visible)
                    out.append(style.token(style.stack.entry(visible, level[a] & 1, *joins), glue, level[a], blank))
                    glue, between = JOINED, level[a]
                at += len(piece)
        start += len(run_text)
    return out


def _joins(text: str, a: int, b: int, visible: str) -> tuple[str, str]:
    """The letters before and after text[a:b] that join it, for shaping across a change of style."""
    before, after = text[a - 1 : a] if a else "", text[b : b + 1]
    return (
        before if joining(before) and joining(visible[0]) else "",
        after if joining(after) and joining(visible[-1]) else "",
    )


def _even(level: Sequence[int], a: int, b: int) -> Iterator[tuple[int, int]]:
    """Stretches of [a, b) with one level each."""
    start = a
    for k in range(a + 1, b):
        if level[k] != level[start]:
            yield start, k
            start = k
    if b > start:
        yield start, b


@functools.cache
def joining(ch: str) -> bool:
    """Whether a character can join a neighbour: Arabic letters, tatweel and ZWJ; no character at all cannot."""
    return bool(ch) and (ch in "\u200d\u0640" or (script_of(ch) == "Arab" and ch.isalpha()))
