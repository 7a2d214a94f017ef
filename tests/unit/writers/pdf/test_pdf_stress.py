"""Pages of books that are longer, wider and taller than any sound one: nothing sticks out, nothing meets, no word is
lost."""

import gc
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import cache

import pytest

from briefbook.actions.export import plan_for
from briefbook.book.assemble import assembled
from briefbook.book.prose import Prose
from briefbook.lang.tongue import Lang
from briefbook.model.outline import Edition, Layout
from briefbook.places import resource
from briefbook.tree import nodes as n
from briefbook.tree.house import House, read_house
from briefbook.tree.nodes import Look, Panel, Role, Shade
from briefbook.writers.pdf.press import Press, Shelf
from tests.covering import covering
from tests.golden import test_belgrade_tree as belgrade
from tests.unit.writers.pdf.pages_of import book, paper
from tests.unit.writers.pdf.probe import probed
from tests.unit.writers.specimen import picture, specimen

HOUSES = ("briefbook", "office")
WORDS = {
    Lang.EN: "The delegation asks the ministry to name two leads for the pilot before the end of the working week",
    Lang.FA: "هیئت از وزارتخانه می‌خواهد پیش از پایان هفتهٔ کاری دو مسئول برای طرح آزمایشی معرفی کند و تاریخ را بگوید",
    Lang.SR_LATN: "Delegacija moli ministarstvo da odredi dvoje odgovornih za ogledni projekat pre kraja radne nedelje",
    Lang.SR_CYRL: "Делегација моли министарство да одреди двоје одговорних за огледни пројекат пре краја радне недеље",
}
LONG = {
    Lang.EN: "Interinstitutionalisation of telecommunications infrastructure counterrevolutionaries",
    Lang.FA: "بین‌المللی‌سازی زیرساخت‌های ارتباطی و هماهنگ‌سازی نهادهای قانون‌گذاری کشورهای شرکت‌کننده",
    Lang.SR_LATN: "Najprestolonaslednikovičičinijima srednjoevropskointerkontinentalnotelekomunikacionoinfrastrukturno",
    Lang.SR_CYRL: "Најпрестолонаследниковичичинијима средњоевропскоинтерконтиненталнотелекомуникационоинфраструктурним",
}
LETTERS = {Lang.EN: "abcdefgh", Lang.FA: "بپتثجچحخ", Lang.SR_LATN: "šđčćžnjl", Lang.SR_CYRL: "шђчћжњљџ"}
URL = "https://example.org/" + "".join(f"part{k:03}/" for k in range(40))[:280]
WIDE = picture(300, 100, 2, (b"\0" + b"\x90" * 900) * 100)
HIGH = picture(100, 300, 2, (b"\0" + b"\x90" * 300) * 300)


@cache
def _press() -> Press:
    return Press()


def press() -> Press:
    """The Press of all these tests, for the words that it has shaped; without the papers of the test before."""
    kept = _press()
    kept.papers = Shelf(2_000)
    return kept


@pytest.fixture(autouse=True, scope="module")
def few_collections() -> Iterator[None]:
    """Thousands of pages are made here and few of them are garbage: most of what a collection takes is in vain."""
    kept = gc.get_threshold()
    gc.set_threshold(200_000, 50, 50)
    yield
    gc.set_threshold(*kept)


@cache
def house(name: str) -> House:
    return read_house(resource(f"house/{name}.toml").read_text(encoding="utf-8"))


def longer(node):
    """The tree with every text half as long again, but for fields that are typed."""
    if isinstance(node, n.Span):
        words = node.text.split()
        more = [] if node.fixed or node.link or len(words) < 2 else words[: (len(words) + 1) // 2]
        return replace(node, text=" ".join([node.text, *more]))
    if isinstance(node, tuple) and not hasattr(node, "_fields"):
        return tuple(longer(one) for one in node)
    if is_dataclass(node) and not isinstance(node, n.Picture):
        return replace(node, **{f.name: longer(getattr(node, f.name)) for f in fields(node) if f.name != "ref"})
    return node


class Filler:
    """Blocks of one language that ask too much of a page."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def span(self, words: int, **more) -> n.Span:
        text = WORDS[self.lang].split()
        return n.Span(" ".join((text * (words // len(text) + 1))[:words]), self.lang, **more)

    def para(self, words: int = 30, role: Role = Role.BODY, **more) -> n.Paragraph:
        return n.Paragraph((self.span(words, **more),), self.lang, role)

    def texts(self, *texts: str, role: Role = Role.BODY) -> n.Paragraph:
        return n.Paragraph(tuple(n.Span(text, self.lang) for text in texts), self.lang, role)

    def link(self) -> n.Paragraph:
        spans = (self.span(5), n.Span(f" {URL} ", Lang.EN, link=URL), self.span(4, bold=True, note=1))
        return n.Paragraph(spans, self.lang)

    def figure(self, held: n.Picture, width: float, height: float, caption: int = 12) -> n.Figure:
        return n.Figure(held.sha256, width, height, "Nothing", self.lang, (self.span(caption),) if caption else ())

    def nested(self, depth: int = 4, ordered: bool = False) -> n.List:
        inside = (self.nested(depth - 1, not ordered),) if depth > 1 else ()
        items = (n.Item((self.para(24), *inside)), n.Item((self.para(9),), mark="•"), n.Item((self.para(3),)))
        return n.List(items, self.lang, ordered, start=98)

    def points(self, words: int, first: int = 8) -> n.Points:
        said = (self.para(words), self.nested(2), self.para(words // 2))
        return n.Points(tuple(self.point(str(k), *said) for k in (first, first + 1)))

    def point(self, number: str, *blocks: n.Block) -> n.Point:
        return n.Point(number, (self.span(12),), blocks, self.lang, (self.span(5),))

    def cell(self, *blocks: n.Block, span: int = 1) -> n.Cell:
        return n.Cell(blocks or (self.para(9),), span)

    def table(self, look: Look, rows: int = 4, *, head: bool = True, whole: bool = False) -> n.Table:
        columns = (n.Column(1), n.Column(3), n.Column(1, n.Align.END), n.Column(2, n.Align.CENTER))
        shades = tuple(shade for shade in Shade if shade is not Shade.BAND)
        made = [
            n.Row((self.cell(self.para(2)), self.cell(), self.cell(self.texts(str(k))), self.cell()), shades[k % 4])
            for k in range(rows)
        ]
        band = n.Row((self.cell(span=4),), Shade.BAND)
        top = n.Row(tuple(self.cell(self.para(k + 1)) for k in range(4))) if head else None
        return n.Table(columns, (band, *made), self.lang, top, look, whole)

    def narrow(self, look: Look = Look.GRID) -> n.Table:
        word = LETTERS[self.lang] * 10
        cells = (self.cell(self.link()), self.cell(self.texts(word)), self.cell(), self.cell(self.nested(3)))
        return n.Table(tuple(n.Column(share) for share in (1, 1, 2, 3)), (n.Row(cells),), self.lang, look=look)

    def tall_row(self, look: Look) -> n.Table:
        cells = (
            self.cell(*[self.para(60) for _ in range(30)]),
            self.cell(self.points(60), self.figure(HIGH, 40, 120), self.para(200)),
        )
        head = n.Row((self.cell(), self.cell()))
        row = n.Row(cells, Shade.MEETING)
        return n.Table((n.Column(1), n.Column(1.4)), (row,), self.lang, head, look)

    def slim(self) -> tuple[n.Block, ...]:
        """Blocks that may stand in a narrow column."""
        return (
            n.Heading((self.span(6),), 2, self.lang),
            self.link(),
            self.nested(2),
            n.Quote((self.para(40),)),
            self.figure(WIDE, 150, 50),
            n.Rule(),
            self.points(30),
            n.Space(4),
        )

    def everything(self) -> tuple[n.Block, ...]:
        """Blocks that may stand inside others."""
        return (*self.slim(), self.nested(), n.Quote((self.nested(2),)), self.table(Look.FACTS, 3))


def headings(f: Filler) -> tuple[n.Block, ...]:
    title = (n.Span(" ".join([LONG[f.lang], WORDS[f.lang], LONG[f.lang], WORDS[f.lang]]), f.lang),)
    out: list[n.Block] = [n.Heading(title, level, f.lang) for level in (1, 2, 3, 4)]
    return (*out, *[f.para(24, role) for role in Role], f.texts(LONG[f.lang], role=Role.COVER_TITLE))


def texts(f: Filler) -> tuple[n.Block, ...]:
    return (f.link(), f.nested(4, True), n.Quote(f.everything()), f.points(480), f.points(12, 11))


def tables(f: Filler) -> tuple[n.Block, ...]:
    out: list[n.Block] = []
    for look in Look:
        out += [f.table(look), f.narrow(look)]
    out += [f.table(Look.RULED, 60), f.table(Look.DAY, 60, head=False), f.tall_row(Look.FACTS)]
    long = n.Row(tuple(f.cell(f.para(words)) for words in (90, 160, 20, 70)))
    for k in (140, 260):
        first = f.table(Look.RULED, 3, whole=True)
        out += [f.para(k), replace(first, rows=(long, *first.rows)), n.Points((f.point("9", first),))]
        out += [f.para(k), n.Points((f.point("9", replace(first, rows=(long,)), f.para(9)),))]
    tall = n.Row(tuple(f.cell(f.para(words)) for words in (300, 1600, 20, 500)))
    out += [replace(f.table(Look.RULED, 30), head=tall), replace(f.table(Look.RULED, 30, head=False), rows=(tall,) * 2)]
    band = n.Row((f.cell(f.para(300), span=4),), Shade.BAND)
    out += [n.Table(first.columns, (band, *first.rows * 9), f.lang, look=look) for look in (Look.DAY, Look.GRID)]
    return (*out, f.table(Look.GRID, 9, whole=True), f.para(200), f.table(Look.DAY, 9, head=False, whole=True))


def panels(f: Filler) -> tuple[n.Block, ...]:
    out: list[n.Block] = []
    for k, panel in enumerate(Panel):
        out.append(n.Box((f.para(6, Role.LABEL), f.para(40), f.nested(2)), panel, f.lang, bar=bool(k % 2)))
        out.append(n.Box(f.slim() if k else f.everything(), panel, f.lang, bar=not k % 2))
    out.append(n.Box((f.narrow(), f.tall_row(Look.RULED)), Panel.OUTCOME, f.lang))
    return (*out, n.Points((f.point("9", f.tall_row(Look.GRID)),)))


def columns(f: Filler) -> tuple[n.Block, ...]:
    small = n.Box((f.para(3, Role.FIELD), f.para(4, Role.CARD_TITLE), f.para(9, Role.SMALL)), Panel.TINT, f.lang)
    tall = n.Box((*f.everything(), f.narrow(Look.FACTS)), Panel.OUTCOME, f.lang)
    two = n.Columns((n.Part(2, f.everything()), n.Part(1, f.slim(), ruled=True)), f.lang)
    thin = n.Columns((n.Part(1, f.slim()), n.Part(1, f.slim(), ruled=True)), f.lang)
    three = tuple(n.Part(1, (small, f.para(k * 9))) for k in range(3))
    return (
        two,
        n.Columns(three, f.lang, even=True),
        n.Columns(three, f.lang),
        n.Columns((n.Part(1, (small, tall)), n.Part(1, (f.para(20), tall))), f.lang, even=True),
        n.Columns((n.Part(1, (thin,)), n.Part(1, (f.para(20), n.Ruled(0, f.lang, (f.span(4),))), ruled=True)), f.lang),
        n.Ruled(40, f.lang, (f.span(30),)),
        n.Ruled(0, f.lang, (f.span(30),)),
        f.para(4),
    )


def pictures(f: Filler) -> tuple[n.Block, ...]:
    wide, high = f.figure(WIDE, 300, 100), f.figure(HIGH, 100, 300, 60)
    out: list[n.Block] = [wide, high, f.figure(HIGH, 20, 60), f.figure(WIDE, 60, 20, 0)]
    for figure in (f.figure(WIDE, 60, 20), f.figure(HIGH, 30, 90), wide, high):
        out.append(n.Card(figure, (f.para(4, Role.CARD_TITLE), f.para(20)), f.lang))
        out.append(n.Card(figure, (f.nested(2), f.table(Look.FACTS)), f.lang))
        out.append(n.Box((figure, f.para(20)), Panel.GOLD, f.lang))
        cells = (f.cell(figure), f.cell())
        out.append(n.Table((n.Column(1), n.Column(1)), (n.Row(cells),) * 2, f.lang, n.Row((f.cell(), f.cell()))))
    out.append(n.Card(None, f.everything(), f.lang))
    return tuple(out)


def notes(f: Filler) -> tuple[n.Note, ...]:
    inside = (f.para(60), f.link(), f.nested(2), n.Columns((n.Part(1, (f.para(90),)), n.Part(1, (f.para(9),))), f.lang))
    return tuple(n.Note(k, inside) for k in (1, 12, 123))


def stress(lang: Lang, *, compact: bool) -> n.Book:
    f = Filler(lang)
    rooms = (headings, tables, columns) if compact else (headings, texts, tables, panels, columns, pictures)
    start = n.Start.RUN_ON if compact else n.Start.SHEET
    papers = [
        paper(*make(f), code=f"1.{k}", lang=lang, start=start, notes=notes(f)[: k % 4], tail=(f.span(12),) * (k % 2))
        for k, make in enumerate(rooms, 1)
    ]
    entries = [n.Entry("1", (f.span(40),), lang, paper=False)]
    entries += [n.Entry(one.code, (f.span(9 * k), n.Span(LONG[lang], lang)), lang) for k, one in enumerate(papers)]
    front = paper(n.Contents(tuple(entries), lang), code="0.1", lang=lang)
    numbering = n.Numbering.BOOK if compact else n.Numbering.PAPER
    return book(front, *papers, lang=lang, numbering=numbering, pictures=(WIDE, HIGH))


@pytest.mark.parametrize(("lang", "name", "layout"), covering([list(Lang)], [HOUSES, ("binder", "compact")]))
def test_what_asks_too_much_of_a_page_stays_in_its_place(lang, name, layout) -> None:
    setting = probed(stress(lang, compact=layout == "compact"), house(name), press())
    told = [str(notice.phrase) for notice in setting.notices if notice.rule == "wide_word"]
    assert any(one.startswith(f"“{(LETTERS[lang] * 10)}”") for one in told)
    assert any(one.startswith("“https://") or "part0" in one for one in told)
    assert not [notice for notice in setting.notices if notice.rule in ("tall_box", "no_glyph", "no_picture")]


@pytest.mark.parametrize(("lang", "name", "layout"), covering([list(Lang)], [HOUSES, ("binder", "compact")]))
def test_every_block_with_half_as_much_text_again_stays_in_its_place(lang, name, layout) -> None:
    probed(longer(specimen(lang, compact=layout == "compact")), house(name), press())


@cache
def sample(edition: int, lang: Lang, layout: Layout) -> n.Book:
    held = belgrade.dossier(edition)
    made = next(one.made for one in held.of(Edition) if one.number == edition)
    assert isinstance(made, datetime)
    return assembled(held, plan_for(held, lang, layout=layout), made, Prose()).book


BOOKS = {"first": (1, Layout.BINDER), "second": (2, Layout.BINDER), "compact": (2, Layout.COMPACT)}


@pytest.mark.parametrize(("lang", "name", "which"), covering([list(Lang)], [HOUSES, list(BOOKS)]))
def test_everything_in_the_sample_book_stays_in_its_place(lang, name, which) -> None:
    edition, layout = BOOKS[which]
    setting = probed(sample(edition, lang, layout), house(name), press())
    assert not [notice for notice in setting.notices if notice.rule in ("wide_word", "tall_box", "no_glyph")]


@pytest.mark.parametrize("lang", Lang)
def test_everything_in_the_sample_book_stays_in_its_place_with_half_as_much_text_again(lang) -> None:
    probed(longer(sample(2, lang, Layout.BINDER)), house("briefbook"), press())


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_what_is_tied_behind_a_row_that_may_part_stays_on_the_page(lang) -> None:
    f = Filler(lang)
    row = n.Row((f.cell(f.para(190)), f.cell(f.para(9))))
    table = n.Table((n.Column(1), n.Column(1)), (row,), lang)
    points = n.Points((f.point("9", table, f.para(40)),))
    papers = [paper(n.Ruled(k, lang), points, code=f"1.{k}", lang=lang) for k in range(1, 30)]
    probed(book(*papers, lang=lang), house("briefbook"), press())


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_notes_that_end_in_columns_stand_at_the_foot_with_the_longest_of_them(lang) -> None:
    f = Filler(lang)
    setting = probed(book(paper(f.para(), lang=lang, notes=notes(f)[:1]), lang=lang), house("briefbook"), press())
    foot = max(item.y + item.box.height for item in setting.leaves[0].items)
    assert foot == pytest.approx(house("briefbook").page.depth * 72 / 25.4)


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_a_head_that_leaves_no_room_for_its_row_is_not_put_again(lang) -> None:
    f = Filler(lang)
    row = n.Row((f.cell(f.figure(HIGH, 100, 300, 0)), f.cell()))
    columns = (n.Column(1), n.Column(1))
    table = n.Table(columns, (row, row), lang, n.Row((f.cell(f.para(60)), f.cell())))
    probed(book(paper(table, lang=lang), lang=lang, pictures=(HIGH,)), house("briefbook"), press())


@pytest.mark.parametrize(("lang", "name"), covering([list(Lang)], [HOUSES]))
def test_large_type_breaks_no_word_on_a_small_page(lang, name) -> None:
    text = resource(f"house/{name}.toml").read_text(encoding="utf-8").replace('size = "A4"', 'size = "A5"', 1)
    # the house leaves its large type as it is, so that it has to be fitted line by line
    small = read_house(text.replace("measure = 166.0", "measure = 0.0"))
    large = {small.type(role, lang).size for role in n.Role if small.type(role, lang).size > 12}
    setting = probed(sample(2, lang, Layout.BINDER), small, press())
    lines = [placed.line for leaf in setting.leaves for item in leaf.items for placed in item.box.placed]
    broken = [line for line in lines if line.tokens[0][0].size in large and line.tokens[-1][1].text == "-"]
    assert broken == []
