"""How everything looks and speaks: colours, sizes, icons, fonts and words of one window."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QIcon, QPixmap

from briefbook.app.style import fonts, icons
from briefbook.app.style.tokens import BODY, DARK, ICON, LIGHT, PERSIAN_ROW, Tokens
from briefbook.errors import Phrase
from briefbook.lang.bidi.tokens import isolate
from briefbook.lang.digits import digits
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang

_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, zoom and language of a window; another choice of any of them makes another window.

    `zoom` is in per cent and multiplies every measure.
    """

    tokens: Tokens = LIGHT
    zoom: int = 100
    lang: Lang = Lang.EN

    @classmethod
    def of(cls, *, dark: bool, zoom: int, lang: Lang) -> "Look":
        """The look of a theme, zoom and language."""
        return cls(DARK if dark else LIGHT, zoom, lang)

    def say(self, what: Phrase | str) -> str:
        """The phrase, or the plain msgid, in the language of the window.

        From right to left Latin words are isolated: without marks round them ".briefbook" would have its dot behind.
        """
        said = say(what, self.lang)
        return isolate(said) if self.rtl and _LATIN.search(said) else said

    def figures(self, number: object) -> str:
        """A number as the window writes it, without groups."""
        return digits(str(number), self.lang)

    def leading(self, text: str) -> str:
        """A line of the window's own language, kept in its direction where it begins with letters of the other one."""
        return f"\u200f{text}" if self.rtl and text else text

    @property
    def rtl(self) -> bool:
        """Whether the window runs from right to left."""
        return self.lang.rtl

    @property
    def direction(self) -> Qt.LayoutDirection:
        """The direction of the window."""
        return Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight

    def px(self, pixels: float) -> int:
        """A measure at this zoom, in whole logical pixels."""
        return round(pixels * self.zoom / 100)

    def row(self, pixels: int) -> int:
        """Height of a row; Persian lines are a little taller."""
        return self.px(pixels + (PERSIAN_ROW - 28 if self.lang is Lang.FA else 0))

    def font(self, pixels: int = BODY, *, bold: bool = False, medium: bool = False, lang: Lang | None = None) -> QFont:
        """A font of this zoom; `lang` is that of the text where it is not the window's."""
        return fonts.font(lang or self.lang, self.px(pixels), bold=bold, medium=medium)

    def icon(self, name: str, colour: str = "", size: int = ICON, gap: int = 0) -> QIcon:
        """An icon for a button or menu, in the colour of quiet text where none is given; `gap` is left free behind."""
        t = self.tokens
        return icons.icon(name, colour or t.muted, self.px(size), faded=t.line2, mirrored=self.rtl, gap=self.px(gap))

    def pixmap(self, name: str, colour: str = "", size: int = ICON, *, density: float = 2.0) -> QPixmap:
        """An icon to be painted."""
        return icons.pixmap(name, colour or self.tokens.muted, self.px(size), density=density, mirrored=self.rtl)
