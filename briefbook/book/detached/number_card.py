"""Pocket card of the numbers to remember: three of the host country, and how people there are greeted."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, heading, joined, para, text_of, toned
from briefbook.book.papers.tiles import age_line, aged, is_stale, measured
from briefbook.errors import phrase
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.country import Country
from briefbook.model.fact import Fact
from briefbook.model.protocol import ProtocolNote
from briefbook.tree.nodes import Block, Role, Rule, Tone

NUMBERS = 3
"""Numbers that a person keeps in mind on the way into a room."""
_SAID = (PointKind.MAKE, PointKind.ARGUMENT)


def number_card(desk: Desk) -> tuple[Spans, Blocks] | None:
    """Title and blocks of the card; None where the host country is unknown or no number of it is stored."""
    country = desk.dossier.get(Country, desk.visit.host_country)
    chosen = _chosen(desk)
    if country is None or not chosen:
        return None
    title = desk.say(phrase("{country} in numbers", country=text_of(desk.line(country, "name"))))
    return title, (
        *para(desk.say(phrase("Numbers to remember")), desk.lang, Role.KICKER, keep=True),
        *heading(title, desk.lang, 1),
        *(block for fact in chosen for block in _number(desk, fact)),
        *_greeting(desk),
    )


def _chosen(desk: Desk) -> list[Fact]:
    """Numbers of the host country, those first that a point to make stands on, in the order of the meetings."""
    known = {f.id: f for f in desk.dossier.of(Fact) if f.value is not None and f.subject_uid == desk.visit.host_country}
    said = (uid for point in desk.dossier.of(TalkingPoint) if point.kind in _SAID for uid in point.support)
    order = dict.fromkeys((*(uid for uid in said if uid in known), *known))
    return [known[uid] for uid in order][:NUMBERS]


def _number(desk: Desk, fact: Fact) -> Iterator[Block]:
    figure = joined(measured(desk, fact), " ", desk.lang)
    yield from para(toned(figure, Tone.AMBER) if is_stale(desk, fact) else figure, desk.lang, Role.FIGURE, keep=True)
    yield from para(desk.line(fact, "text"), desk.lang, Role.TABLE, keep=True)
    yield from para((*age_line(desk, fact), *aged(desk, fact)), desk.lang, Role.SMALL)


def _greeting(desk: Desk) -> Blocks:
    """What protocol says of greeting in the host country; nothing where it says nothing."""
    notes = (n for n in desk.dossier.of(ProtocolNote) if n.topic == "greeting" and n.country == desk.visit.host_country)
    lines = tuple(block for note in notes for block in desk.prose(note, "text"))
    label = para(desk.say(phrase("Greeting"), tone=Tone.ACCENT), desk.lang, Role.FIELD, keep=True)
    return (Rule(), *label, *lines) if lines else ()
