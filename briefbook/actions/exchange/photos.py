"""Pictures from outside made safe to keep: bounded, upright, and nothing in them but the picture."""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps

from briefbook.errors import ReadError

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
"""The only decoders that are tried; EPS would call Ghostscript."""
MOST_PIXELS = 40_000_000
LONGEST = 2400
"""Longer side of a kept picture in pixels: an A4 page at 200 dpi."""
_MODES = ("RGB", "L", "RGBA", "P")
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM", b"pHYs"})
# Start of frame (but for DHT, JPG and DAC among their numbers), tables, restart interval, hierarchical progression.
_JPEG_PARTS = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}) - {0xC8}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# Pillow promises OSError and its own bomb warning; broken files also raise the others, found by mutation.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)


class NoPicture(ReadError):
    """Bytes that are no picture of a known kind."""

    def __init__(self) -> None:
        super().__init__("This is not a picture (PNG, JPEG, WEBP, TIFF, GIF, BMP). Replace the file.")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A picture as it is kept: bytes, media type, size in pixels."""

    content: bytes
    mime: str
    width: int
    height: int


def clean_picture(content: bytes, longest: int = LONGEST) -> Cleaned:
    """The picture without camera, place and author; upright, at most `longest` pixels on its longer side.

    A plain PNG or JPEG within bounds that holds nothing else passes unchanged, so that folders stay the same byte for
    byte.
    Raises NoPicture for other files, ReadError above 40 million pixels, before one of them is decoded.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks on odd tags of a file that is drawn anew or refused anyway
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_large(image.width, image.height)
                image.load()
                if _passes(image, content, longest):
                    return Cleaned(content, f"image/{str(image.format).lower()}", image.width, image.height)
                return _redrawn(image, longest)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as wrong:
            raise _too_large(0, 0) from wrong
        except _BROKEN as wrong:
            raise NoPicture from wrong


def frames(content: bytes) -> int:
    """How many pictures a file holds that `clean_picture` takes; of several it takes the first."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as image:
        return int(getattr(image, "n_frames", 1))


def _too_large(width: int, height: int) -> ReadError:
    if not width:
        return ReadError("The picture has over 40 million pixels. Make it smaller.")
    return ReadError(
        "The picture has {width} x {height} pixels, at most 40 million fit. Make it smaller.",
        width=str(width),
        height=str(height),
    )


def _passes(image: Image.Image, content: bytes, longest: int) -> bool:
    """Whether a picture can be kept as it is.

    An interlaced PNG cannot, because a PDF has no such pictures; nor can one with a transparent colour in place of an
    alpha channel, which the page would print as it is; nor a JPEG whose colours readers would take for other ones.
    """
    fits = max(image.size) <= longest and image.mode in _MODES
    plain = not image.info.get("interlace") and "transparency" not in image.info and not _unsaid(image)
    return fits and plain and image.format in ("JPEG", "PNG") and is_bare(content)


def _unsaid(image: Image.Image) -> bool:
    """Whether a JPEG holds red, green and blue without an Adobe segment that says so.

    Only the letters of its components tell it, which some readers pass over: they would see luma and chroma.
    """
    components = tuple(part[0] for part in getattr(image, "layer", ()))
    return components == tuple(b"RGB") and "adobe_transform" not in image.info


def _redrawn(image: Image.Image, longest: int) -> Cleaned:
    """The pixels alone, in a new file: PNG where there is transparency or was no loss, else JPEG."""
    form = image.format
    upright = _eight_bit(ImageOps.exif_transpose(image))
    alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    upright = upright.convert("RGBA" if alpha else "RGB")
    upright.thumbnail((longest, longest))
    new = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    out = io.BytesIO()
    as_png = alpha or form in ("PNG", "GIF")
    if as_png:
        new.save(out, "PNG", optimize=True)
    else:
        new.save(out, "JPEG", quality=92)
    return Cleaned(out.getvalue(), "image/png" if as_png else "image/jpeg", *new.size)


def _eight_bit(image: Image.Image) -> Image.Image:
    """A grey picture of more than 8 bits as one of 8; Pillow alone would cut at 255 and leave it white."""
    if image.mode not in ("I", "F") and not image.mode.startswith("I;16"):
        return image
    grey = image.convert("F")
    white = 65535.0
    if not image.mode.startswith("I;16"):
        # Nothing in the file says what is white: the least usual range that holds the brightest pixel.
        brightest = max(value for value in grey.getextrema() if isinstance(value, float))
        white = next((most for most in (1.0, 255.0, white) if brightest <= most), brightest)
    return grey.point(lambda value: value * (255 / white) + 0.5).convert("L")


def is_bare(content: bytes) -> bool:
    """Whether a PNG or JPEG holds nothing but its picture: no metadata, no profile, nothing after its end."""
    try:
        return _bare_png(content) if content.startswith(_PNG) else _bare_jpeg(content)
    except IndexError:  # cut short
        return False


def _bare_png(content: bytes) -> bool:
    """Walk the chunks (PNG specification, 5.3): length, name, bytes, checksum."""
    at = len(_PNG)
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + 8]
        at += 12 + length
        if name not in _PNG_PARTS:
            return False
        if name == b"IEND":
            return length == 0 and at == len(content)
    return False


def _bare_jpeg(content: bytes) -> bool:
    """Walk the segments (ITU T.81, annex B); of the application ones only a plain JFIF and an Adobe one may stand."""
    if content[:2] != b"\xff\xd8":
        return False
    at = 2
    while True:
        if content[at] != 0xFF:
            return False
        mark = content[at + 1]
        if mark == 0xD9:
            return at + 2 == len(content)
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if not _bare_segment(mark, content[at + 4 : at + 2 + length]):
            return False
        at += 2 + length
        if mark == 0xDA:
            at = _after_scan(content, at)


def _bare_segment(mark: int, body: bytes) -> bool:
    """Whether one JPEG segment says nothing beyond the picture."""
    if mark == 0xE0:
        return body[:5] == b"JFIF\0" and len(body) == 14 and body[12:14] == b"\0\0"
    if mark == 0xEE:
        return body[:5] == b"Adobe" and len(body) == 12
    return mark == 0xDA or mark in _JPEG_PARTS


def _after_scan(content: bytes, at: int) -> int:
    """Index of the marker that ends the compressed bytes; stuffed zeros and restart marks belong to them.

    Raises IndexError where the file ends before one.
    """
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise IndexError
        if content[at + 1] != 0 and content[at + 1] not in _ALONE:
            return at
        at += 2
