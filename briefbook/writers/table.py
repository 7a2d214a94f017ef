"""Suffix to writer."""

from collections.abc import Callable

from briefbook.errors import WriteError
from briefbook.writers.written import Written

Writer = Callable[..., Written]


def writer_for(suffix: str) -> Writer:
    """The `write` of a file's suffix, ".pdf" or ".docx", loaded only now. Raises WriteError for any other."""
    match suffix.lower():
        case ".pdf":
            from briefbook.writers.pdf.write import write as write_pdf

            return write_pdf
        case ".docx":
            from briefbook.writers.word.write import write as write_docx

            return write_docx
    raise WriteError("“{suffix}” is no format of a book. Choose .pdf or .docx.", suffix=suffix)
