"""A meeting as values: its brief, its points by kind, and the marks that a person must see on each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbook.app.naming import gist, name_of
from briefbook.app.records.values import age
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import Phrase, counted, phrase
from briefbook.lang.dates import say_both, say_times
from briefbook.lang.tongue import NOTHING, Lang, LocalText
from briefbook.model.brief import Brief, Likelihood, PointKind, TalkingPoint
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.person import Person
from briefbook.model.programme import Item, ItemKind, ItemState, Participant
from briefbook.model.record import Audience, Clearance, Side

WORDS_A_MINUTE: Final = 130
OUTCOME: Final = "outcome"
BACKGROUND: Final[tuple[tuple[str, Phrase], ...]] = (
    ("deliverable", phrase("To be handed over")),
    ("ours", phrase("What we want")),
    ("theirs", phrase("What they want")),
    ("usable", phrase("Background that may be said")),
    ("closed", phrase("Background that may not be disclosed")),
)
TITLES: Final[dict[PointKind, Phrase]] = {
    PointKind.MAKE: phrase("Key messages"),
    PointKind.ARGUMENT: phrase("Arguments"),
    PointKind.QUESTION: phrase("Questions to ask"),
    PointKind.RESPOND: phrase("If raised"),
    PointKind.TACTICAL: phrase("Tactics"),
    PointKind.AVOID: phrase("To be avoided"),
    PointKind.PRESS: phrase("For the press"),
}
"""The sections in the order of the screen."""
ALWAYS: Final = (PointKind.MAKE, PointKind.RESPOND)
"""Sections that are there without points, too."""
_CHANCES = (*Likelihood, None)


@dataclass(frozen=True, slots=True)
class Mark:
    """A chip on a card: words, what they mean, a sign."""

    text: str
    tone: Tone
    icon: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A fact that supports a point."""

    uid: Uid
    text: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A talking point as its card shows it. `words` are those of the language of the window."""

    uid: Uid
    kind: PointKind
    number: int
    headline: LocalText
    text: LocalText
    original: Lang
    evidence: tuple[Proof, ...] = ()
    to: tuple[Uid, ...] = ()
    heard: str = ""
    likelihood: Likelihood | None = None
    audience: Audience | None = None
    owner: str = ""
    cleared: bool = False
    cleared_by: str = ""
    marks: tuple[Mark, ...] = ()
    words: int = 0

    @property
    def seconds(self) -> int:
        """How long it takes to be said."""
        return -(-self.words * 60 // WORDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class Section:
    """The points of one kind, in the order in which they are said or may be raised."""

    kind: PointKind
    points: tuple[Point, ...] = ()

    @property
    def minutes(self) -> int:
        """Whole minutes that the points take to be said; 0 for none."""
        return -(-sum(point.words for point in self.points) // WORDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its brief; `brief` is empty where nothing was written for it yet."""

    item: Uid
    brief: Uid
    place: int
    of: int
    title: str
    when: str
    where: str
    who: str
    original: Lang
    texts: tuple[tuple[str, LocalText], ...]
    sections: tuple[Section, ...]

    def text(self, name: str) -> LocalText:
        """A text of the brief by its column."""
        return dict(self.texts).get(name, NOTHING)

    def find(self, uid: str) -> Point | None:
        """A point by its uid, or None."""
        return next((point for section in self.sections for point in section.points if point.uid == uid), None)


def meetings(dossier: Dossier) -> tuple[Item, ...]:
    """The items that have a brief or should have one, in the order of the programme."""

    def wanted(item: Item) -> bool:
        talks = item.kind in (ItemKind.MEETING, ItemKind.SESSION) and item.state is not ItemState.CANCELLED
        return talks or bool(dossier.children(Brief, item.id))

    return tuple(item for item in dossier.of(Item) if wanted(item))


def meeting_of(dossier: Dossier, item: Item, look: Look, langs: Sequence[Lang]) -> Meeting:
    """A meeting as its screen shows it; `langs` are those that every text should be there in."""
    every = meetings(dossier)
    brief = next(iter(dossier.children(Brief, item.id)), None)
    points = dossier.children(TalkingPoint, brief.id) if brief else ()
    place = dossier.find(item.place)
    columns = (OUTCOME, *(name for name, _ in BACKGROUND))
    return Meeting(
        item.id,
        brief.id if brief else NOBODY,
        every.index(item) + 1 if item in every else 0,
        len(every),
        name_of(dossier, item, look.lang),
        when_of(item, look),
        name_of(dossier, place, look.lang),
        _who(dossier, item, look),
        (brief or item).stamp.original,
        tuple((name, getattr(brief, name)) for name in columns) if brief else (),
        tuple(_sections(dossier, points, look, langs)),
    )


def when_of(item: Item, look: Look) -> str:
    """The day in both calendars and the times; what is not known is to be confirmed."""
    day = say_both(item.day, look.lang) if item.day else ""
    times = say_times(item.starts, item.ends, look.lang)
    return " · ".join(part for part in (day, times) if part) or look.say("to be confirmed")


def people_of(dossier: Dossier, look: Look) -> tuple[tuple[object, str], ...]:
    """Who can be told something: those of the other sides first."""
    people = sorted(dossier.of(Person), key=lambda person: person.side is Side.OWN)
    return tuple((person.id, name_of(dossier, person, look.lang)) for person in people)


def _who(dossier: Dossier, item: Item, look: Look) -> str:
    parts = dossier.children(Participant, item.id)
    names = [name_of(dossier, part, look.lang) for part in sorted(parts, key=lambda p: p.side is Side.OWN)]
    known = [name for name in names if name]
    if not known:
        return ""
    more = len(known) - 1
    return f"{known[0]} + {look.figures(more)}" if more else known[0]


def _sections(dossier: Dossier, points: Sequence[TalkingPoint], look: Look, langs: Sequence[Lang]) -> list[Section]:
    made = []
    for kind in TITLES:
        own = [point for point in points if point.kind is kind]
        if kind is PointKind.RESPOND:  # what will surely be raised stands first
            own.sort(key=lambda point: _CHANCES.index(point.likelihood))
        if own or kind in ALWAYS:
            shown = (_point(dossier, point, n, look, langs) for n, point in enumerate(own, start=1))
            made.append(Section(kind, tuple(shown)))
    return made


def _point(dossier: Dossier, point: TalkingPoint, number: int, look: Look, langs: Sequence[Lang]) -> Point:
    lang, stamp = look.lang, point.stamp
    said = " ".join(text.best(lang, stamp.original)[0] for text in (point.headline, point.text))
    heard = (name_of(dossier, dossier.find(uid), lang) for uid in point.to)
    return Point(
        point.id,
        point.kind,
        number,
        point.headline,
        point.text,
        stamp.original,
        tuple(proof(dossier, fact, look) for uid in point.support if (fact := dossier.get(Fact, uid))),
        point.to,
        ", ".join(name for name in heard if name),
        point.likelihood,
        stamp.audience,
        stamp.owner,
        stamp.clearance is Clearance.CLEARED,
        stamp.cleared_by,
        parity((point.headline, point.text), stamp.original, look, langs),
        len(said.split()),
    )


def proof(dossier: Dossier, fact: Fact, look: Look) -> Proof:
    """A fact as evidence."""
    starts = dossier.visit.starts_on
    stale = starts is not None and age(look, fact.stamp.checked_on, starts.first).tone is not Tone.OK
    return Proof(fact.id, gist(fact.text.best(look.lang, fact.stamp.original)[0]), stale)


def parity(texts: Sequence[LocalText], original: Lang, look: Look, langs: Sequence[Lang]) -> tuple[Mark, ...]:
    """Languages that a text is missing in, and those that are older than the original."""
    marks = []
    for lang in langs:
        if any(text and lang not in text for text in texts):
            words = phrase("{lang} missing", lang=short(lang))
            marks.append(Mark(look.say(words), Tone.WARN, "languages"))
        elif any(lang in text and text[lang].stale for text in texts):
            words = phrase("{lang} older than {other}", lang=short(lang), other=short(original))
            marks.append(Mark(look.say(words), Tone.WARN, "clock-alert"))
    return tuple(marks)


def short(lang: Lang) -> str:
    """A language in two letters, as translators write it: the Serbian scripts in their own."""
    return {Lang.EN: "en", Lang.FA: "fa", Lang.SR_LATN: "sr", Lang.SR_CYRL: "ср"}[lang]


def length(point: Point) -> Phrase:
    """How long a point is, in words; its seconds stand beside it."""
    return counted("{n} word", "{n} words", point.words)
