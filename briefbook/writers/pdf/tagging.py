"""The structure of a document: elements in reading order, whose contents are marked on the pages or are links.

It is made section by section, a section being pages in a row whose elements hang together, so that those of unchanged
pages need not be made again. Links are objects among the elements that they belong to.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefbook.writers.pdf.boxes import Link, Tag
from briefbook.writers.pdf.file import Objects, PdfFile, objects, text
from briefbook.writers.pdf.outline import Place, annotation, led
from briefbook.writers.pdf.press import Press


class Side(NamedTuple):
    """What a section asks of a page: number of its object, its marked contents, its links, and where its text begins.

    `left` is in points from the edge of the sheet.
    """

    number: int
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    left: float


class Document(NamedTuple):
    """What is the same for all sections of a file: its pages, the number of its own element, its language.

    `element` is 0 in a file without structure.
    """

    pages: int
    element: int
    lang: str


class Section(NamedTuple):
    """Elements and links of pages that hang together, as objects with consecutive numbers.

    `kids` are those at the top, `rows` the elements of each page's contents, `linked` those of the links, and
    `entries` what each page says of them.
    """

    block: Objects
    kids: str
    rows: tuple[str, ...]
    linked: tuple[int, ...]
    entries: tuple[str, ...]


class Structure:
    """Elements and links of a file, in the order in which they first stand on a page."""

    def __init__(self, file: PdfFile, lang: str, pages: int, press: Press, *, tagged: bool) -> None:
        self._file, self._press = file, press
        self._root = file.reserve() if tagged else 0
        self._document = Document(pages, file.reserve() if tagged else 0, lang)
        self._kids: list[str] = []
        self._rows: list[str] = []
        self._linked: list[int] = []

    def take(self, sides: Sequence[Side], places: Mapping[str, Place]) -> list[str]:
        """Put in the elements and links of all pages; returns what the dictionary of each says of them."""
        entries: list[str] = []
        for part in sections(sides):
            made = self._section(part, places)
            self._file.place(made.block)
            self._kids.append(made.kids)
            self._rows += made.rows
            self._linked += made.linked
            entries += made.entries
        return entries

    def _section(self, sides: Sequence[Side], places: Mapping[str, Place]) -> Section:
        """A section; from the shelf if the same pages with the same numbers led to the same places before."""
        actions = [[led(link.target, places) for link in side.links] for side in sides]
        numbers = (self._file.following, len(self._rows), len(self._linked), *[side.number for side in sides])
        same = tuple([(id(side.tags), id(side.links), side.left) for side in sides])
        key = (self._document, numbers, same)
        kept = self._press.sections.get(key)
        if isinstance(kept, tuple) and kept[0] == actions:
            made: Section = kept[1]
            return made
        self._press.work["sections"] += 1
        made = _Making(self._document, *numbers[:3]).section(sides, actions)
        self._press.sections.put(key, (actions, made, sides))  # the sides too, so that no others get their ids
        return made

    def finish(self) -> str:
        """Write the tree that leads from contents to elements; the entries of the catalogue for it."""
        if not self._root:
            return ""
        file, top_element = self._file, self._document.element
        kids = " ".join([kids for kids in self._kids if kids])
        file.fill(top_element, f"<</Type /StructElem /S /Document /P {self._root} 0 R /K [{kids}]>>")
        rows = [f"{n} [{row}]" for n, row in enumerate(self._rows)]
        rows += [f"{n} {element} 0 R" for n, element in enumerate(self._linked, self._document.pages)]
        parents = file.fill(file.reserve(), f"<</Nums [{' '.join(rows)}]>>")
        file.fill(
            self._root,
            f"<</Type /StructTreeRoot /K {top_element} 0 R /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {self._document.pages + len(self._linked)}>>",
        )
        return f"/StructTreeRoot {self._root} 0 R /MarkInfo <</Marked true>> "


def sections(sides: Sequence[Side]) -> Iterator[Sequence[Side]]:
    """The pages in rows: two are in one if an element stands on both."""
    start = 0
    for n in range(1, len(sides)):
        before, after = sides[n - 1].tags, sides[n].tags
        if not (before and after and top(before[-1]) is top(after[0])):
            yield sides[start:n]
            start = n
    if sides:
        yield sides[start:]


def top(tag: Tag) -> Tag:
    """The element below the document that an element is in."""
    while tag.parent is not None:
        tag = tag.parent
    return tag


class _Making:
    """A section in the making: its first number, and how many pages and links of the file are before it."""

    def __init__(self, document: Document, first: int, pages: int, links: int) -> None:
        self._document, self._first = document, first
        self._pages, self._links = pages, document.pages + links
        self._bodies: list[str] = []
        self._numbers: dict[Tag, int] = {}
        self._kids: dict[Tag | None, list[str]] = {None: []}
        self._at: dict[Tag, int] = {}
        self._linked: dict[Tag, None] = {}
        self._targets: list[int] = []

    def section(self, sides: Sequence[Side], actions: Sequence[Sequence[str]]) -> Section:
        """The section of these pages, whose links do as said."""
        rows, entries = [], []
        for n, (side, told) in enumerate(zip(sides, actions, strict=True), self._pages):
            rows.append(self._contents(side))
            entry = f" /StructParents {n} /Tabs /S" if self._document.element else ""
            links = [self._link(side, link, action) for link, action in zip(side.links, told, strict=True) if action]
            entries.append(f"{entry} /Annots [{' '.join(links)}]" if links else entry)
        for tag, number in self._numbers.items():
            self._bodies[number - self._first] = self._element(tag)
        block = objects(self._first, self._bodies)
        return Section(block, " ".join(self._kids[None]), tuple(rows), tuple(self._targets), tuple(entries))

    def _contents(self, side: Side) -> str:
        """Note the elements of a page's marked contents; the row of their numbers."""
        known, kids, at, page = self._numbers, self._kids, self._at, side.number
        row: list[str] = []
        for content, tag in enumerate(side.tags):  # the element first: it stands where its first content is
            row.append(f"{known.get(tag) or self._number(tag)} 0 R")
            here = at.setdefault(tag, page) == page
            kids[tag].append(str(content) if here else f"<</Type/MCR/Pg {page} 0 R/MCID {content}>>")
        return " ".join(row)

    def _link(self, side: Side, link: Link, action: str) -> str:
        """Put in a link, and in its element a way to it; the reference to it."""
        self._bodies.append("")
        number = self._first + len(self._bodies) - 1
        tag = link.tag if self._document.element else None
        if tag is not None:
            self._targets.append(self._number(tag))
            self._linked[tag] = None
            on = "" if self._at.setdefault(tag, side.number) == side.number else f"/Pg {side.number} 0 R"
            self._kids[tag].append(f"<</Type/OBJR{on}/Obj {number} 0 R>>")
            action += f" /StructParent {self._links + len(self._targets) - 1}"
        self._bodies[number - self._first] = annotation(link, side.left, action)
        return f"{number} 0 R"

    def _number(self, tag: Tag) -> int:
        """The number of an element, which stands behind what its parent holds so far."""
        found = self._numbers.get(tag)
        if found is None:
            if tag.parent is not None and tag.parent not in self._numbers:
                self._number(tag.parent)
                if tag in self._numbers:  # as one of the cells of its row
                    return self._numbers[tag]
            self._bodies.append("")
            found = self._numbers[tag] = self._first + len(self._bodies) - 1
            self._kids[tag] = []
            self._kids[tag.parent].append(f"{found} 0 R")
            for cell in tag.cells:
                self._number(cell)
        return found

    def _element(self, tag: Tag) -> str:
        kids, parent, kind = self._kids[tag], tag.parent, tag.kind
        if kind == "Link" and tag not in self._linked:
            kind = "Span"  # it leads nowhere
        page = self._at.get(tag)
        more = f"/Pg {page} 0 R" if page else ""
        if tag.lang and tag.lang != (self._document.lang if parent is None else parent.tongue):
            more += f" /Lang ({tag.lang})"
        if tag.alt:
            more += f" /Alt {text(tag.alt)}"
        if tag.scope or tag.span > 1:
            more += _attributes(tag)
        inner = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        above = self._document.element if parent is None else self._numbers[parent]
        return f"<</S/{kind}/P {above} 0 R/K {inner}{more}>>"


def _attributes(tag: Tag) -> str:
    """What a cell heads and covers, and how a list is numbered."""
    if tag.kind == "L":
        return f" /A <</O/List/ListNumbering/{tag.scope}>>" if tag.scope else ""
    scope = f"/Scope/{tag.scope}" if tag.scope else ""
    span = f"/ColSpan {tag.span}" if tag.span > 1 else ""
    return f" /A <</O/Table{scope}{span}>>" if scope or span else ""
