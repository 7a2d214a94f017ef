"""The export screen: what is needed at the side, its few options, and what is still open beside the button."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefbook.app.export.finished import Finished
from briefbook.app.export.model import OFFERS, Choices, Offer, Wish
from briefbook.app.export.options import Options
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.marking import button, label, named, rule
from briefbook.app.widgets.notice import Notice
from briefbook.app.widgets.progress import Progress
from briefbook.errors import phrase

_NARROW = 700


class OfferButton(QPushButton):
    """An outcome: sign, name, what comes of it. The chosen one has a frame."""

    def __init__(self, look: Look, offer: Offer) -> None:
        super().__init__()
        self.setProperty("kind", "offer")
        self.setCheckable(True)
        named(self, f"{look.say(offer.title)}. {look.say(offer.words)}")
        self.setToolTip(look.say(offer.words))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(GAPS[2]), look.px(GAPS[0]), look.px(GAPS[1]), look.px(GAPS[0]))
        row.setSpacing(look.px(GAPS[2]))
        sign = QLabel()
        sign.setPixmap(look.pixmap(offer.icon, look.tokens.accent, 20))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(look.leading(look.say(offer.title)), "strong", wrap=True))
        self.told = label(look.leading(look.say(offer.words)), "quiet", wrap=True)
        words.addWidget(self.told)
        words.addStretch(1)
        row.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(look.px(54))


class _Foot(QWidget):
    """The lowest row: its words may take two lines, but it does not ask for more height, or the page would scroll."""

    def hasHeightForWidth(self) -> bool:
        """Qt asks this."""
        return False


class ExportView(QWidget):
    """The screen.

    Signals:
        wished: something else is chosen; `wish` gives it.
        export_wanted, cancel_wanted, fix_wanted: what the person asks for.
    """

    wished = Signal()
    export_wanted = Signal()
    cancel_wanted = Signal()
    fix_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.notice = Notice(look, closable=True)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._offers())
        body.addWidget(self._middle(), 1)
        box.addLayout(body, 1)
        box.addWidget(rule())
        box.addWidget(self._foot())

    def _offers(self) -> QWidget:
        look = self._look
        inner = QWidget()
        inner.setProperty("kind", "side")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(inner)
        edge = look.px(GAPS[2])
        box.setContentsMargins(edge, edge, edge, edge)
        box.setSpacing(look.px(GAPS[0]))
        box.addWidget(label(look.say("What do you need?"), "section"))
        self._group = QButtonGroup(self)
        self.offers: dict[str, OfferButton] = {}
        for offer in OFFERS:
            made = OfferButton(look, offer)
            made.clicked.connect(lambda _=False: self.wished.emit())
            self._group.addButton(made)
            self.offers[offer.key] = made
            box.addWidget(made)
        box.addStretch(1)
        self._side = _scrolling(inner)
        return self._side

    def _middle(self) -> QWidget:
        look = self._look
        inner = QWidget()
        inner.setProperty("kind", "surface")
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, look.px(GAPS[2]), 0, 0)
        box.setSpacing(0)
        head = QVBoxLayout()
        edge = look.px(GAPS[4])
        head.setContentsMargins(edge, 0, edge, 0)
        head.setSpacing(look.px(GAPS[1]))
        self.title = label("", "dialog", wrap=True)
        head.addWidget(self.title)
        head.addWidget(self.notice)
        self.finished = Finished(look)
        head.addWidget(self.finished)
        box.addLayout(head)
        self.options = Options(look)
        self.options.changed.connect(self.wished)
        box.addWidget(self.options, 1)
        return _scrolling(inner)

    def _foot(self) -> QWidget:
        look = self._look
        foot = _Foot()
        foot.setFixedHeight(look.px(52))
        row = QHBoxLayout(foot)
        row.setContentsMargins(look.px(GAPS[3]), look.px(GAPS[1]), look.px(GAPS[3]), look.px(GAPS[1]))
        row.setSpacing(look.px(GAPS[1]))
        self._sign = QLabel()
        self.reason = label("", wrap=True)
        self.fix = button(look, look.say("Fix now"), icon="arrow-right", kind="quiet")
        self.fix.clicked.connect(self.fix_wanted)
        self.progress = Progress(look)
        self.progress.cancelled.connect(self.cancel_wanted)
        self.export = button(look, look.say("Export"), icon="file-down", kind="primary")
        self.export.setAutoDefault(True)  # Enter does it, as on a dialog
        self.export.clicked.connect(self.export_wanted)
        row.addWidget(self._sign, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.fix)
        row.addWidget(self.progress, 1)
        row.addWidget(self.export)
        return foot

    def show_choices(self, known: Choices) -> None:
        """Have what another visit offers."""
        self.title.setText(self._look.say(phrase("Export “{title}”", title=known.title)))
        self.options.show_choices(known)
        self.offers["meeting"].setEnabled(bool(known.meetings))

    def show_wish(self, wish: Wish) -> None:
        """Show what is chosen; nothing is emitted."""
        self.offers[wish.offer].setChecked(True)
        self.options.show_wish(wish)

    def wish(self) -> Wish:
        """What is chosen."""
        chosen = next((key for key, made in self.offers.items() if made.isChecked()), "copies")
        return replace(self.options.wish(), offer=chosen)

    def show_standing(self, words: str, tone: Tone, action: str, *, ready: bool) -> None:
        """Show what is still open, or nothing, and what the button does; `ready` says that it may be pressed."""
        icon = {Tone.ERR: "circle-alert", Tone.OK: "circle-check"}.get(tone, "info")
        colour = self._look.tokens.ink(tone)
        self._sign.setPixmap(self._look.pixmap(icon, colour, 18))
        self._sign.setVisible(bool(words))
        self.reason.setText(self._look.leading(words))
        self.reason.setStyleSheet(f"color: {colour};")
        self.fix.setVisible(tone is Tone.ERR)
        self.export.setText(action)
        self.export.setEnabled(ready)

    def show_busy(self, busy: bool, words: str = "") -> None:
        """Show that files are being made; options wait until that is over."""
        for widget in (self.reason, self.export):
            widget.setVisible(not busy)
        if busy:
            self._sign.hide()
            self.fix.hide()
            self.progress.begin(words)
        else:
            self.progress.hide()
        self.options.setEnabled(not busy)
        self._side.setEnabled(not busy)

    def show_refusal(self, words: str, *cures: tuple[str, Callable[[], object]]) -> None:
        """Show why nothing was made, and the cure; without words the bar goes."""
        self.notice.show_words(words, Tone.ERR, *cures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops the work."""
        if event.key() == Qt.Key.Key_Escape and not self.progress.isHidden():
            self.cancel_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of outcomes stand without their second line where there is less room."""
        super().resizeEvent(event)
        look = self._look
        narrow = self.width() < look.px(_NARROW)
        self._side.setFixedWidth(look.px(190 if narrow else 262))
        for made in self.offers.values():
            made.told.setVisible(not narrow)


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
