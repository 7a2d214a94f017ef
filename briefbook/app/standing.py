"""What the whole visit amounts to: the state of each step, the open findings, the pages of the book."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefbook.app.jobs import Outcome, Worker
from briefbook.app.naming import langs_of
from briefbook.app.session import Session
from briefbook.errors import Phrase, Weight, counted, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.brief import TalkingPoint
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact
from briefbook.model.person import Person
from briefbook.model.programme import Item, ItemState
from briefbook.model.record import Clearance, Side

if TYPE_CHECKING:
    from briefbook.actions.check import Finding

CHECK_MS = 700


class StepState(StrEnum):
    """How far a step is; none of them locks another."""

    COMPLETE = "complete"
    PARTLY = "partly"
    ATTENTION = "attention"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """A step's state and the number below its name."""

    state: StepState = StepState.NONE
    words: Phrase | str = ""


class Overview(QObject):
    """Kept up to date while the visit changes: checks run in the Worker, the preview tells the pages.

    Signals:
        moved: something of it is another one now.
    """

    moved = Signal()

    def __init__(
        self, session: Session, worker: Worker, check: Callable[[Dossier, Iterable[Lang]], "tuple[Finding, ...]"]
    ) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] | None = None
        self.pages = 0
        self.papers: dict[str, int] = {}
        self._session = session
        self._worker = worker
        self._check = check
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(CHECK_MS)
        self._pause.timeout.connect(self._start)
        session.opened.connect(self._begin)
        session.changed.connect(lambda *_: self._pause.start())

    @property
    def open(self) -> int:
        """How many findings must or should be fixed; 0 also before the first check."""
        return sum(1 for one in self.findings or () if one.weight is not Weight.NOTE)

    def run(self) -> None:
        """Run the checks now."""
        self._pause.stop()
        self._start()

    def show_pages(self, pages: int, papers: Mapping[str, int]) -> None:
        """Note how many pages the whole book has, and each paper by its address."""
        if pages != self.pages or papers != self.papers:
            self.pages = pages
            self.papers = dict(papers)
            self.moved.emit()

    def steps(self) -> tuple[Standing, ...]:
        """The standing of the seven steps."""
        dossier = self._session.dossier
        if dossier is None:
            return (Standing(),) * 7
        return (
            _programme(dossier),
            _people(dossier),
            _facts(dossier),
            _points(dossier),
            Standing(
                StepState.COMPLETE if self.pages else StepState.NONE,
                counted("{n} page", "{n} pages", self.pages) if self.pages else "",
            ),
            self._checked(),
            Standing(StepState.NONE, "PDF · DOCX"),
        )

    def _checked(self) -> Standing:
        if self.findings is None:
            return Standing()
        if not self.open:
            return Standing(StepState.COMPLETE, phrase("Nothing to fix"))
        return Standing(StepState.ATTENTION, counted("{n} to fix", "{n} to fix", self.open))

    def _begin(self) -> None:
        self.findings = None
        self.pages = 0
        self.papers = {}
        self._pause.start()
        self.moved.emit()

    def _start(self) -> None:
        dossier = self._session.dossier
        if dossier is not None:
            self._worker.start("check", lambda _: self._check(dossier, langs_of(dossier)), self._found)

    def _found(self, outcome: Outcome) -> None:
        if outcome.refusal is None and isinstance(outcome.value, tuple):
            self.findings = outcome.value
            self.moved.emit()


def _programme(dossier: Dossier) -> Standing:
    items = dossier.of(Item)
    if not items:
        return Standing(StepState.NONE, phrase("No items"))
    firm = all(item.state in (ItemState.FIRM, ItemState.CANCELLED) for item in items)
    return Standing(_done(firm), counted("{n} item", "{n} items", len(items)))


def _people(dossier: Dossier) -> Standing:
    hosts = [person for person in dossier.of(Person) if person.side is not Side.OWN]
    if not hosts:
        return Standing(StepState.NONE, phrase("No hosts"))
    checked = all(person.stamp.checked_on for person in hosts)
    return Standing(_done(checked), counted("{n} host", "{n} hosts", len(hosts)))


def _facts(dossier: Dossier) -> Standing:
    facts = dossier.of(Fact)
    if not facts:
        return Standing(StepState.NONE, phrase("No facts"))
    cited = all(fact.cites for fact in facts)
    return Standing(_done(cited), counted("{n} fact", "{n} facts", len(facts)))


def _points(dossier: Dossier) -> Standing:
    points = dossier.of(TalkingPoint)
    if not points:
        return Standing(StepState.NONE, phrase("No points"))
    cleared = sum(1 for point in points if point.stamp.clearance is Clearance.CLEARED)
    words = phrase("{n} of {total} cleared", n=cleared, total=len(points))
    return Standing(_done(cleared == len(points)), words)


def _done(whole: bool) -> StepState:
    return StepState.COMPLETE if whole else StepState.PARTLY
