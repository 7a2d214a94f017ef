"""Figures: Persian and ASCII digits, numbers read and said."""

import re
from decimal import Decimal

from briefbook.errors import TextError
from briefbook.lang.tongue import Lang

_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_TO_ASCII = str.maketrans(_PERSIAN + _ARABIC, "0123456789" * 2)
_TO_LATIN = str.maketrans(_PERSIAN + _ARABIC + "٫٬", "0123456789" * 2 + ".,")
_TO_PERSIAN = str.maketrans("0123456789", _PERSIAN)
_READ_SIGNS = str.maketrans({"٫": ".", "\u2212": "-", "\u200e": None, "\u200f": None})
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_GROUPED = {
    Lang.FA: str.maketrans(",.", "٬٫"),
    Lang.SR_LATN: str.maketrans(",.", ".,"),
    Lang.SR_CYRL: str.maketrans(",.", ".,"),
}


def ascii_digits(text: str) -> str:
    """`text` with Persian and Arabic-Indic digits as 0-9; everything else as it is."""
    return text.translate(_TO_ASCII)


def latin_figures(text: str) -> str:
    """`text` with Persian figures as 0-9 and their signs ٫ and ٬ as point and comma; of the same length."""
    return text.translate(_TO_LATIN)


def persian_digits(text: str) -> str:
    """`text` with 0-9 as ۰-۹; everything else as it is, signs and separators too."""
    return text.translate(_TO_PERSIAN)


def digits(text: str, lang: Lang) -> str:
    """`text` with its 0-9 as `lang` writes them in prose: Persian ones for Persian, else unchanged."""
    return text.translate(_TO_PERSIAN) if lang is Lang.FA else text


def read_number(text: str) -> Decimal:
    """The number that `text` writes: point or ٫, no grouping, any of the three kinds of digits.

    Raises TextError for anything else, powers of ten, infinities and groups included.
    """
    plain = ascii_digits(text).translate(_READ_SIGNS).strip()
    if not _NUMBER.fullmatch(plain):
        raise TextError('"{text}" is no number. Write 2.96 or -3, without thousands separators.', text=text[:60])
    return Decimal(plain)


def read_whole(text: str) -> int:
    """The whole number that `text` writes, in any of the three kinds of digits.

    Raises TextError for anything else and above 18 figures, which SQLite could not keep.
    """
    plain = ascii_digits(text).translate(_READ_SIGNS).strip()
    if not _WHOLE.fullmatch(plain):
        raise TextError('"{text}" is no whole number. Write figures only, such as 12.', text=text[:60])
    return int(plain)


def say_number(value: Decimal | int, lang: Lang) -> str:
    """The number as `lang` writes it, grouped: `1,234.5`, `۱٬۲۳۴٫۵`, `1.234,5`; places as given.

    A minus is U+2212; in Persian U+200E stands before it, or the sign is drawn at the wrong end.
    """
    size = abs(value)
    text = f"{size:,f}" if isinstance(size, Decimal) else f"{size:,}"
    said = digits(text.translate(_GROUPED.get(lang, {})), lang)
    if value >= 0:
        return said
    return ("\u200e\u2212" if lang is Lang.FA else "\u2212") + said
