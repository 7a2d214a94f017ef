"""The forms of the kinds of record: which columns a table and an inspector show, and what they are called."""

from dataclasses import dataclass
from typing import Final

from briefbook.errors import Phrase, phrase
from briefbook.model.fields import Column, Form, columns
from briefbook.model.kinds import TABLES

CHECKED: Final = "checked_on"
OWNER: Final = "owner"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. `width` is its share of the table, 0 for a field of the inspector only.

    `lines` is the height of a text; CHECKED and OWNER are of every record and no columns of it.
    """

    name: str
    label: Phrase
    width: int = 0
    lines: int = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form of one kind of record: its title, what one is called on the button and in the undo menu, its fields."""

    table: str
    title: Phrase
    new: Phrase
    empty: Phrase
    icon: str
    fields: tuple[Field, ...]

    @property
    def shown(self) -> tuple[Field, ...]:
        """The columns of the table."""
        return tuple(field for field in self.fields if field.width)

    def column(self, name: str) -> Column:
        """How a field of this kind is written; a day for CHECKED, a line for OWNER."""
        if name == CHECKED:
            return Column(Form.DAY)
        own = dict(columns(TABLES[self.table].record))
        return Column(Form.LINE) if name == OWNER and name not in own else own[name]


_CHECKED: Final = Field(CHECKED, phrase("Last checked"), 3)
_OWNER: Final = Field(OWNER, phrase("Owner"))

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "organisation",
        phrase("Organisations"),
        phrase("New organisation"),
        phrase("No organisations yet. Add the ministry that receives you first."),
        "building-2",
        (
            Field("name", phrase("Name"), 5),
            Field("acronym", phrase("Short form"), 2),
            Field("kind", phrase("Kind"), 2),
            Field("country", phrase("Country"), 2),
            Field("parent", phrase("Part of")),
            Field("address", phrase("Address")),
            _CHECKED,
            _OWNER,
        ),
    ),
    Sheet(
        "area",
        phrase("Areas of cooperation"),
        phrase("New area"),
        phrase("No areas yet. Add a field in which both sides could work together."),
        "handshake",
        (
            Field("title", phrase("Area"), 4),
            Field("proposal", phrase("Proposal"), 4),
            Field("next_step", phrase("Next step"), 3),
            Field("our_strength", phrase("Our strength")),
            Field("their_strength", phrase("Their strength")),
            Field("gap", phrase("Gap")),
            Field("instrument", phrase("Instrument")),
            Field("maturity", phrase("Maturity")),
            Field("owner_own", phrase("Responsible on our side")),
            Field("owner_host", phrase("Responsible on the host side")),
            _CHECKED,
            _OWNER,
        ),
    ),
    Sheet(
        "site",
        phrase("Sites"),
        phrase("New site"),
        phrase("No sites yet. Add a place that the delegation is shown."),
        "map-pin",
        (
            Field("name", phrase("Name"), 4),
            Field("organisation", phrase("Organisation"), 3),
            Field("place", phrase("Place"), 2),
            Field("why", phrase("Why we go there"), 4),
            Field("see", phrase("What to see")),
            Field("rules", phrase("Rules on the site")),
            Field("route", phrase("Way there")),
            Field("minutes_from", phrase("Minutes from")),
            _CHECKED,
            _OWNER,
        ),
    ),
    Sheet(
        "protocol_note",
        phrase("Protocol"),
        phrase("New note"),
        phrase("No notes yet. Add what is done and what is not done."),
        "flag",
        (
            Field("topic", phrase("Topic"), 2),
            Field("text", phrase("Text"), 6),
            Field("country", phrase("Country"), 2),
            Field("person", phrase("Person"), 2),
            Field("item", phrase("Item of the programme")),
            _CHECKED,
            _OWNER,
        ),
    ),
    Sheet(
        "risk",
        phrase("Risks"),
        phrase("New risk"),
        phrase("No risks yet. Add what may go wrong and the line to take."),
        "shield-alert",
        (
            Field("title", phrase("Risk"), 4),
            Field("likelihood", phrase("Likelihood"), 2),
            Field("impact", phrase("Impact"), 2),
            Field("line", phrase("Line to take"), 4),
            Field("item", phrase("Item of the programme")),
            _OWNER,
        ),
    ),
    Sheet(
        "contact",
        phrase("Contacts"),
        phrase("New contact"),
        phrase("No contacts yet. Add whom to call."),
        "phone",
        (
            Field("label", phrase("For what"), 4),
            Field("person", phrase("Person"), 3),
            Field("organisation", phrase("Organisation"), 3),
            Field("phones", phrase("Telephone"), 3),
            Field("hours", phrase("Hours"), 2),
            _OWNER,
        ),
    ),
    Sheet(
        "term",
        phrase("Glossary"),
        phrase("New term"),
        phrase("No terms yet. Add a word that the interpreters must agree on."),
        "book-a",
        (
            Field("text", phrase("Term"), 4),
            Field("say_it", phrase("Said as"), 2),
            Field("definition", phrase("Definition"), 5),
            Field("note", phrase("Note")),
            _OWNER,
        ),
    ),
    Sheet(
        "source",
        phrase("Sources"),
        phrase("New source"),
        phrase("No sources yet. Add where a fact was read."),
        "bookmark",
        (
            Field("title", phrase("Title"), 5),
            Field("publisher", phrase("Publisher"), 3),
            Field("published_on", phrase("Published"), 2),
            Field("reliability", phrase("Reliability"), 2),
            Field("author", phrase("Author")),
            Field("kind", phrase("Kind")),
            Field("ref", phrase("Reference")),
            Field("url", phrase("Address on the web")),
            Field("accessed_on", phrase("Read on")),
            Field("note", phrase("Note")),
        ),
    ),
    Sheet(
        "fact",
        phrase("Facts"),
        phrase("New fact"),
        phrase("No facts for this country. Add one, or copy from a visit."),
        "chart-column",
        (
            Field("text", phrase("Fact"), 6),
            Field("value", phrase("Value"), 1),
            Field("unit", phrase("Unit"), 1),
            Field("as_of", phrase("As of"), 2),
            Field("domain", phrase("Theme")),
            Field("kind", phrase("Kind")),
            Field("period", phrase("Period")),
            Field("review_by", phrase("Look at again by")),
            Field("confidence", phrase("Confidence")),
            Field("quoted_from", phrase("Quoted from")),
            _CHECKED,
            _OWNER,
        ),
    ),
    Sheet(
        "achievement",
        phrase("Achievements"),
        phrase("New achievement"),
        phrase("No achievements yet. Add what the host is proud of."),
        "star",
        (
            Field("title", phrase("Achievement"), 4),
            Field("summary", phrase("Summary"), 5),
            Field("started", phrase("Since"), 2),
            Field("domain", phrase("Theme")),
            Field("organisation", phrase("Organisation")),
            Field("how", phrase("How it was done")),
            Field("relevance", phrase("Why it matters to us")),
            Field("question", phrase("A question to ask")),
            _CHECKED,
            _OWNER,
        ),
    ),
    Sheet(
        "item",
        phrase("Programme"),
        phrase("New item"),
        phrase("No items. Add the first one."),
        "calendar",
        (
            Field("title", phrase("Title"), 5),
            Field("day", phrase("Day"), 2),
            Field("starts", phrase("From"), 1),
            Field("ends", phrase("To"), 1),
            Field("kind", phrase("Kind"), 2),
            Field("place", phrase("Place"), 2),
            Field("state", phrase("State")),
            Field("zone", phrase("Time zone")),
            Field("setup", phrase("Setting")),
            Field("dress", phrase("Dress")),
            Field("press", phrase("Press")),
            Field("interpreter", phrase("Interpreter")),
            Field("lead_side", phrase("Who leads")),
            Field("group_note", phrase("For the group")),
            _OWNER,
        ),
    ),
    Sheet(
        "point",
        phrase("Talking points"),
        phrase("New point"),
        phrase("No points yet. Say what you want in one sentence."),
        "message-square-text",
        (
            Field("headline", phrase("Headline"), 4),
            Field("text", phrase("Text"), 5),
            Field("kind", phrase("Kind"), 2),
            Field("brief", phrase("Meeting"), 3),
            Field("likelihood", phrase("Likelihood")),
            Field("priority", phrase("Priority")),
            _CHECKED,
            _OWNER,
        ),
    ),
    Sheet(
        "paper",
        phrase("Book"),
        phrase("New paper"),
        phrase("The book has the papers of an official visit until you change one. Move or rename one in the outline."),
        "book-open",
        (
            Field("title", phrase("Title"), 5),
            Field("code", phrase("Address"), 1),
            Field("kind", phrase("Kind"), 2),
            Field("include", phrase("In the book"), 1),
            Field("cap_sides", phrase("At most sides"), 1),
            Field("owner", phrase("Written by"), 2),
            Field("due", phrase("Due on"), 2),
            Field("tab", phrase("Tab")),
            Field("layout", phrase("Layout")),
            Field("body", phrase("Text of our own"), lines=8),
        ),
    ),
    Sheet(
        "agreement",
        phrase("Agreements"),
        phrase("New agreement"),
        phrase("No agreement yet. Add the document that is to be signed."),
        "file-pen",
        (
            Field("title", phrase("Title"), 5),
            Field("kind", phrase("Kind"), 2),
            Field("signed_on", phrase("Signed on"), 2),
            Field("place", phrase("Place"), 2),
            Field("item", phrase("Item of the programme")),
            Field("prevailing_lang", phrase("Prevailing language")),
            Field("originals", phrase("Originals")),
            Field("state", phrase("State")),
            Field("authority", phrase("Authority to sign")),
            Field("decision", phrase("Decision asked for")),
            _OWNER,
        ),
    ),
    Sheet(
        "place",
        phrase("Places"),
        phrase("New place"),
        phrase("No places yet. Add a city, a building or a room."),
        "landmark",
        (
            Field("name", phrase("Name"), 4),
            Field("kind", phrase("Kind"), 2),
            Field("country", phrase("Country"), 2),
            Field("address", phrase("Address"), 4),
            Field("zone", phrase("Time zone")),
        ),
    ),
    Sheet(
        "photo",
        phrase("Photos"),
        phrase("New photo"),
        phrase("No photos yet. Drop a picture on the window."),
        "image",
        (
            Field("alt", phrase("What it shows"), 5),
            Field("credit", phrase("Credit"), 3),
            Field("taken_on", phrase("Taken on"), 2),
            Field("placeholder", phrase("Placeholder"), 2),
        ),
    ),
    Sheet(
        "objective",
        phrase("Objectives"),
        phrase("New objective"),
        phrase("No objectives yet. Add what the visit is to reach."),
        "lightbulb",
        (
            Field("text", phrase("Objective"), 5),
            Field("measure", phrase("How one will know"), 4),
            Field("priority", phrase("Priority"), 1),
            Field("outcome", phrase("Outcome"), 2),
            Field("outcome_note", phrase("What became of it")),
            _OWNER,
        ),
    ),
    Sheet(
        "delegate",
        phrase("Delegation"),
        phrase("New delegate"),
        phrase("No delegation yet. Add who travels."),
        "users",
        (
            Field("person", phrase("Person"), 4),
            Field("role", phrase("Role"), 4),
            Field("precedence", phrase("Precedence"), 1),
            Field("phone_abroad", phrase("Telephone abroad"), 2),
            Field("room", phrase("Room")),
            Field("car", phrase("Car")),
            Field("diet", phrase("Diet")),
            Field("arrives", phrase("Arrives")),
            Field("departs", phrase("Departs")),
        ),
    ),
)
BY_TABLE: dict[str, Sheet] = {sheet.table: sheet for sheet in SHEETS}
