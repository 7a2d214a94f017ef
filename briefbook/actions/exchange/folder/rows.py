"""Rows made from names and lists of a record: names of a person, participants of an item, citations."""

from briefbook.actions.exchange.folder import uids
from briefbook.actions.exchange.folder.faults import Faults, Spot, one_of, shortened
from briefbook.actions.exchange.folder.keys import Key, keys_of
from briefbook.actions.exchange.folder.links import Links
from briefbook.actions.exchange.folder.locals import read_lang
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.errors import TextError, phrase
from briefbook.lang.clean import clean_line
from briefbook.model.person import Name, NameForm
from briefbook.model.programme import Attendance, Participant, ParticipantRole
from briefbook.model.record import Cite, Stamp

FORMS = tuple(form.value for form in NameForm)
ROLES = tuple(role.value for role in ParticipantRole)
STATES = tuple(state.value for state in Attendance)


def names_of(typed: Typed, stamp: Stamp, faults: Faults) -> list[Name]:
    """Names that a person's head gives: `name.<lang>` is the full one, `name.<lang>.<form>` another."""
    made: list[Name] = []
    for key, value in typed.keys.items():
        parts = key.split(".")
        if parts[0] != "name" or len(parts) == 1:
            continue
        spot = Spot(typed.shown, value.line)
        form = parts[2] if len(parts) > 2 else NameForm.FULL.value
        lang = read_lang("name", parts[1], value.line, typed, faults)
        if lang is None:
            continue
        if form not in FORMS or len(parts) > 3:
            faults.add(
                spot,
                phrase(
                    '"{form}" is no form of a name. Write {forms}.',
                    form=shortened(".".join(parts[2:])),
                    forms=one_of(FORMS),
                ),
            )
            continue
        if isinstance(value.text, tuple) and form != NameForm.VARIANT:
            faults.add(spot, phrase('"{key}" takes one value, not a list.', key=key))
            continue
        for text in value.several:
            line = _line(text, spot, faults)
            uid = uids.row_uid(typed.uid, key, line if form == NameForm.VARIANT else "")
            if line and any(name.id == uid for name in made):
                faults.add(spot, phrase('"{word}" is named twice. Name it once.', word=shortened(line)))
            elif line:
                made.append(Name(id=uid, stamp=stamp, person=typed.uid, lang=lang, form=NameForm(form), value=line))
    return made


def participants_of(typed: Typed, stamp: Stamp, links: Links, faults: Faults) -> list[Participant]:
    """Participants that an item lists: `[hashemi principal, ristic principal tbc]`."""
    value = typed.keys.get("participants")
    made: list[Participant] = []
    for entry in value.several if value else ():
        spot = typed.spot("participants")
        word, *rest = entry.split()
        person = links.one("person", word, spot)
        role: ParticipantRole | None = None
        state = Attendance.CONFIRMED
        for more in rest:
            if more in ROLES:
                role = ParticipantRole(more)
            elif more in STATES:
                state = Attendance(more)
            else:
                faults.add(
                    spot,
                    phrase(
                        '"{word}" is no role or state of a participant. Write {words}.',
                        word=shortened(more),
                        words=one_of((*ROLES, *STATES)),
                    ),
                )
        uid = uids.row_uid(typed.uid, "participants", word)
        if any(participant.id == uid for participant in made):
            faults.add(spot, phrase('"{word}" is named twice. Name it once.', word=shortened(word)))
        elif person:
            made.append(Participant(id=uid, stamp=stamp, item=typed.uid, person=person, role=role, state=state))
    return made


def cites_of(typed: Typed, links: Links, faults: Faults) -> tuple[Cite, ...]:
    """Citations of a record: `cites: [s1, s4 p. 2]`, of one field `cites.post: [s1]`."""
    made: list[Cite] = []
    for key, value in typed.keys.items():
        base, _, field = key.partition(".")
        if base != "cites":
            continue
        spot = Spot(typed.shown, value.line)
        column = _cited(typed, field, spot, faults) if field else None
        if field and not column:
            continue
        for entry in value.several:
            word, _, rest = entry.strip().partition(" ")
            source = links.one("source", word, spot)
            cite = Cite(source, _line(rest, spot, faults), column.name if column else "")
            if cite in made:
                faults.add(spot, phrase('"{word}" is named twice. Name it once.', word=shortened(entry)))
            elif source:
                made.append(cite)
    order = ["", *(key.name for key in keys_of(typed.table).values())]
    return tuple(sorted(made, key=lambda cite: order.index(cite.field)))


def _cited(typed: Typed, field: str, spot: Spot, faults: Faults) -> Key | None:
    """The column that `cites.<field>` names."""
    column = keys_of(typed.table).get(field)
    if not column:
        words = one_of(f"cites.{key}" for key in keys_of(typed.table))
        faults.add(
            spot,
            phrase(
                '"cites.{field}" names no column of {table}. Write {words}.',
                field=shortened(field),
                table=typed.table,
                words=words,
            ),
        )
    return column


def _line(text: str, spot: Spot, faults: Faults) -> str:
    """One clean line, or an empty one and a fault."""
    try:
        return clean_line(text)
    except TextError as wrong:
        faults.add(spot, wrong.phrase)
        return ""
