"""Colours and measures of the screen. Every other module takes them from here; a test computes all contrasts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Theme(StrEnum):
    """Which colours are shown; SYSTEM follows the computer, and is light where that does not say."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a mark, chip or notice means; its sign and its words say the same."""

    PLAIN = "plain"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    ERR = "err"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`.

    `line2` frames fields, `faint` is the weakest text, `canvas` lies behind pages, `soft` ones lie behind text of their
    own colour.
    """

    bg: str
    surface: str
    sunken: str
    line: str
    line2: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    warn: str
    warn_soft: str
    err: str
    err_soft: str
    ok: str
    ok_soft: str
    canvas: str
    dark: bool = False

    def ink(self, tone: Tone) -> str:
        """Colour of text and signs of a tone."""
        return {
            Tone.PLAIN: self.muted,
            Tone.ACCENT: self.accent,
            Tone.OK: self.ok,
            Tone.WARN: self.warn,
            Tone.ERR: self.err,
        }[tone]

    def soft(self, tone: Tone) -> str:
        """Colour that lies behind text of a tone."""
        return {
            Tone.PLAIN: self.sunken,
            Tone.ACCENT: self.accent_soft,
            Tone.OK: self.ok_soft,
            Tone.WARN: self.warn_soft,
            Tone.ERR: self.err_soft,
        }[tone]


LIGHT: Final = Tokens(
    bg="#F3F5F7",
    surface="#FFFFFF",
    sunken="#E9EDF0",
    line="#D9DFE4",
    line2="#7C8893",
    text="#16202C",
    muted="#4F5C69",
    faint="#5F6B77",
    accent="#0F5C6E",
    accent_soft="#DCECEF",
    on_accent="#FFFFFF",
    warn="#8A5A00",
    warn_soft="#FBF0D9",
    err="#A3271F",
    err_soft="#FBEAE8",
    ok="#1E6E40",
    ok_soft="#E4F3EA",
    canvas="#C9D1D8",
)
DARK: Final = Tokens(
    bg="#14191F",
    surface="#1B2229",
    sunken="#10151A",
    line="#2D3740",
    line2="#6D7A86",
    text="#E8EDF1",
    muted="#AAB6C1",
    faint="#93A0AC",
    accent="#5CB8CB",
    accent_soft="#17363F",
    on_accent="#06222A",
    warn="#E3B34C",
    warn_soft="#372C12",
    err="#FF8F86",
    err_soft="#42201D",
    ok="#74CC98",
    ok_soft="#17351F",
    canvas="#0B0F13",
    dark=True,
)

# Pixels at 100 %.
GAPS: Final = (4, 8, 12, 16, 24, 32)
RADIUS: Final = 6
CARD_RADIUS: Final = 8
PALETTE_RADIUS: Final = 12
CONTROL: Final = 32
BAR_CONTROL: Final = 30
OUTLINE_ROW: Final = 28
PERSIAN_ROW: Final = 30
TABLE_ROW: Final = 36
PERSON_ROW: Final = 51
META: Final = 11
SMALL: Final = 12
BODY: Final = 13
CARD: Final = 14
DIALOG: Final = 16
PAGE: Final = 22
WELCOME: Final = 27
ICON: Final = 16
FOCUS: Final = 2
STROKE: Final = "1.9"
ZOOMS: Final = (80, 90, 100, 110, 125, 150, 175, 200)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1. Source: WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21. Source: WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
