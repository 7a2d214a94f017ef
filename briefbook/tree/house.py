"""House style as values: page, type per role and script, colours. Millimetres; type in points; colours "#rrggbb"."""

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from briefbook.errors import ReadError
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Role


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
class House:
    """One house style. Hashable, so that caches may use it as a key."""

    name: str
    page: Page
    colours: tuple[tuple[str, str], ...]
    roles: tuple[tuple[Role, Type], ...]
    families: tuple[Family, ...]
    arabic_size: float
    arabic_lead: float
    word_fonts: tuple[tuple[str, str], ...]

    def colour(self, token: str) -> str:
        """The colour of a token as "#rrggbb"."""
        return dict(self.colours)[token]

    def type(self, role: Role, lang: Lang) -> Type:
        """Type of a role in a language: Arabic script is larger, wider led, without capitals, tracking or slant."""
        return _type(self, role, lang.script)

    def stack(self, family: str, script: str, weight: Weight, italic: bool = False) -> tuple[str, ...]:
        """Stems of font files to try, in order, for a character of a run in `script`."""
        return _stack(self, family, script, weight, italic)

    def word_font(self, family: str, script: str) -> str:
        """Name of the font that a DOCX names for a family and script."""
        return dict(self.word_fonts)[f"{family} {script}"]


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
        return House(
            name=raw["name"],
            page=Page(**raw["page"]),
            colours=tuple(sorted(raw["colours"].items())),
            roles=tuple((role, _read_type(raw["roles"][role.value])) for role in Role),
            families=tuple(
                Family(name, script, tuple(sorted((key, tuple(stems)) for key, stems in faces.items())))
                for name, scripts in sorted(raw["families"].items())
                for script, faces in sorted(scripts.items())
            ),
            arabic_size=raw["arabic"]["size"],
            arabic_lead=raw["arabic"]["lead"],
            word_fonts=tuple(sorted(raw["word_fonts"].items())),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as wrong:
        raise ReadError(
            "The house style cannot be read: {reason}. Mend the file or choose another.", reason=wrong
        ) from wrong


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
