"""Checks of markings."""

import pytest

from briefbook.errors import Weight
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.outline import Marking, StoredBlock, StoredPaper, StoredTab
from briefbook.model.protocol import Risk
from briefbook.model.record import Audience, Stamp
from tests.unit.book.check.made import dossier, en, remarks, said

SCHEME = (
    Marking(id="low", scheme="own", rank=1, label=en("Low")),
    Marking(id="high", scheme="own", rank=2, label=en("High")),
    Marking(id="foreign", scheme="theirs", rank=9, label=en("Foreign")),
    Marking(id="unranked", scheme="own", label=en("Unranked")),
)
MARK = ("mark", "risk", "r", "marking", Weight.MUST)


def marked(mark, **more):
    return Stamp(marking=mark, **more)


def risk(mark, **more):
    return Risk(id="r", title=en("Delay"), stamp=marked(mark, **more))


@pytest.mark.parametrize("around", ["low", ""])
def test_a_record_marked_above_the_visit_must_be_mended(around) -> None:
    held = dossier(*SCHEME, risk("high"), stamp=marked(around))
    assert remarks(held) == [MARK]
    assert said("mark", held) == [
        "Delay is marked more secret than the paper that it stands in. Mark the paper, or leave it out."
    ]


@pytest.mark.parametrize(
    ("own", "around"),
    [
        ("high", "high"),
        ("low", "high"),
        ("", "low"),
        ("gone", "low"),
        ("foreign", "low"),
        ("unranked", "low"),
        ("unranked", ""),
        ("high", "unranked"),
    ],
)
def test_a_record_marked_no_higher_or_not_comparable_is_not_remarked(own, around) -> None:
    assert remarks(dossier(*SCHEME, risk(own), stamp=marked(around))) == []


def test_a_record_nobody_sees_is_not_remarked() -> None:
    assert remarks(dossier(*SCHEME, risk("high", audience=Audience.NEVER))) == []


def meeting(paper, **more):
    """A secret point of a brief with a paper of its own; the visit is marked low."""
    point = TalkingPoint(id="x", brief="b", kind=PointKind.RESPOND, headline=en("Point"), stamp=marked("high"))
    about = StoredPaper(id="p", tab="t", code="4.1", subject_uid="b", stamp=marked(paper), **more)
    return dossier(*SCHEME, Brief(id="b", item="i"), point, about, stamp=marked("low"))


def test_a_record_is_compared_with_the_paper_about_what_it_belongs_to() -> None:
    assert remarks(meeting("high")) == []
    assert remarks(meeting("low")) == [("mark", "point", "x", "marking", Weight.MUST)]


def test_a_paper_without_a_marking_has_that_of_the_visit_and_one_left_out_counts_for_nothing() -> None:
    assert [r[0] for r in remarks(meeting(""))] == ["mark"]
    assert [r[0] for r in remarks(meeting("high", include=False))] == ["mark"]


def test_a_block_is_compared_with_its_paper() -> None:
    paper = StoredPaper(id="p", tab="t", code="1.1", stamp=marked("low"))
    block = StoredBlock(id="b", paper="p", text=en("Words"), stamp=marked("high"))
    assert remarks(dossier(*SCHEME, paper, block, stamp=marked("high"))) == [
        ("mark", "block", "b", "marking", Weight.MUST)
    ]


def test_a_paper_and_the_visit_may_be_marked_as_they_are() -> None:
    paper = StoredPaper(id="p", tab="t", code="1.1", stamp=marked("high"))
    held = dossier(*SCHEME, StoredTab(id="t", book="b", title=en("Tab")), paper, stamp=marked("low"))
    assert remarks(held) == []
    assert remarks(dossier(*SCHEME, held.visit)) == []
