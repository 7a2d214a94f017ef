"""The commands that every window has; screens add their own."""

from typing import Final

from briefbook.app.commands import Command, Menu
from briefbook.app.style.tokens import Theme
from briefbook.errors import Phrase, phrase

STEPS: Final[tuple[tuple[Phrase, str], ...]] = (
    (phrase("Programme"), "calendar"),
    (phrase("People"), "users"),
    (phrase("Facts"), "chart-column"),
    (phrase("Talking points"), "message-square-text"),
    (phrase("Book"), "book-open"),
    (phrase("Check"), "circle-check"),
    (phrase("Export"), "file-down"),
)
THEMES: Final[dict[Theme, Phrase]] = {
    Theme.SYSTEM: phrase("Colours of the system"),
    Theme.LIGHT: phrase("Light"),
    Theme.DARK: phrase("Dark"),
}

COMMANDS: Final[tuple[Command, ...]] = (
    Command("visit.new", phrase("New visit…"), Menu.FILE, "Ctrl+N", "plane", 0),
    Command("visit.from", phrase("New visit from an earlier one…"), Menu.FILE, "Ctrl+Shift+N", "copy", 0),
    Command("file.bring", phrase("Bring in what you have…"), Menu.FILE, "Ctrl+I", "file-up", 0),
    Command("file.open", phrase("Open a library…"), Menu.FILE, "Ctrl+O", "folder-open", 1),
    Command("sample.open", phrase("Open the sample book"), Menu.FILE, "", "book-open", 1),
    Command("sample.print", phrase("Print the sample book"), Menu.FILE, "", "printer", 1),
    Command("file.save", phrase("Save now"), Menu.FILE, "Ctrl+S", "save", 2),
    Command("file.copy", phrase("Save a copy elsewhere…"), Menu.FILE, "", "copy", 2),
    Command("file.close", phrase("Close the library"), Menu.FILE, "Ctrl+W", "x", 2),
    Command("print", phrase("Print…"), Menu.FILE, "Ctrl+P", "printer", 3),
    Command("print.booklet", phrase("Print as a booklet…"), Menu.FILE, "Ctrl+Shift+P", "book-open", 3),
    Command("export", phrase("Export…"), Menu.FILE, "Ctrl+E", "file-down", 3),
    Command("quit", phrase("Quit"), Menu.FILE, "Ctrl+Q", "", 9),
    Command("undo", phrase("Undo"), Menu.EDIT, "Ctrl+Z", "undo-2", 1),
    Command("redo", phrase("Redo"), Menu.EDIT, "Ctrl+Y; Ctrl+Shift+Z", "redo-2", 1),
    Command("history", phrase("History"), Menu.EDIT, "Ctrl+Shift+H", "history", 1),
    Command("edit.add", phrase("New record here"), Menu.EDIT, "Ctrl+Return", "plus", 2),
    Command("edit.duplicate", phrase("Duplicate"), Menu.EDIT, "Ctrl+D", "copy", 2),
    Command("edit.remove", phrase("Remove"), Menu.EDIT, "Del", "trash-2", 2),
    Command("edit.check", phrase("Mark checked today"), Menu.EDIT, "Ctrl+Shift+T", "calendar-check", 2),
    Command("edit.clear", phrase("Cleared, or a draft again"), Menu.EDIT, "Ctrl+Shift+C", "circle-check", 2),
    Command("edit.up", phrase("Move up"), Menu.EDIT, "Alt+Up", "arrow-up", 2),
    Command("edit.down", phrase("Move down"), Menu.EDIT, "Alt+Down", "arrow-down", 2),
    Command("edit.rename", phrase("Rename in the outline"), Menu.EDIT, "F2", "pencil", 2),
    Command("edit.filter", phrase("Filter"), Menu.EDIT, "Ctrl+F", "funnel", 3),
    Command("edit.find", phrase("Find in the pages"), Menu.EDIT, "Ctrl+Shift+G", "search", 3),
    Command("edit.language", phrase("Other language of the field"), Menu.EDIT, "Ctrl+Shift+L", "languages", 3),
    Command("insert.fact", phrase("Attach a fact"), Menu.INSERT, "Ctrl+Shift+F", "chart-column", 1),
    Command("settings", phrase("Settings…"), Menu.TOOLS, "Ctrl+,", "settings", 8),
    Command("help.card", phrase("How Briefbook works"), Menu.HELP, "F1", "circle-question-mark", 1),
    Command("help.keys", phrase("Shortcuts"), Menu.HELP, "Ctrl+/", "keyboard", 1),
    Command("help.log", phrase("Open the folder of the logs"), Menu.HELP, "", "folder-open", 2),
    Command("palette", phrase("Search or run a command"), Menu.TOOLS, "Ctrl+K", "search", 1),
    Command("check", phrase("Check before printing"), Menu.TOOLS, "F7", "circle-check", 1),
    Command("check.next", phrase("Next thing to fix"), Menu.TOOLS, "F8", "arrow-down", 1),
    Command("view.next", phrase("Next pane"), Menu.VIEW, "F6", "", 2),
    Command("view.before", phrase("Pane before"), Menu.VIEW, "Shift+F6", "", 2),
    Command("view.outline", phrase("Outline and library"), Menu.VIEW, "Ctrl+F9", "panel-left", 2),
    Command("view.preview", phrase("Preview"), Menu.VIEW, "F9", "panel-right", 2),
    Command("view.full", phrase("Full screen"), Menu.VIEW, "F11", "", 2),
    Command("zoom.in", phrase("Larger"), Menu.VIEW, "Ctrl++; Ctrl+=", "zoom-in", 3),
    Command("zoom.out", phrase("Smaller"), Menu.VIEW, "Ctrl+-", "zoom-out", 3),
    Command("zoom.reset", phrase("Actual size"), Menu.VIEW, "Ctrl+0", "", 3),
    *(Command(f"theme.{theme}", words, Menu.VIEW, group=4, checkable=True) for theme, words in THEMES.items()),
)
