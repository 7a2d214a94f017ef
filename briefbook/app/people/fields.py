"""The form of a person: beside the columns, names and the office held on the first day of the visit."""

from typing import Final

from briefbook.app.records.fields import CHECKED, OWNER, Field, Sheet
from briefbook.errors import phrase

NAME: Final = "names"
SPOKEN: Final = "spoken"
VOCATIVE: Final = "vocative"
POST: Final = "post"
ORGANISATION: Final = "organisation"
VISITS: Final = "visits"

PEOPLE: Final = Sheet(
    "person",
    phrase("People"),
    phrase("New person"),
    phrase("No counterparts yet. Add the people that you will meet."),
    "users",
    (
        Field(NAME, phrase("Name"), 5),
        Field(POST, phrase("Role"), 4),
        Field(ORGANISATION, phrase("Organisation"), 3),
        Field("side", phrase("Side"), 2),
        Field(CHECKED, phrase("Last checked"), 3),
        Field(VOCATIVE, phrase("Form of address")),
        Field(SPOKEN, phrase("Said as")),
        Field("what_matters", phrase("What matters to them")),
        Field("wants", phrase("What they want")),
        Field("sensitivity", phrase("Sensitive")),
        Field("sex", phrase("Woman or man")),
        Field("born", phrase("Born")),
        Field("state", phrase("Known or to be confirmed")),
        Field("photo", phrase("Photo")),
        Field(OWNER, phrase("Owner")),
    ),
)
"""The order is that of the inspector; those with a width are the columns of the table."""
