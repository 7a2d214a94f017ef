"""The form of a fact: beside its columns the number with its unit, the source, the use, and whether it prints."""

from typing import Final

from briefbook.app.records.fields import CHECKED, OWNER, Field, Sheet
from briefbook.errors import phrase

NUMBER: Final = "figure"
SOURCE: Final = "source"
USED: Final = "used"
BOOK: Final = "in_book"

FACTS: Final = Sheet(
    "fact",
    phrase("Facts"),
    phrase("New fact"),
    phrase("No facts for this country. Add one, or paste a table."),
    "chart-column",
    (
        Field("text", phrase("Fact"), 6),
        Field(NUMBER, phrase("Number"), 2),
        Field(SOURCE, phrase("Source"), 3),
        Field(CHECKED, phrase("Last checked"), 5),
        Field(USED, phrase("Used in"), 1),
        Field(BOOK, phrase("In the book"), 2),
        Field("domain", phrase("Theme")),
        Field("value", phrase("Value")),
        Field("unit", phrase("Unit")),
        Field("as_of", phrase("As of")),
        Field("review_by", phrase("Look at again by")),
        Field("kind", phrase("Kind")),
        Field("period", phrase("Period")),
        Field("confidence", phrase("Confidence")),
        Field("quoted_from", phrase("Quoted from")),
        Field(OWNER, phrase("Owner")),
    ),
)
"""The order is that of the inspector; those with a width are the columns of the table."""
VIRTUAL: Final = frozenset({NUMBER, USED})
"""Columns of the table that the inspector has other fields for."""
