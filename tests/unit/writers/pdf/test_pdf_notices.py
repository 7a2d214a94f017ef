"""What could not be set as asked is told, with its place."""

from dataclasses import replace

import pytest

from briefbook.errors import Ref, Weight
from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.write import write
from tests.unit.writers.pdf.pages_of import alone, book, flat, house, paper, para, texts, written
from tests.unit.writers.specimen import portrait

PLACE = Ref("point", "uid", "text.en")


def told(result, rule):
    return [notice for notice in result.notices if notice.rule == rule]


def test_a_character_without_a_font_is_told_with_code_point_and_place():
    result = written(n.Paragraph((n.Span("See 漢 and 漢字", Lang.EN, source=PLACE),), Lang.EN))
    notices = told(result, "no_glyph")
    assert [str(notice.phrase).split("character ")[1][:6] for notice in notices] == ["U+6F22", "U+5B57"]
    assert all(notice.where == PLACE and notice.weight is Weight.MUST for notice in notices)


def test_a_missing_character_is_told_again_by_a_warm_press_and_by_every_paper():
    press = Press()
    tree = book(paper(para("a 漢")), paper(para("b 漢"), code="1.2"))
    first = write(tree, house(), press=press)
    again = write(tree, house(), press=press)
    assert [notice.where.uid for notice in told(first, "no_glyph")] == ["1.1", "1.2"]
    assert again.notices == first.notices


def test_a_missing_character_keeps_its_text_and_leaves_a_blank():
    assert "漢" in flat(alone(para("a 漢 b")))


def test_a_word_wider_than_its_column_is_told():
    assert told(written(para("w" * 200)), "wide_word")


def test_a_column_takes_room_for_its_longest_word_from_those_that_can_spare_it():
    cells = tuple(n.Cell((para(text),)) for text in ("w" * 20, "x", "y z"))
    table = n.Table((n.Column(1), n.Column(6), n.Column(3)), (n.Row(cells),), Lang.EN, look=n.Look.RULED)
    result = written(table)
    assert not told(result, "wide_word")
    assert "w" * 20 in flat(result.content)


def test_a_column_gives_no_more_than_a_part_of_its_width():
    cells = tuple(n.Cell((para(text),)) for text in ("w" * 60, "a column of several words that stand on one line"))
    table = n.Table((n.Column(1), n.Column(1)), (n.Row(cells),), Lang.EN, look=n.Look.RULED)
    result = written(table)
    assert told(result, "wide_word")
    assert "a column of several" in flat(result.content)


def test_a_head_is_counted_among_the_words_of_its_column():
    head = n.Row((n.Cell((para("w" * 24),)), n.Cell((para("x"),))))
    row = n.Row((n.Cell((para("a"),)), n.Cell((para("b"),))))
    assert not told(written(n.Table((n.Column(1), n.Column(9)), (row,), Lang.EN, head)), "wide_word")


def test_a_table_whose_words_are_wider_than_the_page_is_told():
    cells = tuple(n.Cell((para("w" * 60),)) for _ in range(3))
    assert told(written(n.Table((n.Column(1),) * 3, (n.Row(cells),), Lang.EN)), "wide_word")


def test_columns_too_narrow_for_a_word_stand_one_below_another():
    columns = n.Columns((n.Part(1, (para("w" * 30),)), n.Part(9, (para("beside"),))), Lang.EN)
    result = written(columns)
    assert not told(result, "wide_word")
    assert flat(result.content).index("w" * 30) < flat(result.content).index("beside")


def test_a_word_wider_than_the_page_is_told_of_the_one_way_in_which_its_columns_stand():
    columns = n.Columns((n.Part(1, (para("w" * 300),)), n.Part(1, (para("beside"),))), Lang.EN)
    assert len(told(written(columns), "wide_word")) == len(told(written(para("w" * 300)), "wide_word"))


def test_a_paper_over_its_budget_of_sides_is_told():
    result = write(book(paper(para("long " * 1200), cap=1)), house())
    notice = told(result, "over_cap")[0]
    assert str(notice.phrase).startswith("Paper 1.1 takes 2 sides; its budget is 1 side. Shorten it by ")
    assert notice.where == Ref("paper", "1.1")
    assert not told(write(book(paper(para("short"), cap=1)), house()), "over_cap")


def test_a_paper_over_its_budget_is_told_how_many_lines_must_go():
    columns = (n.Column(1.0), n.Column(1.0))
    cells = (n.Cell((para("Verse"),)), n.Cell((para("beside"),)))
    result = write(book(paper(n.Table(columns, (n.Row(cells),) * 60, Lang.EN), cap=1)), house())
    (notice,) = told(result, "over_cap")
    beyond = texts(result.content)[1:]
    assert f"Shorten it by {sum(page.count('Verse') for page in beyond)} lines or" in str(notice.phrase)


def test_italics_in_arabic_script_are_told_once_and_set_heavier():
    result = written(para("تأکید", Lang.FA, italic=True), lang=Lang.FA)
    assert len(told(result, "italic")) == 1
    assert b"Vazirmatn-Medium" in result.content
    assert not told(written(para("emphasis", italic=True)), "italic")


@pytest.mark.parametrize(("width", "coarse"), [(36.0, False), (120.0, True)])
def test_a_coarse_picture_is_told(width, coarse):
    figure = n.Figure(portrait().sha256, width, width * 4 / 3, "Alt", Lang.EN, ref=PLACE)
    result = written(figure, pictures=(portrait(),))
    assert bool(told(result, "coarse_picture")) == coarse


def test_a_picture_that_the_book_has_not_got_is_told_and_leaves_a_ground():
    result = written(n.Figure("0" * 64, 30, 30, "Alt", Lang.EN, ref=PLACE))
    assert [notice.where for notice in told(result, "no_picture")] == [PLACE]


def test_what_is_higher_than_a_page_is_told():
    small = replace(house().page, width=105.0, height=136.0)
    large = tuple(
        (role, replace(type_, lead=270.0) if role is n.Role.TITLE else type_) for role, type_ in house().roles
    )
    tree = book(paper(para("One line", role=n.Role.TITLE)))
    assert told(write(tree, replace(house(), page=small, roles=large)), "tall_box")
    assert not told(write(tree, replace(house(), page=small)), "tall_box")


def test_a_row_of_pictures_that_is_higher_than_a_page_goes_on_over_pages():
    cell = n.Cell(tuple(n.Figure(portrait().sha256, 100, 130, "Alt", Lang.EN) for _ in range(3)))
    result = written(n.Table((n.Column(1),), (n.Row((cell,)),), Lang.EN), pictures=(portrait(),))
    assert not told(result, "tall_box")
    assert len([mark for mark in result.pages if not mark.blank]) == 3


def test_a_sound_book_has_no_notices():
    assert written(para("Plain text"), para("متن", Lang.FA)).notices == ()
