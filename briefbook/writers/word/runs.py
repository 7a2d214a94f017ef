"""Spans -> runs: the only place that writes run properties. Direction is found over the whole paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefbook.lang.bidi.tokens import ltr_tokens
from briefbook.lang.digits import digits, latin_figures
from briefbook.lang.tongue import Lang
from briefbook.tree.house import House
from briefbook.tree.nodes import Role, Span, Tone
from briefbook.writers.word.emphasis import FIGURES, LINK, NOTE_NUMBER, TEXT, Emphasis
from briefbook.writers.word.escape import attribute, content
from briefbook.writers.word.faces import face
from briefbook.writers.word.languages import TAGS, western
from briefbook.writers.word.register import Register

# The outer mark parts a token from what stands beside it, the inner one holds it: the picture of an isolate,
# without asking the reader's program for isolates. LibreOffice ignores the run split, so the marks are what works.
BEFORE: Final = "\u200f\u200e"
AFTER: Final = "\u200e\u200f"
MARK: Final = "BBMark"
"""Character style of the marking."""

TAB: Final = "<w:r><w:tab/></w:r>"
_LETTERS: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RTL: Final = re.compile(f"[{_LETTERS}]")
_STRETCH: Final = re.compile(f"[{_LETTERS}](?:[{_LETTERS}\u200c\u200d\u00a0 .:/–-]*[{_LETTERS}])?")


_LIGHT: Final = ("white", "on_deep", "quiet_on_deep")
_ON_DEEP: Final = {Tone.MUTED: "quiet_on_deep", Tone.GOLD: "on_deep", Tone.AMBER: "on_deep"}


class Piece(NamedTuple):
    """A stretch of one span in one direction, with the marks at the ends of a token."""

    text: str
    rtl: bool


class Ground(NamedTuple):
    """What the place of a text changes in it: light colours on `deep` ground, colour tokens, a heavier weight.

    `label` is the colour of labels, `colour` that of roles that are plain ink; empty ones change nothing.
    """

    deep: bool = False
    label: str = ""
    colour: str = ""
    strong: bool = False


PLAIN: Final = Ground()


class Manner(NamedTuple):
    """What decides the properties of a run, besides its style."""

    role: Role
    rtl: bool
    lang: Lang
    bold: bool = False
    italic: bool = False
    strike: bool = False
    tone: Tone = Tone.PLAIN
    ground: Ground = PLAIN
    raised: bool = False
    linked: bool = False
    figures: bool = False
    joined: bool = False


class Fount(NamedTuple):
    """The type of one role on one ground; `opened` keeps the start of a run for each manner that was asked for."""

    role: Role
    ground: Ground
    opened: dict[tuple[object, ...], str]


class Runs:
    """Writes runs for one document and remembers the properties that it has composed; `used` are its emphases."""

    def __init__(self, house: House, lang: Lang, register: Register, papers: frozenset[str]) -> None:
        self._house = house
        self._latin = house.latin_digits
        self._lang = lang
        self._register = register
        self.papers = papers
        self.used: set[Emphasis] = set()
        self._known: dict[Manner, str] = {}
        self._founts: dict[tuple[Role, Ground], Fount] = {}

    def spans(self, spans: Sequence[Span], lang: Lang, role: Role, ground: Ground = PLAIN) -> str:
        """Runs of the spans of a paragraph in `lang` that stands on `ground`."""
        return self.set(spans, lang, self.fount(role, ground))

    def fount(self, role: Role, ground: Ground) -> Fount:
        """The fount of a role on a ground, the same at each call."""
        known = self._founts.get((role, ground))
        if known is None:
            known = self._founts[role, ground] = Fount(role, ground, {})
        return known

    def set(self, spans: Sequence[Span], lang: Lang, fount: Fount) -> str:
        """Runs of the spans of a paragraph in `lang`, in a fount of this document.

        The way of nearly all text: a span of one direction is one run, and the start of that is known.
        """
        if lang.rtl:
            return self._mixed(spans, lang, fount)
        for span in spans:
            if not span.text.isascii() and _RTL.search(span.text):
                return self._mixed(spans, lang, fount)
        out = ""
        opened = fount.opened
        for span in spans:
            text = span.text
            if text:
                key = (span.lang, span.bold, span.italic, span.strike, span.tone, span.link == "")
                start = opened.get(key)
                if start is None:
                    start = opened[key] = self._open(span, fount, rtl=False)
                text = f"{start}{content(text)}</w:t></w:r>"
            if span.note or span.link or span.source is not None:
                text = self._around(text, span, lang, fount)
            out += text
        return out

    def _mixed(self, spans: Sequence[Span], lang: Lang, fount: Fount) -> str:
        """Runs of a paragraph that holds right-to-left text."""
        out = []
        opened = fount.opened
        for span, pieces in zip(spans, split(spans, rtl=lang.rtl), strict=True):
            inner = ""
            for text, rtl in pieces:
                if not text:
                    continue
                if self._latin:
                    text = latin_figures(text)
                joined = span.fixed and not rtl and _RTL.search(text) is not None
                key = (span.lang, span.bold, span.italic, span.strike, span.tone, span.link == "", rtl, joined)
                start = opened.get(key)
                if start is None:
                    start = opened[key] = self._open(span, fount, rtl=rtl, joined=joined)
                inner += f"{start}{content(text)}</w:t></w:r>"
            if span.note or span.link or span.source is not None:
                inner = self._around(inner, span, lang, fount)
            out.append(inner)
        return "".join(out)

    def _open(self, span: Span, fount: Fount, *, rtl: bool, joined: bool = False) -> str:
        """The start of a run in the manner of a span."""
        role, ground, _ = fount
        weight = span.bold or ground.strong
        linked = bool(span.link)
        manner = Manner(
            role, rtl, span.lang, weight, span.italic, span.strike, span.tone, ground, linked=linked, joined=joined
        )
        return f'<w:r>{self._properties(manner)}<w:t xml:space="preserve">'

    def _around(self, runs: str, span: Span, lang: Lang, fount: Fount) -> str:
        """The runs of a span with its note, its link and the bookmark of its field."""
        if span.note:
            runs += self._raised(span, lang, fount.role, fount.ground)
        if span.link:
            runs = self._linked(runs, span.link)
        if span.source is not None and span.source.field:
            start, end = self._register.field(span.source)
            runs = start + runs + end
        return runs

    def field(self, code: str, cached: str, role: Role, *, bold: bool = False) -> str:
        """A field that shows the figures `cached` until somebody updates it, Persian ones in a Persian book."""
        persian = self._lang.rtl and not self._latin
        manner = Manner(role, self._lang.rtl, self._lang, bold=bold, figures=persian)
        properties = self._properties(manner)
        return (
            f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{properties}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
            f'<w:r>{properties}<w:t xml:space="preserve">{content(cached)}</w:t></w:r>'
            f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
        )

    def mark(self, text: str) -> str:
        """The marking of a page as a run within another paragraph."""
        turned = "<w:rtl/>" if self._lang.rtl else ""
        properties = f'<w:rPr><w:rStyle w:val="{MARK}"/>{turned}</w:rPr>'
        return f'<w:r>{properties}<w:t xml:space="preserve">{content(text)}</w:t></w:r>'

    def _raised(self, span: Span, lang: Lang, role: Role, ground: Ground) -> str:
        manner = Manner(
            role, lang.rtl, lang, tone=Tone.PLAIN if ground.deep else Tone.ACCENT, ground=ground, raised=True
        )
        number = str(span.note) if self._latin else digits(str(span.note), lang)
        return f"<w:r>{self._properties(manner)}<w:t>{number}</w:t></w:r>"

    def _linked(self, inner: str, link: str) -> str:
        if link.startswith("#"):
            code, _, anchor = link[1:].partition("/")
            if code not in self.papers:
                return inner
            return f'<w:hyperlink w:anchor="{self._register.place(code, anchor)}">{inner}</w:hyperlink>'
        rid = self._register.link(link)
        return f'<w:hyperlink r:id="{attribute(rid)}">{inner}</w:hyperlink>' if rid else inner

    def _properties(self, manner: Manner) -> str:
        known = self._known.get(manner)
        if known is None:
            style, inner = _compose(manner, self._house, self._lang)
            if style.name:
                self.used.add(style)
                inner = f'<w:rStyle w:val="{style.style}"/>{inner}'
            known = self._known[manner] = f"<w:rPr>{inner}</w:rPr>" if inner else ""
        return known


def split(spans: Sequence[Span], *, rtl: bool) -> list[list[Piece]]:
    """For each span its pieces. In a right-to-left paragraph every left-to-right token is a piece between marks."""
    text = "".join(span.text for span in spans)
    if rtl:
        cuts = _tokens(spans, text)
    elif _RTL.search(text):
        cuts = [(match.start(), match.end()) for match in _STRETCH.finditer(text)]
    else:
        return [[Piece(span.text, rtl=False)] for span in spans]
    out: list[list[Piece]] = []
    at = 0
    for span in spans:
        out.append(list(_cut(span.text, at, cuts, rtl)))
        at += len(span.text)
    return out


def _cut(text: str, at: int, cuts: list[tuple[int, int]], rtl: bool) -> Iterator[Piece]:
    """Pieces of a span that stands at `at` of its paragraph; inside a cut the direction is the other one."""
    end = at + len(text)
    inside = [(a, b) for a, b in cuts if a < end and b > at]
    edges = sorted({at, end, *(max(a, at) for a, _ in inside), *(min(b, end) for _, b in inside)})
    starts = {a for a, _ in inside} if rtl else set()
    ends = {b for _, b in inside} if rtl else set()
    for a, b in pairwise(edges):
        other = any(start <= a and b <= stop for start, stop in inside)
        marked = text[a - at : b - at]
        if other and rtl:
            marked = (BEFORE if a in starts else "") + marked + (AFTER if b in ends else "")
        yield Piece(marked, rtl != other)


def _tokens(spans: Sequence[Span], text: str) -> list[tuple[int, int]]:
    """Left-to-right tokens of a right-to-left paragraph; a typed field is one as a whole."""
    fixed: list[tuple[int, int]] = []
    at = 0
    for span in spans:
        if span.fixed and span.text:
            fixed.append((at, at + len(span.text)))
        at += len(span.text)
    free = [(a, b) for a, b in ltr_tokens(text) if not any(a < stop and b > start for start, stop in fixed)]
    return sorted(fixed + free)


def _compose(manner: Manner, house: House, book: Lang) -> tuple[Emphasis, str]:
    """The character style of a run, and the properties no style can carry: what its script and language ask for."""
    kind = house.type(manner.role, Lang.FA if manner.rtl else Lang.EN)
    own = face(house, kind, "Arab" if manner.rtl else "Latn")
    # Arabic script has no slant: what others set in italics is set in weight.
    heavy = manner.bold or (manner.italic and manner.rtl)
    token = _token(manner, kind.colour)
    sort = LINK if manner.linked else NOTE_NUMBER if manner.raised else FIGURES if manner.figures else TEXT
    style = Emphasis(
        sort,
        token if token != kind.colour else "",
        # A bold style within a bold one takes the weight away again (ECMA-376 part 1, 17.7.3).
        strong=heavy and not own.bold and kind.family == house.text,
        italic=manner.italic and not manner.rtl and not own.italic,
        strike=manner.strike,
    )
    return style, "".join(_direct(manner, house, book))


def _direct(manner: Manner, house: House, book: Lang) -> Iterator[str]:
    if manner.rtl and not book.rtl and house.type(manner.role, Lang.EN).tracking:
        yield '<w:spacing w:val="0"/>'  # tracking tears joined letters apart
    if manner.rtl:
        yield "<w:rtl/>"
    elif manner.joined:
        yield "<w:cs/>"
    if not manner.rtl and western(manner.lang) != western(book):
        yield f'<w:lang w:val="{TAGS[Lang.EN if manner.lang.rtl else manner.lang]}"/>'


def _token(manner: Manner, own: str) -> str:
    """The colour token of a run: its tone, on deep ground a light one, else that of the place or the role."""
    ground = manner.ground
    if ground.deep:
        light = own if own in _LIGHT else "white"
        return light if manner.tone in (Tone.PLAIN, Tone.INK) else _ON_DEEP.get(manner.tone, "white")
    if manner.tone is not Tone.PLAIN:
        return manner.tone.value
    if manner.role is Role.LABEL and ground.label:
        return ground.label
    return ground.colour if ground.colour and own == "ink" and not manner.linked else own
