"""Where files are: shipped resources, the user's data and logs."""

import os
import sys
from pathlib import Path

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
