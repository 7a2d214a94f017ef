import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from briefbook.errors import Phrase, Ref, counted, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.brief import TalkingPoint
from briefbook.model.change import Changes
from briefbook.model.dossier import Filed
from briefbook.model.fields import Uid
from briefbook.model.person import Person
from briefbook.model.visit import Visit
from briefbook.store import undo
from briefbook.store.library import Library
from tests.store.play import random_step
from tests.store.scenes import POINT, VISIT, dump, filled, visit_records


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory() as made:
        yield filled(made)


def type_text(library: Library, text: str, at: float, joins: str = "pt0.text.en") -> Changes:
    point = library.get(TalkingPoint, POINT)
    assert point is not None
    with library.transaction(phrase("Edit talking point"), joins, lambda: at) as done:
        library.put(replace(point, text=point.text.put(Lang.EN, text)))
    return done.changes


def text(library: Library) -> str:
    point = library.get(TalkingPoint, POINT)
    assert point is not None
    return point.text.text(Lang.EN)


def test_changes_name_the_record_whose_wording_changed(library: Library) -> None:
    assert type_text(library, "Other", 0).rows == {Ref("point", POINT)}


def test_a_link_counts_as_its_owner(library: Library) -> None:
    with library.transaction(phrase("File")) as done:
        library.file(VISIT, [Filed(POINT, "p1", "points/b", 0)])
    assert done.changes.rows == {Ref("point", POINT)}


def test_a_step_that_changes_nothing_leaves_no_trace_and_keeps_the_undone_tail(library: Library) -> None:
    type_text(library, "Other", 0)
    library.log.undo()
    before = library.log.steps()
    with library.transaction(phrase("Nothing")) as done:
        library.put_all(visit_records())
    assert not done.changes
    assert library.log.steps() == before
    assert library.log.redo()


def test_typing_within_two_seconds_joins_one_step(library: Library) -> None:
    for at, words in ((0.0, "a"), (1.9, "ab"), (3.8, "abc"), (6.0, "abcd")):
        type_text(library, words, at)
    assert len(library.log.steps()) == 3
    library.log.undo()
    assert text(library) == "abc"
    library.log.undo()
    assert text(library) == "We welcome the **plan**."
    library.log.redo()
    assert text(library) == "abc"
    assert library.check() == ()


def test_a_joined_step_keeps_only_the_first_and_the_last_state(library: Library) -> None:
    for number in range(50):
        type_text(library, "a" * (number + 1), number * 0.1)
    held = library._engine.conn.execute("SELECT count(*) FROM undo_change WHERE tbl = 'wording'").fetchone()[0]
    library.log.undo()
    assert text(library) == "We welcome the **plan**."
    before = library._engine.conn.execute("SELECT count(*) FROM undo_change WHERE step = 1 AND tbl = 'wording'")
    assert held - before.fetchone()[0] == 1


def test_steps_of_other_fields_and_steps_after_an_undo_do_not_join(library: Library) -> None:
    type_text(library, "a", 0)
    type_text(library, "b", 0.1, joins="another field")
    library.log.undo()
    type_text(library, "c", 0.2, joins="another field")
    assert [str(step.label) for step in library.log.steps()] == ["Edit talking point", "Edit talking point", "Set up"]
    library.log.undo()
    assert text(library) == "a"


def test_a_new_step_cuts_off_the_undone_tail(library: Library) -> None:
    type_text(library, "a", 0)
    library.log.undo()
    type_text(library, "b", 10)
    assert not library.log.redo()
    assert text(library) == "b"


def test_a_step_that_fails_leaves_nothing(library: Library) -> None:
    before = dump(library)
    with suppress(ZeroDivisionError), library.transaction(phrase("Fail")):
        library.put(Person(id=Uid("new")))
        raise ZeroDivisionError
    assert dump(library) == before
    assert len(library.log.steps()) == 1


def test_undo_and_redo_without_steps_do_nothing() -> None:
    with Library.in_memory() as library:
        assert not library.log.undo()
        assert not library.log.redo()


def test_removing_a_whole_visit_is_undone_and_redone(library: Library) -> None:
    before = dump(library)
    with library.transaction(phrase("Remove visit")) as done:
        library.remove(VISIT)
    after = dump(library)
    assert Ref("point", POINT) in done.changes.rows
    assert library.get(Visit, VISIT) is None
    assert library.log.undo().rows == done.changes.rows
    assert dump(library) == before
    assert library.log.redo().rows == done.changes.rows
    assert dump(library) == after
    assert library.check() == ()


def test_labels_come_back_with_their_values(library: Library) -> None:
    labels: list[Phrase] = [
        counted("{n} point moved", "{n} points moved", 3, what=phrase("to {place}", place="Niš")),
        phrase("Edit {who}", who="Ristić"),
    ]
    for number, label in enumerate(labels):
        with library.transaction(label):
            library.put(Person(id=Uid(f"new{number}")))
    assert [step.label for step in library.log.steps()][:2] == labels[::-1]
    assert [step.label for step in library.log.steps(1)] == labels[1:]


def test_only_the_kept_number_of_steps_stays(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "KEPT_STEPS", 5)
    for number in range(12):
        type_text(library, str(number), number * 10)
    assert len(library.log.steps()) == 5
    while library.log.undo():
        pass
    assert text(library) == "6"


def test_purging_forgets_the_old_texts(library: Library) -> None:
    type_text(library, "Other", 0)
    library.log.purge()
    assert library.log.steps() == ()
    assert library._engine.conn.execute("SELECT count(*) FROM undo_change").fetchone()[0] == 0
    assert text(library) == "Other"


def test_undoing_is_a_write_with_a_new_number(library: Library) -> None:
    type_text(library, "Other", 0)
    edited = library.find(POINT)
    library.log.undo()
    undone = library.find(POINT)
    assert edited is not None
    assert undone is not None
    assert undone.stamp.rev > edited.stamp.rev


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])
def test_random_steps_are_undone_and_redone_exactly(library: Library, seed: int) -> None:
    play(library, random.Random(seed), 40)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_five_hundred_random_steps_are_undone_and_redone_exactly(library: Library, seed: int) -> None:
    play(library, random.Random(1000 + seed), 500)


def play(library: Library, chance: random.Random, steps: int) -> None:
    states = [dump(library)]
    while len(states) <= steps:
        if random_step(library, chance):
            states.append(dump(library))
    assert library.check() == ()
    for state in states[-2::-1]:
        assert library.log.undo()
        assert dump(library) == state
    assert library.check() == ()
    for state in states[1:]:
        assert library.log.redo()
        assert dump(library) == state
    assert not library.log.redo()
    assert library.check() == ()
