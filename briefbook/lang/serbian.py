"""The two Serbian scripts: Cyrillic to Latin exactly, Latin to Cyrillic only as a proposal."""

import re
from collections.abc import Collection

_TABLE = "аa бb вv гg дd ђđ еe жž зz иi јj кk лl љlj мm нn њnj оo пp рr сs тt ћć уu фf хh цc чč џdž шš"
LATIN: dict[str, str] = {pair[0]: pair[1:] for pair in _TABLE.split()}
"""The Latin letter or digraph of each lower-case letter of the Serbian Cyrillic alphabet, in its order."""

_SINGLE = str.maketrans(
    {**LATIN, **{cyrillic.upper(): latin.upper() for cyrillic, latin in LATIN.items() if len(latin) == 1}}
)
_DOUBLE = re.compile("[љњџЉЊЏ]")
_CYRILLIC = {latin: cyrillic for cyrillic, latin in LATIN.items()}
_LATIN_LETTER = re.compile("lj|nj|dž|[a-zčćđšž]", re.IGNORECASE)
# Placeholders, addresses and links are not words; a word ends where letters and figures end.
_PIECE = re.compile(r"\{[^{}]*\}|\S+@\S+|\S+://\S+|www\.\S+|\w+(?:-\w+)*")
_NOT_SERBIAN = re.compile("[qwxy]", re.IGNORECASE)
# Words in which two letters meet at a seam and stay two: kon+jugacija, nad+živeti. From the Serbian orthography's
# examples; incomplete by nature, one reason why the result is only proposed.
_SEAMS = re.compile(
    "(?<=n)(?=jug|junk|jekc|junkt|jezič)|(?<=^nad)(?=ž)|(?<=^pod)(?=ž)|(?<=^od)(?=ž)|(?<=^pred)(?=žet)",
    re.IGNORECASE,
)
_SEAM = "\x00"


def to_latin(cyrillic: str) -> str:
    """The text in Serbian Latin, letter by letter; everything that is not Serbian Cyrillic stays.

    Љ Њ Џ become LJ NJ DŽ inside words in capitals, else Lj Nj Dž.
    """
    return _DOUBLE.sub(_latin_digraph, cyrillic).translate(_SINGLE)


def propose_cyrillic(latin: str, keep: Collection[str] = frozenset()) -> str:
    """A proposal of the text in Serbian Cyrillic, for a person to read before it is used.

    Words in `keep` (EXPO, AI), words with q, w, x or y, `{placeholders}`, links and addresses stay.
    lj, nj and dž are taken as one letter but for some known words, so a wrong letter is possible.
    """
    return _PIECE.sub(lambda found: _cyrillic_piece(found[0], keep), latin)


def _latin_digraph(found: re.Match[str]) -> str:
    latin = LATIN[found[0].lower()]
    if found[0].islower():
        return latin
    text, at = found.string, found.start()
    beside = text[at + 1 : at + 2] if text[at + 1 : at + 2].isalpha() else text[max(at - 1, 0) : at]
    return latin.upper() if beside.isupper() else latin.capitalize()


def _cyrillic_piece(piece: str, keep: Collection[str]) -> str:
    """One word, or a hyphened group of them, in Cyrillic; what is no Serbian word as it is."""
    if piece[0] == "{" or "@" in piece or "://" in piece or piece.startswith("www."):
        return piece
    return "-".join(word if word in keep else _cyrillic_word(word) for word in piece.split("-"))


def _cyrillic_word(word: str) -> str:
    if _NOT_SERBIAN.search(word):
        return word
    return _LATIN_LETTER.sub(_cyrillic_letter, _SEAMS.sub(_SEAM, word)).replace(_SEAM, "")


def _cyrillic_letter(found: re.Match[str]) -> str:
    letter = _CYRILLIC[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter
