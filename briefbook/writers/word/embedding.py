"""The fonts that a DOCX takes along: the faces its styles use, with the letters of the book and of four languages."""

import re
from collections.abc import Iterable
from typing import Final

import uharfbuzz as hb

from briefbook.lang.tongue import Lang
from briefbook.tree.house import House
from briefbook.tree.nodes import Role
from briefbook.writers.word.faces import DIGITS, face
from briefbook.writers.word.runs import MARK
from briefbook.writers.word.styles import HEADINGS, STYLES
from briefbook.writers.word.typefaces import families_of, font_file, slot_of

_ALPHABETS: Final = frozenset(
    code
    for first, last in (
        (0x20, 0x17F),
        (0x400, 0x45F),
        (0x600, 0x6FF),
        (0x200B, 0x200F),
        (0x2010, 0x2044),
        (0x20AC,) * 2,
    )
    for code in range(first, last + 1)
)
"""English and both forms of Serbian, Persian, their punctuation, joiners and marks of direction."""

_STYLE: Final = re.compile(r'<w:[pr]Style w:val="(\w+)"')
_ARABIC: Final = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


def embedded(house: House, lang: Lang, texts: Iterable[str]) -> dict[tuple[str, str], bytes]:
    """The faces that `texts`, the parts of a document, use, as font files by family and slot.

    Each has the characters of the texts and the alphabets of the four languages, so that a word that is corrected in
    Word keeps its font. Raises WriteError where a shipped font is missing.
    """
    written = "".join(texts)
    letters = frozenset(map(ord, set(written))) | _ALPHABETS
    families = families_of(house, lang)
    return {
        (family, slot): _subset(font_file(families[family][slot]), letters)
        for family, slot in sorted(_used(house, lang, written))
        if slot in families.get(family, {})
    }


def _used(house: House, lang: Lang, written: str) -> frozenset[tuple[str, str]]:
    """Family and slot of each face that the styles named in the texts ask for, in the scripts that stand there."""
    named = set(_STYLE.findall(written))
    found: set[tuple[str, str]] = set()
    for script, tongue in (("Latn", Lang.EN), *((("Arab", Lang.FA),) if _ARABIC.search(written) else ())):
        for role in Role:
            levels = {f"Heading{level}" for level, of in HEADINGS.items() if of is role}
            if named & {STYLES[role], *levels, *((MARK,) if role is Role.MARKING else ())}:
                one = face(house, house.type(role, tongue), script)
                found.add((one.family, slot_of(bold=one.bold, italic=one.italic)))
        running = house.word_font(house.text, script)
        found.add((running, "Regular"))
        if "<w:numId" in written or any("Strong" in style for style in named):
            found.add((running, "Bold"))
        for style in named if script == "Latn" else ():
            if "Italic" in style:
                found.add((running, slot_of(bold="Strong" in style, italic=True)))
    return frozenset(found) | ({(DIGITS, "Regular")} if lang.rtl else frozenset())


def _subset(font: bytes, letters: frozenset[int]) -> bytes:
    """The font with these characters, what they join and change into, its names and its hints."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(letters)
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(font), wanted).blob.data)
