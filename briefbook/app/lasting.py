"""A fault of Qt's binding that would end the program, and what keeps it from doing so."""

import ctypes
import sys
from typing import Final

_MANY: Final = 1 << 40


def keep_none() -> None:
    """Give None so many references that those which the binding takes too much do not matter; once, at the start.

    WORKAROUND: PySide6 6.12.0 loses one reference to None with every call that returns nothing, where Python is older
    than 3.12; after some thousand calls Python ends with "deallocating None". From 3.12 on None counts no references.
    `tests/gui/test_lasting.py` tells when a release of PySide6 no longer needs this.
    """
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython" and sys.getrefcount(None) < _MANY:
        ctypes.c_ssize_t.from_address(id(None)).value += _MANY
