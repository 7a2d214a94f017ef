"""Spine label: title, dates and copy in one line, to be glued on the back of the book or put into a binder."""

from briefbook.book.desk import Desk
from briefbook.book.detached.side import side
from briefbook.book.forms import DOT, joined, para
from briefbook.book.moments import stretch
from briefbook.book.vocabulary import COPIES
from briefbook.errors import WriteError
from briefbook.tree.nodes import Align, Columns, Paper, Paragraph, Part, Role


def spine(desk: Desk) -> tuple[Paper, ...]:
    """One paper of one line. Raises WriteError where the visit has no title."""
    title = desk.line(desk.visit, "title")
    if not title:
        raise WriteError("The visit has no title: nothing to print on a spine. Write its title.")
    dates, _ = stretch(desk, desk.visit.starts_on, desk.visit.ends_on)
    copy = desk.say(COPIES[desk.plan.audience])
    left = para(title, desk.lang, Role.CARD_TITLE)
    right = (Paragraph(joined((dates, copy), DOT, desk.lang), desk.lang, Role.CAPTION, Align.END),)
    return (side(desk, "1", title, (Columns((Part(56, left), Part(44, right)), desk.lang),)),)
