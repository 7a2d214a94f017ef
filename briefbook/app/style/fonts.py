"""The fonts of the windows: those of the book, so that nothing depends on the computer."""

import functools

from PySide6.QtGui import QFont, QFontDatabase

from briefbook.lang.tongue import Lang
from briefbook.places import resource

_FILES = (
    "NotoSans-Regular",
    "NotoSans-Medium",
    "NotoSans-Bold",
    "NotoSans-Italic",
    "Vazirmatn-Regular",
    "Vazirmatn-Medium",
    "Vazirmatn-Bold",
)
_LATIN, _PERSIAN = "Noto Sans", "Vazirmatn"


@functools.cache
def register() -> tuple[str, ...]:
    """Names of the families that the windows use; before the first widget is made."""
    numbers = [QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}.ttf"))) for name in _FILES]
    found = (family for number in numbers for family in QFontDatabase.applicationFontFamilies(number))
    return tuple(dict.fromkeys(found))


def families(lang: Lang) -> list[str]:
    """Families for text of a language, the first one first; Vazirmatn has no Cyrillic, Noto Sans no Persian."""
    return [_PERSIAN, _LATIN] if lang is Lang.FA else [_LATIN, _PERSIAN]


def font(lang: Lang, pixels: int, *, bold: bool = False, medium: bool = False) -> QFont:
    """A font of the windows; `pixels` are logical ones."""
    made = QFont(families(lang))
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium if medium else QFont.Weight.Normal)
    return made
