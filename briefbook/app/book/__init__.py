"""The outline of the book and the library, at the leading edge of the window."""
