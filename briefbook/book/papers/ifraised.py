"""If raised: every defensive line and risk of all papers in one place, with the papers that hold it."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, joined, line_cell, para, row, ruled, section, text_of
from briefbook.book.papers.meeting import CHANCES, asked
from briefbook.book.papers.opening import opening
from briefbook.book.papers.steering import avoid_lines
from briefbook.book.vocabulary import LIKELIHOODS
from briefbook.errors import Ref, phrase
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.outline import StoredPaper
from briefbook.model.protocol import Risk
from briefbook.tree.nodes import Cell, Role, Tone


def ifraised(desk: Desk, paper: StoredPaper) -> Blocks:
    """Questions with answers, risks with lines, what not to say; empty where there are neither of the first two."""
    questions, risks = _questions(desk), _risks(desk)
    if not questions and not risks:
        return ()
    return (
        *opening(desk, paper, desk.say(phrase("All meetings"))),
        *section(desk.say(phrase("Questions")), questions, desk.lang),
        *section(desk.say(phrase("Risks")), risks, desk.lang),
        *section(desk.say(phrase("Avoid")), avoid_lines(desk), desk.lang),
    )


def _questions(desk: Desk) -> Blocks:
    """Questions of all meetings, likely ones first; one that several meetings answer alike stands once."""
    groups: dict[tuple[str, str], list[TalkingPoint]] = {}
    for point in desk.dossier.of(TalkingPoint):
        if point.kind is PointKind.RESPOND:
            key = text_of(desk.line(point, "headline")), text_of(desk.inline(point, "text"))
            groups.setdefault(key, []).append(point)
    likely = [sorted(group, key=lambda point: CHANCES.index(point.likelihood)) for group in groups.values()]
    likely.sort(key=lambda group: CHANCES.index(group[0].likelihood))
    rows = [asked(desk, group[0], _codes(desk, group)) for group in likely]
    return ruled(((36, ()), (44, ()), (20, ())), rows, desk.lang)


def _codes(desk: Desk, points: list[TalkingPoint]) -> Spans:
    """The papers that hold points, each once, in the order of the book, as links."""
    codes = dict.fromkeys(desk.codes.get(brief, "") for brief in sorted(point.brief for point in points))
    return joined((desk.paper(code) for code in sorted(codes)), desk.comma.replace(" ", "\u00a0"), desk.lang)


def _risks(desk: Desk) -> Blocks:
    rows = []
    for risk in sorted(desk.dossier.of(Risk), key=lambda risk: CHANCES.index(risk.likelihood)):
        chance = desk.say(LIKELIHOODS[risk.likelihood], tone=Tone.MUTED) if risk.likelihood else ()
        title = para((*desk.line(risk, "title"), *desk.cites(risk)), desk.lang, Role.TABLE)
        line = desk.line(risk, "line") or desk.unknown(risk, "line")
        end = joined((chance, desk.code(risk.item)), " · ", desk.lang)
        cells = (Cell(title), line_cell(line, desk.lang), line_cell(end, desk.lang, Role.SMALL))
        rows.append(row(*cells, ref=Ref("risk", risk.id)))
    return ruled(((36, ()), (44, ()), (20, ())), rows, desk.lang)
