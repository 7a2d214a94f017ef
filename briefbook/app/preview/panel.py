"""Wires the live page to the engine: the edited paper first, the whole book after, newest wins."""

import time
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtWidgets import QWidget

from briefbook.actions import preview
from briefbook.actions.export import Workbench
from briefbook.app.jobs import Outcome, Tick
from briefbook.app.naming import langs_of
from briefbook.app.preview.pages import PageName, Place
from briefbook.app.preview.view import PreviewPane
from briefbook.app.screen import Screen
from briefbook.app.workplace import Workplace
from briefbook.errors import Cancelled, Ref
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.dossier import Dossier
from briefbook.model.kinds import KINDS
from briefbook.model.outline import StoredPaper
from briefbook.writers.written import PageMark, Spot, Written

BOOK_MS = 400
# A book that is drawn faster than this is drawn whole at once.
QUICK_SECONDS = 0.15


class PreviewPanel(Screen):
    """The live page of a window."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._pane = PreviewPane(work.look, dim=work.machine.dim_paper and work.look.tokens.dark)
        self._bench = Workbench()
        self._now = datetime.now().astimezone()
        self._marks: tuple[PageMark, ...] = ()
        self._seconds = 1.0
        self._wanted: Ref | None = None  # to be shown as soon as it is on a page
        self._edited = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._draw_book)
        self._pane.pages.clicked.connect(self._on_clicked)
        self._pane.pages.moved.connect(self._on_moved)

    def view(self) -> QWidget:
        """The pane."""
        return self._pane

    @property
    def pane(self) -> PreviewPane:
        """The pane with its buttons."""
        return self._pane

    def show_all(self) -> None:
        """Draw the whole book."""
        self._edited = ""
        self._draw_book()

    def show_changes(self, changes: Changes, initiator: object) -> None:
        """Draw the paper that is seen at once, the whole book after a pause in typing."""
        self._pane.show_badge("updating")
        if self._seconds <= QUICK_SECONDS:
            self._draw_book()
            return
        place = self._pane.pages.place()
        self._edited = place[0] if place else ""
        if self._edited:
            self._draw_paper(self._edited)
        self._pause.start(BOOK_MS)

    def show_place(self, ref: Ref) -> bool:
        """Show the page of a record and mark where it stands; whether it is on a page."""
        self._wanted = ref
        return self._show_wanted()

    def seek(self) -> None:
        """Search in the pages."""
        self._pane.open_search()

    @property
    def lang(self) -> Lang | None:
        """The language of the pages: that of the window where the book is planned in it, else the first one."""
        dossier = self.work.session.dossier
        if dossier is None:
            return None
        langs = langs_of(dossier)
        return self.work.look.lang if self.work.look.lang in langs else langs[0]

    def _draw_book(self) -> None:
        dossier, lang = self.work.session.dossier, self.lang
        if dossier is None or lang is None:
            self._pane.show_book(b"", ())
            return
        self._pause.stop()
        self._pane.show_badge("updating")
        self.work.worker.start("book", partial(self._book, dossier, lang), self._came)

    def _draw_paper(self, code: str) -> None:
        dossier, lang = self.work.session.dossier, self.lang
        if dossier is not None and lang is not None:
            self.work.worker.start("paper", partial(self._paper, dossier, lang, code), self._paper_came)

    # In the Worker, which alone touches the bench.

    def _book(self, dossier: Dossier, lang: Lang, tick: Tick) -> tuple[Written, float]:
        begun = time.perf_counter()
        written = preview.draw_book(dossier, lang, now=self._now, bench=self._bench, tick=tick)
        return written, time.perf_counter() - begun

    def _paper(self, dossier: Dossier, lang: Lang, code: str, tick: Tick) -> Written | None:
        return preview.draw_paper(dossier, lang, code, now=self._now, bench=self._bench, tick=tick)

    # In the window.

    def _came(self, outcome: Outcome) -> None:
        refusal = outcome.refusal
        if isinstance(refusal, Cancelled):
            self._pause.start(BOOK_MS)
        elif refusal:
            self._pane.show_badge("stopped", self.work.say(refusal.phrase))
        elif isinstance(outcome.value, tuple):
            written, self._seconds = outcome.value
            self._show(written)
            papers = {mark.paper: mark.of for mark in written.pages}
            self.work.overview.show_pages(len(written.pages), papers)
            self._pane.show_badge("live")
            self._show_wanted()

    def _paper_came(self, outcome: Outcome) -> None:
        if outcome.refusal is None and isinstance(outcome.value, Written):
            self._show(outcome.value)

    def _show(self, written: Written) -> None:
        self._marks = written.pages
        names = [PageName(mark.paper, mark.number, mark.of, mark.content_hash) for mark in written.pages]
        self._pane.show_book(written.content, names)
        self._on_moved(self._pane.pages.page)

    def _show_wanted(self) -> bool:
        ref = self._wanted
        if ref is None or not self._marks:
            return False
        dossier = self.work.session.dossier
        record = dossier.find(ref.uid) if dossier else None
        if isinstance(record, StoredPaper) or ref.table == "paper":
            return self._show_paper(ref.uid, record.code if isinstance(record, StoredPaper) else "")
        uids = _family(dossier, ref.uid)
        places = [self._place(n, spot.left, spot.bottom, spot.right, spot.top) for n, spot in _spots(self._marks, uids)]
        if places:
            shown = self._best({place.page for place in places}, ref.uid)
            self._pane.pages.show_places([place for place in places if place.page == shown])
            self._wanted = None
        return bool(places)

    def _best(self, pages: set[int], uid: str) -> int:
        """Of the pages of a record the one that is seen, else the first of its own paper, else the first."""
        if self._pane.pages.page in pages:
            return self._pane.pages.page
        dossier = self.work.session.dossier
        own = {paper.code for paper in dossier.of(StoredPaper) if paper.subject_uid == uid} if dossier else set()
        return min((page for page in pages if self._marks[page].paper in own), default=min(pages))

    def _show_paper(self, uid: str, code: str) -> bool:
        code = code or uid.removeprefix("outline-")
        page = next((n for n, mark in enumerate(self._marks) if mark.paper == code), -1)
        self._pane.pages.show_places(())
        self._pane.pages.show_page(page)
        self._wanted = None if page >= 0 else self._wanted
        return page >= 0

    def _place(self, page: int, left: float, bottom: float, right: float, top: float) -> Place:
        height = self._pane.pages.height_of(page)
        return Place(page, QRectF(left, height - top, right - left, top - bottom))

    def _on_clicked(self, page: int, point: QPointF) -> None:
        """Go to the record that stands there; of several boxes the smallest one counts."""
        if not 0 <= page < len(self._marks):
            return
        x, y = point.x(), self._pane.pages.height_of(page) - point.y()
        spots = [
            s for s in self._marks[page].spots if s.left - 3 <= x <= s.right + 3 and s.bottom - 3 <= y <= s.top + 3
        ]
        spots.sort(key=lambda s: (s.right - s.left) * (s.top - s.bottom))
        if spots:
            self._wanted = None
            spot = spots[0]
            self._pane.pages.show_places([self._place(page, spot.left, spot.bottom, spot.right, spot.top)])
            self.work.ways.to_place.emit(spot.ref)

    def _on_moved(self, page: int) -> None:
        if 0 <= page < len(self._marks):
            mark = self._marks[page]
            dossier = self.work.session.dossier
            papers = dossier.of(StoredPaper) if dossier else ()
            cap = next((paper.cap_sides or 0 for paper in papers if paper.code == mark.paper), 0)
            self._pane.show_fit(mark.of, cap)


def _spots(marks: tuple[PageMark, ...], uids: set[str]) -> list[tuple[int, Spot]]:
    return [(n, spot) for n, mark in enumerate(marks) for spot in mark.spots if spot.ref.uid in uids]


def _family(dossier: Dossier | None, uid: str) -> set[str]:
    """A record and what it owns directly: a person stands on a page by its names and offices."""
    if dossier is None:
        return {uid}
    return {uid} | {child.id for kind in KINDS if kind.parent for child in dossier.children(kind.record, uid)}


def panel(work: Workplace) -> PreviewPanel:
    """The live page."""
    return PreviewPanel(work)
