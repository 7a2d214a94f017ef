"""What one document shares while its blocks are drawn, and the place where a block stands."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefbook.errors import Notice
from briefbook.lang.tongue import Lang
from briefbook.tree.house import House
from briefbook.tree.nodes import Align, Block, Look, Numbering, Role, Shade
from briefbook.writers.word.register import Register
from briefbook.writers.word.runs import PLAIN, Fount, Ground, Runs


class Place(NamedTuple):
    """Where a block stands; measures in twips.

    `roles` are printed in place of others here; `keep` ties every paragraph to the next;
    `top` is the first place of a cell, which takes no space above; `far` is kept free at the end
    side of a cell, whose table runs right to left where `rtl`;
    `number` is list and level of its first paragraph.
    """

    width: int
    ground: Ground = PLAIN
    roles: tuple[tuple[Role, Role], ...] = ()
    keep: bool = False
    top: bool = False
    indent: int = 0
    far: int = 0
    rtl: bool = False
    depth: int = 0
    number: tuple[int, int] | None = None

    def role(self, role: Role) -> Role:
        """The role that is printed here in place of `role`."""
        return next((printed for asked, printed in self.roles if asked is role), role)


class Setting(NamedTuple):
    """How one kind of paragraph is set in one place: its start tag with properties, and its type."""

    opened: str
    fount: Fount


Settings = dict[tuple[Role, Lang, Align, bool], Setting]
"""By role, language, side and tie of the paragraph."""


class Spot(NamedTuple):
    """What cells of one column share: their place, their start tag, the side of the column, settings of the place."""

    place: Place
    opened: str
    align: Align
    settings: Settings


class Grid(NamedTuple):
    """What tables of one look with the same columns share in one place; measures in twips.

    `tied` is the place of rows that stay with the next; `spots` are kept by shade, tie and headship of a row,
    then by first column and number of columns of a cell.
    """

    opened: str
    widths: list[int]
    place: Place
    tied: Place
    spots: defaultdict[tuple[Shade, bool, bool], dict[tuple[int, int], Spot]]


@dataclass(frozen=True, slots=True)
class Job:
    """One document being written.

    `flow` draws blocks inside blocks; `tabs` names the first paper of each numbered tab; `above` is the space above
    each role in twips; `counted` tells whether pages break as we counted them; `notices` collects what is worth
    saying; `openings` keeps the start tags of paragraphs, `settings` what a place makes of them, `grids` what tables
    share by place, look, direction and columns.
    """

    house: House
    lang: Lang
    numbering: Numbering
    register: Register
    runs: Runs
    flow: Callable[["Job", Sequence[Block], Place], str]
    tabs: dict[str, str]
    above: dict[Role, int]
    counted: bool = True
    notices: list[Notice] = field(default_factory=list)
    openings: dict[tuple[str, bool | None, bool, str, str], str] = field(default_factory=dict)
    settings: defaultdict[Place, Settings] = field(default_factory=lambda: defaultdict(dict))
    grids: dict[tuple[Place, Look, bool, tuple[tuple[float, Align], ...]], Grid] = field(default_factory=dict)
