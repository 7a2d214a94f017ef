"""Files of others between the door and the book: opened for its pages, drawn as pictures for a format without them."""

import hashlib
from dataclasses import replace

from briefbook.actions.exchange import kinds
from briefbook.actions.exchange.photos import Cleaned
from briefbook.actions.exchange.supplied.values import NotPrintable
from briefbook.book.enclosed import Enclosure, Opener
from briefbook.tree.nodes import Artwork, Book, Parts, Picture
from briefbook.writers.pdf.artwork import alone


def opener(kept: dict[str, Enclosure]) -> Opener:
    """Opens files of others; what was opened once stays in `kept`, by the sha256 of the file."""

    def open_(sha256: str, mime: str, content: bytes) -> Enclosure:
        """The file opened, or as it was opened before."""
        if sha256 not in kept:
            kept[sha256] = _opened(sha256, mime, content)
        return kept[sha256]

    return open_


def _opened(sha256: str, mime: str, content: bytes) -> Enclosure:
    if not kinds.printable(mime):
        return Enclosure()
    try:
        found = kinds.opened(content, mime)
    except NotPrintable as wrong:
        return Enclosure(refusal=wrong.phrase)
    if isinstance(found, Cleaned):
        own = hashlib.sha256(found.content).hexdigest()
        return Enclosure((Picture(own, found.mime, found.width, found.height, found.content),))
    parts = Parts(sha256, tuple((part.head, part.stream) for part in found.parts))
    pages = tuple(
        Artwork(_name(sha256, number), page.width, page.height, page.form, parts)
        for number, page in enumerate(found.pages, 1)
    )
    return Enclosure(pages, unprinted=found.unprinted)


def _name(sha256: str, number: int) -> str:
    """What figures name a page by: it may stand in a book twice, and two books may share a Press."""
    return hashlib.sha256(f"{sha256}/{number}".encode()).hexdigest()


def pictured(book: Book, drawn: dict[str, Picture]) -> Book:
    """The book with a picture in place of each page of a PDF; what was drawn once stays in `drawn`.

    Raises WriteError where this computer cannot draw them.
    """
    if not any(isinstance(picture, Artwork) for picture in book.pictures):
        return book
    return replace(book, pictures=tuple(_pictured(picture, drawn) for picture in book.pictures))


def _pictured(picture: Picture | Artwork, drawn: dict[str, Picture]) -> Picture:
    if isinstance(picture, Picture):
        return picture
    if picture.sha256 not in drawn:
        made = kinds.drawn(alone(picture), picture.width, picture.height)
        drawn[picture.sha256] = Picture(picture.sha256, made.mime, made.width, made.height, made.content)
    return drawn[picture.sha256]
