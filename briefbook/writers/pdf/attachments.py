"""Files that a PDF carries: the programme for calendars."""

from briefbook.errors import phrase
from briefbook.lang.phrases import say
from briefbook.tree.nodes import Book
from briefbook.writers.calendar import calendar
from briefbook.writers.pdf.file import PdfFile, date, text

_NAME = "programme.ics"


def put_programme(file: PdfFile, book: Book) -> int:
    """Add the programme as a calendar file; returns the number of its specification, 0 for a book without events.

    It says of itself that it supplements the document (ISO 32000-2, 7.11.3; readers of PDF 1.7 pass over that).
    """
    if not book.events:
        return 0
    content = calendar(book.events, book.made)
    parameters = f"<</Size {len(content)} /ModDate {date(book.made)}>>"
    stream = file.deflated(f"/Type /EmbeddedFile /Subtype /text#2Fcalendar /Params {parameters}", content)
    described = text(say(phrase("Programme"), book.lang))
    return file.add(
        f"<</Type /Filespec /F ({_NAME}) /UF ({_NAME}) /Desc {described} /EF <</F {stream} 0 R /UF {stream} 0 R>> "
        f"/AFRelationship /Supplement>>"
    )


def embedded(specification: int) -> str:
    """The entry of the name tree that lists the file, or nothing."""
    return f" /EmbeddedFiles <</Names [({_NAME}) {specification} 0 R]>>" if specification else ""
