"""A probe over laid-out pages: what sticks out, what stands on something else, what got lost, what stands alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from briefbook.lang.digits import digits
from briefbook.tree import nodes as n
from briefbook.tree.house import House
from briefbook.writers.pdf.boxes import MM, Ground
from briefbook.writers.pdf.lines import Line
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.setting import Setting, set_book
from briefbook.writers.written import quiet

OUT = 0.6
"""Points that something may stick out."""
ON = 1.0
"""Points that two things may share, across and down."""
SIZE, SUNK = 0.75, 0.2
"""Height above the baseline and depth below it, as parts of the size."""

_DROPPED = re.compile("[-\\s\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


class Field(NamedTuple):
    """A rectangle of a page; y runs down from the top of the text area."""

    left: float
    top: float
    right: float
    foot: float
    what: str

    def meets(self, other: "Field") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > ON and min(self.foot, other.foot) - max(self.top, other.top) > ON


def said(line: Line) -> str:
    """The text of a line as it was set, with its blanks."""
    return "".join([(" " if k and token[2] == 1 else "") + token[1].text for k, token in enumerate(line.tokens)])


def squeezed(text: str) -> str:
    """Text without what lines may add or drop: blanks, hyphens, controls and the case of letters."""
    return _DROPPED.sub("", text).upper().casefold()


def faults(setting: Setting) -> list[str]:
    """All that is wrong on the pages of a book."""
    page = setting.case.house.page
    room = Field(-OUT, -OUT, page.measure * MM + OUT, page.depth * MM + OUT, "")
    told = {str(notice.phrase).split("”")[0].strip("“") for notice in setting.notices if notice.rule == "wide_word"}
    out = []
    for number, leaf in enumerate(setting.leaves, 1):
        lines, plates, shapes = _fields(leaf.items)
        for field in (*lines, *plates, *shapes):
            if not (room.left <= field.left and field.right <= room.right) and not _owned(field, told):
                out.append(f"page {number}: {field} is outside the measure")
            if not (room.top <= field.top and field.foot <= room.foot):
                out.append(f"page {number}: {field} is above the head or below the foot")
        out += [
            f"page {number}: {one} stands on {other}"
            for one, other in _meeting(lines, plates)
            if not (_owned(one, told) or _owned(other, told))
        ]
    return out + _lost(setting)


def loners(setting: Setting) -> list[str]:
    """Headings that stand alone at a foot, and single lines of a paragraph at the head or foot of a page.

    Judged by what stands on the pages, not by what the boxes ask for. A column of cells is no running text.
    """
    out = []
    lines: dict[object, dict[int, set[float]]] = defaultdict(lambda: defaultdict(set))
    for number, leaf in enumerate(setting.leaves, 1):
        for box, x, y in leaf.items:
            for one in box.placed:
                if one.tag is not None and one.tag.kind in ("P", "LBody"):
                    lines[one.tag][number].add(y + one.y)
            heads = [one for one in box.placed if one.tag is not None and one.tag.kind in ("H1", "H2", "H3", "H4")]
            if not heads or len(heads) < len(box.placed) or leaf.number == leaf.of:
                continue
            if _chain(leaf.laid.boxes, box) > setting.case.house.page.depth * MM:
                continue  # what it is tied to needs a page of its own
            if any(one.tag is heads[0].tag for item in setting.leaves[number].items for one in item.box.placed):
                continue  # a title of many lines that goes on itself
            own = [(x + one.x, x + one.x + one.line.width) for one in heads]
            if not any(other.y > y and _under(other.box, other.x, own) for other in leaf.items):
                out.append(f"page {number}: {said(heads[0].line)} stands alone at the foot")
    for pages in lines.values():
        if len(pages) > 1:
            counts = [len(heights) for _, heights in sorted(pages.items())]
            if counts[0] < 2 or counts[-1] < 2:
                out.append(f"pages {sorted(pages)}: a paragraph is parted as {counts}")
    return out


def _chain(boxes, box) -> float:
    """Height that the chain of tied boxes round a box needs to begin, in columns too; 0 for one that is put again."""
    at = next((n for n, one in enumerate(boxes) if one is box), None)
    if at is None:
        columns = (strand.boxes for one in boxes if one.abreast for strand in one.abreast.strands)
        return max([_chain(inner, box) for inner in columns], default=0.0)
    while at and boxes[at - 1].keep:
        at -= 1
    need = boxes[at].height
    while boxes[at].keep and at + 1 < len(boxes):
        need += boxes[at].below + boxes[at + 1].above + (boxes[at + 1].start or boxes[at + 1].height)
        at += 1
    return need


def _under(box, x: float, heads: list[tuple[float, float]]) -> bool:
    """Whether a box has something but headings in the breadth of headings above it: a column beside them counts not."""
    spans = [(one.x, one.x + one.line.width) for one in box.placed if one.tag is None or one.tag.kind[:1] != "H"]
    spans += [(plate.x, plate.x + plate.width) for plate in box.plates]
    spans += [(min(s.x0, s.x1), max(s.x0, s.x1)) for s in box.shapes if not isinstance(s, Ground)]
    return any(x + left < head[1] and head[0] < x + right for left, right in spans for head in heads)


def _owned(field: Field, told: set[str]) -> bool:
    """Whether a line holds a word of which it was told that it is too wide and that cannot be divided."""
    return any(word in field.what and not word.isascii() for word in told)


def _fields(items: Sequence) -> tuple[list[Field], list[Field], list[Field]]:
    lines, plates, shapes = [], [], []
    for box, x, y in items:
        for line, dx, dy, _ in box.placed:
            size = max(token[0].size for token in line.tokens if not token[0].rise or len(line.tokens) == 1)
            left, base = x + dx, y + dy
            lines.append(Field(left, base - SIZE * size, left + line.width, base + SUNK * size, said(line)))
        for plate in box.plates:
            left, top = x + plate.x, y + plate.y
            plates.append(Field(left, top, left + plate.width, top + plate.height, "picture"))
        for shape in box.shapes:
            if isinstance(shape, Ground):
                ends = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
            else:
                ends = (
                    min(shape.x0, shape.x1),
                    min(shape.y0, shape.y1),
                    max(shape.x0, shape.x1),
                    max(shape.y0, shape.y1),
                )
            shapes.append(Field(x + ends[0], y + ends[1], x + ends[2], y + ends[3], type(shape).__name__))
    return lines, plates, shapes


def _meeting(lines: list[Field], plates: list[Field]) -> Iterator[tuple[Field, Field]]:
    """Pairs of lines, and of pictures and anything, that share ground; by one sweep from the top."""
    open_: list[Field] = []
    for field in sorted([*lines, *plates], key=lambda one: one.top):
        open_ = [one for one in open_ if one.foot > field.top]
        yield from [(one, field) for one in open_ if one.meets(field)]
        open_.append(field)


def _lost(setting: Setting) -> list[str]:
    """Paragraphs of the tree whose words do not stand in the lines in their order, or not as often."""
    set_ = _set_texts(setting)
    out = []
    for text, count in Counter(_paragraphs(setting.book)).items():
        if set_[text] < count:
            out.append(f"{count - set_[text]} x lost or out of order: {text[:200]}")
    return out


def _set_texts(setting: Setting) -> Counter[str]:
    """The texts of the elements, in the order of pages and heights; a head that is put again counts once."""
    parts: dict[object, list[str]] = defaultdict(list)
    seen: set[tuple[int, object]] = set()  # equal short texts are one line, each in an element of its own
    for leaf in setting.leaves:
        placed = [(y + one.y, one) for box, _, y in leaf.items for one in box.placed]
        for _, one in sorted(placed, key=lambda pair: pair[0]):
            if one.tag is not None and (id(one.line), one.tag) not in seen:
                seen.add((id(one.line), one.tag))
                parts[one.tag].append(said(one.line))
    out: Counter[str] = Counter()
    for tag, texts in parts.items():
        if (
            tag.parent is not None and tag.parent.kind == "TOCI"
        ):  # between the lines of a title stand its code and its number
            out.update(squeezed("".join(texts[a:b])) for a in range(len(texts)) for b in range(a + 1, len(texts) + 1))
            texts = [texts[0], *texts[2:]]
            out.update({squeezed("".join(texts[:b])) for b in range(2, len(texts) + 1)})
        else:
            out[squeezed("".join(texts))] += 1
    return out


def _paragraphs(book: n.Book) -> Iterator[str]:
    for paper in book.papers:
        for spans, lang in _texts(paper.blocks, paper.lang):
            yield _told(spans, lang)
        for note in paper.notes:
            yield from [_told(spans, lang) for spans, lang in _texts(note.blocks, paper.lang)]
            yield squeezed(digits(str(note.number), paper.lang))
        if paper.tail:
            yield _told(paper.tail, paper.lang)


def _told(spans: Sequence[n.Span], lang) -> str:
    marked = [span.text + (digits(str(span.note), lang) if span.note else "") for span in spans]
    return squeezed("".join(marked))


def _texts(node, lang) -> Iterator[tuple[tuple[n.Span, ...], object]]:
    """All paragraphs below a node; their spans and their language."""
    if isinstance(node, tuple):
        if node and isinstance(node[0], n.Span):
            if squeezed("".join(span.text for span in node)):
                yield node, lang
            return
        for one in node:
            yield from _texts(one, lang)
    elif isinstance(node, n.Point):
        yield (*node.headline, *node.to), node.lang
        yield (n.Span(node.number, node.lang),), node.lang
        yield from _texts(node.blocks, node.lang)
    elif is_dataclass(node):
        own = getattr(node, "lang", lang)
        for field in fields(node):
            if field.name not in ("ref", "focus"):
                yield from _texts(getattr(node, field.name), own)


def probed(book: n.Book, house: House, press: Press) -> Setting:
    """The pages of a book on which nothing is wrong."""
    setting = set_book(book, house, press, quiet)
    found = faults(setting) + loners(setting)
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:40])
    return setting
