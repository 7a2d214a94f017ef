"""Recurring forms: what is empty leaves no trace, direction follows the text."""

import pytest

from briefbook.book import forms
from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Box, Columns, List, Panel, Paragraph, Part, Role, Rule, Shade, Span, Tone
from tests.unit.book.belgrade import cells, found, text

EN, FA = Lang.EN, Lang.FA
HELLO = (Span("Hello", EN),)
SALAM = (Span("سلام", FA, source=Ref("fact", "f", "text")),)


@pytest.mark.parametrize(
    "made",
    [
        forms.plain("", EN),
        forms.para((), EN),
        forms.heading((), EN),
        forms.section(HELLO, (), EN),
        forms.facts([(HELLO, ())], EN),
        forms.ruled([(1, HELLO)], [], EN),
        forms.bullets([()], EN),
        forms.strip([(1, HELLO, ())], EN),
        forms.labelled_box(HELLO, (), Panel.TINT, EN),
        forms.grid([], EN, across=3),
        forms.bracketed((), EN),
        forms.quoted((), EN),
        forms.joined([(), ()], ", ", EN),
    ],
)
def test_nothing_makes_nothing(made) -> None:
    assert made == ()


def test_parts_are_joined_by_what_is_between_them() -> None:
    assert forms.text_of(forms.joined([HELLO, (), SALAM], ", ", EN)) == "Hello, سلام"


def test_a_dot_between_parts_never_begins_a_line() -> None:
    assert forms.text_of(forms.joined([HELLO, (), SALAM], " · ", EN)) == "Hello\u00a0· سلام"


@pytest.mark.parametrize(
    ("lang", "printed"),
    [(Lang.EN, "“x”"), (Lang.FA, "«x»"), (Lang.SR_LATN, "„x“"), (Lang.SR_CYRL, "„x“")],
)
def test_quotation_marks_follow_the_language_of_the_text(lang, printed) -> None:
    assert forms.text_of(forms.quoted((Span("x", lang),), EN)) == printed


def test_persian_is_not_slanted() -> None:
    assert [s.italic for s in forms.slanted((*HELLO, *SALAM))] == [True, False]


def test_a_tone_is_given_only_to_what_has_none() -> None:
    spans = (*HELLO, Span("x", EN, tone=Tone.AMBER))
    assert [s.tone for s in forms.toned(spans, Tone.RED)] == [Tone.RED, Tone.AMBER]


def test_a_paragraph_runs_in_the_direction_of_its_first_words() -> None:
    assert forms.para(HELLO, FA)[0].lang is EN
    assert forms.para(SALAM, EN)[0].lang is FA
    assert forms.para((Span("[1] ", FA), *HELLO), FA)[0].lang is EN
    assert forms.para((Span("+381 a", EN, fixed=True),), FA)[0].lang is FA


def test_a_paragraph_belongs_to_the_record_of_its_text() -> None:
    assert forms.para((*HELLO, *SALAM), EN)[0].ref == Ref("fact", "f", "text")


def test_only_body_text_is_set_in_another_role() -> None:
    body = forms.para(HELLO, EN)
    other = forms.para(HELLO, EN, Role.LABEL)
    inner = forms.bullets([body], EN)
    made = forms.restyled((*body, *other, *inner, Rule()), Role.SMALL)
    assert [p.role for p in found(made, Paragraph)] == [Role.SMALL, Role.LABEL, Role.SMALL]


def test_fields_without_value_leave_the_table() -> None:
    made = forms.facts([(HELLO, forms.para(SALAM, EN)), (SALAM, ())], EN)
    assert cells(made) == ["Hello", "سلام"]
    assert made[0].rows[0].ref == Ref("fact", "f", "text")


def test_a_table_without_headings_has_no_head() -> None:
    rows = [forms.row(forms.line_cell(HELLO, EN), shade=Shade.MEETING)]
    assert forms.ruled([(1, ())], rows, EN)[0].head is None
    assert text(forms.ruled([(1, SALAM)], rows, EN)[0].head) == "سلام"


def test_a_short_last_line_of_a_grid_keeps_the_width() -> None:
    boxes = [Box((), Panel.TINT, EN)] * 4
    lines = forms.grid(boxes, EN, across=3)
    assert [[len(part.blocks) for part in line.parts] for line in lines] == [[1, 1, 1], [1, 0, 0]]
    assert [len(line.parts) for line in forms.grid(boxes[:2], EN, across=3)] == [2]


def test_an_outcome_is_set_large_and_other_boxes_are_not() -> None:
    body = forms.para(HELLO, EN)
    outcome, tint = (forms.labelled_box(SALAM, body, panel, EN)[0] for panel in (Panel.OUTCOME, Panel.TINT))
    assert [p.role for p in outcome.blocks] == [Role.OUTCOME_LABEL, Role.OUTCOME]
    assert [p.role for p in tint.blocks] == [Role.FIELD, Role.BODY]


def test_a_strip_puts_labels_over_values() -> None:
    (made,) = forms.strip([(30, HELLO, forms.para(SALAM, EN)), (70, HELLO, ())], EN)
    assert isinstance(made, Columns)
    assert [part.share for part in made.parts] == [30]
    assert [p.role for p in found(made, Paragraph)] == [Role.FIELD, Role.VALUE]


def test_an_end_goes_to_the_last_paragraph_only() -> None:
    body = forms.para(HELLO, EN)
    assert text(forms.with_end(body, SALAM)) == "Helloسلام"
    assert forms.with_end(body, ()) == body
    assert forms.with_end((Rule(),), SALAM) == (Rule(),)
    assert forms.with_end((), SALAM) == ()


def test_spans_of_paragraphs_are_changed_in_place() -> None:
    made = forms.mapped((*forms.para(HELLO, EN), Rule()), forms.strong)
    assert made[0].spans[0].bold
    assert made[1] == Rule()


def test_a_list_keeps_its_mark_and_the_record_of_its_lines() -> None:
    (made,) = forms.bullets([forms.para(SALAM, EN), ()], EN, mark="×", tone=Tone.RED)
    assert isinstance(made, List)
    assert [(item.mark, item.tone, item.ref) for item in made.items] == [("×", Tone.RED, Ref("fact", "f", "text"))]


def test_a_link_needs_a_code() -> None:
    assert forms.linked(HELLO, "4.1")[0].link == "#4.1"
    assert forms.linked(HELLO, "") == HELLO
    assert isinstance(Part(1, ()), Part)
