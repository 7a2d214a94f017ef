"""Pictures and attachments that records of a folder name: found, checked, cleaned."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefbook.actions.exchange import photos
from briefbook.actions.exchange.folder import files
from briefbook.actions.exchange.folder.faults import Faults, nearest, shortened
from briefbook.actions.exchange.folder.files import Layer
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.errors import ReadError, phrase
from briefbook.model.dossier import Blob

MIMES = {
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/markdown",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rtf": "application/rtf",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Types of attachments by suffix; the system's own table differs from machine to machine."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file as the library keeps it; `media` is its path in a folder, width and height 0 unless it is a photo."""

    blob: Blob
    media: str
    mime: str
    width: int = 0
    height: int = 0


@dataclass(slots=True)
class Media:
    """The files of all layers that no record has named yet."""

    layers: list[Layer]
    faults: Faults
    named: set[tuple[Path, str]] = field(default_factory=set)

    def take(self, typed: Typed) -> Found | None:
        """The file that a photo or attachment names, or None and a fault."""
        name = typed.text("file")
        if not name or not self._inside(typed, name):
            return None
        home = self._home(typed, name)
        if home is None:
            return None
        self.named.add((home, name))
        return self._read(typed, home, name)

    def strangers(self) -> None:
        """Faults for the files that no record named."""
        for layer in self.layers:
            for name in layer.media:
                if name not in layer.named and (layer.path, name) not in self.named:
                    files.stranger(layer, name, self.faults)

    def _inside(self, typed: Typed, name: str) -> bool:
        if not files.lies_outside(name):
            return True
        self.faults.add(
            typed.spot("file"),
            phrase("{name} lies outside the folder. Put the file into media/.", name=shortened(name)),
        )
        return False

    def _home(self, typed: Typed, name: str) -> Path | None:
        """The layer that holds the file: the record's own, else an earlier one."""
        paths = [layer.path for layer in self.layers]
        for path in reversed(paths[: paths.index(typed.layer) + 1]):
            if any(layer.path == path and name in layer.media for layer in self.layers):
                return path
        spot = typed.spot("file")
        written = files.found_case(typed.layer, name)
        near = nearest(name, [other for layer in self.layers for other in layer.media])
        if written and written != name:
            self.named.add((typed.layer, written))
            self.faults.add(
                spot,
                phrase(
                    "{name} is written {written} in the folder. Write {written}.", name=shortened(name), written=written
                ),
            )
        elif near:
            self.faults.add(spot, phrase('there is no {name}. Did you mean "{near}"?', name=shortened(name), near=near))
        elif not written:
            self.faults.add(
                spot, phrase("there is no {name}. Put the file there, or take the record out.", name=shortened(name))
            )
        return None

    def _read(self, typed: Typed, home: Path, name: str) -> Found | None:
        spot = typed.spot("file")
        try:
            content = files.read_media(home, name)
        except OSError as wrong:
            self.faults.add(
                spot,
                phrase(
                    "{name} cannot be read ({why}). Check who may open it.", name=name, why=wrong.strerror or str(wrong)
                ),
            )
            return None
        if content is None:
            self.faults.add(spot, phrase("{name} is over 50 MB. Make the file smaller.", name=name))
            return None
        suffix = PurePosixPath(name).suffix.lower()
        if typed.table == "attachment":
            return Found(_blob(content), name, MIMES.get(suffix, "application/octet-stream"))
        try:
            cleaned = photos.clean_picture(content)
        except photos.NoPicture:
            self.faults.add(
                spot, phrase("{name} is not a picture (PNG, JPEG, WEBP, TIFF, GIF, BMP). Replace the file.", name=name)
            )
            return None
        except ReadError as wrong:
            self.faults.add(spot, phrase("{name}: {why}", name=name, why=wrong.phrase))
            return None
        media = name if MIMES.get(suffix) == cleaned.mime else _renamed(name, cleaned.mime)
        return Found(_blob(cleaned.content), media, cleaned.mime, cleaned.width, cleaned.height)


def _blob(content: bytes) -> Blob:
    return Blob(hashlib.sha256(content).hexdigest(), content)


def _renamed(name: str, mime: str) -> str:
    """The path of a picture that was drawn anew in another format."""
    return str(PurePosixPath(name).with_suffix(".png" if mime == "image/png" else ".jpg"))
