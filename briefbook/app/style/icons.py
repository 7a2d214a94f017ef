"""Icons: the strokes of a file, in a colour, at the size and density of the screen."""

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefbook.app.style.tokens import STROKE
from briefbook.places import resource

# Those that point along the line of reading, and turn round where it runs from right to left.
DIRECTED = frozenset(
    {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "undo-2", "redo-2", "list", "external-link"}
)
_DENSITIES = (1.0, 2.0)


@functools.lru_cache(maxsize=256)
def _strokes(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@functools.lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int, *, density: float = 1.0, mirrored: bool = False, gap: int = 0) -> QPixmap:
    """The icon in a square of `size` logical pixels. Raises OSError for a name that there is no file of.

    `gap` pixels are left free behind it: a style sheet leaves no room between a button's icon and its words.
    """
    strokes = _strokes(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    side = max(1, round(size * density))
    free = round(gap * density)
    image = QImage(side + free, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(strokes.encode())).render(painter, QRectF(free if mirrored else 0, 0, side, side))
    painter.end()
    if mirrored and name in DIRECTED:
        glyph = image.copy(free, 0, side, side).flipped(Qt.Orientation.Horizontal)
        image.fill(Qt.GlobalColor.transparent)
        painter.begin(image)
        painter.drawImage(free, 0, glyph)
        painter.end()
    drawn = QPixmap.fromImage(image)
    drawn.setDevicePixelRatio(density)
    return drawn


def icon(name: str, colour: str, size: int, *, faded: str = "", mirrored: bool = False, gap: int = 0) -> QIcon:
    """The icon for a button or menu; `faded` is its colour where that is disabled."""
    made = QIcon()
    for density in _DENSITIES:
        made.addPixmap(pixmap(name, colour, size, density=density, mirrored=mirrored, gap=gap))
        if faded:
            drawn = pixmap(name, faded, size, density=density, mirrored=mirrored, gap=gap)
            made.addPixmap(drawn, QIcon.Mode.Disabled)
    return made
