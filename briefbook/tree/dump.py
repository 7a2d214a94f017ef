"""The tree of a book as readable text: what golden tests compare and `briefbook dump` prints."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from briefbook.tree.events import Event
from briefbook.tree.nodes import Artwork, Book, Paper, Picture, Span, Tone

_INNER = ("head", "items", "rows", "cells", "parts", "blocks", "entries", "shares", "bars", "keys", "figure")
_SKIPPED = {*_INNER, "spans", "columns", "notes", "lang", "ref"} - {"figure"}


def dump(book: Book) -> str:
    """One line per node, two blanks per level, attributes that differ from their default; ends with a line feed.

    Pictures are named by the first eight figures of their hash; bytes never appear.
    """
    lines = [f"Book {book.title!r} {book.lang} made={book.made.isoformat()} numbering={book.numbering}"]
    lines += [f"  head: {_spans(book.around.head)}", f"  copy: {_spans(book.around.copy)}"]
    if book.around.draft:
        lines.append(f"  draft: {book.around.draft}")
    for tab in book.tabs:
        lines.append(f"  Tab {tab.number or '-'} {_spans(tab.title)}")
        for paper in tab.papers:
            lines += _paper(paper)
    lines += [_event(event) for event in book.events]
    lines += [_picture(picture) for picture in book.pictures]
    return "\n".join(lines) + "\n"


def dump_paper(paper: Paper) -> str:
    """One paper as `dump` prints it: equal texts show the same, for no uid of a record stands in them."""
    return "\n".join(_paper(paper))


def _paper(paper: Paper) -> Iterator[str]:
    yield f"    Paper {paper.code} {_spans(paper.title)}{_attributes(paper, ('code', 'title', 'tail', 'yields'))}"
    for block in paper.blocks:
        yield from _node(block, 3)
    for note in paper.notes:
        yield f"      Note {note.number}"
        for block in note.blocks:
            yield from _node(block, 4)
    if paper.tail:
        yield f"      tail: {_spans(paper.tail)}"


def _picture(picture: Picture | Artwork) -> str:
    if isinstance(picture, Artwork):
        return f"  Artwork {picture.sha256[:8]} {picture.width:g}x{picture.height:g}"
    return f"  Picture {picture.sha256[:8]} {picture.mime} {picture.width}x{picture.height}"


def _event(event: Event) -> str:
    times = "–".join(f"{at:%H:%M}" for at in (event.starts, event.ends) if at) or "all day"
    place = f" in {event.place}{{{event.place_lang}}}" if event.place else ""
    when = f"{event.day} {times} {event.zone} {event.standing}"
    return f"  Event {event.uid[:8]} {when} {event.title}{{{event.lang}}}{place}"


def _node(node: object, depth: int) -> Iterator[str]:
    text = _spans(getattr(node, "spans", ()))
    yield f"{'  ' * depth}{type(node).__name__}{_attributes(node)}{' ' + text if text else ''}"
    for part in _INNER:
        inner = getattr(node, part, None)
        for child in inner if isinstance(inner, tuple) else (inner,):
            if is_dataclass(child) and not isinstance(child, Span):
                yield from _node(child, depth + 1)


def _attributes(node: object, skipped: tuple[str, ...] = ()) -> str:
    out = ""
    for field in fields(node) if is_dataclass(node) else ():
        value = getattr(node, field.name)
        if field.name == "ref" and value is not None:
            out += f" [{value.table}{'.' + value.field if value.field else ''}]"
        elif field.name in _SKIPPED or field.name in skipped or value == field.default:
            continue
        elif field.name == "picture":
            out += f" {value[:8]}"
        elif isinstance(value, tuple) and all(isinstance(one, Span) for one in value):
            out += f" {field.name}={_spans(value)}"
        elif not is_dataclass(value):
            out += f" {field.name}={value.value if isinstance(value, Enum) else value}"
    return out


def _spans(spans: tuple[Span, ...]) -> str:
    return "|".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    flags = "".join(
        letter for letter, on in zip("bisf", (span.bold, span.italic, span.strike, span.fixed), strict=True) if on
    )
    flags += f" {span.tone}" if span.tone is not Tone.PLAIN else ""
    flags += f" ->{span.link}" if span.link else ""
    flags += f" note {span.note}" if span.note else ""
    flags += f" @{span.source.table}.{span.source.field}" if span.source else ""
    text = span.text.replace("\u200c", "‹zwnj›").replace("\u2028", "‹break›").replace("\u00a0", "‹nbsp›")
    return f"{text}{{{span.lang}{' ' + flags.strip() if flags else ''}}}"
