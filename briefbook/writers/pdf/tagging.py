"""The structure of a document: an element per block, a marked content per page that it stands on."""

from collections.abc import Sequence

from briefbook.tree.nodes import Book
from briefbook.writers.pdf.boxes import Tag
from briefbook.writers.pdf.file import PdfFile, text


class Structure:
    """Elements of a file in the order in which they first stand on a page."""

    def __init__(self, file: PdfFile, book: Book) -> None:
        self._file = file
        self._lang = book.lang.value
        self.root = file.reserve()
        self._document = file.reserve()
        self._numbers: dict[Tag, int] = {}
        self._children: dict[Tag | None, list[Tag]] = {None: []}
        self._contents: dict[Tag, list[tuple[int, int]]] = {}
        self._pages: list[list[int]] = []

    def page(self, number: int, tags: Sequence[Tag]) -> None:
        """Note the elements of the marked contents of a page, by the number of its object."""
        self._pages.append([self._number(tag) for tag in tags])
        for content, tag in enumerate(tags):
            self._contents.setdefault(tag, []).append((number, content))

    def _number(self, tag: Tag) -> int:
        found = self._numbers.get(tag)
        if found is None:
            if tag.parent is not None:
                self._number(tag.parent)
            found = self._numbers[tag] = self._file.reserve()
            self._children.setdefault(tag.parent, []).append(tag)
        return found

    def finish(self) -> None:
        """Write all elements and the tree that leads from marked contents to them."""
        file = self._file
        for tag, number in self._numbers.items():
            file.fill(number, self._element(tag))
        kids = " ".join([f"{self._numbers[tag]} 0 R" for tag in self._children[None]])
        file.fill(self._document, f"<</Type /StructElem /S /Document /P {self.root} 0 R /K [{kids}]>>")
        rows = [f"{n} [{' '.join([f'{one} 0 R' for one in page])}]" for n, page in enumerate(self._pages)]
        parents = file.fill(file.reserve(), f"<</Nums [{' '.join(rows)}]>>")
        file.fill(
            self.root,
            f"<</Type /StructTreeRoot /K {self._document} 0 R /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {len(self._pages)}>>",
        )

    def _element(self, tag: Tag) -> str:
        contents = self._contents.get(tag, [])
        page = contents[0][0] if contents else 0
        kids = [str(content) if at == page else f"<</Type/MCR/Pg {at} 0 R/MCID {content}>>" for at, content in contents]
        kids += [f"{self._numbers[child]} 0 R" for child in self._children.get(tag, ())]
        parent = self._numbers[tag.parent] if tag.parent is not None else self._document
        more = f"/Pg {page} 0 R" if page else ""
        if tag.lang and tag.lang != self._lang:
            more += f" /Lang ({tag.lang})"
        if tag.alt:
            more += f" /Alt {text(tag.alt)}"
        if tag.scope:
            more += f" /A <</O /Table /Scope /{tag.scope}>>"
        inner = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        return f"<</S/{tag.kind}/P {parent} 0 R/K {inner}{more}>>"
