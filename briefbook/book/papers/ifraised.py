"""If raised: every defensive line and risk of all papers in one place, with the paper that holds it."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, joined, line_cell, row, ruled, section
from briefbook.book.papers.meeting import if_raised
from briefbook.book.papers.opening import opening
from briefbook.errors import Ref, phrase
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.outline import StoredPaper
from briefbook.model.protocol import Risk


def ifraised(desk: Desk, paper: StoredPaper) -> Blocks:
    """Questions with answers, then risks with lines; empty where there are neither."""
    answers = [point for point in desk.dossier.of(TalkingPoint) if point.kind is PointKind.RESPOND]
    questions, risks = if_raised(desk, answers, codes=True), _risks(desk)
    if not questions and not risks:
        return ()
    return (
        *opening(desk, paper, desk.say(phrase("All meetings"))),
        *section(desk.say(phrase("Questions")), questions, desk.lang),
        *section(desk.say(phrase("Risks")), risks, desk.lang),
    )


def _risks(desk: Desk) -> Blocks:
    rows = []
    for risk in desk.dossier.of(Risk):
        title = joined((desk.line(risk, "title"), desk.code(risk.item)), " · ", desk.lang)
        line = desk.line(risk, "line") or desk.unknown(risk, "line")
        rows.append(row(line_cell(title, desk.lang), line_cell(line, desk.lang), ref=Ref("risk", risk.id)))
    return ruled(((42, ()), (58, ())), rows, desk.lang)
