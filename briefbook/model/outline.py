"""The outline of a book: tabs, papers, blocks; the plans it is printed by; editions and waivers."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fields import (
    Uid,
    choice,
    choice_of,
    day,
    line,
    lines,
    link,
    moment,
    number,
    open_link,
    prose,
    whole,
    words,
    yes,
)
from briefbook.model.record import Audience, Record


class PaperKind(StrEnum):
    """A paper type; each is a function from the dossier to blocks."""

    COVER = "cover"
    CONTROL = "control"
    CONTENTS = "contents"
    GLANCE = "glance"
    STEERING = "steering"
    PROGRAMME = "programme"
    DELEGATION = "delegation"
    COUNTRY = "country"
    MEETING = "meeting"
    PROFILE = "profile"
    ACHIEVEMENTS = "achievements"
    AREAS = "areas"
    AGREEMENT = "agreement"
    SITE = "site"
    REMARKS = "remarks"
    PROTOCOL = "protocol"
    IFRAISED = "ifraised"
    CONTACTS = "contacts"
    GLOSSARY = "glossary"
    SOURCES = "sources"
    ANNEX = "annex"
    NOTES = "notes"


class BlockKind(StrEnum):
    """What staff add to a paper by hand."""

    TEXT = "text"
    BOX = "box"
    FACT = "fact"
    PHOTO = "photo"
    RULED = "ruled"


class Layout(StrEnum):
    """Binder: each paper on its own sheet with its own numbers. Compact: papers run on, the book is numbered."""

    BINDER = "binder"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking(Record):
    """A level of a marking scheme; a higher `rank` is more secret."""

    scheme: str = line()
    key: str = line()
    rank: int | None = whole()
    label: LocalText = words(needed=True)
    colour: str = line()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingBook(Record):
    """The book of a visit."""

    visit: Uid = link("visit")
    template: str = line()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTab(Record):
    """A tab of the book; an empty number is the front."""

    book: Uid = link("book")
    number: str = line()
    title: LocalText = words(needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPaper(Record):
    """A paper of the outline; `subject_uid` is the record that it is about; `layout` None = that of the plan."""

    tab: Uid = link("tab", needed=True)
    code: str = line(needed=True)
    kind: PaperKind = choice_of(PaperKind.NOTES, needed=True)
    subject_uid: Uid = open_link("about")
    title: LocalText = words()
    owner: str = line()
    due: Day | None = day()
    cap_sides: int | None = whole()
    include: bool = yes(True)
    layout: Layout | None = choice(Layout)
    body: LocalText = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlock(Record):
    """A block that staff added to a paper."""

    paper: Uid = link("paper", needed=True)
    kind: BlockKind = choice_of(BlockKind.TEXT, needed=True)
    ref_uid: Uid = open_link("ref")
    text: LocalText = prose()
    options: tuple[str, ...] = lines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Record):
    """How one reader wants the same book: size, caps, order. It re-lays, never rewrites."""

    name: str = line(needed=True)
    body_pt: Decimal | None = number()
    caps: tuple[str, ...] = lines()
    section_order: tuple[str, ...] = lines()
    digits: str = line()
    omit: tuple[str, ...] = lines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """What is printed: language, audience, reader, layout, house. An empty house is the first one.

    With `dividers` a binder has one before each of its tabs.
    """

    book: Uid = link("book")
    name: str = line(needed=True)
    lang: Lang = choice_of(Lang.EN, needed=True)
    audience: Audience = choice_of(Audience.PRINCIPAL)
    reader: Uid = link("reader")
    layout: Layout = choice_of(Layout.BINDER)
    house: str = line()
    dividers: bool = yes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """An issued state of the book; `made` is the only clock that a book sees."""

    book: Uid = link("book")
    number: int | None = whole()
    made: datetime | None = moment()
    reason: LocalText = words()
    base: Uid = link("edition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """A check that stays silent, because; without an edition it stands for all."""

    book: Uid = link("book")
    rule: str = line(needed=True)
    target_uid: Uid = open_link("about")
    field: str = line()
    edition: Uid = link("edition")
    reason: LocalText = words()
