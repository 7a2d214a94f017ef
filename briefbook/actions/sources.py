"""What a door may name as its source: a briefing folder, an overlay of one, or a library."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from briefbook.actions.exchange.folder import FolderFaults, Reading, read_folder
from briefbook.actions.exchange.folder.files import OVERLAY
from briefbook.actions.files import is_folder, look_at
from briefbook.actions.intake import import_folder
from briefbook.errors import Notice, ReadError, Weight, WriteError, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.outline import Edition, Plan
from briefbook.store.header import look
from briefbook.store.library import Library

Asked = Callable[[Path], str | None]
"""Gives the passphrase of a library, or None for a plain one."""


def read_source(path: Path) -> Reading:
    """The values of a briefing folder. Raises FolderFaults with every fault, ReadError where there is no folder."""
    if look_at(path) is None:
        raise ReadError("There is no {path}. Name a briefing folder or a library.", path=path)
    if not is_folder(path):
        raise ReadError("{path} is no briefing folder. Name the folder that holds visit.md.", path=path)
    reading = read_folder(path)
    if reading.faults:
        raise FolderFaults(reading.faults)
    return reading


@contextmanager
def opened(path: Path, *, passphrase: Asked) -> Iterator[Library]:
    """The library at `path`, read only; a folder is first imported into a library in memory."""
    if is_folder(path) or look_at(path) is None or path.suffix == ".md":
        reading = read_source(path)
        with Library.in_memory() as library:
            import_folder(library, reading, day=date(1970, 1, 1), who="")
            yield library
    else:
        with Library.open(path, passphrase=passphrase(path), read_only=True) as library:
            yield library


def sealed(path: Path) -> bool:
    """Whether a file is there that needs a passphrase, as far as its first bytes say."""
    return look_at(path) is not None and not look(path).plain


def check_outside(source: Path, target: Path) -> None:
    """Raise WriteError where `target` would lie in the briefing folder `source`, whose next reading it would spoil."""
    top = Path(os.path.realpath(source))
    if OVERLAY.fullmatch(top.name) and look_at(top.parent / "visit.md"):
        top = top.parent
    if look_at(top / "visit.md") and top in Path(os.path.realpath(target)).parents:
        raise WriteError(
            "{path} lies inside the briefing folder {folder}, whose files are all read. Name a place outside it.",
            path=target,
            folder=source,
        )


def damage(library: Library) -> tuple[Notice, ...]:
    """Remarks on the records of a library file that are not as Briefbook wrote them; they must be looked at."""
    return tuple(
        Notice(
            "seal",
            phrase(
                "{table} {uid} is not as Briefbook wrote it: damaged, or changed by another program. "
                "Compare it with a backup.",
                table=ref.table,
                uid=ref.uid,
            ),
            ref,
            Weight.MUST,
        )
        for ref in (library.check() if library.path else ())
    )


def visit_of(library: Library, code: str = "") -> Uid:
    """Uid of the visit with this code; without a code of the only one. Raises ReadError naming those there are."""
    visits = library.visits()
    fitting = [visit for visit in visits if not code or visit.code == code]
    if len(fitting) == 1:
        return fitting[0].id
    have = ", ".join(sorted(visit.code for visit in visits)) or "-"
    if code:
        raise ReadError("There is no visit {code}. Choose one of: {have}.", code=code, have=have)
    raise ReadError("The library holds {n} visits. Choose one with --visit: {have}.", n=len(visits), have=have)


def dossier_of(library: Library, code: str = "") -> Dossier:
    """The dossier of a visit by its code."""
    return library.dossier(visit_of(library, code))


def newest_edition(dossier: Dossier) -> Edition | None:
    """The edition with the highest number of those that say when they were made, or None where there is none."""
    dated = [edition for edition in dossier.of(Edition) if edition.made]
    return max(dated, key=lambda edition: edition.number or 0, default=None)


def newest_made(dossier: Dossier) -> datetime | None:
    """The clock of the newest edition, or None where no edition says one."""
    newest = newest_edition(dossier)
    return newest.made if newest else None


def before(source: Path) -> Path | None:
    """The folder that holds the edition before an overlay: that of the overlay before it, else the whole one's.

    None for a source that is no overlay.
    """
    whole = Path(os.path.abspath(source))
    named = OVERLAY.fullmatch(whole.name)
    if not named or not look_at(whole.parent / "visit.md"):
        return None
    found = ((OVERLAY.fullmatch(entry.name), entry) for entry in whole.parent.iterdir() if entry.is_dir())
    earlier = [(int(match[1]), entry) for match, entry in found if match and int(match[1]) < int(named[1])]
    return max(earlier)[1] if earlier else whole.parent


def planned_langs(dossier: Dossier) -> list[Lang]:
    """Languages that the book is planned in, in order; English where none is."""
    planned = {plan.lang for plan in dossier.of(Plan)}
    return [lang for lang in Lang if lang in planned] or [Lang.EN]
