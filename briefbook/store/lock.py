"""The lock beside a library: who has it open, where, since when; so that two never write one file at once."""

import getpass
import json
import os
import platform
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from briefbook import __version__
from briefbook.errors import InUse, StoreError
from briefbook.places import alive

BEAT_SECONDS = 30.0
# Four beats: a holder that misses them all has ended, or its disk is gone.
STALE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock. `counter` is raised every 30 s; `since` is UTC text for display; `token` is of one taking."""

    user: str = ""
    host: str = ""
    pid: int = 0
    start: str = ""
    boot: str = ""
    version: str = ""
    since: str = ""
    counter: int = 0
    token: str = ""


class Lock:
    """A taken lock; a thread of its own raises its counter until it is released."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._holder = holder
        self._lost = False
        self._ended = threading.Event()
        self._beating = threading.Thread(target=self._beat_on, name="lock", daemon=True)
        self._beating.start()

    @classmethod
    def take(cls, library: Path, who: str = "") -> "Lock":
        """The lock of a library file. One whose process on this machine has ended is taken over at once.

        Raises StoreError that names the holder, the machine and the time.
        """
        path = lock_path(library)
        holder = _ourselves(who)
        for _ in range(3):
            if _placed(path, holder):
                return cls(path, holder)
            other = read_holder(path)
            if other is None:
                continue  # released in the meantime
            if not _has_ended(other):
                raise _in_use(library, other)
            _set_aside(path, other)
        raise _in_use(library, read_holder(path) or Holder())

    @classmethod
    def take_over(
        cls, library: Path, stale: Holder, who: str = "", sleep: Callable[[float], None] = time.sleep
    ) -> "Lock":
        """The lock of a library whose holder `stale` a `Watch` has found gone.

        Looks again after a second, because another machine may have had the same thought. Raises StoreError then.
        """
        path = lock_path(library)
        _set_aside(path, stale)
        holder = _ourselves(who)
        if _placed(path, holder):
            sleep(1.0)
            if read_holder(path) == holder:
                return cls(path, holder)
        raise _in_use(library, read_holder(path) or Holder())

    def check(self) -> None:
        """Raise StoreError when somebody has taken the lock over."""
        if self._lost:
            raise StoreError("Another computer has taken over the library. Close it here and open it again.")

    def beat(self) -> None:
        """Raise the counter; a disk that does not answer is left to the next write to tell of."""
        with suppress(OSError):
            if read_holder(self._path) != self._holder:
                self._lost = True
                return
            self._holder = replace(self._holder, counter=self._holder.counter + 1)
            # Written whole under another name, so that nobody reads half of it.
            fresh = self._path.with_name(f"{self._path.name}.{self._holder.token}")
            fresh.write_text(json.dumps(asdict(self._holder)), encoding="utf-8")
            os.replace(fresh, self._path)

    def _beat_on(self) -> None:
        while not self._ended.wait(BEAT_SECONDS):
            self.beat()

    def release(self) -> None:
        """Give the lock back, if it is still ours; a second time does nothing."""
        self._ended.set()
        self._beating.join()
        with suppress(OSError):
            found = read_holder(self._path)
            if found and found.token == self._holder.token:
                self._path.unlink()


class Watch:
    """Watches a lock of another machine by our own clock, because the clocks of two machines cannot be compared."""

    def __init__(self, library: Path) -> None:
        self._path = lock_path(library)
        self._seen: Holder | None = None
        self._since = 0.0

    def stale(self, now: float) -> Holder | None:
        """The holder, once its counter has stood still for two minutes; `now` in seconds of a monotonic clock."""
        found = read_holder(self._path)
        if found is None or found != self._seen:
            self._seen, self._since = found, now
            return None
        return found if now - self._since >= STALE_SECONDS else None


def lock_path(library: Path) -> Path:
    """The lock file of a library file."""
    return library.with_name(library.name + ".lock")


def read_holder(path: Path) -> Holder | None:
    """Who holds a lock file; None where there is none; an empty Holder where it cannot be understood."""
    for _ in range(5):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None
        except OSError:
            return Holder()
        if text:
            return _understood(text)
        time.sleep(0.02)  # made, not yet written
    return Holder()


def _understood(text: str) -> Holder:
    try:
        found = json.loads(text)
    except ValueError:
        return Holder()
    kinds = {field.name: type(field.default) for field in fields(Holder)}
    if not isinstance(found, dict):
        return Holder()
    return Holder(**{name: found[name] for name, kind in kinds.items() if isinstance(found.get(name), kind)})


def _placed(path: Path, holder: Holder) -> bool:
    """Whether the lock file was free and is now ours.

    It is written whole under another name and linked: a process that is killed between making a lock and writing it
    would leave one that nobody can understand and that therefore stays for ever.
    """
    fresh = path.with_name(f"{path.name}.{holder.token}")
    try:
        _write_new(fresh, holder)
        try:
            os.link(fresh, path)
        except FileExistsError:
            return False
        except OSError:  # a stick or share without hard links
            return _write_new(path, holder)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as fault:
        raise StoreError(
            "The folder {folder} cannot be written. Open the library for reading only, or copy it elsewhere.",
            folder=path.parent,
        ) from fault
    return True


def _write_new(path: Path, holder: Holder) -> bool:
    """Whether the file was not there and now names the holder."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(holder), file)
    return True


def _set_aside(path: Path, stale: Holder) -> None:
    """Take a stale lock away by renaming it; put it back where it has become somebody else's in the meantime."""
    aside = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        os.rename(path, aside)
    except FileNotFoundError:
        return
    found = read_holder(aside)
    if found is None or found.token != stale.token:
        with suppress(FileExistsError):
            os.link(aside, path)
    aside.unlink(missing_ok=True)


def _in_use(library: Path, other: Holder) -> InUse:
    return InUse(
        "{path} is in use by {user} on {host} since {since}. Open it for reading only, or work on a copy.",
        path=library.name,
        user=other.user or "?",
        host=other.host or "?",
        since=other.since or "?",
    )


def _ourselves(who: str) -> Holder:
    try:
        user = who or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without a user database
        user = "?"
    now = datetime.now(UTC).isoformat(sep=" ", timespec="minutes")
    pid = os.getpid()
    return Holder(user, platform.node(), pid, _start(pid), _boot(), __version__, now, 0, uuid4().hex)


def _has_ended(other: Holder) -> bool:
    """Whether the holder was a process of this machine, since its last start, that is no more."""
    if not other.pid or other.host != platform.node() or other.boot != _boot():
        return False
    return not alive(other.pid) or (bool(other.start) and _start(other.pid) != other.start)


def _boot() -> str:
    """What tells one start of this machine from the next, or an empty text where that is not known."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _start(pid: int) -> str:
    """When a process began, in ticks since the machine's start; numbers of processes are used again."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
