"""Recurring forms of a page, made of nodes alone: lines, pairs of field and value, strips, boxes, tiles."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import (
    Align,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Heading,
    Item,
    List,
    Look,
    Panel,
    Paragraph,
    Part,
    Role,
    Row,
    Shade,
    Span,
    Table,
    Tone,
)

Spans = tuple[Span, ...]
Blocks = tuple[Block, ...]
Pair = tuple[Spans, Blocks]
"""A field and its value; a pair without value is left out."""

_LABELS = {Panel.TINT: Tone.ACCENT, Panel.GOLD: Tone.GOLD, Panel.GREEN: Tone.GREEN, Panel.RED: Tone.RED}

DOT, TIED_DOT, WIDE_DOT = " · ", "\u00a0· ", "\u2002·\u2002"


def text_of(spans: Iterable[Span]) -> str:
    """The bare text of spans."""
    return "".join(span.text for span in spans)


def plain(text: str, lang: Lang, ref: Ref | None = None, *, tone: Tone = Tone.PLAIN, fixed: bool = False) -> Spans:
    """One span, or none for an empty text."""
    return (Span(text, lang, tone=tone, fixed=fixed, source=ref),) if text else ()


def joined(parts: Iterable[Spans], between: str, lang: Lang) -> Spans:
    """The parts that are not empty, with `between` as text of `lang` between them; a dot never begins a line."""
    out: Spans = ()
    tie = TIED_DOT if between == DOT else between
    for part in parts:
        if part:
            out = (*out, Span(tie, lang), *part) if out else part
    return out


def bracketed(spans: Spans, lang: Lang) -> Spans:
    """The spans in round brackets of `lang` after a blank; nothing for nothing."""
    return (Span(" (", lang), *spans, Span(")", lang)) if spans else ()


def quoted(spans: Spans, lang: Lang) -> Spans:
    """The spans in the quotation marks of the language that they are in: “ ”, « », „ “."""
    if not spans:
        return ()
    own = leading(spans, lang)
    opening, closing = {Lang.EN: ("“", "”"), Lang.FA: ("«", "»")}.get(own, ("„", "“"))
    return (Span(opening, own), *spans, Span(closing, own))


def slanted(spans: Spans) -> Spans:
    """The spans in italics, but for Persian, which has none."""
    return tuple(replace(span, italic=not span.lang.rtl) for span in spans)


def toned(spans: Spans, tone: Tone) -> Spans:
    """The spans in a tone; those that have one keep it."""
    return tuple(replace(span, tone=tone) if span.tone is Tone.PLAIN else span for span in spans)


def whole(spans: Spans) -> Spans:
    """The spans with blanks that do not break, so that they stand on one line where that is long enough."""
    return tuple(replace(span, text=span.text.replace(" ", "\u00a0")) for span in spans)


def strong(spans: Spans) -> Spans:
    """The spans in bold."""
    return tuple(replace(span, bold=True) for span in spans)


def linked(spans: Spans, code: str) -> Spans:
    """The spans as a link to the paper `code`; unchanged without a code."""
    return tuple(replace(span, link=f"#{code}") for span in spans) if code else spans


def leading(spans: Iterable[Span], lang: Lang) -> Lang:
    """The language that sets the direction of a paragraph: that of its first span with letters, else `lang`."""
    for span in spans:
        if not span.fixed and any(character.isalpha() for character in span.text):
            return span.lang
    return lang


def para(spans: Spans, lang: Lang, role: Role = Role.BODY, *, keep: bool = False, align: Align = Align.START) -> Blocks:
    """One paragraph in the direction of its own language, or nothing for no spans; its ref is that of its text."""
    if not spans:
        return ()
    ref = next((span.source for span in spans if span.source), None)
    return (Paragraph(spans, leading(spans, lang), role, align, keep, ref),)


def heading(spans: Spans, lang: Lang, level: int = 2) -> Blocks:
    """One heading, or nothing for no spans."""
    ref = next((span.source for span in spans if span.source), None)
    return (Heading(spans, level, leading(spans, lang), ref),) if spans else ()


def section(title: Spans, blocks: Blocks, lang: Lang, level: int = 2) -> Blocks:
    """A heading and its blocks; nothing where there are no blocks."""
    return (*heading(title, lang, level), *blocks) if blocks else ()


def restyled(blocks: Blocks, role: Role) -> Blocks:
    """The blocks with body paragraphs, those in lists too, set in another role."""
    return tuple(_restyled(block, role) for block in blocks)


def _restyled(block: Block, role: Role) -> Block:
    match block:
        case Paragraph(role=Role.BODY):
            return replace(block, role=role)
        case List():
            items = tuple(replace(item, blocks=restyled(item.blocks, role)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block


def cell(*blocks: Block, span: int = 1) -> Cell:
    """A cell of a table."""
    return Cell(blocks, span)


def line_cell(spans: Spans, lang: Lang, role: Role = Role.TABLE) -> Cell:
    """A cell of one line, empty for no spans."""
    return Cell(para(spans, lang, role))


def facts(
    pairs: Iterable[Pair], lang: Lang, *, shares: tuple[float, float] = (26, 74), role: Role = Role.TABLE
) -> Blocks:
    """A table of fields and values, without those that have no value; nothing where none has."""
    rows = tuple(
        Row((Cell(para(field, lang, Role.FIELD)), Cell(restyled(value, role))), ref=_first_ref(value))
        for field, value in pairs
        if value
    )
    columns = (Column(shares[0]), Column(shares[1]))
    return (Table(columns, rows, lang, look=Look.FACTS),) if rows else ()


def ruled(
    columns: Iterable[tuple[float, Spans]], rows: Iterable[Row], lang: Lang, *, last: Align = Align.START
) -> Blocks:
    """A table with hairlines; `columns` are shares and headings, no headings = no head. Nothing for no rows.

    `last` is the side on which the last column stands.
    """
    made, given = tuple(rows), tuple(columns)
    head = (
        Row(tuple(line_cell(title, lang, Role.TABLE_HEAD) for _, title in given)) if any(t for _, t in given) else None
    )
    shares = [share for share, _ in given]
    sides = [Align.START] * (len(shares) - 1) + [last]
    return (Table(tuple(map(Column, shares, sides)), made, lang, head),) if made else ()


def row(*cells: Cell, shade: Shade = Shade.NONE, ref: Ref | None = None, anchor: str = "") -> Row:
    """A row of a table."""
    return Row(cells, shade, ref, anchor)


def bullets(items: Iterable[Blocks], lang: Lang, *, mark: str = "", tone: Tone = Tone.PLAIN) -> Blocks:
    """A list of the items that are not empty; nothing where none is left."""
    made = tuple(Item(blocks, mark, tone, _first_ref(blocks)) for blocks in items if blocks)
    return (List(made, lang),) if made else ()


def strip(fields: Iterable[tuple[float, Spans, Blocks]], lang: Lang) -> Blocks:
    """Fields side by side, label above value: shares, labels, values; those without a value are left out."""
    parts = tuple(
        Part(share, (*para(label, lang, Role.FIELD, keep=True), *restyled(value, Role.VALUE)))
        for share, label, value in fields
        if value
    )
    return (Columns(parts, lang),) if parts else ()


def labelled_box(label: Spans, blocks: Blocks, panel: Panel, lang: Lang) -> Blocks:
    """A box with a small label above its blocks; nothing without blocks."""
    if not blocks:
        return ()
    role = Role.OUTCOME_LABEL if panel is Panel.OUTCOME else Role.FIELD
    inner = restyled(blocks, Role.OUTCOME) if panel is Panel.OUTCOME else blocks
    said = toned(label, _LABELS.get(panel, Tone.PLAIN))
    return (Box((*para(said, lang, role, keep=True), *inner), panel, lang, ref=_first_ref(blocks)),)


def abreast(one: Blocks, other: Blocks, lang: Lang, *, shares: tuple[float, float] = (1, 1)) -> Blocks:
    """Two stretches of blocks side by side; over the full width where one of them is empty."""
    return (Columns((Part(shares[0], one), Part(shares[1], other)), lang),) if one and other else (*one, *other)


def grid(boxes: Iterable[Block], lang: Lang, *, across: int) -> Blocks:
    """Blocks side by side, `across` to a line, stretched to one height; a short last line keeps their width."""
    made = tuple(boxes)
    width = min(across, len(made))
    lines = [made[start : start + width] for start in range(0, len(made), width)] if made else []
    return tuple(
        Columns(tuple(Part(1, (box,)) for box in line) + (Part(1, ()),) * (width - len(line)), lang, even=True)
        for line in lines
    )


def _first_ref(blocks: Blocks) -> Ref | None:
    return next((block.ref for block in blocks if isinstance(block, Paragraph | Heading | List) and block.ref), None)


def mapped(blocks: Blocks, change: Callable[[Spans], Spans]) -> Blocks:
    """The blocks with `change` applied to the spans of their paragraphs."""
    return tuple(replace(b, spans=change(b.spans)) if isinstance(b, Paragraph) else b for b in blocks)


def with_end(blocks: Blocks, end: Spans) -> Blocks:
    """The blocks with spans put at the end of their last paragraph, where the last one is a paragraph."""
    if not end or not blocks or not isinstance(blocks[-1], Paragraph):
        return blocks
    last = blocks[-1]
    return (*blocks[:-1], replace(last, spans=(*last.spans, *end)))
