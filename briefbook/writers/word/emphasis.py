"""Character styles: tone, weight, slant, links and raised numbers by name, so that staff restyle them in Word."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefbook.tree.house import House
from briefbook.tree.nodes import Tone
from briefbook.writers.word.faces import DIGITS

TEXT: Final = "Text"
LINK: Final = "Link"
NOTE_NUMBER: Final = "Note Number"
CONTENTS_LINK: Final = "Contents Link"
FIGURES: Final = "Figures"
"""Figures in Persian shapes, in fields that a program fills with ASCII ones."""


class Emphasis(NamedTuple):
    """One character style: a kind, and what is added to it in this order; `token` is a colour token or empty."""

    kind: str = TEXT
    token: str = ""
    strong: bool = False
    italic: bool = False
    strike: bool = False

    @property
    def name(self) -> str:
        """Name of the style, such as "BB Link Muted Strong"; empty for plain text, which needs none."""
        words = [word for word, on in zip(("Strong", "Italic", "Strike"), self[2:], strict=True) if on]
        colour = [word.capitalize() for word in self.token.split("_") if word]
        return "" if self == _NONE else " ".join(("BB", self.kind, *colour, *words))

    @property
    def style(self) -> str:
        """Id of the style."""
        return self.name.replace(" ", "")

    @property
    def parent(self) -> "Emphasis":
        """The style that this one is based on: the same without what was added last."""
        if self.strike:
            return self._replace(strike=False)
        if self.italic:
            return self._replace(italic=False)
        if self.strong:
            return self._replace(strong=False)
        return self._replace(token="") if self.token else _NONE


_NONE: Final = Emphasis()
_BASE: Final = (
    *(Emphasis(token=tone.value) for tone in Tone if tone is not Tone.PLAIN),
    Emphasis(strong=True),
    Emphasis(italic=True),
    Emphasis(strike=True),
    Emphasis(LINK),
    Emphasis(NOTE_NUMBER, Tone.ACCENT.value),
)
"""Styles that every document has, used or not: a style map and an office's template may count on them."""


def emphasis_styles(house: House, used: Iterable[Emphasis]) -> Iterator[str]:
    """The styles of the base set and those `used`, each after the one that it is based on."""
    wanted: set[Emphasis] = set()
    for one in (*_BASE, *used):
        while one != _NONE:
            wanted.add(one)
            one = one.parent
    for one in sorted(wanted):
        based = f'<w:basedOn w:val="{one.parent.style}"/>' if one.parent != _NONE else ""
        yield (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{one.style}"><w:name w:val="{one.name}"/>'
            f"{based}<w:qFormat/><w:rPr>{_added(one, house)}</w:rPr></w:style>"
        )


def _added(one: Emphasis, house: House) -> str:
    """What the style adds to its parent."""
    if one.strike:
        return "<w:strike/>"
    if one.italic:
        return "<w:i/><w:iCs/>"
    if one.strong:
        return f"{_fonts(one, house)}<w:b/><w:bCs/>"
    if one.token or one.kind == LINK:
        return f'<w:color w:val="{house.colour(one.token or "accent")[1:]}"/>'
    if one.kind == FIGURES:
        return f'<w:rFonts w:ascii="{DIGITS}" w:hAnsi="{DIGITS}" w:cs="{DIGITS}"/>'
    if one.kind == CONTENTS_LINK:
        return '<w:u w:val="none"/>'
    return '<w:vertAlign w:val="superscript"/>'


def _fonts(one: Emphasis, house: House) -> str:
    """The family of running text: where a role stands in a heavier family of its own, that has no bold."""
    if one.kind == FIGURES:
        return ""
    latin, arabic = house.word_font(house.text, "Latn"), house.word_font(house.text, "Arab")
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{arabic}"/>'
