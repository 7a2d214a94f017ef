"""The palette of Fusion from the tokens: what Qt paints by itself."""

from PySide6.QtGui import QColor, QPalette

from briefbook.app.style.tokens import Tokens

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    """The palette of one theme, for all states of the window; disabled text is faint."""
    made = QPalette()
    for role, colour in (
        (Role.Window, tokens.bg),
        (Role.WindowText, tokens.text),
        (Role.Base, tokens.surface),
        (Role.AlternateBase, tokens.sunken),
        (Role.Text, tokens.text),
        (Role.PlaceholderText, tokens.faint),
        (Role.Button, tokens.surface),
        (Role.ButtonText, tokens.text),
        (Role.BrightText, tokens.err),
        (Role.Highlight, tokens.accent_soft),
        (Role.HighlightedText, tokens.text),
        (Role.Link, tokens.accent),
        (Role.LinkVisited, tokens.accent),
        (Role.ToolTipBase, tokens.text),
        (Role.ToolTipText, tokens.surface),
        (Role.Light, tokens.surface),
        (Role.Midlight, tokens.line),
        (Role.Mid, tokens.line2),
        (Role.Dark, tokens.line2),
        (Role.Shadow, tokens.canvas),
        (Role.Accent, tokens.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        made.setColor(Group.Disabled, role, QColor(tokens.faint))
    return made
