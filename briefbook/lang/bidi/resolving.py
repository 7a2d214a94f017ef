"""Weak, neutral and implicit types: W1-W7, N1-N2, I1-I2 of UAX #9, one isolating run sequence at a time.

Each function works on `types` in place: the classes of one sequence, without what X9 removed.
"""

from briefbook.lang.bidi.classes import ISOLATE_STARTS, NEUTRALS, STRONG

_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_PLAIN = {"AL": "R"}
_SEPARATORS = {"ES": "ON", "ET": "ON", "CS": "ON"}


def resolve_weak(types: list[str], sos: str) -> None:
    """W1-W7; rules whose classes do not occur are passed over."""
    present = set(types)
    if "NSM" in present:
        _marks(types, sos)
        present = set(types)
    if "AL" in present:
        _arabic(types, sos)
    if not present.isdisjoint(_SEPARATORS):
        _separators(types)
        _terminators(types)
        types[:] = [_SEPARATORS.get(name, name) for name in types]  # W6
    if "EN" in present:
        _latin_figures(types, sos)


def resolve_neutral(types: list[str], embedding: str, sos: str, eos: str) -> None:
    """N1, N2: neutrals between two of one direction take it, others that of the embedding."""
    place, count = 0, len(types)
    while place < count:
        if types[place] not in NEUTRALS:
            place += 1
            continue
        end = place + 1
        while end < count and types[end] in NEUTRALS:
            end += 1
        before = _DIRECTION[types[place - 1]] if place else sos
        after = _DIRECTION[types[end]] if end < count else eos
        types[place:end] = [before if before == after else embedding] * (end - place)
        place = end


def implicit_steps(level: int) -> dict[str, int]:
    """I1, I2: the level that each resolved class gets within an embedding of `level`."""
    if level & 1:
        return {"R": level, "L": level + 1, "EN": level + 1, "AN": level + 1}
    return {"L": level, "R": level + 1, "EN": level + 2, "AN": level + 2}


def _marks(types: list[str], sos: str) -> None:
    """W1: a mark takes the class of what it stands on; on an isolate it is neutral."""
    before = sos
    for place, name in enumerate(types):
        if name == "NSM":
            types[place] = "ON" if before in ISOLATE_STARTS or before == "PDI" else before
        before = types[place]


def _arabic(types: list[str], sos: str) -> None:
    """W2, W3: figures after an Arabic letter are Arabic ones; then Arabic letters are plain R."""
    strong = sos
    for place, name in enumerate(types):
        if name in STRONG:
            strong = name
        elif name == "EN" and strong == "AL":
            types[place] = "AN"
    types[:] = [_PLAIN.get(name, name) for name in types]


def _separators(types: list[str]) -> None:
    """W4: one separator between two figures of a kind belongs to the number."""
    for place in range(1, len(types) - 1):
        name, before = types[place], types[place - 1]
        if name not in ("CS", "ES") or before != types[place + 1]:
            continue
        if before == "EN" or (before == "AN" and name == "CS"):
            types[place] = before


def _terminators(types: list[str]) -> None:
    """W5: currency signs, per cents and the like beside figures belong to the number."""
    place, count = 0, len(types)
    while place < count:
        if types[place] != "ET":
            place += 1
            continue
        end = place + 1
        while end < count and types[end] == "ET":
            end += 1
        if (place and types[place - 1] == "EN") or (end < count and types[end] == "EN"):
            types[place:end] = ["EN"] * (end - place)
        place = end


def _latin_figures(types: list[str], sos: str) -> None:
    """W7: figures after a left-to-right letter are left-to-right."""
    strong = sos
    for place, name in enumerate(types):
        if name in ("L", "R"):
            strong = name
        elif name == "EN" and strong == "L":
            types[place] = "L"
