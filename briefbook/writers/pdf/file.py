"""The PDF file: numbered objects, kept and put together by ReportLab; it knows no page and no text."""

import functools
import hashlib
import zlib
from array import array
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from types import SimpleNamespace
from typing import Final, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFCrossReferenceTable,
    PDFFile,
    PDFString,
    PDFText,
    PDFTrailer,
)

_PLAIN: Final = SimpleNamespace(encrypt=NoEncryption())
"""All that ReportLab's strings ask of a document."""


class _First:
    """Every object is under its own number, in its first version, as ReportLab asks of a document."""

    def __getitem__(self, number: int) -> tuple[int, int]:
        return number, 0


_FIRST: Final = _First()


class Objects(NamedTuple):
    """Objects with consecutive numbers as they stand in a file, and where each begins in them."""

    content: bytes
    starts: "array[int]"


def objects(first: int, bodies: Sequence[str]) -> Objects:
    """Objects with these values, numbered from `first`."""
    parts = [f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(bodies, first)]
    starts = array("q", accumulate(map(len, parts[:-1]), initial=0)) if parts else array("q")
    return Objects("".join(parts).encode("latin-1"), starts)


class PdfFile:
    """Objects of a PDF 1.7 file, numbered from 1 in the order in which their numbers were taken."""

    def __init__(self) -> None:
        self._bodies: list[tuple[bytes, ...]] = []
        self._blocks: dict[int, Objects] = {}

    @property
    def following(self) -> int:
        """The number that is given next."""
        return len(self._bodies) + 1

    def place(self, block: Objects) -> None:
        """Put objects in whose first number is the one that follows."""
        self._blocks[self.following] = block
        self._bodies += [()] * len(block.starts)

    def reserve(self) -> int:
        """The number of an object that is filled later."""
        self._bodies.append((b"null",))
        return len(self._bodies)

    def fill(self, number: int, body: str) -> int:
        """Give a reserved object its value; returns its number."""
        self._bodies[number - 1] = (body.encode("latin-1"),)
        return number

    def add(self, body: str) -> int:
        """The number of a new object with this value."""
        return self.fill(self.reserve(), body)

    def stream(self, head: str, content: bytes) -> int:
        """The number of a new stream object; `head` holds its dictionary without the length."""
        return self.fill_stream(self.reserve(), head, content)

    def fill_stream(self, number: int, head: str, content: bytes) -> int:
        """Give a reserved object a stream as its value; returns its number."""
        start = f"<<{head} /Length {len(content)}>>\nstream\n".encode("latin-1")
        # not PDFStream: it puts no line end before `endstream`, which strict readers ask for
        self._bodies[number - 1] = (start, content, b"\nendstream")  # not joined: a picture would be there twice
        return number

    def deflated(self, head: str, content: bytes, level: int = 6) -> int:
        """The number of a new stream object whose content is compressed here."""
        return self.stream(f"{head} /Filter /FlateDecode", zlib.compress(content, level))

    def finish(self, root: int, info: int) -> bytes:
        """The bytes of the file; it is identified by a digest of its objects."""
        bodies, self._bodies = self._bodies, []
        numbers = range(1, len(bodies) + 1)
        offsets = array("q", bytes(8 * (len(bodies) + 1)))
        state = SimpleNamespace(encrypt=_PLAIN.encrypt, idToObjectNumberAndVersion=_FIRST, idToOffset=offsets)
        file = PDFFile((1, 7))
        number = 1
        while number <= len(bodies):
            block = self._blocks.pop(number, None)
            if block:
                at = file.add(block.content)
                following = number + len(block.starts)
                offsets[number:following] = array("q", [at + start for start in block.starts])
                number = following
                continue
            offsets[number] = file.add(b"%d 0 obj\n" % number)
            for part in bodies[number - 1]:
                file.add(part)
            file.add(b"\nendobj\n")
            number += 1
        digest = hashlib.sha256()
        for part in file.strings:
            digest.update(part)
        table = PDFCrossReferenceTable()
        table.addsection(0, numbers)
        start = file.add(table.format(state))
        name = PDFText(digest.digest()[:16], enc="raw").format(state)
        identity = b"[%b %b]" % (name, name)
        trailer = PDFTrailer(start, len(numbers) + 1, None, f"{root} 0 R", f"{info} 0 R", identity)
        file.add(trailer.format(state))
        return bytes(file.format(state))


@functools.lru_cache(4_096)
def text(value: str) -> str:
    """A text string object: in the encoding of PDF documents where it has all letters, else in UTF-16."""
    clean = value.encode("utf-16", "replace").decode("utf-16")
    return str(PDFString(clean).format(_PLAIN).decode("latin-1"))


def date(moment: datetime) -> str:
    """A date string object."""
    zone = moment.strftime("%z")
    suffix = f"{zone[:3]}'{zone[3:5]}'" if zone else "Z"
    return text(f"D:{moment:%Y%m%d%H%M%S}{suffix}")
