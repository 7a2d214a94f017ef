"""Beginning a visit: from four answers, or from an earlier visit; each is one step that undo takes back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from briefbook.actions.people import name_record
from briefbook.actions.records import file_under
from briefbook.actions.safety import new_library
from briefbook.book.outline import outlined
from briefbook.errors import StoreError, phrase
from briefbook.lang.clean import clean_line, clean_text
from briefbook.lang.dates import Period
from briefbook.lang.fold import search_key
from briefbook.lang.phrases import say
from briefbook.lang.territories import Territory, Whereabouts
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.change import Changes
from briefbook.model.country import Calendar, Country, Place
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.kinds import KINDS
from briefbook.model.outline import BriefingBook, Layout, Plan, StoredPaper, StoredTab
from briefbook.model.person import Holding, Name, NameForm, Person
from briefbook.model.record import Audience, Record, Side, Stamp
from briefbook.model.visit import Visit, VisitKind
from briefbook.store.library import Library

_PLAN_NAMES = {
    Lang.EN: "English",
    Lang.FA: "Persian",
    Lang.SR_LATN: "Serbian, Latin",
    Lang.SR_CYRL: "Serbian, Cyrillic",
}
_SOLAR_HIJRI = frozenset({"IR", "AF"})
_ORDER = {kind.record: place for place, kind in enumerate(KINDS)}


Outline = tuple[tuple[StoredTab, tuple[StoredPaper, ...]], ...]
"""Tabs with their papers, in order."""


class Traveller(NamedTuple):
    """Somebody of the delegation by name, in the language of that name, with the post where it was given."""

    name: str
    lang: Lang
    post: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said of a new visit. `travellers`: the principal first; `days` None = to be confirmed.

    `lang` is the language in which its records begin; `visit` the uid that it gets.
    """

    visit: Uid
    where: Whereabouts
    home: Territory
    lang: Lang
    days: Period | None = None
    travellers: tuple[Traveller, ...] = ()
    purpose: str = ""

    @property
    def langs(self) -> tuple[Lang, ...]:
        """Languages of its books: that of the records, Persian for a visit of Iran, English."""
        own = (Lang.FA,) if self.home.iso == "IR" else ()
        return tuple(dict.fromkeys((self.lang, *own, Lang.EN)))


class Known(NamedTuple):
    """What the library holds already: countries by code, people by the folded name, codes of visits."""

    countries: Mapping[str, Uid]
    people: Mapping[str, Uid]
    codes: frozenset[str]


NOTHING_KNOWN = Known({}, {}, frozenset())


def create(library: Library, *, answers: Answers) -> Changes:
    """Make a visit with the book of an official visit; its tabs and papers follow the records that are added."""
    with library.transaction(phrase("New visit")) as done:
        _put(library, answers.visit, made(answers, known_in(library), last_seq(library)))
    return done.changes


def begin_library(path: Path, *, answers: Answers) -> Library:
    """The library in a file, made where there is none, with the new visit in it; open for writing.

    Raises StoreError where it cannot be opened or made; a file that was made for it is then taken away again.
    """
    if path.exists():
        library = Library.open(path)
        try:
            create(library, answers=answers)
        except BaseException:
            library.close()
            raise
        return library
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise StoreError("No library can be made in {folder}. Choose another folder.", folder=path.parent) from wrong
    with new_library(path) as made:
        create(made, answers=answers)
    return Library.open(path)


def planned(answers: Answers) -> Outline:
    """The tabs and papers that the visit will have, without a library: what a person sees while answering."""
    return outline_of(made(answers, NOTHING_KNOWN, 0))


def outline_of(records: Iterable[Record]) -> Outline:
    """The tabs with their papers of a visit that is among the records, stored or those of an official visit."""
    kept = sorted(records, key=lambda record: (_ORDER[type(record)], record.seq))
    visit = next(record for record in kept if isinstance(record, Visit))
    whole = outlined(Dossier(visit, tuple(kept)))
    return tuple((tab, whole.children(StoredPaper, tab.id)) for tab in whole.of(StoredTab))


def known_in(library: Library) -> Known:
    """What of a new visit the library may hold already."""
    people = {search_key(name.value): name.person for name in library.all(Name) if name.form is NameForm.FULL}
    countries = {country.iso: country.id for country in library.all(Country)}
    return Known(countries, people, frozenset(visit.code for visit in library.visits()))


def made(answers: Answers, known: Known, seq: int) -> tuple[Record, ...]:
    """The records of a new visit that the library does not hold; the visit comes after `seq` others."""
    stamp = Stamp(original=answers.lang)
    countries = dict(known.countries)
    fresh: list[Record] = []
    for one in (answers.home, answers.where.territory):
        if one.iso not in countries:
            fresh.append(country_record(one, stamp))
            countries[one.iso] = fresh[-1].id
    if answers.where.city:
        home = countries[answers.where.territory.iso]
        zone = answers.where.zone
        fresh.append(
            Place(id=fresh_uid(), country=home, name=answers.where.city, kind="city", zone=zone, stamp=stamp, seq=1)
        )
    people = [_person(one, known, stamp, seq + place) for place, one in enumerate(answers.travellers, start=1)]
    fresh += [record for _, records in people for record in records]
    principal = people[0][0] if people else NOBODY
    visit = _visit(answers, known, countries, principal, seq + 1)
    delegates = (
        Delegate(id=fresh_uid(), visit=visit.id, person=uid, precedence=place, stamp=stamp, seq=place)
        for place, (uid, _) in enumerate(people, start=1)
    )
    return (*fresh, visit, *delegates, *_book(answers, stamp))


def last_seq(library: Library) -> int:
    """The highest place of a visit."""
    return max((visit.seq for visit in library.visits()), default=0)


def country_record(territory: Territory, stamp: Stamp) -> Country:
    """A country as a record, with what everybody knows of it."""
    iso = territory.iso
    calendar = Calendar.JALALI if iso in _SOLAR_HIJRI else Calendar.GREGORIAN
    return Country(id=fresh_uid(), iso=iso, name=territory.name, zone=territory.zone, calendar=calendar, stamp=stamp)


def title_of(where: Whereabouts, langs: Iterable[Lang]) -> LocalText:
    """What a visit is called until somebody writes a better title: by its city, else by its country."""
    spots = {lang: where.city.text(lang) or where.territory.name.text(lang) for lang in langs}
    return LocalText.of(
        {lang: say(phrase("Official visit to {place}", place=spot), lang) for lang, spot in spots.items()}
    )


def code_of(where: Whereabouts, days: Period | None, taken: frozenset[str]) -> str:
    """The name for files: `belgrade-2025`, with a number behind it where that is taken."""
    spot = where.city.text(Lang.EN) or where.territory.name.text(Lang.EN)
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in search_key(spot)).split())
    stem = "-".join(
        part for part in (plain or where.territory.iso.lower(), str(days.first.first.year) if days else "") if part
    )
    numbers = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    return next(code for code in numbers if code not in taken)


def _visit(answers: Answers, known: Known, countries: Mapping[str, Uid], principal: Uid, seq: int) -> Visit:
    where, days = answers.where, answers.days
    purpose = clean_text(answers.purpose).strip()
    return Visit(
        id=answers.visit,
        code=code_of(where, days, known.codes),
        title=title_of(where, answers.langs),
        kind=VisitKind.OFFICIAL,
        home_country=countries[answers.home.iso],
        host_country=countries[where.territory.iso],
        purpose=LocalText.of({answers.lang: purpose}),
        starts_on=days.first if days else None,
        ends_on=days.last if days else None,
        zone_home=answers.home.zone,
        zone_host=where.zone,
        principal=principal,
        stamp=Stamp(original=answers.lang),
        seq=seq,
    )


def _person(one: Traveller, known: Known, stamp: Stamp, seq: int) -> tuple[Uid, list[Record]]:
    """The uid of a traveller, and the records of somebody whom the library does not know."""
    found = known.people.get(search_key(one.name))
    if found:
        return found, []
    uid = fresh_uid()
    made: list[Record] = [Person(id=uid, side=Side.OWN, stamp=stamp, seq=seq)]
    made.append(name_record(uid, one.lang, NameForm.FULL, clean_line(one.name), stamp))
    if one.post:
        post = LocalText.of({one.lang: clean_line(one.post)})
        made.append(Holding(id=fresh_uid(), person=uid, post=post, stamp=stamp, seq=1))
    return uid, made


def _book(answers: Answers, stamp: Stamp) -> Iterator[Record]:
    book = BriefingBook(id=fresh_uid(), visit=answers.visit, template="Official visit", stamp=stamp)
    yield book
    for seq, lang in enumerate(answers.langs, start=1):
        yield Plan(
            id=fresh_uid(),
            book=book.id,
            name=_PLAN_NAMES[lang],
            lang=lang,
            audience=Audience.PRINCIPAL,
            layout=Layout.BINDER,
            stamp=stamp,
            seq=seq,
        )


def _put(library: Library, visit: Uid, records: Iterable[Record]) -> None:
    kept = tuple(records)
    library.put_all(kept)
    file_under(library, visit, kept)
