"""A kept Press: the same bytes, and only the work that an edit asks for."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.press import Press, Shelf
from briefbook.writers.pdf.write import write
from tests.covering import examples
from tests.unit.writers.pdf.pages_of import book, house, paper, para
from tests.unit.writers.specimen import specimen

WORDS = st.text(st.sampled_from("aZ(\\)9 -–/çŽЖњابپلأ‌ٔ۷٪:.«»\u00a0\u00ad\u2028漢Ա"), min_size=1, max_size=40)


def edited(tree: n.Book, where: int, text: str, lang: Lang) -> n.Book:
    """The book with a paragraph added to one of its papers."""
    count = len(tree.papers)
    at = 0
    tabs = []
    for tab in tree.tabs:
        papers = []
        for one in tab.papers:
            papers.append(replace(one, blocks=(*one.blocks, para(text, lang))) if at == where % count else one)
            at += 1
        tabs.append(replace(tab, papers=tuple(papers)))
    return replace(tree, tabs=tuple(tabs))


@settings(max_examples=examples(3))
@given(
    st.lists(st.tuples(st.integers(0, 20), WORDS, st.sampled_from(list(Lang))), min_size=1, max_size=4), st.booleans()
)
def test_a_warm_press_writes_the_bytes_of_a_cold_one(edits, compact):
    press = Press()
    tree = specimen(Lang.FA, compact=compact)
    write(tree, house(), press=press)
    for where, text, lang in edits:
        tree = edited(tree, where, text, lang)
        warm = write(tree, house(), press=press)
        cold = write(tree, house())
        assert warm.content == cold.content
        assert warm.pages == cold.pages
        assert warm.notices == cold.notices


def test_a_press_that_saw_another_book_writes_the_bytes_of_a_new_one():
    press = Press()
    write(specimen(Lang.SR_CYRL), house(), press=press)
    write(specimen(Lang.FA, compact=True), house(), press=press)
    assert write(specimen(Lang.EN), house(), press=press).content == write(specimen(Lang.EN), house()).content


def test_a_first_export_does_each_work_once():
    press = Press()
    tree = specimen(Lang.EN)
    result = write(tree, house(), press=press)
    distinct = sum(len(face.shaped) for face in press.faces)
    assert press.work["papers"] == len(tree.papers)
    assert press.work["drawn"] == len({tuple(mark.spots) or mark.paper for mark in result.pages if not mark.blank}) + 1
    assert press.work["shaped"] == distinct
    assert press.work["pictures"] == len(tree.pictures)
    assert press.work["contents"] == 1


def blocks_of(node: object) -> int:
    """How many blocks there are in a node, at any depth."""
    found = 0
    for name in getattr(node, "__dataclass_fields__", ()):
        value = getattr(node, name)
        for one in value if isinstance(value, tuple) else (value,):
            if hasattr(one, "__dataclass_fields__"):
                found += (name == "blocks") + blocks_of(one)
    return found


def test_every_block_is_laid_once():
    press = Press()
    tree = specimen(Lang.FA)
    write(tree, house(), press=press)
    figures_of_cards = 3  # a card lays its figure itself
    expected = sum(blocks_of(one) for one in tree.papers)
    assert press.work["laid"] == expected
    assert figures_of_cards == 3


def test_after_one_edit_one_paper_is_laid_and_only_its_pages_are_drawn():
    press = Press()
    papers = [paper(para(f"Paper {k} says something"), code=f"1.{k}") for k in range(1, 30)]
    write(book(*papers), house(), press=press)
    papers[7] = paper(para("Paper 8 says something"), para("says it again"), code="1.8")
    write(book(*papers), house(), press=press)
    assert press.work["papers"] == 1
    assert press.work["laid"] == 2
    assert press.work["drawn"] == 1


def linked(count: int, *, long: int = 0) -> n.Book:
    """Papers that each lead to the next, the first of them `long` paragraphs longer."""
    papers = []
    for k in range(1, count + 1):
        more = [para(f"Paragraph {m}") for m in range(long)] if k == 1 else []
        papers.append(paper(*more, para("See the next", link=f"#1.{k + 1}"), code=f"1.{k}"))
    return book(*papers)


def test_after_one_edit_only_its_paper_gets_its_elements_and_furniture_anew():
    press = Press()
    write(linked(30), house(), press=press)
    write(linked(30), house(), press=press)
    assert (press.work["sections"], press.work["furnished"]) == (0, 0)
    tree = edited(linked(30), 29, "Says more", Lang.EN)  # the last: no number of another object moves
    write(tree, house(), press=press)
    blank_back = 1  # it has no elements, but its page comes after them
    assert (press.work["sections"], press.work["furnished"]) == (1 + blank_back, 0)


def test_links_from_a_warm_press_lead_to_where_the_papers_stand_now():
    press = Press()
    for long in (0, 3, 90, 91, 0):  # within a page, over pages, and back
        tree = linked(6, long=long)
        assert write(tree, house(), press=press).content == write(tree, house()).content


def test_furniture_from_a_warm_press_is_that_of_this_book():
    press = Press()
    plain = linked(4)
    drafts = [replace(plain, around=n.Around(draft=word)) for word in ("DRAFT", "", "DRAFT 2", "Ա")]
    for tree in (plain, *drafts, replace(plain, title="Another"), plain):
        warm, cold = write(tree, house(), press=press), write(tree, house())
        assert warm.content == cold.content
        assert warm.notices == cold.notices


def test_a_new_letter_or_mark_draws_no_other_page_again():
    press = Press()
    papers = [paper(para(f"Paper {k} says nothing"), code=f"1.{k}") for k in range(1, 9)]
    write(book(*papers), house(), press=press)
    papers[3] = paper(para("Žvrk Ђ سلام"), code="1.4")
    write(book(*papers), house(), press=press)
    assert press.work["drawn"] == 1


def test_a_page_whose_codes_move_is_drawn_again():
    """The slice of a ligature has a code above the glyphs; a character without a font that sorts before it moves it."""
    press = Press()
    papers = [paper(para("لا", Lang.FA), lang=Lang.FA), paper(para("سلام", Lang.FA), code="1.2", lang=Lang.FA)]
    write(book(*papers, lang=Lang.FA), house(), press=press)
    papers[1] = paper(para("Ա", Lang.FA), code="1.2", lang=Lang.FA)
    warm = write(book(*papers, lang=Lang.FA), house(), press=press)
    assert press.work["drawn"] == 2
    assert warm.content == write(book(*papers, lang=Lang.FA), house()).content


def test_an_equal_book_made_anew_is_neither_laid_nor_drawn():
    press = Press()
    write(specimen(Lang.EN), house(), press=press)
    specimen_again = specimen(Lang.EN)
    write(specimen_again, house(), press=press)
    assert not press.work["papers"]
    assert not press.work["drawn"]
    assert not press.work["pictures"]
    assert not press.work["shaped"]


def test_marks_of_other_pages_stay_when_a_paper_changes():
    papers = [paper(para(f"Paper {k} says nothing"), code=f"1.{k}") for k in range(1, 5)]
    before = write(book(*papers), house()).pages
    papers[1] = paper(para("Ђ ž ي ك"), code="1.2")
    after = write(book(*papers), house()).pages
    changed = {one.paper for one, other in zip(before, after, strict=True) if one.content_hash != other.content_hash}
    assert changed == {"1.2"}


def test_a_shelf_forgets_the_oldest():
    shelf: Shelf[int, int] = Shelf(8)
    for k in range(100):
        shelf.put(k, k)
    assert len(shelf) <= 8
    assert shelf.get(99) == 99
    assert shelf.get(0) is None


def furnished(tree: n.Book, **more) -> n.Book:
    """The book with nothing changed but what stands around its pages."""
    around = n.Around((n.Span("Another head 7", tree.lang),), (n.Span("Copy 12", tree.lang),), "DRAFT")
    tabs = tuple(
        replace(
            tab,
            number=tab.number and f"{int(tab.number) + 3}",
            title=(n.Span("Another tab", tree.lang),),
            papers=tuple(replace(one, mark="SECRET") for one in tab.papers),
        )
        for tab in tree.tabs
    )
    return replace(tree, around=around, tabs=tabs, made=tree.made.replace(year=2026), **more)


@pytest.mark.parametrize("compact", [False, True], ids=["binder", "compact"])
@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_the_hash_of_a_page_does_not_know_what_stands_around_it(lang, compact):
    """Neither marking, head, copy, DRAFT, thumb index, folio nor side of the sheet, nor the codes of their letters."""
    tree = specimen(lang, compact=compact)
    first = n.Paper("0.0", (n.Span("Ωθж", Lang.EN),), lang, n.Start.PAGE, (para("One page more, with 漢 and Ωθжщ"),))
    front = replace(tree.tabs[0], papers=(first,))
    before, after = write(tree, house()), write(replace(furnished(tree), tabs=(front, *furnished(tree).tabs)), house())
    contents = {one.code for one in tree.papers if any(isinstance(block, n.Contents) for block in one.blocks)}
    told, again = (
        [
            (mark.paper, mark.number, mark.content_hash)
            for mark in result.pages
            if not mark.blank and mark.paper != "0.0" and not (compact and mark.paper in contents)
        ]
        for result in (before, after)
    )
    assert len(told) > 5
    assert again == told
    assert before.content != after.content


def test_the_hash_of_a_page_knows_a_word_a_colour_a_place_and_a_picture():
    word = para("A word on a page.")
    first = write(book(paper(word)), house()).pages[0].content_hash
    others = (
        (para("A Word on a page."),),
        (n.Paragraph((n.Span("A word on a page.", Lang.EN, tone=n.Tone.RED),), Lang.EN),),
        (n.Space(1), para("x"), word),
        (word, n.Rule()),
        (word, n.Figure("0" * 64, 10, 10, "Alt", Lang.EN)),
    )
    assert first not in {write(book(paper(*blocks)), house()).pages[0].content_hash for blocks in others}
