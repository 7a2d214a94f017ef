"""Papers fitted to their sides: set closer where few lines would take a side, and measured against their budget."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from briefbook.errors import Ref
from briefbook.tree.nodes import Paper, Start
from briefbook.tree.prune import first_words, movable, pruned
from briefbook.writers.pdf.boxes import MM, Box
from briefbook.writers.pdf.case import Case
from briefbook.writers.pdf.flow import Item
from briefbook.writers.pdf.layout import Laid, lay
from briefbook.writers.pdf.press import Press

_VARIANTS: Final = 4
"""Papers of one code that are remembered: a book has one, but each audience and layout has its own."""


class Excess(NamedTuple):
    """How far a paper is over its budget: its sides, the lines beyond, and what would have to move, by first words.

    Records are named least important first; `enough` says whether the paper keeps its budget without them.
    """

    sides: int
    lines: int
    moves: tuple[tuple[Ref, str], ...]
    enough: bool


def lay_paper(press: Press, case: Case, paper: Paper) -> Laid:
    """The paper laid out; from the Press if it was laid out before in the same house."""
    key = (id(case), paper.lang, paper.code)  # not the paper itself: a hash goes through all of its text
    known = press.papers.get(key) or ()
    for laid in known:
        if isinstance(laid, Laid) and laid.paper == paper:
            return laid
    press.work["papers"] += 1
    laid = _closed_up(press, case, lay(press, case, paper))
    press.papers.put(key, (laid, *known[: _VARIANTS - 1]))
    return laid


def _closed_up(press: Press, case: Case, laid: Laid) -> Laid:
    """The paper, its white closer where that saves a side that only few lines would stand on.

    Only a paper that begins a sheet of its own: below another one, where its last line falls is chance.
    """
    house = case.house
    depth = house.page.depth * MM
    own = laid.paper.start is Start.SHEET or laid.paper.bare  # a cover stands alone in every layout
    if not own or house.closest >= 1:
        return laid
    pages = laid.flowed(depth, 0.0, sink=False)
    few = _foot(pages[-1])
    if len(pages) < 2 or few > house.few * depth:
        return laid
    spare = sum(depth - _foot(page) for page in pages[:-1])
    if few > spare + (1 - house.closest) * (laid.white + _white(laid.boxes)):
        return laid
    best = laid
    for part in (house.closest, (1 + house.closest) / 2):
        closer = lay(press, case.closer(part), laid.paper)
        if len(closer.flowed(depth, 0.0, sink=False)) >= len(pages):
            break
        best = closer
    return best


def _foot(page: Sequence[Item]) -> float:
    return max((item.y + item.box.height for item in page), default=0.0)


def _white(boxes: Sequence[Box]) -> float:
    """At most so many points stand between the boxes, in columns too."""
    inner = sum(_white(strand.boxes) for box in boxes if box.abreast for strand in box.abreast.strands)
    return inner + sum(box.above + box.below for box in boxes)


def excess(press: Press, case: Case, laid: Laid) -> Excess | None:
    """How far the paper is over its budget of sides, counted from the head of a page; None where it keeps it."""
    paper, depth = laid.paper, case.house.page.depth * MM
    if not paper.cap:
        return None
    pages = laid.flowed(depth, 0.0, sink=False)
    if len(pages) <= paper.cap:
        return None
    known = laid.measured.get("excess")
    if isinstance(known, Excess):
        return known
    told = Excess(len(pages), _lines_on(pages[paper.cap :]), *_moves(press, case, paper))
    laid.measured["excess"] = told
    return told


def _moves(press: Press, case: Case, paper: Paper) -> tuple[tuple[tuple[Ref, str], ...], bool]:
    """The fewest records, least important first, without which the paper keeps its budget; else all that may move.

    Measured, not reckoned: the paper is laid out without them, so what they share with others counts as it is.
    """
    standing = movable(paper.blocks)
    whole = {ref._replace(field="") for ref in standing} | set(standing)
    order = [ref for ref in paper.yields if ref in whole] or list(reversed(standing))
    least, most = 0, len(order)
    while least < most:
        half = (least + most) // 2
        if _keeps(press, case, paper, order[:half]):
            most = half
        else:
            least = half + 1
    moved = order[:least]
    return tuple((ref, first_words(paper.blocks, ref)) for ref in moved), _keeps(press, case, paper, moved)


def _keeps(press: Press, case: Case, paper: Paper, gone: Sequence[Ref]) -> bool:
    shorter = replace(paper, blocks=pruned(paper.blocks, frozenset(gone)))
    laid = _closed_up(press, case, lay(press, case, shorter))
    return len(laid.flowed(case.house.page.depth * MM, 0.0, sink=False)) <= paper.cap


def _lines_on(pages: Sequence[Sequence[Item]]) -> int:
    """Lines of text on pages; what stands side by side on one height is one line."""
    return sum(len({round(item.y + placed.y) for item in items for placed in item.box.placed}) for items in pages)
