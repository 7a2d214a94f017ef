"""Ids and relationships of one document: bookmarks, links, pictures, lists, headers and footers."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from briefbook.errors import Ref
from briefbook.tree.nodes import Artwork, Picture, Tone
from briefbook.writers.word.bookmarks import field_name, paper_name, place_name

OPEN_LINKS: Final = ("http://", "https://", "mailto:")
SUFFIXES: Final = {"image/jpeg": "jpg", "image/png": "png"}


class Kind(NamedTuple):
    """A kind of list: `mark` is its bullet, empty for numbers; `tone` colours the mark."""

    mark: str
    tone: Tone
    rtl: bool


class Numbered(NamedTuple):
    """One list of the document: its kind and, for a numbered one, the first number."""

    kind: Kind
    start: int


class Relation(NamedTuple):
    """A relationship of the document part; `target` is a URL where `external`."""

    rid: str
    type: str
    target: str
    external: bool = False


class Register:
    """Hands out every id of one document, so that none is given twice and each file or link is kept once.

    `paper` is the code of the paper that is being written.
    """

    def __init__(self, pictures: tuple[Picture | Artwork, ...]) -> None:
        self._pictures = {picture.sha256: picture for picture in pictures if isinstance(picture, Picture)}
        self._names: dict[str, int] = {}
        self._links: dict[str, str] = {}
        self._wanted: dict[str, str] = {}
        self._bookmarks = 0
        self._drawings = 0
        self._kinds: dict[Kind, int] = {}
        self._bullets: dict[Kind, int] = {}
        self.lists: list[Numbered] = []
        self.relations: list[Relation] = []
        self.media: dict[str, Picture] = {}
        self.parts: dict[str, str] = {}
        self.paper = ""
        self._media_ids: dict[str, str] = {}
        self._part_ids: dict[tuple[str, str], str] = {}

    def bookmark(self, name: str) -> tuple[str, str]:
        """Start and end tags of a new bookmark; a name that is taken gets a number behind it."""
        taken = self._names.get(name, 0)
        self._names[name] = taken + 1
        unique = f"{name[:36]}_{taken + 1}" if taken else name
        self._bookmarks += 1
        number = self._bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{unique}"/>', f'<w:bookmarkEnd w:id="{number}"/>'

    def field(self, ref: Ref) -> tuple[str, str]:
        """Start and end tags of the bookmark round a field of a record."""
        return self.bookmark(field_name(ref))

    def place(self, code: str, anchor: str) -> str:
        """Name of the bookmark that a link to a paper, or to an anchor in it, aims at; see `settled`."""
        paper = paper_name(code)
        if not anchor:
            return paper
        name = place_name(code, anchor)
        self._wanted[name] = paper
        return name

    def settled(self, pieces: Iterable[str]) -> list[str]:
        """The pieces of a finished body; links to anchors that no block of their paper has lead to the paper."""
        body = list(pieces)
        loose = {name: paper for name, paper in self._wanted.items() if name not in self._names}
        for name, paper in loose.items():
            body = [piece.replace(f'w:anchor="{name}"', f'w:anchor="{paper}"') for piece in body]
        return body

    def link(self, url: str) -> str:
        """Relationship id of an address outside, or an empty one where a book must not link there."""
        if not url.lower().startswith(OPEN_LINKS):
            return ""
        if url not in self._links:
            self._links[url] = self._relate("hyperlink", url, external=True)
        return self._links[url]

    def picture(self, sha256: str) -> tuple[Picture, str] | None:
        """A picture of the book and its relationship id, the same at each call; None if the book lacks it."""
        picture = self._pictures.get(sha256)
        if picture is None:
            return None
        if sha256 not in self._media_ids:
            name = f"media/picture{len(self.media) + 1}.{SUFFIXES.get(picture.mime, 'png')}"
            self.media[f"word/{name}"] = picture
            self._media_ids[sha256] = self._relate("image", name)
        return picture, self._media_ids[sha256]

    def drawing(self) -> int:
        """A new drawing number, from 1."""
        self._drawings += 1
        return self._drawings

    def list(self, kind: Kind, start: int = 1) -> int:
        """Number of the list for paragraphs of `kind`: bullets of a kind share one, each numbered list has its own."""
        if kind.mark and kind in self._bullets:
            return self._bullets[kind]
        self._kinds.setdefault(kind, len(self._kinds))
        self.lists.append(Numbered(kind, start))
        if kind.mark:
            self._bullets[kind] = len(self.lists)
        return len(self.lists)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds of list in the order of their first use; the place of one is its abstract number."""
        return tuple(self._kinds)

    def furniture(self, kind: str, xml: str) -> str:
        """Relationship id of a "header" or "footer" part with these contents; equal ones are one part."""
        key = (kind, xml)
        if key not in self._part_ids:
            count = sum(1 for known, _ in self._part_ids if known == kind) + 1
            name = f"{kind}{count}.xml"
            self.parts[f"word/{name}"] = xml
            self._part_ids[key] = self._relate(kind, name)
        return self._part_ids[key]

    def _relate(self, kind: str, target: str, *, external: bool = False) -> str:
        # Ids of the skeleton are rId1, rId2 ...; an own prefix cannot meet them.
        rid = f"rIdBB{len(self.relations) + 1}"
        self.relations.append(Relation(rid, kind, target, external))
        return rid
