"""What this machine remembers: one JSON file in the user's folder. Settings of the book travel with its library."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from briefbook import places
from briefbook.app.style.tokens import ZOOMS, Theme
from briefbook.lang.tongue import Lang

_FILE = "settings.json"


@dataclass(slots=True)
class Machine:
    """The settings of one user on one machine; what the file does not say, or says wrongly, is as it is here.

    `lang` empty = that of the system; `zoom` in per cent; `library` the file that was open last; `visit` the visit
    that was shown; `exports` the folder that files went to last; `recent` libraries, the last one first; `panes` widths
    and states of the panes, by screen.
    """

    lang: str = ""
    theme: str = Theme.SYSTEM.value
    zoom: int = 100
    dim_paper: bool = False
    library: str = ""
    visit: str = ""
    screen: str = ""
    place: str = ""
    exports: str = ""
    recent: list[str] = field(default_factory=list)
    panes: dict[str, list[int]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    geometry: str = ""

    def language(self, system: str) -> Lang:
        """The language of the windows: the chosen one, else that of a system locale such as `sr_Latn_RS`."""
        if self.lang in set(Lang):
            return Lang(self.lang)
        if system.startswith("fa"):
            return Lang.FA
        if system.startswith("sr"):
            return Lang.SR_LATN if "Latn" in system or "latin" in system else Lang.SR_CYRL
        return Lang.EN

    def remember(self, library: Path) -> None:
        """Put a library first among the recent ones; ten are kept."""
        self.library = str(library)
        self.recent = [self.library, *(name for name in self.recent if name != self.library)][:10]


def load() -> Machine:
    """The settings of the file; the defaults where it is not there or cannot be read."""
    made = Machine()
    try:
        found = json.loads((places.data_dir() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return made
    if not isinstance(found, dict):
        return made
    for one in fields(made):
        value = found.get(one.name)
        if type(value) is type(getattr(made, one.name)):
            setattr(made, one.name, value)
    return _sound(made)


def _sound(made: Machine) -> Machine:
    """The settings without what no window could show."""
    if made.theme not in set(Theme):
        made.theme = Theme.SYSTEM.value
    if made.zoom not in ZOOMS:
        made.zoom = 100
    made.recent = [name for name in made.recent if isinstance(name, str)]
    made.hidden = [name for name in made.hidden if isinstance(name, str)]
    made.panes = {
        name: widths
        for name, widths in made.panes.items()
        if isinstance(widths, list) and all(isinstance(width, int) for width in widths)
    }
    return made


def save(machine: Machine) -> None:
    """Write the settings; a place that refuses changes nothing, because nothing of the book depends on them."""
    folder = places.data_dir()
    made = folder / f"{_FILE}.{os.getpid()}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        made.write_text(json.dumps(asdict(machine), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(made, folder / _FILE)
