"""How every paper begins: a small line above, the title, and what the office wrote for this paper."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, heading, para, text_of
from briefbook.book.people import called
from briefbook.book.vocabulary import PAPER_TITLES
from briefbook.model.outline import StoredPaper
from briefbook.tree.nodes import Role


def titled(desk: Desk, paper: StoredPaper) -> Spans:
    """The title of a paper: its own, else the name of its subject, else that of its kind."""
    own = desk.line(paper, "title")
    return own or called(desk, desk.dossier.find(paper.subject_uid)) or desk.say(PAPER_TITLES[paper.kind])


def opening(desk: Desk, paper: StoredPaper, kicker: Spans) -> Blocks:
    """Kicker, title and the paper's own text; the kicker is left out where it would only repeat the title."""
    title = titled(desk, paper)
    small = () if text_of(kicker) == text_of(title) else kicker
    return (*para(small, desk.lang, Role.KICKER, keep=True), *heading(title, desk.lang, 1), *desk.prose(paper, "body"))
