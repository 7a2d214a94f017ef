"""Control sheet: editions with their reasons, the papers of the book, who has which copy."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, line_cell, linked, plain, row, ruled, section, strong
from briefbook.book.outline import sections
from briefbook.book.papers.opening import opening, titled
from briefbook.errors import Ref, phrase
from briefbook.lang.dates import say_moment
from briefbook.model.outline import Edition, StoredPaper
from briefbook.tree.nodes import Column, Look, Row, Table

COPIES = 6


def control(desk: Desk, paper: StoredPaper) -> Blocks:
    """The sheet; empty where no edition is recorded."""
    editions = _editions(desk)
    if not editions:
        return ()
    return (
        *opening(desk, paper, desk.say(phrase("Editions and copies"))),
        *section(desk.say(phrase("Editions")), editions, desk.lang),
        *section(desk.say(phrase("Papers")), _papers(desk), desk.lang),
        *section(desk.say(phrase("Copies")), (_register(desk),), desk.lang),
    )


def _editions(desk: Desk) -> Blocks:
    rows: list[Row] = []
    for edition in desk.dossier.of(Edition):
        if edition.made is None or edition.made <= desk.made:
            number = desk.figures(edition.number) if edition.number is not None else ()
            made = plain(say_moment(edition.made, desk.lang), desk.lang) if edition.made else ()
            cells = (number, made, desk.line(edition, "reason"))
            rows.append(row(*(line_cell(c, desk.lang) for c in cells), ref=Ref("edition", edition.id)))
    heads = (desk.say(phrase("Edition")), desk.say(phrase("Made")), desk.say(phrase("Reason")))
    return ruled(zip((14, 40, 46), heads, strict=True), rows, desk.lang)


def _papers(desk: Desk) -> Blocks:
    """The papers that are in this book, with who answers for them."""
    listed = [p for part in sections(desk.dossier, desk.plan) for p in part.papers if p.id in desk.codes]
    rows = []
    for one in listed:
        title = linked(titled(desk.fresh(), one), one.code)
        cells = (strong(desk.paper(one.code)), title, desk.line(one, "owner"))
        rows.append(row(*(line_cell(c, desk.lang) for c in cells), ref=Ref("paper", one.id)))
    heads = (desk.say(phrase("Code")), desk.say(phrase("Paper")), desk.say(phrase("Owner")))
    return ruled(zip((14, 56, 30), heads, strict=True), rows, desk.lang)


def _register(desk: Desk) -> Table:
    """Empty lines for the copies: they are numbered when they are issued."""
    heads = (phrase("Copy"), phrase("Holder"), phrase("Issued"), phrase("Returned"))
    head = Row(tuple(line_cell(desk.say(title), desk.lang) for title in heads))
    rows = tuple(Row(tuple(line_cell((), desk.lang) for _ in heads)) for _ in range(COPIES))
    return Table(tuple(Column(share) for share in (12, 44, 22, 22)), rows, desk.lang, head, Look.GRID)
