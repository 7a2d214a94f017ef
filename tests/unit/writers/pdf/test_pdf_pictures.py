"""Pictures pass through and show what they hold."""

import hashlib
import io
import re
import struct
import zlib

import pytest
from PIL import Image

from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.writers.pdf.pictures import plain
from tests.unit.writers.pdf.pages_of import house, pixels, written

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
