"""Tokens, palette, style sheet, icons and fonts: the one look."""
