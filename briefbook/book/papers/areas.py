"""Areas of cooperation: an overview, then each area of which more than its name is known."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Pair,
    Spans,
    cell,
    facts,
    heading,
    joined,
    linked,
    para,
    row,
    ruled,
    section,
    strong,
)
from briefbook.book.papers.opening import opening
from briefbook.errors import Ref, phrase
from briefbook.model.agreement import Provision
from briefbook.model.area import Area
from briefbook.model.outline import StoredPaper
from briefbook.tree.nodes import Block, Role, Row

_TEXTS = ("our_strength", "their_strength", "gap", "proposal", "next_step")


def areas(desk: Desk, paper: StoredPaper) -> Blocks:
    """All areas, or the one that the paper is about; empty where there is none."""
    chosen = tuple(a for a in desk.dossier.of(Area) if paper.subject_uid in ("", a.id))
    if not chosen:
        return ()
    detail = tuple(block for area in chosen for block in _detail(desk, area))
    return (
        *opening(desk, paper, desk.say(phrase("Where both sides could work together"))),
        *_overview(desk, chosen),
        *section(desk.say(phrase("In detail")), detail, desk.lang),
    )


def _overview(desk: Desk, chosen: tuple[Area, ...]) -> Blocks:
    rows: list[Row] = []
    for area in chosen:
        rows.append(
            row(
                cell(*para((*strong(desk.line(area, "title")), *desk.cites(area)), desk.lang, Role.TABLE)),
                cell(*(para(desk.inline(area, "proposal"), desk.lang, Role.TABLE) or _open(desk, area))),
                cell(*(b for p in _provisions(desk, area) for b in para(p, desk.lang, Role.TABLE))),
                ref=Ref("area", area.id),
            )
        )
    heads = (desk.say(phrase("Area")), desk.say(phrase("Proposal")), desk.say(phrase("Provision")))
    return ruled(zip((34, 26, 40), heads, strict=True), rows, desk.lang)


def _open(desk: Desk, area: Area) -> Blocks:
    return para(desk.unknown(area, "proposal"), desk.lang, Role.TABLE)


def _provisions(desk: Desk, area: Area) -> Iterator[Spans]:
    """Provisions that belong to the area: number, subject, paper."""
    for provision in desk.dossier.of(Provision):
        if provision.area == area.id:
            number = desk.figures(provision.number) if provision.number is not None else ()
            subject = linked(desk.line(provision, "subject"), desk.codes.get(provision.id, ""))
            yield joined((number, subject, desk.code(provision.id)), " · ", desk.lang)


def _detail(desk: Desk, area: Area) -> Iterator[Block]:
    pairs = facts(_pairs(desk, area), desk.lang)
    if pairs:
        yield from heading(desk.line(area, "title"), desk.lang, 3)
        yield from pairs


def _pairs(desk: Desk, area: Area) -> Iterator[Pair]:
    lang = desk.lang
    titles = {
        "our_strength": phrase("Our strength"),
        "their_strength": phrase("Their strength"),
        "gap": phrase("Gap"),
        "proposal": phrase("Proposal"),
        "next_step": phrase("Next step"),
    }
    for name in _TEXTS:
        yield desk.say(titles[name]), desk.prose(area, name)
    yield desk.say(phrase("Instrument")), para(desk.line(area, "instrument"), lang)
    yield desk.say(phrase("Maturity")), para(desk.line(area, "maturity"), lang)
    owners = (desk.line(area, "owner_own"), desk.line(area, "owner_host"))
    yield desk.say(phrase("Owners")), para(joined(owners, " · ", lang), lang)
