"""Random edits, as staff might make them, for the tests of undo and of kills."""

import random
from dataclasses import replace

from briefbook.errors import StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.brief import Brief, TalkingPoint
from briefbook.model.dossier import Filed
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.organisation import Organisation
from briefbook.model.person import Holding, Name, Person
from briefbook.model.record import Cite, Record
from briefbook.model.source import Source
from briefbook.store.library import Library
from tests.store.scenes import VISIT

WORDS = ["fibre", "Ниш", "تفاهم‌نامه", "plan", "Đorđe", "فناوری"]


def random_step(library: Library, chance: random.Random) -> bool:
    """One step of one to three edits; whether it changed anything."""
    try:
        with library.transaction(phrase("Play")) as done:
            for _ in range(chance.randint(1, 3)):
                edit = chance.choice((add, add, change, change, change, take_out, file_one, link))
                edit(library, chance)
    except StoreError:  # something that others use was to go
        return False
    return bool(done.changes)


def words(chance: random.Random) -> LocalText:
    langs = chance.sample(list(Lang), chance.randint(1, 3))
    return LocalText.of({lang: " ".join(chance.choices(WORDS, k=3)) for lang in langs})


def pick(library: Library, chance: random.Random, kind: type[Record]) -> Record | None:
    found = library.all(kind)
    return chance.choice(found) if found else None


def id_of(library: Library, chance: random.Random, kind: type[Record]) -> Uid:
    found = pick(library, chance, kind)
    return found.id if found else Uid("")


def add(library: Library, chance: random.Random) -> None:
    uid = Uid(f"r{chance.getrandbits(40):x}")
    person, brief = id_of(library, chance, Person), id_of(library, chance, Brief)
    made: list[Record] = [
        Person(id=uid, wants=words(chance)),
        Organisation(id=uid, name=words(chance), parent=id_of(library, chance, Organisation)),
        Source(id=uid, title=chance.choice(WORDS)),
        Fact(id=uid, text=words(chance), subject_uid=person),
    ]
    if person:
        made.append(Name(id=uid, person=person, value=chance.choice(WORDS)))
        made.append(Holding(id=uid, person=person, post=words(chance), predecessor=id_of(library, chance, Person)))
    if brief:
        made.append(TalkingPoint(id=uid, brief=brief, headline=words(chance)))
    library.put(chance.choice(made))


def change(library: Library, chance: random.Random) -> None:
    record = pick(library, chance, chance.choice((TalkingPoint, Person, Fact, Organisation, Name)))
    match record:
        case TalkingPoint():
            library.put(replace(record, headline=words(chance), seq=chance.randint(0, 9)))
        case Person():
            library.put(replace(record, wants=words(chance), sensitivity=words(chance)))
        case Fact():
            library.put(replace(record, text=words(chance), subject_uid=id_of(library, chance, Person)))
        case Organisation():
            library.put(replace(record, parent=id_of(library, chance, Organisation)))
        case Name():
            library.put(replace(record, value=chance.choice(WORDS)))


def take_out(library: Library, chance: random.Random) -> None:
    kind = chance.choice((TalkingPoint, Fact, Name, Holding, Person, Organisation, Source, Brief))
    library.remove(id_of(library, chance, kind))


def file_one(library: Library, chance: random.Random) -> None:
    uid = id_of(library, chance, chance.choice((TalkingPoint, Fact)))
    if uid:
        library.file(VISIT, [Filed(uid, chance.choice(WORDS), "facts", chance.randint(0, 9))])


def link(library: Library, chance: random.Random) -> None:
    point = pick(library, chance, TalkingPoint)
    people = [person.id for person in library.all(Person)]
    facts = [fact.id for fact in library.all(Fact)]
    sources = [source.id for source in library.all(Source)]
    if isinstance(point, TalkingPoint):
        to = tuple(chance.sample(people, min(len(people), 2)))
        support = tuple(chance.sample(facts, min(len(facts), 2)))
        cites = tuple(Cite(uid, "p. 1") for uid in chance.sample(sources, min(len(sources), 2)))
        library.put(replace(point, to=to, support=support, cites=cites))
