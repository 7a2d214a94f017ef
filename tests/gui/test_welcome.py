"""The first start: the sample opens with one click, and is printed with one."""

import pytest
from PySide6.QtCore import Qt

from briefbook.actions.sample import NAME, sample_library
from briefbook.app import printing
from briefbook.errors import StoreError
from briefbook.model.visit import Visit


def test_one_click_opens_the_sample(window, qtbot, data):
    """A1, the first half."""
    qtbot.waitUntil(lambda: window._welcome is not None)
    view = window._welcome._view
    with qtbot.waitSignal(window.work.session.opened, timeout=20000):
        qtbot.mouseClick(view.open_button, Qt.MouseButton.LeftButton)
    assert window.work.session.dossier.visit.code == "belgrade-2025"
    assert window.stage.name == "people"
    assert (data / "sample" / NAME).is_file()


def test_the_languages_stand_by_their_own_names_and_one_click_changes_all(window, program, qtbot):
    qtbot.waitUntil(lambda: window._welcome is not None)
    langs = window._welcome._view.langs
    assert [made.text() for made in langs.values()] == ["English", "فارسی", "Srpski", "Српски"]
    qtbot.mouseClick(list(langs.values())[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_sample_is_kept_as_it_was_changed_and_a_damaged_one_is_made_anew(tmp_path):
    from datetime import date

    day = date(2025, 2, 24)
    with sample_library(tmp_path, day) as library:
        assert library.log.next() == (None, None)
        visit = library.visits()[0]
        library.transaction  # noqa: B018  # it can be written
        assert isinstance(visit, Visit)
    before = (tmp_path / NAME).read_bytes()
    with sample_library(tmp_path, day):
        pass
    assert (tmp_path / NAME).read_bytes() == before
    (tmp_path / NAME).write_bytes(before[:5000])
    with sample_library(tmp_path, day) as library:
        assert len(library.visits()) == 1
    assert (tmp_path / NAME).with_suffix(".damaged").is_file()


def test_a_sample_that_is_open_elsewhere_is_not_made_anew(tmp_path):
    from datetime import date

    day = date(2025, 2, 24)
    with sample_library(tmp_path, day), pytest.raises(StoreError, match="in use"):
        sample_library(tmp_path, day)


def test_without_a_printer_the_window_says_what_to_do(opened, monkeypatch):
    monkeypatch.setattr(printing, "printers", tuple)
    opened._print(b"")
    assert opened.notice.words() == "This computer has no printer. Export a PDF instead."


class Asked:
    """As much of a printer as the choice of pages needs."""

    def __init__(self, first=0, last=0, ranges=""):
        from PySide6.QtGui import QPageRanges

        self._first, self._last, self._ranges = first, last, QPageRanges.fromString(ranges)

    def pageRanges(self):
        return self._ranges

    def fromPage(self):
        return self._first

    def toPage(self):
        return self._last


@pytest.mark.parametrize(
    ("asked", "pages"),
    [
        (Asked(), [0, 1, 2, 3, 4]),
        (Asked(2, 3), [1, 2]),
        (Asked(4), [3]),
        (Asked(ranges="1,4-9"), [0, 3, 4]),
        (Asked(9, 12), []),
    ],
)
def test_the_pages_that_were_asked_for_are_printed(qapp, asked, pages):
    assert printing.page_numbers(asked, 5) == pages


def test_a_book_is_printed_page_by_page(qapp, qtbot, tmp_path, sample):
    from datetime import datetime

    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

    from briefbook.app.screens import finished_pages
    from briefbook.lang.tongue import Lang
    from briefbook.store.library import Library

    with Library.open(sample, read_only=True) as library:
        dossier = library.dossier(library.visits()[0].id)
    content = finished_pages(dossier, Lang.EN, datetime(2025, 2, 24).astimezone(), lambda done, total: None)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(1, 2)
    seen, ended = [], []
    job = printing.Printing(content, printer, lambda n, total: seen.append((n, total)), ended.append)
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=20000)
    assert ended == [True]
    assert seen == [(1, 2), (2, 2)]
    printed = QPdfDocument()
    printed.load(str(tmp_path / "out.pdf"))
    assert printed.pageCount() == 2
