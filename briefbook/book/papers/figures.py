"""A chart of facts, where they can be compared at all: numbers of one kind and unit, over time or side by side."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, joined, section, text_of
from briefbook.book.moments import period_line
from briefbook.book.papers.tiles import unit_of, value_of
from briefbook.errors import Ref
from briefbook.lang.day import Period
from briefbook.model.fact import Fact, FactKind
from briefbook.tree.nodes import Bar, Chart, Span

LEAST, MOST = 2, 8
_LENIENT = timedelta(days=3)
"""Months and years differ by so much in their length, and quarters too."""


def chart(desk: Desk, facts: Iterable[Fact]) -> Blocks:
    """The chart of the largest group of facts that can be compared, under its unit; nothing where there is none."""
    group = comparable(tuple(facts))
    if not group:
        return ()
    over_time = group[0].period != group[1].period
    bars = tuple(_bar(desk, fact, over_time, strong=over_time and fact is group[-1]) for fact in group)
    told = (text_of((*bar.label, Span(": ", desk.lang), *bar.number)) for bar in bars)
    when = () if over_time else period_line(desk, group[0].period)
    title = joined((unit_of(desk, group[0]), when), " · ", desk.lang)
    drawn = Chart(bars, desk.lang, f"{text_of(title)}{desk.semicolon}{desk.semicolon.join(told)}")
    return section(title, (drawn,), desk.lang)


def comparable(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts of one chart, in the order of the dossier, over time in that of their periods.

    Each is a number that is not negative, with a unit and a period, about the same subject. They are either one
    measure (`domain`) in periods of the same length that do not overlap, or several measures in the same period. Of
    several groups the largest counts, of equal ones a row over time, then the first.
    """
    rows: defaultdict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind is FactKind.NUMBER and fact.value is not None and fact.value >= 0 and fact.unit and fact.period:
            if fact.domain:
                rows["time", fact.subject_uid, fact.domain, fact.unit].append(fact)
            rows["side", fact.subject_uid, fact.unit, str(fact.period)].append(fact)
    made = [(_in_time(row) if key[0] == "time" else tuple(row), key[0] == "time") for key, row in rows.items()]
    best, _ = max(made, key=lambda one: (len(one[0]), one[1]), default=((), False))
    return best[-MOST:] if len(best) >= LEAST else ()


def _in_time(row: list[Fact]) -> tuple[Fact, ...]:
    """The facts in the order of their periods; none where these overlap or differ in length."""
    dated = sorted(((fact.period, fact) for fact in row if fact.period), key=lambda pair: pair[0].first.first)
    periods = [period for period, _ in dated]
    lengths = [_length(period) for period in periods]
    apart = all(a.last.last < b.first.first for a, b in pairwise(periods))
    return tuple(fact for _, fact in dated) if apart and max(lengths) - min(lengths) <= _LENIENT else ()


def _length(period: Period) -> timedelta:
    return period.last.last - period.first.first


def _bar(desk: Desk, fact: Fact, over_time: bool, *, strong: bool) -> Bar:
    label: Spans = period_line(desk, fact.period) if over_time else desk.line(fact, "text")
    size = float(fact.value or 0)
    return Bar(size, label, (*value_of(desk, fact), *desk.cites(fact)), strong, Ref("fact", fact.id))
