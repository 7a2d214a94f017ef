"""Bytes to values and back: one module or package per kind of foreign file; nothing here knows the library or a page."""
