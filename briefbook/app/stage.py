"""The screens of one window: loaded when first asked for, kept up to date while they are seen, shown in the panes."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QScrollArea, QWidget

from briefbook.app import entries, screens
from briefbook.app.panes import Panes, Room
from briefbook.app.screen import Screen
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, Ref
from briefbook.model.change import Changes

OUTLINE, PREVIEW = "book", "preview"


class Stage(QObject):
    """The screens. The outline and the page are always there; of the others one is in front.

    Signals:
        shown(str): another screen is in front.
    """

    shown = Signal(str)

    def __init__(self, work: Workplace, panes: Panes, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._panes = panes
        self._screens: dict[str, Screen] = {}
        self._views: dict[str, QWidget] = {}
        self._behind: set[str] = set()  # screens that were not seen while something changed
        self._page_first: set[str] = set()  # screens for which a person wants the page in place of the inspector
        self.name = ""
        work.ways.to_screen.connect(self.show)
        work.ways.to_place.connect(self.place)
        work.ways.to_page.connect(self.page)
        work.ways.chosen.connect(self._follow)
        work.ways.inspecting.connect(self._inspect)
        work.session.changed.connect(self._changed)

    @property
    def screen(self) -> Screen | None:
        """The screen in front, or None."""
        return self._screens.get(self.name)

    def find(self, name: str) -> Screen | None:
        """A screen that was loaded, or None."""
        return self._screens.get(name)

    def begin(self) -> None:
        """Load the outline and the page and show the visit in them."""
        for name, pane in ((OUTLINE, self._panes.left), (PREVIEW, self._panes.right)):
            if name not in self._screens:
                self._screens[name] = screens.load(name, self._work)
                self._screens[name].setParent(self)
                pane.addWidget(self._screens[name].view())
        for name, screen in self._screens.items():
            if name in (OUTLINE, PREVIEW, self.name):
                screen.show_all()
            else:
                self._behind.add(name)

    def show(self, name: str) -> None:
        """Bring a screen to the front; one whose view is a dialog opens over the one that is there."""
        if name != self.name and self.screen is not None:
            self.commit()
        if name not in self._screens:
            self._load(name)
        elif name in self._behind:
            self._behind.discard(name)
            self._screens[name].show_all()
        view = self._screens[name].view()
        if isinstance(view, QDialog):
            view.open()
            self._screens[name].opened()
            return
        changed = name != self.name
        self.name = name
        self._panes.editor.setCurrentWidget(self._views[name])
        self._arrange()
        if changed:
            self.shown.emit(name)
            self._screens[name].opened()

    def place(self, ref: Ref) -> None:
        """Bring the screen of a record to the front and choose the record there; an empty uid is the kind alone."""
        entry = entries.entry_of(ref.table)
        if entry is None:
            return
        self.show(entry.name)
        if ref.uid:
            self._screens[entry.name].show_place(ref)

    def page(self, ref: Ref) -> None:
        """Show the page of a record."""
        if PREVIEW in self._screens:
            self._screens[PREVIEW].show_place(ref)

    def toggle_page(self) -> None:
        """The page in place of the inspector, or back; without an inspector the page comes and goes."""
        screen, panes = self.screen, self._panes
        inspector = screen.inspector() if screen else None
        over = panes.room is Room.NARROW and panes.open(panes.right)
        if over and inspector is not None and panes.right.currentWidget() is inspector:
            self._inspect(False)
            return
        if screen is None or screen.inspector() is None:
            panes.toggle(panes.right)
        elif self.name in self._page_first:
            self._page_first.discard(self.name)
        else:
            self._page_first.add(self.name)
            panes.toggle(panes.right, shown=True)
        self._arrange()

    def next_pane(self, by: int) -> None:
        """Move the focus to the next pane that is seen, or by -1 to the one before."""
        panes = self._panes
        if panes.room is Room.NARROW and not panes.open(panes.left):
            panes.toggle(panes.left, shown=True)
        seen = [pane for pane in (panes.left, panes.editor, panes.right) if panes.open(pane)]
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(seen) if focus is not None and pane.isAncestorOf(focus)), -1)
        target = seen[(at + by) % len(seen)].currentWidget()
        first = _first_focus(target)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Write what is being typed anywhere."""
        for screen in self._screens.values():
            screen.commit()

    def refuse(self, refusal: BriefbookError, initiator: object) -> bool:
        """Whether a screen shows why its verb was refused."""
        return isinstance(initiator, Screen) and initiator.show_refusal(refusal)

    def _inspect(self, inspecting: bool) -> None:
        """In a narrow window the inspector takes the place of the editor for as long as somebody edits."""
        panes = self._panes
        if panes.room is Room.NARROW and panes.open(panes.right) != inspecting:
            self._page_first.discard(self.name)
            self._arrange()
            panes.toggle(panes.right, shown=inspecting)
            if not inspecting and self.screen is not None:
                self.screen.opened()

    def _load(self, name: str) -> None:
        screen = screens.load(name, self._work)
        screen.setParent(self)  # it goes with the window, and with it what it hears
        view = screen.view()
        self._screens[name] = screen
        if isinstance(view, QDialog):
            view.setParent(self._panes.window(), view.windowFlags())
            screen.show_all()
            return
        self._views[name] = view if isinstance(view, QScrollArea) else _scrolled(view)
        self._panes.editor.addWidget(self._views[name])
        inspector = screen.inspector()
        if inspector is not None:
            self._panes.right.addWidget(inspector)
            closing = getattr(inspector, "closed", None)
            if closing is not None:
                closing.connect(self.toggle_page)
        screen.show_all()

    def _arrange(self) -> None:
        screen, right = self.screen, self._panes.right
        inspector = screen.inspector() if screen else None
        inspecting = inspector is not None and self.name not in self._page_first
        if inspecting and inspector is not None:
            right.setCurrentWidget(inspector)
        elif PREVIEW in self._screens:
            right.setCurrentWidget(self._screens[PREVIEW].view())
        self._panes.inspect(inspecting)

    def _changed(self, changes: Changes, initiator: object) -> None:
        for name, screen in list(self._screens.items()):
            if name in (OUTLINE, PREVIEW, self.name):
                screen.show_changes(changes, initiator)
            else:
                self._behind.add(name)

    def _follow(self, ref: Ref) -> None:
        """A record was chosen in a screen: the outline marks its paper, the preview its place."""
        for name in (OUTLINE, PREVIEW):
            if name in self._screens:
                self._screens[name].show_place(ref)


def _scrolled(view: QWidget) -> QWidget:
    """The view in an area that scrolls where the window is too low for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(view)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _first_focus(pane: QWidget | None) -> QWidget | None:
    """The first widget of a pane that takes the focus by Tab."""
    if pane is None:
        return None
    found = [pane, *pane.findChildren(QWidget)]
    for widget in found:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            return widget
    return None
