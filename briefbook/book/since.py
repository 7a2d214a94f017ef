"""What has changed since the edition before, as the reader of this copy sees it: told in the contents alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefbook.book.forms import DOT, Blocks, Spans, joined, linked, para, plain, strong, toned
from briefbook.errors import Phrase, phrase
from briefbook.lang.digits import digits
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.tree.dump import dump_paper
from briefbook.tree.nodes import Block, Book, Box, Contents, Panel, Paper, Role, Tone


@dataclass(frozen=True, slots=True)
class Changes:
    """Papers that print something else, that are new, and that are gone; each in the order of its book."""

    changed: tuple[Paper, ...]
    new: tuple[Paper, ...]
    gone: tuple[Paper, ...]


def changes(before: Book, book: Book) -> Changes:
    """How the papers behind tabs differ from those of an earlier book for the same reader, in the same language.

    They are compared by all that they print. The front papers are left out: they tell of the others.
    """
    had = {paper.code: dump_paper(paper) for paper in _behind_tabs(before)}
    has = {paper.code: dump_paper(paper) for paper in _behind_tabs(book)}
    return Changes(
        tuple(p for p in _behind_tabs(book) if p.code in had and had[p.code] != has[p.code]),
        tuple(p for p in _behind_tabs(book) if p.code not in had),
        tuple(p for p in _behind_tabs(before) if p.code not in has),
    )


def _behind_tabs(book: Book) -> Iterable[Paper]:
    """The papers of numbered tabs without dividers."""
    return [paper for tab in book.tabs if tab.number for paper in tab.papers if not paper.divider]


def told(book: Book, found: Changes, number: int | None) -> Book:
    """The book with the changes since edition `number` (None = it has none) below its contents; no other paper changes.

    Without contents, or where nothing has changed, it stays as it is.
    """
    blocks = tuple(_lines(found, book.lang))
    if not blocks:
        return book
    title = phrase("Changed since edition {n}", n=number) if number else phrase("Changed since the last edition")
    label = toned(plain(say(title, book.lang), book.lang), Tone.ACCENT)
    strip = Box((*para(label, book.lang, Role.FIELD, keep=True), *blocks), Panel.TINT, book.lang)
    tabs = tuple(
        tab if tab.number else replace(tab, papers=tuple(_with(paper, strip) for paper in tab.papers))
        for tab in book.tabs
    )
    return replace(book, tabs=tabs)


def _with(paper: Paper, strip: Block) -> Paper:
    """The paper with the strip as its last block but the line of the edition, if it holds the contents.

    The control sheet lists papers too, but no tabs.
    """
    lists = [block for block in paper.blocks if isinstance(block, Contents)]
    if not any(not entry.paper for block in lists for entry in block.entries):
        return paper
    return replace(paper, blocks=(*paper.blocks[:-1], strip, paper.blocks[-1]))


def _lines(found: Changes, lang: Lang) -> Iterable[Block]:
    comma = "، " if lang.rtl else ", "
    codes = (linked(_code(paper, lang), paper.code) for paper in found.changed)
    yield from _line(phrase("Changed:"), joined(codes, comma, lang), lang)
    yield from _line(phrase("New:"), joined((_named(paper, lang) for paper in found.new), DOT, lang), lang)
    yield from _line(phrase("Taken out:"), joined((_told(paper, lang) for paper in found.gone), DOT, lang), lang)


def _line(title: Phrase, spans: Spans, lang: Lang) -> Blocks:
    said = toned(plain(f"{say(title, lang)} ", lang), Tone.MUTED)
    return para((*said, *spans), lang, Role.TABLE) if spans else ()


def _code(paper: Paper, lang: Lang) -> Spans:
    return strong(toned(plain(digits(paper.code, lang), lang), Tone.ACCENT))


def _told(paper: Paper, lang: Lang) -> Spans:
    """Code and title of a paper."""
    return joined((_code(paper, lang), paper.title), "\u00a0", lang)


def _named(paper: Paper, lang: Lang) -> Spans:
    return linked(_told(paper, lang), paper.code)
