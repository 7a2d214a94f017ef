"""A table from the clipboard as facts: columns by their titles, else by what stands in them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from briefbook.errors import TextError
from briefbook.lang.clean import clean_line
from briefbook.lang.day import Day
from briefbook.lang.digits import ascii_digits
from briefbook.lang.fold import search_key
from briefbook.lang.typed import read_typed_day

MOST = 500
_UNIT = 16
_TITLES: dict[str, tuple[str, ...]] = {
    "text": ("fact", "text", "statement", "داده", "متن", "cinjenica", "tekst", "podatak"),
    "value": ("value", "number", "figure", "مقدار", "عدد", "vrednost", "broj"),
    "unit": ("unit", "واحد", "jedinica"),
    "source": ("source", "منبع", "izvor"),
    "as_of": ("as of", "date", "year", "تاریخ", "سال", "datum", "godina"),
    "domain": ("theme", "topic", "area", "موضوع", "حوزه", "tema", "oblast"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table; what it does not say is empty."""

    text: str
    value: Decimal | None = None
    unit: str = ""
    source: str = ""
    as_of: Day | None = None
    domain: str = ""


def read_table(text: str, today: date) -> tuple[Line, ...]:
    """The lines of a table that was copied from a spreadsheet or a list; lines without words are left out.

    At most MOST of them. The first line may name the columns, in any of our languages.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [[clean_line(cell) for cell in row] for row in csv.reader(io.StringIO(plain), delimiter="\t")]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ()
    names = _named(rows[0])
    if "text" in names.values() and len(rows[0]) > 1:
        lines = (_by_title(row, names, today) for row in rows[1:])
    else:
        lines = (_by_content(row, today) for row in rows)
    return tuple(line for line in lines if line.text)[:MOST]


def _named(row: Sequence[str]) -> dict[int, str]:
    """Which column has which title."""
    keys = {search_key(title): name for name, titles in _TITLES.items() for title in titles}
    return {place: keys[search_key(cell)] for place, cell in enumerate(row) if search_key(cell) in keys}


def _by_title(row: Sequence[str], names: dict[int, str], today: date) -> Line:
    cells = {name: row[place] for place, name in names.items() if place < len(row)}
    return Line(
        cells.get("text", ""),
        _decimal(cells.get("value", "")),
        cells.get("unit", ""),
        cells.get("source", ""),
        _day(cells.get("as_of", ""), today),
        cells.get("domain", ""),
    )


def _by_content(row: Sequence[str], today: date) -> Line:
    """A number is the value, the short word behind it its unit; the first other words are the fact, then the source."""
    text, value, unit, source, as_of = "", None, "", "", None
    behind = False  # whether the cell before was the value
    for cell in (cell for cell in row if cell):
        number, day = _decimal(cell), _day(cell, today)
        if day is not None and (number is None or value is not None or 1300 <= number <= 2100):
            as_of = as_of or day
        elif number is not None and value is None:
            value = number
        elif behind and len(cell) <= _UNIT:
            unit = cell
        elif not text:
            text = cell
        else:
            source = source or cell
        behind = number is not None and value == number and not unit
    return Line(text, value, unit, source, as_of)


def _decimal(cell: str) -> Decimal | None:
    figures = ascii_digits(cell).replace("٬", "").replace("٫", ".").replace("\u00a0", "").replace(" ", "").rstrip("%")
    if figures.count(",") and "." not in figures and len(figures.rpartition(",")[2]) != 3:
        figures = figures.replace(",", ".")  # 4,1 is a decimal comma, 4,100 thousands
    try:
        made = Decimal(figures.replace(",", "")) if figures[:1].isdigit() or figures[:1] in "-+" else None
    except InvalidOperation:
        return None
    return made if made is not None and made.is_finite() else None


def _day(cell: str, today: date) -> Day | None:
    if not any(character.isdigit() for character in cell):
        return None
    try:
        return read_typed_day(cell, today)
    except TextError:
        return None
