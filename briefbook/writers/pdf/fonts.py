"""Font objects of a file: Type 0, Identity-H, an exact /ToUnicode and a subset of the face."""

import hashlib
import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

import uharfbuzz as hb

from briefbook.writers.pdf.faces import Face, Pair
from briefbook.writers.pdf.file import PdfFile

_DROPPED: Final = ("GSUB", "GPOS", "GDEF", "name", "DSIG", "STAT", "kern", "meta", "gasp")
_MAP_HEAD: Final = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
    "/Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
    "endcodespacerange"
)
_MAP_TAIL: Final = "endcmap CMapName currentdict /CMap defineresource pop end end"


class FontParts(NamedTuple):
    """Compressed parts of a font object, for one face and its codes."""

    tag: str
    program: bytes
    length: int
    glyphs: bytes
    letters: bytes
    widths: str


def font_parts(face: Face, codes: dict[Pair, int]) -> FontParts:
    """The parts that a file needs to show these codes; the six letters of the tag come from a hash of them."""
    pairs = sorted((code, pair) for pair, code in codes.items())
    program = _subset(face, {pair[0] for _, pair in pairs})
    digest = hashlib.sha256(repr(pairs).encode()).digest()
    to_glyph = bytearray(2 * pairs[-1][0] + 2)
    for code, pair in pairs:
        to_glyph[2 * code : 2 * code + 2] = pair[0].to_bytes(2, "big")
    return FontParts(
        "".join(chr(65 + byte % 26) for byte in digest[:6]),
        zlib.compress(program, 6),
        len(program),
        zlib.compress(bytes(to_glyph), 6),
        zlib.compress(_letters(pairs).encode("ascii"), 6),
        _widths(pairs),
    )


def _subset(face: Face, glyphs: set[int]) -> bytes:
    """The face with only these glyphs under their own numbers, without layout tables, names and hints."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in _DROPPED:
        dropped.add(int.from_bytes(tag.ljust(4).encode(), "big"))
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


def _letters(pairs: Sequence[tuple[int, Pair]]) -> str:
    """The /ToUnicode map, at most a hundred rows in a block."""
    rows = [f"<{code:04X}> <{pair[1].encode('utf-16-be').hex().upper()}>" for code, pair in pairs if pair[1]]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    made = ["{} beginbfchar\n{}\nendbfchar".format(len(block), "\n".join(block)) for block in blocks]
    return "\n".join([_MAP_HEAD, *made, _MAP_TAIL])


def _widths(pairs: Sequence[tuple[int, Pair]]) -> str:
    """The /W array: runs of neighbouring codes share one list."""
    out: list[str] = []
    last = -2
    for code, pair in pairs:
        out.append(f" {pair[2]}" if code == last + 1 else f"{']' if out else ''} {code} [{pair[2]}")
        last = code
    return "".join(out) + "]"


def put_font(file: PdfFile, face: Face, parts: FontParts) -> int:
    """Add the font to the file; returns the number of its object."""
    name = f"{parts.tag}+{face.postscript}"
    program = file.stream(f"/Filter /FlateDecode /Length1 {parts.length}", parts.program)
    glyphs = file.stream("/Filter /FlateDecode", parts.glyphs)
    letters = file.stream("/Filter /FlateDecode", parts.letters)
    descriptor = file.add(
        f"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{' '.join(map(str, face.box))}] /ItalicAngle "
        f"{face.slant:g} /Ascent {face.ascent} /Descent {face.descent} /CapHeight {face.cap} /StemV 80 "
        f"/FontFile2 {program} 0 R>>"
    )
    child = file.add(
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R "
        f"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 0 /W [{parts.widths}] "
        f"/CIDToGIDMap {glyphs} 0 R>>"
    )
    return file.add(
        f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{child} 0 R] "
        f"/ToUnicode {letters} 0 R>>"
    )
