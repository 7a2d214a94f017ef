"""Protocol: how to address whom, and what is done and not done."""

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Spans,
    cell,
    facts,
    joined,
    line_cell,
    linked,
    para,
    row,
    ruled,
    section,
)
from briefbook.book.papers.opening import opening
from briefbook.book.people import addresses, called, name_of, post_of
from briefbook.book.vocabulary import TOPICS
from briefbook.errors import Ref, phrase
from briefbook.model.country import Country
from briefbook.model.outline import StoredPaper
from briefbook.model.person import NameForm, Person
from briefbook.model.programme import Item
from briefbook.model.protocol import ProtocolNote
from briefbook.model.record import Side
from briefbook.tree.nodes import Paragraph, Role, Row

_ADDRESSED = (NameForm.WRITTEN, NameForm.SPOKEN, NameForm.VOCATIVE)


def protocol(desk: Desk, paper: StoredPaper) -> Blocks:
    """Forms of address, then the notes by what they are about; empty where neither is entered."""
    forms, notes = _addresses(desk), _notes(desk)
    if not forms and not notes:
        return ()
    return (
        *opening(desk, paper, desk.say(phrase("How things are done"))),
        *section(desk.say(phrase("Forms of address")), forms, desk.lang),
        *notes,
    )


def _addresses(desk: Desk) -> Blocks:
    rows: list[Row] = []
    for person in sorted(desk.dossier.of(Person), key=lambda p: (p.side is Side.OWN, p.seq)):
        forms = addresses(desk, person, *_ADDRESSED)
        if forms:
            name = linked(name_of(desk, person), desk.codes.get(person.id, ""))
            rows.append(
                row(
                    cell(*para(name, desk.lang, Role.TABLE), *para(post_of(desk, person), desk.lang, Role.SMALL)),
                    cell(*_one_a_line(desk, person)),
                    line_cell(desk.line(person, "say_it"), desk.lang),
                    ref=Ref("person", person.id),
                )
            )
    heads = (desk.say(phrase("Person")), desk.say(phrase("Address")), desk.say(phrase("Say")))
    return ruled(zip((42, 38, 20), heads, strict=True), rows, desk.lang)


def _one_a_line(desk: Desk, person: Person) -> Blocks:
    """Each stored form of address as a line of its own, at the start side of the book."""
    spans = addresses(desk, person, *_ADDRESSED)
    return tuple(Paragraph((span,), desk.lang, Role.TABLE, ref=span.source) for span in spans)


def _notes(desk: Desk) -> Blocks:
    """Notes in groups: the visit as a whole, the country, items, people."""
    groups: dict[str, list[ProtocolNote]] = {}
    for note in desk.dossier.of(ProtocolNote):
        groups.setdefault(note.item or note.person or note.country, []).append(note)
    out: list[Blocks] = []
    for uid in sorted(groups, key=lambda uid: _place(desk, uid)):
        about = desk.dossier.find(uid) if uid else desk.visit
        title = called(desk, about) if uid else desk.say(phrase("The whole visit"))
        code = desk.code(uid)
        pairs = ((_topic(desk, note), desk.cited(note, "text")) for note in groups[uid])
        out.append(section(joined((title, code), " · ", desk.lang), facts(pairs, desk.lang), desk.lang))
    return tuple(block for part in out for block in part)


def _place(desk: Desk, uid: str) -> int:
    order = (Country, Item, Person)
    record = desk.dossier.find(uid)
    return next((place for place, kind in enumerate(order, start=1) if isinstance(record, kind)), 0)


def _topic(desk: Desk, note: ProtocolNote) -> Spans:
    """The word for a topic that we know, else the topic as it was typed."""
    known = TOPICS.get(note.topic)
    return desk.say(known) if known else desk.line(note, "topic") or desk.say(phrase("Note"))
