"""Going back to a step of the log: the state of then, as a step of its own."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from briefbook.actions import people, records
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.intake import import_folder
from briefbook.actions.undo import go_back, redo, steps, undo
from briefbook.errors import StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.kinds import KINDS
from briefbook.model.person import NameForm, Person
from briefbook.model.programme import Item
from briefbook.model.record import Side
from briefbook.store.library import Library

BELGRADE = Path(__file__).parents[3] / "briefings" / "belgrade-2025"


@pytest.fixture
def library():
    reading = read_folder(BELGRADE)
    with Library.in_memory() as made:
        import_folder(made, reading, day=date(2025, 2, 24), who="")
        yield made


def state(library):
    """Everything that is written, without the counters of writes."""
    visit = library.visits()[0].id
    rows = [
        repr(record).replace(f"rev={record.stamp.rev}", "") for kind in KINDS for record in library.all(kind.record)
    ]
    return rows, library.filed(visit)


def play(library, chance):
    """One step of an edit, an addition, a removal or a move."""
    visit = library.visits()[0].id
    items = [item.id for item in library.all(Item)]
    match chance.randrange(6):
        case 0:
            title = f"Item {chance.random()}"
            records.reword(
                library, uids=[chance.choice(items)], column="title", lang=Lang.EN, text=title, label=phrase("Title")
            )
        case 1:
            people.add(library, uid=fresh_uid(), visit=visit, name=f"N {chance.random()}", lang=Lang.EN, side=Side.HOST)
        case 2:
            text = LocalText.of({Lang.EN: f"Fact {chance.random()}"})
            records.add(
                library, table="fact", uid=fresh_uid(), visit=visit, values={"text": text}, label=phrase("New fact")
            )
        case 3:
            added = [fact.id for fact in library.all(Fact) if fact.text.text(Lang.EN).startswith("Fact 0.")]
            records.remove(library, uids=added[:2] or [fact.id for fact in library.all(Fact)][-1:])
        case 4:
            chance.shuffle(items)
            records.move(library, uid=Uid(items[0]), siblings=items, label=phrase("Move"))
        case _:
            copied = chance.choice(items)
            records.duplicate(library, copies={Uid(copied): fresh_uid()}, visit=visit, fresh=fresh_uid)


@pytest.mark.parametrize("seed", range(4))
def test_going_back_gives_the_state_of_then_and_is_a_step_that_undo_takes_back(library, seed):
    chance = Random(seed)
    states = {steps(library, 1)[0].id: state(library)}
    for _ in range(12):
        play(library, chance)
        states[steps(library, 1)[0].id] = state(library)
    last = max(states)
    for target in (chance.choice(sorted(states)[:-1]), min(states)):
        go_back(library, step=target)
        assert state(library) == states[target]
        assert library.check() == ()
        undo(library)
        assert state(library) == states[last]
        redo(library)
        assert state(library) == states[target]
        assert library.check() == ()
        undo(library)


def test_a_step_that_was_gone_back_over_can_be_gone_back_to(library):
    person = library.all(Person)[1]
    seen = []
    for name in ("One", "Two"):
        people.rename(library, people=[person.id], lang=Lang.EN, form=NameForm.FULL, value=name)
        library.log._open_for = ("", 0, 0.0)  # the next edit is a step of its own
        seen.append(steps(library, 1)[0].id)
    go_back(library, step=seen[0])
    assert [hit.title for hit in library.search.find("One") if hit.uid == person.id] == ["One"]
    go_back(library, step=seen[1])
    assert [hit.title for hit in library.search.find("Two") if hit.uid == person.id] == ["Two"]
    assert str(steps(library, 1)[0].label).startswith("Go back to: ")


def test_records_that_came_back_are_newer_than_what_was_there(library):
    """Order comes from the counter: going back is a write."""
    item = library.all(Item)[0]
    target = steps(library, 1)[0].id
    records.reword(library, uids=[item.id], column="title", lang=Lang.EN, text="New", label=phrase("Title"))
    written = library.find(item.id).stamp.rev
    go_back(library, step=target)
    assert library.find(item.id).stamp.rev > written


def test_going_back_to_now_changes_nothing(library):
    before = steps(library, 5)
    assert not go_back(library, step=before[0].id)
    assert steps(library, 5) == before


@pytest.mark.parametrize("wrong", [0, 10_000])
def test_a_step_that_is_not_there_is_refused(library, wrong):
    with pytest.raises(StoreError, match="not in the history any more"):
        go_back(library, step=wrong)


def test_an_undone_step_is_refused(library):
    item = library.all(Item)[0]
    records.reword(library, uids=[item.id], column="title", lang=Lang.EN, text="New", label=phrase("Title"))
    undone = steps(library, 1)[0].id
    undo(library)
    with pytest.raises(StoreError, match="not in the history any more"):
        go_back(library, step=undone)
