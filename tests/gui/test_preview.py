"""The live page: the bytes of the engine, the way from a place to its record and back, find, and what goes wrong."""

import pytest
from PySide6.QtCore import QPoint, Qt

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.person import Person


@pytest.fixture
def idle():
    return False


@pytest.fixture
def live(opened, qtbot):
    opened.commands.run("view.preview")
    panel = opened.stage.find("preview")
    qtbot.waitUntil(lambda: panel.pane.badge.text() == "Live", timeout=30000)
    qtbot.waitUntil(lambda: panel.pane.pages.viewport().width() > 200)
    return panel


def test_the_pages_are_drawn_and_lead_to_their_records_and_back(live, opened, qtbot):
    pages = live.pane.pages
    qtbot.waitUntil(lambda: bool(pages._images), timeout=10000)
    assert pages.names[0].paper == "0.1"
    assert live.pane.number.text() == "0.1 · p. 1 of 1"
    assert opened.status.facts[1][1].text() == f"{len(pages.names)} pages"

    # A record leads to its page.
    person = opened.work.session.dossier.of(Person)[1]
    assert live.show_place(Ref("person", person.id))
    assert pages._marked
    place = pages._marked[0]

    # A click there leads to the record.
    opened.stage.show("records/item")
    pages.show_page(place.page)
    box = pages._on_view(place)
    at = box.center().toPoint()
    if pages.viewport().rect().contains(at):
        qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
        assert opened.stage.name != "records/item"


def test_an_edit_comes_to_the_page_and_the_place_is_kept(live, opened, qtbot):
    """A13."""
    pages = live.pane.pages
    wanted = next(n for n, name in enumerate(pages.names) if name.paper == "3.1")
    pages.show_page(wanted)
    assert pages.place()[0] == "3.1"
    before = pages.names[wanted]
    opened.stage.show("people")
    panel = opened.stage.screen
    panel._view.table.choose([opened.work.session.dossier.of(Person)[1].id])
    field = panel._inspector.editor("post").field(Lang.EN)
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClicks(field, "Minister")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: live.pane.badge.text() == "Live", timeout=30000)
    now = next(name for name in pages.names if (name.paper, name.number) == ("3.1", 1))
    assert now.content != before.content
    assert pages.place()[0] == "3.1"
    assert next(name for name in pages.names if name.paper == "7.1").content


def test_text_is_found_on_the_pages(live, qtbot):
    live.seek()
    qtbot.keyClicks(live.pane.find_field, "Kragujevac")
    qtbot.waitUntil(lambda: bool(live.pane.pages._found), timeout=10000)
    assert live.pane.hits.text().startswith("1 of ")
    qtbot.keyClick(live.pane.find_field, Qt.Key.Key_Return)
    assert live.pane.hits.text().startswith("2 of ")


def test_a_book_that_cannot_be_drawn_says_so_and_keeps_the_old_pages(live, opened, qtbot, monkeypatch):
    from briefbook.actions import preview
    from briefbook.errors import ReadError

    before = live.pane.pages.names

    def refused(*args, **kwargs):
        raise ReadError("There is no house style {name}. Write one of: {have}.", name="x", have="briefbook")

    monkeypatch.setattr(preview, "draw_book", refused)
    live.show_all()
    qtbot.waitUntil(lambda: live.pane.badge.text() == "Stopped", timeout=10000)
    assert "There is no house style x" in live.pane.notice.words()
    assert live.pane.pages.names == before
