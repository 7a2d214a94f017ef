"""What a page looks like: titles in one line, bands, hairlines, the marking of a cover, what is never parted."""

import pypdfium2
import pytest

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.boxes import Abreast, Strand, Stroke, framed
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.setting import Setting, set_book
from briefbook.writers.pdf.write import write
from briefbook.writers.written import quiet
from tests.unit.writers.pdf.pages_of import book, house, paper, para, texts, written

TITLE = house().type(n.Role.TITLE, Lang.EN).size


def made(*blocks: n.Block, **more) -> Setting:
    return set_book(book(paper(*blocks, **more)), house(), Press(), quiet)


def lines(setting: Setting) -> list[tuple[str, float, str]]:
    """Text, size and colour of each line of the first page, in the order in which they are drawn."""
    out = []
    for item in setting.leaves[0].items:
        for placed in item.box.placed:
            style = placed.line.tokens[0][0]
            out.append((" ".join(token[1].text for token in placed.line.tokens), style.size, style.colour))
    return out


def title(text: str) -> n.Heading:
    return n.Heading((n.Span(text, Lang.EN),), 1, Lang.EN)


def test_a_title_that_fits_has_the_size_of_its_role() -> None:
    assert lines(made(title("A title"), para("x")))[0][:2] == ("A title", TITLE)


def test_a_title_a_little_too_long_is_set_smaller_in_one_line() -> None:
    text = "The third meeting of both ministers here"
    (first, *_) = lines(made(title(text), para("x")))
    assert first[0] == text
    assert 0.88 * TITLE <= first[1] < TITLE


def test_a_title_much_too_long_is_broken_in_its_own_size() -> None:
    first, second, *_ = lines(made(title("The third meeting of both ministers here " * 2), para("x")))
    assert first[1] == second[1] == TITLE


def test_the_second_calendar_of_a_day_is_quiet_and_light_on_its_band() -> None:
    band = n.Row((n.Cell((para("Tuesday"),)), n.Cell((para("7 Esfand", tone=n.Tone.MUTED),))), n.Shade.BAND)
    row = n.Row((n.Cell((para("10:00"),)), n.Cell((para("Meeting"),))))
    table = n.Table((n.Column(1), n.Column(1)), (row,), Lang.EN, band, n.Look.DAY)
    day, other, *_ = lines(made(table))
    case = Press().case(house())
    assert (day[2], other[2]) == (case.ink("white"), case.ink("quiet_on_deep"))


def test_the_line_below_a_row_is_inside_it_so_that_the_next_ground_leaves_it_whole() -> None:
    sill = Stroke(0.0, 0.0, 100.0, 0.0, 0.6, "0 0 0")
    (line,) = framed(Abreast((Strand(0.0, ()),), 100.0, sill=(sill,)), 40.0, begins=True, ends=True)
    assert isinstance(line, Stroke)
    assert line.y0 == line.y1 == pytest.approx(39.7)


def marking_size(content: bytes, page: int) -> float:
    """Height of the letters of the marking, by the box of its first."""
    document = pypdfium2.PdfDocument(content)
    opened = document[page]
    text = opened.get_textpage()
    start = text.get_text_bounded().index("SECRET")
    _, bottom, _, top = text.get_charbox(start)
    text.close()
    opened.close()
    document.close()
    return top - bottom


def test_the_marking_is_larger_on_a_cover_but_not_on_its_blank_back() -> None:
    content = written_with_cover()
    cover, back, other = (marking_size(content, page) for page in range(3))
    assert cover > 1.2 * other
    assert back == pytest.approx(other, rel=0.01)


def written_with_cover() -> bytes:
    papers = paper(para("x"), bare=True, mark="Secret"), paper(para("y"), code="1.2", mark="Secret")
    return write(book(*papers), house()).content


def test_a_short_tab_stands_whole_in_the_contents() -> None:
    entries = [n.Entry("1", (n.Span("Tab", Lang.EN),), Lang.EN, paper=False)]
    entries += [n.Entry(f"1.{k}", (n.Span(f"Paper {k}", Lang.EN),), Lang.EN) for k in range(1, 5)]
    for before in range(25, 45):
        result = written(*[para("x")] * before, n.Contents(tuple(entries), Lang.EN))
        assert {page.count("Paper ") for page in texts(result.content)} <= {0, 4}, before


def test_a_long_tab_is_parted_but_its_title_keeps_its_first_paper() -> None:
    entries = [n.Entry("1", (n.Span("Tab", Lang.EN),), Lang.EN, paper=False)]
    entries += [n.Entry(f"1.{k}", (n.Span(f"Paper {k}", Lang.EN),), Lang.EN) for k in range(1, 60)]
    first, *_ = texts(written(n.Contents(tuple(entries), Lang.EN)).content)
    assert 20 < first.count("Paper ") < 59


def listed(tabs: int, papers: int) -> n.Contents:
    entries: list[n.Entry] = []
    for tab in range(1, tabs + 1):
        entries.append(n.Entry(str(tab), (n.Span(f"Tab {tab}", Lang.EN),), Lang.EN, paper=False))
        entries += [n.Entry(f"{tab}.{k}", (n.Span(f"Paper {k}", Lang.EN),), Lang.EN) for k in range(1, papers + 1)]
    return n.Contents(tuple(entries), Lang.EN)


def places(*blocks: n.Block, trim: str = "") -> dict[str, tuple[int, float, float]]:
    """Page, and left and top in points, of each line of text."""
    made_ = set_book(book(paper(*blocks)), house().trimmed(trim) if trim else house(), Press(), quiet)
    return {
        " ".join(token[1].text for token in placed.line.tokens): (k, placed.x, item.y + placed.y)
        for k, leaf in enumerate(made_.leaves)
        for item in leaf.items
        for placed in item.box.placed
    }


def test_a_long_list_stands_in_two_columns_the_second_of_which_begins_with_a_tab() -> None:
    at = places(listed(4, 5))
    assert {page for page, _, _ in at.values()} == {0}
    left, right = at["Tab 1"], at["Tab 3"]
    assert at["Tab 2"][1] == left[1] < right[1] == at["Tab 4"][1]
    assert right[2] == pytest.approx(left[2])


@pytest.mark.parametrize(
    ("shown", "trim"), [(listed(3, 5), ""), (listed(1, 24), ""), (listed(20, 4), ""), (listed(4, 5), "booklet")]
)
def test_a_list_that_is_short_or_one_tab_or_longer_than_a_page_or_on_a_narrow_page_has_one_column(
    shown: n.Contents, trim: str
) -> None:
    at = places(shown, trim=trim)
    assert len({x for line, (_, x, _) in at.items() if line.startswith("Tab")}) == 1


def test_a_list_without_tabs_leaves_no_room_for_their_tiles() -> None:
    bare = n.Contents(tuple(entry for entry in listed(1, 3).entries if entry.paper), Lang.EN)
    assert places(bare)["1.1"][1] < places(listed(1, 3))["1.1"][1]


def test_short_columns_are_never_parted() -> None:
    both = n.Columns((n.Part(1, tuple(para(f"L{k}") for k in range(5))), n.Part(1, (para("right"),))), Lang.EN)
    for before in range(25, 45):
        pages = texts(written(*[para("x")] * before, both).content)
        assert all(("L0" in page) == ("L4" in page) for page in pages), before


def test_higher_columns_go_on_over_a_foot_only_with_a_quarter_of_the_page_above_it() -> None:
    both = n.Columns((n.Part(1, tuple(para(f"L{k:02}") for k in range(20))), n.Part(1, (para("right"),))), Lang.EN)
    above = set()
    for before in range(12, 45):
        pages = texts(written(*[para("x")] * before, both).content)
        above.add(next(count for page in pages if (count := page.count("L"))))
    assert min(above) >= 8
    assert len(above) > 1  # they are still parted where there is more room


def test_a_long_field_in_a_narrow_column_gets_the_room_that_its_word_needs() -> None:
    def table(*fields: str) -> n.Table:
        rows = tuple(n.Row((n.Cell((para(one, role=n.Role.FIELD),)), n.Cell((para("value"),)))) for one in fields)
        return n.Table((n.Column(26), n.Column(74)), rows, Lang.EN, look=n.Look.FACTS)

    def narrow(block: n.Block) -> n.Columns:
        return n.Columns((n.Part(1, (block,)), n.Part(2, (para("x"),))), Lang.EN)

    setting = made(narrow(table("day", "interpreter")))
    assert not setting.notices
    found = [text for text, _, _ in lines(setting)]
    assert "INTERPRETER" in found
    placed = [one for item in setting.leaves[0].items for one in item.box.placed]
    values = [one.x for one in placed if one.line.tokens[0][1].text == "value"]
    assert len({round(x, 2) for x in values}) == 1  # they stay in one column
    assert {one.rule for one in made(narrow(table("interinstitutionalisation" * 4))).notices} == {"wide_word"}
