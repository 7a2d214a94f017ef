"""Styles: a stack of faces with size, colour and the rest; words shaped once per stack, measured once per style."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Final

from briefbook.writers.pdf.faces import Face, Pair, Shaped, script_of

JOINED, BLANK, OPEN, LAST, SOFT, BREAK = range(6)
"""What may happen before a token: nothing; blank or break; break; break if nothing else fits; break after a hyphen;
forced break."""

HIDDEN: Final = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LATIN: Final = re.compile("[A-Za-z]")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_INSIDE: Final = re.compile("(?<=[^\\W\\d_]-)(?=[^\\W\\d_])|(?<=[\u2013\u2014\u200b])(?=\\D)")
_ADDRESS: Final = re.compile(r"(?<=[/?&=._#-])(?=[^/?&=._#-])")
_CUTS: Final = re.compile("[-\u2013\u2014\u200b\u00ad]|://|@")


class Entry:
    """A word, or a piece of one that is never split, as a stack of faces sets it; width in 1/1000 em."""

    __slots__ = ("codes", "missing", "parts", "text", "width")

    def __init__(self, text: str, parts: tuple[tuple[Face, Shaped], ...], missing: str) -> None:
        self.text = text
        self.parts = parts
        self.missing = missing
        self.width = sum(shaped.width for _, shaped in parts)
        self.codes = sum(len(shaped.glyphs) for _, shaped in parts)


class Stack:
    """Faces in order of preference, the first that covers a character sets it, and the language tag of Latin text.

    Words with a character that none covers are put into `lacking`.
    """

    def __init__(self, faces: tuple[Face, ...], latin: str, lacking: set[Entry]) -> None:
        self.faces = faces
        self.latin = latin
        self.sign = f"{'+'.join(face.sign for face in faces)} {latin}"
        self._lacking = lacking
        self._entries: dict[tuple[str, int, str, str], Entry] = {}
        self.blank = self.entry(" ", 0)
        self.hyphen = self.entry("-", 0)

    def entry(self, word: str, rtl: int, before: str = "", after: str = "") -> Entry:
        """The word shaped in one direction; `before` and `after` are neighbours inside the same written word."""
        key = (word, rtl, before, after)
        found = self._entries.get(key)
        if found is None:
            found = self._entries[key] = self._enter(*key)
            if found.missing:
                self._lacking.add(found)
        return found

    def _enter(self, word: str, rtl: int, before: str, after: str) -> Entry:
        missing = ""
        parts: list[tuple[Face, Shaped]] = []
        pieces = list(self._pieces(word))
        for n, (face, script, text) in enumerate(pieces):
            if face is None:
                missing += text
                parts.append((self.faces[0], self.faces[0].blank_for(text)))
                continue
            known = script or ("Arab" if rtl else "Latn")
            tag = {"Arab": "fa", "Cyrl": "sr"}.get(known, self.latin)
            joins = (before if n == 0 else "", after if n == len(pieces) - 1 else "")
            parts.append((face, face.shape(text, bool(rtl), known, tag, *joins)))
        return Entry(word, tuple(parts), missing)

    def _pieces(self, word: str) -> Iterator[tuple[Face | None, str, str]]:
        """Face, script and text of the stretches of a word; marks and joiners stay with the face of their base."""
        if word and word.isascii() and self.faces[0].cover.issuperset(word):
            yield self.faces[0], "Latn" if _LATIN.search(word) else "", word
            return
        face: Face | None = None
        script, text = "", ""
        for ch in word:
            follows = text and face and (unicodedata.combining(ch) or ch in "\u200c\u200d")
            found = face if follows else next((one for one in self.faces if ch in one.cover), None)
            own = script_of(ch)
            if text and found is face and face is not None and (not own or script in (own, "")):
                script, text = script or own, text + ch
                continue
            if text:
                yield face, script, text
            face, script, text = found, own, ch
        if text:
            yield face, script, text


class Style:
    """A stack in a size (points), colour ("r g b"), tracking and rise (points).

    `link` and `strike` mark its text, which is in the language `lang`; one in `caps` is given its text in capitals. A
    `special` one needs more than its glyphs to be drawn.
    """

    __slots__ = (
        "blank",
        "caps",
        "colour",
        "cut",
        "lang",
        "link",
        "rise",
        "sign",
        "size",
        "special",
        "stack",
        "strike",
        "tracking",
        "words",
    )

    def __init__(
        self,
        stack: Stack,
        size: float,
        colour: str,
        *,
        tracking: float = 0.0,
        rise: float = 0.0,
        link: str = "",
        strike: bool = False,
        caps: bool = False,
        lang: str = "",
    ) -> None:
        self.stack, self.size, self.colour, self.tracking, self.rise = stack, size, colour, tracking, rise
        self.link, self.strike, self.caps, self.lang = link, strike, caps, lang
        self.special = bool(link or strike or tracking or rise)
        self.blank = stack.blank.width * size / 1000 + tracking
        manner = f"{stack.sign}|{size:g}|{colour}|{tracking:g}|{rise:g}|{link}|{strike:d}"
        self.sign = hashlib.sha256(manner.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self.words = Words(self)
        self.cut: dict[str, list[tuple[Entry, int]]] = {}

    def token(self, entry: Entry, glue: int, level: int = 0, blank_level: int = 0) -> "Token":
        """A token of this style: an entry, what may happen before it, levels of it and its blank, and its width."""
        wide = entry.width * self.size / 1000
        if self.tracking and not level & 1:
            wide += self.tracking * entry.codes
        return (self, entry, glue, level, blank_level, wide + (self.blank if glue == BLANK else 0.0))


Token = tuple[Style, Entry, int, int, int, float]
"""Style, entry, glue, level, level of the blank before it, width in points with that blank."""

STYLE: Final[Callable[[Token], Style]] = itemgetter(0)
ENTRY: Final[Callable[[Token], Entry]] = itemgetter(1)
WORD: Final[Callable[[Token], tuple[Entry, int]]] = itemgetter(1, 2)
WIDTH: Final[Callable[[Token], float]] = itemgetter(5)
"""What `map` takes from many tokens, and from their entries."""


class Words(dict[str, Token | None]):
    """Left-to-right words of a style, each cut, shaped and measured once; None for one that may break inside."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style = style

    def __missing__(self, word: str) -> Token | None:
        """The token of a new word."""
        style = self.style
        pieces = [(style.stack.entry(shown(piece), 0), glue) for piece, glue in pieces_of(word) if shown(piece)]
        if len(pieces) == 1:
            token = self[word] = style.token(pieces[0][0], BLANK)
            return token
        self[word] = None
        style.cut[word] = pieces
        return None


def shown(text: str) -> str:
    """`text` without the controls that are neither drawn nor mapped; ZWNJ stays, other control codes become blanks."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(" ", HIDDEN.sub("", text))


def pieces_of(word: str) -> list[tuple[str, int]]:
    """The pieces of one written word with their glue; NBSP, ZWNJ and U+2011 are part of the word and never break."""
    if not _CUTS.search(word):
        return [(word, JOINED)]
    if "://" in word or "@" in word:
        cuts = {m.start(): LAST for m in _ADDRESS.finditer(word)}
    else:
        cuts = {m.start(): OPEN for m in _INSIDE.finditer(word)}
    cuts.update({m.end(): SOFT for m in re.finditer("\u00ad", word)})
    at = [0, *sorted(cut for cut in cuts if 0 < cut < len(word)), len(word)]
    return [(word[a:b], cuts[a] if a else JOINED) for a, b in pairwise(at)]


def pairs_of(entries: set[Entry]) -> dict[Face, set[Pair]]:
    """What the fonts of a file must hold, by face."""
    out: dict[Face, set[Pair]] = {}
    for entry in entries:
        for face, shaped in entry.parts:
            out.setdefault(face, set()).update(shaped.pairs)
    return out
