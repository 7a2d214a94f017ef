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
        contents, known = self._contents, self._numbers
        row = []
        for content, tag in enumerate(tags):
            row.append(known.get(tag) or self._number(tag))
            before = contents.get(tag)
            if before is None:
                contents[tag] = [(number, content)]
            else:
                before.append((number, content))
        self._pages.append(row)

    def _number(self, tag: Tag) -> int:
        """The number of an element, reserved with those around it when it first stands on a page."""
        parent = tag.parent
        if parent is not None and parent not in self._numbers:
            self._number(parent)
        found = self._numbers[tag] = self._file.reserve()
        kin = self._children.get(parent)
        if kin is None:
            self._children[parent] = [tag]
        else:
            kin.append(tag)
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
        numbers = self._numbers
        contents, children = self._contents.get(tag), self._children.get(tag)
        more = ""
        kids: list[str] = []
        if contents:
            page = contents[0][0]
            more = f"/Pg {page} 0 R"
            kids = [str(n) if at == page else f"<</Type/MCR/Pg {at} 0 R/MCID {n}>>" for at, n in contents]
        if children:
            kids += [f"{numbers[child]} 0 R" for child in children]
        parent = numbers[tag.parent] if tag.parent is not None else self._document
        if tag.lang and tag.lang != self._lang:
            more += f" /Lang ({tag.lang})"
        if tag.alt:
            more += f" /Alt {text(tag.alt)}"
        if tag.scope:
            more += f" /A <</O /Table /Scope /{tag.scope}>>"
        inner = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        return f"<</S/{tag.kind}/P {parent} 0 R/K {inner}{more}>>"
