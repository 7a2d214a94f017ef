"""Pictures: inline drawings, cropped round their focus, one media part for each picture of the book."""

from typing import Final

from briefbook.errors import Notice, Weight, phrase
from briefbook.tree.nodes import Align, Facsimile, Figure, Paragraph, Picture, Role
from briefbook.writers.word.escape import attribute, twips
from briefbook.writers.word.job import Job, Place
from briefbook.writers.word.paragraphs import draw_paragraph, opening
from briefbook.writers.word.styles import STYLES

_EMU: Final = 635
"""English metric units in a twip."""

_LEAST_DOTS: Final = 150
_BELOW: Final = 45.0
"""Millimetres of a page that a supplied one leaves to its caption and to the title above the first."""
_LINE: Final = '<a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
_DRAWING: Final = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{id}" name="Picture {id}" descr="{alt}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="Picture {id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="{rid}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "{line}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def draw_figure(job: Job, figure: Figure, place: Place) -> str:
    """A picture in a paragraph of its own, its caption below; a picture wider than its place is made smaller."""
    return _captioned(job, figure, place)


def draw_facsimile(job: Job, page: Facsimile, place: Place) -> str:
    """A page as somebody else supplied it, as large as ours allows but never larger than it is, in a fine line."""
    room = (place.width / twips(1.0), job.house.page.depth - _BELOW)
    scale = min(1.0, room[0] / max(page.width, 0.1), room[1] / max(page.height, 0.1))
    size = (page.width * scale, page.height * scale)
    figure = Figure(page.picture, *size, page.alt, page.lang, page.caption, (0.5, 0.5), page.ref)
    return _captioned(job, figure, place, Align.CENTER, _LINE.format(colour=job.house.colour("hairline")[1:]))


def _captioned(job: Job, figure: Figure, place: Place, align: Align = Align.START, line: str = "") -> str:
    keep = bool(figure.caption) or place.keep
    body = opening(job, STYLES[Role.TABLE], Role.TABLE, figure.lang, place, keep=keep, align=align)
    body += f"{_drawing(job, figure, place.width, line)}</w:p>"
    if figure.caption:
        body += draw_paragraph(job, Paragraph(figure.caption, figure.lang, Role.CAPTION, align), place)
    return body


def _drawing(job: Job, figure: Figure, width: int, line: str) -> str:
    found = job.register.picture(figure.picture)
    if found is None:
        said = phrase("A picture is missing; its place stays empty. Choose the picture again.")
        job.notices.append(Notice("no_picture", said, figure.ref, Weight.MUST))
        return ""
    picture, rid = found
    scale = min(1.0, width / max(1, twips(figure.width)))
    cx, cy = (round(twips(side) * scale) * _EMU for side in (figure.width, figure.height))
    dots = 914_400 / max(cx / picture.width, cy / picture.height)
    if dots < _LEAST_DOTS - 0.5:
        said = phrase(
            "A picture prints at {dots} dots per inch; {least} are needed. Use a larger one.",
            dots=int(dots),
            least=_LEAST_DOTS,
        )
        job.notices.append(Notice("coarse_picture", said, figure.ref))
    return _DRAWING.format(
        cx=cx,
        cy=cy,
        id=job.register.drawing(),
        rid=rid,
        alt=attribute(figure.alt),
        crop=_crop(picture, figure),
        line=line,
    )


def _crop(picture: Picture, figure: Figure) -> str:
    """What is cut off each side, in thousandths of a per cent, so that the focus stays in the picture."""
    have, want = picture.width / picture.height, figure.width / figure.height
    if have > want:
        off = 1 - want / have
        start = _lead(off, figure.focus[0])
        return f'<a:srcRect l="{round(start * 100_000)}" r="{round((off - start) * 100_000)}"/>'
    off = 1 - have / want
    start = _lead(off, figure.focus[1])
    return f'<a:srcRect t="{round(start * 100_000)}" b="{round((off - start) * 100_000)}"/>'


def _lead(off: float, focus: float) -> float:
    """The part of `off` that is cut before the focus, which comes as near to the middle as the picture allows."""
    return min(off, max(0.0, focus - (1 - off) / 2))
