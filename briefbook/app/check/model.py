"""Findings as cards: what is wrong, why it matters and how it is cured, where it stands."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from briefbook.app.naming import code_of, gist, name_of
from briefbook.app.records.choices import LANGS
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import Phrase, Ref, Weight, phrase
from briefbook.lang.phrases import say_value
from briefbook.model.dossier import Dossier
from briefbook.model.record import Record

RULES: Final[dict[str, Phrase]] = {
    "time": phrase("Times and days of the programme"),
    "brief": phrase("A brief for each meeting"),
    "points": phrase("Not too many points to make"),
    "addressee": phrase("Points have an addressee"),
    "two-places": phrase("Nobody is in two places at once"),
    "placeholder": phrase("Names that are not known yet"),
    "office": phrase("Offices on the day of the visit"),
    "photo": phrase("Photos"),
    "unchecked": phrase("People checked before the visit"),
    "name": phrase("Names written in one way"),
    "untranslated": phrase("Texts in the language of the book"),
    "source": phrase("Facts have a source"),
    "single-source": phrase("Claims have a second source"),
    "stale": phrase("Facts are fresh"),
    "stale-wording": phrase("Translations follow their originals"),
    "digits": phrase("Figures written in one way"),
    "reference": phrase("Papers have their record"),
    "step": phrase("Steps before the signing"),
    "prevailing": phrase("The prevailing language"),
    "signatory": phrase("Signatories of each side"),
    "provision-state": phrase("Status of each provision"),
    "city": phrase("The city of the signing"),
    "articles": phrase("Texts with the same articles"),
    "party-order": phrase("Order of the parties"),
    "signature-side": phrase("Side of our signature"),
    "mark": phrase("Markings of papers"),
}
"""The rules of the checks and what each looks after."""

LEVELS: Final[dict[Weight, tuple[Phrase, Tone, str]]] = {
    Weight.MUST: (phrase("Must fix"), Tone.ERR, "circle-x"),
    Weight.SHOULD: (phrase("Should fix"), Tone.WARN, "triangle-alert"),
    Weight.NOTE: (phrase("Good to know"), Tone.PLAIN, "info"),
}
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")
_OPEN, _CLOSE = "\ue000", "\ue001"  # of the private use area: no text of a catalogue holds them


Goal = Callable[[Dossier, Ref | None], Ref | None]
"""Gives the record that is edited to mend something, or None."""


class Found(Protocol):
    """What a check found."""

    @property
    def rule(self) -> str:
        """Its name."""

    @property
    def weight(self) -> Weight:
        """How much it matters."""

    @property
    def phrase(self) -> Phrase:
        """What is wrong, and the cure."""

    @property
    def place(self) -> str:
        """Where, in words; it ends with the language in brackets where the finding is of one."""

    @property
    def ref(self) -> Ref | None:
        """Where."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding as a card. `goal` is where it is mended, None where no screen has it; `code` that of the paper."""

    rule: str
    weight: Weight
    title: str
    cure: str
    where: str
    code: str
    ref: Ref | None
    goal: Ref | None

    @property
    def key(self) -> tuple[str, Ref | None, str]:
        """What stays the same while other findings come and go."""
        return (self.rule, self.ref, self.title + self.where)


def issues(
    dossier: Dossier, findings: Sequence[Found], codes: Mapping[str, str], goal: Goal, look: Look
) -> tuple[Issue, ...]:
    """The cards of what was found, in the same order; `codes` are those of papers by the uid of a record."""
    return tuple(_issue(dossier, one, codes, goal, look) for one in findings)


def _issue(dossier: Dossier, one: Found, codes: Mapping[str, str], goal: Goal, look: Look) -> Issue:
    title, cure = parted(one.phrase, look)
    record = dossier.find(one.ref.uid) if one.ref else None
    code = code_of(dossier, record, codes)
    name = _where(dossier, record, look)
    spoken = next((look.say(words) for lang, words in LANGS.items() if one.place.endswith(f"({lang})")), "")
    where = " · ".join(part for part in ("" if name in title else name, spoken) if part)
    return Issue(one.rule, one.weight, title, cure, where, code, one.ref, goal(dossier, one.ref))


def parted(what: Phrase, look: Look) -> tuple[str, str]:
    """What is wrong and the cure: the first sentence and the rest, whatever full stops the names in it hold."""
    values = {name: say_value(value, look.lang) for name, value in what.values if name != "n"}
    held = {name: f"{_OPEN}{place}{_CLOSE}" for place, name in enumerate(values)}
    blank = replace(what, values=tuple((name, held.get(name, value)) for name, value in what.values))
    first, _, rest = look.say(blank).partition("\n")
    parts = _SENTENCE.split(first, maxsplit=1)
    texts = [parts[0], " ".join([*parts[1:], rest]).strip()]
    for name, mark in held.items():
        texts = [text.replace(mark, values[name]) for text in texts]
    return texts[0].removesuffix("."), texts[1]


def _where(dossier: Dossier, record: Record | None, look: Look) -> str:
    """What the record is called, by which a person knows it again."""
    return gist(name_of(dossier, record, look.lang)) if record else ""
