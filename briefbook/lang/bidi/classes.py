"""Bidi_Class of every code point, and the groups of classes that the rules of UAX #9 name."""

import functools
import re
import unicodedata

STRONG = frozenset(("L", "R", "AL"))
ISOLATE_STARTS = frozenset(("LRI", "RLI", "FSI"))
EMBEDDINGS = frozenset(("LRE", "RLE", "LRO", "RLO"))
REMOVED = EMBEDDINGS | {"PDF", "BN"}
"""Classes that X9 removes: such characters get a level here, but are not drawn."""
CONTROLS = EMBEDDINGS | ISOLATE_STARTS | {"PDF", "PDI", "B"}
"""Classes that act on the stack of X1-X8."""
NEUTRALS = ISOLATE_STARTS | {"B", "S", "WS", "ON", "PDI"}
BLANKS = ISOLATE_STARTS | REMOVED | {"WS", "PDI"}
"""Classes that L1 resets at the end of a line and before a separator."""

RTL_POSSIBLE = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Whatever can raise a level in a left-to-right paragraph; without it all levels are 0."""

# Unassigned code points have a class too: the "@missing" lines of DerivedBidiClass.txt 15.0, later lines before
# earlier ones, and the default ignorables. `unicodedata.bidirectional` is empty for them.
_MISSING = """
E0000 E0FFF BN;FFF0 FFF8 BN;FDD0 FDEF BN;2065 2065 BN;1EF00 1EFFF R;1EE00 1EEFF AL;1ED50 1EDFF R;1ED00 1ED4F AL;
1ECC0 1ECFF R;1EC70 1ECBF AL;1E800 1EC6F R;10F70 10FFF R;10F30 10F6F AL;10F00 10F2F R;10EC0 10EFF AL;10D40 10EBF R;
10D00 10D3F AL;10800 10CFF R;FE70 FEFF AL;FDF0 FDFF AL;FB50 FDCF AL;FB1D FB4F R;20A0 20CF ET;0860 08FF AL;
085F 085F R;07C0 085F R;0600 07BF AL;0590 05FF R
"""
_RANGES = tuple(
    (int(first, 16), int(last, 16), name) for first, last, name in (row.split() for row in _MISSING.split(";"))
)


@functools.cache
def bidi_class(character: str) -> str:
    """Bidi_Class of one character by its short name (`L`, `AL`, `EN` ...), unassigned ones included."""
    known = unicodedata.bidirectional(character)
    if known:
        return known
    point = ord(character)
    if point & 0xFFFE == 0xFFFE:  # the last two of each plane are noncharacters
        return "BN"
    return next((name for first, last, name in _RANGES if first <= point <= last), "L")
