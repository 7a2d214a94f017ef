"""What staff do with the document to be signed: paste and order its provisions, say who signs and in what languages."""

from collections.abc import Sequence
from dataclasses import replace

from briefbook.actions.records import found
from briefbook.errors import StoreError, counted, phrase
from briefbook.lang.clean import clean_line, clean_text
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.agreement import Agreement, AgreementText, Provision, Signatory
from briefbook.model.change import Changes
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.record import Record, Side, Stamp
from briefbook.model.visit import Visit
from briefbook.store.library import Library

_SUBJECT = 90
"""So many characters are a subject; of a longer paragraph it is the first sentence or what goes before a colon."""


def begin(library: Library, *, visit: Uid, uid: Uid) -> Changes:
    """Add a document to a visit, with a title that says no more than that it is one."""
    with library.transaction(phrase("New agreement")) as done:
        library.put(_document(library, visit, uid))
    return done.changes


def add_provision(library: Library, *, agreement: Uid, uid: Uid) -> Changes:
    """Add an empty provision at the end of a document."""
    with library.transaction(phrase("New provision")) as done:
        document = _agreement(library, agreement)
        held = library.all(Provision, agreement)
        stamp = Stamp(original=document.stamp.original)
        library.put(Provision(id=uid, agreement=agreement, number=len(held) + 1, seq=_after(held), stamp=stamp))
    return done.changes


def paste(library: Library, *, visit: Uid, agreement: Uid, paragraphs: Sequence[str], lang: Lang, uid: Uid) -> Changes:
    """Add a provision for each paragraph; without a document one with the identity `uid` is made in the same step."""
    kept = [clean_text(one).strip() for one in paragraphs if clean_text(one).strip()]
    with library.transaction(counted("Paste {n} provision", "Paste {n} provisions", len(kept))) as done:
        home = agreement
        if not home:
            document = _document(library, visit, uid)
            library.put(document)
            home = document.id
        held = library.all(Provision, _agreement(library, home).id)
        stamp = Stamp(original=lang)
        for place, paragraph in enumerate(kept, start=1):
            subject, text = parted(paragraph)
            library.put(
                Provision(
                    id=fresh_uid(),
                    agreement=home,
                    number=len(held) + place,
                    subject=LocalText.of({lang: subject}),
                    text=LocalText.of({lang: text}),
                    stamp=stamp,
                    seq=_after(held) + place - 1,
                )
            )
    return done.changes


def parted(paragraph: str) -> tuple[str, str]:
    """Subject and text of a pasted provision: a number before it goes, and one short line is the subject alone."""
    plain = _unnumbered(paragraph)
    if len(plain) <= _SUBJECT and ":" not in plain:
        return clean_line(plain), ""
    for sign in (": ", ":\n", ". ", ".\n", "؛ ", "; "):
        head, found, rest = plain.partition(sign)
        if found and 0 < len(head) <= _SUBJECT and rest.strip():
            return clean_line(head), plain if sign.startswith(".") else rest.strip()
    words = plain[:_SUBJECT].rsplit(" ", 1)[0]
    return clean_line(words) + "…", plain


def arrange(library: Library, *, provisions: Sequence[Uid]) -> Changes:
    """Put the provisions of a document into this order, and number them by it."""
    with library.transaction(phrase("Move a provision")) as done:
        for place, record in enumerate(found(library, provisions), start=1):
            if isinstance(record, Provision):
                library.put(replace(record, seq=place, number=place))
    return done.changes


def sign_for(library: Library, *, agreement: Uid, side: Side, person: Uid) -> Changes:
    """Say who signs for a side; nobody takes the signatory away. Witnesses stay."""
    with library.transaction(phrase("Edit: {field}", field=phrase("Who signs"))) as done:
        document = _agreement(library, agreement)
        held = library.all(Signatory, agreement)
        first = next((one for one in held if one.side is side and not one.witness), None)
        if first and person:
            library.put(replace(first, person=person))
        elif first:
            library.remove(first.id)
        elif person:
            stamp = Stamp(original=document.stamp.original)
            library.put(
                Signatory(id=fresh_uid(), agreement=agreement, side=side, person=person, seq=_after(held), stamp=stamp)
            )
    return done.changes


def set_text(library: Library, *, agreement: Uid, lang: Lang, there: bool) -> Changes:
    """Say that the document is signed in a language, or that it is not."""
    with library.transaction(phrase("Edit: {field}", field=phrase("Languages of the document"))) as done:
        document = _agreement(library, agreement)
        held = library.all(AgreementText, agreement)
        first = next((one for one in held if one.lang is lang), None)
        if first and not there:
            library.remove(first.id)
        elif there and not first:
            stamp = Stamp(original=document.stamp.original)
            library.put(AgreementText(id=fresh_uid(), agreement=agreement, lang=lang, seq=_after(held), stamp=stamp))
    return done.changes


def _document(library: Library, visit: Uid, uid: Uid) -> Agreement:
    chief = library.get(Visit, visit)
    if chief is None:
        raise StoreError("There is no visit {uid} in the library. Choose one of its visits.", uid=visit)
    title = LocalText.of({lang: say(phrase("Document to be signed"), lang) for lang in chief.title})
    stamp = Stamp(original=chief.stamp.original)
    return Agreement(id=uid, visit=visit, title=title, stamp=stamp, seq=_after(library.all(Agreement)))


def _agreement(library: Library, uid: Uid) -> Agreement:
    document = library.get(Agreement, uid)
    if document is None:
        raise StoreError("The record is not there any more; somebody removed it. Choose another one.")
    return document


def _after(held: Sequence[Record]) -> int:
    return max((one.seq for one in held), default=0) + 1


def _unnumbered(paragraph: str) -> str:
    """The paragraph without `1.`, `Article 2`, `ماده ۳` and their like before it."""
    rest = paragraph.strip()
    for word in ("Article", "Provision", "Član", "Члан", "مادهٔ", "ماده", "بند"):
        if rest.casefold().startswith(word.casefold() + " "):
            number, _, after = rest[len(word) + 1 :].partition(" ")
            if number.strip(".:)-–").isdigit() and after.strip():
                return after.strip(" .:)-–\n")
    head, _, after = rest.partition(" ")
    mark = head.rstrip(".)-–:")
    return after.strip() if after.strip() and mark.isdigit() and mark != head else rest
