"""Blocks without what comes from some records: how long a paper would be if these moved elsewhere."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from briefbook.errors import Ref
from briefbook.tree.nodes import (
    Block,
    Box,
    Card,
    Cell,
    Columns,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Point,
    Points,
    Quote,
    Role,
    Row,
    Span,
    Table,
)

T = TypeVar("T")

_LABELS = frozenset({Role.FIELD, Role.LABEL, Role.OUTCOME_LABEL})
_SHORT = 60


def pruned(blocks: Sequence[Block], gone: Collection[Ref]) -> tuple[Block, ...]:
    """The blocks without what comes from the records in `gone`, nor a heading or label with nothing left below it.

    A Ref without a field stands for the whole record, one with a field for that field alone. What is left unchanged is
    the same object.
    """
    kept = [(n, new) for n, block in enumerate(blocks) if (new := _block(block, gone)) is not None]
    out: list[Block] = []
    for place, (n, block) in enumerate(kept):
        follower = kept[place + 1][1] if place + 1 < len(kept) else None
        parted = n + 1 < len(blocks) and blocks[n + 1] is not follower
        if parted and isinstance(block, Heading) and block.level > 1 and _ends(follower, block.level):
            continue
        out.append(block)
    return tuple(out)


def movable(blocks: Sequence[Block]) -> tuple[Ref, ...]:
    """The records that can be taken out of blocks, each once, in the order in which they stand."""
    return tuple(dict.fromkeys(_refs(blocks)))


def first_words(blocks: Sequence[Block], ref: Ref) -> str:
    """The first words of what comes from a record, at most sixty characters; empty where nothing does."""
    for part, own in _parts(blocks):
        if own is not None and _named(own, (ref,)):
            text = " ".join("".join(span.text for span in _spans(part)).split())
            if text:
                return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
    return ""


def _named(ref: Ref | None, gone: Collection[Ref]) -> bool:
    return ref is not None and (ref in gone or ref._replace(field="") in gone)


def _ends(follower: Block | None, level: int) -> bool:
    return follower is None or (isinstance(follower, Heading) and follower.level <= level)


def _block(block: Block, gone: Collection[Ref]) -> Block | None:
    match block:
        case Paragraph() | Figure():
            return None if _named(block.ref, gone) else block
        case Points():
            points = _left(block.items, [_point(point, gone) for point in block.items])
            return block if points is block.items else replace(block, items=points) if points else None
        case List():
            items = _left(block.items, [_item(item, gone) for item in block.items])
            return block if items is block.items else replace(block, items=items) if items else None
        case Table():
            rows = _left(block.rows, [_row(row, gone) for row in block.rows])
            return block if rows is block.rows else replace(block, rows=rows) if rows else None
        case Columns():
            parts = tuple(
                part if (inner := pruned(part.blocks, gone)) == part.blocks else replace(part, blocks=inner)
                for part in block.parts
            )
            if parts == block.parts:
                return block
            return replace(block, parts=parts) if any(part.blocks for part in parts) else None
        case Quote() | Box() | Card():
            return _inside(block, gone)
        case _:
            return block


def _inside(block: Quote | Box | Card, gone: Collection[Ref]) -> Block | None:
    inner = pruned(block.blocks, gone)
    if inner == block.blocks:
        return block
    left = any(not (isinstance(one, Paragraph) and one.role in _LABELS) for one in inner)
    return replace(block, blocks=inner) if left else None


def _left(old: tuple[T, ...], new: Sequence[T | None]) -> tuple[T, ...]:
    """What is left of some parts; `old` itself where none has changed."""
    if all(one is other for one, other in zip(new, old, strict=True)):
        return old
    return tuple(one for one in new if one is not None)


def _point(point: Point, gone: Collection[Ref]) -> Point | None:
    if _named(point.ref, gone):
        return None
    inner = pruned(point.blocks, gone)
    return point if inner == point.blocks else replace(point, blocks=inner)


def _item(item: Item, gone: Collection[Ref]) -> Item | None:
    inner = pruned(item.blocks, gone)
    if inner == item.blocks:
        return item
    return replace(item, blocks=inner) if inner else None


def _row(row: Row, gone: Collection[Ref]) -> Row | None:
    """The row; gone with its own record, or when nothing but the label in its first cell is left."""
    # Not by the record of a field: a row of several records carries the field of the first of them.
    if row.ref in gone:
        return None
    cells = tuple(_cell(cell, gone) for cell in row.cells)
    if all(one is other for one, other in zip(cells, row.cells, strict=True)):
        return row
    return replace(row, cells=cells) if any(cell.blocks for cell in cells[1:] or cells) else None


def _cell(cell: Cell, gone: Collection[Ref]) -> Cell:
    inner = pruned(cell.blocks, gone)
    return cell if inner == cell.blocks else replace(cell, blocks=inner)


def _refs(blocks: Sequence[Block]) -> Iterator[Ref]:
    for part, ref in _parts(blocks):
        if ref is not None and not (isinstance(part, Row) and ref.field):
            yield ref


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph | Figure | Point | Row, Ref | None]]:
    """What can be taken out, with the record that it comes from; a row of one record is one thing."""
    for block in blocks:
        match block:
            case Paragraph() | Figure():
                yield block, block.ref
            case Points():
                for point in block.items:
                    yield point, point.ref
            case List():
                for item in block.items:
                    yield from _parts(item.blocks)
            case Table():
                for row in block.rows:
                    yield row, row.ref
                    for cell in row.cells if row.ref is None or row.ref.field else ():
                        yield from _parts(cell.blocks)
            case Columns():
                for column in block.parts:
                    yield from _parts(column.blocks)
            case Quote() | Box() | Card():
                yield from _parts(block.blocks)


def _spans(part: Paragraph | Figure | Point | Row) -> tuple[Span, ...]:
    match part:
        case Paragraph():
            return part.spans
        case Figure():
            return part.caption
        case Point():
            return part.headline
        case Row():
            first = next((block for cell in part.cells for block in cell.blocks), None)
            return first.spans if isinstance(first, Paragraph) else ()
