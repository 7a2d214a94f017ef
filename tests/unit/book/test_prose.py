"""Markdown to blocks: what staff type, what must not get through, and what must never take long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.book import prose as caps
from briefbook.book.prose import Prose
from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import (
    Align,
    Figure,
    Heading,
    Item,
    List,
    Look,
    Paragraph,
    Quote,
    Role,
    Rule,
    Table,
)
from tests.covering import examples

HERE = Ref("point", "uid", "text.en")


def read(text, lang=Lang.EN, **more):
    return Prose().blocks(text, lang, HERE, **more)


def plain(block):
    return "".join(span.text for span in block.spans)


def only(text, lang=Lang.EN):
    (block,) = read(text, lang)
    return block


def outline(block):
    """Texts of a list, nested as the list is."""
    if isinstance(block, Paragraph):
        return plain(block)
    inner = block.blocks if isinstance(block, Item) else block.items
    return [outline(one) for one in inner]


def test_manners_and_links_become_spans():
    spans = only("A **bold** and *slanted* and ~~struck~~ [site](https://a.rs).").spans
    assert [
        (s.text, s.bold, s.italic, s.strike, s.link) for s in spans if s.text.strip(" .") not in ("", "A", "and")
    ] == [
        ("bold", True, False, False, ""),
        ("slanted", False, True, False, ""),
        ("struck", False, False, True, ""),
        ("site", False, False, False, "https://a.rs"),
    ]


def test_every_block_and_span_carries_the_reference():
    for block in read("Text\n\n- one\n\n## Head"):
        assert block.ref == HERE
    assert all(span.source == HERE for span in only("a **b** c").spans)


def test_headings_in_prose_begin_below_a_section():
    assert [b.level for b in read("## A\n\n### B\n\n#### C")] == [3, 4, 4]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–"])
def test_lists_nest_at_two_three_and_four_blanks(mark):
    for blanks in (2, 3, 4):
        text = f"{mark} one\n{' ' * blanks}{mark} two\n{' ' * 2 * blanks}{mark} three\n{mark} four"
        assert outline(only(text)) == [["one", [["two", [["three"]]]]], ["four"]]


def test_a_list_right_below_a_paragraph_is_a_list():
    first, second = read("We ask for:\n- one\n- two")
    assert isinstance(first, Paragraph)
    assert isinstance(second, List)
    assert len(second.items) == 2


def test_numbers_with_a_bracket_are_a_numbered_list():
    block = only("1) Apples\n2) Pears")
    assert block.ordered
    assert outline(block) == [["Apples"], ["Pears"]]


def test_lower_case_items_that_count_up_are_a_list():
    assert outline(only("1. apples\n2. pears\n3. plums")) == [["apples"], ["pears"], ["plums"]]


@pytest.mark.parametrize(
    "text",
    ["14. jula 2026. ministar dolazi", "14. July is the day", "20. vek", "2025. godine potpisan", "25. februar 2025."],
)
def test_a_date_or_ordinal_at_the_start_of_a_line_is_no_list(text):
    block = only(text)
    assert isinstance(block, Paragraph)
    assert plain(block) == text


def test_persian_numbers_make_a_list():
    assert only("۱. یک\n۲. دو", Lang.FA).ordered


@pytest.mark.parametrize("text", ["#5 priority", "#AI_Serbia"])
def test_a_hash_without_a_blank_is_text(text):
    assert plain(only(text)) == text


@pytest.mark.parametrize("text", ["a\\\nb", "a  \nb"])
def test_a_hard_break_is_a_line_separator(text):
    assert plain(only(text)) == "a\u2028b"


def test_bare_addresses_become_links_as_typed():
    spans = only("See https://a.rs/x?y=1, or info@mit.gov.rs.").spans
    assert [(s.text, s.link) for s in spans if s.link] == [
        ("https://a.rs/x?y=1", "https://a.rs/x?y=1"),
        ("info@mit.gov.rs", "mailto:info@mit.gov.rs"),
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "data:x"])
def test_other_links_become_text_with_a_notice(address):
    prose = Prose()
    (block,) = prose.blocks(f"[read]({address})", Lang.EN, HERE)
    assert all(not span.link for span in block.spans)
    assert "read" in plain(block)


def test_raw_html_prints_as_text():
    assert plain(only("<script>alert(1)</script> <b>x</b>")) == "<script>alert(1)</script> <b>x</b>"


def test_a_picture_comes_from_the_library_or_not_at_all():
    made = Figure("sha", 30, 40, "alt", Lang.EN)
    prose = Prose()
    assert prose.blocks("![A view](photo:x)", Lang.FA, HERE, lambda name, alt: made if name == "x" else None) == (
        Figure("sha", 30, 40, "alt", Lang.FA, ref=HERE),
    )
    (block,) = prose.blocks("![A view](/etc/passwd)", Lang.EN, HERE)
    assert plain(block) == "A view"
    assert prose.notices


def test_tables_definitions_quotes_and_rules():
    table, facts, quote, rule = read("| A | B |\n|---|--:|\n| 1 | **2** |\n\nTerm\n: Meaning\n\n> said\n\n***")
    assert isinstance(table, Table)
    assert [c.align for c in table.columns] == [Align.START, Align.END]
    assert table.head is not None
    assert isinstance(facts, Table)
    assert facts.look is Look.FACTS
    assert isinstance(quote, Quote)
    assert isinstance(rule, Rule)


def test_a_footnote_is_numbered_in_the_digits_of_the_language_and_stands_last():
    text, note = read("سند[^1].\n\n[^1]: منبع", Lang.FA)
    assert [(s.text, s.note) for s in text.spans] == [("سند", 0), ("۱", 1), (".", 0)]
    assert note.role is Role.NOTE
    assert plain(note) == "۱ منبع"


def test_lang_of_a_paragraph_sets_its_direction():
    block = only("Quoted words\n{: lang=en dir=ltr }", Lang.FA)
    assert block.lang is Lang.EN


def test_zwnj_and_half_word_emphasis_survive():
    block = only("**می\u200cخواهیم**ها", Lang.FA)
    assert [(s.text, s.bold) for s in block.spans] == [("می\u200cخواهیم", True), ("ها", False)]


def test_a_fence_with_attributes_does_not_swallow_what_follows():
    blocks = read("```js{8}\nx = 1\n```\n\nafter")
    assert plain(blocks[-1]) == "after"


def test_typed_quotes_stay_as_they_are():
    assert plain(only("\"a\" -- ... 'b'")) == "\"a\" -- ... 'b'"


@pytest.mark.parametrize(
    "text",
    ["[" * 201, "[a](" * 1100, "> " * 400 + "x", "    " * 400 + "- x", "\n".join(["[^1]: x"] * 201), "x" * 50_001],
)
def test_over_a_cap_the_text_is_printed_as_typed_with_a_notice(text):
    prose = Prose()
    blocks = prose.blocks(text, Lang.EN, HERE)
    assert "".join(map(plain, blocks)).replace("\u2028", "\n") == text.strip()
    assert [n.rule for n in prose.notices] == ["prose-cap"]


def test_the_caps_let_ordinary_text_through():
    assert not caps.over_a_cap("[a](https://b.rs) " * 150 + "\n\n" + "- x\n" * 300)


def test_a_text_is_read_once():
    prose = Prose()
    assert prose.blocks("## A", Lang.EN, HERE) is prose.blocks("## A", Lang.EN, HERE)
    assert isinstance(prose.blocks("## A", Lang.EN)[0], Heading)


@settings(max_examples=examples(50), deadline=None)
@given(st.text(alphabet=st.sampled_from("ab [](){}*_~`#>-+1.)|:!\\\n\t<&ی\u200c•"), max_size=80))
def test_any_text_gives_blocks_without_an_error(text):
    for block in read(text):
        assert getattr(block, "ref", None) in (HERE, None)  # a rule stands for no record
