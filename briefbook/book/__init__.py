"""Turns facts into pages: what the reader may see, in which order, in which words."""
