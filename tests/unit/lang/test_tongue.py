"""The four language forms and texts that exist in several of them."""

import pytest

from briefbook.lang.tongue import NOTHING, Lang, LocalText, Standing, Wording

TITLE = LocalText.of({Lang.FA: "دیدار", Lang.EN: "Visit", Lang.SR_CYRL: ""})


def test_a_language_knows_its_script_and_direction() -> None:
    assert [lang.script for lang in Lang] == ["Latn", "Arab", "Latn", "Cyrl"]
    assert [lang.rtl for lang in Lang] == [False, True, False, False]


def test_a_local_text_holds_its_wordings_in_the_order_of_the_languages() -> None:
    assert list(TITLE) == [Lang.EN, Lang.FA]
    assert len(TITLE) == 2
    assert TITLE[Lang.EN] == Wording("Visit", Standing.DRAFT, stale=False)
    with pytest.raises(KeyError):
        TITLE[Lang.SR_LATN]
    assert not NOTHING


def test_a_text_in_exactly_one_language_may_be_empty() -> None:
    assert TITLE.text(Lang.FA) == "دیدار"
    assert TITLE.text(Lang.SR_CYRL) == ""


def test_the_best_text_is_the_languages_own_then_the_original_then_any() -> None:
    assert TITLE.best(Lang.FA, Lang.EN) == ("دیدار", Lang.FA)
    assert TITLE.best(Lang.SR_LATN, Lang.FA) == ("دیدار", Lang.FA)
    assert TITLE.best(Lang.SR_LATN, Lang.SR_CYRL) == ("Visit", Lang.EN)
    assert NOTHING.best(Lang.EN, Lang.FA) == ("", Lang.EN)


def test_a_wording_is_put_in_place_and_an_empty_one_removes_it() -> None:
    put = TITLE.put(Lang.SR_LATN, "Poseta", Standing.CLEARED)
    assert put[Lang.SR_LATN] == Wording("Poseta", Standing.CLEARED)
    assert list(TITLE.put(Lang.EN, "")) == [Lang.FA]
    assert len(TITLE) == 2


def test_wordings_may_be_given_whole_and_keep_their_standing() -> None:
    stale = Wording("سفر", Standing.MACHINE, stale=True)
    assert LocalText.of({Lang.FA: stale})[Lang.FA] is stale
    assert LocalText.of({Lang.FA: Wording("")}) == NOTHING


def test_a_new_wording_is_not_stale_and_others_stay_as_they_are() -> None:
    old = LocalText.of({Lang.EN: Wording("Visit", Standing.CLEARED), Lang.FA: Wording("دیدار", stale=True)})
    new = old.put(Lang.FA, "سفر")
    assert new[Lang.FA] == Wording("سفر", Standing.DRAFT, stale=False)
    assert new[Lang.EN] == Wording("Visit", Standing.CLEARED)


def test_a_local_text_is_a_value_that_reads_like_a_mapping() -> None:
    same = LocalText.of({Lang.EN: "Visit", Lang.FA: "دیدار"})
    assert same == TITLE
    assert hash(same) == hash(TITLE)
    assert dict(TITLE.items()) == {Lang.EN: Wording("Visit"), Lang.FA: Wording("دیدار")}
    assert Lang.SR_CYRL not in TITLE
