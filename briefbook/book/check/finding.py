"""How a check says what it found, and the questions that several checks ask of a dossier."""

from collections.abc import Iterator
from datetime import date

from briefbook.errors import Notice, Phrase, Ref, Weight
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.fields import Form, columns
from briefbook.model.person import NameForm
from briefbook.model.record import Record


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


def label(dossier: Dossier, record: Record, lang: Lang) -> str:
    """What to call a record in a sentence: the name of a person, else its first wording, else its code or kind."""
    names = [name for name in dossier.names(record.id) if name.form is NameForm.FULL]
    if names:
        return next((name.value for name in names if name.lang is lang), names[0].value)
    for _, text in wordings(record):
        return text.best(lang, record.stamp.original)[0].split("\n")[0]
    for name in ("title", "value", "code", "iso", "rule", "name"):
        value = getattr(record, name, "")
        if isinstance(value, str) and value:
            return value
    return table_of(record)


def first_day(dossier: Dossier) -> date | None:
    """The day on which age is judged: the visit's first, never the clock. None while it is unknown."""
    return dossier.visit.starts_on.first if dossier.visit.starts_on else None


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, 28)
