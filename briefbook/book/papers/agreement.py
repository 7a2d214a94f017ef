"""The document to be signed: where each provision stands, our line, who signs, which steps are done."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Pair,
    Spans,
    abreast,
    bullets,
    cell,
    facts,
    joined,
    labelled_box,
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
from briefbook.errors import Phrase, Ref, counted, phrase
from briefbook.lang.digits import digits
from briefbook.model.agreement import (
    Agreement,
    AgreementKind,
    AgreementText,
    Provision,
    ProvisionState,
    Signatory,
    Step,
    StepKind,
)
from briefbook.model.country import Place
from briefbook.model.organisation import Organisation
from briefbook.model.outline import StoredPaper
from briefbook.model.person import Person
from briefbook.model.programme import Item
from briefbook.model.protocol import ProtocolNote, Risk
from briefbook.model.record import Audience, Side
from briefbook.tree.nodes import (
    Block,
    Key,
    Legend,
    Meter,
    Panel,
    Paragraph,
    Role,
    Row,
    Share,
    Span,
    Tone,
)

STATE_TONES: dict[ProvisionState, Tone] = {
    ProvisionState.AGREED: Tone.GREEN,
    ProvisionState.CLOSED: Tone.GREEN,
    ProvisionState.OPEN: Tone.RED,
    ProvisionState.PROPOSED: Tone.AMBER,
    ProvisionState.ANNOUNCED: Tone.AMBER,
    ProvisionState.REPORTED: Tone.ACCENT,
}
_ORDER = (
    ProvisionState.AGREED,
    ProvisionState.CLOSED,
    ProvisionState.REPORTED,
    ProvisionState.PROPOSED,
    ProvisionState.ANNOUNCED,
    ProvisionState.OPEN,
    None,
)
_SETTLED = (ProvisionState.AGREED, ProvisionState.CLOSED, ProvisionState.REPORTED)
_AFTER = (StepKind.SIGNED, StepKind.PROVISIONAL, StepKind.PARLIAMENT, StepKind.IN_FORCE, StepKind.REPORTED)
"""Steps that are taken when a document is signed or later."""


def agreement(desk: Desk, paper: StoredPaper) -> Blocks:
    """The document of the paper, else the first one; empty where there is none."""
    held = desk.dossier.of(Agreement)
    found = desk.dossier.get(Agreement, paper.subject_uid) or (held[0] if held and not paper.subject_uid else None)
    if found is None:
        return ()
    provisions = desk.dossier.children(Provision, found.id)
    return (
        *opening(desk, paper, _kicker(desk, paper, found)),
        *_lead(desk, paper, found),
        *_counts(desk, provisions),
        *_provisions(desk, provisions),
        *section(desk.say(phrase("At the table")), _table(desk, found), desk.lang),
        *_decision(desk, found, provisions),
        *section(desk.say(phrase("Texts")), _texts(desk, found), desk.lang),
        *section(desk.say(phrase("Steps")), _steps(desk, found), desk.lang),
        *abreast(
            section(desk.say(phrase("Form")), _form(desk, found), desk.lang),
            section(desk.say(phrase("Watch out")), _risks(desk, found), desk.lang),
            desk.lang,
            shares=(3, 2),
        ),
    )


def _lead(desk: Desk, paper: StoredPaper, found: Agreement) -> Blocks:
    """What the document is called, with its sources; nothing where the paper has that title already."""
    if _is_titled(desk, paper, found):
        return ()
    return para((*desk.line(found, "title"), *desk.cites(found)), desk.lang, Role.LEAD)


def _is_titled(desk: Desk, paper: StoredPaper, found: Agreement) -> bool:
    """Whether the paper has the title of the document."""
    return text_of(desk.line(found, "title")) == text_of(titled(desk, paper))


def _kicker(desk: Desk, paper: StoredPaper, found: Agreement) -> Spans:
    """When it is signed; with the sources of the document where its title stands nowhere else."""
    cites = desk.cites(found) if _is_titled(desk, paper, found) else ()
    item = desk.dossier.get(Item, found.item)
    if found.signed_on:
        return (*desk.say(phrase("Signed on {day}", day=found.signed_on)), *cites)
    said = desk.say(phrase("For signature"))
    told = joined((said, to_day(desk, item, when(desk, item))), " · ", desk.lang) if item else said
    return (*told, *cites)


def _counts(desk: Desk, provisions: tuple[Provision, ...]) -> Blocks:
    """How many provisions stand where, what is settled first, and the bar of them."""
    shares: list[Share] = []
    for state in _ORDER:
        count = sum(provision.state is state for provision in provisions)
        if count:
            tone = STATE_TONES[state] if state else Tone.MUTED
            shares.append(Share(count, desk.figures(count), desk.say(_named(state)), tone))
    if not shares:
        return ()
    told = (text_of((*share.number, Span(" ", desk.lang), *share.word)) for share in shares)
    return (Meter(tuple(shares), desk.lang, desk.comma.join(told)),)


def _named(state: ProvisionState | None) -> Phrase:
    return PROVISION_STATES[state] if state else phrase("to be confirmed")


def _provisions(desk: Desk, provisions: tuple[Provision, ...]) -> Blocks:
    rows: list[Row] = []
    for provision in provisions:
        number = desk.figures(provision.number) if provision.number is not None else ()
        rows.append(
            row(
                line_cell(number, desk.lang, Role.NUMERAL),
                cell(
                    *para((*strong(desk.line(provision, "subject")), *desk.cites(provision)), desk.lang, Role.TABLE),
                    *restyled(desk.prose(provision, "text"), Role.TABLE),
                ),
                cell(_state(desk, provision)),
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
    return ruled(zip((6, 45, 18, 31), heads, strict=True), rows, desk.lang)


def _state(desk: Desk, provision: Provision) -> Block:
    """Where a provision stands: a square in the colour of its state, and the word."""
    if provision.state is None:
        return Legend((Key(Tone.MUTED, desk.unknown(provision, "state")),), desk.lang, Role.TABLE)
    tone = STATE_TONES[provision.state]
    word = strong(toned(desk.say(PROVISION_STATES[provision.state]), tone))
    return Legend((Key(tone, word),), desk.lang, Role.TABLE, Ref("provision", provision.id, "state"))


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


def _table(desk: Desk, found: Agreement) -> Blocks:
    """What must be settled before pens are handed out: who signs, then the rest in two columns."""
    rest = tuple(_settled(desk, found))
    half = -(-len(rest) // 2)
    one, other = (facts(part, desk.lang, shares=(42, 58)) for part in (rest[:half], rest[half:]))
    return (*facts(_signing(desk, found), desk.lang, shares=(20, 80)), *abreast(one, other, desk.lang))


def _signing(desk: Desk, found: Agreement) -> Iterator[Pair]:
    lang = desk.lang
    parties = [org for uid in found.parties if (org := desk.dossier.get(Organisation, uid))]
    names = joined((desk.line(org, "name") for org in parties), desk.semicolon, lang)
    kind = desk.say(AGREEMENT_KINDS[found.kind]) if found.kind is not AgreementKind.OTHER else ()
    yield desk.say(phrase("Kind")), para(kind, lang)
    yield desk.say(phrase("Parties, ours first")), para(names or desk.unknown(found, "parties"), lang)
    for side, title in ((Side.OWN, phrase("Signs for us")), (Side.HOST, phrase("Signs for the host"))):
        yield desk.say(title), para(_signs(desk, found, side) or desk.unknown(found, "signatory"), lang)


def _settled(desk: Desk, found: Agreement) -> Iterator[Pair]:
    """Day, place and texts; unknown things say so."""
    lang = desk.lang
    item = desk.dossier.get(Item, found.item)
    place = desk.dossier.get(Place, found.place)
    spoken = [t.lang for t in desk.dossier.children(AgreementText, found.id)]
    day = found.signed_on or (item.day if item else None)
    originals = desk.figures(found.originals) if found.originals is not None else ()
    prevailing = desk.say(TONGUES[found.prevailing_lang]) if found.prevailing_lang else ()
    languages = joined((desk.say(TONGUES[one]) for one in spoken), desk.comma, lang)
    yield desk.say(phrase("Day")), para(both_calendars(desk, day) if day else desk.unknown(found, "signed_on"), lang)
    yield desk.say(phrase("City")), para(desk.line(place, "name") if place else desk.unknown(found, "place"), lang)
    yield desk.say(phrase("Languages")), para(languages or desk.unknown(found, "text"), lang)
    yield desk.say(phrase("Prevailing text")), para(prevailing or desk.unknown(found, "prevailing_lang"), lang)
    yield desk.say(phrase("Originals")), para(originals or desk.unknown(found, "originals"), lang)
    yield (
        desk.say(phrase("Authority to sign")),
        para(desk.line(found, "authority") or desk.unknown(found, "authority"), lang),
    )
    if not desk.dossier.children(Step, found.id):
        yield desk.say(phrase("Steps")), para(desk.unknown(found, "step"), lang)


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


def _decision(desk: Desk, found: Agreement, provisions: tuple[Provision, ...]) -> Blocks:
    """What the principal alone decides: as the office wrote it, else what to do with provisions that are not settled.

    Nothing once the document is signed, and nothing in a copy for anybody else.
    """
    if desk.plan.audience not in (Audience.NEVER, Audience.PRINCIPAL):
        return ()
    asked = desk.prose(found, "decision") or _open_question(desk, found, provisions)
    return labelled_box(desk.say(phrase("One decision needed from you")), asked, Panel.OUTCOME, desk.lang)


def _open_question(desk: Desk, found: Agreement, provisions: tuple[Provision, ...]) -> Blocks:
    signed = any(step.kind in _AFTER for step in desk.dossier.children(Step, found.id))
    numbers = [str(p.number) for p in provisions if p.state not in _SETTLED and p.number is not None]
    if found.signed_on or signed or not numbers:
        return ()
    listed = digits(desk.comma.join(numbers), desk.lang)
    said = counted(
        "Provision {numbers} is not agreed yet. "
        "Sign if it is still open on the day? Yes / Only what is agreed / Not now",
        "Provisions {numbers} are not agreed yet. "
        "Sign if one is still open on the day? Yes / Only what is agreed / Not now",
        len(numbers),
        numbers=listed,
    )
    return para(desk.say(said, ref=Ref("agreement", found.id)), desk.lang)


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
    """Steps done and due; nothing where none is entered, which is said at the table."""
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
    return ruled(((42, ()), (33, ()), (25, ())), rows, desk.lang)


def _form(desk: Desk, found: Agreement) -> Blocks:
    """What protocol asks of the document: the notes about the item at which it is signed."""
    notes = (n for n in desk.dossier.of(ProtocolNote) if n.item and n.item == found.item)
    return bullets((restyled(desk.cited(note, "text"), Role.TABLE) for note in notes), desk.lang)


def _risks(desk: Desk, found: Agreement) -> Blocks:
    lines = (risk_lines(desk, r) for r in desk.dossier.of(Risk) if r.item and r.item == found.item)
    return bullets(lines, desk.lang, mark="!", tone=Tone.RED)
