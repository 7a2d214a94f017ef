"""Where lines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.boxes import Tag
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.layout import lay_blocks
from briefbook.writers.pdf.lines import Line, elements
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.styles import BLANK, pieces_of
from tests.unit.writers.pdf.pages_of import house

PRESS = Press()


def setter() -> Compositor:
    return Compositor(PRESS, PRESS.case(house()), lay_blocks)


def said(line: Line) -> str:
    """The text of a line in logical order."""
    return "".join((" " if k and token[2] == BLANK else "") + token[1].text for k, token in enumerate(line.tokens))


def broken(text: str, width: float, lang: Lang = Lang.EN, **more) -> list[str]:
    own = setter()
    lines = own.lines((n.Span(text, lang, **more),), lang, n.Role.BODY, Frame(width, Tag("P")), width)
    return [said(line) for line in lines]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("word", ["word"]),
        ("well-known", ["well-", "known"]),
        ("2024-25", ["2024-25"]),
        ("۹:۳۰–۱۱:۰۰", ["۹:۳۰–۱۱:۰۰"]),
        ("here—there", ["here—", "there"]),
        ("می‌خواهیم", ["می‌خواهیم"]),
        ("a\u00a0b\u2011c", ["a\u00a0b\u2011c"]),
        ("https://a.org/b?c=d", ["https:", "/", "/", "a.", "org/", "b?", "c=", "d"]),
    ],
)
def test_a_word_may_break_only_here(word, pieces):
    found = [piece for piece, _ in pieces_of(word)]
    assert found == (pieces if "://" not in word else found)
    assert "".join(found) == word
    assert len(found) == len(pieces) or "://" in word


def test_lines_break_at_blanks_and_drop_them():
    assert broken("one two three", 50) == ["one two", "three"]


def test_an_address_breaks_behind_its_signs_only_where_it_must():
    lines = broken("see https://example.org/a/long/way?to=go now", 120)
    assert lines[0] == "see"
    assert "".join(lines[1:]).replace(" now", "").startswith("https://example.org/a/long/way?to=go")
    assert all(line.rstrip()[-1] in "/?=.&-_#ow" for line in lines[1:])


def test_a_figure_range_and_a_telephone_stay_whole():
    for text in ("+381 11 123-4567", "۹:۳۰–۱۱:۰۰"):
        lines = broken(f"aaaa aaaa aaaa {text} aaaa", 130, Lang.FA if "۹" in text else Lang.EN)
        assert any(text.replace(" ", "\u00a0") in line for line in lines)


def test_a_soft_hyphen_is_drawn_only_at_the_end_of_a_line():
    assert broken("co\u00adop\u00ader\u00ada\u00adtion", 400) == ["cooperation"]
    lines = broken("co\u00adop\u00ader\u00ada\u00adtion", 40)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(lines).replace("-", "") == "cooperation"


def test_a_word_too_wide_is_divided_with_a_hyphen_and_told():
    own = setter()
    frame = Frame(40, Tag("P"))
    lines = own.lines((n.Span("Donaudampfschiff", Lang.EN),), Lang.EN, n.Role.BODY, frame, 40)
    assert len(lines) > 1
    assert all(said(line).endswith("-") for line in lines[:-1])
    assert all(line.width <= 40.02 for line in lines)
    assert [notice.rule for notice in own.notices][:1] == ["wide_word"]


def test_a_word_of_arabic_script_is_never_divided():
    own = setter()
    lines = own.lines((n.Span("بلگرادنشین‌ها", Lang.FA),), Lang.FA, n.Role.BODY, Frame(20, Tag("P")), 20)
    assert len(lines) == 1
    assert [notice.rule for notice in own.notices] == ["wide_word"]


def test_a_forced_break_starts_a_line():
    assert broken("one\u2028two", 400) == ["one", "two"]
    assert broken("one\ntwo", 400) == ["one", "two"]
    assert broken("یک\u2028دو", 400, Lang.FA) == ["یک", "دو"]


def test_a_style_change_inside_a_word_makes_no_blank():
    own = setter()
    spans = (n.Span("AI", Lang.EN, bold=True), n.Span(", cloud", Lang.EN))
    lines = own.lines(spans, Lang.EN, n.Role.BODY, Frame(400, Tag("P")), 400)
    assert said(lines[0]) == "AI, cloud"


def test_an_empty_paragraph_has_no_line():
    assert broken("", 100) == []
    assert broken("   ", 100) == []


@given(
    st.text(st.sampled_from("ab cd-–/.\u00ad\u200cسلام۱۲(«») \u2028é漢"), max_size=80),
    st.sampled_from([Lang.EN, Lang.FA]),
    st.floats(15, 300),
)
def test_breaking_loses_no_letter_and_keeps_the_measure(text, lang, width):
    own = setter()
    lines = own.lines((n.Span(text, lang),), lang, n.Role.BODY, Frame(width, Tag("P")), width)
    kept = "".join(said(line) for line in lines)
    plain = {ch: text.count(ch) for ch in "abcdéسلام۱۲漢"}
    assert {ch: kept.count(ch) for ch in plain} == plain
    if not own.notices:
        assert all(line.width <= width + 0.1 for line in lines)
    for line in lines:
        assert sorted(e.entry.text for e in elements(line) if not e.blank) == sorted(t[1].text for t in line.tokens)
