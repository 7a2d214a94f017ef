"""The tree as text: one line per node, nothing lost that a page shows, no bytes."""

from datetime import datetime, timedelta, timezone
from typing import get_args

import pytest

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree import nodes
from briefbook.tree.dump import dump
from briefbook.tree.nodes import Block, Book, Numbering, Paper, Span, Start, Tab, Tone

MADE = datetime(2025, 2, 25, 12, tzinfo=timezone(timedelta(hours=3, minutes=30)))
HERE = Ref("item", "u1", "title")


def span(text, lang=Lang.EN, **more):
    return Span(text, lang, **more)


def para(text, **more):
    return nodes.Paragraph((span(text),), Lang.EN, **more)


def paper(*blocks, **more):
    return Paper("1.1", (span("Glance"),), Lang.EN, Start.SHEET, blocks, **more)


def dumped(*blocks, **more):
    """Lines of one paper with these blocks, without those of book and tab."""
    tab = Tab("1", (span("Overview"),), (paper(*blocks, **more),), Lang.EN)
    return dump(Book("Visit", Lang.EN, MADE, Numbering.PAPER, (tab,))).splitlines()[4:]


def test_a_book_begins_with_its_title_moment_and_furniture() -> None:
    around = nodes.Around((span("Visit"),), (span("Copy 3"),), "DRAFT")
    picture = nodes.Picture("0123456789abcdef", "image/png", 30, 40, b"secret bytes")
    front = Tab("", (span("Front"),), (), Lang.EN)
    text = dump(Book("Visit", Lang.FA, MADE, Numbering.BOOK, (front,), around, (picture,)))
    assert text == (
        "Book 'Visit' fa made=2025-02-25T12:00:00+03:30 numbering=book\n"
        "  head: Visit{en}\n"
        "  copy: Copy 3{en}\n"
        "  draft: DRAFT\n"
        "  Tab - Front{en}\n"
        "  Picture 01234567 image/png 30x40\n"
    )


def test_a_book_without_a_draft_has_no_such_line() -> None:
    assert "draft" not in dump(Book("Visit", Lang.EN, MADE, Numbering.BOOK, ()))


def test_a_paper_says_what_differs_from_its_default() -> None:
    note = nodes.Note(1, (para("Source"),))
    lines = dumped(para("Words"), mark="Sample", cap=2, bare=True, notes=(note,), tail=(span("Unit"),), ref=HERE)
    assert lines == [
        "    Paper 1.1 Glance{en} start=sheet mark=Sample cap=2 bare=True [item.title]",
        "      Paragraph Words{en}",
        "      Note 1",
        "        Paragraph Source{en}",
        "      tail: Unit{en}",
    ]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (span("a"), "a{en}"),
        (span("a", bold=True, italic=True, strike=True, fixed=True), "a{en bisf}"),
        (span("a", tone=Tone.RED), "a{en red}"),
        (span("a", link="#5.2"), "a{en ->#5.2}"),
        (span("a", note=2), "a{en note 2}"),
        (span("a", source=HERE), "a{en @item.title}"),
        (span("می\u200cرود\u2028", Lang.FA), "می‹zwnj›رود‹break›{fa}"),
        (span("a", bold=True, tone=Tone.GOLD, link="#1.1"), "a{en b gold ->#1.1}"),
    ],
)
def test_a_span_shows_its_language_and_manner(one, expected) -> None:
    assert dumped(nodes.Paragraph((one, span("b")), Lang.EN))[1] == f"      Paragraph {expected}|b{{en}}"


CELL = nodes.Cell((para("Cell"),), span=2)
FIGURE = nodes.Figure("0123456789ab", 36.0, 48.0, "Portrait", Lang.EN, (span("Taken"),), (0.1, 0.2), HERE)
SPECIMENS = {
    nodes.Heading: (nodes.Heading((span("Aim"),), 2, Lang.EN, HERE), ["Heading level=2 [item.title] Aim{en}"]),
    nodes.Paragraph: (
        para("Words", role=nodes.Role.LEAD, align=nodes.Align.END, keep=True, ref=Ref("visit", "v")),
        ["Paragraph role=lead align=end keep=True [visit] Words{en}"],
    ),
    nodes.List: (
        nodes.List((nodes.Item((para("One"),), "a)", Tone.MUTED),), Lang.EN, ordered=True, start=3),
        ["List ordered=True start=3", "  Item mark=a) tone=muted", "    Paragraph One{en}"],
    ),
    nodes.Points: (
        nodes.Points((nodes.Point("1", (span("Say"),), (para("More"),), Lang.EN, (span("Ana"),), HERE),)),
        ["Points", "  Point number=1 headline=Say{en} to=Ana{en} [item.title]", "    Paragraph More{en}"],
    ),
    nodes.Quote: (nodes.Quote((para("Said"),)), ["Quote", "  Paragraph Said{en}"]),
    nodes.Table: (
        nodes.Table(
            (nodes.Column(1.0), nodes.Column(2.0)),
            (nodes.Row((CELL,), nodes.Shade.MEETING, HERE),),
            Lang.EN,
            head=nodes.Row((nodes.Cell((para("Head"),)),)),
            look=nodes.Look.DAY,
            whole=True,
        ),
        [
            "Table look=day whole=True",
            "  Row",
            "    Cell",
            "      Paragraph Head{en}",
            "  Row shade=meeting [item.title]",
            "    Cell span=2",
            "      Paragraph Cell{en}",
        ],
    ),
    nodes.Figure: (
        FIGURE,
        [
            "Figure 01234567 width=36.0 height=48.0 alt=Portrait caption=Taken{en} focus=(0.1, 0.2) [item.title]",
        ],
    ),
    nodes.Facsimile: (
        nodes.Facsimile("0123456789ab", 210.0, 297.0, "Letter", Lang.EN, (span("Page 1"),), HERE),
        ["Facsimile 01234567 width=210.0 height=297.0 alt=Letter caption=Page 1{en} [item.title]"],
    ),
    nodes.Card: (
        nodes.Card(FIGURE, (para("Beside"),), Lang.EN),
        [
            "Card",
            "  Paragraph Beside{en}",
            "  Figure 01234567 width=36.0 height=48.0 alt=Portrait caption=Taken{en} focus=(0.1, 0.2) [item.title]",
        ],
    ),
    nodes.Box: (
        nodes.Box((para("Inside"),), nodes.Panel.TINT, Lang.EN, bar=True),
        ["Box panel=tint bar=True", "  Paragraph Inside{en}"],
    ),
    nodes.Columns: (
        nodes.Columns((nodes.Part(0.72, (para("Left"),), ruled=True),), Lang.EN, even=True),
        ["Columns even=True", "  Part share=0.72 ruled=True", "    Paragraph Left{en}"],
    ),
    nodes.Rule: (nodes.Rule(strong=True), ["Rule strong=True"]),
    nodes.Space: (nodes.Space(4.0), ["Space height=4.0"]),
    nodes.Contents: (
        nodes.Contents((nodes.Entry("1.1", (span("Glance"),), Lang.EN, sides=2, page=3),), Lang.EN),
        ["Contents", "  Entry code=1.1 title=Glance{en} sides=2 page=3"],
    ),
    nodes.Ruled: (nodes.Ruled(5, Lang.EN, (span("Notes"),)), ["Ruled lines=5 title=Notes{en}"]),
    nodes.Meter: (
        nodes.Meter((nodes.Share(2, (span("2"),), (span("agreed"),), Tone.GREEN),), Lang.EN, "2 agreed", HERE),
        ["Meter alt=2 agreed [item.title]", "  Share size=2 number=2{en} word=agreed{en} tone=green"],
    ),
    nodes.Chart: (
        nodes.Chart((nodes.Bar(4.1, (span("2024"),), (span("4.1"),), strong=True, ref=HERE),), Lang.EN, "2024: 4.1"),
        ["Chart alt=2024: 4.1", "  Bar size=4.1 label=2024{en} number=4.1{en} strong=True [item.title]"],
    ),
    nodes.Legend: (
        nodes.Legend((nodes.Key(Tone.AMBER, (span("tentative"),)),), Lang.EN, nodes.Role.TABLE),
        ["Legend role=table", "  Key tone=amber tentative{en}"],
    ),
}


@pytest.mark.parametrize("kind", get_args(Block), ids=lambda kind: kind.__name__)
def test_every_block_is_dumped_with_what_is_in_it(kind) -> None:
    block, expected = SPECIMENS[kind]
    assert dumped(block)[1:] == [f"      {line}" for line in expected]


def test_a_card_without_a_picture_holds_only_its_blocks() -> None:
    assert dumped(nodes.Card(None, (para("Alone"),), Lang.EN))[1:] == [
        "      Card figure=None",
        "        Paragraph Alone{en}",
    ]


def test_the_same_book_is_dumped_in_the_same_words() -> None:
    blocks = [block for block, _ in SPECIMENS.values()]
    assert dumped(*blocks) == dumped(*blocks)
