"""The desk: how a field comes to the page, and what stands where nothing is known."""

from dataclasses import replace

import pytest

from briefbook.book.desk import Desk
from briefbook.errors import Ref, Weight, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Filed
from briefbook.model.fact import Fact
from briefbook.model.outline import PaperKind, Plan
from briefbook.model.source import Photo
from briefbook.tree.nodes import Figure, Span, Tone
from tests.unit.book.belgrade import EN, FA, LATIN, MADE, VISIT, desk, dossier, found, only, record, text, words


def test_a_line_stands_in_the_language_of_the_book_and_knows_its_field() -> None:
    assert desk(plan=FA).line(record("f1"), "text") == (
        Span("نخستین سفر در ده سال", Lang.FA, source=Ref("fact", "f1", "text")),
    )


def test_an_untranslated_line_stands_in_its_original_and_is_remarked_once() -> None:
    at = desk(plan=LATIN)
    for _ in range(2):
        assert at.line(record("f1"), "text")[0].lang is Lang.EN
    (notice,) = at.notices
    assert (notice.rule, notice.where, notice.weight) == ("untranslated", Ref("fact", "f1", "text"), Weight.SHOULD)


def test_a_long_untranslated_text_is_named_by_its_beginning() -> None:
    at = desk(plan=LATIN)
    at.line(Fact(id="x", text=words("word " * 40)), "text")
    assert str(at.notices[0].phrase).startswith('"word word')
    assert "…" in str(at.notices[0].phrase)


def test_an_empty_field_is_no_span_and_no_block() -> None:
    at = desk()
    assert at.line(Fact(id="x"), "text") == ()
    assert at.prose(VISIT, "purpose")
    assert at.prose(replace(VISIT, purpose=words()), "purpose") == ()
    assert at.inline(replace(VISIT, purpose=words()), "purpose") == ()


def test_markdown_comes_as_spans_with_their_field() -> None:
    spans = desk().inline(VISIT, "purpose")
    assert [(s.text, s.bold) for s in spans] == [
        ("To strengthen ", False),
        ("bilateral cooperation", True),
        (".", False),
    ]
    assert {s.source for s in spans} == {Ref("visit", "visit", "purpose")}


def test_what_is_not_known_says_so_in_words_and_amber() -> None:
    (day,) = desk().unknown(record("i3"), "day")
    (person,) = desk().unnamed(record("d2"))
    assert (day.text, day.tone, day.source) == ("to be confirmed", Tone.AMBER, Ref("item", "i3", "day"))
    assert (person.text, person.tone) == ("to be named", Tone.AMBER)


@pytest.mark.parametrize(("plan", "printed"), [(EN, "\u00a0[1,\u00a02]"), (FA, "\u00a0[۱،\u00a0۲]")])
def test_sources_are_numbers_that_lead_to_the_list(plan, printed) -> None:
    spans = desk(plan=plan).cites(record("f1"))
    assert "".join(s.text for s in spans) == printed
    listed = desk().kinds[PaperKind.SOURCES]
    assert [s.link for s in spans if s.link] == [f"#{listed}/s1", f"#{listed}/s2"]
    alone = desk(plan=plan).source_numbers("s2")
    assert [s.link for s in alone] == ["", f"#{listed}/s2"]


def test_a_source_number_stands_once_and_unknown_sources_have_none() -> None:
    at = desk()
    assert "".join(s.text for s in at.cites(record("f1"), record("f1"))) == "\u00a0[1,\u00a02]"
    assert at.source_numbers("nowhere") == ()
    assert at.cites(record("o1")) == ()


def test_without_a_list_of_sources_the_numbers_lead_nowhere() -> None:
    bare = Desk(dossier=dossier(), plan=EN, made=MADE, text=desk().text, numbers={"s1": 1})
    assert bare.source_numbers("s1")[1].link == ""


def test_source_numbers_close_the_last_paragraph_of_a_text() -> None:
    brief = replace(record("b2"), cites=record("f1").cites)
    assert text(desk().cited(brief, "usable")) == "Experts agree. [1, 2]"


def test_codes_are_links_in_the_digits_of_the_book() -> None:
    at = desk(plan=FA)
    (code,) = at.code("b2")
    assert code.link == f"#{at.codes['b2']}"
    assert code.text == at.codes["b2"].translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert at.code("nobody") == ()


def test_the_first_day_is_the_visits_or_that_of_the_book() -> None:
    assert str(desk().first_day) == "2025-02-25"
    bare = only(visit=replace(VISIT, starts_on=None))
    assert desk(bare).first_day == MADE.date()


def test_a_text_may_name_a_photo_by_its_id_in_the_folder() -> None:
    photo = Photo(id="ph", sha256="ab", width=4, height=3, alt=words("A gate"))
    held = dossier(
        photo, replace(record("b2"), usable=words("![The gate](photo:gate)\n\n![](photo:ph)\n\n![x](photo:no)"))
    )
    at = desk(replace(held, filed=(Filed("ph", "gate", "media", 1),)))
    figures = found(at.prose(at.dossier.find("b2"), "usable"), Figure)
    assert [(f.picture, f.alt) for f in figures] == [("ab", "The gate"), ("ab", "A gate")]


def test_words_are_said_in_the_language_of_the_plan() -> None:
    plan = Plan(id="p", name="n", lang=Lang.FA)
    assert desk(plan=plan).say(phrase("{day}", day=VISIT.starts_on))[0].text == "۷ اسفند ۱۴۰۳"


def test_lists_have_the_commas_of_the_language() -> None:
    assert (desk().comma, desk().semicolon) == (", ", "; ")
    assert (desk(plan=FA).comma, desk(plan=FA).semicolon) == ("، ", "؛ ")
