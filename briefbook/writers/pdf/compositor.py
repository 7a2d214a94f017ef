"""The compositor: sets spans of a paper in the type of the house, and notes what could not be set as asked."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from briefbook.errors import Notice, Phrase, Ref, Weight, phrase
from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang
from briefbook.tree.house import Type
from briefbook.tree.nodes import Block, Role, Span, Tone
from briefbook.writers.pdf.boxes import Box, Tag
from briefbook.writers.pdf.case import PLAIN, Case, Manner, Short
from briefbook.writers.pdf.lines import Line, break_lines
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.styles import ENTRY, Entry, Token
from briefbook.writers.pdf.tokens import Run, Text, set_runs

_SHORT: Final = 40
"""Letters of a text that is remembered with its line."""


class Frame(NamedTuple):
    """Where blocks are set: width in points, the element and the record around them, and the manner of the place.

    The element of a `lone` paragraph is that around it. Text alone (paragraphs, lists) stands `x` points to the right
    of the left edge, so that a list need not move what it has set.
    """

    width: float
    tag: Tag
    ref: Ref | None = None
    manner: Manner = PLAIN
    lone: bool = False
    x: float = 0.0


Lay = Callable[["Compositor", Sequence[Block], Frame], list[Box]]


class Compositor:
    """Sets the text of one paper; holds its notices, the words that it used and the white inside of its boxes."""

    def __init__(self, press: Press, case: Case, lay: Lay, ref: Ref | None = None) -> None:
        self.press = press
        self.case = case
        self.ref = ref
        self._latin = case.house.latin_digits
        self.notices: list[Notice] = []
        self.entries: set[Entry] = set()
        self.anchors: list[tuple[str, Tag]] = []
        self.placed_white = 0.0
        self._lay = lay
        self._depth = 0

    def lay(self, blocks: Sequence[Block], frame: Frame) -> list[Box]:
        """The boxes of blocks one below the other."""
        return self._lay(self, blocks, frame)

    def heading(self, level: int) -> str:
        """The kind of element of the next heading: H1 to H4, never more than one below the last."""
        self._depth = min(level, self._depth + 1)
        return f"H{self._depth}"

    def type(self, role: Role, lang: Lang, manner: Manner = PLAIN) -> Type:
        """The type of a role as it is printed in these surroundings."""
        return self.case.type(manner.role(role), lang)

    def white(self, height: float) -> float:
        """A height in points that parts things, as close as this paper is set."""
        self.placed_white += height
        return height * self.case.spacing

    def text(
        self,
        spans: Sequence[Span],
        lang: Lang,
        role: Role,
        frame: Frame,
        ref: Ref | None = None,
        *,
        size: float = 0.0,
        behind: Sequence[tuple[Span, Role]] = (),
    ) -> Text:
        """The text of a paragraph ready for breaking; what cannot be set is told of `ref`, or of the frame's record.

        `size` in points replaces that of the role; the spans `behind` go on in roles of their own.
        """
        place = ref or frame.ref
        runs: list[Run] = []
        for span in spans:
            self._run(runs, span, role, lang, frame.manner, place, size)
        for span, own in behind:
            self._run(runs, span, own, lang, frame.manner, place, 0.0)
        text = set_runs(runs, lang.rtl, latin=self._latin)
        self.entries.update(map(ENTRY, text.tokens))
        if self.press.lacking:
            self._tell_missing(text.tokens, spans, place)
        return text

    def _run(
        self, runs: list[Run], span: Span, role: Role, lang: Lang, manner: Manner, ref: Ref | None, size: float
    ) -> None:
        case = self.case
        style = case.style(span, manner.role(role) if manner.roles else role, manner, size)
        runs.append((span.text.upper() if style.caps else span.text, style, span.fixed))
        self.entries.add(style.stack.blank)
        if span.note:
            number = str(span.note) if self._latin else digits(str(span.note), lang)
            runs.append((number, case.raised(style), True))
        if span.italic and span.lang.script == "Arab":
            self._tell_italic(span, ref)

    def lines(
        self, spans: Sequence[Span], lang: Lang, role: Role, frame: Frame, width: float, ref: Ref | None = None
    ) -> Sequence[Line]:
        """The lines of a paragraph at `width` points; a word wider than that is told.

        A short text of one span is set once in each style: half of the paragraphs of a book are such.
        """
        place = ref or frame.ref
        span = spans[0] if len(spans) == 1 else None
        if span is None or span.note or span.italic or len(span.text) > _SHORT:
            return self.broken(self.text(spans, lang, role, frame, ref), width, place)
        manner, case = frame.manner, self.case
        key = (case.style(span, manner.role(role), manner), span.text, span.fixed, lang.rtl)
        kept = case.short.get(key)
        if kept and kept.lines[0].width <= width:
            self.entries.update(kept.entries)
            return kept.lines
        text = self.text(spans, lang, role, frame, ref)
        lines = self.broken(text, width, place)
        if len(lines) == 1 and not any(token[1].missing for token in text.tokens):
            case.keep(key, Short((lines[0],), frozenset([key[0].stack.blank, *map(ENTRY, text.tokens)])))
        return lines

    def broken(self, text: Text, width: float, ref: Ref | None) -> list[Line]:
        """The text as lines of at most `width` points."""
        lines, wide, made = break_lines(text, width)
        if made:
            self.entries.update([token[1] for line in lines for token in line.tokens])
        for word in wide:
            said = phrase("“{word}” is wider than its column. Shorten it or give the column more room.", word=word)
            self.tell("wide_word", said, ref)
        return lines

    def words(
        self, text: str, lang: Lang, role: Role, frame: Frame, *, tone: Tone = Tone.PLAIN, bold: bool = False
    ) -> Line | None:
        """A short text of our own in one line; None for an empty one."""
        lines = self.lines((Span(text, lang, tone=tone, bold=bold),), lang, role, frame, 9e9)
        return lines[0] if lines else None

    def tell(self, rule: str, said: Phrase, ref: Ref | None, weight: Weight = Weight.SHOULD) -> None:
        """Note once what could not be set as asked; without a place of its own it is that of the paper."""
        notice = Notice(rule, said, ref or self.ref, weight)
        if notice not in self.notices:
            self.notices.append(notice)

    def _tell_italic(self, span: Span, ref: Ref | None) -> None:
        if span.text.strip():
            text = span.text.strip()[:60]
            said = phrase("“{text}” asks for italics, which Persian has not; it is set heavier instead.", text=text)
            self.tell("italic", said, span.source or ref, Weight.NOTE)

    def _tell_missing(self, tokens: Sequence[Token], spans: Sequence[Span], ref: Ref | None) -> None:
        source = next((span.source for span in spans if span.source), None)
        for ch in "".join([token[1].missing for token in tokens]):
            said = phrase(
                "No font has the character {code} (“{character}”); its place stays empty. Write it otherwise.",
                code=f"U+{ord(ch):04X}",
                character=ch,
            )
            self.tell("no_glyph", said, source or ref, Weight.MUST)
