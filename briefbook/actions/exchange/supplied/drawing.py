"""The objects that draw a page, copied without anything else: what is not on the list of drawing stays behind.

The keys are those of ISO 32000-1, chapters 7.4 (filters), 8 (graphics), 9 (text) and 11 (transparency). So no action,
note, form field, script, attached file, metadata, private data or layer can come along, whatever it is called.
"""

from collections import deque
from collections.abc import Iterator
from enum import Enum
from typing import Final

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from briefbook.actions.exchange.supplied.packing import Packer, damaged
from briefbook.actions.exchange.supplied.values import Head, Part

_DRAWING: Final = """
Type Subtype S
Filter DecodeParms Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows
EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform JBIG2Globals
Width Height ColorSpace Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte
FormType BBox Matrix Resources Group CS I
BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo DW W DW2 W2
CIDToGIDMap FontBBox FontMatrix CharProcs FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent
Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet
CIDSet Style FD Panose Length1 Length2 Length3 BaseEncoding Differences CMapName WMode UseCMap Registry Ordering
Supplement
FunctionType Domain Range Size BitsPerSample Order Encode C0 C1 N Functions Bounds
ShadingType Background AntiAlias Function Coords Extend BitsPerCoordinate BitsPerFlag VerticesPerRow
PatternType PaintType TilingType XStep YStep Shading ExtGState
LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 FL SM SA BM CA ca AIS TK G BC
WhitePoint BlackPoint Gamma Alternate Colorants Process Components
"""
_KEYS: Final = frozenset(_DRAWING.split())
_TYPES: Final = frozenset(
    ("XObject", "Font", "FontDescriptor", "Encoding", "CMap", "ExtGState", "Pattern", "Group", "Mask", "OCMD")
)
_SHELVES: Final = frozenset(("Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "Properties"))
_TELLING: Final = frozenset(
    (
        b"JavaScript",
        b"JS",
        b"Launch",
        b"EmbeddedFile",
        b"EmbeddedFiles",
        b"RichMedia",
        b"Metadata",
        b"AA",
        b"Page",
        b"Pages",
        b"BBSupplied",
    )
)
"""What the proof of a finished file, or a reader of it, would take for more than a drawing."""
_DEEPEST: Final = 40
_LARGEST: Final = 2**31 - 1


class Kind(Enum):
    """What the names in a dictionary are: keys of the standard, or names that the file chose."""

    STANDARD = "standard"
    RESOURCES = "resources"
    CHOSEN = "chosen"
    LAYERS = "layers"


class Drawings:
    """The parts of one file, each copied once however many pages use it."""

    def __init__(self, packer: Packer) -> None:
        self._packer = packer
        self._places: dict[tuple[int, int, Kind], int] = {}
        self._waiting: deque[tuple[int, PdfObject, Kind]] = deque()
        self._parts: list[Part] = []

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts so far; a head names others by their place here."""
        return tuple(self._parts)

    def form(self, head: str, page: DictionaryObject, content: bytes, packing: Head) -> int:
        """Place of the form of a page: `head` holds its own entries, `packing` says how `content` is packed."""
        pieces: list[str | int] = [f"/Type /XObject /Subtype /Form {head} /Resources "]
        resources = page.get("/Resources")
        pieces += self._value(resources, Kind.RESOURCES, 0) if resources is not None else ["<<>>"]
        group = page.get("/Group")
        if group is not None and isinstance(group.get_object(), DictionaryObject):
            pieces += [" /Group ", *self._value(group, Kind.STANDARD, 0)]
        place = len(self._parts)
        self._parts.append(Part(_joined([*pieces, " ", *packing]), content))
        self._copy_waiting()
        return place

    def packing(self, stream: DictionaryObject) -> Head:
        """The entries of a stream's dictionary that say how it is packed."""
        return _joined(list(self._entries(stream, ("Filter", "DecodeParms"))))

    def _copy_waiting(self) -> None:
        """Copy what heads refer to; a queue, because a file may nest deeper than Python can call."""
        while self._waiting:
            place, target, kind = self._waiting.popleft()
            if isinstance(target, StreamObject):
                self._parts[place] = self._stream(target)
            else:
                self._parts[place] = Part(_joined(list(self._value(target, kind, 0))))

    def _stream(self, stream: StreamObject) -> Part:
        if stream.get("/Subtype") == "/PS":
            return Part(("null",))  # a program for the printer
        packed = self._packer.packed(stream)
        left_out = () if packed.as_was else ("Filter", "DecodeParms")
        keys = [key for key in _plain_keys(stream) if key in _KEYS and key not in left_out]
        head: list[str | int] = list(self._entries(stream, keys))
        if not packed.as_was:
            head.append(" /Filter /FlateDecode")
        return Part(_joined(head), packed.content)

    def _value(self, value: PdfObject, kind: Kind, depth: int) -> Iterator[str | int]:
        if depth > _DEEPEST:
            raise damaged()
        if isinstance(value, IndirectObject):
            yield self._reference(value, kind)
        elif isinstance(value, StreamObject):
            yield "null"  # a stream that no number names cannot be
        elif isinstance(value, DictionaryObject):
            yield "<<"
            yield from self._dictionary(value, kind, depth)
            yield ">>"
        elif isinstance(value, ArrayObject):
            yield "["
            for one in value:
                yield from self._value(one, Kind.STANDARD, depth + 1)
                yield " "
            yield "]"
        else:
            yield _single(value)

    def _reference(self, reference: IndirectObject, kind: Kind) -> str | int:
        target = reference.get_object()
        if isinstance(target, DictionaryObject | ArrayObject):
            if kind is Kind.CHOSEN and isinstance(target, StreamObject):
                kind = Kind.STANDARD
            key = (reference.idnum, reference.generation, kind)
            if key not in self._places:
                self._places[key] = len(self._parts)
                self._waiting.append((len(self._parts), target, kind))
                self._parts.append(Part(("null",)))
            return self._places[key]
        return _single(target) if target is not None else "null"

    def _dictionary(self, value: DictionaryObject, kind: Kind, depth: int) -> Iterator[str | int]:
        if kind is Kind.LAYERS:
            # What they stood for is gone, but the drawing names them; one without a group is always shown (8.11.2.2).
            yield " ".join(f"{_name(str(key))} <</Type /OCMD>>" for key in value)
            return
        if kind is Kind.CHOSEN:
            for key in value:
                yield f"{_name(str(key))} "
                yield from self._value(value.raw_get(key), Kind.STANDARD, depth + 1)
                yield " "
            return
        allowed = _SHELVES if kind is Kind.RESOURCES else _KEYS
        yield from self._entries(value, [key for key in _plain_keys(value) if key in allowed], kind, depth)

    def _entries(
        self, value: DictionaryObject, keys: list[str] | tuple[str, ...], kind: Kind = Kind.STANDARD, depth: int = 0
    ) -> Iterator[str | int]:
        for key in keys:
            name = f"/{key}"
            if name not in value or (key == "Type" and str(value[name]).removeprefix("/") not in _TYPES):
                continue
            yield f"{name} "
            yield from self._value(value.raw_get(name), _kind_of(key, kind), depth + 1)
            yield " "


def _plain_keys(value: DictionaryObject) -> list[str]:
    return [str(key).removeprefix("/") for key in value]


def _kind_of(key: str, around: Kind) -> Kind:
    """What the names are in a dictionary that stands at `key`."""
    if around is Kind.RESOURCES:
        return Kind.LAYERS if key == "Properties" else Kind.CHOSEN
    if key == "Resources":
        return Kind.RESOURCES
    return Kind.CHOSEN if key in ("CharProcs", "Colorants") else Kind.STANDARD


def _single(value: PdfObject) -> str:
    """A number, name, truth value or string as it is written; strings in figures, so that none can end too early."""
    match value:
        case BooleanObject():
            return "true" if value.value else "false"
        case float():
            return _number(value)
        case int():
            return str(max(-_LARGEST, min(_LARGEST, int(value))))
        case NameObject():
            return _name(str(value))
        case TextStringObject() | ByteStringObject():
            return f"<{value.original_bytes.hex()}>" if value.original_bytes else "()"
        case _:
            return "null"


def _number(value: float) -> str:
    if value != value or abs(value) > _LARGEST:
        return "0"
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def _name(name: str) -> str:
    """A name as it is written; one that means an action elsewhere is disguised, though here it names only a drawing."""
    plain = name.removeprefix("/").encode("utf-8", "surrogateescape")
    if plain in _TELLING:
        return "/" + "".join(f"#{one:02X}" for one in plain)
    return "/" + "".join(
        chr(one) if (chr(one).isalnum() and one < 128) or one in b"_-+.," else f"#{one:02X}" for one in plain
    )


def _joined(pieces: list[str | int]) -> Head:
    """The pieces with neighbouring texts made one."""
    out: list[str | int] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)
