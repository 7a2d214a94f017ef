"""A PDF read back with nothing but zlib: cross references, objects, streams, properties, text."""

import re
import zlib
from typing import Final, NamedTuple, NoReturn

from briefbook.errors import Phrase, WriteError, phrase
from briefbook.writers.proofing.glyphs import literal, read_map, shown

_REFERENCE: Final = re.compile(rb"\b(\d+) 0 R\b")
_OPENING: Final = re.compile(rb"(\d+) (\d+) obj\s")
_STREAM: Final = re.compile(rb">>\s*stream\r?\n")
_PAGE: Final = re.compile(rb"/Type\s*/Page\b(?!s)")
_COUNT: Final = re.compile(rb"/Type\s*/Pages\b.*?/Count\s+(\d+)", re.S)
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)\b")
_FILTER: Final = re.compile(rb"/Filter\s*\[?\s*/(\w+)")
_KEY: Final = re.compile(rb"/(\w+)\s*[(<]")
_STRING: Final = re.compile(rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\)|<(?:[0-9A-Fa-f\s]{2,})>", re.S)
_FONT: Final = re.compile(rb"/(\w+)\s+(\d+) 0 R")
_ALLOWED: Final = frozenset((b"Title", b"Producer", b"Creator", b"CreationDate", b"ModDate"))
_ACTIVE: Final = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|EmbeddedFiles|RichMedia|Metadata|AA)\b")


class Thing(NamedTuple):
    """An object of the file: its dictionary or value as written, and its stream, inflated where it was deflated."""

    head: bytes
    stream: bytes | None = None


def read_pdf(content: bytes) -> tuple[int, list[str]]:
    """Pages of a PDF and all its texts: what its pages show, and every string in its objects.

    Raises WriteError where the file is damaged, points to nothing or carries more than it should.
    """
    if not content.startswith(b"%PDF-1.") or not content.rstrip().endswith(b"%%EOF"):
        _refuse(phrase("its first or last line is missing"))
    things, trailer = _objects(content)
    for thing in things.values():
        for number in _REFERENCE.findall(_without_strings(thing.head)):
            if int(number) not in things:
                _refuse(phrase("object {n} is missing", n=int(number)))
    active = next((found for thing in things.values() if (found := _ACTIVE.search(_without_strings(thing.head)))), None)
    if active is not None:
        _refuse(phrase("it holds {what}", what=active[1].decode()))
    _check_properties(things, trailer)
    return _pages(things), _texts(things)


def _objects(content: bytes) -> tuple[dict[int, Thing], bytes]:
    """All objects by number, found where the cross references say, and the trailer."""
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", content)
    at = int(start[1]) if start else len(content)
    if not content.startswith(b"xref", at):
        _refuse(phrase("its cross references are not where they should be"))
    table, _, trailer = content[at:].partition(b"trailer")
    places = _places(table)
    ends = dict(zip(sorted(places.values()), [*sorted(places.values())[1:], at], strict=True))
    things = {}
    for number, place in places.items():
        opened = _OPENING.match(content, place)
        if opened is None or int(opened[1]) != number:
            _refuse(phrase("object {what} is not where it should be", what=number))
        things[number] = _object(number, content[opened.end() : ends[place]])
    return things, trailer


def _places(table: bytes) -> dict[int, int]:
    places: dict[int, int] = {}
    number = 0
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) == 2:
            number = int(fields[0])
        elif len(fields) == 3:
            if fields[2] == b"n":
                places[number] = int(fields[0])
            number += 1
    if not places:
        _refuse(phrase("it has no objects"))
    return places


def _object(number: int, region: bytes) -> Thing:
    opened = _STREAM.search(region)
    if opened is None:
        if not region.rstrip().endswith(b"endobj"):
            _refuse(phrase("object {what} has no end", what=number))
        return Thing(region.rstrip()[: -len(b"endobj")])
    head = region[: opened.start() + 2]
    length = _LENGTH.search(head)
    body = region[opened.end() : opened.end() + int(length[1])] if length else b""
    if length is None or not region[opened.end() + int(length[1]) :].lstrip().startswith(b"endstream"):
        _refuse(phrase("the stream of object {what} has another length than it says", what=number))
    return Thing(head, _inflated(number, head, body))


def _inflated(number: int, head: bytes, body: bytes) -> bytes:
    found = _FILTER.search(head)
    if found is None or found[1] == b"DCTDecode":
        return body
    if found[1] != b"FlateDecode":
        _refuse(phrase("object {what} is packed in a way that is not ours", what=number))
    opener = zlib.decompressobj()
    try:
        out = opener.decompress(body) + opener.flush()
    except zlib.error:
        _refuse(phrase("the stream of object {what} is damaged", what=number))
    if not opener.eof:
        _refuse(phrase("the stream of object {what} breaks off", what=number))
    return out


def _check_properties(things: dict[int, Thing], trailer: bytes) -> None:
    if b"/Root" not in trailer:
        _refuse(phrase("it has no root"))
    info = re.search(rb"/Info\s+(\d+) 0 R", trailer)
    if info is None:
        return
    head = things[int(info[1])].head if int(info[1]) in things else b""
    bare = _STRING.sub(lambda found: b"(x)" if len(found[0]) > 2 else b"()", head)
    for key, value in re.findall(rb"/(\w+)\s*(\(x?\)|/\w+|\w+)", bare):
        if key not in _ALLOWED and value != b"()":
            _refuse(phrase("it holds the property {what}", what=key.decode()))


def _pages(things: dict[int, Thing]) -> int:
    count = sum(1 for thing in things.values() if _PAGE.search(_without_strings(thing.head)))
    told = [int(found[1]) for thing in things.values() if (found := _COUNT.search(thing.head))]
    if not count or max(told, default=0) != count:
        _refuse(phrase("it does not hold the pages that it counts"))
    return count


def _texts(things: dict[int, Thing]) -> list[str]:
    maps = _maps(things)
    out = []
    for thing in things.values():
        out += [literal(found[0]) for found in _STRING.finditer(thing.head)]
        if thing.stream is not None and b"/Length1" not in thing.head and b"/Image" not in thing.head:
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


def _refuse(what: Phrase) -> NoReturn:
    raise WriteError("The PDF is not whole: {what}. Nothing was written; try again.", what=what)
