"""The outline: eye, names, moves by key and by dragging, marks, and the way to what a paper is written from."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from briefbook.app.book.model import MIME, NODE
from briefbook.model.outline import StoredPaper, StoredTab

MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tree(opened):
    return opened.stage.find("book").view().tree


def rows(tree, parent=QModelIndex()):  # noqa: B008
    return [tree.outline.node(tree.outline.index(n, 0, parent)) for n in range(tree.outline.rowCount(parent))]


def papers(opened):
    dossier = opened.work.session.dossier
    return {paper.code: paper for tab in dossier.of(StoredTab) for paper in dossier.children(StoredPaper, tab.id)}


def choose(tree, opened, code):
    assert tree.choose(papers(opened)[code].id)
    tree.setFocus()


def test_the_tree_shows_the_book_and_the_library(tree):
    book, library = rows(tree)
    assert (book.text, library.text) == ("Book outline", "Library")
    first = rows(tree, tree.outline.index(0, 0))
    assert [node.text for node in first[:4]] == ["Cover", "Control sheet", "Contents", "Overview"]
    assert [node.address for node in rows(tree, tree.outline.index(3, 0, tree.outline.index(0, 0)))] == ["1.1", "1.2"]
    shelf = rows(tree, tree.outline.index(1, 0))
    assert (shelf[0].text, shelf[0].address) == ("People", "2")


def test_every_row_speaks(tree):
    """A9, rows."""

    def spoken(parent):
        for n in range(tree.outline.rowCount(parent)):
            here = tree.outline.index(n, 0, parent)
            yield here.data(Qt.ItemDataRole.AccessibleTextRole)
            yield from spoken(here)

    said = list(spoken(QModelIndex()))
    assert all(said)
    assert "Cover, 0.1" in said
    assert "Overview, tab 1" in said


def test_space_leaves_a_paper_out_and_puts_it_back(tree, opened, qtbot):
    choose(tree, opened, "8.1")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert not papers(opened)["8.1"].include
    node = tree.currentIndex().data(NODE)
    assert not node.included
    assert tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).endswith("left out")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert papers(opened)["8.1"].include


def test_a_whole_tab_is_left_out_at_once(tree, opened, qtbot):
    tab = next(tab for tab in opened.work.session.dossier.of(StoredTab) if tab.number == "8")
    with qtbot.waitSignal(opened.work.session.changed):
        tree.eye_wanted.emit([tab.id])
    assert not any(paper.include for code, paper in papers(opened).items() if code.startswith("8."))
    with qtbot.waitSignal(opened.work.session.changed):
        opened.commands.run("undo")
    assert all(paper.include for code, paper in papers(opened).items() if code.startswith("8."))


def test_alt_shift_and_an_arrow_move_a_paper_and_number_it_anew(tree, opened, qtbot):
    moved = papers(opened)["8.1"].id
    choose(tree, opened, "8.1")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Down, MOVE)
    assert papers(opened)["8.2"].id == moved
    assert tree.current_key() == moved
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Up, MOVE)
    assert papers(opened)["8.1"].id == moved


def test_a_paper_goes_to_the_tab_before(tree, opened, qtbot):
    moved = papers(opened)["8.1"].id
    choose(tree, opened, "8.1")
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Left, MOVE)
    assert papers(opened)["7.3"].id == moved
    assert "8.1" in papers(opened)


def test_a_tab_moves_with_its_papers_and_all_are_numbered_anew(tree, opened, qtbot):
    tab = next(tab for tab in opened.work.session.dossier.of(StoredTab) if tab.number == "2")
    first = papers(opened)["2.1"].id
    tree.choose(tab.id)
    with qtbot.waitSignal(opened.work.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Up, MOVE)
    assert papers(opened)["1.1"].id == first
    assert next(one for one in opened.work.session.dossier.of(StoredTab) if one.id == tab.id).number == "1"


def test_a_paper_that_is_dropped_lands_there(tree, opened, qtbot):
    dragged, onto = papers(opened)["8.3"].id, papers(opened)["8.1"].id
    data = tree.outline.mimeData([tree.outline.find(dragged)])
    assert data.hasFormat(MIME)
    parent = tree.outline.parent(tree.outline.find(onto))
    with qtbot.waitSignal(opened.work.session.changed):
        assert not tree.outline.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, parent)
    assert papers(opened)["8.1"].id == dragged


def test_f2_renames_and_an_empty_title_of_a_tab_changes_nothing(tree, opened, qtbot):
    tab = next(tab for tab in opened.work.session.dossier.of(StoredTab) if tab.number == "3")
    tree.choose(tab.id)
    with qtbot.waitSignal(opened.work.session.changed):
        tree.outline.setData(tree.currentIndex(), "Hosts")
    assert tree.currentIndex().data() == "Hosts"
    assert opened.commands.text("undo") == "Undo: Rename in the outline"


def test_a_click_on_a_paper_opens_what_it_is_written_from(tree, opened):
    choose(tree, opened, "0.1")
    tree.setCurrentIndex(tree.outline.find(papers(opened)["3.1"].id))
    assert opened.stage.name == "people"
    assert opened.stage.screen._inspector._title.text() == "Dejan Ristić"
    tree.setCurrentIndex(tree.outline.find("records/risk"))
    assert opened.stage.name == "records/risk"


def test_the_model_is_a_sound_model(tree, qtmodeltester):
    qtmodeltester.check(tree.outline)
