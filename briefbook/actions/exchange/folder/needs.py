"""What a record of a folder must have, and orders that must hold between its values."""

from briefbook.actions.exchange.folder.faults import Faults, one_of
from briefbook.actions.exchange.folder.keys import ALWAYS, LANGS, Key, keys_of
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.errors import Phrase, phrase
from briefbook.lang.dates import Day
from briefbook.model.fields import Form
from briefbook.model.person import Name, Person
from briefbook.model.record import Record

EITHER = {"delegate": ("person", "role"), "participant": ("person", "label")}
"""A person or a wording: one of the two must stand."""
ORDERS = (("starts_on", "ends_on"), ("since", "until"))
_EXAMPLES = {Form.DAY: "2025-02-25", Form.ZONE: "Europe/Belgrade"}


def check_needs(typed: Typed, record: Record, faults: Faults) -> None:
    """Faults for what a record lacks. What was typed wrong is no lack: it has its own fault."""
    always = ALWAYS.get(typed.table, ())
    for key in keys_of(typed.table).values():
        if (key.column.needed or key.key in always) and not _typed_at_all(typed, key):
            _lacks(typed, key.key, _what(key), faults)
    if "file" in always and not typed.text("file"):
        _lacks(typed, "file", f"file: media/{typed.id}.png", faults)
    if typed.table in EITHER:
        words = [key for key in EITHER[typed.table] if _typed_at_all(typed, keys_of(typed.table)[key])]
        if not words:
            person, local = EITHER[typed.table]
            keys = one_of((person, *(f"{local}.{lang}" for lang in LANGS)))
            _lacks(typed, f'{person}" or "{local}', keys, faults)
    _check_orders(typed, record, faults)


def check_names(typed: dict[str, Typed], records: list[Record], faults: Faults) -> None:
    """Faults for people without any name; `typed` holds their heads by uid."""
    named = {record.person for record in records if isinstance(record, Name)}
    for record in records:
        if isinstance(record, Person) and record.id not in named and record.id in typed:
            person = typed[record.id]
            if not any(key.startswith("name") for key in person.keys):
                _lacks(person, "name", one_of(f"name.{lang}" for lang in LANGS), faults)


def _typed_at_all(typed: Typed, key: Key) -> bool:
    """Whether anything stands at a column, be it right or wrong."""
    names = [name for name in (*typed.keys, *typed.texts) if name.partition(".")[0] == key.key]
    return any(name in typed.texts or typed.keys[name].refused or not typed.keys[name].empty for name in names)


def _what(key: Key) -> Phrase | str:
    """What to write at a column."""
    column = key.column
    if key.local:
        return one_of(f"{key.key}.{lang}" for lang in LANGS)
    if column.choice:
        return one_of(member.value for member in column.choice)
    if column.form is Form.LINK and column.target == "country":
        return phrase("{key}: and an ISO code, such as RS", key=key.key)
    if column.form is Form.LINK:
        return phrase("{key}: and the id of {table}", key=key.key, table=column.target)
    if column.form in (Form.DAY, Form.ZONE):
        return phrase("{key}: and a value, such as {example}", key=key.key, example=_EXAMPLES[column.form])
    return phrase("{key}: and a value", key=key.key)


def _lacks(typed: Typed, key: str, what: Phrase | str, faults: Faults) -> None:
    faults.add(typed.spot(), phrase('{table} needs "{key}". Write {what}.', table=typed.table, key=key, what=what))


def _check_orders(typed: Typed, record: Record, faults: Faults) -> None:
    """Faults for ends that lie before their beginnings."""
    for first, last in ORDERS:
        begin, end = getattr(record, first, None), getattr(record, last, None)
        if isinstance(begin, Day) and isinstance(end, Day) and end.last < begin.first:
            words = phrase(
                "{last} is before {first} (line {line}). Swap them.",
                last=last,
                first=first,
                line=str(typed.spot(first).line),
            )
            faults.add(typed.spot(last), words)
