"""The table of screens: their names, words and steps, and the kinds of record that lead to them."""

from dataclasses import dataclass

from briefbook.errors import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen of the table. `name` is its folder in `briefbook/app`, or `records/<table>` for a declared kind.

    `step` is its place on the step strip from 1, 0 for a screen that is no step; `tables` are the kinds of record that
    lead here.
    """

    name: str
    text: Phrase
    icon: str
    step: int = 0
    tables: tuple[str, ...] = ()


SCREENS: tuple[Entry, ...] = (
    Entry("programme", phrase("Programme"), "calendar", 1, ("item", "participant")),
    Entry("people", phrase("People"), "users", 2, ("person", "name", "holding", "profile_item", "delegate")),
    Entry("facts", phrase("Facts"), "chart-column", 3, ("fact",)),
    Entry("points", phrase("Talking points"), "message-square-text", 4, ("point", "brief")),
    Entry("records/paper", phrase("Book"), "book-open", 5, ("book", "tab", "paper", "block", "plan", "reader")),
    Entry("check", phrase("Check"), "circle-check", 6),
    Entry("export", phrase("Export"), "file-down", 7),
    Entry("history", phrase("History"), "history"),
    Entry("records/organisation", phrase("Organisations"), "building-2", 0, ("organisation",)),
    Entry("records/achievement", phrase("Achievements"), "star", 0, ("achievement",)),
    Entry("agreement", phrase("Agreements"), "file-pen", 0, ("agreement", "provision", "agreement_text", "signatory")),
    Entry("records/area", phrase("Areas of cooperation"), "handshake", 0, ("area",)),
    Entry("records/site", phrase("Sites"), "map-pin", 0, ("site",)),
    Entry("records/place", phrase("Places"), "landmark", 0, ("place",)),
    Entry("records/protocol_note", phrase("Protocol"), "flag", 0, ("protocol_note",)),
    Entry("records/risk", phrase("Risks"), "shield-alert", 0, ("risk",)),
    Entry("records/contact", phrase("Contacts"), "phone", 0, ("contact",)),
    Entry("records/term", phrase("Glossary"), "book-a", 0, ("term",)),
    Entry("records/objective", phrase("Objectives"), "lightbulb", 0, ("objective",)),
    Entry("settings", phrase("Settings"), "settings"),
    Entry("help/card", phrase("How Briefbook works"), "circle-question-mark"),
    Entry("help/keys", phrase("Shortcuts"), "keyboard"),
    Entry("records/source", phrase("Sources"), "bookmark", 0, ("source",)),
)
"""A screen is its folder and its line here."""


def entry_of(table: str) -> Entry | None:
    """The screen that a kind of record is edited in, or None."""
    return next((entry for entry in SCREENS if table in entry.tables), None)


def entry_named(name: str) -> Entry | None:
    """The screen of a name, or None."""
    return next((entry for entry in SCREENS if entry.name == name), None)


def entry_at(step: int) -> Entry | None:
    """The screen of a step, or None."""
    return next((entry for entry in SCREENS if entry.step == step), None)
