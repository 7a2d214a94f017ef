"""The screen of an agreement: its title and counts, and three pages: provisions, signing, two languages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefbook.app.agreement.compare import ComparePage
from briefbook.app.agreement.signing import SigningPage
from briefbook.app.records.view import RecordsView
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.choice import Choice
from briefbook.app.widgets.marking import button, label, named

PASTE = QKeySequence.StandardKey.Paste


class ProvisionsView(RecordsView):
    """The table of the provisions.

    Signals:
        pasted(str): each paragraph of a text is to become a provision.
        move_wanted(int): the chosen provision is to go up (-1) or down (1).
        state_wanted(object): the chosen provisions stand so.
    """

    pasted = Signal(str)
    move_wanted = Signal(int)
    state_wanted = Signal(object)

    def __init__(self, look: Look, **words: object) -> None:
        super().__init__(look, **words)  # type: ignore[arg-type]  # passed on as they came
        self.table.installEventFilter(self)

    def _head(self, title: str, new: str, icon: str) -> QHBoxLayout:
        row = super()._head(title, new, icon)
        item = row.itemAt(0)
        heading = item.widget() if item else None
        if heading is not None:
            heading.hide()  # the page above says what this is
        self.paste_button = button(self._look, self._look.say("Paste provisions"), icon="copy")
        self.paste_button.setToolTip(QKeySequence(QKeySequence.StandardKey.Paste).toString())
        self.paste_button.clicked.connect(self.paste)
        row.insertWidget(row.count() - 1, self.paste_button)
        return row

    def _nothing(self, empty: str, new: str, icon: str) -> QWidget:
        page = super()._nothing(empty, new, icon)
        layout = page.layout()
        made = button(self._look, self._look.say("Paste provisions"), icon="copy", kind="primary")
        made.clicked.connect(self.paste)
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(3, made, 0, Qt.AlignmentFlag.AlignHCenter)
        return page

    def _bulk_bar(self, *, checkable: bool) -> QWidget:
        bar = super()._bulk_bar(checkable=checkable)
        self.check_button.hide()
        self.duplicate_button.hide()
        self.state_button = button(self._look, self._look.say("Status"), icon="circle-dot")
        self.up_button = button(self._look, "", icon="arrow-up")
        self.down_button = button(self._look, "", icon="arrow-down")
        moves = ((self.up_button, "Move up", "Alt+Up", -1), (self.down_button, "Move down", "Alt+Down", 1))
        for made, words, keys, by in moves:
            named(made, self._look.say(words))
            made.setToolTip(f"{self._look.say(words)} ({QKeySequence(keys).toString()})")
            made.clicked.connect(lambda _=False, by=by: self.move_wanted.emit(by))
        layout = bar.layout()
        item = layout.itemAt(1) if layout else None
        row = item.layout() if item else None
        if isinstance(row, QHBoxLayout):
            for place, made in enumerate((self.state_button, self.up_button, self.down_button), start=1):
                row.insertWidget(place, made)
        return bar

    def show_states(self, states: Sequence[tuple[object, str]]) -> None:
        """Have these states to choose from."""
        menu = QMenu(self.state_button)
        menu.setLayoutDirection(self._look.direction)
        for state, words in states:
            menu.addAction(words).triggered.connect(lambda _=False, state=state: self.state_wanted.emit(state))
        self.state_button.setMenu(menu)

    def paste(self) -> None:
        """Make provisions of what is on the clipboard."""
        self.pasted.emit(QApplication.clipboard().text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V pastes. Qt calls this before the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.matches(PASTE):
            self.paste()
            return True
        return super().eventFilter(watched, event)


class AgreementView(QWidget):
    """The whole screen.

    Signals:
        document_chosen(object): the uid of another document.
        turned(int): another page is shown.
    """

    document_chosen = Signal(object)
    turned = Signal(int)

    def __init__(self, look: Look, provisions: ProvisionsView) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.provisions = provisions
        self.signing = SigningPage(look)
        self.compare = ComparePage(look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(*(look.px(gap) for gap in (GAPS[4], GAPS[2], GAPS[3], GAPS[0])))
        head.setSpacing(look.px(GAPS[0]))
        self.kind = label("", "label")
        self.title = label("", "page", wrap=True)
        self.documents = Choice(look)
        named(self.documents, look.say("Agreement"))
        self.documents.picked.connect(self.document_chosen)
        for widget in (self.kind, self.title, self.documents):
            head.addWidget(widget)
        head.addLayout(self._pages())
        box.addLayout(head)
        self._stack = QStackedWidget()
        for page in (provisions, self.signing, self.compare):
            self._stack.addWidget(page)
        box.addWidget(self._stack, 1)

    def _pages(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[0]))
        self.tabs: list[QPushButton] = []
        group = QButtonGroup(self)
        for place, words in enumerate((look.say("Provisions"), look.say("Signing"), look.say("Two languages"))):
            made = button(look, words, kind="quiet")
            made.setCheckable(True)
            made.setChecked(not place)
            made.clicked.connect(lambda _=False, place=place: self.turn_to(place))
            group.addButton(made)
            row.addWidget(made)
            self.tabs.append(made)
        row.addStretch(1)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(look.px(GAPS[0]))
        row.addLayout(self._chips)
        return row

    @property
    def page(self) -> int:
        """The page that is shown: 0 provisions, 1 signing, 2 two languages."""
        return self._stack.currentIndex()

    def turn_to(self, page: int) -> None:
        """Show a page and put the focus there."""
        self.tabs[page].setChecked(True)
        self._stack.setCurrentIndex(page)
        self.turned.emit(page)
        (self.provisions.focus_table, self.signing.focus, self.compare.focus)[page]()

    def show_document(self, kind: str, title: str, documents: Sequence[tuple[object, str]], chosen: object) -> None:
        """Show what the document is; a choice where there are several."""
        self.kind.setText(kind)
        self.kind.setVisible(bool(kind))
        self.title.setText(title)
        several = len(documents) > 1
        self.title.setVisible(not several)
        self.documents.fill(documents)
        self.documents.choose(chosen)
        self.documents.setVisible(several)
        for tab in self.tabs[1:]:
            tab.setEnabled(bool(documents))

    def show_counts(self, counts: Sequence[tuple[str, Tone, str]]) -> None:
        """Show how many provisions stand where."""
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for words, tone, icon in counts:
            self._chips.addWidget(Chip(self._look, words, tone, icon))
