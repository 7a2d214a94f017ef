"""Markdown of a field to blocks and spans: one parser, built once, remembered by text."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefbook.errors import Notice, Ref, phrase
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Block, Paragraph, Span

if TYPE_CHECKING:
    import markdown

    from briefbook.book.reading import Draw

# Caps before parsing: Python-Markdown is quadratic in brackets and recursive in depth (20,000 `[` took 65 s).
BRACKETS_A_PARAGRAPH = 200
BRACKETS_A_FIELD = 1000
DEPTH = 20
NOTES = 200
LENGTH = 50_000
_REMEMBERED = 20_000

_DEEP = re.compile(rf"^(?:\s*(?:>|[-*+]\s|\d+[.)]\s)){{{DEPTH},}}|^(?:    |\t){{{DEPTH},}}", re.MULTILINE)
_NOTE = re.compile(r"^\[\^", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True)
class Prose:
    """The Markdown parser and what it has read; not for two threads at once.

    `notices` collects what could not be placed, each text once.
    """

    notices: list[Notice] = field(default_factory=list)
    _parser: "markdown.Markdown | None" = None
    _read: dict[tuple[str, Lang, Ref | None], tuple[tuple[Block, ...], tuple[Notice, ...]]] = field(
        default_factory=dict
    )

    def blocks(self, text: str, lang: Lang, ref: Ref | None = None, draw: "Draw | None" = None) -> tuple[Block, ...]:
        """Blocks of a Markdown text in `lang`, each with `ref`; notes of the text stand at its end.

        `draw` gives the figure for `![alt](photo:id)`. Text over a cap comes back as plain paragraphs, with a notice.
        """
        key = (text, lang, ref)
        if draw is None and key in self._read:
            blocks, notices = self._read[key]
        else:
            blocks, notices = self._parsed(text, lang, ref, draw)
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[key] = (blocks, notices)
        self.notices += [notice for notice in notices if notice not in self.notices]
        return blocks

    def spans(self, text: str, lang: Lang, ref: Ref | None = None) -> tuple[Span, ...]:
        """Inline text only: the spans of all paragraphs, joined by line breaks."""
        out: list[Span] = []
        for block in self.blocks(text, lang, ref):
            if isinstance(block, Paragraph):
                if out:
                    out.append(Span("\u2028", lang))
                out += block.spans
        return tuple(out)

    def _parsed(
        self, text: str, lang: Lang, ref: Ref | None, draw: "Draw | None"
    ) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
        if not text.strip():
            return (), ()
        if over_a_cap(text):
            return _plain(text, lang, ref)
        from briefbook.book import dialect, reading  # 40 ms that a first paint must not pay

        if self._parser is None:
            self._parser = dialect.parser()
        self._parser.reset()
        html = self._parser.convert(dialect.repaired(text))
        read = reading.Reading(lang, ref, draw)
        blocks = read.blocks(reading.element_of(html), lang)
        return blocks, tuple(read.notices)


def over_a_cap(text: str) -> bool:
    """Whether a text is longer, deeper or more bracketed than the parser can take in reasonable time."""
    if len(text) > LENGTH or text.count("[") > BRACKETS_A_FIELD or len(_NOTE.findall(text)) > NOTES:
        return True
    if _DEEP.search(text):
        return True
    return any(part.count("[") > BRACKETS_A_PARAGRAPH for part in _PARAGRAPHS.split(text))


def _plain(text: str, lang: Lang, ref: Ref | None) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    parts = [part.strip().replace("\n", "\u2028") for part in _PARAGRAPHS.split(text)]
    blocks = tuple(Paragraph((Span(part, lang, source=ref),), lang, ref=ref) for part in parts if part)
    why = phrase("This text has too many brackets, levels or notes to be formatted; it is printed as it was typed.")
    return blocks, (Notice("prose-cap", why, ref),)
