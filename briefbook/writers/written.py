"""What a writer returns, and what it may tell while it works."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from briefbook.errors import Notice, Ref

Tick = Callable[[int, int], None]
"""Called between papers with papers done and in all; it may raise Cancelled."""


def quiet(done: int, total: int) -> None:
    """The Tick that tells nobody."""


class Spot(NamedTuple):
    """Where a record stands on a page: points from the left and from the bottom edge."""

    ref: Ref
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PageMark:
    """One page: its paper, its number within the paper and the paper's pages, both from 1.

    `content_hash` is a hexadecimal digest of the page's drawing without furniture, empty where pages were only counted;
    a `blank` page is a marked back.
    `starts` are the codes of the papers that begin on the page: several where papers run on.
    """

    paper: str
    number: int
    of: int
    content_hash: str
    spots: tuple[Spot, ...] = ()
    blank: bool = False
    starts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file in memory; a format without pages (DOCX) has no marks."""

    content: bytes
    pages: tuple[PageMark, ...] = ()
    notices: tuple[Notice, ...] = ()
