"""Which visit is shown, and how many days are left until it begins."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from briefbook.app.naming import name_of
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.chips import Chip
from briefbook.app.widgets.marking import label, named
from briefbook.errors import counted, phrase
from briefbook.lang.dates import say_range
from briefbook.model.country import Place
from briefbook.model.dossier import Dossier
from briefbook.model.visit import Visit


class VisitSwitcher(QPushButton):
    """The name and days of the visit; a menu of all visits of the library.

    Signals:
        wanted(str): the uid of another visit.
    """

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(look.px(150))
        self.setMaximumWidth(look.px(330))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(GAPS[1]), 0, look.px(GAPS[1]), 0)
        row.setSpacing(look.px(GAPS[1]))
        sign = QLabel()
        sign.setPixmap(look.pixmap("plane", look.tokens.accent))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._name, self._days = label("", "strong"), label("", "quiet")
        for text in (self._name, self._days):
            text.setMinimumWidth(look.px(30))
            words.addWidget(text)
        words.addStretch(1)
        row.addLayout(words, 1)
        arrows = QLabel()
        arrows.setPixmap(look.pixmap("chevrons-up-down"))
        row.addWidget(arrows)
        self.left = Chip(look)
        row.addWidget(self.left)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.left.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ways: tuple[QAction, ...] = ()
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(look.direction)
        self.setMenu(self._menu)

    def offer(self, ways: Sequence[QAction]) -> None:
        """Have these below the visits in the menu."""
        self._ways = tuple(ways)

    def sizeHint(self) -> QSize:
        """Room for the words."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def show_visit(self, dossier: Dossier, visits: Sequence[Visit], today: date) -> None:
        """Show a visit among all of the library."""
        look, visit = self._look, dossier.visit
        name = _short_name(dossier, look)
        days = say_range(visit.starts_on, visit.ends_on, look.lang) if visit.starts_on and visit.ends_on else ""
        days = days or look.say("days to be confirmed")
        self._name.setText(name)
        self._days.setText(days)
        left = (visit.starts_on.first - today).days if visit.starts_on else -1
        words = look.say(counted("{n} day to go", "{n} days to go", left)) if 0 < left <= 400 else ""
        words = look.say("today") if left == 0 else words
        self.left.show_words(words, Tone.WARN if 0 <= left <= 7 else Tone.PLAIN, "timer")
        named(self, look.say(phrase("Visit: {name}, {days}", name=name, days=days)))
        self.setToolTip(f"{name}\n{days}")
        self.updateGeometry()
        self._menu.clear()
        for one in visits:
            title = _title(one, look)
            action = QAction(title, self._menu)
            action.setCheckable(True)
            action.setChecked(one.id == visit.id)
            action.triggered.connect(lambda _=False, uid=one.id: self.wanted.emit(uid))
            self._menu.addAction(action)
        if self._ways:
            self._menu.addSeparator()
            self._menu.addActions(self._ways)


def _title(visit: Visit, look: Look) -> str:
    """A visit in the menu: its title and its days, by which two to one place are told apart."""
    title = visit.title.best(look.lang, visit.stamp.original)[0] or visit.code
    days = say_range(visit.starts_on, visit.ends_on, look.lang) if visit.starts_on and visit.ends_on else ""
    return f"{title}  ·  {days}" if days else title


def _short_name(dossier: Dossier, look: Look) -> str:
    """The city of the visit, else its title: the name that staff use."""
    visit = dossier.visit
    country = dossier.find(visit.host_country)
    capital = getattr(country, "capital", None)
    if capital:
        return str(capital.best(look.lang, visit.stamp.original)[0])
    city = next((place for place in dossier.of(Place) if place.kind == "city"), None)
    return name_of(dossier, city, look.lang) or visit.title.best(look.lang, visit.stamp.original)[0] or visit.code
