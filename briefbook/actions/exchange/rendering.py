"""A page of a PDF as a picture, for formats that hold no pages. The only place outside the windows that loads Qt."""

import io

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from briefbook.actions.exchange.photos import Cleaned
from briefbook.errors import WriteError

DOTS = 150
"""Per inch of the page as supplied; it is mostly printed smaller."""
_MOST = 4000
"""Pixels on the longer side: an A2 drawing at 150 dots per inch."""
_QUALITY = 85


def render(content: bytes, width: float, height: float) -> Cleaned:
    """The first page of a PDF that measures width x height points, grey where it has no colour.

    It is a PNG or a JPEG, whichever is smaller. The same page gives the same bytes with the same release of Qt.
    Raises WriteError where Qt cannot draw the page.
    """
    image = _drawn(content, width, height)
    if image.mode == "RGB" and not ImageChops.difference(image, image.convert("L").convert("RGB")).getbbox():
        image = image.convert("L")
    made = {"image/png": io.BytesIO(), "image/jpeg": io.BytesIO()}
    image.save(made["image/png"], "PNG", compress_level=7)
    image.save(made["image/jpeg"], "JPEG", quality=_QUALITY)
    mime, out = min(made.items(), key=lambda one: (len(one[1].getvalue()), one[0]))
    return Cleaned(out.getvalue(), mime, image.width, image.height)


def _drawn(content: bytes, width: float, height: float) -> Image.Image:
    scale = min(DOTS / 72, _MOST / max(width, height))
    size = QSize(max(1, round(width * scale)), max(1, round(height * scale)))
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(held)
    page = document.render(0, size) if document.pageCount() else QImage()
    if page.isNull():
        raise WriteError("A page of a file as supplied cannot be drawn for a DOCX. Build the PDF.")
    plain = page.convertToFormat(QImage.Format.Format_RGBA8888)
    measures = (plain.width(), plain.height())
    drawn = Image.frombytes("RGBA", measures, bytes(plain.constBits()), "raw", "RGBA", plain.bytesPerLine())
    document.close()
    paper = Image.new("RGB", measures, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    return paper
