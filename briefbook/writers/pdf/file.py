"""The PDF file: numbered objects and the cross-reference stream to find them by; it knows no page and no text."""

import hashlib
import struct
import zlib
from datetime import datetime
from itertools import accumulate, islice
from typing import Final

_ROW: Final = struct.Struct(">BIB")
"""A cross reference: 1, offset, 0 of an object; or 2, stream, place of a packed one."""

_SHARED: Final = 200
"""Objects in one stream: a reader inflates all to get at one, and a place has one byte."""


class PdfFile:
    """Objects of a PDF 1.7 file, numbered from 1 in the order in which their numbers were taken.

    Small objects that come by the thousand are packed: many of them share one compressed stream.
    """

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._packed: dict[int, str] = {}

    def reserve(self) -> int:
        """The number of an object that is filled later."""
        self._bodies.append(b"null")
        return len(self._bodies)

    def fill(self, number: int, body: str) -> int:
        """Give a reserved object its value; returns its number."""
        self._bodies[number - 1] = body.encode("latin-1")
        return number

    def add(self, body: str) -> int:
        """The number of a new object with this value."""
        return self.fill(self.reserve(), body)

    def pack(self, number: int, body: str) -> int:
        """Give a reserved object its value, to be stored with others of its kind; returns its number."""
        self._packed[number] = body
        return number

    def stream(self, head: str, content: bytes) -> int:
        """The number of a new stream object; `head` holds its dictionary without the length."""
        number = self.reserve()
        start = f"<<{head} /Length {len(content)}>>\nstream\n".encode("latin-1")
        self._bodies[number - 1] = b"".join((start, content, b"\nendstream"))
        return number

    def deflated(self, head: str, content: bytes, level: int = 6) -> int:
        """The number of a new stream object whose content is compressed here."""
        return self.stream(f"{head} /Filter /FlateDecode", zlib.compress(content, level))

    def finish(self, root: int, info: int) -> bytes:
        """The bytes of the file; it is identified by a digest of its objects."""
        homes = self._put_packed()
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at = len(parts[0])
        rows = [_ROW.pack(0, 0, 0)]
        for number, body in enumerate(self._bodies, 1):
            if number in homes:
                rows.append(_ROW.pack(2, *homes[number]))
                continue
            rows.append(_ROW.pack(1, at, 0))
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            at += len(parts[-1])
        written = b"".join(parts)
        digest = hashlib.sha256(written).hexdigest()[:32]
        rows.append(_ROW.pack(1, at, 0))
        table = zlib.compress(b"".join(rows), 6)
        head = (
            f"{len(rows) - 1} 0 obj\n<</Type /XRef /Size {len(rows)} /W [1 4 1] /Root {root} 0 R /Info {info} 0 R "
            f"/ID [<{digest}> <{digest}>] /Filter /FlateDecode /Length {len(table)}>>\nstream\n"
        )
        return b"".join((written, head.encode(), table, f"\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n".encode()))

    def _put_packed(self) -> dict[int, tuple[int, int]]:
        """Add the streams that hold the packed objects; for each of these its stream and its place in it."""
        homes: dict[int, tuple[int, int]] = {}
        rest = iter(self._packed.items())
        while some := list(islice(rest, _SHARED)):
            ends = list(accumulate([len(body) + 1 for _, body in some]))
            places = zip(some, [0, *ends], strict=False)
            index = "".join([f"{number} {place} " for (number, _), place in places])
            bodies = "\n".join([body for _, body in some])
            head = f"/Type /ObjStm /N {len(some)} /First {len(index)}"
            home = self.deflated(head, (index + bodies).encode("latin-1"))
            homes.update((number, (home, n)) for n, (number, _) in enumerate(some))
        return homes


def text(value: str) -> str:
    """A text string object: plain where it is ASCII, else UTF-16 in hexadecimal."""
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def date(moment: datetime) -> str:
    """A date string object."""
    zone = moment.strftime("%z")
    suffix = f"{zone[:3]}'{zone[3:5]}'" if zone else "Z"
    return f"(D:{moment:%Y%m%d%H%M%S}{suffix})"
