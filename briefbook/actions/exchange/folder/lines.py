"""A record as canonical text: one form for one value, so that a folder comes back byte for byte."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from briefbook.actions.exchange.folder.build import is_default
from briefbook.actions.exchange.folder.columns import write_plain
from briefbook.actions.exchange.folder.keys import MAIN, STATES, Key, keys_of, place_of, stamp_keys
from briefbook.actions.exchange.folder.text import EDGE, fence_after
from briefbook.lang.tongue import Lang, LocalText, Standing
from briefbook.model.dossier import Filed, table_of
from briefbook.model.fields import NOBODY, Form
from briefbook.model.kinds import TABLES
from briefbook.model.person import Name, NameForm
from briefbook.model.programme import Attendance, Participant
from briefbook.model.record import Clearance, Record

_SIGNS = re.compile(r"""[#\[\]{}()"'&*!|>%@\\`\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]""")
_NOT_A_TIME = re.compile(r"(?<![0-9]):|:(?![0-9])")
# Not printable in YAML 1.2, or a line break to some readers; json.dumps leaves them as they are.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

Ids = Mapping[str, tuple[str, str]]
"""Type and id of each record that has one, by uid."""


def scalar(text: str, *, listed: bool = False) -> str:
    """A value of a head: plain where it can be, else in double quotes."""
    first = text[:1]
    plain = (first.isalpha() or first.isdigit()) and text == text.strip()
    if plain and not _SIGNS.search(text) and not _NOT_A_TIME.search(text) and not (listed and "," in text):
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def several(texts: Iterable[str]) -> str:
    """A list of a head, on one line."""
    return f"[{', '.join(scalar(text, listed=True) for text in texts)}]"


def record_text(record: Record, filed: Filed, original: Lang, ids: Ids, rows: Sequence[Record]) -> str:
    """Head and texts of a record, without a line feed at the end. `rows` are its names or participants."""
    table = table_of(record)
    head = [] if MAIN[place_of(filed.file)] == table else [f"type: {table}"]
    head += [f"id: {scalar(filed.id)}", f"uid: {record.id}", *_stamp(record, original, ids)]
    if filed.media:
        head.append(f"file: {scalar(filed.media)}")
    for key in keys_of(table).values():
        if key.key == "say_it" and table == "person":
            head += _names(rows)
        head += _column(key, record, table, ids)
    head += _participants(rows, ids)
    head += _cites(record, table, ids)
    head += _states(record, table)
    parts = [f"{EDGE}\n" + "\n".join(head) + f"\n{EDGE}"]
    for key in keys_of(table).values():
        local = getattr(record, key.name)
        if key.column.form is Form.TEXT and isinstance(local, LocalText):
            parts += [part for lang in local for part in _passage(f"{key.key}.{lang}", local.text(lang))]
    return "\n\n".join(parts)


def _stamp(record: Record, original: Lang, ids: Ids) -> list[str]:
    """Keys of the stamp that say something; `original` is the language that the folder takes for granted."""
    stamp = record.stamp
    said = {
        "original": stamp.original.value if stamp.original != original else "",
        "clearance": stamp.clearance.value if stamp.clearance is not Clearance.DRAFT else "",
        "audience": write_plain(stamp.audience),
        "marking": ids.get(stamp.marking, ("", ""))[1],
        "owner": stamp.owner,
        "checked_on": write_plain(stamp.checked_on),
    }
    return [f"{key}: {scalar(said[key])}" for key in stamp_keys(table_of(record)) if said[key]]


def _column(key: Key, record: Record, table: str, ids: Ids) -> list[str]:
    """The lines of one column; none where it is unknown or the default."""
    value: object = getattr(record, key.name)
    form = key.column.form
    if isinstance(value, LocalText):
        if form is Form.TEXT:
            return []
        return [f"{key.key}.{lang}: {scalar(value.text(lang))}" for lang in value]
    if form is Form.LINKS and isinstance(value, tuple):
        known = [ids[uid][1] for uid in value if uid in ids]
        return [f"{key.key}: {several(known)}"] if known else []
    if form is Form.LINES and isinstance(value, tuple):
        return [f"{key.key}: {several(value)}"] if value else []
    if form in (Form.LINK, Form.OPEN):
        found = ids.get(str(value))
        written = " ".join(found) if found and form is Form.OPEN else found[1] if found else ""
    elif form is Form.YES:
        fresh: object = getattr(TABLES[table].record(id=NOBODY), key.name)
        written = "" if value == fresh else write_plain(value)
    else:
        written = "" if is_default(table, key.name, value) else write_plain(value)
    return [f"{key.key}: {scalar(written)}"] if written else []


def name_key(name: Name) -> str:
    """The key of a name in its person's head."""
    return f"name.{name.lang}" if name.form is NameForm.FULL else f"name.{name.lang}.{name.form}"


def _names(rows: Sequence[Record]) -> list[str]:
    """Names by language, then form; variants of a language as one list."""
    names = [row for row in rows if isinstance(row, Name)]
    out = []
    for lang in Lang:
        for form in NameForm:
            found = [name for name in names if name.lang is lang and name.form is form]
            if found:
                values = [name.value for name in found]
                said = several(values) if form is NameForm.VARIANT else scalar(values[0])
                out.append(f"{name_key(found[0])}: {said}")
    return out


def _participants(rows: Sequence[Record], ids: Ids) -> list[str]:
    """The list of participants of an item."""
    entries = []
    for row in rows:
        if isinstance(row, Participant):
            words = [ids[row.person][1], row.role.value if row.role else ""]
            words.append(row.state.value if row.state is not Attendance.CONFIRMED else "")
            entries.append(" ".join(word for word in words if word))
    return [f"participants: {several(entries)}"] if entries else []


def _cites(record: Record, table: str, ids: Ids) -> list[str]:
    """Citations of the record, then of its columns in their order."""
    columns = {"": "cites"} | {key.name: f"cites.{key.key}" for key in keys_of(table).values()}
    out = []
    for name, key in columns.items():
        cited = [c for c in record.cites if c.field == name and c.source in ids]
        if cited:
            out.append(f"{key}: {several(f'{ids[c.source][1]} {c.locator}'.strip() for c in cited)}")
    return out


def _states(record: Record, table: str) -> list[str]:
    """Which wordings are stale, made by a machine or cleared, by language."""
    out = []
    for state in STATES:
        for lang in Lang:
            found = []
            for key in keys_of(table).values():
                local = getattr(record, key.name)
                wording = local.get(lang) if isinstance(local, LocalText) else None
                if wording and (wording.stale if state == "stale" else wording.standing is Standing(state)):
                    found.append(key.key)
            if found:
                out.append(f"{state}.{lang}: {several(found)}")
    return out


def _passage(name: str, text: str) -> list[str]:
    """Heading and text of one passage, the text without what would end it."""
    out, fence = [], ""
    for line in text.split("\n"):
        if not fence and line == EDGE:
            out.append("***")  # the same rule in our Markdown; three dashes would open a record
        elif not fence and line.startswith("# "):
            out.append(f"#{line}")  # headings inside a text begin with two
        else:
            out.append(line)
            fence = fence_after(fence, line)
    while out and not out[-1].strip():
        out.pop()
    while out and not out[0].strip():
        out.pop(0)
    if fence:
        out.append(fence)
    return [f"# {name}", "\n".join(out)] if out else []
