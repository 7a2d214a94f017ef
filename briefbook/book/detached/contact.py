"""Contact card: the duty officer first, then the emergency number, then the others."""

from briefbook.book.desk import Desk
from briefbook.book.detached.side import side
from briefbook.book.forms import Blocks, heading, joined, para, plain, strong
from briefbook.book.people import name_of
from briefbook.errors import Ref, WriteError, phrase
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.model.organisation import Organisation
from briefbook.model.person import Person
from briefbook.model.protocol import Contact
from briefbook.tree.nodes import Block, Cell, Column, Paper, Role, Row, Start, Table

_FRONT = 5
"""Contacts on the front; the others stand on the back."""
_FIRST = (phrase("Duty officer"), phrase("Emergency"))


def contact(desk: Desk) -> tuple[Paper, ...]:
    """Front and, with more than five contacts, back. Raises WriteError where no contact may be seen."""
    listed = sorted(desk.dossier.of(Contact), key=_urgency)
    if not listed:
        raise WriteError(
            "No contact is entered that this reader may see: nothing to print on a contact card. Enter one, the duty "
            "officer first, or choose another audience."
        )
    title = desk.say(phrase("Whom to call"))
    kicker = para(desk.say(phrase("Contacts")), desk.lang, Role.KICKER, keep=True)
    front = (*kicker, *heading(title, desk.lang, 1), *_list(desk, listed[:_FRONT]))
    back = _list(desk, listed[_FRONT:])
    papers = (side(desk, "1", title, front),)
    return (*papers, side(desk, "1b", title, (*kicker, *back), start=Start.BACK)) if back else papers


def duty_officer(desk: Desk) -> Contact | None:
    """The contact who is called first, by its label; None where nobody has it."""
    return next((one for one in desk.dossier.of(Contact) if _urgency(one) == 0), None)


def _urgency(one: Contact) -> int:
    """Place of a contact by its label; those with other labels stay in their order."""
    labels = {one.label.text(lang).casefold() for lang in Lang}
    ranks = (n for n, words in enumerate(_FIRST) if labels & {say(words, lang).casefold() for lang in Lang})
    return next(ranks, len(_FIRST))


def _list(desk: Desk, listed: list[Contact]) -> Blocks:
    rows = tuple(Row((Cell(_lines(desk, one)),), ref=Ref("contact", one.id)) for one in listed)
    return (Table((Column(1),), rows, desk.lang),) if rows else ()


def _lines(desk: Desk, one: Contact) -> tuple[Block, ...]:
    """What the contact is for, the numbers, then who answers and when."""
    person = desk.dossier.get(Person, one.person)
    org = desk.dossier.get(Organisation, one.organisation)
    names = (name_of(desk, person, native=False) if person else (), desk.line(org, "name") if org else ())
    who = joined((*names, desk.line(one, "hours")), desk.comma, desk.lang)
    where = Ref("contact", one.id, "phones")
    phones = [plain(number, desk.lang, where, fixed=True) for number in one.phones] or [desk.unknown(one, "phones")]
    return (
        *para(strong(desk.line(one, "label")), desk.lang, Role.TABLE, keep=True),
        *(block for phone in phones for block in para(phone, desk.lang, Role.VALUE)),
        *para(who, desk.lang, Role.SMALL),
    )
