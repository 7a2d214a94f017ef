"""The files of a briefing folder: which there are, which do not belong, and their bytes."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from briefbook.actions.exchange.folder.faults import Faults, Spot, nearest
from briefbook.actions.exchange.folder.keys import MAIN, place_of
from briefbook.errors import phrase
from briefbook.model.kinds import KINDS

OVERLAY = re.compile(r"edition-([0-9]{1,4})")
MEDIA = "media"
LARGEST = 8_000_000
"""Bytes of a file of records, and..."""
LARGEST_MEDIA = 50_000_000
"""...of a picture or attachment."""
MOST_FILES = 5_000
DEEPEST = 4
DESK_DUST = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
"""Files that file managers leave behind without being asked; the person cannot see them."""


@dataclass(slots=True)
class Layer:
    """One folder: the visit's own or an overlay. `prefix` stands before its files in faults: `edition-2/`.

    `records` holds the texts of its .md files by name without ".md", in reading order; `media` the paths of all
    other files that a record may name, `named` those that one of its own does.
    """

    path: Path
    prefix: str = ""
    records: dict[str, str] = field(default_factory=dict)
    media: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def shown(self, file: str) -> str:
        """A file of this layer as faults name it; what no terminal can print is a question mark."""
        return "".join(sign if sign.isprintable() else "?" for sign in self.prefix + file)


def layers(source: Path, faults: Faults) -> list[Layer]:
    """The visit's folder and the overlays up to the one that `source` names, read from the disk."""
    found = [Layer(path, prefix) for path, prefix in _paths(source)]
    for layer in found:
        if _has_visit(layer, faults):
            _walk(layer, "", faults)
            _read_all(layer, faults)
    return found


def _has_visit(layer: Layer, faults: Faults) -> bool:
    """Whether a layer is a folder of a visit. Nothing else of another one is looked at: it may be a whole disk."""
    try:
        names = sorted(entry.name for entry in os.scandir(layer.path))
    except (FileNotFoundError, NotADirectoryError):
        names = []
    except OSError as wrong:
        _closed(layer, "", wrong, faults)
        return False
    if "visit.md" in names:
        return True
    what = phrase(
        'there is no visit.md in "{folder}". Name the folder of one visit.', folder=layer.path.absolute().name
    )
    faults.add(Spot(layer.shown("visit.md"), 1), what)
    return False


def _closed(layer: Layer, below: str, wrong: OSError, faults: Faults) -> None:
    """A folder that may not be opened; the records in it are lost."""
    faults.lost |= _types(below.partition("/")[0])
    why = wrong.strerror or str(wrong)
    faults.add(
        Spot(layer.shown(below or "visit.md"), 1),
        phrase("the folder cannot be read ({why}). Check who may open it.", why=why),
    )


def _types(place: str) -> set[str]:
    """Types of the records that stand in a file or folder of this name; all of them where it says nothing."""
    return {kind.table for kind in KINDS if place in ("", kind.place)}


def _paths(source: Path) -> list[tuple[Path, str]]:
    """Folders to read in order, each with its prefix."""
    whole = source.absolute()
    named = OVERLAY.fullmatch(whole.name)
    parent = whole.parent
    if not named or not (parent / "visit.md").is_file():
        return [(source, "")]
    upto = int(named[1])
    overlays = []
    for entry in parent.iterdir():
        match = OVERLAY.fullmatch(entry.name)
        if match and int(match[1]) <= upto and entry.is_dir():
            overlays.append((int(match[1]), entry))
    return [(parent, ""), *((path, f"{path.name}/") for _, path in sorted(overlays))]


def _walk(layer: Layer, below: str, faults: Faults) -> None:
    """Sort the entries of one folder into files of records, media and what does not belong."""
    try:
        entries = sorted(os.scandir(layer.path / below), key=lambda entry: entry.name)
    except OSError as wrong:
        _closed(layer, below, wrong, faults)
        return
    for entry in entries:
        name = f"{below}{entry.name}"
        if entry.is_symlink():
            faults.add(Spot(layer.shown(name), 1), phrase("a symbolic link is not read. Put the file itself there."))
        elif entry.is_dir():
            if below.count("/") >= DEEPEST:
                faults.add(Spot(layer.shown(name), 1), phrase("the folder lies too deep. Put its files into media/."))
            elif below or not entry.name.startswith("edition-"):
                _walk(layer, f"{name}/", faults)
        elif not entry.is_file():  # a pipe would keep us waiting
            faults.add(Spot(layer.shown(name), 1), phrase("this is no ordinary file. Take it out."))
        elif len(layer.records) + len(layer.media) >= MOST_FILES:
            what = phrase("the folder has more than {n} files. Name the folder of one visit.", n=str(MOST_FILES))
            faults.add(Spot(layer.shown("visit.md"), 1), what)
            return
        elif entry.name != "README.md" and entry.name.casefold() not in DESK_DUST:
            _sort(layer, name, faults)


def _sort(layer: Layer, name: str, faults: Faults) -> None:
    """Say what one file is."""
    stem = name.removesuffix(".md")
    is_place = name.endswith(".md") and place_of(stem) in MAIN and name.count("/") <= 1
    if is_place and not name.isascii():
        faults.add(Spot(layer.shown(name), 1), phrase("the file name is not plain ASCII. Name the file after an id."))
    elif is_place:
        layer.records[stem] = ""
    else:
        layer.media.append(name)  # what no record names is a fault later


def stranger(layer: Layer, name: str, faults: Faults) -> None:
    """A file that no record names."""
    spot = Spot(layer.shown(name), 1)
    if name.startswith(f"{MEDIA}/"):
        faults.add(spot, phrase("no record names this file. Name it in media.md, or take it out."))
        return
    near = nearest(place_of(name.removesuffix(".md")).casefold(), MAIN) if name.endswith(".md") else ""
    if near:
        faults.add(
            spot,
            phrase(
                'the file does not belong to a briefing folder. Did you mean "{near}"?',
                near=f"{near}.md" if "/" not in name else f"{near}/",
            ),
        )
    else:
        faults.add(
            spot,
            phrase(
                "the file does not belong to a briefing folder. "
                "Take it out, or put it into media/ and name it in media.md."
            ),
        )


def _read_all(layer: Layer, faults: Faults) -> None:
    """Read the files of records, files by name with digits as numbers."""
    names = sorted(layer.records, key=file_order)
    layer.records = {name: _read(layer, f"{name}.md", faults) for name in names}


def file_order(name: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Sort key of a file name: folder by folder, digits as numbers."""
    parts = []
    for part in name.split("/"):
        tokens = re.findall(r"[0-9]+|[^0-9]+", part)
        parts.append(tuple((0, int(t), t) if t.isdigit() else (1, 0, t) for t in tokens))
    return tuple(parts)


def _read(layer: Layer, name: str, faults: Faults) -> str:
    """The text of one file; an empty one where it cannot be read."""
    try:
        content = _content(layer.path / name, LARGEST)
        if content is not None:
            text = content.decode("utf-8")
            return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        what = phrase("the file is over 8 MB. Split it into a folder of files.")
    except UnicodeDecodeError as wrong:
        what = phrase("the file is not UTF-8 (byte {byte}). Save it as UTF-8.", byte=str(wrong.start))
    except OSError as wrong:
        what = phrase("the file cannot be read ({why}). Check who may open it.", why=wrong.strerror or str(wrong))
    faults.add(Spot(layer.shown(name), 1), what)
    faults.lost |= _types(place_of(name.removesuffix(".md")))
    return ""


def _content(path: Path, limit: int) -> bytes | None:
    """Bytes of a file, or None above `limit`."""
    with path.open("rb") as file:
        content = file.read(limit + 1)
    return content if len(content) <= limit else None


def read_media(layer_path: Path, name: str) -> bytes | None:
    """Bytes of a picture or attachment, or None where it is too large. Raises OSError."""
    return _content(layer_path / name, LARGEST_MEDIA)


def found_case(layer_path: Path, name: str) -> str:
    """`name` as the disk writes it, whatever its case; an empty text where there is no such file."""
    at, parts = layer_path, []
    for part in name.split("/"):
        if not at.is_dir():
            return ""
        entries = sorted(entry.name for entry in os.scandir(at))
        here = part if part in entries else next((e for e in entries if e.casefold() == part.casefold()), "")
        if not here:
            return ""
        parts.append(here)
        at /= here
    return "/".join(parts) if at.is_file() else ""


def lies_outside(name: str) -> bool:
    """Whether a path leads out of the folder, on any system."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or "\\" in name or ":" in parts[0] or "\0" in name
