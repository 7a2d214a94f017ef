"""Checks of people: names, offices, photos, and who is still to be named."""

import re
from collections.abc import Iterator

from briefbook.book.check.finding import first_day, found, full_name, label, months_before, on_pages, printed
from briefbook.errors import Notice, Phrase, Weight, phrase
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.outline import PaperKind, Plan, StoredPaper
from briefbook.model.person import Name, NameForm, Person, office_on
from briefbook.model.programme import Participant
from briefbook.model.protocol import Contact
from briefbook.model.record import Record
from briefbook.model.site import Site
from briefbook.model.source import Photo

PHOTO_YEARS = 5
CHECKED_MONTHS = 6


def placeholders(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Records whose main thing is still to come: people to be named, numbers, hosts, drawn portraits."""
    asked: tuple[tuple[type[Record], str, Phrase], ...] = (
        (Delegate, "person", phrase("Nobody is named yet for {name}. Name the person.")),
        (Participant, "person", phrase("Nobody is named yet for {name}. Name the person.")),
        (Contact, "phones", phrase("{name} has no telephone number. Enter it.")),
        (Site, "organisation", phrase("The host of {name} is not known. Name the organisation.")),
    )
    for kind, field, words in asked:
        for record in dossier.of(kind):
            if not getattr(record, field):
                yield found("placeholder", record, field, _named(words, dossier, record, plan))
    for photo in dossier.of(Photo):
        if photo.placeholder:
            words = phrase("{name} is a drawn placeholder. Put the portrait in its place.")
            yield found("placeholder", photo, "placeholder", _named(words, dossier, photo, plan))


def offices(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """People met or travelling of whom no office is known on the first day of the visit."""
    day = first_day(dossier)
    for person in _taking_part(dossier):
        holdings = dossier.holdings(person.id)
        if day and not office_on(holdings, day):
            what = phrase("No office of {name} is known for the visit. Enter it with its dates.")
            yield found("office", person, "", _named(what, dossier, person, plan), Weight.MUST)


def photos(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Profiles without a photo, and photos older than five years."""
    day = first_day(dossier)
    profiled = {p.subject_uid for p in dossier.of(StoredPaper) if p.kind is PaperKind.PROFILE and p.include}
    for person in dossier.of(Person):
        photo = dossier.get(Photo, person.photo)
        if person.id in profiled and photo is None:
            words = phrase("{name} has no photo. Add one, or a drawn placeholder.")
            yield found("photo", person, "photo", _named(words, dossier, person, plan))
        elif photo and photo.taken_on and day and photo.taken_on.last < months_before(day, 12 * PHOTO_YEARS):
            words = phrase("The photo of {name} is older than five years. Ask for a newer one.")
            yield found("photo", person, "photo", _named(words, dossier, person, plan))


def unchecked(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """People last checked more than six months before the visit."""
    day = first_day(dossier)
    for person in dossier.of(Person):
        checked = person.stamp.checked_on
        if day and checked and checked.last < months_before(day, CHECKED_MONTHS):
            words = phrase("{name} was last checked more than six months before the visit. Check again.")
            yield found("unchecked", person, "checked_on", _named(words, dossier, person, plan))


def names(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Texts that use a spelling of a name that is kept only to be found by.

    Whole words are compared, as they are typed: an inflected form is found where it is stored as a variant. A variant
    inside a right name ("Sattar Hashemi" in "Seyed Sattar Hashemi") is right.
    """
    stored = [name for name in dossier.of(Name) if name.value]
    right = {name.value for name in stored if name.form is not NameForm.VARIANT}
    wrong = {n.value: n.person for n in stored if n.form is NameForm.VARIANT and n.value not in right}
    if not wrong:
        return
    spelt = "|".join(re.escape(value) for value in sorted({*right, *wrong}, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{spelt})(?!\w)")
    for record in on_pages(dossier):
        for field, lang, wording in printed(record, plan.lang):
            hits = dict.fromkeys(hit[0] for hit in pattern.finditer(wording.text) if hit[0] in wrong)
            for hit in hits:
                person = dossier.find(wrong[hit])
                if person:
                    known = label(dossier, person, lang)
                    what = phrase("The name is written {wrong} here. Write {right}.", wrong=hit, right=known)
                    yield found("name", record, f"{field}.{lang}", what, Weight.MUST)


def untranslated_names(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Full names that print as they are written in another language, because the book's has none."""
    for person in dossier.of(Person):
        name = full_name(dossier, person, plan.lang)
        if name and name.lang is not plan.lang:
            what = phrase("{name} has no name in the language of the book. Enter it.", name=name.value)
            yield found("untranslated", name, "value", what)


def _taking_part(dossier: Dossier) -> tuple[Person, ...]:
    uids: set[Uid] = {part.person for part in dossier.of(Participant)} | {one.person for one in dossier.of(Delegate)}
    return tuple(person for person in dossier.of(Person) if person.id in uids)


def _named(words: Phrase, dossier: Dossier, record: Record, plan: Plan) -> Phrase:
    return Phrase(words.msgid, (("name", label(dossier, record, plan.lang)),))
