"""Pictures from outside: nothing but the picture is kept, and nothing hostile is decoded."""

import io
import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from briefbook.actions.exchange.photos import LONGEST, Cleaned, NoPicture, clean_picture, is_bare
from briefbook.errors import ReadError
from tests.covering import examples

CANARY = b"CANARY-44.8176-20.4569"


def drawn(mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> Image.Image:
    image = Image.new("RGB", size, (200, 180, 150))
    ImageDraw.Draw(image).ellipse((5, 5, 25, 20), fill=(20, 60, 120))
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def with_place(image: Image.Image) -> Image.Exif:
    exif = image.getexif()
    exif[0x010E] = CANARY.decode()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[29] = "2025:02:25"
    exif.get_ifd(0x8825)[27] = CANARY
    return exif


def png_with(chunk: bytes, body: bytes) -> bytes:
    plain = saved(drawn(), "PNG")
    extra = struct.pack(">I", len(body)) + chunk + body + struct.pack(">I", zlib.crc32(chunk + body))
    return plain[:33] + extra + plain[33:]


def texts() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", CANARY.decode())
    return info


MARKED = {
    "jpeg with place": saved(drawn(), "JPEG", exif=with_place(drawn())),
    "jpeg with comment": saved(drawn(), "JPEG", comment=CANARY),
    "jpeg with profile": saved(drawn(), "JPEG", icc_profile=CANARY),
    "jpeg with tail": saved(drawn(), "JPEG") + CANARY,
    "png with text": saved(drawn(), "PNG", pnginfo=texts()),
    "png with place": saved(drawn(), "PNG", exif=with_place(drawn())),
    "png with a chunk of its own": png_with(b"caNb", CANARY),
    "png with tail": saved(drawn(), "PNG") + CANARY,
    "webp with place": saved(drawn(), "WEBP", exif=with_place(drawn())),
    "tiff with place": saved(drawn(), "TIFF", description=CANARY.decode()),
    "gif with comment": saved(drawn("P"), "GIF", comment=CANARY),
}


@pytest.mark.parametrize("content", MARKED.values(), ids=MARKED.keys())
def test_place_camera_and_author_do_not_survive(content: bytes):
    assert CANARY in content
    cleaned = clean_picture(content)
    assert CANARY not in cleaned.content
    assert is_bare(cleaned.content)
    assert clean_picture(cleaned.content) == cleaned


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "P"])
def test_a_bare_png_passes_unchanged(mode: str):
    content = saved(drawn(mode), "PNG")
    assert clean_picture(content) == Cleaned(content, "image/png", 40, 30)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}, {"quality": 20, "subsampling": 2}])
def test_a_bare_jpeg_passes_unchanged(options: dict[str, object]):
    content = saved(drawn(), "JPEG", **options)
    assert clean_picture(content) == Cleaned(content, "image/jpeg", 40, 30)


@pytest.mark.parametrize(
    ("form", "mode", "mime"),
    [
        ("WEBP", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/png"),
        ("TIFF", "RGB", "image/jpeg"),
        ("TIFF", "CMYK", "image/jpeg"),
        ("GIF", "P", "image/png"),
        ("BMP", "RGB", "image/jpeg"),
        ("PNG", "LA", "image/png"),
        ("PNG", "I;16", "image/png"),
        ("JPEG", "CMYK", "image/jpeg"),
    ],
)
def test_every_listed_format_comes_in(form: str, mode: str, mime: str):
    image = Image.new("I;16", (40, 30)) if mode == "I;16" else drawn(mode)
    if mode in ("RGBA", "LA"):
        image.putalpha(120)
    cleaned = clean_picture(saved(image, form))
    assert (cleaned.mime, cleaned.width, cleaned.height) == (mime, 40, 30)
    assert is_bare(cleaned.content)


def test_a_picture_is_turned_upright():
    cleaned = clean_picture(MARKED["jpeg with place"])
    assert (cleaned.width, cleaned.height) == (30, 40)


def test_a_large_picture_is_made_smaller():
    cleaned = clean_picture(saved(drawn(size=(LONGEST + 100, 50)), "PNG"))
    assert (cleaned.width, cleaned.height) == (LONGEST, 48)


@pytest.mark.parametrize("size", [(10_000, 5_000), (20_000, 20_000), (2**20, 2**20)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]):
    header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    body = zlib.compress(b"")
    chunks = b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
        for name, part in ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    )
    with pytest.raises(ReadError, match="40 million"):
        clean_picture(b"\x89PNG\r\n\x1a\n" + chunks)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        saved(drawn(), "PNG")[:60],
        saved(drawn(), "JPEG")[:300],
        saved(drawn(), "PPM"),
        saved(drawn(), "ICO"),
    ],
)
def test_what_is_no_whole_picture_of_a_listed_kind_is_refused(content: bytes):
    with pytest.raises(NoPicture):
        clean_picture(content)


@given(st.sampled_from(sorted(MARKED)), st.randoms(use_true_random=False))
@settings(max_examples=examples(60))
def test_broken_pictures_are_refused_and_never_raise_anything_else(name: str, chance: random.Random):
    content = bytearray(MARKED[name])
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        cleaned = clean_picture(bytes(content[: chance.randint(1, len(content))]))
    except ReadError:
        return
    assert CANARY not in cleaned.content


@pytest.mark.parametrize(
    ("form", "mode", "dark", "bright", "white"),
    [
        ("PNG", "I;16", 10_000, 30_000, 65535),
        ("TIFF", "I;16", 0, 65535, 65535),
        ("TIFF", "I", 100, 255, 255),
        ("TIFF", "I", 1000, 60_000, 65535),
        ("TIFF", "I", 1000, 200_000, 200_000),
        ("TIFF", "F", 0.25, 1, 1),
        ("TIFF", "F", 100, 255, 255),
    ],
)
def test_a_grey_picture_of_many_bits_keeps_its_greys(form: str, mode: str, dark: float, bright: float, white: float):
    image = Image.new(mode, (16, 8), dark)
    for place in ((x, y) for x in range(8) for y in range(8)):
        image.putpixel(place, bright)
    kept = Image.open(io.BytesIO(clean_picture(saved(image, form)).content)).convert("L")
    for place, value in ((2, bright), (13, dark)):
        assert abs(kept.getpixel((place, 4)) - 255 * value / white) <= 3


def test_an_interlaced_png_is_drawn_anew_because_a_pdf_cannot_hold_it():
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = b"".join(
        b"\0" + bytes((200, 30, 40)) * len(range(x, 16, across))
        for x, y, across, down in passes
        for _ in range(y, 16, down)
    )
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 1)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    assert is_bare(content)
    kept = clean_picture(content).content
    assert kept[28] == 0
    assert Image.open(io.BytesIO(kept)).getpixel((9, 9)) == (200, 30, 40)
    assert clean_picture(kept).content == kept


@pytest.mark.parametrize("mode", ["P", "L", "RGB"])
def test_a_png_with_a_transparent_colour_gets_an_alpha_channel(mode):
    image = drawn(mode)
    clear = image.getpixel((0, 0))
    content = saved(image, "PNG", transparency=clear)
    kept = Image.open(io.BytesIO(clean_picture(content).content))
    assert kept.mode == "RGBA"
    assert kept.getpixel((0, 0))[3] == 0
    assert kept.getpixel((15, 12))[3] == 255
