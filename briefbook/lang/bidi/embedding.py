"""Explicit levels and isolating run sequences: BD9, P2-P3, X1-X10 of UAX #9."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefbook.lang.bidi.classes import CONTROLS, EMBEDDINGS, ISOLATE_STARTS, REMOVED

MAX_DEPTH = 125  # BD2


class Explicit(NamedTuple):
    """What X1-X8 find for each character, and what the later rules need of it."""

    types: list[str]
    levels: list[int]
    partners: list[int | None]


class _Status(NamedTuple):
    """An entry of the stack of X1; `override` is L, R or empty."""

    level: int
    override: str
    isolate: bool


class _Stack:
    """The directional status stack and the three overflow counters of X1."""

    __slots__ = ("base", "entries", "lost_embeddings", "lost_isolates", "top", "valid_isolates")

    def __init__(self, base: int) -> None:
        self.base = base
        self.reset()

    def reset(self) -> None:
        """X1, and X8 at a paragraph separator."""
        self.top = _Status(self.base, "", False)
        self.entries = [self.top]
        self.lost_isolates = self.lost_embeddings = self.valid_isolates = 0

    def enter(self, rtl: bool, override: str, isolate: bool) -> None:
        """X2-X5c: pushes the next level of the direction, or counts the initiator as lost beyond the deepest."""
        level = (self.top.level + 1) | 1 if rtl else (self.top.level + 2) & ~1
        if level <= MAX_DEPTH and not self.lost_isolates and not self.lost_embeddings:
            self.valid_isolates += isolate
            self.top = _Status(level, override, isolate)
            self.entries.append(self.top)
        elif isolate:
            self.lost_isolates += 1
        elif not self.lost_isolates:
            self.lost_embeddings += 1

    def leave_isolate(self) -> None:
        """X6a: a PDI closes its isolate and every embedding left open in it."""
        if self.lost_isolates:
            self.lost_isolates -= 1
        elif self.valid_isolates:
            self.lost_embeddings = 0
            while not self.entries.pop().isolate:
                pass
            self.valid_isolates -= 1
            self.top = self.entries[-1]

    def leave_embedding(self) -> None:
        """X7: a PDF closes the embedding on top, never an isolate and never the paragraph."""
        if self.lost_isolates:
            return
        if self.lost_embeddings:
            self.lost_embeddings -= 1
        elif not self.top.isolate and len(self.entries) > 1:
            self.entries.pop()
            self.top = self.entries[-1]


def first_strong(classes: Sequence[str], start: int = 0, *, inside_isolate: bool = False) -> int | None:
    """P2, P3, X5c: 0 or 1 for the first strong class from `start`, isolates skipped; None where there is none."""
    depth = 0
    for index in range(start, len(classes)):
        name = classes[index]
        if name in ISOLATE_STARTS:
            depth += 1
        elif name == "PDI":
            if not depth and inside_isolate:
                return None
            depth = max(depth - 1, 0)
        elif name == "B":
            return None
        elif not depth and name in ("L", "R", "AL"):
            return 0 if name == "L" else 1
    return None


def explicit(classes: Sequence[str], base: int) -> Explicit:
    """X1-X8: classes after overrides, explicit levels and the partners of isolates."""
    if CONTROLS.isdisjoint(classes):
        return Explicit(list(classes), [base] * len(classes), [None] * len(classes))
    types, levels, stack = list(classes), [base] * len(classes), _Stack(base)
    for index, name in enumerate(classes):
        if name not in CONTROLS:  # X6
            levels[index] = stack.top.level
            if stack.top.override and name != "BN":
                types[index] = stack.top.override
        elif name in ISOLATE_STARTS:  # X5a-X5c
            levels[index] = stack.top.level
            types[index] = stack.top.override or name
            rtl = name == "RLI" or (name == "FSI" and first_strong(classes, index + 1, inside_isolate=True) == 1)
            stack.enter(rtl, "", isolate=True)
        elif name == "PDI":
            stack.leave_isolate()
            levels[index] = stack.top.level
            types[index] = stack.top.override or name
        elif name == "B":
            stack.reset()
        elif name in EMBEDDINGS:  # X2-X5: the last letter tells an override from an embedding
            levels[index] = stack.top.level
            stack.enter(name[0] == "R", name[0] if name[2] == "O" else "", isolate=False)
        else:
            levels[index] = stack.top.level
            stack.leave_embedding()
    return Explicit(types, levels, _partners(classes))


def _partners(classes: Sequence[str]) -> list[int | None]:
    """BD9: index of the partner of each isolate initiator and PDI; None where there is none."""
    partners: list[int | None] = [None] * len(classes)
    open_at: list[int] = []
    for index, name in enumerate(classes):
        if name in ISOLATE_STARTS:
            open_at.append(index)
        elif name == "PDI" and open_at:
            opening = open_at.pop()
            partners[index], partners[opening] = opening, index
        elif name == "B":
            open_at.clear()
    return partners


def sequences(
    classes: Sequence[str], levels: Sequence[int], live: Sequence[int], partners: Sequence[int | None]
) -> Iterator[list[int]]:
    """X10, BD13: the isolating run sequences as lists of indices; `live` are those that X9 leaves."""
    runs = _level_runs(levels, live)
    by_start = {run[0]: run for run in runs}
    for run in runs:
        if classes[run[0]] == "PDI" and partners[run[0]] is not None:
            continue  # it continues the sequence of its initiator
        joined = list(run)
        while classes[joined[-1]] in ISOLATE_STARTS:
            partner = partners[joined[-1]]
            if partner is None or partner not in by_start:
                break
            joined += by_start[partner]
        yield joined


def live_indices(classes: Sequence[str]) -> Sequence[int]:
    """X9: indices of the characters that the algorithm goes on with."""
    if REMOVED.isdisjoint(classes):
        return range(len(classes))
    return [index for index, name in enumerate(classes) if name not in REMOVED]


def _level_runs(levels: Sequence[int], live: Sequence[int]) -> list[list[int]]:
    """BD7: neighbours of one level."""
    runs: list[list[int]] = []
    level = -1
    for index in live:
        if levels[index] != level:
            level = levels[index]
            runs.append([])
        runs[-1].append(index)
    return runs
