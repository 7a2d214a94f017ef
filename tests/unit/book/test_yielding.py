"""What would move from a paper that is over its budget: background first, then by the priority of points."""

import pytest

from briefbook.book.yielding import yields
from briefbook.errors import Ref
from briefbook.model.brief import Likelihood, PointKind, TalkingPoint
from briefbook.model.outline import PaperKind
from briefbook.model.person import ProfileItem, ProfileKind
from tests.unit.book.belgrade import book, desk, dossier, paper, words


def point(uid, kind=PointKind.MAKE, seq=0, **more):
    return TalkingPoint(id=uid, brief="b2", kind=kind, headline=words(uid), seq=seq, **more)


def order(*points):
    held = dossier(*points, without=("p1", "p2", "p3"))
    made = yields(desk(held), paper(PaperKind.MEETING, "b2"))
    assert made[:2] == (Ref("brief", "b2", "usable"), Ref("brief", "b2", "closed"))
    return [ref.uid for ref in made[2:]]


def test_points_move_from_the_last_rank_to_the_first_and_unranked_ones_before():
    points = [point(f"r{rank}", priority=rank, seq=rank) for rank in (2, 1, 3)]
    assert order(*points, point("free", seq=9)) == ["free", "r3", "r2", "r1"]


def test_of_one_rank_what_helps_moves_before_what_must_be_said():
    kinds = [point(kind.value, kind, seq=n) for n, kind in enumerate(PointKind)]
    assert order(*kinds) == ["tactical", "argument", "question", "respond", "press", "make", "avoid"]


def test_of_answers_the_unlikely_ones_move_first_and_of_equals_the_later():
    chances = [point(c.value, PointKind.RESPOND, seq=n, likelihood=c) for n, c in enumerate(Likelihood)]
    assert order(*chances, point("a", seq=11), point("b", seq=12)) == ["unlikely", "possible", "certain", "b", "a"]


def test_a_profile_gives_up_awards_before_positions_and_never_what_to_do():
    lines = [
        ProfileItem(id=f"{kind.value}{n}", person="ristic", kind=kind, text=words("x"), seq=n)
        for kind in (ProfileKind.POSITION, ProfileKind.AWARD, ProfileKind.DO, ProfileKind.AVOID)
        for n in (1, 2)
    ]
    made = yields(desk(dossier(*lines)), paper(PaperKind.PROFILE, "ristic"))
    assert [ref.uid for ref in made] == ["award2", "award1", "position2", "position1"]


@pytest.mark.parametrize("kind", [PaperKind.MEETING, PaperKind.PROFILE, PaperKind.STEERING])
def test_a_paper_without_a_subject_of_its_own_has_no_order(kind):
    assert yields(desk(), paper(kind, "nothing")) == ()


def test_the_book_carries_the_order_to_its_pages():
    (brief,) = [one for one in book().papers if one.ref and one.yields]
    assert brief.yields[0] == Ref("brief", "b2", "usable")
