"""Small dossiers for the checks: records with short ids, a visit of two days, plans by language."""

from briefbook.book.check.table import CHECKS
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Plan
from briefbook.model.person import Holding, Name, NameForm, Person
from briefbook.model.record import Side
from briefbook.model.visit import Visit

EN = Plan(id="plan", name="English", lang=Lang.EN)
FA = Plan(id="plan", name="Persian", lang=Lang.FA)
LATIN = Plan(id="plan", name="Serbian", lang=Lang.SR_LATN)


def en(text):
    return LocalText.of({Lang.EN: text})


def fa(text):
    return LocalText.of({Lang.FA: text})


def day(text):
    return Day.read(text)


def dossier(*records, **visit):
    """A dossier of the records and a visit from 25 to 27 February 2025; keywords change the visit."""
    known = {"starts_on": day("2025-02-25"), "zone_host": "Europe/Belgrade", "zone_home": "Asia/Tehran"}
    return Dossier(Visit(id="v", title=en("Visit"), **{**known, **visit}), records)


def person(uid, full, **more):
    """A person with an English full name and an office."""
    return (
        Person(id=uid, side=Side.HOST, **more),
        Name(id=f"{uid}-name", person=uid, lang=Lang.EN, form=NameForm.FULL, value=full),
        Holding(id=f"{uid}-office", person=uid, post=en("Minister")),
    )


def remarks(held, plan=EN):
    """Everything that all checks say, as (rule, table, uid, field, weight)."""
    return [(n.rule, *n.where, n.weight) for check in CHECKS for n in check(held, plan)]


def said(rule, held, plan=EN):
    """The English sentences of one rule."""
    return [str(n.phrase) for check in CHECKS for n in check(held, plan) if n.rule == rule]
