"""Areas of cooperation."""

from dataclasses import dataclass

from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, line, link, prose, words
from briefbook.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Record):
    """A field in which both sides could work together, and the next step in it."""

    visit: Uid = link("visit")
    title: LocalText = words(needed=True)
    domain: str = line()
    our_strength: LocalText = prose()
    their_strength: LocalText = prose()
    gap: LocalText = prose()
    proposal: LocalText = prose()
    instrument: str = line()
    maturity: str = line()
    owner_own: LocalText = words()
    owner_host: LocalText = words()
    next_step: LocalText = prose()
