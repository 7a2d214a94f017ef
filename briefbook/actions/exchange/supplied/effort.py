"""A bound on work that does not look at a clock: the same file is refused on a slow machine and on a fast one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class TooMuch(BaseException):
    """The work is not done after as many steps as were granted.

    No Exception: a parser that tries again after any of these would swallow it and go on for ever.
    """


@contextmanager
def granted(steps: int) -> Iterator[None]:
    """Raise TooMuch inside the block once it has called and left `steps` functions, in this thread.

    A loop that calls nothing at all is not counted. Whoever measured the program before goes on measuring after it.
    """
    left = steps
    before = sys.getprofile()

    def count(frame: object, event: str, argument: object) -> None:
        """Take one step off; raises TooMuch when none is left."""
        nonlocal left
        left -= 1
        if left < 0:
            raise TooMuch

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)
