"""The export screen, with real clicks and keys: outcomes, copies, DRAFT, progress, refusals, the ways on, printing."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit

from briefbook.actions.export import Receipt
from briefbook.actions.ordering import Copy, Delivery, Order, Outcome, Proof
from briefbook.app import printing
from briefbook.app.export.model import OFFERS
from briefbook.app.jobs import Outcome as Ended
from briefbook.app.widgets import ask, reveal
from briefbook.errors import Cancelled, Notice, Ref, Weight, WriteError, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.record import Audience
from briefbook.writers.written import PageMark, Written

CTRL = Qt.KeyboardModifier.ControlModifier
MUST = Notice("brief", phrase("Opening talks has no brief. Write what to reach."), Ref("item", "x"), Weight.MUST)
PAGE = PageMark("1.1", 1, 1, "")


@pytest.fixture
def screen(opened, qtbot, tmp_path):
    opened.work.machine.exports = str(tmp_path / "exports")
    qtbot.keyClick(opened, Qt.Key.Key_E, CTRL)
    assert opened.stage.name == "export"
    return opened.stage.screen


@pytest.fixture
def jobs(opened, monkeypatch):
    """Jobs that were given to the worker, which never does them; a test ends them with an outcome of its own."""
    given = []
    start = opened.work.worker.start

    def keep(name, work, then, progress=None):
        job = start(name, work, then, progress)
        if name in ("proof", "export"):  # the checks and the live page go their own ways
            given.append(job)
        return job

    monkeypatch.setattr(opened.work.worker, "start", keep)
    return given


def end(job, value=None, fault=None):
    job.then(Ended(job.then, value, fault))


def delivery(path, *, notices=(), wanted="", pages=(PAGE, PAGE)):
    return Delivery(Copy(1), Receipt(path, notices, pages), wanted or path.name, 2048)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_two_keys_export_as_last_time(screen, jobs, qtbot, tmp_path):
    """A2."""
    focus = QApplication.focusWidget()
    assert focus is screen._view.export
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert [job.name for job in jobs if job.name == "export"] == ["export"]
    assert screen._view.progress.words() == "The pages are being made"
    assert QApplication.focusWidget() is screen._view.progress.stop


def test_the_six_outcomes_become_orders(screen, qtbot):
    seen = {}
    for offer in OFFERS:
        click(qtbot, screen._view.offers[offer.key])
        seen[offer.key] = screen.order()
    en, persian = Lang.EN, Lang.FA
    assert seen == {
        "copies": Order(Outcome.COPIES, en, (Copy(1, "Standard"),), "4.1"),
        "pdf": Order(Outcome.PDF, en, paper="4.1"),
        "word": Order(Outcome.WORD, en, paper="4.1"),
        "persian": Order(Outcome.PERSIAN, persian, paper="4.1"),
        "cards": Order(Outcome.CARDS, en, paper="4.1"),
        "meeting": Order(Outcome.MEETING, en, paper="4.1"),
    }


def test_copies_are_numbered_in_the_order_of_the_list(screen, qtbot):
    ticks = screen._view.options.ticks
    assert [tick.text() for tick in ticks] == [
        "Standard",
        "Large print",
        "One side each",
        "The delegation",
        "The interpreter",
        "The host",
    ]
    ticks[4].setFocus()
    qtbot.keyClick(ticks[4], Qt.Key.Key_Space)
    ticks[1].setFocus()
    qtbot.keyClick(ticks[1], Qt.Key.Key_Space)
    assert screen.order().copies == (
        Copy(1, "Standard"),
        Copy(2, "large"),
        Copy(3, "", Audience.INTERPRETER),
    )
    assert screen._view.export.text() == "Export 3 copies"
    assert [told.text() for told in screen._view.options._numbers] == ["01", "02", "", "", "03", ""]


def test_without_a_reader_the_button_waits_and_says_why(screen, jobs, qtbot):
    qtbot.keyClick(screen._view.options.ticks[0], Qt.Key.Key_Space)
    assert not screen._view.export.isEnabled()
    assert screen._view.reason.text() == "Tick at least one reader."
    screen.add()
    assert "export" not in [job.name for job in jobs]


def test_only_what_concerns_an_outcome_is_asked(screen, qtbot):
    fields = screen._view.options._fields
    asked = {}
    for offer in OFFERS:
        click(qtbot, screen._view.offers[offer.key])
        asked[offer.key] = {key for key, field in fields.items() if not field.isHidden()}
    assert asked["copies"] == {"lang"}
    assert asked["persian"] == {"audience"}
    assert asked["meeting"] == {"meeting", "lang", "audience", "format"}


def test_an_open_must_fix_is_told_with_its_cure_and_blocks_nothing(screen, jobs, opened, qtbot):
    """A14, A5."""
    screen._draw()
    end(jobs[-1], Proof(Written(b"", (PAGE,)), "book.pdf", (MUST,)))
    view = screen._view
    assert view.reason.text() == ("Not the final edition yet: Opening talks has no brief. Write what to reach.")
    assert (view.export.text(), view.export.isEnabled()) == ("Export 1 as DRAFT", True)
    went = []
    opened.work.ways.to_place.connect(went.append)
    click(qtbot, view.fix)
    assert went == [MUST.where]


def test_nothing_to_fix_is_said_only_when_the_pages_say_so(screen, jobs):
    assert screen._view.reason.text() == ""
    screen._draw()
    end(jobs[-1], Proof(Written(b"", (PAGE,)), "book.pdf", ()))
    assert screen._view.reason.text() == "Nothing must be fixed."
    assert screen._view.export.text() == "Export 1 copy"


def test_an_edit_makes_new_pages(screen, jobs, opened, qtbot):
    """A14: the pages of before are never shown as those of now."""
    screen._draw()
    end(jobs[-1], Proof(Written(b"", (PAGE,)), "book.pdf", (MUST,)))
    screen.show_changes(None, None)
    assert screen._pages.summary.text() == "The pages are being made"
    qtbot.waitUntil(lambda: [job.name for job in jobs].count("proof") == 2)


def test_progress_is_told_per_copy_and_cancel_stops_the_work(screen, jobs, qtbot):
    qtbot.keyClick(screen._view.options.ticks[1], Qt.Key.Key_Space)
    screen.add()
    job = jobs[-1]
    job.progress(150, 200)
    assert screen._view.progress.words() == "Copy 2 of 2"
    assert screen._view.progress.bar.value() == 150
    assert not screen._view.options.isEnabled()
    click(qtbot, screen._view.progress.stop)
    assert job.stop.is_set()
    end(job, fault=Cancelled())
    assert screen._view.progress.isHidden()
    assert screen._view.finished.words() == ""
    assert QApplication.focusWidget() is screen._view.export


def test_escape_stops_the_work(screen, jobs, qtbot):
    screen.add()
    qtbot.keyClick(screen._view.progress.stop, Qt.Key.Key_Escape)
    assert jobs[-1].stop.is_set()


def test_a_second_export_waits_for_the_first(screen, jobs):
    screen.add()
    screen.add()
    assert [job.name for job in jobs if job.name == "export"] == ["export"]


def test_a_refusal_is_told_with_another_folder_as_the_cure(screen, jobs, qtbot, monkeypatch, tmp_path):
    screen.add()
    end(jobs[-1], fault=WriteError("{path} cannot be written: {reason}.", path="/out", reason="Disk full"))
    assert screen._view.notice.words() == "/out cannot be written: Disk full."
    monkeypatch.setattr(ask, "existing_folder", lambda *_: tmp_path)
    click(qtbot, screen._view.notice.cures()[0])
    assert screen._wish.folder == str(tmp_path)


def test_a_file_in_use_is_said_to_be_a_second_one(screen, jobs, tmp_path):
    screen.add()
    end(jobs[-1], (delivery(tmp_path / "a" / "book (2).pdf", wanted="book.pdf", notices=(MUST,)),))
    shown = screen._view.finished
    assert shown.words() == "1 file is made · DRAFT"
    told = [label.text() for label in shown.findChildren(type(shown._title))]
    assert "book (2).pdf" in told
    assert "2 pages · 2 KB · Another program has book.pdf open, so this is a second file." in told


def test_files_open_show_their_folder_and_go_to_the_printer(screen, jobs, opened, qtbot, monkeypatch, tmp_path):
    path = tmp_path / "exports" / "visit" / "book.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-")
    screen.add()
    end(jobs[-1], (delivery(path),))
    seen, printed = [], []
    monkeypatch.setattr(reveal, "reveal", lambda one: seen.append(one) or True)
    monkeypatch.setattr(opened.desk, "print", lambda contents, booklet: printed.append(contents))
    finished = screen._view.finished
    assert QApplication.focusWidget() is finished.opens[0]
    click(qtbot, finished.opens[0])
    click(qtbot, finished.folder)
    click(qtbot, finished.print)
    assert seen == [path, path.parent]
    assert printed == [(b"%PDF-",)]
    assert opened.work.machine.exports == str(tmp_path / "exports")


def test_a_file_that_nothing_opens_is_said_so(screen, jobs, opened, qtbot, monkeypatch, tmp_path):
    screen.add()
    end(jobs[-1], (delivery(tmp_path / "book.pdf"),))
    monkeypatch.setattr(reveal, "reveal", lambda _: False)
    click(qtbot, screen._view.finished.opens[0])
    assert opened.toast.words() == "No program on this computer opens book.pdf."


def test_every_field_and_button_has_a_name(screen):
    """A9."""
    for kind in (QAbstractButton, QCheckBox, QComboBox, QLineEdit):
        for widget in screen._view.findChildren(kind) + screen._pages.findChildren(kind):
            if not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_a_new_screen_shows_the_choices_that_were_made(screen, opened):
    click_offer = screen._view.offers["pdf"]
    click_offer.click()
    opened.stage.show("people")
    opened.stage.show("export")
    assert screen._wish.offer == "pdf"


class TestWhole:
    """With a worker that works: the file is there and is the book."""

    @pytest.fixture
    def idle(self):
        return False

    def test_one_meeting_is_exported(self, screen, qtbot, tmp_path):
        click(qtbot, screen._view.offers["meeting"])
        screen.add()
        qtbot.waitUntil(lambda: screen._view.finished.words() == "1 file is made", timeout=20000)
        path = tmp_path / "exports" / "belgrade-2025" / "belgrade-2025-en-4.1.pdf"
        assert path.read_bytes().startswith(b"%PDF")


@pytest.fixture
def paper(opened, monkeypatch, tmp_path):
    """A printer that prints into a file."""
    asked = []

    def ask_printer(parent, title, **how):
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"printed-{len(asked)}.pdf"))
        asked.append(how)
        return printer

    monkeypatch.setattr(printing, "printers", lambda: ("One",))
    monkeypatch.setattr(printing, "ask_printer", ask_printer)
    monkeypatch.setattr(printing, "DOTS", 20)
    return asked


@pytest.fixture(scope="module")
def three_pages():
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(3):
        if number:
            writer.newPage()
        painter.drawText(100, 100, str(number))
    painter.end()
    return bytes(buffer.data().data())


def test_a_book_is_printed_with_progress(opened, qtbot, paper, three_pages):
    told = []
    seen = opened.progress.show_part
    opened.progress.show_part = lambda words, done, total: (told.append(words), seen(words, done, total))
    opened.desk.print((three_pages,), booklet=True)
    assert opened.desk.busy
    qtbot.waitUntil(lambda: not opened.desk.busy)
    assert told[1:] == [f"Printing page {n} of 3" for n in (1, 2, 3)]
    assert paper == [{"booklet": True, "single": False}]
    assert opened.toast.words() == "Printed"
    assert opened.progress.isHidden()


def test_printing_is_stopped_by_its_button_and_the_focus_comes_back(opened, qtbot, paper, three_pages):
    opened.stage.show("people")
    opened.stage.screen.opened()
    before = QApplication.focusWidget()
    opened.desk.print((three_pages, three_pages))
    assert QApplication.focusWidget() is opened.progress.stop
    click(qtbot, opened.progress.stop)
    qtbot.waitUntil(lambda: not opened.desk.busy)
    assert opened.toast.words() == "Printing was stopped."
    assert QApplication.focusWidget() is before


def test_numbered_copies_are_printed_in_turn_each_once(opened, qtbot, paper, three_pages):
    made = []
    start = printing.Printing.start
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing.Printing, "start", lambda one: (made.append(list(one._pages)), start(one)))
        opened.desk.print((three_pages, three_pages))
        qtbot.waitUntil(lambda: not opened.desk.busy)
    assert made == [[0, 1, 2], [0, 1, 2]]
    assert paper == [{"booklet": False, "single": True}]


def test_without_a_printer_reader_and_folder_are_offered(opened, qtbot, monkeypatch, tmp_path, three_pages):
    opened.work.machine.exports = str(tmp_path / "exports")
    monkeypatch.setattr(printing, "printers", tuple)
    seen = []
    monkeypatch.setattr(reveal, "reveal", lambda path: seen.append(path) or True)
    for place in (0, 1):
        opened.desk.print((three_pages,))
        assert opened.notice.words() == "This computer has no printer. Export a PDF instead."
        click(qtbot, opened.notice.cures()[place])
        assert opened.notice.words() == ""
    assert seen == [tmp_path / "exports" / "pages-1.pdf", tmp_path / "exports"]
    assert seen[0].read_bytes() == three_pages


def test_a_folder_that_refuses_is_told(opened, qtbot, monkeypatch, tmp_path, three_pages):
    (tmp_path / "file").write_text("")
    opened.work.machine.exports = str(tmp_path / "file")
    monkeypatch.setattr(printing, "printers", tuple)
    opened.desk.print((three_pages,))
    click(qtbot, opened.notice.cures()[0])
    assert "cannot be written" in opened.notice.words()
