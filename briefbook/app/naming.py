"""What the windows call a record, a kind of record and a paper, in the language of the window."""

from collections.abc import Callable, Mapping

from briefbook.errors import Phrase, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.agreement import AgreementText, Signatory
from briefbook.model.brief import Brief
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.kinds import TABLES
from briefbook.model.outline import Plan, StoredBlock, StoredPaper
from briefbook.model.person import Holding, Name, NameForm, ProfileItem, office_on
from briefbook.model.programme import Item, Participant
from briefbook.model.record import Record

_TELLING = (
    "title",
    "headline",
    "subject",
    "label",
    "name",
    "topic",
    "text",
    "value",
    "post",
    "caption",
    "code",
    "rule",
)
UNNAMED = phrase("Without a name")
Say = Callable[[Phrase | str], str]


def name_of(dossier: Dossier, record: Record | None, lang: Lang) -> str:
    """What a record is called: its words in `lang`, else in their original; empty where it has none."""
    if record is None:
        return ""
    if isinstance(record, Brief):
        return name_of(dossier, dossier.get(Item, record.item), lang)
    if isinstance(record, Delegate | Participant | Signatory) and record.person:
        return name_of(dossier, dossier.find(record.person), lang)
    if isinstance(record, StoredPaper) and not record.title:
        return name_of(dossier, dossier.find(record.subject_uid), lang)
    if isinstance(record, AgreementText):
        return record.lang.value
    named = person_name(dossier, record.id, lang)
    return named or _first_words(record, lang)


def person_name(dossier: Dossier, person: str, lang: Lang) -> str:
    """The full name of a person in `lang`, else in any language; empty for a record that has no names."""
    stored: dict[Lang, Name] = {}
    for name in dossier.names(person):
        if name.form is NameForm.FULL and (name.lang not in stored or name.preferred):
            stored[name.lang] = name
    found = next((stored[one] for one in (lang, *Lang) if one in stored), None)
    return found.value if found else ""


def office_of(dossier: Dossier, person: str) -> Holding | None:
    """The office that a person holds on the first day of the visit, or took last; None where none is known."""
    starts = dossier.visit.starts_on
    held = dossier.holdings(person)
    return (office_on(held, starts.first) if starts else None) or (held[0] if held else None)


def home_of(dossier: Dossier, record: Record) -> Record | None:
    """The record that a person knows in the place of one that only joins two: the item of a participant."""
    match record:
        case Participant():
            return dossier.find(record.item)
        case Signatory():
            return dossier.find(record.agreement)
        case Holding() | Name() | ProfileItem():
            return dossier.find(record.person)
        case StoredBlock():
            return dossier.find(record.paper)
        case _:
            return record


def parent_of(record: Record) -> str:
    """Uid of the record that this one belongs to; empty where there is none."""
    column = TABLES[table_of(record)].parent
    return str(getattr(record, column, "")) if column else ""


def code_of(dossier: Dossier, record: Record | None, codes: Mapping[str, str]) -> str:
    """Code of the paper that a record stands in, or that one stands in to which it belongs; empty where none is."""
    seen: set[str] = set()
    while record is not None and record.id not in seen:
        if record.id in codes:
            return codes[record.id]
        seen.add(record.id)
        record = dossier.find(parent_of(record))
    return ""


def langs_of(dossier: Dossier) -> tuple[Lang, ...]:
    """Languages that the records of a visit are written in: that of the visit first, then those of its plans."""
    planned = {plan.lang for plan in dossier.of(Plan)}
    first = dossier.visit.stamp.original
    return (first, *(lang for lang in Lang if lang in planned and lang is not first))


def gist(text: str) -> str:
    """The first line of a Markdown text without its marks."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return line.strip(" #>*-").replace("**", "").replace("*", "")


def initials(name: str) -> str:
    """At most two letters for a portrait that is not there."""
    words = [word for word in name.split() if word[:1].isalpha()]
    if not words:
        return "?"
    return words[0][0].upper() + (words[-1][0].upper() if len(words) > 1 else "")


def _first_words(record: Record, lang: Lang) -> str:
    for name in _TELLING:
        value = getattr(record, name, None)
        if isinstance(value, LocalText) and value:
            return gist(value.best(lang, record.stamp.original)[0])
        if isinstance(value, str) and value:
            return value
    return ""
