"""The bars of the window: on top menus, command field, saved state and Export; below edition, problems and choices."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from briefbook.app.commands import MENU_TITLES, Commands, Menu
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import GAPS, Tone
from briefbook.app.widgets.marking import button, follow, icon_button, label, named


class TopBar(QWidget):
    """Menus, the field that opens the palette, undo and redo, what is saved, print, Export."""

    def __init__(self, look: Look, commands: Commands) -> None:
        super().__init__()
        self._look = look
        self._commands = commands
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(look.px(46))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(GAPS[2]), 0, look.px(GAPS[2]), 1)
        row.setSpacing(look.px(GAPS[0]))
        sign = label("")
        sign.setPixmap(look.pixmap("book-marked", look.tokens.accent, 20))
        row.addWidget(sign)
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.menus)
        row.addStretch(1)
        self.search = button(look, look.say("Search or run a command"), icon="search", kind="search")
        self.search.setMinimumWidth(look.px(120))
        self.search.setMaximumWidth(look.px(366))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        self.undo = icon_button(look, "undo-2", look.say("Undo"))
        self.redo = icon_button(look, "redo-2", look.say("Redo"))
        self.print = icon_button(look, "printer", look.say("Print"))
        self.export = button(look, look.say("Export"), icon="file-down", kind="primary")
        self.saved_sign = label("")
        self.saved = label("", "quiet")
        for widget in (self.undo, self.redo, self.saved_sign, self.saved, self.print, self.export):
            row.addWidget(widget)

    def fill_menus(self) -> None:
        """Put every command of the registry into its menu; groups are parted by lines."""
        self.menus.clear()
        for menu in Menu:
            made = QMenu(self._look.say(MENU_TITLES[menu]), self.menus)
            made.setLayoutDirection(self._look.direction)
            group = None
            for command in self._commands.all():
                if command.menu is not menu:
                    continue
                if group is not None and command.group != group:
                    made.addSeparator()
                group = command.group
                made.addAction(self._commands.action(command.key))
            if made.actions():
                self.menus.addMenu(made)
        # From right to left the layout would give the bar no more than its sign for "more".
        self.menus.setMinimumWidth(self.menus.sizeHint().width())

    def follow_commands(self) -> None:
        """Let the buttons do their commands."""
        for made, key in (
            (self.search, "palette"),
            (self.undo, "undo"),
            (self.redo, "redo"),
            (self.print, "print"),
            (self.export, "export"),
        ):
            follow(made, self._commands.action(key))
            made.setToolTip(self._commands.tip(key))

    def show_saved(self, words: str, tone: Tone) -> None:
        """Show what is saved."""
        self.saved.setText(words)
        sign = {Tone.OK: "check", Tone.ERR: "circle-alert", Tone.WARN: "lock"}.get(tone, "save")
        self.saved_sign.setPixmap(self._look.pixmap(sign, self._look.tokens.ink(tone)))

    def fit(self, narrow: bool) -> None:
        """Leave out words that a narrow window has no room for; Export keeps its own."""
        self.saved.setVisible(not narrow)
        self.search.setText("" if narrow else self._look.say("Search or run a command"))
        named(self.search, self._look.say("Search or run a command"))


class StatusBar(QWidget):
    """Edition, pages and reading time; problems, language, theme, zoom.

    Signals:
        problems_wanted: the problems are to be shown.
    """

    problems_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(look.px(28))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.px(GAPS[2]), 1, look.px(GAPS[2]), 0)
        self._row.setSpacing(look.px(GAPS[1]))
        self.facts = [self._fact(name) for name in ("bookmark", "file-text", "timer")]
        self._row.addStretch(1)
        self.problems = self._small("circle-alert", look.tokens.warn)
        self.problems.clicked.connect(self.problems_wanted)
        self.language = self._small("languages")
        self.theme = self._small("moon")
        self.zoom = self._small("")

    def show_facts(self, *words: str) -> None:
        """Show edition, pages and reading time; an empty one is left out."""
        for (sign, text), said in zip(self.facts, words, strict=True):
            text.setText(said)
            text.setVisible(bool(said))
            sign.setVisible(bool(said))

    def show_problems(self, words: str) -> None:
        """Show how much is to be fixed, or nothing."""
        self.problems.setText(words)
        self.problems.setVisible(bool(words))

    def _fact(self, icon: str) -> tuple[QLabel, QLabel]:
        sign, text = label(""), label("", "quiet")
        sign.setPixmap(self._look.pixmap(icon, size=14))
        self._row.addWidget(sign)
        self._row.addWidget(text)
        return sign, text

    def _small(self, icon: str, colour: str = "") -> QToolButton:
        made = icon_button(self._look, icon, "", size=14, colour=colour) if icon else QToolButton()
        made.setIconSize(QSize(self._look.px(14) + self._look.px(4), self._look.px(14)))
        if icon:
            made.setIcon(self._look.icon(icon, colour, 14, gap=4))
        made.setProperty("kind", "icon")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setStyleSheet(f"min-height: {self._look.px(20)}px; font-size: {self._look.px(12)}px; padding: 0 4px;")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(made)
        return made
