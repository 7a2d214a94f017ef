"""Boxes of what is drawn: a bar of shares, a chart of bars, a legend. The drawing is a figure, its words are text."""

from collections.abc import Sequence
from typing import Final

from briefbook.lang.tongue import Lang
from briefbook.tree.house import Type
from briefbook.tree.nodes import Bar, Chart, Legend, Meter, Role, Share, Span, Tone
from briefbook.writers.pdf.boxes import FOOT, TOP, Box, Drawing, Ground, Placed, Tag
from briefbook.writers.pdf.boxes_text import baseline, marks_of, side
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.lines import Line

_METER: Final = 11.0
_METER_SHARE: Final = 0.37
"""Height of a bar of shares in points, and its part of the width beside its numbers."""
_APART: Final = 1.6
"""White between two shares, so that they are told apart without colour."""
_WORD: Final = 5.0
_BETWEEN: Final = 18.0
_BAR: Final = 11.0
_STEP: Final = 5.5
_LABELS: Final = 0.3
"""Widest part of the width that labels take beside their bars; longer ones stand above."""
_GAP: Final = 8.0
_KEY: Final = 7.0
KEY_INDENT: Final = _KEY + 4.5
"""How far the words of a key stand from its start side, in points."""
_KEYS_APART: Final = 14.0


def _ink(setter: Compositor, tone: Tone) -> str:
    return setter.case.ink("ink" if tone is Tone.PLAIN else tone.value)


def lay_meter(setter: Compositor, block: Meter, frame: Frame) -> list[Box]:
    """The boxes of numbers with their words, and of the bar: at the end side where there is room, else below."""
    made = [_share(setter, share, block.lang, frame) for share in block.shares]
    if not made:
        return []
    type_ = setter.type(Role.NUMERAL, block.lang)
    bar = frame.width * _METER_SHARE
    step = (frame.width - bar) / len(made)
    beside = max(width for _, width in made) + _BETWEEN <= step
    # numbers of one width each where they fit, else one after the other
    pitch = step if beside else 0.0
    rows = _rows(made, frame.width, pitch)
    out = [_row(row, type_, block.lang, frame, pitch) for row in rows]
    figure = Tag("Figure", frame.tag, alt=block.alt, lang=block.lang.value)
    ref = block.ref or frame.ref
    if beside:
        y = baseline(type_) - 0.36 * type_.size - _METER / 2
        drawing = Drawing(_shares(setter, block, frame.width - bar, bar, y, frame.width), figure)
        out[0] = out[0]._replace(drawings=(drawing,))
    else:
        drawing = Drawing(_shares(setter, block, 0.0, frame.width, 0.0, frame.width), figure)
        out[-1] = out[-1]._replace(keep=True, below=5.0)
        out.append(Box(_METER, drawings=(drawing,)))
    out[0] = out[0]._replace(marks=marks_of(ref, frame.width, out[0].height), above=4.0)
    out[-1] = out[-1]._replace(below=9.0)
    return out


Set = tuple[list[tuple[Line, float, Tag]], float]
"""Lines with their distance from the start side, and the width of all."""


def _share(setter: Compositor, share: Share, lang: Lang, frame: Frame) -> Set:
    """The number of a share and the word behind it, as far as both fit the width."""
    tag = Tag("P", frame.tag, lang=lang.value)
    lines: list[tuple[Line, float, Tag]] = []
    x = 0.0
    for spans, role in ((share.number, Role.NUMERAL), (share.word, Role.VALUE)):
        toned = [span if span.tone is not Tone.PLAIN or role is Role.VALUE else _toned(span, share) for span in spans]
        # wider than the whole measure only in a column that holds nothing
        found = setter.lines(toned, lang, role, frame, max(frame.width - x, 1.0))
        for line in found[:1]:
            lines.append((line, x, Tag("Span", tag)))
            x += line.width + _WORD
        for line in found[1:]:
            lines.append((line, x, lines[-1][2]))
            x += line.width + _WORD
    return lines, max(x - _WORD, 0.0)


def _toned(span: Span, share: Share) -> Span:
    return Span(span.text, span.lang, tone=share.tone, source=span.source)


def _rows(made: Sequence[Set], width: float, pitch: float) -> list[list[Set]]:
    """The shares in lines of a width; all in one where each has its own `pitch`."""
    rows: list[list[Set]] = []
    x = 0.0
    for one in made:
        if not rows or (not pitch and x + one[1] > width):
            rows.append([])
            x = 0.0
        rows[-1].append(one)
        x += one[1] + _BETWEEN
    return rows


def _row(row: Sequence[Set], type_: Type, lang: Lang, frame: Frame, pitch: float) -> Box:
    placed: list[Placed] = []
    x = 0.0
    y = baseline(type_)
    for lines, width in row:
        placed += [Placed(line, side(x + dx, line.width, frame.width, lang.rtl), y, tag) for line, dx, tag in lines]
        x += pitch or width + _BETWEEN
    return Box(type_.lead, tuple(placed), keep=True)


def _shares(setter: Compositor, block: Meter, x: float, width: float, y: float, whole: float) -> tuple[Ground, ...]:
    """The bar itself; shares of nothing are not drawn, a bar of nothing is an empty ground."""
    shares = [share for share in block.shares if share.size > 0]
    total = sum(share.size for share in shares)
    if not shares:
        return (
            Ground(side(x, width, whole, block.lang.rtl), y, width, _METER, setter.case.ink("hairline"), TOP | FOOT),
        )
    free = width - _APART * (len(shares) - 1)
    out = []
    for share in shares:
        wide = free * share.size / total
        left = side(x, wide, whole, block.lang.rtl)
        out.append(Ground(left, y, wide, _METER, _ink(setter, share.tone), TOP | FOOT))
        x += wide + _APART
    return tuple(out)


def lay_chart(setter: Compositor, block: Chart, frame: Frame) -> list[Box]:
    """A box for each bar with label and number, tied together where they fit a page."""
    figure = Tag("Figure", frame.tag, alt=block.alt, lang=block.lang.value)
    inner = frame._replace(tag=figure, ref=block.ref or frame.ref)
    labels = [setter.lines(bar.label, block.lang, Role.TABLE, inner, frame.width) for bar in block.bars]
    widths = [line.width for lines in labels for line in lines]
    beside = all(len(lines) < 2 for lines in labels) and max(widths, default=0.0) <= frame.width * _LABELS
    start = max(widths, default=0.0) + _GAP if beside and widths else 0.0
    numbers = [setter.lines(_strong(bar), block.lang, Role.VALUE, inner, frame.width) for bar in block.bars]
    room = max([line.width for lines in numbers for line in lines[:1]], default=0.0) + _GAP
    most = max([bar.size for bar in block.bars], default=0.0)
    scale = max(frame.width - start - room, 12.0) / most if most > 0 else 0.0
    strong = any(bar.strong for bar in block.bars)
    out: list[Box] = []
    for bar, label, number in zip(block.bars, labels, numbers, strict=True):
        colour = setter.case.ink("accent" if bar.strong or not strong else "ruled")
        made = _Bar(setter, bar, block.lang, inner, start)
        out += made.boxes(label, number, bar.size * scale, colour, beside=beside)
    if out:
        out[:-1] = [box._replace(keep=True) for box in out[:-1]]
        out[0] = out[0]._replace(above=2.0)
        out[-1] = out[-1]._replace(below=9.0)
    return out


def _strong(bar: Bar) -> tuple[Span, ...]:
    return tuple(Span(s.text, s.lang, bold=True, source=s.source) if bar.strong else s for s in bar.number)


class _Bar:
    """One bar of a chart: the boxes of its label, of the bar itself and of its number."""

    def __init__(self, setter: Compositor, bar: Bar, lang: Lang, frame: Frame, start: float) -> None:
        self._setter, self._bar, self._lang, self._frame, self._start = setter, bar, lang, frame, start

    def boxes(
        self, label: Sequence[Line], number: Sequence[Line], length: float, colour: str, *, beside: bool
    ) -> list[Box]:
        """The label beside the bar, or above it; the number at its end, or below where it has several lines."""
        width, rtl = self._frame.width, self._lang.rtl
        type_ = self._setter.type(Role.TABLE, self._lang)
        said, told = Tag("P", self._frame.tag), Tag("P", self._frame.tag)
        ref = self._bar.ref or self._frame.ref
        out: list[Box] = []
        height = max(type_.lead, _BAR)
        y = baseline(type_) + (height - type_.lead) / 2
        placed: list[Placed] = []
        if beside:
            placed += [Placed(line, side(0.0, line.width, width, rtl), y, said) for line in label]
        else:
            out += [
                Box(type_.lead, (Placed(line, side(0.0, line.width, width, rtl), baseline(type_), said),), keep=True)
                for line in label
            ]
        shape = Ground(side(self._start, length, width, rtl), (height - _BAR) / 2, length, _BAR, colour)
        x = self._start + length + _GAP - 2.0
        fits = number and x + number[0].width <= width + 0.01
        if fits:
            placed.append(Placed(number[0], side(x, number[0].width, width, rtl), y, told))
        rest = number[1:] if fits else number
        drawing = Drawing((shape,), self._frame.tag)
        marks = marks_of(ref, width, height)
        out.append(Box(height, tuple(placed), below=_STEP, marks=marks, drawings=(drawing,)))
        out += [
            Box(type_.lead, (Placed(line, side(0.0, line.width, width, rtl), baseline(type_), told),), below=_STEP)
            for line in rest
        ]
        return out


def lay_legend(setter: Compositor, block: Legend, frame: Frame) -> list[Box]:
    """The boxes of the lines of a legend; a key is broken only where it is wider than the measure."""
    type_ = setter.type(block.role, block.lang)
    width, rtl = frame.width, block.lang.rtl
    indent = KEY_INDENT
    rows: list[tuple[list[Placed], list[Ground]]] = []
    x = 0.0
    top = baseline(type_) - 0.36 * type_.size - _KEY / 2
    for key in block.keys:
        tag = Tag("P", frame.tag, lang=block.lang.value)
        lines = setter.lines(key.spans, block.lang, block.role, frame, max(width - indent, 1.0))
        for n, line in enumerate(lines):
            if not rows or n or x + indent + line.width > width + 0.01:
                rows.append(([], []))
                x = 0.0
            placed, shapes = rows[-1]
            if n == 0:
                shapes.append(Ground(side(x, _KEY, width, rtl), top, _KEY, _KEY, _ink(setter, key.tone)))
            placed.append(Placed(line, side(x + indent, line.width, width, rtl), baseline(type_), tag))
            x += indent + line.width + _KEYS_APART
    marks = marks_of(block.ref or frame.ref, width, type_.lead)
    out = [Box(type_.lead, tuple(placed), tuple(shapes), marks=marks, keep=True) for placed, shapes in rows]
    if out:
        out[0] = out[0]._replace(above=type_.before)
        out[-1] = out[-1]._replace(below=type_.after, keep=False)
    return out
