"""Letting a remark be: a waiver with a reason, one step, which undo takes back."""

from datetime import date
from pathlib import Path

import pytest

from briefbook.actions.check import addresses, findings
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.intake import import_folder
from briefbook.actions.records import add, restamp
from briefbook.actions.waiving import waive
from briefbook.errors import Ref, StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.brief import TalkingPoint
from briefbook.model.fields import Uid
from briefbook.model.outline import Edition, Waiver
from briefbook.model.person import Person
from briefbook.store.library import Library

BELGRADE = Path(__file__).parents[3] / "briefings" / "belgrade-2025"


@pytest.fixture
def library():
    reading = read_folder(BELGRADE)
    with Library.in_memory() as made:
        import_folder(made, reading, day=date(2025, 2, 24), who="")
        yield made


def rules(library):
    return [one.rule for one in findings(library.dossier(library.visits()[0].id), [Lang.EN])]


def test_a_remark_is_let_be_and_comes_back_with_undo(library):
    visit = library.visits()[0].id
    values = {"title": LocalText.of(dict.fromkeys(Lang, "Lunch"))}
    add(library, table="item", uid=Uid("lunch"), visit=visit, values=values, label=phrase("New item"))
    assert rules(library) == ["time"]
    changes = waive(
        library, uid=Uid("w1"), visit=visit, rule="time", where=Ref("item", "lunch", "starts"), lang=Lang.EN,
        reason="  The host will say.  ",
    )  # fmt: skip
    assert rules(library) == []
    assert Ref("waiver", "w1") in changes.rows
    waiver = library.get(Waiver, "w1")
    edition = max(library.all(Edition), key=lambda one: one.number or 0)
    assert (waiver.rule, waiver.target_uid, waiver.field, waiver.edition) == ("time", "lunch", "starts", edition.id)
    assert waiver.reason.text(Lang.EN) == "The host will say."
    assert str(library.log.next()[0]) == "Ignore a remark"
    library.log.undo()
    assert rules(library) == ["time"]


def test_another_field_of_the_record_is_still_checked(library):
    visit = library.visits()[0].id
    person = library.all(Person)[1]
    restamp(library, uids=[person.id], name="checked_on", value=None, label=phrase("Last checked"))
    before = rules(library)
    where = Ref("person", person.id, "photo")
    waive(library, uid=Uid("w1"), visit=visit, rule="unchecked", where=where, lang=Lang.EN, reason="known")
    assert rules(library) == before


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_it_is_refused(library, reason):
    with pytest.raises(StoreError, match="for a reason only"):
        waive(
            library, uid=Uid("w1"), visit=library.visits()[0].id, rule="time", where=Ref("item", "x"), lang=Lang.EN,
            reason=reason,
        )  # fmt: skip
    assert library.get(Waiver, "w1") is None


def test_addresses_name_the_paper_of_a_record(library):
    dossier = library.dossier(library.visits()[0].id)
    codes = addresses(dossier, Lang.EN)
    point = dossier.of(TalkingPoint)[0]
    assert codes[point.brief].startswith("4.")
    assert codes[dossier.of(Person)[1].id] == "3.1"
