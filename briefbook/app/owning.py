"""Which library what is new goes into: never the sample, which is made anew where it is damaged."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from briefbook import places
from briefbook.app.workplace import Workplace


def own_library(work: Workplace) -> Path | None:
    """The file of the library that must be opened or made for it; None where the open one takes it."""
    state = work.session.state
    if state.path and not is_sample(state.path) and not state.read_only:
        return None
    recent = (Path(name) for name in work.machine.recent)
    own = next((path for path in recent if path.is_file() and not is_sample(path)), None)
    return own or documents() / f"{work.say('visits')}.briefbook"


def is_sample(path: Path) -> bool:
    """Whether a file is the sample that the program brings."""
    return path.parent == places.data_dir() / "sample"


def documents() -> Path:
    """The user's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
