"""Pictures passed through as they are stored: JPEG whole, PNG by its own compressed rows; only alpha is parted."""

import struct
import zlib
from typing import Final, NamedTuple

from briefbook.tree.nodes import Picture

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class Plain(NamedTuple):
    """A picture as a PDF wants it: dictionary entries and bytes, and those of its transparency or empty ones."""

    head: str
    content: bytes
    mask_head: str = ""
    mask: bytes = b""


def plain(picture: Picture) -> Plain | None:
    """The picture ready for a file, or None for one that cannot be passed through (interlaced, broken)."""
    try:
        return _png(picture.content) if picture.content.startswith(_SIGNATURE) else _jpeg(picture.content)
    except (ValueError, LookupError, struct.error, zlib.error):
        return None


def _head(width: int, height: int, space: str, bits: int, more: str) -> str:
    measures = f"/Width {width} /Height {height} /ColorSpace {space} /BitsPerComponent {bits}"
    return f"/Type /XObject /Subtype /Image {measures} {more}"


def _jpeg(content: bytes) -> Plain:
    """A JPEG by the measures in its frame header; Adobe writes CMYK inverted.

    Without an Adobe segment a reader of PDF takes three components for luma and chroma (ISO 32000-1, table 13); those
    that are named R, G and B are colours, as every JPEG library has it.
    """
    if content[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    at = 2
    adobe = False
    while True:
        if content[at] != 0xFF:
            raise ValueError("broken JPEG")
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width, parts = struct.unpack(">HHB", content[at + 5 : at + 10])
            more = "/Filter /DCTDecode" + (" /Decode [1 0 1 0 1 0 1 0]" if parts == 4 and adobe else "")
            if parts == 3 and not adobe and content[at + 10 : at + 19 : 3] == b"RGB":
                more += " /DecodeParms <</ColorTransform 0>>"
            return Plain(_head(width, height, _SPACES[parts], content[at + 4], more), content)
        adobe = adobe or (marker == 0xEE and content[at + 4 : at + 9] == b"Adobe")
        at += 2 + length


def _png(content: bytes) -> Plain:
    """A PNG: its IDAT goes into the file as it is; with alpha the rows are parted without undoing their filters."""
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", content[16:29])
    if interlaced:
        raise ValueError("interlaced PNG")
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + content[at + 8 : at + 8 + length]
        at += 12 + length
    rows = chunks[b"IDAT"]
    if kind in (4, 6):
        return _parted(rows, width, height, bits, _CHANNELS[kind])
    if kind == 3:
        palette = chunks[b"PLTE"]
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex().upper()}>]"
        return Plain(_head(width, height, space, bits, _predicted(1, bits, width)), rows)
    channels = _CHANNELS[kind]
    return Plain(_head(width, height, _SPACES[channels], bits, _predicted(channels, bits, width)), rows)


def _predicted(channels: int, bits: int, width: int) -> str:
    parameters = f"/Predictor 15 /Colors {channels} /BitsPerComponent {bits} /Columns {width}"
    return f"/Filter /FlateDecode /DecodeParms <<{parameters}>>"


def _parted(rows: bytes, width: int, height: int, bits: int, channels: int) -> Plain:
    """Colour and alpha apart: PNG filters work on each byte of a pixel by itself, so filtered rows may be parted."""
    size = bits // 8
    step = channels * size
    colours = (channels - 1) * size
    raw = zlib.decompress(rows)
    stride = 1 + width * step
    if len(raw) != stride * height:
        raise ValueError("broken PNG")
    colour, alpha = bytearray(), bytearray()
    for start in range(0, len(raw), stride):
        row = raw[start + 1 : start + stride]
        kept, clear = bytearray(width * colours), bytearray(width * size)
        for n in range(colours):
            kept[n::colours] = row[n::step]
        for n in range(size):
            clear[n::size] = row[colours + n :: step]
        colour += raw[start : start + 1] + kept
        alpha += raw[start : start + 1] + clear
    return Plain(
        _head(width, height, _SPACES[channels - 1], bits, _predicted(channels - 1, bits, width)),
        zlib.compress(bytes(colour), 6),
        _head(width, height, "/DeviceGray", bits, _predicted(1, bits, width)),
        zlib.compress(bytes(alpha), 6),
    )
