"""Profile of a person: who this is, how to address them, what matters to them, what to do and not to do."""

from collections.abc import Iterator

from briefbook.book.contact import Contact, came_of, contacts_with
from briefbook.book.desk import Desk
from briefbook.book.forms import (
    WIDE_DOT,
    Blocks,
    Pair,
    Spans,
    bullets,
    facts,
    heading,
    joined,
    labelled_box,
    line_cell,
    linked,
    para,
    plain,
    restyled,
    row,
    ruled,
    section,
    strong,
    text_of,
)
from briefbook.book.moments import PEOPLE_MONTHS, day_or_nothing, stale, when_linked
from briefbook.book.papers.programme import interpreter
from briefbook.book.people import addresses, name_of, office_of, other_names, portrait
from briefbook.errors import Ref, phrase
from briefbook.lang.dates import say_day, say_range
from briefbook.model.brief import Brief
from briefbook.model.fact import Fact, FactKind
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Holding, NameForm, Person, ProfileItem, ProfileKind
from briefbook.model.programme import Item, Participant
from briefbook.model.protocol import ProtocolNote
from briefbook.model.record import Record, Side
from briefbook.model.source import Photo, Source
from briefbook.tree.nodes import Align, Block, Box, Card, Columns, Panel, Paragraph, Part, Role, Row, Rule, Span, Tone

PORTRAIT_WIDTH = 36.0
MOST_CAREER = 5


def profile(desk: Desk, paper: StoredPaper) -> Blocks:
    """The profile of the paper's person; empty where the person is not held."""
    person = desk.dossier.get(Person, paper.subject_uid)
    if person is None:
        return ()
    lines = desk.dossier.children(ProfileItem, person.id)
    left = tuple(_story(desk, person, lines))
    right = tuple(_aside(desk, person, lines))
    both = (Part(60, left), Part(40, right)) if left and right else (Part(1, left or right),)
    matters = desk.prose(person, "what_matters")
    return (
        _card(desk, person),
        *desk.prose(paper, "body"),
        *labelled_box(desk.say(phrase("What matters")), matters, Panel.OUTCOME, desk.lang),
        *((Columns(both, desk.lang),) if left or right else ()),
        *_checked(desk, person, lines),
    )


def _card(desk: Desk, person: Person) -> Card:
    """Portrait, names in all scripts, post on the day of the visit, how to say and to address."""
    office = office_of(desk, person)
    org = desk.dossier.get(Organisation, office.organisation) if office else None
    natives = joined(((span,) for span in other_names(desk, person)), WIDE_DOT, desk.lang)
    blocks = (
        *para(_part(desk, person), desk.lang, Role.KICKER, keep=True),
        *heading(name_of(desk, person, native=False), desk.lang, 1),
        *((Paragraph(natives, desk.lang, Role.NATIVE),) if natives else ()),
        *para(_post(desk, office) if office else (), desk.lang, Role.STRONG),
        *para(desk.line(org, "name") if org else (), desk.lang),
        *para(_tenure(desk, office) if office else (), desk.lang, Role.SMALL),
        *_address_box(desk, person),
    )
    return Card(portrait(desk, person, PORTRAIT_WIDTH), blocks, desk.lang, Ref("person", person.id))


def _part(desk: Desk, person: Person) -> Spans:
    """What the person is to the visit."""
    if person.id == desk.visit.principal:
        return desk.say(phrase("Head of our delegation"))
    if person.side is Side.OWN:
        return desk.say(phrase("Our side"))
    return desk.say(phrase("Our counterpart")) if person.id == desk.visit.invited_by else desk.say(phrase("Host side"))


def _post(desk: Desk, office: Holding) -> Spans:
    """The post with the sources of the office."""
    return (*desk.line(office, "post"), *desk.source_numbers(office.source, *(c.source for c in office.cites)))


def _tenure(desk: Desk, office: Holding) -> Spans:
    """Since when, acting, after whom, and the day on which the office was known."""
    before = desk.dossier.get(Person, office.predecessor)
    return joined(
        (
            desk.say(phrase("since {day}", day=office.since)) if office.since else (),
            desk.say(phrase("acting")) if office.acting else (),
            (*desk.say(phrase("after")), Span(" ", desk.lang), *name_of(desk, before)) if before else (),
            desk.say(phrase("as of {day}", day=office.as_of)) if office.as_of else (),
        ),
        " · ",
        desk.lang,
    )


def _address_box(desk: Desk, person: Person) -> Blocks:
    """Say-it, short form, how to address in speech and in writing; a line for each form, so that scripts do not mix."""
    forms = (
        (phrase("Say"), desk.line(person, "say_it")),
        (phrase("Short"), addresses(desk, person, NameForm.SHORT)),
        (phrase("Address"), addresses(desk, person, NameForm.SPOKEN, NameForm.VOCATIVE)),
        (phrase("In writing"), addresses(desk, person, NameForm.WRITTEN)),
    )
    pairs = (
        (desk.say(title), tuple(Paragraph(strong((span,)), desk.lang, ref=span.source) for span in values))
        for title, values in forms
    )
    table = facts(pairs, desk.lang, shares=(24, 76))
    return (Box(table, Panel.TINT, desk.lang),) if table else ()


def _story(desk: Desk, person: Person, lines: tuple[ProfileItem, ...]) -> Iterator[Block]:
    """The wide column: where met, position, what they want, career, education."""
    lang = desk.lang
    yield from section(desk.say(phrase("Where you meet")), _meetings(desk, person), lang)
    yield from section(desk.say(phrase("Position on our topics")), _listed(desk, lines, ProfileKind.POSITION), lang)
    yield from section(desk.say(phrase("What they want")), desk.cited(person, "wants"), lang)
    yield from section(desk.say(phrase("Said")), _quotes(desk, person), lang)
    yield from section(desk.say(phrase("Last contacts")), _pairs(desk, contacts_with(desk, person)), lang)
    yield from section(desk.say(phrase("What came of our points")), _pairs(desk, came_of(desk, person)), lang)
    yield from section(desk.say(phrase("Career")), _dated(desk, lines, ProfileKind.CAREER), lang)
    yield from section(desk.say(phrase("Education")), _dated(desk, lines, ProfileKind.EDUCATION), lang)
    yield from section(desk.say(phrase("Awards")), _dated(desk, lines, ProfileKind.AWARD), lang)


def _aside(desk: Desk, person: Person, lines: tuple[ProfileItem, ...]) -> Iterator[Block]:
    """The narrow column: do and do not, sensitivities, practical things."""
    lang = desk.lang
    do = _listed(desk, lines, ProfileKind.DO, mark="+", tone=Tone.GREEN)
    avoid = _listed(desk, lines, ProfileKind.AVOID, mark="×", tone=Tone.RED)
    yield from labelled_box(desk.say(phrase("Do")), do, Panel.GREEN, lang)
    yield from labelled_box(desk.say(phrase("Do not")), avoid, Panel.RED, lang)
    sensitive = restyled(desk.prose(person, "sensitivity"), Role.TABLE)
    yield from labelled_box(desk.say(phrase("Sensitive")), sensitive, Panel.RED, lang)
    practical = facts(_practical(desk, person, lines), lang, shares=(46, 54))
    yield from labelled_box(desk.say(phrase("Practical")), practical, Panel.TINT, lang)


def _practical(desk: Desk, person: Person, lines: tuple[ProfileItem, ...]) -> Iterator[Pair]:
    lang = desk.lang
    yield desk.say(phrase("Speaks")), para(_together(desk, lines, ProfileKind.LANGUAGE), lang)
    yield desk.say(phrase("Interpreter")), para(_interpreters(desk, person), lang)
    yield desk.say(phrase("Gift")), para(_gifts(desk, person), lang)
    yield desk.say(phrase("Interests")), para(_together(desk, lines, ProfileKind.INTEREST), lang)
    yield desk.say(phrase("Family")), para(_together(desk, lines, ProfileKind.FAMILY), lang)
    yield desk.say(phrase("Born")), para(day_or_nothing(desk, person.born), lang)
    yield desk.say(phrase("Good to know")), para(_together(desk, lines, ProfileKind.PRACTICAL), lang)
    notes = (
        desk.inline(n, "text") for n in desk.dossier.of(ProtocolNote) if n.person == person.id and n.topic != "address"
    )
    yield desk.say(phrase("Protocol")), para(joined(notes, "\u2028", lang), lang)


def _met(desk: Desk, person: Person) -> list[Item]:
    """The items of the programme at which the person is met."""
    met = {p.item for p in desk.dossier.of(Participant) if p.person == person.id}
    return [item for item in desk.dossier.of(Item) if item.id in met]


def _interpreters(desk: Desk, person: Person) -> Spans:
    """Who interprets when the person is met, each once; nothing for our own people."""
    if person.side is Side.OWN:
        return ()
    found = {text_of(spans): spans for item in _met(desk, person) if (spans := interpreter(desk, item))}
    return joined(found.values(), desk.semicolon, desk.lang)


def _gifts(desk: Desk, person: Person) -> Spans:
    """What is given at the meetings with the person."""
    if person.side is Side.OWN:
        return ()
    briefs = (brief for item in _met(desk, person) for brief in desk.dossier.children(Brief, item.id))
    return joined((desk.line(brief, "gift") for brief in briefs), desk.semicolon, desk.lang)


def _together(desk: Desk, lines: tuple[ProfileItem, ...], kind: ProfileKind) -> Spans:
    return joined((desk.line(line, "text") for line in lines if line.kind is kind), desk.semicolon, desk.lang)


def _listed(
    desk: Desk, lines: tuple[ProfileItem, ...], kind: ProfileKind, *, mark: str = "", tone: Tone = Tone.PLAIN
) -> Blocks:
    """Lines of one kind as a list, with their sources."""
    chosen = ((*desk.line(line, "text"), *_source(desk, line)) for line in lines if line.kind is kind)
    return bullets((para(spans, desk.lang, Role.TABLE) for spans in chosen), desk.lang, mark=mark, tone=tone)


def _dated(desk: Desk, lines: tuple[ProfileItem, ...], kind: ProfileKind) -> Blocks:
    """Up to five dated lines of one kind."""
    rows: list[Row] = []
    for line in [line for line in lines if line.kind is kind][:MOST_CAREER]:
        text = (*desk.line(line, "text"), *_source(desk, line))
        years = plain(_years(desk, line), desk.lang, tone=Tone.MUTED)
        rows.append(
            row(line_cell(strong(years), desk.lang), line_cell(text, desk.lang), ref=Ref("profile_item", line.id))
        )
    return ruled(((26, ()), (74, ())), rows, desk.lang)


def _pairs(desk: Desk, contacts: tuple[Contact, ...]) -> Blocks:
    """When or where, and what, side by side."""
    rows = [row(*(line_cell(spans, desk.lang) for spans in (strong(when_), text))) for when_, text in contacts]
    return ruled(((26, ()), (74, ())), rows, desk.lang)


def _years(desk: Desk, line: ProfileItem) -> str:
    if line.since and line.until:
        return say_range(line.since, line.until, desk.lang)
    if line.since:
        return say_day(line.since, desk.lang) + " –"
    return "– " + say_day(line.until, desk.lang) if line.until else ""


def _source(desk: Desk, line: ProfileItem) -> Spans:
    """The source numbers of a line."""
    return desk.source_numbers(line.source, *(cite.source for cite in line.cites))


def _meetings(desk: Desk, person: Person) -> Blocks:
    """The items of the programme at which the person is met, with their papers."""
    rows = [
        row(
            line_cell(when_linked(desk, item), desk.lang),
            line_cell(linked(desk.line(item, "title"), desk.codes.get(item.id, "")), desk.lang),
            line_cell(strong(desk.code(item.id)), desk.lang),
            ref=Ref("item", item.id),
        )
        for item in _met(desk, person)
    ]
    return ruled(((38, ()), (51, ()), (11, ())), rows, desk.lang, last=Align.END)


def _quotes(desk: Desk, person: Person) -> Blocks:
    """What the person is quoted with."""
    about = (fact for fact in desk.dossier.of(Fact) if fact.subject_uid == person.id)
    said = (fact for fact in about if fact.kind is not FactKind.EVENT)
    lines = ((*desk.line(fact, "text"), *desk.cites(fact)) for fact in said)
    return bullets((para(line, desk.lang, Role.TABLE) for line in lines), desk.lang)


def _checked(desk: Desk, person: Person, lines: tuple[ProfileItem, ...]) -> Blocks:
    """Where names, office and lines were read; when the profile was checked; when the picture was taken."""
    checked = person.stamp.checked_on
    line = desk.say(phrase("checked on {day}", day=checked), tone=Tone.GREEN) if checked else ()
    if stale(checked, None, desk.first_day, months=PEOPLE_MONTHS):
        line = desk.say(phrase("checked on {day}, more than 6 months before the visit", day=checked), tone=Tone.AMBER)
    read = joined(_sources(desk, person, lines), desk.semicolon, desk.lang)
    sources = (*desk.say(phrase("Sources:")), Span(" ", desk.lang), *read) if read else ()
    parts = joined((sources, line, _picture(desk, person)), " · ", desk.lang)
    return (Rule(), *para(parts, desk.lang, Role.NOTE)) if parts else ()


def _sources(desk: Desk, person: Person, lines: tuple[ProfileItem, ...]) -> Iterator[Spans]:
    """The sources of a profile by their numbers: number, publisher or title, day, and in words where it is long ago."""
    held = desk.dossier.holdings(person.id)
    records: tuple[Record, ...] = (person, *held, *lines)
    used = {cite.source for record in records for cite in record.cites}
    used |= {name.source for name in desk.dossier.names(person.id) if name.form is not NameForm.VARIANT}
    used |= {office.source for office in held} | {line.source for line in lines}
    for source in desk.dossier.of(Source):
        if source.id in used:
            name = desk.line(source, "publisher") or desk.line(source, "title")
            day = source.published_on
            age = desk.say(phrase("more than a year before the visit"), tone=Tone.AMBER)
            old = age if stale(day, None, desk.first_day) else ()
            told = joined((name, day_or_nothing(desk, day), old), desk.comma, desk.lang)
            yield (*desk.source_numbers(source.id)[1:], Span(" ", desk.lang), *told)


def _picture(desk: Desk, person: Person) -> Spans:
    photo = desk.dossier.get(Photo, person.photo)
    if photo is None:
        return ()
    if photo.placeholder:
        return desk.say(phrase("the picture is a drawn placeholder"))
    taken = desk.say(phrase("picture taken {day}", day=photo.taken_on)) if photo.taken_on else ()
    return joined((taken, desk.line(photo, "credit")), ", ", desk.lang)
