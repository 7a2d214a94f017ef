"""Which font a role names in Word: a family and two switches, read off the house's font files."""

from typing import Final, NamedTuple

from briefbook.tree.house import House, Type

DIGITS: Final = "Vazirmatn FD"
"""Family that draws ASCII figures in Persian shapes; no number format of Word gives those."""

_OWN: Final = ("Medium", "SemiBold")


class Face(NamedTuple):
    """A font family and its bold and italic switches, as a run names them."""

    family: str
    bold: bool
    italic: bool


def face(house: House, kind: Type, script: str) -> Face:
    """The face that `kind` has in `script`; weights that Word has no switch for are families of their own."""
    stem = house.stack(kind.family, script, kind.weight, kind.italic)[0]
    weight = stem.rpartition("-")[2]
    family = house.word_font(kind.family, "Arab" if script == "Arab" else "Latn")
    named = f"{family} {weight}" if weight in _OWN else family
    return Face(named, weight.startswith("Bold"), weight.endswith("Italic"))
