"""The checks run over a dossier, and the waivers that keep some of them silent."""

from dataclasses import dataclass

from briefbook.book.check.table import CHECKS
from briefbook.errors import Notice, Weight
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Edition, Plan, Waiver


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found: open remarks, heaviest first, and waived ones with the waiver that stands for each."""

    open: tuple[Notice, ...]
    waived: tuple[tuple[Notice, Waiver], ...]


def run_checks(dossier: Dossier, plan: Plan) -> Checked:
    """Every check over a dossier, for a book in the language of the plan.

    A waiver silences a rule on its record, and only on its field where it names one; a field stands for all its
    languages. One made for an edition stands only while that edition is the newest.
    """
    newest = max(dossier.of(Edition), key=lambda edition: edition.number or 0, default=None)
    standing = [w for w in dossier.of(Waiver) if not w.edition or (newest and w.edition == newest.id)]
    by_rule: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in standing:
        by_rule.setdefault((waiver.rule, waiver.target_uid), []).append(waiver)
    remaining: list[Notice] = []
    waived: list[tuple[Notice, Waiver]] = []
    for notice in dict.fromkeys(notice for check in CHECKS for notice in check(dossier, plan)):
        uid, field = (notice.where.uid, notice.where.field) if notice.where else ("", "")
        fitting = [w for w in by_rule.get((notice.rule, uid), ()) if _covers(w.field, field)]
        if fitting:
            waived.append((notice, fitting[0]))
        else:
            remaining.append(notice)
    order = list(Weight)
    return Checked(tuple(sorted(remaining, key=lambda notice: order.index(notice.weight))), tuple(waived))


def check(dossier: Dossier, plan: Plan) -> tuple[Notice, ...]:
    """The open remarks only."""
    return run_checks(dossier, plan).open


def _covers(waived: str, field: str) -> bool:
    return waived in ("", field, field.partition(".")[0])
