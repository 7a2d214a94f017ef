"""Sites to be visited."""

from dataclasses import dataclass

from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, line, link, links, prose, words
from briefbook.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """A place shown to the delegation, with the items of the programme at which it is seen."""

    organisation: Uid = link("organisation")
    name: LocalText = words(needed=True)
    place: Uid = link("place")
    route: LocalText = words()
    minutes_from: str = line()
    why: LocalText = prose()
    see: LocalText = prose()
    rules: LocalText = prose()
    items: tuple[Uid, ...] = links("item", "site_item", "items")
