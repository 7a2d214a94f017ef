"""Photo sheet: whom you will meet, to be known by face, meeting by meeting; then other hosts and our own people."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.detached.side import side
from briefbook.book.forms import DOT, Blocks, Spans, heading, joined, para, section, text_of, toned
from briefbook.book.moments import by_day
from briefbook.book.people import called, name_of, other_names, people_at, portrait, post_of
from briefbook.errors import WriteError, phrase
from briefbook.model.delegation import Delegate
from briefbook.model.person import Person
from briefbook.model.programme import Participant
from briefbook.model.record import Side
from briefbook.tree.nodes import Block, Columns, Figure, Paper, Paragraph, Part, Role, Tone

_ACROSS = 4
_WIDTH = 27.0
"""Width of a portrait in millimetres; its height is four thirds of it."""


def faces(desk: Desk) -> tuple[Paper, ...]:
    """One paper. Raises WriteError where nobody is entered whom this reader may see."""
    if not desk.dossier.of(Person):
        raise WriteError(
            "Nobody is entered whom this reader may see: nothing to print on a photo sheet. Enter a person, or choose "
            "another audience."
        )
    title = desk.say(phrase("Faces"))
    blocks = (
        *para(desk.say(phrase("Whom you will meet")), desk.lang, Role.KICKER, keep=True),
        *heading(title, desk.lang, 1),
        *_groups(desk),
    )
    return (side(desk, "1", title, blocks),)


def _groups(desk: Desk) -> Iterator[Block]:
    """Meetings with the same people are one group; who was shown under a meeting is no other host."""
    shown: set[str] = set()
    for people, titles in _met(desk).items():
        shown |= {who.person for who in people if who.person}
        tiles = (_participant(desk, who) for who in people)
        yield from section(joined(titles, DOT, desk.lang), _row_of(desk, tiles), desk.lang)
    hosts = [p for p in desk.dossier.of(Person) if p.side is not Side.OWN and p.id not in shown]
    yield from section(desk.say(phrase("Other hosts")), _row_of(desk, (_tile(desk, p) for p in hosts)), desk.lang)
    own = _own(desk)
    yield from section(desk.say(phrase("Our delegation")), _row_of(desk, (_tile(desk, p) for p in own)), desk.lang)


def _met(desk: Desk) -> dict[tuple[Participant, ...], list[Spans]]:
    """Titles of items by those of the other side who take part, in the order of the programme."""
    groups: dict[tuple[tuple[str, str], ...], tuple[tuple[Participant, ...], list[Spans]]] = {}
    for item in (item for plan in by_day(desk) for item in plan.items):
        people = (*people_at(desk, item, Side.HOST), *people_at(desk, item, Side.OTHER))
        if people:
            key = tuple((who.person, text_of(desk.line(who, "label"))) for who in people)
            groups.setdefault(key, (people, []))[1].append(called(desk, item))
    return dict(groups.values())


def _own(desk: Desk) -> list[Person]:
    """Our people: the delegation in order of precedence, then others of our side."""
    delegates = sorted(desk.dossier.of(Delegate), key=lambda d: (d.precedence or 999, d.seq))
    first = [person for d in delegates if (person := desk.dossier.get(Person, d.person))]
    rest = [p for p in desk.dossier.of(Person) if p.side is Side.OWN]
    return list({person.id: person for person in (*first, *rest)}.values())


def _row_of(desk: Desk, tiles: Iterator[Blocks]) -> Blocks:
    """Tiles side by side, four to a line; a short last line keeps their width."""
    made = tuple(tiles)
    lines = [made[start : start + _ACROSS] for start in range(0, len(made), _ACROSS)]
    return tuple(
        Columns(tuple(Part(1, tile) for tile in (*line, *((),) * (_ACROSS - len(line)))), desk.lang) for line in lines
    )


def _tile(desk: Desk, person: Person) -> Blocks:
    lang = desk.lang
    return (
        portrait(desk, person, _WIDTH) or _nobody(desk),
        *para(name_of(desk, person, native=False), lang, Role.STRONG),
        *(Paragraph((name,), lang, Role.SMALL) for name in other_names(desk, person)),
        *para(toned(desk.line(person, "say_it"), Tone.ACCENT), lang, Role.SMALL),
        *para(post_of(desk, person), lang, Role.SMALL),
    )


def _participant(desk: Desk, who: Participant) -> Blocks:
    """The tile of a participant, or of the words that stand for people without a name."""
    person = desk.dossier.get(Person, who.person)
    if person:
        return _tile(desk, person)
    label = toned(desk.line(who, "label"), Tone.AMBER) or desk.unnamed(who)
    return (_nobody(desk), *para(label, desk.lang, Role.STRONG))


def _nobody(desk: Desk) -> Figure:
    """An empty frame that says that there is no photo."""
    words = desk.say(phrase("no photo yet"))[0].text
    return Figure("", _WIDTH, _WIDTH * 4 / 3, words, desk.lang)
