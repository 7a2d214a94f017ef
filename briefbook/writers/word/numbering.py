"""numbering.xml: real list definitions; Persian figures come from a font, as no number format has them."""

from typing import Final

from briefbook.tree.house import House
from briefbook.tree.nodes import Tone
from briefbook.writers.word.escape import HEAD, W, attribute
from briefbook.writers.word.faces import DIGITS
from briefbook.writers.word.register import Kind, Numbered

STEP: Final = 360
"""Indent of one level of a list, in twips."""

# Word sets the number of a right-to-left list inwards from its place, LibreOffice 7.4 outwards, over the margin:
# a place a little inside the margin suits both.
_INSIDE: Final = 130

DEEPEST: Final = 8
BULLET: Final = "–"


def numbering(kinds: tuple[Kind, ...], lists: list[Numbered], house: House) -> str:
    """Text of numbering.xml for the kinds and lists that a document uses; list numbers count from 1."""
    out = [HEAD, f'<w:numbering xmlns:w="{W}">']
    out += [_kind(number, kind, house) for number, kind in enumerate(kinds)]
    out += [_list(number, one, kinds.index(one.kind)) for number, one in enumerate(lists, 1)]
    return "".join([*out, "</w:numbering>"])


def _kind(number: int, kind: Kind, house: House) -> str:
    levels = "".join(_level(level, kind, house) for level in range(DEEPEST + 1))
    shared = f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
    return f"{shared}{levels}</w:abstractNum>"


def _level(level: int, kind: Kind, house: House) -> str:
    shape, text = ("bullet", attribute(kind.mark)) if kind.mark else ("decimal", f"%{level + 1}.")
    # Office's own schema has left, center and right for a number, not start; left is the start side.
    hanging = STEP - _INSIDE if kind.rtl else STEP
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:start="{STEP * (level + 1)}" w:hanging="{hanging}"/></w:pPr>'
        f"<w:rPr>{_look(kind, house)}</w:rPr></w:lvl>"
    )


def _look(kind: Kind, house: House) -> str:
    latin, arabic = house.word_font(house.text, "Latn"), house.word_font(house.text, "Arab")
    fonts = (DIGITS, DIGITS) if kind.rtl and not kind.mark else (latin, arabic)
    named = f'<w:rFonts w:ascii="{fonts[0]}" w:hAnsi="{fonts[0]}" w:cs="{fonts[1]}"/>'
    tone = Tone.ACCENT if kind.tone is Tone.PLAIN else kind.tone
    weight = "<w:b/><w:bCs/>" if kind.mark else ""
    colour = f'<w:color w:val="{house.colour(tone.value)[1:]}"/>'
    return f'{named}{weight}<w:i w:val="0"/><w:iCs w:val="0"/>{colour}{"<w:rtl/>" if kind.rtl else ""}'


def _list(number: int, one: Numbered, kind: int) -> str:
    restart = "" if one.kind.mark else "".join(_restart(level, one.start) for level in range(DEEPEST + 1))
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{restart}</w:num>'


def _restart(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
