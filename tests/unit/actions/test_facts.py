"""Facts beside their columns: sources, the book, pasted tables."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefbook.actions import facts
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.facts import Pasted
from briefbook.actions.intake import import_folder
from briefbook.book.audience import keep
from briefbook.errors import StoreError
from briefbook.lang.tongue import Lang
from briefbook.model.fact import Fact
from briefbook.model.fields import NOBODY
from briefbook.model.ids import fresh_uid
from briefbook.model.record import Audience
from briefbook.model.source import Source
from briefbook.store.library import Library

SAMPLE = Path(__file__).parents[3] / "briefings" / "belgrade-2025"


@pytest.fixture
def library():
    with Library.in_memory() as made:
        import_folder(made, read_folder(SAMPLE), day=date(2025, 2, 24), who="")
        made.log.purge()
        yield made


@pytest.fixture
def visit(library):
    return library.visits()[0].id


def plain(library):
    return [replace(r, stamp=replace(r.stamp, rev=0)) for kind in (Fact, Source) for r in library.all(kind)]


def test_a_pasted_table_is_one_step(library, visit):
    before, known = plain(library), library.all(Source)[0].title
    rows = [
        Pasted("Users", Decimal("84.1"), "%", known.upper()),
        Pasted("Exports", Decimal(4), "bn", "A new report"),
        Pasted("Surplus", None, "", "a new report"),
        Pasted("Institute"),
    ]
    facts.paste(library, visit=visit, rows=rows, lang=Lang.EN)
    dossier = library.dossier(visit)
    made = {fact.text.text(Lang.EN): fact for fact in dossier.of(Fact)[-4:]}
    assert made["Users"].cites[0].source == library.all(Source)[0].id
    assert made["Exports"].cites == made["Surplus"].cites
    assert [source.title for source in library.all(Source)].count("A new report") == 1
    assert made["Institute"].cites == ()
    assert {fact.subject_uid for fact in made.values()} == {dossier.visit.host_country}
    assert [fact.kind.value for fact in made.values()] == ["number", "number", "event", "event"]
    library.log.undo()
    assert plain(library) == before


def test_what_is_left_out_is_in_no_book(library, visit):
    fact = library.all(Fact)[0]
    facts.put_in_book(library, visit=visit, facts=[fact.id], shown=False)
    assert not facts.in_book(library.get(Fact, fact.id))
    assert keep(library.dossier(visit), Audience.PRINCIPAL).find(fact.id) is None
    facts.put_in_book(library, visit=visit, facts=[fact.id], shown=True)
    assert keep(library.dossier(visit), Audience.PRINCIPAL).find(fact.id) is not None


def test_a_fact_about_nothing_that_is_put_in_is_about_the_host(library, visit):
    fact = library.all(Fact)[0]
    with library.transaction(facts.phrase("x")):
        library.put(replace(fact, subject_uid=NOBODY, stamp=replace(fact.stamp, audience=Audience.NEVER)))
    facts.put_in_book(library, visit=visit, facts=[fact.id], shown=True)
    assert library.get(Fact, fact.id).subject_uid == library.visits()[0].host_country


def test_a_source_comes_first_and_others_stay(library):
    fact, other = library.all(Fact)[0], library.all(Source)[-1].id
    second = fact.cites[1]
    facts.cite(library, facts=[fact.id], source=other)
    assert [cite.source for cite in library.get(Fact, fact.id).cites] == [other, second.source]
    facts.cite(library, facts=[fact.id], source=NOBODY)
    assert library.get(Fact, fact.id).cites == (second,)
    facts.cite(library, facts=[fact.id], source=second.source)
    assert not facts.cite(library, facts=[fact.id], source=second.source)


def test_what_is_gone_is_refused(library, visit):
    with pytest.raises(StoreError, match="not there any more"):
        facts.put_in_book(library, visit=visit, facts=[fresh_uid()], shown=False)
    with pytest.raises(StoreError, match="no visit"):
        facts.paste(library, visit=fresh_uid(), rows=[Pasted("x")], lang=Lang.EN)
