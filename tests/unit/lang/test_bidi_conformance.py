"""Official conformance files of UAX #9, Unicode 15.0: a thinned run always, the full one with `-m long`."""

import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefbook.lang.bidi.classes import REMOVED, bidi_class
from briefbook.lang.bidi.order import base_level, class_levels, levels, visual_order

UNICODE = Path(__file__).resolve().parents[2] / "data" / "unicode"
THINNED = 50

Case = tuple[str, Callable[[], bool]]
BASES = ((1, None), (2, 0), (4, 1))


def lines(name: str) -> Iterator[str]:
    with lzma.open(UNICODE / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        yield from (line.partition("#")[0].strip() for line in file)


def agrees(found: list[int], removed: list[bool], want_levels: list[str], want_order: list[int]) -> bool:
    shown = ["x" if gone else str(level) for gone, level in zip(removed, found, strict=True)]
    live = [index for index, gone in enumerate(removed) if not gone]
    order = [live[place] for place in visual_order([found[index] for index in live])]
    return shown == want_levels and order == want_order


def character_cases() -> Iterator[Case]:
    for line in lines("BidiCharacterTest"):
        if line:
            yield line, lambda line=line: character_case_holds(line)


def character_case_holds(line: str) -> bool:
    points, direction, want_base, want_levels, want_order = line.split(";")
    text = "".join(chr(int(point, 16)) for point in points.split())
    base = None if direction == "2" else int(direction)
    removed = [bidi_class(character) in REMOVED for character in text]
    found_base = base_level(text) if base is None else base
    return found_base == int(want_base) and agrees(
        levels(text, base), removed, want_levels.split(), [int(place) for place in want_order.split()]
    )


def class_cases() -> Iterator[Case]:
    want_levels: list[str] = []
    want_order: list[int] = []
    for line in lines("BidiTest"):
        if line.startswith("@Levels:"):
            want_levels = line[8:].split()
        elif line.startswith("@Reorder:"):
            want_order = [int(place) for place in line[9:].split()]
        elif line and not line.startswith("@"):
            names, _, bits = line.partition(";")
            for bit, base in BASES:
                if int(bits, 16) & bit:
                    yield line, lambda a=names, b=base, w=want_levels, o=want_order: class_case_holds(a, b, w, o)


def class_case_holds(names: str, base: int | None, want_levels: list[str], want_order: list[int]) -> bool:
    classes = names.split()
    removed = [name in REMOVED for name in classes]
    return agrees(class_levels(classes, base), removed, want_levels, want_order)


def run(cases: Iterator[Case], step: int) -> tuple[int, list[str]]:
    """How many cases there are, and those of every `step`-th that fail."""
    count, failed = 0, []
    for text, holds in cases:
        if count % step == 0 and not holds():
            failed.append(text)
        count += 1
    return count, failed


FILES = pytest.mark.parametrize(
    ("cases", "total"),
    [pytest.param(character_cases, 91_707, id="BidiCharacterTest"), pytest.param(class_cases, 770_241, id="BidiTest")],
)


@FILES
def test_every_fiftieth_official_case_holds(cases: Callable[[], Iterator[Case]], total: int) -> None:
    assert run(cases(), THINNED) == (total, [])


@pytest.mark.long
@FILES
def test_every_official_case_holds(
    cases: Callable[[], Iterator[Case]], total: int, record_property: Callable[[str, object], None]
) -> None:
    count, failed = run(cases(), 1)
    record_property("cases", count)
    record_property("failures", len(failed))
    assert (count, failed) == (total, [])
