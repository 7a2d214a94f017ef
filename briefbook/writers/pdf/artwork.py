"""Pages that somebody else made, put into a file as forms: packed bytes as they are, each shared part once."""

from typing import Final

from briefbook.tree.nodes import Artwork, Parts
from briefbook.writers.pdf.file import PdfFile

_MARK: Final = " /BBSupplied true"
"""Tells the proof where other people's drawing begins; viewers pass over keys that they do not know."""


class Supplied:
    """The parts of other files that one file holds already."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._numbers: dict[tuple[str, int], int] = {}
        self._forms: set[int] = set()

    def put(self, artwork: Artwork) -> int:
        """Number of the form that draws the page onto a square of side 1, put in with all that it needs."""
        source = artwork.file
        waiting: list[int] = []
        form = self._number(source, artwork.form, waiting)
        self._forms.add(form)
        while waiting:
            place = waiting.pop()
            self._fill(source, place, waiting)
        return form

    def _number(self, source: Parts, place: int, waiting: list[int]) -> int:
        """Number of a part; a new one joins those `waiting` to be filled."""
        key = (source.sha256, place)
        if key not in self._numbers:
            self._numbers[key] = self._file.reserve()
            waiting.append(place)
        return self._numbers[key]

    def _fill(self, source: Parts, place: int, waiting: list[int]) -> None:
        head, content = source.parts[place]
        words = [one if isinstance(one, str) else f"{self._number(source, one, waiting)} 0 R" for one in head]
        number = self._numbers[source.sha256, place]
        words += [_MARK] * (number in self._forms)
        if content is None:
            self._file.fill(number, "".join(words))
        else:
            self._file.fill_stream(number, "".join(words), content)


def alone(artwork: Artwork) -> bytes:
    """A PDF of this page and nothing else, at its own size."""
    file = PdfFile()
    catalog, pages = file.reserve(), file.reserve()
    form = Supplied(file).put(artwork)
    measures = f"{artwork.width:.2f} 0 0 {artwork.height:.2f}"
    content = file.deflated("", f"{measures} 0 0 cm /A Do".encode())
    page = file.add(
        f"<</Type /Page /Parent {pages} 0 R /MediaBox [0 0 {artwork.width:.2f} {artwork.height:.2f}] "
        f"/Contents {content} 0 R /Resources <</XObject <</A {form} 0 R>>>>>>"
    )
    file.fill(pages, f"<</Type /Pages /Count 1 /Kids [{page} 0 R]>>")
    file.fill(catalog, f"<</Type /Catalog /Pages {pages} 0 R>>")
    return file.finish(catalog, file.add("<<>>"))
