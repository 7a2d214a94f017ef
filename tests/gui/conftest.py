"""A program on a library of its own: the sample, made once and copied for each test; nothing is drawn unless asked."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefbook.app.lasting import keep_constants

keep_constants()  # before Qt's binding is used at all
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from briefbook.actions.sample import make_sample  # noqa: E402
from briefbook.app.jobs import Job, Worker  # noqa: E402
from briefbook.app.machine import Machine  # noqa: E402
from briefbook.app.start import Program  # noqa: E402
from briefbook.app.style import fonts  # noqa: E402
from briefbook.store.library import Library  # noqa: E402


def pytest_collection_modifyitems(items):
    for item in items:
        if "/gui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
            item.add_marker(pytest.mark.timeout(60))


class IdleWorker(Worker):
    """Takes jobs and never does them: what is drawn and checked in the background is the business of few tests."""

    def start(self, name, work, then, progress=None):
        return Job(name, work, then, progress)


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    make_sample(path, date(2025, 2, 24))
    return path


@pytest.fixture(scope="session")
def dossier(sample):
    """The visit of the sample, for what needs no window."""
    with Library.open(sample, read_only=True) as library:
        return library.dossier(library.visits()[0].id)


@pytest.fixture
def library_path(sample, tmp_path) -> Path:
    path = tmp_path / "visit.briefbook"
    shutil.copy(sample, path)
    return path


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def machine() -> Machine:
    return Machine(lang="en", theme="light")


@pytest.fixture
def idle() -> bool:
    """Whether background work is left undone; a test module that needs it says otherwise."""
    return True


@pytest.fixture
def program(qapp, data, machine, idle) -> Iterator[Program]:
    qapp.setStyle("Fusion")
    fonts.register()
    made = Program(qapp, machine)
    if idle:
        made.worker.close()
        made.worker = IdleWorker()
        made.overview._worker = made.worker
    yield made
    assert made.close()
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
        made.window = None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(program, qtbot):
    shown = program.show()
    shown.resize(1366, 768)
    qtbot.waitUntil(lambda: shown._begun)
    activate(shown, qtbot)
    return shown


def activate(shown, qtbot):
    """Give a window the focus; the close of the one before comes late and takes it away again."""

    def active():
        shown.activateWindow()
        return shown.isActiveWindow() and QApplication.focusWindow() is shown.windowHandle()

    qtbot.waitUntil(active)


@pytest.fixture
def opened(window, qtbot, library_path):
    """The window with the sample in it; settles when every write is done."""
    with qtbot.waitSignal(window.work.session.opened):
        window.errands.open_library(library_path)
    activate(window, qtbot)
    return window


@pytest.fixture
def settle(qtbot, program):
    """Waits until everything that was posted to the Keeper is done and shown."""

    def wait():
        done = []
        program.session.ask(lambda library: True, done.append) if program.session.dossier else done.append(True)
        qtbot.waitUntil(lambda: bool(done) and not program.session.pending)

    return wait
