"""Charts of facts: only what can be compared, in an order that can be read; fact sheets and decisions beside them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefbook.book.outline import outlined
from briefbook.errors import Ref
from briefbook.lang.dates import Period
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import ProvisionState, Step, StepKind
from briefbook.model.brief import PointKind
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Achievement, Fact, FactKind
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.model.programme import ItemState
from briefbook.model.record import Audience
from briefbook.tree.nodes import Box, Chart, Columns, Heading, Legend, Panel, Paragraph, Role, Tone
from tests.unit.book.belgrade import EN, FA, blocks, day, dossier, found, lines, record, rows, text, words


def fact(uid, value, period="2024", **more):
    row = {"kind": FactKind.NUMBER, "unit": "EUR bn", "subject_uid": "rs", **more}
    size = None if value is None else Decimal(value)
    return Fact(id=uid, text=words(f"Fact {uid}"), value=size, period=Period.read(period) if period else None, **row)


def charted(*facts, plan=EN):
    """Labels with numbers of the bars on the fact sheet of these facts, and the chart."""
    sheet = Achievement(id="a", title=words("Exports"), facts=tuple(one.id for one in facts))
    made = found(blocks(PaperKind.ACHIEVEMENTS, dossier(*facts, sheet), plan=plan), Chart)
    return (lines(made[0]), made[0]) if made else ([], None)


def test_several_measures_of_one_period_are_bars_with_their_texts() -> None:
    shown, made = charted(fact("a1", "2.96"), fact("a2", "2.3"))
    assert shown == ["Fact a1: 2.96", "Fact a2: 2.3"]
    assert made.alt == "EUR bn\u00a0· 2024; Fact a1: 2.96; Fact a2: 2.3"
    assert [(bar.size, bar.strong, bar.ref) for bar in made.bars] == [
        (2.96, False, Ref("fact", "a1")),
        (2.3, False, Ref("fact", "a2")),
    ]


def test_one_measure_over_time_stands_in_the_order_of_its_periods_the_last_one_strong() -> None:
    rows = [fact(f"y{year}", value, year, domain="exports") for year, value in (("2024", "4.1"), ("2022", "2.7"))]
    shown, made = charted(*rows, fact("y2023", "3.4", "2023", domain="exports"))
    assert shown == ["2022: 2.7", "2023: 3.4", "2024: 4.1"]
    assert [bar.strong for bar in made.bars] == [False, False, True]


def test_a_row_over_time_goes_before_an_equal_number_of_measures() -> None:
    shown, _ = charted(
        fact("a1", "1"), fact("a2", "2"), fact("x1", "3", "2022", domain="x"), fact("x2", "4", "2023", domain="x")
    )
    assert shown == ["2022: 3", "2023: 4"]


@pytest.mark.parametrize(
    "other",
    [
        fact("b", "2", unit="EUR m"),
        fact("b", "2", unit=""),
        fact("b", "2", "2023"),
        fact("b", "2", ""),
        fact("b", None),
        fact("b", "-2"),
        fact("b", "2", kind=FactKind.RANK),
        fact("b", "2", subject_uid="ir"),
    ],
    ids=["unit", "no unit", "period", "no period", "no value", "below zero", "rank", "subject"],
)
def test_what_cannot_be_compared_makes_no_chart(other) -> None:
    assert charted(fact("a", "1"), other) == ([], None)


@pytest.mark.parametrize("periods", [("2024", "2024-01/2024-06"), ("2024-01/2024-09", "2024-06/2025-02")])
def test_periods_of_other_lengths_or_that_overlap_are_no_row_over_time(periods) -> None:
    assert charted(*(fact(f"f{n}", "1", one, domain="x") for n, one in enumerate(periods))) == ([], None)


def test_quarters_differ_by_days_and_are_comparable() -> None:
    shown, _ = charted(fact("q1", "1", "2024-01/2024-03", domain="x"), fact("q3", "2", "2024-07/2024-09", domain="x"))
    assert [line.split(": ")[1] for line in shown] == ["1", "2"]


def test_a_persian_chart_counts_in_persian() -> None:
    shown, made = charted(fact("a1", "2.96"), fact("a2", "2.3"), plan=FA)
    assert [line.split(": ")[1] for line in shown] == ["۲٫۹۶", "۲٫۳"]
    assert made.lang is Lang.FA


def test_the_chart_stands_beside_what_is_said_with_these_facts() -> None:
    sheet = Achievement(id="a", title=words("Exports"), facts=("a1", "a2"))
    point = replace(record("p1"), support=("a1",))
    made = blocks(PaperKind.ACHIEVEMENTS, dossier(fact("a1", "1"), fact("a2", "2"), sheet, point))
    (both,) = [one for one in found(made, Columns) if found(one, Chart)]
    assert [text(part.blocks[0]) for part in both.parts] == ["EUR bn · 2024", "Use it in the room"]
    assert "4.1 · Thank you" in lines(both)


def test_a_sentence_for_one_breath_is_that_of_a_point_to_make_and_never_a_long_one() -> None:
    sheet = Achievement(id="a", title=words("Exports"), facts=("a1",))
    point = replace(record("p1"), support=("a1",))

    def said(one):
        made = blocks(PaperKind.ACHIEVEMENTS, dossier(fact("a1", "1"), sheet, one))
        boxes = [box for box in found(made, Box) if lines(box)[0] == "Say it in one breath"]
        return [lines(box)[1:] for box in boxes]

    assert said(point) == [["“This is the first visit.”"]]
    assert said(replace(point, text=words("word " * 31))) == []
    assert said(replace(point, kind=PointKind.QUESTION)) == []
    assert said(replace(point, text=words())) == []


def test_short_achievements_stand_two_abreast_long_ones_alone() -> None:
    sheets = [Achievement(id=f"a{n}", title=words(f"Title {n}"), summary=words("Short."), seq=n) for n in range(3)]
    made = blocks(PaperKind.ACHIEVEMENTS, dossier(*sheets))
    pairs = [[text(part.blocks[0]) for part in one.parts if part.blocks] for one in found(made, Columns)]
    assert pairs == [["Title 0", "Title 1"], ["Title 2"]]
    long = replace(sheets[1], summary=words("Much text. " * 50))
    made = blocks(PaperKind.ACHIEVEMENTS, dossier(sheets[0], long, sheets[2]))
    assert [text(part.blocks[0]) for one in found(made, Columns) for part in one.parts if part.blocks] == [
        "Title 0",
        "Title 2",
    ]
    assert [text(one) for one in found(made, Heading)[1:]] == ["Title 0", "Title 1", "Title 2"]


def asked(*more, audience=Audience.PRINCIPAL):
    """What the principal is asked to decide about the document."""
    made = blocks(PaperKind.AGREEMENT, dossier(*more), "ag", replace(EN, audience=audience))
    boxes = [box for box in found(made, Box) if box.panel is Panel.OUTCOME]
    return [lines(box)[1] for box in boxes if lines(box)[0] == "One decision needed from you"]


OPEN = "Provision 1 is not agreed yet. Sign if it is still open on the day? Yes / Only what is agreed / Not now"


def test_the_decision_is_the_written_one_else_what_to_do_with_open_provisions() -> None:
    assert asked() == [OPEN]
    assert asked(replace(record("ag"), decision=words("Accept a yearly plan?"))) == ["Accept a yearly plan?"]


@pytest.mark.parametrize(
    "settled",
    [
        replace(record("ag-1"), state=ProvisionState.AGREED),
        replace(record("ag"), signed_on=day("2025-02-27")),
        Step(id="st", agreement="ag", kind=StepKind.REPORTED),
        replace(record("ag-1"), number=None),
    ],
    ids=["agreed", "signed", "reported as signed", "no number"],
)
def test_nothing_is_asked_where_nothing_is_open(settled) -> None:
    assert asked(settled) == []
    assert asked(Step(id="st", agreement="ag", kind=StepKind.DRAFT)) == [OPEN]


@pytest.mark.parametrize("audience", [Audience.DELEGATION, Audience.INTERPRETER, Audience.HOST, Audience.PRESS])
def test_nobody_but_the_principal_is_asked(audience) -> None:
    assert asked(replace(record("ag"), decision=words("Accept?")), audience=audience) == []


def test_a_short_unit_stands_with_its_number_a_long_one_below() -> None:
    def tile(unit, plan=EN):
        sheet = Achievement(id="a", title=words("Exports"), facts=("f",))
        made = blocks(PaperKind.ACHIEVEMENTS, dossier(fact("f", "35000", unit=unit), sheet), plan=plan)
        (box,) = [one for one in found(made, Box) if one.bar]
        return [text(one) for one in found(box, Paragraph) if one.role in (Role.FIGURE, Role.VALUE)]

    assert tile("m²") == ["35,000 m²"]
    assert tile("USD m") == ["$35,000 m"]
    assert tile("start-ups") == ["35,000", "start-ups"]
    assert tile("") == ["35,000"]
    assert tile("EUR m", FA) == ["۳۵٬۰۰۰", "میلیون یورو"]


def test_the_country_draws_what_no_fact_sheet_draws() -> None:
    rows = [fact(f"y{year}", value, year, domain="trade") for year, value in (("2022", "2.7"), ("2023", "3.4"))]
    (made,) = found(blocks(PaperKind.COUNTRY, dossier(*rows)), Chart)
    assert lines(made) == ["2022: 2.7", "2023: 3.4"]
    sheet = Achievement(id="a", title=words("Trade"), facts=("y2022",))
    assert found(blocks(PaperKind.COUNTRY, dossier(*rows, sheet)), Chart) == []


def test_the_days_of_the_glance_show_states_by_colour_and_by_word_where_they_are_not_firm() -> None:
    def legends(*items):
        made = found(blocks(PaperKind.GLANCE, dossier(*items)), Legend)
        return [[(key.tone, text(Legend((key,), Lang.EN))) for key in one.keys] for one in made]

    firm = [replace(record(uid), state=ItemState.FIRM) for uid in ("i1", "i2")]
    assert legends(*firm) == [
        [(Tone.GREEN, "Tehran to Belgrade")],
        [(Tone.GREEN, "Meeting with Minister Ristić")],
    ]
    mixed = legends(replace(firm[0], state=ItemState.TENTATIVE), replace(firm[1], state=ItemState.CANCELLED))
    assert mixed == [
        [(Tone.MUTED, "Tehran to Belgrade · tentative")],
        [(Tone.RED, "Meeting with Minister Ristić · cancelled")],
    ]


@pytest.mark.parametrize(("title", "across"), [("Talks", 3), ("A title of a paper that is long", 2)])
def test_ten_minutes_stand_abreast_as_their_titles_allow(title, across) -> None:
    held = dossier(record("i2"))
    made = [replace(one, title=words(title)) if isinstance(one, StoredPaper) else one for one in outlined(held).records]
    box = found(blocks(PaperKind.CONTENTS, Dossier(held.visit, tuple(made))), Box)[0]
    assert [len(line) for line in rows(box)] == [2 * across] * (1 if across == 3 else 2)
    assert [cell for line in rows(box) for cell in line if cell][::2] == ["1.1", "2.1", "4.1"]
