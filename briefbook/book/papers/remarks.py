"""Remarks: what is said in public; the office's text, then the press line of each meeting."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, section
from briefbook.book.papers.opening import opening
from briefbook.book.papers.steering import press_lines
from briefbook.errors import phrase
from briefbook.model.outline import StoredPaper


def remarks(desk: Desk, paper: StoredPaper) -> Blocks:
    """Statement, toast or answers as typed for the paper, and the press lines; empty where there are neither."""
    lines = press_lines(desk)
    if not lines and not paper.body:
        return ()
    return (
        *opening(desk, paper, desk.say(phrase("To be said in public"))),
        *section(desk.say(phrase("Press lines")), lines, desk.lang),
    )
