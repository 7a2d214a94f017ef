"""A PDF read back with nothing but zlib: cross references, objects, streams, properties, text."""

import re
from typing import Final

from briefbook.errors import phrase
from briefbook.writers.calendar import unfolded
from briefbook.writers.proofing.glyphs import literal, read_map, shown
from briefbook.writers.proofing.objects import Thing, read_objects, refuse

_REFERENCE: Final = re.compile(rb"\b(\d+) 0 R\b")
_PAGE: Final = re.compile(rb"/Type\s*/Page\b(?!s)")
_COUNT: Final = re.compile(rb"/Type\s*/Pages\b.*?/Count\s+(\d+)", re.S)
_STRING: Final = re.compile(rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\)|<(?:[0-9A-Fa-f\s]{2,})>", re.S)
_FONT: Final = re.compile(rb"/(\w+)\s+(\d+) 0 R")
_SUPPLIED: Final = b"/BBSupplied true"
_ALLOWED: Final = frozenset((b"Title", b"Producer", b"Creator", b"CreationDate", b"ModDate"))
_ACTIVE: Final = re.compile(rb"/(JavaScript|JS|Launch|RichMedia|Metadata|AA)\b")
_EMBEDDED: Final = re.compile(rb"/EmbeddedFile\b")
_CALENDAR: Final = b"/Subtype /text#2Fcalendar"


def read_pdf(content: bytes) -> tuple[int, list[str]]:
    """Pages of a PDF and all its texts: what its pages show, and every string in its objects.

    What pages of others show is not among them: it is written in fonts of theirs.

    Raises WriteError where the file is damaged, points to nothing or carries more than it should.
    """
    if not content.startswith(b"%PDF-1.") or not content.rstrip().endswith(b"%%EOF"):
        refuse(phrase("its first or last line is missing"))
    things, trailer = read_objects(content)
    for thing in things.values():
        for number in _REFERENCE.findall(_without_strings(thing.head)):
            if int(number) not in things:
                refuse(phrase("object {n} is missing", n=int(number)))
    active = next((found for thing in things.values() if (found := _ACTIVE.search(_without_strings(thing.head)))), None)
    if active is not None:
        refuse(phrase("it holds {what}", what=active[1].decode()))
    for thing in things.values():
        if _EMBEDDED.search(_without_strings(thing.head)) and not _is_calendar(thing):
            refuse(phrase("it holds {what}", what="EmbeddedFile"))
    _check_properties(things, trailer)
    return _pages(things), _texts(_own(things))


def _own(things: dict[int, Thing]) -> dict[int, Thing]:
    """The objects that are ours: without pages of others and what draws these."""
    waiting = [number for number, thing in things.items() if thing.stream is not None and _SUPPLIED in thing.head]
    theirs = set(waiting)
    while waiting:
        head = _without_strings(things[waiting.pop()].head)
        new = {int(number) for number in _REFERENCE.findall(head)} - theirs
        theirs |= new
        waiting += new
    return {number: thing for number, thing in things.items() if number not in theirs}


def _is_calendar(thing: Thing) -> bool:
    """Whether an embedded file is the programme for calendars, the only one that a book carries."""
    return _CALENDAR in thing.head and (thing.stream or b"").startswith(b"BEGIN:VCALENDAR\r\n")


def _check_properties(things: dict[int, Thing], trailer: bytes) -> None:
    if b"/Root" not in trailer:
        refuse(phrase("it has no root"))
    info = re.search(rb"/Info\s+(\d+) 0 R", trailer)
    if info is None:
        return
    head = things[int(info[1])].head if int(info[1]) in things else b""
    bare = _STRING.sub(lambda found: b"(x)" if len(found[0]) > 2 else b"()", head)
    for key, value in re.findall(rb"/(\w+)\s*(\(x?\)|/\w+|\w+)", bare):
        if key not in _ALLOWED and value != b"()":
            refuse(phrase("it holds the property {what}", what=key.decode()))


def _pages(things: dict[int, Thing]) -> int:
    count = sum(1 for thing in things.values() if _PAGE.search(_without_strings(thing.head)))
    told = [int(found[1]) for thing in things.values() if (found := _COUNT.search(thing.head))]
    if not count or max(told, default=0) != count:
        refuse(phrase("it does not hold the pages that it counts"))
    return count


def _texts(things: dict[int, Thing]) -> list[str]:
    maps = _maps(things)
    out = []
    for thing in things.values():
        out += [literal(found[0]) for found in _STRING.finditer(thing.head)]
        if thing.stream is not None and _CALENDAR in thing.head:
            out += unfolded(thing.stream)
        elif thing.stream is not None and b"/Length1" not in thing.head and b"/Image" not in thing.head:
            lines = shown(thing.stream, maps)
            # A sentence goes on in the next line: of a right-to-left text each line is turned by itself.
            out += ["".join(lines), "".join(line[::-1] for line in lines)]
    return out


def _maps(things: dict[int, Thing]) -> dict[str, dict[int, str]]:
    """The glyph codes of each font by its name on the pages."""
    maps: dict[str, dict[int, str]] = {}
    for thing in things.values():
        for name, number in _FONT.findall(thing.head):
            font = things.get(int(number))
            told = re.search(rb"/ToUnicode\s+(\d+) 0 R", font.head) if font else None
            if told is not None and b"/Type0" in (font.head if font else b""):
                known = maps.setdefault(name.decode(), {})
                known.update(read_map(things[int(told[1])].stream or b""))
    return maps


def _without_strings(head: bytes) -> bytes:
    return _STRING.sub(b"()", head)
