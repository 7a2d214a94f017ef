"""The structure of a document: elements in reading order, whose contents are marked on the pages or are links."""

from collections.abc import Sequence

from briefbook.tree.nodes import Book
from briefbook.writers.pdf.boxes import Tag
from briefbook.writers.pdf.file import PdfFile, text

_MARKED, _OBJECT = range(2)
Kid = tuple[int, int, int] | Tag
"""What an element holds: marked content or a link, by page and number; or another element."""


class Structure:
    """Elements of a file in the order in which they first stand on a page."""

    def __init__(self, file: PdfFile, book: Book, pages: int) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = file.reserve()
        self._lang = book.lang.value
        self._numbers: dict[Tag, int] = {}
        self._kids: dict[Tag | None, list[Kid]] = {None: []}
        self._pages: list[list[int]] = []
        self._links: list[int] = []
        self._first_link = pages

    def page(self, number: int, tags: Sequence[Tag]) -> str:
        """Note the elements of the marked contents of a page, by the number of its object; its entries for them."""
        row: list[int] = []
        for content, tag in enumerate(tags):  # the element first: it stands where its first content is
            row.append(self._number(tag))
            self._kids[tag].append((_MARKED, number, content))
        self._pages.append(row)
        return f" /StructParents {len(self._pages) - 1} /Tabs /S"

    def link(self, page: int, number: int, tag: Tag | None) -> str:
        """Put a link on a page into its element, by the numbers of their objects; its entry for that."""
        if tag is None:
            return ""
        self._links.append(self._number(tag))
        self._kids[tag].append((_OBJECT, page, number))
        return f" /StructParent {self._first_link + len(self._links) - 1}"

    def _number(self, tag: Tag) -> int:
        found = self._numbers.get(tag)
        if found is None:
            if tag.parent is not None:
                self._number(tag.parent)
                if tag in self._numbers:  # as one of the cells of its row
                    return self._numbers[tag]
            found = self._numbers[tag] = self._file.reserve()
            self._kids[tag] = []
            self._kids[tag.parent].append(tag)
            for cell in tag.cells:
                self._number(cell)
        return found

    def finish(self) -> str:
        """Write all elements and the tree that leads from contents to them; the entries of the catalogue for it."""
        file = self._file
        for tag, number in self._numbers.items():
            file.fill(number, self._element(tag))
        kids = " ".join([f"{self._numbers[tag]} 0 R" for tag in self._kids[None] if isinstance(tag, Tag)])
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
        kids = self._kids[tag]
        page = next((kid[1] for kid in kids if not isinstance(kid, Tag)), 0)
        told = [self._kid(kid, page) for kid in kids]
        kind = tag.kind
        if kind == "Link" and all(isinstance(kid, Tag) or kid[0] == _MARKED for kid in kids):
            kind = "Span"  # it leads nowhere
        parent = self._numbers[tag.parent] if tag.parent is not None else self._document
        more = f"/Pg {page} 0 R" if page else ""
        if tag.lang and tag.lang != (tag.parent.tongue if tag.parent is not None else self._lang):
            more += f" /Lang ({tag.lang})"
        if tag.alt:
            more += f" /Alt {text(tag.alt)}"
        more += _attributes(tag)
        inner = told[0] if len(told) == 1 else f"[{' '.join(told)}]"
        return f"<</S/{kind}/P {parent} 0 R/K {inner}{more}>>"

    def _kid(self, kid: Kid, page: int) -> str:
        if isinstance(kid, Tag):
            return f"{self._numbers[kid]} 0 R"
        kind, at, number = kid
        if kind == _MARKED:
            return str(number) if at == page else f"<</Type/MCR/Pg {at} 0 R/MCID {number}>>"
        on = "" if at == page else f"/Pg {at} 0 R"
        return f"<</Type/OBJR{on}/Obj {number} 0 R>>"


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
