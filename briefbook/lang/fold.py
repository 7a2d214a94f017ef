"""Search keys: one spelling-blind form for what different hands type in four alphabets."""

import re
import unicodedata

from briefbook.lang.serbian import LATIN

_MOST_WORDS = 32
_ARABIC = {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ە": "ه", "ٱ": "ا", "٫": ".", "٬": ","}
_BARE = str.maketrans("čćžš", "cczs")
_FIGURES = {chr(zero + n): str(n) for zero in (0x660, 0x6F0) for n in range(10)}
_CYRILLIC = {cyrillic: latin.translate(_BARE) for cyrillic, latin in LATIN.items()}
_LETTERS = str.maketrans({**_ARABIC, **_FIGURES, **_CYRILLIC, "\u0640": None})
_BLANKS = str.maketrans(dict.fromkeys("\u200c\u00a0\u202f", " "))
_JOINED = str.maketrans({"\u200c": None, "\u00a0": " ", "\u202f": " "})
_INVISIBLE = re.compile("[\x00\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def search_key(text: str) -> str:
    """What is indexed and what is looked up; ZWNJ counts as a blank, so `می‌شود` meets `می شود`.

    Case, accents, harakat, Arabic and Persian letter forms, digits and the two Serbian scripts all meet;
    so do đ, dj and d. Names across languages (Ristić, ریستیچ) do not: they are stored forms.
    """
    return _fold(text.translate(_BLANKS))


def joined_key(text: str) -> str:
    """The second key of texts with ZWNJ, which it drops, so that `تفاهمنامه` finds `تفاهم‌نامه`.

    Equal to `search_key` for a text without ZWNJ.
    """
    return _fold(text.translate(_JOINED))


def search_words(query: str) -> tuple[str, ...]:
    """The folded words of a query, each once, in order; signs alone are left out, and so are words after the 32nd."""
    words = (word for word in search_key(query).split() if any(character.isalnum() for character in word))
    return tuple(dict.fromkeys(words))[:_MOST_WORDS]


def _fold(text: str) -> str:
    """Decomposed, caseless, without marks and invisible characters, in one alphabet per script."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text)).casefold()
    # Case folding may leave composed letters (U+0149 was, U+1E9E becomes two), so it is decomposed once more.
    plain = unicodedata.normalize("NFKD", plain)
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.sub("[đd]j*", "d", bare.translate(_LETTERS)).split())
