"""Notes: lines to write on, and for a meeting a grid for what was decided."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, line_cell, section
from briefbook.book.moments import when
from briefbook.book.papers.opening import opening
from briefbook.errors import phrase
from briefbook.model.brief import Brief
from briefbook.model.outline import StoredPaper
from briefbook.model.programme import Item
from briefbook.tree.nodes import Column, Look, Row, Ruled, Table

GRID_ROWS = 6
_SHARES = (8, 50, 24, 18)


def notes(desk: Desk, paper: StoredPaper) -> Blocks:
    """A ruled page; for a paper about a meeting the decision grid first."""
    brief = desk.dossier.get(Brief, paper.subject_uid)
    item = desk.dossier.get(Item, brief.item) if brief else desk.dossier.get(Item, paper.subject_uid)
    kicker = (*when(desk, item),) if item else desk.say(phrase("To write on"))
    grid = section(desk.say(phrase("Decisions")), (_grid(desk),), desk.lang) if item else ()
    return (*opening(desk, paper, kicker), *grid, Ruled(0, desk.lang))


def _grid(desk: Desk) -> Table:
    heads = (phrase("No."), phrase("Decision"), phrase("Owner"), phrase("Due"))
    head = Row(tuple(line_cell(desk.say(title), desk.lang) for title in heads))
    empty = tuple(
        Row((line_cell(desk.figures(number), desk.lang), *(line_cell((), desk.lang) for _ in heads[1:])))
        for number in range(1, GRID_ROWS + 1)
    )
    return Table(tuple(Column(share) for share in _SHARES), empty, desk.lang, head, Look.GRID)
