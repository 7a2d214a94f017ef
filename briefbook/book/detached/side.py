"""One side of a detached form as a paper of the tree: its marking is the highest of what it shows."""

from collections.abc import Iterable

from briefbook.book import marks
from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans
from briefbook.errors import Ref
from briefbook.model.brief import Brief
from briefbook.model.programme import Item
from briefbook.tree.nodes import Paper, Start, Tone


def side(
    desk: Desk,
    code: str,
    title: Spans,
    blocks: Blocks,
    *,
    start: Start = Start.PAGE,
    cap: int = 0,
    ref: Ref | None = None,
) -> Paper:
    """A paper of these blocks that holds nothing but them; `cap` is its budget of sides, 0 = none."""
    mark = marks.marking(desk.dossier, marks.shown(blocks), desk.lang)
    return Paper(code, title, desk.lang, start, blocks, mark, cap=cap, ref=ref)


def nowhere(desk: Desk, item: Item) -> Spans:
    """What stands for a place that is not known, in amber."""
    return desk.say("place to be confirmed", tone=Tone.AMBER, ref=Ref("item", item.id, "place"))


def meetings(desk: Desk, briefs: Iterable[Brief]) -> tuple[tuple[Brief, Item], ...]:
    """The briefs with their items in the order of the programme; those without an item are left out."""
    found = [(brief, item) for brief in briefs if (item := desk.dossier.get(Item, brief.item))]
    return tuple(sorted(found, key=lambda pair: _moment(pair[1])))


def _moment(item: Item) -> tuple[bool, str, bool, str, int]:
    """When an item is, what is not known last."""
    day, at = item.day, item.starts
    return day is None, str(day.first) if day else "", at is None, f"{at:%H%M}" if at else "", item.seq
