"""Lines to write on: a table of empty rows, which every program prints; borders of paragraphs would melt into one."""

from typing import Final

from briefbook.tree.nodes import Paragraph, Role, Ruled
from briefbook.writers.word.job import Job, Place
from briefbook.writers.word.paragraphs import draw_paragraph, gap
from briefbook.writers.word.styles import LAYOUT

STEP: Final = 464
"""Twips from line to line, those of the PDF: 8.2 mm."""
ALONE: Final = 16
"""Lines where the tree asks for what is left of a page, which only a word processor knows: they fit below a grid."""
_CHARACTER: Final = 96
"""Twips that a character takes across, about: body type of 10 points."""
_LINE: Final = 280
LEAST: Final = 2
"""Lines that a brief has room for even where its text is short."""


def draw_ruled(job: Job, block: Ruled, place: Place, *, lines: int = 0) -> str:
    """A title and lines: those that the block counts, else `lines`, else what fits most pages."""
    title = Paragraph(block.title, block.lang, Role.FIELD, keep=True)
    head = draw_paragraph(job, title, place._replace(top=True)) if block.title else ""
    colour = job.house.colour("ruled")[1:]
    row = (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{STEP}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{place.width}" w:type="dxa"/><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{colour}"/></w:tcBorders></w:tcPr>'
        f"{gap(20)}</w:tc></w:tr>"
    )
    turned = "<w:bidiVisual/>" if block.lang.rtl else ""
    return (
        f'{head}<w:tbl><w:tblPr><w:tblStyle w:val="{LAYOUT}"/>{turned}<w:tblW w:w="{place.width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{place.width}"/></w:tblGrid>'
        f"{row * (block.lines or lines or ALONE)}</w:tbl>"
    )


def lines_saved(characters: int, narrow: int, wide: int) -> int:
    """How many lines have room where so many characters stand in a wide column in place of a narrow one; twips."""
    line = characters * _CHARACTER * _LINE
    return max(LEAST, int((line / max(narrow, 1) - line / max(wide, 1)) / STEP))
