"""The live page: the pages of the export, drawn while somebody writes, of the whole book or of one paper."""

from dataclasses import replace
from datetime import datetime

from briefbook.actions.enclosing import opener
from briefbook.actions.export import Extras, Workbench, house_of, make_book, plan_for, write_book
from briefbook.actions.sources import newest_made
from briefbook.book.assemble import assembled_paper
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.writers.undisturbed import undisturbed
from briefbook.writers.written import Tick, Written

# What a screen does not show costs a third of the time.
SEEN = Extras(attachments=False, structure=False)


def draw_book(dossier: Dossier, lang: Lang, *, now: datetime, bench: Workbench, tick: Tick) -> Written:
    """The pages of the whole book in a language, as `export` writes them; raises what `tick` raises."""
    plan = plan_for(dossier, lang)
    book, notices = make_book(dossier, plan, made=clock(dossier, now), bench=bench, extras=SEEN)
    written = write_book(book, house_of(dossier, plan), ".pdf", bench=bench, tick=tick, extras=SEEN)
    return replace(written, notices=(*notices, *written.notices))


def draw_paper(
    dossier: Dossier, lang: Lang, code: str, *, now: datetime, bench: Workbench, tick: Tick
) -> Written | None:
    """The pages of one paper by its address; None where the book does not print it."""
    plan = plan_for(dossier, lang)
    bench.prose.notices.clear()
    with undisturbed():
        book = assembled_paper(dossier, plan, clock(dossier, now), bench.prose, code, opener(bench.files))
    if book is None:
        return None
    return write_book(book, house_of(dossier, plan), ".pdf", bench=bench, tick=tick, extras=SEEN)


def clock(dossier: Dossier, now: datetime) -> datetime:
    """The clock of the newest edition, so that the page does not change by being looked at; else `now`."""
    return newest_made(dossier) or now
