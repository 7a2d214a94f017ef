"""The first day at work, by mouse and keyboard: a person who sees words and pages and knows nothing of the code."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from sqlcipher3 import dbapi2 as sqlite

from briefbook.app import printing
from briefbook.app.machine import load
from briefbook.app.start import Program
from briefbook.app.widgets import reveal
from briefbook.app.window import Window

CTRL, ALT, SHIFT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Alt", "Shift"))
LEFT = Qt.MouseButton.LeftButton
FIELDS = (QLineEdit, QTextEdit, QComboBox, QAbstractButton)


@pytest.fixture
def idle():
    return False


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """An empty folder for documents."""
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.setattr("briefbook.app.owning.documents", lambda: made)
    monkeypatch.setattr(reveal, "documents", lambda: made)
    return made


class User:
    """Sees what the windows show and has a mouse and a keyboard, and nothing else."""

    def __init__(self, qtbot) -> None:
        self._bot = qtbot
        self._grabs = os.environ.get("BRIEFBOOK_GRABS", "")
        self._n = 0

    def until(self, seen, seconds=10):
        try:
            self._bot.waitUntil(lambda: bool(seen()), timeout=seconds * 1000)
        except TimeoutError:
            self.look("waiting")
            raise AssertionError(f"not seen; the focus is at {self.at()!r} in {self.front()}") from None
        return seen()

    def look(self, name):
        if self._grabs:
            self._n += 1
            window = self.window()
            QApplication.processEvents()
            image = window.grab()
            image.save(f"{self._grabs}/{self._n:02d}-{name}.png")
            sheet = QApplication.activeWindow()
            if sheet is not None and sheet is not window:
                sheet.grab().save(f"{self._grabs}/{self._n:02d}-{name}-sheet.png")

    def window(self) -> QWidget:
        tops = QApplication.topLevelWidgets()
        return next(one for one in tops if isinstance(one, Window) and one.isVisible())

    def front(self) -> QWidget:
        """The window that takes keys: a sheet over the main one where there is one. Without a window manager, which
        would see to that, it is made the active one."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window()
        if not front.isActiveWindow():
            front.activateWindow()
        return front

    def widgets(self, kinds=FIELDS):
        return [one for one in self.front().findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]

    def find(self, words, kinds=FIELDS):
        found = [one for one in self.widgets(kinds) if words in (one.accessibleName(), shown(one))]
        found = found or [one for one in self.widgets(kinds) if name_of(one).startswith(words)]
        return found[0] if found else None

    def see(self, words, kinds=FIELDS, seconds=10):
        try:
            return self.until(lambda: self.find(words, kinds), seconds)
        except AssertionError:
            self.look(f"missing-{words[:20]}")
            raise AssertionError(
                f"{words} is not seen among {sorted({name_of(one) for one in self.widgets()})}"
            ) from None

    def click(self, words, seconds=10):
        self.press(self.see(words, seconds=seconds))

    def press(self, widget):
        area = widget.parentWidget()
        while area is not None and not (isinstance(area, QScrollArea)):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and area.widget() is not None:
            area.ensureWidgetVisible(widget)
        self.until(widget.isEnabled)
        self._bot.mouseClick(widget, LEFT)

    def menu(self, words):
        menu = self.until(
            lambda: next(
                (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()), None
            )
        )
        action = next(one for one in menu.actions() if one.text().startswith(words))
        self._bot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())

    def pick(self, words, entry):
        """Choose an entry of a drop-down list with the arrow keys."""
        choice = self.see(words, QComboBox)
        self.press(choice)
        if choice.view().isVisible():
            self._bot.keyClick(choice.view(), Qt.Key.Key_Escape)
        choice.setFocus()
        names = [choice.itemText(n) for n in range(choice.count())]
        assert entry in names, names
        self._bot.keyClick(choice, Qt.Key.Key_Home)
        for _ in range(names.index(entry)):
            self._bot.keyClick(choice, Qt.Key.Key_Down)
        assert choice.currentText() == entry

    def write(self, words, text):
        """Click into a field, type over what is there, and go on with Tab."""
        field = self.see(words, (QLineEdit, QTextEdit))
        self.press(field)
        self.key(Qt.Key.Key_A, CTRL)
        self.type(text)
        self.key(Qt.Key.Key_Tab)

    def at(self) -> str:
        """The name of what has the focus."""
        self.front()
        return name_of(QApplication.focusWidget()) if QApplication.focusWidget() else ""

    def is_empty_line(self) -> bool:
        """Whether the caret is in a line of English without a text."""
        focus = QApplication.focusWidget() if self.at().endswith("English") else None
        return isinstance(focus, QLineEdit) and not focus.text()

    def type(self, text):
        self._bot.keyClicks(QApplication.focusWidget(), text)

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.until(lambda: self.front().isActiveWindow() or QApplication.activePopupWidget())
        self._bot.keyClick(QApplication.focusWidget() or self.front(), key, modifiers)

    def find_primary(self):
        """The button of the screen itself that begins with Export, not that of the window's bar."""
        return next(one for one in reversed(self.widgets(QPushButton)) if name_of(one).startswith("Export "))

    def can(self, words) -> bool:
        """Whether a button can be pressed."""
        return self.see(words).isEnabled()

    def rests(self):
        """Waits until what was asked for is written."""
        self.until(lambda: not self.window().work.session.pending)

    def row(self, words):
        """Click a row of a table or tree."""

        def place():
            for view in self.widgets(QAbstractItemView):
                model = view.model()
                if model is None:
                    continue
                for index in indexes(model):
                    if str(index.data() or "").startswith(words):
                        view.scrollTo(index)
                        return view, view.visualRect(index)
            return None

        view, rect = self.until(place)
        self._bot.mouseClick(view.viewport(), LEFT, pos=rect.center())

    def page_text(self) -> str:
        """All words of the live page."""
        preview = self.window().stage.find("preview")
        loaded = preview.pane.pages._loaded if preview else None
        document = loaded.document if loaded else None
        if document is None:
            return ""
        return " ".join(" ".join(document.getAllText(n).text().split()) for n in range(document.pageCount()))

    def sees_on_page(self, *words, seconds=20):
        try:
            self.until(lambda: all(one in self.page_text() for one in words), seconds)
        except AssertionError:
            self.look("not-on-page")
            text = self.page_text()
            raise AssertionError(
                f"{[one for one in words if one not in text]} not on the page: {text[:3000]}"
            ) from None


LOG = frozenset({"undo_step", "undo_change", "log_state", "tombstone", "setting", "seal", "_sqlite_migrations"})
"""Tables that tell of the steps themselves, not of the visit."""


def tables(home) -> dict:
    """Every row of every table of the library, without the log and without `rev`, which counts every write."""
    (path,) = home.glob("*.briefbook")
    with sqlite.connect(f"file:{path}?mode=ro", uri=True) as conn:
        names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        names = [name for name in names if name not in LOG and not name.startswith("search_fts")]
        found = {}
        for name in names:
            columns = [column for _, column, *_ in conn.execute(f"PRAGMA table_info({name})") if column != "rev"]
            found[name] = sorted(map(repr, conn.execute(f"SELECT {', '.join(columns)} FROM {name}")))
        return found


def name_of(widget) -> str:
    return widget.accessibleName() or shown(widget)


def shown(widget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def indexes(model, parent=None):
    from PySide6.QtCore import QModelIndex

    parent = parent or QModelIndex()
    for n in range(model.rowCount(parent)):
        index = model.index(n, 0, parent)
        yield index
        yield from indexes(model, index)


@pytest.fixture
def user(program, home, qtbot):
    start(program, qtbot)
    return User(qtbot)


def start(program, qtbot):
    window = program.show()
    program.begin("")
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window._begun)

    def active():
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(active)


@pytest.mark.timeout(240)
@pytest.mark.long
def test_a_visit_is_made_from_nothing(user, program, home, qtbot, qapp):
    makes_a_visit(user, program)
    fills_it(user)
    undoes_and_redoes(user, home)
    exports(user, home)
    user.key(Qt.Key.Key_Q, CTRL)
    user.until(lambda: not program.window.isVisible())
    assert program.close()
    again = Program(qapp, load())
    start(again, qtbot)
    finds_everything(user)
    user.look("again")
    user.key(Qt.Key.Key_Q, CTRL)
    assert again.close()


def makes_a_visit(user, program):
    user.look("welcome")
    user.click("New visit.")
    user.until(lambda: QApplication.activeModalWidget())
    user.until(lambda: user.at() == "Where")
    user.type("Vienna")
    user.key(Qt.Key.Key_Tab)
    user.type("3-5 Mar 2027")
    user.key(Qt.Key.Key_Tab)
    user.type("Sara Example (Minister)")
    user.key(Qt.Key.Key_Tab)
    user.type("To begin a common programme.")
    user.look("new-visit")
    user.key(Qt.Key.Key_Return, CTRL)
    user.until(lambda: program.session.dossier)
    user.sees_on_page("Vienna")
    user.look("made")


def fills_it(user):
    for name, role in (("Host One", "Federal Minister"), ("Host Two", "State Secretary")):
        user.click("New person")
        user.until(lambda: user.at().startswith("Name"))
        user.type(name)
        user.key(Qt.Key.Key_Tab)
        user.write("Role, English", role)
        user.look("person")
    # A meeting with both.
    user.key(Qt.Key.Key_1, CTRL)
    user.until(lambda: user.at() == "New item")
    user.look("programme-empty")
    user.type("09:30-10:30 Meeting on science")
    user.key(Qt.Key.Key_Return)
    user.sees_on_page("Meeting on science", "09:30")
    for name in ("Host One", "Host Two"):
        user.click("Participants:")
        user.menu(name)
    user.sees_on_page("Host One", "Federal Minister", "Host Two", "State Secretary")
    user.look("programme")
    # Achievements and facts.
    user.key(Qt.Key.Key_3, CTRL)
    for text in ("Fact one to be confirmed", "Fact two to be confirmed"):
        user.click("New fact")
        user.until(lambda: user.at().startswith("Fact,"))
        user.type(text)
        user.key(Qt.Key.Key_Tab)
        user.look("fact")
        user.sees_on_page(text)
    user.row("Achievements")
    user.click("New achievement")
    user.until(lambda: user.at().startswith("Achievement,"))
    user.type("Achievement to be confirmed")
    user.key(Qt.Key.Key_Tab)
    user.look("achievement")
    user.sees_on_page("Achievement to be confirmed")
    # Points.
    user.key(Qt.Key.Key_4, CTRL)
    user.look("points-empty")
    user.write("What we leave the room with, in one sentence, English", "An agreed date for the experts.")
    user.sees_on_page("An agreed date for the experts.")
    user.click("Add message")
    user.until(user.is_empty_line)
    user.type("Our message")
    user.look("point")
    user.sees_on_page("Our message")
    for kind, text in (
        ("Add question", "Their question"),
        ("Add argument", "Our argument"),
        ("Add what to avoid", "No promise"),
    ):
        if kind == "Add question":
            user.click(kind)
        else:
            user.click("Add another kind of point")
            user.menu(kind)
        user.until(user.is_empty_line)
        user.type(text)
        user.key(Qt.Key.Key_Tab)
        user.sees_on_page(text)
    user.look("points")
    # The agreement.
    user.row("Agreements")
    user.look("agreement-empty")
    user.click("New provision")
    user.look("agreement-begun")
    user.click("Signing")
    user.write("Title, English", "Joint declaration")
    user.click("Provisions")
    user.click("New provision")
    user.until(lambda: user.at().startswith("Provision,"))
    user.type("A common committee")
    user.key(Qt.Key.Key_Tab)
    user.look("agreement")
    user.sees_on_page("A common committee", "Joint declaration")


def undoes_and_redoes(user, home):
    every = tables(home)
    steps = undoes_all(user)
    assert not any(tables(home).values())
    user.see("Open the sample book")
    user.look("undone")
    for _ in range(steps):
        user.key(Qt.Key.Key_Y, CTRL)
        user.rests()
    assert tables(home) == every
    user.sees_on_page("A common committee", "Joint declaration", "Our message", "Host Two")
    user.look("redone")


def undoes_all(user) -> int:
    """Takes back every step; how many there were."""
    steps = 0
    while user.can("Undo"):
        user.key(Qt.Key.Key_Z, CTRL)
        user.rests()
        steps += 1
    return steps


def exports(user, home):
    user.key(Qt.Key.Key_E, CTRL)
    assert user.see("One meeting only").isEnabled()  # the outline of a new visit is not stored, its meeting counts
    for offer, ending in (("One PDF", ".pdf"), ("Editable Word file", ".docx")):
        user.click(offer)
        user.until(lambda: user.find_primary().isEnabled())
        user.look("export")
        user.press(user.find_primary())
        user.until(lambda ending=ending: [path for path in home.rglob(f"*{ending}") if path.stat().st_size > 9000], 30)
        user.see("Show in folder", seconds=30)
        user.look("exported")


def finds_everything(user):
    user.sees_on_page("A common committee", "Joint declaration", "Our message", "Host Two", seconds=60)
    assert user.can("Undo")


@pytest.mark.long
@pytest.mark.timeout(120)
def test_the_sample_is_printed_within_two_clicks_of_a_first_start(user, program, tmp_path, monkeypatch):
    """A1: the dialog of the system is the only thing that is not real."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(printing, "printers", lambda: ("A printer",))
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: printer)
    user.click("Print it now")
    user.until(lambda: user.window().progress.isVisible(), 60)
    user.look("printing")
    user.until(lambda: not user.window().progress.isVisible(), 60)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() >= 30
    user.look("printed")
