"""All checks in one run, and the waivers that keep some of them silent."""

from datetime import time

import pytest

from briefbook.book.check.run import check, run_checks
from briefbook.errors import Ref, Weight
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fact import Fact
from briefbook.model.outline import Edition, Waiver
from briefbook.model.programme import Item, ItemKind
from briefbook.model.protocol import Risk
from briefbook.model.record import Cite
from tests.unit.book.check.made import EN, FA, day, dossier, en

UNTIMED = Item(id="i", visit="v", title=en("Session"), kind=ItemKind.SESSION)
FIRST = Edition(id="e1", number=1)
SECOND = Edition(id="e2", number=2)


def waiver(**more):
    return Waiver(id="w", **{"rule": "time", "target_uid": "i", **more})


def test_nothing_wrong_leaves_nothing_open() -> None:
    assert run_checks(dossier(), EN).open == ()
    assert check(dossier(), EN) == ()


def test_the_heaviest_remarks_come_first() -> None:
    bare = Fact(id="f", text=en("Claim"))
    weights = [notice.weight for notice in check(dossier(UNTIMED, bare), EN)]
    assert weights == [Weight.MUST, Weight.SHOULD]


@pytest.mark.parametrize("field", ["starts", ""])
def test_a_waiver_silences_a_rule_on_its_record_and_is_listed_with_it(field) -> None:
    standing = waiver(field=field)
    result = run_checks(dossier(UNTIMED, standing), EN)
    assert result.open == ()
    ((notice, because),) = result.waived
    assert (notice.rule, notice.where, because) == ("time", Ref("item", "i", "starts"), standing)


@pytest.mark.parametrize(
    "more", [{"rule": "brief"}, {"target_uid": "j"}, {"target_uid": ""}, {"field": "day"}, {"field": "start"}]
)
def test_a_waiver_of_another_rule_record_or_field_silences_nothing(more) -> None:
    result = run_checks(dossier(UNTIMED, waiver(**more)), EN)
    assert [notice.rule for notice in result.open] == ["time"]
    assert result.waived == ()


def mixed(field):
    risk = Risk(id="r", title=LocalText.of({Lang.EN: "Delay", Lang.FA: "۵ و 6"}))
    return check(dossier(risk, waiver(rule="digits", target_uid="r", field=field)), FA)


def test_a_waived_field_stands_for_all_its_languages_and_a_language_for_itself() -> None:
    assert mixed("title") == ()
    assert mixed("title.fa") == ()
    assert [notice.rule for notice in mixed("title.en")] == ["digits"]


@pytest.mark.parametrize(
    ("editions", "silent"),
    [((FIRST,), True), ((FIRST, SECOND), False), ((SECOND, FIRST), False), ((), False)],
    ids=["newest", "older", "older, listed last", "no edition"],
)
def test_a_waiver_for_an_edition_stands_while_that_is_the_newest(editions, silent) -> None:
    result = run_checks(dossier(UNTIMED, *editions, waiver(edition="e1")), EN)
    assert bool(result.waived) is silent
    assert bool(result.open) is not silent


def test_a_waiver_without_an_edition_stands_for_all() -> None:
    assert check(dossier(UNTIMED, FIRST, SECOND, waiver()), EN) == ()


def test_an_edition_without_a_number_is_older_than_a_numbered_one() -> None:
    unnumbered = Edition(id="e0")
    assert check(dossier(UNTIMED, unnumbered, FIRST, waiver(edition="e1")), EN) == ()


def test_a_sound_dossier_with_every_kind_of_text_is_silent() -> None:
    item = Item(id="i", visit="v", title=en("Session"), kind=ItemKind.SESSION, day=day("2025-02-26"), starts=time(9))
    fact = Fact(id="f", text=en("Trade grew"), cites=(Cite("s"),))
    assert run_checks(dossier(item, fact), EN).waived == ()
    assert check(dossier(item, fact), EN) == ()
