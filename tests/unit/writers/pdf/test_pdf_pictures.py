"""Pictures pass through and show what they hold."""

import hashlib
import io
import re
import struct
import zipfile
import zlib

import pytest
from PIL import Image, ImageCms

from briefbook.actions.exchange.photos import clean_picture
from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.pictures import plain
from briefbook.writers.word.write import write as write_docx
from tests.unit.writers.pdf.pages_of import book, house, paper, pixels, written

MM = 72 / 25.4
RED, BLUE = (200, 30, 30), (30, 30, 200)


def stored(image: Image.Image, kind: str, **more) -> n.Picture:
    file = io.BytesIO()
    image.save(file, kind, **more)
    content = file.getvalue()
    return n.Picture(hashlib.sha256(content).hexdigest(), f"image/{kind.lower()}", *image.size, content)


def halves(mode: str = "RGB", size: tuple[int, int] = (400, 200)) -> Image.Image:
    """A picture whose left half is red and right half blue, with noise in a corner so that filters are used."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    for k in range(min(60, *size)):
        image.putpixel((k, k % 37), (k * 4 % 256, k * 7 % 256, k))
    return image.convert(mode)


def shown(picture: n.Picture, width: float = 60, height: float = 30, focus: tuple[float, float] = (0.5, 0.5)):
    """The colours at the left and the right of the picture as a page shows it."""
    figure = n.Figure(picture.sha256, width, height, "Alt", Lang.EN, focus=focus)
    result = written(figure, pictures=(picture,))
    image = pixels(result.content, scale=1)
    page = house().page
    left, top = page.inner * MM, page.top * MM
    y = int(top + height * MM * 0.7)
    return [image.getpixel((int(left + width * MM * part), y)) for part in (0.2, 0.8)], result.content


def near(found, wanted) -> bool:
    return all(abs(a - b) < 14 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("mode", "kind", "more"),
    [
        ("RGB", "JPEG", {"quality": 95}),
        ("RGB", "PNG", {}),
        ("P", "PNG", {}),
        ("P", "PNG", {"bits": 4}),
        ("RGBA", "PNG", {}),
    ],
)
def test_colours_are_those_of_the_picture(mode, kind, more):
    image = halves().quantize(16) if more.get("bits") else halves(mode)
    (left, right), _ = shown(stored(image, kind, **more))
    assert near(left, RED)
    assert near(right, BLUE)


@pytest.mark.parametrize(("mode", "kind"), [("L", "JPEG"), ("L", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("I;16", "PNG")])
def test_grey_pictures_show(mode, kind):
    image = Image.new("L", (400, 200), 0)
    image.paste(255, (200, 0, 400, 200))
    image = image.point(lambda v: v * 257, "I").convert(mode) if mode == "I;16" else image.convert(mode)
    (left, right), _ = shown(stored(image, kind))
    assert near(left, (0, 0, 0))
    assert near(right, (255, 255, 255))


def test_a_cmyk_jpeg_shows():
    (left, right), _ = shown(stored(halves("CMYK"), "JPEG", quality=95))
    assert left[0] > left[2] + 60
    assert right[2] > right[0] + 60


def without(content: bytes, *marks: int) -> bytes:
    """A JPEG without the segments of some marks before its scan."""
    out, at = content[:2], 2
    while content[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        out += b"" if content[at + 1] in marks else content[at:end]
        at = end
    return out + content[at:]


def encoded(image: Image.Image, kind: str, **more) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def lab(image: Image.Image) -> Image.Image:
    profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    return ImageCms.applyTransform(image, ImageCms.buildTransform(*profiles, "RGB", "LAB"))


def sixteen() -> bytes:
    """The halves as a PNG of sixteen bits a colour, which Pillow does not write."""
    row = b"\0" + b"".join(struct.pack(">3H", *(part * 257 for part in colour)) * 200 for colour in (RED, BLUE))
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", 400, 200, 16, 2, 0, 0, 0),
        b"IDAT": zlib.compress(row * 200),
        b"IEND": b"",
    }
    chunks = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts.items()
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


UNUSUAL = {
    "RGB JPEG": lambda: encoded(halves(), "JPEG", quality=95, keep_rgb=True),
    "RGB JPEG without an Adobe segment": lambda: without(
        encoded(halves(), "JPEG", quality=95, keep_rgb=True), 0xE0, 0xEE
    ),
    "JPEG without any segment of an application": lambda: without(encoded(halves(), "JPEG", quality=95), 0xE0, 0xEE),
    "CMYK JPEG": lambda: encoded(halves("CMYK"), "JPEG", quality=95),
    "CMYK JPEG without an Adobe segment": lambda: without(encoded(halves("CMYK"), "JPEG", quality=95), 0xEE),
    "CMYK TIFF": lambda: encoded(halves("CMYK"), "TIFF"),
    "LAB TIFF": lambda: encoded(lab(halves()), "TIFF"),
    "PNG of 16 bits": sixteen,
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_an_unusual_picture_has_its_colours_on_a_page_and_in_a_document(name):
    """By the whole road: cleaned at intake, then as each writer puts it in."""
    kept = clean_picture(UNUSUAL[name]())
    picture = n.Picture(hashlib.sha256(kept.content).hexdigest(), kept.mime, kept.width, kept.height, kept.content)
    (left, right), _ = shown(picture)
    assert near(left, RED), left
    assert near(right, BLUE), right
    tree = book(paper(n.Figure(picture.sha256, 60, 30, "Alt", Lang.EN)), pictures=(picture,))
    with zipfile.ZipFile(io.BytesIO(write_docx(tree, house()).content)) as package:
        [name] = [name for name in package.namelist() if name.startswith("word/media/")]
        with Image.open(io.BytesIO(package.read(name))) as image:
            assert image.mode == "RGB"
            assert near(image.getpixel((80, 140)), RED)
            assert near(image.getpixel((320, 140)), BLUE)


def test_a_jpeg_of_red_green_and_blue_is_said_to_be_one():
    """A library may hold one from before: intake draws them anew."""
    bare = UNUSUAL["RGB JPEG without an Adobe segment"]()
    assert clean_picture(bare).content != bare
    picture = n.Picture(hashlib.sha256(bare).hexdigest(), "image/jpeg", 400, 200, bare)
    (left, right), content = shown(picture)
    assert near(left, RED)
    assert near(right, BLUE)
    assert b"/DecodeParms <</ColorTransform 0>>" in content
    assert b"ColorTransform" not in shown(stored(halves(), "JPEG"))[1]


def test_transparency_lets_the_page_through():
    image = halves("RGBA")
    image.paste((0, 0, 0, 0), (200, 0, 400, 200))
    (left, right), content = shown(stored(image, "PNG"))
    assert near(left, RED)
    assert near(right, (255, 255, 255))
    assert b"/SMask" in content


def test_the_bytes_of_a_jpeg_are_not_touched():
    picture = stored(halves(), "JPEG", quality=90)
    assert picture.content in shown(picture)[1]


def test_the_rows_of_a_png_without_alpha_are_not_touched():
    picture = stored(halves(), "PNG")
    rows = b"".join(
        picture.content[
            match.end() : match.end() + struct.unpack(">I", picture.content[match.start() - 4 : match.start()])[0]
        ]
        for match in re.finditer(b"IDAT", picture.content)
    )
    assert rows in shown(picture)[1]


def test_parted_rows_are_those_of_the_picture():
    image = halves("RGBA", (31, 17))
    for k in range(17):
        image.putpixel((k, k % 17), (k * 8, 255 - k * 8, k, k * 8))
    ready = plain(stored(image, "PNG"))
    assert ready is not None
    raw = zlib.decompress(ready.mask)
    assert len(raw) == 17 * 32
    assert len(zlib.decompress(ready.content)) == 17 * (31 * 3 + 1)


def test_a_picture_is_cropped_round_its_focus():
    picture = stored(halves(), "PNG")
    for focus, colour in (((0.0, 0.5), RED), ((1.0, 0.5), BLUE)):
        (left, right), _ = shown(picture, 30, 30, focus)
        assert near(left, colour)
        assert near(right, colour)


def test_what_cannot_be_passed_through_is_none():
    content = halves()
    file = io.BytesIO()
    content.save(file, "PNG")
    broken = n.Picture("0" * 64, "image/png", 4, 4, file.getvalue()[:40])
    assert plain(broken) is None
    assert plain(n.Picture("1" * 64, "image/jpeg", 4, 4, b"no picture")) is None


def test_a_picture_used_twice_is_stored_once():
    picture = stored(halves(), "JPEG")
    figure = n.Figure(picture.sha256, 30, 15, "Alt", Lang.EN)
    assert written(figure, figure, pictures=(picture,)).content.count(picture.content) == 1
