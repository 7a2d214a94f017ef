"""What staff do with people beside the columns of a person: names, offices, a new one with a name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefbook.actions import records
from briefbook.actions.exchange.folder.lines import name_key
from briefbook.actions.exchange.folder.uids import row_uid
from briefbook.errors import Phrase, phrase
from briefbook.lang.clean import clean_line
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.person import Holding, Name, NameForm, Person, office_on
from briefbook.model.record import Record, Side, Stamp
from briefbook.store.library import Library


def add(library: Library, *, uid: Uid, visit: Uid, name: str, lang: Lang, side: Side) -> Changes:
    """Add a person to a visit with a full name in one language, which may be empty."""
    with library.transaction(phrase("Add a person")) as done:
        chief = library.find(visit)
        stamp = Stamp(original=chief.stamp.original if chief else lang)
        last = max((person.seq for person in library.all(Person)), default=0)
        person = Person(id=uid, side=side, stamp=stamp, seq=last + 1)
        library.put(person)
        records.file_under(library, visit, [person])
        if clean_line(name):
            library.put(name_record(uid, lang, NameForm.FULL, clean_line(name), stamp))
    return done.changes


def rename(library: Library, *, people: Sequence[Uid], lang: Lang, form: NameForm, value: str) -> Changes:
    """Set the name of people in one form and language; an empty value removes it."""
    joins = f"name {lang} {form} {' '.join(people)}"
    clean = clean_line(value)
    with library.transaction(phrase("Edit: {field}", field=phrase("Name")), joins=joins) as done:
        for person in records.found(library, people):
            stored = next((n for n in library.all(Name, person.id) if n.lang is lang and n.form is form), None)
            if stored and clean:
                library.put(replace(stored, value=clean))
            elif stored:
                library.remove(stored.id)
            elif clean:
                library.put(name_record(person.id, lang, form, clean, Stamp(original=person.stamp.original)))
    return done.changes


def set_post(library: Library, *, people: Sequence[Uid], when: date, lang: Lang, post: str) -> Changes:
    """Set the words of the office that each person holds on a day; a person without an office gets one."""
    label = phrase("Edit: {field}", field=phrase("Role"))
    joins = f"post {lang} {' '.join(people)}"
    with library.transaction(label, joins=joins) as done:
        for person in records.found(library, people):
            office = _office(library, person, when)
            if office.post.text(lang) != post:
                _put_office(library, replace(office, post=office.post.put(lang, post)))
    return done.changes


def set_organisation(library: Library, *, people: Sequence[Uid], when: date, organisation: Uid) -> Changes:
    """Set the organisation of the office that each person holds on a day."""
    label: Phrase = phrase("Edit: {field}", field=phrase("Organisation"))
    with library.transaction(label) as done:
        for person in records.found(library, people):
            office = _office(library, person, when)
            if office.organisation != organisation:
                _put_office(library, replace(office, organisation=organisation))
    return done.changes


def _office(library: Library, person: Record, when: date) -> Holding:
    """The office of a person on a day, or a new one that is not stored yet."""
    held = library.all(Holding, person.id)
    found = office_on(held, when)
    return found or Holding(id=fresh_uid(), person=person.id, stamp=Stamp(original=person.stamp.original), seq=1)


def _put_office(library: Library, office: Holding) -> None:
    """Store an office, or take it out where it says nothing any more."""
    if not office.post and office.organisation == NOBODY:
        library.remove(office.id)
    else:
        library.put(office)


def name_record(person: Uid, lang: Lang, form: NameForm, value: str, stamp: Stamp) -> Name:
    """A name with the identity that a folder gives it, so that it stands in the head of its person there."""
    made = Name(id=NOBODY, person=person, lang=lang, form=form, value=value, stamp=stamp)
    return replace(made, id=Uid(row_uid(person, name_key(made), value if form is NameForm.VARIANT else "")))
