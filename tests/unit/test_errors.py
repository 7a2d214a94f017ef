"""Phrases before they are in a language, refusals and notices."""

import pytest

from briefbook.errors import (
    BriefbookError,
    Cancelled,
    Notice,
    Phrase,
    ReadError,
    Ref,
    StoreError,
    TextError,
    Weight,
    WriteError,
    counted,
    phrase,
)


def test_a_phrase_fills_its_names_and_keeps_them_sorted() -> None:
    said = phrase("{who} meets {whom}", whom="Ristić", who="Hashemi")
    assert str(said) == "Hashemi meets Ristić"
    assert said == Phrase("{who} meets {whom}", (("who", "Hashemi"), ("whom", "Ristić")))
    assert hash(said) == hash(phrase("{who} meets {whom}", who="Hashemi", whom="Ristić"))


def test_a_phrase_may_hold_a_phrase() -> None:
    assert str(phrase("Undo: {step}", step=phrase("Edit {what}", what="point"))) == "Undo: Edit point"


@pytest.mark.parametrize(("n", "expected"), [(0, "0 points"), (1, "1 point"), (2, "2 points"), (21, "21 points")])
def test_a_counted_phrase_takes_the_singular_for_one_only(n, expected) -> None:
    assert str(counted("{n} point", "{n} points", n)) == expected


def test_a_counted_phrase_keeps_its_number_among_its_values() -> None:
    made = counted("{n} point of {brief}", "{n} points of {brief}", 2, brief="b02")
    assert made.values == (("brief", "b02"), ("n", 2))
    assert str(made) == "2 points of b02"


def test_a_phrase_without_a_plural_may_hold_a_number_named_n() -> None:
    assert str(phrase("Paper {n}", n=7)) == "Paper 7"


def test_values_with_braces_are_said_as_they_are() -> None:
    assert str(phrase("Read {text}", text="{0} {x}")) == "Read {0} {x}"


@pytest.mark.parametrize("kind", [TextError, ReadError, StoreError, WriteError])
def test_a_refusal_says_its_phrase_and_is_caught_as_one_kind(kind) -> None:
    with pytest.raises(BriefbookError, match=r"^The file a\.md is empty\.$") as caught:
        raise kind("The file {name} is empty.", name="a.md")
    assert caught.value.phrase == phrase("The file {name} is empty.", name="a.md")


def test_stopping_says_that_nothing_was_written() -> None:
    assert str(Cancelled()) == "Stopped. Nothing was written."
    assert isinstance(Cancelled(), BriefbookError)


def test_a_notice_concerns_the_whole_book_and_stops_nothing_unless_it_says_otherwise() -> None:
    notice = Notice("time", phrase("No time."))
    assert (notice.where, notice.weight) == (None, Weight.NOTE)


def test_a_place_is_a_record_or_one_of_its_fields() -> None:
    assert Ref("item", "u1").field == ""
    assert Ref("item", "u1", "title.fa") != Ref("item", "u1")


def test_weights_stand_from_heavy_to_light() -> None:
    assert [str(weight) for weight in Weight] == ["must", "should", "note"]
