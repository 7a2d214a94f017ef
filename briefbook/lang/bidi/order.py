"""Levels of a paragraph, levels of its lines (L1) and visual order (L2)."""

from collections.abc import Sequence

from briefbook.lang.bidi.brackets import PAIRED, resolve_brackets
from briefbook.lang.bidi.classes import BLANKS, ISOLATE_STARTS, REMOVED, RTL_POSSIBLE, bidi_class
from briefbook.lang.bidi.embedding import Explicit, explicit, first_strong, live_indices, sequences
from briefbook.lang.bidi.resolving import implicit_steps, resolve_neutral, resolve_weak

# Neighbours of one of these classes always get one level, so a word is resolved as one item.
_MERGED = frozenset(("L", "R", "AL", "EN", "AN", "ET", "WS", "NSM", "BN", "ON"))


def base_level(text: str, default: int = 0) -> int:
    """P2, P3: 0 or 1 by the first strong character, or `default`. Papers do not use it: their language decides."""
    found = first_strong([bidi_class(character) for character in text])
    return default if found is None else found


def levels(text: str, base: int | None) -> list[int]:
    """The level of every character of one paragraph set on one line; even ones run left to right.

    `base` is 0 for a left-to-right paragraph, 1 for right-to-left, None to ask the first strong character.
    A line feed ends a paragraph in UAX #9: breaks inside one are U+2028.
    """
    if base != 1 and not RTL_POSSIBLE.search(text):
        return [0] * len(text)
    return class_levels([bidi_class(character) for character in text], base, text)


def class_levels(classes: Sequence[str], base: int | None, text: str | None = None) -> list[int]:
    """As `levels`, from Bidi_Class values; without `text` no brackets are paired (N0)."""
    if not classes:
        return []
    bracketed = text if text is not None and not PAIRED.isdisjoint(text) else None
    starts = _item_starts(classes, bracketed)
    characters = None if bracketed is None else [bracketed[start] for start in starts]
    found = _item_levels([classes[start] for start in starts], base, characters)
    spread: list[int] = []
    for start, end, level in zip(starts, [*starts[1:], len(classes)], found, strict=True):
        spread += [level] * (end - start)
    return spread


def line_levels(text: str, paragraph: Sequence[int], base: int, start: int, end: int) -> list[int]:
    """L1 for the line `text[start:end]` of a paragraph whose levels are known: only its blanks change."""
    line = list(paragraph[start:end])
    if any(level != base for level in line):
        _reset_blanks([bidi_class(character) for character in text[start:end]], line, base)
    return line


def visual_order(line: Sequence[int]) -> list[int]:
    """L2: the indices of a line from left to right, from the levels of its characters or of its runs.

    What X9 removes is to be left out before.
    """
    order = list(range(len(line)))
    odd = [level for level in line if level & 1]
    if not odd:
        return order
    for cut in range(max(line), min(odd) - 1, -1):
        _reverse_from(order, line, cut)
    return order


def _reverse_from(order: list[int], line: Sequence[int], cut: int) -> None:
    """Turns round each stretch of `order` whose levels are `cut` or more."""
    place, count = 0, len(order)
    while place < count:
        end = place
        while end < count and line[order[end]] >= cut:
            end += 1
        if end - place > 1:
            order[place:end] = order[place:end][::-1]
        place = max(end, place + 1)


def _item_starts(classes: Sequence[str], text: str | None) -> list[int]:
    """Where a new item begins; a bracket is always one of its own."""
    starts, before = [], ""
    for index, name in enumerate(classes):
        if name != before or name not in _MERGED or (name == "ON" and _beside_bracket(text, index)):
            starts.append(index)
        before = name
    return starts


def _beside_bracket(text: str | None, index: int) -> bool:
    return text is not None and (text[index] in PAIRED or text[index - 1] in PAIRED)


def _item_levels(classes: list[str], base: int | None, text: list[str] | None) -> list[int]:
    """Levels of items: the explicit ones, resolved sequence by sequence, then L1 as for one line."""
    if base is None:
        base = first_strong(classes) or 0
    given = explicit(classes, base)
    live = live_indices(classes)
    resolved = list(given.levels)
    edges = _edges(given.levels, live, base)
    for indices in sequences(classes, given.levels, live, given.partners):
        _resolve(indices, classes, given, resolved, edges, base, text)
    if len(live) < len(classes):
        _follow(classes, resolved, base)
    _reset_blanks(classes, resolved, base)
    return resolved


def _edges(explicit_levels: Sequence[int], live: Sequence[int], base: int) -> dict[int, tuple[int, int]]:
    """X10: for each first or last item of a level run the levels before and after it."""
    edges = {}
    before, last = base, len(live) - 1
    for place, index in enumerate(live):
        level = explicit_levels[index]
        after = base if place == last else explicit_levels[live[place + 1]]
        if before != level or after != level or place in (0, last):
            edges[index] = (before, after)
        before = level
    return edges


def _resolve(
    indices: list[int],
    classes: list[str],
    given: Explicit,
    resolved: list[int],
    edges: dict[int, tuple[int, int]],
    base: int,
    text: list[str] | None,
) -> None:
    """W1-W7, N0-N2, I1-I2 for one isolating run sequence; writes into `resolved`."""
    level, last = given.levels[indices[0]], indices[-1]
    before = edges[indices[0]][0] if indices[0] in edges else level
    unclosed = classes[last] in ISOLATE_STARTS and given.partners[last] is None
    after = base if unclosed else edges[last][1] if last in edges else level
    sos, eos = "LR"[max(before, level) & 1], "LR"[max(after, level) & 1]
    embedding = "LR"[level & 1]
    types = [given.types[index] for index in indices]
    resolve_weak(types, sos)
    if text is not None:
        resolve_brackets(types, indices, classes, text, embedding, sos)
    resolve_neutral(types, embedding, sos, eos)
    steps = implicit_steps(level)
    for index, name in zip(indices, types, strict=True):
        resolved[index] = steps[name]


def _follow(classes: Sequence[str], resolved: list[int], base: int) -> None:
    """What X9 removed takes the level before it, so that runs stay whole (section 5.2)."""
    for index, name in enumerate(classes):
        if name in REMOVED:
            resolved[index] = resolved[index - 1] if index else base


def _reset_blanks(classes: Sequence[str], line: list[int], base: int) -> None:
    """L1: separators, and blanks before them and at the end of the line, take the base level."""
    trailing = True
    for index in range(len(classes) - 1, -1, -1):
        name = classes[index]
        if name in ("B", "S"):
            line[index], trailing = base, True
        elif name not in BLANKS:
            trailing = False
        elif trailing:
            line[index] = base
