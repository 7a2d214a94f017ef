"""Paired brackets: the table of BidiBrackets.txt and rule N0 of UAX #9."""

from collections.abc import Sequence

# BidiBrackets.txt 15.0: opening code points. The closing one is the next, or stands after the colon. Numbers, not
# characters: whatever normalises this file to NFC would merge U+2329 with U+3008.
_TABLE = (
    "28 5B:5D 7B:7D F3A F3C 169B 2045 207D 208D 2308 230A 2329 2768 276A 276C 276E 2770 2772 2774 27C5 27E6 27E8 27EA "
    "27EC 27EE 2983 2985 2987 2989 298B 298D:2990 298F:298E 2991 2993 2995 2997 29D8 29DA 29FC 2E22 2E24 2E26 2E28 "
    "2E55 2E57 2E59 2E5B 3008 300A 300C 300E 3010 3014 3016 3018 301A FE59 FE5B FE5D FF08 FF3B:FF3D FF5B:FF5D FF5F FF62"
)


def _pair(entry: str) -> tuple[str, str]:
    first, _, second = entry.partition(":")
    opening = int(first, 16)
    return chr(opening), chr(int(second, 16) if second else opening + 1)


OPENING: dict[str, str] = dict(_pair(entry) for entry in _TABLE.split())
"""The closing bracket of each opening one."""
CLOSING: dict[str, str] = {closing: opening for opening, closing in OPENING.items()}
PAIRED = frozenset(OPENING) | frozenset(CLOSING)

_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}  # BD16: canonical equivalents match each other
_DEEPEST = 63  # BD16
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # N0: figures count as R


def resolve_brackets(
    types: list[str], indices: Sequence[int], classes: Sequence[str], text: Sequence[str], embedding: str, sos: str
) -> None:
    """N0: gives the brackets of one isolating run sequence their direction, in place.

    `types` are the classes after W1-W7, `indices` the places of the sequence in `classes` (as they were in the
    beginning) and in `text`; `embedding` and `sos` are L or R.
    """
    for begin, end in _pairs(types, indices, text):
        direction = _direction(types, begin, end, embedding, sos)
        if direction:
            _set(types, indices, classes, begin, direction)
            _set(types, indices, classes, end, direction)


def _pairs(types: list[str], indices: Sequence[int], text: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: places of matching brackets, by the opening one; none at all if more than 63 are open."""
    expected: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, index in enumerate(indices):
        if types[place] != "ON" or text[index] not in PAIRED:
            continue
        character = _CANONICAL.get(text[index], text[index])
        if character in OPENING:
            if len(expected) == _DEEPEST:
                return []
            expected.append((OPENING[character], place))
            continue
        for depth in range(len(expected) - 1, -1, -1):
            if expected[depth][0] == character:
                pairs.append((expected[depth][1], place))
                del expected[depth:]
                break
    return sorted(pairs)


def _direction(types: list[str], begin: int, end: int, embedding: str, sos: str) -> str:
    """N0 b-d: the direction of a pair, or nothing where it holds no strong character and stays neutral."""
    inside = {_DIRECTION[name] for name in types[begin + 1 : end] if name in _DIRECTION}
    if not inside or embedding in inside:
        return embedding if inside else ""
    before = (_DIRECTION[name] for name in reversed(types[:begin]) if name in _DIRECTION)
    return next(before, sos)


def _set(types: list[str], indices: Sequence[int], classes: Sequence[str], place: int, direction: str) -> None:
    """The bracket at `place`, and the marks that stood on it before W1, take the direction."""
    types[place] = direction
    place += 1
    while place < len(types) and classes[indices[place]] == "NSM":
        types[place] = direction
        place += 1
