"""Nodes that are drawn and not only set: a bar of shares, a chart of bars, a legend; all of it stands in words too.

Lengths are proportions; a writer chooses measures. Colour is a tone of the house and never the only sign.
"""

from dataclasses import dataclass

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.roles import Role, Tone
from briefbook.tree.spans import Span


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: its size (not negative), the number as it is printed, and the word for it."""

    size: float
    number: tuple[Span, ...]
    word: tuple[Span, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Meter:
    """How a whole is divided: numbers with their words, and one bar of the shares in the same order.

    `alt` says in words what the bar shows.
    """

    shares: tuple[Share, ...]
    lang: Lang
    alt: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its size (not negative), what it stands for, and the number as it is printed.

    A `strong` one stands out from the others.
    """

    size: float
    label: tuple[Span, ...]
    number: tuple[Span, ...]
    strong: bool = False
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from one line at the start side, on one scale from zero; `alt` says in words what they show."""

    bars: tuple[Bar, ...]
    lang: Lang
    alt: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A filled square in a tone, and the words behind it."""

    tone: Tone
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """Keys one after the other, over several lines where one does not hold them."""

    keys: tuple[Key, ...]
    lang: Lang
    role: Role = Role.CAPTION
    ref: Ref | None = None
