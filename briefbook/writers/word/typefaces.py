"""fontTable.xml: substitutes for the house's families, and on request the fonts themselves, obfuscated."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from briefbook.errors import WriteError
from briefbook.lang.tongue import Lang
from briefbook.places import resource
from briefbook.tree.house import House, Weight
from briefbook.tree.nodes import Role
from briefbook.writers.word.escape import HEAD, R, W, attribute
from briefbook.writers.word.faces import DIGITS, face

_ADDRESSES: Final = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
_SLOTS: Final = ("Regular", "Bold", "Italic", "BoldItalic")
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Font parts by name and the text of the font table that names them."""

    table: str
    parts: dict[str, bytes] = field(default_factory=dict)


def typefaces(house: House, lang: Lang, faces: Mapping[tuple[str, str], bytes] = MappingProxyType({})) -> Embedded:
    """The font table of a book in `lang`, with the files of `faces`, each under its family and slot."""
    families = families_of(house, lang)
    table, relations = [], []
    parts: dict[str, bytes] = {}
    for family, stems in sorted(families.items()):
        slots = []
        for slot in _SLOTS:
            if slot not in stems or (family, slot) not in faces:
                continue
            number, key = len(parts) + 1, guid(stems[slot])
            parts[f"word/fonts/font{number}.odttf"] = obfuscated(faces[family, slot], key)
            relations.append(f'<Relationship Id="rIdF{number}" Type="{R}/font" Target="fonts/font{number}.odttf"/>')
            slots.append(f'<w:embed{slot} r:id="rIdF{number}" w:fontKey="{{{key}}}"/>')
        other = house.substitute(family)
        alternative = f'<w:altName w:val="{attribute(other)}"/>' if other else ""
        table.append(
            f'<w:font w:name="{attribute(family)}">{alternative}<w:family w:val="auto"/>'
            f'<w:pitch w:val="variable"/>{"".join(slots)}</w:font>'
        )
    if parts:
        listed = f'{HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(relations)}</Relationships>'
        parts["word/_rels/fontTable.xml.rels"] = listed.encode()
    return Embedded(f'{HEAD}<w:fonts xmlns:w="{W}" xmlns:r="{R}">{"".join(table)}</w:fonts>', parts)


def obfuscated(font: bytes, key: str) -> bytes:
    """A font as a DOCX holds it: its first 32 bytes xored with the reversed GUID. Source: ECMA-376 part 4, 2.8.1."""
    mask = bytes.fromhex(key.replace("-", ""))[::-1]
    return bytes(byte ^ mask[place % 16] for place, byte in enumerate(font[:32])) + font[32:]


def guid(stem: str) -> str:
    """The GUID of a font by its name, as text: version 5 in the name space of addresses (RFC 9562, 5.5)."""
    # By hand, as `uuid` loads much besides to find out where it runs.
    made = bytearray(hashlib.sha1(_ADDRESSES + stem.encode(), usedforsecurity=False).digest()[:16])
    made[6], made[8] = made[6] & 0x0F | 0x50, made[8] & 0x3F | 0x80
    text = made.hex().upper()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def families_of(house: House, lang: Lang) -> dict[str, dict[str, str]]:
    """File stems by family and slot for every face that a style or an emphasis asks for."""
    found: dict[str, dict[str, str]] = {}
    for script, tongue in (("Latn", Lang.EN), ("Arab", Lang.FA)):
        for role in Role:
            kind = house.type(role, tongue)
            stem = house.stack(kind.family, script, kind.weight, kind.italic)[0]
            _, bold, italic = one = face(house, kind, script)
            found.setdefault(one.family, {})[slot_of(bold=bold, italic=italic)] = stem
        for slot, weight, italic in (("Regular", Weight.REGULAR, False), ("Bold", Weight.BOLD, False)):
            stem = house.stack(house.text, script, weight, italic)[0]
            found.setdefault(house.word_font(house.text, script), {})[slot] = stem
    italics = found[house.word_font(house.text, "Latn")]
    italics["Italic"] = house.stack(house.text, "Latn", Weight.REGULAR, italic=True)[0]
    italics["BoldItalic"] = house.stack(house.text, "Latn", Weight.BOLD, italic=True)[0]
    if lang.rtl:
        found[DIGITS] = {"Regular": "Vazirmatn-FD-Regular"}
    return found


def slot_of(*, bold: bool, italic: bool) -> str:
    """The place of a face in its family, as the font table calls it."""
    return ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"


def font_file(stem: str) -> bytes:
    """A shipped font. Raises WriteError where it is missing."""
    path = resource(f"fonts/{stem}.ttf")
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise WriteError("The font {name} is missing. Install Briefbook again.", name=path.name) from wrong
