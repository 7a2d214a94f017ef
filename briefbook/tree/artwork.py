"""Pages that somebody else made ready for print, in the language of PDF as a photograph is in that of JPEG."""

from dataclasses import dataclass

Head = tuple[str | int, ...]
"""Text of an object of a PDF in pieces; a number stands for a reference to the part of that place."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the pages of one file are drawn by: heads, and packed bytes of those that are streams.

    They hold nothing but drawing: no notes, fields, scripts, metadata or attached files. `sha256` is the file's.
    """

    sha256: str
    parts: tuple[tuple[Head, bytes | None], ...]


@dataclass(frozen=True, slots=True)
class Artwork:
    """A page; measures in points as it is seen. `sha256` is that of its file and number, by which figures name it.

    `form` is the place of the part that draws it onto a square of side 1.
    """

    sha256: str
    width: float
    height: float
    form: int
    file: Parts
