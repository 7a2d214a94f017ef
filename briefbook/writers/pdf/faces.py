"""Faces: one font file each, the characters it covers, and words shaped with it by HarfBuzz."""

import functools
import hashlib
import re
import struct
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import uharfbuzz as hb

from briefbook.writers.pdf.tuples import new

Pair = tuple[int, str, int]
"""A glyph, the text it stands for and its width in 1/1000 em: what one code of a file's font means."""
_FIGURES: Final = "۴۶۷"


class Drawn(Protocol):
    """What HarfBuzz says of a glyph: its number, and the first of the letters that it stands for."""

    codepoint: int
    cluster: int


class Moved(Protocol):
    """Where HarfBuzz puts a glyph and the next one, in units of the font."""

    x_offset: int
    y_offset: int
    x_advance: int


class Glyph(NamedTuple):
    """One drawn glyph: rise above the baseline and pen movement before it, in 1/1000 em."""

    rise: int
    kern: int
    pair: Pair


class Shaped(NamedTuple):
    """A piece of a word in one face, in visual order; measures in 1/1000 em, so that every type size shares it."""

    width: float
    glyphs: tuple[Glyph, ...]
    tail: int
    pairs: frozenset[Pair]


@functools.cache
def script_of(ch: str) -> str:
    """ISO 15924 code of the script of a character, from HarfBuzz; empty for common and inherited ones."""
    if unicodedata.combining(ch):
        return ""
    buffer = hb.Buffer()
    buffer.add_str(ch)
    buffer.guess_segment_properties()
    found: str | None = buffer.script
    return found or ""


class Face:
    """One static TrueType file, and the words that were shaped with it."""

    def __init__(self, name: str, path: Path, work: Counter[str]) -> None:
        self.name = name
        self.bytes = path.read_bytes()
        self.sign = f"{name} {hashlib.sha256(self.bytes).hexdigest()[:12]}"
        self.hb_face = hb.Face(hb.Blob(self.bytes))
        self.hb_font = hb.Font(self.hb_face)
        self.em: int = self.hb_face.upem
        self.glyphs: int = self.hb_face.glyph_count
        self.cover = frozenset(map(chr, self.hb_face.unicodes))
        self.blank_glyph: int = self.hb_font.get_nominal_glyph(32) or 0
        self.postscript = re.sub(r"[^A-Za-z0-9-]", "", self.hb_face.get_name(6) or name)
        self._work = work
        self._features: dict[str, bool] | None = None
        self._advances: dict[int, int] = {}
        self._buffer = hb.Buffer()
        self.shaped: dict[tuple[str, bool, str, str, str, str], Shaped] = {}
        self._measure()
        if _FIGURES[0] in self.cover and self._figures() != [self.hb_font.get_nominal_glyph(ord(c)) for c in _FIGURES]:
            self._features = {"locl": False}

    def _figures(self) -> list[int]:
        """The glyphs that the font gives the figures which Urdu and Sindhi write otherwise, in Persian text.

        Noto Naskh Arabic 2.004 gives Persian the Urdu 4 and 7 and the Sindhi 6, so its localised forms are left out.
        """
        self._buffer.add_str(_FIGURES)
        self._buffer.direction, self._buffer.script, self._buffer.language = "ltr", "Arab", "fa"
        hb.shape(self.hb_font, self._buffer)
        return [info.codepoint for info in self._buffer.glyph_infos]

    def _measure(self) -> None:
        """Read what a font descriptor says, in 1/1000 em, from the tables head, hhea, OS/2 and post."""
        scale = 1000 / self.em
        os2 = self._table("OS/2")
        self.box = tuple(round(v * scale) for v in struct.unpack(">4h", self._table("head")[36:44]))
        self.ascent, self.descent = (round(v * scale) for v in struct.unpack(">2h", self._table("hhea")[4:8]))
        self.cap = round(struct.unpack(">h", os2[88:90])[0] * scale) if len(os2) >= 90 else 700
        self.slant: float = struct.unpack(">i", self._table("post")[4:8])[0] / 65536

    def _table(self, tag: str) -> bytes:
        found: bytes = self.hb_face.reference_table(tag).data
        return found

    def shape(self, word: str, rtl: bool, script: str, tag: str, before: str = "", after: str = "") -> Shaped:
        """The word shaped in the language `tag`; `before` and `after` are letters that it joins in another style."""
        key = (word, rtl, script, tag, before, after)
        found = self.shaped.get(key)
        if found is None:
            found = self.shaped[key] = self._shape(*key)
            self._work["shaped"] += 1
        return found

    def _shape(self, word: str, rtl: bool, script: str, tag: str, before: str, after: str) -> Shaped:
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_codepoints([ord(c) for c in before + word + after], len(before), len(word))
        buffer.direction, buffer.script, buffer.language = ("rtl" if rtl else "ltr"), script, tag
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self.hb_font, buffer, self._features)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) == len(word) and not rtl and not before:
            simple = self._simple(word, infos, places)
            if simple:
                return simple
        return self._general(word, rtl, len(before), infos, places)

    def _advance(self, glyph: int) -> int:
        """Width of a glyph in 1/1000 em."""
        full = self._advances.get(glyph)
        if full is None:
            full = self._advances[glyph] = round(self.hb_font.get_glyph_h_advance(glyph) * 1000 / self.em)
        return full

    def _simple(self, word: str, infos: Sequence[Drawn], places: Sequence[Moved]) -> Shaped | None:
        """A left-to-right word of one glyph a letter, none of them displaced: most words by far. Else None."""
        scale = 1000 / self.em
        glyphs: list[Glyph] = []
        pen, at = 0, 0.0
        for n, (info, place) in enumerate(zip(infos, places, strict=True)):
            if info.cluster != n or place.x_offset or place.y_offset:
                return None
            glyph = info.codepoint
            full = self._advances.get(glyph)
            if full is None:
                full = self._advance(glyph)
            kern = round(at - pen) if abs(at - pen) >= 0.5 else 0
            glyphs.append(new(Glyph, (0, kern, (glyph, word[n], full))))
            pen += kern + full
            at += place.x_advance * scale
        return self._ended(glyphs, pen, at)

    def _ended(self, glyphs: list[Glyph], pen: int, at: float) -> Shaped:
        """The glyphs of a word whose pen stands at `pen` and should at `at`."""
        tail = round(at - pen) if abs(at - pen) >= 0.5 else 0
        return Shaped(pen + tail, tuple(glyphs), tail, frozenset([one.pair for one in glyphs]))

    def _general(self, word: str, rtl: bool, skipped: int, infos: Sequence[Drawn], places: Sequence[Moved]) -> Shaped:
        """Any word; `skipped` letters before it were only there to be joined."""
        scale = 1000 / self.em
        starts = [*sorted({info.cluster for info in infos}), skipped + len(word)]
        ends = dict(pairwise(starts))
        glyphs: list[Glyph] = []
        pen, at, seen = 0, 0.0, set()
        for info, place in zip(infos, places, strict=True):
            first = info.cluster not in seen
            seen.add(info.cluster)
            text = word[info.cluster - skipped : ends[info.cluster] - skipped] if first else ""
            glyph = info.codepoint
            full = self._advance(glyph)
            wanted = at + place.x_offset * scale
            kern = round(wanted - pen) if abs(wanted - pen) >= 0.5 else 0
            rise = round(place.y_offset * scale) if place.y_offset else 0
            if rtl and len(text) > 1:
                glyphs += self._slices(glyph, text, full, (rise, kern))
            else:
                glyphs.append(Glyph(rise, kern, (glyph, text, full)))
            pen += kern + full
            at += place.x_advance * scale
        return self._ended(glyphs, pen, at)

    def _slices(self, glyph: int, text: str, full: int, place: tuple[int, int]) -> list[Glyph]:
        """A ligature of right-to-left letters: the glyph, and a blank slice of its width for each further letter.

        Extractors turn right-to-left text round character by character, also inside one /ToUnicode entry: a lam-alef
        that maps to both letters comes out as alef-lam. So each letter has its own code.
        """
        letters = visual_letters(text)
        count = len(letters)
        out = []
        for n, letter in enumerate(letters):
            width = full * (n + 1) // count - full * n // count
            drawn = glyph if n == 0 else self.blank_glyph
            out.append(Glyph(place[0], place[1] if n == 0 else 0, (drawn, letter, width)))
        return out

    def blank_for(self, ch: str) -> Shaped:
        """Half an em of nothing for a character that no face has: it keeps its text, and a notice names it."""
        pair = (self.blank_glyph, ch, 500)
        return Shaped(500, (Glyph(0, 0, pair),), 0, frozenset([pair]))


def visual_letters(text: str) -> list[str]:
    """What a right-to-left glyph says, cut by letter in visual order, marks before their letter; at least one piece."""
    letters: list[str] = []
    for ch in text:
        if letters and unicodedata.combining(ch):
            letters[-1] = ch + letters[-1]
        else:
            letters.append(ch)
    return letters[::-1] or [""]
