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
LEAST: Final = 2
"""Lines that a brief has room for even where its text is short."""
_FOR_ONE: Final = 420
"""Characters that make room for a line when they take the width of the column for notes: body type on A4."""


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


def lines_saved(characters: int) -> int:
    """How many lines have room where so many characters take the width of a column for notes, whatever the sheet."""
    return max(LEAST, characters // _FOR_ONE)
