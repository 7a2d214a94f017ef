"""What staff do with the brief of a meeting and its talking points, beside what they do with records of any kind.

A meeting without a brief gets one with the first word that is written for it, in the same step.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefbook.actions.records import found, reword
from briefbook.errors import Phrase, StoreError, phrase
from briefbook.lang.clean import clean_text
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.change import Changes
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.programme import Item
from briefbook.model.record import Stamp
from briefbook.store.library import Library


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where points belong: the item of the programme, and the uid of its brief, which need not be stored yet."""

    item: Uid
    brief: Uid


def add_point(library: Library, *, meeting: Meeting, uid: Uid, kind: PointKind, after: Uid = NOBODY) -> Changes:
    """Add an empty point of a kind after another one, or as the last one. Raises StoreError for a meeting that went."""
    with library.transaction(phrase("Add a point")) as done:
        brief = _brief(library, meeting)
        siblings = list(library.all(TalkingPoint, brief.id))
        place = next((n + 1 for n, point in enumerate(siblings) if point.id == after), len(siblings))
        stamp = Stamp(original=brief.stamp.original)
        siblings.insert(place, TalkingPoint(id=uid, brief=brief.id, kind=kind, stamp=stamp))
        library.put_all(replace(point, seq=n) for n, point in enumerate(siblings, start=1))
    return done.changes


def word_brief(library: Library, *, meeting: Meeting, column: str, lang: Lang, text: str, label: Phrase) -> Changes:
    """Set the wording of one language in a text of the brief; an empty text removes it."""
    if library.get(Brief, meeting.brief) is not None:
        return reword(library, uids=[meeting.brief], column=column, lang=lang, text=text, label=label)
    words = clean_text(text).strip("\n")
    with library.transaction(phrase("Edit: {field}", field=label), joins=f"{column} {lang} {meeting.brief}") as done:
        if words:
            brief = _brief(library, meeting)
            before = getattr(brief, column, None)
            if not isinstance(before, LocalText):
                raise StoreError("A brief has no text {name}.", name=column)
            change: Callable[..., Brief] = replace
            library.put(change(brief, **{column: before.put(lang, words)}))
    return done.changes


def attach(library: Library, *, point: Uid, facts: Sequence[Uid]) -> Changes:
    """Have facts support a point, after those that do already; one that does is left where it is."""
    with library.transaction(phrase("Attach evidence")) as done:
        one = _point(library, point)
        library.put(replace(one, support=tuple(dict.fromkeys((*one.support, *facts)))))
    return done.changes


def detach(library: Library, *, point: Uid, fact: Uid) -> Changes:
    """Let a fact support a point no more; the fact itself stays."""
    with library.transaction(phrase("Detach evidence")) as done:
        one = _point(library, point)
        library.put(replace(one, support=tuple(uid for uid in one.support if uid != fact)))
    return done.changes


def move_point(library: Library, *, point: Uid, before: Uid = NOBODY) -> Changes:
    """Put a point before another one of its brief and among those of its kind; without one after all of them."""
    with library.transaction(phrase("Move a point")) as done:
        one = _point(library, point)
        others = [other for other in library.all(TalkingPoint, one.brief) if other.id != point]
        place = next((n for n, other in enumerate(others) if other.id == before), len(others))
        kind = others[place].kind if place < len(others) else one.kind
        others.insert(place, replace(one, kind=kind))
        library.put_all(replace(other, seq=n) for n, other in enumerate(others, start=1))
    return done.changes


def _point(library: Library, uid: Uid) -> TalkingPoint:
    (record,) = found(library, [uid])
    if not isinstance(record, TalkingPoint):
        raise StoreError("This is no talking point. Choose one.")
    return record


def _brief(library: Library, meeting: Meeting) -> Brief:
    """The brief of a meeting; a new one where it has none."""
    known = library.get(Brief, meeting.brief)
    if known is not None:
        return known
    (item,) = found(library, [meeting.item])
    if not isinstance(item, Item):
        raise StoreError("This is no item of the programme. Choose one.")
    seq = max((brief.seq for brief in library.all(Brief)), default=0) + 1
    brief = Brief(id=meeting.brief, item=meeting.item, stamp=Stamp(original=item.stamp.original), seq=seq)
    library.put(brief)
    return brief
