"""The open library and the visit that is shown: verbs go to the Keeper, what they changed comes back as signals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from briefbook.app.jobs import Keeper, Outcome
from briefbook.errors import BriefbookError, Phrase, PlaceError, Ref, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.visit import Visit

if TYPE_CHECKING:  # the store is loaded by whoever opens a library, after the first paint
    from briefbook.store.library import Library

T = TypeVar("T")
Verb = Callable[["Library"], Changes]
Clock = Callable[[], datetime]


class Typed(NamedTuple):
    """A text that a person typed and the field that it is for: kept in the spool where the library refuses it."""

    where: Ref
    text: str
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What a window must know of the library, read on the Keeper after every write.

    `dossier` is None while no visit is shown; `path` is None for a library in memory; `undo` and `redo` are the labels
    of the steps that would be taken, `spooled` how many texts wait beside the library.
    """

    path: Path | None = None
    visits: tuple[Visit, ...] = ()
    dossier: Dossier | None = None
    undo: Phrase | None = None
    redo: Phrase | None = None
    read_only: bool = False
    spooled: int = 0


EMPTY = State()


class Session(QObject):
    """What the windows show and how they change it. Nothing here waits for a disk.

    Signals:
        opened: another library, another visit, or none is shown; read everything anew.
        changed(Changes, initiator): a verb, undo or redo wrote; `state` is already the new one.
        failed(BriefbookError, initiator): a verb was refused; nothing was written.
        told(Phrase): a verb that was run with words to be told has changed something.
        moved: labels of undo and redo, the saved time or the trouble may have changed.
    """

    opened = Signal()
    changed = Signal(object, object)
    failed = Signal(object, object)
    moved = Signal()
    told = Signal(object)

    def __init__(self, clock: Clock = datetime.now) -> None:
        super().__init__()
        self.state = EMPTY
        self.saved_at: datetime | None = None
        self.trouble: PlaceError | None = None
        self._clock = clock
        self._keeper = Keeper()
        # These three are touched on the Keeper only.
        self._library: Library | None = None
        self._visit = Uid("")
        self._known = EMPTY
        self._pending = 0

    @property
    def dossier(self) -> Dossier | None:
        """The visit that is shown, whole, or None."""
        return self.state.dossier

    @property
    def pending(self) -> int:
        """How many writes were posted and are not done."""
        return self._pending

    def open(self, opener: Callable[[], "Library"], visit: str = "", then: Callable[[], None] | None = None) -> None:
        """Open another library with `opener`, which runs on the Keeper; the one before is closed when it is open.

        `visit` is the uid to show; without one, or where it is not there, the first visit is shown. Emits `opened`, or
        `failed` and leaves everything as it was.
        """
        self._keeper.post(partial(self._open, opener, visit), partial(self._opened, then))

    def show(self, visit: str) -> None:
        """Show another visit of the library, or with an empty uid none; emits `opened`."""
        self._keeper.post(partial(self._show, visit), partial(self._opened, None))

    def run(
        self, verb: Verb, initiator: object = None, *, typed: Typed | None = None, told: Phrase | None = None
    ) -> None:
        """Have a verb change the library; emits `changed` or `failed` with the initiator, never here but later.

        `told` is shown to the person once it is done, with a way to take it back.
        `typed` is what a person wrote and must not lose: where the place of the library refuses, it goes to the spool.
        """
        self._pending += 1
        self._keeper.post(partial(self._write, verb, typed), partial(self._written, initiator, told))

    def ask(self, question: Callable[["Library"], T], then: Callable[[T], None], shower: QObject | None = None) -> None:
        """Have a question answered by the library; `then` gets the answer later, a refusal goes to `failed`.

        Nobody gets it if the widget that would show it, the `shower`, has gone by then, as with a window made anew.
        """
        self._keeper.post(partial(self._answer, question), partial(self._answered, then, shower))

    def undo(self, initiator: object = None) -> None:
        """Take back the last step, whichever screen made it."""
        self.run(lambda library: library.log.undo(), initiator)

    def redo(self, initiator: object = None) -> None:
        """Do the first undone step again."""
        self.run(lambda library: library.log.redo(), initiator)

    def save(self) -> None:
        """Emit `moved` when all that was posted before is written; everything is saved as it is typed anyway."""
        self._keeper.post(lambda: self.state, self._saved)

    def close(self) -> bool:
        """Write what is pending, close the library and end the Keeper; whether it ended in time."""
        self._keeper.post(self._close, lambda outcome: None)
        return self._keeper.close()

    # On the Keeper.

    def _open(self, opener: Callable[[], "Library"], visit: str) -> State:
        fresh = opener()
        before, self._library = self._library, fresh
        if before is not None:
            before.close()
        visits = fresh.visits()
        known = {one.id for one in visits}
        self._visit = Uid(visit) if visit in known else visits[0].id if visits else Uid("")
        return self._look()

    def _show(self, visit: str) -> State:
        self._visit = Uid(visit)
        return self._look()

    def _write(self, verb: Verb, typed: Typed | None) -> tuple[Changes, State]:
        library = self._open_library()
        try:
            changes = verb(library)
        except PlaceError:
            if typed and library.path is not None:
                library.spool.save(typed.where, typed.text, str(typed.lang or ""))
            raise
        return changes, self._look(changes)

    def _answer(self, question: Callable[["Library"], T]) -> T:
        return question(self._open_library())

    def _look(self, changes: Changes | None = None) -> State:
        """The state after a write; what a step that changed nothing left as it was is not read again."""
        library = self._open_library()
        undo, redo = library.log.next()
        if changes is not None and not changes:
            self._known = replace(self._known, undo=undo, redo=redo)
            return self._known
        visits = library.visits()
        if self._visit not in {one.id for one in visits}:
            self._visit = visits[0].id if visits and changes is not None else Uid("")
        dossier = library.dossier(self._visit) if self._visit else None
        spooled = len(library.spool.all()) if library.path else 0
        self._known = State(library.path, visits, dossier, undo, redo, library.read_only, spooled)
        return self._known

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    def _open_library(self) -> "Library":
        if self._library is None:
            raise BriefbookError("No library is open. Open one, or make a new visit.")
        return self._library

    # In the window's thread.

    def _opened(self, then: Callable[[], None] | None, outcome: Outcome) -> None:
        if outcome.refusal:
            self.failed.emit(outcome.refusal, None)
            return
        if isinstance(outcome.value, State):
            self.state = outcome.value
        self.saved_at = None
        self.trouble = None
        self.opened.emit()
        self.moved.emit()
        if then:
            then()

    def _written(self, initiator: object, told: Phrase | None, outcome: Outcome) -> None:
        self._pending -= 1
        refusal = outcome.refusal
        if refusal:
            self.trouble = refusal if isinstance(refusal, PlaceError) else self.trouble
            self.failed.emit(refusal, initiator)
        elif isinstance(outcome.value, tuple):
            changes, self.state = outcome.value
            self.trouble = None
            if changes:
                self.saved_at = self._clock()
                self.changed.emit(changes, initiator)
                if told:
                    self.told.emit(told)
        self.moved.emit()

    def _answered(self, then: Callable[[T], None], shower: QObject | None, outcome: Outcome) -> None:
        if shower is not None and not isValid(shower):
            return
        if outcome.refusal:
            self.failed.emit(outcome.refusal, None)
        else:
            then(outcome.value)  # type: ignore[arg-type]  # an Outcome carries what the question gave

    def _saved(self, outcome: Outcome) -> None:
        if not outcome.refusal and self.trouble is None:
            self.saved_at = self._clock()
        self.moved.emit()


def standing(session: Session) -> Phrase:
    """What the window says of saving: that it goes on, when it was done, or why it cannot be."""
    if session.trouble:
        return phrase("Not saved")
    if session.state.read_only:
        return phrase("Read only")
    if session.pending:
        return phrase("Saving")
    if session.saved_at:
        return phrase("Saved {time}", time=session.saved_at.time().replace(second=0, microsecond=0))
    return phrase("Saved")
