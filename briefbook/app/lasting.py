"""A fault of Qt's binding that would end the program, and what keeps it from doing so."""

import ctypes
import sys
from typing import Final

_MANY: Final = 1 << 40


def keep_constants() -> None:
    """Give None, True and False so many references that those which the binding takes too much do not matter.

    Called at the start; a second time does nothing.

    WORKAROUND: PySide6 6.12.0 loses one reference to None with every call that returns nothing, and to True and False
    in some, where Python is older than 3.12; after some thousand calls Python ends with "deallocating None". From 3.12
    on these count no references. `tests/gui/test_lasting.py` tells when a release of PySide6 no longer needs this.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < _MANY:
            ctypes.c_ssize_t.from_address(id(constant)).value += _MANY
