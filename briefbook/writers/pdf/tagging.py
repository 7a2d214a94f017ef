"""The structure of a document: elements in reading order, whose contents are marked on the pages or are links."""

from collections.abc import Sequence

from briefbook.tree.nodes import Book
from briefbook.writers.pdf.boxes import Tag
from briefbook.writers.pdf.file import PdfFile, text


class Structure:
    """Elements of a file in the order in which they first stand on a page."""

    def __init__(self, file: PdfFile, book: Book, pages: int) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = file.reserve()
        self._lang = book.lang.value
        self._numbers: dict[Tag, int] = {}
        self._kids: dict[Tag | None, list[str]] = {None: []}
        self._at: dict[Tag, int] = {}
        self._pages: list[list[int]] = []
        self._links: list[int] = []
        self._linked: set[Tag] = set()
        self._first_link = pages

    def page(self, number: int, tags: Sequence[Tag]) -> str:
        """Note the elements of the marked contents of a page, by the number of its object; its entries for them."""
        known, kids, at = self._numbers, self._kids, self._at
        row: list[int] = []
        for content, tag in enumerate(tags):  # the element first: it stands where its first content is
            row.append(known.get(tag) or self._number(tag))
            here = at.setdefault(tag, number) == number
            kids[tag].append(str(content) if here else f"<</Type/MCR/Pg {number} 0 R/MCID {content}>>")
        self._pages.append(row)
        return f" /StructParents {len(self._pages) - 1} /Tabs /S"

    def link(self, page: int, number: int, tag: Tag | None) -> str:
        """Put a link on a page into its element, by the numbers of their objects; its entry for that."""
        if tag is None:
            return ""
        self._links.append(self._number(tag))
        self._linked.add(tag)
        on = "" if self._at.setdefault(tag, page) == page else f"/Pg {page} 0 R"
        self._kids[tag].append(f"<</Type/OBJR{on}/Obj {number} 0 R>>")
        return f" /StructParent {self._first_link + len(self._links) - 1}"

    def _number(self, tag: Tag) -> int:
        """The number of an element, which stands behind what its parent holds so far."""
        found = self._numbers.get(tag)
        if found is None:
            if tag.parent is not None:
                self._number(tag.parent)
                if tag in self._numbers:  # as one of the cells of its row
                    return self._numbers[tag]
            found = self._numbers[tag] = self._file.reserve()
            self._kids[tag] = []
            self._kids[tag.parent].append(f"{found} 0 R")
            for cell in tag.cells:
                self._number(cell)
        return found

    def finish(self) -> str:
        """Write all elements and the tree that leads from contents to them; the entries of the catalogue for it."""
        file = self._file
        for tag, number in self._numbers.items():
            file.fill(number, self._element(tag))
        kids = " ".join(self._kids[None])
        file.fill(self._document, f"<</Type /StructElem /S /Document /P {self._root} 0 R /K [{kids}]>>")
        rows = [f"{n} [{' '.join([f'{one} 0 R' for one in page])}]" for n, page in enumerate(self._pages)]
        rows += [f"{n} {element} 0 R" for n, element in enumerate(self._links, self._first_link)]
        parents = file.fill(file.reserve(), f"<</Nums [{' '.join(rows)}]>>")
        file.fill(
            self._root,
            f"<</Type /StructTreeRoot /K {self._document} 0 R /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {self._first_link + len(self._links)}>>",
        )
        return f"/StructTreeRoot {self._root} 0 R /MarkInfo <</Marked true>> "

    def _element(self, tag: Tag) -> str:
        kids, parent, kind = self._kids[tag], tag.parent, tag.kind
        if kind == "Link" and tag not in self._linked:
            kind = "Span"  # it leads nowhere
        page = self._at.get(tag)
        more = f"/Pg {page} 0 R" if page else ""
        if tag.lang and tag.lang != (self._lang if parent is None else parent.tongue):
            more += f" /Lang ({tag.lang})"
        if tag.alt:
            more += f" /Alt {text(tag.alt)}"
        if tag.scope or tag.span > 1:
            more += _attributes(tag)
        inner = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        return f"<</S/{kind}/P {self._document if parent is None else self._numbers[parent]} 0 R/K {inner}{more}>>"


class Unstructured:
    """What stands in the place of a structure in a file without one: it takes everything and adds nothing."""

    def page(self, number: int, tags: Sequence[Tag]) -> str:
        """No entries."""
        return ""

    def link(self, page: int, number: int, tag: Tag | None) -> str:
        """No entry."""
        return ""

    def finish(self) -> str:
        """No entries."""
        return ""


def _attributes(tag: Tag) -> str:
    """What a cell heads and covers, and how a list is numbered."""
    if tag.kind == "L":
        return f" /A <</O/List/ListNumbering/{tag.scope}>>" if tag.scope else ""
    scope = f"/Scope/{tag.scope}" if tag.scope else ""
    span = f"/ColSpan {tag.span}" if tag.span > 1 else ""
    return f" /A <</O/Table{scope}{span}>>" if scope or span else ""
