"""The pane of the live page: its state, the page that is seen, search, the pages, and whether the paper fits."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefbook.app.preview.loaded import Loaded
from briefbook.app.preview.pages import PageName, PagesView, Place
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.marking import icon_button, label, named, rule
from briefbook.app.widgets.notice import Notice
from briefbook.errors import counted, phrase

_BADGES = {
    "live": (phrase("Live"), Tone.OK, "zap"),
    "updating": (phrase("Updating"), Tone.PLAIN, "rotate-cw"),
    "stopped": (phrase("Stopped"), Tone.WARN, "triangle-alert"),
}


class PreviewPane(QWidget):
    """The pane.

    Signals:
        closed: the pane is to be put away.
    """

    closed = Signal()

    def __init__(self, look: Look, *, dim: bool) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = PagesView(look, dim=dim)
        self._search = QPdfSearchModel(self)
        self._search.countChanged.connect(self._show_hit)
        self._hit = 0
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        box.addWidget(self._find_bar())
        self.notice = Notice(look)
        box.addWidget(self.notice)
        box.addWidget(self.pages, 1)
        self.fits = Chip(look)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, look.px(GAPS[0]), 0, look.px(GAPS[1]))
        foot.addStretch(1)
        foot.addWidget(self.fits)
        foot.addStretch(1)
        box.addLayout(foot)
        self.fits.hide()
        self.pages.moved.connect(self._show_number)
        self.show_badge("updating")

    def _bar(self) -> QWidget:
        look = self._look
        bar = QWidget()
        bar.setProperty("kind", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(look.px(GAPS[1]), look.px(GAPS[0]), look.px(GAPS[1]), look.px(GAPS[0]))
        row.setSpacing(look.px(GAPS[0]))
        row.addWidget(label(look.say("Preview"), "strong"))
        self.badge = Chip(look)
        row.addWidget(self.badge)
        row.addStretch(1)
        self.back = icon_button(look, "chevron-left", look.say("Page before"))
        self.number = label("", "quiet")
        self.on = icon_button(look, "chevron-right", look.say("Next page"))
        self.find_button = icon_button(look, "search", look.say("Find in the pages"))
        self.smaller = icon_button(look, "zoom-out", look.say("Smaller pages"))
        self.larger = icon_button(look, "zoom-in", look.say("Larger pages"))
        self.close_button = icon_button(look, "panel-right", look.say("Put the preview away"))
        for widget in (
            self.back,
            self.number,
            self.on,
            self.find_button,
            self.smaller,
            self.larger,
            self.close_button,
        ):
            row.addWidget(widget)
        self.back.clicked.connect(lambda: self.pages.show_page(self.pages.page - 1))
        self.on.clicked.connect(lambda: self.pages.show_page(self.pages.page + 1))
        self.find_button.clicked.connect(self.open_search)
        self.smaller.clicked.connect(lambda: self.pages.set_zoom(self.pages.zoom - 25))
        self.larger.clicked.connect(lambda: self.pages.set_zoom(self.pages.zoom + 25))
        self.close_button.clicked.connect(self.closed)
        return bar

    def _find_bar(self) -> QWidget:
        look = self._look
        self._finder = QWidget()
        self._finder.setProperty("kind", "surface")
        self._finder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._finder)
        row.setContentsMargins(look.px(GAPS[1]), look.px(GAPS[0]), look.px(GAPS[0]), look.px(GAPS[0]))
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText(look.say("Find in the pages"))
        named(self.find_field, look.say("Find in the pages"))
        self.find_field.textChanged.connect(self._find)
        self.find_field.returnPressed.connect(self._next_hit)
        self.hits = label("", "quiet")
        done = icon_button(look, "x", look.say("Close"))
        done.clicked.connect(self._end_search)
        for widget in (self.find_field, self.hits, done):
            row.addWidget(widget)
        self._finder.hide()
        row.addWidget(rule())
        return self._finder

    def show_book(self, content: bytes, names: Sequence[PageName]) -> None:
        """Show the pages of a finished PDF."""
        loaded = Loaded(content, self)
        self.pages.show_pages(loaded, names)
        self._search.setDocument(loaded.document)
        self._show_number(self.pages.page)

    def show_badge(self, state: str, why: str = "") -> None:
        """Show whether the pages are those of the records: `live`, `updating` or `stopped`, and why they are not."""
        words, tone, icon = _BADGES[state]
        self.badge.show_words(self._look.say(words), tone, icon)
        self.notice.show_words(why, Tone.WARN)

    def show_fit(self, sides: int, cap: int) -> None:
        """Show how many sides a paper takes, and whether that is more than it may; nothing for no side."""
        say = self._look.say
        if not sides:
            self.fits.show_words("", Tone.OK)
        elif cap and sides > cap:
            words = phrase("{n} of at most {cap} pages", n=sides, cap=cap)
            self.fits.show_words(say(words), Tone.WARN, "triangle-alert")
        else:
            self.fits.show_words(say(counted("Fits on {n} page", "Fits on {n} pages", sides)), Tone.OK, "circle-check")

    def open_search(self) -> None:
        """Show the search field and put the caret there."""
        self._finder.show()
        self.find_field.setFocus()
        self.find_field.selectAll()

    def _show_number(self, page: int) -> None:
        names = self.pages.names
        if not 0 <= page < len(names):
            self.number.setText("")
            return
        name = names[page]
        words = phrase("{code} · p. {page} of {pages}", code=self._code(name.paper), page=name.number, pages=name.of)
        self.number.setText(self._look.say(words))

    def _code(self, code: str) -> str:
        return self._look.figures(code)

    def _find(self, text: str) -> None:
        self._hit = 0
        self._search.setSearchString(text)
        if not text:
            self._show_hit()

    def _next_hit(self) -> None:
        self._hit = (self._hit + 1) % max(1, self._search.rowCount(self._search.index(-1, -1)))
        self._show_hit()

    def _show_hit(self) -> None:
        n = self._search.rowCount(self._search.index(-1, -1))
        links = [self._search.resultAtIndex(place) for place in range(min(n, 500))]
        places = [Place(link.page(), box) for link in links for box in link.rectangles()[:1]]
        self.pages.show_found(places, self._hit)
        say = self._look.say
        self.hits.setText(say(phrase("{n} of {total}", n=min(self._hit + 1, n), total=n)) if n else "")

    def _end_search(self) -> None:
        self._finder.hide()
        self.find_field.clear()
        self.pages.show_found((), 0)
        self.pages.setFocus()
