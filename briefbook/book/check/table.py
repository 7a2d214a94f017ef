"""The table of checks. A rule's name stands in waivers, so it never changes."""

from collections.abc import Callable, Iterator

from briefbook.book.check import agreement, facts, marking, people, programme
from briefbook.errors import Notice
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Plan

Check = Callable[[Dossier, Plan], Iterator[Notice]]

CHECKS: tuple[Check, ...] = (
    programme.times,
    programme.meetings,
    programme.points,
    programme.addressees,
    programme.two_places,
    people.placeholders,
    people.offices,
    people.photos,
    people.unchecked,
    people.names,
    people.untranslated_names,
    facts.sources,
    facts.single_sources,
    facts.stale,
    facts.untranslated,
    facts.stale_wordings,
    facts.mixed_digits,
    facts.references,
    agreement.steps,
    agreement.prevailing,
    agreement.signatories,
    agreement.states,
    agreement.cities,
    agreement.texts,
    agreement.precedence,
    marking.marks,
)
