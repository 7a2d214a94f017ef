"""Finished small pages put on sheets: each page a form of its own, placed by a matrix; fonts and pictures shared.

A sheet is untagged print matter: the order of its pages is that of folding, which nobody reads.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefbook.tree.nodes import Book
from briefbook.writers.pdf.boxes import MM
from briefbook.writers.pdf.file import PdfFile, text
from briefbook.writers.pdf.imposition import Cut, Imposition, Side
from briefbook.writers.pdf.outline import put_info
from briefbook.writers.proofing.objects import Thing, read_objects
from briefbook.writers.undisturbed import undisturbed
from briefbook.writers.written import PageMark, Written

_STRING_OR_REFERENCE: Final = re.compile(rb"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R\b", re.S)
_MARKED: Final = re.compile(rb"(?m)^/(\w+) <</MCID \d+>> BDC$")
_LENGTH: Final = re.compile(rb"\s*/Length \d+")
_CUT_INK: Final = "0.55 G 0.4 w"


def imposed(sources: Sequence[Written], book: Book, imposition: Imposition) -> Written:
    """Sheets that show the pages of finished PDF files, counted through; what was told of these is told again.

    `book` gives title, language and clock. Raises WriteError where a source is not whole.
    """
    with undisturbed():
        file = PdfFile()
        catalog, root = file.reserve(), file.reserve()
        forms = [form for source in sources for form in _Source(source.content, file).forms()]
        numbers = [_put_side(file, side, forms, root, imposition) for side in imposition.sides]
        kids = " ".join(f"{number} 0 R" for number in numbers)
        file.fill(root, f"<</Type /Pages /Count {len(numbers)} /Kids [{kids}]>>")
        turned = "DuplexFlipLongEdge" if imposition.long_edge else "DuplexFlipShortEdge"
        duplex = f"/Duplex /{turned} " if len(numbers) > 1 else ""
        direction = "R2L" if book.lang.rtl else "L2R"
        file.fill(
            catalog,
            f"<</Type /Catalog /Pages {root} 0 R /Lang {text(book.lang.value)} /ViewerPreferences "
            f"<</DisplayDocTitle true /PrintScaling /None {duplex}/Direction /{direction}>>>>",
        )
        content = file.finish(catalog, put_info(file, book))
    marks = tuple(PageMark("", n, len(numbers), "") for n in range(1, len(numbers) + 1))
    return Written(content, marks, tuple(notice for source in sources for notice in source.notices))


def _put_side(file: PdfFile, side: Side, forms: Sequence[int], root: int, imposition: Imposition) -> int:
    """Put one side of a sheet into the file; returns the number of its page."""
    shown = dict.fromkeys(slot.page for slot in side.slots)
    named = " ".join(f"/P{page} {forms[page]} 0 R" for page in shown)
    out = []
    for page, x, y, scale in side.slots:
        out.append(f"q {scale:g} 0 0 {scale:g} {x * MM:.3f} {y * MM:.3f} cm /P{page} Do Q")
    if side.cuts:
        out += [f"q {_CUT_INK}", *map(_drawn, side.cuts), "Q"]
    content = file.deflated("", "\n".join(out).encode("latin-1"))
    width, height = imposition.width * MM, imposition.height * MM
    return file.add(
        f"<</Type /Page /Parent {root} 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Contents {content} 0 R "
        f"/Resources <</XObject <<{named}>>>>>>"
    )


def _drawn(cut: Cut) -> str:
    """Operators of a line to cut along, dashed, or to fold along, dotted."""
    dashes = "[1 2]" if cut.fold else "[3 3]"
    ends = [f"{value * MM:.2f}" for value in cut[:4]]
    return f"{dashes} 0 d {ends[0]} {ends[1]} m {ends[2]} {ends[3]} l S"


class _Source:
    """A finished file of ours, whose pages go into another file; what several pages use is copied once."""

    def __init__(self, content: bytes, file: PdfFile) -> None:
        self._things, self._trailer = read_objects(content, pictures=True)
        self._file = file
        self._copied: dict[int, int] = {}

    def forms(self) -> list[int]:
        """Numbers of the pages as forms in the new file, in their order."""
        root = _found(rb"/Root (\d+) 0 R", self._trailer)
        pages = _found(rb"/Pages (\d+) 0 R", self._things[int(root)].head)
        kids = _found(rb"/Kids \[([^\]]*)\]", self._things[int(pages)].head)
        return [self._form(self._things[int(kid)]) for kid in re.findall(rb"(\d+) 0 R", kids)]

    def _form(self, page: Thing) -> int:
        box = _found(rb"/MediaBox (\[[^\]]*\])", page.head).decode("latin-1")
        contents = re.findall(rb"(\d+) 0 R", _found(rb"/Contents (\[[^\]]*\]|\d+ 0 R)", page.head))
        streams = [self._things[int(number)].stream or b"" for number in contents]
        # Marked contents without a structure that names them would be faults in a strict reader's eyes.
        drawn = _MARKED.sub(rb"/\1 BMC", b"\n".join(streams))
        resources = self._moved(_balanced(page.head, b"/Resources "))
        head = f"/Type /XObject /Subtype /Form /BBox {box} /Resources {resources}"
        return self._file.deflated(head, drawn)

    def _copy(self, number: int) -> int:
        """The number in the new file of an object and of all that it refers to."""
        if number not in self._copied:
            thing = self._things[number]
            if thing.stream is None:
                self._copied[number] = self._file.reserve()
                self._file.fill(self._copied[number], self._moved(thing.head).strip())
            else:
                self._copied[number] = self._copy_stream(thing, thing.stream)
        return self._copied[number]

    def _copy_stream(self, thing: Thing, content: bytes) -> int:
        inner = self._moved(_LENGTH.sub(b"", thing.head.strip()[2:-2]))
        if thing.packed is not None:
            return self._file.stream(inner.strip(), thing.packed)
        packed = "/Filter /FlateDecode" in inner
        bare = inner.replace("/Filter /FlateDecode", "").strip()
        return (self._file.deflated if packed else self._file.stream)(bare, content)

    def _moved(self, head: bytes) -> str:
        """A dictionary with the numbers that its references have in the new file."""

        def renumbered(match: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._copy(int(match[1])) if match[1] else match[0]

        return _STRING_OR_REFERENCE.sub(renumbered, head).decode("latin-1")


def _found(pattern: bytes, head: bytes) -> bytes:
    """What a pattern finds in a dictionary that the writer of this room has written."""
    match = re.search(pattern, head)
    return match[1] if match else b""


def _balanced(head: bytes, key: bytes) -> bytes:
    """The dictionary that follows a key, with all that is nested in it."""
    start = head.index(key) + len(key)
    depth = 0
    for match in re.finditer(rb"<<|>>", head[start:]):
        depth += 1 if match[0] == b"<<" else -1
        if not depth:
            return head[start : start + match.end()]
    return b"<<>>"
