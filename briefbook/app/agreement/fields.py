"""The form of a provision, and what of the document itself is asked for at the signing."""

from typing import Final

from briefbook.app.records.fields import OWNER, Field, Sheet
from briefbook.errors import phrase

STATE: Final = "state"

PROVISIONS: Final = Sheet(
    "provision",
    phrase("Provisions"),
    phrase("New provision"),
    phrase("Paste the provisions; each paragraph becomes a row."),
    "file-pen",
    (
        Field("subject", phrase("Provision"), 6),
        Field(STATE, phrase("Status"), 5),
        Field("ours", phrase("Our line"), 5),
        Field("fallback", phrase("Fallback"), 4),
        Field("text", phrase("Text"), lines=5),
        Field("theirs", phrase("Their line")),
        Field("red_line", phrase("Red line")),
        Field("area", phrase("Area")),
        Field(OWNER, phrase("Owner")),
    ),
)
"""The order is that of the inspector; those with a width are the columns of the table."""

DOCUMENT: Final = Sheet(
    "agreement",
    phrase("Agreement"),
    phrase("New agreement"),
    phrase("No agreement yet. Add the document that is to be signed."),
    "file-pen",
    (
        Field("title", phrase("Title")),
        Field("kind", phrase("Kind")),
        Field("place", phrase("Where it is signed")),
        Field("item", phrase("Item of the programme")),
        Field("prevailing_lang", phrase("Prevailing language")),
        Field("originals", phrase("Originals")),
        Field("authority", phrase("Authority to sign")),
        Field("decision", phrase("Decision asked for"), lines=3),
    ),
)
