"""How two states of one paper differ: which of its records came, went, moved or say something else, by number."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from briefbook.errors import Ref
from briefbook.tree.nodes import Paper, Span


class Difference(NamedTuple):
    """Numbers of records that are added, removed, moved among the others, or changed in what they print."""

    added: int = 0
    removed: int = 0
    moved: int = 0
    changed: int = 0


def difference(before: Paper, after: Paper) -> Difference:
    """The difference of two states; all 0 where no record of one is in the other, so that nothing can be told apart."""
    had, has = _records(before), _records(after)
    common = [uid for uid in had if uid in has]
    if not common:
        return Difference()
    places = {uid: place for place, uid in enumerate(has)}
    stayed = _longest_rise([places[uid] for uid in common])
    changed = sum(had[uid] != has[uid] for uid in common)
    return Difference(len(has) - len(common), len(had) - len(common), len(common) - stayed, changed)


def _records(paper: Paper) -> dict[str, str]:
    """What each record prints, by its uid, in the order in which they first stand."""
    out: dict[str, list[str]] = {}
    for uid, text in _told(paper.blocks, ""):
        out.setdefault(uid, []).append(text)
    return {uid: " ".join("".join(texts).split()) for uid, texts in out.items()}


def _told(node: object, owner: str) -> Iterator[tuple[str, str]]:
    """The text of each span with the record that it comes from, else that of the innermost block round it."""
    if isinstance(node, Span):
        uid = node.source.uid if node.source else owner
        if uid:
            yield uid, node.text
    elif isinstance(node, tuple) and not isinstance(node, Ref):
        for one in node:
            yield from _told(one, owner)
    elif is_dataclass(node):
        ref = getattr(node, "ref", None)
        own = ref.uid if isinstance(ref, Ref) else owner
        for field in fields(node):
            yield from _told(getattr(node, field.name), own)


def _longest_rise(places: list[int]) -> int:
    """Length of the longest part of a sequence that rises: what is not in it has moved."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)
