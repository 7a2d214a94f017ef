"""Files of others that a book prints: opened outside this room, which reads no formats, and handed in as pages."""

from collections.abc import Callable
from dataclasses import dataclass

from briefbook.errors import Phrase
from briefbook.tree.nodes import Artwork, Picture

_DOTS = 150
"""A supplied picture is printed at no fewer dots per inch."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file as a book prints it: a picture for each page; or none and why, or none of a file that is only named.

    `unprinted` counts notes and filled fields that lie on its pages and are left out.
    """

    pages: tuple[Picture | Artwork, ...] = ()
    refusal: Phrase | None = None
    unprinted: int = 0


Opener = Callable[[str, str, bytes], Enclosure]
"""Opens a file by its sha256, media type and bytes; it never raises for what a file holds."""


def only_named(sha256: str, mime: str, content: bytes) -> Enclosure:
    """The Opener that opens nothing: files are named, their pages are not printed."""
    return Enclosure()


def size_of(page: Picture | Artwork) -> tuple[float, float]:
    """Width and height in millimetres at which a page is printed where there is room for it."""
    unit = 25.4 / 72 if isinstance(page, Artwork) else 25.4 / _DOTS
    return round(page.width * unit, 2), round(page.height * unit, 2)
