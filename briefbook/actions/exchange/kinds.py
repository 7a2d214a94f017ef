"""Media type to reader: files of others that a book prints as they are. What reads or draws them is loaded only now."""

from briefbook.actions.exchange import photos
from briefbook.actions.exchange.photos import Cleaned
from briefbook.actions.exchange.supplied.values import Supplied, not_printable
from briefbook.errors import ReadError, WriteError, phrase

PDF = "application/pdf"
_PICTURES = ("image/jpeg", "image/png", "image/tiff", "image/webp", "image/gif")


def printable(mime: str) -> bool:
    """Whether a file of this media type is printed page by page; any other is only named."""
    return mime == PDF or mime in _PICTURES


def opened(content: bytes, mime: str) -> Supplied | Cleaned:
    """The pages of a PDF, or a picture without what else its file told. Raises NotPrintable, which names the cure."""
    if mime == PDF:
        from briefbook.actions.exchange.supplied.pdf import read_pdf

        return read_pdf(content)
    try:
        picture = photos.clean_picture(content)
    except photos.NoPicture as wrong:
        raise not_printable(
            phrase("it is named so but is no picture (PNG, JPEG, WEBP, TIFF, GIF). Replace the file.")
        ) from wrong
    except ReadError as wrong:
        raise not_printable(wrong.phrase) from wrong
    count = photos.frames(content) if mime == "image/tiff" else 1
    if count > 1:
        raise not_printable(phrase("it has {n} pages. Save it as a PDF and take that.", n=str(count)))
    return picture


def drawn(content: bytes, width: float, height: float) -> Cleaned:
    """The first page of a PDF, width x height points, as a picture. Raises WriteError where it cannot be drawn here."""
    try:
        from briefbook.actions.exchange.rendering import render
    except ImportError as wrong:  # a machine without the libraries that Qt stands on
        raise WriteError(
            "Pages of a PDF cannot be drawn for a DOCX, because Qt does not start: {reason}. Build the PDF, or install "
            "what Qt lacks.",
            reason=wrong,
        ) from wrong
    return render(content, width, height)
