"""What the checks find in a dossier, with places that a person can find again."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.actions.export import plan_for
from briefbook.book import address
from briefbook.book.check.run import run_checks
from briefbook.book.outline import outlined, sections
from briefbook.errors import Notice, Phrase, Ref, Weight
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Finding:
    """One open remark; `place` names file, id and field of a folder, else table, uid and field."""

    rule: str
    weight: Weight
    phrase: Phrase
    place: str
    ref: Ref | None


def findings(dossier: Dossier, langs: Iterable[Lang], known: Iterable[Notice] = ()) -> tuple[Finding, ...]:
    """Open remarks of the books in `langs` and the `known` ones, each once per place and language, heaviest first."""
    filed = _filed(dossier)
    out: dict[tuple[str, str], Finding] = {}
    for lang in langs:
        for notice in (*known, *run_checks(dossier, plan_for(dossier, lang)).open):
            ref = notice.where
            place = _place(filed, ref)
            if notice.rule in ("untranslated", "stale-wording"):
                place += f" ({lang})"
            out.setdefault((notice.rule, place), Finding(notice.rule, notice.weight, notice.phrase, place, ref))
    order = list(Weight)
    return tuple(sorted(out.values(), key=lambda finding: (order.index(finding.weight), finding.place)))


def places(dossier: Dossier, notices: Iterable[Notice]) -> tuple[tuple[str, Notice], ...]:
    """Notices with their places as a person finds them again: file, id and field of a folder, else table and uid."""
    filed = _filed(dossier)
    return tuple((_place(filed, notice.where), notice) for notice in notices)


def addresses(dossier: Dossier, lang: Lang) -> dict[str, str]:
    """Code of the paper by the uid of each paper and of each record that one treats, in the book of a language."""
    plan = plan_for(dossier, lang)
    papers = (paper for section in sections(outlined(dossier), plan) for paper in section.papers)
    return address.codes(papers, dossier)


def _filed(dossier: Dossier) -> dict[str, str]:
    return {one.record: f"{one.file}.md {one.id}" for one in dossier.filed if one.file}


def _place(filed: dict[str, str], ref: Ref | None) -> str:
    return f"{filed.get(ref.uid) or f'{ref.table} {ref.uid}'} {ref.field}".rstrip() if ref else "-"
