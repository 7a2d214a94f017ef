"""What a paper shows: the records on it, the highest marking among them, the pictures that it needs."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Marking
from briefbook.model.source import Photo
from briefbook.tree.nodes import Artwork, Block, Facsimile, Figure, Picture

_NO_PAGES: Mapping[str, Picture | Artwork] = MappingProxyType({})


def nodes(root: object) -> Iterator[object]:
    """`root` and every node below it, spans included, each before what is below it."""
    left = [root]
    while left:
        one = left.pop()
        if isinstance(one, tuple):
            left += () if isinstance(one, Ref) else one[::-1]
            continue
        kind: type = type(one)
        names = _parts(kind)
        if names is not None:
            yield one
            left += [getattr(one, name) for name in names]


@functools.cache
def _parts(kind: type) -> tuple[str, ...] | None:
    """Names of the fields of a kind of node, the last first; None for what is no node.

    Remembered, because it is asked for 100,000 values of a book.
    """
    return tuple(field.name for field in fields(kind))[::-1] if is_dataclass(kind) else None


def shown(blocks: Iterable[Block]) -> frozenset[str]:
    """Uids of the records that blocks and their spans come from."""
    found: set[str] = set()
    for node in nodes(tuple(blocks)):
        for name in ("ref", "source"):
            ref = getattr(node, name, None)
            if isinstance(ref, Ref):
                found.add(ref.uid)
    return frozenset(found)


def marking(dossier: Dossier, uids: Iterable[str], lang: Lang) -> str:
    """Label of the highest marking of some records, each by its own or the visit's; empty where none has any."""
    own = {record.stamp.marking for uid in uids if (record := dossier.find(uid))}
    held = (dossier.get(Marking, uid or dossier.visit.stamp.marking) for uid in {*own, dossier.visit.stamp.marking})
    highest = max((m for m in held if m), key=lambda m: (m.rank or 0, m.key), default=None)
    return highest.label.best(lang, highest.stamp.original)[0] if highest else ""


def pictures(
    dossier: Dossier, blocks: Iterable[Block], pages: Mapping[str, Picture | Artwork] = _NO_PAGES
) -> tuple[Picture | Artwork, ...]:
    """The pictures that figures name, each once, in the order of the book; those without bytes are left out.

    `pages` are those of files of others, by sha256.
    """
    photos = {photo.sha256: photo for photo in dossier.of(Photo)}
    wanted = dict.fromkeys(node.picture for node in nodes(tuple(blocks)) if isinstance(node, Figure | Facsimile))
    made: list[Picture | Artwork] = []
    for sha256 in wanted:
        photo, content = photos.get(sha256), dossier.blob(sha256)
        if sha256 in pages:
            made.append(pages[sha256])
        elif photo and content:
            made.append(Picture(sha256, photo.mime, photo.width, photo.height, content))
    return tuple(made)
