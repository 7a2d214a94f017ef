"""A book set: papers laid out, pages filled, numbers put into the contents; all but the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.errors import Notice, Ref, Weight, phrase
from briefbook.tree.house import House
from briefbook.tree.nodes import Artwork, Book, Numbering, Picture
from briefbook.writers.pdf.boxes import MM, Box, Plate, Tag
from briefbook.writers.pdf.boxes_contents import filled
from briefbook.writers.pdf.case import Case
from briefbook.writers.pdf.compositor import Compositor, Frame
from briefbook.writers.pdf.fitting import lay_paper
from briefbook.writers.pdf.layout import Laid, lay_blocks
from briefbook.writers.pdf.pages import Leaf, left_edge, paged, tell_tall
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.styles import Entry
from briefbook.writers.written import PageMark, Spot, Tick

_LEAST_DOTS = 150


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A book in pages; `extra` set what belongs to no paper: furniture and the numbers of the contents."""

    book: Book
    press: Press
    case: Case
    laid: tuple[Laid, ...]
    leaves: tuple[Leaf, ...]
    extra: Compositor
    frame: Frame
    pictures: dict[str, Picture | Artwork]

    @property
    def entries(self) -> set[Entry]:
        """The distinct words of the book."""
        return self.extra.entries.union(*(one.entries for one in self.laid))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What could not be set as asked, in the order of the book, each once."""
        told = [notice for one in self.laid for notice in one.notices]
        return tuple(dict.fromkeys([*told, *self.extra.notices]))


def set_book(book: Book, house: House, press: Press, tick: Tick) -> Setting:
    """The book in pages. `tick` is called after each paper and may raise Cancelled."""
    press.begin()
    case = press.case(house)
    papers = book.papers
    laid = []
    for n, paper in enumerate(papers):
        laid.append(lay_paper(press, case, paper))
        tick(n + 1, len(papers))
    depth = house.page.depth
    extra = Compositor(press, case, lay_blocks)
    for one in laid:
        tell_tall(one, depth * MM, extra)
    leaves = paged(book, laid, depth, extra)
    frame = Frame(house.page.measure * MM, Tag("Document"))
    pictures = {picture.sha256: picture for picture in book.pictures}
    setting = Setting(book, press, case, tuple(laid), tuple(leaves), extra, frame, pictures)
    _number_contents(setting)
    _look_at_pictures(setting)
    return setting


def _number_contents(setting: Setting) -> None:
    """Put sides or pages into the lines of the contents; they are kept, so that an unchanged page stays itself."""
    book = setting.book
    sides = book.numbering is Numbering.PAPER
    numbers = _sides(setting) if sides else _first_pages(setting)
    for leaf in setting.leaves:
        for n, item in enumerate(leaf.items):
            if item.box.lates:
                leaf.items[n] = item._replace(box=_filled(setting, leaf.laid, item.box, numbers, sides=sides))


def _filled(setting: Setting, laid: Laid, box: Box, numbers: dict[tuple[str, bool], int], *, sides: bool) -> Box:
    """The box with its numbers, the same object as long as these are the same."""
    told = tuple([numbers.get((late.code, late.tab), 0) for late in box.lates])
    key = (id(box), told, sides)
    kept = laid.late.get(key)
    if kept is None:
        made = Compositor(setting.press, setting.case, lay_blocks, laid.paper.ref)
        kept = filled(made, box, numbers, sides=sides, frame=setting.frame), made.entries
        laid.late[key] = kept
    setting.extra.entries.update(kept[1])
    return kept[0]


def _sides(setting: Setting) -> dict[tuple[str, bool], int]:
    return {(leaf.laid.paper.code, False): leaf.of for leaf in setting.leaves}


def _first_pages(setting: Setting) -> dict[tuple[str, bool], int]:
    """The page on which each paper and each tab begins."""
    out: dict[tuple[str, bool], int] = {}
    for number, leaf in enumerate(setting.leaves, 1):
        for code, _ in leaf.begins:
            out.setdefault((code, False), number)
    for tab in setting.book.tabs:
        if tab.papers and (tab.papers[0].code, False) in out:
            out.setdefault((tab.number, True), out[tab.papers[0].code, False])
    return out


def anchored(setting: Setting) -> list[tuple[int, str, float]]:
    """Where anchors stand: index of the page, paper code with `/` and name, and height below the top of the text."""
    wanted = {tag: f"{one.paper.code}/{name}" for one in setting.laid for name, tag in one.anchors}
    out: list[tuple[int, str, float]] = []
    for index, leaf in enumerate(setting.leaves if wanted else ()):
        for box, _, y in leaf.items:
            tag = box.placed[0].tag if box.placed else None
            while tag is not None:
                if name := wanted.pop(tag, ""):
                    out.append((index, name, y))
                tag = tag.parent
    return out


def _look_at_pictures(setting: Setting) -> None:
    """Note pictures that the book has not got, and those that are too coarse for their place."""
    for leaf in setting.leaves:
        for item in leaf.items:
            for plate in item.box.plates:
                _look_at(setting, plate)


def _look_at(setting: Setting, plate: Plate) -> None:
    picture = setting.pictures.get(plate.picture)
    if picture is None:
        said = phrase("A picture is missing; its place stays empty. Choose the picture again.")
        setting.extra.tell("no_picture", said, plate.ref, Weight.MUST)
        return
    if isinstance(picture, Artwork):
        return
    dots = 72 / max(plate.width / picture.width, plate.height / picture.height)
    if dots < _LEAST_DOTS - 0.5:
        said = phrase(
            "A picture prints at {dots} dots per inch; {least} are needed. Use a larger one.",
            dots=int(dots),
            least=_LEAST_DOTS,
        )
        setting.extra.tell("coarse_picture", said, plate.ref)


def page_marks(setting: Setting, digests: Sequence[str] = ()) -> tuple[PageMark, ...]:
    """What is told of each page: its paper, numbers, digest if pages were drawn, and where records stand."""
    page = setting.case.house.page
    out = []
    for index, leaf in enumerate(setting.leaves):
        left = left_edge(page, index, rtl=setting.book.lang.rtl)
        top = (page.height - page.top) * MM
        starts = tuple(code for code, _ in leaf.begins)
        digest = digests[index] if digests else ""
        mark = PageMark(leaf.laid.paper.code, leaf.number, leaf.of, digest, _spots(leaf, left, top), leaf.blank, starts)
        out.append(mark)
    return tuple(out)


def _spots(leaf: Leaf, left: float, top: float) -> tuple[Spot, ...]:
    """One rectangle for each record on a page, round all of its places."""
    found: dict[Ref, Spot] = {}
    for box, x, y in leaf.items:
        for ref, dx, dy, width, height in box.marks:
            x0, y1 = left + x + dx, top - y - dy
            spot = Spot(ref, x0, y1 - height, x0 + width, y1)
            kept = found.get(ref)
            if kept:
                spot = Spot(
                    ref,
                    min(kept.left, spot.left),
                    min(kept.bottom, spot.bottom),
                    max(kept.right, spot.right),
                    max(kept.top, spot.top),
                )
            found[ref] = spot
    return tuple(
        spot._replace(**{k: round(getattr(spot, k), 2) for k in ("left", "bottom", "right", "top")})
        for spot in found.values()
    )
