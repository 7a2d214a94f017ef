"""What is drawn: shares of one bar, bars of a chart, squares of a legend; large type that never breaks a word."""

import re
from itertools import pairwise

import pypdfium2
import pytest

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.boxes import MM, Box, Ground
from briefbook.writers.pdf.case import Case
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.setting import Setting, set_book
from briefbook.writers.pdf.write import write
from briefbook.writers.written import quiet
from tests.unit.writers.pdf.pages_of import book, house, inside, paper, para, texts, written
from tests.unit.writers.pdf.probe import probed

MEASURE = house().page.measure * MM


def span(text: str, lang: Lang = Lang.EN, **more) -> tuple[n.Span, ...]:
    return (n.Span(text, lang, **more),)


def case() -> Case:
    return Press().case(house())


def set_(*blocks: n.Block, lang: Lang = Lang.EN) -> Setting:
    return probed(book(paper(*blocks, lang=lang), lang=lang), house(), Press())


def boxes(setting: Setting) -> list[Box]:
    return [item.box for item in setting.leaves[0].items]


def drawn(setting: Setting) -> list[Ground]:
    return [shape for box in boxes(setting) for drawing in box.drawings for shape in drawing.shapes]


def meter(*sizes: float, lang: Lang = Lang.EN, word: str = "agreed") -> n.Meter:
    tones = (n.Tone.GREEN, n.Tone.AMBER, n.Tone.RED, n.Tone.ACCENT)
    shares = tuple(n.Share(size, span(str(size)), span(word), tones[k % 4]) for k, size in enumerate(sizes))
    return n.Meter(shares, lang, "what it shows")


def chart(*bars: tuple[float, str], lang: Lang = Lang.EN, strong: int = -1) -> n.Chart:
    made = tuple(n.Bar(s, span(label), span(str(s)), strong=k == strong) for k, (s, label) in enumerate(bars))
    return n.Chart(made, lang, "what it shows")


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_shares_are_as_wide_as_their_sizes_and_parted_by_white(lang) -> None:
    shapes = drawn(set_(meter(2, 1, 1, lang=lang), lang=lang))
    assert [round(shape.width / shapes[1].width, 3) for shape in shapes] == [2, 1, 1]
    ordered = shapes if lang is Lang.EN else shapes[::-1]
    for left, right in pairwise(ordered):
        assert 1 < right.x - (left.x + left.width) < 3
    assert [shape.colour for shape in shapes] == [case().ink(token) for token in ("green", "amber", "red")]


def test_the_bar_stands_at_the_end_side_beside_its_numbers() -> None:
    for lang, side in ((Lang.EN, MEASURE), (Lang.FA, 0.0)):
        (shape,) = drawn(set_(meter(3, lang=lang), lang=lang))
        assert min(abs(shape.x - side), abs(shape.x + shape.width - side)) < 0.01
        assert shape.width == pytest.approx(0.37 * MEASURE)


def test_numbers_without_room_for_a_bar_have_it_below_over_the_full_width() -> None:
    setting = set_(meter(1, 1, 1, 1, word="still under negotiation between both sides"))
    shapes = drawn(setting)
    assert shapes[0].x == 0.0
    assert shapes[-1].x + shapes[-1].width == pytest.approx(MEASURE)
    assert len(boxes(setting)) > 2


def test_a_share_of_nothing_is_not_drawn_and_a_bar_of_nothing_is_empty() -> None:
    assert len(drawn(set_(meter(2, 0)))) == 1
    (empty,) = drawn(set_(meter(0, 0)))
    assert empty.colour == case().ink("hairline")
    assert set_book(book(paper(para("x"), n.Meter((), Lang.EN, ""))), house(), Press(), quiet).leaves


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_bars_begin_at_one_line_and_are_as_long_as_their_numbers(lang) -> None:
    shapes = drawn(set_(chart((4, "2024"), (2, "2023"), (0, "2022"), lang=lang), lang=lang))
    assert shapes[0].width == pytest.approx(2 * shapes[1].width)
    assert shapes[2].width == 0
    starts = {round(s.x if lang is Lang.EN else s.x + s.width, 3) for s in shapes}
    assert len(starts) == 1


def test_short_labels_stand_beside_their_bars_long_ones_above() -> None:
    beside, above = (set_(chart((4, label), (2, "b"))) for label in ("2024", "A label that says what is counted " * 2))
    assert drawn(beside)[0].x > 10
    assert drawn(above)[0].x == 0.0
    assert len(boxes(beside)) == 2
    assert len(boxes(above)) > 3


def test_a_strong_bar_has_the_colour_of_the_house_the_others_stand_back() -> None:
    shapes = drawn(set_(chart((2, "a"), (4, "b"), strong=1)))
    assert [shape.colour for shape in shapes] == [case().ink("ruled"), case().ink("accent")]
    assert {shape.colour for shape in drawn(set_(chart((2, "a"), (4, "b"))))} == {case().ink("accent")}


def test_the_number_stands_behind_its_bar_and_never_outside() -> None:
    setting = set_(n.Columns((n.Part(1, (chart((123456789, "2024"), (1, "2023")),)), n.Part(5, (para("x"),))), Lang.EN))
    assert "123456789" in texts(written(*setting.book.papers[0].blocks).content)[0]


def test_a_drawing_is_a_figure_with_words_and_its_text_is_text() -> None:
    content = inside(written(meter(2, 1), chart((4, "2024"))).content)
    assert content.count(b"/S/Figure") == 2
    assert content.count(b"/Alt (what it shows)") == 2
    assert content.count(b"/Figure <</MCID") == 2


@pytest.mark.parametrize("lang", list(Lang))
def test_a_legend_has_a_square_before_each_word_and_breaks_between_keys(lang) -> None:
    tones = (n.Tone.GREEN, n.Tone.MUTED, n.Tone.AMBER)
    words = ("firm", "tentative", "to be confirmed")
    keys = tuple(n.Key(tone, span(word, lang)) for tone, word in zip(tones, words, strict=True))
    (line,) = boxes(set_(n.Legend(keys, lang), lang=lang))
    squares = [shape for shape in line.shapes if isinstance(shape, Ground)]
    assert [square.colour for square in squares] == [case().ink(tone.value) for tone in tones]
    for square, placed in zip(squares, line.placed, strict=True):
        left, right = placed.x, placed.x + placed.line.width
        assert (square.x > right) if lang.rtl else (square.x + square.width < left)
    narrow = set_(n.Columns((n.Part(1, (n.Legend(keys, lang),)), n.Part(4, (para("x"),))), lang), lang=lang)
    assert len({round(placed.y) for box in boxes(narrow) for placed in box.placed}) == 3


def size_of(setting: Setting, text: str) -> float:
    tokens = [token for box in boxes(setting) for placed in box.placed for token in placed.line.tokens]
    return next(token[0].size for token in tokens if token[1].text == text)


@pytest.mark.parametrize("role", [n.Role.FIGURE, n.Role.NUMERAL, n.Role.CARD_TITLE])
def test_large_type_is_set_smaller_before_a_word_is_broken(role) -> None:
    own = house().type(role, Lang.EN).size
    wide = 8 if role is n.Role.CARD_TITLE else 4
    tight, rest = n.Part(1, (para("123,456,789", role=role),)), n.Part(wide, (para("x"),))
    setting = set_(n.Columns((tight, rest), Lang.EN))
    assert own / 2 <= size_of(setting, "123,456,789") < own
    assert not setting.notices
    assert size_of(set_(para("12", role=role)), "12") == own


def test_a_number_a_little_too_wide_stays_on_one_line() -> None:
    part = n.Part(1, (para("35,000 m²", role=n.Role.FIGURE),))
    setting = set_(n.Columns((part, n.Part(2.4, (para("x"),))), Lang.EN))
    assert 22 <= size_of(setting, "35,000") < 31
    assert size_of(setting, "35,000") == size_of(setting, "m²")


def test_a_title_with_a_word_too_wide_is_set_smaller_and_not_hyphenated() -> None:
    setting = set_(
        n.Columns((n.Part(1, (n.Heading(span("Telecommunications talks"), 1, Lang.EN),)), n.Part(2, ())), Lang.EN)
    )
    assert size_of(setting, "Telecommunications") < house().type(n.Role.TITLE, Lang.EN).size
    assert not setting.notices


def test_a_divider_has_the_thumb_index_and_no_other_furniture() -> None:
    divider = paper(para("1", role=n.Role.DIVIDER), code="1", bare=True, divider=True, mark="Secret")
    made = written_book(divider, paper(para("x"), code="1.1"))
    first = texts(made)[0]
    assert sorted(first.split()) == ["1", "1", "SECRET", "SECRET"]
    bare = texts(written_book(paper(para("1"), code="1", bare=True), paper(para("x"), code="1.1")))[0]
    assert bare.split() == ["1"]


def test_the_outline_leads_to_the_divider_as_the_tab() -> None:
    divider = paper(para("1", role=n.Role.DIVIDER), code="1", bare=True, divider=True)
    document = pypdfium2.PdfDocument(written_book(divider, paper(para("x"), code="1.1")))
    rows = [(one.level, one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    document.close()
    assert [(level, page) for level, _, page in rows] == [(0, 0), (1, 2)]
    assert not re.search("Paper 1$", rows[1][1])


def written_book(*papers: n.Paper) -> bytes:
    return write(book(*papers), house()).content
