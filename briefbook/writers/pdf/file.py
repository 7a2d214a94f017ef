"""The PDF file: numbered objects, cross-reference table and trailer; it knows no page and no text."""

import hashlib
import zlib
from datetime import datetime


class PdfFile:
    """Objects of a PDF 1.7 file, numbered from 1 in the order in which their numbers were taken."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

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
        digest = hashlib.sha256(b"".join(self._bodies)).hexdigest()[:32]
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at = len(parts[0])
        offsets = []
        for number, body in enumerate(self._bodies, 1):
            offsets.append(at)
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            at += len(parts[-1])
        size = len(self._bodies) + 1
        table = "".join([f"{offset:010d} 00000 n \n" for offset in offsets])
        parts.append(
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size} /Root {root} 0 R /Info {info} 0 R "
            f"/ID [<{digest}> <{digest}>]>>\nstartxref\n{at}\n%%EOF\n".encode("ascii")
        )
        return b"".join(parts)


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
