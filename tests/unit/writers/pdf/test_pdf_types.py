"""Every type of paper under every stress, in both directions and houses: nothing sticks out, meets or vanishes.

A quick run puts each type under each stress in one direction and house, by turns.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from briefbook.lang.tongue import Lang
from briefbook.model.outline import PaperKind
from briefbook.tree import nodes as n
from tests.covering import covering
from tests.samples import every_page
from tests.unit.writers.pdf.pages_of import book
from tests.unit.writers.pdf.probe import probed
from tests.unit.writers.pdf.test_pdf_stress import (
    HOUSES,
    LONG,
    URL,
    WIDE,
    WORDS,
    Filler,
    few_collections,
    house,
    longer,
    press,
)

__all__ = ["few_collections"]

LANGS = (Lang.SR_CYRL, Lang.FA)
"""The language whose titles are the longest, and the other direction."""
HEADS = frozenset({n.Role.CARD_TITLE, n.Role.COVER_TITLE, n.Role.COVER_NAME, n.Role.COVER_LINE, n.Role.STRONG})
RUNNING = frozenset({n.Role.BODY, n.Role.TABLE, n.Role.SMALL, n.Role.VALUE, n.Role.NOTE, n.Role.QUOTE, n.Role.LEAD})


def turned(node: Any, turn: Callable[[Any], Any]) -> Any:
    """The tree with `turn` of each node in its place, from the leaves up."""
    if isinstance(node, tuple) and not hasattr(node, "_fields"):
        return tuple(turned(one, turn) for one in node)
    if is_dataclass(node) and not isinstance(node, type | n.Span | n.Picture):
        made = {f.name: turned(getattr(node, f.name), turn) for f in fields(node) if f.name not in ("ref", "focus")}
        return turn(replace(node, **made))
    return node


def each(node: Any, kind: type) -> Iterator[Any]:
    """All nodes of a kind below a node."""
    if isinstance(node, tuple) and not hasattr(node, "_fields"):
        for one in node:
            yield from each(one, kind)
    elif is_dataclass(node) and not isinstance(node, n.Span):
        if isinstance(node, kind):
            yield node
        for f in fields(node):
            yield from each(getattr(node, f.name), kind)


def length(paragraph: n.Paragraph) -> int:
    return sum(len(span.text) for span in paragraph.spans)


def titled(paper: n.Paper) -> n.Paper:
    """Every title, heading and line of the contents as long as one can be."""
    title = (n.Span(f"{LONG[paper.lang]} {WORDS[paper.lang]}", paper.lang),)

    def turn(node: Any) -> Any:
        match node:
            case n.Heading():
                return replace(node, spans=title)
            case n.Entry():
                return replace(node, title=title)
            case n.Point():
                return replace(node, headline=title)
            case n.Paragraph() if node.role in HEADS:
                return replace(node, spans=title)
            case n.Paper():
                return replace(node, title=title)
        return node

    return turned(paper, turn)


def forty_lines(paper: n.Paper) -> n.Paper:
    """Each point and the longest paragraph of the paper with forty lines."""
    filler = Filler(paper.lang)
    running = [one for one in each(paper.blocks, n.Paragraph) if one.role in RUNNING]
    longest = max(running, key=length) if running else None

    def turn(node: Any) -> Any:
        if isinstance(node, n.Point):
            return replace(node, blocks=(*node.blocks, filler.para(560)))
        if isinstance(node, n.Paragraph) and node == longest:
            return replace(node, spans=(*node.spans, n.Span(" ", paper.lang), filler.span(560)))
        return node

    made = turned(paper, turn)
    return made if longest else replace(made, blocks=(*made.blocks, filler.para(560)))


def addressed(paper: n.Paper) -> n.Paper:
    """An address of 300 signs at the end of all running text."""
    address = (n.Span(" ", paper.lang), n.Span(URL, Lang.EN, link=URL, fixed=True))

    def turn(node: Any) -> Any:
        if isinstance(node, n.Paragraph) and node.role in RUNNING:
            return replace(node, spans=(*node.spans, *address))
        return node

    return turned(replace(paper, blocks=(*paper.blocks, Filler(paper.lang).para(4))), turn)


def sixty_rows(paper: n.Paper) -> n.Paper:
    """Each table with sixty rows, and one more at the end."""

    def turn(node: Any) -> Any:
        if isinstance(node, n.Table) and node.rows:
            return replace(node, rows=(node.rows * 60)[:60])
        return node

    made = turned(paper, turn)
    return replace(made, blocks=(*made.blocks, Filler(paper.lang).table(n.Look.RULED, 60)))


def wide_photo(paper: n.Paper) -> n.Paper:
    """Each picture as a photo of 3:1 that asks for more than the page is wide, and two more at the end."""
    filler = Filler(paper.lang)

    def turn(node: Any) -> Any:
        return replace(node, picture=WIDE.sha256, width=300.0, height=100.0) if isinstance(node, n.Figure) else node

    figure = filler.figure(WIDE, 300, 100)
    more = (figure, n.Card(figure, (filler.para(40),), paper.lang))
    return replace(turned(paper, turn), blocks=(*turned(paper.blocks, turn), *more))


STRESSES = (longer, titled, forty_lines, addressed, sixty_rows, wide_photo)


def test_the_sample_has_a_paper_of_every_type() -> None:
    assert set(every_page.papers(Lang.EN)) == set(PaperKind)


CASES = covering([list(PaperKind), STRESSES], [LANGS, HOUSES])


@pytest.mark.parametrize(("kind", "stress", "lang", "name"), CASES, ids=lambda value: getattr(value, "__name__", value))
def test_a_paper_of_every_type_keeps_everything_in_its_place(kind, stress, lang, name) -> None:
    paper = every_page.papers(lang)[kind][0]
    stressed = stress(paper)
    assert stressed != paper
    pictures = (*every_page.tree(lang).pictures, WIDE)
    probed(book(stressed, lang=lang, pictures=pictures), house(name), press())
