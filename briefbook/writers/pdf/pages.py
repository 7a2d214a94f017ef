"""The pages of a book: papers on sheets, pages or running on, blank backs, and which paper begins where."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from briefbook.errors import counted, phrase
from briefbook.tree.house import Page
from briefbook.tree.nodes import Book, Numbering, Start, Tab
from briefbook.writers.pdf.boxes import MM
from briefbook.writers.pdf.compositor import Compositor
from briefbook.writers.pdf.fitting import excess
from briefbook.writers.pdf.flow import Item
from briefbook.writers.pdf.layout import Laid

_BETWEEN: Final = 22.0
_LEAST: Final = 120.0


@dataclass(slots=True)
class Leaf:
    """One page: its paper, what stands on it, its number within the paper, and the papers that begin on it.

    `begins` gives their codes and heights below the top of the text in points.
    """

    tab: Tab
    laid: Laid
    number: int
    items: list[Item]
    blank: bool = False
    of: int = 0
    begins: list[tuple[str, float]] = field(default_factory=list)


def paged(book: Book, laid: Sequence[Laid], depth_mm: float, teller: Compositor) -> list[Leaf]:
    """The pages of the laid papers of a book, in order; `teller` notes papers over their budget of sides."""
    depth = depth_mm * MM
    if book.numbering is Numbering.CARD:
        return cards(book, laid, depth, teller)
    tabs = [tab for tab in book.tabs for _ in tab.papers]
    leaves: list[Leaf] = []
    below = 0.0
    for tab, one in zip(tabs, laid, strict=True):
        start = one.paper.start
        run_on = start is Start.RUN_ON and bool(leaves) and _shares(leaves[-1], one) and depth - below > _LEAST
        if start is Start.SHEET and len(leaves) % 2:
            leaves.append(_blank(leaves[-1]))
        sink = book.numbering is Numbering.PAPER
        pages = one.flowed(depth, below + _BETWEEN if run_on else 0.0, sink=sink)
        below = _place(leaves, tab, one, pages, run_on=run_on)
        _tell_cap(one, teller)
    if book.numbering is Numbering.PAPER and len(leaves) % 2 and leaves[-1].laid.paper.start is Start.SHEET:
        leaves.append(_blank(leaves[-1]))
    return leaves


def cards(book: Book, laid: Sequence[Laid], depth: float, teller: Compositor) -> list[Leaf]:
    """Fronts and backs of cards in turn; a paper with too much for its side goes on on the same side of a new card."""
    tabs = [tab for tab in book.tabs for _ in tab.papers]
    leaves: list[Leaf] = []
    for n, (tab, one) in enumerate(zip(tabs, laid, strict=True)):
        if one.paper.start is Start.BACK:
            continue
        other = laid[n + 1] if n + 1 < len(laid) and laid[n + 1].paper.start is Start.BACK else None
        fronts = _sides(tab, one, depth, teller)
        backs = _sides(tab, other, depth, teller) if other else []
        fronts += [_blank(fronts[-1]) for _ in backs[len(fronts) :]]
        backs += [_blank(fronts[-1]) for _ in fronts[len(backs) :]]
        leaves += [leaf for pair in zip(fronts, backs, strict=True) for leaf in pair]
    return leaves


def _sides(tab: Tab, laid: Laid, depth: float, teller: Compositor) -> list[Leaf]:
    pages = laid.flowed(depth, 0.0, sink=True)
    leaves: list[Leaf] = []
    _place(leaves, tab, laid, pages, run_on=False)
    _tell_cap(laid, teller)
    return leaves


def _shares(leaf: Leaf, laid: Laid) -> bool:
    """Whether a paper may run on below another: not below a cover, a blank back or another marking."""
    before, after = leaf.laid.paper, laid.paper
    return not (leaf.blank or before.bare or after.bare) and before.mark == after.mark


def _blank(leaf: Leaf) -> Leaf:
    return Leaf(leaf.tab, leaf.laid, leaf.of + 1, [], blank=True, of=leaf.of)


def _place(leaves: list[Leaf], tab: Tab, laid: Laid, pages: list[list[Item]], *, run_on: bool) -> float:
    """Put the pages of a paper behind those before; returns how far down its last page goes."""
    code = laid.paper.code
    shared = run_on and bool(pages[0])
    if shared:
        leaves[-1].items.extend(pages[0])
        leaves[-1].begins.append((code, pages[0][0].y))
    own = pages[1:] if run_on else pages
    first = len(leaves)
    for n, items in enumerate(own):
        leaves.append(Leaf(tab, laid, n + 1 + shared, list(items)))
    if not shared:
        leaves[first].begins.append((code, 0.0))
    count = len(own) + shared
    for leaf in leaves[first:]:
        leaf.of = count
    last = leaves[-1].items
    return max((item.y + item.box.height for item in last), default=0.0)


def _tell_cap(laid: Laid, teller: Compositor) -> None:
    """Note a paper over its budget of sides, and each record that would have to move: least important first."""
    over = excess(teller.press, teller.case, laid)
    if over is None:
        return
    title = "".join(span.text for span in laid.paper.title)
    said = counted(
        "{title} takes {sides}; its budget is {n} side. Shorten it by {lines} or raise the budget.",
        "{title} takes {sides}; its budget is {n} sides. Shorten it by {lines} or raise the budget.",
        laid.paper.cap,
        title=title,
        sides=counted("{n} side", "{n} sides", over.sides),
        lines=counted("{n} line", "{n} lines", over.lines),
    )
    teller.tell("over_cap", said, laid.paper.ref)
    for ref, words in over.moves:
        moves = phrase("“{words}” would have to move for {title} to keep its budget.", words=words, title=title)
        teller.tell("over_cap_move", moves, ref)
    if not over.enough:
        rest = phrase("{title} is over its budget even without all that may move. Raise the budget.", title=title)
        teller.tell("over_cap_rest", rest, laid.paper.ref)


def tell_tall(laid: Laid, depth: float, teller: Compositor) -> None:
    """Note what is higher than a page and sticks out."""
    for box in laid.boxes:
        if not box.abreast and box.height > depth + 0.5:
            ref = box.marks[0].ref if box.marks else None
            said = phrase("A part of {title} is higher than a page. Divide it.", title=laid.paper.code)
            teller.tell("tall_box", said, ref)


def left_edge(page: Page, index: int, *, rtl: bool) -> float:
    """Left edge in points of the text of the page with this index, from 0: a right-hand page is bound at its left.

    A right-to-left book is bound at the right, so that its first page is a left one.
    """
    bound_left = (index % 2 == 0) != rtl
    return (page.inner if bound_left else page.outer) * MM
