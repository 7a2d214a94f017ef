"""A book of the bench as our tree, in the Compact layout: papers run on, parts begin a page, pages count through."""

import json
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import (
    Align,
    Around,
    Block,
    Book,
    Card,
    Cell,
    Column,
    Contents,
    Entry,
    Figure,
    Heading,
    Item,
    List,
    Look,
    Numbering,
    Paper,
    Paragraph,
    Picture,
    Role,
    Row,
    Space,
    Span,
    Start,
    Tab,
    Table,
)

_MADE = datetime(2025, 2, 10, 9, 0, tzinfo=UTC)
_EN = Lang.EN

Raw = dict[str, Any]


def read_book(folder: Path) -> Raw:
    """What `book.json` says."""
    raw: Raw = json.loads((folder / "book.json").read_bytes())
    return raw


def read_pictures(folder: Path) -> dict[str, Picture]:
    """The pictures by their source; digest and pixels are known, as they are in a library."""
    known = json.loads((folder / "pictures.json").read_text(encoding="utf-8"))
    return {
        name: Picture(sha256, "image/jpeg", width, height, (folder / name).read_bytes())
        for name, (sha256, width, height) in known.items()
    }


def tree(raw: Raw, pictures: dict[str, Picture]) -> Book:
    """The book: cover and contents, then a tab per part with a paper per section."""
    meta = raw["meta"]
    tabs = [
        _tab(str(n), list(sections), pictures)
        for n, (_, sections) in enumerate(groupby(raw["sections"], lambda section: section["part"]), 1)
    ]
    front = Tab("", (), (_cover(meta), _contents(tabs)), _EN)
    around = Around(head=_line(meta["classification"]))
    every = tuple(pictures.values())
    return Book(meta["title"], _EN, _MADE, Numbering.BOOK, (front, *tabs), around, every)


def _line(text: str) -> tuple[Span, ...]:
    return (Span(text, _EN),)


def _cover(meta: dict[str, str]) -> Paper:
    title = Paragraph(_line(meta["title"]), _EN, Role.TITLE, Align.CENTER)
    below = Paragraph(_line(meta["subtitle"]), _EN, Role.LEAD, Align.CENTER)
    return Paper("0.1", _line(meta["title"]), _EN, Start.PAGE, (Space(80.0), title, below), bare=True)


def _contents(tabs: list[Tab]) -> Paper:
    entries = [
        entry
        for tab in tabs
        for entry in (
            Entry(tab.number, tab.title, _EN, paper=False),
            *(Entry(paper.code, paper.title, _EN) for paper in tab.papers[1:]),
        )
    ]
    blocks = (Heading(_line("Contents"), 1, _EN), Contents(tuple(entries), _EN))
    return Paper("0.2", _line("Contents"), _EN, Start.PAGE, blocks)


def _tab(number: str, sections: list[Raw], pictures: dict[str, Picture]) -> Tab:
    papers = []
    for n, section in enumerate(sections, 1):
        start = Start.PAGE if section["level"] == 1 else Start.RUN_ON
        title = _line(section["title"])
        blocks = [Heading(title, section["level"], _EN), *(_block(block, pictures) for block in section["blocks"])]
        papers.append(Paper(f"{number}.{n}", title, _EN, start, tuple(blocks)))
    return Tab(number, papers[0].title, tuple(papers), _EN)


def _block(block: Raw, pictures: dict[str, Picture]) -> Block:
    match block["t"]:
        case "p":
            lang = Lang.FA if block.get("rtl") else _EN
            return Paragraph(_spans(block["runs"], lang), lang)
        case "h":
            return Heading(_line(block["text"]), block["level"], _EN)
        case "ul":
            return _list(block["items"])
        case "table":
            return _table(block["header"], block["rows"], block["widths"])
        case "img":
            return _figure(block, pictures, block["caption"])
        case _:
            return Card(_figure(block, pictures), (_table([], block["facts"], [40, 94]),), _EN)


def _spans(runs: list[list[str]], lang: Lang) -> tuple[Span, ...]:
    return tuple([_span(run, lang) for run in runs])


def _span(run: list[str], lang: Lang) -> Span:
    if len(run) == 1:
        return Span(run[0], lang)
    return Span(run[0], lang, "b" in run[1], "i" in run[1], link=run[2] if len(run) > 2 else "")


def _list(items: list[Raw]) -> List:
    made = []
    for item in items:
        text = Paragraph(_spans(item["runs"], _EN), _EN)
        made.append(Item((text, _list(item["items"])) if item["items"] else (text,)))
    return List(tuple(made), _EN)


def _table(header: list[str], rows: list[list[str]], widths: list[int]) -> Table:
    columns = tuple(Column(float(width)) for width in widths)
    head = _row(header) if header else None
    return Table(columns, tuple([_row(row) for row in rows]), _EN, head, Look.GRID)


def _row(cells: list[str]) -> Row:
    return Row(tuple([Cell((Paragraph((Span(cell, _EN),), _EN, Role.TABLE),)) for cell in cells]))


def _figure(block: Raw, pictures: dict[str, Picture], caption: str = "") -> Figure:
    picture = pictures[block["src"]].sha256
    width, height = float(block["w_mm"]), float(block["h_mm"])
    return Figure(picture, width, height, caption or "Portrait", _EN, _line(caption) if caption else ())


def edited(raw: Raw, n: int) -> None:
    """Add words to one paragraph of a section in the middle of the book; each `n` takes another section."""
    sections = raw["sections"]
    for section in sections[len(sections) // 3 + n :]:
        found = next((block for block in section["blocks"] if block["t"] == "p"), None)
        if found:
            found["runs"].append([f" Edited words number {n}."])
            return
