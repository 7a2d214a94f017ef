"""What stays together, what goes on, and where pages begin."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.tree.house import Page
from briefbook.writers.pdf.boxes import Abreast, Box, Ruling, Strand, height_of, lead_of
from briefbook.writers.pdf.flow import flow
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.setting import set_book
from briefbook.writers.pdf.write import paginate, write
from briefbook.writers.written import quiet
from tests.unit.writers.pdf.pages_of import book, house, paper, para, places, texts, written
from tests.unit.writers.specimen import specimen

SPAN = (n.Span("Heading", Lang.EN),)


def heights(pages):
    return [[item.box.height for item in page] for page in pages]


def test_boxes_fill_pages_in_order():
    assert heights(flow([Box(40.0)] * 5, 100, 0, sink=False)) == [[40, 40], [40, 40], [40]]


def test_space_above_vanishes_at_the_top_and_space_below_at_the_foot():
    boxes = [Box(50.0, above=20, below=30), Box(50.0, above=20), Box(10.0)]
    pages = flow(boxes, 100, 0, sink=False)
    assert heights(pages) == [[50], [50, 10]]
    assert pages[0][0].y == pages[1][0].y == 0


def test_what_is_tied_goes_to_the_next_page_together():
    boxes = [Box(60.0), Box(20.0, keep=True), Box(15.0, keep=True), Box(20.0)]
    assert heights(flow(boxes, 100, 0, sink=False)) == [[60], [20, 15, 20]]


def test_a_chain_longer_than_a_page_is_broken_but_its_head_keeps_its_neighbour():
    chain = [Box(20.0), Box(10.0, keep=True), *[Box(30.0, keep=True)] * 4, Box(30.0)]
    pages = heights(flow(chain, 100, 0, sink=False))
    assert pages[0] == [20, 10, 30]
    assert sum(map(len, pages)) == 7
    assert heights(flow([Box(75.0), *chain[1:]], 100, 0, sink=False))[0] == [75]


def test_a_box_higher_than_a_page_is_placed_all_the_same():
    assert heights(flow([Box(10.0), Box(300.0), Box(10.0)], 100, 0, sink=False)) == [[10], [300], [10]]


def test_a_head_is_put_again_on_each_page():
    head = Box(10.0, keep=True)
    rows = [head, *[Box(30.0, head=Box(10.0))] * 5]
    assert heights(flow(rows, 100, 0, sink=False)) == [[10, 30, 30, 30], [10, 30, 30]]


def test_columns_go_on_side_by_side():
    left, right = tuple([Box(30.0)] * 7), tuple([Box(30.0)] * 2)
    columns = Box(210.0, abreast=Abreast((Strand(0, left), Strand(50, right)), 100), start=30)
    pages = flow([Box(40.0), columns, Box(5.0)], 100, 0, sink=False)
    placed = [[(item.x, item.box.height) for item in page if item.box.height in (30, 5)] for page in pages]
    assert placed[0] == [(0, 30), (0, 30), (50, 30), (50, 30)]
    assert placed[1] == [(0, 30)] * 3
    assert placed[2] == [(0, 30), (0, 30), (0, 5)]


def test_ruled_lines_fill_what_is_left_but_leave_room_for_what_follows():
    columns = Abreast((Strand(0, (Box(30.0),)), Strand(50, (), Ruling(40, 10, "0 0 0"))), 100)
    pages = flow([Box(30.0, abreast=columns, start=30), Box(20.0)], 100, 0, sink=False)
    assert len(pages) == 1
    lines = [shape for item in pages[0] for shape in item.box.shapes]
    assert [round(line.y0) for line in lines] == [10, 20, 30, 40, 50, 60, 70, 80]
    assert pages[0][-1].y == 80


def test_the_closing_boxes_sink_to_the_foot():
    pages = flow([Box(30.0), Box(10.0, sink=True), Box(10.0)], 100, 0, sink=True)
    assert [item.y for item in pages[0]] == [0, 80, 90]


@given(
    st.lists(
        st.builds(
            lambda height, above, below, keep: Box(height, above=above, below=below, keep=keep),
            st.floats(0.5, 140),
            st.floats(0, 20),
            st.floats(0, 20),
            st.booleans(),
        ),
        max_size=40,
    ),
    st.floats(0, 99),
)
def test_every_box_is_placed_once_in_order_and_inside_the_page(boxes, start):
    pages = flow(boxes, 100, start, sink=False)
    placed = [item.box for page in pages for item in page]
    assert [id(box) for box in placed] == [id(box) for box in boxes]
    for page in pages:
        for item in page:
            assert item.y + item.box.height <= 100.1 or (item is page[0] and item.y == 0)


def test_no_line_of_a_paragraph_stands_alone():
    for before in range(28, 40):
        filler = [para(f"Line {k}") for k in range(before)]
        lines = texts(written(*filler, para("long " * 60)).content)
        parts = [page.count("long") for page in lines if "long" in page]
        longest_line = 20
        assert all(part > longest_line for part in parts), (before, parts)


def test_a_heading_stays_with_its_text():
    for before in range(25, 45):
        filler = [para(f"Line {k}") for k in range(before)]
        for page in texts(written(*filler, n.Heading(SPAN, 3, Lang.EN), para("Body text")).content):
            assert ("Heading" in page) == ("Body text" in page)


def test_a_long_table_repeats_its_head_and_splits_a_row_of_more_than_fourteen_lines():
    def row(text: str) -> n.Row:
        return n.Row((n.Cell((para(text),)), n.Cell((para("x"),))))

    table = n.Table((n.Column(1), n.Column(1)), (row("long " * 900), row("last")), Lang.EN, row("Head of it"))
    pages = [page for page in texts(written(table).content) if "left blank" not in page]
    assert len(pages) > 1
    assert all("HEAD OF IT" in page for page in pages)
    assert sum(page.count("long") for page in pages) == 900
    assert "last" in pages[-1]


def test_a_whole_table_goes_to_one_page():
    row = n.Row((n.Cell((para("cell"),)),))
    table = n.Table((n.Column(1),), (row,) * 12, Lang.EN, whole=True)
    pages = texts(written(*[para("x")] * 30, table).content)
    assert sorted(page.count("cell") for page in pages) == [0, 12]


def test_no_row_of_a_table_stands_alone():
    row = n.Row((n.Cell((para("cell"),)),))
    table = n.Table((n.Column(1),), (row,) * 6, Lang.EN, row)
    for before in range(22, 36):
        pages = texts(written(*[para("x")] * before, table).content)
        assert all(page.count("cell") != 1 for page in pages), before


def test_a_short_row_is_never_split():
    row = n.Row((n.Cell(tuple(para(f"cell {k}") for k in range(9))),))
    for before in range(20, 40, 3):
        pages = texts(written(*[para("x")] * before, n.Table((n.Column(1),), (row,), Lang.EN)).content)
        assert sorted(page.count("cell") for page in pages)[-1] == 9


def test_a_panel_higher_than_half_a_page_goes_on_with_its_ground():
    panel = n.Box(tuple(para(f"line {k}") for k in range(80)), n.Panel.TINT, Lang.EN)
    result = written(panel)
    assert sum(page.count("line") for page in texts(result.content)) == 80
    assert result.pages[0].of == 3 or result.pages[0].of == 2


def test_in_a_binder_every_paper_starts_a_sheet_and_an_odd_one_has_a_marked_back():
    marks = paginate(
        book(paper(para("a")), paper(para("long " * 900), code="1.2"), paper(para("c"), code="1.3")), house()
    )
    assert [(mark.paper, mark.number, mark.of, mark.blank) for mark in marks] == [
        ("1.1", 1, 1, False),
        ("1.1", 2, 1, True),
        ("1.2", 1, 2, False),
        ("1.2", 2, 2, False),
        ("1.3", 1, 1, False),
        ("1.3", 2, 1, True),
    ]


def test_a_blank_back_says_that_it_is_left_blank():
    assert "This page is left blank." in texts(written(para("a")).content)[1]


def test_papers_run_on_in_a_compact_book_and_tell_where_they_begin():
    run_on = n.Start.RUN_ON
    papers = (
        paper(para("a"), start=n.Start.PAGE),
        paper(para("b"), code="1.2", start=run_on),
        paper(para("c"), code="1.3", start=run_on, mark="SECRET"),
    )
    marks = paginate(book(*papers, numbering=n.Numbering.BOOK), house())
    assert [mark.starts for mark in marks] == [("1.1", "1.2"), ("1.3",)]


def test_the_contents_count_sides_in_a_binder_and_pages_in_a_compact_book():
    binder = write(specimen(Lang.EN), house())
    at = next(k for k, mark in enumerate(binder.pages) if mark.paper == "0.3")
    assert "1 side" in texts(binder.content)[at]
    compact = write(specimen(Lang.EN, compact=True), house())
    page = next(text for text in texts(compact.content) if "ONLY TEN" in text)
    starts = {code: k + 1 for k, mark in enumerate(compact.pages) for code in mark.starts}
    lines = [line.split() for line in page.replace("\r", "").split("\n")]
    for code in ("1.1", "2.1", "3.1", "4.1", "5.1", "6.1"):
        line = next(line for line in lines if line and line[0] == code)
        assert line[-1] == str(starts[code])


def test_contents_in_a_panel_have_their_numbers_inside_it():
    entry = n.Entry("1.2", (n.Span("Entry", Lang.EN),), Lang.EN)
    panel = n.Box((n.Contents((entry,), Lang.EN),), n.Panel.TINT, Lang.EN)
    columns = n.Columns((n.Part(1, (panel,)), n.Part(1, (para("x"),))), Lang.EN)
    tree = book(paper(columns, start=n.Start.PAGE), paper(para("y"), code="1.2", start=n.Start.PAGE))
    content = write(replace(tree, numbering=n.Numbering.BOOK), house()).content
    assert "Entry 2" in texts(content)[0].replace("\r\n", " ")
    entry_line = [(ch, left) for ch, left, bottom in places(content) if 700 < bottom < 770]
    assert max(left for ch, left in entry_line if ch == "2") < 300


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_geometry_is_mirrored(lang):
    marks = paginate(specimen(lang), house())
    meeting = next(mark for mark in marks if mark.paper == "3.1")
    point = next(spot for spot in meeting.spots if spot.ref.uid == "uid-point-1")
    page = house().page
    middle = page.width / 2 * 72 / 25.4
    assert (point.left + point.right) / 2 < middle if lang is Lang.EN else (point.left + point.right) / 2 > middle
    profile = next(mark for mark in marks if mark.paper == "2.1")
    photo = next(spot for spot in profile.spots if spot.ref.table == "photo")
    inner = page.inner * 72 / 25.4
    assert round(photo.left if lang is Lang.EN else page.width * 72 / 25.4 - photo.right, 1) == round(inner, 1)


def test_inner_and_outer_margin_swap_on_the_back():
    marks = paginate(book(paper(para("long " * 1200))), house())
    scale = 72 / 25.4
    page = house().page
    lefts = [round(mark.spots[0].left, 1) for mark in marks[:2]]
    assert lefts == [round(page.inner * scale, 1), round(page.outer * scale, 1)]
    persian = paginate(book(paper(para("بلند " * 1200, Lang.FA), lang=Lang.FA), lang=Lang.FA), house())
    lefts = [round(mark.spots[0].left, 1) for mark in persian[:2]]
    assert lefts == [round(page.outer * scale, 1), round(page.inner * scale, 1)]


def test_spots_lie_inside_the_page():
    for mark in paginate(specimen(Lang.FA, compact=True), house()):
        for spot in mark.spots:
            assert 0 <= spot.left < spot.right <= 596
            assert 0 <= spot.bottom < spot.top <= 842


def simple_boxes(most: int = 8):
    return st.lists(
        st.builds(
            lambda height, above, keep: Box(height, above=above, keep=keep),
            st.floats(1, 140),
            st.floats(0, 20),
            st.booleans(),
        ),
        max_size=most,
    )


def side_by_side(left: list[Box], right: list[Box], padding: float) -> Box:
    strands = (Strand(0, tuple(left)), Strand(50, tuple(right)))
    tall = max(height_of(left), height_of(right)) + 2 * padding
    start = max(lead_of(left), lead_of(right)) + 2 * padding
    return Box(tall, abreast=Abreast(strands, 100, padding, padding), start=start)


@given(simple_boxes(), simple_boxes(), simple_boxes(), simple_boxes(4), st.floats(0, 30), st.floats(0, 99))
def test_columns_in_columns_come_to_an_end_and_lose_nothing(left, right, inner, after, padding, start):
    nested = side_by_side(inner, right, padding / 2)
    boxes = [side_by_side([*left, nested], list(inner), padding), *after]
    pages = flow(boxes, 100, start, sink=False)
    wanted = sorted([*map(id, left), *map(id, right), *map(id, inner), *map(id, inner), *map(id, after)])
    known = set(wanted)
    assert sorted(id(item.box) for page in pages for item in page if id(item.box) in known) == wanted
    assert len(pages) <= len(wanted) + 2


def test_the_thumb_index_of_a_small_sheet_begins_again_before_its_foot():
    small = replace(house(), page=Page(148.0, 210.0, 18.0, 14.0, 22.0, 20.0))
    tabs = [
        n.Tab(str(k), (n.Span(f"Tab {k}", Lang.EN),), (paper(para("x"), code=f"{k}.1"),), Lang.EN) for k in range(1, 13)
    ]
    tree = replace(book(), tabs=tuple(tabs))
    content = write(tree, small).content
    edge = (148 - 14) * 72 / 25.4
    for index in range(0, 24, 2):
        number = [bottom for ch, left, bottom in places(content, index) if left > edge + 5]
        assert number
        assert min(number) > 20


def test_a_row_to_be_filled_in_by_hand_is_as_high_as_one_with_a_line():
    def foot(*cells: n.Cell) -> float:
        table = n.Table((n.Column(1), n.Column(1)), (n.Row(cells),), Lang.EN, look=n.Look.GRID)
        [item] = set_book(book(paper(table)), house(), Press(), quiet).leaves[0].items
        return item.box.height

    assert foot(n.Cell(()), n.Cell(())) == foot(n.Cell((para("a"),)), n.Cell(()))
