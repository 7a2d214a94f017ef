"""House style as values: page, type per role and script, colours. Millimetres; type in points; colours "#rrggbb"."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from briefbook.errors import ReadError
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Role

SHEETS: Final = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4), "A5": (148.0, 210.0), "A6": (105.0, 148.5)}
"""Sheets by name: width and height in millimetres. Sources: ISO 216, ANSI/ASME Y14.1."""


HEADINGS: Final = frozenset(
    {
        *(
            Role.TITLE,
            Role.LABEL,
            Role.FIELD,
            Role.TABLE_HEAD,
            Role.SUBHEAD,
            Role.MINOR,
            Role.KICKER,
            Role.NUMERAL,
            Role.FIGURE,
            Role.CARD_TITLE,
        ),
        *(Role.COVER_TITLE, Role.COVER_NAME, Role.COVER_LINE, Role.COVER_DATE, Role.NATIVE),
    }
)
"""Roles that are set large as they are, and grow less than the text where a reader wants it larger."""
_AROUND: Final = frozenset({Role.MARKING, Role.HEAD, Role.FOLIO})


class Weight(StrEnum):
    """Weight of a face."""

    REGULAR = "regular"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Page:
    """Size and margins of a page in millimetres; duplex swaps inner and outer."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Type:
    """How a role is set: points, lead in points, family name of the house, colour token, tracking in points.

    `before` and `after` are the space above and below a paragraph, in points.
    """

    family: str
    size: float
    lead: float
    weight: Weight = Weight.REGULAR
    italic: bool = False
    colour: str = "ink"
    caps: bool = False
    tracking: float = 0.0
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Family:
    """Faces of one family for one script: file stems by weight, the first that covers a character wins."""

    name: str
    script: str
    faces: tuple[tuple[str, tuple[str, ...]], ...]

    def stack(self, weight: Weight, italic: bool) -> tuple[str, ...]:
        """Stems of the font files for a weight, upright or italic; the nearest lighter weight where one lacks."""
        have = dict(self.faces)
        order = (Weight.BOLD, Weight.SEMIBOLD, Weight.MEDIUM, Weight.REGULAR)
        weights = order[order.index(weight) :] + order[: order.index(weight)]
        wanted = [f"{w} italic" for w in weights] if italic else []
        return next(have[key] for key in (*wanted[:1], *weights, *wanted[1:]) if key in have)


@dataclass(frozen=True, slots=True)
class Trim:
    """A smaller page that is cut or folded from a sheet, and its type: that of the house times `scale`.

    No role but the furniture is smaller than `least` points; `roles` give size and lead of some roles in points.
    """

    page: Page
    scale: float = 1.0
    least: float = 0.0
    roles: tuple[tuple[Role, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """One house style. Hashable, so that caches may use it as a key.

    With `latin_digits` a Persian book counts in 0-9.
    `closest` is the least part of its white (space round paragraphs, padding of rows and panels) that a paper is set
    with where that saves a side; `few` the part of a side, 0 to 1, up to which a last side is thought worth saving.
    """

    name: str
    page: Page
    colours: tuple[tuple[str, str], ...]
    roles: tuple[tuple[Role, Type], ...]
    families: tuple[Family, ...]
    arabic_size: float
    arabic_lead: float
    word_fonts: tuple[tuple[str, str], ...]
    substitutes: tuple[tuple[str, str], ...] = ()
    trims: tuple[tuple[str, Trim], ...] = ()
    latin_digits: bool = False
    closest: float = 1.0
    few: float = 0.0

    def __hash__(self) -> int:
        """That of the name: caches ask for it at each look-up, and a hash of everything took longer than the work."""
        return hash(self.name)

    @property
    def text(self) -> str:
        """The family of running text, which has all weights."""
        return self.type(Role.BODY, Lang.EN).family

    def substitute(self, font: str) -> str:
        """The font that stands in where a machine has not got `font`; empty where the house names none."""
        fitting = [(len(name), other) for name, other in self.substitutes if font.startswith(name)]
        return max(fitting)[1] if fitting else ""

    def colour(self, token: str) -> str:
        """The colour of a token as "#rrggbb"."""
        return _colours(self)[token]

    def type(self, role: Role, lang: Lang) -> Type:
        """Type of a role in a language: Arabic script is larger, wider led, without capitals, tracking or slant."""
        return _type(self, role, lang.script)

    def stack(self, family: str, script: str, weight: Weight, italic: bool = False) -> tuple[str, ...]:
        """Stems of font files to try, in order, for a character of a run in `script`."""
        return _stack(self, family, script, weight, italic)

    def trimmed(self, name: str) -> "House":
        """The house on one of its trims. Raises ReadError where it has none of that name."""
        trim = dict(self.trims).get(name)
        if trim is None:
            raise ReadError(
                "The house style {name} has no trim {trim}. Copy the table [trims.{trim}] from briefbook.toml.",
                name=self.name,
                trim=name,
            )
        own = {role: (size, lead) for role, size, lead in trim.roles}
        roles = tuple((role, _trimmed(kind, trim, own.get(role))) for role, kind in self.roles if role not in _AROUND)
        around = tuple((role, kind) for role, kind in self.roles if role in _AROUND)
        return replace(self, page=trim.page, roles=(*roles, *around))

    def enlarged(self, body: float, headings: float = 1.0) -> "House":
        """The house with its text at `body` times its size, headings at `headings` times; furniture as it is."""
        factors = dict.fromkeys(HEADINGS, headings) | dict.fromkeys(_AROUND, 1.0)
        roles = tuple((role, _scaled(kind, factors.get(role, body))) for role, kind in self.roles)
        return replace(self, roles=roles)

    def word_font(self, family: str, script: str) -> str:
        """Name of the font that a DOCX names for a family and script."""
        return _word_fonts(self)[f"{family} {script}"]


@lru_cache(maxsize=16)
def _colours(house: House) -> dict[str, str]:
    return dict(house.colours)


@lru_cache(maxsize=16)
def _word_fonts(house: House) -> dict[str, str]:
    return dict(house.word_fonts)


def _scaled(kind: Type, factor: float) -> Type:
    """The type at `factor` times its size."""
    size, lead, before, after = (
        round(points * factor, 2) for points in (kind.size, kind.lead, kind.before, kind.after)
    )
    return replace(kind, size=size, lead=lead, before=before, after=after)


def _trimmed(kind: Type, trim: Trim, own: tuple[float, float] | None) -> Type:
    if own:
        return replace(kind, size=own[0], lead=own[1])
    made = _scaled(kind, trim.scale)
    return made if made.size >= trim.least else _scaled(kind, trim.least / kind.size)


@lru_cache(maxsize=4096)
def _type(house: House, role: Role, script: str) -> Type:
    found = dict(house.roles)[role]
    if script != "Arab":
        return found
    size = found.size + (house.arabic_size if found.size < 20 else 0.0)
    weight = Weight.BOLD if found.weight is Weight.SEMIBOLD else found.weight
    lead = max(found.lead, round(size * house.arabic_lead, 1)) if found.size < 20 else round(size * 1.5, 1)
    return replace(found, size=size, lead=lead, weight=weight, caps=False, tracking=0.0, italic=False)


@lru_cache(maxsize=4096)
def _stack(house: House, family: str, script: str, weight: Weight, italic: bool) -> tuple[str, ...]:
    made = {(f.name, f.script): f for f in house.families}
    found = made.get((family, script)) or made[family, "Latn"]
    return found.stack(weight, italic)


def read_house(text: str) -> House:
    """The house written in a TOML text. Raises ReadError naming the key that is missing or wrong."""
    try:
        raw = tomllib.loads(text)
        page = _read_page(raw["page"])
        fit = _read_fit(**raw.get("fit", {}))
        house = House(
            name=str(raw["name"]),
            page=page,
            colours=tuple(sorted(raw["colours"].items())),
            roles=_fitting(
                tuple((role, _read_type(_row(raw["roles"], role))) for role in Role), page, **raw.get("display", {})
            ),
            families=tuple(
                Family(name, script, tuple(sorted((key, tuple(stems)) for key, stems in faces.items())))
                for name, scripts in sorted(raw["families"].items())
                for script, faces in sorted(scripts.items())
            ),
            arabic_size=float(raw["arabic"]["size"]),
            arabic_lead=float(raw["arabic"]["lead"]),
            word_fonts=tuple(sorted(raw["word_fonts"].items())),
            substitutes=tuple(sorted(raw.get("substitutes", {}).items())),
            trims=tuple((name, _read_trim(**row)) for name, row in sorted(raw.get("trims", {}).items())),
            closest=fit[0],
            few=fit[1],
        )
        _look_over(house)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise ReadError(
            "The house style cannot be read: {reason}. Mend the file or choose another.", reason=wrong
        ) from wrong
    return house


def contrast(one: str, other: str) -> float:
    """Contrast of two colours "#rrggbb", 1 to 21. Source: WCAG 2.2, relative luminance."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _read_page(raw: dict[str, str | float]) -> Page:
    """The page; `size` names a sheet in place of width and height."""
    row = dict(raw)
    if "size" in row:
        row["width"], row["height"] = SHEETS[str(row.pop("size"))]
    return Page(**{key: float(value) for key, value in row.items()})


def _fitting(
    roles: tuple[tuple[Role, Type], ...], page: Page, measure: float = 0.0, least: float = 1.0
) -> tuple[tuple[Role, Type], ...]:
    """The roles with large type in proportion to a text narrower than `measure` millimetres, `least` of it at least.

    What is not much larger than running text stays as it is, and nothing becomes smaller than that.
    """
    if measure < 0 or not 0 < least <= 1:
        raise ValueError("display: measure is a width in millimetres, least a part from 0 to 1")
    factor = max(page.measure / measure, least) if measure > page.measure else 1.0
    floor = 1.1 * dict(roles)[Role.BODY].size
    return tuple((role, _smaller(kind, max(factor, min(floor / kind.size, 1.0)))) for role, kind in roles)


def _smaller(kind: Type, factor: float) -> Type:
    if factor == 1.0:
        return kind
    size, lead, after = (round(points * factor, 1) for points in (kind.size, kind.lead, kind.after))
    return replace(kind, size=size, lead=lead, after=after)


def _read_trim(
    page: dict[str, str | float],
    scale: float = 1.0,
    least: float = 0.0,
    roles: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> Trim:
    """A trim; `roles` are those that have a size and a lead of their own."""
    own = tuple((Role(name), float(size), float(lead)) for name, (size, lead) in sorted(roles.items()))
    return Trim(_read_page(page), float(scale), float(least), own)


def _read_fit(closest: float = 1.0, few: float = 0.0) -> tuple[float, float]:
    """How papers are set closer; a house that says nothing never does."""
    if not 0.5 <= closest <= 1 or not 0 <= few <= 1:
        raise ValueError("fit: closest is 0.5 to 1, few is 0 to 1")
    return float(closest), float(few)


def _look_over(house: House) -> None:
    """Raise ValueError for values that would break pages: what is said goes into the refusal."""
    page, colours = house.page, dict(house.colours)
    for name, trim in house.trims:
        small = trim.page
        if min(small.inner, small.outer, small.top, small.bottom) < 0 or small.measure < 60 or small.depth < 90:
            raise ValueError(f"trims.{name}: the margins leave less than 60 by 90 mm of text")
        if not (0.5 <= trim.scale <= 2 and 0 <= trim.least <= 20):
            raise ValueError(f"trims.{name}: scale is 0.5 to 2, least 0 to 20 points")
    if min(page.inner, page.outer, page.top, page.bottom) < 0 or page.measure < 60 or page.depth < 90:
        raise ValueError("page: the margins leave less than 60 by 90 mm of text")
    for token, colour in house.colours:
        if not (isinstance(colour, str) and re.fullmatch("#[0-9A-Fa-f]{6}", colour)):
            raise ValueError(f'colours.{token}: a colour is written "#0F5C6E"')
    families = {(family.name, family.script) for family in house.families}
    for role, kind in house.roles:
        if not 4 <= kind.size <= 120 or not kind.size <= kind.lead <= 4 * kind.size:
            raise ValueError(f"roles.{role}: size is 4 to 120 points, lead at least the size")
        if kind.colour not in colours:
            raise ValueError(f"roles.{role}: there is no colour {kind.colour}")
        if (kind.family, "Latn") not in families:
            raise ValueError(f"roles.{role}: there is no family {kind.family} for Latn")


def _row(raw: dict[str, dict[str, str | float | bool]], role: Role) -> dict[str, str | float | bool]:
    """What a house says of a role; a house made before there were dividers sets their numbers as the cover's title."""
    return raw[Role.COVER_TITLE if role is Role.DIVIDER and role not in raw else role]


def _read_type(row: dict[str, str | float | bool]) -> Type:
    numbers = {key: float(row.get(key, 0.0)) for key in ("tracking", "before", "after")}
    return Type(
        family=str(row["family"]),
        size=float(row["size"]),
        lead=float(row["lead"]),
        weight=Weight(str(row.get("weight", "regular"))),
        italic=bool(row.get("italic", False)),
        colour=str(row.get("colour", "ink")),
        caps=bool(row.get("caps", False)),
        **numbers,
    )
