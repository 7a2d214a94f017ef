"""The programme for calendars: the items that this copy may see and whose day is fully known."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from briefbook.book.desk import Desk
from briefbook.book.forms import text_of
from briefbook.model.country import Place
from briefbook.model.outline import PaperKind
from briefbook.model.programme import Item, ItemState
from briefbook.tree.events import Event, Standing

_STANDING = {
    ItemState.FIRM: Standing.CONFIRMED,
    ItemState.TENTATIVE: Standing.TENTATIVE,
    ItemState.TBC: Standing.TENTATIVE,
    ItemState.CANCELLED: Standing.CANCELLED,
}


def events(desk: Desk) -> tuple[Event, ...]:
    """The events in the order of the programme; none for a book that has no programme."""
    return tuple(_events(desk)) if PaperKind.PROGRAMME in desk.kinds else ()


def _events(desk: Desk) -> Iterator[Event]:
    for item in desk.dossier.of(Item):
        day = item.day.full if item.day else None
        title = desk.line(item, "title")
        if day is None or not title:
            continue
        known = desk.dossier.get(Place, item.place)
        place = desk.line(known, "name") if known else ()
        ends = item.ends
        if item.starts and not ends and item.minutes:
            ends = (datetime.combine(day, item.starts) + timedelta(minutes=item.minutes)).time()
        yield Event(
            uid=_uid(desk, item),
            day=day,
            zone=item.zone or desk.visit.zone_host,
            title=text_of(title),
            lang=title[0].lang,
            standing=_STANDING[item.state],
            starts=item.starts,
            ends=ends if item.starts else None,
            place=text_of(place),
            place_lang=place[0].lang if place else desk.lang,
        )


def _uid(desk: Desk, item: Item) -> str:
    """A digest of what identifies the item in its library, from which nobody can tell that."""
    seed = f"event/{desk.visit.id}/{item.id}"
    return f"{hashlib.blake2b(seed.encode(), digest_size=16).hexdigest()}@briefbook"
