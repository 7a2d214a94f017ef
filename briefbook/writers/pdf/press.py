"""The Press: what the writer may remember between exports. It never shows in the bytes and may be thrown away."""

from collections import Counter
from typing import Generic, TypeVar

from briefbook.places import resource
from briefbook.tree.house import House
from briefbook.writers.pdf.case import Case
from briefbook.writers.pdf.faces import Face
from briefbook.writers.pdf.fonts import FontParts
from briefbook.writers.pdf.styles import Entry, Stack

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")


class Shelf(Generic[_Key, _Kept]):
    """Values by key, at most `room` of them; the oldest go first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: dict[_Key, _Kept] = {}

    def get(self, key: _Key) -> _Kept | None:
        """The value of a key, or None."""
        return self._kept.get(key)

    def put(self, key: _Key, value: _Kept) -> _Kept:
        """Keep the value and return it."""
        if len(self._kept) >= self._room:
            for old in list(self._kept)[: self._room // 4 + 1]:
                del self._kept[old]
        self._kept[key] = value
        return value

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._kept)


class Foundry:
    """Faces, each file opened once, and the stacks made of them; it knows no Press, so that a Press makes no cycle.

    `lacking` holds the words with a character that no face has.
    """

    def __init__(self, work: Counter[str]) -> None:
        self.faces: dict[str, Face] = {}
        self.lacking: set[Entry] = set()
        self._work = work
        self._stacks: dict[tuple[tuple[str, ...], str], Stack] = {}

    def face(self, stem: str) -> Face:
        """The face of a file in `resources/fonts`."""
        found = self.faces.get(stem)
        if found is None:
            found = self.faces[stem] = Face(stem, resource(f"fonts/{stem}.ttf"), self._work)
        return found

    def stack(self, stems: tuple[str, ...], latin: str) -> Stack:
        """The stack of these faces; `latin` is the language tag of its Latin text."""
        key = (stems, latin)
        found = self._stacks.get(key)
        if found is None:
            faces = tuple(self.face(stem) for stem in stems)
            found = self._stacks[key] = Stack(faces, latin, self.lacking)
        return found


class Press:
    """Faces, shaped words, laid papers, drawn pages and fonts of earlier exports; for one thread at a time.

    `work` counts what the last export did: `papers` laid out, blocks `laid`, words `shaped`, pages `drawn`, `pictures`
    read, `contents` made, `sections` of the structure, and pages `furnished`.
    """

    def __init__(self) -> None:
        self.work: Counter[str] = Counter()
        self.papers: Shelf[object, tuple[object, ...]] = Shelf(2_000)
        self.drawn: Shelf[object, object] = Shelf(8_000)
        self.sections: Shelf[object, object] = Shelf(2_000)
        self.furniture: Shelf[object, Shelf[object, object]] = Shelf(16)
        self.fonts: Shelf[tuple[str, bytes], FontParts] = Shelf(64)
        self.pictures: Shelf[str, object] = Shelf(256)
        self._foundry = Foundry(self.work)
        self._cases: dict[House, Case] = {}

    def begin(self) -> None:
        """Start counting anew, and drop the styles and what hangs on them if links have made too many."""
        self.work.clear()
        if sum(map(len, self._cases.values())) > 20_000:
            self._cases.clear()
            self.papers = Shelf(2_000)
            self.drawn = Shelf(8_000)
            self.sections = Shelf(2_000)
            self.furniture = Shelf(16)

    def case(self, house: House) -> Case:
        """The case of a house."""
        found = self._cases.get(house)
        if found is None:
            found = self._cases[house] = Case(house, self._foundry.stack)
        return found

    def face(self, stem: str) -> Face:
        """The face of a file in `resources/fonts`, opened once."""
        return self._foundry.face(stem)

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces that were opened."""
        return tuple(self._foundry.faces.values())

    @property
    def lacking(self) -> bool:
        """Whether any word that was ever set has a character that no face has."""
        return bool(self._foundry.lacking)
