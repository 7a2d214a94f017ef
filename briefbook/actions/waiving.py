"""Letting a remark of the checks be, with a reason: a waiver, which is a record like any other."""

from briefbook.actions.records import add
from briefbook.errors import Ref, StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.change import Changes
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.outline import BriefingBook, Edition
from briefbook.store.library import Library


def waive(library: Library, *, uid: Uid, visit: Uid, rule: str, where: Ref, lang: Lang, reason: str) -> Changes:
    """Keep a rule silent about a record, or about the field that `where` names, while the newest edition stands.

    Without an edition it stands until it is taken back. Raises StoreError without a reason, or without a book.
    """
    if not reason.strip():
        raise StoreError("A remark is let be for a reason only. Write why.")
    dossier = library.dossier(visit)
    book = next(iter(dossier.of(BriefingBook)), None)
    if book is None:
        raise StoreError("The visit has no book. Make its outline first.")
    newest = max(dossier.of(Edition), key=lambda edition: edition.number or 0, default=None)
    values = {
        "book": book.id,
        "rule": rule,
        "target_uid": where.uid,
        "field": where.field,
        "edition": newest.id if newest else NOBODY,
        "reason": LocalText.of({lang: reason.strip()}),
    }
    return add(library, table="waiver", uid=uid, visit=visit, values=values, label=phrase("Ignore a remark"))
