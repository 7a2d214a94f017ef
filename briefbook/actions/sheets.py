"""How much paper a book takes in each layout, before anything is written."""

from dataclasses import dataclass, replace
from datetime import datetime

from briefbook.actions.export import EVERYTHING, Extras, Workbench, house_of, make_book
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Layout, Plan
from briefbook.writers.pdf.write import paginate


@dataclass(frozen=True, slots=True)
class Paperwork:
    """A book in one layout, printed on both sides: its sheets, its sides, and how many of these are blank backs."""

    layout: Layout
    sheets: int
    sides: int
    blank: int


def paperwork(
    dossier: Dossier, plan: Plan, *, made: datetime, bench: Workbench, extras: Extras = EVERYTHING
) -> tuple[Paperwork, ...]:
    """The book of a plan in every layout. Raises ReadError where its house style cannot be used."""
    house = house_of(dossier, plan)
    out = []
    for layout in Layout:
        book, _ = make_book(dossier, replace(plan, layout=layout), made=made, bench=bench, extras=extras)
        pages = paginate(book, house, press=bench.press)
        out.append(Paperwork(layout, -(-len(pages) // 2), len(pages), sum(page.blank for page in pages)))
    return tuple(out)
