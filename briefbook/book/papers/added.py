"""Blocks that staff added to a paper by hand."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, para
from briefbook.errors import phrase
from briefbook.model.fact import Fact
from briefbook.model.outline import BlockKind, StoredBlock, StoredPaper
from briefbook.model.source import Photo
from briefbook.tree.nodes import Block, Box, Panel, Ruled

PHOTO_WIDTH = 100.0
_LINES = 8


def added(desk: Desk, paper: StoredPaper) -> Blocks:
    """The stored blocks of a paper in their order."""
    return tuple(part for block in desk.dossier.children(StoredBlock, paper.id) for part in _block(desk, block))


def _block(desk: Desk, block: StoredBlock) -> Iterator[Block]:
    text = desk.prose(block, "text")
    match block.kind:
        case BlockKind.BOX:
            if text:
                yield Box(text, Panel.TINT, desk.lang)
        case BlockKind.FACT:
            fact = desk.dossier.get(Fact, block.ref_uid)
            if fact:
                yield from para((*desk.line(fact, "text"), *desk.cites(fact)), desk.lang)
            yield from text
        case BlockKind.PHOTO:
            photo = desk.dossier.get(Photo, block.ref_uid)
            if photo:
                height = PHOTO_WIDTH * photo.height / photo.width if photo.width else PHOTO_WIDTH * 2 / 3
                yield desk.figure(photo, PHOTO_WIDTH, height)
            yield from text
        case BlockKind.RULED:
            yield from text
            yield Ruled(_lines(block), desk.lang, () if text else desk.say(phrase("Notes")))
        case BlockKind.TEXT:
            yield from text


def _lines(block: StoredBlock) -> int:
    """The number of lines among the options, else the usual one."""
    return next((int(o) for o in block.options if o.isascii() and o.isdigit() and int(o) < 60), _LINES)
