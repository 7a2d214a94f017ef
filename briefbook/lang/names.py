"""Dictionary order of names and headings in each language form."""

import re
import unicodedata

from briefbook.lang.serbian import LATIN
from briefbook.lang.tongue import Lang

# CLDR's Persian order: alef with madda, alef, every hamza, beh ...; forms within one group differ in ties only.
_ALPHABET = "آ|اٱ|ءأإؤئ|ب|پ|ت|ث|ج|چ|ح|خ|د|ذ|ر|ز|ژ|س|ش|ص|ض|ط|ظ|ع|غ|ف|ق|کك|گ|ل|م|ن|و|هةۀ|یىي"
_PERSIAN = {
    letter: (place, form) for place, group in enumerate(_ALPHABET.split("|")) for form, letter in enumerate(group)
}
_GAJICA = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"
_AZBUKA = " ".join(LATIN.values()) + " q w x y"
_ORDERS = {
    Lang.SR_LATN: {letter: place for place, letter in enumerate(_GAJICA.split())},
    Lang.SR_CYRL: {letter: place for place, letter in enumerate(_AZBUKA.split())},
}
_DIGRAPHS = re.compile("dž|lj|nj|.", re.DOTALL)
_SILENT = "\u00ad\u200c\u200d"
_BLANK, _SIGN, _FIGURE, _LETTER, _FOREIGN = 0, 1, 10, 100, 10_000
_END = -1


def sort_key(text: str, lang: Lang) -> tuple[int, ...]:
    """Key of the dictionary order of `lang`: blanks, signs, figures, its letters, letters of other scripts.

    Persian by its alphabet; Serbian Latin and Cyrillic each by their own, names in the other script at the same
    letters, and lj, nj, dž as letters (U+00AD between them parts them: In-jekcija); English by base letters.
    Case is ignored; accents and letter forms decide ties. Source: CLDR's collations.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    if lang is Lang.FA:
        return _persian_key(plain)
    if lang is Lang.EN:
        return _english_key(plain)
    order = _ORDERS[lang]
    # Digraphs are cut before Cyrillic is mapped, or the two letters of "инјекција" would become one.
    letters = [LATIN.get(letter, letter) for letter in _DIGRAPHS.findall(plain) if letter not in _SILENT]
    return tuple(_place(letter, order) for letter in letters)


def _persian_key(plain: str) -> tuple[int, ...]:
    """Places of the letters, then, for ties, their forms; harakat and ZWNJ do not count."""
    letters = [c for c in plain if c not in _SILENT and not unicodedata.combining(c)]
    places = [_LETTER + _PERSIAN[c][0] if c in _PERSIAN else _place(c, {}) for c in letters]
    return (*places, _END, *(_PERSIAN[c][1] for c in letters if c in _PERSIAN))


def _english_key(plain: str) -> tuple[int, ...]:
    """Places of the base letters (đ at d, Cyrillic as its Latin), then, for ties, the marks."""
    latin = "".join(LATIN.get(character, character) for character in plain if character not in _SILENT)
    parts = unicodedata.normalize("NFD", latin.replace("đ", "d\u0335"))
    bare = [c for c in parts if not unicodedata.combining(c)]
    marks = [ord(c) if unicodedata.combining(c) else 0 for c in parts]
    alphabet = {chr(ord("a") + n): n for n in range(26)}
    return (*(_place(c, alphabet) for c in bare), _END, *marks)


def _place(letter: str, order: dict[str, int]) -> int:
    """Where a letter stands: the groups never overlap."""
    if letter in order:
        return _LETTER + order[letter]
    if letter.isspace():
        return _BLANK
    figure = unicodedata.digit(letter[0], -1)
    if figure >= 0:
        return _FIGURE + figure
    return _FOREIGN + ord(letter[0]) if letter.isalpha() else _SIGN
