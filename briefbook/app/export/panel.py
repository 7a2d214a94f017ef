"""Wires the export screen to the orders: pages of the coming files, the files themselves, and the ways on from them."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from briefbook.actions import book
from briefbook.actions.export import Workbench
from briefbook.actions.ordering import Copy, Delivery, Order, Outcome, Proof, fulfil, moment_of, proofed
from briefbook.app.export.finished import FileRow
from briefbook.app.export.model import COPIES, PERSIAN, Choices, Wish, choices, first_wish
from briefbook.app.export.pages import ExportPages
from briefbook.app.export.told import action, file_told, summary, title_of
from briefbook.app.export.view import ExportView
from briefbook.app.jobs import Job, Tick
from briefbook.app.jobs import Outcome as Ended
from briefbook.app.machine import save
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.widgets import ask, reveal
from briefbook.app.workplace import Workplace
from briefbook.errors import Cancelled, Notice, Weight, counted, phrase
from briefbook.lang.clean import clean_file_name
from briefbook.lang.tongue import Lang
from briefbook.model.change import Changes
from briefbook.model.dossier import Dossier
from briefbook.model.fields import NOBODY

PAUSE_MS = 250


class ExportPanel(Screen):
    """The export screen of a window."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._view, self._pages = ExportView(work.look), ExportPages(work.look)
        self._bench = Workbench()  # touched in the Worker only
        self._known: Choices | None = None
        self._visit = NOBODY
        self._wish = Wish()
        self._open: tuple[Notice, ...] | None = None  # what makes this order a draft; None = not known yet
        self._job: Job | None = None
        self._files: tuple[Path, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._draw)
        view = self._view
        view.wished.connect(self._on_wished)
        view.export_wanted.connect(self.export)
        view.cancel_wanted.connect(self._on_cancel)
        view.fix_wanted.connect(self._on_fix)
        view.options.folder_wanted.connect(self._on_folder)
        view.finished.open_wanted.connect(lambda path: self._reveal(Path(path)))
        view.finished.folder_wanted.connect(self._on_show_folder)
        view.finished.print_wanted.connect(self._on_print)

    def view(self) -> QWidget:
        """The options."""
        return self._view

    def inspector(self) -> QWidget:
        """The pages."""
        return self._pages

    def show_all(self) -> None:
        """Show what the visit offers; what was chosen for the same visit stays."""
        dossier = self.work.session.dossier
        if dossier is None:
            return
        papers = [paper for _, several in book.outline(dossier) for paper in several]
        self._known = choices(dossier, self.work.look, papers)
        if dossier.visit.id != self._visit:
            self._visit = dossier.visit.id
            self._wish = first_wish(self._known, self.work.look, str(self._folder(dossier)))
            self._view.finished.show_files("", (), printable=False)
        self._view.show_choices(self._known)
        self._show_wish(self._wish)

    def show_changes(self, changes: Changes, initiator: object) -> None:
        """Another book, other pages."""
        self.show_all()

    def opened(self) -> None:
        """Enter exports as last time."""
        self._view.export.setFocus()

    def add(self) -> None:
        """Ctrl+Enter, which adds a record elsewhere, commits this sheet."""
        self.export()

    def export(self) -> None:
        """Make the files, unless they are being made."""
        dossier, wish = self.work.session.dossier, self._wish
        if dossier is None or self._job is not None or not wish.count:
            return
        self._pause.stop()
        self._view.show_refusal("")
        self._view.finished.show_files("", (), printable=False)
        self._view.show_busy(True, self.work.say("The pages are being made"))
        order, folder = self.order(), Path(wish.folder).expanduser()
        make = partial(self._make, dossier, order, folder)
        self._job = self.work.worker.start("export", make, self._came, partial(self._on_part, len(order.copies)))

    def order(self) -> Order:
        """What the screen asks for."""
        wish, rows = self._wish, self._known.copies if self._known else ()
        copies: tuple[Copy, ...] = (Copy(audience=wish.audience),)
        if wish.offer == COPIES:
            chosen = [rows[place] for place in wish.ticked]
            copies = tuple(Copy(n, row.reader, row.audience) for n, row in enumerate(chosen, start=1))
        lang = Lang.FA if wish.offer == PERSIAN else wish.lang
        return Order(Outcome(wish.offer), lang, copies, wish.paper, wish.word, wish.dividers)

    # In the Worker.

    def _make(self, dossier: Dossier, order: Order, folder: Path, tick: Tick) -> tuple[Delivery, ...]:
        return fulfil(dossier, order, folder, made=_made(dossier), bench=self._bench, tick=tick)

    def _proof(self, dossier: Dossier, order: Order, tick: Tick) -> Proof:
        return proofed(dossier, order, order.copies[0], made=_made(dossier), bench=self._bench, tick=tick)

    # In the window.

    def _show_wish(self, wish: Wish) -> None:
        self._wish = wish
        self._view.show_wish(wish)
        self._open = None
        self._show_standing()
        self._pages.show_busy()
        self._pause.start(PAUSE_MS)

    def _show_standing(self) -> None:
        say, wish = self.work.say, self._wish
        known = self._open
        if known is None:
            known = tuple(Notice(f.rule, f.phrase, f.ref, f.weight) for f in self.work.overview.findings or ())
            known = tuple(notice for notice in known if notice.weight is Weight.MUST)
        if not wish.count:
            self._view.show_standing(say("Tick at least one reader."), Tone.PLAIN, say("Export"), ready=False)
        elif known:
            reason = known[0].phrase if len(known) == 1 else counted("{n} item", "{n} items", len(known))
            why = phrase("Not the final edition yet: {reason}", reason=reason)
            self._view.show_standing(say(why), Tone.ERR, say(action(wish, draft=True)), ready=True)
        else:
            words = say("Nothing must be fixed.") if self._open is not None else ""
            self._view.show_standing(words, Tone.OK, say(action(wish, draft=False)), ready=True)

    def _draw(self) -> None:
        dossier = self.work.session.dossier
        if dossier is None or self._job is not None or not self._wish.count:
            return
        order = self.order().as_pages()
        self.work.worker.start("proof", partial(self._proof, dossier, order), self._drawn)

    def _drawn(self, ended: Ended) -> None:
        refusal = ended.refusal
        if isinstance(refusal, Cancelled):
            self._pause.start(PAUSE_MS)
        elif refusal:
            self._pages.show_fault(self.work.say(refusal.phrase))
        elif isinstance(ended.value, Proof):
            self._open = ended.value.open
            told = summary(self._wish, len(ended.value.written.pages), len(ended.value.written.content))
            self._pages.show_content(ended.value.written.content, self.work.say(told))
            self._show_standing()

    def _came(self, ended: Ended) -> None:
        self._job = None
        self._view.show_busy(False)
        self._show_standing()
        say, refusal = self.work.say, ended.refusal
        if isinstance(refusal, Cancelled):
            self.work.ways.tell(refusal.phrase)
        elif refusal:
            self._view.show_refusal(say(refusal.phrase), (say("Choose a folder…"), self._on_folder))
        elif isinstance(ended.value, tuple):
            self._show_files(ended.value)
        if refusal:
            self._view.export.setFocus()

    def _show_files(self, done: tuple[Delivery, ...]) -> None:
        say = self.work.say
        self._files = tuple(one.receipt.path for one in done)
        rows = [FileRow(str(one.receipt.path), one.receipt.path.name, say(file_told(one))) for one in done]
        self._view.finished.show_files(say(title_of(done)), rows, printable=done[0].receipt.path.suffix == ".pdf")
        self.work.machine.exports = str(self._files[0].parent.parent)
        save(self.work.machine)

    def _on_part(self, copies: int, done: int, total: int) -> None:
        at = min(copies, done * copies // max(total, 1) + 1)
        words = phrase("Copy {n} of {total}", n=at, total=copies) if copies > 1 else "The pages are being made"
        self._view.progress.show_part(self.work.say(words), done, total)

    def _on_wished(self) -> None:
        if self._job is None:
            self._show_wish(self._view.wish())

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_fix(self) -> None:
        places = [notice.where for notice in self._open or () if notice.where]
        if len(places) == 1:
            self.work.ways.open(places[0])
        else:
            self.work.ways.to_screen.emit("check")

    def _on_folder(self) -> None:
        folder = ask.existing_folder(self._view, self.work.say("Save to"), _there(Path(self._wish.folder)))
        if folder is not None:
            self._view.options.folder.setText(str(folder))
            self._on_wished()

    def _on_print(self) -> None:
        contents = tuple(path.read_bytes() for path in self._files if path.is_file())
        self.work.ways.to_printer.emit(contents, False)

    def _on_show_folder(self) -> None:
        self._reveal(self._files[0].parent)

    def _reveal(self, path: Path) -> None:
        if not reveal.reveal(path):
            self.work.ways.tell(phrase("No program on this computer opens {name}.", name=path.name), Tone.WARN)

    def _folder(self, dossier: Dossier) -> Path:
        last = self.work.machine.exports
        home = Path(last) if last else reveal.documents() / "Briefbook"
        return home / clean_file_name(dossier.visit.code or "visit")


def _made(dossier: Dossier) -> datetime:
    return moment_of(dossier, datetime.now().astimezone())


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())


def panel(work: Workplace) -> ExportPanel:
    """The export screen."""
    return ExportPanel(work)
