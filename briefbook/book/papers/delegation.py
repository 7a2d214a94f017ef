"""Delegation: who travels, in order of precedence, with post, role and where to find them."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, cell, joined, line_cell, linked, para, plain, row, ruled, strong, toned
from briefbook.book.papers.opening import opening
from briefbook.book.people import name_of, native_name, portrait, post_of
from briefbook.errors import Ref, phrase
from briefbook.model.delegation import Delegate
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person, ProfileItem, ProfileKind
from briefbook.tree.nodes import Card, Paragraph, Role, Row, Space, Tone

PORTRAIT_WIDTH = 27.0
_REACHED = ("phone_abroad", "room", "car", "diet", "arrives", "departs")


def delegation(desk: Desk, paper: StoredPaper) -> Blocks:
    """The list; empty where nobody is entered."""
    delegates = sorted(desk.dossier.of(Delegate), key=lambda d: (d.precedence or 999, d.seq))
    if not delegates:
        return ()
    sender = desk.dossier.get(Organisation, desk.visit.sending_org)
    kicker = desk.line(sender, "name") if sender else desk.say(phrase("Who travels"))
    heads = (
        desk.say(phrase("No.")),
        joined((desk.say(phrase("Name")), desk.say(phrase("Post"))), " · ", desk.lang),
        desk.say(phrase("Role")),
        desk.say(phrase("On the spot")),
    )
    reached = any(_reached(desk, delegate) for delegate in delegates)
    shares: tuple[float, ...] = (8, 40, 24, 28) if reached else (8, 56, 36)
    columns = zip(shares, heads[: len(shares)], strict=True)
    # The first mention of a person carries the native name: the head before the rows.
    head = _head(desk, delegates[0])
    lines = (_line(desk, number, delegate) for number, delegate in enumerate(delegates, start=1))
    rows = [Row(line.cells[: len(shares)], line.shade, line.ref) for line in lines]
    return (*opening(desk, paper, kicker), *head, *ruled(columns, rows, desk.lang))


def _head(desk: Desk, first: Delegate) -> Blocks:
    """The head of the delegation with a portrait, where one is stored."""
    person = desk.dossier.get(Person, first.person)
    figure = portrait(desk, person, PORTRAIT_WIDTH) if person else None
    if person is None or figure is None:
        return ()
    native = native_name(desk, person)
    desk.met.add(person.id)
    lines = (
        *para(desk.line(first, "role"), desk.lang, Role.KICKER),
        *para(name_of(desk, person, native=False), desk.lang, Role.CARD_TITLE),
        *((Paragraph(native, desk.lang, Role.NATIVE, ref=native[0].source),) if native else ()),
        *para(post_of(desk, person), desk.lang, Role.STRONG),
        *para(_languages(desk, person), desk.lang, Role.SMALL),
    )
    return (Card(figure, lines, desk.lang, Ref("person", person.id)), Space(4))


def _line(desk: Desk, number: int, delegate: Delegate) -> Row:
    person = desk.dossier.get(Person, delegate.person)
    name = linked(name_of(desk, person), desk.codes.get(person.id, "")) if person else desk.unnamed(delegate)
    post = post_of(desk, person) if person else ()
    spoken = _languages(desk, person) if person else ()
    return row(
        line_cell(strong(toned(desk.figures(number), Tone.ACCENT)), desk.lang),
        cell(
            *para(name, desk.lang, Role.TABLE), *para(post, desk.lang, Role.SMALL), *para(spoken, desk.lang, Role.SMALL)
        ),
        line_cell(desk.line(delegate, "role"), desk.lang),
        cell(*_reached(desk, delegate)),
        ref=Ref("delegate", delegate.id),
    )


def _languages(desk: Desk, person: Person) -> Spans:
    spoken = (
        desk.line(line, "text")
        for line in desk.dossier.children(ProfileItem, person.id)
        if line.kind is ProfileKind.LANGUAGE
    )
    return joined(spoken, desk.comma, desk.lang)


def _reached(desk: Desk, delegate: Delegate) -> Blocks:
    """Telephone, room, car, diet, arrival and departure, as far as they are entered."""
    words = {
        "phone_abroad": phrase("Telephone"),
        "room": phrase("Room"),
        "car": phrase("Car"),
        "diet": phrase("Diet"),
        "arrives": phrase("Arrives"),
        "departs": phrase("Departs"),
    }
    out: list[Blocks] = []
    for name in _REACHED:
        where = Ref("delegate", delegate.id, name)
        value = plain(getattr(delegate, name), delegate.stamp.original, where, fixed=name == "phone_abroad")
        if value:
            line = joined((toned(desk.say(words[name]), Tone.MUTED), value), " ", desk.lang)
            out.append(para(line, desk.lang, Role.SMALL))
    return tuple(block for part in out for block in part)
