"""People as rows: the name in the language of the window above those in other scripts, the office, the age."""

from datetime import date

from briefbook.app.naming import UNNAMED, initials, name_of, office_of, person_name
from briefbook.app.people.fields import ORGANISATION
from briefbook.app.records.choices import words_of
from briefbook.app.records.model import Cell, Row
from briefbook.app.records.values import PERSON_STALE_MONTHS, age
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.lang.fold import search_key
from briefbook.lang.names import sort_key
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.person import NameForm, Person
from briefbook.model.record import Side

HOSTS, OWN, STALE, NO_PHOTO = "host", "own", "stale", "no-photo"


def first_day(dossier: Dossier) -> date:
    """The day on which ages are told: the first of the visit, else today."""
    starts = dossier.visit.starts_on
    return starts.first if starts else date.today()


def person_row(dossier: Dossier, person: Person, look: Look) -> Row:
    """A person as a row of the table: name, role, organisation, side, last checked."""
    lang = look.lang
    name = person_name(dossier, person.id, lang) or look.say(UNNAMED)
    office = office_of(dossier, person.id)
    post = office.post.best(lang, office.stamp.original)[0] if office else ""
    organisation = name_of(dossier, dossier.find(office.organisation), lang) if office else ""
    checked = person.stamp.checked_on
    told = age(look, checked, first_day(dossier), PERSON_STALE_MONTHS)
    side = look.say(words_of(person.side))
    cells = (
        Cell(name, other_names(dossier, person, lang, name), sort=sort_key(name, lang)),
        Cell(post, sort=sort_key(post, lang)),
        Cell(organisation, sort=sort_key(organisation, lang)),
        Cell(side),
        Cell(told.words, tone=told.tone, icon=told.icon, sort=(str(checked.first) if checked else "",)),
    )
    stored = " ".join(one.value for one in dossier.names(person.id))
    facets = {
        HOSTS: person.side is not Side.OWN,
        OWN: person.side is Side.OWN,
        STALE: told.tone is not Tone.OK,
        NO_PHOTO: not person.photo,
    }
    return Row(
        person.id,
        name,
        cells,
        ", ".join(part for part in (name, post, organisation, told.words) if part),
        search_key(f"{stored} {post} {organisation}"),
        frozenset(key for key, passes in facets.items() if passes),
        initials(name),
    )


def other_names(dossier: Dossier, person: Person, lang: Lang, name: str) -> str:
    """The full names in the other scripts, parted by dots."""
    full = {one.lang: one.value for one in dossier.names(person.id) if one.form is NameForm.FULL}
    others = [full[one] for one in Lang if one in full and full[one] != name and one is not lang]
    return " · ".join(dict.fromkeys(others))


def office_organisation(dossier: Dossier, person: Person) -> str:
    """Uid of the organisation of the office, or an empty text."""
    office = office_of(dossier, person.id)
    return getattr(office, ORGANISATION, "") if office else ""
