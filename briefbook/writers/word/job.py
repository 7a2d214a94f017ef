"""What one document shares while its blocks are drawn, and the place where a block stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefbook.errors import Notice
from briefbook.lang.tongue import Lang
from briefbook.tree.house import House
from briefbook.tree.nodes import Block, Numbering
from briefbook.writers.word.register import Register
from briefbook.writers.word.runs import Runs


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands; measures in twips.

    `colour` (RRGGBB) replaces the colour of text on a dark ground; `keep` ties every paragraph to the next;
    `top` is the first place of a cell, which takes no space above; `far` is kept free at the end of lines;
    `number` is list and level of its first paragraph.
    """

    width: int
    colour: str = ""
    keep: bool = False
    top: bool = False
    quoted: bool = False
    indent: int = 0
    far: int = 0
    depth: int = 0
    number: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One document being written. `flow` draws blocks inside blocks; `notices` collects what is worth saying."""

    house: House
    lang: Lang
    numbering: Numbering
    register: Register
    runs: Runs
    flow: Callable[["Job", Sequence[Block], Place], str]
    tabs: dict[str, str]
    notices: list[Notice] = field(default_factory=list)
    openings: dict[tuple[str, bool | None, bool, str, str], str] = field(default_factory=dict)
