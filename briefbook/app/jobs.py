"""The two threads beside the window: the Keeper, which owns the library, and the Worker, which owns the Press."""

import contextlib
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import Shiboken

from briefbook.errors import BriefbookError, Cancelled

T = TypeVar("T")
Tick = Callable[[int, int], None]
"""Called between papers with papers done and in all; it raises Cancelled where the job is to stop."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a piece of work: its value, or the fault that ended it; `then` is called with the outcome."""

    then: Callable[["Outcome"], None]
    value: object = None
    fault: BaseException | None = None

    @property
    def refusal(self) -> BriefbookError | None:
        """The refusal that ended the work, or None. Any other fault is a bug and is raised here."""
        if self.fault is not None and not isinstance(self.fault, BriefbookError):
            raise self.fault
        return self.fault


class _Post(QObject):
    """Brings outcomes from a thread into the thread of the window."""

    came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._hand_over)

    def _hand_over(self, outcome: Outcome) -> None:
        if _lives(outcome.then):
            outcome.then(outcome)


def _lives(call: object) -> bool:
    """Whether the object that a call belongs to is still there; a window may go before its answer comes."""
    while isinstance(call, partial):
        call = next(
            (arg for arg in (*call.args, call.func) if isinstance(getattr(arg, "__self__", None), QObject)), call.func
        )
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or Shiboken.isValid(owner)


def _done(work: Callable[[], object], then: Callable[[Outcome], None]) -> Outcome:
    """The outcome of work; what goes wrong is carried to the window, where the hook of the program sees it."""
    try:
        return Outcome(then, work())
    except Exception as fault:
        return Outcome(then, fault=fault)


class Keeper:
    """The thread that alone touches the library: what is posted runs there, first in, first out."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[tuple[Callable[[], object], Callable[[Outcome], None]] | None] = (
            queue.SimpleQueue()
        )
        self._post = _Post()
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
        self._thread.start()

    def post(self, work: Callable[[], object], then: Callable[[Outcome], None]) -> None:
        """Have work done there; `then` gets its outcome in the thread of the window."""
        self._tasks.put((work, then))

    def close(self, seconds: float = 30.0) -> bool:
        """End the thread after all that was posted; whether it has ended within `seconds`."""
        self._tasks.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            with contextlib.suppress(RuntimeError):  # the window is gone before its answer
                self._post.came.emit(_done(*task))


@dataclass(slots=True)
class Job:
    """A named piece of work for the Worker; `stop` is polled between papers."""

    name: str
    work: Callable[[Tick], object]
    then: Callable[[Outcome], None]
    progress: Callable[[int, int], None] | None = None
    stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Stop at the next paper; `then` gets Cancelled."""
        self.stop.set()


URGENT: Final = frozenset({"paper"})
"""Jobs that go before all others and stop a running one that may wait."""
PATIENT: Final = frozenset({"book", "check", "proof"})
"""Jobs that an urgent one stops; they are begun again by whoever asked for them."""


class Worker:
    """The one thread for all that uses the Press. Of two waiting jobs of one name the newer one stays."""

    def __init__(self) -> None:
        self._waiting: dict[str, Job] = {}
        self._running: Job | None = None
        self._changed = threading.Condition()
        self._ended = False
        self._post = _Post()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._thread.start()

    def start(
        self,
        name: str,
        work: Callable[[Tick], object],
        then: Callable[[Outcome], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Have work done there; `then` gets its outcome, and `progress` papers done and in all, in the window's thread.

        A waiting job of the same name is dropped, and `then` of that is never called; a running one is stopped if it
        is patient, or told to stop by its own `cancel`.
        """
        job = Job(name, work, then, progress)
        with self._changed:
            self._waiting.pop(name, None)
            self._waiting[name] = job
            running = self._running
            if running and running.name in PATIENT and (name in URGENT or running.name == name):
                running.stop.set()
            self._changed.notify()
        return job

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        with self._changed:
            return self._running is not None or bool(self._waiting)

    def close(self, seconds: float = 30.0) -> bool:
        """Drop what waits, stop what runs and end the thread; whether it has ended within `seconds`."""
        with self._changed:
            self._ended = True
            self._waiting.clear()
            if self._running:
                self._running.stop.set()
            self._changed.notify()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _next(self) -> Job | None:
        with self._changed:
            while not self._waiting and not self._ended:
                self._changed.wait()
            if self._ended:
                return None
            name = next((name for name in self._waiting if name in URGENT), next(iter(self._waiting)))
            self._running = self._waiting.pop(name)
            return self._running

    def _run(self) -> None:
        while (job := self._next()) is not None:
            outcome = self._outcome(job)
            with self._changed:
                self._running = None
            with contextlib.suppress(RuntimeError):  # the window is gone before its answer
                self._post.came.emit(outcome)

    def _outcome(self, job: Job) -> Outcome:
        def tick(done: int, total: int) -> None:
            """Tell how far the work is. Raises Cancelled once nobody waits for it."""
            if job.stop.is_set():
                raise Cancelled
            if job.progress:
                told = job.progress
                self._post.came.emit(Outcome(lambda _: told(done, total)))

        return _done(lambda: job.work(tick), job.then)
