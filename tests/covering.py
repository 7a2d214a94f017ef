"""What a quick run takes of many cases and examples; the tests marked long, and the profile "long", take them all."""

import itertools
from collections.abc import Sequence
from typing import Any

import hypothesis
import pytest
from _pytest.mark import ParameterSet


def covering(many: Sequence[Sequence[Any]], few: Sequence[Sequence[Any]]) -> list[ParameterSet]:
    """The product of all axes, as arguments in their order; those that a quick run leaves out are marked long.

    A quick run takes each combination of the axes `many` once. The combinations of the axes `few` take turns in it,
    so that neighbours on any axis of `many` meet different ones. Raises ValueError where a value would have no turn.
    """
    rest = list(itertools.product(*few))
    out, quick = [], set[tuple[int, Any]]()
    for places in itertools.product(*(range(len(axis)) for axis in many)):
        first = [axis[place] for axis, place in zip(many, places, strict=True)]
        for turn, second in enumerate(rest):
            now = turn == sum(places) % len(rest)
            out.append(pytest.param(*first, *second, marks=() if now else pytest.mark.long))
            quick |= set(enumerate(second)) if now else set()
    idle = [value for number, axis in enumerate(few) for value in axis if (number, value) not in quick]
    if idle:
        raise ValueError(f"a quick run would leave out {idle}; put their axis among the many")
    return out


def examples(quick: int) -> int:
    """So many drawn examples in a quick run, and in a long one as many times more as its profile has more."""
    return quick * hypothesis.settings.default.max_examples // hypothesis.settings.get_profile("quick").max_examples
