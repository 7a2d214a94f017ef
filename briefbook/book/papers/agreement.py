"""The document to be signed: where each provision stands, our line, who signs, which steps are done."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Pair,
    Spans,
    bullets,
    cell,
    facts,
    joined,
    line_cell,
    para,
    restyled,
    row,
    ruled,
    section,
    strong,
    text_of,
    toned,
)
from briefbook.book.moments import both_calendars, to_day, when
from briefbook.book.papers.glance import risk_lines
from briefbook.book.papers.opening import opening, titled
from briefbook.book.people import name_and_post, name_of
from briefbook.book.vocabulary import AGREEMENT_KINDS, PROVISION_STATES, SIGNATURE_SIDES, STEPS, TONGUES
from briefbook.errors import Ref, phrase
from briefbook.model.agreement import (
    Agreement,
    AgreementKind,
    AgreementText,
    Provision,
    ProvisionState,
    Signatory,
    Step,
)
from briefbook.model.country import Place
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.programme import Item
from briefbook.model.protocol import ProtocolNote, Risk
from briefbook.model.record import Side
from briefbook.tree.nodes import Block, Columns, Paragraph, Part, Role, Row, Space, Span, Tone

_COUNTS_ACROSS = 4
STATE_TONES: dict[ProvisionState, Tone] = {
    ProvisionState.AGREED: Tone.GREEN,
    ProvisionState.CLOSED: Tone.GREEN,
    ProvisionState.OPEN: Tone.RED,
    ProvisionState.PROPOSED: Tone.AMBER,
    ProvisionState.ANNOUNCED: Tone.AMBER,
    ProvisionState.REPORTED: Tone.ACCENT,
}


def agreement(desk: Desk, paper: StoredPaper) -> Blocks:
    """The document of the paper, else the first one; empty where there is none."""
    held = desk.dossier.of(Agreement)
    found = desk.dossier.get(Agreement, paper.subject_uid) or (held[0] if held and not paper.subject_uid else None)
    if found is None:
        return ()
    provisions = desk.dossier.children(Provision, found.id)
    return (
        *opening(desk, paper, _kicker(desk, found)),
        *_lead(desk, paper, found),
        *_counts(desk, provisions),
        *_provisions(desk, provisions),
        *section(desk.say(phrase("At the table")), facts(_table(desk, found), desk.lang), desk.lang),
        *section(desk.say(phrase("Texts")), _texts(desk, found), desk.lang),
        *section(desk.say(phrase("Steps")), _steps(desk, found), desk.lang),
        *section(desk.say(phrase("Form")), _form(desk, found), desk.lang),
        *section(desk.say(phrase("Watch out")), _risks(desk, found), desk.lang),
    )


def _lead(desk: Desk, paper: StoredPaper, found: Agreement) -> Blocks:
    """What the document is called, with its sources; only these where the paper has that title already."""
    title = desk.line(found, "title")
    if text_of(title) != text_of(titled(desk, paper)):
        return para((*title, *desk.cites(found)), desk.lang, Role.LEAD)
    cites = desk.cites(found)
    return para((*desk.say(phrase("Sources:")), *cites), desk.lang, Role.SMALL) if cites else ()


def _kicker(desk: Desk, found: Agreement) -> Spans:
    item = desk.dossier.get(Item, found.item)
    if found.signed_on:
        return desk.say(phrase("Signed on {day}", day=found.signed_on))
    said = desk.say(phrase("For signature"))
    return joined((said, to_day(desk, item, when(desk, item))), " · ", desk.lang) if item else said


def _counts(desk: Desk, provisions: tuple[Provision, ...]) -> Blocks:
    """How many provisions stand where, in the order of their states."""
    parts = []
    for state in ProvisionState:
        count = sum(provision.state is state for provision in provisions)
        if count:
            number = (Span(desk.figures(count)[0].text, desk.lang, tone=STATE_TONES[state]),)
            word = desk.say(PROVISION_STATES[state])
            parts.append(
                Part(1, (*para(number, desk.lang, Role.NUMERAL, keep=True), *para(word, desk.lang, Role.VALUE)))
            )
    if not parts:
        return ()
    empty = (Part(1, ()),) * (_COUNTS_ACROSS - len(parts))
    return (Space(1), Columns((*parts, *empty), desk.lang), Space(2))


def _provisions(desk: Desk, provisions: tuple[Provision, ...]) -> Blocks:
    rows: list[Row] = []
    for provision in provisions:
        number = desk.figures(provision.number) if provision.number is not None else ()
        state = desk.say(PROVISION_STATES[provision.state]) if provision.state else desk.unknown(provision, "state")
        tone = STATE_TONES[provision.state] if provision.state else Tone.AMBER
        rows.append(
            row(
                line_cell(strong(toned(number, Tone.ACCENT)), desk.lang, Role.STRONG),
                cell(
                    *para((*strong(desk.line(provision, "subject")), *desk.cites(provision)), desk.lang, Role.TABLE),
                    *restyled(desk.prose(provision, "text"), Role.TABLE),
                ),
                line_cell(strong(toned(state, tone)), desk.lang),
                cell(*_lines(desk, provision)),
                ref=Ref("provision", provision.id),
            )
        )
    heads = (
        desk.say(phrase("No.")),
        desk.say(phrase("Provision")),
        desk.say(phrase("State")),
        desk.say(phrase("Our line · fallback")),
    )
    return ruled(zip((7, 42, 15, 36), heads, strict=True), rows, desk.lang)


def _lines(desk: Desk, provision: Provision) -> Iterator[Block]:
    """Our line and fallback, or "to be confirmed"; then what they want and where we stop."""
    ours = restyled(desk.prose(provision, "ours"), Role.TABLE)
    yield from ours or para(desk.unknown(provision, "ours"), desk.lang, Role.TABLE)
    for name, title in (
        ("fallback", phrase("Fallback")),
        ("theirs", phrase("Their line")),
        ("red_line", phrase("Red line")),
    ):
        text = desk.inline(provision, name)
        if text:
            tone = Tone.RED if name == "red_line" else Tone.MUTED
            label = (*strong(desk.say(title, tone=tone)), Span(": ", desk.lang))
            yield Paragraph((*label, *text), desk.lang, Role.TABLE, ref=Ref("provision", provision.id, name))


def _table(desk: Desk, found: Agreement) -> Iterator[Pair]:
    """What must be settled before pens are handed out; unknown things say so."""
    lang = desk.lang
    parties = [org for uid in found.parties if (org := desk.dossier.get(Organisation, uid))]
    names = joined((desk.line(org, "name") for org in parties), desk.semicolon, lang)
    item = desk.dossier.get(Item, found.item)
    place = desk.dossier.get(Place, found.place)
    spoken = [t.lang for t in desk.dossier.children(AgreementText, found.id)]
    day = found.signed_on or (item.day if item else None)
    originals = desk.figures(found.originals) if found.originals is not None else ()
    prevailing = desk.say(TONGUES[found.prevailing_lang]) if found.prevailing_lang else ()
    languages = joined((desk.say(TONGUES[one]) for one in spoken), desk.comma, lang)
    kind = desk.say(AGREEMENT_KINDS[found.kind]) if found.kind is not AgreementKind.OTHER else ()
    yield desk.say(phrase("Kind")), para(kind, lang)
    yield desk.say(phrase("Parties, ours first")), para(names or desk.unknown(found, "parties"), lang)
    for side, title in ((Side.OWN, phrase("Signs for us")), (Side.HOST, phrase("Signs for the host"))):
        yield desk.say(title), para(_signs(desk, found, side) or desk.unknown(found, "signatory"), lang)
    yield desk.say(phrase("Day")), para(both_calendars(desk, day) if day else desk.unknown(found, "signed_on"), lang)
    yield desk.say(phrase("City")), para(desk.line(place, "name") if place else desk.unknown(found, "place"), lang)
    yield desk.say(phrase("Languages")), para(languages or desk.unknown(found, "text"), lang)
    yield desk.say(phrase("Prevailing text")), para(prevailing or desk.unknown(found, "prevailing_lang"), lang)
    yield desk.say(phrase("Originals")), para(originals or desk.unknown(found, "originals"), lang)
    yield (
        desk.say(phrase("Authority to sign")),
        para(desk.line(found, "authority") or desk.unknown(found, "authority"), lang),
    )


def _signs(desk: Desk, found: Agreement, side: Side) -> Spans:
    lines = []
    for signatory in desk.dossier.children(Signatory, found.id):
        if signatory.side is side:
            person = desk.dossier.get(Person, signatory.person)
            post = desk.line(signatory, "post")
            named = joined((name_of(desk, person) if person else (), post), desk.comma, desk.lang) if post else ()
            named = named or (name_and_post(desk, person) if person else desk.unnamed(signatory))
            witness = desk.say(phrase("witness")) if signatory.witness else ()
            lines.append((*joined((named, witness), " · ", desk.lang), *desk.cites(signatory)))
    return joined(lines, desk.semicolon, desk.lang)


def _texts(desk: Desk, found: Agreement) -> Blocks:
    """The document in each language: who is named first, where our signature stands, how many articles."""
    rows: list[Row] = []
    for text in desk.dossier.children(AgreementText, found.id):
        org = desk.dossier.get(Organisation, text.party_first)
        side = desk.say(SIGNATURE_SIDES[text.our_signature_side]) if text.our_signature_side else ()
        articles = desk.figures(text.articles) if text.articles is not None else ()
        cells = (
            desk.say(TONGUES[text.lang]),
            desk.line(org, "name") if org else desk.unknown(text, "party_first"),
            side or desk.unknown(text, "our_signature_side"),
            articles or desk.unknown(text, "articles"),
        )
        rows.append(row(*(line_cell(c, desk.lang) for c in cells), ref=Ref("agreement_text", text.id)))
    heads = (
        desk.say(phrase("Language")),
        desk.say(phrase("Named first")),
        desk.say(phrase("Signature")),
        desk.say(phrase("Articles")),
    )
    return ruled(zip((25, 35, 25, 15), heads, strict=True), rows, desk.lang)


def _steps(desk: Desk, found: Agreement) -> Blocks:
    """Steps done and due; where none is entered, that they are to be confirmed."""
    rows: list[Row] = []
    for step in desk.dossier.children(Step, found.id):
        done = desk.say(phrase("done {day}", day=step.done_on), tone=Tone.GREEN) if step.done_on else ()
        due = desk.say(phrase("due {day}", day=step.due)) if step.due and not step.done_on else ()
        cells = (
            (*desk.say(STEPS[step.kind]), *desk.cites(step)),
            desk.line(step, "by"),
            done or due or desk.unknown(step, "done_on"),
        )
        rows.append(row(*(line_cell(c, desk.lang) for c in cells), ref=Ref("step", step.id)))
    return ruled(((42, ()), (33, ()), (25, ())), rows, desk.lang) or para(desk.unknown(found, "step"), desk.lang)


def _form(desk: Desk, found: Agreement) -> Blocks:
    """What protocol asks of the document: the notes about the item at which it is signed."""
    notes = (n for n in desk.dossier.of(ProtocolNote) if n.item and n.item == found.item)
    return bullets((restyled(desk.cited(note, "text"), Role.TABLE) for note in notes), desk.lang)


def _risks(desk: Desk, found: Agreement) -> Blocks:
    lines = (risk_lines(desk, r) for r in desk.dossier.of(Risk) if r.item and r.item == found.item)
    return bullets(lines, desk.lang, mark="!", tone=Tone.RED)
