"""What is drawn: bars as shaded cells of tables, squares of a legend as shaded blanks; words stand beside them."""

from itertools import pairwise
from typing import Final

from briefbook.tree.nodes import Bar, Chart, Legend, Meter, Paragraph, Role, Share, Span, Tone
from briefbook.writers.word.job import Job, Place
from briefbook.writers.word.paragraphs import draw_paragraph, gap, opening
from briefbook.writers.word.styles import LAYOUT, STYLES
from briefbook.writers.word.tables import draw_cell, open_table, shading

_ABREAST: Final = 3
"""Most shares beside their bar; the bar of more stands below them."""
_METER: Final = 0.37
_HIGH: Final = 210
_APART: Final = 30
_FIGURE: Final = 250
"""Twips of a digit of a number beside its word."""
_SHORT: Final = 14
"""Most characters of labels beside their bars; longer ones stand above."""
_LABEL, _NUMBER = 0.28, 0.2
_STEP: Final = 70


def draw_meter(job: Job, meter: Meter, place: Place) -> str:
    """Numbers with their words in a row, and the bar as a table of shaded cells beside or below them."""
    shares = meter.shares
    if not shares:
        return ""
    rtl = meter.lang.rtl
    beside = len(shares) <= _ABREAST
    bar = round(place.width * _METER) if beside else place.width
    step = (place.width - bar * beside) // len(shares)
    grid: list[int] = []
    cells: list[str] = []
    for share in shares:
        for width, spans, role in _pair(share, step):
            text = Paragraph(spans, meter.lang, role)
            grid.append(width)
            cells.append(
                draw_cell(width, draw_paragraph(job, text, place._replace(top=True, width=width)), _vertical(role))
            )
    if not beside:
        row = f"{open_table(LAYOUT, grid, rtl=rtl)}<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr></w:tbl>"
        return row + gap(80) + _shares(job, meter, bar)
    grid.append(bar)
    cells.append(draw_cell(bar, _shares(job, meter, bar) + gap(20), '<w:vAlign w:val="center"/>'))
    return f"{open_table(LAYOUT, grid, rtl=rtl)}<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr></w:tbl>"


def _pair(share: Share, step: int) -> tuple[tuple[int, tuple[Span, ...], Role], ...]:
    """Width, text and role of the number of a share and of its word."""
    digits = sum(len(span.text) for span in share.number)
    figure = min(120 + _FIGURE * digits, step // 2)
    number = tuple(Span(s.text, s.lang, tone=share.tone, source=s.source) for s in share.number)
    return (figure, number, Role.NUMERAL), (step - figure, share.word, Role.VALUE)


def _vertical(role: Role) -> str:
    return '<w:vAlign w:val="center"/>' if role is Role.VALUE else ""


def _fill(job: Job, tone: Tone) -> str:
    return shading(job, "ink" if tone is Tone.PLAIN else tone.value)


def _shares(job: Job, meter: Meter, width: int) -> str:
    """The bar: a shaded cell for each share, parted by white ones."""
    sized = [share for share in meter.shares if share.size > 0]
    total = sum(share.size for share in sized)
    if not sized:
        return gap(20)
    free = width - _APART * (len(sized) - 1)
    edges = [round(free * sum(share.size for share in sized[:n]) / total) for n in range(len(sized) + 1)]
    grid: list[int] = []
    cells: list[str] = []
    for share, (start, end) in zip(sized, pairwise(edges), strict=True):
        if grid:
            grid.append(_APART)
            cells.append(draw_cell(_APART, gap(20)))
        grid.append(max(end - start, 20))
        cells.append(draw_cell(grid[-1], gap(20), _fill(job, share.tone)))
    row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_HIGH}" w:hRule="exact"/></w:trPr>{"".join(cells)}</w:tr>'
    return f"{open_table(LAYOUT, grid, rtl=meter.lang.rtl)}{row}</w:tbl>"


def draw_chart(job: Job, chart: Chart, place: Place) -> str:
    """A row for each bar: its label, a shaded cell as long as it is, its number; long labels in a row above."""
    if not chart.bars:
        return ""
    beside = all(sum(len(span.text) for span in bar.label) <= _SHORT for bar in chart.bars)
    label = round(place.width * _LABEL) if beside else 0
    room = place.width - label - round(place.width * _NUMBER)
    most = max(bar.size for bar in chart.bars)
    lengths = [max(round(room * bar.size / most), 20) if bar.size > 0 and most else 0 for bar in chart.bars]
    # every end of a bar is an edge of the grid, so that a row covers as many columns as it is long
    edges = sorted({0, *lengths, place.width - label})
    grid = [label] * beside + [b - a for a, b in pairwise(edges)]
    rows: list[str] = []
    for bar, length in zip(chart.bars, lengths, strict=True):
        if rows:
            rows.append(_spacer(grid, place.width))
        rows += _bar(job, chart, bar, (length, edges, label), place)
    return f"{open_table(LAYOUT, grid, rtl=chart.lang.rtl)}{''.join(rows)}</w:tbl>"


def _bar(job: Job, chart: Chart, bar: Bar, spot: tuple[int, list[int], int], place: Place) -> list[str]:
    """The rows of one bar; `spot` is its length, the edges of the grid and the width of the labels."""
    length, edges, label = spot
    inner = place._replace(top=True, keep=True)
    said = draw_paragraph(job, Paragraph(bar.label, chart.lang, Role.TABLE), inner)
    number = tuple(Span(s.text, s.lang, bold=bar.strong, source=s.source) for s in bar.number)
    told = draw_paragraph(
        job, Paragraph((Span("\u2002", chart.lang), *number), chart.lang, Role.VALUE), inner._replace(keep=False)
    )
    strong = any(one.strong for one in chart.bars)
    ink = shading(job, "accent" if bar.strong or not strong else "ruled")
    at, width = edges.index(length), place.width - label
    cells = [draw_cell(label, said)] if label else []
    if at:
        cells.append(draw_cell(length, gap(20), _spanned(at) + ink))
    cells.append(draw_cell(width - length, told, _spanned(len(edges) - 1 - at)))
    rows = [f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"]
    if not label:
        above = draw_cell(place.width, said, _spanned(len(edges) - 1))
        rows.insert(0, f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{above}</w:tr>")
    return rows


def _spanned(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""


def _spacer(grid: list[int], width: int) -> str:
    """A low row between two bars, which would touch without it."""
    cell = draw_cell(width, gap(20), _spanned(len(grid)))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_STEP}" w:hRule="exact"/></w:trPr>{cell}</w:tr>'


def draw_legend(job: Job, legend: Legend, place: Place) -> str:
    """The keys in one paragraph, each behind a shaded blank."""
    if not legend.keys:
        return ""
    role = place.role(legend.role)
    parts = []
    for n, key in enumerate(legend.keys):
        square = f'<w:r><w:rPr>{_fill(job, key.tone)}</w:rPr><w:t xml:space="preserve">\u2003</w:t></w:r>'
        words = (Span("\u2003", legend.lang),) * bool(n)
        parts.append(
            job.runs.spans(words, legend.lang, role)
            + square
            + job.runs.spans((Span("\u00a0", legend.lang), *key.spans), legend.lang, role, place.ground)
        )
    return f"{opening(job, STYLES[role], role, legend.lang, place)}{''.join(parts)}</w:p>"
