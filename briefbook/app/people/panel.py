"""Wires the people of a visit to the actions: names and offices beside the columns of a person."""

from collections.abc import Sequence
from functools import partial

from briefbook.actions import people
from briefbook.app.naming import langs_of, office_of
from briefbook.app.people.fields import NAME, ORGANISATION, PEOPLE, POST, SPOKEN, VOCATIVE
from briefbook.app.people.model import (
    HOSTS,
    NO_PHOTO,
    OWN,
    STALE,
    first_day,
    office_organisation,
    person_row,
)
from briefbook.app.records.editors import ChoiceEditor, Editor, LocalEditor
from briefbook.app.records.fields import Field
from briefbook.app.records.model import Row
from briefbook.app.records.panel import RecordsPanel
from briefbook.app.screen import Screen
from briefbook.app.session import Typed
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import Ref, counted, phrase
from briefbook.lang.tongue import NOTHING, Lang, LocalText
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.person import NameForm, Person
from briefbook.model.record import Record, Side

_FORMS = {NAME: NameForm.FULL, VOCATIVE: NameForm.VOCATIVE, SPOKEN: NameForm.SPOKEN}


class PeoplePanel(RecordsPanel):
    """The people of a visit."""

    facets = (
        (HOSTS, phrase("Host side")),
        (OWN, phrase("Our side")),
        (STALE, phrase("Not checked > 6 months")),
        (NO_PHOTO, phrase("No photo")),
    )
    tall = True

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, PEOPLE)

    def row(self, dossier: Dossier, record: Record) -> Row:
        """A person as a row."""
        if not isinstance(record, Person):
            raise TypeError(f"{type(record).__name__} is no person")
        return person_row(dossier, record, self.work.look)

    def _editor(self, dossier: Dossier, field: Field) -> Editor:
        look, title = self.work.look, self.work.say(field.label)
        if field.name in (NAME, POST, VOCATIVE, SPOKEN):
            return LocalEditor(look, field.name, title, self._langs(dossier))
        if field.name == ORGANISATION:
            return ChoiceEditor(look, field.name, title, ())
        return super()._editor(dossier, field)

    def _langs(self, dossier: Dossier) -> tuple[Lang, ...]:
        """Names are wanted in every language of the book."""
        return langs_of(dossier)

    def values(self, dossier: Dossier, chosen: Sequence[Record]) -> dict[str, list[object]]:
        """The values of the fields, for each of the chosen people."""
        own = (NAME, POST, ORGANISATION, VOCATIVE, SPOKEN)
        made: dict[str, list[object]] = {name: [_value(dossier, person, name) for person in chosen] for name in own}
        plain = (field for field in self.sheet.fields if field.name not in own)
        return made | {field.name: [_plain(person, field.name) for person in chosen] for field in plain}

    def give(self, uids: list[Uid], name: str, lang: Lang | None, value: object) -> None:
        """Write a value that a person gave for a field."""
        dossier, run = self.work.session.dossier, self.work.session.run
        if dossier is None:
            return
        when = first_day(dossier)
        if name in _FORMS and lang is not None:
            typed = Typed(Ref("person", uids[0], name), str(value), lang)
            verb = partial(people.rename, people=uids, lang=lang, form=_FORMS[name], value=str(value))
            run(verb, self, typed=typed)
        elif name == POST and lang is not None:
            run(partial(people.set_post, people=uids, when=when, lang=lang, post=str(value)), self)
        elif name == ORGANISATION:
            run(partial(people.set_organisation, people=uids, when=when, organisation=Uid(str(value))), self)
        else:
            super().give(uids, name, lang, value)

    def notice(self, dossier: Dossier, chosen: Sequence[Record]) -> tuple[str, Tone]:
        """That profiles are old, and what comes of it."""
        rows = {row.uid: row for row in self._view.rows.rows()}
        old = sum(1 for record in chosen if record.id in rows and STALE in rows[record.id].facets)
        if not old:
            return "", Tone.PLAIN
        words = counted(
            "{n} profile was not checked for 6 months. It prints with an amber date until someone confirms it.",
            "{n} profiles were not checked for 6 months. They print with an amber date until someone confirms them.",
            old,
        )
        return self.work.say(words), Tone.WARN

    def _target(self, field: Field) -> str:
        if field.name == ORGANISATION:
            return "organisation"
        return "" if field.name in (NAME, POST, VOCATIVE, SPOKEN) else super()._target(field)

    def _add_record(self, uid: Uid, dossier: Dossier) -> None:
        verb = partial(people.add, uid=uid, visit=dossier.visit.id, name="", lang=langs_of(dossier)[0], side=Side.HOST)
        self.work.session.run(verb, self)


def _value(dossier: Dossier, person: Record, name: str) -> object:
    if not isinstance(person, Person):
        return None
    if name in _FORMS:
        form = _FORMS[name]
        return LocalText.of({one.lang: one.value for one in dossier.names(person.id) if one.form is form})
    if name == ORGANISATION:
        return office_organisation(dossier, person)
    office = office_of(dossier, person.id)
    return office.post if office else NOTHING


def _plain(person: Record, name: str) -> object:
    stamp = {"checked_on": person.stamp.checked_on, "owner": person.stamp.owner}
    return stamp[name] if name in stamp else getattr(person, name)


def panel(work: Workplace) -> Screen:
    """The screen of the people."""
    return PeoplePanel(work)
