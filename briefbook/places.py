"""Where files are: shipped resources, the user's data and logs, and what is being written beside a file."""

import os
import platform
import re
import sys
import time
from pathlib import Path

_WEEK = 7 * 24 * 3600.0
_HERE = Path(__file__).resolve().parent.parent


def root() -> Path:
    """Folder that holds `resources/` and `briefings/`: the bundle when frozen, else the repository."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else _HERE


def resource(name: str) -> Path:
    """Path of a shipped file or folder; `name` is relative to `resources/`; it need not exist."""
    return root() / "resources" / name


def data_dir() -> Path:
    """Folder of this user's Briefbook files (backups, spool, settings); it may not exist yet.

    BRIEFBOOK_DATA names another one, which tests and portable installations use.
    """
    named = os.environ.get("BRIEFBOOK_DATA")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Briefbook"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Briefbook"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "briefbook"


def logs_dir() -> Path:
    """Folder of the log files; it may not exist yet."""
    return data_dir() / "logs"


def temporary(stem: str = "bb") -> str:
    """How the name of a temporary file or folder of this process begins: `.~<stem>-<machine>-<process>-`."""
    return f".~{stem}-{_machine()}-{os.getpid()}-"


def abandoned(path: Path, stem: str = "bb", ends: str = r"\.tmp(-journal)?", now: float | None = None) -> bool:
    """Whether `path` is a temporary file or folder that nobody writes any more; `ends` is a pattern of how names end.

    Its process was of this machine and has ended, or it is over a week old at `now` (seconds since 1970, else the
    clock's): the processes of another machine, whose files lie here on a share, cannot be asked for.
    """
    found = re.fullmatch(rf"\.~{re.escape(stem)}-([^-]+)-(\d+)-[^-]*(?:{ends})", path.name)
    if not found:
        return False
    if found[1] == _machine() and not alive(int(found[2])):
        return True
    try:
        told = path.lstat()
    except OSError:
        return False
    # A folder that was put aside keeps its old time of change; where it was moved, `ctime` says when.
    return (time.time() if now is None else now) - max(told.st_mtime, told.st_ctime) > _WEEK


def _machine() -> str:
    """The name of this machine as part of a file's name."""
    return re.sub(r"[\W_]+", "_", platform.node())[:40] or "_"


if sys.platform == "win32":
    import ctypes

    def alive(pid: int) -> bool:
        """Whether a process of this machine runs. `os.kill(pid, 0)` would send it Ctrl+C here."""
        running = 259
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        found = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return bool(found) and code.value == running

else:

    def alive(pid: int) -> bool:
        """Whether a process of this machine runs; another user's process answers with a refusal."""
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True
        return True
