"""The paper types: each is a function from the desk and the outline's paper to blocks, empty if it has nothing."""

from collections.abc import Callable

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks
from briefbook.book.papers.achievements import achievements
from briefbook.book.papers.agreement import agreement
from briefbook.book.papers.annex import annex
from briefbook.book.papers.areas import areas
from briefbook.book.papers.contacts import contacts
from briefbook.book.papers.contents import contents
from briefbook.book.papers.control import control
from briefbook.book.papers.country import country
from briefbook.book.papers.cover import cover
from briefbook.book.papers.delegation import delegation
from briefbook.book.papers.glance import glance
from briefbook.book.papers.glossary import glossary
from briefbook.book.papers.ifraised import ifraised
from briefbook.book.papers.meeting import meeting
from briefbook.book.papers.notes import notes
from briefbook.book.papers.profile import profile
from briefbook.book.papers.programme import programme
from briefbook.book.papers.protocol import protocol
from briefbook.book.papers.remarks import remarks
from briefbook.book.papers.site import site
from briefbook.book.papers.sources import sources
from briefbook.book.papers.steering import steering
from briefbook.model.outline import PaperKind, StoredPaper

PAPERS: dict[PaperKind, Callable[[Desk, StoredPaper], Blocks]] = {
    PaperKind.COVER: cover,
    PaperKind.CONTROL: control,
    PaperKind.CONTENTS: contents,
    PaperKind.GLANCE: glance,
    PaperKind.STEERING: steering,
    PaperKind.PROGRAMME: programme,
    PaperKind.DELEGATION: delegation,
    PaperKind.COUNTRY: country,
    PaperKind.MEETING: meeting,
    PaperKind.PROFILE: profile,
    PaperKind.ACHIEVEMENTS: achievements,
    PaperKind.AREAS: areas,
    PaperKind.AGREEMENT: agreement,
    PaperKind.SITE: site,
    PaperKind.REMARKS: remarks,
    PaperKind.PROTOCOL: protocol,
    PaperKind.IFRAISED: ifraised,
    PaperKind.CONTACTS: contacts,
    PaperKind.GLOSSARY: glossary,
    PaperKind.SOURCES: sources,
    PaperKind.ANNEX: annex,
    PaperKind.NOTES: notes,
}
