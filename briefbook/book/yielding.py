"""What may move elsewhere where a paper is over its budget of sides: least important first."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.errors import Ref
from briefbook.model.brief import Brief, Likelihood, PointKind, TalkingPoint
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.model.person import Person, ProfileItem, ProfileKind

# Among points of one priority: what helps goes before what is asked, that before what must be said or must not.
_POINTS = (
    PointKind.TACTICAL,
    PointKind.ARGUMENT,
    PointKind.QUESTION,
    PointKind.RESPOND,
    PointKind.PRESS,
    PointKind.MAKE,
    PointKind.AVOID,
)
_CHANCES = (None, Likelihood.UNLIKELY, Likelihood.POSSIBLE, Likelihood.CERTAIN)
_LINES = (
    ProfileKind.AWARD,
    ProfileKind.EDUCATION,
    ProfileKind.FAMILY,
    ProfileKind.INTEREST,
    ProfileKind.CAREER,
    ProfileKind.PRACTICAL,
    ProfileKind.RELATION,
    ProfileKind.POSITION,
)


def yields(desk: Desk, paper: StoredPaper) -> tuple[Ref, ...]:
    """The records of a paper in the order in which they would move, as far as its kind has one."""
    subject = desk.dossier.find(paper.subject_uid)
    if paper.kind is PaperKind.MEETING and isinstance(subject, Brief):
        return tuple(_of_meeting(desk, subject))
    if paper.kind is PaperKind.PROFILE and isinstance(subject, Person):
        return tuple(_of_profile(desk, subject))
    return ()


def _of_meeting(desk: Desk, brief: Brief) -> Iterator[Ref]:
    """Background first, then points: those that nobody has ranked, then from the last rank to the first."""
    yield Ref("brief", brief.id, "usable")
    yield Ref("brief", brief.id, "closed")
    for point in sorted(desk.dossier.children(TalkingPoint, brief.id), key=_importance):
        yield Ref("point", point.id)


def _importance(point: TalkingPoint) -> tuple[bool, int, int, int, int]:
    """Rises with the importance of a point; of equal ones the later goes first."""
    rank = point.priority
    kind, chance = _POINTS.index(point.kind), _CHANCES.index(point.likelihood)
    return rank is not None, -(rank or 0), kind, chance, -point.seq


def _of_profile(desk: Desk, person: Person) -> Iterator[Ref]:
    """The lines of a profile: what is pleasant to know before what the talks rest on; do and do not never move."""
    lines = desk.dossier.children(ProfileItem, person.id)
    for kind in _LINES:
        for line in reversed([line for line in lines if line.kind is kind]):
            yield Ref("profile_item", line.id)
