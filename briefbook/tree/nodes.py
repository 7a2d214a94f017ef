"""The nodes of a book: Book > Tab > Paper > Block > Span. All frozen; nothing here knows a record or a format."""

from dataclasses import dataclass
from datetime import datetime

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.artwork import Artwork as Artwork
from briefbook.tree.artwork import Parts as Parts
from briefbook.tree.drawings import Bar as Bar
from briefbook.tree.drawings import Chart as Chart
from briefbook.tree.drawings import Key as Key
from briefbook.tree.drawings import Legend as Legend
from briefbook.tree.drawings import Meter as Meter
from briefbook.tree.drawings import Share as Share
from briefbook.tree.events import Event as Event
from briefbook.tree.frozen import quick
from briefbook.tree.roles import Align as Align
from briefbook.tree.roles import Look as Look
from briefbook.tree.roles import Numbering as Numbering
from briefbook.tree.roles import Panel as Panel
from briefbook.tree.roles import Role as Role
from briefbook.tree.roles import Shade as Shade
from briefbook.tree.roles import Start as Start
from briefbook.tree.roles import Tone as Tone
from briefbook.tree.spans import Span as Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a paper: level 1 is the paper's title, 2 a section, 3 and 4 stand in prose."""

    spans: tuple[Span, ...]
    level: int
    lang: Lang
    ref: Ref | None = None


@quick
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `lang` sets its direction, never its first letter; `keep` ties it to the next block."""

    spans: tuple[Span, ...]
    lang: Lang
    role: Role = Role.BODY
    align: Align = Align.START
    keep: bool = False
    ref: Ref | None = None


@quick
@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list. `mark` replaces the bullet or number; empty leaves it to the list."""

    blocks: tuple["Block", ...]
    mark: str = ""
    tone: Tone = Tone.PLAIN
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list; `start` is the first number of a numbered one."""

    items: tuple[Item, ...]
    lang: Lang
    ordered: bool = False
    start: int = 1
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered talking point: its numeral as printed, a headline, what is said, and to whom."""

    number: str
    headline: tuple[Span, ...]
    blocks: tuple["Block", ...]
    lang: Lang
    to: tuple[Span, ...] = ()
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """Talking points in their order, with large numerals."""

    items: tuple[Point, ...]
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, set apart."""

    blocks: tuple["Block", ...]
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width relative to the other columns."""

    share: float
    align: Align = Align.START


@quick
@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs and lists; `span` counts the columns that it covers."""

    blocks: tuple["Block", ...]
    span: int = 1


@quick
@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; its cells' spans add up to the number of columns. `anchor` names it in its paper, for links."""

    cells: tuple[Cell, ...]
    shade: Shade = Shade.NONE
    ref: Ref | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` is repeated on each page; `whole` keeps it on one page where it fits one.

    The first column stands at the start side of `lang`. A definition list is a table with the look FACTS. `anchor`
    names it in its paper, for links.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lang: Lang
    head: Row | None = None
    look: Look = Look.RULED
    whole: bool = False
    ref: Ref | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture set to width and height in millimetres, cropped round `focus` (0..1 from left, from top).

    `picture` is the sha256 of one of the book's pictures; `alt` says in words what it shows. Where `picture` is empty,
    nobody has one, and `alt` stands in an empty frame.
    """

    picture: str
    width: float
    height: float
    alt: str
    lang: Lang
    caption: tuple[Span, ...] = ()
    focus: tuple[float, float] = (0.5, 0.3)
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Facsimile:
    """A page or picture as somebody else supplied it, whole, in a fine frame; made smaller to fit, never larger.

    `picture` is the sha256 of one of the book's pictures; width and height in millimetres are its own.
    """

    picture: str
    width: float
    height: float
    alt: str
    lang: Lang
    caption: tuple[Span, ...] = ()
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A picture at the start side and blocks beside it, never parted; without a picture only the blocks."""

    figure: Figure | None
    blocks: tuple["Block", ...]
    lang: Lang
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks on a ground; `bar` adds a strong rule at the top in the colour of the panel."""

    blocks: tuple["Block", ...]
    panel: Panel
    lang: Lang
    bar: bool = False
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of several columns side by side; `share` is its part of the width, `ruled` parts it by a line."""

    share: float
    blocks: tuple["Block", ...]
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; `even` stretches boxes to one height. The first part stands at the start side."""

    parts: tuple[Part, ...]
    lang: Lang
    even: bool = False
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A line over the full width; `strong` is the thick one, `firm` that on top of tables."""

    strong: bool = False
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in millimetres; dropped at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a tab (`paper` False) or a paper.

    `sides` and `page` are 0 until pages are known: a PDF fills them while it lays pages, a DOCX gets them before.
    """

    code: str
    title: tuple[Span, ...]
    lang: Lang
    paper: bool = True
    sides: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of the book: codes and sides where papers are numbered apart, else page numbers."""

    entries: tuple[Entry, ...]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Ruled:
    """Ruled lines to write on; `lines` 0 fills the height that the neighbours take, at least the rest of the page."""

    lines: int
    lang: Lang
    title: tuple[Span, ...] = ()


Block = (
    Heading
    | Paragraph
    | List
    | Points
    | Quote
    | Table
    | Figure
    | Facsimile
    | Card
    | Box
    | Columns
    | Rule
    | Space
    | Contents
    | Ruled
    | Meter
    | Chart
    | Legend
)


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note at the end of its paper."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A separately numbered and replaceable part of the book.

    `code` is its address in ASCII ("5.2"); `mark` the marking printed on its pages, or empty; `cap` its budget of
    sides, 0 = none; `sides` is how many it takes, 0 until pages are known; a `bare` paper (the cover) has no
    furniture, a `divider` only the thumb index; `tail` closes it (unit and date of its text). `yields` are records on
    it that may move elsewhere where it is over its budget, least important first; none leaves it to the order of the
    page, from its end.
    """

    code: str
    title: tuple[Span, ...]
    lang: Lang
    start: Start
    blocks: tuple[Block, ...]
    mark: str = ""
    notes: tuple[Note, ...] = ()
    tail: tuple[Span, ...] = ()
    cap: int = 0
    bare: bool = False
    divider: bool = False
    sides: int = 0
    ref: Ref | None = None
    yields: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """Papers behind one divider; an empty number is the front of the book, before the first tab."""

    number: str
    title: tuple[Span, ...]
    papers: tuple[Paper, ...]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes of a picture as stored (JPEG or PNG, upright, no metadata); measures in pixels."""

    sha256: str
    mime: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Around:
    """Furniture of every page: head at the start side, copy at the foot, the word DRAFT or an empty one."""

    head: tuple[Span, ...] = ()
    copy: tuple[Span, ...] = ()
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book. `made` is the only clock in it; its language sets binding, page direction and digits.

    `events` are its programme as a calendar takes it.
    """

    title: str
    lang: Lang
    made: datetime
    numbering: Numbering
    tabs: tuple[Tab, ...]
    around: Around = Around()
    pictures: tuple[Picture | Artwork, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def papers(self) -> tuple[Paper, ...]:
        """All papers in the order of the book."""
        return tuple(paper for tab in self.tabs for paper in tab.papers)
