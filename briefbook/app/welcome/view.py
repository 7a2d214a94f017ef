"""What stands in the window before a visit is open: the finished sample first, then the ways to begin one's own."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from briefbook.app.records.choices import OWN_NAMES
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.marking import button, label, named
from briefbook.app.widgets.notice import Notice
from briefbook.lang.tongue import Lang

COVER = (230, 325)


class WelcomeView(QScrollArea):
    """The first thing that a person sees.

    Signals:
        sample_wanted, print_wanted: open the sample book, or print it.
        wanted(str): the key of a command was chosen.
        lang_wanted(str): another language for the windows was chosen.
        recent_wanted(str): one of the libraries that were open before.
    """

    sample_wanted = Signal()
    print_wanted = Signal()
    wanted = Signal(str)
    lang_wanted = Signal(str)
    recent_wanted = Signal(str)

    def __init__(self, look: Look, ways: list[tuple[str, str, str, str, str]], recent: list[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        page = QWidget()
        page.setProperty("kind", "ground")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(page)
        outer = QHBoxLayout(page)
        edge = look.px(GAPS[5])
        outer.setContentsMargins(edge, look.px(56), edge, edge)
        outer.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(look.px(1000))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer.addWidget(inner, 20)
        outer.addStretch(1)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(GAPS[1]))
        box.addWidget(
            label(look.say("A complete briefing book is here. Change it, or start your own."), "welcome", wrap=True)
        )
        lead = label(look.say("The sample is a minister's visit to Belgrade, with pages ready to print."), wrap=True)
        box.addWidget(lead)
        self.notice = Notice(look)
        box.addWidget(self.notice)
        cards = QHBoxLayout()
        cards.setSpacing(look.px(GAPS[3]))
        cards.addWidget(self._sample_card(), 1)
        cards.addWidget(self._ways_card(ways, recent), 1)
        box.addSpacing(look.px(GAPS[1]))
        box.addLayout(cards)
        box.addSpacing(look.px(GAPS[1]))
        box.addWidget(self._foot())
        box.addStretch(1)

    def _card(self) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame()
        frame.setProperty("kind", "card")
        box = QVBoxLayout(frame)
        edge = self._look.px(GAPS[4])
        box.setContentsMargins(edge, edge, edge, edge)
        return frame, box

    def _sample_card(self) -> QFrame:
        look = self._look
        frame, box = self._card()
        row = QHBoxLayout()
        row.setSpacing(look.px(GAPS[4]))
        box.addLayout(row)
        self.cover = QLabel()
        self.cover.setFixedSize(look.px(COVER[0]), look.px(COVER[1]))
        self.cover.setStyleSheet(f"background: white; border: 1px solid {look.tokens.line};")
        named(self.cover, look.say("Cover of the sample book"))
        row.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.px(GAPS[1]))
        words.addWidget(Chip(look, look.say("Sample visit"), Tone.ACCENT, "plane"))
        words.addWidget(label(look.say("Belgrade"), "page"))
        self.facts = label("", "quiet", wrap=True)
        words.addWidget(self.facts)
        self.open_button = button(
            look, look.say("Open the sample book"), icon="book-open", kind="large", colour=look.tokens.on_accent
        )
        self.open_button.setProperty("primary", "true")
        self.open_button.clicked.connect(self.sample_wanted)
        self.print_button = button(look, look.say("Print it now"), icon="printer", kind="large")
        self.print_button.clicked.connect(self.print_wanted)
        words.addWidget(self.open_button)
        words.addWidget(self.print_button)
        words.addStretch(1)
        row.addLayout(words, 1)
        return frame

    def _ways_card(self, ways: list[tuple[str, str, str, str, str]], recent: list[tuple[str, str]]) -> QFrame:
        look = self._look
        frame, box = self._card()
        box.setSpacing(look.px(GAPS[1]))
        box.addWidget(label(look.say("Start your own"), "dialog"))
        self.ways: dict[str, QPushButton] = {}
        for key, icon, title, words, keys in ways:
            made = self._way(icon, title, words, keys)
            made.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
            box.addWidget(made)
            self.ways[key] = made
        if recent:
            box.addSpacing(look.px(GAPS[1]))
            box.addWidget(label(look.say("Open before"), "section"))
        for path, name in recent[:4]:
            again = button(look, name, icon="folder-open", kind="link", colour=look.tokens.accent)
            again.setToolTip(path)
            again.clicked.connect(lambda _=False, path=path: self.recent_wanted.emit(path))
            box.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return frame

    def _way(self, icon: str, title: str, words: str, keys: str) -> QPushButton:
        """A large button of two lines with its shortcut."""
        look = self._look
        made = QPushButton()
        made.setProperty("kind", "way")
        named(made, f"{title}. {words}")
        row = QHBoxLayout(made)
        row.setContentsMargins(look.px(GAPS[0]), 0, look.px(GAPS[1]), 0)
        row.setSpacing(look.px(GAPS[2]))
        sign = QLabel()
        sign.setPixmap(look.pixmap(icon, look.tokens.accent, 18))
        sign.setFixedSize(QSize(look.px(38), look.px(38)))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign.setStyleSheet(f"background: {look.tokens.accent_soft}; border-radius: {look.px(6)}px;")
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(label(title, "strong"))
        text.addWidget(label(words, "quiet"))
        text.addStretch(1)
        row.addWidget(sign)
        row.addLayout(text, 1)
        row.addWidget(label(keys, "quiet"))
        for child in made.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _foot(self) -> QFrame:
        look = self._look
        frame = QFrame()
        frame.setProperty("kind", "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(look.px(GAPS[3]), look.px(GAPS[1]), look.px(GAPS[3]), look.px(GAPS[1]))
        sign = QLabel()
        sign.setPixmap(look.pixmap("shield-check", look.tokens.ok, 18))
        row.addWidget(sign)
        row.addWidget(
            label(look.say("Everything stays on this computer. No account, no network."), "strong", wrap=True), 1
        )
        self.langs: dict[Lang, QPushButton] = {}
        for lang in Lang:
            made = button(look, OWN_NAMES[lang], kind="link")
            made.setFont(look.font(lang=lang))
            made.setEnabled(lang is not look.lang)
            made.clicked.connect(lambda _=False, lang=lang: self.lang_wanted.emit(lang.value))
            row.addWidget(made)
            self.langs[lang] = made
        return frame

    def show_cover(self, image: QImage) -> None:
        """Show the first page of the sample."""
        ratio = self.devicePixelRatioF()
        size = self.cover.size() * ratio
        scaled = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        drawn = QPixmap.fromImage(scaled)
        drawn.setDevicePixelRatio(ratio)
        self.cover.setPixmap(drawn)

    def show_busy(self, busy: bool) -> None:
        """Say that the sample is being opened; its buttons wait."""
        self.open_button.setEnabled(not busy)
        self.print_button.setEnabled(not busy)
