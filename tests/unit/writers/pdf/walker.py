"""Walks through a finished PDF by its own syntax: objects, structure, and what of a page stands in which element."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from briefbook.writers.proofing.objects import Thing, read_objects

_TOKEN = re.compile(
    rb"\s*(?:(?P<open><<|\[)|(?P<close>>>|\])|(?P<name>/[^\s()<>\[\]/%]*)|(?P<text>\()|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<ref>\d+ 0 R\b)|(?P<number>[-+]?\d*\.?\d+)|(?P<word>[A-Za-z*'\"]+))"
)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SHOWS = {"Tj", "TJ", "Do", "f", "S"}


class Ref(NamedTuple):
    """A reference to an object by its number."""

    number: int


class Name(str):
    """A name, without its slash."""


class Word(str):
    """An operator or a keyword."""


def values(source: bytes) -> Iterator[Any]:
    """The values of PDF syntax one after the other: dict, list, Name, Word, Ref, number, bytes of a string."""
    stack: list[list[Any]] = [[]]
    at = 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        kind, told = found.lastgroup, found[0].strip()
        if kind == "open":
            stack.append([told])
            continue
        if kind == "close":
            opened, *inside = stack.pop()
            made: Any = inside if opened == b"[" else dict(zip(inside[::2], inside[1::2], strict=True))
        elif kind == "text":
            made, at = _string(source, at)
        else:
            made = _plain(str(kind), told)
        if len(stack) == 1:
            yield made
        else:
            stack[-1].append(made)


def _plain(kind: str, told: bytes) -> Any:
    match kind:
        case "name":
            return Name(re.sub(r"#(..)", lambda m: chr(int(m[1], 16)), told[1:].decode("latin-1")))
        case "hex":
            return bytes.fromhex(told[1:-1].decode())
        case "ref":
            return Ref(int(told.split()[0]))
        case "number":
            return float(told) if b"." in told else int(told)
    return Word(told.decode())


def _string(source: bytes, at: int) -> tuple[bytes, int]:
    """A literal string from behind its bracket, and where it ends."""
    out, depth = bytearray(), 1
    while True:
        ch = source[at : at + 1]
        at += 1
        if ch == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(source, at)
            out += bytes([int(octal[0], 8)]) if octal else _ESCAPED.get(source[at : at + 1], source[at : at + 1])
            at = octal.end() if octal else at + 1
            continue
        depth += (ch == b"(") - (ch == b")")
        if not depth:
            return bytes(out), at
        out += ch


def text_of(string: bytes) -> str:
    """What a text string says."""
    return string.decode("utf-16") if string.startswith(b"\xfe\xff") else string.decode("latin-1")


class Content(NamedTuple):
    """A marked content of a page: its element's kind as the stream names it, its id, and the operators in it."""

    kind: str
    number: int
    operators: tuple[str, ...]


class Element(NamedTuple):
    """An element of the structure with what it holds in order: elements, (page, id) of contents, links as objects."""

    kind: str
    entries: dict[str, Any]
    kids: tuple[Any, ...]

    def all(self) -> Iterator["Element"]:
        """This one and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.all()


class Walk:
    """A file opened for looking at."""

    def __init__(self, content: bytes) -> None:
        self.things, trailer = read_objects(content)
        self.root = self[next(values(trailer))[Name("Root")]]
        self._contents: dict[int, list[Content]] = {}
        self.pages = [ref.number for ref in self[self.root["Pages"]]["Kids"]]

    def __getitem__(self, ref: Ref | int) -> Any:
        number = ref.number if isinstance(ref, Ref) else ref
        return next(values(self.things[number].head))

    def thing(self, ref: Ref) -> Thing:
        """An object as it stands in the file."""
        return self.things[ref.number]

    def stream(self, page: int) -> bytes:
        """The operators of a page, by the number of its object."""
        return b"\n".join(self.things[ref.number].stream or b"" for ref in self[page]["Contents"])

    def contents(self, page: int) -> list[Content]:
        """The marked contents of a page. Fails where something is drawn outside of them, or where they are tangled."""
        if page not in self._contents:
            self._contents[page] = self._read(page)
        return self._contents[page]

    def _read(self, page: int) -> list[Content]:
        out: list[Content] = []
        stack: list[tuple[str, int | None, int]] = []
        inside: list[str] = []
        operands: list[Any] = []
        depth = 0
        for value in values(self.stream(page)):
            if not isinstance(value, Word):
                operands.append(value)
                continue
            if value in ("BDC", "BMC"):
                number = operands[1].get("MCID") if value == "BDC" else None
                assert number is None or not any(one[1] is not None for one in stack), "contents in one another"
                stack.append((operands[0], number, depth))
                inside = [] if number is not None else inside
            elif value == "EMC":
                kind, number, level = stack.pop()
                assert level == depth, "a content begins in a text and ends outside"
                if number is not None:
                    out.append(Content(kind, number, tuple(inside)))
            elif value in ("BT", "ET"):
                depth += 1 if value == "BT" else -1
            elif value in _SHOWS:
                assert any(one[1] is not None or one[0] == "Artifact" for one in stack), f"{value} is in no element"
                inside.append(value)
            operands = []
        assert not stack
        return out

    @cached_property
    def structure(self) -> tuple[Element, ...]:
        """All elements of the document in reading order, each of which holds those below it."""
        return tuple(self._top().all())

    def _top(self) -> Element:
        return self._element(self.root["StructTreeRoot"], self[self.root["StructTreeRoot"]]["K"])

    def _element(self, parent: Ref, ref: Ref) -> Element:
        entries = self[ref]
        assert entries["P"] == parent, f"{ref} names another parent than the one that holds it"
        kids = entries["K"] if isinstance(entries["K"], list) else [entries["K"]]
        return Element(entries["S"], {**entries, "self": ref}, tuple(self._kid(ref, entries, kid) for kid in kids))

    def _kid(self, ref: Ref, entries: dict[str, Any], kid: Any) -> Any:
        if isinstance(kid, int):
            return entries["Pg"].number, kid
        if isinstance(kid, Ref):
            return self._element(ref, kid)
        page = kid.get("Pg", entries.get("Pg")).number
        return (page, kid["MCID"]) if kid["Type"] == "MCR" else kid["Obj"]

    def parent_tree(self) -> dict[int, Any]:
        """What leads from pages and links to their elements, by key."""
        rows = self[self[self.root["StructTreeRoot"]]["ParentTree"]]["Nums"]
        keys = rows[::2]
        assert keys == sorted(set(keys))
        return dict(zip(keys, rows[1::2], strict=True))

    def links(self) -> Iterator[tuple[int, Ref, dict[str, Any]]]:
        """Page, reference and entries of each link."""
        for page in self.pages:
            for ref in self[page].get("Annots", ()):
                yield page, ref, self[ref]
