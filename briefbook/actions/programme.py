"""What staff do with the programme of a visit beside what they do with records of any kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from briefbook.actions.records import found
from briefbook.errors import StoreError, phrase
from briefbook.lang.day import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.change import Changes
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.programme import Attendance, Item, ItemKind, ItemState, Participant
from briefbook.model.record import Stamp
from briefbook.store.library import Library

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """An item that is to be: where it stands and what it is called."""

    uid: Uid
    title: LocalText
    kind: ItemKind = ItemKind.INSTRUCTION
    day: Day | None = None
    starts: time | None = None
    ends: time | None = None
    state: ItemState = ItemState.TBC


def add_items(library: Library, *, visit: Uid, drafts: Sequence[Draft]) -> Changes:
    """Add items after those that are there, in one step; nobody has confirmed them yet."""
    label = phrase("Add an item") if len(drafts) == 1 else phrase("Use a template")
    with library.transaction(label) as done:
        chief = library.find(visit)
        stamp = Stamp(original=chief.stamp.original if chief else Lang.EN)
        last = max((item.seq for item in library.all(Item)), default=0)
        library.put_all(
            Item(
                id=draft.uid,
                visit=visit,
                title=draft.title,
                kind=draft.kind,
                day=draft.day,
                starts=draft.starts,
                ends=draft.ends,
                state=draft.state,
                stamp=stamp,
                seq=last + n,
            )
            for n, draft in enumerate(drafts, start=1)
        )
    return done.changes


def move_to_day(library: Library, *, items: Sequence[Uid], day: Day | None) -> Changes:
    """Have items on another day, or on one that is not known; their times stay."""
    with library.transaction(phrase("Move an item")) as done:
        library.put_all(replace(item, day=day) for item in _items(library, items))
    return done.changes


def shift(library: Library, *, item: Uid, minutes: int) -> Changes:
    """Have an item begin and end later, or earlier by a negative number. Raises StoreError where the day would end."""
    with library.transaction(phrase("Move an item"), joins=f"shift {item}") as done:
        (one,) = _items(library, [item])
        library.put(_shifted(one, timedelta(minutes=minutes)))
    return done.changes


def shift_later(library: Library, *, item: Uid) -> Changes:
    """Let an item begin when those before it on its day have ended; those after it give way where they must.

    Every item keeps its length. Raises StoreError where the day is too short for that.
    """
    with library.transaction(phrase("Shift later")) as done:
        (one,) = _items(library, [item])
        day = [
            other
            for other in library.all(Item, one.visit)
            if other.day == one.day and other.starts and other.state is not ItemState.CANCELLED
        ]
        day.sort(key=lambda other: (other.starts or time(), other.id == item, other.seq))
        free: datetime | None = None
        reached = False
        for other in day:
            begin = datetime.combine(_ANY_DAY, other.starts or time())
            reached = reached or other.id == item
            if reached and free is not None and begin < free:
                other = _shifted(other, free - begin)
                library.put(other)
            end = _end(other)
            free = end if free is None else max(free, end)
    return done.changes


def set_people(library: Library, *, item: Uid, people: Sequence[Uid]) -> Changes:
    """Have these people take part in an item; who only has a label there, and those who stay, are left as they are."""
    with library.transaction(phrase("Participants")) as done:
        (one,) = _items(library, [item])
        there = library.all(Participant, one.id)
        for part in there:
            if part.person and part.person not in people:
                library.remove(part.id)
        known = {part.person for part in there}
        seq = max((part.seq for part in there), default=0)
        stamp = Stamp(original=one.stamp.original)
        new = [uid for uid in people if uid not in known]
        library.put_all(
            Participant(id=fresh_uid(), item=one.id, person=uid, state=Attendance.TBC, stamp=stamp, seq=seq + n)
            for n, uid in enumerate(new, start=1)
        )
    return done.changes


def _items(library: Library, uids: Sequence[Uid]) -> list[Item]:
    items = [record for record in found(library, uids) if isinstance(record, Item)]
    if len(items) != len(uids):
        raise StoreError("This is no item of the programme. Choose one.")
    return items


def _end(item: Item) -> datetime:
    """When an item ends on its day; one without an end and without minutes ends as it begins."""
    begin = datetime.combine(_ANY_DAY, item.starts or time())
    if item.ends is not None:
        end = datetime.combine(_ANY_DAY, item.ends)
        return end if end >= begin else end + timedelta(days=1)
    return begin + timedelta(minutes=item.minutes or 0)


def _shifted(item: Item, by: timedelta) -> Item:
    if item.starts is None:
        return item
    begin = datetime.combine(_ANY_DAY, item.starts) + by
    if begin.date() != _ANY_DAY:
        raise StoreError("The day is too short for that. Move an item to another day.")
    ends = item.ends and (datetime.combine(_ANY_DAY, item.ends) + by).time()
    return replace(item, starts=begin.time(), ends=ends)
