"""The detached forms that are written from records, and how a book of one of them is put together."""

from collections.abc import Callable
from datetime import datetime

from briefbook.book import marks
from briefbook.book.assemble import Assembled, desk_for, head_of
from briefbook.book.audience import keep
from briefbook.book.desk import Desk
from briefbook.book.detached.cards import cards
from briefbook.book.detached.contact import contact
from briefbook.book.detached.faces import faces
from briefbook.book.detached.schedule import schedule
from briefbook.book.detached.spine import spine
from briefbook.book.forms import text_of
from briefbook.book.outline import outlined
from briefbook.book.prose import Prose
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Plan
from briefbook.tree.nodes import Around, Book, Numbering, Paper, Tab

DETACHED: dict[str, Callable[[Desk], tuple[Paper, ...]]] = {
    "cards": cards,
    "schedule": schedule,
    "faces": faces,
    "contact": contact,
    "spine": spine,
}
_NUMBERED = {"cards": Numbering.CARD, "contact": Numbering.CARD}


def detached(dossier: Dossier, plan: Plan, made: datetime, prose: Prose, form: str) -> Assembled:
    """A book of one form, with what was remarked on the way; the plan's reader sees no more of it than of the book.

    `form` is a key of DETACHED. Raises WriteError where the records hold nothing to print.
    """
    seen = keep(outlined(dossier), plan.audience)
    desk = desk_for(seen, plan, made, prose, [])
    papers = DETACHED[form](desk)
    head = head_of(desk)
    numbering = _NUMBERED.get(form, Numbering.BOOK)
    title = text_of(desk.line(desk.visit, "title"))
    around = Around(copy=head) if numbering is Numbering.CARD else Around(head=head)
    tab = Tab("", papers[0].title, papers, desk.lang)
    pictures = marks.pictures(seen, tuple(block for paper in papers for block in paper.blocks))
    book = Book(title, desk.lang, made, numbering, (tab,), around, pictures)
    told = [notice for notice in desk.notices if notice.rule != "untranslated"]
    untranslated = [notice for notice in desk.notices if notice.rule == "untranslated"]
    return Assembled(book, tuple(told), tuple(untranslated))
