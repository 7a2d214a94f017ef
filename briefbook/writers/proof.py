"""Reopens a finished file before it takes its name: is it whole, bare, and free of what its reader may not see?"""

from collections.abc import Sequence

from briefbook.errors import WriteError
from briefbook.writers.proofing.folding import folded
from briefbook.writers.proofing.pdf import read_pdf
from briefbook.writers.proofing.word import read_word


def proof(content: bytes, suffix: str, *, forbidden: Sequence[str] = ()) -> int | None:
    """Pages of a PDF, or None for a DOCX, once `content` has passed.

    Checked are the frame of the file, every part or stream in it, its properties against a list of allowed ones,
    and that no text of `forbidden` stands in it: text, alternative texts, bookmarks, properties, addresses.
    Case, blanks and direction marks do not matter in that search. Raises WriteError naming what is wrong.
    """
    pages: int | None = None
    match suffix.lower().removeprefix("."):
        case "pdf":
            pages, texts = read_pdf(content)
        case "docx":
            texts = read_word(content)
        case other:
            raise WriteError("A file of the kind {suffix} cannot be proofed. Choose PDF or DOCX.", suffix=other)
    _search(texts, forbidden)
    return pages


def _search(texts: Sequence[str], forbidden: Sequence[str]) -> None:
    """Raises for the first forbidden text; right-to-left lines of a PDF stand in visual order, so both ways count."""
    pool = "\n".join(folded(text) for text in texts)
    for text in forbidden:
        wanted = folded(text)
        if wanted and (wanted in pool or wanted[::-1] in pool):
            raise WriteError(
                "The file holds “{text}”, which its reader may not see. Nothing was written; tell who looks after "
                "Briefbook.",
                text=text,
            )
