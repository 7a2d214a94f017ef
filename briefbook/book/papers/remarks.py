"""Remarks and media: what is said in public, the press line of each meeting, and where the press is let in."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, joined, line_cell, linked, row, ruled, section, strong
from briefbook.book.moments import by_day, when
from briefbook.book.papers.opening import opening
from briefbook.book.papers.programme import press
from briefbook.book.papers.steering import press_lines
from briefbook.book.speaking import reading_time
from briefbook.errors import Ref, phrase
from briefbook.model.outline import StoredPaper
from briefbook.model.programme import ItemKind
from briefbook.tree.nodes import Align, Row


def remarks(desk: Desk, paper: StoredPaper) -> Blocks:
    """Statement, toast or answers as typed for the paper, and the press lines; empty where there are neither."""
    lines = press_lines(desk)
    if not lines and not paper.body:
        return ()
    time = reading_time(desk, desk.prose(paper, "body"))
    return (
        *opening(desk, paper, joined((desk.say(phrase("To be said in public")), time), " · ", desk.lang)),
        *section(desk.say(phrase("Press lines")), lines, desk.lang),
        *section(desk.say(phrase("The press in the programme")), _media(desk), desk.lang),
    )


def _media(desk: Desk) -> Blocks:
    """Items at which the press is expected or its part is open, by day, with what is arranged for it."""
    rows: list[Row] = []
    for item in (item for plan in by_day(desk) for item in plan.items):
        if item.press or item.kind in (ItemKind.PRESS, ItemKind.SIGNING):
            cells = (
                when(desk, item),
                linked(desk.line(item, "title"), desk.codes.get(item.id, "")),
                press(desk, item) or desk.unknown(item, "press"),
                strong(desk.code(item.id)),
            )
            rows.append(row(*(line_cell(spans, desk.lang) for spans in cells), ref=Ref("item", item.id)))
    return ruled(((28, ()), (38, ()), (24, ()), (10, ())), rows, desk.lang, last=Align.END)
