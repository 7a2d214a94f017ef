"""Contacts: whom to call, in the order in which one would."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, cell, joined, line_cell, para, plain, row, ruled, strong
from briefbook.book.papers.opening import opening
from briefbook.book.people import name_and_post
from briefbook.errors import Ref, phrase
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.protocol import Contact
from briefbook.tree.nodes import Role, Row


def contacts(desk: Desk, paper: StoredPaper) -> Blocks:
    """The list; empty where no contact is entered. A contact without a number says that it is to be confirmed."""
    listed = desk.dossier.of(Contact)
    if not listed:
        return ()
    heads = (
        desk.say(phrase("Call")),
        desk.say(phrase("Who")),
        desk.say(phrase("Telephone")),
        desk.say(phrase("Hours")),
    )
    hours = any(contact.hours for contact in listed)
    shares = (28, 30, 27, 15) if hours else (33, 34, 33)
    rows = [_row(desk, contact, hours) for contact in listed]
    return (
        *opening(desk, paper, desk.say(phrase("Whom to call"))),
        *ruled(zip(shares, heads[: len(shares)], strict=True), rows, desk.lang),
    )


def _row(desk: Desk, contact: Contact, hours: bool) -> Row:
    person = desk.dossier.get(Person, contact.person)
    org = desk.dossier.get(Organisation, contact.organisation)
    who = (name_and_post(desk, person) if person else (), desk.line(org, "name") if org else ())
    where = Ref("contact", contact.id, "phones")
    phones = tuple(
        b for p in contact.phones for b in para(plain(p, desk.lang, where, fixed=True), desk.lang, Role.TABLE)
    )
    cells = (
        line_cell(strong(desk.line(contact, "label")), desk.lang),
        line_cell(joined(who, desk.comma, desk.lang) or desk.unknown(contact, "person"), desk.lang),
        cell(*(phones or para(desk.unknown(contact, "phones"), desk.lang, Role.TABLE))),
        line_cell(desk.line(contact, "hours"), desk.lang),
    )
    return row(*cells[: 4 if hours else 3], ref=Ref("contact", contact.id))
