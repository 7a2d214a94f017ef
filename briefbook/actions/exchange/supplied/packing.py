"""The packed bytes of a stream: passed on as they are where a book may hold them, else packed anew."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

from pypdf.filters import ASCII85Decode, ASCIIHexDecode
from pypdf.generic import ArrayObject, NameObject, NullObject, StreamObject

from briefbook.actions.exchange.supplied.values import not_printable
from briefbook.errors import phrase

_SCANS = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_OUTER = frozenset({"/ASCII85Decode", "/ASCIIHexDecode", "/FlateDecode"})
_LETTERS = {"/ASCII85Decode": ASCII85Decode.decode, "/ASCIIHexDecode": ASCIIHexDecode.decode}
_BLOCK = 1 << 20


class Packed(NamedTuple):
    """Bytes of a stream; with `as_was` its dictionary still says how they are packed, else they are deflated."""

    content: bytes
    as_was: bool


class Packer:
    """Takes the streams of one file; `room` is what may be unpacked of it in all, in bytes."""

    def __init__(self, room: int) -> None:
        self._room = room

    def packed(self, stream: StreamObject) -> Packed:
        """The stream as it was, or packed anew. A scanned page is never unpacked: it may be larger than the memory.

        Raises NotPrintable where it is damaged or unpacks to more than there is room for.
        """
        names = filters(stream)
        raw = bytes(stream._data)  # what pypdf read; its own get_data unpacks
        if names == ["/FlateDecode"]:
            self._try_out(raw)
            return Packed(raw, as_was=True)
        if names and names[-1] in _SCANS and _OUTER.issuperset(names[:-1]):
            return Packed(raw, as_was=True)
        return Packed(zlib.compress(self.plain(stream), 6), as_was=False)

    def joined(self, streams: Sequence[StreamObject]) -> Packed:
        """Streams that make one drawing together: a single one as `packed` has it, several unpacked and joined."""
        if len(streams) == 1:
            return self.packed(streams[0])
        return Packed(zlib.compress(b"\n".join(self.plain(stream) for stream in streams), 6), as_was=False)

    def plain(self, stream: StreamObject) -> bytes:
        """The unpacked bytes of a stream. Raises as `packed` does."""
        names, raw = filters(stream), bytes(stream._data)
        while names and names[0] in _LETTERS:
            raw, names = bytes(_LETTERS[names[0]](raw)), names[1:]
        if names == ["/FlateDecode"]:
            self._try_out(raw)  # pypdf would mend it in silence
        content = stream.get_data()
        self._take(len(content))
        return bytes(content)

    def _try_out(self, raw: bytes) -> None:
        """Inflate without keeping: a viewer would show the half of a damaged page and say nothing."""
        opener = zlib.decompressobj()
        rest = raw
        try:
            while rest and not opener.eof:
                self._take(len(opener.decompress(rest, _BLOCK)))
                rest = opener.unconsumed_tail
        except zlib.error as wrong:
            raise damaged() from wrong
        if not opener.eof:
            raise damaged()

    def _take(self, size: int) -> None:
        self._room -= size
        if self._room < 0:
            raise not_printable(phrase("it unpacks to too much. Print it to a new PDF and take that."))


def filters(stream: StreamObject) -> list[str]:
    """Names of the filters of a stream, in the order in which they unpack it."""
    value = stream.get("/Filter", NullObject()).get_object()
    if isinstance(value, NameObject):
        return [str(value)]
    if isinstance(value, ArrayObject):
        return [str(one.get_object()) for one in value]
    return []


def damaged() -> Exception:
    """The refusal of a damaged file."""
    return not_printable(phrase("it is damaged. Open it in its own program, save it again and take that."))
