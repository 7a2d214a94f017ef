"""The start: what is loaded before the first paint, one window for one user, and what happens when something broke."""

import logging
import os
import subprocess
import sys

import pytest

from briefbook.app import instance
from briefbook.app.crash import log
from briefbook.app.machine import Machine, load, save
from briefbook.lang.tongue import Lang
from briefbook.places import root

FIRST_PAINT = """
import sys
sys.path.insert(0, {root!r})
from briefbook.app.lasting import keep_constants
keep_constants()
from PySide6.QtWidgets import QApplication
from briefbook.app.start import Program
from briefbook.app.style import fonts
from briefbook.app.machine import Machine
app = QApplication(["briefbook"])
app.setStyle("Fusion")
fonts.register()
program = Program(app, Machine())
window = program.show()
window.repaint()
heavy = {{"docx", "reportlab", "uharfbuzz", "PIL", "markdown", "sqlite_utils", "sqlcipher3", "ruamel", "pypdf", "lxml",
         "PySide6.QtPdf", "click", "briefbook.writers.pdf.write", "briefbook.book.assemble"}}
print(sorted(heavy & set(sys.modules)))
program.close()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path):
    environment = {**os.environ, "BRIEFBOOK_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT.format(root=str(root()))],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


@pytest.fixture
def hooks():
    before = sys.excepthook, __import__("threading").excepthook
    yield
    sys.excepthook, __import__("threading").excepthook = before
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(None)


def test_a_bug_in_a_slot_reaches_the_crash_page_without_any_text(program, window, qtbot, hooks, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    log.install(program.crashed)

    def bug():
        secret = "the text of a talking point"
        raise ValueError(secret)

    try:
        bug()
    except ValueError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    page = program._crash
    assert page.isVisible()
    details = page.details.toPlainText()
    assert "ValueError in Briefbook" in details
    assert "test_start.py" in details
    assert "talking point" not in details
    page.go_on.click()
    qtbot.waitUntil(lambda: program._crash is None)


def test_the_log_holds_no_text_and_rotates_beside_the_settings(tmp_path):
    path = log.start(tmp_path / "logs")
    assert path is not None
    logger = logging.getLogger("briefbook")
    handler = logger.handlers[-1]
    try:
        logging.getLogger("briefbook.app.test").info("revise %s", "0195")
        assert "revise 0195" in path.read_text(encoding="utf-8")
    finally:
        __import__("faulthandler").disable()
        logger.removeHandler(handler)
        handler.close()


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "logs").write_text("a file in the way")
    assert log.start(tmp_path / "logs") is None


def test_a_second_start_hands_its_file_to_the_first(qapp, data, qtbot):
    door = instance.Door()
    assert door.open()
    with qtbot.waitSignal(door.knocked) as told:
        # In a process of its own, as it is: within one process both ends would wait for the same loop.
        code = (
            "import sys\n"
            f"sys.path.insert(0, {str(root())!r})\n"
            "from briefbook.app.lasting import keep_constants\nkeep_constants()\n"
            "from PySide6.QtCore import QCoreApplication\n"
            "from briefbook.app import instance\n"
            "app = QCoreApplication([])\n"
            "print(instance.hand_over('/visits/Belgrad ć.briefbook'))\n"
        )
        done = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8")
    assert told.args == ["/visits/Belgrad ć.briefbook"]
    assert done.communicate(timeout=20)[0].strip() == "True"
    door.close()


def test_without_a_first_window_nothing_is_handed_over(qapp, data):
    assert not instance.hand_over("/visits/x.briefbook")


def test_settings_are_kept(data):
    save(Machine(lang="fa", zoom=125, panes={"people": [300, 400, 1, 1, 1, 0, 0, 0]}))
    found = load()
    assert (found.lang, found.zoom, found.panes["people"][0]) == ("fa", 125, 300)


@pytest.mark.parametrize(
    "text", ["", "no json", "[]", '{"zoom": "large", "lang": 7, "panes": {"x": ["a"]}}', '{"zoom": 3, "theme": "blue"}']
)
def test_settings_that_say_nonsense_are_the_defaults(data, text):
    data.mkdir(parents=True)
    (data / "settings.json").write_text(text, encoding="utf-8")
    found = load()
    assert (found.zoom, found.lang, found.theme, found.panes) == (100, "", "system", {})


@pytest.mark.parametrize(
    ("chosen", "system", "lang"),
    [
        ("", "fa_IR", Lang.FA),
        ("", "sr_RS", Lang.SR_CYRL),
        ("", "sr_Latn_RS", Lang.SR_LATN),
        ("", "de_DE", Lang.EN),
        ("sr-Latn", "fa_IR", Lang.SR_LATN),
        ("tlh", "fa_IR", Lang.FA),
    ],
)
def test_the_language_is_the_chosen_one_else_that_of_the_system(chosen, system, lang):
    assert Machine(lang=chosen).language(system) is lang
