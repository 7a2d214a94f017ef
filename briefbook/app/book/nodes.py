"""Tabs, papers and shelves as rows of the outline, and where a click on a paper leads."""

from typing import Protocol

from briefbook.app.book.model import PAPER, SHELF, TAB, Node
from briefbook.app.entries import entry_of
from briefbook.app.naming import UNNAMED, name_of
from briefbook.app.records.choices import words_of
from briefbook.app.records.fields import SHEETS
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import Phrase, Ref, Weight, phrase
from briefbook.model.dossier import Dossier
from briefbook.model.kinds import TABLES
from briefbook.model.outline import PaperKind, StoredPaper, StoredTab
from briefbook.model.person import Person


class Told(Protocol):
    """What is wrong with a paper, and how much it matters."""

    @property
    def phrase(self) -> Phrase:
        """The remark."""

    @property
    def weight(self) -> Weight:
        """How much it matters."""


_ICONS: dict[PaperKind, str] = {
    PaperKind.COVER: "book",
    PaperKind.CONTROL: "clipboard-list",
    PaperKind.CONTENTS: "list",
    PaperKind.GLANCE: "eye",
    PaperKind.STEERING: "flag",
    PaperKind.PROGRAMME: "calendar",
    PaperKind.DELEGATION: "users",
    PaperKind.COUNTRY: "globe",
    PaperKind.MEETING: "message-square-text",
    PaperKind.PROFILE: "user",
    PaperKind.ACHIEVEMENTS: "chart-column",
    PaperKind.AREAS: "handshake",
    PaperKind.AGREEMENT: "file-pen",
    PaperKind.SITE: "map-pin",
    PaperKind.REMARKS: "quote",
    PaperKind.PROTOCOL: "flag",
    PaperKind.IFRAISED: "circle-question-mark",
    PaperKind.CONTACTS: "phone",
    PaperKind.GLOSSARY: "book-a",
    PaperKind.SOURCES: "bookmark",
    PaperKind.ANNEX: "archive",
    PaperKind.NOTES: "notebook-text",
}
# Papers that are written from all records of a kind lead to the screen of that kind.
_KINDS: dict[PaperKind, str] = {
    PaperKind.PROGRAMME: "item",
    PaperKind.GLANCE: "item",
    PaperKind.DELEGATION: "person",
    PaperKind.ACHIEVEMENTS: "achievement",
    PaperKind.AREAS: "area",
    PaperKind.PROTOCOL: "protocol_note",
    PaperKind.IFRAISED: "point",
    PaperKind.CONTACTS: "contact",
    PaperKind.GLOSSARY: "term",
    PaperKind.SOURCES: "source",
    PaperKind.STEERING: "objective",
}
_SUBJECTS: dict[PaperKind, str] = {
    PaperKind.MEETING: "brief",
    PaperKind.PROFILE: "person",
    PaperKind.AGREEMENT: "agreement",
    PaperKind.SITE: "site",
}
_SHELVES = ("organisation", "fact", "achievement", "point", "agreement", "area", "site", "place", "protocol_note")
_MORE = ("risk", "contact", "term", "source", "objective")
PEOPLE = "people"


def tab_node(look: Look, tab: StoredTab, papers: tuple[Node, ...]) -> Node:
    """A tab with its papers; it is left out where all of them are."""
    text = tab.title.best(look.lang, tab.stamp.original)[0] or look.say(UNNAMED)
    included = not papers or any(paper.included for paper in papers)
    return Node(TAB, tab.id, text, number=tab.number, included=included, children=papers)


def paper_node(look: Look, dossier: Dossier, paper: StoredPaper, finding: Told | None, tab: str) -> Node:
    """A paper: its own title, else the name of its subject, else what its kind is called."""
    text = name_of(dossier, paper, look.lang) or look.say(words_of(paper.kind))
    mark, tone = _mark(finding)
    told = look.say(finding.phrase) if finding else ""
    icon = _ICONS[paper.kind]
    return Node(PAPER, paper.id, text, icon, tab, paper.code, paper.include, mark, tone, told)


def shelf_nodes(look: Look, dossier: Dossier) -> tuple[Node, ...]:
    """The kinds of record with how many of each the visit has."""
    sheets = {sheet.table: sheet for sheet in SHEETS}
    rows = [Node(SHELF, PEOPLE, look.say("People"), "users", address=str(len(dossier.of(Person))))]
    for table in (*_SHELVES, *_MORE):
        sheet = sheets[table]
        n = len(dossier.of(TABLES[table].record))
        entry = entry_of(table)
        name = entry.name if entry else f"records/{table}"
        rows.append(Node(SHELF, name, look.say(sheet.title), sheet.icon, address=str(n)))
    return tuple(rows)


def goal_of(paper: StoredPaper) -> Ref:
    """The record, or with an empty uid the kind of record, that a paper is written from; else the paper itself."""
    if paper.kind in _SUBJECTS and paper.subject_uid:
        return Ref(_SUBJECTS[paper.kind], paper.subject_uid)
    if paper.kind in _KINDS:
        return Ref(_KINDS[paper.kind], "")
    return Ref("paper", paper.id)


def spoken(look: Look, node: Node) -> str:
    """What a screen reader says of a row."""
    number: Phrase | str = phrase("tab {number}", number=node.number) if node.kind == TAB else node.address
    left_out = "" if node.included else look.say("left out")
    parts = (node.text, look.say(number) if isinstance(number, Phrase) else look.figures(number), node.told, left_out)
    return ", ".join(part for part in parts if part)


def _mark(finding: Told | None) -> tuple[str, Tone]:
    if finding is None or finding.weight is Weight.NOTE:
        return "", Tone.PLAIN
    return ("circle-alert", Tone.ERR) if finding.weight is Weight.MUST else ("triangle-alert", Tone.WARN)
