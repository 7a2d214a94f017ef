"""What may be put round or into a DOCX. Only the forms: what fills them loads much that a plain book does without."""

from collections.abc import Callable, Iterable
from typing import Protocol

from briefbook.lang.tongue import Lang
from briefbook.tree.house import House
from briefbook.tree.nodes import Book
from briefbook.writers.word.furniture import Section
from briefbook.writers.word.job import Job

Close = Callable[[Job, Book, Section], str]
"""Writes the properties of a section."""

Embed = Callable[[House, Lang, Iterable[str]], dict[tuple[str, str], bytes]]
"""Gives the font files for the parts of a document, by family and slot."""


class Dress(Protocol):
    """An office's letterhead round one book."""

    def fitted(self, house: House) -> House:
        """The house on the office's page."""

    def section(self, job: Job, book: Book, one: Section) -> str:
        """The properties of a section."""

    def dressed(self, parts: dict[str, bytes], job: Job, book: Book) -> dict[str, bytes]:
        """The parts of the package in the letterhead."""
