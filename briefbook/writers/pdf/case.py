"""The case of a house: its types by role and script, and the styles of spans, each made once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from briefbook.lang.tongue import Lang
from briefbook.tree.house import House, Type, Weight
from briefbook.tree.nodes import Role, Span, Tone
from briefbook.writers.pdf.lines import Line
from briefbook.writers.pdf.styles import Entry, Stack, Style

_ON_DEEP: Final = {Tone.MUTED: "quiet_on_deep", Tone.GOLD: "on_deep", Tone.AMBER: "on_deep"}
_LIGHT: Final = frozenset({"white", "on_deep", "quiet_on_deep"})


class Manner(NamedTuple):
    """How the surroundings change a role: another role, white on deep ground, colour tokens, a heavier weight."""

    roles: tuple[tuple[Role, Role], ...] = ()
    deep: bool = False
    label: str = ""
    colour: str = ""
    bold: bool = False

    def role(self, role: Role) -> Role:
        """The role that is printed here in place of `role`."""
        for asked, printed in self.roles:
            if asked is role:
                return printed
        return role


PLAIN: Final = Manner()


class Short(NamedTuple):
    """A short text in its one line, and the words that it uses."""

    lines: tuple[Line]
    entries: frozenset[Entry]


_Key = tuple[Style, str, bool, bool]
_SHORTS: Final = 20_000


class Case:
    """Types, colours and styles of one house. `stack` gives the faces of file stems for a Latin language tag.

    `spacing` is the part of the house's white that is left between things, at most 1.
    """

    def __init__(self, house: House, stack: Callable[[tuple[str, ...], str], Stack]) -> None:
        self.house = house
        self.spacing = 1.0
        self.work: Counter[str] = Counter()
        self.short: dict[_Key, Short] = {}
        self._stack = stack
        self._types: dict[tuple[Role, str], Type] = {}
        self._inks: dict[str, str] = {}
        self._styles: dict[object, Style] = {}
        self._closer: dict[float, Case] = {}

    def closer(self, spacing: float) -> "Case":
        """The case of the same house and styles with only this part of the white between things."""
        found = self._closer.get(spacing)
        if found is None:
            found = self._closer[spacing] = Case(self.house, self._stack)
            found.spacing, found._inks, found._styles, found.short = spacing, self._inks, self._styles, self.short
        return found

    def keep(self, key: _Key, short: Short) -> None:
        """Remember a short text by its style, letters, whether it is fixed, and direction; at most 20,000 of them."""
        if len(self.short) >= _SHORTS:
            self.short.clear()
        self.short[key] = short

    def type(self, role: Role, lang: Lang) -> Type:
        """The type of a role in a language."""
        key = (role, lang)
        found = self._types.get(key)
        if found is None:
            found = self.house.type(role, lang)
            if self.spacing != 1:
                found = replace(found, before=found.before * self.spacing, after=found.after * self.spacing)
            self._types[key] = found
        return found

    def ink(self, token: str) -> str:
        """A colour of the house as the three operands of a PDF colour operator."""
        found = self._inks.get(token)
        if found is None:
            found = self._inks[token] = _operands(self.house.colour(token))
        return found

    def style(self, span: Span, role: Role, manner: Manner, size: float = 0.0) -> Style:
        """The style of a span in a role; `size` in points replaces that of the role."""
        key = (role, span.lang, span.bold, span.italic, span.strike, span.link, span.tone, manner, size)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = self._made(span, role, manner, size)
        return found

    def raised(self, style: Style) -> Style:
        """The style of the figure of a note behind text of `style`."""
        found = self._styles.get(style)
        if found is None:
            size = min(max(style.size * 0.62, 5.0), 9.0)
            rise = round(0.72 * style.size - 0.66 * size, 2)  # its figures end a little above the capitals
            found = Style(style.stack, size, self.ink("accent"), rise=rise, lang=style.lang)
            self._styles[style] = found
        return found

    def __len__(self) -> int:
        """How many styles were made."""
        return len(self._styles)

    def _made(self, span: Span, role: Role, manner: Manner, size: float) -> Style:
        type_ = self.type(role, span.lang)
        arabic = span.lang.script == "Arab"
        weight = Weight.BOLD if span.bold or manner.bold else type_.weight
        if span.italic and arabic and weight is Weight.REGULAR:
            weight = Weight.MEDIUM
        italic = type_.italic != span.italic and not arabic
        stems = self.house.stack(type_.family, span.lang.script, weight, italic)
        latin = "sr" if span.lang in (Lang.SR_LATN, Lang.SR_CYRL) else "en"
        return Style(
            self._stack(stems, latin),
            size or type_.size,
            self.ink(_token(span, role, type_, manner)),
            tracking=type_.tracking,
            link=span.link,
            strike=span.strike,
            caps=type_.caps,
            lang=span.lang.value,
        )


def _token(span: Span, role: Role, type_: Type, manner: Manner) -> str:
    """The colour token of a span: its tone, on deep ground a light one, else that of the place or the role."""
    if manner.deep:
        light = type_.colour if type_.colour in _LIGHT else "white"
        return light if span.tone in (Tone.PLAIN, Tone.INK) else _ON_DEEP.get(span.tone, "white")
    if span.tone is not Tone.PLAIN:
        return span.tone.value
    if role is Role.LABEL and manner.label:
        return manner.label
    if span.link:
        return "accent"
    return manner.colour if manner.colour and type_.colour == "ink" else type_.colour


def _operands(colour: str) -> str:
    """A colour "#rrggbb" as three numbers from 0 to 1."""
    parts = [f"{int(colour[n : n + 2], 16) / 255:.3f}" for n in (1, 3, 5)]
    return " ".join([part.rstrip("0").rstrip(".") for part in parts])
