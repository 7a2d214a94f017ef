"""People on the page: stored names, offices on the day of the visit, portraits, forms of address."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, bracketed, joined, linked, para, plain, toned, whole
from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import Agreement
from briefbook.model.brief import Brief
from briefbook.model.country import Country, Place
from briefbook.model.organisation import Organisation
from briefbook.model.person import Holding, Name, NameForm, Person, office_on
from briefbook.model.programme import Attendance, Item, Participant
from briefbook.model.record import Record, Side
from briefbook.model.site import Site
from briefbook.model.source import Photo
from briefbook.model.visit import Visit
from briefbook.tree.nodes import Card, Figure, Paragraph, Role, Span, Tone

_ALL_FORMS = {"sr": (Lang.SR_CYRL, Lang.SR_LATN)}


def tongues(country: Country | None) -> tuple[Lang, ...]:
    """The language forms that a country writes, its first script first; those that no book has are left out."""
    if country is None:
        return ()
    named = (*country.scripts, *country.languages)
    found = [lang for name in named for lang in _ALL_FORMS.get(name, (Lang(name),) if name in set(Lang) else ())]
    return tuple(dict.fromkeys(found))


def home_tongues(desk: Desk) -> tuple[Lang, ...]:
    """The language forms of our country."""
    return tongues(desk.dossier.get(Country, desk.visit.home_country))


def host_tongues(desk: Desk) -> tuple[Lang, ...]:
    """The language forms of the host country."""
    return tongues(desk.dossier.get(Country, desk.visit.host_country))


def full_names(desk: Desk, person: Person) -> dict[Lang, Name]:
    """The full name by language; of several, the preferred one."""
    stored: dict[Lang, Name] = {}
    for name in desk.dossier.names(person.id):
        if name.form is NameForm.FULL and (name.lang not in stored or name.preferred):
            stored[name.lang] = name
    return stored


def name_of(desk: Desk, person: Person, *, native: bool = True) -> Spans:
    """The stored name in the book's language; the first time in a paper the native script in brackets."""
    stored = full_names(desk, person)
    found = next((stored[lang] for lang in (desk.lang, person.stamp.original, *Lang) if lang in stored), None)
    if not found:
        return desk.unnamed(person)
    where = Ref("name", found.id, "value")
    if found.lang is not desk.lang:
        desk.untranslated(where, found.value, found.lang)
    shown = plain(found.value, found.lang, where)
    if not native or person.id in desk.met:
        return shown
    desk.met.add(person.id)
    return (*shown, *bracketed(whole(native_name(desk, person)), desk.lang))


def native_name(desk: Desk, person: Person) -> Spans:
    """The name in the first script of the person's own side; nothing where the book is in a language of that side."""
    stored = full_names(desk, person)
    own = home_tongues(desk) if person.side is Side.OWN else host_tongues(desk)
    others = () if desk.lang in own else tuple(stored[lang] for lang in own if lang in stored)
    return _as_spans(others[:1])


def _native_line(desk: Desk, person: Person) -> Blocks:
    """The native name as a line of its own, at the start side of the book's direction."""
    spans = native_name(desk, person)
    return (Paragraph(spans, desk.lang, Role.SMALL, ref=spans[0].source),) if spans else ()


def other_names(desk: Desk, person: Person) -> tuple[Span, ...]:
    """The full names in the person's own forms, then in those of the other side; none in the book's, none twice."""
    stored = full_names(desk, person)
    own, other = home_tongues(desk), host_tongues(desk)
    order = (*own, *other) if person.side is Side.OWN else (*other, *own)
    shown = {stored[desk.lang].value} if desk.lang in stored else set()
    out: list[Name] = []
    for lang in dict.fromkeys((*order, Lang.EN)):
        if lang in stored and lang is not desk.lang and stored[lang].value not in shown:
            shown.add(stored[lang].value)
            out.append(stored[lang])
    return _as_spans(tuple(out))


def _as_spans(names: tuple[Name, ...]) -> tuple[Span, ...]:
    return tuple(Span(n.value, n.lang, source=Ref("name", n.id, "value")) for n in names)


def called(desk: Desk, record: Record | None) -> Spans:
    """What a record is called in the book, or nothing for one that has no name of its own."""
    match record:
        case Person():
            return name_of(desk, record)
        case Country() | Place() | Organisation() | Site():
            return desk.line(record, "name")
        case Item() | Agreement() | Visit():
            return desk.line(record, "title")
        case Brief():
            return called(desk, desk.dossier.get(Item, record.item))
        case _:
            return ()


def office_of(desk: Desk, person: Person) -> Holding | None:
    """The office to print: the one held on the first day of the visit."""
    return office_on(desk.dossier.holdings(person.id), desk.first_day)


def post_of(desk: Desk, person: Person) -> Spans:
    """The post on the first day of the visit, or nothing where none is known."""
    office = office_of(desk, person)
    return desk.line(office, "post") if office else ()


def name_and_post(desk: Desk, person: Person, *, native: bool = True) -> Spans:
    """Name and post in one line, the name linked to the profile."""
    name = linked(name_of(desk, person, native=native), desk.codes.get(person.id, ""))
    return joined((name, post_of(desk, person)), desk.comma, desk.lang)


def portrait(desk: Desk, person: Person, width: float) -> Figure | None:
    """The portrait in the proportion 3:4, `width` in millimetres; None without a photo."""
    photo = desk.dossier.get(Photo, person.photo)
    return desk.figure(photo, width, width * 4 / 3) if photo else None


def face(desk: Desk, person: Person, *, width: float = 15.0, label: Blocks = ()) -> Card:
    """A small card: portrait, name and post, with blocks above the name."""
    code = desk.codes.get(person.id, "")
    first = person.id not in desk.met
    desk.met.add(person.id)
    name = linked(name_of(desk, person, native=False), code)
    inner = (
        *label,
        *para(name, desk.lang, Role.VALUE),
        *(_native_line(desk, person) if first else ()),
        *para(post_of(desk, person), desk.lang, Role.SMALL),
    )
    return Card(portrait(desk, person, width), inner, desk.lang, Ref("person", person.id))


def side_of(desk: Desk, who: Participant) -> Side:
    """The side of a participant: its own, else that of its person."""
    person = desk.dossier.get(Person, who.person)
    return who.side or (person.side if person else Side.OTHER)


def people_at(desk: Desk, item: Item, side: Side) -> tuple[Participant, ...]:
    """Who of one side takes part in an item."""
    return tuple(p for p in desk.dossier.children(Participant, item.id) if side_of(desk, p) is side)


def participant(desk: Desk, who: Participant, *, post: bool = False) -> Spans:
    """A participant by name, or by the label that stands for people without one, in amber."""
    person = desk.dossier.get(Person, who.person)
    if person:
        return name_and_post(desk, person) if post else linked(name_of(desk, person), desk.codes.get(person.id, ""))
    label = desk.line(who, "label")
    return toned(label, Tone.AMBER if who.state is Attendance.TBC else Tone.PLAIN) or desk.unnamed(who)


def addresses(desk: Desk, person: Person, *forms: NameForm) -> tuple[Span, ...]:
    """The stored forms of address of some kinds, a span for each, none twice.

    The book's language comes first, then the host's and ours.
    """
    order = list(dict.fromkeys((desk.lang, *host_tongues(desk), *home_tongues(desk), *Lang)))
    found = sorted(
        (name for name in desk.dossier.names(person.id) if name.form in forms),
        key=lambda name: (order.index(name.lang), forms.index(name.form)),
    )
    seen: dict[str, Name] = {}
    for name in found:
        seen.setdefault(name.value, name)
    return _as_spans(tuple(seen.values()))
