"""Wires the outline and the library to the actions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from briefbook.actions import book
from briefbook.app.book.model import HEAD, SHELF, Node, OutlineModel
from briefbook.app.book.nodes import goal_of, paper_node, shelf_nodes, spoken, tab_node
from briefbook.app.book.view import OutlinePane
from briefbook.app.screen import Screen
from briefbook.app.session import Verb
from briefbook.app.workplace import Workplace
from briefbook.errors import Ref
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.outline import StoredPaper, StoredTab


class OutlinePanel(Screen):
    """The outline pane of a window; it is always there."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._model = OutlineModel(partial(spoken, work.look))
        self._pane = OutlinePane(work.look, self._model)
        self._outline: tuple[tuple[StoredTab, tuple[StoredPaper, ...]], ...] = ()
        tree = self._pane.tree
        tree.chosen.connect(self._on_chosen)
        tree.eye_wanted.connect(self._on_eye)
        tree.move_wanted.connect(self._on_move)
        tree.tab_wanted.connect(self._on_tab)
        self._model.renamed.connect(self._on_renamed)
        self._model.dropped.connect(self._on_dropped)
        work.overview.moved.connect(self.show_all)

    def view(self) -> QWidget:
        """The pane."""
        return self._pane

    def show_all(self) -> None:
        """Show the outline and the library of the visit."""
        dossier = self.work.session.dossier
        self._outline = book.outline(dossier) if dossier else ()
        self._pane.tree.show_nodes(self._nodes(dossier) if dossier else ())

    def show_place(self, ref: Ref) -> bool:
        """Mark the paper of a record, or the shelf of a screen, as the current row."""
        papers = [paper for _, several in self._outline for paper in several]
        found = next((paper.id for paper in papers if ref.uid in (paper.id, paper.subject_uid)), ref.uid)
        return self._pane.tree.choose(found)

    def rename(self) -> None:
        """Edit the title of the current row."""
        self._pane.tree.rename()

    def _nodes(self, dossier: Dossier) -> Sequence[Node]:
        look, overview = self.work.look, self.work.overview
        marks = {one.ref.uid: one for one in reversed(overview.findings or ()) if one.ref}
        rows: list[Node] = []
        for tab, papers in self._outline:
            nodes = tuple(paper_node(look, dossier, paper, marks.get(paper.id), tab.number) for paper in papers)
            rows += [tab_node(look, tab, nodes)] if tab.number else nodes
        return (
            Node(HEAD, "outline", look.say("Book outline"), children=tuple(rows)),
            Node(HEAD, "library", look.say("Library"), children=shelf_nodes(look, dossier)),
        )

    def _on_chosen(self, kind: str, key: str) -> None:
        ways = self.work.ways
        if kind == SHELF:
            ways.to_screen.emit(key)
            return
        papers = {paper.id: paper for _, several in self._outline for paper in several}
        first = next((several[0] for tab, several in self._outline if tab.id == key and several), None)
        paper = papers.get(Uid(key)) or first
        if paper is not None:
            ways.to_page.emit(Ref("paper", paper.id))
            ways.to_place.emit(goal_of(paper))

    def _on_eye(self, keys: list[str]) -> None:
        papers = [paper for tab, several in self._outline for paper in several if {paper.id, tab.id} & set(keys)]
        if papers:
            included = not any(paper.include for paper in papers)
            uids = [paper.id for paper in papers]
            self._run(partial(book.include, visit=self._visit(), papers=uids, included=included))

    def _on_move(self, key: str, by: int) -> None:
        for tab, papers in self._outline:
            uids = [paper.id for paper in papers]
            if key in uids:
                place = uids.index(Uid(key)) + (2 if by > 0 else -1)
                if 0 <= place <= len(uids):
                    self._move_paper(key, tab.id, place)
                return
        tabs = [tab.id for tab, _ in self._outline if tab.number]
        if key in tabs:
            place = tabs.index(Uid(key)) + (2 if by > 0 else -1)
            if 0 <= place <= len(tabs):
                self._run(partial(book.move_tab, visit=self._visit(), tab=Uid(key), place=place))

    def _on_tab(self, key: str, by: int) -> None:
        homes = [tab.id for tab, _ in self._outline]
        home = next((n for n, (_, papers) in enumerate(self._outline) if key in [p.id for p in papers]), -1)
        if home >= 0 and 0 <= home + by < len(homes):
            place = 0 if by > 0 else len(self._outline[home + by][1])
            self._move_paper(key, homes[home + by], place)

    def _on_renamed(self, key: str, text: str) -> None:
        lang = self.work.look.lang
        self._run(partial(book.rename, visit=self._visit(), uid=Uid(key), lang=lang, text=text))

    def _on_dropped(self, key: str, tab: str, place: int) -> None:
        if tab:
            self._move_paper(key, tab, place)
        else:
            self._run(partial(book.move_tab, visit=self._visit(), tab=Uid(key), place=place))

    def _move_paper(self, paper: str, tab: str, place: int) -> None:
        visit = self._visit()
        self._run(partial(book.move_paper, visit=visit, paper=Uid(paper), tab=Uid(tab), place=place))

    def _run(self, verb: Verb) -> None:
        self.work.session.run(verb, self)

    def _visit(self) -> Uid:
        dossier = self.work.session.dossier
        return dossier.visit.id if dossier else Uid("")


def panel(work: Workplace) -> OutlinePanel:
    """The outline pane."""
    return OutlinePanel(work)
