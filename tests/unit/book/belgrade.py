"""A visit made by hand: short ids, three days in Belgrade, one meeting, one document; and the desk to write from."""

from dataclasses import replace
from datetime import datetime, time

from briefbook.book import address
from briefbook.book.assemble import assemble, assembled
from briefbook.book.desk import Desk
from briefbook.book.marks import nodes
from briefbook.book.outline import outlined, sections
from briefbook.book.papers.table import PAPERS
from briefbook.book.prose import Prose
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.agreement import Agreement, Provision
from briefbook.model.brief import Brief, Likelihood, PointKind, TalkingPoint
from briefbook.model.country import Calendar, Country, Place
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact, FactKind
from briefbook.model.kinds import KINDS
from briefbook.model.organisation import Organisation, OrganisationKind
from briefbook.model.outline import Plan, StoredPaper
from briefbook.model.person import Holding, Name, NameForm, Person
from briefbook.model.programme import Item, ItemKind, Participant, ParticipantRole
from briefbook.model.record import Cite, Side
from briefbook.model.source import Source
from briefbook.model.visit import Objective, Visit
from briefbook.tree.nodes import Bar, Cell, Heading, Key, Paragraph, Point, Share

MADE = datetime.fromisoformat("2025-02-25T12:00+03:30")
EN = Plan(id="plan-en", name="English", lang=Lang.EN)
FA = Plan(id="plan-fa", name="Persian", lang=Lang.FA)
LATIN = Plan(id="plan-latin", name="Serbian, Latin", lang=Lang.SR_LATN)
CYRILLIC = Plan(id="plan-cyrillic", name="Serbian, Cyrillic", lang=Lang.SR_CYRL)
_ORDER = [kind.record for kind in KINDS]


def words(en="", fa="", latin="", cyrillic=""):
    return LocalText.of({Lang.EN: en, Lang.FA: fa, Lang.SR_LATN: latin, Lang.SR_CYRL: cyrillic})


def day(text):
    return Day.read(text)


VISIT = Visit(
    id="visit",
    code="belgrade-2025",
    title=words("Official visit to Belgrade", "سفر رسمی به بلگراد", "Zvanična poseta Beogradu"),
    home_country="ir",
    host_country="rs",
    sending_org="ict",
    host_org="mit",
    invited_by="ristic",
    purpose=words("To strengthen **bilateral cooperation**.", "تقویت همکاری دوجانبه."),
    starts_on=day("2025-02-25"),
    ends_on=day("2025-02-27"),
    zone_home="Asia/Tehran",
    zone_host="Europe/Belgrade",
    principal="hashemi",
)
COUNTRIES = (
    Country(
        id="ir",
        iso="IR",
        name=words("Iran", "ایران"),
        capital=words("Tehran", "تهران", "Teheran"),
        languages=("fa",),
        calendar=Calendar.JALALI,
    ),
    Country(
        id="rs",
        iso="RS",
        name=words("Serbia", "صربستان", "Srbija", "Србија"),
        official_name=words("Republic of Serbia"),
        capital=words("Belgrade", "بلگراد", "Beograd", "Београд"),
        languages=("sr",),
        scripts=("sr-Cyrl", "sr-Latn"),
    ),
    Place(id="belgrade", country="rs", name=words("Belgrade", "بلگراد")),
)
ORGANISATIONS = (
    Organisation(id="ict", name=words("ICT Ministry", "وزارت ارتباطات"), kind=OrganisationKind.MINISTRY, country="ir"),
    Organisation(id="mit", name=words("Ministry of Telecommunications"), kind=OrganisationKind.MINISTRY, country="rs"),
)


def named(uid, form=NameForm.FULL, **by_lang):
    """Name records of a person, one per language."""
    langs = {"en": Lang.EN, "fa": Lang.FA, "latin": Lang.SR_LATN, "cyrillic": Lang.SR_CYRL}
    return tuple(
        Name(id=f"{uid}-{form}-{key}", person=uid, lang=langs[key], form=form, value=value)
        for key, value in by_lang.items()
    )


PEOPLE = (
    Person(id="hashemi", side=Side.OWN),
    *named("hashemi", en="Seyed Sattar Hashemi", fa="سید ستار هاشمی", latin="Sejed Satar Hašemi"),
    Holding(id="hashemi-1", person="hashemi", organisation="ict", post=words("Minister of ICT", "وزیر ارتباطات")),
    Person(id="ristic", side=Side.HOST, say_it=words("DEH-yan RIS-titch")),
    *named("ristic", en="Dejan Ristić", fa="دیان ریستیچ", latin="Dejan Ristić", cyrillic="Дејан Ристић"),
    *named("ristic", NameForm.WRITTEN, latin="Poštovani gospodine ministre"),
    Holding(id="ristic-1", person="ristic", organisation="mit", post=words("Minister of Telecommunications")),
)
SOURCES = (
    Source(id="s1", title="ICT minister departs for Serbia", publisher="IRNA", published_on=day("2025-02-25"), seq=1),
    Source(id="s2", title="Minister travels to Serbia", publisher="Mehr News", seq=2),
)
ITEMS = (
    Item(id="i1", visit="visit", kind=ItemKind.TRAVEL, title=words("Tehran to Belgrade"), day=day("2025-02-25"), seq=1),
    Item(
        id="i2",
        visit="visit",
        kind=ItemKind.MEETING,
        title=words("Meeting with Minister Ristić", "دیدار با وزیر ریستیچ"),
        day=day("2025-02-26"),
        starts=time(10, 0),
        ends=time(11, 30),
        place="belgrade",
        seq=2,
    ),
    Participant(id="i2-1", item="i2", person="hashemi", role=ParticipantRole.PRINCIPAL, seq=1),
    Participant(id="i2-2", item="i2", person="ristic", role=ParticipantRole.PRINCIPAL, seq=2),
    Item(id="i3", visit="visit", kind=ItemKind.SIGNING, title=words("Signing"), seq=3),
)
FACT = Fact(
    id="f1",
    subject_uid="visit",
    text=words("First visit in ten years", "نخستین سفر در ده سال"),
    kind=FactKind.FIRST,
    cites=(Cite("s1"), Cite("s2")),
)
MEETING = (
    Brief(id="b2", item="i2", outcome=words("A shared reading.", "برداشت مشترک."), usable=words("Experts agree.")),
    TalkingPoint(
        id="p1",
        brief="b2",
        kind=PointKind.MAKE,
        headline=words("Thank you", "سپاسگزاریم"),
        text=words("This is the first visit."),
        to=("ristic",),
        support=("f1",),
        seq=1,
    ),
    TalkingPoint(
        id="p2",
        brief="b2",
        kind=PointKind.RESPOND,
        headline=words("When can it start?"),
        text=words("After the signature."),
        likelihood=Likelihood.CERTAIN,
        seq=2,
    ),
    TalkingPoint(id="p3", brief="b2", kind=PointKind.AVOID, headline=words("No figures yet"), seq=3),
)
DOCUMENT = (
    Agreement(id="ag", visit="visit", title=words("Joint document"), item="i3", parties=("ict", "mit")),
    Provision(id="ag-1", agreement="ag", number=1, subject=words("Joint projects"), seq=1),
)
REST = (
    Objective(id="o1", visit="visit", text=words("Sign the document"), measure=words("signed or not"), priority=1),
    Delegate(id="d1", visit="visit", person="hashemi", role=words("Head of delegation"), precedence=1, seq=1),
    Delegate(id="d2", visit="visit", role=words("Interpreter for Serbian"), precedence=2, seq=2),
)
ALL = (*COUNTRIES, *ORGANISATIONS, *PEOPLE, *SOURCES, *ITEMS, FACT, *MEETING, *DOCUMENT, *REST)


def dossier(*records, without=(), visit=VISIT):
    """The visit with more records, or other ones of the same id, and without the ids named."""
    made = {record.id: record for record in (*ALL, visit, *records)}
    kept = [record for uid, record in made.items() if uid not in without]
    return Dossier(visit, tuple(sorted(kept, key=lambda record: _ORDER.index(type(record)))))


def only(*records, visit=VISIT):
    """The visit and these records alone."""
    return Dossier(visit, tuple(sorted((visit, *records), key=lambda record: _ORDER.index(type(record)))))


def desk(held=None, plan=EN, made=MADE):
    """The desk of a dossier, without the filter of the audience."""
    held = outlined(held or dossier())
    papers = [paper for section in sections(held, plan) for paper in section.papers]
    return Desk(
        dossier=held,
        plan=plan,
        made=made,
        text=Prose(),
        codes=address.codes(papers, held),
        kinds=address.kinds(papers),
        numbers=address.numbers(held),
    )


def paper(kind, subject="", **more):
    return StoredPaper(id="paper", tab="tab", code="9.9", kind=kind, subject_uid=subject, **more)


def blocks(kind, held=None, subject="", plan=EN, made=MADE, **more):
    """The blocks of one paper."""
    one = paper(kind, subject, **more)
    return PAPERS[kind](desk(held, plan, made), one)


def book(held=None, plan=EN, made=MADE):
    return assemble(held or dossier(), plan, made, Prose())


def whole(held=None, plan=EN, made=MADE):
    return assembled(held or dossier(), plan, made, Prose())


def said(spans):
    """What is read: a blank that does not break looks like any other."""
    return "".join(span.text for span in spans).replace("\u00a0", " ")


def lines(root):
    """The texts of headings, paragraphs, points, shares, bars and keys, in their order."""
    out = []
    for node in nodes(root):
        if isinstance(node, Heading | Paragraph):
            out.append(said(node.spans))
        elif isinstance(node, Point):
            out.append(said(node.headline))
        elif isinstance(node, Share):
            out.append(f"{said(node.number)} {said(node.word)}")
        elif isinstance(node, Bar):
            out.append(f"{said(node.label)}: {said(node.number)}")
        elif isinstance(node, Key):
            out.append(said(node.spans))
    return out


def text(root):
    return "\n".join(lines(root))


def rows(root):
    """Texts of the cells of each row."""
    return [[text(cell) for cell in node.cells] for node in nodes(root) if hasattr(node, "cells")]


def found(root, kind):
    """All nodes of a type."""
    return [node for node in nodes(root) if isinstance(node, kind)]


def changed(record, **values):
    return replace(record, **values)


def record(uid):
    """A record of the visit by its id."""
    return next(one for one in ALL if one.id == uid)


def cells(root):
    return [text(node) for node in nodes(root) if isinstance(node, Cell)]
