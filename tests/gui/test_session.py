"""The session: verbs, refusals, undo to the first state, and text that a refusing place does not lose."""

import random
import shutil
from functools import partial

import pytest
from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from briefbook.actions import book, people, records
from briefbook.app.screens import open_library
from briefbook.app.session import Session, Typed
from briefbook.errors import PlaceError, Ref, StoreError, phrase
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.kinds import TABLES
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper, StoredTab
from briefbook.model.person import NameForm, Person
from briefbook.model.record import Side
from briefbook.store.library import Library


@pytest.fixture
def session(qapp, data, library_path, qtbot):
    made = Session()
    with qtbot.waitSignal(made.opened):
        made.open(partial(open_library, library_path))
    yield made
    assert made.close()


def run(qtbot, session, verb):
    with qtbot.waitSignal(session.moved):
        session.run(verb)


def test_opening_gives_the_visit_whole(session, library_path):
    assert session.dossier.visit.code == "belgrade-2025"
    assert session.state.path == library_path
    assert session.state.undo is None


def test_a_verb_answers_with_what_it_touched_and_who_asked(session, qtbot):
    organisation = session.dossier.of(Organisation)[0]
    me = object()
    verb = partial(
        records.reword, uids=[organisation.id], column="name", lang=Lang.EN, text="Ministry", label=phrase("Name")
    )
    with qtbot.waitSignal(session.changed) as told:
        session.run(verb, me)
    changes, initiator = told.args
    assert initiator is me
    assert changes.rows == frozenset({Ref("organisation", organisation.id)})
    assert session.dossier.find(organisation.id).name.text(Lang.EN) == "Ministry"
    assert str(session.state.undo) == "Edit: Name"


def test_a_verb_that_changes_nothing_tells_nothing(session, qtbot):
    told = []
    session.changed.connect(lambda *args: told.append(args))
    run(qtbot, session, lambda library: Changes())
    assert told == []
    assert session.saved_at is None


def test_a_refusal_goes_to_failed_and_leaves_all_as_it_was(session, qtbot):
    before = session.dossier
    with qtbot.waitSignal(session.failed) as told:
        session.run(partial(records.remove, uids=[session.dossier.of(Person)[0].id]))
    assert isinstance(told.args[0], StoreError)
    assert session.dossier == before
    assert session.pending == 0


def test_a_bug_in_a_verb_is_no_refusal(session, qtbot):
    def bug(library):
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as faults:
        session.run(bug)
        qtbot.waitUntil(lambda: bool(faults))
    assert faults[0][0] is ZeroDivisionError


def test_text_that_the_place_refuses_is_kept_beside_it(session, qtbot, library_path):
    person = session.dossier.of(Person)[0]

    def full(library):
        raise PlaceError("{path}: the disk is full, so nothing was written. Free some space and try again.", path="x")

    typed = Typed(Ref("person", person.id, "names"), "Typed and not lost", Lang.EN)
    with qtbot.waitSignal(session.failed):
        session.run(full, typed=typed)
    assert session.trouble is not None
    kept = []
    session.ask(lambda library: library.spool.all(), kept.extend)
    qtbot.waitUntil(lambda: bool(kept))
    assert [(draft.where, draft.text, draft.lang) for draft in kept] == [(typed.where, "Typed and not lost", "en")]
    run(qtbot, session, partial(records.check_off, uids=[person.id], day=Day(2025, 2, 24)))
    assert session.trouble is None


def test_the_log_survives_a_restart(qapp, data, library_path, qtbot):
    first = Session()
    with qtbot.waitSignal(first.opened):
        first.open(partial(open_library, library_path))
    person = first.dossier.of(Person)[0]
    run(qtbot, first, partial(people.rename, people=[person.id], lang=Lang.EN, form=NameForm.FULL, value="X"))
    assert first.close()
    again = Session()
    with qtbot.waitSignal(again.opened):
        again.open(partial(open_library, library_path))
    assert str(again.state.undo) == "Edit: Name"
    with qtbot.waitSignal(again.changed):
        again.undo()
    assert again.dossier.names(person.id)[0].value == "Seyed Sattar Hashemi"
    assert str(again.state.redo) == "Edit: Name"
    assert again.close()


def everything(library):
    return {table: library.all(kind.record) for table, kind in TABLES.items()}


def without_counters(state):
    """Records without the library's counter, which never goes back."""
    return {
        table: [(record.id, str(record).replace(f"rev={record.stamp.rev}", "rev=*")) for record in rows]
        for table, rows in state.items()
    }


@pytest.mark.parametrize("seed", range(2))
def test_n_random_edits_and_n_undos_give_the_first_state_back(sample, tmp_path, data, seed):
    """A11, data: every verb of the screens, in any order."""
    path = tmp_path / "random.briefbook"
    shutil.copy(sample, path)
    dice = random.Random(seed)
    with Library.open(path) as library:
        first = without_counters(everything(library))
        done = 0
        for _ in range(14):
            try:
                done += bool(step(library, dice))
            except StoreError:
                continue
        assert done > 5
        assert without_counters(everything(library)) != first
        undone = 0
        while library.log.undo():
            undone += 1
        assert undone <= done
        assert without_counters(everything(library)) == first
        while library.log.redo():
            undone -= 1
        assert undone == 0


def step(library, dice):
    """One random verb with random records."""
    visit = library.visits()[0].id
    dossier = library.dossier(visit)
    persons = [person.id for person in dossier.of(Person)]
    organisations = [one.id for one in dossier.of(Organisation)]
    papers = [paper for _, several in book.outline(dossier) for paper in several]
    tabs = [tab for tab, _ in book.outline(dossier)]
    some = dice.sample(persons, dice.randint(1, len(persons)))
    word = f"word {dice.random()}"
    verbs = [
        partial(people.add, uid=fresh_uid(), visit=visit, name=word, lang=Lang.EN, side=Side.HOST),
        partial(
            people.rename, people=some, lang=dice.choice(list(Lang)), form=dice.choice(list(NameForm)[:2]), value=word
        ),
        partial(people.set_post, people=some, when=dossier.visit.starts_on.first, lang=Lang.EN, post=word),
        partial(
            people.set_organisation,
            people=some,
            when=dossier.visit.starts_on.first,
            organisation=dice.choice(organisations),
        ),
        partial(
            records.reword,
            uids=[dice.choice(organisations)],
            column="name",
            lang=Lang.FA,
            text=word,
            label=phrase("Name"),
        ),
        partial(records.revise, uids=some, column="side", value=dice.choice(list(Side)), label=phrase("Side")),
        partial(records.check_off, uids=some, day=Day(2025, 2, dice.randint(1, 28))),
        partial(records.remove, uids=[dice.choice([*persons, *organisations, papers[0].id])]),
        partial(records.duplicate, copies={dice.choice(persons): fresh_uid()}, visit=visit, fresh=fresh_uid),
        partial(records.add, table="risk", uid=fresh_uid(), visit=visit, values={}, label=phrase("New risk")),
        partial(book.include, visit=visit, papers=[dice.choice(papers).id], included=dice.random() < 0.5),
        partial(book.rename, visit=visit, uid=dice.choice([*papers, *tabs]).id, lang=Lang.EN, text=word),
        partial(
            book.move_paper,
            visit=visit,
            paper=dice.choice(papers).id,
            tab=dice.choice(tabs).id,
            place=dice.randint(0, 3),
        ),
        partial(book.move_tab, visit=visit, tab=dice.choice(tabs[1:]).id, place=dice.randint(0, 4)),
    ]
    return dice.choice(verbs)(library)


def test_the_verbs_name_what_is_not_there(library_path):
    with Library.open(library_path) as library:
        with pytest.raises(StoreError, match="not there any more"):
            records.check_off(library, uids=[Uid("nobody")], day=Day(2025, 2, 24))
        organisation = library.all(Organisation)[0].id
        with pytest.raises(StoreError, match="of the kind organisation has no field colour"):
            records.revise(library, uids=[organisation], column="colour", value="", label=phrase("Name"))
        with pytest.raises(StoreError, match="not there any more"):
            book.include(library, visit=library.visits()[0].id, papers=[Uid("outline-9.9")], included=True)
        assert library.all(StoredTab)
        assert library.all(StoredPaper)


def test_an_answer_for_a_widget_that_has_gone_is_dropped(session, qtbot):
    widget, kept = QObject(), []
    session.ask(lambda library: "late", kept.append, widget)
    Shiboken.delete(widget)
    session.ask(lambda library: "there", kept.append, session)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept == ["there"]
