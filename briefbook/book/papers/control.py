"""Control sheet: editions with their reasons, the live pages, clearances, who has which copy, how to file."""

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Spans,
    bracketed,
    joined,
    line_cell,
    linked,
    para,
    plain,
    row,
    ruled,
    section,
    strong,
    toned,
    whole,
)
from briefbook.book.outline import sections
from briefbook.book.papers.opening import opening, titled
from briefbook.errors import Phrase, Ref, phrase
from briefbook.lang.dates import say_moment
from briefbook.model.outline import Edition, Layout, StoredPaper
from briefbook.model.record import Clearance
from briefbook.tree.nodes import Column, Contents, Entry, Item, List, Look, Role, Row, Table, Tone

COPIES = 5


def control(desk: Desk, paper: StoredPaper) -> Blocks:
    """The sheet; empty where no edition is recorded."""
    if not desk.dossier.of(Edition):
        return ()
    lang = desk.lang
    return (
        *opening(desk, paper, desk.say(phrase("Editions and copies"))),
        *section(desk.say(phrase("Editions")), _editions(desk), lang),
        *section(desk.say(phrase("Live pages")), _live(desk), lang),
        *section(desk.say(phrase("Clearances")), _clearances(desk), lang),
        *section(desk.say(phrase("Filing")), _filing(desk), lang),
        *section(desk.say(phrase("Copies")), (_register(desk),), lang),
    )


def _so_far(desk: Desk) -> tuple[Edition, ...]:
    """The editions that there were when the book was made."""
    return tuple(e for e in desk.dossier.of(Edition) if e.made is None or e.made <= desk.made)


def _editions(desk: Desk) -> Blocks:
    rows: list[Row] = []
    for edition in _so_far(desk):
        number = desk.figures(edition.number) if edition.number is not None else ()
        made = plain(say_moment(edition.made, desk.lang), desk.lang) if edition.made else ()
        cells = (number, made, desk.line(edition, "reason"))
        rows.append(row(*(line_cell(c, desk.lang) for c in cells), ref=Ref("edition", edition.id)))
    heads = (desk.say(phrase("Edition")), desk.say(phrase("Made")), desk.say(phrase("Reason")))
    return ruled(zip((14, 40, 46), heads, strict=True), rows, desk.lang)


def _papers(desk: Desk) -> list[StoredPaper]:
    """The papers that are in this book."""
    return [p for part in sections(desk.dossier, desk.plan) for p in part.papers if p.id in desk.codes]


def _live(desk: Desk) -> Blocks:
    """Every paper with its edition and unit; writers fill in its sides from the pages themselves."""
    entries = tuple(Entry(one.code, _named(desk, one), desk.lang) for one in _papers(desk))
    compact = desk.plan.layout is Layout.COMPACT
    sides = phrase("Code, paper, edition and unit; at the end of the line the sides of the paper.")
    pages = phrase("Code, paper, edition and unit; at the end of the line the page on which it begins.")
    return (
        *para(desk.say(pages if compact else sides), desk.lang, Role.CAPTION, keep=True),
        Contents(entries, desk.lang),
    )


def _named(desk: Desk, paper: StoredPaper) -> Spans:
    """Title, edition and unit of a paper: the newest, but for those of which `book.since` knows that they are older."""
    numbered = [e for e in _so_far(desk) if e.number is not None]
    newest = numbered[-1] if numbered else None
    edition = desk.say(phrase("ed. {n}", n=newest.number), ref=Ref("edition", newest.id, "number")) if newest else ()
    parts = (whole(edition), plain(paper.owner or paper.stamp.owner, desk.lang))
    rest = joined(parts, " · ", desk.lang)
    return (*titled(desk.fresh(), paper), *bracketed(toned(rest, Tone.MUTED), desk.lang))


def _clearances(desk: Desk) -> Blocks:
    """Who cleared which paper and when; a sentence where none is cleared."""
    rows = []
    for one in _papers(desk):
        stamp = one.stamp
        if stamp.clearance is Clearance.CLEARED:
            when = plain(say_moment(stamp.cleared_at, desk.lang), desk.lang) if stamp.cleared_at else ()
            title = linked(titled(desk.fresh(), one), one.code)
            cells = (strong(desk.paper(one.code)), title, plain(stamp.cleared_by, stamp.original), when)
            rows.append(row(*(line_cell(c, desk.lang) for c in cells), ref=Ref("paper", one.id)))
    if not rows:
        return para(desk.say(phrase("No paper is recorded as cleared.")), desk.lang, Role.TABLE)
    return ruled(((10, ()), (40, ()), (24, ()), (26, ())), rows, desk.lang)


def _filing(desk: Desk) -> Blocks:
    """What the holder of a copy does when it comes."""
    steps: tuple[Phrase, ...] = (
        phrase("Count the sides of each paper against the list of live pages; report what is missing."),
        phrase("File each paper behind its tab in the order of its code."),
        phrase("Take out a paper that a newer edition replaces before its successor goes in, and return it."),
        phrase("Return the whole copy after the visit; the register below is signed by both sides."),
    )
    items = tuple(Item(para(desk.say(step), desk.lang, Role.TABLE)) for step in steps)
    return (List(items, desk.lang, ordered=True),)


def _register(desk: Desk) -> Table:
    """Empty lines for the copies: they are numbered when they are issued."""
    heads = (phrase("Copy"), phrase("Holder"), phrase("Issued"), phrase("Returned"), phrase("Signed by"))
    head = Row(tuple(line_cell(desk.say(title), desk.lang) for title in heads))
    # A blank that does not break gives a line its height, so that there is room to write.
    empty = Row((line_cell(plain("\u00a0", desk.lang), desk.lang), *(line_cell((), desk.lang) for _ in heads[1:])))
    rows = (empty,) * COPIES
    shares = (15, 31, 18, 18, 18)
    return Table(tuple(Column(share) for share in shares), rows, desk.lang, head, Look.GRID, whole=True)
