"""Objects of a PDF, found where its cross references say: a table or a stream, single or packed together."""

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple, NoReturn

from briefbook.errors import Phrase, WriteError, phrase

_OPENING: Final = re.compile(rb"(\d+) (\d+) obj\s")
_STREAM: Final = re.compile(rb">>\s*stream\r?\n")
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)\b")
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_PASSED: Final = frozenset(
    (b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode", b"ASCII85Decode", b"ASCIIHexDecode", b"FlateDecode")
)
"""Packings in which pictures, and pages of others, go into a file as they came."""
_BLOCK: Final = 1 << 20
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


class Thing(NamedTuple):
    """An object of the file: its dictionary or value as written, and its stream, inflated where it was deflated.

    The stream of a deflated picture is only tried out and then empty; `packed` is it as written, where that was asked.
    """

    head: bytes
    stream: bytes | None = None
    packed: bytes | None = None


class Places(NamedTuple):
    """Where objects are: offsets of single ones, stream and place of packed ones; `end` closes the last single one."""

    single: dict[int, int]
    packed: dict[int, tuple[int, int]]
    end: int


def read_objects(content: bytes, *, pictures: bool = False) -> tuple[dict[int, Thing], bytes]:
    """All objects by number, and the dictionary that names root and properties; `pictures` keeps them as written.

    Raises WriteError where one is not where it should be, or a stream is not what it says.
    """
    start = _START.search(content)
    at = int(start[1]) if start else len(content)
    if content.startswith(b"xref", at):
        table, _, trailer = content[at:].partition(b"trailer")
        places = Places(_listed(table), {}, at)
    else:
        opened = _OPENING.match(content, at)
        if opened is None or start is None:
            refuse(phrase("its cross references are not where they should be"))
        found = _thing(int(opened[1]), content[opened.end() : start.start()])
        trailer = found.head
        places = _streamed(found, start.start())
    if not places.single:
        refuse(phrase("it has no objects"))
    things = dict(_single(content, places, pictures=pictures))
    things.update(_unpacked(things, places))
    return things, trailer


def refuse(what: Phrase) -> NoReturn:
    """Raises WriteError that says what is wrong with the file."""
    raise WriteError("The PDF is not whole: {what}. Nothing was written; try again.", what=what)


def _listed(table: bytes) -> dict[int, int]:
    """Offsets by object number, from a table of cross references."""
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
    return places


def _streamed(found: Thing, end: int) -> Places:
    """Places from a stream of cross references: rows of kind, first and second field in the widths that it names."""
    widths = re.search(rb"/W\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s*\]", found.head)
    if b"/XRef" not in found.head or widths is None or found.stream is None or b"/Predictor" in found.head:
        refuse(phrase("its cross references are not where they should be"))
    index = re.search(rb"/Index\s*\[\s*(\d+)", found.head)
    first = int(index[1]) if index else 0
    a, b, c = (int(width) for width in widths.groups())
    single: dict[int, int] = {}
    packed: dict[int, tuple[int, int]] = {}
    for number, at in enumerate(range(0, len(found.stream), a + b + c), first):
        row = found.stream[at : at + a + b + c]
        kind, one, two = row[:a], int.from_bytes(row[a : a + b]), int.from_bytes(row[a + b :])
        if int.from_bytes(kind) == 1:
            single[number] = one
        elif int.from_bytes(kind) == 2:
            packed[number] = (one, two)
    return Places(single, packed, end)


def _single(content: bytes, places: Places, *, pictures: bool) -> Iterator[tuple[int, Thing]]:
    ends = dict(pairwise((*sorted(places.single.values()), places.end)))
    for number, place in places.single.items():
        opened = _OPENING.match(content, place)
        if opened is None or int(opened[1]) != number:
            refuse(phrase("object {what} is not where it should be", what=number))
        yield number, _thing(number, content[opened.end() : ends[place]], pictures=pictures)


def _unpacked(things: dict[int, Thing], places: Places) -> Iterator[tuple[int, Thing]]:
    """Objects that share a stream, which opens with the number and the offset of each."""
    shared: dict[int, list[tuple[int, bytes]]] = {}
    for number, (home, place) in places.packed.items():
        if home not in shared:
            shared[home] = list(_shared(home, things.get(home, Thing(b""))))
        if place >= len(shared[home]) or shared[home][place][0] != number:
            refuse(phrase("object {what} is not where it should be", what=number))
        yield number, Thing(shared[home][place][1])


def _shared(home: int, thing: Thing) -> Iterator[tuple[int, bytes]]:
    first = re.search(rb"/First\s+(\d+)", thing.head)
    if thing.stream is None or first is None or b"/ObjStm" not in thing.head:
        refuse(phrase("object {what} is not where it should be", what=home))
    body = thing.stream[int(first[1]) :]
    figures = [int(figure) for figure in thing.stream[: int(first[1])].split()]
    for number, (start, end) in zip(figures[::2], pairwise((*figures[1::2], len(body))), strict=True):
        yield number, body[start:end]


def _thing(number: int, region: bytes, *, pictures: bool = False) -> Thing:
    """The object that a region of the file holds; its stream has the length that it says and is not damaged."""
    opened = _STREAM.search(region)
    if opened is None:
        if not region.rstrip().endswith(b"endobj"):
            refuse(phrase("object {what} has no end", what=number))
        return Thing(region.rstrip()[: -len(b"endobj")])
    head = region[: opened.start() + 2]
    length = _LENGTH.search(head)
    body = region[opened.end() : opened.end() + int(length[1])] if length else b""
    if length is None or not region[opened.end() + int(length[1]) :].lstrip().startswith(b"endstream"):
        refuse(phrase("the stream of object {what} has another length than it says", what=number))
    kept = body if pictures and b"/Image" in head and b"/FlateDecode" in head else None
    return Thing(head, _inflated(number, head, body), kept)


def _inflated(number: int, head: bytes, body: bytes) -> bytes:
    """The stream unpacked, where deflating is all that was done to it; a picture is only tried out, then empty."""
    found = _FILTER.search(head)
    names = re.findall(rb"/(\w+)", found[1]) if found else []
    if not _PASSED.issuperset(names):
        refuse(phrase("object {what} is packed in a way that is not ours", what=number))
    if names != [b"FlateDecode"]:
        return body
    opener = zlib.decompressobj()
    try:
        if b"/Image" in head:
            _try_out(opener, body)
            out = b""
        else:
            out = opener.decompress(body) + opener.flush()
    except zlib.error:
        refuse(phrase("the stream of object {what} is damaged", what=number))
    if not opener.eof:
        refuse(phrase("the stream of object {what} breaks off", what=number))
    return out


def _try_out(opener: "zlib._Decompress", body: bytes) -> None:
    """Inflate without keeping: a picture may be larger than what is left of the memory."""
    while body and not opener.eof:
        opener.decompress(body, _BLOCK)
        body = opener.unconsumed_tail
