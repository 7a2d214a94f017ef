"""A book as PDF: set in pages, its glyphs numbered, its pages drawn, all put into one file in memory."""

from collections.abc import Sequence

from briefbook.lang.digits import latin_figures
from briefbook.lang.phrases import say
from briefbook.tree.house import House
from briefbook.tree.nodes import Artwork, Book, Picture
from briefbook.writers.pdf.artwork import Supplied
from briefbook.writers.pdf.attachments import embedded, put_programme
from briefbook.writers.pdf.boxes import MM
from briefbook.writers.pdf.draw import Drawn, Sheet, draw_page, picture_name, special_on
from briefbook.writers.pdf.file import PdfFile, text
from briefbook.writers.pdf.fonts import font_parts, put_font
from briefbook.writers.pdf.furniture import Around, Furnisher, margin
from briefbook.writers.pdf.numbering import Numbering
from briefbook.writers.pdf.outline import Place, page_labels, plain_text, put_info, put_names, put_outline
from briefbook.writers.pdf.pages import Leaf, left_edge
from briefbook.writers.pdf.pictures import Plain, plain
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.setting import Setting, anchored, page_marks, set_book
from briefbook.writers.pdf.tagging import Side, Structure
from briefbook.writers.undisturbed import undisturbed
from briefbook.writers.written import PageMark, Tick, Written, quiet


def write(book: Book, house: House, *, press: Press | None = None, tick: Tick = quiet, tagged: bool = True) -> Written:
    """The book as PDF, with what is told of its pages and what could not be set as asked.

    One that is not `tagged` has no structure for screen readers, and is smaller. The bytes follow from book, house and
    `tagged` alone; a kept `press` makes them faster, never different.
    """
    with undisturbed():
        setting = set_book(book, house, press or Press(), tick)
        export = _Export(setting, tagged=tagged)
        content = export.run()
        return Written(content, page_marks(setting, export.digests), setting.notices)


def paginate(book: Book, house: House, *, press: Press | None = None) -> tuple[PageMark, ...]:
    """What is told of the pages that `write` would make, without drawing them: marks have no digest."""
    with undisturbed():
        return page_marks(set_book(book, house, press or Press(), quiet))


class _Export:
    """One file in the making."""

    def __init__(self, setting: Setting, *, tagged: bool) -> None:
        self._setting = setting
        self._file = PdfFile()
        house, book = setting.case.house, setting.book
        self._page = house.page
        top = (house.page.height - house.page.top) * MM
        self._sheet = Sheet(top, setting.pictures, setting.case.ink("placeholder"), tagged)
        self._lefts = [left_edge(house.page, n, rtl=book.lang.rtl) for n in range(len(setting.leaves))]
        self._furnisher = Furnisher(setting.extra, book, setting.frame)
        self.digests: list[str] = []

    def run(self) -> bytes:
        """The bytes of the file."""
        setting, file = self._setting, self._file
        leaves = setting.leaves
        total = len(leaves)
        labels = [say(self._furnisher.folio(leaf, n, total), setting.book.lang) for n, leaf in enumerate(leaves)]
        if setting.case.house.latin_digits:
            labels = list(map(latin_figures, labels))
        arounds = [self._furnisher.around(leaf, n, labels[n]) for n, leaf in enumerate(leaves)]
        codes = Numbering(setting.entries)
        catalog, pages = file.reserve(), file.reserve()
        numbers = [file.reserve() for _ in leaves]
        places = self._places(numbers)
        fonts = self._fonts(codes)
        drawn = [self._drawn(leaf, codes) for leaf in leaves]
        self.digests = [page.digest for page in drawn]
        images = self._images(drawn)
        structure = Structure(file, setting.book.lang.value, total, setting.press, tagged=self._sheet.tagged)
        sides = [Side(numbers[n], page.tags, page.links, self._lefts[n]) for n, page in enumerate(drawn)]
        for n, more in enumerate(structure.take(sides, places)):
            self._put_page(n, numbers[n], pages, drawn[n], arounds[n], codes, (fonts, images, more))
        kids = " ".join([f"{number} 0 R" for number in numbers])
        file.fill(pages, f"<</Type /Pages /Count {total} /Kids [{kids}]>>")
        self._catalog(catalog, pages, structure.finish(), places, labels)
        return file.finish(catalog, put_info(file, setting.book))

    def _places(self, numbers: Sequence[int]) -> dict[str, Place]:
        """Where each paper begins, by its code; a tab's number leads to its first paper."""
        out: dict[str, Place] = {}
        titles = {paper.code: plain_text(paper.title) for paper in self._setting.book.papers}
        for leaf, number in zip(self._setting.leaves, numbers, strict=True):
            for code, y in leaf.begins:
                top = min(self._sheet.top - y + 12.0, self._page.height * MM)
                out.setdefault(code, Place(number, top, titles.get(code, code)))
        for n, name, y in anchored(self._setting):
            top = self._sheet.top - y + 12.0
            code, _, _ = name.partition("/")
            out.setdefault(name, Place(numbers[n], top, titles.get(code, code)))
        for tab in self._setting.book.tabs:
            if tab.number and tab.papers and tab.papers[0].code in out:
                out.setdefault(tab.number, out[tab.papers[0].code])
        return out

    def _fonts(self, codes: Numbering) -> int:
        """The dictionary of all fonts; their compressed parts come from the Press where the codes are the same."""
        shelf = self._setting.press.fonts
        out = []
        for face, pairs in codes.codes.items():
            key = (face.sign, codes.key_of(face))
            parts = shelf.get(key) or shelf.put(key, font_parts(face, pairs))
            out.append(f"/{codes.names[face]} {put_font(self._file, face, parts)} 0 R")
        return self._file.add(f"<<{' '.join(out)}>>")

    def _drawn(self, leaf: Leaf, codes: Numbering) -> Drawn:
        """The page drawn, or as it was drawn before, if it would be drawn so again."""
        shelf = self._setting.press.drawn
        items = tuple(leaf.items)
        missing = tuple(p.picture for item in items for p in item.box.plates if p.picture not in self._sheet.pictures)
        key = (tuple([(id(item.box), item.x, item.y) for item in items]), missing, self._sheet.tagged)
        kept = shelf.get(key)
        if isinstance(kept, Drawn) and kept.special == special_on(kept.items, codes):
            return kept
        self._setting.press.work["drawn"] += 1
        drawn = draw_page(items, codes, self._sheet)
        shelf.put(key, drawn)
        return drawn

    def _images(self, drawn: Sequence[Drawn]) -> dict[str, int]:
        """Object numbers of the pictures on the pages, each put in once."""
        out: dict[str, int] = {}
        supplied = Supplied(self._file)
        for sha in dict.fromkeys(sha for page in drawn for sha in page.pictures):
            picture = self._setting.pictures.get(sha)
            if isinstance(picture, Artwork):
                out[sha] = supplied.put(picture)
                continue
            ready = self._plain(sha)
            if ready:
                mask = self._file.stream(ready.mask_head, ready.mask) if ready.mask else 0
                head = ready.head + (f" /SMask {mask} 0 R" if mask else "")
                out[sha] = self._file.stream(head, ready.content)
        return out

    def _plain(self, sha: str) -> Plain | None:
        press, picture = self._setting.press, self._setting.pictures.get(sha)
        kept = press.pictures.get(sha)
        if kept is None and isinstance(picture, Picture):
            press.work["pictures"] += 1
            kept = press.pictures.put(sha, plain(picture) or "")
        return kept if isinstance(kept, Plain) else None

    def _put_page(
        self,
        n: int,
        number: int,
        parent: int,
        page: Drawn,
        around: Around,
        codes: Numbering,
        rest: tuple[int, dict[str, int], str],
    ) -> None:
        """A page of two streams: the furniture, which alone knows its number and side, and the page's own."""
        file = self._file
        fonts, images, more = rest
        shelf = self._setting.press.drawn
        furniture = margin(around, codes, self._lefts[n], shelf, tagged=self._sheet.tagged)
        streams = [file.stream("/Filter /FlateDecode", content) for content in (furniture, page.content)]
        shown = [f"/{picture_name(sha)} {images[sha]} 0 R" for sha in page.pictures if sha in images]
        pictures = f" /XObject <<{' '.join(shown)}>>" if shown else ""
        width, height = self._page.width * MM, self._page.height * MM
        file.fill(
            number,
            f"<</Type /Page /Parent {parent} 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] "
            f"/Contents [{streams[0]} 0 R {streams[1]} 0 R] /Resources <</Font {fonts} 0 R{pictures}>>{more}>>",
        )

    def _catalog(self, catalog: int, pages: int, more: str, places: dict[str, Place], labels: Sequence[str]) -> None:
        book, file = self._setting.book, self._file
        outline = put_outline(file, book, places)
        programme = put_programme(file, book)
        names = put_names(file, places, embedded(programme))
        more += f"/AF [{programme} 0 R] " if programme else ""
        direction = "R2L" if book.lang.rtl else "L2R"
        file.fill(
            catalog,
            f"<</Type /Catalog /Pages {pages} 0 R /Lang {text(book.lang.value)} /Outlines {outline} 0 R "
            f"/PageMode /UseOutlines /Names {names} 0 R /PageLabels {page_labels(book, labels)} "
            f"/ViewerPreferences <</DisplayDocTitle true /Direction /{direction}>> "
            f"{more}>>",
        )
