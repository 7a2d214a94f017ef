"""What has changed since the edition before, as the reader of this copy sees it: told in the front papers alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from briefbook.book.differing import Difference, difference
from briefbook.book.forms import DOT, Blocks, Spans, bracketed, joined, linked, para, plain, strong, toned
from briefbook.errors import Phrase, phrase
from briefbook.lang.digits import digits
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.tree.dump import dump_paper
from briefbook.tree.nodes import Block, Book, Box, Contents, Entry, Panel, Paper, Role, Tone


@dataclass(frozen=True, slots=True)
class Changes:
    """Papers that print something else, that are new, and that are gone; each in the order of its book.

    `how` says by its code how a changed paper differs, `same` are the codes of papers that print what they did.
    """

    changed: tuple[Paper, ...]
    new: tuple[Paper, ...]
    gone: tuple[Paper, ...]
    how: Mapping[str, Difference]
    same: frozenset[str]


def changes(before: Book, book: Book) -> Changes:
    """How the papers behind tabs differ from those of an earlier book for the same reader, in the same language.

    They are compared by all that they print. The front papers are left out: they tell of the others.
    """
    earlier = {paper.code: paper for paper in _behind_tabs(before)}
    had = {code: dump_paper(paper) for code, paper in earlier.items()}
    has = {paper.code: dump_paper(paper) for paper in _behind_tabs(book)}
    changed = tuple(p for p in _behind_tabs(book) if p.code in had and had[p.code] != has[p.code])
    return Changes(
        changed,
        tuple(p for p in _behind_tabs(book) if p.code not in had),
        tuple(p for p in _behind_tabs(before) if p.code not in has),
        {paper.code: difference(earlier[paper.code], paper) for paper in changed},
        frozenset(code for code, text in has.items() if had.get(code) == text),
    )


def _behind_tabs(book: Book) -> Iterable[Paper]:
    """The papers of numbered tabs without dividers."""
    return [paper for tab in book.tabs if tab.number for paper in tab.papers if not paper.divider]


def told(book: Book, found: Changes, number: int | None) -> Book:
    """The book with the changes since edition `number` (None = it has none) below its contents; no other page changes
    but the control sheet, where papers that print what they did keep that edition.

    Where nothing has changed there is no strip.
    """
    if number:
        book = _in_front(book, lambda paper: _kept(paper, found.same, number))
    blocks = tuple(_lines(found, book.lang))
    if not blocks:
        return book
    title = phrase("Changed since edition {n}", n=number) if number else phrase("Changed since the last edition")
    label = toned(plain(say(title, book.lang), book.lang), Tone.ACCENT)
    strip = Box((*para(label, book.lang, Role.FIELD, keep=True), *blocks), Panel.TINT, book.lang)
    return _in_front(book, lambda paper: _with(paper, strip))


def _in_front(book: Book, change: Callable[[Paper], Paper]) -> Book:
    """The book with its front papers changed."""
    tabs = tuple(
        tab if tab.number else replace(tab, papers=tuple(change(paper) for paper in tab.papers)) for tab in book.tabs
    )
    return replace(book, tabs=tabs)


def _kept(paper: Paper, same: frozenset[str], number: int) -> Paper:
    """The paper with edition `number` beside the papers of its lists that are the same, where it names editions."""
    blocks = tuple(
        replace(block, entries=tuple(_dated(entry, number) if entry.code in same else entry for entry in block.entries))
        if isinstance(block, Contents)
        else block
        for block in paper.blocks
    )
    return paper if blocks == paper.blocks else replace(paper, blocks=blocks)


def _dated(entry: Entry, number: int) -> Entry:
    """The line with another number where it names an edition, a span that comes from one."""
    words = say(phrase("ed. {n}", n=number), entry.lang).replace(" ", "\u00a0")
    title = tuple(
        replace(span, text=words) if span.source and span.source.table == "edition" else span for span in entry.title
    )
    return replace(entry, title=title)


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
    codes = (_changed(paper, found.how.get(paper.code, Difference()), lang) for paper in found.changed)
    yield from _line(phrase("Changed:"), joined(codes, comma, lang), lang)
    yield from _line(phrase("New:"), joined((_named(paper, lang) for paper in found.new), DOT, lang), lang)
    yield from _line(phrase("Taken out:"), joined((_told(paper, lang) for paper in found.gone), DOT, lang), lang)


def _line(title: Phrase, spans: Spans, lang: Lang) -> Blocks:
    said = toned(plain(f"{say(title, lang)} ", lang), Tone.MUTED)
    return para((*said, *spans), lang, Role.SMALL) if spans else ()


def _changed(paper: Paper, how: Difference, lang: Lang) -> Spans:
    """The code of a changed paper, with how many of its records came, went, moved or changed, where that is known."""
    told_ = (
        (phrase("{n} added", n=how.added), how.added),
        (phrase("{n} removed", n=how.removed), how.removed),
        (phrase("{n} moved", n=how.moved), how.moved),
        (phrase("{n} changed", n=how.changed), how.changed),
    )
    comma = "، " if lang.rtl else ", "
    parts = joined((plain(say(words, lang), lang) for words, count in told_ if count), comma, lang)
    return (*linked(_code(paper, lang), paper.code), *toned(bracketed(parts, lang), Tone.MUTED))


def _code(paper: Paper, lang: Lang) -> Spans:
    return strong(toned(plain(digits(paper.code, lang), lang), Tone.ACCENT))


def _told(paper: Paper, lang: Lang) -> Spans:
    """Code and title of a paper."""
    return joined((_code(paper, lang), paper.title), "\u00a0", lang)


def _named(paper: Paper, lang: Lang) -> Spans:
    return linked(_told(paper, lang), paper.code)
