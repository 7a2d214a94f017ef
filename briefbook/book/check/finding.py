"""How a check says what it found, and the questions that several checks ask of a dossier."""

from collections.abc import Iterator
from datetime import date

from briefbook.errors import Notice, Phrase, Ref, Weight
from briefbook.lang.day import days_in
from briefbook.lang.tongue import Lang, LocalText, Wording
from briefbook.model.brief import Brief
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.fields import Form, columns
from briefbook.model.outline import BriefingBook, Edition, Plan, Reader, StoredBlock, StoredPaper, Waiver
from briefbook.model.person import Name, NameForm, Person
from briefbook.model.programme import Participant
from briefbook.model.record import Audience, Record
from briefbook.model.source import Term

LABEL_LENGTH = 60
# Settings of the book: their words are for the staff who make it.
_BEHIND_THE_BOOK = (Waiver, Edition, Reader, Plan, BriefingBook)


def found(rule: str, record: Record, field: str, what: Phrase, weight: Weight = Weight.SHOULD) -> Notice:
    """A notice about one field of a record."""
    return Notice(rule, what, Ref(table_of(record), record.id, field), weight)


def wordings(record: Record) -> Iterator[tuple[str, LocalText]]:
    """Localised columns of a record that hold anything."""
    for name, column in columns(type(record)):
        if column.form in (Form.WORDS, Form.TEXT):
            text = getattr(record, name)
            if text:
                yield name, text


def on_pages(dossier: Dossier) -> Iterator[Record]:
    """Records whose words can reach a page: no settings, no papers that are left out, nothing kept from everybody."""
    left_out = {paper.id for paper in dossier.of(StoredPaper) if not paper.include}
    for record in dossier.records:
        paper = record.paper if isinstance(record, StoredBlock) else record.id
        withheld = record.stamp.audience is Audience.NEVER
        if not isinstance(record, _BEHIND_THE_BOOK) and paper not in left_out and not withheld:
            yield record


def printed(record: Record, lang: Lang) -> Iterator[tuple[str, Lang, Wording]]:
    """Column, language and wording of what a book in `lang` prints of a record.

    A text stands in `lang`, else in its original language; a term of the glossary in all that it has.
    """
    for name, text in wordings(record):
        chosen = tuple(text) if isinstance(record, Term) else (text.best(lang, record.stamp.original)[1],)
        for one in chosen:
            yield name, one, text[one]


def full_name(dossier: Dossier, person: Person, lang: Lang) -> Name | None:
    """The stored full name that a book in `lang` prints: in `lang`, else in the original language, else any."""
    order = (lang, person.stamp.original, *Lang)
    stored = [name for name in dossier.names(person.id) if name.form is NameForm.FULL]
    return min(stored, key=lambda name: (order.index(name.lang), not name.preferred), default=None)


def label(dossier: Dossier, record: Record, lang: Lang) -> str:
    """What to call a record in a sentence, at most one short line; its kind where nothing names it.

    A person goes by a stored name, a meeting brief by its item, a participant or delegate without words of their own
    by the person, a source or file by its title; any other record by its first wording, else by its code.
    """
    if isinstance(record, Person):
        name = full_name(dossier, record, lang)
        return shortened(name.value) if name else table_of(record)
    other = dossier.find(_named_by(record))
    if other:
        return label(dossier, other, lang)
    titles = [getattr(record, column, "") for column in ("title", "name")]
    texts = [text.best(lang, record.stamp.original)[0] for _, text in wordings(record)]
    codes = [getattr(record, column, "") for column in ("value", "code", "iso", "rule")]
    named = (shortened(text) for text in (*titles, *texts, *codes) if isinstance(text, str))
    return next(filter(None, named), table_of(record))


def shortened(text: str) -> str:
    """The first line of a text that holds anything, cut to what fits in a sentence."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= LABEL_LENGTH else first[: LABEL_LENGTH - 1] + "…"


def _named_by(record: Record) -> str:
    match record:
        case Brief():
            return record.item
        case Participant() if not record.label:
            return record.person
        case Delegate() if not record.role:
            return record.person
        case _:
            return ""


def first_day(dossier: Dossier) -> date | None:
    """The day on which age is judged: the visit's first, never the clock. None while it is unknown."""
    return dossier.visit.starts_on.first if dossier.visit.starts_on else None


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1, jalali=False)))
